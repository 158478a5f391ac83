"""What is found in a table, as far as it was asked for: by some rules only, of some people, in some classes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sgo_tui.check import Problem, Severity
from sgo_tui.errors import UsageError
from sgo_tui.export import Export, Owner
from sgo_tui.export.title import title_of
from sgo_tui.i18n import _
from sgo_tui.work.table import Table

if TYPE_CHECKING:
    from sgo_tui.check.readiness import Readiness


class NoExport(UsageError):
    """The sheet is no export of SGO: there is nothing to check it by."""


@dataclass(frozen=True)
class Only:
    """What is asked for; where nothing is named, everything is."""

    rules: frozenset[str] = frozenset()
    """Identifiers of rules."""
    owners: frozenset[Owner] = frozenset()
    classes: frozenset[str] = frozenset()
    """As `fields.school_class.key` writes them, so that «5а» is «5А»."""

    def has_class(self, name: str) -> bool:
        """Whether the people of a class are asked for."""
        if not self.classes:
            return True
        from sgo_tui.fields.school_class import key

        return key(name) in self.classes

    def has_owner(self, owner: Owner) -> bool:
        """Whether the values of an owner are asked for."""
        return not self.owners or owner in self.owners

    def has_rule(self, rule: str) -> bool:
        """Whether what breaks a rule is asked for."""
        return not self.rules or rule in self.rules


class Findings:
    """The problems of a table that are asked for, how many there are, and who is ready."""

    def __init__(self, table: Table, export: Export, only: Only = Only(), file: str = "") -> None:
        self.table = table
        self.file = file or str(table.path)
        """The file as the user has named it."""
        self.export = export
        self._only = only
        self._class_column = export.persons.get(Owner.ROW, {}).get("class")

    def __iter__(self) -> Iterator[Problem]:
        """Yield the problems in the order in which one reads."""
        has_owner = [self._only.has_owner(column.owner) for column in self.export.columns]
        for row in filter(self._has_row, self.table.problems.rows):
            for problem in self.table.problems.in_row(row):
                if has_owner[problem.column] and self._only.has_rule(problem.rule.id):
                    yield problem

    @cached_property
    def counts(self) -> Counter[Severity]:
        """How many problems there are of each severity."""
        return Counter(problem.severity for problem in self)

    @cached_property
    def school(self) -> str:
        """The name of the school, "" where the title of the export does not tell it."""
        return title_of(self.table.sheet, self.export).school

    @cached_property
    def row_count(self) -> int:
        """How many rows are asked for."""
        return sum(map(self._has_row, self.table.data_rows))

    @cached_property
    def readiness(self) -> Readiness:
        """Who is ready for Госуслуги of those who are asked for."""
        from sgo_tui.work.readiness import readiness

        found = readiness(self.table, self.export)
        found.by_class = {
            name: {owner: tally for owner, tally in tallies.items() if self._only.has_owner(owner)}
            for name, tallies in found.by_class.items()
            if self._only.has_class(name)
        }
        return found

    def class_of(self, row: int) -> str:
        """Return the class of a row, "" where there is none."""
        return "" if self._class_column is None else self.table.text(row, self._class_column)

    def _has_row(self, row: int) -> bool:
        return self._only.has_class(self.class_of(row))


def find_problems(table: Table, only: Only = Only(), file: str = "") -> Findings:
    """Check a table and return what is found in it; raises `NoExport`. `file` is how the user has named it."""
    if table.export is None:
        raise NoExport(
            _("No header of an SGO export was found in «{sheet}»: there is nothing to check by.").format(
                sheet=table.sheet.name
            )
        )
    table.check_all()
    return Findings(table, table.export, only, file)
