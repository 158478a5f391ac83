"""Text that may be sent to a terminal: what it would obey, or hide, becomes a mark.

Cells, names of worksheets and names of files hold whatever somebody has put there: a sequence that clears the screen,
a mark that turns the reading direction, half a character. Only what is shown is cleaned; the file keeps what it holds.
"""

from __future__ import annotations

import re

_UNSHOWN = (
    r"\x00-\x09\x0b-\x1f\x7f-\xa0\xad\u061c\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\ud800-\udfff\U000e0000-\U000e007f"
)
"""Control characters, spaces without width, marks of direction, halves of characters; all but the line feed."""
_IN_LINE = re.compile(f"[\n{_UNSHOWN}]")
_IN_TEXT = re.compile(f"[{_UNSHOWN}]")
_MARKS = {"\n": "¶", "\r": "¶", "\t": "»", "\xa0": " ", "\u202f": " ", "\u2007": " "}
_OTHER_MARK = "¤"


def marked(text: str) -> str:
    r"""Return `text` on one line, each character that a terminal would obey or hide replaced by one mark.

    >>> marked("Петров\x1b[2J"), marked("два\nслова")
    ('Петров¤[2J', 'два¶слова')
    """
    return _IN_LINE.sub(_mark, text)


def marked_lines(text: str) -> str:
    """Return the same of a text of several lines."""
    return _IN_TEXT.sub(_mark, text)


def escaped_json(document: str) -> str:
    """Return a JSON document that says the same and has no such character."""
    return _IN_TEXT.sub(_escape, document)


def _mark(hit: re.Match[str]) -> str:
    return _MARKS.get(hit[0], _OTHER_MARK)


def _escape(hit: re.Match[str]) -> str:
    units = hit[0].encode("utf-16-be", "surrogatepass").hex(" ", 2).split()
    return "".join(f"\\u{unit}" for unit in units)
