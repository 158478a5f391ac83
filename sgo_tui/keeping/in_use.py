"""One writer at a time: the lock file beside a workbook says who has it open, in the form that LibreOffice reads.

«.~lock.NAME.xls#» is held by a lock of the system while we live, so that what a dead program has left is known and
taken over. Where a network folder knows no locks, and for other machines, other programs and Excel's «~$NAME.xls», its
words are all there is: then the user is asked. The format: LibreOffice, ``svl/source/misc/lockfilecommon.cxx``.
"""

from __future__ import annotations

import fcntl
import os
import re
import struct
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sgo_tui.errors import FileInUse
from sgo_tui.i18n import _
from sgo_tui.work.user import full_name, login, machine
from sgo_tui.xls.replacing import name_with, real_path
from sgo_tui.xls.temporaries import is_running

if TYPE_CHECKING:
    from typing_extensions import Self

_OURS = "sgo-tui:"
"""Begins the last word of our lock files, before the number of the process; LibreOffice has a URL there."""
_MOST_READ = 4096
_WORD = re.compile(r"((?:[^\\,;]|\\.)*)[,;]", re.DOTALL)
_EVERYBODY_MAY = 0o666


class Holder(NamedTuple):
    """Who has a file open, as a lock file tells it."""

    name: str
    host: str = ""
    since: str = ""
    program: str = ""
    process: int = 0
    """Of one of our editors; 0 for another program."""


class Claim:
    """The right to write a file, until it is released or the process ends."""

    def __init__(self, file: Path, lock: Path | None = None, handle: int = -1) -> None:
        self.file = file
        """What is claimed, links followed."""
        self._lock = lock
        self._handle = handle

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_failure: object) -> None:
        self.release()

    def release(self) -> None:
        """Let others write the file."""
        if self._lock is not None:
            with suppress(OSError):
                if _is_open_as(self._handle, self._lock):
                    self._lock.unlink()
            os.close(self._handle)
            self._lock = None


def claim(path: Path, *, insist: bool = False) -> Claim:
    """Claim the file at `path`; where no lock file can be made, such as in a folder one may only read, that is all.

    Raises `FileInUse`; with `insist` only when the other certainly lives.
    """
    file = real_path(path)
    in_excel = _in_excel(file)
    if in_excel is not None and not insist:
        raise _in_use(file, in_excel, certain=False)
    lock = file.with_name(f".~lock.{file.name}#")
    try:
        handle = _opened(lock, _mode(file))
    except OSError:
        return Claim(file)
    try:
        _take_over(file, handle, insist=insist)
    except BaseException:
        os.close(handle)
        raise
    return Claim(file, lock, handle)


def _opened(lock: Path, mode: int) -> int:
    """Open the lock file, the one that is there once it is open; raises OSError."""
    while True:
        handle = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, mode)
        if _is_open_as(handle, lock):
            return handle
        os.close(handle)


def _is_open_as(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.lstat())
    except FileNotFoundError:
        return False


def _take_over(file: Path, handle: int, *, insist: bool) -> None:
    """Lock the open lock file and write who we are; raises `FileInUse`."""
    holder = _read(os.pread(handle, _MOST_READ, 0))
    knows_locks = True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise _in_use(file, holder or Holder(""), certain=True) from error
    except OSError:
        knows_locks = False
    if holder is not None and not insist and not _has_died(holder, knows_locks=knows_locks):
        raise _in_use(file, holder, certain=False)
    with suppress(OSError):
        os.ftruncate(handle, 0)
        os.pwrite(handle, _line().encode("utf-8", "surrogateescape"), 0)


def _has_died(holder: Holder, *, knows_locks: bool) -> bool:
    """Whether a holder whose lock we could take is one of ours that is no more."""
    if not holder.process or holder.host != machine():
        return False
    return knows_locks or not is_running(holder.process)


def _line() -> str:
    now = datetime.now().astimezone()
    words = full_name(), login(), machine(), f"{now:%d.%m.%Y %H:%M}", f"{_OURS}{os.getpid()}"
    return ",".join(re.sub(r"([\\,;])", r"\\\1", word) for word in words) + ";"


def _read(data: bytes) -> Holder | None:
    """Return what a lock file says; None when it says nothing, as after a kill before it was written."""
    words = [re.sub(r"\\(.)", r"\1", word) for word in _WORD.findall(data.decode("utf-8", "replace"))]
    if len(words) < 5:
        return None
    name, login, host, since, address = words[:5]
    process = address.removeprefix(_OURS)
    if process != address and process.isdecimal():
        return Holder(name or login, host, since, "sgo-tui", int(process))
    return Holder(name or login, host, since, "LibreOffice")


def _in_excel(file: Path) -> Holder | None:
    """Return who has the file open in Excel: the owner file has the length of a name and the name, twice."""
    try:
        data = file.with_name(name_with("~$" + file.stem, file.suffix)).read_bytes()[:_MOST_READ]
        (length,) = struct.unpack_from("<H", data, 55)
        return Holder(data[57 : 57 + 2 * length].decode("utf-16-le", "replace").strip(), program="Excel")
    except (OSError, struct.error):
        return None


def _in_use(file: Path, holder: Holder, *, certain: bool) -> FileInUse:
    told = [
        holder.name or _("somebody"),
        holder.program and _("in {program}").format(program=holder.program),
        holder.host and _("on the machine «{host}»").format(host=holder.host),
        holder.since and _("since {time}").format(time=holder.since),
    ]
    sentence = _("«{name}» is open: {who}.").format(name=file.name, who=", ".join(word for word in told if word))
    return FileInUse(sentence, certain=certain)


def _mode(file: Path) -> int:
    """Return the rights of a lock file: who may read the workbook, may know who has it; it holds no data of pupils."""
    try:
        return file.stat().st_mode & _EVERYBODY_MAY
    except OSError:
        return 0o600
