"""The READMEs say what the program does."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))

from readme_tables import READMES, rules_table, with_tables

from sgo_tui.check import RULES
from sgo_tui.cli import _COMMANDS, main


@pytest.mark.parametrize("language", READMES)
def test_tables_are_fresh(language: str) -> None:
    """Rules and keys are listed as the program has them; `python tools/readme_tables.py` writes them anew."""
    assert READMES[language].read_text("utf-8") == with_tables(language)


@pytest.mark.parametrize("language", READMES)
def test_table_has_a_line_for_each_code(language: str) -> None:
    """Every code that a rule has is listed once, and no other."""
    codes = [line.split(" | ")[0].removeprefix("| ") for line in rules_table(language).splitlines()[2:]]

    assert sorted(codes) == sorted({rule.code for rule in RULES.values()})


@pytest.mark.parametrize("language", READMES)
def test_every_command_is_one(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What the READMEs tell to type is what the command line knows: commands and options."""
    text = READMES[language].read_text("utf-8")
    told = {tuple(match.split()) for match in re.findall(r"\bsgo-tui ((?:[a-z]+)(?: +--[a-z-]+)?)(?=[ `\n)])", text)}
    assert {command for command, *_options in told} <= set(_COMMANDS)
    for command, *options in told:
        with pytest.raises(SystemExit):
            main(["--lang", "en", command, "--help"])
        page = capsys.readouterr().out
        assert all(option in page for option in options)


@pytest.mark.parametrize("language", READMES)
def test_every_picture_is_there(language: str) -> None:
    """And each is one that `python screenshots/make.py` makes."""
    pictures = re.findall(r"\]\((screenshots/[^)]*)\)", READMES[language].read_text("utf-8"))
    assert pictures
    assert all((READMES[language].parent / picture).is_file() for picture in pictures)
