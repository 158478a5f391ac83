"""Fixes that cannot change the meaning of a value, for many cells at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sgo_tui.check import Fix
from sgo_tui.export import Protection
from sgo_tui.work.problems import Place
from sgo_tui.work.table import Table


class AutoFix(NamedTuple):
    """One cell that can be put right without a doubt: spaces, separators, forms."""

    row: int
    column: int
    before: str
    after: str
    code: str
    """Of the first rule that asks for it; others may be met by it, too."""
    protection: Protection = Protection.OPEN
    """Whether the cell may be changed at once, after a question, or never."""


def auto_fixes_by_row(table: Table) -> Iterator[list[AutoFix]]:
    """Yield the fixes of each row with people, of most of them none; all of a large file take minutes.

    Cells that ask before a change are left out: SGO finds people by them.
    """
    for row in table.data_rows:
        yield [fix for fix in _of_row(table, row) if fix.protection is Protection.OPEN]


def auto_fixes(table: Table) -> dict[Place, str]:
    """Return the new texts of all cells that have a fix."""
    return {(fix.row, fix.column): fix.after for fixes in auto_fixes_by_row(table) for fix in fixes}


def all_fixes(table: Table, rules: frozenset[str] = frozenset()) -> Iterator[AutoFix]:
    """Yield the fixes of all cells, also of those that may not be changed; of these `rules` where some are named."""
    for row in table.data_rows:
        yield from _of_row(table, row, rules)


def _of_row(table: Table, row: int, rules: frozenset[str] = frozenset()) -> Iterator[AutoFix]:
    codes: dict[int, str] = {}
    for problem in table.problems.in_row(row):
        if problem.fix is Fix.AUTO and (not rules or problem.rule.id in rules):
            codes.setdefault(problem.column, problem.rule.code)
    for column, code in codes.items():
        protection = table.lock(row, column).protection
        text = table.text(row, column)
        after = table.typed(row, column, text)[0]
        if after not in ("", text):
            yield AutoFix(row, column, text, after, code, protection)
