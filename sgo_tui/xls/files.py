"""Read the bytes of a file that should be a workbook; say plainly what it is when it is none."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Collection
from pathlib import Path

from sgo_tui.errors import CannotRead, Damaged, FileUnreachable, WrongContainer
from sgo_tui.i18n import N_, _
from sgo_tui.xls.sniff import SAMPLE, sniff

_KINDS = {
    "html": N_("a web page (HTML)"),
    "xlsx": N_("a workbook of the newer kind (.xlsx)"),
    "ods": N_("an OpenDocument spreadsheet (.ods)"),
    "csv": N_("a text table (CSV)"),
    "text": N_("plain text"),
    "xml": N_("an XML file"),
    "pdf": N_("a PDF document"),
    "biff": N_("a workbook of a very old Excel"),
    "unknown": N_("a file of another kind"),
}


def absolute(path: str | os.PathLike[str]) -> Path:
    """Return a path without its «..», for people to read; raise `FileUnreachable` when the current folder is gone."""
    try:
        return Path(os.path.abspath(path))  # noqa: PTH100 - Path.absolute() would leave ".."
    except OSError as error:
        raise FileUnreachable(_failure(Path(path), error)) from error


def read_workbook_file(path: Path) -> tuple[bytes, str]:
    """Return the bytes of a workbook and whether it is "ole" (Excel 5.0 and later) or bare "biff" (older).

    Raises `FileUnreachable`; `Damaged` for an empty file; `WrongContainer` for a file of another kind, of
    which no more than the beginning is read.
    """
    data, container = read_file(path, wanted=("ole", "biff"))
    if container not in ("ole", "biff"):
        raise not_a_workbook(path, container)
    return data, container


def read_file(path: Path, wanted: Collection[str] | None = None) -> tuple[bytes, str]:
    """Return the bytes of a file and what it is, as `sniff` names it; only the beginning of what is not `wanted`.

    Raises `FileUnreachable`.
    """
    try:
        _refuse_unordinary(path)
        with path.open("rb") as file:
            head = file.read(SAMPLE)
            container = sniff(head)
            if wanted is None or container in wanted:
                file.seek(0)  # to put two parts together would take the memory of both, for a moment
                return file.read(), container
            return head, container
    except OSError as error:
        raise FileUnreachable(_failure(path, error)) from error
    except ValueError as error:  # a NUL character in the path
        raise FileUnreachable(_("There is no such file. Check its name.")) from error


def not_a_workbook(path: Path, container: str) -> CannotRead:
    """Return the error for a file that is no Excel 97-2003 workbook; `container` as `sniff` names it."""
    if container == "empty":
        return Damaged(_("«{name}» is empty. Export it again.").format(name=path.name))
    return WrongContainer(
        _(
            "«{name}» is {kind}, not an Excel 97-2003 workbook. "
            "Open it in Excel and save it as «Excel 97-2003 workbook (*.xls)»."
        ).format(name=path.name, kind=_(_KINDS[container])),
        container,
    )


def _refuse_unordinary(path: Path) -> None:
    """Raise for folders, and for devices and pipes, where reading may never end."""
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise FileUnreachable(_("«{name}» is a folder. Choose a file in it.").format(name=path.name or path))
    if not stat.S_ISREG(mode):
        raise FileUnreachable(_("«{name}» is not an ordinary file. Choose another.").format(name=path.name))


def _failure(path: Path, error: OSError) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return _("There is no file «{name}» in «{folder}». Check its name.").format(name=path.name, folder=path.parent)
    if isinstance(error, PermissionError):
        return _("You have no right to read «{name}». Ask its owner for access.").format(name=path.name)
    if error.errno == errno.ENAMETOOLONG:
        return _("The path to «{name}» is too long. Move the file to another folder.").format(name=path.name)
    return _("«{name}» could not be read: {reason}.").format(name=path.name, reason=error.strerror)
