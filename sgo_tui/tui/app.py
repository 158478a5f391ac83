"""The Textual application: opens the file behind a frame that is already there, and closes down politely."""

from __future__ import annotations

import asyncio
import gc
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from typing import Any

from textual import events, work
from textual.binding import Binding
from textual.message import Message
from textual.screen import Screen

from sgo_tui.errors import FileInUse, SgoError, WrongContainer, WrongJournal
from sgo_tui.i18n import _
from sgo_tui.keeping import Claim, Recovery, Session, Unsaved, claim, find_unsaved
from sgo_tui.keeping.once import is_first_time
from sgo_tui.keeping.recent import remember_file
from sgo_tui.settings import settings
from sgo_tui.term.driver import TerminalDriver
from sgo_tui.term.keys import latin_key
from sgo_tui.term.painted import PaintedApp
from sgo_tui.term.signals import WayOut
from sgo_tui.tui.blank import Blanker
from sgo_tui.tui.colours import Colours, choose_theme
from sgo_tui.tui.dialogs import Note
from sgo_tui.tui.opening import first_words, offer_copy, offer_look, repair_told
from sgo_tui.tui.palette import Commands, Palette
from sgo_tui.tui.recovering import offer_recovery, why_put_off
from sgo_tui.tui.screen import EditorScreen
from sgo_tui.work import Table, open_table, preview_table
from sgo_tui.xls.temporaries import remove_abandoned

_TITLE_ROWS = 16
"""Rows above the people at most, for the first screen to be full of people."""
_SWITCH_WHILE_READING = 0.0005
"""Seconds after which the thread that reads must let keys through; Python's own 5 ms add up to 40 ms a key."""
_PROGRESS_EVERY = 0.3
"""Seconds between two words on how much of a file has been read; most files are read sooner."""


class EditorApp(PaintedApp[int], inherit_bindings=False):
    """An editor of one file, chosen there unless it is named; its return value is the exit code."""

    CSS_PATH = "sgo_tui.tcss"
    COMMANDS = {Commands}
    ALLOW_SELECT = False
    BINDINGS = [Binding("ctrl+l", "redraw", show=False, priority=True)]
    """Where the screen's own keys are not heard, too: in dialogs."""

    def __init__(
        self,
        path: Path | None,
        sheet: str | None = None,
        *,
        original: Path | None = None,
        scrub: bool = False,
        is_demo: bool = False,
        paint: bool = True,
    ) -> None:
        super().__init__(paint=paint, ansi_color=True, driver_class=TerminalDriver)
        self.colours = Colours(self)
        """Which theme is shown."""
        self.animation_level = "none"
        self.failure: SgoError | None = None
        """Why the file could not be opened, to be told after the screen is gone."""
        self.session: Session | None = None
        """The work on the file, once it is open."""
        self.opened = asyncio.Event()
        """Set when the whole file is there, or cannot be."""
        self.way_out = WayOut(self.leave)
        """What is to be done before the program is left, in whatever way."""
        self._path = path or Path()
        self._chooses = path is None
        """Whether the file is chosen on the screen."""
        self._claim: Claim | None = None
        self._only_look: str | None = None
        self._insists = False
        self._sheet = sheet
        self._original = original
        self._blanker = Blanker(self, settings().blank_after)
        self._is_demo = is_demo
        self.editor = EditorScreen(self._path.name, self.colours.looks, scrub=scrub, is_demo=is_demo)

    def get_default_screen(self) -> Screen[Any]:
        """Show the editor from the first frame on."""
        return self.editor

    def on_ready(self) -> None:
        """Read the file once the frame is drawn."""
        sys.setswitchinterval(_SWITCH_WHILE_READING)
        asyncio.get_running_loop().set_exception_handler(self._task_failed)
        if self._chooses:
            self._choose_file()
        else:
            self._start_reading()

    @work
    async def _choose_file(self, failure: SgoError | None = None) -> None:
        """Let a person choose the file, after telling why the last one could not be opened."""
        from sgo_tui.tui.choosing import choose_file  # most people name their file

        self._release()
        path = await choose_file(self, self.colours.looks, failure)
        if path is None:
            self.exit(0)
        else:
            self._only_look, self._insists = None, False
            self._reopen(path)

    def _start_reading(self) -> None:
        arguments = self._tell_progress(), self.size.height + _TITLE_ROWS
        # Not a worker of Textual: those are waited for, and who quits does not want to wait for a large file.
        Thread(target=self._open, args=arguments, daemon=True).start()

    def _open(self, tell: Callable[[float], None], rows: int) -> None:
        try:
            if self._only_look is None and self._claim is None:
                self._claim = claim(self._path, insist=self._insists)
            table, words = self._read(tell, rows)
            table.only_look = self._only_look
            # The first answer on what may be changed walks over the whole file: here nobody waits for it.
            table.sheet.refusal(0, 0)
            remove_abandoned(self._path)
            remember_file(table.path)
            left: list[Unsaved] = []
            try:
                left = find_unsaved(table.path) if table.read_only is None else []
            except WrongJournal as error:
                words = error.title, str(error)
            self._in_loop(self._show, Session(table, self._claim), left, words)
        except FileInUse as error:
            self._in_loop(self._offer_look, error)
        except WrongContainer as error:
            self._in_loop(self._offer_copy if error.convertible else self._fail, error)
        except SgoError as error:
            self._in_loop(self._fail, error)
        except Exception as error:  # noqa: BLE001 - a thread that dies in silence would leave «Opening…» forever
            self._in_loop(self._handle_exception, error)

    def _read(self, tell: Callable[[float], None], rows: int) -> tuple[Table, tuple[str, str] | None]:
        """Return the table and what is to be said about it before the work begins."""
        if self._original is not None:
            from sgo_tui.work.repair import open_repaired

            table, repair = open_repaired(self._path, self._original, self._sheet)
            return table, (_("The changes are on the original"), repair_told(table, repair))
        self._show_preview(rows)
        table = open_table(self._path, self._sheet, progress=tell)
        return table, first_words(table)

    @work
    async def _offer_copy(self, error: WrongContainer) -> None:
        """Offer to make a workbook of a file of another kind, and open that."""
        copy = await offer_copy(self, self._path, error.title, str(error), self._decline)
        if copy is None:
            self._give_up(error)
        else:
            self._reopen(copy)

    @work
    async def _offer_editable_copy(self, reason: str) -> None:
        """Offer to make a workbook that can be edited of one that can only be read, and open that."""
        copy = await offer_copy(self, self._path, _("The file can only be read"), reason, _("Only look at it"))
        if copy is not None:
            self._reopen(copy)

    def _reopen(self, path: Path) -> None:
        self._path = path
        self._release()
        self.editor.panel.name_file(path.name)
        self._start_reading()

    @work
    async def _offer_look(self, error: FileInUse) -> None:
        """Offer to look at a file that somebody else has open, or to go on if it is doubtful that they still have."""
        answer = await offer_look(self, error, self._decline)
        if answer is None:
            self._give_up(error)
            return
        self._insists = answer == "insist"
        self._only_look = None if self._insists else str(error)
        self._start_reading()

    def _show_preview(self, rows: int) -> None:
        preview = preview_table(self._path, self._sheet, rows)
        if preview is not None:
            # The reading that follows must not compete with the first paint for the interpreter.
            painted = Event()
            self._in_loop(self.editor.show_preview, preview, painted.set)
            painted.wait(_PROGRESS_EVERY)

    def _in_loop(self, function: Callable[..., object], *arguments: object) -> None:
        """Call a function from the thread, unless the program is being left."""
        with suppress(RuntimeError):
            self.call_from_thread(function, *arguments)

    def _tell_progress(self) -> Callable[[float], None]:
        """Return what a thread may call often: it neither waits for the screen nor repaints it all the time."""
        loop = asyncio.get_running_loop()
        quiet_until = monotonic() + _PROGRESS_EVERY

        def tell(part: float) -> None:
            nonlocal quiet_until
            if monotonic() > quiet_until:
                quiet_until = monotonic() + _PROGRESS_EVERY
                loop.call_soon_threadsafe(self.editor.panel.show_loading, part)

        return tell

    def _fail(self, error: SgoError) -> None:
        if self._chooses:
            self._choose_file(error)
            return
        self.opened.set()
        self.failure = error
        self.exit(2)

    def _give_up(self, error: SgoError) -> None:
        """Leave a file that a person does not want to open after hearing of the `error`."""
        if self._chooses:
            self._choose_file()
        else:
            self._fail(error)

    @property
    def _decline(self) -> str:
        """What a person does who does not open a file."""
        return _("Choose another file") if self._chooses else _("Quit")

    def _show(self, session: Session, left: Sequence[Unsaved], words: tuple[str, str] | None) -> None:
        # Millions of cells live as long as the program; each garbage collection over them would stop it for long.
        gc.freeze()
        gc.enable()
        self.session = session
        self._blanker.start()
        self.editor.show_session(session)
        self.opened.set()
        if session.table.workbook.read_only is not None:
            self._offer_editable_copy(session.table.workbook.read_only)
        elif left:
            self._offer_unsaved(session, left, words)
        elif words is not None:
            self.push_screen(Note(*words))
        elif self._is_demo and is_first_time("tour"):
            self.editor.offer_tour()

    @work
    async def _offer_unsaved(self, session: Session, left: Sequence[Unsaved], words: tuple[str, str] | None) -> None:
        """Offer changes that were not saved, after what else must be known before the work begins."""
        if words is not None:
            await self.push_screen_wait(Note(*words))
        for unsaved in left:
            recovery = Recovery(session.table, unsaved)
            if recovery.is_needless:
                session.take_over(recovery)
                self.editor.show_restored(None)
            elif await offer_recovery(self, session, recovery):
                self.editor.show_restored(recovery.typing)
            else:
                session.table.only_look = why_put_off()
                break

    def on_unmount(self) -> None:
        """Let go of the file when the editor is left."""
        self.way_out.prepare()

    @property
    def what_is_kept(self) -> str:
        """A sentence on what becomes of the changes when the program has failed; nothing where there are none."""
        if self.session is None or self.session.table.is_saved or self.session.journal.failure is not None:
            return ""
        return _("The changes are kept: they are offered when the file is opened again.")

    def leave(self) -> None:
        """Let go of the file; what is not saved is kept for the next session to offer."""
        if self.session is not None:
            self.session.leave()
        self._release()

    def _release(self) -> None:
        if self._claim is not None:
            self._claim.release()
            self._claim = None

    async def on_event(self, event: events.Event) -> None:
        """Read keys as they were meant in either layout."""
        if isinstance(event, events.Key):
            key = latin_key(event.key)
            if key != event.key:
                event = events.Key(key, None)
        if isinstance(event, events.Key | events.MouseDown | events.MouseScrollUp | events.MouseScrollDown):
            self.editor.key_came()
            self._blanker.key_came()
        await super().on_event(event)

    @property
    def crash(self) -> BaseException | None:
        """The exception that ended the program, if any."""
        return self._exception

    def action_command_palette(self) -> None:
        """Open the palette in the user's language."""
        if self.screen is self.editor:
            self.push_screen(Palette())

    def action_redraw(self) -> None:
        """Draw the screen anew."""
        self.repaint()

    @work
    async def action_colours(self) -> None:
        """Choose a theme."""
        if self.screen is self.editor:
            await choose_theme(self, self.colours, self._wear)

    def _wear(self, name: str) -> None:
        self.colours.wear(name)
        self.editor.wear(self.colours.looks)

    # What the terminal's driver needs.

    def is_busy(self, message: Message) -> bool:
        """Tell whether a key must wait: the palette searches by the clock, and Enter is for what it finds."""
        self.editor.give_way()
        if self.screen is self.editor or (isinstance(message, events.Key) and message.is_printable):
            return False
        workers = [worker for worker in self.workers if worker.node is self.screen]
        return any(worker.is_running and not worker.is_cancelled for worker in workers)

    def cannot_suspend(self) -> None:
        """Tell why the program is still there."""
        self.editor.notice(_("There is no shell to go back to. To quit press F10."))

    # Failures.

    def thread_failed(self, error: BaseException) -> None:
        """End the program because of an exception in a thread."""
        self._in_loop(self._handle_exception, error)

    def _task_failed(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        if isinstance(error := context.get("exception"), Exception):
            self._handle_exception(error)

    def _handle_exception(self, error: Exception) -> None:
        """End without Textual's report: it prints local variables and exceptions, and those hold personal data."""
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._return_code = 2
        self._close_messages_no_wait()
