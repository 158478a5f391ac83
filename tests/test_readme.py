"""The READMEs say what the program does."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))

from readme_tables import READMES, rules_table, with_tables

from sgo_tui.check import RULES


@pytest.mark.parametrize("language", READMES)
def test_tables_are_fresh(language: str) -> None:
    """Rules and keys are listed as the program has them; `python tools/readme_tables.py` writes them anew."""
    assert READMES[language].read_text("utf-8") == with_tables(language)


@pytest.mark.parametrize("language", READMES)
def test_table_has_a_line_for_each_code(language: str) -> None:
    """Every code that a rule has is listed once, and no other."""
    codes = [line.split(" | ")[0].removeprefix("| ") for line in rules_table(language).splitlines()[2:]]

    assert sorted(codes) == sorted({rule.code for rule in RULES.values()})
