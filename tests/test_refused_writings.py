"""What the system refuses while something is written: a sentence, the old file, the edits still pending."""

from __future__ import annotations

import errno
import os
import sys
import warnings
from itertools import count, cycle
from pathlib import Path
from types import FrameType

import pytest
from writings import WRITINGS, State, Writing, is_system_call, prepared, state

from sgo_tui.errors import SgoError

ERRORS = [
    errno.EIO, errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EDQUOT, errno.ENOENT,
    errno.EPERM, errno.ESTALE, errno.EBUSY, errno.EINTR, errno.ENOSYS, None,
]  # fmt: skip
"""What is raised, in turn; None is Ctrl+C."""
FIRST = next(iter(WRITINGS))
_FEW = 13
"""Every so manieth call is refused in the ordinary run, except in the first way of writing."""


class Fault:
    """Lets one system call fail, counted from 0: before it is made, or when it has been made already."""

    def __init__(self, number: int, code: int | None, *, is_done: bool) -> None:
        self.number = number
        self.is_interrupt = code is None
        self.is_done = is_done
        self.call = ""
        """The name of the call that has failed; "" when there are not so many."""
        self._error = KeyboardInterrupt() if code is None else OSError(code, os.strerror(code))
        self._left = number

    def __enter__(self) -> None:
        sys.setprofile(self._watch)

    def __exit__(self, *_exception: object) -> None:
        sys.setprofile(None)

    def __repr__(self) -> str:
        return f"{self._error!r} {'after' if self.is_done else 'before'} {self.call}, call {self.number}"

    def _watch(self, _frame: FrameType, event: str, function: object) -> None:
        if not is_system_call(event, function) or (event != "c_call") is not self.is_done:
            return
        name = getattr(function, "__name__", "?")
        if name == "__exit__" and not self.is_done:  # closing may tell of an error, but the file is closed then
            return
        self._left -= 1
        if self._left == -1:
            self.call = name
            raise self._error


@pytest.mark.parametrize("is_done", [False, True])
@pytest.mark.parametrize("name", WRITINGS)
def test_a_refused_call(tmp_path: Path, name: str, is_done: bool, every_fault: bool) -> None:
    """Whichever call fails: either it does not matter and all is written, or nothing is and the reason is told.

    A call may also fail when it has been made, as on a network folder whose answer is lost.
    """
    writing, folder = WRITINGS[name], tmp_path / "undisturbed"
    folder.mkdir()
    prepared(writing, folder)
    writing.open(folder).write()
    after = state(folder)
    step = 1 if every_fault or (name, is_done) == (FIRST, False) else _FEW
    for shift in range(len(ERRORS) if every_fault else 1):
        codes = cycle(ERRORS[shift:] + ERRORS[:shift])
        for number, code in zip(count(shift % step, step), codes, strict=False):
            folder = tmp_path / f"{shift}-{number}"
            folder.mkdir()
            fault = Fault(number, code, is_done=is_done)
            check(writing, folder, after, fault)
            if not fault.call:
                break


def check(writing: Writing, folder: Path, after: State, fault: Fault) -> None:
    """Write with a fault and look at what remains."""
    before = prepared(writing, folder)
    old, new = before.get(writing.target), after[writing.target]
    job = writing.open(folder)
    pending = job.table.pending_count if job.table else 0
    is_told = False
    try:
        with warnings.catch_warnings(), fault:
            warnings.simplefilter("ignore", ResourceWarning)  # of files that the program was not told it has opened
            job.write()
    except (SgoError, KeyboardInterrupt):
        is_told = True
    files = state(folder)
    kept = [name for name in files if name.endswith(".bak")]

    # A temporary file that could not be removed, or that was made without the program's knowing, goes the next time.
    for name in [name for name in files if name.endswith(".tmp")]:
        assert fault.call in ("unlink", "open"), fault
        assert files.pop(name)[0] == 0o600, fault
    for name in files.keys() - kept:
        assert files[name][1] in (before.get(name, new)[1], after[name][1]), fault
        assert files[name][0] in (before.get(name, new)[0], 0o600), fault
    assert all(files[name] in (before.get(name), (0o600, old and old[1])) for name in kept), fault
    if files.get(writing.target, (0, b""))[1] == new[1]:
        assert bool(kept) is any(name.endswith(".bak") for name in after), fault
    if not is_told:
        assert files[writing.target][1] == new[1], fault
    elif not fault.is_done and not fault.is_interrupt:
        assert files == before, fault
    if job.table:
        assert job.table.pending_count == (pending if is_told else 0), fault
