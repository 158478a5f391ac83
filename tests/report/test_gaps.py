"""Who lacks what: rows in, gaps out."""

from __future__ import annotations

from pathlib import Path

import pytest
from exports import MOTHER, OTHER_SNILS, PUPIL, SNILS, STAFF, opened

from sgo_tui.check.readiness import Lack
from sgo_tui.demo import write_demo
from sgo_tui.errors import UsageError
from sgo_tui.export import Owner
from sgo_tui.report.exports import export_of
from sgo_tui.report.gaps import Gap, State, households
from sgo_tui.work import open_table
from sgo_tui.work.readiness import readiness

PETROV = ["5А", "Петров", "Олег", "Иванович", "01.03.2015", SNILS, ""]
PETROVA = ["Петрова", "Анна", "Олеговна", "01.03.1985", OTHER_SNILS]


@pytest.mark.parametrize(
    ("place", "text", "gaps"),
    [
        ("СНИЛС", SNILS, []),
        ("СНИЛС", "", [Gap(Lack.SNILS, State.MISSING)]),
        ("СНИЛС", "нет", [Gap(Lack.SNILS, State.MISSING)]),
        ("СНИЛС", "112-233-445 59", [Gap(Lack.SNILS, State.WRONG)]),
        ("СНИЛС", OTHER_SNILS, [Gap(Lack.SNILS, State.SHARED)]),
        ("Дата рождения", "", [Gap(Lack.BIRTH_DATE, State.MISSING)]),
        ("Дата рождения", "31.02.2015", [Gap(Lack.BIRTH_DATE, State.WRONG)]),
        ("Имя", "", [Gap(Lack.NAME, State.MISSING)]),
        ("Имя", "-Олег", [Gap(Lack.NAME, State.WRONG)]),
        ("Отчество", "", []),
        ("Заболевания", "x" * 500, []),
    ],
)
def test_a_pupil(tmp_path: Path, place: str, text: str, gaps: list[Gap]) -> None:
    """What is not there, what stands in for it, what is wrong, what somebody else has, too."""
    row = [text if label == place else value for label, value in zip(PUPIL, PETROV, strict=True)]
    (found,) = households(opened(tmp_path / "a.xls", PUPIL + MOTHER, row + PETROVA))
    pupil, _mother = found.members
    assert pupil.gaps == gaps
    assert found.class_ == "5А"


def test_a_parent_with_two_numbers(tmp_path: Path) -> None:
    """Nobody can tell which of the two rows is wrong."""
    rows = [
        [*PETROV[:2], name, *PETROV[3:5], "", "", *PETROVA[:4], snils]
        for name, snils in (("Олег", OTHER_SNILS), ("Ян", SNILS))
    ]
    found = households(opened(tmp_path / "a.xls", PUPIL + MOTHER, *rows))
    states = [mother.gaps for _pupil, mother in (household.members for household in found)]
    assert states == [[Gap(Lack.SNILS, State.DIFFERENT)]] * 2
    assert states[0][0].words == "another СНИЛС in another child's row"


@pytest.mark.parametrize(
    ("row", "owners"),
    [
        (PETROV + PETROVA, [Owner.PUPIL, Owner.MOTHER]),
        ([*PETROV, "", "", "", "01.03.1985", ""], [Owner.PUPIL]),
        ([*PETROV, *[""] * 5], [Owner.PUPIL]),
    ],
)
def test_who_is_not_there_lacks_nothing(tmp_path: Path, row: list[str], owners: list[Owner]) -> None:
    """An empty block of a parent says nothing: SGO leaves it empty for several reasons."""
    (found,) = households(opened(tmp_path / "a.xls", PUPIL + MOTHER, row))
    assert [member.owner for member in found.members] == owners
    assert found.is_complete


def test_what_has_no_column_is_not_missed(tmp_path: Path) -> None:
    """A short list of fields has no СНИЛС of anybody; the children have theirs all the same."""
    (found,) = households(opened(tmp_path / "a.xls", PUPIL[:5], PETROV[:5]))
    assert found.is_complete


def test_employees(tmp_path: Path) -> None:
    """They need a passport and one way to be reached."""
    row = ["1", "Петрова", "Анна", "Олеговна", "01.03.1985", "", "123456", "", "", "7", ""]
    (found,) = households(opened(tmp_path / "a.xls", STAFF, row))
    (member,) = found.members
    assert member.owner is Owner.EMPLOYEE
    assert [gap.words for gap in member.gaps] == ["no СНИЛС", "no telephone and no e-mail"]


def test_the_numbers_are_those_of_readiness(tmp_path: Path) -> None:
    """Each person who is not ready has a gap, and nobody else."""
    table = open_table(write_demo(tmp_path / "demo.xls", rows=60).path)
    found = list(households(table))
    counted = readiness(table, export_of(table))
    for owner, tally in counted.total.items():
        rows = [h.row for h in found for member in h.members if member.owner is owner and member.gaps]
        assert sorted(rows) == sorted(tally.unready)


def test_no_export(tmp_path: Path) -> None:
    """A sheet of something else is refused in a sentence."""
    with pytest.raises(UsageError, match="No header"):
        list(households(opened(tmp_path / "a.xls", ["x"])))
