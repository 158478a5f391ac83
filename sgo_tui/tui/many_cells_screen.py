"""What is done with many cells at once: select, copy, put in, fill, replace, put right."""

from __future__ import annotations

import os
from collections.abc import Mapping

from textual import on, work

from sgo_tui.i18n import _, ngettext
from sgo_tui.term.clipboard import copy_sequence
from sgo_tui.tui.asking_screen import AskingScreen
from sgo_tui.tui.copying import may_leave
from sgo_tui.tui.looks import Looks
from sgo_tui.tui.overtype import Overtyped
from sgo_tui.tui.working import do, in_parts
from sgo_tui.work import Change
from sgo_tui.work.bulk import Block, as_tsv, copied, filled_down, laid_out, parse_block, replaced
from sgo_tui.work.gradual import Gradual, ready

Texts = Mapping[tuple[int, int], str]
"""New texts of cells."""


class ManyCellsScreen(AskingScreen):
    """Changes many cells in one step, after it was shown what becomes of them."""

    def __init__(self, file_name: str, looks: Looks) -> None:
        super().__init__(file_name, looks)
        self._clipboard: Block = ()
        """What was copied last."""

    def action_mark(self) -> None:
        """Begin or end a selection; there is none on a card."""
        if self.face is self.grid:
            self.grid.mark()

    def action_select_column(self) -> None:
        """Select all shown rows of the column."""
        if self.table is not None and self.grid.view and self.face is self.grid:
            self.grid.move_to(self.grid.view.rows[-1], self.grid.column)
            self.grid.select((self.grid.view.rows[0], self.grid.column))

    def action_copy(self) -> None:
        """Copy the selected cells."""
        if self.table is None or self.panel.input.is_open:
            return
        work = copied(self.table, self.grid.selected_rows, self.grid.selected_columns)
        do(self.app, _("Copying…"), work, self._copied)

    def _copied(self, block: Block) -> None:
        self._clipboard = block
        self.grid.stop_marking()
        count = sum(map(len, block))
        self.notice(
            ngettext(
                "{n} cell copied. Ctrl+V puts it in, F10 quits.",
                "{n} cells copied. Ctrl+V puts them in, F10 quits.",
                count,
            ).format(n=count)
        )

    @work
    async def action_copy_out(self) -> None:
        """Copy the selected cells to the clipboard of the user's own computer, if that is really meant."""
        if self.table is None:
            return
        work = copied(self.table, self.grid.selected_rows, self.grid.selected_columns)
        block = await in_parts(self.app, _("Copying…"), work, stopped=None)
        if block is None or not await may_leave(self.app, sum(map(len, block))):
            return
        sequence = copy_sequence(as_tsv(block), os.environ)
        if sequence is None:
            self.notice(_("That is too much for a terminal. Select fewer cells."))
        elif self.app._driver is not None:  # noqa: SLF001 - Textual's own copying does not know of tmux
            self.app._driver.write(sequence)  # noqa: SLF001
            self.notice(_("Sent to the terminal. Whether it has taken them, only pasting shows."))

    def action_paste(self) -> None:
        """Put in what was copied."""
        if self.table is not None and not self.panel.input.is_open:
            self._paste(self._clipboard)

    def action_fill_down(self) -> None:
        """Fill the selection with what its first row holds."""
        if self.table is not None and not self.panel.input.is_open:
            if len(self.grid.selected_rows) < 2:
                self.notice(_("Select cells beneath each other first: Shift and arrows, or Ins."))
            else:
                texts = filled_down(self.table, self.grid.selected_rows, self.grid.selected_columns)
                self._change_many(ready(texts))

    def action_replace(self) -> None:
        """Ask what to replace by what."""
        if self.table is not None and not self.panel.input.is_open:
            self._ask(_("Replace:"), "", self._ask_replacement)

    def _ask_replacement(self, wanted: str, _rows: int) -> None:
        if not wanted:
            self._close_input()
        else:
            self._ask(_("«{text}» by:").format(text=wanted), "", lambda text, _rows: self._replace(wanted, text))

    def _replace(self, wanted: str, replacement: str) -> None:
        assert self.table is not None
        self._close_input()
        rows = self.grid.selected_rows if self.grid.has_selection else self.grid.view.rows
        self._change_many(replaced(self.table, rows, self.grid.selected_columns, wanted, replacement))

    def _paste(self, block: Block) -> None:
        assert self.table is not None
        rows, columns = self.grid.selected_rows, self.grid.selected_columns
        if not self.grid.has_selection:
            rows = self.grid.view.rows[self.grid.view.nearest(self.grid.row) :][: len(block)]
            order = self.grid.geometry.order
            columns = order[order.index(self.grid.column) :][: max(map(len, block), default=0)]
        self._change_many(ready(laid_out(block, rows, columns)))

    @work
    async def _change_many(self, texts: Gradual[Texts]) -> None:
        """Change many cells, after it was shown what becomes of them."""
        assert self.table is not None
        from sgo_tui.tui.bulk import agreed

        wanted = await agreed(self.app, self.table, texts)
        if wanted:
            await self._make(self.table.changing(wanted, confirmed=True))

    @work
    async def action_changes(self) -> None:
        """List what is not saved, and take changes back one by one."""
        if self.table is None or self.checker is None or self.panel.input.is_open:
            return
        from sgo_tui.tui.unsaved import show_changes

        change = await show_changes(self.app, self.table, self.grid)
        if change is not None:
            self._show_bulk(change)

    @work
    async def action_fix_all(self) -> None:
        """Make all fixes that cannot change a meaning, or those of them that are chosen."""
        if self.table is None or self.checker is None or self.panel.input.is_open or self.table.read_only is not None:
            return
        from sgo_tui.tui.fixing import choose_fixes  # the dialog's widgets are not needed for the first screen

        texts = await choose_fixes(self.app, self.table)
        if texts:
            await self._make(self.table.changing(texts))

    async def _make(self, changing: Gradual[Change]) -> None:
        """Make a change of many cells and show it, unless it is stopped."""
        change = await in_parts(self.app, _("Changing the cells…"), changing, stopped=None)
        if change is not None:
            self._show_bulk(change)

    def _show_bulk(self, change: Change) -> None:
        """Show a change of many cells, the cursor where it is."""
        self.grid.stop_marking()
        self.grid.refresh_rows(change.rows)
        self._show_cell()
        self.check_on()
        count = len(change.edits)
        changed = ngettext(
            "{n} cell changed. Ctrl+Z takes it back.", "{n} cells changed. Ctrl+Z takes them back.", count
        )
        self.notice(changed.format(n=count))
        self._warn_unkept()

    @on(Overtyped.Pasted)
    def _pasted(self, event: Overtyped.Pasted) -> None:
        if self.panel.input.is_open:
            self.panel.input.add(" ".join(event.text.split()))
        elif self.table is not None:
            self._paste(parse_block(event.text))

    def _warn_unkept(self) -> None:
        """Tell of changes that would not survive a kill."""
