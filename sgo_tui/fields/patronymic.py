"""Отчество (patronymic): whose son or daughter somebody is, which tells the sex by its ending.

Source: ФЗ-143 «Об актах гражданского состояния», статья 18 and the customs of the peoples: -ович and -овна; оглы,
уулу, угли for a son and кызы, гызы for a daughter, apart, after a hyphen or at the end of the father's name. Uzbek
«угли» (ўғли) is a son's, for all that it ends like a woman's name.

>>> sex_of("Иванович"), sex_of("Ильинична"), sex_of("Рашид оглы"), sex_of("Баходир угли"), sex_of("Айбек кызы")
('М', 'Ж', 'М', 'М', 'Ж')
>>> sex_of("Анна"), sex_of("Иванович кызы"), sex_of("")
(None, None, None)
"""

from __future__ import annotations

import re

from sgo_tui.fields.text import CYRILLIC_TWINS, words_of

_SON = re.compile(r"\w{2,}[иы]ч|\w*(?:о[гғ]л[ыиу]|у[гғ]л[ыи]|ў[гғ]л[иы]|уулу|[уұ]лы)")
_DAUGHTER = re.compile(r"\w{2,}(?:[вч]на|шна)|\w*(?:[кгқ]ъ?[ыи][зс]ы|[кгқ][ыи]зи)")
_TWINS = str.maketrans(CYRILLIC_TWINS)


def sex_of(text: str) -> str | None:
    """Return М or Ж by the endings of the words, None where there is none or they contradict each other."""
    sexes = {sex for word in words_of(text.translate(_TWINS)) if (sex := _sex_by_ending(word))}
    return sexes.pop() if len(sexes) == 1 else None


def _sex_by_ending(word: str) -> str | None:
    if _SON.fullmatch(word):
        return "М"
    return "Ж" if _DAUGHTER.fullmatch(word) else None
