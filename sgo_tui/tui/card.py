"""One row on the screen as a card; the cursor, the columns and the order of the people are those of the grid.

Which fields come first is settled when a row comes onto the card, so that none runs away from under the cursor when it
is filled.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.binding import Binding

from sgo_tui.export import Protection
from sgo_tui.tui.card_lines import CardLine, Kind, Spot, lay_out
from sgo_tui.tui.geometry import MARKS
from sgo_tui.tui.grid import Grid
from sgo_tui.tui.lines import Lines, Piece
from sgo_tui.tui.looks import PENDING_MARK, PROTECTION_MARKS, SEVERITY_MARKS
from sgo_tui.tui.masking import hidden_text
from sgo_tui.tui.overtype import Overtyped
from sgo_tui.tui.text import fit, visible
from sgo_tui.work import Place, Table
from sgo_tui.work.card import Section, order_of, sections_of

_BEYOND = 1 << 16
"""A column to the right of all others."""


class Card(Overtyped, Lines, can_focus=True):
    """The people of the row under the cursor of a `Grid`, moved over with the keyboard."""

    ALLOW_SELECT = False

    BINDINGS = [
        Binding("up", "move(-1, 0)", show=False),
        Binding("down", "move(1, 0)", show=False),
        Binding("left,shift+tab", "move(0, -1)", show=False),
        Binding("right,tab", "move(0, 1)", show=False),
        Binding("pageup,ctrl+up", "person(-1)", show=False),
        Binding("pagedown,ctrl+down", "person(1)", show=False),
        Binding("home,ctrl+home", "edge('first')", show=False),
        Binding("end,ctrl+end", "edge('last')", show=False),
        Binding("escape", "screen.card", show=False),
    ]

    def __init__(self, grid: Grid) -> None:
        super().__init__(id="card")
        self.styles.height = "1fr"
        self._grid = grid
        self._sections: Sequence[Section] = ()
        self._laid_out_for: object = None
        self._top = 0

    def show_row(self) -> None:
        """Show the row under the cursor as it is now."""
        grid, table = self._grid, self._grid.table
        if table is None or not self.size.height:
            return
        shown = table, grid.row, grid.geometry.order
        if shown != self._laid_out_for:
            self._laid_out_for = shown
            self._sections = sections_of(table, grid.row, grid.geometry.order)
            self._top = 0
        lines = self._lines(table)
        self._scroll_to_cursor(lines)
        drawn = [list(self._drawn(table, line)) for line in lines[self._top : self._top + self.size.height]]
        self.show([*drawn, *([()] * (self.size.height - len(drawn)))])

    def rearrange(self) -> None:
        """Let more be told of the row than when it came onto the card: what has a problem comes first."""
        self._laid_out_for = None

    def action_move(self, rows: int, columns: int) -> None:
        """Go some lines up or down, or to a neighbour as one reads."""
        if self._grid.table is None:
            return
        lines = [line for line in self._lines(self._grid.table) if line.spots]
        here = next(((i, spot) for i, line in enumerate(lines) for spot in line.spots if self._is_at(spot)), None)
        if here is None:
            self.action_edge("first")
        elif rows:
            spots = lines[min(max(here[0] + rows, 0), len(lines) - 1)].spots
            self._go_to(min(spots, key=lambda spot: abs(spot.x - here[1].x)).column)
        elif columns:
            order = order_of(self._sections)
            index = order.index(self._grid.column) + columns
            self._go_to(order[min(max(index, 0), len(order) - 1)])

    def action_person(self, step: int) -> None:
        """Show another row of the table's view, the cursor on the same field."""
        self._grid.action_move(step, 0)

    def action_edge(self, edge: str) -> None:
        """Go to the first or the last cell of the card."""
        order = order_of(self._sections)
        if order:
            self._go_to(order[0 if edge == "first" else -1])

    def point(self, x: int, y: int) -> None:
        """Choose the cell that was clicked, or that of the label."""
        lines = self._lines(self._grid.table) if self._grid.table is not None else []
        spots = lines[self._top + y].spots if self._top + y < len(lines) else ()
        if spots:
            clicked = next((spot for spot in spots if spot.x <= x < spot.x + spot.width), spots[0])
            self.post_message(self.Chosen(self._grid.row, clicked.column))

    def roll(self, lines: int) -> None:
        """Move on by some lines."""
        self.action_move(lines, 0)

    def next_problem(self, step: int) -> Place | None:
        """Return the next cell with a problem as one reads the card, then those of the other people of the view."""
        grid, table = self._grid, self._grid.table
        if table is None:
            return None
        order = self._reading_order(table, grid.row)
        here = order.index(grid.column) if grid.column in order else 0
        rest = order[here + 1 :] if step > 0 else order[:here][::-1]
        told = {problem.column for problem in table.problems.in_row(grid.row)}
        found = next((column for column in rest if column in told), None)
        if found is not None:
            return grid.row, found
        target = grid.view.next_problem(table, (grid.row, _BEYOND * step), step)
        if target is None:
            return None
        told = {problem.column for problem in table.problems.in_row(target[0])}
        columns = [column for column in self._reading_order(table, target[0]) if column in told]
        return target[0], columns[0 if step > 0 else -1]

    def on_resize(self) -> None:
        """Lay the card out for another width."""
        self.show_row()

    def _reading_order(self, table: Table, row: int) -> list[int]:
        """Return the columns as one reads the card of a row, and behind them those with a problem that are hidden."""
        shown = self._grid.geometry.order
        sections = self._sections if row == self._grid.row else sections_of(table, row, shown)
        hidden = {problem.column for problem in table.problems.in_row(row)}.difference(shown)
        return [*order_of(sections), *sorted(hidden)]

    def _go_to(self, column: int) -> None:
        self._grid.move_to(self._grid.row, column)

    def _is_at(self, spot: Spot) -> bool:
        return spot.column == self._grid.column

    def _lines(self, table: Table) -> list[CardLine]:
        row, columns = self._grid.row, order_of(self._sections)
        texts = {column: table.text(row, column) for column in columns}
        if self._grid.is_masked:
            texts = {column: hidden_text(table.field(column), texts[column]) for column in columns}
        return lay_out(self._sections, {column: visible(text) for column, text in texts.items()}, self.size.width)

    def _scroll_to_cursor(self, lines: Sequence[CardLine]) -> None:
        """Scroll so that the cursor is seen, and the title above the first field of a person."""
        height = self.size.height
        at = next((i for i, line in enumerate(lines) for spot in line.spots if self._is_at(spot)), 0)
        above = at - 1 if at and not lines[at - 1].spots else at
        self._top = max(min(self._top, above), at - height + 1)
        self._top = max(0, min(self._top, len(lines) - height))

    def _drawn(self, table: Table, line: CardLine) -> Iterator[Piece]:
        """Yield the pieces of a line; behind a field stands what is wrong with it."""
        looks, row = self._grid.looks, self._grid.row
        if line.kind is not Kind.FIELD:
            yield line.label, looks.header if line.kind is Kind.NAMES and line.label.strip() else looks.soft
            for spot in line.spots:
                yield self._cell(table, spot, is_label=not table.text(row, spot.column))
            return
        (spot,) = line.spots
        yield PROTECTION_MARKS[table.lock(row, spot.column).protection] + line.label[1:], looks.soft
        yield self._cell(table, spot)
        problems = table.problems.at(row, spot.column)
        if problems:
            yield f" {visible(problems[0].message)}", looks.plain

    def _cell(self, table: Table, spot: Spot, *, is_label: bool = False) -> Piece:
        looks, row, column = self._grid.looks, self._grid.row, spot.column
        severity = table.problems.worst(row, column)
        pending = table.is_pending(row, column)
        style = looks.of_cell(
            severity,
            is_pending=pending,
            is_locked=is_label or table.column(column).protection is Protection.LOCKED,
            is_cursor=self._is_at(spot),
        )
        mark = SEVERITY_MARKS[severity] if severity else " "
        return mark + fit(spot.text, spot.width - MARKS) + (PENDING_MARK if pending else " "), style
