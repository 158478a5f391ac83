"""What the rows above the header («шапка») tell of an export: the school, the filters it was made with, and its day.

SGO writes pairs there, «Параллель: все», each in one cell or in two. Only names that are known are believed: a title is
free text, and «Ответственный:» is no filter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from sgo_tui.export.columns import Export
from sgo_tui.export.header import Grid
from sgo_tui.settings import parse_day

_FILTERS = frozenset(
    (
        "учебный год",
        "параллель",
        "параллели",
        "класс",
        "классы",
        "группа",
        "группы",
        "объединение",
        "объединения",
        "статус",
    )
)
_PAIR = re.compile(r"(?:^|(?<=[\t;,]))\s*([^\t:;,]+):[\t ]*([^\t:;]*?)(?=\s*(?:[\t;]|,[^\t:;,]+:|$))")
"""A name and a value in a row whose cells are joined by tabs; a value may have commas: «5А, 5Б»."""
_DAY = re.compile(
    r"(?:^|[\t;,(]|\s)(?:дата(?: (?:выгрузки|экспорта|формирования|создания))?|сформирован[оа]?|выгружен[оа]?"
    r"|по состоянию на)\s*:?[\t ]*(\d{1,2}\.\d{1,2}\.\d{4})(?!\d)",
    re.IGNORECASE,
)
_SCHOOL = re.compile(
    r"(?:^|\t)(?i:школа|(?:образовательная )?организация|оо)[ ]?:[\t ]*([^\t:;]+)"
    r"|(?:^|\t)([^\t:;]*\b(?:[А-ЯЁ]{1,6}ОУ|[СНО]ОШ|(?i:школа|гимназия|лицей|детский сад|колледж|техникум|училище"
    r"|учреждение|центр образования))\b[^\t:;]*)"
)
"""A cell that says it is the school's name, or has its legal form, «МБОУ», or what it is; «ученики школы» is none."""


class Title(NamedTuple):
    """What a title tells."""

    filters: Sequence[tuple[str, str]]
    """Names of filters in small letters and what they were set to, in the file's order."""
    day: date | None
    """When the export was made; None where that is not said, or said twice and differently."""
    school: str = ""
    """The name of the school; "" where no row has one."""


def title_of(grid: Grid, export: Export) -> Title:
    """Return what the title of an export tells."""
    rows = range(export.header_rows.start)
    return read_title([grid.text(row, column) for column in range(grid.column_count)] for row in rows)


def read_title(rows: Iterable[Sequence[str]]) -> Title:
    """Return what is told by title rows, given cell by cell."""
    lines = ["\t".join(" ".join(text.split()) for text in row if text.strip()) for row in rows]
    days = {day for line in lines for day in _days(line)}
    school = next((found for line in lines if (found := _SCHOOL.search(line))), None)
    return Title(
        [pair for line in lines for pair in _filters(line)],
        days.pop() if len(days) == 1 else None,
        (school[1] or school[2]).strip() if school else "",
    )


def _filters(line: str) -> Iterator[tuple[str, str]]:
    for name, value in _PAIR.findall(line):
        known = name.strip().lower()
        if known in _FILTERS and value:
            yield known, value


def _days(line: str) -> Iterator[date]:
    for text in _DAY.findall(line):
        try:
            yield parse_day(text)
        except ValueError:
            continue
