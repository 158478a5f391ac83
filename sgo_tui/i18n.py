"""The language of every word shown to people: Russian unless another is chosen.

Message identifiers are the English sentences, so English needs no catalogue; ``locale/`` holds the
others. A message that is looked up later than it is written is marked with `N_`.
"""

from __future__ import annotations

import gettext as _gettext
import os
from pathlib import Path

LANGUAGES = ("ru", "en")
"""The languages that can be chosen; the first is the default."""

CATALOGUES = Path(__file__).with_name("locale")
"""Where the translations of the words lie."""
_catalogue: _gettext.NullTranslations = _gettext.NullTranslations()
_language = "en"


def use_language(language: str | None = None) -> str:
    """Choose the language of all later messages and return it.

    Without an argument `SGO_TUI_LANG` decides; a language that is not in `LANGUAGES` means Russian,
    because a program in a foreign language helps its users less than one that ignores a setting.
    """
    global _catalogue, _language  # noqa: PLW0603 - one process speaks one language
    wanted = (language or os.environ.get("SGO_TUI_LANG", "")).lower()[:2]
    _language = wanted if wanted in LANGUAGES else LANGUAGES[0]
    fallback = _language == "en"
    _catalogue = _gettext.translation("sgo_tui", CATALOGUES, [_language], fallback=fallback)
    return _language


def current_language() -> str:
    """Return the language in use, as a two-letter code."""
    return _language


def _(message: str) -> str:
    """Return `message` in the language in use."""
    return _catalogue.gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """Return the form of a counted message that fits `count`; `{n}` is left for the caller to fill."""
    return _catalogue.ngettext(singular, plural, count)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for it
    """Mark `message` for translation and return it as it is, to be looked up when it is shown."""
    return message
