"""The READMEs say what the program does."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))

from rules_table import READMES, table, with_table

from sgo_tui.check import RULES


@pytest.mark.parametrize("language", READMES)
def test_table_of_rules_is_fresh(language: str) -> None:
    """What is checked is listed as the rules have it; `python tools/rules_table.py` writes it anew."""
    assert READMES[language].read_text("utf-8") == with_table(language)


@pytest.mark.parametrize("language", READMES)
def test_table_has_a_line_for_each_code(language: str) -> None:
    """Every code that a rule has is listed once, and no other."""
    codes = [line.split(" | ")[0].removeprefix("| ") for line in table(language).splitlines()[2:]]

    assert sorted(codes) == sorted({rule.code for rule in RULES.values()})
