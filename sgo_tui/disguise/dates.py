"""Invented days: all days of a file are moved alike, by so little that ages and expiries stay what they are.

A day keeps the way it is written, «1 февраля 2012 г.» as well as «2012-02-01».
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from sgo_tui.fields import dates

_NUMBER = re.compile(r"\d+", re.ASCII)


class Days:
    """Moves days by a number of days; some may be moved otherwise where that would change what is said of them."""

    def __init__(self, offset: int, others: Mapping[dt.date, int], today: dt.date) -> None:
        self._offset = offset
        self._others = others
        self._today = today
        self._written: dict[str, str | None] = {}

    def moved(self, day: dt.date) -> dt.date:
        """Return the day in the place of `day`, in the past if that is; one at an end of the calendar stays."""
        by = dt.timedelta(days=self._others.get(day, self._offset))
        try:
            moved = day + by
            return moved if (moved <= self._today) == (day <= self._today) else day - by
        except OverflowError:
            return day

    def in_text(self, text: str) -> str | None:
        """Return `text` with the day that it means moved, written in the same way; None where it means none."""
        if text not in self._written:
            self._written[text] = self._moved_in(text)
        return self._written[text]

    def _moved_in(self, text: str) -> str | None:
        day = dates.parse(text) or dates.from_short_year(text) or dates.from_serial(text)
        return written(text, day, self.moved(day)) if day else None


def written(text: str, old: dt.date, new: dt.date) -> str | None:
    """Return `new` as `text` writes `old`; None where that cannot be told.

    >>> february, march = dt.date(2012, 2, 27), dt.date(2012, 3, 2)
    >>> [written(text, february, march) for text in ("27.02.2012", "2012-02-27", "27.2.12", "27022012", "40966")]
    ['02.03.2012', '2012-03-02', '02.3.12', '02032012', '40970']
    >>> written("27 февраля 2012 г.", february, dt.date(2012, 2, 20))
    '20 февраля 2012 г.'
    """
    runs = _NUMBER.findall(text)
    if dates.from_serial(text) == old:
        return str(int(text) + (new - old).days)
    if len(runs) == 1 and len(runs[0]) == 8:
        year_first = dates.parse(text) is not None and text.strip().startswith(f"{old.year}")
        parts = [f"{new:%Y%m%d}" if year_first and not text.startswith(f"{old:%d%m}") else f"{new:%d%m%Y}"]
    elif len(runs) >= 3 and {int(run) for run in runs[:3]} >= {old.day, old.month}:
        parts = [*map(_digits, runs[:3], _in_order(runs[0], new)), *runs[3:]]
    elif len(runs) >= 2 and (old.year, old.month) == (new.year, new.month) and int(runs[0]) == old.day:
        parts = [_digits(runs[0], new.day), *runs[1:]]
    else:
        return None
    rest = iter(parts)
    result = _NUMBER.sub(lambda _found: next(rest), text)
    return result if (dates.parse(result) or dates.from_short_year(result)) == new else None


def _in_order(first: str, new: dt.date) -> tuple[int, int, int]:
    """Return day, month and year in the order of a text whose `first` number may be the year."""
    if len(first) == 4:
        return new.year, new.month, new.day
    return new.day, new.month, new.year


def _digits(old: str, new: int) -> str:
    """Return a number with as many digits as another, two of a year with four where there were two."""
    return f"{new:0{len(old)}d}"[-max(len(old), len(str(new % 100))) :]
