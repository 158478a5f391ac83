"""SGO's list of errors, however it was copied."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlwt
from hypothesis import given
from hypothesis import strategies as st

from sgo_tui.errors import CannotRead
from sgo_tui.work.diagnostics import Complaint, complaints_in, complaints_in_file, complaints_of

NAMES = [
    "№ п/п", "Строка №", "Столбец №", "Имя столбца", "Описание ошибки", "Текущее значение", "Возможные значения",
]  # fmt: skip
ROWS = [
    ["1", "12", "84", "СНИЛС", "СНИЛС учащегося неверен", "112-233-445 96", ""],
    ["2", "13", "8", "Гражданство", "Нет такого значения", "РФ", "Россия; Украина"],
    ["3", "120", "42", "Степень родства", "Нет такого значения", "мама", "мать; отец; опекун"],
]
EXPECTED = [
    Complaint(12, 84, "СНИЛС", "СНИЛС учащегося неверен", "112-233-445 96"),
    Complaint(13, 8, "Гражданство", "Нет такого значения", "РФ", ("Россия", "Украина")),
    Complaint(120, 42, "Степень родства", "Нет такого значения", "мама", ("мать", "отец", "опекун")),
]


def joined(separator: str, rows: list[list[str]], newline: str = "\n") -> str:
    """Return a table as text."""
    return newline.join(separator.join(row) for row in rows)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("with_names", [True, False])
@pytest.mark.parametrize("separator", ["\t", "   ", " \t ", ",", "\n"])
def test_however_its_cells_are_parted(separator: str, with_names: bool, newline: str) -> None:
    """By tabs, spaces, commas or lines, with the names of the columns or without."""
    rows = [NAMES, *ROWS] if with_names else ROWS

    assert complaints_in(joined(separator, rows, newline)) == EXPECTED


def test_semicolons() -> None:
    """As Excel writes tables of text: cells with the delimiter in quotes, and with lines of their own."""
    text = (
        joined(";", [NAMES, ROWS[0]])
        + '\n2;13;8;Гражданство;Нет такого значения;РФ;"Россия\nУкраина"\n'
        + '3;120;42;"Степень родства";"Нет такого значения";мама;"мать; отец; опекун"\n'
    )

    assert complaints_in(text) == EXPECTED


def test_wrapped_texts_and_buttons() -> None:
    """A description goes on in the next line, possible values stand beneath each other, and buttons are no values."""
    text = (
        "Ошибки\n\n"
        + joined("\t", [NAMES])
        + "\n1\t12\t84\tСНИЛС\tСНИЛС учащегося\nневерен\t112-233-445 96\t\n"
        + "2\t13\t8\tГражданство\tНет такого\n  значения\tРФ\tРоссия\nУкраина\nСкрыть\n"
        + joined("\t", [NAMES])
        + "\n3\t120\t42\tСтепень родства\tНет такого значения\tмама\tмать, отец, опекун Показать\n"
        + "Импортировать полностью корректные строки\nПродолжить\nОтмена\n4\t5\t6\tэто уже\tне таблица\t\t\n"
    )

    assert complaints_in(text) == EXPECTED


def test_lines_with_empty_lines_between() -> None:
    """Browsers put an empty line after each cell, or leave empty cells out."""
    cells = [cell for row in [NAMES, *ROWS] for cell in row if cell]

    assert complaints_in("\n\n".join(cells)) == EXPECTED


@pytest.mark.parametrize(
    ("names", "row", "expected"),
    [
        (["Строка №", "Описание ошибки", "Имя столбца"], ["7", "Плохо", "Пол"], Complaint(7, None, "Пол", "Плохо", "")),
        (["№", "Строка", "Столбец", "Ошибка"], ["1", "7", "3", "Плохо"], Complaint(7, 3, "", "Плохо", "")),
        (
            ["Столбец №", "Строка №", "Значение", "Ошибка", "Что-то ещё"],
            ["столбец 3", "стр. 7", "x", "Плохо", "что?"],
            Complaint(7, 3, "", "Плохо", "x"),
        ),
        (NAMES, ["1", "7", "", "", "Ученик не найден", "", ""], Complaint(7, None, "", "Ученик не найден", "")),
        (NAMES, ["1.", "7,0", "3.0", "Пол", "Плохо"], Complaint(7, 3, "Пол", "Плохо", "")),
    ],
)
def test_other_columns(names: list[str], row: list[str], expected: Complaint) -> None:
    """Columns are known by their names, in any order; some may be missing, and others there."""
    assert complaints_in(joined("\t", [names, row])) == [expected]


def test_a_column_that_is_not_told_between_spaces() -> None:
    """Where spaces part the cells an empty one leaves no trace: what is left is SGO's own words."""
    assert complaints_in(joined("   ", [NAMES, ["1", "7", "Ученик не найден"]])) == [
        Complaint(7, None, "", "Ученик не найден", "")
    ]


@pytest.mark.parametrize(
    "text",
    ["", "\n\n", "Здравствуйте", "1\n2\n3", "Нет корректных записей", joined("\t", [NAMES]), "/home/школа/ошибки.txt"],
)
def test_no_list(text: str) -> None:
    """Other texts have no lines of a list."""
    assert complaints_in(text) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
@pytest.mark.parametrize("separator", ["\t", ";", "   "])
def test_text_files(tmp_path: Path, separator: str, encoding: str) -> None:
    """In the encodings of Windows and of browsers."""
    rows = [NAMES, *([cell.replace("; ", "|") for cell in row] for row in ROWS)]
    path = tmp_path / "ошибки.txt"
    path.write_bytes(joined(separator, rows).encode(encoding))

    assert complaints_in_file(path) == EXPECTED


def test_a_web_page(tmp_path: Path) -> None:
    """The window saved as a page: the names may stand in a table of their own, values in blocks."""
    cells = [f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS]
    cells[1] = cells[1].replace("Россия; Украина", "<div>Россия</div><div>Украина</div><a>Показать</a>")
    path = tmp_path / "ошибки.html"
    names = "".join(f"<th>{name}</th>" for name in NAMES)
    path.write_text(
        f"<html><body><h1>Ошибки</h1><table><tr>{names}</tr></table>"
        f"<table>{''.join(cells)}</table><p>Продолжить</p></body></html>",
        "utf-8",
    )

    assert complaints_in_file(path) == EXPECTED


def test_a_workbook(tmp_path: Path) -> None:
    """The window pasted into a spreadsheet and saved as an Excel 97-2003 workbook."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Лист1")
    for row, cells in enumerate([NAMES, *ROWS]):
        for column, text in enumerate(cells):
            sheet.write(row, column, text)
    book.save(str(tmp_path / "ошибки.xls"))

    assert complaints_in_file(tmp_path / "ошибки.xls") == EXPECTED


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """It is told as everywhere."""
    with pytest.raises(CannotRead):
        complaints_in_file(tmp_path / "нет.txt")


WORDS = st.text("абвгдежз АБВ", min_size=1, max_size=12).map(lambda text: " ".join(text.split()) or "а")


@given(
    st.lists(st.tuples(st.integers(1, 65536), st.integers(1, 256), WORDS, WORDS, WORDS), min_size=1, max_size=20),
    st.sampled_from(["\t", ";", "    "]),
)
def test_any_list_is_read_as_it_is(lines: list[tuple[int, int, str, str, str]], separator: str) -> None:
    """Nothing is lost, invented or taken for something else."""
    rows = [[str(n), str(row), str(column), *texts] for n, (row, column, *texts) in enumerate(lines, 1)]

    assert complaints_in(joined(separator, [NAMES, *rows])) == [Complaint(*line) for line in lines]


@given(st.text("0123456789\t\n ;,№абв", max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    """Whatever is pasted, rows are counted from a number and words are on one line."""
    for complaint in complaints_in(text):
        assert "\n" not in complaint.words + complaint.value + complaint.name
        assert complaint.row >= 0


def test_cells_are_bare() -> None:
    """Spaces that do not break and marks without width are neither seen nor kept."""
    assert complaints_of([["1", " 7\xa0", "\u200b3", "Пол", "Пло\xadхо"]]) == [Complaint(7, 3, "Пол", "Плохо", "")]
