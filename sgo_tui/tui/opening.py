"""Opening as a conversation: what must be said before the work begins, and what is offered instead."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from sgo_tui.errors import FileInUse, SgoError
from sgo_tui.i18n import _, ngettext
from sgo_tui.tui.dialogs import Busy, Choice, Note, Question
from sgo_tui.work import Table
from sgo_tui.work.address import cell_name

if TYPE_CHECKING:
    from textual.app import App

    from sgo_tui.work.repair import Repair

_MOST_TOLD = 6


async def offer_copy(app: App[int], path: Path, title: str, reason: str, decline: str) -> Path | None:
    """Offer a copy that can be edited of a file that cannot, and make it; returns it, or None."""
    from sgo_tui.convert import convert, free_path

    copy = free_path(path)
    text = _("A copy that SGO takes can be made of it. The file itself stays as it is.")
    choices = [Choice("copy", _("Make «{name}» and open it").format(name=copy.name)), Choice("no", decline)]
    if await app.push_screen_wait(Question(title, f"{reason}\n\n{text}", choices)) != "copy":
        return None
    busy = Busy(_("Making the copy and comparing it with the file…"))
    await app.push_screen(busy)
    try:
        result = await asyncio.to_thread(convert, path, copy)
    except SgoError as error:
        await busy.dismiss()
        await app.push_screen_wait(Note(error.title, str(error)))
        return None
    await busy.dismiss()
    if result.losses:
        await app.push_screen_wait(Note(_("The copy is made"), "\n".join(result.losses)))
    return copy


async def offer_look(app: App[int], error: FileInUse, decline: str) -> str | None:
    """Offer to look at a file that somebody else has open; returns "look", "insist" where that is possible, or None."""
    text = _("Two people who change one file lose the changes of one of them. Close it there, or only look at it here.")
    choices = [Choice("look", _("Only look at it")), Choice("quit", decline)]
    if not error.certain:
        text += "\n\n" + _("If you are sure that nobody has it open any more, go on.")
        choices.insert(1, Choice("insist", _("Nobody has it open: go on")))
    answer = await app.push_screen_wait(Question(error.title, f"{error}\n\n{text}", choices))
    return None if answer == "quit" else answer


def first_words(table: Table) -> tuple[str, str] | None:
    """Return a title and a text about a table in which nothing is checked."""
    if table.export is not None:
        return None
    return (
        _("This does not look like an export of SGO"),
        _(
            "No row with the names Фамилия, Имя, Класс … was found. The sheet is shown as it is: nothing is "
            "checked and nothing is locked. If it should be an export, export it from SGO again and do not "
            "change the column names."
        ),
    )


def repair_told(table: Table, repair: Repair) -> str:
    """Return what was taken over from a spoilt file to its original, and what was not."""
    count = len(repair.put)
    lines = [
        ngettext("{n} change was put on the original.", "{n} changes were put on the original.", count).format(n=count),
        _("Nothing is saved yet. Ctrl+S saves to «{name}».").format(name=table.path.name),
    ]
    left = [(change, change.kind.sentence) for change in repair.left_out] + repair.refused
    if left:
        told = ngettext("{n} change was left out:", "{n} changes were left out:", len(left)).format(n=len(left))
        lines += ["", told]
        for change, reason in left[:_MOST_TOLD]:
            place = cell_name(*change.original) if change.original else ""
            lines.append(f"{place} {change.column.title if change.column else ''}: {reason}")
        if len(left) > _MOST_TOLD:
            lines.append("…")
        lines += ["", _("All changes are listed by: sgo-tui diff ORIGINAL EDITED")]
    return "\n".join(lines)
