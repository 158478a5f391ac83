"""The committed files are what their script makes."""

from __future__ import annotations

from pathlib import Path

from fixtures.make import FOLDER, GOOD, WRONG, make


def test_the_script_gives_the_committed_bytes(tmp_path: Path) -> None:
    """So that the files can be made again and hold nobody's data."""
    make(tmp_path)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    committed = {path.name: path.read_bytes() for path in FOLDER.glob("*.xls")}

    assert set(made) == {f"{name}.xls" for name in (*GOOD, *WRONG)}
    assert {name for name, data in made.items() if committed.get(name) != data} == set()
    assert committed.keys() == made.keys()


def test_wrong_files_are_wrong_in_their_way() -> None:
    """HTML and CSV in windows-1251, no bytes at all, and a head without its tail."""
    data = {name: (FOLDER / f"{name}.xls").read_bytes() for name in (*GOOD, *WRONG)}

    assert data["html"].decode("windows-1251").startswith("<html>")
    assert 'colspan="12">Мать<' in data["html"].decode("windows-1251")
    assert data["csv"].decode("windows-1251").startswith("№;Класс;Фамилия;")
    assert data["empty"] == b""
    assert data["classic"].startswith(data["truncated"])
    assert len(data["truncated"]) < len(data["classic"])
