"""Checks of cells that are not saved yet against what the file holds: what an import makes of the change.

Source: SGO's manual of the batch update, «Обновление данных».
"""

from __future__ import annotations

from collections.abc import Iterator

from sgo_tui.check.problem import Finding
from sgo_tui.export import Column, Protection

_TOWNS = frozenset({"addr_fact_city", "addr_reg_city"})


def check_edited(column: Column, text: str, stored: str, is_usual_town: bool) -> Iterator[Finding]:
    """Yield what the import will do with `text` in the place of what the file has stored."""
    if column.field is None or text == stored:
        return
    if not text:
        yield Finding("cleared-erases" if column.field.erased_by_empty else "cleared-untouched")
    elif column.protection is Protection.GUARDED:
        yield Finding("identity-changed")
    elif column.field.name in _TOWNS and stored and not is_usual_town:
        yield Finding("town-changed")
