"""The answers of a form as Яндекс and Google give them: a table whose columns are named by the questions.

The file may be of any kind that holds a table: CSV with any delimiter and encoding, .xlsx, .ods, .xls, HTML.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from sgo_tui.convert import open_any
from sgo_tui.errors import CannotRead, UsageError
from sgo_tui.export import Owner
from sgo_tui.export.catalogue import normalise
from sgo_tui.export.header import Grid
from sgo_tui.i18n import _
from sgo_tui.settings.model import meant
from sgo_tui.work.columns_told import Columns
from sgo_tui.work.questions import NAMES, Question, Why, understood, without_repeats

_ROWS_SEARCHED = 10
"""A form's table begins with its questions; somebody may have written a title above them."""
_NOTHING_TOLD: Columns = {}


class Answer(NamedTuple):
    """What one person has answered."""

    number: int
    """Counted from 1, as the form does."""
    row: int
    """Of the file, counted from 0."""
    texts: Mapping[Owner, Mapping[str, str]]
    """Whose value was asked for -> field -> what was answered; unanswered questions are left out."""


@dataclass(frozen=True)
class Answers:
    """All answers of a file."""

    path: Path
    questions: Sequence[Question]
    answers: Sequence[Answer]


def read_answers(path: Path, columns: Columns = _NOTHING_TOLD, *, is_staff: bool = False) -> Answers:
    """Return the answers of a file; `columns` is what a person says of its questions, `is_staff` who was asked.

    Raises `CannotRead`, or `UsageError` when the file has not the questions that `columns` speaks of.
    """
    best: tuple[int, Grid, int, list[Question]] | None = None
    sheets: Sequence[Grid] = open_any(path).sheets
    for sheet in sheets:
        for row in range(min(sheet.row_count, _ROWS_SEARCHED)):
            questions = _questions(_texts(sheet, row), columns, is_staff=is_staff)
            score = len([question for question in questions if question.meaning])
            if _names_somebody(questions) and (best is None or score > best[0]):
                best = score, sheet, row, questions
    if best is None:
        raise CannotRead(
            _(
                "«{name}» has no question that asks for a name. Its first row must have the questions, among them "
                "the full name and the birth date."
            ).format(name=path.name)
        )
    _score, sheet, header, questions = best
    _refuse_unknown(columns, questions)
    return Answers(path, questions, list(_answers(sheet, header, questions)))


def _texts(sheet: Grid, row: int) -> list[str]:
    return [" ".join(sheet.text(row, column).split()) for column in range(sheet.column_count)]


def _questions(texts: Sequence[str], columns: Columns, *, is_staff: bool) -> list[Question]:
    """Return what the questions of a row mean, by what was told of them or by their words."""
    questions = [question for question in understood(texts, is_staff=is_staff) if question.text]
    return without_repeats([_as_told(question, columns) for question in questions])


def _as_told(question: Question, columns: Columns) -> Question:
    key = normalise(question.text)
    if key not in columns:
        return question
    meaning = columns[key]
    return Question(question.column, question.text, meaning, Why.UNWANTED if meaning is None else None)


def _names_somebody(questions: Sequence[Question]) -> bool:
    """Whether somebody is asked for a pupil's or an employee's name."""
    return any(
        question.meaning
        and not question.meaning.owner.is_parent
        and question.meaning.field
        and question.meaning.field.name in (*NAMES, "full_name")
        for question in questions
    )


def _refuse_unknown(columns: Columns, questions: Sequence[Question]) -> None:
    asked = {normalise(question.text): question.text for question in questions}
    for key in columns:
        if key not in asked:
            sentence = _("There is no question «{name}» among the answers.").format(name=key)
            raise UsageError(" ".join([sentence, *meant(key, asked)]))


def _answers(sheet: Grid, header: int, questions: Sequence[Question]) -> Iterator[Answer]:
    number = 0
    for row in range(header + 1, sheet.row_count):
        texts = _texts(sheet, row)
        if any(texts):
            number += 1
            told: dict[Owner, dict[str, str]] = {}
            for question in questions:
                if question.meaning and question.field and (text := texts[question.column]):
                    told.setdefault(question.meaning.owner, {})[question.field.name] = text
            yield Answer(number, row, told)
