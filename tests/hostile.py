"""Texts that nobody types, and an export full of them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from sgo_tui.xls import CellValue, open_workbook
from sgo_tui.xls.save import save

FIXTURES = Path(__file__).parent / "fixtures"
SIGN = "7777"
"""It is in every command to the terminal that a cell holds, and in none that the program sends."""

TEXTS = {
    "sequences": f"a\x1b[{SIGN};1H\x1b]0;{SIGN}\x07\x1bP{SIGN}\x1b\\\x1b[2Jb",
    "C1": f"\x9b{SIGN}m\x9d0;{SIGN}\x9c\x90{SIGN}\x9c\x85",
    "markup": "[bold]жирно[/bold] [link=http://x]x[/] [@click=quit]{0} %s $x",
    "bidi": "\u202eслева\u2066\u2069\u200fсправа\u061c",
    "line breaks": "два\nслова\r\nтри\x0bчетыре\x0cпять\u2028шесть\tсемь",
    "NUL": "до\0после",
    "long": "Ж" * 32_767,
    "combining": "и\u0306" + "е" + "\u0301" * 60,
    "wide": "漢字😀\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "no width": "a\u200b\ufeff\xadb\U000e0041",
    "half a character": "ab\ud83d",
}
"""By what is strange in them; the last one no program can be told to write."""
FORMULAS = ("=1+1", "+79991234567", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "='x'", '="007"')
"""Texts that some programs would take for something to be computed."""

FIRST_ROW, COLUMN = 4, 7
"""Where the texts stand in the export, beneath each other: «Гражданство» of the first pupils."""
LABEL = (2, 61)
"""A cell of the header with a command in it: the name of a column of any text."""

_PLACEHOLDER = "\ufffc"
_SEQUENCE = re.compile(
    rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[PX^_][^\x1b]*\x1b\\|\x1b[ -/]*[0-OQ-WYZ\\`-~]"
)
_CONTROLS = re.compile("[\0-\x07\x0b-\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def write_hostile_export(path: Path) -> Path:
    """Write an export with all texts in cells, and a command to the terminal as a label and in a sheet's name."""
    texts = [text.replace("\ud83d", _PLACEHOLDER) for text in TEXTS.values()]
    edits: dict[tuple[int, int, int], CellValue] = {
        (0, FIRST_ROW + place, COLUMN): text for place, text in enumerate(texts)
    }
    save(open_workbook(FIXTURES / "classic.xls"), {**edits, (0, *LABEL): f"\x1b[{SIGN}mметка\u202e"}, path)
    data = path.read_bytes()
    for old, new in ((_PLACEHOLDER, "\ud83d"), ("Ученики", f"\x1b[{SIGN}m")):
        data = data.replace(old.encode("utf-16-le"), new.encode("utf-16-le", "surrogatepass"), 1)
    path.write_bytes(data)
    return path


def hostile_copy(path: Path) -> Path:
    """Return a copy of a file under a name that holds commands to the terminal."""
    return Path(shutil.copy(path, path.with_name(f"a\x1b[{SIGN}m\u202e\x9b{SIGN}m[bold].xls")))


def obeyed(sent: bytes) -> list[str]:
    """Return what a terminal would obey or hide of all that was sent, but for what the program sends by itself."""
    sequences = [sequence.decode() for sequence in _SEQUENCE.findall(sent) if SIGN.encode() in sequence]
    return sequences + _CONTROLS.findall(_SEQUENCE.sub(b"", sent).decode())
