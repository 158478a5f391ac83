"""Tables of text with a delimiter (CSV). Every cell is text, so that zeros in front stay."""

from __future__ import annotations

import csv
import io
from collections import Counter

from sgo_tui.convert.model import TEXT, Book, Cell, Sheet, check_size, check_text
from sgo_tui.convert.text import decoded
from sgo_tui.errors import CannotConvert
from sgo_tui.i18n import _

_DELIMITERS = (";", "\t", ",")
_TOLD = "sep="
"""Excel's own line about the delimiter, before all others."""
_SAMPLE = 50


def read_delimited(data: bytes) -> Book:
    """Return the table as a worksheet; raises `CannotConvert` when it cannot be read."""
    text = decoded(data)
    first, _newline, rest = text.partition("\n")
    told = first.strip('\r "')
    if told.lower().startswith(_TOLD) and len(told) == len(_TOLD) + 1:
        text, delimiter = rest, told[-1]
    else:
        delimiter = _delimiter_of(text)
    sheet = Sheet(_("Sheet{number}").format(number=1))
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    try:
        for row, values in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)):
            check_size(row + 1, len(values))
            for column, value in enumerate(values):
                shown = _shown(value)
                if shown:
                    check_text(shown, row, column)
                    sheet.cells[row, column] = Cell(shown, TEXT)
    except csv.Error as error:
        raise CannotConvert(_("The text table cannot be read. Export the file again.")) from error
    if not sheet.cells:
        raise CannotConvert(_("The text table is empty. Export the file again."))
    return Book([sheet])


def _shown(value: str) -> str:
    """Return what Excel shows of a value: ="007" is how some programs keep the zeros of a text."""
    value = value.replace("\xa0", " ").strip()
    return value[2:-1] if value.startswith('="') and value.endswith('"') and len(value) > 2 else value


def _delimiter_of(text: str) -> str:
    """Return the delimiter by which most of the first lines have the same number of cells, more than one.

    One that cuts quoted texts is none.
    """
    sample = io.StringIO("".join(text.splitlines(keepends=True)[: 2 * _SAMPLE]), newline="")
    best, most = _DELIMITERS[0], 0
    for delimiter in _DELIMITERS:
        sample.seek(0)
        rows = [row for row, _number in zip(csv.reader(sample, delimiter=delimiter), range(_SAMPLE), strict=False)]
        widths = Counter(len(row) for row in rows if len(row) > 1)
        weight = max((width * times for width, times in widths.items()), default=0)
        cuts = any(value.count('"') % 2 for row in rows for value in row)
        if weight > most and not cuts:
            best, most = delimiter, weight
    return best
