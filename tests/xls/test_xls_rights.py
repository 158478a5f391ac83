"""The saved file belongs to whom the old one belonged to, and nobody may read it who could not."""

from __future__ import annotations

import os
import stat
import struct
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sgo_tui import errors
from sgo_tui.xls import open_workbook
from sgo_tui.xls.save import save

NOBODY = 65534
USER, GROUP = 12345, 54321
"""Numbers that no account has."""
ACCESS_LIST, DEFAULT_LIST = "system.posix_acl_access", "system.posix_acl_default"

superuser = pytest.mark.skipif(os.geteuid() != 0, reason="only the superuser can be another user")


def access_list(user: int = 6, group: int = 4, mask: int = 6) -> bytes:
    """Return an access list as the system stores it: the owner, one more user, the group, the mask, no others."""
    nobody = 0xFFFFFFFF
    entries = [(0x01, 6, nobody), (0x02, user, USER), (0x04, group, nobody), (0x10, mask, nobody), (0x20, 0, nobody)]
    return struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *entry) for entry in entries)


def set_attribute(path: Path, name: str, value: bytes) -> None:
    """Give a file an extended attribute; the test is skipped where there are none."""
    try:
        os.setxattr(path, name, value)
    except (AttributeError, OSError):
        pytest.skip("no extended attributes here")


def saved(path: Path) -> os.stat_result:
    """Save the file with a change, and return what is known of it then."""
    save(open_workbook(path), {(0, 1, 1): "Ёлкин"}, backup=False)
    assert open_workbook(path).sheets[0].text(1, 1) == "Ёлкин"
    return path.stat()


def rights(status: os.stat_result) -> tuple[int, int, int]:
    """Return owner, group and rights."""
    return status.st_uid, status.st_gid, stat.S_IMODE(status.st_mode)


@superuser
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o660, 0o664, 0o604])
def test_the_superuser_keeps_the_owner(small: Path, mode: int) -> None:
    """Who repairs another's file as root leaves it to its owner, and to its group."""
    os.chown(small, USER, GROUP)
    small.chmod(mode)
    assert rights(saved(small)) == (USER, GROUP, mode)


@superuser
def test_a_folder_that_gives_its_group(small: Path) -> None:
    """In a folder whose files get its group an old file keeps its own, and a new one is its owner's only."""
    os.chown(small.parent, -1, GROUP)
    small.parent.chmod(0o2770)
    os.chown(small, -1, GROUP + 1)
    small.chmod(0o640)
    assert rights(saved(small)) == (os.geteuid(), GROUP + 1, 0o640)
    other = save(open_workbook(small), {}, small.with_name("b.xls")).workbook.path
    assert rights(other.stat()) == (os.geteuid(), GROUP, 0o600)


@superuser
@pytest.mark.parametrize(
    ("mode", "kept"), [(0o660, 0o600), (0o664, 0o644), (0o640, 0o600), (0o606, 0o666), (0o444, 0o444)]
)
def test_a_group_that_cannot_be_kept(small: Path, monkeypatch: pytest.MonkeyPatch, mode: int, kept: int) -> None:
    """The rights of a group are not given to another one: it gets those of all others."""
    os.chown(small, -1, GROUP)
    small.chmod(mode | 0o200)

    def refuse(*_arguments: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "chown", refuse)
    assert rights(saved(small)) == (os.geteuid(), os.getegid(), kept | 0o200)


def test_access_lists_and_attributes_are_kept(small: Path) -> None:
    """Who may open a file by name may do so after the save; notes of other programs about the file stay."""
    set_attribute(small, ACCESS_LIST, access_list())
    set_attribute(small, "user.note", b"from SGO")
    before = rights(small.stat())
    assert rights(saved(small)) == before
    assert os.getxattr(small, ACCESS_LIST) == access_list()
    assert os.getxattr(small, "user.note") == b"from SGO"


def test_the_access_list_of_a_folder(small: Path) -> None:
    """A file that has none gets none, though new files in the folder do: or others could read it after the save."""
    set_attribute(small.parent, DEFAULT_LIST, access_list())
    small.chmod(0o660)
    saved(small)
    assert ACCESS_LIST not in os.listxattr(small)
    assert stat.S_IMODE(small.stat().st_mode) == 0o660


def test_an_access_list_that_cannot_be_kept(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the list, the rights that it limits are nobody's."""
    set_attribute(small, ACCESS_LIST, access_list(group=0))
    assert stat.S_IMODE(small.stat().st_mode) == 0o660

    def refuse(*_arguments: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "setxattr", refuse)
    assert stat.S_IMODE(saved(small).st_mode) == 0o600


def test_a_system_without_attributes(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other systems than Linux have none for Python; the rights are kept there, too."""
    monkeypatch.delattr(os, "listxattr", raising=False)
    small.chmod(0o664)
    assert stat.S_IMODE(saved(small).st_mode) == 0o664


def test_rights_that_nobody_may_set(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a network folder whose files all have the same rights and the same owner, none need to be set."""
    small.chmod(0o600)

    def refuse(*_arguments: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "chown", refuse)
    monkeypatch.setattr(Path, "chmod", refuse)
    assert stat.S_IMODE(saved(small).st_mode) == 0o600


def test_other_hard_links_stay(small: Path) -> None:
    """A copy that a backup program has made as a link is not changed behind its back."""
    other = small.with_name("link.xls")
    os.link(small, other)
    before = other.read_bytes()
    assert saved(small).st_nlink == 1
    assert other.read_bytes() == before


@pytest.fixture
def common(small: Path) -> Iterator[Path]:
    """The small workbook, writable by anybody, in a folder that anybody can reach."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        path = folder / "a.xls"
        path.write_bytes(small.read_bytes())
        path.chmod(0o666)
        yield path


@contextmanager
def as_nobody() -> Iterator[None]:
    """Be an ordinary user for a while."""
    groups = os.getgroups()
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, 0)
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)
        os.setresgid(0, 0, 0)
        os.setgroups(groups)


def refused(path: Path, words: str) -> None:
    """Try to save and look that nothing has changed."""
    before = path.read_bytes()
    with pytest.raises(errors.CannotWrite, match=words):
        save(open_workbook(path), {(0, 1, 1): "Ёлкин"})
    assert path.read_bytes() == before


@superuser
@pytest.mark.parametrize("mode", [0o555, 0o1777])
def test_folders_in_which_files_cannot_be_replaced(common: Path, mode: int) -> None:
    """Without the right to write, or where only owners may replace files: nothing is left, not even a backup."""
    common.parent.chmod(mode)
    with as_nobody():
        refused(common, "no right to write to the folder")
    assert [path.name for path in common.parent.iterdir()] == ["a.xls"]


@superuser
def test_a_folder_that_cannot_be_listed(common: Path) -> None:
    """Writing and replacing are allowed, and that is enough."""
    common.parent.chmod(0o733)
    with as_nobody():
        saved(common)


@superuser
def test_the_file_of_another_in_a_shared_folder(common: Path) -> None:
    """It becomes the file of who has saved it: nobody can give files away. What others may do stays."""
    with as_nobody():
        assert rights(saved(common)) == (NOBODY, NOBODY, 0o666)


@superuser
def test_a_file_that_may_only_be_read(common: Path) -> None:
    """It is not replaced, though the folder would allow it."""
    common.chmod(0o644)
    with as_nobody():
        refused(common, "protected")


def test_a_file_protected_by_its_owner(small: Path) -> None:
    """Not even the superuser replaces it without having been asked to: he saves under another name."""
    small.chmod(0o444)
    refused(small, "protected")
    save(open_workbook(small), {(0, 1, 1): "Ёлкин"}, small.with_name("b.xls"))
