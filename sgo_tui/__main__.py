"""``python -m sgo_tui`` is ``sgo-tui``."""

import sys

from sgo_tui.cli import main

if __name__ == "__main__":
    sys.exit(main())
