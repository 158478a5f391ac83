"""A short slice of the endless tests in ``fuzz``, made of the project's own files: always the same cases."""

from __future__ import annotations

from pathlib import Path

import pytest

from fuzz.__main__ import main
from fuzz.case import make_case
from fuzz.sources import FIXTURES, sources
from fuzz.trial import Trial

SEED = 2026
CASES = 120
SOURCES = sources([FIXTURES])


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("number", range(CASES))
def test_a_damaged_file(tmp_path: Path, number: int) -> None:
    """It is opened, checked, shown, saved, converted and compared, or refused in words; nothing else happens."""
    case, chance = make_case(SOURCES, SEED, number)
    path = tmp_path / "case.xls"
    path.write_bytes(case.data)

    Trial(path, case.source, chance).run()


def test_a_case_is_always_the_same() -> None:
    """So that one that fails can be repeated by its seed and its number."""
    cases = [make_case(SOURCES, SEED, number)[0] for number in range(40)]

    assert [make_case(SOURCES, SEED, number)[0] for number in range(40)] == cases
    assert len({case.data for case in cases}) > 30
    assert {case.source.suffix for case in cases} >= {".xls", ".ods", ".xlsx"}


def test_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    """It tries cases under limits, in a process of their own, and tells how many have failed."""
    assert main(["--cases", "5", "--seed", "7", "--processes", "1"]) == 0
    assert "5 cases of seed 7" in capsys.readouterr().out
