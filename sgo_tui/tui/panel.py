"""The lines below the table: the cell under the cursor, what is wrong with it, where one is, which keys there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical

from sgo_tui.i18n import _
from sgo_tui.tui import describe, status
from sgo_tui.tui.inputline import InputLine
from sgo_tui.tui.key_map import in_own_keys
from sgo_tui.tui.lines import Lines, Piece
from sgo_tui.tui.looks import Looks
from sgo_tui.tui.text import visible
from sgo_tui.work import Table
from sgo_tui.work.view import View

KeyLine = Callable[[Looks, int], list[Piece]]
"""Makes a line of keys for a width."""


class Panel(Vertical):
    """Six lines; it shows what it is given and changes nothing."""

    def __init__(self, file_name: str, looks: Looks) -> None:
        super().__init__(id="panel")
        self._file_name = file_name
        self._looks = looks
        self._notice = ""
        self._key_line: KeyLine = status.key_line

    def compose(self) -> ComposeResult:
        """Make the lines; the input line takes the place of the value's."""
        yield Lines((), id="heading")
        yield Lines((), id="value")
        yield InputLine(id="input")
        yield Lines((), (), id="explanation")
        yield Lines(self._loading(0), id="status")
        yield Lines(self._key_line(self._looks, 0), id="keys")

    def on_resize(self) -> None:
        """Tell as many keys as there is room for."""
        if not self._notice:
            self._show_keys()

    @property
    def input(self) -> InputLine:
        """Where a person types."""
        return self.query_one(InputLine)

    def wear(self, looks: Looks) -> None:
        """Show the keys in other colours, and what is shown next."""
        self._looks = looks
        self._show_keys()

    def name_file(self, name: str) -> None:
        """Tell of another file, which is being opened."""
        self._file_name = name
        self.show_loading(0)

    def show_loading(self, part: float) -> None:
        """Tell how much of the file has been read, 0 to 1."""
        self._show("status", self._loading(part))

    def show_cell(self, table: Table, row: int, column: int, *, is_masked: bool = False) -> None:
        """Show all that is known of a cell, its numbers hidden if they are to be; what is being typed stays."""
        self._show("heading", describe.heading(table, row, column, self._looks))
        if not self.input.is_open:
            self._show("value", describe.value(table, row, column, self._looks, is_masked=is_masked))
            problems = table.problems.at(row, column)
            remedy = describe.remedy(table, row, column, self._looks) if not is_masked else []
            self._show("explanation", describe.findings(problems, self._looks), remedy)

    def show_typed(self, lines: Sequence[Sequence[Piece]]) -> None:
        """Show two lines on what is being typed."""
        self._show("explanation", *lines)

    def show_status(self, table: Table, row: int, view: View, *, selected: int, is_kept: bool) -> None:
        """Show where one is and what is left."""
        self._show("status", status.status(table, row, view, self._looks, selected=selected, is_kept=is_kept))

    def ask(self, prompt: str, text: str, *, select: bool = False) -> None:
        """Open the input line."""
        self.query_one("#value").display = False
        self.input.ask(prompt, text, select=select)

    def close_input(self) -> None:
        """Show the value where the input line was."""
        self.input.close()
        self.query_one("#value").display = True

    def show_keys(self, key_line: KeyLine) -> None:
        """Let this be the line of keys."""
        self._key_line = key_line
        self._notice = ""
        self._show_keys()

    def notice(self, text: str) -> None:
        """Tell something in place of the line of keys, until `clear_notice`."""
        self._notice = in_own_keys(text)
        self._show("keys", [(f" {self._notice} ", self._looks.notice)])

    @property
    def is_telling(self) -> bool:
        """Whether a notice stands there."""
        return bool(self._notice)

    def clear_notice(self) -> None:
        """Show the keys again."""
        if self._notice:
            self._notice = ""
            self._show_keys()

    def _show_keys(self) -> None:
        self._show("keys", self._key_line(self._looks, self.size.width))

    def _loading(self, part: float) -> list[Piece]:
        if not self._file_name:
            return []
        text = _("Opening {name}… {part}").format(name=visible(self._file_name), part=f"{part:.0%}")
        return [(f" {text}", self._looks.strong)]

    def _show(self, name: str, *lines: Sequence[Piece]) -> None:
        self.query_one(f"#{name}", Lines).show(lines)
