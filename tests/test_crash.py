"""When the program itself fails: what people read, and what a report tells without their data."""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from terminal import Terminal

from sgo_tui.cli import main
from sgo_tui.crash import failure_told, no_tracebacks, write_report
from sgo_tui.demo import write_demo

SECRET = "Секретов"
PROGRAM = """
import sys
from sgo_tui.cli import main
from sgo_tui.tui import app, grid, inputline, screen, table_screen

class Odd(Exception):
    def __rich__(self):
        return "Секретов"

def fail(*_args, **_kwargs):
    surname = "Секретов"
    FAILING

async def fail_later(*_args):
    fail()

PLACE
sys.exit(main(sys.argv[1:]))
"""
ENCODING = "surname.encode('ascii')"
MISSING = "{}[surname]"
WORKER = "screen.EditorScreen.action_save = screen.work(fail_later)"
TASK = """
async def start_task(self):
    import asyncio, gc
    asyncio.get_running_loop().call_soon(fail)
screen.EditorScreen.action_save = start_task
"""
THREAD = """
def start_thread(self):
    from threading import Thread
    Thread(target=fail).start()
screen.EditorScreen.action_save = start_thread
"""


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    """A small demo export."""
    return write_demo(tmp_path / "demo.xls", rows=30).path


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of reports."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state" / "sgo-tui" / "log"


def told(folder: Path) -> Iterator[str]:
    """Yield the reports, each readable by the user only and without data."""
    for path in folder.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        text = path.read_text()
        assert SECRET not in text.replace("\\", "")
        yield text


@pytest.mark.parametrize(
    ("failing", "place", "kind"),
    [
        (MISSING, "grid.Grid._cells = fail", "KeyError"),
        (ENCODING, "grid.Grid._cells = fail", "UnicodeEncodeError"),
        ("raise Odd(surname)", "grid.Grid.action_move = fail", "Odd"),
        (MISSING, "screen.EditorScreen.action_save = fail", "KeyError"),
        (MISSING, "inputline.InputLine.ask = fail", "KeyError"),
        (MISSING, "table_screen.Checker.run = fail_later", "KeyError"),
        (MISSING, "app.open_table = fail", "KeyError"),
        (MISSING, "app.EditorApp.on_ready = fail", "KeyError"),
        (MISSING, "app.EditorApp.on_event = fail_later", "KeyError"),
        (MISSING, "app.EditorApp.is_busy = fail", "KeyError"),
        (MISSING, "app.EditorApp.get_default_screen = fail", "KeyError"),
        (MISSING, WORKER, "KeyError"),
        (MISSING, TASK, "KeyError"),
        (MISSING, THREAD, "KeyError"),
        ("raise KeyboardInterrupt(surname)", "screen.EditorScreen.action_save = fail", "KeyboardInterrupt"),
    ],
)
def test_wherever_the_editor_fails(demo: Path, reports: Path, failing: str, place: str, kind: str) -> None:
    """A sentence, the report and how to go on, on the screen as it was before; the report names kinds and lines."""
    command = [sys.executable, "-c", with_failure(failing, place), str(demo)]
    with Terminal(command, columns=200, rows=24, env={"XDG_STATE_HOME": str(reports.parents[1])}) as terminal:
        with suppress(EOFError, OSError):  # some fail before
            terminal.wait_for("строка 1 из")
            terminal.type("\x1b[Bx\r\x13\x13")

        assert terminal.exit_status() == 2
        assert "Сбой программы. Файл остался таким" in terminal.text
        assert f"Чтобы продолжить: sgo-tui {demo}" in terminal.text
        assert str(reports) in terminal.text
        assert SECRET.encode() not in terminal.raw
        assert b"Traceback" not in terminal.raw
        assert 1049 not in terminal.screen.modes
    (report,) = told(reports)
    assert kind in report
    assert "in fail" in report


def with_failure(failing: str, place: str) -> str:
    """Return the editor as a program that fails somewhere."""
    return PROGRAM.replace("FAILING", failing).replace("PLACE", place)


def test_what_is_kept_is_told(demo: Path, reports: Path) -> None:
    """The changes are in the journal; the next start offers them."""
    program = with_failure(MISSING, "screen.EditorScreen.action_save = fail")
    with Terminal([sys.executable, "-c", program, str(demo)], columns=200, rows=24) as terminal:
        terminal.wait_for("строка 1 из")
        terminal.type("Ж\r")
        terminal.wait_for("не сохранена 1")
        terminal.press("ctrl+s")

        assert terminal.exit_status() == 2
        assert "Изменения целы" in terminal.text


def test_a_command_without_a_screen(
    demo: Path, reports: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same words, code 2 and no traceback."""

    def fail(*_args: object, **_kwargs: object) -> None:
        raise KeyError(SECRET)

    monkeypatch.setattr("sgo_tui.cli.check.open_named", fail)

    assert main(["--lang", "en", "check", str(demo)]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert "The program has failed" in output.err
    assert SECRET not in output.err
    assert "Traceback" not in output.err
    (report,) = told(reports)
    assert "KeyError" in report


def test_a_report_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a full disk, or where there is no home folder, the kind of the failure is told at least."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))

    text = failure_told(KeyError(SECRET))

    assert "KeyError" in text
    assert SECRET not in text


def test_causes_are_told(reports: Path) -> None:
    """What an exception came from stands before it, without its text."""
    try:
        try:
            {}[SECRET]
        except KeyError as error:
            raise ValueError(SECRET) from error
    except ValueError as error:
        failure_told(error)

    (report,) = told(reports)
    assert report.index("KeyError") < report.index("ValueError")


def test_old_reports_go(reports: Path) -> None:
    """The newest few are kept, the one just written among them; other files in the folder are left alone."""
    reports.mkdir(parents=True)
    for name in ("notes.txt", *(f"crash-2026010{day}-120000-1-1.txt" for day in range(1, 9))):
        (reports / name).touch()

    written = write_report(KeyError(SECRET))

    kept = [f"crash-2026010{day}-120000-1-1.txt" for day in range(5, 9)]
    assert sorted(path.name for path in reports.iterdir()) == [*kept, written.name, "notes.txt"]


def test_nobody_prints_a_traceback(capfd: pytest.CaptureFixture[str]) -> None:
    """Exceptions of threads are handed over, those of destructors are left out."""
    from threading import Thread

    class Stubborn:
        def __del__(self) -> None:
            raise ValueError(SECRET)

    def fail() -> None:
        raise KeyError(SECRET)

    handed: list[BaseException] = []
    with no_tracebacks(handed.append):
        Stubborn()
        thread = Thread(target=fail)
        thread.start()
        thread.join()

    assert [type(error) for error in handed] == [KeyError]
    assert capfd.readouterr() == ("", "")
