"""Saving as a conversation: what was saved and what to do next, or why not and what can be done about it."""

from __future__ import annotations

import asyncio
import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sgo_tui.check import Severity
from sgo_tui.errors import CannotSave, FileInUse
from sgo_tui.i18n import _, ngettext
from sgo_tui.keeping import Session
from sgo_tui.tui.dialogs import AskText, Busy, Choice, Note, Question
from sgo_tui.tui.text import visible
from sgo_tui.work import Table
from sgo_tui.work.export_age import filters_of, told_age

if TYPE_CHECKING:
    from textual.app import App

    from sgo_tui.xls.save import Saved


async def save(app: App[int], session: Session, path: Path | None = None, *, scrub: bool = False) -> Saved | None:
    """Save the table, asking for another name as long as it does not work; returns None when it is not saved."""
    while True:
        try:
            return await _save_once(app, session, path, scrub=scrub)
        except (CannotSave, FileInUse) as error:
            failure = error
        answer = await app.push_screen_wait(Question(failure.title, str(failure), _ways_out()))
        path = await ask_path(app, session.table) if answer == "other" else None
        if path is None:
            return None


async def tell_saved(app: App[int], session: Session, saved: Saved) -> None:
    """Tell of a save, and offer to take old values out of the file unless that has been done."""
    choices = [Choice("done", _("Done"))]
    if not saved.scrubbed:
        choices.append(Choice("scrub", _("Take the old values of changed cells out of the file")))
    if await app.push_screen_wait(Question(_("Saved"), summary(session, saved), choices)) == "scrub":
        await _scrub(app, session, saved.backup)


async def _scrub(app: App[int], session: Session, backup: Path | None) -> None:
    """Take old values out of the saved file, and offer to delete its backup, which holds them, too."""
    from sgo_tui.work.backups import delete  # with saving itself, 10 ms that the first screen need not wait for

    try:
        await _save_once(app, session, None, scrub=True)
    except CannotSave as error:
        await app.push_screen_wait(Note(error.title, str(error)))
        return
    told = _("The file holds no values any more but those that its cells show. It was read back and compared.")
    if backup is None:
        await app.push_screen_wait(Note(_("Old values are gone"), told))
        return
    kept = _("The copy «{name}» still holds the old values. Delete it once SGO has taken the file.")
    text = f"{told}\n\n{kept.format(name=backup.name)}"
    choices = [Choice("keep", _("Keep the copy")), Choice("delete", _("Delete the copy now"))]
    if await app.push_screen_wait(Question(_("Old values are gone"), text, choices)) == "delete":
        for _path, reason in delete([backup]):
            await app.push_screen_wait(Note(_("The copy could not be deleted"), reason))


async def _save_once(app: App[int], session: Session, path: Path | None, *, scrub: bool) -> Saved:
    """Save in a thread, telling how far it is; raises CannotSave or FileInUse."""
    busy = Busy(_("Saving and checking the saved file…"))
    await app.push_screen(busy)
    try:
        return await asyncio.to_thread(
            session.save, path, scrub=scrub, progress=lambda part: app.call_from_thread(busy.show_progress, part)
        )
    finally:
        await busy.dismiss()


async def ask_path(app: App[int], table: Table) -> Path | None:
    """Ask under which name to save, and again before another file is overwritten."""
    from sgo_tui.xls.replacing import name_with  # as in scrubbing

    current = table.path
    proposed = str(current.with_name(name_with(current.stem, f"-2{current.suffix}")))
    while True:
        answer = await app.push_screen_wait(
            AskText(
                _("Save under another name"),
                _("The name must end in .xls, or SGO will not take the file."),
                proposed,
            )
        )
        if answer is None:
            return None
        path = _typed_path(answer, current.name)
        if not os.path.exists(path) or await _may_overwrite(app, path):  # noqa: PTH110 - as below
            return path
        proposed = str(path)


def _typed_path(answer: str, name: str) -> Path:
    """Return the path that was meant: «~» is the home folder, in a folder the file keeps its `name`, .xls is added.

    The functions of `os.path` answer where those of `Path` fail: unknown users, closed folders, too long names.
    """
    path = Path(os.path.expanduser(answer))  # noqa: PTH111
    if os.path.isdir(path):  # noqa: PTH112
        path /= name
    return path if path.suffix.lower() == ".xls" else Path(f"{path}.xls")


async def _may_overwrite(app: App[int], path: Path) -> bool:
    question = Question(
        _("The file exists"),
        _("«{name}» exists already. Overwrite it?").format(name=path.name),
        [Choice("no", _("No, choose another name")), Choice("yes", _("Yes, overwrite it"))],
    )
    return await app.push_screen_wait(question) == "yes"


def _ways_out() -> list[Choice]:
    return [Choice("other", _("Save under another name")), Choice("back", _("Back to the table, keep the changes"))]


def summary(session: Session, saved: Saved) -> str:
    """Return what was saved, how it was checked and what to do next in SGO: short enough for 24 lines."""
    table = session.table
    count = saved.changed_cells
    changed = ngettext("{n} cell was changed in «{name}».", "{n} cells were changed in «{name}».", count)
    lines = [
        changed.format(n=count, name=saved.workbook.path.name),
        _(
            "The saved file was read back and compared: the changed cells hold the new values, everything else "
            "is as it was, with the column names, the names and the birth dates."
        ),
    ]
    if saved.backup is not None:
        lines.append(_("The file as it was before: {name}").format(name=saved.backup.name))
    if saved.recalculates:
        lines.append(_("Formulas show their old results until Excel opens the file and computes them anew."))
    lines += [_problems_left(table), "", _("What to do next in SGO:"), *_steps(table)]
    if age := told_age(session.exported, datetime.now().astimezone()):
        lines.append(age)
    return "\n".join(lines)


def _problems_left(table: Table) -> str:
    if table.export is None:
        return _("This is not an export of SGO: the values were not checked.")
    if table.part_checked < 1:
        return _("The check of the values is not finished yet.")
    errors = table.problems.count(Severity.ERROR)
    warnings = table.problems.count(Severity.WARNING)
    if not errors and not warnings:
        return _("No errors are left.")
    return _("Still in the file: {errors}, {warnings}. SGO may refuse these values.").format(
        errors=ngettext("{n} error", "{n} errors", errors).format(n=errors),
        warnings=ngettext("{n} warning", "{n} warnings", warnings).format(n=warnings),
    )


def _steps(table: Table) -> list[str]:
    if table.export is not None and table.export.is_staff:
        return _steps_of_staff()
    filters = ", ".join(f"{name} — {value}" for name, value in filters_of(table))
    return [
        _("1. Open «Управление → Ученики → Пакетное обновление»."),
        _("2. For the import choose: {filters}.").format(filters=visible(filters))
        if filters
        else _("2. Choose the same class and filters as for the export."),
        _("3. Press «2. Обновление данных» and choose this file."),
        _("Try one class first."),
    ]


def _steps_of_staff() -> list[str]:
    """Return the steps for employees: SGO has no «Пакетное обновление» for them."""
    return [
        _("1. Open «Управление → Сотрудники → Импорт/Экспорт»."),
        _("2. Choose the import and this file."),
        _("3. Then look at the card of one employee: SGO finds people by their names and leaves out namesakes."),
    ]
