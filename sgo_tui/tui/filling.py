"""The answers of a form as a conversation: which file, what would go into the table, and what is left for a person."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sgo_tui.errors import SgoError
from sgo_tui.export import Owner
from sgo_tui.i18n import N_, _, ngettext
from sgo_tui.tui.checklist import Checklist, Item
from sgo_tui.tui.choosing import FilesPage, Purpose
from sgo_tui.tui.dialogs import Busy, Choice, Findings, Note, Question
from sgo_tui.tui.masking import hidden_text
from sgo_tui.tui.text import visible
from sgo_tui.work import Place, Table
from sgo_tui.work.address import cell_name
from sgo_tui.work.answered_parent import full_name
from sgo_tui.work.answers import Answers, read_answers
from sgo_tui.work.filling import Filling, Left, Value, fill
from sgo_tui.work.filling_report import left_line, told_answer, told_elsewhere, unused_line
from sgo_tui.work.people import told_pupil

if TYPE_CHECKING:
    from textual.app import App

    from sgo_tui.tui.looks import Looks

_PURPOSE = Purpose(
    N_("The file with the answers"),
    N_("back to the table"),
    (
        N_("There are no tables here. In Яндекс or Google Forms download the answers"),
        N_("as .xlsx or .csv, and put the file into this folder."),
    ),
    is_export=False,
)


async def fill_in(app: App[int], table: Table, looks: Looks, *, is_masked: bool) -> dict[Place, str] | Place | None:
    """Ask for a file of answers; returns the new texts of cells, or the cell that is to be looked at."""
    if table.export is None or table.read_only is not None:
        reason = table.read_only or _("This is no export of SGO: nobody can be found in it.")
        await app.push_screen_wait(Note(_("Answers of a form"), reason))
        return None
    folder = table.path.parent
    while (path := await app.push_screen_wait(FilesPage(folder, looks, _PURPOSE))) is not None:
        folder = path.parent
        try:
            answers, filling = await _filled(app, table, path)
        except SgoError as error:
            await app.push_screen_wait(Note(error.title, str(error)))
            continue
        return await _Preview(app, table, answers, filling, is_masked=is_masked).agreed()
    return None


async def _filled(app: App[int], table: Table, path: Path) -> tuple[Answers, Filling]:
    """Read the answers and find their cells in a thread; raises `CannotRead`."""
    assert table.export is not None
    busy = Busy(_("Looking for whom the answers are about…"))
    await app.push_screen(busy)
    try:
        answers = await asyncio.to_thread(read_answers, path, is_staff=table.export.is_staff)
        return answers, await asyncio.to_thread(fill, table, answers)
    finally:
        await busy.dismiss()


class _Preview:
    """Shows what would become of answers, and asks for it."""

    def __init__(self, app: App[int], table: Table, answers: Answers, filling: Filling, *, is_masked: bool) -> None:
        self._app = app
        self._table = table
        self._answers = answers
        self._filling = filling
        self._is_masked = is_masked

    async def agreed(self) -> dict[Place, str] | Place | None:
        """Ask what to look at until something is wanted; None for nothing."""
        first = 0
        while True:
            choices = list(self._choices())
            question = Question(_("Answers of a form"), "\n".join(self._counts()), choices, first)
            answer = await self._app.push_screen_wait(question)
            if answer == "values" and (texts := await self._chosen()):
                return texts
            if answer == "left" and (place := await self._looked_at()):
                return place
            if answer not in ("values", "left"):
                return None
            first = next(index for index, choice in enumerate(choices) if choice.answer == answer)

    def _choices(self) -> Iterator[Choice]:
        count, left = len(self._filling.values), len(self._filling.left)
        if count:
            yield Choice(
                "values", ngettext("See {n} cell, and fill it", "See {n} cells, and fill them", count).format(n=count)
            )
        if left or self._unused:
            yield Choice("left", _("See what is left, and why: {n}").format(n=left))
        yield Choice("back", _("Back to the table"))

    @property
    def _unused(self) -> str:
        return unused_line(self._answers, self._filling)

    def _counts(self) -> Iterator[str]:
        filling, count = self._filling, len(self._answers.answers)
        answers = ngettext("{n} answer", "{n} answers", count).format(n=count)
        known = _("the person is found for {n}").format(n=len(filling.rows))
        elsewhere = [told_elsewhere(filling)] if filling.elsewhere else []
        yield f"{visible(self._answers.path.name)}: {', '.join([answers, known, *elsewhere])}."
        sure = len(filling.chosen(replace=False, guarded=False))
        yield ngettext("{n} empty cell can be filled.", "{n} empty cells can be filled.", sure).format(n=sure)
        if asked := len(filling.values) - sure:
            yield ngettext(
                "{n} more cell holds something else or is a parent's name: it is not ticked.",
                "{n} more cells hold something else or are parents' names: they are not ticked.",
                asked,
            ).format(n=asked)
        if filling.same:
            same = ngettext("{n} value is there already", "{n} values are there already", filling.same)
            yield same.format(n=filling.same) + "."

    async def _chosen(self) -> dict[Place, str] | None:
        """List the cells, to be left out or taken in one by one."""
        values = sorted(self._filling.values, key=_is_asked_for)
        items = [
            Item(cell_name(*value.place), self._label(value), self._details(value), not _is_asked_for(value))
            for value in values
        ]
        text = _("What is ticked is put in, in one step: Ctrl+Z takes all of it back.")
        names = await self._app.push_screen_wait(Checklist(_("Answers of a form"), text, items))
        return {value.place: value.after for value in values if cell_name(*value.place) in names} if names else None

    def _label(self, value: Value) -> str:
        """Return «H6  СНИЛС: old → new»."""
        column = self._table.column(value.column)
        texts = [value.before, value.after]
        shown = [visible(hidden_text(column.field, text) if self._is_masked else text) for text in texts]
        return f"{cell_name(*value.place)}  {visible(column.title)}: {shown[0] or _('empty')} → {shown[1]}"

    def _details(self, value: Value) -> str:
        told = [told_pupil(self._table, value.row), told_answer(value.answer)]
        if value.is_guarded:
            told.append(self._table.lock(*value.place).reason or _("The row does not have this parent yet."))
        elif value.replaces:
            told.append(_("Something else stands there."))
        return "\n".join(map(visible, told))

    async def _looked_at(self) -> Place | None:
        """List what is left; returns the cell to be looked at."""
        left = self._filling.left
        if not left:
            await self._app.push_screen_wait(Note(_("What is left"), visible(self._unused)))
            return None
        choices = [Choice(str(index), self._left(each)) for index, each in enumerate(left)]
        keys = _("Enter: to the row · Esc: back")
        title = "\n".join(filter(None, [_("What is left"), visible(self._unused)]))
        answer = await self._app.push_screen_wait(Findings(title, keys, choices))
        if answer is None:
            return None
        chosen = left[int(answer)]
        return chosen.place or ((chosen.rows[0], self._name_column) if chosen.rows else None)

    @property
    def _name_column(self) -> int:
        assert self._table.export is not None
        persons = self._table.export.persons
        known = persons.get(Owner.PUPIL) or persons.get(Owner.EMPLOYEE) or {}
        return known.get("last_name", known.get("full_name", 0))

    def _left(self, left: Left) -> str:
        owner = Owner.EMPLOYEE if Owner.EMPLOYEE in left.answer.texts else Owner.PUPIL
        name = full_name(left.answer.texts.get(owner, {}))
        text = left.text if not self._is_masked else ""
        return f"{visible(name)}\n{visible(left_line(self._table, left, with_values=bool(text)))}"


def _is_asked_for(value: Value) -> bool:
    """Whether a value goes in only when somebody says so: something else stands there, or SGO finds a parent by it."""
    return value.is_guarded or value.replaces
