"""The editor's screen: the table, the lines below it and what the keys do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen

from sgo_tui.check import Problem
from sgo_tui.errors import CannotEdit, CellGuarded
from sgo_tui.export import Protection
from sgo_tui.i18n import _
from sgo_tui.tui import describe, status
from sgo_tui.tui.checking import Checker
from sgo_tui.tui.commands import COMMANDS
from sgo_tui.tui.dialogs import Choice, Note, Question
from sgo_tui.tui.explain import explain
from sgo_tui.tui.grid import Grid
from sgo_tui.tui.help import help_text
from sgo_tui.tui.inputline import InputLine
from sgo_tui.tui.looks import Looks
from sgo_tui.tui.panel import Panel
from sgo_tui.tui.saving import ask_path, save, tell_saved
from sgo_tui.work import Change, Table, find

Texts = Mapping[tuple[int, int], str]
"""New texts of cells."""


class EditorScreen(Screen[None]):
    """Shows a table and changes it as told; every change goes through the table."""

    BINDINGS = [Binding(",".join(c.keys), c.action, show=False) for c in COMMANDS if c.keys]

    def __init__(self, file_name: str, looks: Looks, *, scrub: bool = False) -> None:
        super().__init__()
        self._looks = looks
        self._file_name = file_name
        self._scrub = scrub
        self.table: Table | None = None
        self.checker: Checker | None = None
        self._finding = False
        self._wanted = ""

    def compose(self) -> ComposeResult:
        """Lay the table over the lines that tell of it."""
        grid = Grid(id="grid")
        grid.looks = self._looks
        grid.on_cursor = self._show_cell
        yield grid
        yield Panel(self._file_name, self._looks)

    @property
    def grid(self) -> Grid:
        """The table on the screen."""
        return self.query_one(Grid)

    @property
    def panel(self) -> Panel:
        """The lines below it."""
        return self.query_one(Panel)

    def show_preview(self, table: Table, painted: Callable[[], object]) -> None:
        """Show the first rows while the others are read; `painted` is called when they are on the screen."""
        self.table = table
        self.grid.show_table(table)
        self.grid.focus()
        self.call_after_refresh(painted)

    def show_table(self, table: Table) -> None:
        """Show an opened table and begin to check it."""
        previewed = self.table is not None
        self.table = table
        self.checker = Checker(table, self._rows_checked)
        if previewed:
            self.grid.update_table(table)
        else:
            self.grid.show_table(table)
        self.grid.focus()
        if hidden := describe.hidden(table):
            self.notice(hidden)
        checker = self.checker
        self.call_after_refresh(lambda: self.run_worker(checker.run()))

    # What the keys do.

    def action_help(self) -> None:
        """Explain the problems of the cell, or else show the help page; F1 leads from the one to the other."""
        page = Note(_("Help"), help_text())
        problems = self._problems_shown()
        if self.table is not None and problems:
            row, column = self.grid.row, self.grid.column
            words = explain(self.table, row, column, problems, is_typing=self.panel.input.is_open)
            page = Note(*words, next_page=page)
        self.app.push_screen(page)

    def action_by_hand(self) -> None:
        """List what can only be mended on the cards in SGO."""
        if self.table is not None:
            from sgo_tui.work.report import by_hand_lines

            lines = list(by_hand_lines(self.table, with_values=False))
            nothing = _("The names, birth dates and other locked cells have no problems.")
            self._tell(_("To be mended by hand in SGO"), lines or [nothing])

    def action_readiness(self) -> None:
        """Tell who is ready for Госуслуги."""
        if self.table is not None:
            from sgo_tui.work.readiness import readiness_lines

            lines = [line for line in readiness_lines(self.table) if line]
            self._tell(_("Ready for Госуслуги"), lines[1:] or [_("There is nobody in this sheet.")])

    def _tell(self, title: str, lines: Sequence[str]) -> None:
        """Show lines to be read, and say so while not all rows have been checked."""
        assert self.table is not None
        still = [] if self.table.part_checked >= 1 else [_("The check of the values is not finished yet."), ""]
        self.app.push_screen(Note(title, "\n".join([*still, *lines])))

    def action_edit(self) -> None:
        """Edit the cell under the cursor as it is."""
        if self.table is not None and not self.panel.input.is_open:
            self._edit(self.table.text(self.grid.row, self.grid.column))

    def action_take_suggestion(self) -> None:
        """Put the suggestion into the cell, or one of the values that the file offers for it."""
        if self.table is None or (self.panel.input.is_open and self._finding):
            return
        row, column = self.grid.row, self.grid.column
        solved = describe.solvable(self.table.problems.at(row, column))
        if solved is not None and not self.panel.input.is_open:
            others = {(row, other): text for other, text in solved.others}
            self._change(solved.suggestion or "", others=others)
        elif choices := self.table.choices(row, column):
            self._choose(choices)
        elif not self.panel.input.is_open:
            self.notice(_("There is no suggestion for this cell."))

    def action_next_problem(self) -> None:
        """Go to the next cell with a problem."""
        self._go_to_problem(1)

    def action_previous_problem(self) -> None:
        """Go to the previous cell with a problem."""
        self._go_to_problem(-1)

    def action_clear(self) -> None:
        """Clear the cell under the cursor."""
        if self.table is not None and not self.panel.input.is_open:
            self._change("")

    def action_undo(self) -> None:
        """Take the last change back."""
        if self.table is not None and not self.panel.input.is_open:
            self._show_change(self.table.undo(), _("There is nothing to undo."))

    def action_redo(self) -> None:
        """Make the change undone last again."""
        if self.table is not None and not self.panel.input.is_open:
            self._show_change(self.table.redo(), _("There is nothing to redo."))

    def action_find(self) -> None:
        """Ask what to find."""
        if self.table is not None and not self.panel.input.is_open:
            self._finding = True
            self.panel.ask(_("Find:"), self._wanted, select=True)

    @work
    async def action_save(self) -> None:
        """Save the changes into the opened file."""
        table = self._ready_to_save()
        if table is None:
            return
        if table.is_saved:
            self.notice(_("There is nothing to save: the file is as it was opened."))
        else:
            await self._save(table)

    @work
    async def action_save_as(self) -> None:
        """Save under another name."""
        table = self._ready_to_save()
        if table is not None:
            path = await ask_path(self.app, table)
            if path is not None:
                await self._save(table, path)

    @work
    async def action_quit(self) -> None:
        """Leave, asking when something is not saved."""
        if self.table is not None:
            self._take_typed()
        if self.table is None or self.table.is_saved:
            self.app.exit(0)
            return
        question = Question(
            _("Something is not saved"),
            status.unsaved(self.table),
            [
                Choice("save", _("Save and quit")),
                Choice("stay", _("Back to the table")),
                Choice("leave", _("Quit without saving: the changes are lost")),
            ],
        )
        answer = await self.app.push_screen_wait(question)
        if answer == "leave" or (answer == "save" and await self._save(self.table)):
            self.app.exit(0)

    # What the widgets tell.

    @on(Grid.Typed)
    def _typed(self, event: Grid.Typed) -> None:
        if self.panel.input.is_open:
            self.panel.input.add(event.text)
        elif self.table is not None:
            self._edit(event.text)

    @on(InputLine.Changed)
    def _input_changed(self, event: InputLine.Changed) -> None:
        if not self._finding:
            self._show_typed(event.text)

    @on(InputLine.Cancelled)
    def _input_cancelled(self) -> None:
        self._close_input()

    @on(InputLine.Submitted)
    def _input_submitted(self, event: InputLine.Submitted) -> None:
        if self._finding:
            self._find(event.text, backwards=event.rows < 0)
        else:
            self._close_input()
            self._change(self._normal_form(event.text), step=(event.rows, event.columns))

    def notice(self, text: str) -> None:
        """Tell something until the next key."""
        self.panel.notice(text)

    def key_came(self) -> None:
        """Make room for a key: no old notice, no checking for a moment."""
        self.panel.clear_notice()
        if self.checker is not None:
            self.checker.give_way()

    # Editing.

    def _edit(self, text: str) -> None:
        assert self.table is not None
        lock = self.table.lock(self.grid.row, self.grid.column)
        if lock.protection is Protection.LOCKED:
            self.notice(_("This cell cannot be changed: see the reason above."))
            return
        self._finding = False
        self.panel.ask("▶", text)
        self._show_typed(text)

    def _close_input(self) -> None:
        self.panel.close_input()
        self.grid.focus()
        self._show_cell()

    def _take_typed(self) -> None:
        """Take what is being typed into the cell, before something else is done."""
        if self.panel.input.is_open:
            text = self.panel.input.text
            self._close_input()
            if not self._finding:
                self._change(self._normal_form(text))

    def _normal_form(self, text: str) -> str:
        """Return how the typed text is written in SGO, where that is clear."""
        assert self.table is not None
        return self.table.typed(self.grid.row, self.grid.column, text)[0]

    def _problems_shown(self) -> Sequence[Problem]:
        """Return the problems of the cell under the cursor, or of what is being typed into it."""
        if self.table is None:
            return ()
        row, column = self.grid.row, self.grid.column
        if not self.panel.input.is_open:
            return self.table.problems.at(row, column)
        return () if self._finding else self.table.typed(row, column, self.panel.input.text)[1]

    def _change(self, text: str, *, step: tuple[int, int] = (0, 0), others: Texts | None = None) -> None:
        """Put `text` into the cell under the cursor, and other texts into `others`, asking where that needs it."""
        assert self.table is not None
        table, row, column = self.table, self.grid.row, self.grid.column
        if text == table.text(row, column):
            self.grid.action_move(*step)
            return
        texts = {(row, column): text, **(others or {})}
        if any(not new and table.erases(*place) for place, new in texts.items()):
            question = _("On import an empty cell of this column erases what SGO has for this person. Go on?")
            self._confirm(_("Erase the data in SGO?"), question, texts, step)
        else:
            self._put(texts, step)

    def _put(self, texts: Texts, step: tuple[int, int], *, confirmed: bool = False) -> None:
        """Change cells of the row under the cursor, then step on."""
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
            self.grid.action_move(*step)

    @work
    async def _confirm(self, title: str, text: str, texts: Texts, step: tuple[int, int]) -> None:
        choices = [Choice("no", _("No, leave it as it is")), Choice("yes", _("Yes, go on"))]
        if await self.app.push_screen_wait(Question(title, text, choices)) == "yes":
            self._put(texts, step, confirmed=True)

    @work
    async def _choose(self, values: Sequence[str]) -> None:
        """Let a person choose one of `values` for the cell; what is being typed is where the list begins."""
        assert self.table is not None
        is_typing = self.panel.input.is_open
        begun = self.panel.input.text if is_typing else self.table.text(self.grid.row, self.grid.column)
        first = next((i for i, value in enumerate(values) if value.lower().startswith(begun.lower())), 0)
        answers = [Choice(value, value) for value in values]
        title = self.table.column(self.grid.column).title
        answer = await self.app.push_screen_wait(Question(title, _("The file allows these values."), answers, first))
        if answer is not None:
            if is_typing:
                self._close_input()
            self._change(answer)

    def _show_change(self, change: Change, nothing: str) -> None:
        if not change.edits:
            self.notice(nothing)
            return
        self.grid.refresh_rows(change.rows)
        self.grid.move_to(change.edits[-1].row, change.edits[-1].column)
        self._show_cell()

    def _marks(self) -> set[tuple[int, int, int]]:
        """Return where on the screen which problems are marked."""
        assert self.table is not None
        rows = self.grid.rows_in_view
        return {(row, p.column, p.severity) for row in rows for p in self.table.problems.in_row(row)}

    def _repaint(self, change: Change, marks: set[tuple[int, int, int]]) -> None:
        """Repaint edited cells, and those whose problems have changed with them, wherever they are on the screen."""
        changed = {(row, column) for row, column, _severity in marks ^ self._marks()}
        self.grid.refresh_cells([*changed, *((edit.row, edit.column) for edit in change.edits)])
        self._show_cell()

    # Moving.

    def _go_to_problem(self, step: int) -> None:
        if self.table is None:
            return
        self._take_typed()
        place = (self.grid.row, self.grid.column)
        target = self.table.problems.after(place) if step > 0 else self.table.problems.before(place)
        if target is None:
            done = self.table.part_checked >= 1
            self.notice(_("No problems are left.") if done else _("No problems found so far; still checking."))
        else:
            self.grid.move_to(*target)

    def _find(self, text: str, *, backwards: bool) -> None:
        assert self.table is not None
        self._wanted = text
        found = find(self.table, text, (self.grid.row, self.grid.column), backwards=backwards)
        if found is None:
            self.notice(_("Not found."))
        else:
            self.grid.move_to(*found)

    # Saving.

    def _ready_to_save(self) -> Table | None:
        """Return the table with what is being typed taken; None while the file is still being opened."""
        if self.table is None or self.checker is None:
            return None
        self._take_typed()
        return self.table

    async def _save(self, table: Table, path: Path | None = None) -> bool:
        saved = await save(self.app, table, path, scrub=self._scrub)
        if saved is None:
            return False
        self.grid.update_table(table)
        self._show_cell()
        await tell_saved(self.app, table, saved)
        return True

    # The lines below the table.

    def _rows_checked(self, rows: set[int]) -> None:
        self.grid.refresh_rows(rows)
        if self.grid.row in rows:
            self._show_cell()
        elif self.table is not None and self.table.part_checked >= 1:
            self._show_status()

    def _show_cell(self) -> None:
        """Show all that is known of the cell under the cursor."""
        if self.table is not None:
            self.panel.show_cell(self.table, self.grid.row, self.grid.column)
            self._show_status()

    def _show_typed(self, text: str) -> None:
        """Show what is wrong with the text being typed and how it will be stored."""
        assert self.table is not None
        stored, problems = self.table.typed(self.grid.row, self.grid.column, text)
        choices = self.table.choices(self.grid.row, self.grid.column)
        self.panel.show_typed(text, stored, problems, choices)

    def _show_status(self) -> None:
        """While the file is being opened, the status tells how far that is."""
        if self.table is not None and self.checker is not None:
            self.panel.show_status(self.table, self.grid.row)
