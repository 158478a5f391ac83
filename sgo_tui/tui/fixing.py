"""All fixes that cannot change a meaning: found, shown by rule with what becomes of what, and made in one step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sgo_tui.i18n import _, ngettext
from sgo_tui.tui.checklist import Checklist, Item
from sgo_tui.tui.dialogs import Note
from sgo_tui.tui.text import visible, with_needless_spaces
from sgo_tui.tui.working import in_parts
from sgo_tui.work import Table
from sgo_tui.work.address import cell_name
from sgo_tui.work.fixes import AutoFix, auto_fixes_by_row
from sgo_tui.work.gradual import Gradual

if TYPE_CHECKING:
    from textual.app import App

_MOST_SHOWN = 200
"""Cells of a rule that are shown: nobody reads on."""


async def choose_fixes(app: App[int], table: Table) -> dict[tuple[int, int], str] | None:
    """Find all automatic fixes and ask which to make; returns the new texts of cells, None when none are wanted."""
    found = await in_parts(app, _("Looking for what can be put right…"), _found(table), stopped=None)
    if found is None:
        return None
    if not found:
        await app.push_screen_wait(Note(_("All at once"), _("There is nothing that can be put right without a doubt.")))
        return None
    by_code: dict[str, list[AutoFix]] = {}
    for fix in found:
        by_code.setdefault(fix.code, []).append(fix)
    codes = sorted(by_code, key=lambda code: -len(by_code[code]))
    items = [Item(code, f"{len(by_code[code]):>6}  {_title(code)}", _lines(by_code[code])) for code in codes]
    count = len(found)
    text = ngettext(
        "{n} cell can be put right without a change of meaning. Ctrl+Z takes it back.",
        "{n} cells can be put right without a change of meaning. Ctrl+Z takes all back at once.",
        count,
    ).format(n=count)
    wanted = await app.push_screen_wait(Checklist(_("All at once"), text, items))
    if not wanted:
        return None
    return {(fix.row, fix.column): fix.after for code in wanted for fix in by_code[code]}


def _found(table: Table) -> Gradual[list[AutoFix]]:
    found: list[AutoFix] = []
    for number, fixes in enumerate(auto_fixes_by_row(table)):
        yield number / len(table.data_rows)
        found += fixes
    return found


def _title(code: str) -> str:
    from sgo_tui.check.explanations import EXPLANATIONS

    return f"{EXPLANATIONS[code].told().title} ({code})"


def _lines(fixes: Sequence[AutoFix]) -> str:
    """Return the cells as «H6  old → new»."""
    lines = [
        f"{cell_name(fix.row, fix.column)}  {with_needless_spaces(fix.before)} → {visible(fix.after)}"
        for fix in fixes[:_MOST_SHOWN]
    ]
    return "\n".join([*lines, "…"] if len(fixes) > _MOST_SHOWN else lines)
