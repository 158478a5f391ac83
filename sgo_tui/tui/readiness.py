"""Who is ready for Госуслуги, as a page: bars, what is missing most, and the map that leads to the rows."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen

from sgo_tui.check.readiness import WORDS
from sgo_tui.export import Export
from sgo_tui.i18n import _
from sgo_tui.tui.bars import bar
from sgo_tui.tui.checking import SLICE, Checker
from sgo_tui.tui.dialogs import Note
from sgo_tui.tui.heat_grid import HeatGrid, Place, class_name
from sgo_tui.tui.lines import Lines, Piece
from sgo_tui.tui.looks import Looks
from sgo_tui.tui.text import visible, width_of
from sgo_tui.work import Table
from sgo_tui.work.heat_map import HeatMap, Measure, column_of, heat_map, owners_of
from sgo_tui.work.readiness import PEOPLE, Count, no_columns
from sgo_tui.work.view import Rows, Wanted

_BAR = 30
_MOST_MISSING = 3
_WORD_EVERY = 0.3
"""Seconds between two words on how far the counting is."""


@dataclass(frozen=True)
class Chosen:
    """What was opened on the page."""

    place: Place
    """Where, for coming back."""
    wanted: Wanted
    column: int | None
    """Where in these rows something is to be done, if the file has a column for it."""


class ReadinessPage(Screen[Chosen | None]):
    """Counts who is ready and shows it; Enter answers with the rows behind a number, Esc with None."""

    BINDINGS = [
        Binding("enter", "open", show=False),
        Binding("escape,f7,f10", "dismiss", show=False),
        Binding("f1", "explain", show=False),
    ]

    def __init__(self, table: Table, export: Export, checker: Checker, looks: Looks, place: Place) -> None:
        super().__init__()
        self._table = table
        self._export = export
        self._checker = checker
        self._looks = looks
        self._place = place
        self.counted = asyncio.Event()
        """Set when all numbers are final."""

    def compose(self) -> ComposeResult:
        """Lay the bars over the map, and below it what the cursor stands on."""
        title = " " + _("Ready for Госуслуги") + f" · {visible(self._table.path.name)}"
        yield Lines([(title, self._looks.header), ("", self._looks.header)])
        yield Lines(*self._summary(None), id="summary")
        yield HeatGrid(self._looks, self._show_place)
        yield Lines((), id="place")
        yield Lines(self._keys(), id="keys")

    def on_mount(self) -> None:
        """Begin to count."""
        self._grid.focus()
        self.call_after_refresh(lambda: self.run_worker(self._count()))

    @property
    def _grid(self) -> HeatGrid:
        return self.query_one(HeatGrid)

    async def _count(self) -> None:
        """Count, and once more when the check is finished: what is not yet found to be wrong counts as right."""
        while True:
            is_checked = self._table.part_checked >= 1
            count = Count(self._table, self._export)
            heard = asyncio.get_running_loop().time()
            while count.part_done < 1:
                await self._checker.turn()
                count.go_on(SLICE)
                if asyncio.get_running_loop().time() > heard + _WORD_EVERY:
                    heard = asyncio.get_running_loop().time()
                    self._tell(_("Counting… {part}").format(part=f"{count.part_done:.0%}"))
            self._show_map(heat_map(self._export, count.readiness))
            if is_checked:
                self.counted.set()
                return
            await self._wait_for_check()

    async def _wait_for_check(self) -> None:
        while self._table.part_checked < 1:
            part = f"{self._table.part_checked:.0%}"
            self._tell(_("The values are still being checked, the numbers may get worse: {part}").format(part=part))
            await asyncio.sleep(_WORD_EVERY)

    def _tell(self, text: str) -> None:
        self.query_one("#keys", Lines).show([[(f" {text} ", self._looks.notice)]])

    def _show_map(self, counted: HeatMap) -> None:
        place = self._place if self._grid.map is None else self._grid.place
        self.query_one("#summary", Lines).show(self._summary(counted))
        self.query_one("#keys", Lines).show([self._keys()])
        self._grid.show_map(counted, place)

    def _summary(self, counted: HeatMap | None) -> list[list[Piece]]:
        """Return a bar for each kind of people, and what is missing most; as many lines before it is known."""
        owners = owners_of(self._export)
        names = {owner: _(PEOPLE[owner]) for owner in owners}
        width = max(map(width_of, names.values()))
        lines: list[list[Piece]] = []
        for owner in owners:
            share = counted.share(None, Measure(owner)) if counted else None
            line: list[Piece] = [(f" {names[owner]:<{width}} ", self._looks.plain)]
            if share is not None:
                line.append((bar(share.part, _BAR), self._looks.soft))
                line.append((f" {share.percent:>3}%  ", self._looks.strong))
                counts = _("{ready} of {people}").format(ready=share.count, people=share.people)
                line.append((counts, self._looks.plain))
            elif counted is not None:
                line.append((_("none in the file"), self._looks.plain))
            lines.append(line)
        lines.append([(f" {_missing_most(counted)}" if counted else "", self._looks.strong)])
        if told := no_columns(self._export):
            lines.append([(f" {told}", self._looks.severities[max(self._looks.severities)])])
        return lines

    def _keys(self) -> list[Piece]:
        pieces: list[Piece] = []
        for key, words in (("Enter", _("show these rows")), ("Esc", _("back")), ("F1", _("what this means"))):
            pieces += [(key, self._looks.key), (f" {words}  ", self._looks.plain)]
        return pieces

    def _show_place(self) -> None:
        """Tell in words what the cursor stands on."""
        grid = self._grid
        if grid.map is None or grid.measure is None:
            return
        line = f" {_place_name(grid.class_, grid.measure)}: {_in_words(grid.map, grid.class_, grid.measure)}"
        self.query_one("#place", Lines).show([[(line, self._looks.strong)]])

    def action_open(self) -> None:
        """Answer with the rows of those behind the number who have something to be done."""
        grid = self._grid
        share = grid.map.share(grid.class_, grid.measure) if grid.map and grid.measure else None
        if share is None or grid.measure is None:
            return
        if not share.rows:
            self._tell(_("There is nobody to be shown: all of them are in order."))
            return
        wanted = Wanted(Rows.CHOSEN, _place_name(grid.class_, grid.measure), frozenset(share.rows))
        self.dismiss(Chosen(grid.place, wanted, column_of(self._export, grid.measure)))

    def action_explain(self) -> None:
        """Tell what the numbers mean."""
        self.app.push_screen(Note(_("Ready for Госуслуги"), _explanation()))


def _place_name(class_: str | None, measure: Measure) -> str:
    """Return whom and what a number counts: «5А · матери · СНИЛС»."""
    what = _("not ready") if measure.lack is None else _(WORDS[measure.lack])
    class_words = [] if class_ is None else [visible(class_name(class_))]
    return " · ".join([*class_words, _(PEOPLE[measure.owner]), what])


def _in_words(counted: HeatMap, class_: str | None, measure: Measure) -> str:
    share = counted.share(class_, measure)
    if share is None:
        return _("none in the file")
    return _("{count} of {people}").format(count=len(share.rows), people=share.people)


def _missing_most(counted: HeatMap) -> str:
    found = list(counted.missing_most())
    if not found:
        return _("Everybody is ready.")
    words = [f"{_(PEOPLE[m.owner])} · {_(WORDS[m.lack])} {count}" for m, count in found[:_MOST_MISSING] if m.lack]
    return _("Most often in the way: {words}").format(words="; ".join(words))


def _explanation() -> str:
    return "\n\n".join(
        [
            _("Ready is who has a name and a birth date without an error and a right СНИЛС that is nobody else's."),
            _("An employee also needs a passport, and a telephone or an e-mail."),
            _("In the way is what is empty or wrong: how many people lack it, and the darker, the more of the class."),
            _("Enter shows the rows of these people; Esc leads back here. Names and birth dates are mended in SGO."),
        ]
    )
