"""Dialogs that answer with a typed value: a choice, a text, or nothing on Esc."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from sgo_tui.i18n import _
from sgo_tui.plain import marked, marked_lines
from sgo_tui.tui.field import Field


class Choice(NamedTuple):
    """An answer: what the program gets and what the person reads."""

    answer: str
    label: str


def _literal(text: str | Content, classes: str) -> Static:
    """Return a text that is no markup; names of files and worksheets in it send nothing to the terminal."""
    return Static(marked_lines(text) if isinstance(text, str) else text, classes=classes, markup=False)


class _Answers(OptionList):
    """Answers at once on Enter, in the order of the keys: the next key is meant for the screen below."""

    BINDINGS = [Binding("enter", "screen.answer", show=False)]

    def on_key(self, event: events.Key) -> None:
        """Go to the next answer that begins with the typed letter."""
        if not event.is_printable or not event.character:
            return
        event.stop()
        here = self.highlighted or 0
        for place in (*range(here + 1, self.option_count), *range(here)):
            if str(self.get_option_at_index(place).prompt).lower().startswith(event.character.lower()):
                self.highlighted = place
                return

    def action_page_up(self) -> None:
        """Go a page up, in a long text above the answers first; Textual's list fails before it is painted."""
        with suppress(KeyError):
            if not self._read_on(-1):
                super().action_page_up()  # type: ignore[no-untyped-call]

    def action_page_down(self) -> None:
        """Go a page down, in the same way."""
        with suppress(KeyError):
            if not self._read_on(1):
                super().action_page_down()  # type: ignore[no-untyped-call]

    def _read_on(self, pages: int) -> bool:
        return isinstance(self.screen, Question) and self.screen.read_on(pages)


class Question(ModalScreen[str | None]):
    """A text with answers beneath each other; Enter takes one, Esc answers None.

    The answers are always on the screen; a text that is too long for the room above them is scrolled there.
    """

    BINDINGS = [Binding("escape", "dismiss", show=False)]

    def __init__(self, title: str, text: str, choices: Sequence[Choice], first: int = 0) -> None:
        """Ask with the answer of index `first` marked."""
        super().__init__()
        self._title = title
        self._text = text
        self._choices = choices
        self._first = first

    def compose(self) -> ComposeResult:
        """Make the box; text and labels are literal."""
        with Vertical(classes="box"):
            yield _literal(self._title, "title")
            with VerticalScroll(can_focus=False, classes="text"):
                yield _literal(self._text, "")
            yield _Answers(*(Option(Content(marked(c.label)), id=c.answer) for c in self._choices), compact=True)
            yield Static(_("PgUp, PgDn: read on"), id="more", classes="foot", markup=False)

    def on_mount(self) -> None:
        """Begin at the first answer, or the one that was asked for."""
        options = self.query_one(OptionList)
        options.focus()
        options.highlighted = self._first
        for more in self.query("#more"):
            more.display = False
        self.call_after_refresh(self._make_room)

    def _make_room(self) -> None:
        """Let a text that has pushed the answers off the screen be as long as there is room."""
        for text in self.query(VerticalScroll):
            missing = self.query_one(OptionList).region.bottom - self.query_one(".box").content_region.bottom
            if missing > 0:
                self.query_one("#more").display = True
                text.styles.max_height = text.size.height - missing - 1

    def read_on(self, pages: int) -> bool:
        """Scroll the text; returns whether there is more of it than is shown."""
        for text in self.query(VerticalScroll):
            text.scroll_relative(y=pages * text.size.height, animate=False)
            return text.max_scroll_y > 0
        return False

    @on(OptionList.OptionSelected)
    def _take_clicked(self) -> None:
        self.action_answer()

    def action_answer(self) -> None:
        """Take the answer that is marked."""
        self.dismiss(self._choices[self.query_one(OptionList).highlighted or 0].answer)


class Findings(Question):
    """Sentences beneath each other, each an answer; those of several lines begin with their heading."""

    def compose(self) -> ComposeResult:
        """Make the box; the sentences take the room of the screen."""
        with Vertical(classes="box long"):
            yield _literal(self._title, "title")
            yield _Answers(*(Option(_under_heading(c.label), id=c.answer) for c in self._choices), compact=True)
            yield _literal(self._text, "foot")


def _under_heading(label: str) -> Content:
    """Return a label with what stands before its last line in bold."""
    heading, line_end, sentence = marked_lines(label).rpartition("\n")
    return Content.assemble((heading + line_end, "bold"), sentence)


class Note(ModalScreen[None]):
    """Text to be read; any of Enter, Esc, F1 and space closes it, the arrows scroll it.

    Where there is a `next_page`, F1 puts that one in its place.
    """

    BINDINGS = [Binding("escape,enter,space,f10", "dismiss", show=False), Binding("f1", "turn", show=False)]

    def __init__(self, title: str, text: str | Content, next_page: Note | None = None) -> None:
        super().__init__()
        self._title = title
        self._text = text
        self._next_page = next_page

    def compose(self) -> ComposeResult:
        """Make the box."""
        with Vertical(classes="box"):
            yield _literal(self._title, "title")
            with VerticalScroll(can_focus=True):
                yield _literal(self._text, "text")
            yield Static(_("Enter: close"), classes="foot", markup=False)

    def on_mount(self) -> None:
        """Let the arrows scroll, and tell the keys once it is known whether there is more than is shown."""
        self.query_one(VerticalScroll).focus()
        self.call_after_refresh(self._show_keys)

    def _show_keys(self) -> None:
        keys = [_("Enter: close")]
        if self.query_one(VerticalScroll).max_scroll_y > 0:
            keys.append(_("↑ ↓: read on"))
        if self._next_page is not None:
            keys.append(_("F1 again: the keys"))
        self.query_one(".foot", Static).update(" · ".join(keys))

    def action_turn(self) -> None:
        """Show the next page, if there is one, or close."""
        if self._next_page is None:
            self.dismiss()
        else:
            self.app.switch_screen(self._next_page)


class AskText(ModalScreen[str | None]):
    """One line of text; Esc answers None."""

    BINDINGS = [Binding("escape", "dismiss", show=False)]

    def __init__(self, title: str, text: str, initial: str) -> None:
        super().__init__()
        self._title = title
        self._text = text
        self._initial = initial

    def compose(self) -> ComposeResult:
        """Make the box."""
        with Vertical(classes="box"):
            yield _literal(self._title, "title")
            yield _literal(self._text, "text")
            field = Field(self._initial, select_on_focus=False)
            field.cursor_blink = False
            yield field
            yield Static(_("Enter: go on · Esc: back"), classes="foot", markup=False)

    @on(Input.Submitted)
    def _answer(self, event: Input.Submitted) -> None:
        self.dismiss(event.value.strip() or None)


class Busy(ModalScreen[None]):
    """Takes the keys while something runs; shows how far it is. Where that is possible, Esc stops it."""

    BINDINGS = [Binding("escape", "stop", show=False)]

    def __init__(self, text: str, *, can_stop: bool = False) -> None:
        super().__init__()
        self.is_stopped = False
        """Whether it should stop: who does the work looks at this, the dialog is gone then."""
        self._text = text
        self._told = ""
        self._can_stop = can_stop

    def compose(self) -> ComposeResult:
        """Make the box."""
        with Vertical(classes="box"):
            yield Static(self._text, id="busy", markup=False)
            if self._can_stop:
                yield Static(_("Esc: stop"), classes="foot", markup=False)

    def action_stop(self) -> None:
        """Stop, if that is possible."""
        if self._can_stop:
            self.is_stopped = True
            self.dismiss()

    def show_progress(self, part: float) -> None:
        """Tell which part, 0 to 1, is done."""
        told = f"{self._text} {part:.0%}"
        if told != self._told:
            self._told = told
            self.query_one("#busy", Static).update(told)
