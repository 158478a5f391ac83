"""A change of many cells as a conversation: how many, what becomes of them, which stay as they are and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from sgo_tui.i18n import _, ngettext
from sgo_tui.tui.dialogs import Choice, Note, Question
from sgo_tui.tui.text import visible
from sgo_tui.tui.working import in_parts
from sgo_tui.work import Place, Table
from sgo_tui.work.address import cell_name
from sgo_tui.work.bulk import Plan, plan
from sgo_tui.work.gradual import Gradual

if TYPE_CHECKING:
    from textual.app import App

_MOST_SHOWN = 5
_MOST_NAMED = 6


async def agreed(app: App[int], table: Table, texts: Gradual[Mapping[Place, str]]) -> dict[Place, str] | None:
    """Ask whether cells are to get `texts`; returns the new texts of those that are, None when none."""
    found = await in_parts(app, _("Looking what becomes of the cells…"), _plan(table, texts), stopped=None)
    if found is None:
        return None
    if not found.count:
        lines = [_("There is nothing to change: the cells hold this already."), *_left_alone(found)]
        if found.locked or found.refused:
            lines.pop(0)
        await app.push_screen_wait(Note(_("Many cells"), "\n".join(lines)))
        return None
    if found.count == 1 and found.changes and not (found.locked or found.refused):
        return found.changes
    asked = {**found.guarded, **found.erasing}
    choices = []
    if found.changes:
        choices.append(Choice("open", _changing(len(found.changes))))
    if asked:
        choices.append(
            Choice("all", _("{change}, with those that are asked for").format(change=_changing(found.count)))
        )
    choices.append(Choice("no", _("No, change nothing")))
    text = "\n".join([*_examples(table, {**found.changes, **asked}), "", *_asked(found), *_left_alone(found)])
    answer = await app.push_screen_wait(Question(_("Many cells"), text.strip("\n"), choices))
    if answer == "open":
        return found.changes
    return {**found.changes, **asked} if answer == "all" else None


def _plan(table: Table, texts: Gradual[Mapping[Place, str]]) -> Gradual[Plan]:
    return (yield from plan(table, (yield from texts)))


def _changing(count: int) -> str:
    return ngettext("Change {n} cell", "Change {n} cells", count).format(n=count)


def _examples(table: Table, texts: Mapping[Place, str]) -> Iterator[str]:
    """Yield the first cells as «H6  old → new»."""
    for place, text in list(texts.items())[:_MOST_SHOWN]:
        old = visible(table.text(*place)) or _("empty")
        yield f"{cell_name(*place)}  {old} → {visible(text) or _('empty')}"
    if len(texts) > _MOST_SHOWN:
        yield "…"


def _asked(found: Plan) -> Iterator[str]:
    if found.guarded:
        yield _("SGO finds parents by their names and birth dates, or there are formulas: {cells}").format(
            cells=_named(list(found.guarded))
        )
    if found.erasing:
        yield _("Empty cells of these columns erase what SGO has: {cells}").format(cells=_named(list(found.erasing)))


def _left_alone(found: Plan) -> Iterator[str]:
    if found.locked:
        yield _("Locked, these stay as they are: {cells}").format(cells=_named(found.locked))
    if found.refused:
        yield _("There is no place for: {cells}").format(cells=_named(found.refused))


def _named(places: Sequence[Place]) -> str:
    """Return the first of many cells, and how many there are."""
    names = ", ".join(cell_name(*place) for place in places[:_MOST_NAMED])
    return names if len(places) <= _MOST_NAMED else f"{names} … ({len(places)})"
