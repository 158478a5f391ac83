"""Put a file in the place of another so that at any moment one of the two is there, whole.

The promise is as good as the disk's: where it moves a file over another in one step, as all but a few network folders
do, neither a killed program nor a full disk leaves anything between the two.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sgo_tui.errors import CannotWrite
from sgo_tui.i18n import N_, _
from sgo_tui.xls.rights import take_over_rights
from sgo_tui.xls.temporaries import temporary_beside

BACKUP_SUFFIX = ".bak"
_LONGEST_NAME = 255
"""Bytes of a name, on nearly every disk: 127 Russian letters."""
_ANY_MAY_WRITE = 0o222

_REASONS = {
    errno.ENOSPC: N_("There is no space left for «{name}». Free some space, or save it in another place."),
    errno.EDQUOT: N_("Your disk quota has no room for «{name}». Delete something, or save it in another place."),
    errno.EACCES: N_("You have no right to write to the folder of «{name}». Save it in another folder."),
    errno.EPERM: N_("You have no right to write to the folder of «{name}». Save it in another folder."),
    errno.EROFS: N_("The disk with «{name}» is read-only. Save it in another place."),
    errno.ENOENT: N_("There is no such folder to save «{name}» in. Choose another."),
    errno.ENOTDIR: N_("There is no such folder to save «{name}» in. Choose another."),
    errno.EISDIR: N_("«{name}» is a folder. Save the file under another name."),
    errno.EEXIST: N_("«{name}» exists already. Choose another name."),
    errno.ELOOP: N_("«{name}» is a link that leads nowhere. Save the file under another name."),
    errno.ENAMETOOLONG: N_(
        "The name «{name}» or the path to it is too long. Give a shorter one, or choose another folder."
    ),
}


@contextmanager
def telling_failures(target: str | os.PathLike[str]) -> Iterator[None]:
    """Turn what the system refuses into `CannotWrite` with a sentence about `target`."""
    try:
        yield
    except OSError as error:
        sentence = _REASONS.get(error.errno or 0)
        if sentence is None:
            message = _("«{name}» could not be written: {reason}. Save it in another place.")
        else:
            message = _(sentence)
        raise CannotWrite(message.format(name=Path(target).name, reason=error.strerror)) from error


def real_path(path: str | os.PathLike[str]) -> Path:
    """Return where a file lies once links are followed; raise `CannotWrite` when the current folder is gone."""
    with telling_failures(path):
        return Path(os.path.realpath(path))


def check_replaceable(target: Path) -> bool:
    """Return whether there is a file to be replaced; `target` is as `real_path` gives it.

    Raises OSError or `CannotWrite` for what a file cannot replace, and for a file that its owner has protected.
    """
    try:
        mode = target.lstat().st_mode
    except FileNotFoundError:
        return False
    if stat.S_ISLNK(mode):  # to itself, or it could not be followed
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(mode):
        raise CannotWrite(_("«{name}» is not an ordinary file. Save under another name.").format(name=target.name))
    # The superuser may write whatever its owner has protected, but hardly means to.
    if not (mode & _ANY_MAY_WRITE and os.access(target, os.W_OK)):
        raise CannotWrite(_("«{name}» is protected from writing. Save under another name.").format(name=target.name))
    return True


def replace(temporary: Path, target: Path) -> None:
    """Move `temporary` to `target`, with the rights `target` had, and see the folder onto the disk.

    A new file is readable by its owner only, whatever the rights of the one it was made from: it holds personal data.
    Other hard links to `target` keep the file as it was: whoever links copies, as some backup programs do, wants them
    unchanged. Nothing is raised once the file is in its place.
    """
    with suppress(FileNotFoundError):
        take_over_rights(temporary, target)
    temporary.replace(target)
    sync_folder(target.parent)


def put_new(temporary: Path, target: Path) -> None:
    """Let `temporary` appear as `target`, whole or not at all; raise FileExistsError when there is such a file."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError as error:
        # Memory sticks and some network folders know no links; there two programs at once may find the name free.
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from error
        temporary.rename(target)
    sync_folder(target.parent)


def name_with(stem: str, ending: str) -> str:
    """Return the name of a file that ends in `ending`; a stem that is too long for it loses its last characters."""
    while stem and len(os.fsencode(stem + ending)) > _LONGEST_NAME:
        stem = stem[:-1]
    return stem + ending


def backup_path(target: Path) -> Path:
    """Return where the backup of a file lies unless told otherwise: beside it, as NAME.xls.bak."""
    return target.with_name(name_with(target.stem, target.suffix + BACKUP_SUFFIX))


@contextmanager
def kept_as(backup: Path, content: bytes, temporary: Path) -> Iterator[None]:
    """Keep `content` as `backup`, a file readable by its owner only, while `temporary` takes the place of what had it.

    A backup that is there already is older and stays. One that was made goes again when `temporary` is where it was at
    the end: nothing was replaced then.
    """
    made = _keep(backup, content)
    try:
        yield
    finally:
        if made and os.path.lexists(temporary):
            with suppress(OSError):
                backup.unlink()


def _keep(backup: Path, content: bytes) -> bool:
    """Write a backup, and return whether there was none."""
    if os.path.lexists(backup):
        return False
    with temporary_beside(backup, [content]) as temporary, suppress(FileExistsError):
        put_new(temporary, backup)
        return True
    return False


def sync_folder(folder: Path) -> None:
    """See what is in a folder onto the disk."""
    # Some network file systems cannot do this for folders; the file itself is safe by then.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
