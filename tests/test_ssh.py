"""Over a real SSH connection on this machine: whatever breaks it, the changes are kept and nothing goes on running."""

from __future__ import annotations

import os
import select
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from terminal import ROOT, Terminal

from sgo_tui.demo import write_demo
from sgo_tui.export import Owner
from sgo_tui.keeping import find_unsaved
from sgo_tui.work import open_table
from sgo_tui.work.address import cell_name

SNILS = "112-233-445 95"


class Server:
    """An SSH server of one's own on an unprivileged port."""

    def __init__(self, folder: Path, program: str) -> None:
        self._folder = folder
        self.port = _free_port()
        for name in ("host", "user"):
            command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)]
            subprocess.run(command, check=True)
        (folder / "config").write_text(
            f"Port {self.port}\nListenAddress 127.0.0.1\nHostKey {folder}/host\nPidFile none\n"
            f"AuthorizedKeysFile {folder}/user.pub\nStrictModes no\nUsePAM no\nPermitRootLogin yes\n"
        )
        command = [program, "-D", "-e", "-f", str(folder / "config")]
        self._process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        assert self._process.stderr is not None
        for line in self._process.stderr:
            if "listening" in line:
                break
        else:
            pytest.skip("the SSH server does not run here")

    def command(self, *words: str) -> list[str]:
        """Return how to run a command there, in a terminal."""
        state = f"XDG_STATE_HOME={os.environ['XDG_STATE_HOME']}"
        return [
            *("ssh", "-tt", "-q", "-p", str(self.port), "-i", str(self._folder / "user")),
            *("-o", "StrictHostKeyChecking=no", "-o", f"UserKnownHostsFile={os.devnull}", "127.0.0.1"),
            *("env", state, f"PYTHONPATH={ROOT}", "LC_ALL=C.UTF-8", *words),
        ]

    def children(self) -> list[int]:
        """Return the processes that serve connections, the youngest last."""
        found = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(self._process.pid)], capture_output=True, text=True, check=False
        )
        return [int(word) for word in found.stdout.split()]

    def stop(self) -> None:
        """End it with all it serves."""
        for child in self.children():
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        self._process.terminate()
        self._process.communicate()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A running server; the test is skipped where there is none."""
    program = shutil.which("sshd", path=f"{os.environ['PATH']}:/usr/sbin")
    if program is None or shutil.which("ssh") is None or shutil.which("ps") is None:
        pytest.skip("no SSH server on this machine")
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
    server = Server(tmp_path, program)
    yield server
    server.stop()


def _editor_of(file: Path) -> int:
    """Return the process that has the file open, as its lock file tells."""
    return int(file.with_name(f".~lock.{file.name}#").read_text().rpartition("sgo-tui:")[2].rstrip(";"))


def _wait_for_end(process: int, seconds: float = 30.0) -> bool:
    """Wait until a process that is not ours ends."""
    try:
        handle = os.pidfd_open(process)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([handle], [], [], seconds)[0])
    finally:
        os.close(handle)


@pytest.mark.parametrize("broken", ["the server's child", "the client", "a stalled client"])
def test_a_connection_breaks(server: Server, tmp_path: Path, broken: str) -> None:
    """The editor ends, and the next one offers what was changed and what was being typed."""
    file = write_demo(tmp_path / "demo.xls", rows=12).path
    table = open_table(file)
    assert table.export is not None
    column = table.export.persons[Owner.PUPIL]["snils"]
    with Terminal(server.command(sys.executable, "-m", "sgo_tui", "--lang", "en", str(file))) as terminal:
        terminal.wait_for("row 1 of")
        terminal.wait_for(lambda t: "checking" not in t.text)
        terminal.press("ctrl+g", *cell_name(table.first_data_row, column), "enter")
        terminal.wait_for("СНИЛС")
        terminal.type(SNILS)
        terminal.wait_for("▶ " + SNILS)
        terminal.press("down")
        terminal.wait_for("1 not saved")
        terminal.type("160-722")
        terminal.wait_for("▶ 160-722")
        editor = _editor_of(file)
        if broken == "the server's child":
            os.kill(server.children()[-1], signal.SIGKILL)
        else:
            if broken == "a stalled client":
                os.kill(terminal.process.pid, signal.SIGSTOP)
                terminal.stop_reading()
            terminal.process.kill()
        assert _wait_for_end(editor)
    (unsaved,) = find_unsaved(file)
    assert [edit.after for edit in unsaved.edits.values()] == [SNILS]
    assert unsaved.typing is not None
    assert unsaved.typing.text == "160-722"
