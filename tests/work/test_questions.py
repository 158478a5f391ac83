"""What the questions of forms ask for, and where their words do not tell it."""

from __future__ import annotations

import pytest

from sgo_tui.export import Owner
from sgo_tui.work.questions import understood

CHILD = "ФИО ребёнка"
PARENT = "ФИО родителя"
_SHORT = {Owner.REPRESENTATIVE: "parent"}


def meanings(*texts: str, is_staff: bool = False) -> list[str]:
    """Return what is asked for as «mother.snils», or why nothing is taken."""
    return [
        f"{_SHORT.get(question.meaning.owner, question.meaning.owner.value)}.{question.field.name}"
        if question.meaning and question.field
        else str(question.why and question.why.name)
        for question in understood(texts, is_staff=is_staff)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("СНИЛС ребёнка", "pupil.snils"),
        ("СНИЛС обучающегося", "pupil.snils"),
        ("Укажите СНИЛС вашего ребенка", "pupil.snils"),
        ("Введите номер СНИЛС ребёнка (11 цифр)", "pupil.snils"),
        ("СНИЛС ребёнка. Только цифры, без пробелов", "pupil.snils"),
        ("Дата рождения ребенка (дд.мм.гггг)", "pupil.birth_date"),
        ("Фамилия, имя, отчество ученика (как в свидетельстве о рождении)", "pupil.full_name"),
        ("Отчество обучающегося (при наличии)", "pupil.middle_name"),
        ("В каком классе учится ваш ребёнок?", "pupil.class"),
        ("Класс обучения", "pupil.class"),
        ("ФИО законного представителя", "parent.full_name"),
        ("ФИО родителя (законного представителя)", "parent.full_name"),
        ("Серия паспорта законного представителя", "parent.passport_series"),
        ("Телефон родителя", "parent.phone"),
        ("Номер телефона мамы", "mother.phone"),
        ("Мобильный телефон отца", "father.mobile_phone"),
        ("СНИЛС матери", "mother.snils"),
        ("Мать (законный представитель): СНИЛС", "mother.snils"),
        ("Кем приходится", "parent.relation"),
        ("Кем Вы приходитесь ребёнку?", "parent.relation"),
        ("Место работы", "parent.work_place"),
        ("Отметка времени", "UNKNOWN"),
        ("Время создания", "UNKNOWN"),
        ("ID", "UNKNOWN"),
        ("Имя пользователя", "UNKNOWN"),
        ("Комментарий", "UNKNOWN"),
        ("Согласие на обработку персональных данных", "UNKNOWN"),
    ],
)
def test_one_question(text: str, expected: str) -> None:
    """Words of asking, brackets and explanations do not matter; what a form adds by itself is not asked."""
    assert meanings(text) == [expected]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        # A parent answers, and what is theirs needs no word.
        ([CHILD, PARENT, "Телефон"], "pupil.full_name parent.full_name parent.phone"),
        ([CHILD, "Кем приходится", "Email"], "pupil.full_name parent.relation parent.email"),
        ([CHILD, "Ваш телефон", "Ваш СНИЛС"], "pupil.full_name parent.phone parent.snils"),
        ([CHILD, "СНИЛС ребёнка", PARENT, "СНИЛС"], "pupil.full_name pupil.snils parent.full_name parent.snils"),
        (["ФИО", CHILD], "parent.full_name pupil.full_name"),
        # A pupil answers.
        (["ФИО", "СНИЛС", "Телефон", "Ваш E-mail"], "pupil.full_name pupil.snils pupil.phone pupil.email"),
        (["ФИО", "Телефон", "Телефон мамы"], "pupil.full_name pupil.phone mother.phone"),
        (["ФИО", "СНИЛС", "ФИО мамы"], "pupil.full_name pupil.snils mother.full_name"),
        # A child's as well as a parent's.
        ([CHILD, PARENT, "СНИЛС"], "pupil.full_name parent.full_name WHOSE"),
        ([CHILD, "Телефон"], "pupil.full_name WHOSE"),
        (["ФИО", "ФИО мамы", "Телефон"], "pupil.full_name mother.full_name WHOSE"),
        ([CHILD, "Телефон родителя", "Телефон"], "pupil.full_name parent.phone WHOSE"),
        # Nothing else is asked for by these, whoever answers.
        ([CHILD, PARENT, "Класс", "Дата рождения"], "pupil.full_name parent.full_name pupil.class pupil.birth_date"),
        ([CHILD, "Дата рождения ребёнка", "Дата рождения"], "pupil.full_name pupil.birth_date parent.birth_date"),
        ([CHILD, "СНИЛС ребёнка", "Номер СНИЛС ребёнка"], "pupil.full_name pupil.snils TWICE"),
    ],
)  # fmt: skip
def test_questions_together(texts: list[str], expected: str) -> None:
    """Whose value «Телефон» is, the other questions tell, or nobody."""
    assert meanings(*texts) == expected.split()


def test_employees() -> None:
    """A form for the staff asks who answers it."""
    assert meanings("ФИО", "Ваш СНИЛС", "Должность", is_staff=True) == [
        "employee.full_name",
        "employee.snils",
        "employee.position",
    ]
