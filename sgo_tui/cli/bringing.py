"""What `merge --onto` and `split --onto` share: changes of copies are put on their originals, each saved as itself."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import islice
from pathlib import Path

from sgo_tui.cli.command import FOUND, OK
from sgo_tui.cli.counting import counted
from sgo_tui.cli.output import print_json
from sgo_tui.i18n import _, ngettext


def add_bringing(command: argparse.ArgumentParser) -> None:
    """Give a command the options that say which changes go over to the originals."""
    command.add_argument("--yes", action="store_true", help=_("change names and birth dates of parents, too"))
    command.add_argument("--with-erasing", action="store_true", help=_("clear cells, too, where SGO then erases data"))


def bring(
    options: argparse.Namespace, copies: Sequence[Path], originals: Sequence[Path], outputs: Sequence[Path]
) -> int:
    """Put the changes of copies on the originals, save each original to its output, and tell what found no place."""
    from sgo_tui.convert import open_any
    from sgo_tui.keeping import claim
    from sgo_tui.work import open_table
    from sgo_tui.work.bringing import bring_back
    from sgo_tui.work.bringing_report import as_json, as_lines
    from sgo_tui.work.opening import table_at
    from sgo_tui.work.originals import open_before

    paths = counted([*originals, *copies], len(originals) + len(copies), _("reading"))
    targets = [open_table(path, options.sheet) for path in islice(paths, len(originals))]
    parts = [table_at(open_any(path), None) for path in paths]
    befores = [open_before(table) for table in targets]
    brought = bring_back(parts, targets, befores, with_guarded=options.yes, with_erasing=options.with_erasing)
    report = as_json(brought, targets) | {"saved": [str(output) for output in outputs]}
    lines = list(as_lines(brought, targets))
    with ExitStack() as claims:
        for output in outputs:
            claims.enter_context(claim(output))
        for target, output, kept, missing in zip(targets, outputs, brought.kept, brought.missing, strict=True):
            changed = target.save(output).changed_cells
            for line in _told(changed, kept, missing):
                print(f"{output}: {line}", file=sys.stderr)
    if options.json:
        print_json(report)
    else:
        for line in lines:
            print(line)
    return OK if brought.is_whole else FOUND


def _told(changed: int, kept: int, missing: int) -> Iterator[str]:
    yield ngettext("{n} cell changed", "{n} cells changed", changed).format(n=changed)
    if kept:
        yield ngettext(
            "{n} cell was changed here and in none of the files: kept",
            "{n} cells were changed here and in none of the files: kept",
            kept,
        ).format(n=kept)
    if missing:
        yield ngettext(
            "{n} person is in none of the files and stays as it was",
            "{n} people are in none of the files and stay as they were",
            missing,
        ).format(n=missing)
