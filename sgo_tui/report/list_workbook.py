"""A list for a class teacher as an Excel 97-2003 workbook, laid out for A4."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from sgo_tui.check.people import WHO
from sgo_tui.convert.write import free_name
from sgo_tui.i18n import _
from sgo_tui.plain import marked
from sgo_tui.report.gaps import Household
from sgo_tui.report.lists import ClassList, words_of

_CHARACTER = 256
"""Widths are stored in 256ths of a character."""
_NUMBER, _NAME, _PERSON, _MARK = 5, 36, 30, 16
_LINE = 14 * 20
"""The height of a line of text, in twentieths of a point."""
_A4 = 9
_FONT = "font: name Arial, height 200"
_BOXED = "borders: left hair, right hair, top hair, bottom hair; align: vert top, wrap on"


def workbook(shown: ClassList) -> bytes:
    """Return the file of a list: a title, a header that stays in sight, a line for each pupil, a column for ticks."""
    import xlwt  # 40 ms that only those who write a workbook should pay

    book: Any = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet(free_name(shown.name, set()))
    text = xlwt.easyxf(f"{_FONT}; {_BOXED}")
    quiet = xlwt.easyxf(f"{_FONT}, colour gray50")
    sheet.write(0, 0, shown.title, xlwt.easyxf("font: name Arial, height 280, bold on"))
    sheet.write(1, 0, shown.subtitle, quiet)
    sheet.write(2, 0, shown.note, quiet)
    header = xlwt.easyxf(f"{_FONT}, bold on; {_BOXED}; pattern: pattern solid, fore_colour gray25")
    labels = ["№", _("Name"), *(_(WHO[owner]).capitalize() for owner in shown.owners), _("Done")]
    for column, label in enumerate(labels):
        sheet.write(3, column, label, header)
    for number, household in enumerate(shown.households, 1):
        cells = [number, marked(household.name), *_cells(shown, household), ""]
        for column, value in enumerate(cells):
            sheet.write(3 + number, column, value, text)
        lines = max(str(cell).count("\n") + 1 for cell in cells)
        sheet.row(3 + number).height, sheet.row(3 + number).height_mismatch = lines * _LINE, True
    _lay_out(sheet, [_NUMBER, _NAME, *(_PERSON for _owner in shown.owners), _MARK])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _cells(shown: ClassList, household: Household) -> list[str]:
    found = {member.owner: "\n".join(words_of(member)) for member in household.members}
    return [found.get(owner, "") for owner in shown.owners]


def _lay_out(sheet: Any, widths: Sequence[int]) -> None:
    for column, width in enumerate(widths):
        sheet.col(column).width = width * _CHARACTER
    sheet.row(0).height, sheet.row(0).height_mismatch = 22 * 20, True
    sheet.panes_frozen, sheet.horz_split_pos = True, 4
    sheet.paper_size_code, sheet.portrait = _A4, len(widths) <= 4
    sheet.fit_num_pages, sheet.fit_width_to_pages, sheet.fit_height_to_pages = 1, 1, 0
    sheet.left_margin = sheet.right_margin = 0.5
    sheet.top_margin = sheet.bottom_margin = 0.6
    sheet.header_str = b""
    sheet.footer_str = b"&P / &N"
