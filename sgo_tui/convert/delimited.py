"""Tables of text with a delimiter (CSV). Every cell is text, so that zeros in front stay."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from sgo_tui.convert.model import TEXT, Book, Sheet, check_bytes, check_size
from sgo_tui.convert.text import decoded
from sgo_tui.errors import CannotConvert
from sgo_tui.i18n import _

_DELIMITERS = (";", "\t", ",")
_TOLD = "sep="
"""Excel's own line about the delimiter, before all others."""
_SAMPLE, _SAMPLE_ROWS = 1_000_000, 50
"""Characters and rows that are looked at to find the delimiter."""


def read_delimited(data: bytes) -> Book:
    """Return the table as a worksheet; raises `CannotConvert` when it cannot be read."""
    check_bytes(data)
    text = decoded(data)
    first, _newline, rest = text.partition("\n")
    told = first.strip('\r "')
    if told.lower().startswith(_TOLD) and len(told) == len(_TOLD) + 1:
        text, delimiter = rest, told[-1]
    else:
        delimiter = _delimiter_of(text)
    sheet = Sheet(_("Sheet{number}").format(number=1))
    for row, values in enumerate(_rows(text, delimiter)):
        check_size(row + 1, len(values))
        for column, value in enumerate(values):
            shown = _shown(value)
            if shown:
                sheet.put(row, column, shown, TEXT)
    if not sheet.cells:
        raise CannotConvert(_("The text table is empty. Export the file again."))
    return Book([sheet])


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    """Yield the values of each row; raise `CannotConvert` for what is no such table."""
    # Python's own limit for a value is in the way of a quote that nobody closes, about which more can be told.
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise CannotConvert(_("The text table cannot be read. Export the file again.")) from error


def _shown(value: str) -> str:
    """Return what Excel shows of a value: ="007" is how some programs keep the zeros of a text."""
    value = value.replace("\xa0", " ").strip()
    return value[2:-1] if value.startswith('="') and value.endswith('"') and len(value) > 2 else value


def _delimiter_of(text: str) -> str:
    """Return the delimiter by which most of the first lines have the same number of cells, more than one.

    One that cuts quoted texts is none.
    """
    best, most = _DELIMITERS[0], 0
    for delimiter in _DELIMITERS:
        rows = list(islice(_rows(text[:_SAMPLE], delimiter), _SAMPLE_ROWS))
        widths = Counter(len(row) for row in rows if len(row) > 1)
        weight = max((width * times for width, times in widths.items()), default=0)
        cuts = any(value.count('"') % 2 for row in rows for value in row)
        if weight > most and not cuts:
            best, most = delimiter, weight
    return best
