"""Makes the picture of the report in the README from the demo export, in Russian, as a browser shows it.

Run it as ``python screenshots/report.py``; it needs Chromium, and says so where there is none.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from sgo_tui.demo import write_demo
from sgo_tui.i18n import use_language
from sgo_tui.report.figures import figures
from sgo_tui.report.page import page
from sgo_tui.settings import Settings, use
from sgo_tui.work import open_table

PICTURE = Path(__file__).with_name("report.png")
WIDTH, HEIGHT = 1000, 1130
NOW = datetime(2026, 11, 23, 12).astimezone()
"""The day that the people of the demo are invented for."""


def main() -> int:
    """Write the picture beside this file."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        sys.stderr.write("There is no Chromium: the picture stays as it is.\n")
        return 1
    use_language("ru")
    use(Settings(as_of=NOW.date()))
    with tempfile.TemporaryDirectory() as folder:
        export = write_demo(Path(folder, "demo.xls"), rows=120).path
        os.utime(export, ((NOW - timedelta(hours=3)).timestamp(),) * 2)
        source = Path(folder, "report.html")
        source.write_text(page(figures(open_table(export), NOW)), "utf-8")
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
        places = [f"--user-data-dir={folder}/browser", f"--screenshot={PICTURE}", f"--window-size={WIDTH},{HEIGHT}"]
        subprocess.run([browser, *options, *places, str(source)], check=True, capture_output=True)  # noqa: S603
    return 0


if __name__ == "__main__":
    sys.exit(main())
