"""What a person says of the questions of a form, in a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from sgo_tui.errors import SgoError
from sgo_tui.work.columns_told import read_columns


def test_what_is_told(tmp_path: Path) -> None:
    """Whose value and which, or that a question is not to be used; case and punctuation of questions do not matter."""
    path = tmp_path / "map.toml"
    path.write_text(
        '"Куда вам звонить?" = "parent.mobile_phone"\n'
        '"ФИО" = "pupil.full_name"\n"В каком вы?" = "class"\n"Согласие" = ""\n',
        "utf-8",
    )
    told = {
        question: meaning and meaning.field and (meaning.owner.value, meaning.field.name)
        for question, meaning in read_columns(path).items()
    }
    assert told == {
        "куда вам звонить?": ("representative", "mobile_phone"),
        "фио": ("pupil", "full_name"),
        "в каком вы?": ("pupil", "class"),
        "согласие": None,
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"А" = ""\n"Б" = "mother.snisl"\n', "line 2: There is no value «mother.snisl». Perhaps «mother.snils»"),
        ('"А" = "mother.lang1"', "There is no value «mother.lang1»"),
        ('"А" = 5', "There is no value «5»"),
        ('"А" = ["mother.snils"]', "There is no value"),
        ("А = mother.snils", 'write each line as "question" = "mother.snils"'),
    ],
)
def test_what_cannot_be(tmp_path: Path, text: str, expected: str) -> None:
    """It is told with its line, and what was perhaps meant."""
    path = tmp_path / "map.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(SgoError, match=expected.replace("(", r"\(")):
        read_columns(path)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    """Missing, or in another encoding."""
    with pytest.raises(SgoError):
        read_columns(tmp_path / "none.toml")
    (tmp_path / "map.toml").write_text('"Ы" = ""', "cp1251")
    with pytest.raises(SgoError, match="UTF-8"):
        read_columns(tmp_path / "map.toml")
