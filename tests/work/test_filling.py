"""What the answers of a form put into a table, and what is left for a person to look at."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from forms import BELOVA, OTHER_SNILS, SNILS, SOLOVYEV, answered, small_export, write_export

from sgo_tui.export import Owner
from sgo_tui.work import Table, open_table
from sgo_tui.work.answers import read_answers
from sgo_tui.work.filling import Filling, Reason, fill

PUPIL = ["ФИО ребёнка", "Дата рождения ребёнка", "Класс"]
PARENT = ["ФИО родителя", "Кем приходится"]


@pytest.fixture
def table(tmp_path: Path) -> Table:
    """Six pupils."""
    return small_export(tmp_path / "export.xls")


def filled(table: Table, tmp_path: Path, questions: Sequence[str], *answers: Sequence[str]) -> Filling:
    """Return what answers would do; each begins with a pupil's name, birth date and class."""
    return fill(table, answered(tmp_path, [*PUPIL, *questions], *answers))


def told(table: Table, filling: Filling) -> list[str]:
    """Return the cells that would change as «1 mother.snils: … → …», what must be asked for with ~ or !."""
    lines = []
    for value in filling.values:
        column = table.column(value.column)
        assert column.field is not None
        marks = "~" * value.is_guarded + "!" * value.replaces
        lines.append(f"{value.row} {column.owner.value}.{column.field.name}{marks}: {value.before} → {value.after}")
    return lines


def left(filling: Filling) -> list[str]:
    """Return which answers are left and why."""
    return [f"{left.answer.number} {left.reason.name}" for left in filling.left]


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("СНИЛС ребёнка", SNILS.replace("-", " "), [f"1 pupil.snils:  → {SNILS}"]),
        ("Телефон ребёнка", "8 (902) 765-43-21", ["1 pupil.mobile_phone:  → 79027654321"]),
        ("Мобильный телефон мамы", "+79027654321", ["1 mother.mobile_phone:  → 79027654321"]),
        ("E-mail матери", "IVANOVA@Mail.ru", ["1 mother.email:  → ivanova@mail.ru"]),
        ("Паспорт ребёнка", "30 08 123456", ["1 pupil.passport_series:  → 3008", "1 pupil.passport_number:  → 123456"]),
        ("Дата рождения матери", "1 февраля 1985 г.", []),
        ("Дата рождения матери", "1 февраля 1986 г.", ["1 mother.birth_date~!: 01.02.1985 → 01.02.1986"]),
        ("СНИЛС матери", "нет", []),
        ("СНИЛС матери", "не помню номер", []),
        ("Паспорт ребёнка", "нет", []),
        ("СНИЛС матери", "", []),
        ("Пол ребёнка", "М", []),
    ],
)
def test_a_value(table: Table, tmp_path: Path, question: str, text: str, expected: list[str]) -> None:
    """It is put as if it were typed; what is equal, or only stands for nothing, changes nothing."""
    filling = filled(table, tmp_path, [question], [*SOLOVYEV, text])
    assert told(table, filling) == expected
    assert not filling.left


def test_what_the_export_has_no_column_for(table: Table, tmp_path: Path) -> None:
    """It is told."""
    assert filled(table, tmp_path, ["Пол ребёнка"], [*SOLOVYEV, "М"]).without_column == {(Owner.PUPIL, "sex")}


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("СНИЛС ребёнка", "087-654-303 01"),
        ("СНИЛС ребёнка", "123"),
        ("СНИЛС ребёнка", "см. прошлую анкету"),
        ("E-mail матери", "mail.ru"),
        ("Паспорт ребёнка", "3008 12345"),
    ],
)
def test_a_value_with_an_error(table: Table, tmp_path: Path, question: str, text: str) -> None:
    """It is not put but told, with its problem."""
    filling = filled(table, tmp_path, [question], [*SOLOVYEV, text])
    assert not filling.values
    assert left(filling) == ["1 WRONG"]
    assert filling.left[0].told
    assert filling.left[0].text == text


def test_only_empty_cells_unless_told(table: Table, tmp_path: Path) -> None:
    """A cell that holds something else is replaced, and a guarded one changed, only when that is asked for."""
    filling = filled(table, tmp_path, ["СНИЛС ребёнка", "Телефон ребёнка"], [*BELOVA, SNILS, "+7 902 123-45-67"])
    assert told(table, filling) == [f"2 pupil.snils!: 112-233-445 95 → {SNILS}"]
    assert filling.same == 1
    assert not filling.chosen(replace=False, guarded=True)
    assert filling.chosen(replace=True, guarded=False) == filling.values


def test_a_document_is_whole(table: Table, tmp_path: Path) -> None:
    """The number of one passport is not put beside the series of another."""
    yana = ["Наумова Яна Николаевна", "05.06.2014", "6А"]
    questions = ["Серия паспорта ребёнка", "Номер паспорта ребёнка"]
    assert told(table, filled(table, tmp_path, questions, [*yana, "3008", "123456"])) == [
        "3 pupil.passport_number:  → 123456"
    ]
    assert told(table, filled(table, tmp_path, questions, [*yana, "3010", "123456"])) == [
        "3 pupil.passport_series!: 3008 → 3010",
        "3 pupil.passport_number!:  → 123456",
    ]


def test_names_and_birth_dates_of_pupils_are_never_changed(table: Table, tmp_path: Path) -> None:
    """They only tell who is meant."""
    assert not told(table, filled(table, tmp_path, ["Отчество ребёнка"], ["Ли Ян", "11.12.2013", "7А", "Иванович"]))


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([["Чужаков Роман", "01.03.2015", "5А", SNILS]], "1 STRANGER"),
        ([["Наумова Яна Николаевна", "", "", SNILS]], "1 DOUBTFUL"),
        ([[*SOLOVYEV, SNILS], ["соловьев артем", "1.3.2015", "", OTHER_SNILS]], "1 CONTRADICTING, 2 CONTRADICTING"),
        (
            [[*SOLOVYEV, SNILS], [*SOLOVYEV, SNILS], [*SOLOVYEV, OTHER_SNILS]],
            "1 CONTRADICTING, 2 CONTRADICTING, 3 CONTRADICTING",
        ),
        ([[*SOLOVYEV, SNILS], [*BELOVA, SNILS]], "1 WRONG, 2 WRONG"),
        ([[*SOLOVYEV, "112-233-445 95"]], "1 WRONG"),
    ],
)
def test_nothing_is_guessed(table: Table, tmp_path: Path, answers: list[list[str]], expected: str) -> None:
    """Whoever is not known without a doubt, says two things, or has another person's number is left to people."""
    filling = filled(table, tmp_path, ["СНИЛС ребёнка"], *answers)
    assert ", ".join(left(filling)) == expected
    assert not filling.chosen(replace=False, guarded=False)


def test_which_answers_contradict_each_other(table: Table, tmp_path: Path) -> None:
    """The others are told by their numbers."""
    answers = [[*SOLOVYEV, SNILS], [*BELOVA, "112-233-445 95"], [*SOLOVYEV, OTHER_SNILS], [*SOLOVYEV, SNILS]]
    filling = filled(table, tmp_path, ["СНИЛС ребёнка"], *answers)
    assert [left.told for left in filling.left] == ["see answers 3, 4", "see answers 1, 4", "see answers 1, 3"]


def test_answers_of_other_classes(table: Table, tmp_path: Path) -> None:
    """A class has its export and the school one form: those of other classes are counted, and nobody need look."""
    strangers = [["Чужаков Роман", "01.03.2015", class_, SNILS] for class_ in ("9Б", "9", "5 «а»", "5", "")]
    filling = filled(table, tmp_path, ["СНИЛС ребёнка"], *strangers)
    assert [answer.number for answer in filling.elsewhere] == [1, 2]
    assert left(filling) == ["3 STRANGER", "4 STRANGER", "5 STRANGER"]


def test_the_same_answered_twice(table: Table, tmp_path: Path) -> None:
    """In whatever form, it is one answer; what only one of two parents has answered is taken as well."""
    filling = filled(
        table,
        tmp_path,
        ["СНИЛС ребёнка", "Телефон родителя", *PARENT],
        [*SOLOVYEV, SNILS, "89021234568", "Соловьёва Ольга Ивановна", "мать"],
        [*SOLOVYEV, SNILS.replace("-", ""), "89021234569", "Соловьёв Илья Петрович", "отец"],
    )
    assert told(table, filling) == [
        f"1 pupil.snils:  → {SNILS}",
        "1 mother.mobile_phone:  → 79021234568",
        "1 father.mobile_phone:  → 79021234569",
    ]
    assert not filling.left


@pytest.mark.parametrize(
    ("name", "relation", "expected"),
    [
        ("Соловьёва Ольга Ивановна", "мать", "mother"),
        ("соловьева ольга", "", "mother"),
        ("Илья Петрович Соловьёв", "папа", "father"),
        ("Соловьёв Илья Петрович", "законный представитель", "father"),
        ("", "мама", "mother"),
        ("Соловьёва Олга Ивановна", "мать", "mother"),
        # Left to people.
        ("", "", ""),
        ("", "опекун", ""),
        ("Соловьёва Олга Ивановна", "", ""),
        ("Соловьёва Ольга Ивановна", "отец", ""),
        ("Орлова Ольга Ивановна", "мать", ""),
        ("Чужакова Нина Павловна", "", ""),
    ],
)
def test_which_parent_it_is(table: Table, tmp_path: Path, name: str, relation: str, expected: str) -> None:
    """The name decides, or the relation where it is told and does not contradict; nobody is guessed."""
    filling = filled(table, tmp_path, ["СНИЛС родителя", *PARENT], [*SOLOVYEV, SNILS, name, relation])
    assert told(table, filling) == ([f"1 {expected}.snils:  → {SNILS}"] if expected else [])
    assert left(filling) == ([] if expected else ["1 PARENT"])


def test_a_parent_by_other_words(table: Table, tmp_path: Path) -> None:
    """«СНИЛС матери» is hers, unless another name is told with it."""
    questions = ["СНИЛС матери", "ФИО матери"]
    assert told(table, filled(table, tmp_path, questions, [*SOLOVYEV, SNILS, ""])) == [f"1 mother.snils:  → {SNILS}"]
    assert left(filled(table, tmp_path, questions, [*SOLOVYEV, SNILS, "Орлова Ольга Ивановна"])) == ["1 PARENT"]
    assert left(filled(table, tmp_path, questions, [*SOLOVYEV, SNILS, "Соловьёв Илья Петрович"])) == ["1 PARENT"]


def test_a_parent_whom_the_row_has_not(table: Table, tmp_path: Path) -> None:
    """The name and all that goes with it is put only when somebody agrees: SGO finds parents by their names."""
    questions = ["СНИЛС отца", "ФИО отца"]
    filling = filled(table, tmp_path, questions, [*BELOVA, SNILS, "Пётр Ильич Белов"])
    assert told(table, filling) == [
        "2 father.last_name~:  → Белов",
        "2 father.first_name~:  → Пётр",
        "2 father.middle_name~:  → Ильич",
        f"2 father.snils~:  → {SNILS}",
    ]
    assert left(filled(table, tmp_path, questions, [*BELOVA, SNILS, ""])) == ["1 PARENT"]
    assert left(filled(table, tmp_path, questions, [*BELOVA, SNILS, "Белов Пётр"])) == ["1 PARENT"]


def test_one_parent_has_one_number(table: Table, tmp_path: Path) -> None:
    """The mother of two children cannot have two of them."""
    filling = filled(table, tmp_path, ["СНИЛС матери"], [*SOLOVYEV, SNILS], [*BELOVA, OTHER_SNILS])
    assert left(filling) == ["1 WRONG", "2 WRONG"]
    filling = filled(table, tmp_path, ["СНИЛС матери"], [*SOLOVYEV, SNILS], [*BELOVA, SNILS])
    assert len(filling.values) == 2


def test_what_is_pending_counts(table: Table, tmp_path: Path) -> None:
    """A cell that was filled but not saved is filled; and nothing is changed by looking."""
    place = 1, table.export.persons[Owner.PUPIL]["snils"] if table.export else 0
    table.change(*place, OTHER_SNILS)
    filling = filled(table, tmp_path, ["СНИЛС ребёнка"], [*SOLOVYEV, SNILS])
    assert told(table, filling) == [f"1 pupil.snils!: {OTHER_SNILS} → {SNILS}"]
    assert table.text(*place) == OTHER_SNILS


def test_employees(tmp_path: Path) -> None:
    """They are known by name and birth date, too."""
    rows = ["Фамилия|Имя|Отчество|Дата рождения|Должность|СНИЛС", "Чернова|Нина|Павловна|01.02.1970|учитель|"]
    table = write_export(tmp_path / "staff.xls", rows)
    path = tmp_path / "answers.csv"
    path.write_text(f"ФИО,Дата рождения,Ваш СНИЛС\nНина Чернова,01.02.70,{SNILS}\n", "utf-8")
    filling = fill(table, read_answers(path, is_staff=True))
    assert told(table, filling) == [f"1 employee.snils:  → {SNILS}"]


@pytest.mark.parametrize("name", ["30_answers.csv", "30_answers.xlsx"])
def test_answers_beside_the_project(exports: Path, name: str) -> None:
    """All whom a person has matched are found, nobody else is, and each value is where it belongs."""
    known = json.loads((exports / "30_answers_expected.json").read_text("utf-8"))
    table = open_table(exports / known["export"])
    assert table.export is not None
    filling = fill(table, read_answers(exports / name))
    expected = {each["answer"]: each for each in known["expected"]}
    statuses = {"unmatched": Reason.STRANGER, "ambiguous": Reason.DOUBTFUL, "conflict": Reason.CONTRADICTING}
    assert {left.answer.number: left.reason for left in filling.left} == {
        number: statuses[each["status"]] for number, each in expected.items() if each["status"] != "matched"
    }
    assert filling.rows == {number: each["pupil"]["row"] for number, each in expected.items() if each["pupil"]}
    assert all(
        list(left.rows) == expected[left.answer.number].get("candidates", list(left.rows)) for left in filling.left
    )
    wanted = {
        (each["pupil"]["row"], table.export.persons[Owner(key.split("_")[0])][key.partition("_")[2]]): text
        for each in expected.values()
        if each["status"] == "matched"
        for key, text in each["values"].items()
    }
    assert filling.chosen(replace=False, guarded=False) == filling.values
    found = {value.place: value.after for value in filling.values}
    assert found == {place: text for place, text in wanted.items() if not table.text(*place)}
    assert found.keys() <= wanted.keys()
