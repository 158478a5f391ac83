"""Writes the manual page of the command line, in Russian, from the program's own help: man/sgo-tui.1.

Run it after a command or an option was added or changed.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "man" / "sgo-tui.1"


def page() -> str:
    """Return the page as it should be."""
    os.environ.update(LANGUAGE="ru", COLUMNS="80")
    from argparse_manpage.manpage import Manpage  # of the development tools only

    from sgo_tui.cli import parser_of, speak

    speak(["--lang", "ru"])
    parser = parser_of(())
    lines = str(Manpage(parser, format="single-commands-section")).splitlines()
    # The day on which it was written says nothing and would make another file of the same page.
    return "\n".join([".TH SGO\\-TUI 1", *lines[1:]]) + "\n"


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), "utf-8")
    sys.stdout.write(f"{PAGE}\n")
