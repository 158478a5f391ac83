"""Typing onto the cell under the cursor, wherever that is shown."""

from __future__ import annotations

from textual import events
from textual.message import Message

from sgo_tui.tui.pointed import Pointed


class Overtyped(Pointed):
    """A widget with a cell under its cursor, whose content is replaced by what is typed or pasted onto it."""

    class Chosen(Message):
        """A cell was clicked."""

        def __init__(self, row: int, column: int) -> None:
            super().__init__()
            self.place = row, column

    class Typed(Message):
        """A character was typed, or text was pasted, onto the cell under the cursor."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Pasted(Message):
        """Cells were pasted, lines of texts with tabs between."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def on_key(self, event: events.Key) -> None:
        """Typing on a cell replaces its content."""
        if event.is_printable and event.character:
            event.stop()
            self.post_message(self.Typed(event.character))

    def on_paste(self, event: events.Paste) -> None:
        """Pasting one value on a cell replaces its content, to be looked at before it is taken; a block is a bulk."""
        event.stop()
        text = event.text.strip("\r\n")
        is_block = any(mark in text for mark in "\t\n\r")
        self.post_message(self.Pasted(event.text) if is_block else self.Typed(text))
