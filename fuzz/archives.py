"""Archives of .xlsx and .ods gone wrong: one part of them, or what the archive tells of its parts."""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib
from random import Random

from fuzz import blocks, texts

_BOMB = 120 << 20
"""Bytes of a part that is packed to a thousandth: more than may be unpacked."""


def mutated(data: bytes, chance: Random) -> tuple[bytes, str]:
    """Return the archive with a part, or the list of parts, wrong, and what was done."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if any(part.file_size >= _BOMB for part in archive.infolist()):
                return blocks.mutated(data, chance)
            parts = [(name, archive.read(name)) for name in archive.namelist()]
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError):
        return blocks.mutated(data, chance)
    if not parts:
        return blocks.mutated(data, chance)
    place = chance.choices(range(len(parts)), [max(1, len(content)) ** 0.5 for _name, content in parts])[0]
    name, content = parts[place]
    how = chance.choice(("text",) * 10 + ("drop", "double", "rename", "bomb", "directory"))
    if how == "text":
        new, step = texts.mutated(content, chance)
        parts[place] = (name, new)
        return _packed(parts), f"{name}: {step}"
    if how == "drop":
        del parts[place]
    elif how == "double":
        parts.append((name, texts.mutated(content, chance)[0]))
    elif how == "rename":
        parts[place] = (chance.choice(("../" + name, "/" + name, name.upper(), "\x1b[2J", "xl/workbook.xml")), content)
    elif how == "bomb" and chance.random() < 0.05:  # it costs a second
        parts[place] = (name, content + bytes(_BOMB))
    packed = _packed(parts)
    return (_with_wrong_list(packed, chance) if how == "directory" else packed), f"archive: {how} {name}"


def _packed(parts: list[tuple[str, bytes]]) -> bytes:
    file = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        warnings.simplefilter("ignore")  # of names that are there twice
        for name, content in parts:
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)  # without the time of day
    return file.getvalue()


def _with_wrong_list(packed: bytes, chance: Random) -> bytes:
    """Flip bits in what an archive tells of its parts: sizes, places, methods, passwords."""
    start = packed.index(b"PK\x01\x02")
    return packed[:start] + blocks.flipped(packed[start:], chance)
