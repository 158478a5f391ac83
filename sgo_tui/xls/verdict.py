"""Can this file be saved without losing anything? Answered from its container and globals, without the cells."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from sgo_tui.errors import Encrypted
from sgo_tui.i18n import N_, _
from sgo_tui.xls.container import CompoundFile
from sgo_tui.xls.contents import is_encrypted
from sgo_tui.xls.files import not_a_workbook
from sgo_tui.xls.records import StreamError
from sgo_tui.xls.sectors import ContainerError
from sgo_tui.xls.spans import Stream
from sgo_tui.xls.workbook_stream import take_apart

_OLD = N_(
    "The file is of Excel 95 or older and can only be read. "
    "To edit it, save it in Excel as «Excel 97-2003 workbook (*.xls)»."
)
_TWO_BOOKS = N_(
    "The file holds the workbook twice, for Excel 95 and for Excel 97-2003, and can only be read. "
    "To edit it, save it in Excel as «Excel 97-2003 workbook (*.xls)»."
)
_SIGNED = N_(
    "The file has a digital signature, which any change would break, so it can only be read. "
    "To edit it, save a copy without the signature in Excel."
)
_IRREGULAR = N_(
    "The file is put together in an unusual way and can only be read. "
    "To edit it, save it in Excel as «Excel 97-2003 workbook (*.xls)»."
)

_BIFF8_BOF = b"\x00\x06"


class Verdict(NamedTuple):
    """What is known of a file before its cells are read."""

    stream: Stream
    """The records of the workbook."""
    read_only: str | None = None
    """Why it cannot be saved, in the user's language; None when it can."""


def irregular() -> str:
    """Return the sentence about a file in which something does not fit together."""
    return _(_IRREGULAR)


def judge(path: Path, data: bytes, kind: str) -> Verdict:
    """Judge a file by its parts; `kind` is "ole" or "biff".

    Raises `Encrypted`, `WrongContainer` for a compound file of another program, and `ContainerError` when
    the records of the workbook cannot be got at.
    """
    if kind == "biff":
        return Verdict(data, _(_OLD))
    container = CompoundFile(data)
    books = [entry for entry in (container.find("Workbook"), container.find("Book")) if entry]
    if not books and not container.find("EncryptedPackage"):
        raise not_a_workbook(path, "unknown")
    if not books or any(is_encrypted(container.read(book)) for book in books):
        raise Encrypted(
            _(
                "«{name}» has a password. Open it in Excel, take the password off "
                "(File → Info → Protect Workbook) and save it."
            ).format(name=path.name)
        )
    stream = container.read(books[0])
    reason = _TWO_BOOKS if len(books) > 1 else _reason(container, stream)
    return Verdict(stream, _(reason) if reason else None)


def _reason(container: CompoundFile, stream: Stream) -> str | None:
    if stream[4:6] != _BIFF8_BOF:
        return _OLD
    if {entry.name.lower() for entry in container.children()} & {"_signatures", "_xmlsignatures"}:
        return _SIGNED
    try:
        take_apart(container)
    except (ContainerError, StreamError):
        return _IRREGULAR
    return None
