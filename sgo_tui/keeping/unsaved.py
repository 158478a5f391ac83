"""What sessions have left behind that ended before they could save: read from their journals."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, cast, get_args

from sgo_tui.errors import WrongJournal
from sgo_tui.i18n import _
from sgo_tui.keeping.entries import entries_of, unpacked
from sgo_tui.keeping.journal import FORMAT, journals
from sgo_tui.work.edits import Edit, Kind, Step, net
from sgo_tui.work.told import Told

_STEPS = frozenset(get_args(Kind))


class Typing(NamedTuple):
    """Text that was being typed into a cell."""

    row: int
    column: int
    text: str


@dataclass
class Unsaved:
    """What one journal tells; rows and columns are those of the file as it was then."""

    journal: Path
    file: Path
    sheet: int
    sheet_name: str
    digest: str
    """SHA-256 of the file as the session had opened it."""
    last: datetime
    """When the last change was made."""
    length: int
    """Bytes of the journal that are whole."""
    steps: list[Step] = field(default_factory=list)
    people: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """Name and birth date of the person in an edited row, in the order of `identity_columns`."""
    columns: dict[int, tuple[str, str]] = field(default_factory=dict)
    """Group and label of an edited column."""
    told: list[Told] = field(default_factory=list)
    """What SGO has said of cells."""
    typing: Typing | None = None

    @cached_property
    def edits(self) -> dict[tuple[int, int], Edit]:
        """What the steps come to, cell by cell."""
        return net(self.steps)

    @property
    def is_empty(self) -> bool:
        """Whether no change would be lost with it."""
        return not self.edits and self.typing is None

    def delete(self) -> None:
        """Throw it away; raises OSError."""
        self.journal.unlink(missing_ok=True)


def find_unsaved(file: Path) -> list[Unsaved]:
    """Return what dead sessions have left of a file, the oldest first; journals with nothing in them are removed.

    Raises `WrongJournal` for one that a newer version has written.
    """
    left = []
    for unsaved in _read(journals(file)):
        if unsaved.is_empty and not unsaved.told:
            with suppress(OSError):
                unsaved.delete()
        else:
            left.append(unsaved)
    return left


def all_unsaved() -> list[Unsaved]:
    """Return what all dead sessions of this user have left, the oldest first; raises as `find_unsaved` does."""
    return _read(journals())


def _read(paths: Iterable[Path]) -> list[Unsaved]:
    found = [read_journal(path) for path in paths if not _is_in_use(path)]
    return sorted((unsaved for unsaved in found if unsaved is not None), key=lambda unsaved: unsaved.last)


def read_journal(path: Path) -> Unsaved | None:
    """Read a journal as far as it is whole; None when not even its first line is, or it cannot be read.

    Raises `WrongJournal`.
    """
    try:
        data = path.read_bytes()
        last = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    except OSError:
        return None
    entries, length = entries_of(data)
    if not entries or entries[0][0] != "journal":
        return None
    _kind, version, about = entries[0]
    if version != FORMAT:
        sentence = _("«{path}» was written by a newer version of sgo-tui. Open the file with that version.")
        raise WrongJournal(sentence.format(path=path))
    unsaved = Unsaved(path, Path(about["file"]), about["sheet"], about["sheet_name"], about["digest"], last, length)
    for kind, *rest in entries[1:]:
        _take(unsaved, kind, rest)
    return unsaved


def _take(unsaved: Unsaved, kind: str, rest: list[Any]) -> None:
    if kind in _STEPS:
        batch = [Edit(row, column, unpacked(before), unpacked(after)) for row, column, before, after in rest[0]]
        unsaved.steps.append(Step(cast("Kind", kind), batch))
        unsaved.typing = None
    elif kind == "row":
        unsaved.people[rest[0]] = tuple(rest[1])
    elif kind == "column":
        unsaved.columns[rest[0]] = (rest[1], rest[2])
    elif kind == "told":
        # Nothing is what is left when all was thrown away.
        told = [Told(row, column, text, words, tuple(choices)) for row, column, text, words, choices in rest[0]]
        unsaved.told = [*unsaved.told, *told] if told else []
    elif kind == "typing":
        unsaved.typing = Typing(*rest) if rest[2] is not None else None


def _is_in_use(path: Path) -> bool:
    """Whether the session that writes a journal is alive."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    finally:
        os.close(handle)
    return False
