"""A dialog in which each of several things can be left out, with what it is about beneath the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sgo_tui.i18n import _
from sgo_tui.plain import marked, marked_lines

_MARKS = {True: "[x]", False: "[ ]"}


class Item(NamedTuple):
    """One thing: what the program gets, what the person reads, and what it is about."""

    name: str
    label: str
    details: str
    is_wanted: bool = True
    """Whether it is wanted unless somebody leaves it out."""


class Checklist(ModalScreen[list[str] | None]):
    """Things of which most are wanted at first; space takes one out or in, Enter takes those in, Esc answers None."""

    BINDINGS = [
        Binding("escape", "dismiss", show=False),
        Binding("pageup", "scroll_details(-1)", show=False, priority=True),
        Binding("pagedown", "scroll_details(1)", show=False, priority=True),
    ]

    def __init__(self, title: str, text: str, items: Sequence[Item]) -> None:
        super().__init__()
        self._title = title
        self._text = text
        self._items = items
        self._wanted = {item.name for item in items if item.is_wanted}

    def compose(self) -> ComposeResult:
        """Make the box."""
        with Vertical(classes="box"):
            yield Static(self._title, classes="title", markup=False)
            yield Static(self._text, classes="text", markup=False)
            yield _Items(*(Option(self._label(item), id=item.name) for item in self._items), compact=True)
            with VerticalScroll(classes="details", can_focus=False):
                yield Static("", id="details", markup=False)
            yield Static(_("Space: leave out or take in · Enter: do it · PgDn: read on · Esc: back"), classes="foot")

    def on_mount(self) -> None:
        """Begin at the first."""
        items = self.query_one(_Items)
        items.focus()
        items.highlighted = 0

    @on(OptionList.OptionHighlighted)
    def _show_details(self, event: OptionList.OptionHighlighted) -> None:
        self.query_one("#details", Static).update(marked_lines(self._items[event.option_index].details))
        self.query_one(VerticalScroll).scroll_home(animate=False)

    @on(OptionList.OptionSelected)
    def _leave_clicked_out(self) -> None:
        self.action_leave_out()

    def action_leave_out(self) -> None:
        """Leave out the thing under the cursor, or take it in again."""
        items = self.query_one(_Items)
        if items.highlighted is not None:
            item = self._items[items.highlighted]
            self._wanted ^= {item.name}
            items.replace_option_prompt_at_index(items.highlighted, self._label(item))

    def action_take(self) -> None:
        """Answer with the names of what is wanted, in the order of the list."""
        self.dismiss([item.name for item in self._items if item.name in self._wanted])

    def action_scroll_details(self, pages: int) -> None:
        """Read on, or back."""
        details = self.query_one(VerticalScroll)
        details.scroll_relative(y=pages * details.size.height, animate=False)

    def _label(self, item: Item) -> Content:
        return Content(f"{_MARKS[item.name in self._wanted]} {marked(item.label)}")


class _Items(OptionList):
    """Space and Enter belong to the dialog."""

    BINDINGS = [Binding("enter", "screen.take", show=False), Binding("space", "screen.leave_out", show=False)]

    def on_key(self, event: events.Key) -> None:
        """Keep letters from the commands below."""
        if event.is_printable and event.key != "space":
            event.stop()
