"""A dialog that takes a text of many lines as the terminal pastes it, or the name of a file that holds it."""

from __future__ import annotations

from pathlib import Path

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from sgo_tui.i18n import _
from sgo_tui.tui.field import Field


class _PasteField(Field):
    """A field for one line that hands on a text of several."""

    class Pasted(Message):
        """Text of several lines or cells was pasted."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def on_paste(self, event: events.Paste) -> None:
        """Keep a text of several lines out of the field, where only the first would be seen."""
        if len(event.text.splitlines()) > 1 or "\t" in event.text:
            event.stop()
            event.prevent_default()
            self.post_message(self.Pasted(event.text))


class PasteText(ModalScreen[str | Path | None]):
    """Answers with the text at once when it is pasted, with a path when one is typed, with None on Esc."""

    BINDINGS = [Binding("escape,f10", "dismiss", show=False)]

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title = title
        self._text = text

    def compose(self) -> ComposeResult:
        """Make the box."""
        with Vertical(classes="box"):
            yield Static(self._title, classes="title", markup=False)
            yield Static(self._text, classes="text", markup=False)
            field = _PasteField(select_on_focus=False)
            field.cursor_blink = False
            yield field
            yield Static(_("Enter: go on · Esc: back"), classes="foot", markup=False)

    @on(Input.Submitted)
    def _take_path(self, event: Input.Submitted) -> None:
        name = event.value.strip()
        if name:
            self.dismiss(Path(name))

    @on(_PasteField.Pasted)
    def _take_text(self, event: _PasteField.Pasted) -> None:
        self.dismiss(event.text)
