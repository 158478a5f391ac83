"""Rows in, [row, column, rule] out."""

from __future__ import annotations

from sgo_tui.check.table import check_row
from sgo_tui.export import Column, Export, Field, Owner

PUPIL, MOTHER, FATHER = Owner.PUPIL, Owner.MOTHER, Owner.FATHER
COLUMNS = [
    (Owner.ROW, None),
    (PUPIL, Field("last_name", "name", "Фамилия")),
    (PUPIL, Field("snils", "snils", "СНИЛС")),
    (MOTHER, Field("last_name", "name", "Фамилия")),
    (MOTHER, Field("citizenship", "citizenship", "Гражданство")),
    (MOTHER, Field("passport_series", "passport_series", "Серия")),
    (MOTHER, Field("snils", "snils", "СНИЛС")),
    (FATHER, Field("last_name", "name", "Фамилия")),
    (FATHER, Field("passport_series", "passport_series", "Серия")),
    (FATHER, Field("snils", "snils", "СНИЛС")),
]
EXPORT = Export(range(1), [Column(i, "", "", owner, field) for i, (owner, field) in enumerate(COLUMNS)])


class Rows:
    """A table of texts; a cell in angle brackets holds a number."""

    def __init__(self, *rows: str) -> None:
        self._rows = [[cell.strip() for cell in row.split("|")] for row in rows]

    def text(self, row: int, column: int) -> str:
        """Return what a person reads."""
        return self._rows[row][column].strip("<>")

    def is_number(self, row: int, column: int) -> bool:
        """Whether the cell holds a number."""
        return self._rows[row][column].startswith("<")


def found(row: str) -> list[tuple[int, int, str]]:
    """Return the problems of a row that is the second of its table."""
    return [(p.row, p.column, p.rule.id) for p in check_row(Rows("", row), EXPORT, 1)]


def test_right_row_has_no_problems() -> None:
    """A pupil with both parents and right papers."""
    row = "нет | Ли | 112-233-445 95 | Ли | Россия | 3008 | 112-855-899 74 | Ли | 3010 | 087-654-303 00"

    assert found(row) == []


def test_problems_stand_at_their_cells_from_left_to_right() -> None:
    """Each problem names its row and column; columns without a field are not looked at."""
    row = "? | ЛИ | 112-233-445 96 | Ли | | 30 08 | 112-855-899 74 | Ли | 3010 | 087-654-303 00"

    assert found(row) == [(1, 1, "name-case"), (1, 2, "snils-checksum"), (1, 5, "passport-series-form")]


def test_absent_parents_miss_nothing() -> None:
    """The empty block of a parent who is not in the card is right; a parent who is there needs a СНИЛС."""
    assert found("1 | Ли | | Ли | | | | | | ") == [(1, 2, "snils-missing"), (1, 6, "snils-missing")]


def test_empty_rows_have_no_problems() -> None:
    """Rows that formatting alone has left are not people."""
    assert found(" | | | | | | | | | ") == []


def test_each_person_is_judged_by_his_own_citizenship() -> None:
    """The mother's citizenship excuses her passport, not the father's."""
    row = "1 | Ли | 112-233-445 95 | Ли | Китай | EG | 112-855-899 74 | Ли | EG | 087-654-303 00"

    assert found(row) == [(1, 8, "document-foreign")]


def test_only_number_cells_have_lost_zeros() -> None:
    """Three digits are a lost zero in a number cell and a doubtful series in a text."""
    row = "1 | Ли | 112-233-445 95 | Ли | | <308> | 112-855-899 74 | Ли | 308 | 087-654-303 00"

    assert found(row) == [(1, 5, "passport-series-lost-zero"), (1, 8, "passport-series-doubtful")]
