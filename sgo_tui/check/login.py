"""Why a person may not get into SGO by Госуслуги: what the file tells, what it cannot, and what to tell the person.

What `readiness` lacks comes first; all else may be the reason or not. Source: methodical letter on logging in to SGO by
Госуслуги, and the help pages of Госуслуги on children's accounts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from sgo_tui.check.people import Family, Individual, years_between
from sgo_tui.check.problem import Problem
from sgo_tui.check.readiness import WORDS, Lack, is_useless, needed
from sgo_tui.check.rules import Severity
from sgo_tui.export import Export, Owner
from sgo_tui.fields import document_type
from sgo_tui.fields.document_type import DocumentType
from sgo_tui.i18n import N_, _

OWN_ACCOUNT, OF_AGE = 14, 18
"""Years: a younger pupil has a child's account; from the first age to the second a parent must bind the pupil's own."""

_HINTS = frozenset({"yo-usual", "yo-differs", "patronymic-missing", "phone-of-parent", "email-of-parent"})
"""Hints on what Госуслуги looks at closely; other hints are about form."""


class Kind(Enum):
    """How sure it is, and for whom."""

    LIKELY = "likely"
    """What Госуслуги needs is missing or wrong: to be mended first."""
    POSSIBLE = "possible"
    UNSEEN = "unseen"
    """No file can tell."""
    ADVICE = "advice"
    """For the person."""


class Reason(NamedTuple):
    """A sentence, and the column of the cell it is about, if any."""

    kind: Kind
    text: str
    column: int | None = None


def reasons(
    export: Export, owner: Owner, texts: Sequence[str], problems: Sequence[Problem], today: dt.date
) -> list[Reason]:
    """Return the reasons and the advice for a person of a row, the likeliest first.

    `texts` and `problems` are those of the row.
    """
    person = Family(export, texts, today)[owner]
    own = [problem for problem in problems if problem.column in person.columns.values()]
    found = [*_lacking(person, texts, own), *_doubtful(export, person, own), *_unseen(person), *_advice(person)]
    first: dict[tuple[str, int | None], Reason] = {}
    for reason in found:
        first.setdefault((reason.text, reason.column), reason)
    order = list(Kind)
    return sorted(first.values(), key=lambda reason: order.index(reason.kind))


def _lacking(person: Individual, texts: Sequence[str], problems: Sequence[Problem]) -> Iterator[Reason]:
    """Yield what is missing or wrong of all that Госуслуги needs, and what the file has no column for."""
    for lack, groups in needed(person.owner).items():
        columns = [[person.columns[name] for name in group if name in person.columns] for group in groups]
        for group in columns:
            told = [p for p in problems if p.column in group and (is_useless(p) or not texts[p.column])]
            has_one = any(texts[column] and not any(p.column == column for p in told) for column in group)
            if lack is Lack.CONTACT and has_one:
                continue
            yield from (Reason(Kind.LIKELY, problem.message, problem.column) for problem in told)
            if group and not told and not has_one:
                yield Reason(Kind.LIKELY, _("Missing: {what}.").format(what=_(WORDS[lack])), group[0])
        if not all(columns):
            words = _("The file has no column for: {words}. Export the full list of fields.")
            yield Reason(Kind.UNSEEN, words.format(words=_(WORDS[lack])))


def _doubtful(export: Export, person: Individual, problems: Sequence[Problem]) -> Iterator[Reason]:
    """Yield what else is told of the data that Госуслуги looks at, and who has no usual account."""
    for problem in problems:
        field = export.columns[problem.column].field
        if field and field.for_login and (problem.severity >= Severity.WARNING or problem.rule.id in _HINTS):
            yield Reason(Kind.POSSIBLE, problem.message, problem.column)
    if _is_child(person):
        age = _("Younger than 14: there is only a child's account, and a parent makes it on Госуслуги.")
        yield Reason(Kind.POSSIBLE, age, person.columns["birth_date"])
    is_foreign = document_type.of(person("doc_type")) is DocumentType.FOREIGN_BIRTH_CERTIFICATE
    if is_foreign and person.owner is Owner.PUPIL and (person.born is None or _is_child(person)):
        foreign = _("A birth certificate of another country: there is no child's account with it.")
        yield Reason(Kind.POSSIBLE, foreign, person.columns["doc_type"])


_UNSEEN = (
    N_(
        "Whether the name, the birth date and the СНИЛС are the same in the account on Госуслуги, to the letter: "
        "е and ё, a former surname, the patronymic."
    ),
    N_("Whether the account on Госуслуги is confirmed."),
    N_("What is in SGO by now: the file is as old as its export."),
)
_UNSEEN_OF_FAMILY = N_(
    "Whether the login in SGO was tied to somebody else's account on Госуслуги: a child's to a parent's, or a parent's "
    "to a child's or to the other parent's."
)
_UNSEEN_OF_PARENT = N_("Whether the parent is in SGO a second time, on another child's card, written otherwise.")
_UNSEEN_OF_YOUTH = N_("From 14 to 18: whether a parent has bound the pupil's account.")


def _unseen(person: Individual) -> Iterator[Reason]:
    sentences = list(_UNSEEN)
    if person.owner is not Owner.EMPLOYEE:
        sentences.append(_UNSEEN_OF_FAMILY)
    if person.owner.is_parent:
        sentences.append(_UNSEEN_OF_PARENT)
    if _may_be_youth(person):
        sentences.append(_UNSEEN_OF_YOUTH)
    return (Reason(Kind.UNSEEN, _(sentence)) for sentence in sentences)


_COMPARE = N_(
    "Compare the name, the birth date and the СНИЛС in the account on Госуслуги with the documents, and tell the "
    "school where they differ."
)
_CONFIRM = N_("The account on Госуслуги must be a confirmed one. One of three ways:")
_WAYS_TO_CONFIRM = (
    N_("online: in the application or on the site of your bank;"),
    N_("in person: at a service centre, with the passport and the СНИЛС;"),
    N_("by a qualified electronic signature."),
)
"""Source: the help pages of Госуслуги; which banks and offices take part changes, so none is named."""
_OWN_ACCOUNT = N_("Child and parents log in each by their own account.")
_CHILD_ACCOUNT = N_(
    "A parent makes the child's account on Госуслуги under «Семья и дети». It needs a telephone and an e-mail that no "
    "parent's account has."
)
_BIND = N_("From 14 to 18 a parent must bind the pupil's account.")
_COME = N_("«Not found» on the screen: come to the school, the administrator looks at the card in SGO.")


def _advice(person: Individual) -> Iterator[Reason]:
    is_child = _is_child(person)
    told, ways = ways_to_confirm()
    sentences = [_(_CHILD_ACCOUNT)] if is_child else [_(_COMPARE), " ".join([told, *ways])]
    if _may_be_youth(person):
        sentences.append(_(_BIND))
    if person.owner is not Owner.EMPLOYEE:
        sentences.append(_(_OWN_ACCOUNT))
    return (Reason(Kind.ADVICE, sentence) for sentence in (*sentences, _(_COME)))


def ways_to_confirm() -> tuple[str, Sequence[str]]:
    """Return that an account must be a confirmed one, and the ways there, of which one is enough."""
    return _(_CONFIRM), [_(way) for way in _WAYS_TO_CONFIRM]


def _is_child(person: Individual) -> bool:
    """Whether this is a pupil who is surely too young for more than a child's account."""
    return person.owner is Owner.PUPIL and person.born is not None and _age(person) < OWN_ACCOUNT


def _may_be_youth(person: Individual) -> bool:
    """Whether this is a pupil whose account a parent must bind, as far as is known."""
    return person.owner is Owner.PUPIL and (person.born is None or OWN_ACCOUNT <= _age(person) < OF_AGE)


def _age(person: Individual) -> int:
    assert person.born is not None
    return years_between(person.born, person.today)


def accounts_of_pupil(person: Individual) -> Iterator[str]:
    """Yield what a family is told of the pupil's account, by the age; all of it where that is not known."""
    if _is_child(person):
        yield _(_CHILD_ACCOUNT)
    elif person.born is None:
        yield _("Younger than 14: {what}").format(what=_(_CHILD_ACCOUNT))
    if _may_be_youth(person):
        yield _(_BIND)
    yield _(_OWN_ACCOUNT)
