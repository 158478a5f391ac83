"""Recognise by its first bytes what a file is, whatever its name says."""

from __future__ import annotations

import codecs
import re

from sgo_tui.xls.container import SIGNATURE

SAMPLE = 65_536
"""How many bytes are enough to tell."""

_ZIP = b"PK\x03\x04"
_BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_BIFF_BEGINNINGS = (b"\x09\x00", b"\x09\x02", b"\x09\x04", b"\x09\x08")
"""The BOF records of BIFF2, BIFF3, BIFF4 and of BIFF5-8 without a compound file around them."""
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_FEW = 0.01
"""The part of a text that may be control characters: some come from Word into cells, and from there into exports."""
_HTML = re.compile(r"<(!doctype\s+html|html|head|body|meta|table|tr|td)\b", re.IGNORECASE)
_DELIMITERS = (";", "\t", ",")
_IN_QUOTES = re.compile(r'"[^"]*"')


def sniff(head: bytes) -> str:
    """Return "empty", "ole", "biff", "xlsx", "ods", "html", "xml", "pdf", "csv", "text" or "unknown".

    `head` is the beginning of the file, `SAMPLE` bytes of it or all.
    """
    if not head.strip(b"\0"):
        return "empty"
    if head.startswith(SIGNATURE):
        return "ole"
    if head[:2] in _BIFF_BEGINNINGS and 4 <= int.from_bytes(head[2:4], "little") <= 20:
        return "biff"
    if head.startswith(_ZIP):
        return _sniff_zip(head)
    if head.startswith(b"%PDF"):
        return "pdf"
    text = _decoded(head)
    return "unknown" if text is None else _sniff_text(text)


def _sniff_zip(head: bytes) -> str:
    if b"application/vnd.oasis.opendocument.spreadsheet" in head:
        return "ods"
    return "xlsx" if b"xl/" in head or b"[Content_Types].xml" in head else "unknown"


def _decoded(head: bytes) -> str | None:
    """Return the head as text; None when it is none in UTF-8, UTF-16 or windows-1251."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "ignore")
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(head, final=len(head) < SAMPLE)
    except UnicodeDecodeError:
        text = head.decode("cp1251", "replace")
    return None if len(_CONTROLS.findall(text)) > _FEW * len(text) else text


def _sniff_text(text: str) -> str:
    beginning = text.lstrip()
    if beginning.startswith("<?xml"):
        return "html" if re.search(r"<html\b", beginning[:2048], re.IGNORECASE) else "xml"
    if beginning.startswith("<") and _HTML.search(beginning[:4096]):
        return "html"
    return "csv" if _is_table(text) else "text"


def _is_table(text: str) -> bool:
    """Whether most of the first lines have the same number of one delimiter, in quotes or not."""
    return _has_columns(text) or _has_columns(_IN_QUOTES.sub("", text))


def _has_columns(text: str) -> bool:
    lines = [line for line in text.splitlines()[:20] if line.strip()]
    for delimiter in _DELIMITERS:
        counts = [line.count(delimiter) for line in lines]
        if len(lines) > 1 and counts[0] and counts.count(counts[0]) * 2 > len(counts):
            return True
    return False
