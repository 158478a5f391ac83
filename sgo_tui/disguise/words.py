"""Invented words: as long as the word they stand for, with its ending, its case and its mistakes.

They are drawn letter by letter and not from a list of names, for any list has names that the file has, too: nobody
could tell any more whether a name was replaced.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from random import Random

from sgo_tui.fields import yo
from sgo_tui.fields.text import CYRILLIC_TWINS, LATIN_TWINS

WORD = re.compile(r"[^\W\d_]+")

_VOWELS, _CONSONANTS = "аеиоу", "бвгдзклмнпрст"
_LATIN_VOWELS, _LATIN_CONSONANTS = "aeiou", "bdfghklmnrst"
_OTHERS = "әғқңөұүһ"
"""Letters of other languages in Cyrillic; those in the place of Latin ones with signs are Latin without."""
_ENDINGS = (
    "ович евич ич ыч овна евна вна чна шна ский цкий ская цкая енко швили дзе ов ев ин ын их ых ый ий ая ко ук юк ян"
    " а я ь й"
).split()
"""What tells sex and kind of a name, the longest first where one ends in another."""
_WOMENS = ("ова", "ева", "ина", "ына")
_WOMENS_ADJECTIVES = ("ская", "цкая")
_FEWEST_LETTERS = 4
_FEWEST_LETTERS_TAKEN = 2
"""There are few shorter words, and they tell little."""
_KEPT = frozenset("оглы оглу кызы гызы угли улы уулу кизи заде зода де да дер ван фон эль аль ибн бин".split())
_TWINS = str.maketrans(CYRILLIC_TWINS)
_SMALL_TWINS = "".join(letter for letter in LATIN_TWINS if letter.islower())
_CAPITAL_TWINS = "".join(letter.lower() for letter in LATIN_TWINS if letter.isupper())
"""Russian letters that look like Latin ones, the second as small letters."""
_LONGEST_SMALL_WORD = 3
"""«по», «ул», «кв»: words that name nobody."""
_YO = "е"
"""What ё is compared as."""
_MOST_TRIES = 200


class Words:
    """Gives every word another, and the same word in other spellings the same other."""

    def __init__(self, random: Random, texts: Iterable[str]) -> None:
        """Learn from all `texts` of a file which words it has: none of them is given in the place of another."""
        self._random = random
        self._given: dict[str, str] = {}
        self._nearly: dict[str, str] = {}
        """A word with a letter left out -> a word that has one in its place and is given another already."""
        self._allowed: dict[str, dict[int, str]] = {}
        """Which letters may stand where in words that are also written with ё or Latin letters, or begin with ъ."""
        self._taken: set[str] = set()
        for text in texts:
            for word in WORD.findall(text):
                self._learn(word)

    def replaced(self, text: str) -> str:
        """Return `text` with other words, and all signs and digits between them as they are."""
        return WORD.sub(lambda found: self._word(found[0]), text)

    def prose(self, text: str, is_kept: Collection[str]) -> str:
        """Return `text` with other words but the small ones, and those that `is_kept` in small letters."""

        def other(found: re.Match[str]) -> str:
            word = found[0]
            is_small = len(word) <= _LONGEST_SMALL_WORD and word.islower()
            return word if is_small or word.lower() in is_kept else self._word(word)

        return WORD.sub(other, text)

    def _learn(self, word: str) -> None:
        core = _core(word)
        self._taken.update((core, _stem(core)))
        for place, letter in enumerate(word):
            allowed = ""
            if letter in "ёЁ":
                allowed = _YO
            elif not place and letter in "ъьЪЬ":
                allowed = letter.lower()
            elif letter in CYRILLIC_TWINS:
                allowed = _CAPITAL_TWINS if letter.isupper() else _SMALL_TWINS
            if allowed:
                self._allowed.setdefault(_stem(core), {})[place] = allowed

    def _word(self, word: str) -> str:
        core = _core(word)
        if core in _KEPT or not core.isalpha():
            return word
        stem = _stem(core)
        if stem not in self._given:
            self._given[stem] = self._invented(stem)
            self._nearly.update((short, stem) for short in _shorter(stem))
        new = _womens(self._given[stem], core) if core != stem else self._given[stem]
        if "ё" in word.lower():
            new = yo.with_yo(new) or "".join(
                "ё" if old in "ёЁ" else letter for old, letter in zip(word, new, strict=True)
            )
        return "".join(map(_dressed, word, new))

    def _invented(self, stem: str) -> str:
        near = next((self._nearly[short] for short in (stem, *_shorter(stem)) if short in self._nearly), None)
        for _try in range(_MOST_TRIES):
            if near is not None:
                new = self._like(stem, near)
            elif yo.with_yo(stem):
                new = self._usual_with_yo(stem)
            else:
                new = self._drawn(stem)
            is_free = new not in self._taken if len(stem) > _FEWEST_LETTERS_TAKEN else new != stem
            if is_free and bool(yo.with_yo(new)) == bool(yo.with_yo(stem)):
                break
        self._taken.add(new)
        return new

    def _drawn(self, stem: str) -> str:
        """Return a word that can be spoken, with the ending of another."""
        ending = _ending(stem)
        drawn = len(stem) - len(ending)
        # Vowels and consonants take turns, up to the ending.
        turn = (drawn + (ending[:1] in _CONSONANTS)) % 2 if ending else self._random.randrange(2)
        return "".join(self._letter(stem, place, place % 2 == turn) for place in range(drawn)) + ending

    def _letter(self, stem: str, place: int, is_vowel: bool) -> str:
        old = stem[place]
        allowed = self._allowed.get(stem, {}).get(place)
        if allowed is None:
            if old.isascii():
                allowed = _LATIN_VOWELS if is_vowel and place else _LATIN_CONSONANTS
            elif "а" <= old <= "я":
                allowed = _VOWELS if is_vowel else _CONSONANTS
            else:
                allowed = _OTHERS if "Ѐ" <= old <= "ӿ" else _LATIN_VOWELS
        return self._random.choice(allowed)

    def _usual_with_yo(self, stem: str) -> str:
        """Return another name of the same length that is usually written with ё, and has the same ending if any has."""
        ending = _ending(stem)
        alike = [name for name in yo.usual_names() if len(name) == len(stem) and name != stem]
        of_its_kind = [name for name in alike if _ending(name) == ending] or alike or [stem]
        return self._random.choice([name for name in of_its_kind if name not in self._taken] or of_its_kind)

    def _like(self, stem: str, near: str) -> str:
        """Return what differs from the word given to `near` as `stem` does from `near`: it may be a misprint."""
        given = self._given[near]
        start = 0
        while start < min(len(stem), len(near)) and stem[start] == near[start]:
            start += 1
        end = 0
        while end < min(len(stem), len(near)) - start and stem[-1 - end] == near[-1 - end]:
            end += 1
        middle = stem[start : len(stem) - end]
        if middle == near[start : len(near) - end][::-1] and len(middle) > 1:
            drawn = given[start : len(near) - end][::-1]
        else:
            drawn = "".join(self._letter(stem, start + place, place % 2 == 0) for place in range(len(middle)))
        return given[:start] + drawn + given[len(near) - end :]


def _core(word: str) -> str:
    """Return a word as its spellings are compared: small Russian letters, with е for ё."""
    return yo.folded(word.translate(_TWINS).lower())


def _stem(core: str) -> str:
    """Return the surname that a man has for a woman's; other words as they are."""
    if len(core) > _FEWEST_LETTERS and core.endswith(_WOMENS):
        return core[:-1]
    return f"{core[:-2]}ий" if core.endswith(_WOMENS_ADJECTIVES) else core


def _ending(stem: str) -> str:
    return next((end for end in _ENDINGS if stem.endswith(end) and len(stem) > len(end) + 1), "")


def _womens(stem: str, core: str) -> str:
    """Return the surname that a woman has for a man's, as `core` is one."""
    return f"{stem[:-2]}ая" if core.endswith(_WOMENS_ADJECTIVES) else f"{stem}а"


def _shorter(word: str) -> Iterator[str]:
    """Yield the word with each of its letters left out; short words are all alike."""
    if len(word) > _FEWEST_LETTERS:
        yield from (word[:place] + word[place + 1 :] for place in range(len(word)))


def _dressed(old: str, new: str) -> str:
    """Return the letter `new` in the case and the alphabet of `old`, which stays where it only could be Latin."""
    if old in "ëË":
        return old
    new = new.upper() if old.isupper() else new
    if old in CYRILLIC_TWINS and old.isascii():
        return LATIN_TWINS.get(new, old)
    return new
