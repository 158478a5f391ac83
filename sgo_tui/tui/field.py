"""A field to type in that shows marks for what a terminal would obey, and keeps the characters themselves."""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text
from textual.widgets import Input

from sgo_tui.plain import marked


class Field(Input):
    """An input whose value may hold any characters, as cells do; it leans on two private names of Textual."""

    @property
    def _value(self) -> Text:
        """The value as it is drawn; each character stays in its place."""
        return Text(marked(self.value), no_wrap=True, overflow="ignore", end="")

    def _position_to_cell(self, position: int) -> int:
        """Return how many terminal cells lie before a character."""
        return cell_len(marked(self.value[:position]))
