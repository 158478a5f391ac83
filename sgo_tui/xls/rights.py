"""Let a new file have the owner, the group and the rights of the one whose place it is to take."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

_ACCESS_LIST = "system.posix_acl_access"
_KEPT = ("system.", "security.selinux", "user.")
"""Extended attributes that are of a file whatever its bytes are; others are the system's, and may sign the bytes."""


def take_over_rights(temporary: Path, target: Path) -> None:
    """Give `temporary` the owner, group, rights, access list and attributes of `target`, as far as the system allows.

    Only the superuser can give a file away, and members can give it to a group. What a group or an access list was
    allowed is nobody's when it cannot be kept: the rights are for other people then. Raises OSError when the
    rights cannot be set.
    """
    status = target.stat()
    for owner in (status.st_uid, -1):
        with suppress(OSError):
            os.chown(temporary, owner, status.st_gid)
            break
    wanted, found = _attributes(target), _attributes(temporary)
    _change_attributes(temporary, wanted, found)
    mode = stat.S_IMODE(status.st_mode)
    if temporary.stat().st_gid != status.st_gid or _attributes(temporary).get(_ACCESS_LIST) != wanted.get(_ACCESS_LIST):
        mode = mode & ~stat.S_IRWXG | (mode & stat.S_IRWXO) << 3
    # Network folders that make every file the same user's do not let others set even the rights that it has.
    if mode != stat.S_IMODE(temporary.stat().st_mode):
        temporary.chmod(mode)


def _attributes(path: Path) -> dict[str, bytes]:
    """Return the extended attributes of a file; none where the system or the disk knows none."""
    found = {}
    with suppress(AttributeError, OSError):
        for name in os.listxattr(path):
            if name.startswith(_KEPT):
                with suppress(OSError):
                    found[name] = os.getxattr(path, name)
    return found


def _change_attributes(path: Path, wanted: dict[str, bytes], found: dict[str, bytes]) -> None:
    for name in found.keys() - wanted.keys():
        with suppress(OSError):
            os.removexattr(path, name)
    for name, value in wanted.items():
        if found.get(name) != value:
            with suppress(OSError):
                os.setxattr(path, name, value)
