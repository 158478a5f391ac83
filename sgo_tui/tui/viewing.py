"""Choosing which rows and columns are shown, with how many there are of each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sgo_tui.i18n import N_, _
from sgo_tui.tui.columns import Choice as ColumnChoice
from sgo_tui.tui.dialogs import Choice, Question
from sgo_tui.tui.text import visible
from sgo_tui.tui.working import in_parts
from sgo_tui.work import Table
from sgo_tui.work.gradual import Gradual
from sgo_tui.work.view import Rows, View, Wanted, classes, making_view

if TYPE_CHECKING:
    from textual.app import App

    from sgo_tui.tui.grid import Grid

_NAMES = {
    Rows.ALL: N_("all rows"),
    Rows.PROBLEMS: N_("rows with problems"),
    Rows.ERRORS: N_("rows with errors"),
    Rows.CHANGED: N_("changed rows"),
    Rows.CLASS: N_("class {text}"),
    Rows.FOUND: N_("rows with «{text}»"),
    Rows.CHOSEN: N_("chosen rows"),
}
_COLUMNS = {
    ColumnChoice.USUAL: N_("Columns: the usual ones"),
    ColumnChoice.LOGIN: N_("Columns: only what Госуслуги looks at"),
    ColumnChoice.ALL: N_("Columns: all, those on health, too"),
}


def view_name(table: Table, view: View) -> str:
    """Return what is shown, and by which column it is ordered: «rows with errors: 12»."""
    wanted = view.wanted
    if wanted.kind is Rows.CHOSEN and wanted.text:
        name = visible(wanted.text)
    else:
        name = _(_NAMES[wanted.kind]).format(text=visible(wanted.text))
    if wanted.order is None:
        return f"{name}: {len(view)}"
    arrow = "↓" if wanted.is_descending else "↑"
    return f"{name}: {len(view)} {arrow} {visible(table.column(wanted.order).label)}"


async def choose_view(app: App[int], table: Table, grid: Grid, searched: str) -> None:
    """Ask which rows and columns to show, and show them; `searched` is what was searched for last."""
    wanted = {name: choice for name, choice in _wanted(grid, searched).items() if choice != grid.view.wanted}
    answers = await in_parts(app, _("Counting the rows…"), _answers(table, wanted), stopped=None)
    if answers is None:
        return
    names = classes(table)
    if names:
        answers.append(Choice("class", _("Rows of one class… ({count})").format(count=len(names))))
    column = visible(table.column(grid.column).title)
    answers += [
        Choice("up", _("In the order of «{column}» ↑").format(column=column)),
        Choice("down", _("In the order of «{column}» ↓").format(column=column)),
    ]
    if "file" in wanted:
        answers.append(Choice("file", _("In the order of the file")))
    answers += [Choice(choice.value, _(label)) for choice, label in _COLUMNS.items() if choice != grid.columns.choice]
    answers.append(Choice("hide", _("Hide the column «{column}»").format(column=column)))
    answer = await app.push_screen_wait(Question(_("What is shown"), _("The file is not changed by this."), answers))
    if answer == "class":
        answer = await _ask_class(app, names)
        if answer is not None:
            await _show(app, table, grid, replace(grid.view.wanted, kind=Rows.CLASS, text=answer))
    elif answer in ("up", "down"):
        order = replace(grid.view.wanted, order=grid.column, is_descending=answer == "down")
        await _show(app, table, grid, order)
    elif answer == "hide":
        grid.show_columns(grid.columns.hide(grid.column))
    elif answer in wanted:
        await _show(app, table, grid, wanted[answer])
    elif answer is not None:
        grid.show_columns(grid.columns.choose(ColumnChoice(answer)))


async def _show(app: App[int], table: Table, grid: Grid, wanted: Wanted) -> None:
    view = await in_parts(app, _("Choosing the rows…"), making_view(table, wanted), stopped=None)
    if view is not None:
        grid.show_view(view)


def _wanted(grid: Grid, searched: str) -> dict[str, Wanted]:
    """Return the choices of rows, and that of the order of the file, by a name."""
    now = grid.view.wanted
    kinds = (Rows.ALL, Rows.PROBLEMS, Rows.ERRORS, Rows.CHANGED)
    choices = {f"{kind.value} rows": replace(now, kind=kind, text="") for kind in kinds}
    if searched:
        choices["found rows"] = replace(now, kind=Rows.FOUND, text=searched)
    return {**choices, "file": replace(now, order=None, is_descending=False)}


def _answers(table: Table, wanted: dict[str, Wanted]) -> Gradual[list[Choice]]:
    """Find what each choice of rows is called, with how many there are."""
    answers = []
    for number, (name, choice) in enumerate(wanted.items()):
        if name != "file":
            yield number / len(wanted)
            view = yield from making_view(table, replace(choice, order=None))
            words = view_name(table, view)
            answers.append(Choice(name, words[:1].upper() + words[1:]))
    return answers


async def _ask_class(app: App[int], names: dict[str, int]) -> str | None:
    answers = [Choice(name, f"{visible(name)}: {count}") for name, count in names.items()]
    return await app.push_screen_wait(Question(_("One class"), _("The rows of which class?"), answers))
