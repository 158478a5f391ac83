"""The line below the table where a person types: a cell's new value, or what to find."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from sgo_tui.tui.field import Field


class InputLine(Horizontal):
    """A prompt and a text field; hidden until `ask` is called."""

    BINDINGS = [
        Binding("escape", "cancel", show=False, priority=True),
        Binding("up", "submit(-1, 0)", show=False, priority=True),
        Binding("down", "submit(1, 0)", show=False, priority=True),
        Binding("tab", "submit(0, 1)", show=False, priority=True),
        Binding("shift+tab", "submit(0, -1)", show=False, priority=True),
    ]

    class Changed(Message):
        """The text is another one."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Submitted(Message):
        """The text is taken; then the cursor goes `rows` down and `columns` to the right."""

        def __init__(self, text: str, rows: int = 0, columns: int = 0) -> None:
            super().__init__()
            self.text = text
            self.rows = rows
            self.columns = columns

    class Cancelled(Message):
        """Nothing is taken."""

    def compose(self) -> ComposeResult:
        """Make the prompt and the field."""
        yield Static(id="prompt", markup=False)
        field = Field(id="field", select_on_focus=False, compact=True)
        field.cursor_blink = False
        yield field

    def on_mount(self) -> None:
        """Hide until something is asked."""
        self.display = False

    @property
    def is_open(self) -> bool:
        """Whether a person is typing."""
        return bool(self.display)

    @property
    def text(self) -> str:
        """What has been typed so far."""
        return self.query_one(Input).value

    def ask(self, prompt: str, text: str, *, select: bool = False) -> None:
        """Open with `text` in the field, the cursor at its end, or all of it selected."""
        self.query_one("#prompt", Static).update(prompt)
        self.display = True
        field = self.query_one(Input)
        with field.prevent(Input.Changed):
            field.value = text
        field.cursor_position = len(text)
        # At once: Widget.focus() comes after the keys that are on their way, and they are meant for this field.
        self.screen.set_focus(field)
        if select:
            field.select_all()

    def add(self, text: str) -> None:
        """Put in what was typed before the field had the focus."""
        self.query_one(Input).insert_text_at_cursor(text)

    def close(self) -> None:
        """Hide again."""
        self.display = False

    def action_cancel(self) -> None:
        """Leave without taking the text."""
        self.post_message(self.Cancelled())

    def action_submit(self, rows: int, columns: int) -> None:
        """Take the text and step away, as in other spreadsheets."""
        self.post_message(self.Submitted(self.text, rows, columns))

    @on(Input.Submitted)
    def _take(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Submitted(event.value))

    @on(Input.Changed)
    def _tell(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(event.value))

    def on_key(self, event: events.Key) -> None:
        """Keep letters from the commands of the screen."""
        if event.is_printable:
            event.stop()
