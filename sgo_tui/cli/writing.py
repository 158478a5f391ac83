"""Files that commands make: whole or not at all, for their owner only, and never in the place of another unasked."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from sgo_tui.errors import UsageError
from sgo_tui.i18n import _

STANDARD_STREAM = Path("-")
"""As a file to be written: what the command makes goes to the standard output."""


def refuse_existing(output: Path, *, force: bool) -> None:
    """Raise `UsageError` when there is a file of this name already, and nobody has said that it may go."""
    if output != STANDARD_STREAM and not force and os.path.lexists(output):
        raise UsageError(_("«{name}» exists already. To overwrite it add --force.").format(name=output.name))


def refuse_same(output: Path, *sources: Path) -> None:
    """Raise `UsageError` when what is made would take the place of what it is made from."""
    from sgo_tui.xls.replacing import real_path

    if output != STANDARD_STREAM and real_path(output) in map(real_path, sources):
        raise UsageError(_("«{name}» is read by this command. Save under another name.").format(name=output.name))


def make_private_folder(folder: Path) -> None:
    """Make a folder that only its owner may look into, unless there is one; raises `CannotWrite`."""
    from sgo_tui.xls.replacing import telling_failures

    with telling_failures(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def write_private(output: Path, content: str | bytes, *, force: bool) -> None:
    """Write a file readable by its owner only, or to the standard output; a text becomes UTF-8.

    Raises UsageError for a file that is there already, unless `force`, and CannotWrite.
    """
    write_pieces(output, [content.encode() if isinstance(content, str) else content], force=force)


def write_pieces(output: Path, pieces: Iterable[bytes], *, force: bool) -> None:
    """Write such a file piece by piece, as they are made; raises the same, and then nothing is left of it."""
    from sgo_tui.xls.replacing import put_new, real_path, replace, telling_failures
    from sgo_tui.xls.temporaries import temporary_beside

    if output == STANDARD_STREAM:
        # Past the gate: who reads it wants every byte.
        sys.stdout.flush()
        sys.stdout.buffer.writelines(pieces)
        sys.stdout.buffer.flush()
        return
    refuse_existing(output, force=force)
    target = real_path(output)
    with telling_failures(output), temporary_beside(target, pieces) as temporary:
        if force:
            replace(temporary, target)
        else:
            put_new(temporary, target)
