"""Citizenship: countries in every right spelling, the likely ones in wrong spellings, and nothing else."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgo_tui.fields import citizenship

SPELLINGS = {
    "Россия": [
        "Россия",
        "РОССИЯ",
        " россия ",
        "РФ",
        "рф",
        "Р.Ф.",
        "р. ф.",
        "Российская Федерация",
        "РОССИЙСКАЯ ФЕДЕРАЦИЯ",
        "RUS",
        "ru",
        "643",
        "Russia",
        "Russian Federation",
        "гражданин РФ",
        "Гражданка России",
        "гражданин Российской Федерации",
        "гражданство: Россия",
        "Гражданин(ка) РФ",
        "гр. РФ",
        "гр-н РФ",
        "гр-ка России",
        "российское гражданство",
        "643 - Россия",
        "Россия (РФ)",
        "Российская\u00a0Федерация",
    ],
    "Казахстан": ["Казахстан", "Республика Казахстан", "КАЗАХСТАН", "KAZ", "398", "гражданин Казахстана"],
    "Киргизия": ["Киргизия", "Кыргызстан", "Кыргызская Республика", "KGZ", "417", "гражданка Кыргызской Республики"],
    "Узбекистан": ["Узбекистан", "Республика Узбекистан", "UZB", "uz", "гр. Узбекистана"],
    "Таджикистан": ["Таджикистан", "Республика Таджикистан", "TJK"],
    "Армения": ["Армения", "Республика Армения", "ARM", "051"],
    "Азербайджан": ["Азербайджан", "AZE", "031", "гражданин Азербайджанской Республики"],
    "Беларусь": ["Беларусь", "Белоруссия", "Республика Беларусь", "БЕЛАРУСЬ", "BLR", "гражданин Беларуси"],
    "Украина": ["Украина", "UKR", "804", "гражданин Украины"],
    "Молдова, Республика": ["Молдова", "Молдавия", "Республика Молдова", "Молдова, Республика", "MDA"],
    "Туркменистан": ["Туркменистан", "Туркмения"],
    "Абхазия": ["Абхазия", "Республика Абхазия"],
    "Китай": ["Китай", "КНР", "Китайская Народная Республика", "гражданин Китая"],
    "Корея, Республика": ["Южная Корея", "Республика Корея", "Корея, Республика"],
    "Соединенные Штаты": ["США", "Соединённые Штаты Америки", "USA", "С.Ш.А."],
    "Объединенные Арабские Эмираты": ["ОАЭ", "Объединённые Арабские Эмираты"],
    "Гвинея-Бисау": ["Гвинея-Бисау", "Гвинея — Бисау", "гвинея бисау"],
    "Босния и Герцеговина": ["Босния и Герцеговина"],
    "Без гражданства": ["Без гражданства", "без гражданства", "ЛБГ", "б/г", "лицо без гражданства", "999", "апатрид"],
}

UNKNOWN = [
    "",
    " ",
    "-",
    "нет",
    "да",
    "есть",
    "n/a",
    "NA ",
    "0",
    "1",
    "???",
    "Татарстан",
    "Республика Дагестан",
    "Чечня",
    "Мордовия",
    "Северная Осетия - Алания",
    "Крым",
    "РТ",
    "СССР",
    "ДНР",
    "Камчатский край",
    "г. Елизово",
    "Иванов",
    "Ксения",
    "Ленин",
    "узбек",
    "таджичка",
    "иностранное",
    "иностранный гражданин",
    "двойное",
    "другое",
    "гражданин",
    "не является гражданином РФ",
    "112-233-445 95",
    "VI-КА",
    "8",
    "Мария",
    "мала",
    "того же",
]


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in SPELLINGS.items() for text in texts])
def test_right_spellings_of_countries(name: str, text: str) -> None:
    """Names, codes, full names, cases of the letters and of the grammar are the same country."""
    assert citizenship.country(text) == name
    assert citizenship.guess(text) == name
    assert citizenship.countries(text) == [text.strip()]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Росия", "Россия"),
        ("Росссия", "Россия"),
        ("Роисся", None),
        ("Россси", None),
        ("Росси", "Россия"),
        ("Руссия", "Россия"),
        ("Росийская Федерация", "Россия"),
        ("Росийская Федирация", "Россия"),
        ("России", "Россия"),
        ("Poccия", "Россия"),
        ("POCCИЯ", "Россия"),
        ("Hjccbz", "Россия"),
        ("HA", "Россия"),
        ("RF", "Россия"),
        ("российское", "Россия"),
        ("Российская", "Россия"),
        ("русская", "Россия"),
        ("русский", "Россия"),
        ("РОССИЯНИН", "Россия"),
        ("россиянка", "Россия"),
        ("Казакстан", "Казахстан"),
        ("Казахстана", "Казахстан"),
        ("казахское", "Казахстан"),
        ("Rfpf[cnfy", "Казахстан"),
        ("узбекское", "Узбекистан"),
        ("Узбикистан", "Узбекистан"),
        ("Узбекистн", "Узбекистан"),
        ("Таджикситан", "Таджикистан"),
        ("Кергизия", "Киргизия"),
        ("кыргызское", "Киргизия"),
        ("Азейрбаджан", "Азербайджан"),
        ("Азербаджан", "Азербайджан"),
        ("армянское", "Армения"),
        ("Белорусь", "Беларусь"),
        ("белорусское", "Беларусь"),
        ("Украинна", "Украина"),
        ("Молдовия", "Молдова, Республика"),
        ("51", "Армения"),
        ("немецкое", "Германия"),
    ],
)
def test_misprints_and_other_forms_are_guessed(text: str, name: str | None) -> None:
    """A slip of the hand, the wrong alphabet or layout and an adjective mean a country without naming it rightly."""
    assert citizenship.country(text) is None
    assert citizenship.guess(text) == name


@pytest.mark.parametrize("text", UNKNOWN)
def test_nothing_is_guessed_where_none_is_likely(text: str) -> None:
    """Regions of Russia, peoples, names and stand-ins are no countries."""
    assert citizenship.country(text) is None
    assert citizenship.guess(text) is None


@pytest.mark.parametrize(
    "text", ["Марокко", "Мали", "Перу", "Ирак", "Иран", "Нигер", "Нигерия", "Словакия", "Словения", "Австрия", "Чад"]
)
def test_countries_that_resemble_others_are_themselves(text: str) -> None:
    """A right name one slip from another right name is not taken for a misprint of it."""
    assert citizenship.country(text) == (text if text != "Иран" else "Иран (Исламская Республика)")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Россия, Казахстан", ["Россия", "Казахстан"]),
        ("РФ; Армения", ["РФ", "Армения"]),
        ("Россия и Украина", ["Россия", "Украина"]),
        ("Россия/Израиль", ["Россия", "Израиль"]),
        ("Россия; Корея, Республика", ["Россия", "Корея, Республика"]),
        ("РФ, Босния и Герцеговина", ["РФ", "Босния и Герцеговина"]),
        ("Россия\nКазахстан", ["Россия", "Казахстан"]),
        ("Росия, ", ["Росия"]),
        ("Индия", ["Индия"]),
        ("", []),
    ],
)
def test_several_countries_are_taken_apart(text: str, parts: list[str]) -> None:
    """A cell is taken apart between countries, never inside the name of one."""
    assert citizenship.countries(text) == parts


@pytest.mark.parametrize(
    "text", ["россия", "рф", "гражданин рф", "росия", "россиянка", "р. ф.", "гр. рф с 2014", "643", "russian", "hjccbz"]
)
def test_russia_is_known_in_any_spelling(text: str) -> None:
    """Whoever means Russia is not taken for a foreigner because of a misprint or a word beside it."""
    assert citizenship.is_russia(text)


@pytest.mark.parametrize("text", ["", "белоруссия", "казахстан", "руанда", "без гражданства", "прф", "иностранное"])
def test_other_countries_are_not_russia(text: str) -> None:
    """Names that only contain the letters of another are other countries."""
    assert not citizenship.is_russia(text)


def test_list_is_whole() -> None:
    """All 251 entries of ОКСМ are there under three codes, and no name or code means two of them."""
    lines = list(citizenship._lines())
    names = [(name, right[0]) for _codes, right, _words in lines for name in right]
    codes = [code for numbers, _right, _words in lines for code in numbers]

    assert len(lines) == 251 + 1
    assert all(len(numbers) == 3 for numbers, right, _ in lines if right[0] != citizenship.STATELESS)
    assert len(codes) == len(set(codes))
    assert all(citizenship.country(name) == short for name, short in names)


@given(st.text() | st.text("россиякзхтн ,;рф()", max_size=20) | st.text(string.ascii_letters, max_size=4))
def test_guesses_are_countries(text: str) -> None:
    """What is guessed is the short name of a country, a known country is its own guess, and parts are as written."""
    guess, known = citizenship.guess(text), citizenship.country(text)

    assert guess is None or citizenship.country(guess) == guess
    assert known is None or guess == known
    assert all(part and part in text for part in citizenship.countries(text))
