"""The values of an export: one document or number a module, with the interface of python-stdnum.

``compact`` strips decoration, ``validate`` returns the clean value or raises a `stdnum.exceptions` class that
names the reason, ``is_valid`` answers yes or no, ``format`` writes the value as SGO wants it, and
``calc_check_digits`` is there where a number has them.

To these comes ``is_canonical``: whether a text is a right value in the very form that SGO wants. It never says yes
to anything doubtful and costs about a microsecond, so that the right cells of a large file, which are nearly all,
are passed over without being taken apart.

Words out of a list, such as a country or a relation, and texts that tell something beside themselves, such as a
patronymic or a class, have no form of their own. They are asked what they mean and what was likely meant; the answer
is None where that is not sure.
"""

from __future__ import annotations

from collections.abc import Callable

from stdnum.exceptions import ValidationError


def passes(validate: Callable[[str], str], value: str) -> bool:
    """Return whether `validate` accepts `value`: the body of every ``is_valid``."""
    try:
        validate(value)
    except ValidationError:
        return False
    return True
