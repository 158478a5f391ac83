"""Answers of a form are read from every kind of table, their questions wherever they stand."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pytest
import xlwt
from forms import answered, write_answers

from sgo_tui.errors import SgoError
from sgo_tui.export import Owner
from sgo_tui.export.catalogue import Meaning, catalogue
from sgo_tui.work.answers import Answers, read_answers

QUESTIONS = ["Отметка времени", "ФИО ребёнка", "Дата рождения ребёнка", "СНИЛС ребёнка", "Телефон родителя"]
ANSWER = ["17.11.2026", "Ли Ян", "11.12.2013", "087-654-303 00", "89021234567"]
WANTED = {
    Owner.PUPIL: {"full_name": "Ли Ян", "birth_date": "11.12.2013", "snils": "087-654-303 00"},
    Owner.REPRESENTATIVE: {"phone": "89021234567"},
}


def assert_read(answers: Answers) -> None:
    """The one answer is there, and the time of it is not used."""
    assert [answer.texts for answer in answers.answers] == [WANTED]
    assert [question.text for question in answers.questions if question.why] == ["Отметка времени"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_csv(tmp_path: Path, delimiter: str, encoding: str) -> None:
    """With any delimiter and encoding."""
    path = tmp_path / "answers.csv"
    assert_read(read_answers(write_answers(path, QUESTIONS, ANSWER, delimiter=delimiter, encoding=encoding)))


def test_csv_with_delimiters_and_lines_in_quotes(tmp_path: Path) -> None:
    """As forms write questions and answers that have such."""
    path = tmp_path / "answers.csv"
    path.write_text(
        'Отметка времени,"Фамилия, имя,\nотчество ребёнка","Дата рождения ребёнка (день, месяц, год)",'
        "СНИЛС ребёнка,Телефон родителя\n17.11.2026,Ли Ян,11.12.2013,087-654-303 00,89021234567\n",
        "utf-8",
    )
    assert_read(read_answers(path))


def test_xlsx(tmp_path: Path) -> None:
    """With dates and numbers that are no texts, in the sheet that has the questions."""
    book = openpyxl.Workbook()
    book.create_sheet("Сводка")["A1"] = "Всего ответов: 1"
    sheet = book.create_sheet("Ответы")
    sheet.append(QUESTIONS)
    sheet.append([dt.datetime(2026, 11, 17, 12, 30), "Ли Ян", dt.date(2013, 12, 11), "087-654-303 00", 89021234567])
    book.save(path := tmp_path / "answers.xlsx")
    assert_read(read_answers(path))


def test_xls(tmp_path: Path) -> None:
    """A workbook of Excel 97-2003, with a title above the questions."""
    sheet = (book := xlwt.Workbook()).add_sheet("Лист1")
    for y, row in enumerate([["Ответы родителей"], [], QUESTIONS, ANSWER]):
        for x, text in enumerate(row):
            sheet.write(y, x, text)
    book.save(str(path := tmp_path / "answers.xls"))
    assert_read(read_answers(path))
    assert read_answers(path).answers[0].row == 3


def test_answers_are_counted_as_the_form_does(tmp_path: Path) -> None:
    """Empty lines between them are no answers."""
    answers = answered(tmp_path, QUESTIONS, ANSWER, [""] * 5, ANSWER).answers
    assert [(answer.number, answer.row) for answer in answers] == [(1, 1), (2, 3)]


def test_what_a_person_says_of_questions(tmp_path: Path) -> None:
    """It counts before their words."""
    columns = {
        "телефон родителя": Meaning(Owner.MOTHER, catalogue().entries["mobile_phone"].field),
        "снилс ребенка": None,
    }
    answers = read_answers(write_answers(tmp_path / "answers.csv", QUESTIONS, ANSWER), columns)
    assert answers.answers[0].texts[Owner.MOTHER] == {"mobile_phone": "89021234567"}
    assert "snils" not in answers.answers[0].texts[Owner.PUPIL]
    with pytest.raises(SgoError, match="Perhaps «телефон родителя»"):
        read_answers(tmp_path / "answers.csv", {"телефон родител": None})


@pytest.mark.parametrize("rows", [[["СНИЛС", "Телефон"], ["1", "2"]], [["ФИО родителя", "Телефон"], ["1", "2"]]])
def test_who_answers_must_be_asked(tmp_path: Path, rows: list[list[str]]) -> None:
    """Without a pupil's name nothing can be done."""
    with pytest.raises(SgoError, match="no question that asks for a name"):
        answered(tmp_path, *rows)


@pytest.mark.parametrize("text", ["", "ФИО ребёнка", "no table"])
def test_what_is_no_table(tmp_path: Path, text: str) -> None:
    """It is told as for every other file."""
    (tmp_path / "answers.csv").write_text(text)
    with pytest.raises(SgoError):
        read_answers(tmp_path / "answers.csv")
