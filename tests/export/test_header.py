"""Finding the header: rows in, owners and fields out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from grids import TextGrid

from sgo_tui.export import Owner, Protection, find_export, find_header

DATA = ["1 | 5А | Иванов | Иван | Иванович | 01.02.2015", "2 | 5А | Петрова | Анна | Ильинична | 03.04.2015"]
PUPIL = "№ | Класс | Фамилия | Имя | Отчество | Дата рождения"


def meanings(grid: TextGrid) -> list[str]:
    """Return owner and field of each column, as «mother snils»."""
    export = find_header(grid)
    assert export is not None
    return [f"{c.owner.value} {c.field.name}" if c.field else "?" for c in export.columns]


LAYOUTS = {
    "one row": ([PUPIL + " | СНИЛС"], range(1), "pupil snils"),
    "a free title above": (
        ["МБОУ «Школа № 1»", "Выгрузка данных", "Дата: | 01.09.2026", "", PUPIL + " | Мать. СНИЛС"],
        range(4, 5),
        "mother snils",
    ),
    "merged groups": (
        ["Список", "Школа | | Класс: | все", " | | | | | | Мать | >", PUPIL + " | Имя | СНИЛС"],
        range(2, 4),
        "mother snils",
    ),
    "groups that are not merged": (
        [" | | | | | | Мать | ", PUPIL + " | Имя | СНИЛС"],
        range(2),
        "mother snils",
    ),
    "lone labels in the upper row": (
        [PUPIL + " | Отец | ", " | | | | | | Имя | СНИЛС"],
        range(2),
        "father snils",
    ),
    "three rows": (
        [
            "№ | Класс | Учащийся | > | > | > | Мать | >",
            " | | Фамилия | Имя | Отчество | Дата рождения | Паспорт | >",
            " | | | | | | Серия | Номер",
        ],
        range(3),
        "mother passport_number",
    ),
    "the owner inside the name": ([PUPIL + " | Д.Р.Отца' | СНИЛС матери"], range(1), "mother snils"),
    "a row that numbers the columns": ([PUPIL + " | СНИЛС", "1 | 2 | 3 | 4 | 5 | 6 | 7"], range(2), "pupil snils"),
}


@pytest.mark.parametrize(("rows", "header", "last"), LAYOUTS.values(), ids=LAYOUTS.keys())
def test_finds_header(rows: list[str], header: range, last: str) -> None:
    """The header is found in every known layout, and the last column means what it says."""
    grid = TextGrid(*rows, *DATA)

    export = find_header(grid)

    assert export is not None
    assert export.header_rows == header
    assert meanings(grid)[-1] == last
    assert meanings(grid)[2:6] == ["pupil last_name", "pupil first_name", "pupil middle_name", "pupil birth_date"]


@pytest.mark.parametrize(
    ("label", "meaning"),
    [
        ("СНИЛС", "pupil snils"),
        ("№ СНИЛС", "pupil snils"),
        ("Страховой номер (СНИЛС)", "pupil snils"),
        ("№ страхового пенсионного свидетельства", "pupil snils"),
        ("Страховой номер индивидуального лицевого счёта", "pupil snils"),
        ("СНИЛС законного представителя", "representative snils"),
        ("Мать (законный представитель) СНИЛС", "mother snils"),
        ("Сведения об отце: СНИЛС", "father snils"),
        ("Опекун (попечитель). СНИЛС", "representative snils"),
        ("Родитель 2. СНИЛС", "second_representative snils"),
        ("СНИЛС обучающегося", "pupil snils"),
        ("Серия паспорта", "pupil passport_series"),
        ("Паспорт №", "pupil passport_number"),
        ("Паспорт-Код подразделения", "pupil passport_division"),
        ("Документ, удостоверяющий личность: номер", "pupil passport_number"),
        ("Тип документа для ЕГЭ", "pupil ege_doc"),
        ("Мать. Тип документа", "mother doc_type"),
        ("Паспортные данные", "pupil passport_series_number"),
        ("Св-во о рожд. серия", "pupil birth_cert_series"),
        ("№ актовой записи", "pupil birth_cert_act"),
        ("Дом. тел.", "pupil home_phone"),
        ("Адрес проживания. Дом", "pupil addr_fact_house"),
        ("Домашний адрес", "pupil addr_fact_full"),
        ("Сотовый телефон", "pupil mobile_phone"),
        ("Контактный телефон", "pupil phone"),
        ("E-Mail", "pupil email"),
        ("Эл. почта", "pupil email"),
        ("Медицинский полис. № полиса", "pupil oms_number"),
        ("Группа здоровья (до 18)", "pupil health_group"),
        ("Инвалидность / Срок действия группы", "pupil dis_until"),
        ("Отец. Кем приходится", "father relation"),
        ("Имя пользователя", "row login"),
        ("Серия св-ва о рождении", "pupil birth_cert_series"),
        ("Свид-во о рождении №", "pupil birth_cert_number"),
        ("Мать ФИО полностью", "mother full_name"),
        ("Населённый пункт (проживание)", "pupil addr_fact_city"),
        ("Эл. адрес", "pupil email"),
        ("Любимый цвет", "?"),
    ],
)
def test_label_means(label: str, meaning: str) -> None:
    """A label is known by its words, in any order and spelling."""
    assert meanings(TextGrid(f"{PUPIL} | {label}", *DATA))[-1] == meaning


@pytest.mark.parametrize(
    ("label", "protection"),
    [
        ("Фамилия", Protection.LOCKED),
        ("Отчество (при наличии)", Protection.LOCKED),
        ("Дата рождения", Protection.LOCKED),
        ("Идентификатор", Protection.LOCKED),
        ("Логин", Protection.LOCKED),
        ("Мать. Фамилия", Protection.GUARDED),
        ("Отец. Дата рождения", Protection.GUARDED),
        ("Пол", Protection.OPEN),
        ("Мать. СНИЛС", Protection.OPEN),
        ("Любимый цвет", Protection.OPEN),
    ],
)
def test_protects(label: str, protection: Protection) -> None:
    """What SGO finds pupils by is locked, what it finds parents by is guarded."""
    export = find_header(TextGrid(f"СНИЛС | Класс | Телефон | E-mail | {label}", "| 5А | | |"))

    assert export is not None
    assert export.columns[-1].protection is protection


def test_labels_after_an_unmerged_group_are_nobodys() -> None:
    """Where groups are not merged, the block of the last parent ends where it stops being like the first."""
    grid = TextGrid(
        "| | | Мать | | | Отец | | | | ",
        "Фамилия | Имя | Отчество | Фамилия | Имя | СНИЛС | Фамилия | Имя | СНИЛС | СНИЛС | ИНН",
        "Ли | Ян | Ю | Ли | Я | | Ли | Ю | | | ",
    )

    assert meanings(grid)[6:] == ["father last_name", "father first_name", "father snils", "pupil snils", "pupil inn"]


def test_title_of_a_column_names_its_groups() -> None:
    """People see the group before the label."""
    export = find_header(TextGrid(" | | | Мать | >", "Класс | Фамилия | Имя | Имя | СНИЛС", "5А | Ли | Ян | Ю | "))

    assert export is not None
    assert export.columns[4].title == "Мать · СНИЛС"


def test_staff_file() -> None:
    """Employees are told from pupils by the columns only they have; a question guards their names."""
    export = find_header(TextGrid("№ | Фамилия | Имя | Пол | Табельный № | СНИЛС", "1 | Ли | Ян | М | 7 | "))

    assert export is not None
    assert export.is_staff
    assert export.columns[1].owner is Owner.EMPLOYEE
    assert export.columns[1].protection is Protection.GUARDED


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [""],
        ["a | b | c", "1 | 2 | 3"],
        ["Товар | Цена | Дата", "Мел | 3 | 01.02.2020"],
        ["Имя | Пол"],
    ],
)
def test_other_sheets_are_not_exports(rows: list[str]) -> None:
    """A sheet without the words of an export has no header."""
    assert find_header(TextGrid(*rows)) is None


def test_sheet_with_the_most_columns_is_taken() -> None:
    """Reference sheets and samples do not distract from the sheet with the people."""
    sheets = [TextGrid("Инструкция"), TextGrid("Класс | Фамилия | Имя"), TextGrid(PUPIL, *DATA), TextGrid("")]

    assert find_export(sheets)[0] == 2


def test_columns_may_stand_anywhere() -> None:
    """The order of the columns does not matter: the same fields are found in reverse."""
    labels = [label.strip() for label in (PUPIL + " | СНИЛС | Мать. СНИЛС | Отец. Имя").split("|")]

    forward = meanings(TextGrid(" | ".join(labels), *DATA))
    backward = meanings(TextGrid(" | ".join(reversed(labels)), *DATA))

    assert backward == forward[::-1]


def test_exports_are_recognised(exports: Path) -> None:
    """Every export is recognised as its list of planted problems says: sheet, header, columns."""
    xls = pytest.importorskip("sgo_tui.xls")
    checked = 0
    for planted in sorted(exports.glob("*.planted.json")):
        expected = json.loads(planted.read_text("utf-8"))
        path = planted.with_name(expected["file"])
        if path.read_bytes()[:4] != b"\xd0\xcf\x11\xe0":
            continue
        sheets = xls.open_workbook(path).sheets
        index, export = find_export(sheets)
        assert export is not None
        assert sheets[index].name == expected["data_sheet"]
        assert list(export.header_rows) == expected["header_rows"]
        for column in expected["columns"]:
            found = export.columns[column["col"]]
            owner = "" if found.owner is Owner.ROW else f"{found.owner.value}_"
            assert found.field is not None, column
            assert owner + found.field.name == column["key"]
        checked += 1
    assert checked >= 11


def test_merges_and_texts_without_end() -> None:
    """A header is found beneath merged cells that would take hours to count, and texts that are no labels."""
    grid = TextGrid("Список" * 10_000, " | ".join(["Ж" * 32_767] * 200), PUPIL, *DATA)
    grid.merges += [(10, 65_535, 0, 255)] * 60_000 + [(0, 65_535, column, 255) for column in range(200, 255)]

    assert meanings(grid)[:3] == ["row row_no", "row class", "pupil last_name"]
