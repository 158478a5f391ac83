"""One person's work on one file: it is claimed, each change is kept in a journal, and a save ends the journal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sgo_tui.keeping.in_use import Claim, claim
from sgo_tui.keeping.journal import Journal
from sgo_tui.keeping.recovery import Recovery
from sgo_tui.keeping.unsaved import Typing
from sgo_tui.work.edits import Step
from sgo_tui.work.export_age import exported_at
from sgo_tui.work.table import Table
from sgo_tui.xls.replacing import real_path

if TYPE_CHECKING:
    from sgo_tui.xls.save import Saved


class Session:
    """A table at work; `claimed` is the file, unless it is only looked at."""

    def __init__(self, table: Table, claimed: Claim | None = None) -> None:
        self.table = table
        self.exported = exported_at(table)
        """When the export that is worked on was made at the latest; saving does not make it younger."""
        self.journal = Journal(table)
        self._claim = claimed
        self._typing: Typing | None = None
        self._kept_typing: Typing | None = None
        table.on_steps = self._keep
        table.on_told = self.journal.add_told

    def typing(self, row: int, column: int, text: str) -> None:
        """Take in what is being typed into a cell; `keep_typing` writes it down."""
        self._typing = Typing(row, column, text)

    def stop_typing(self) -> None:
        """Take in that nothing is typed any more: it was taken, or given up."""
        self._typing = None
        if self._kept_typing is not None:
            self.journal.add_typing(self._kept_typing.row, self._kept_typing.column, None)
            self._kept_typing = None

    def _keep(self, steps: Sequence[Step]) -> None:
        self._kept_typing = None
        self.journal.add(steps)

    def keep_typing(self) -> None:
        """Keep what is being typed, if it is not kept yet; to be called at least once a second, and before leaving."""
        typing = self._typing
        if typing is not None and typing != self._kept_typing:
            self._kept_typing = typing
            self.journal.add_typing(*typing)

    def restore(self, recovery: Recovery, *, with_differing: bool = False) -> None:
        """Make the changes of an earlier session again; they are in this one's journal before the old one goes."""
        unsaved = recovery.unsaved
        if recovery.is_same_file and self.journal.go_on(unsaved):
            if recovery.replay():
                self.table.tell(recovery.told)
                self._typing = self._kept_typing = unsaved.typing
                return
            self.journal.leave()
        recovery.put(with_differing=with_differing)
        self.table.tell(recovery.told)
        if recovery.typing is not None:
            self.typing(*recovery.typing)
            self.keep_typing()
        if self.journal.failure is None:
            unsaved.delete()

    def take_over(self, recovery: Recovery) -> None:
        """Take over what an earlier session has left besides changes: what SGO has said of cells."""
        self.table.tell(recovery.told)
        if self.journal.failure is None:
            recovery.unsaved.delete()

    def save(
        self, path: Path | None = None, *, scrub: bool = False, progress: Callable[[float], None] | None = None
    ) -> Saved:
        """Save as `Table.save` does; a new name is claimed in place of the old.

        Raises CannotSave, or FileInUse when somebody else has the file of that name open; all stays as it was then.
        """
        new = self._claim_of(path)
        try:
            saved = self.table.save(path, scrub=scrub, progress=progress)
        except BaseException:
            if new is not None:
                new.release()
            raise
        self.journal.close()
        self.journal.add_told(self.table.told_left)
        from sgo_tui.keeping.progress import keep_progress  # saving is long after the first screen

        keep_progress(self.table)
        if new is not None:
            self._release()
            self._claim = new
            self.table.only_look = None
        return saved

    def give_up(self) -> None:
        """End with nothing left for the next session: all is saved, or what is not is not wanted."""
        self.journal.close()
        self._release()

    def leave(self) -> None:
        """End with the journal left where it is, for the next session to offer."""
        self.keep_typing()
        self.journal.leave()
        self._release()

    def _claim_of(self, path: Path | None) -> Claim | None:
        """Claim another file than that of the session; None for its own."""
        if path is None or (self._claim is not None and self._claim.file == real_path(path)):
            return None
        return claim(path)

    def _release(self) -> None:
        if self._claim is not None:
            self._claim.release()
            self._claim = None
