"""Fixes that cannot change the meaning of a value, for many cells at once."""

from __future__ import annotations

from collections.abc import Iterator

from sgo_tui.check import Fix
from sgo_tui.export import Protection
from sgo_tui.work.problems import Place
from sgo_tui.work.table import Table


def auto_fixes(table: Table) -> dict[Place, str]:
    """Return the new texts of all cells that can be put right without a doubt: spaces, separators, forms.

    Cells that ask before a change are left out: SGO finds people by them.
    """
    return {place: fixed for place in _doubtless(table) if (fixed := table.typed(*place, table.text(*place))[0])}


def _doubtless(table: Table) -> Iterator[Place]:
    for problem in table.problems:
        place = problem.row, problem.column
        if problem.fix is Fix.AUTO and table.lock(*place).protection is Protection.OPEN:
            yield place
