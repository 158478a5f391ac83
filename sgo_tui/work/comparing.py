"""Texts as people compare them: for finding, and for putting in order."""

from __future__ import annotations

import re
from collections.abc import Iterator

_FORM = re.compile(r"[ \t\xa0()\-–—+.]+")


def comparable(text: str) -> str:
    """Return `text` without what people write in different ways: case, ё, spaces and punctuation of numbers.

    >>> comparable("112-233-445 95") == comparable("11223344595"), comparable("Фёдор")
    (True, 'федор')
    """
    return _FORM.sub("", text.casefold().replace("ё", "е"))


def natural(text: str) -> tuple[tuple[bool, int, str], ...]:
    """Return a key by which «2А» comes before «10А».

    >>> sorted(["10А", "2Б", "2А"], key=natural)
    ['2А', '2Б', '10А']
    """
    return tuple((part.isdecimal(), int(part) if part.isdecimal() else 0, part.casefold()) for part in _parts(text))


def _parts(text: str) -> Iterator[str]:
    """Yield the digits and the other characters of a text in turn."""
    part = ""
    for character in text:
        if part and part[-1].isdecimal() != character.isdecimal():
            yield part
            part = ""
        part += character
    if part:
        yield part
