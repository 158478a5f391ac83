"""Numbers of documents as they are shown when somebody may look over the shoulder."""

from __future__ import annotations

import re

from sgo_tui.export import Field

_KINDS = frozenset(
    "snils passport_series passport_number passport_combined birth_cert_number birth_cert_combined inn "
    "oms_number".split()
)
_SHOWN = 2
_CHARACTER = re.compile(r"\w")


def hidden_text(field: Field | None, text: str) -> str:
    """Return a number of a document with all but its last characters hidden; other values as they are.

    >>> hidden_text(Field("snils", "snils", "СНИЛС"), "112-233-445 95"), hidden_text(None, "112")
    ('•••-•••-••• 95', '112')
    """
    if field is None or field.kind not in _KINDS:
        return text
    return _CHARACTER.sub("•", text[:-_SHOWN]) + text[-_SHOWN:]
