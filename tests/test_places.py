"""Names, paths and links as they come: saved all the same, or a sentence that says what to do."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sgo_tui import errors
from sgo_tui.cli import main
from sgo_tui.convert import convert, free_path
from sgo_tui.tui.saving import _typed_path
from sgo_tui.work import Table, open_table
from sgo_tui.work.backups import all_backups
from sgo_tui.xls import open_workbook, replacing
from sgo_tui.xls.save import save

FIXTURES = Path(__file__).parent / "fixtures"
PLACE = (5, 7)
LONGEST = "Ж" * 125 + ".xls"
"""254 bytes: one more is the most that a name may have."""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, in which the test runs."""
    folder = tmp_path / "папка"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def file(here: Path) -> Path:
    """An export in that folder."""
    return Path(shutil.copy(FIXTURES / "classic.xls", here / "a.xls"))


def edited(path: str | Path, text: str = "Казахстан") -> Table:
    """Open a file and change a cell."""
    table = open_table(path)
    table.change(*PLACE, text)
    return table


def names(folder: Path) -> set[str]:
    """Return the names in a folder."""
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize(
    "name",
    [
        "Выгрузка 2А класса.xls", LONGEST, "ё" * 127, " a .xls", "a\nb.xls", "a\tb.xls", "\x1b[31m.xls", "-o.xls",
        "--.xls", "~.xls", "~nobody.xls", "*?[a].xls", "%s{name}.xls", "'\".xls", "\\.xls", "$HOME.xls", "a.xls.bak",
        ".xls", "\udcff\udcfe.xls", "😀.xls", "и\u0306.xls",
    ],
)  # fmt: skip
def test_names(file: Path, name: str) -> None:
    """Whatever a file is called, it is saved, kept, and its backup found again."""
    place = file.with_name(name)
    file.rename(place)
    before = place.read_bytes()
    first, second = edited(place).save(), edited(place, "Россия").save()

    assert open_table(place).text(*PLACE) == "Россия"
    assert first.backup is not None
    assert first.backup == second.backup
    assert first.backup.read_bytes() == before
    assert [(backup.file, backup.path) for backup in all_backups()] == [(place, first.backup)]
    assert len(names(place.parent)) == 2


def test_backups_of_long_names(file: Path) -> None:
    """A name is shortened until the ending fits; what begins alike gets numbers."""
    for name in (LONGEST, LONGEST.replace(".xls", "1.xls")):
        shutil.copy(file, file.with_name(name))
        edited(file.with_name(name)).save()
    kept = sorted((backup.path.name for backup in all_backups()), key=lambda name: name.lstrip("Ж"))
    assert [len(os.fsencode(name)) <= 255 for name in kept] == [True, True]
    assert [name.lstrip("Ж") for name in kept] == [".xls.2.bak", ".xls.bak"]


def test_a_copy_of_a_long_name(here: Path) -> None:
    """A converted copy gets a name that can be written; a full name that cannot is told."""
    source = Path(shutil.copy(FIXTURES / "csv.xls", here / ("Ж" * 125 + ".csv")))
    convert(source, free_path(source))
    assert open_workbook(free_path(source).with_name("Ж" * 124 + "-97.xls")).sheets
    with pytest.raises(errors.CannotWrite, match="too long"):
        convert(source, here / ("Ж" * 127 + ".xls"))


@pytest.mark.parametrize("name", ["-a.xls", "--yes", "a b.xls", "a\nb.xls"])
def test_names_on_the_command_line(file: Path, name: str) -> None:
    """A name that looks like an option is given after two dashes, as everywhere, or with its folder."""
    file.rename(file.with_name(name))
    assert main(["set", "-o", f"./{name}", "--force", "--", name, "H6=Казахстан"]) == 0
    assert main(["set", f"./{name}", "H6=Россия", "-o", f"./{name}", "--force"]) == 0
    assert open_table(file.with_name(name)).text(*PLACE) == "Россия"


@pytest.mark.parametrize(
    "arguments",
    [
        ["set", "a.xls", "H6=Россия", "-o", "NAME"],
        ["repair", "a.xls", "--original", "a.xls", "-o", "NAME"],
        ["convert", "a.xls", "-o", "NAME"],
        ["demo", "--rows", "1", "--write", "NAME"],
        ["backups", "NAME"],
        ["check", "NAME"],
    ],
)
@pytest.mark.parametrize("name", ["ж" * 300 + ".xls", "ж/" * 3000 + "a.xls", "a.xls/b.xls", "no/b.xls"])
def test_names_that_cannot_be(file: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], name: str) -> None:
    """Each command says so in a sentence; nothing is written."""
    assert main(["--lang", "en", *(name if argument == "NAME" else argument for argument in arguments)]) == 2
    assert "sgo-tui: " in capsys.readouterr().err
    assert names(file.parent) == {"a.xls"}


@pytest.fixture
def deep(here: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A current folder whose path is longer than any path may be."""
    for _step in range(20):
        Path("д" * 120).mkdir()
        os.chdir("д" * 120)
    yield Path.cwd()
    for _step in range(20):
        os.chdir("..")
        shutil.rmtree("д" * 120)


def test_a_path_that_is_too_long(file: Path, deep: Path) -> None:
    """It is told when the file is opened, and when it should be saved there."""
    shutil.copy(FIXTURES / "classic.xls", "a.xls")
    with pytest.raises(errors.FileUnreachable, match=r"too long\. Move"):
        open_table("a.xls")
    table = edited(file)
    with pytest.raises(errors.CannotWrite, match="too long"):
        table.save("b.xls")
    Path("a.xls").unlink()
    assert table.pending_count == 1
    table.save()


def test_a_current_folder_that_is_gone(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Relative paths lead nowhere then; what is open can be saved in its place."""
    table = edited(file)
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    with pytest.raises(errors.FileUnreachable):
        open_table("a.xls")
    with pytest.raises(errors.CannotWrite, match="no such folder"):
        table.save("b.xls")
    with pytest.raises(errors.CannotWrite, match="no such folder"):
        convert(FIXTURES / "csv.xls", Path("b.xls"))
    assert main(["demo", "--rows", "1", "--write", "b.xls"]) == 2
    assert main(["repair", "a.xls", "--original", "b.xls", "-o", "c.xls"]) == 2
    assert main(["backups", "a.xls"]) == 2
    table.save()


def test_a_folder_that_vanishes(file: Path, tmp_path: Path) -> None:
    """Its file is gone with it; the edits can be saved elsewhere."""
    table = edited(file)
    shutil.rmtree(file.parent)
    for path in (None, file, file.with_name("b.xls")):
        with pytest.raises(errors.CannotSave, match=r"removed by another program|no such folder"):
            table.save(path)
    assert table.pending_count == 1
    assert table.save(tmp_path / "b.xls").backup is None


LINKS = {
    "relative": "a.xls",
    "through a folder": "sub/../a.xls",
    "chain": "second.xls",
    "absolute": "/",
}


@pytest.mark.parametrize("link", LINKS)
def test_links(file: Path, link: str) -> None:
    """The file is replaced where it lies, its backup lies beside it, and all links stay links."""
    (file.parent / "sub").mkdir()
    file.with_name("second.xls").symlink_to("a.xls")
    path = file.with_name("link.xls")
    path.symlink_to(file if link == "absolute" else LINKS[link])
    saved = edited(path).save()

    assert saved.workbook.path == path
    assert saved.backup == file.with_name("a.xls.bak")
    assert path.is_symlink()
    assert not file.is_symlink()
    assert open_table(file).text(*PLACE) == "Казахстан"
    assert names(file.parent) == {"a.xls", "a.xls.bak", "second.xls", "link.xls", "sub"}


def test_links_to_nothing(file: Path) -> None:
    """The file appears where a link leads; a link in a circle leads nowhere, which is told."""
    file.with_name("dangling.xls").symlink_to("new.xls")
    file.with_name("loop.xls").symlink_to("loop2.xls")
    file.with_name("loop2.xls").symlink_to("loop.xls")
    edited(file).save(file.with_name("dangling.xls"))
    assert open_table(file.with_name("new.xls")).text(*PLACE) == "Казахстан"
    assert file.with_name("dangling.xls").is_symlink()

    table = edited(file)
    with pytest.raises(errors.CannotWrite, match="leads nowhere"):
        table.save(file.with_name("loop.xls"))
    with pytest.raises(errors.CannotWrite, match="leads nowhere"):
        convert(FIXTURES / "csv.xls", file.with_name("loop.xls"), force=True)
    with pytest.raises(errors.FileUnreachable):
        open_table(file.with_name("loop.xls"))
    assert file.with_name("loop.xls").is_symlink()


def _by_another(path: Path) -> None:
    shutil.copy(FIXTURES / "flat.xls", path.with_name("new"))
    path.with_name("new").replace(path)


def _by_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _by_a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _by_a_link(path: Path) -> None:
    path.unlink()
    path.symlink_to(shutil.copy(FIXTURES / "flat.xls", path.with_name("new")))


REPLACED: dict[str, Callable[[Path], None]] = {
    "removed": Path.unlink,
    "replaced by another": _by_another,
    "replaced by a folder": _by_a_folder,
    "replaced by a pipe": _by_a_pipe,
    "replaced by a link": _by_a_link,
    "emptied": lambda path: os.truncate(path, 0),
    "changed in one byte": lambda path: path.write_bytes(path.read_bytes()[:-1] + b"\x01"),
}


@pytest.mark.parametrize("is_late", [False, True])
@pytest.mark.parametrize("change", REPLACED)
def test_a_file_that_is_not_what_was_opened(
    file: Path, monkeypatch: pytest.MonkeyPatch, change: str, is_late: bool
) -> None:
    """Before a save or while its backup is written: what another program has done stays, and the edits are kept."""
    table = edited(file)
    put_new = replacing.put_new
    if is_late:

        def meddle(temporary: Path, target: Path) -> None:
            put_new(temporary, target)
            REPLACED[change](file)

        monkeypatch.setattr(replacing, "put_new", meddle)
    else:
        REPLACED[change](file)
    with pytest.raises(errors.CannotSave):
        table.save()
    assert table.pending_count == 1
    assert names(file.parent) <= {"a.xls", "new"}
    assert not file.is_file() or file.read_bytes() != table.workbook.data

    table.save(file.with_name("b.xls"))
    assert open_table(file.with_name("b.xls")).text(*PLACE) == "Казахстан"


def test_the_same_bytes_in_another_file(file: Path) -> None:
    """A copy that has taken the file's place is no change, as when a disk was restored."""
    table = edited(file)
    shutil.copy(file, file.with_name("copy.xls"))
    file.with_name("copy.xls").replace(file)
    table.save()
    assert open_table(file).text(*PLACE) == "Казахстан"


def test_converting_over_what_must_stay(file: Path) -> None:
    """A protected file, a pipe and the source, by any of its names, are not overwritten even by force."""
    source = Path(shutil.copy(FIXTURES / "csv.xls", file.with_name("source.xls")))
    file.chmod(0o444)
    os.mkfifo(file.with_name("pipe.xls"))
    before = file.read_bytes()
    for target in (file, file.with_name("pipe.xls"), source, file.parent / ".." / file.parent.name / "source.xls"):
        with pytest.raises(errors.CannotWrite):
            convert(source, target, force=True)
    assert file.read_bytes() == before
    assert names(file.parent) == {"a.xls", "source.xls", "pipe.xls"}


def test_a_file_that_appears_during_a_conversion(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not overwritten unless that was asked for."""
    target = here / "b.xls"
    check = replacing.check_replaceable

    def meddle(path: Path) -> bool:
        found = check(path)
        target.write_bytes(b"by another program")
        return found

    monkeypatch.setattr(replacing, "check_replaceable", meddle)
    with pytest.raises(errors.CannotWrite, match="exists already"):
        convert(FIXTURES / "csv.xls", target)
    assert target.read_bytes() == b"by another program"
    assert names(here) == {"b.xls"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("b.xls", "b.xls"),
        ("b", "b.xls"),
        ("b.XLS", "b.XLS"),
        ("b.xlsx", "b.xlsx.xls"),
        ("sub", "sub/a.xls"),
        ("sub/", "sub/a.xls"),
        (".", "a.xls"),
        ("..", "../a.xls"),
        ("/", "/a.xls"),
        ("~nobody-of-that-name/b.xls", "~nobody-of-that-name/b.xls"),
        ("ж" * 300, "ж" * 300 + ".xls"),
    ],
)
def test_what_is_typed_as_a_name(here: Path, typed: str, meant: str) -> None:
    """In a folder the name stays; whatever is typed, the editor does not stumble over it."""
    (here / "sub").mkdir()
    assert _typed_path(typed, "a.xls") == Path(meant)


def test_a_backup_elsewhere_than_beside_the_file(file: Path) -> None:
    """Where a file is kept can be told; what is replaced under another name is kept there, too."""
    other = Path(shutil.copy(FIXTURES / "flat.xls", file.with_name("b.xls")))
    kept = file.with_name("kept")
    saved = save(open_workbook(file), {(0, *PLACE): "Казахстан"}, other, backup=kept)
    assert saved.backup == kept
    assert kept.read_bytes() == (FIXTURES / "flat.xls").read_bytes()
    assert save(open_workbook(file), {}, file.with_name("new.xls"), backup=kept.with_name("no")).backup is None
    assert not kept.with_name("no").exists()
