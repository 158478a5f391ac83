"""What is common to all typed text: spaces, invisible characters, stand-ins for data, look-alike letters."""

from __future__ import annotations

import re
import unicodedata

from stdnum.util import clean

_INVISIBLE = (
    "\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f"
    "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff"
)
_COMBINING = "\u0300-\u036f"
_SUSPICIOUS = re.compile(rf"^\s|\s$|\s\s|[^\S ]|[{_INVISIBLE}{_COMBINING}]")
_INVISIBLE_ONLY = re.compile(f"[{_INVISIBLE}]")
_DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")

_SIGNS = re.compile(r"[-‐-―−_.?*~=/\\\s]+")
_STAND_INS = frozenset(
    r"0 00 000 нет нету н/д н\д н.д. нд н/у б/н б\н б.н. бн б/о б\о б.о. бо пусто прочерк "
    "оформляется неизвестно неизвестен неизвестна отсутствует отсутствуют #н/д #знач! #n/a n/a na none null nan".split()
)
"""What people write where a cell should be empty, in lower case."""
_REFUSALS = re.compile(r"(?:нет|не|без|в процессе|на оформлении)(?: [а-яё]+){0,3}")
"""«не имеется», «нет данных», «без отчества»."""

CYRILLIC_TWINS = dict(zip("ABCEHKMOPTXYËaceopxyë", "АВСЕНКМОРТХУЁасеорхуё", strict=True))
"""Latin letters that look exactly like Cyrillic ones."""

LATIN_TWINS = {cyrillic: latin for latin, cyrillic in CYRILLIC_TWINS.items() if latin.isascii()}

DIGIT_TWINS = str.maketrans("OoОоЗзlI|іІӀБбЧSsВB", "0000331111116645588")
"""Letters that are taken for digits, for `str.translate`."""

_WORDS = re.compile(r"[^\W_]+")

_ANNOUNCING = re.compile(
    r"\b(?:серия|сер|номер|ном|паспорт|снилс|инн|полис|омс|енп|код|индекс|no|n)\b[.:]?|№", re.IGNORECASE
)
_FRACTION_OF_NOTHING = re.compile(r"(\d+)\.0", re.ASCII)
"""How programs write a whole number that they took for a fraction."""
_SEPARATORS = re.compile(r"[-_./\\]")
_NO_DIGITS = re.compile(r"[^0-9]+")
_SHORTENED = re.compile(r"\d(?:[.,]\d+)?[EeЕе]\+?\d{1,2}", re.ASCII)


def is_tidy(text: str) -> bool:
    """Whether `text` has no spaces but single ones between words, and nothing invisible."""
    return _SUSPICIOUS.search(text) is None or tidy(text) == text


def tidy(text: str) -> str:
    r"""Return `text` without invisible characters, with single spaces between words only and й, ё in one piece.

    >>> tidy("  Анна\xa0 Мария\n"), len(tidy("и\u0306"))
    ('Анна Мария', 1)
    """
    return " ".join(unicodedata.normalize("NFC", _INVISIBLE_ONLY.sub("", text)).split())


def words_of(text: str) -> list[str]:
    """Return the words of `text` without the signs between them, in small letters, with е for ё, to be looked up.

    >>> words_of("Приёмный  родитель (опекун)"), words_of("св-во")
    (['приемный', 'родитель', 'опекун'], ['св', 'во'])
    """
    return _WORDS.findall(tidy(text).lower().replace("ё", "е"))


def is_dash(text: str) -> bool:
    """Whether `text` is nothing but signs: a dash, dots, question marks.

    >>> is_dash("–"), is_dash("???"), is_dash("-1")
    (True, True, False)
    """
    return _SIGNS.fullmatch(text) is not None


def is_stand_in(text: str) -> bool:
    """Whether `text` only says that there are no data.

    >>> is_stand_in("б/н"), is_stand_in("Нет данных"), is_stand_in("xxx-xxx"), is_stand_in("О")
    (True, True, True, False)
    """
    lowered = text.lower()
    return (
        lowered in _STAND_INS
        or is_dash(text)
        or _REFUSALS.fullmatch(lowered) is not None
        or (lowered[:1] in ("x", "х") and not lowered.strip("xх -") and len(lowered) != 2)
    )


def with_hyphens(text: str) -> str:
    """Return `text` with every kind of dash as a hyphen."""
    return text if text.isascii() else _DASHES.sub("-", text)


def number_of(text: str) -> str:
    """Return `text` without what people put around and into a number: separators, quotes, «№», «серия».

    Digits of other scripts become ASCII ones; whatever else there is stays, so that it is not taken for nothing.

    >>> number_of("№ 123-456"), number_of("серия 30 08"), number_of("'123456.0"), number_of("12З")
    ('123456', '3008', '123456', '12З')
    """
    digits = text.replace(" ", "").replace("-", "")
    if text.isascii() and (digits.isdigit() or not digits):
        return digits
    bare = str(clean(_ANNOUNCING.sub(" ", with_hyphens(text)), " '\"«»()*")).strip(",;:.")
    if whole := _FRACTION_OF_NOTHING.fullmatch(bare):
        return whole[1]
    return _SEPARATORS.sub("", bare)


def is_shortened(text: str) -> bool:
    """Whether `text` is a long number as Excel shortens it, so that its last digits are lost.

    >>> is_shortened("1,12233E+10"), is_shortened("112233")
    (True, False)
    """
    return _SHORTENED.fullmatch(text) is not None


def filled(form: str, digits: str) -> str:
    """Return `form` with `digits` in the places of its first underscores.

    >>> filled("___-___-___ __", "12345")
    '123-45_-___ __'
    """
    left = iter(digits)
    return "".join(next(left, sign) if sign == "_" else sign for sign in form)


def digits_of(text: str) -> str:
    """Return the ASCII digits of `text`."""
    return text if text.isascii() and text.isdigit() else _NO_DIGITS.sub("", text)
