"""What a browser makes of the pages: sheets of A4, nothing cut off, nothing fetched."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from exports import MOTHER, NOW, PUPIL, opened, school

from sgo_tui.report.figures import figures
from sgo_tui.report.notices import notices, receivers
from sgo_tui.report.page import page

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no browser to print with")

WORST = ["5А", "Константинопольский-Задунайский", "", "", "", "", "", "Константинопольская", "", "", "", ""]
MEASURE = """
<script>addEventListener("load", () => { document.title = [
  document.documentElement.scrollWidth <= innerWidth,
  [...document.querySelectorAll("td, th")].every(cell => cell.scrollWidth <= cell.clientWidth + 1),
] })</script>
"""


def browser(folder: Path, *arguments: str) -> str:
    """Run the browser without a window and return what it prints."""
    assert BROWSER is not None
    command = [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'browser'}"]
    return subprocess.run([*command, *arguments], capture_output=True, timeout=60, check=True, text=True).stdout


def sheets(folder: Path, text: str) -> list[tuple[float, float]]:
    """Return the sizes in millimetres of the sheets on which a page is printed."""
    (folder / "page.html").write_text(text, "utf-8")
    browser(folder, f"--print-to-pdf={folder / 'page.pdf'}", "--no-pdf-header-footer", f"{folder / 'page.html'}")
    boxes = re.findall(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", (folder / "page.pdf").read_bytes())
    return [(float(width) / 72 * 25.4, float(height) / 72 * 25.4) for width, height in boxes]


def test_the_page_is_printed_on_a4(tmp_path: Path) -> None:
    """Upright; sixty classes take a few sheets, one more or less with other letters."""
    printed = sheets(tmp_path, page(figures(opened(tmp_path / "a.xls", *school(60)), NOW)))
    assert 4 <= len(printed) <= 6
    assert all((round(width), round(height)) == (210, 297) for width, height in printed)


def test_a_family_has_a_sheet(tmp_path: Path) -> None:
    """Even one in which all lack everything; nothing follows the last sheet."""
    table = opened(tmp_path / "a.xls", PUPIL + MOTHER, WORST, WORST, WORST)
    assert len(sheets(tmp_path, notices(table, receivers(table)))) == 3


@pytest.mark.parametrize("width", [500, 1000, 1600])
def test_nothing_is_wider_than_the_window(tmp_path: Path, width: int) -> None:
    """Neither the page nor what stands in a cell, down to the narrowest window that the browser has."""
    text = page(figures(opened(tmp_path / "a.xls", *school(60)), NOW))
    measured = re.sub(r"<meta http-equiv=[^>]*>", "", text).replace("</body>", f"{MEASURE}</body>")
    (tmp_path / "page.html").write_text(measured, "utf-8")
    shown = browser(tmp_path, f"--window-size={width},800", "--dump-dom", f"{tmp_path / 'page.html'}")
    assert "<title>true,true</title>" in shown
