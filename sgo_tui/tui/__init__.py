"""The screen. Textual lives in this room and in ``term`` only."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def run(path: str | Path, sheet: str | None = None) -> int:
    """Edit the file at `path` on the screen; returns the exit code, after telling why on stderr if it is 2."""
    # Read by Textual when it is imported. Without it Ctrl+letter depends on the keyboard layout in terminals
    # that know the kitty protocol.
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    from sgo_tui.tui.app import EditorApp  # noqa: PLC0415 - after the setting above

    app = EditorApp(path, sheet)
    code = app.run(mouse=False)
    if app.failure is not None:
        print(f"sgo-tui: {app.failure.title}. {app.failure}", file=sys.stderr)  # noqa: T201 - the command line
    return app.return_code or 0 if code is None else code
