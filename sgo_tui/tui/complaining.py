"""SGO's list of errors as a conversation: pasted or loaded, laid over the table, and told what became of it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sgo_tui.errors import CannotRead
from sgo_tui.i18n import _, ngettext
from sgo_tui.tui.dialogs import Choice, Note, Question
from sgo_tui.tui.pasting import PasteText
from sgo_tui.tui.text import visible
from sgo_tui.work import Table
from sgo_tui.work.complaints import Placement, place_complaints
from sgo_tui.work.diagnostics import Complaint, complaints_in, complaints_in_file

if TYPE_CHECKING:
    from textual.app import App

_MOST_TOLD = 50


async def take_complaints(app: App[int], table: Table) -> set[int]:
    """Ask for the list and mark its cells; returns the rows that have other problems now."""
    if table.told_left:
        answer = await _ask_what(app, table)
        if answer != "more":
            return table.forget_told() if answer == "forget" else set()
    complaints = await _ask_for_list(app)
    if complaints is None:
        return set()
    placement = place_complaints(table, complaints)
    rows = table.tell(placement.told)
    await app.push_screen_wait(Note(_("Errors from SGO"), "\n".join(_what_became(placement))))
    return rows


async def _ask_what(app: App[int], table: Table) -> str | None:
    count = len(table.told_left)
    text = ngettext("{n} cell is marked by SGO's list.", "{n} cells are marked by SGO's list.", count).format(n=count)
    choices = [
        Choice("more", _("Take in another list")),
        Choice("forget", _("Throw the marks of SGO away")),
        Choice("back", _("Back to the table")),
    ]
    return await app.push_screen_wait(Question(_("Errors from SGO"), text, choices))


async def _ask_for_list(app: App[int]) -> Sequence[Complaint] | None:
    """Ask until there is a list, or until the user has enough."""
    text = _(
        "Select the table «Ошибки» in SGO with the mouse and copy it (Ctrl+C). Then paste it here: Shift+Insert, or "
        "the right button of the mouse. Or type the name of a file with it (text, web page, Excel) and press Enter."
    )
    while True:
        given = await app.push_screen_wait(PasteText(_("Errors from SGO"), text))
        if given is None:
            return None
        try:
            complaints = _read(given)
        except CannotRead as error:
            await app.push_screen_wait(Note(error.title, str(error)))
            continue
        if complaints:
            return complaints
        is_file = isinstance(given, Path)
        nothing = _("There is no list of errors in this file.") if is_file else _("This is no list of errors of SGO.")
        wanted = _("Each of its lines has the numbers of a row and of a column, and what SGO says of them.")
        await app.push_screen_wait(Note(_("Errors from SGO"), f"{nothing}\n\n{wanted}"))


def _read(given: str | Path) -> Sequence[Complaint]:
    """Return the lines of a list that was pasted, or is in a file; raises `CannotRead`."""
    if isinstance(given, str):
        return complaints_in(given)
    return complaints_in_file(Path(os.path.expanduser(given)))  # noqa: PTH111 - Path's own fails for a strange «~»


def _what_became(placement: Placement) -> Iterator[str]:
    """Yield what is marked, how the list was counted, and what fits nowhere."""
    count = len(placement.told)
    yield ngettext(
        "{n} cell is marked. F8 goes there, F6 lists what SGO says.",
        "{n} cells are marked. F8 goes from one to the next, F6 lists what SGO says.",
        count,
    ).format(n=count)
    if placement.shift != (0, 0):
        yield _("In this list row 1, column 1 is row {row}, column {column} of the table.").format(
            row=1 + placement.shift.rows, column=1 + placement.shift.columns
        )
    if placement.done:
        count = len(placement.done)
        yield ngettext(
            "{n} line is about a cell that has been changed since.",
            "{n} lines are about cells that have been changed since.",
            count,
        ).format(n=count)
    if placement.misfits:
        count = len(placement.misfits)
        yield ""
        yield ngettext("{n} line fits no cell of this table:", "{n} lines fit no cell of this table:", count).format(
            n=count
        )
        for complaint, misfit in placement.misfits[:_MOST_TOLD]:
            yield f"{_where(complaint)}: {_(misfit.value)}. {visible(complaint.words)}"
        if count > _MOST_TOLD:
            yield "…"


def _where(complaint: Complaint) -> str:
    """Return the numbers of a line as SGO's list has them."""
    if complaint.column is None:
        return _("row {row}").format(row=complaint.row)
    return _("row {row}, column {column}").format(row=complaint.row, column=complaint.column)
