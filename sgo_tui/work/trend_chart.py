"""The growth of a number as a picture of characters: without colour, in 80 columns, in ASCII where nothing else is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sgo_tui.work.trend import Day

_EIGHTHS = " ▁▂▃▄▅▆▇█"
_ASCII = " #"
_HEIGHT = 10
_MARGIN = 6
"""Columns for «100 %» and the axis."""
_WIDEST_BAR = 4


def chart(days: Sequence[Day], deadline: date | None, *, width: int = 79, is_ascii: bool = False) -> Iterator[str]:
    """Yield the lines of a chart of the part that is ready, from the first day to the last or the deadline.

    A day without a check is as the one before. The deadline is a line from top to bottom.
    """
    first = days[0].day
    last = max(days[-1].day, deadline or first)
    room = width - _MARGIN
    span = (last - first).days + 1
    columns = min(span, room)
    bar_width = max(1, min(_WIDEST_BAR, room // columns))
    moments = [first + timedelta(days=index * span // columns) for index in range(columns)]
    parts = [_part_at(days, moment) for moment in moments]
    mark = _place_of(deadline, moments)
    for line in reversed(range(_HEIGHT)):
        label = {_HEIGHT - 1: "100%", _HEIGHT // 2 - 1: " 50%"}.get(line, "")
        cells = (_cell(part, line, is_ascii=is_ascii) * bar_width for part in parts)
        body = "".join(_with_mark(cell, index == mark, is_ascii=is_ascii) for index, cell in enumerate(cells))
        yield f"{label:>4} {'|' if is_ascii else '│'}{body}".rstrip()
    yield f"{'  0%'} {'+' if is_ascii else '└'}{('-' if is_ascii else '─') * (bar_width * columns)}"
    yield " " * _MARGIN + _dates(first, last, bar_width * columns)


def sparkline(parts: Sequence[float], *, is_ascii: bool = False) -> str:
    """Return one character for each part, 0 to 1: the higher, the more; digits are tenths in ASCII.

    >>> sparkline([0, 0.5, 1]), sparkline([0, 0.5, 1], is_ascii=True)
    ('▁▄█', '059')
    """
    if is_ascii:
        return "".join(str(min(9, int(part * 10))) for part in parts)
    return "".join(_EIGHTHS[1 + min(7, int(part * 7.01))] for part in parts)


def _part_at(days: Sequence[Day], moment: date) -> float | None:
    """Return the part that was ready on a day; None for days to come."""
    known = [day for day in days if day.day <= moment]
    return known[-1].total.part if known and moment <= days[-1].day else None


def _place_of(deadline: date | None, moments: Sequence[date]) -> int | None:
    if deadline is None or deadline < moments[0]:
        return None
    return max(index for index, moment in enumerate(moments) if moment <= deadline)


def _cell(part: float | None, line: int, *, is_ascii: bool) -> str:
    """Return what stands in one line of a bar, counted from the bottom."""
    if part is None:
        return " "
    filled = part * _HEIGHT - line
    if is_ascii:
        return _ASCII[filled >= 0.5 or (line == 0 and part > 0)]
    eighths = int(min(1.0, max(0.0, filled)) * 8)
    return _EIGHTHS[max(eighths, 1) if line == 0 and part > 0 else eighths]


def _with_mark(cell: str, is_marked: bool, *, is_ascii: bool) -> str:
    if not is_marked or cell.strip():
        return cell
    return cell[:-1] + (":" if is_ascii else "┊")


def _dates(first: date, last: date, width: int) -> str:
    begin, end = f"{first:%d.%m}", f"{last:%d.%m}"
    return begin if first == last else begin + end.rjust(max(width - len(begin), len(end) + 1))
