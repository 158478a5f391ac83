"""Web pages, XML and text tables gone wrong: tags, numbers, encodings, quotes, endless repetition."""

from __future__ import annotations

import re
from random import Random

from fuzz import blocks

_TOKEN = re.compile(rb"<[^<>]*>|[^<>;,\t\r\n]+|[;,\t\r\n]|.", re.DOTALL)
_NUMBER = re.compile(rb"\d+")
_VALUES = (
    b"0", b"-1", b"1", b"2", b"255", b"256", b"257", b"65535", b"65536", b"65537", b"1048576", b"999999999",
    b"99999999999999999999", b"1e308", b"1e999", b"NaN", b"", b"0x10", b"1.2.3", "٣".encode(), b"x",
)  # fmt: skip
_SNIPPETS = (
    b"\0", b"\x1b[2J", b"\xe2\x80\xae", b"\xff\xfe", b"\xed\xa0\x80", b"&#x1b;", b"&#0;", b"&#xd800;", b"&lol;",
    b"<!--", b"]]>", b"<![CDATA[", b"<table>", b"</table>", b"<tr>", b"<td colspan=1000000000>", b"<td rowspan=0>",
    b"<script>", b"<br>", b"<x:Name>[]:*?/\\</x:Name>", b"<meta charset=idna>",
    b"<?xml version='1.0' encoding='utf-7'?>",
    b'"', b"'", b'=";"', b'="', b"=1+1", b"\r", b"\n", b"\t;,", b"_x001B_", b"sep=;\n", b"sep=\n",
)  # fmt: skip
_ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1251", "cp866", "koi8-r", "utf-32")
_LONGEST = 400_000
_MOST_COPIES = 2000


def mutated(data: bytes, chance: Random) -> tuple[bytes, str]:
    """Return the text with something wrong in it, and what was done."""
    if not data:
        return chance.choice(_SNIPPETS), "a snippet in an empty file"
    how = chance.choice((_drop, _double, _swap, _renumber, _renumber, _insert, _insert, _recode, _bytes))
    return how(data, chance), f"text: {how.__name__.strip('_')}"


def _token(data: bytes, chance: Random) -> re.Match[bytes]:
    """Return a token somewhere: a tag, a delimiter, or what stands between such."""
    found = _TOKEN.search(data, chance.randrange(len(data)))
    assert found is not None
    return found


def _drop(data: bytes, chance: Random) -> bytes:
    token = _token(data, chance)
    return data[: token.start()] + data[token.end() :]


def _double(data: bytes, chance: Random) -> bytes:
    """Repeat a token, or all from it to another, once or until the file is large."""
    one, other = sorted((_token(data, chance), _token(data, chance)), key=lambda token: token.start())
    stretch = data[one.start() : chance.choice((one, one, other)).end()]
    copies = min(chance.choice((1, 2, _MOST_COPIES)), _LONGEST // max(1, len(stretch)) + 1)
    return data[: one.end()] + stretch * copies + data[one.end() :]


def _swap(data: bytes, chance: Random) -> bytes:
    one, other = sorted((_token(data, chance), _token(data, chance)), key=lambda token: token.start())
    if one.end() > other.start():
        return data
    between = data[one.end() : other.start()]
    return data[: one.start()] + other[0] + between + one[0] + data[other.end() :]


def _renumber(data: bytes, chance: Random) -> bytes:
    found = _NUMBER.search(data, chance.randrange(len(data)))
    return data if found is None else data[: found.start()] + chance.choice(_VALUES) + data[found.end() :]


def _insert(data: bytes, chance: Random) -> bytes:
    place = chance.choice((_token(data, chance).start(), chance.randrange(len(data))))
    return data[:place] + chance.choice(_SNIPPETS) * chance.choice((1, 1, 1, _MOST_COPIES)) + data[place:]


def _recode(data: bytes, chance: Random) -> bytes:
    """Write the text in another encoding than it says."""
    text = data.decode(chance.choice(_ENCODINGS), "replace")
    return text.encode(chance.choice(_ENCODINGS), "replace")


def _bytes(data: bytes, chance: Random) -> bytes:
    return blocks.mutated(data, chance)[0]
