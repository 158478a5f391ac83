"""Names, patronymics, the letter ё, the sex, and what is common to all texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.exceptions import InvalidComponent, InvalidFormat

from sgo_tui.fields import names, patronymic, sex, yo
from sgo_tui.fields import text as texts

REAL = [
    "О",
    "И",
    "Ли",
    "Анна-Мария",
    "Салтыков-Щедрин",
    "Ыгдыров",
    "Ёлкин",
    "Йозеф",
    "Мамед оглы",
    "Мамед-оглы",
    "Гюльнара кызы",
    "Бахтияр угли",
    "Ғулом ўғли",
    "О'Нил",
    "О’Коннор",
    "д'Артаньян",
    "де Голль",
    "ван Гог",
    "аль-Кади",
    "МакДональд",
    "Ким Чен Ир",
    "Людовик XIV",
    "Ірина",
    "John Smith",
    "Müller",
    "Петрова (Иванова)",
    "И. И.",
]


@pytest.mark.parametrize("name", REAL)
def test_real_names_are_right(name: str) -> None:
    """Names of all peoples are right as they stand, in letters and in case."""
    assert names.validate(name) == name
    assert names.with_hyphens_joined(name) == name
    assert not names.is_cased_wrong(name)


@pytest.mark.parametrize("name", ["Иванов1", "Иван?ов", "Иванов,", "-Иванов", "Ьилья", "ъ", "4Иван", "Ив_анов", ""])
def test_impossible_names_are_refused(name: str) -> None:
    """Digits, signs and beginnings that no name has are refused."""
    with pytest.raises(InvalidFormat):
        names.validate(name)


@pytest.mark.parametrize(
    ("name", "russian"),
    [("Ивaнов", "Иванов"), ("Cидоров", "Сидоров"), ("Алëна", "Алёна"), ("MАРИЯ", "МАРИЯ"), ("Iван", None)],
)
def test_two_alphabets_in_a_word(name: str, russian: str | None) -> None:
    """Latin letters in a Russian word are found, and replaced where each has an exact twin."""
    with pytest.raises(InvalidComponent):
        names.validate(name)
    assert names.with_twins(name) == russian


@pytest.mark.parametrize(
    ("name", "russian"), [("COBA", "СОВА"), ("O", "О"), ("John", None), ("Сова", None), ("COBA Анна", None)]
)
def test_latin_words_that_look_russian(name: str, russian: str | None) -> None:
    """A wholly Latin name is taken for Russian only where every letter looks so."""
    assert names.in_russian(name) == russian


@pytest.mark.parametrize(
    ("name", "usual"),
    [
        ("ИВАНОВ", "Иванов"),
        ("иванов", "Иванов"),
        ("иВАНОВ", "Иванов"),
        ("ИВанов", "Иванов"),
        ("ИВАНОВ Иван", "Иванов Иван"),
        ("САЛТЫКОВ-ЩЕДРИН", "Салтыков-Щедрин"),
        ("МАМЕД ОГЛЫ", "Мамед оглы"),
        ("ВАН ЛИ", "Ван Ли"),
        ("О'НИЛ", "О'Нил"),
        ("ЛЮДОВИК XIV", "Людовик XIV"),
    ],
)
def test_unusual_case_is_put_right(name: str, usual: str) -> None:
    """Capitals come to stand where names have them."""
    assert names.is_cased_wrong(name)
    assert names.recased(name) == usual
    assert not names.is_cased_wrong(usual)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Анна—Мария", "Анна-Мария"),
        ("«Иванов»", "Иванов"),
        ("Иванов;", "Иванов"),
        ("0льга", "Ольга"),
        ("К0льцо", "Кольцо"),
        ("Иванов1", None),
        ("Иванов/Петров", None),
        ("123", None),
    ],
)
def test_strange_signs_are_taken_away_where_it_is_clear(name: str, meant: str | None) -> None:
    """A sign is taken away only where a name is left without a doubt."""
    assert names.without_strange(name) == meant


@pytest.mark.parametrize(
    "text",
    [
        "Иванович",
        "ИВАНОВИЧ",
        "Ильич",
        "Лукич",
        "Палыч",
        "Ивaнoвич",
        "Рашид оглы",
        "Рашид-оглы",
        "Рашидоглы",
        "РАШИД ОГЛЫ",
        "Мамед оглу",
        "Мамед углы",
        "Баходир угли",
        "Баходир ўғли",
        "Серик улы",
        "Серікұлы",
        "Асан уулу",
    ],
)
def test_patronymics_of_sons(text: str) -> None:
    """All peoples' endings for a son mean М, Uzbek «угли» among them."""
    assert patronymic.sex_of(text) == "М"


@pytest.mark.parametrize(
    "text",
    [
        "Ивановна",
        "ИВАНОВНА",
        "Ильинична",
        "Никитична",
        "Никитишна",
        "Фоминична",
        "Иванoвна",
        "Рашид кызы",
        "Рашид-гызы",
        "Асанкызы",
        "Асан қызы",
        "Баходир кизи",
        "Баходир қизи",
    ],
)
def test_patronymics_of_daughters(text: str) -> None:
    """All peoples' endings for a daughter mean Ж."""
    assert patronymic.sex_of(text) == "Ж"


@pytest.mark.parametrize(
    "text",
    ["", "-", "нет", "Иван", "Анна", "Жанна", "Мария", "Ахмед Али", "Мамед-заде", "Ivanovna", "Иванович кызы", "И."],
)
def test_other_words_tell_no_sex(text: str) -> None:
    """First names, other customs and endings that contradict each other tell nothing."""
    assert patronymic.sex_of(text) is None


@pytest.mark.parametrize(
    ("text", "usual"),
    [
        ("Федор", "Фёдор"),
        ("СЕМЕН", "СЕМЁН"),
        ("артем", "артём"),
        ("Алена", "Алёна"),
        ("Петр", "Пётр"),
        ("Матрена", "Матрёна"),
        ("Артемович", "Артёмович"),
        ("Семеновна", "Семёновна"),
        ("Федоровна", "Фёдоровна"),
        ("Бахтиер угли", "Бахтиёр угли"),
        ("Королев", "Королёв"),
        ("Королева", "Королёва"),
        ("СОЛОВЬЕВА", "СОЛОВЬЁВА"),
        ("Семенов", "Семёнов"),
        ("Федорова", "Фёдорова"),
        ("Пономарев", "Пономарёв"),
        ("Черный", "Чёрный"),
        ("Черная", "Чёрная"),
        ("Еременко", "Ерёменко"),
        ("Елкин", "Ёлкин"),
        ("Петрова-Королева", "Петрова-Королёва"),
        ("Королева Алена Федоровна", "Королёва Алёна Фёдоровна"),
    ],
)
def test_names_usually_written_with_yo(text: str, usual: str) -> None:
    """Ё is hinted at in first names, patronymics and surnames of both sexes, and in each part of a double one."""
    assert yo.with_yo(text) == usual
    assert yo.with_yo(usual) is None
    assert yo.folded(usual) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Лев",
        "Елена",
        "Петрович",
        "Петров",
        "Лебедев",
        "Зверев",
        "Григорьев",
        "Медведева",
        "Соболев",
        "Брежнев",
        "Тютчев",
        "Терехов",
        "Терешкова",
        "Савичева",
        "Артемий",
        "Артемьев",
        "Федотов",
        "Федоренко",
        "Озеров",
        "Кошелев",
        "Левин",
        "Березин",
        "Фёдор",
        "Королёв",
        "Иванов",
    ],
)
def test_other_names_are_let_alone(text: str) -> None:
    """Names with е by right, and those written either way about as often, get no hint."""
    assert yo.with_yo(text) is None


@given(st.text() | st.text("ФЕДОРфёдорКОЛВвлеЕёЁ -", max_size=12))
def test_yo_changes_nothing_else(text: str) -> None:
    """A hint differs from the text in ё for е only, so that its length and its case are the same."""
    usual = yo.with_yo(text)

    assert usual is None or (usual != text and yo.folded(usual) == yo.folded(text))


@pytest.mark.parametrize("word", ["М", "м.", "муж", "Мужской", "мальчик", "юноша", "M", "male", "Mуж"])
def test_words_for_male(word: str) -> None:
    """All usual words mean М."""
    assert sex.validate(word) == "М"


@pytest.mark.parametrize("word", ["Ж", "ж", "жен.", "Женский", "девочка", "женщина", "F", "Жeн"])
def test_words_for_female(word: str) -> None:
    """All usual words mean Ж."""
    assert sex.validate(word) == "Ж"


@pytest.mark.parametrize("word", ["", "1", "м/ж", "пол", "мж"])
def test_other_words_are_no_sex(word: str) -> None:
    """What means neither is refused, and never rewritten."""
    assert not sex.is_valid(word)
    assert sex.format(word) == word


@pytest.mark.parametrize(
    "text",
    [
        "-",
        "–",
        "---",
        "?",
        "???",
        "...",
        "0",
        "x",
        "ХХХ",
        "xxx-xxx-xxx xx",
        "нет",
        "Нет данных",
        "НЕТ",
        "н/д",
        "б/н",
        "б\\о",
        "не имеется",
        "отсутствует",
        "оформляется",
        "в процессе оформления",
        "без отчества",
        "#Н/Д",
        "N/A",
    ],
)
def test_stand_ins_are_known(text: str) -> None:
    """Dashes and words that only say there are no data are known in any case."""
    assert texts.is_stand_in(text)


@pytest.mark.parametrize("text", ["О", "Нетова", "-1", "00-01", "XX", "Неверов Иван", "1", "Не4", "none@mail.ru"])
def test_data_are_no_stand_ins(text: str) -> None:
    """What may be data is never taken for nothing."""
    assert not texts.is_stand_in(text)


@given(st.text())
def test_tidy_text_stays_as_it_is(text: str) -> None:
    """Tidying is done once for all, and what is tidy is known to be."""
    tidied = texts.tidy(text)

    assert texts.tidy(tidied) == tidied
    assert texts.is_tidy(tidied)
    assert texts.is_tidy(text) or text != tidied


@pytest.mark.parametrize(
    "text",
    [" а", "а ", "а  б", "а\u00a0б", "а\tб", "а\nб", "а\u00adб", "а\u200bб", "\ufeffа", "и\u0306", "е\u0308", "а\x07"],
)
def test_untidy_text_is_known(text: str) -> None:
    """Extra spaces, invisible characters and letters in two pieces are found."""
    assert not texts.is_tidy(text)


def test_stress_marks_are_left_to_the_rules_of_names() -> None:
    """A combining mark that belongs to no letter cannot be tidied away, and is not reported as if it could."""
    assert texts.is_tidy("а\u0301")
    assert not names.is_valid("Ива\u0301нов")
