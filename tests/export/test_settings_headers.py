"""Header spellings that a school adds by its settings."""

from __future__ import annotations

from pathlib import Path

import pytest
from grids import TextGrid

from sgo_tui.errors import WrongSettings
from sgo_tui.export import Column, Protection, find_header
from sgo_tui.settings import Settings, read_settings, use

SPELLINGS = {"snils": ("Код ПФР", "Лицевой учёт"), "relation": ("Кто он ребёнку",)}
GROUPS = " | | | | | | Мама | > | > | Отец | > | >"
LABELS = (
    "Класс | Фамилия | Имя | Отчество | Дата рождения | Лицевой учет"
    " | Имя | Код (ПФР) | Кто он ребенку | Имя | КОД ПФР* | Кто-то ещё"
)


def columns() -> list[Column]:
    """Return the columns of an export whose header has the school's own words."""
    export = find_header(TextGrid(GROUPS, LABELS, "5А | Иванов | Иван | Иванович | 01.02.2015 | | | | | | |"))
    assert export is not None
    return list(export.columns)


def fields() -> list[str]:
    """Return owner and field of these columns."""
    return [f"{c.owner.value} {c.field.name}" if c.field else "?" for c in columns()]


def test_unknown_without_settings() -> None:
    """The program does not know these words by itself."""
    assert [fields()[index] for index in (5, 7, 8, 10, 11)] == ["?"] * 5


def test_one_more_spelling_is_one_more_label() -> None:
    """A spelling of the settings is known for every owner and in every way of writing, as the program's own are."""
    use(Settings(headers=SPELLINGS))

    found = ["pupil snils", "mother snils", "mother relation", "father snils", "?"]
    assert [fields()[index] for index in (5, 7, 8, 10, 11)] == found


def test_settings_in_force_decide() -> None:
    """The catalogue follows the settings when others are put in force."""
    use(Settings(headers=SPELLINGS))
    assert "mother relation" in fields()
    use(Settings(headers={"snils": ("Код ПФР",)}))
    assert "mother relation" not in fields()
    assert "mother snils" in fields()


def test_the_owner_may_be_in_the_spelling() -> None:
    """Whose value it is does not belong to the label, as in the program's own."""
    use(Settings(headers={"snils": ("Код ПФР матери",)}))

    assert [fields()[index] for index in (7, 8, 10)] == ["mother snils", "?", "father snils"]


def test_a_known_spelling_changes_nothing() -> None:
    """What the program knows already may be said again."""
    use(Settings(headers={"snils": ("СНИЛС", "Код ПФР", "код пфр"), "last_name": ("Фамилия",)}))

    assert fields()[7] == "mother snils"


@pytest.mark.parametrize(
    ("field", "label", "words"),
    [
        ("notes_of_nobody", "Заметки", "There is no field «notes_of_nobody»"),
        ("snlis", "Код ПФР", "Perhaps «snils»?"),
        ("comment", "Фамилия", "is a header of «last_name» already"),
        ("comment", "Ф. (ученика)", "is a header of «last_name» already"),
        ("snils", "№ ИНН ученика", "is a header of «inn» already"),
        ("snils", "Мать", "says whose value it is"),
    ],
)
def test_refused_spellings(tmp_path: Path, field: str, label: str, words: str) -> None:
    """A header keeps its meaning: no setting makes a locked column another one. The line of the file is told."""
    file = tmp_path / "settings.toml"
    file.write_text(f'[headers]\ninn = ["Код ФНС"]\n{field} = [\n    "{label}",\n]', "utf-8")
    use(read_settings(file))

    with pytest.raises(WrongSettings) as caught:
        columns()
    assert words in str(caught.value)
    assert str(caught.value).startswith(f"{file}, line {3 if 'no field' in str(caught.value) else 4}: ")
    use(Settings())
    assert columns()[1].protection is Protection.LOCKED
