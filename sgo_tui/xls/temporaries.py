"""Temporary files beside the files whose place they are to take, and what killed saves have left of them.

They hold personal data, and neither a kill nor a power cut leaves time to remove them. So the name tells which process
of which machine made the file: the next one to write into the folder, or to open a file there, removes it once that
process is gone. A lock would tell the same on a local disk only: on a Windows share it keeps the file from being read
back, on other network folders it fails or is not seen by other machines.
"""

from __future__ import annotations

import os
import re
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sgo_tui.xls.spans import Stream

_PREFIX, _SUFFIX = ".saving-", ".tmp"
_NAME = re.compile(rf"{re.escape(_PREFIX)}(?P<machine>[0-9a-f]{{8}})-(?P<process>[0-9]{{1,9}})-\w+{re.escape(_SUFFIX)}")


@contextmanager
def temporary_beside(target: Path, pieces: Iterable[Stream | bytearray]) -> Iterator[Path]:
    """Write `pieces` to a new file in the folder of `target`, readable by its owner only, onto the disk.

    The file is removed at the end, unless it was moved away. Raises OSError.
    """
    remove_abandoned(target)
    prefix = f"{_PREFIX}{_machine()}-{os.getpid()}-"
    handle, name = tempfile.mkstemp(prefix=prefix, suffix=_SUFFIX, dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        del pieces
        yield temporary
    finally:
        # Why the save has failed matters more than a file that the next one will remove.
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def remove_abandoned(file: Path) -> None:
    """Remove what killed saves of this user have left in the folder of a file; whatever cannot be removed stays.

    The files of living processes, of other machines and of other users are not touched. A process that has been given
    the number of a dead one keeps the file until it ends, too.
    """
    with suppress(OSError), os.scandir(Path(os.path.realpath(file)).parent) as entries:
        for entry in entries:
            name = _NAME.fullmatch(entry.name)
            if name and name["machine"] == _machine() and not is_running(int(name["process"])):
                with suppress(OSError):
                    if entry.stat(follow_symlinks=False).st_uid == os.geteuid():
                        Path(entry).unlink()


def _machine() -> str:
    """Return what tells machines apart, and containers on one machine: there the same numbers are other processes."""
    try:
        numbers = Path("/proc/self/ns/pid").stat().st_ino
    except OSError:  # not Linux
        numbers = 0
    return f"{zlib.crc32(f'{os.uname().nodename} {numbers}'.encode('utf-8', 'surrogateescape')):08x}"


def is_running(process: int) -> bool:
    """Whether there is a process of this number on this machine, whoever's it is."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # another user's
        pass
    return True
