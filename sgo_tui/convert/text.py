"""Decode a file of text whose encoding nobody tells reliably."""

from __future__ import annotations

import codecs
import re

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_ANY_TEXT = rb"charset=\u0041+AGE-"
"""What UTF-16, UTF-7 or the codecs that Python has for other things read as something else."""
_HEAD = 4096
_CYRILLIC = "cp1251"


def decoded(data: bytes, *, declared: bool = False) -> str:
    """Return the text of a file: by its byte order mark, by what it declares, as UTF-8, or else as windows-1251.

    UTF-8 comes before what a web page declares: a text that is right in UTF-8 is hardly ever anything else. Zeros,
    with which some programs fill their texts up, are left out.
    """
    return _decoded(data, declared=declared).replace("\0", "")


def _decoded(data: bytes, *, declared: bool) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(_declared(data) if declared else _CYRILLIC, "replace")


def _declared(data: bytes) -> str:
    """Return the encoding that the beginning of a file names, if plain text is plain text in it; else windows-1251."""
    found = _DECLARED.search(data[:_HEAD])
    try:
        name = codecs.lookup(found[1].decode("ascii")).name if found else _CYRILLIC
        is_usual = _ANY_TEXT.decode(name, "replace") == _ANY_TEXT.decode("ascii")
    except (LookupError, UnicodeError):
        return _CYRILLIC
    return name if is_usual and name != "utf-8" else _CYRILLIC
