"""Put a file in the place of another so that at any moment one of the two is there, whole."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sgo_tui.errors import CannotWrite
from sgo_tui.i18n import N_, _
from sgo_tui.xls.temporaries import temporary_beside

BACKUP_SUFFIX = ".bak"
_PRIVATE = 0o600

_REASONS = {
    errno.ENOSPC: N_("There is no space left for «{name}». Free some space, or save it in another place."),
    errno.EDQUOT: N_("Your disk quota has no room for «{name}». Delete something, or save it in another place."),
    errno.EACCES: N_("You have no right to write to the folder of «{name}». Save it in another folder."),
    errno.EPERM: N_("You have no right to write to the folder of «{name}». Save it in another folder."),
    errno.EROFS: N_("The disk with «{name}» is read-only. Save it in another place."),
    errno.ENOENT: N_("There is no such folder to save «{name}» in. Choose another."),
    errno.ENOTDIR: N_("There is no such folder to save «{name}» in. Choose another."),
    errno.EISDIR: N_("«{name}» is a folder. Save the file under another name."),
    errno.ENAMETOOLONG: N_("The name «{name}» is too long. Save the file under a shorter one."),
}


@contextmanager
def telling_failures(target: Path) -> Iterator[None]:
    """Turn what the system refuses into `CannotWrite` with a sentence about `target`."""
    try:
        yield
    except OSError as error:
        sentence = _REASONS.get(error.errno or 0)
        if sentence is None:
            message = _("«{name}» could not be written: {reason}. Save it in another place.")
        else:
            message = _(sentence)
        raise CannotWrite(message.format(name=target.name, reason=error.strerror)) from error


def backup_path(target: Path) -> Path:
    """Return where the backup of a file lies unless told otherwise: beside it, as NAME.xls.bak."""
    return target.with_name(target.name + BACKUP_SUFFIX)


def keep_backup(backup: Path, content: bytes) -> None:
    """Keep `content` as the file `backup`, readable by its owner only; one that is there already is older and stays."""
    if backup.exists():
        return
    with temporary_beside(backup, content) as temporary:
        # A link appears whole or not at all, and never takes the place of another file.
        try:
            os.link(temporary, backup)
        except FileExistsError:
            pass
        except OSError:
            _copy_privately(backup, content)


def _copy_privately(path: Path, content: bytes) -> None:
    """Write a new file on a disk that knows no links, such as a memory stick."""
    with contextlib.suppress(FileExistsError):
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        except BaseException:
            path.unlink()
            raise


def replace(temporary: Path, target: Path) -> None:
    """Move `temporary` to `target`, with the rights `target` had, and see the folder onto the disk.

    A new file is readable by its owner only, whatever the rights of the one it was made from: it holds personal data.
    """
    status = target.stat() if target.exists() else None
    if status:
        with contextlib.suppress(PermissionError):
            # The group matters in folders that a school shares; only the superuser can give a file away.
            os.chown(temporary, -1, status.st_gid)
        temporary.chmod(stat.S_IMODE(status.st_mode))
    temporary.replace(target)
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        # Some network file systems cannot do this for folders; the file itself is safe by then.
        with contextlib.suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)
