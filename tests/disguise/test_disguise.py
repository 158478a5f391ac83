"""A workbook with invented people: the same problems, and nothing of the old values."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
import python_calamine
import xlrd
import xlwt

from sgo_tui.demo import LAYOUTS, write_demo
from sgo_tui.disguise import Disguised, disguise
from sgo_tui.disguise.public import PUBLIC_WORDS
from sgo_tui.errors import CannotAnonymise, ReadOnlyWorkbook
from sgo_tui.fields import citizenship, dates, document_type, yo
from sgo_tui.fields.text import is_dash, is_stand_in
from sgo_tui.settings import Settings, use
from sgo_tui.work import Table, open_table

AS_OF = dt.date(2026, 11, 23)
EXPORTS = [
    "01_full_full_L3_poi",
    "02_short_short_L1_poi",
    "03_short_full_L2_xlwt",
    "05_full_full_L5_poi",
    "06_short_short_L6_xlwt",
    "07_full_full_L3_gnumeric",
    "10_class5A_short_short_L1_poi",
    "11_gaps_short_full_L3_poi",
    "50_edited_in_excel",
]
LISTED = {"reference", "multi_reference", "class", "sex", "citizenship", "doc_type"}
PARTICLES = ("оглы", "кызы", "угли")
"""Parts of patronymics, which stay for the sex."""
Pair = tuple[Table, Disguised]
ENCODINGS = ("utf-16-le", "cp1251", "utf-8")


@pytest.fixture(autouse=True)
def as_of() -> None:
    """Let ages count from the day at which the exports are meant."""
    use(Settings(as_of=AS_OF))


@pytest.fixture(scope="module", params=EXPORTS)
def pair(request: pytest.FixtureRequest, exports: Path, tmp_path_factory: pytest.TempPathFactory) -> Pair:
    """An export and what was made of it, for all that is asked of both."""
    use(Settings(as_of=AS_OF))
    return made(exports / f"{request.param}.xls", tmp_path_factory.mktemp("made"))


def made(source: Path, folder: Path) -> Pair:
    """Return an export and what was made of it."""
    table = open_table(source)
    return table, disguise(table, folder / "out.xls", random=Random(1))


def values(table: Table) -> Iterator[str]:
    """Yield all values of a workbook that may tell of somebody: no headers, no words of lists, no stand-ins."""
    headers = table.export.header_rows if table.export else range(0)
    for sheet in table.workbook.sheets:
        for row in range(sheet.row_count):
            for column, text in enumerate(sheet.texts(row, sheet.column_count)):
                field = table.field(column) if sheet is table.sheet and row >= table.first_data_row else None
                is_listed = field is not None and (field.kind in LISTED or field.name == "row_no")
                if not (is_listed or (sheet is table.sheet and row in headers) or is_public(text)):
                    yield text


def is_public(text: str) -> bool:
    """Whether a text tells of nobody: no value, a country, words that stay everywhere, a name of those with ё."""
    words = re.findall(r"\w{4,}", text.lower())
    return bool(
        is_stand_in(text)
        or is_dash(text)
        or citizenship.country(text)
        or document_type.of(text)
        or len(set(re.sub(r"\D", "", text))) == 1
        or all(word in PARTICLES or word in PUBLIC_WORDS or yo.folded(word) in yo.usual_names() for word in words)
    )


def test_the_same_problems_are_found(pair: Pair) -> None:
    """Every problem of the original is found in the same cell, and no other."""
    _table, result = pair

    assert (result.gone, result.new) == ((), ())
    assert result.problems > 10


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_keeps_its_problems(tmp_path: Path, layout: str) -> None:
    """So it is in demo files with mistakes of every kind, whatever their header."""
    write_demo(tmp_path / "demo.xls", 60, layout)

    _table, result = made(tmp_path / "demo.xls", tmp_path)

    assert (result.gone, result.new) == ((), ())


def test_no_value_is_left_in_the_bytes(pair: Pair) -> None:
    """No text of the original is found in the new file, in whatever encoding.

    Days are not looked for, nor numbers that may be a part of another one.
    """
    table, result = pair

    long_enough = {
        text
        for text in values(table)
        if len(text) >= 4 and (len(text) > 8 or not any(map(str.isdigit, text))) and not dates.is_valid(text)
    }
    left = [t for t in long_enough for e in ENCODINGS if t.encode(e, "ignore") in result.workbook.data]
    assert len(long_enough) > 80
    assert left == []


def test_no_number_is_another_persons_now(pair: Pair) -> None:
    """No number of six digits or more is drawn that somebody in the file has."""
    table, result = pair

    numbers = {text for text in values(table) if text.isdecimal() and len(text) > 5 and not dates.is_valid(text)}
    sheets = result.workbook.sheets
    new = {text for sheet in sheets for row in range(sheet.row_count) for text in sheet.texts(row, sheet.column_count)}
    assert numbers & new == set()


def test_no_word_of_the_old_bytes_is_left(pair: Pair) -> None:
    """No Russian word that stands anywhere in the old file, properties and notes included, is in the new one."""
    table, result = pair
    rows = [table.stored_texts(row) for row in table.export.header_rows] if table.export else []
    listed = [
        table.text(row, column)
        for column in range(table.column_count)
        if (field := table.field(column)) and field.kind in LISTED
        for row in table.data_rows
    ]
    known = set(re.findall(r"\w{4,}", " ".join([*listed, *(text for row in rows for text in row)]).lower()))

    runs = re.findall(rb"(?:[\x10-\x4f\x51]\x04){6,}", table.workbook.data)
    words = {run.decode("utf-16-le") for run in runs}
    left = {w for w in words if w.lower() not in known and w.encode("utf-16-le") in result.workbook.data}

    assert len(words) > 40
    assert [word for word in left if not is_public(word)] == []


def test_every_cell_that_may_tell_of_somebody_changes(pair: Pair) -> None:
    """No cell keeps its value but those of lists, stand-ins and made-up numbers."""
    table, result = pair
    new = result.workbook.sheets[table.sheet.index]

    kept = {
        (row, column)
        for row in table.data_rows
        for column, text in enumerate(table.stored_texts(row))
        if text and new.text(row, column) == text and not is_public(text)
        if not ((field := table.field(column)) and (field.kind in LISTED or field.name == "row_no"))
    }
    assert kept == set()


def test_the_same_is_replaced_by_the_same(exports: Path, tmp_path: Path) -> None:
    """One parent of several children stays one, and different people stay different."""
    table, result = made(exports / "07_full_full_L3_gnumeric.xls", tmp_path)
    new = result.workbook.sheets[table.sheet.index]

    for title in ("Мать · СНИЛС", "Мать · Фамилия", "Отец · СНИЛС"):
        column = next(c for c in range(table.column_count) if table.column(c).title == title)
        pairs = {(table.text(row, column), new.text(row, column)) for row in table.data_rows}
        assert len(pairs) == len({old for old, _new in pairs}) == len({text for _old, text in pairs})


def test_shapes_and_kinds_stay(pair: Pair) -> None:
    """Digits stay digits, capitals stay capitals, numbers and dates stay such cells, character by character.

    Only days that are written without zeros may become longer, and Punycode.
    """
    table, result = pair
    new = result.workbook.sheets[table.sheet.index]

    for row in table.data_rows:
        for column in range(table.column_count):
            old_text, new_text = table.text(row, column), new.text(row, column)
            assert new.kind(row, column) is table.sheet.kind(row, column)
            if "xn--" not in old_text and not (dates.is_valid(old_text) or dates.from_short_year(old_text)):
                assert shape(new_text) == shape(old_text), (row, column)


def shape(text: str) -> str:
    """Return a text with one sign for each kind of character."""
    return re.sub(r"[a-zа-яё]", "a", re.sub(r"[A-ZА-ЯЁ]", "A", re.sub(r"\d", "0", text)))


def test_each_time_other_people_are_invented(exports: Path, tmp_path: Path) -> None:
    """Nothing but chance decides, and what was drawn is kept nowhere."""
    table = open_table(exports / "10_class5A_short_short_L1_poi.xls")

    one, other = disguise(table, tmp_path / "one.xls"), disguise(table, tmp_path / "other.xls")

    column = next(c for c in range(table.column_count) if table.column(c).title == "Фамилия")
    names = [[made.workbook.sheets[0].text(row, column) for row in table.data_rows] for made in (one, other)]
    assert names[0] != names[1]


def test_other_programs_read_it(exports: Path, tmp_path: Path) -> None:
    """python-calamine and xlrd read what was saved, with as many rows and the same header."""
    table, result = made(exports / "05_full_full_L5_poi.xls", tmp_path)

    rows = python_calamine.load_workbook(str(result.workbook.path)).get_sheet_by_name("Ученики").to_python()
    book = xlrd.open_workbook(str(result.workbook.path))
    assert len(rows) == table.row_count == book.sheet_by_name("Ученики").nrows
    assert [str(value) for value in rows[2]][:9] == table.stored_texts(2)[:9]


def test_the_file_is_for_its_owner_only(exports: Path, tmp_path: Path) -> None:
    """The new file is private until its owner sends it."""
    _table, result = made(exports / "10_class5A_short_short_L1_poi.xls", tmp_path)

    assert result.workbook.path.stat().st_mode & 0o777 == 0o600


def test_a_sheet_that_is_no_export_is_replaced_word_by_word(tmp_path: Path) -> None:
    """Without a header nothing is known, and everything but small words goes."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Петрова 5А")
    sheet.write(0, 0, "бабушка Иванова, тел. 8-902-123-45-67")
    sheet.write(1, 0, 39.5)
    book.save(str(tmp_path / "notes.xls"))

    _table, result = made(tmp_path / "notes.xls", tmp_path)

    new = result.workbook.sheets[0]
    assert re.fullmatch(r"бабушка [А-Я][а-я]{6}, тел\. 8-9\d\d-\d{3}-\d\d-\d\d", new.text(0, 0))
    assert "Иванова" not in new.text(0, 0)
    assert isinstance(new.value(1, 0), float)
    assert new.value(1, 0) != 39.5
    assert "Петрова" not in new.name


def test_formulas_are_refused(tmp_path: Path) -> None:
    """A formula may have names inside; the sentence says what to do, and no file is made."""
    book = xlwt.Workbook()
    book.add_sheet("A").write(0, 0, xlwt.Formula('"Ivanova"&"1"'))
    book.save(str(tmp_path / "formula.xls"))

    with pytest.raises(CannotAnonymise, match="paste it as values"):
        made(tmp_path / "formula.xls", tmp_path)
    assert not (tmp_path / "out.xls").exists()


def test_what_lies_under_a_merged_cell_is_refused(tmp_path: Path) -> None:
    """A value that nobody sees cannot be replaced, so it must not be sent."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("A")
    sheet.write(0, 0, "Ivanova")
    sheet.write(0, 1, "Petrova")
    sheet.merged_ranges.append((0, 0, 0, 1))
    book.save(str(tmp_path / "merged.xls"))

    with pytest.raises(CannotAnonymise, match="B1"):
        made(tmp_path / "merged.xls", tmp_path)


def test_a_file_that_can_only_be_read_is_refused(exports: Path, tmp_path: Path) -> None:
    """A workbook of Excel 95 cannot be written, nor made anonymous."""
    with pytest.raises(ReadOnlyWorkbook):
        made(exports / "08_short_full_L4_biff5.xls", tmp_path)
