"""Choosing a file: the one to work on, when the program was started without one, or one with something for it."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.css.query import NoMatches
from textual.screen import Screen

from sgo_tui.errors import SgoError
from sgo_tui.i18n import N_, _
from sgo_tui.keeping.recent import recent_files
from sgo_tui.tui.dialogs import Note
from sgo_tui.tui.file_list import FileList, Line
from sgo_tui.tui.lines import Lines, Piece
from sgo_tui.tui.looks import Looks
from sgo_tui.tui.text import visible
from sgo_tui.work.file_kind import FileKind, kind_of
from sgo_tui.work.folder import Entry, entries_of, entry_of, matching, typed_path

if TYPE_CHECKING:
    from textual.app import App

_MOST_RECENT = 5
_MOST_KINDS = 300
"""Files that are looked into: nobody scrolls further, and each costs some 20 ms."""
_KINDS = {
    FileKind.PUPILS: N_("pupils"),
    FileKind.EMPLOYEES: N_("employees"),
    FileKind.OTHER: N_("no export"),
    FileKind.WORKBOOK: N_("Excel workbook"),
    FileKind.CONVERTIBLE: N_("to be converted"),
    FileKind.NO_TABLE: N_("no table"),
}


class Purpose(NamedTuple):
    """What a file is chosen for, in words to be translated."""

    title: str
    leave: str
    """What Esc does."""
    nothing: Sequence[str]
    """Lines for a folder without tables."""
    is_export: bool
    """Whether it is to be worked on: those opened last are offered, and it is told what each file is."""


EXPORT = Purpose(
    N_("Choose a file"),
    N_("quit"),
    (
        N_("There are no tables here. To get one from SGO:"),
        N_("«Управление → Ученики → Пакетное обновление → 1. Выгрузка данных»,"),
        N_("for employees «Управление → Сотрудники → Импорт/Экспорт»,"),
        N_("then put the file into this folder."),
    ),
    is_export=True,
)


async def choose_file(app: App[int], looks: Looks, failure: SgoError | None) -> Path | None:
    """Let a person choose a file, after telling why the last one could not be opened; None to leave."""
    page = FilesPage(Path.cwd(), looks)
    if failure is not None:
        app.call_later(app.push_screen, Note(failure.title, str(failure)))
    return await app.push_screen_wait(page)


class FilesPage(Screen[Path | None]):
    """The tables of a folder, and those opened last; what is typed narrows the list, or is a path."""

    BINDINGS = [
        Binding("enter", "open", show=False),
        Binding("escape", "back", show=False),
        Binding("backspace", "rub_out", show=False),
        Binding("f10,ctrl+q", "dismiss", show=False),
    ]

    def __init__(self, folder: Path, looks: Looks, purpose: Purpose = EXPORT) -> None:
        super().__init__()
        self._looks = looks
        self._purpose = purpose
        self._folder = folder
        self._entries: list[Entry] = []
        self._recent: list[Entry] = []
        self._typed = ""

    def compose(self) -> ComposeResult:
        """Lay the list between where one is and what can be done."""
        yield Lines((), id="folder")
        yield Lines((), id="typed")
        yield FileList(self._looks)
        yield Lines((), id="path")
        yield Lines(self._keys(), id="keys")

    def on_mount(self) -> None:
        """Show the current folder."""
        self._list.focus()
        entries = [entry_of(path) for path in recent_files()] if self._purpose.is_export else []
        self._recent = [entry for entry in entries if entry][:_MOST_RECENT]
        self._enter(self._folder)

    @property
    def _list(self) -> FileList:
        return self.query_one(FileList)

    def on_key(self, event: events.Key) -> None:
        """Take what is typed."""
        if event.is_printable and event.character:
            event.stop()
            self._type(self._typed + event.character)

    def on_paste(self, event: events.Paste) -> None:
        """Take a pasted name or path."""
        event.stop()
        self._type(self._typed + event.text.strip("\r\n").split("\n")[0])

    def action_rub_out(self) -> None:
        """Take the last character back, or go to the folder above."""
        if self._typed:
            self._type(self._typed[:-1])
        else:
            self._enter(self._folder.parent, came_from=self._folder)

    def action_back(self) -> None:
        """Forget what was typed, or leave."""
        if self._typed:
            self._type("")
        else:
            self.dismiss(None)

    def action_open(self) -> None:
        """Open the file or the folder that was typed, or is under the cursor."""
        path = typed_path(self._typed, self._folder)
        if path is None:
            path = self._list.entry.path if self._list.entry else None
        if path is None:
            self._tell(_("There is no such file here."))
        elif os.path.isdir(path):  # noqa: PTH112 - unlike Path.is_dir it fails nowhere
            self._enter(path, came_from=self._folder)
        else:
            self.dismiss(path)

    def _enter(self, folder: Path, came_from: Path | None = None) -> None:
        """Show what a folder holds; the cursor stands on the one that one came from."""
        try:
            self._entries = entries_of(folder, workbooks_first=self._purpose.is_export)
        except OSError as error:
            self._tell(_("The folder cannot be read: {reason}.").format(reason=error.strerror))
            return
        self._folder = folder
        self._typed = ""
        title = f" {_(self._purpose.title)} · {visible(_told(folder))}"
        self.query_one("#folder", Lines).show([[(title, self._looks.header), ("", self._looks.header)]])
        self._show(came_from)
        if self._purpose.is_export:
            self.run_worker(self._tell_kinds(), exclusive=True)

    def _type(self, text: str) -> None:
        self._typed = text
        self._show()

    def _show(self, first: Path | None = None) -> None:
        """Show what matches that is typed; a path is typed blindly."""
        is_path = typed_path(self._typed, self._folder) is not None
        typed = "" if is_path else self._typed
        prompt = _("Path:") if is_path else _("Name:")
        hint = "" if self._typed else _("type a part of a name, or a path with «/»")
        pieces = [(f" {prompt} ", self._looks.strong), (visible(self._typed), self._looks.strong)]
        self.query_one("#typed", Lines).show([[*pieces, ("▏ ", self._looks.plain), (hint, self._looks.soft)]])
        self.query_one("#keys", Lines).show([self._keys()])
        recent, entries = matching(self._recent, typed), matching(self._entries, typed)
        above = [] if typed or self._folder.parent == self._folder else [Entry(self._folder.parent, is_folder=True)]
        around = [Line("..", entry) for entry in above]
        lines = [*_recent_lines(recent), *around, *self._folder_lines(entries, is_filtered=bool(typed))]
        self._list.show_lines(lines, first)

    def _folder_lines(self, entries: list[Entry], *, is_filtered: bool) -> list[Line]:
        """Return the lines of a folder, and how to get a file where it has none."""
        lines = [Line(f"{visible(entry.path.name)}{'/' if entry.is_folder else ''}", entry) for entry in entries]
        if any(not entry.is_folder for entry in entries):
            return lines
        if is_filtered:
            return [*lines, Line(_("No table here has such a name."))]
        return [*lines, Line(""), *(Line(_(sentence)) for sentence in self._purpose.nothing)]

    async def _tell_kinds(self) -> None:
        """Look into the files one after the other, in a thread: the list does not wait for it."""
        files = [entry.path for entry in [*self._recent, *self._entries] if not entry.is_folder]
        with suppress(NoMatches):  # a file was chosen, and the list is gone before this is stopped
            for path in dict.fromkeys(files[:_MOST_KINDS]):
                self._list.show_kind(path, _(_KINDS[await asyncio.to_thread(kind_of, path)]))

    @on(FileList.Moved)
    def _show_path(self) -> None:
        entry = self._list.entry
        text = visible(_told(entry.path)) if entry else ""
        self.query_one("#path", Lines).show([[(f" {text}", self._looks.soft)]])

    def _tell(self, text: str) -> None:
        self.query_one("#keys", Lines).show([[(f" {text} ", self._looks.notice)]])

    def _keys(self) -> list[Piece]:
        words = (("Enter", _("open")), ("Backspace", _("folder above")), ("Esc", _(self._purpose.leave)))
        return [piece for key, does in words for piece in ((key, self._looks.key), (f" {does}  ", self._looks.plain))]


def _told(path: Path) -> str:
    """Return a path as people write it, from the home folder where it is in that."""
    home = os.path.expanduser("~")  # noqa: PTH111 - unlike Path.home it fails nowhere
    return f"~{str(path)[len(home) :]}" if Path(home) in (path, *path.parents) else str(path)


def _recent_lines(recent: list[Entry]) -> list[Line]:
    if not recent:
        return []
    lines = [Line(f"{visible(entry.path.name)} · {visible(entry.path.parent.name)}/", entry) for entry in recent]
    return [Line(_("Opened last:")), *lines, Line(_("In this folder:"))]
