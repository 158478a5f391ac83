"""Lines of a settings file: found for whatever the file says."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sgo_tui.settings.source import Source, parse

MISLEADING = '''\
# b = 1
a = """
b = 2
[c]
"""

[c]
"a" = [ "b = 3", # [
  "]",
  \'\'\'b = 4\'\'\',
]
b = {a = 5, d = [
  6, 7,
  8 ] }
c.a = 9
"\\u0062e" = 10
'''


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (("c",), 7),
        (("c", "a"), 8),
        (("c", "a", 0), 8),
        (("c", "a", 1), 9),
        (("c", "a", 2), 10),
        (("c", "b"), 12),
        (("c", "b", "d", 0), 13),
        (("c", "b", "d", 2), 14),
        (("c", "c", "a"), 15),
        (("c", "be"), 16),
    ],
)
def test_lines(place: tuple[str | int, ...], line: int) -> None:
    """Neither comments nor texts that look like settings, nor other ways to write a name, mislead."""
    assert Source(Path("x"), MISLEADING).line_of(*place) == line


STATEMENTS = st.sampled_from(
    [
        ("{} = 1",),
        ("{} = [ # a list = [",),
        ("{} = [", '  "k0 = 1", # ]', "", "  'x',", "]"),
        ("{} = {{ a = 1, k9 = '[' }}",),
        ("[{}]",),
        ("", "# k1 = 1", "{} = '#'"),
    ]
)
"""Lines in which the name stands for {}; the second is whole with the bracket below."""


@settings(deadline=None)
@given(st.lists(STATEMENTS, min_size=1))
def test_lines_of_any_file(statements: list[tuple[str, ...]]) -> None:
    """In any order of statements each key has the line in which it was written."""
    lines: list[str] = []
    places: dict[tuple[str, ...], int] = {}
    section: tuple[str, ...] = ()
    for number, statement in enumerate(statements):
        key = f"k{number}"
        first = next(i for i, line in enumerate(statement) if "{}" in line)
        section = (key,) if statement[first].startswith("[{}]") else section
        place = section if section == (key,) else (*section, key)
        places[place] = len(lines) + first + 1
        lines += [line.format(key) for line in statement]
        lines += ["]"] if statement[first].endswith("= [") and len(statement) == 1 else []
    source = Source(Path("x"), "\n".join(lines))

    assert parse(source.text)
    assert {place: source.line_of(*place) for place in places} == places
