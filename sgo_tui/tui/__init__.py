"""The screen. Textual lives in this room and in ``term`` only."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from traceback import extract_tb

from sgo_tui.i18n import _
from sgo_tui.plain import marked_lines


def run(path: Path, sheet: str | None = None, *, original: Path | None = None, scrub: bool = False) -> int:
    """Edit the file at `path` on the screen; returns the exit code, after telling why on stderr if it is 2.

    With `original`, the changes of the file are put on that export. With `scrub`, each save takes old values out.
    """
    # Read by Textual when it is imported. Without it Ctrl+letter depends on the keyboard layout in terminals
    # that know the kitty protocol.
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    # Nothing is garbage before the table is shown; the application then switches the collector on.
    gc.disable()
    from sgo_tui.tui.app import EditorApp

    app = EditorApp(path, sheet, original=original, scrub=scrub)
    try:
        code = app.run(mouse=False)
    finally:
        app.leave()
    if app.failure is not None:
        _tell(f"{app.failure.title}. {app.failure}")
    elif app.crash is not None:
        _tell(_("The program has failed; the file is as it was saved last. Please report these lines:"))
        _tell(_where(app.crash))
        return 2
    return code or 0


def _where(crash: BaseException) -> str:
    """Return the kind of a crash and the lines it went through: no values, they may be personal data."""
    frames = extract_tb(crash.__traceback__)
    return " ".join([type(crash).__name__, *(f"{Path(f.filename).name}:{f.lineno}" for f in frames)])


def _tell(text: str) -> None:
    print(marked_lines(f"sgo-tui: {text}"), file=sys.stderr)  # noqa: T201 - the command line
