"""The table on the screen: header, frozen columns, the rows in view and the cursor.

The widget holds no data. It asks the table for text and problems by row and column, the geometry for places,
and repaints the two cells that a cursor step touches rather than itself.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import groupby

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding
from textual.geometry import Region
from textual.strip import Strip

from sgo_tui.export import Protection
from sgo_tui.i18n import _
from sgo_tui.tui.columns import Columns
from sgo_tui.tui.geometry import Geometry, Placed, Slot
from sgo_tui.tui.layout import is_folded, lay_out
from sgo_tui.tui.looks import HIDDEN_MARK, PENDING_MARK, PROTECTION_MARKS, SEVERITY_MARKS, Looks
from sgo_tui.tui.masking import hidden_text
from sgo_tui.tui.overtype import Overtyped
from sgo_tui.tui.text import fit
from sgo_tui.tui.themes import TERMINAL
from sgo_tui.work import Place, Table
from sgo_tui.work.address import column_letters
from sgo_tui.work.view import View, Wanted, make_view

HEADER_LINES = 2


class Grid(Overtyped, can_focus=True):
    """A view of a `Table`, moved over with the keyboard."""

    ALLOW_SELECT = False

    BINDINGS = [
        Binding("up", "move(-1, 0)", show=False),
        Binding("down", "move(1, 0)", show=False),
        Binding("left,shift+tab", "move(0, -1)", show=False),
        Binding("right,tab", "move(0, 1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "edge('row', 'first')", show=False),
        Binding("end", "edge('row', 'last')", show=False),
        Binding("shift+up", "extend(-1, 0)", show=False),
        Binding("shift+down", "extend(1, 0)", show=False),
        Binding("shift+left", "extend(0, -1)", show=False),
        Binding("shift+right", "extend(0, 1)", show=False),
        Binding("ctrl+home", "edge('table', 'first')", show=False),
        Binding("ctrl+end", "edge('table', 'last')", show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.looks: Looks = TERMINAL
        self.table: Table | None = None
        self.view = View(range(0))
        """The rows that are shown, and their order."""
        self.columns = Columns()
        """The columns that are shown."""
        self.is_masked = False
        """Whether numbers of documents are hidden."""
        self.geometry = Geometry(View(range(0)), (), (), 0)
        self.row = 0
        self.column = 0
        self._anchor: tuple[int, int] | None = None
        """Where a selection begins that ends at the cursor; None when only the cursor's cell is selected."""
        self._is_marking = False
        """Whether the cursor draws the selection after it wherever it goes."""
        self.on_cursor: Callable[[], None] = _ignore
        """Called when the cursor has moved. A message would come after the table is painted, and what it shows
        a frame (16 ms) later still; a call puts both into one frame."""

    def show_table(self, table: Table) -> None:
        """Show `table` from its first row, the cursor on the first cell that may be changed."""
        self.table = table
        self.view = make_view(table, Wanted())
        self._lay_out()
        self.row = table.first_data_row
        order = self.geometry.order
        self.column = next(
            (c for c in order if table.column(c).protection is not Protection.LOCKED), order[0] if order else 0
        )
        self.refresh()
        self.on_cursor()

    def update_table(self, table: Table) -> None:
        """Show `table` in place of another state of it, the cursor and the scroll as they are."""
        self.table = table
        if self.view.wanted.is_everything:
            self.view = make_view(table, self.view.wanted)
        self._lay_out()
        self.geometry.show(self.row, self.column)
        self.refresh()
        self.on_cursor()

    def show_view(self, view: View) -> None:
        """Show other rows of the table, or the same in another order; the cursor stays on its row, if it is shown."""
        self.view = view
        self._lay_out()
        if len(view):
            self.row = view.rows[view.nearest(self.row)]
        self.geometry.show(self.row, self.column)
        self.refresh()
        self.on_cursor()

    def show_columns(self, columns: Columns) -> None:
        """Show other columns; the cursor goes to the next one to the right if its own is hidden, or to the last."""
        assert self.table is not None
        self.columns = columns
        self._lay_out()
        order = self.geometry.order
        if self.column not in order:
            self.column = next((column for column in order if column > self.column), order[-1] if order else 0)
        self.geometry.show(self.row, self.column)
        self.refresh()
        self.on_cursor()

    def move_to(self, row: int, column: int) -> None:
        """Put the cursor on a cell, scrolling where needed, and repaint what that changes."""
        if (row, column) == (self.row, self.column) or row not in self.view:
            return
        old = self.row, self.column
        self.row, self.column = row, column
        had_selection = self._anchor is not None
        if not self._is_marking:
            self._anchor = None
        if self._reveal(column) | self.geometry.show(row, column) | had_selection:
            self.refresh()
        else:
            self.refresh_cells([old, (row, column)])
        self.on_cursor()

    def refresh_cells(self, places: list[tuple[int, int]]) -> None:
        """Repaint cells, where they are on the screen."""
        placed = {column: place for place in self.geometry.placed() for column in place.slot.columns}
        regions = []
        for row, column in places:
            line = self.geometry.line_of(row)
            if line is not None and column in placed:
                place = placed[column]
                regions.append(Region(place.x, line + HEADER_LINES, place.width, 1))
        if regions:
            self.refresh(*regions)

    def refresh_rows(self, rows: Collection[int]) -> None:
        """Repaint the rows among `rows` that are on the screen."""
        lines = [line + HEADER_LINES for line, row in enumerate(self.geometry.rows_on_screen) if row in rows]
        if lines:
            self.refresh(*(Region(0, line, self.size.width, 1) for line in lines))

    @property
    def has_selection(self) -> bool:
        """Whether more than the cursor's cell is selected."""
        return self._anchor is not None and self._anchor != (self.row, self.column)

    @property
    def selected_rows(self) -> Sequence[int]:
        """The rows that are selected, as they are shown from top to bottom."""
        if self._anchor is None:
            return [self.row]
        first, last = sorted((self.view.nearest(self._anchor[0]), self.view.nearest(self.row)))
        return self.view.rows[first : last + 1]

    @property
    def selected_columns(self) -> Sequence[int]:
        """The columns that are selected, as they are shown from left to right."""
        order = self.geometry.order
        if self._anchor is None or self._anchor[1] not in order:
            return [self.column]
        first, last = sorted((order.index(self._anchor[1]), order.index(self.column)))
        return order[first : last + 1]

    @property
    def selected_count(self) -> int:
        """How many cells are selected, the cursor's among them."""
        return len(self.selected_rows) * len(self.selected_columns)

    def select(self, anchor: tuple[int, int] | None) -> None:
        """Let the selection reach from `anchor` to the cursor; None lets go of it."""
        self._is_marking = False
        if anchor != self._anchor:
            self._anchor = anchor
            self.refresh()
            self.on_cursor()

    def mark(self) -> None:
        """Begin a selection that follows the cursor wherever it goes; called again, let go of it."""
        is_marking = self._is_marking
        self.select(None if is_marking else (self.row, self.column))
        self._is_marking = not is_marking

    def stop_marking(self) -> None:
        """Let the selection stay as it is until the cursor moves: something was done with it."""
        self._is_marking = False

    def action_extend(self, rows: int, columns: int) -> None:
        """Step to a neighbour with the selection after it."""
        was_marking, self._is_marking = self._is_marking, True
        self._anchor = self._anchor or (self.row, self.column)
        self.action_move(rows, columns)
        self._is_marking = was_marking

    def action_move(self, rows: int, columns: int) -> None:
        """Step to a neighbour; at the end of a row the cursor stays."""
        order = self.geometry.order
        if order and self.view:
            index = min(max(order.index(self.column) + columns, 0), len(order) - 1)
            self.move_to(self._row_at(self.view.nearest(self.row) + rows), order[index])

    def action_page(self, pages: int) -> None:
        """Go a screen up or down, the cursor on the same line."""
        if not self.view:
            return
        step = pages * self.geometry.page
        if self.geometry.scroll_by(step):
            self.refresh()
        self.move_to(self._row_at(self.view.nearest(self.row) + step), self.column)

    def action_edge(self, of: str, edge: str) -> None:
        """Go to the first or last cell of the row, or of the table."""
        order = self.geometry.order
        if order and self.view:
            place = 0 if edge == "first" else -1
            self.move_to(self.row if of == "row" else self.view.rows[place], order[place])

    def point(self, x: int, y: int) -> None:
        """Choose the cell that was clicked; of names shown in one, that under the cursor or the first."""
        row = self.geometry.row_at(y - HEADER_LINES) if y >= HEADER_LINES else None
        place = next((place for place in self.geometry.placed() if place.x <= x < place.x + place.width), None)
        if row is not None and place is not None:
            columns = place.slot.columns
            self.post_message(self.Chosen(row, self.column if self.column in columns else columns[0]))

    def roll(self, lines: int) -> None:
        """Scroll, the cursor on its cell."""
        if self.geometry.scroll_by(lines):
            self.refresh()

    def next_problem(self, step: int) -> Place | None:
        """Return the next cell of the view with a problem, `step` 1 onwards or -1 back; None when there is none."""
        return self.view.next_problem(self.table, (self.row, self.column), step) if self.table else None

    def _row_at(self, position: int) -> int:
        """Return the row at a position of the view, or at its nearest end."""
        return self.view.rows[max(0, min(position, len(self.view) - 1))]

    def on_resize(self) -> None:
        """Lay the table out anew: what is frozen depends on the width."""
        if self.table is not None:
            self._lay_out()
            self.geometry.show(self.row, self.column)
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return one line of the screen, as wide as the widget."""
        width = self.size.width
        if self.table is None:
            return Strip.blank(width, self.looks.plain)
        if y == 0:
            return _strip(self._groups(self.table), width, self.looks.header)
        if y == 1:
            return _strip(self._labels(self.table), width, self.looks.header)
        row = self.geometry.row_at(y - HEADER_LINES)
        if row is None:
            return Strip.blank(width, self.looks.plain)
        selected = self.selected_columns if self._anchor is not None and row in self.selected_rows else ()
        return _strip(self._cells(self.table, row, selected), width, self.looks.plain)

    def _lay_out(self) -> None:
        assert self.table is not None
        top, left = self.geometry.top, self.geometry.left
        self.geometry = lay_out(self.table, self.view, self.columns.shown(self.table), self.size.width)
        self.geometry.scroll_to(top, left)
        self.geometry.resize(self.size.width, self.size.height - HEADER_LINES)

    def _reveal(self, column: int) -> bool:
        """Show a column that is hidden once the cursor is led to it; returns whether that was needed."""
        if column in self.geometry.order:
            return False
        self.columns = self.columns.reveal(column)
        self._lay_out()
        return True

    def _groups(self, table: Table) -> list[Segment]:
        style = self.looks.header
        segments = [Segment(" " * self.geometry.gutter, style)]

        def group_of(place: Placed) -> tuple[bool, str]:
            column = place.slot.columns[0]
            return self.geometry.is_frozen(column), table.column(column).group.replace(" / ", " · ")

        for (_frozen, group), places in groupby(self.geometry.placed(), group_of):
            room = sum(place.width for place in places)
            segments.append(Segment(fit(f" {group}", room - 1) + ("│" if group else " "), style))
        return segments

    def _labels(self, table: Table) -> list[Segment]:
        segments = [Segment(" " * self.geometry.gutter, self.looks.header)]
        for place in self.geometry.placed():
            column = table.column(place.slot.columns[0])
            label = self._label(table, place.slot) or (column_letters(column.index) if table.export is None else "")
            mark = PROTECTION_MARKS[column.protection]
            segments.append(Segment(fit(mark + label, place.width), self.looks.header))
        return segments

    def _label(self, table: Table, slot: Slot) -> str:
        if is_folded(slot):
            return _("Full name")
        return table.column(slot.columns[0]).label

    def _cells(self, table: Table, row: int, selected: Collection[int]) -> list[Segment]:
        mark = HIDDEN_MARK if row in table.sheet.hidden_rows else " "
        segments = [Segment(str(row + 1).rjust(self.geometry.gutter - 1) + mark, self.looks.gutter)]
        segments.extend(self._cell(table, row, place, selected) for place in self.geometry.placed())
        return segments

    def _cell(self, table: Table, row: int, place: Placed, selected: Collection[int]) -> Segment:
        columns = place.slot.columns
        severity = max((worst for column in columns if (worst := table.problems.worst(row, column))), default=None)
        pending = any(table.is_pending(row, column) for column in columns)
        style = self.looks.of_cell(
            severity,
            is_pending=pending,
            is_locked=table.column(columns[0]).protection is Protection.LOCKED,
            is_cursor=row == self.row and self.column in columns,
            is_selected=any(column in selected for column in columns),
        )
        mark = SEVERITY_MARKS[severity] if severity else " "
        text = _folded(table, row, columns) if is_folded(place.slot) else table.text(row, columns[0])
        if self.is_masked:
            text = hidden_text(table.field(columns[0]), text)
        if place.width < place.slot.width:
            return Segment(mark + fit(text, place.width - 1), style)
        return Segment(mark + fit(text, place.slot.text_width) + (PENDING_MARK if pending else " "), style)


def _ignore() -> None:
    """Nobody asks where the cursor is."""


def _folded(table: Table, row: int, columns: tuple[int, ...]) -> str:
    """Return a full name as «Фамилия И. О.»."""
    last, *others = (table.text(row, column) for column in columns)
    return " ".join([last, *(f"{name[0]}." for name in others if name)])


def _strip(segments: list[Segment], width: int, fill: Style) -> Strip:
    """Return the segments as a line of `width`, neighbours of one style joined: each costs bytes."""
    used = sum(segment.cell_length for segment in segments)
    if used < width:
        segments.append(Segment(" " * (width - used), fill))
    joined = [
        Segment("".join(segment.text for segment in run), style)
        for style, run in groupby(segments, lambda segment: segment.style)
    ]
    return Strip(joined, width)
