"""Keys as they were meant: a command works whichever keyboard layout is on.

With the Russian layout some terminals report Ctrl+S as Ctrl+Ы. The keys of ЙЦУКЕН are those of QWERTY under
other letters, so a letter with a modifier is read as the Latin one in the same place.
"""

from __future__ import annotations

import unicodedata

_CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбюё"
_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_BY_NAME = {
    name: latin
    for cyrillic, latin in zip(_CYRILLIC, _LATIN, strict=True)
    for name in (cyrillic, unicodedata.name(cyrillic).lower().replace(" ", "_"))
    if latin.isalpha()
}


def latin_key(key: str) -> str:
    """Return a key's name with the Latin letter that is on the same place; other keys as they are.

    >>> latin_key("ctrl+ы"), latin_key("ctrl+cyrillic_small_letter_ya"), latin_key("ы"), latin_key("f8")
    ('ctrl+s', 'ctrl+z', 'ы', 'f8')
    """
    modifiers, plus, letter = key.rpartition("+")
    if not plus or modifiers == "shift":
        return key
    return modifiers + plus + _BY_NAME.get(letter.lower(), letter)
