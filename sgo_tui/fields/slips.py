"""Slips of the hand: a word of a short list that was mistyped, in look-alike letters, in the wrong layout.

For words of a known list only: a name or a number that is one slip from another may well be right.

>>> list(readings("Hjccbz"))[-1], is_within_one_slip("росия", "россия"), meant_by(["матъ"], {"мать": "мама"}, 4)
('Россия', True, 'мама')
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from sgo_tui.fields.text import CYRILLIC_TWINS

_QWERTY = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~"
_JCUKEN = "йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ"
_LAYOUT = str.maketrans(_QWERTY, _JCUKEN)
_TWINS = str.maketrans(CYRILLIC_TWINS)
_LATIN = re.compile("[A-Za-z]")
_CYRILLIC = re.compile("[А-Яа-яЁё]")
_FEWEST_LETTERS = 4
"""Of a word that may hold a slip when it is one of several: «и» is no slip of «в»."""


def readings(text: str) -> Iterator[str]:
    """Yield `text` as it stands, with Latin look-alikes in Russian, and as the keys are in the Russian layout."""
    yield text
    if _LATIN.search(text):
        yield text.translate(_TWINS)
        if not _CYRILLIC.search(text):
            yield text.translate(_LAYOUT)


def is_within_one_slip(written: str, meant: str) -> bool:
    """Whether one letter is missing, too many, wrong, or in its neighbour's place, or nothing at all is.

    >>> [is_within_one_slip(word, "отец") for word in ("отец", "отц", "оттец", "отед", "отце", "оцет", "отчим")]
    [True, True, True, True, True, False, False]
    """
    if abs(len(written) - len(meant)) > 1:
        return False
    same = 0
    for ours, theirs in zip(written, meant, strict=False):
        if ours != theirs:
            break
        same += 1
    ours, theirs = written[same:], meant[same:]
    return (
        ours[1:] == theirs[1:]
        or ours[1:] == theirs
        or ours == theirs[1:]
        or (ours[2:] == theirs[2:] and ours[:2] == theirs[1::-1])
    )


def meant_by(words: Sequence[str], meanings: Mapping[str, str], shortest: int) -> str | None:
    """Return the meaning of the one form that `words` are, but for one slip a word; None where there are several.

    Words of a form are parted by spaces; forms of fewer letters than `shortest` are too easily another word. A hand
    seldom slips on the first letter: «водитель» is no slip of «родитель».
    """
    length = len(" ".join(words))
    lengths = range(max(shortest, length - len(words)), length + len(words) + 1)
    found = {meaning for form, meaning in meanings.items() if len(form) in lengths and _is_slip(words, form.split())}
    return found.pop() if len(found) == 1 else None


def _is_slip(written: Sequence[str], meant: Sequence[str]) -> bool:
    return len(written) == len(meant) and all(
        ours == theirs
        or (len(theirs) >= _FEWEST_LETTERS and ours[:1] == theirs[0] and is_within_one_slip(ours, theirs))
        for ours, theirs in zip(written, meant, strict=True)
    )
