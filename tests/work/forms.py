"""A small export and answers of a form, written as tests need them."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import xlwt

from sgo_tui.work import Table, open_table
from sgo_tui.work.answers import Answers, read_answers

HEADER = "Класс|Фамилия|Имя|Отчество|Дата рождения|СНИЛС|Мобильный телефон|Паспорт-Серия|Паспорт-Номер"
_PARENT = "Фамилия|Имя|Отчество|Дата рождения|СНИЛС|Мобильный телефон|E-mail|Степень родства"
HEADER += "".join(f"|{who}-{name}" for who in ("Мать", "Отец") for name in _PARENT.split("|"))
PUPILS = (
    "5А|Соловьёв|Артём|Ильич|01.03.2015||||",
    "5Б|Белова|Анна-Мария|Петровна|02.04.2015|112-233-445 95|79021234567||",
    "6А|Наумова|Яна|Николаевна|05.06.2014|||3008|",
    "6Б|Наумова|Яна|Николаевна|07.08.2014||||",
    "6Б|Алиев|Тимур|Рашид оглы|09.10.2014||||",
    "7А|Ли|Ян||11.12.2013||||",
)
MOTHER = "|Соловьёва|Ольга|Ивановна|01.02.1985||||мать"
FATHER = "|Соловьёв|Илья|Петрович|03.04.1984||||отец"
NOBODY = "|" * 8
PARENTS = (MOTHER + FATHER, MOTHER + NOBODY, NOBODY * 2, NOBODY * 2, NOBODY * 2, NOBODY * 2)

SOLOVYEV = "Соловьёв Артём Ильич", "01.03.2015", "5А"
BELOVA = "Белова Анна-Мария Петровна", "02.04.2015", "5Б"

SNILS = "160-722-398 51"
OTHER_SNILS = "087-654-303 00"


def write_export(path: Path, rows: Sequence[str]) -> Table:
    """Write lines of cells parted by | as a workbook, and open it."""
    sheet = (book := xlwt.Workbook()).add_sheet("Лист1")
    for y, row in enumerate(rows):
        for x, text in enumerate(row.split("|")):
            if text:
                sheet.write(y, x, text)
    book.save(str(path))
    return open_table(path)


def small_export(path: Path) -> Table:
    """Return an export of six pupils: two homonyms, two children of one mother."""
    return write_export(path, [HEADER, *(p + q for p, q in zip(PUPILS, PARENTS, strict=True))])


def write_answers(path: Path, *rows: Sequence[str], delimiter: str = ",", encoding: str = "utf-8") -> Path:
    """Write questions and answers as Яндекс and Google do."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    path.write_text(text.getvalue(), encoding)
    return path


def answered(folder: Path, *rows: Sequence[str]) -> Answers:
    """Return questions and answers as they are read."""
    return read_answers(write_answers(folder / "answers.csv", *rows))
