"""What needs no check: a glance may only pass over what a check would say nothing of."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from nearly_right import RIGHT, WRITTEN, kinds, people, texts
from sheets import TODAY, Sheet

from sgo_tui.check.cell import NEVER_NUMBERS, check_cell, glance_of
from sgo_tui.check.checklist import looks_at_people
from sgo_tui.check.looks import ABSENT
from sgo_tui.check.people import Family
from sgo_tui.export import Field
from sgo_tui.export.catalogue import catalogue

FIELDS = (
    "last_name first_name middle_name full_name birth_date sex citizenship doc_type passport_series passport_number "
    "passport_issue_date birth_cert_series birth_cert_number birth_cert_issue_date mobile_phone email relation "
    "addr_fact_city addr_fact_street addr_fact_house addr_fact_flat"
).split()
SPELT = {
    "birth_date": ["01.02.2012", "03.04.2003", "05.06.1985", "01.02.1901", "01.02.2032"],
    "class": ["5А", "1", "11Б", "младшая группа", "д/с"],
    "doc_type": ["Паспорт гражданина РФ", "Военный билет", "паспорт СССР", "Паспорт Узбекистана", "справка"],
    "first_name": ["Иван", "Петр", "Анна"],
    "last_name": ["Королев", "Королёва", "Королева", "Иванов"],
    "middle_name": ["Иванович", "Семеновна", "Рашид оглы"],
    "relation": ["мать", "отец", "опекун", "мачиха"],
    "sex": ["М", "Ж", "муж"],
}
"""Values that people of one row agree or disagree about."""


def _texts(name: str) -> st.SearchStrategy[str]:
    kind = catalogue().entries[name].field.kind
    return st.sampled_from(["", *SPELT.get(name, RIGHT[kind]), *WRITTEN.get(kind, ())])


rows = st.fixed_dictionaries(
    {"class": _texts("class")} | {f"{who} {name}": _texts(name) for who in ("pupil", "mother") for name in FIELDS}
)


@given(st.data(), kinds, people, st.booleans())
@settings(max_examples=500, deadline=None)
def test_a_value_that_needs_no_check_is_right(
    data: st.DataObject, kind: str, person: dict[str, str], number: bool
) -> None:
    """Nothing is said of a value that is passed over, whoever has it."""
    field, text = Field(kind, kind, kind), data.draw(texts(kind))

    if glance_of(field)(text):
        is_number = number and text.isdecimal() and kind not in NEVER_NUMBERS
        assert not list(check_cell(field, text, is_number, lambda name: person.get(name, "")))


@given(rows)
@settings(max_examples=150, deadline=None)
def test_people_who_need_no_check_are_right(row: dict[str, str]) -> None:
    """Nothing is said of people who are passed over because of the few texts that the check begins with."""
    export, cells = Sheet(row).export, [*row.values()]

    for look in looks_at_people(export, TODAY):
        if look.is_plain(*("" if column == ABSENT else cells[column] for column in look.columns)):
            assert not list(look.check(Family(export, cells, TODAY)))
