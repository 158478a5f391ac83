"""The list of all that is wrong: groups that open to their cells, over the whole screen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen

from sgo_tui.check import Severity
from sgo_tui.export import Protection
from sgo_tui.i18n import _
from sgo_tui.tui import describe, problem_lines
from sgo_tui.tui.dialogs import Note
from sgo_tui.tui.explain import behind, explain
from sgo_tui.tui.lines import Lines, Piece
from sgo_tui.tui.longlist import LongList
from sgo_tui.tui.looks import Looks
from sgo_tui.work import Place, Table
from sgo_tui.work.outline import Line, Outline
from sgo_tui.work.overview import Group, Grouping, Overview, Wanted, owners

_AT_ONCE = 0.05
"""Seconds of counting before anything is drawn: enough for 50,000 problems."""
_SLICE = 0.01
"""Seconds of counting between two looks at the keyboard."""

Answer = Place | frozenset[int]
"""The cell to go to, or the rows to show."""
_Key = tuple[str, str]
"""What tells a group when all is counted again."""
_T = TypeVar("_T")


@dataclass
class Looked:
    """What was looked at last, to begin there the next time."""

    wanted: Wanted = field(default_factory=Wanted)
    open: set[_Key] = field(default_factory=set)
    group: _Key | None = None
    place: Place | None = None


@dataclass
class Deeds:
    """What the list lets the editor do."""

    fix: Callable[[Place], object]
    undo: Callable[[], None]
    redo: Callable[[], None]


class ProblemsScreen(Screen[Answer | None]):
    """Shows the problems of a table in groups; answers where to go, which rows to show, or None."""

    BINDINGS = [
        Binding("escape,f10", "dismiss", show=False),
        Binding("enter", "go", show=False),
        Binding("right", "open", show=False),
        Binding("left", "close", show=False),
        Binding("f1", "explain", show=False),
        Binding("f4", "fix", show=False),
        Binding("f5", "show_rows", show=False),
        Binding("f6,tab", "want(0)", show=False, priority=True),
        Binding("ctrl+e", "want(1)", show=False),
        Binding("ctrl+w", "want(2)", show=False),
        Binding("ctrl+z", "undo", show=False),
        Binding("ctrl+y", "redo", show=False),
    ]

    def __init__(self, table: Table, looked: Looked, deeds: Deeds, looks: Looks) -> None:
        super().__init__()
        self._table = table
        self._looked = looked
        self._deeds = deeds
        self._looks = looks
        self._counting = self._overview = Overview(table, looked.wanted)
        self._outline = Outline(())
        # Made before the screen is: a key may come first.
        self._head, self._details, self._keys = Lines((), ()), Lines((), (), ()), Lines((), ())
        self._list = LongList(self._line, self._moved, looks)

    def compose(self) -> ComposeResult:
        """Lay the list between what it is about and what is known of the line under the cursor."""
        yield from (self._head, self._list, self._details, self._keys)

    def on_mount(self) -> None:
        """Count, and show what is found."""
        self._list.focus()
        self.make_anew()

    def make_anew(self) -> None:
        """Count again: something has changed, or other problems are wanted."""
        self._counting = Overview(self._table, self._looked.wanted)
        self._counting.go_on(_AT_ONCE)
        if self._counting.part_done >= 1:
            self._show_counted()
        else:
            self.run_worker(self._count(self._counting), exclusive=True)
        self._show_words()

    def action_go(self) -> None:
        """Go to the cell under the cursor, or open its group, or close it again."""
        line = self._current
        if line is None:
            self.dismiss(None)
        elif line.item is not None:
            self.dismiss(self._group(line).place(line.item))
        elif self._outline.is_open(line.group):
            self.action_close()
        else:
            self.action_open()

    def action_open(self) -> None:
        """Show the cells of the group under the cursor; where they are shown already, go to the first."""
        line = self._current
        if line is None or line.item is not None:
            return
        if self._outline.is_open(line.group):
            self._list.action_step(1)
        else:
            self._outline.open(line.group)
            self._looked.open.add(_key(self._group(line)))
            self._list.show(len(self._outline), self._list.current)

    def action_close(self) -> None:
        """Hide the cells of the group, the cursor on it."""
        line = self._current
        if line is not None:
            self._outline.close(line.group)
            self._looked.open.discard(_key(self._group(line)))
            self._list.show(len(self._outline), self._outline.number(Line(line.group)))
            self._moved()

    def action_want(self, number: int) -> None:
        """Show the problems in another way: grouped by something else, less or more severe ones, another's."""
        wanted = self._next_wanted()[number]
        if wanted.grouping is not self._looked.wanted.grouping:
            self._looked.open.clear()
        self._looked.wanted = wanted
        self.make_anew()

    def action_show_rows(self) -> None:
        """Answer with the rows of the group under the cursor."""
        line = self._current
        if line is not None:
            self.dismiss(self._group(line).rows())

    def action_fix(self) -> None:
        """Put the suggestion into the cell under the cursor, or let one of the values for it be chosen."""
        place = self._place
        if place is None:
            self._tell(_("Open the group with Enter and choose a cell."))
        elif self._table.lock(*place).protection is Protection.LOCKED:
            self._tell(self._table.lock(*place).reason)
        elif describe.solvable(self._table.problems.at(*place)) is None and not self._table.offered(*place):
            self._tell(_("There is no suggestion for this cell."))
        else:
            self._deeds.fix(place)

    def action_undo(self) -> None:
        """Take the last change back."""
        self._deeds.undo()

    def action_redo(self) -> None:
        """Make the change undone last again."""
        self._deeds.redo()

    def action_explain(self) -> None:
        """Explain the problems of the cell, or the rule of the group, under the cursor."""
        line, place = self._current, self._place
        if place is not None:
            found = self._table.problems.at(*place)
            self.app.push_screen(Note(*explain(self._table, *place, found, is_typing=False)))
        elif line is not None and self._looked.wanted.grouping is Grouping.RULE:
            title = problem_lines.group_title(self._table, Grouping.RULE, self._group(line))
            self.app.push_screen(Note(title, Content("\n").join([*behind(self._group(line).name)][1:])))

    # Counting.

    async def _count(self, overview: Overview) -> None:
        while overview.part_done < 1:
            overview.go_on(_SLICE)
            self._show_words()
            await asyncio.sleep(0)
        self._show_counted()
        self._show_words()

    def _show_counted(self) -> None:
        """Show the groups that have been counted, those open that were, and the cursor where it was."""
        line = self._list.current
        self._overview = self._counting
        groups = self._overview.groups
        self._outline = Outline([group.cells for group in groups])
        numbers = {_key(group): number for number, group in enumerate(groups)}
        for key in self._looked.open & numbers.keys():
            self._outline.open(numbers[key])
        number = numbers.get(self._looked.group) if self._looked.group else None
        if number is not None:
            place = self._looked.place
            is_cell = place is not None and self._outline.is_open(number)
            line = self._outline.number(Line(number, groups[number].nearest(place) if is_cell and place else None))
        self._list.show(len(self._outline), line)
        self._remember()

    # What is under the cursor.

    @property
    def _current(self) -> Line | None:
        return self._outline[self._list.current] if len(self._outline) else None

    @property
    def _place(self) -> Place | None:
        line = self._current
        return None if line is None or line.item is None else self._group(line).place(line.item)

    def _group(self, line: Line) -> Group:
        return self._overview.groups[line.group]

    def _remember(self) -> None:
        line = self._current
        self._looked.group = None if line is None else _key(self._group(line))
        self._looked.place = self._place

    def _next_wanted(self) -> list[Wanted]:
        """Return what F6, Ctrl+E and Ctrl+W show."""
        now = self._looked.wanted
        people = [None, *owners(self._table)]
        return [
            replace(now, grouping=_after(list(Grouping), now.grouping)),
            replace(now, least=_after([Severity.HINT, Severity.ERROR, Severity.WARNING], now.least)),
            replace(now, owner=_after(people, now.owner)),
        ]

    # Drawing.

    def _line(self, number: int) -> list[Piece]:
        line = self._outline[number]
        group, wanted = self._group(line), self._overview.wanted
        if line.item is not None:
            return problem_lines.cell_line(self._table, wanted, group, group.place(line.item), self._looks)
        is_open = self._outline.is_open(line.group)
        return problem_lines.group_line(self._table, wanted, group, self._looks, is_open=is_open)

    def _moved(self) -> None:
        self._remember()
        self._show_words()

    def _show_words(self) -> None:
        """Show what stands above and below the list."""
        self._head.show(problem_lines.heading(self._table, self._counting, self._looks))
        self._details.show(self._known())
        self._keys.show(problem_lines.keys(self._looked.wanted, self._next_wanted(), self._looks))

    def _known(self) -> list[list[Piece]]:
        """Return what is known of the cell under the cursor."""
        place, line = self._place, self._current
        if place is not None and line is not None:
            problem = problem_lines.problem_of(self._table, self._overview.wanted, self._group(line), place)
            return [
                describe.heading(self._table, *place, self._looks),
                describe.findings([problem] if problem else [], self._looks),
                describe.remedy(self._table, *place, self._looks),
            ]
        if line is None and self._counting.part_done >= 1:
            return [[(" " + _("Nothing of this kind is wrong."), self._looks.strong)], [], []]
        return [[], [], []]

    def _tell(self, text: str) -> None:
        """Tell something in place of the first line of keys, until the next move."""
        lines = problem_lines.keys(self._looked.wanted, self._next_wanted(), self._looks)
        self._keys.show([[(f" {text} ", self._looks.notice)], lines[1]])


def _key(group: Group) -> _Key:
    return group.name, group.words


def _after(values: Sequence[_T], value: _T) -> _T:
    """Return what comes after a value, going round."""
    return values[(values.index(value) + 1) % len(values)]
