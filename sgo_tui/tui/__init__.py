"""The screen. Textual lives in this room and in ``term`` only."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from sgo_tui.crash import failure_told, no_tracebacks
from sgo_tui.plain import marked_lines
from sgo_tui.settings import settings


def run(
    path: Path | None,
    sheet: str | None = None,
    *,
    original: Path | None = None,
    scrub: bool = False,
    is_demo: bool = False,
    paint: bool = True,
) -> int:
    """Edit the file at `path`, or one that is chosen there, on the screen; returns the exit code.

    Tells why on stderr if that is 2.

    With `original`, the changes of the file are put on that export. With `scrub`, each save takes old values out.
    If it `is_demo`, the tour may be taken on it.
    Without `paint` Textual draws by itself.
    """
    # Nothing is garbage before the table is shown; the application then switches the collector on.
    gc.disable()
    from sgo_tui.tui.app import EditorApp

    app = EditorApp(path, sheet, original=original, scrub=scrub, is_demo=is_demo, paint=paint)
    app.way_out.watch()
    code, crash = None, None
    with no_tracebacks(app.thread_failed):
        try:
            code = app.run(mouse=settings().mouse)
        except BaseException as error:  # noqa: BLE001 - told below
            crash = error
        app.way_out.restore_terminal()
        try:
            app.way_out.prepare()
        except Exception as error:  # noqa: BLE001 - told below
            crash = error
    crash = app.crash or crash
    if crash is not None:
        _tell(failure_told(crash, kept=app.what_is_kept, path=path))
        return 2
    if app.failure is not None:
        _tell(f"{app.failure.title}. {app.failure}")
    return code or 0


def _tell(text: str) -> None:
    print(marked_lines(f"sgo-tui: {text}"), file=sys.stderr)  # noqa: T201 - the command line
