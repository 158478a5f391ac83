"""What the answers of a form would put into a table, and what of them is left for a person to look at.

Nothing is changed here, and nothing is guessed: an answer is for one person without a doubt or for nobody, and where
two answers for one person differ, neither is taken. Values are put as if they were typed, those with an error are not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from sgo_tui.check import Problem, Severity
from sgo_tui.check.people import Family
from sgo_tui.export import Export, Owner, Protection
from sgo_tui.fields.text import is_stand_in
from sgo_tui.i18n import N_, _, ngettext
from sgo_tui.settings import settings
from sgo_tui.work.answered_parent import Doubt, Whose, full_name, meant_parent, parts_of_name
from sgo_tui.work.answered_values import has_parts, values_for
from sgo_tui.work.answers import Answer, Answers
from sgo_tui.work.edits import Edit
from sgo_tui.work.matching import loose, same_value
from sgo_tui.work.problems import Place
from sgo_tui.work.questions import NAMES
from sgo_tui.work.recognising import People, said
from sgo_tui.work.table import Table

_NAMES = (*NAMES, "full_name")
_WHICH = frozenset((*_NAMES, "relation"))
"""By these it is told which parent answers; the words for a relation are those of SGO, not of a form."""
_WHO = frozenset((*_NAMES, "birth_date", "class"))
"""By these a pupil or an employee is found; an answer never changes them."""
_DOCUMENTS = ("passport_", "birth_cert_", "oms_", "addr_fact_", "addr_reg_")
"""Values that are read together: half of one document beside half of another would be none."""
_NO_DATA = frozenset(("stand-in", "stand-in-erases"))


class Value(NamedTuple):
    """A cell that an answer would change."""

    answer: Answer
    row: int
    column: int
    before: str
    after: str
    is_guarded: bool
    """A parent's name or birth date, a formula: to be put in only when somebody has agreed to that."""
    replaces: bool
    """Whether something else stands in the cell, or in another one of the same document."""

    @property
    def place(self) -> Place:
        """Where the cell is."""
        return self.row, self.column


class Reason(Enum):
    """Why an answer, or a value of one, is not put into the table, to be translated."""

    STRANGER = N_("nobody in the export has this name and birth date")
    DOUBTFUL = N_("somebody is like that, but not without a doubt")
    CONTRADICTING = N_("other answers for the same person say something else")
    PARENT = N_("the parent is not clear")
    WRONG = N_("the value is wrong")
    LOCKED = N_("the cell cannot be changed")


@dataclass(frozen=True)
class Left:
    """An answer, or a value of one, that is for a person to look at."""

    answer: Answer
    reason: Reason
    told: str = ""
    """More of the reason, a sentence in the user's language without values."""
    rows: Sequence[int] = ()
    """Of those who may be meant."""
    place: Place | None = None
    """The cell that the value would go into."""
    text: str = ""
    """The value."""


@dataclass
class Filling:
    """What became of answers."""

    rows: dict[int, int] = field(default_factory=dict)
    """Number of an answer -> the row of its pupil or employee."""
    values: list[Value] = field(default_factory=list)
    """Cells that would change, in the table's order."""
    left: list[Left] = field(default_factory=list)
    """In the order of the answers."""
    elsewhere: list[Answer] = field(default_factory=list)
    """Those about classes that the export does not have."""
    same: int = 0
    """How many values the table holds already."""
    without_column: set[tuple[Owner, str]] = field(default_factory=set)
    """Owners and fields that were answered and that the export has no column for."""

    def chosen(self, *, replace: bool, guarded: bool) -> list[Value]:
        """Return the values that go into empty cells, with `replace` and `guarded` those into others, too."""
        return [v for v in self.values if (replace or not v.replaces) and (guarded or not v.is_guarded)]


def fill(table: Table, answers: Answers) -> Filling:
    """Return what answers would do to a table that is an export."""
    assert table.export is not None
    return _Filler(table, table.export).filled(answers)


class _Filler:
    """Finds the cell of each answer."""

    def __init__(self, table: Table, export: Export) -> None:
        # What is tried is tried on a table of its own, so that a screen may go on with the other one meanwhile.
        self._table = Table(table.workbook, table.sheet, export)
        self._table.only_look = table.only_look
        self._table.put([Edit(*place, table.sheet.value(*place), table.value(*place)) for place in table.pending])
        self._export = export
        self._owner = Owner.EMPLOYEE if export.is_staff else Owner.PUPIL
        self._parents = [owner for owner in export.persons if owner.is_parent]
        self._result = Filling()

    def filled(self, answers: Answers) -> Filling:
        """Return what becomes of the answers."""
        values = [value for answer in self._known(answers) for value in self._values_of(answer)]
        values = list(self._without_contradictions(values))
        values = [value for value in values if self._has_room(value)]
        values = list(self._with_whole_documents(values))
        self._result.values = sorted(self._without_errors(values), key=lambda value: value.place)
        self._result.left.sort(key=lambda left: left.answer.number)
        return self._result

    def _known(self, answers: Answers) -> Iterator[Answer]:
        """Yield the answers whose person is found."""
        people = People(self._table)
        for answer in answers.answers:
            told = answer.texts.get(self._owner, {})
            class_ = answer.texts.get(Owner.PUPIL, {}).get("class", "")
            who = said(full_name(told), told.get("birth_date", ""), class_)
            found = people.find(who)
            if found.row is not None:
                self._result.rows[answer.number] = found.row
                yield answer
            elif not found.doubtful and not people.has_class(who):
                self._result.elsewhere.append(answer)
            else:
                reason = Reason.DOUBTFUL if found.doubtful else Reason.STRANGER
                self._leave(answer, reason, rows=found.doubtful)

    def _values_of(self, answer: Answer) -> Iterator[Value]:
        row = self._result.rows[answer.number]
        family = Family(self._export, self._table.texts(row), settings().today())
        for asked, told in answer.texts.items():
            if asked is self._owner:
                own = {name: text for name, text in told.items() if name not in _WHO}
                yield from self._values(answer, row, asked, own, Whose(asked))
            elif asked.is_parent and told.keys() - _WHICH:
                yield from self._values_of_parent(answer, row, family, asked)

    def _values_of_parent(self, answer: Answer, row: int, family: Family, asked: Owner) -> Iterator[Value]:
        told = answer.texts[asked]
        if not self._parents:
            self._result.without_column.update((asked, name) for name in told)
            return
        parent = meant_parent(self._parents, family, asked, told)
        if isinstance(parent, Doubt):
            self._leave(answer, Reason.PARENT, _(parent.value), rows=[row])
            return
        person = family[parent.owner]
        names = {name: text for name, text in _names(told, person.columns).items() if not person(name)}
        if parent.is_new and not names:
            self._leave(answer, Reason.PARENT, _("nobody can tell which word of the name is the surname"), rows=[row])
            return
        others = {name: text for name, text in told.items() if name not in _WHICH}
        yield from self._values(answer, row, asked, {**names, **others}, parent)

    def _values(self, answer: Answer, row: int, asked: Owner, told: Mapping[str, str], whose: Whose) -> Iterator[Value]:
        """Yield what was told of a person, in its normal form, with the cell of each."""
        columns = self._export.persons.get(whose.owner, {})
        for name, text in values_for(told, columns).items():
            if name not in columns:
                self._leave_without_column(answer, row, asked, name, text, columns)
                continue
            place = row, columns[name]
            after, problems = self._table.typed(*place, text)
            if not after or _NO_DATA.intersection(problem.finding.rule for problem in problems):
                continue
            if error := _error_among(problems):
                self._leave(answer, Reason.WRONG, error.message, place=place, text=text)
                continue
            before = self._table.text(*place)
            yield Value(answer, *place, before, after, whose.is_new, replaces=bool(before))

    def _leave_without_column(
        self, answer: Answer, row: int, asked: Owner, name: str, text: str, columns: Collection[str]
    ) -> None:
        if not has_parts(name, columns):
            self._result.without_column.add((asked, name))
        elif not is_stand_in(text):
            told = _("nobody can tell the series from the number")
            self._leave(answer, Reason.WRONG, told, rows=[row], text=text)

    def _without_contradictions(self, values: Sequence[Value]) -> Iterator[Value]:
        """Yield one value for each cell, and none of answers that other answers for the same person contradict."""
        by_place: dict[Place, list[Value]] = defaultdict(list)
        for value in values:
            by_place[value.place].append(value)
        contradicting: set[int] = set()
        for place, alternatives in by_place.items():
            numbers = dict.fromkeys(value.answer.number for value in alternatives)
            if len({loose(value.after) for value in alternatives}) > 1:
                for value in alternatives:
                    if value.answer.number not in contradicting:
                        self._leave(value.answer, Reason.CONTRADICTING, _see(numbers, value.answer), place=place)
                    contradicting.add(value.answer.number)
        for alternatives in by_place.values():
            yield from [value for value in alternatives if value.answer.number not in contradicting][:1]

    def _has_room(self, value: Value) -> bool:
        """Whether a cell would change by a value, and may."""
        if self._is_same(value):
            self._result.same += 1
            return False
        lock = self._table.lock(*value.place)
        refusal = lock.reason if lock.protection is Protection.LOCKED else None
        refusal = refusal or self._table.objection(self._table.edit(*value.place, value.after))
        if refusal:
            self._leave(value.answer, Reason.LOCKED, refusal, place=value.place, text=value.after)
        return refusal is None

    def _is_same(self, value: Value) -> bool:
        """Whether the cell holds the value, if perhaps in another form."""
        if loose(value.before) == loose(value.after):
            return True
        held = self._table.typed(*value.place, value.before)[0] if value.before else ""
        return loose(held) == loose(value.after) or same_value(self._table.field(value.column), held, value.after)

    def _with_whole_documents(self, values: Sequence[Value]) -> Iterator[Value]:
        """Yield the values; those of a document of which one replaces another value replace it all."""
        replaced = {document for value in values if value.replaces and (document := self._document(value))}
        for value in values:
            yield value._replace(replaces=value.replaces or self._document(value) in replaced)

    def _document(self, value: Value) -> tuple[int, Owner, str] | None:
        column = self._export.columns[value.column]
        name = column.field.name if column.field else ""
        found = next(filter(name.startswith, _DOCUMENTS), None)
        return (value.row, column.owner, found) if found else None

    def _without_errors(self, values: Sequence[Value]) -> Iterator[Value]:
        """Yield the values with which the whole table has no error in their cells: a number is one person's only."""
        guarded = {v.place for v in values if self._table.lock(*v.place).protection is Protection.GUARDED}
        self._table.put([self._table.edit(*value.place, value.after) for value in values])
        self._table.check_all()
        for value in values:
            if error := _error_among(self._table.problems.at(*value.place)):
                self._leave(value.answer, Reason.WRONG, error.message, place=value.place, text=value.after)
            else:
                yield value._replace(is_guarded=value.is_guarded or value.place in guarded)

    def _leave(
        self,
        answer: Answer,
        reason: Reason,
        told: str = "",
        *,
        rows: Sequence[int] = (),
        place: Place | None = None,
        text: str = "",
    ) -> None:
        self._result.left.append(Left(answer, reason, told, rows, place, text))


def _see(numbers: Iterable[int], answer: Answer) -> str:
    """Return which other answers are meant."""
    others = [str(number) for number in numbers if number != answer.number]
    if not others:
        return ""
    return ngettext("see answer {numbers}", "see answers {numbers}", len(others)).format(numbers=", ".join(others))


def _names(told: Mapping[str, str], columns: Mapping[str, int]) -> dict[str, str]:
    """Return a parent's name by the columns that an export has for it; nothing where it cannot be parted."""
    whole = full_name(told)
    if "full_name" in columns:
        return {"full_name": whole}
    parts = parts_of_name(whole) if "full_name" in told else {name: told[name] for name in NAMES if name in told}
    return {name: text for name, text in (parts or {}).items() if name in columns}


def _error_among(problems: Sequence[Problem]) -> Problem | None:
    return next((problem for problem in problems if problem.severity is Severity.ERROR), None)
