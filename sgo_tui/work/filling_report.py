"""What answers have done to a table for programs (JSON) and for people (lines)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sgo_tui.i18n import _, ngettext
from sgo_tui.plain import marked
from sgo_tui.work.address import cell_name
from sgo_tui.work.answers import Answer, Answers
from sgo_tui.work.filling import Filling, Left, Value
from sgo_tui.work.table import Table


@dataclass(frozen=True)
class Outcome:
    """What was taken of answers, and what was not."""

    table: Table
    answers: Answers
    filling: Filling
    taken: Sequence[Value]

    @property
    def not_taken(self) -> list[Value]:
        """The values that would go into cells only when that was asked for."""
        taken = {value.place for value in self.taken}
        return [value for value in self.filling.values if value.place not in taken]

    @property
    def left_count(self) -> int:
        """How much is for a person to look at."""
        return len(self.filling.left) + len(self.not_taken)


def as_lines(outcome: Outcome, *, with_values: bool) -> Iterator[str]:
    """Yield the changed cells, what is left and why, and the numbers; answers and rows are counted from 1."""
    table = outcome.table
    left = [left_line(table, left, with_values=with_values) for left in outcome.filling.left]
    left += [f"{_cell_line(table, v, with_values=with_values)}: {why_not_taken(v)}" for v in outcome.not_taken]
    parts = (
        [_cell_line(table, value, with_values=with_values) for value in outcome.taken],
        [_("To be looked at:"), *left] if left else [],
        [unused_line(outcome.answers, outcome.filling)],
        [summary(outcome)],
    )
    for index, lines in enumerate(part for part in parts if any(part)):
        yield from ([""] if index else [])
        yield from map(marked, lines)


def summary(outcome: Outcome) -> str:
    """Return the numbers in a line."""
    filling = outcome.filling
    count, known, taken, left = len(outcome.answers.answers), len(filling.rows), len(outcome.taken), outcome.left_count
    parts = [
        ngettext("{n} answer", "{n} answers", count).format(n=count),
        _("the person is found for {n}").format(n=known),
        ngettext("{n} cell to be changed", "{n} cells to be changed", taken).format(n=taken),
        ngettext("{n} value is there already", "{n} values are there already", filling.same).format(n=filling.same),
        ngettext("{n} to be looked at", "{n} to be looked at", left).format(n=left),
    ]
    if filling.elsewhere:
        parts.insert(2, told_elsewhere(filling))
    return ", ".join(parts)


def told_elsewhere(filling: Filling) -> str:
    """Return how many answers are about classes that the export does not have."""
    count = len(filling.elsewhere)
    return ngettext("{n} is about another class", "{n} are about other classes", count).format(n=count)


def unused_line(answers: Answers, filling: Filling) -> str:
    """Return the questions whose answers are not used, and why; "" when there are none."""
    no_column = _("the export has no such column")
    unused = [f"«{question.text}» ({_(question.why.value)})" for question in answers.questions if question.why]
    unused += [
        f"«{question.text}» ({no_column})"
        for question in answers.questions
        if question.meaning
        and question.field
        and (question.meaning.owner, question.field.name) in filling.without_column
    ]
    return _("Questions that are not used: {questions}").format(questions=", ".join(unused)) if unused else ""


def left_line(table: Table, left: Left, *, with_values: bool) -> str:
    """Return which answer was left, the reason, and what it is about."""
    parts = [f"{told_answer(left.answer)}:", f"{_(left.reason.value)}"]
    if left.place is not None:
        column = table.column(left.place[1])
        parts.insert(1, f"{cell_name(*left.place)}, {column.title}:")
    if left.told:
        parts[-1] += ":"
        parts.append(left.told)
    if left.rows:
        rows = ", ".join(str(row + 1) for row in left.rows)
        parts.append(ngettext("(row {rows})", "(rows {rows})", len(left.rows)).format(rows=rows))
    if with_values and left.text:
        parts.append(f"[{left.text}]")
    return " ".join(parts)


def told_answer(answer: Answer) -> str:
    """Return which answer it is, as the form and as the file counts it."""
    return _("answer {n} (row {row})").format(n=answer.number, row=answer.row + 1)


def why_not_taken(value: Value) -> str:
    """Return what would have to be asked for."""
    if value.is_guarded:
        return _("SGO finds the parent by this; to put it in add --yes")
    return _("something else stands there; to replace it add --replace")


def _cell_line(table: Table, value: Value, *, with_values: bool) -> str:
    line = f"{cell_name(*value.place)}: {table.column(value.column).title}: {told_answer(value.answer)}"
    return f"{line} [{value.before}] → [{value.after}]" if with_values else line


def as_json(outcome: Outcome, *, with_values: bool) -> dict[str, Any]:
    """Return the same as plain data; rows and columns are counted from 0, answers from 1.

    Values are given only `with_values`: they are personal data. Questions are none.
    """
    table, filling = outcome.table, outcome.filling
    return {
        "file": str(table.workbook.path),
        "answers_file": str(outcome.answers.path),
        "questions": [
            {
                "col": question.column,
                "text": question.text,
                "owner": question.meaning.owner.value if question.meaning else None,
                "field": question.field.name if question.field else None,
                "unused": question.why.name.lower() if question.why else None,
            }
            for question in outcome.answers.questions
        ],
        "answers": [
            {"answer": answer.number, "answer_row": answer.row, "row": filling.rows.get(answer.number)}
            for answer in outcome.answers.answers
        ],
        "changes": [_value(table, value, with_values=with_values) for value in outcome.taken],
        "left": [
            *(_left(left, with_values=with_values) for left in filling.left),
            *(
                {"reason": "guarded" if v.is_guarded else "filled", **_value(table, v, with_values=with_values)}
                for v in outcome.not_taken
            ),
        ],
        "summary": {
            "answers": len(outcome.answers.answers),
            "matched": len(filling.rows),
            "changes": len(outcome.taken),
            "elsewhere": len(filling.elsewhere),
            "same": filling.same,
            "left": outcome.left_count,
        },
    }


def _value(table: Table, value: Value, *, with_values: bool) -> dict[str, Any]:
    column = table.column(value.column)
    data: dict[str, Any] = {
        "answer": value.answer.number,
        "cell": cell_name(*value.place),
        "row": value.row,
        "col": value.column,
        "owner": column.owner.value,
        "field": column.field.name if column.field else None,
        "guarded": value.is_guarded,
        "replaces": value.replaces,
    }
    return {**data, "old": value.before, "new": value.after} if with_values else data


def _left(left: Left, *, with_values: bool) -> dict[str, Any]:
    data: dict[str, Any] = {
        "reason": left.reason.name.lower(),
        "answer": left.answer.number,
        "message": left.told,
        "rows": list(left.rows),
        "cell": cell_name(*left.place) if left.place else None,
    }
    return {**data, "value": left.text} if with_values else data
