"""Буква ё (the letter ё) in names: «Королев» is usually «Королёв», and Госуслуги compare letters.

Which of the two stands in the papers nobody can tell but their owner, so this is never more than a hint. Names that
are written either way about as often, «Озеров», «Кошелев», «Левин», are not in the lists.

Source: the names with ё of the dictionaries of OpenCorpora and aspell, and the rule that -ёв takes the stress:
Соловьёв, but Лебедев; ФЗ-53 от 01.07.2005 «О государственном языке» leaves е for ё to the writer.

>>> with_yo("Королев"), with_yo("ФЕДОРОВА-Семенова"), with_yo("Петр"), with_yo("Артемовна")
('Королёв', 'ФЁДОРОВА-Семёнова', 'Пётр', 'Артёмовна')
>>> with_yo("Королёв"), with_yo("Лебедев"), with_yo("Петрович"), with_yo("Лев")
(None, None, None, None)
>>> folded("Фёдор") == folded("Федор")
True
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

_FATHERS_NAMES = "Аксён Артём Бахтиёр Дониёр Ихтиёр Нефёд Пармён Парфён Семён Фёдор Шахриёр"
"""First names with ё that patronymics are made of."""

_OTHER_NAMES = "Алёна Алёша Ерёма Ёдгор Ёркин Зиёда Лёня Лёша Матрёна Пётр Саёра Серёжа Фёкла Флёна"

_SURNAMES = (
    "Аксёнов Алёнин Алёнушкин Алёшин Алёшкин Алфёров Анфёров Артёмкин Артёмов Балахничёв Башлачёв Берёзкин Бобылёв"
    " Богатырёв Богачёв Борщёв Бочкарёв Бородачёв Верёвкин Весёлкин Воробьёв Глухарёв Головачёв Головлёв Горбачёв"
    " Грачёв Гребёнкин Гринёв Гумилёв Дегтерёв Дегтярёв Дежнёв Дербенёв Дергачёв Дёмин Дёмкин Дёмочкин Дёмушкин"
    " Драчёв Дрёмин Дрёмов Ерёмин Ерёмкин Ёжиков Ёлкин Ёлочкин Жжёнов Журавлёв Звонарёв Золотарёв Ильичёв Калачёв"
    " Киселёв Кирпичёв Кобелёв Ковалёв Коноплёв Кораблёв Королёв Коростелёв Косачёв Костылёв Краснопёров Кремнёв"
    " Кузьмичёв Курёхин Кушнарёв Лепёхин Лигачёв Лихачёв Лобачёв Логачёв Лукичёв Михалёв Москалёв Муравлёв Муравьёв"
    " Нефёдов Новосёлов Огарёв Панфёров Парфёнов Перепёлкин Печёнкин Пискарёв Плетнёв Подберёзкин Пономарёв"
    " Поскрёбышев Потёмкин Пугачёв Пушкарёв Пчёлкин Ремнёв Решетнёв Рогачёв Рублёв Рулёв Секачёв Селезнёв Семёнов"
    " Семёнычев Сёмин Сёмкин Серёгин Серёжкин Слепнёв Снегирёв Соловьёв Стёпин Стёпкин Сукачёв Сычёв Терёхин Терёшин"
    " Терёшкин Тёмкин Тёркин Ткачёв Толкачёв Толмачёв Трубачёв Тягачёв Усачёв Филёв Флёров Фомичёв Фонарёв Фёдоров"
    " Хрусталёв Хрущёв Царёв Чеботарёв Черёмушкин Черёмухин Чернышёв Шмелёв Щербачёв Щёголев Щёлоков Щёткин Январёв"
    " Ячменёв"
)
"""Men's; women's have -а."""

_SURNAMES_OF_BOTH = "Аксёненко Гаврилёнок Денисёнок Ерёменко Казачёнок Ковалёнок Кравчёнок Кручёных Лазарёнок"
_ADJECTIVES = "Будённ Весёл Зелён Лёгк Тёмн Тёпл Чёрн"
"""Surnames that are declined like adjectives, without their endings."""

_WORD = re.compile(r"[^\W\d_]+")
_YO_TO_E = str.maketrans("ёЁ", "еЕ")


def folded(text: str) -> str:
    """Return `text` with е for ё, to be compared."""
    return text.translate(_YO_TO_E)


@lru_cache(maxsize=4096)
def with_yo(text: str) -> str | None:
    """Return the name with ё where a word of it is usually written so, None where there is no such word with е."""
    fixed = _WORD.sub(_word_with_yo, text)
    return fixed if fixed != text else None


def usual_names() -> Collection[str]:
    """Return all names that are usually written with ё, in small letters with е for it."""
    return _usual_forms().keys()


def _word_with_yo(found: re.Match[str]) -> str:
    """Return the word with its case as it is, and with ё where it belongs."""
    word = found[0]
    usual = _usual_forms().get(word.lower(), "")
    return (
        "".join(
            (letter if right != "ё" else "Ё" if letter.isupper() else "ё")
            for letter, right in zip(word, usual, strict=True)
        )
        if usual
        else word
    )


@lru_cache(maxsize=1)
def _usual_forms() -> dict[str, str]:
    """Return the usual form of each name in small letters, by the same with е for ё."""
    fathers = _FATHERS_NAMES.split()
    surnames = _SURNAMES.split()
    forms = [
        *fathers,
        *(name + ending for name in fathers for ending in ("ович", "овна")),
        *_OTHER_NAMES.split(),
        *surnames,
        *(surname + "а" for surname in surnames),
        *_SURNAMES_OF_BOTH.split(),
        *(stem + ending for stem in _ADJECTIVES.split() for ending in ("ий" if stem.endswith("к") else "ый", "ая")),
    ]
    return {folded(form).lower(): form.lower() for form in forms}
