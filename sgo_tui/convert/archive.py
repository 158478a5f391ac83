"""The parts of an .xlsx or .ods, which are archives: small enough to be read, and without tricks."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable

from sgo_tui.errors import CannotConvert
from sgo_tui.i18n import _

_MOST_BYTES = 100 << 20
"""Of all parts together; a table of 10,000 rows and 100 columns takes about half of it."""
_MOST_TAGS = 8_000_000
"""Of all parts together, and of nothing else in a bomb; such a table has four a cell."""
_MOST_PARTS = 2000


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
    size = tags = 0
    for part in parts:
        if part.flag_bits & 1:
            raise CannotConvert(_("The file has a password. Open it, take the password off and save it."))
        with archive.open(part) as file:
            while chunk := file.read(1 << 20):
                size += len(chunk)
                tags += chunk.count(b"<")
                if size > _MOST_BYTES or tags > _MOST_TAGS:
                    raise _too_large()
