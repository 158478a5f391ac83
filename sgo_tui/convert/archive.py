"""The parts of an .xlsx or .ods, which are archives: small enough to be read, and without tricks."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable

from sgo_tui.errors import CannotConvert
from sgo_tui.i18n import _

_MOST_BYTES = 100 << 20
"""Of all parts together; a table of 10,000 rows and 100 columns takes about half of it."""
_MOST_PARTS = 2000
_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)|<\x00!\x00|\x00<\x00!", re.IGNORECASE)
"""Office programs never declare entities; those who do want them multiplied, or files read."""


def open_archive(data: bytes, wanted: Iterable[str] = ()) -> zipfile.ZipFile:
    """Return the archive; raises `CannotConvert` when it is damaged, too large, or lacks one of the parts `wanted`.

    Sizes are counted while unpacking: those that an archive tells of itself may be wrong.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        _check_parts(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise damaged() from error
    if set(wanted) - set(archive.namelist()):
        raise damaged()
    return archive


def damaged() -> CannotConvert:
    """Return the error for a file that cannot be read."""
    return CannotConvert(_("The file is damaged. Export it again, or save it anew in the program it is from."))


def _too_large() -> CannotConvert:
    return CannotConvert(
        _("The file unpacks to more than can be converted here. Open it in Excel and save it as .xls.")
    )


def _check_parts(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if len(parts) > _MOST_PARTS:
        raise _too_large()
    left = _MOST_BYTES
    for part in parts:
        if part.flag_bits & 1:
            raise CannotConvert(_("The file has a password. Open it, take the password off and save it."))
        left -= _checked_size(archive, part, left)


def _checked_size(archive: zipfile.ZipFile, part: zipfile.ZipInfo, left: int) -> int:
    """Return how large a part is; raise when that is more than `left`, or when it declares entities."""
    size = 0
    is_xml = part.filename.endswith((".xml", ".rels", ".vml"))
    end = b""
    with archive.open(part) as file:
        while chunk := file.read(1 << 20):
            size += len(chunk)
            if size > left:
                raise _too_large()
            if is_xml and _DECLARATION.search(end + chunk):
                raise damaged()
            end = chunk[-16:]
    return size
