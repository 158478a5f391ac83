"""The editor's screen: what is typed into the table, and what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from textual import on, work
from textual.binding import Binding, BindingsMap
from textual.timer import Timer

from sgo_tui.check import Problem
from sgo_tui.errors import CannotEdit, CellGuarded
from sgo_tui.export import Protection
from sgo_tui.i18n import _
from sgo_tui.keeping import Session, Typing
from sgo_tui.term.signals import suspend
from sgo_tui.tui import describe, status
from sgo_tui.tui.checking import checked
from sgo_tui.tui.dialogs import Choice, Question
from sgo_tui.tui.inputline import InputLine
from sgo_tui.tui.key_map import commands
from sgo_tui.tui.looks import Looks
from sgo_tui.tui.many_cells_screen import Texts
from sgo_tui.tui.overtype import Overtyped
from sgo_tui.tui.saving import ask_path, save, tell_saved
from sgo_tui.tui.touring_screen import TouringScreen
from sgo_tui.tui.working import do, in_parts
from sgo_tui.work import Change, Place
from sgo_tui.work.export_age import told_age
from sgo_tui.work.gradual import ready

_KEEP_TYPING_AFTER = 1.0
"""Seconds after which what is being typed is in the journal, too."""


class EditorScreen(TouringScreen):
    """Changes a table as told; every change goes through the table, and so into the journal of the session."""

    def __init__(self, file_name: str, looks: Looks, *, scrub: bool = False, is_demo: bool = False) -> None:
        super().__init__(file_name, looks, is_demo=is_demo)
        keys = BindingsMap(Binding(",".join(c.keys), c.action, show=False) for c in commands() if c.keys)
        # Textual's own map of keys can give others, but take none away.
        self._bindings.key_to_bindings.update(keys.key_to_bindings)
        self._scrub = scrub
        self.session: Session | None = None
        self._typing_timer: Timer | None = None

    def wear(self, looks: Looks) -> None:
        """Show everything in other colours, what is wrong with the text being typed as well."""
        super().wear(looks)
        if self.panel.input.is_open:
            self._input_changed(InputLine.Changed(self.panel.input.text))

    def show_session(self, session: Session) -> None:
        """Show the table of a session and begin to check it."""
        self.session = session
        self.show_table(session.table)
        if age := told_age(session.exported, datetime.now().astimezone()):
            self.notice(" ".join([age, self._first_notice(session.table)]))

    def show_restored(self, typing: Typing | None) -> None:
        """Show that the session has changes of an earlier one, and go on with what was being typed then."""
        assert self.table is not None
        self.grid.refresh()
        if typing is not None:
            self.grid.move_to(typing.row, typing.column)
            self._edit(typing.text)
        self._show_cell()
        self.check_on()

    def action_edit(self) -> None:
        """Edit the cell under the cursor as it is."""
        if self.table is not None and not self.panel.input.is_open:
            self._edit(self.table.text(self.grid.row, self.grid.column))

    def action_take_suggestion(self) -> None:
        """Put the suggestion into the cell, or one of the values that the file offers for it."""
        if self.table is None or (self.panel.input.is_open and self._take_answer):
            return
        place = self.grid.row, self.grid.column
        if not self.panel.input.is_open:
            if not self._solve(place):
                self.notice(_("There is no suggestion for this cell."))
        elif choices := self.table.offered(*place):
            self._choose(place, choices)

    def _solve(self, place: Place) -> bool:
        """Put the suggestion into a cell, or let one of the values for it be chosen; returns whether there are any."""
        assert self.table is not None
        solved = describe.solvable(self.table.problems.at(*place))
        choices = self.table.offered(*place)
        if solved is not None:
            others = {(place[0], other): text for other, text in solved.others}
            self._change_cells({place: solved.suggestion or "", **others})
        elif choices:
            self._choose(place, choices)
        return solved is not None or bool(choices)

    def action_next_problem(self) -> None:
        """Take what is being typed and go to the next cell with a problem."""
        self._take_typed()
        super().action_next_problem()

    def action_previous_problem(self) -> None:
        """Take what is being typed and go to the previous cell with a problem."""
        self._take_typed()
        super().action_previous_problem()

    async def action_card(self) -> None:
        """Take what is being typed and show the card, or the table again."""
        self._take_typed()
        await super().action_card()

    def action_clear(self) -> None:
        """Clear the cell under the cursor."""
        if self.table is None or self.panel.input.is_open:
            return
        if self.grid.has_selection:
            rows, columns = self.grid.selected_rows, self.grid.selected_columns
            self._change_many(ready({(row, column): "" for row in rows for column in columns}))
        else:
            self._change("")

    def action_undo(self) -> None:
        """Take the last change back."""
        if self.table is not None and not self.panel.input.is_open:
            take = partial(self._show_change, nothing=_("There is nothing to undo."))
            do(self.app, _("Taking the change back…"), self.table.undoing(), take)

    def action_redo(self) -> None:
        """Make the change undone last again."""
        if self.table is not None and not self.panel.input.is_open:
            take = partial(self._show_change, nothing=_("There is nothing to redo."))
            do(self.app, _("Making the change again…"), self.table.redoing(), take)

    @work
    async def action_save(self) -> None:
        """Save the changes into the opened file."""
        session = self._ready_to_save()
        if session is None:
            return
        if session.table.is_saved:
            self.notice(_("There is nothing to save: the file is as it was opened."))
        else:
            await self._save(session)

    @work
    async def action_save_as(self) -> None:
        """Save under another name."""
        session = self._ready_to_save()
        if session is not None:
            path = await ask_path(self.app, session.table)
            if path is not None:
                await self._save(session, path)

    @work
    async def action_quit(self) -> None:
        """Leave, asking when something is not saved."""
        session = self._ready_to_save()
        if session is None or session.table.is_saved:
            if session is not None:
                session.give_up()
            self.app.exit(0)
            return
        question = Question(
            _("Something is not saved"),
            status.unsaved(session.table),
            [
                Choice("save", _("Save and quit")),
                Choice("stay", _("Back to the table")),
                Choice("leave", _("Quit without saving: the changes are lost")),
            ],
        )
        answer = await self.app.push_screen_wait(question)
        if answer == "leave":
            session.give_up()
        if answer == "leave" or (answer == "save" and await self._save(session)):
            self.app.exit(0)

    def action_suspend(self) -> None:
        """Give the terminal to the shell for a while."""
        suspend()

    # What the widgets tell.

    @on(Overtyped.Typed)
    def _typed(self, event: Overtyped.Typed) -> None:
        if self.panel.input.is_open:
            self.panel.input.add(event.text)
        elif self.table is not None:
            self._edit(event.text)

    @on(Overtyped.Chosen)
    def _chosen_by_mouse(self, event: Overtyped.Chosen) -> None:
        self._take_typed()
        self.face.focus()
        self.grid.move_to(*event.place)

    @on(InputLine.Changed)
    def _input_changed(self, event: InputLine.Changed) -> None:
        if self._take_answer is None:
            self._show_typed(event.text)

    @on(InputLine.Cancelled)
    def _input_cancelled(self) -> None:
        self._close_input()
        self._stop_typing()

    @on(InputLine.Submitted)
    def _input_submitted(self, event: InputLine.Submitted) -> None:
        if self._take_answer is not None:
            self._take_answer(event.text, event.rows)
        else:
            self._take(event.text, step=(event.rows, event.columns))

    # Editing.

    def _edit(self, text: str) -> None:
        assert self.table is not None
        lock = self.table.lock(self.grid.row, self.grid.column)
        if lock.protection is Protection.LOCKED:
            self.notice(_("This cell cannot be changed: see the reason above."))
            return
        self._take_answer = None
        self.panel.ask("▶", text)
        self._show_typed(text)

    def _show_typed(self, text: str) -> None:
        """Show what is wrong with the text being typed and how it will be stored."""
        assert self.table is not None
        place = self.grid.row, self.grid.column
        self.panel.show_typed(describe.typed(self.table, *place, text, self._looks, is_masked=self.grid.is_masked))
        if self.session is not None:
            self.session.typing(self.grid.row, self.grid.column, text)
            self._typing_timer = self._typing_timer or self.set_timer(_KEEP_TYPING_AFTER, self._keep_typing)

    @property
    def _is_kept(self) -> bool:
        return self.session is None or self.session.journal.failure is None

    def _keep_typing(self) -> None:
        self._typing_timer = None
        if self.session is not None:
            self.session.keep_typing()
            self._show_status()

    def _stop_typing(self) -> None:
        if self.session is not None:
            self.session.stop_typing()

    def _problems_shown(self) -> Sequence[Problem]:
        """Return the problems of the cell under the cursor, or of what is being typed into it."""
        if self.table is None or not self.panel.input.is_open:
            return super()._problems_shown()
        text = self.panel.input.text
        return () if self._take_answer else self.table.typed(self.grid.row, self.grid.column, text, is_seen=True)[1]

    def _take_typed(self) -> None:
        """Take what is being typed into the cell, before something else is done."""
        if self.panel.input.is_open:
            if self._take_answer is not None:
                self._close_input()
            else:
                self._take(self.panel.input.text)

    def _take(self, text: str, step: tuple[int, int] = (0, 0)) -> None:
        self._close_input()
        self._change(self._normal_form(text), step=step)
        self._stop_typing()

    def _normal_form(self, text: str) -> str:
        """Return how the typed text is written in SGO, where that is clear."""
        assert self.table is not None
        return self.table.typed(self.grid.row, self.grid.column, text, is_seen=True)[0]

    def _change(self, text: str, *, step: tuple[int, int] = (0, 0)) -> None:
        """Put `text` into the cell under the cursor, then step on."""
        assert self.table is not None
        place = self.grid.row, self.grid.column
        if text == self.table.text(*place):
            self.face.action_move(*step)
        else:
            self._change_cells({place: text}, step)

    def _change_cells(self, texts: Texts, step: tuple[int, int] = (0, 0)) -> None:
        """Put texts into cells of a row, asking where that needs it."""
        assert self.table is not None
        if any(not new and self.table.erases(*place) for place, new in texts.items()):
            question = _("On import an empty cell of this column erases what SGO has for this person. Go on?")
            self._confirm(_("Erase the data in SGO?"), question, texts, step)
        else:
            self._put(texts, step)

    def _put(self, texts: Texts, step: tuple[int, int], *, confirmed: bool = False) -> None:
        """Change cells, then step on."""
        assert self.table is not None
        marks = self._marks()
        try:
            change = self.table.change_cells(texts, confirmed=confirmed)
        except CellGuarded as question:
            self._confirm(question.title, str(question), texts, step)
        except CannotEdit as error:
            self.notice(str(error))
        else:
            self._repaint(change, marks)
            self.face.action_move(*step)
            self._warn_unkept()
            self._on_change()

    @work
    async def _confirm(self, title: str, text: str, texts: Texts, step: tuple[int, int]) -> None:
        choices = [Choice("no", _("No, leave it as it is")), Choice("yes", _("Yes, go on"))]
        if await self.app.push_screen_wait(Question(title, text, choices)) == "yes":
            self._put(texts, step, confirmed=True)

    @work
    async def _choose(self, place: Place, values: Sequence[str]) -> None:
        """Let a person choose one of `values` for a cell; what is being typed is where the list begins."""
        assert self.table is not None
        is_typing = self.panel.input.is_open
        begun = self.panel.input.text if is_typing else self.table.text(*place)
        first = next((i for i, value in enumerate(values) if value.lower().startswith(begun.lower())), 0)
        answers = [Choice(value, value) for value in values]
        title = self.table.column(place[1]).title
        why = describe.why_offered(self.table, *place)
        answer = await self.app.push_screen_wait(Question(title, why, answers, first))
        if answer is not None:
            if is_typing:
                self._close_input()
            if answer != self.table.text(*place):
                self._change_cells({place: answer})
            self._stop_typing()

    def _show_change(self, change: Change, nothing: str) -> None:
        if not change.edits:
            self.notice(nothing)
            return
        self.grid.refresh_rows(change.rows)
        self.grid.move_to(change.edits[-1].row, change.edits[-1].column)
        self._show_cell()
        self.check_on()
        self._warn_unkept()
        self._on_change()

    def _warn_unkept(self) -> None:
        """Tell, until the next key, that the changes would not survive a kill; the status line goes on telling it."""
        if self.session is not None and self.session.journal.failure is not None:
            sentence = _("The changes cannot be kept aside: {reason}. Save them soon (Ctrl+S).")
            self.notice(sentence.format(reason=self.session.journal.failure))

    def _repaint(self, change: Change, marks: set[tuple[int, int, int]]) -> None:
        """Repaint edited cells, and those whose problems have changed with them, wherever they are on the screen."""
        changed = {(row, column) for row, column, _severity in marks ^ self._marks()}
        self.grid.refresh_cells([*changed, *((edit.row, edit.column) for edit in change.edits)])
        self._show_cell()

    def _marks(self) -> set[tuple[int, int, int]]:
        """Return where on the screen which problems are marked."""
        assert self.table is not None
        rows = self.grid.geometry.rows_on_screen
        return {(row, p.column, p.severity) for row in rows for p in self.table.problems.in_row(row)}

    # Saving.

    def _ready_to_save(self) -> Session | None:
        """Return the session with what is being typed taken; None while the file is still being opened."""
        if self.session is not None:
            self._take_typed()
        return self.session

    async def _save(self, session: Session, path: Path | None = None) -> bool:
        was_checked = session.table.part_checked >= 1
        saved = await save(self.app, session, path, scrub=self._scrub)
        if saved is None:
            return False
        if was_checked:  # what is to be told of the save is how many problems the file has
            await in_parts(self.app, _("Checking the changed rows…"), checked(session.table), stopped=None)
        self.grid.update_table(session.table)
        self._show_cell()
        self.check_on()
        await tell_saved(self.app, session, saved)
        return True
