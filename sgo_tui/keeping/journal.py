"""The journal of one session: every change, and every complaint of SGO, on the disk before the screen shows it.

It lies in the user's state folder and holds what a kill would lose: personal data, so it is 0600, and gone as soon as
the file holds the changes. Lines are only appended; what cannot be written now is written with what comes next, so that
a full disk loses nothing unless the program is killed meanwhile.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from sgo_tui.keeping.entries import Entry, line_of, packed
from sgo_tui.work.edits import Step
from sgo_tui.work.matching import identity_columns
from sgo_tui.work.table import Table
from sgo_tui.work.told import Told
from sgo_tui.xls.replacing import real_path, sync_folder

if TYPE_CHECKING:
    from sgo_tui.keeping.unsaved import Unsaved

FORMAT = 1
_PRIVATE_FOLDER, _PRIVATE_FILE = 0o700, 0o600
_SUFFIX = ".journal"


def journal_folder() -> Path:
    """Return where the journals of this user lie."""
    from platformdirs import user_state_path  # 5 ms that the first screen need not wait for

    return user_state_path("sgo-tui", appauthor=False) / "journals"


def journal_path(file: Path, number: int = 1) -> Path:
    """Return where a journal of `file` lies; a higher `number` when a living session has those before it."""
    return journal_folder() / f"{_name(file)}{f'-{number}' if number > 1 else ''}{_SUFFIX}"


def journals(file: Path | None = None) -> list[Path]:
    """Return all journals, or those of a file, whatever is in them, in the order of their names."""
    return sorted(journal_folder().glob(f"{_name(file) if file else ''}*{_SUFFIX}"))


def _name(file: Path) -> str:
    return hashlib.sha256(os.fsencode(real_path(file))).hexdigest()[:32]


class Journal:
    """Keeps the steps of a table, beginning with the first; before that there is no file."""

    def __init__(self, table: Table) -> None:
        self.failure: str | None = None
        """Why the last step is not on the disk, as the system says it; None when it is."""
        self.path: Path | None = None
        """Where it lies, once it does."""
        self._table = table
        self._identity = identity_columns(table)
        self._told: set[tuple[str, int]] = set()
        self._handle = -1
        self._length = 0
        self._unwritten = b""

    def add(self, steps: Sequence[Step]) -> None:
        """Keep steps of the table, to be called before they are taken; see `failure` for whether that worked."""
        self._append(b"".join(line_of(entry) for step in steps for entry in self._entries(step)))

    def go_on(self, unsaved: Unsaved) -> bool:
        """Go on with the journal that a dead session has left of the same file; False where that cannot be."""
        if self.path is not None:
            return False
        try:
            handle = os.open(unsaved.journal, os.O_WRONLY | os.O_APPEND)
            os.ftruncate(handle, unsaved.length)
        except OSError:
            return False
        self._take_on(unsaved.journal, handle, unsaved.length)
        self._told.update(("row", row) for row in unsaved.people)
        self._told.update(("column", column) for column in unsaved.columns)
        return True

    def add_typing(self, row: int, column: int, text: str | None) -> None:
        """Keep what is being typed into a cell; None when it was given up. A step that follows puts an end to it."""
        if text is not None or self.path is not None:
            entries = [*self._about(row, column), ["typing", row, column, text]]
            self._append(b"".join(map(line_of, entries)))

    def add_told(self, told: Sequence[Told]) -> None:
        """Keep what SGO has said of cells, so that its list need not be pasted again; nothing when it is given up."""
        if told or self.path is not None:
            about = [entry for one in told for entry in self._about(one.row, one.column)]
            self._append(b"".join(map(line_of, [*about, ["told", told]])))

    def close(self) -> None:
        """Remove the journal: the file holds all of it, or it was given up."""
        self._remove()
        self._unwritten = b""
        self.failure = None

    def leave(self) -> None:
        """Let go of the journal and leave it where it is."""
        if self._handle >= 0:
            with suppress(OSError):
                os.close(self._handle)
        self.path, self._handle = None, -1
        self._told.clear()

    def _remove(self) -> None:
        if self.path is not None:
            with suppress(OSError):
                self.path.unlink(missing_ok=True)
        self.leave()

    def _append(self, lines: bytes) -> None:
        self._unwritten += lines
        try:
            if self._handle < 0:
                self._begin()
            length = self._write(self._unwritten)
        except OSError as error:
            self.failure = error.strerror or type(error).__name__
        else:
            # Nothing between these two: the handler of a signal may write, too, and must not do so twice.
            self._length, self._unwritten = length, b""
            self.failure = None

    def _begin(self) -> None:
        """Make the file with its first line, which tells what it is of; journals of dead sessions are not touched."""
        folder = journal_folder()
        folder.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
        paths = (journal_path(self._table.path, number) for number in count(1))
        path = next(path for path in paths if not os.path.lexists(path))
        self._take_on(path, os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_EXCL, _PRIVATE_FILE), 0)
        try:
            self._length = self._write(line_of(self._origin()))
            sync_folder(folder)
        except OSError:
            self._remove()
            raise

    def _take_on(self, path: Path, handle: int, length: int) -> None:
        self.path, self._handle, self._length = path, handle, length
        # By this a living session's journal is known from a dead one's; a network without locks knows no difference.
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _write(self, lines: bytes) -> int:
        """Write at the end, onto the disk, and return how long the journal is then.

        What was written of it when that fails is taken back; so is what a writing has left that a signal has cut off.
        """
        rest = memoryview(lines)
        try:
            os.ftruncate(self._handle, self._length)
            while rest:
                rest = rest[os.write(self._handle, rest) :]
            os.fdatasync(self._handle)
        except OSError:
            with suppress(OSError):
                os.ftruncate(self._handle, self._length)
            raise
        return self._length + len(lines)

    def _origin(self) -> Entry:
        table = self._table
        about = {
            "file": str(table.path),
            "sheet": table.sheet.index,
            "sheet_name": table.sheet.name,
            "digest": table.workbook.digest,
            "begun": datetime.now().astimezone().isoformat(timespec="seconds"),
        }
        return ["journal", FORMAT, about]

    def _entries(self, step: Step) -> Iterator[Entry]:
        for edit in step.batch:
            yield from self._about(edit.row, edit.column)
        yield [step.kind, [(edit.row, edit.column, packed(edit.before), packed(edit.after)) for edit in step.batch]]

    def _about(self, row: int, column: int) -> Iterator[Entry]:
        """Yield whose row and which column a cell is in, where that was not told yet.

        By this the edits find their cells again should the file be another one by then.
        """
        if ("row", row) not in self._told:
            self._told.add(("row", row))
            yield ["row", row, [self._table.stored_text(row, index) for index in self._identity]]
        if ("column", column) not in self._told:
            self._told.add(("column", column))
            about = self._table.column(column)
            yield ["column", column, about.group, about.label]
