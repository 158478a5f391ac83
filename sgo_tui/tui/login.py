"""«I cannot log in»: who that is, what may be the reason, and what to tell the person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sgo_tui.check.login import Kind, Reason, reasons
from sgo_tui.check.people import WHO
from sgo_tui.i18n import N_, _, ngettext
from sgo_tui.plain import marked
from sgo_tui.settings import settings
from sgo_tui.tui.dialogs import Choice, Findings, Note, Question
from sgo_tui.tui.working import in_parts
from sgo_tui.work import Place, Table
from sgo_tui.work.address import cell_name
from sgo_tui.work.people import Somebody, find_people

if TYPE_CHECKING:
    from textual.app import App

_MOST_LISTED = 100
"""People; who has found more must say more of the name."""

_HEADINGS = {
    Kind.LIKELY: N_("The likeliest reason, mend it first"),
    Kind.POSSIBLE: N_("May be the reason, or not"),
    Kind.UNSEEN: N_("Not to be seen in the file"),
    Kind.ADVICE: N_("What to tell the person"),
}


async def tell_why(app: App[int], table: Table, wanted: str) -> Place | None:
    """Tell of somebody who was found by `wanted`; returns the cell that is to be looked at."""
    title = _("Cannot log in")
    people = await in_parts(app, _("Searching…"), find_people(table, wanted), stopped=None)
    if people is None:
        return None
    if not people:
        nobody = _(
            "Nobody in this file is called so or has such a number. It may be the file of another class. A parent may "
            "be missing in it although SGO has one: look at the pupil's card."
        )
        await app.push_screen_wait(Note(title, nobody))
        return None
    if len(people) == 1:
        return await _tell_of(app, table, people[0])
    answers = [Choice(str(index), _line(somebody)) for index, somebody in enumerate(people[:_MOST_LISTED])]
    count = ngettext("{n} person is found. Who is it?", "{n} people are found. Who is it?", len(people))
    question = count.format(n=len(people))
    index = 0
    while True:
        answer = await app.push_screen_wait(Question(title, question, answers, index))
        if answer is None:
            return None
        index = int(answer)
        place = await _tell_of(app, table, people[index])
        if place is not None:
            return place


async def _tell_of(app: App[int], table: Table, somebody: Somebody) -> Place | None:
    """Show the reasons and the advice for a person; returns the cell of the sentence that Enter was pressed on."""
    assert table.export is not None
    row = somebody.row
    problems = list(table.problems.in_row(row))
    found = reasons(table.export, somebody.owner, table.texts(row), problems, settings().today())
    title = _line(somebody)
    if table.part_checked < 1:
        title += "\n" + _("The check of the values is not finished yet.")
    elif not any(reason.kind is Kind.LIKELY for reason in found):
        title += "\n" + _("In the file nothing is missing that Госуслуги needs.")
    keys = _("Enter: to the cell · Esc: back")
    answer = await app.push_screen_wait(Findings(title, keys, list(_choices(row, found))))
    if answer is None or (column := found[int(answer)].column) is None:
        return None
    return row, column


def _choices(row: int, found: Sequence[Reason]) -> list[Choice]:
    """Return the sentences, a heading over the first of each kind."""
    choices: list[Choice] = []
    for index, reason in enumerate(found):
        is_first = index == 0 or found[index - 1].kind is not reason.kind
        heading = "\n" * (index > 0) + _(_HEADINGS[reason.kind]) + "\n" if is_first else ""
        cell = f"{cell_name(row, reason.column)}  " if reason.column is not None else ""
        choices.append(Choice(str(index), f"{heading}– {cell}{marked(reason.text)}"))
    return choices


def _line(somebody: Somebody) -> str:
    """Return who it is: name, what of whom, class and row."""
    who = _(WHO[somebody.owner])
    if somebody.child:
        who = _("{who} of {child}").format(who=who, child=somebody.child)
    parts = [f"{somebody.name}: {who}", somebody.class_, _("row {n}").format(n=somebody.row + 1)]
    return marked(", ".join(filter(None, parts)))
