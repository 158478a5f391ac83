"""What is told when the program itself fails: some sentences for people, and a report without personal data.

Exceptions hold values in their texts, and tracebacks of richer kinds in their local variables; here these are names,
dates of birth and numbers of children's documents. The report has only what kinds of exceptions went through which
lines of code.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from traceback import extract_tb

from sgo_tui import __version__
from sgo_tui.i18n import _

_MOST_LINES = 100
"""Lines of code told of one exception, the last ones: a recursion has a thousand."""
_MOST_EXCEPTIONS = 20
_MOST_REPORTS = 5
"""The newest ones: nobody asks for others."""


def failure_told(error: BaseException, *, kept: str = "", path: Path | None = None) -> str:
    """Write a report and return what to tell: what has happened, what is `kept`, how to go on with the file `path`."""
    import shlex  # as what the versions need below: where nothing fails, the start need not wait for it

    lines = [_("The program has failed. The file is as it was saved last."), kept]
    try:
        report = write_report(error)
    except OSError:
        lines.append(_("Please send these lines to those who look after the program:"))
        lines += list(_described(error))[-1:]
    else:
        lines.append(_("What happened is described, without data of people, in {path}").format(path=report))
        lines.append(_("Please send that file to those who look after the program."))
    if path is not None:
        lines.append(_("To go on: {command}").format(command=f"sgo-tui {shlex.quote(str(path))}"))
    return "\n".join(line for line in lines if line)


def write_report(error: BaseException) -> Path:
    """Write what happened to a new file that only the user may read, and return it; raises `OSError`."""
    from platformdirs import user_log_path  # where nothing fails it is not needed

    folder = user_log_path("sgo-tui", appauthor=False)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    now = datetime.now().astimezone()
    path = folder / f"crash-{now:%Y%m%d-%H%M%S}-{os.getpid()}-{threading.get_native_id()}.txt"
    text = "\n".join([f"{now:%Y-%m-%d %H:%M:%S %z}", _versions(), *_described(error), ""])
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    _delete_older(path)
    return path


def _delete_older(newest: Path) -> None:
    """Delete all reports but the newest ones; their names begin with the time."""
    others = sorted(path for path in newest.parent.glob("crash-*.txt") if path != newest)
    for path in others[: 1 - _MOST_REPORTS]:
        with suppress(OSError):
            path.unlink()


@contextmanager
def no_tracebacks(tell: Callable[[BaseException], object]) -> Iterator[None]:
    """Let Python print none: exceptions of threads go to `tell`, those that nobody can be told of nowhere."""
    of_threads, of_nobody = threading.excepthook, sys.unraisablehook

    def tell_of_thread(arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            tell(arguments.exc_value)

    threading.excepthook = tell_of_thread
    sys.unraisablehook = lambda _arguments: None
    try:
        yield
    finally:
        threading.excepthook, sys.unraisablehook = of_threads, of_nobody


def note(error: BaseException) -> None:
    """Write a report, if that is possible, and tell nothing."""
    with suppress(OSError):
        write_report(error)


def _versions() -> str:
    import platform
    from importlib.metadata import PackageNotFoundError, version  # 18 ms

    of_textual = ""
    with suppress(PackageNotFoundError):
        of_textual = f", Textual {version('textual')}"
    return f"sgo-tui {__version__}, Python {platform.python_version()}{of_textual}, {platform.system()}"


def _described(error: BaseException) -> Iterator[str]:
    """Yield the lines of code and the kind of an exception, and before it of those that it came from."""
    for cause in reversed(list(_with_causes(error))):
        for frame in extract_tb(cause.__traceback__, limit=-_MOST_LINES):
            yield f"  {_short(frame.filename)}:{frame.lineno} in {frame.name}: {frame.line}"
        kind = type(cause)
        yield f"{kind.__module__}.{kind.__qualname__}".removeprefix("builtins.")


def _with_causes(error: BaseException) -> Iterator[BaseException]:
    """Yield an exception and what it came from; one of a worker of Textual is within another, as `error`."""
    seen: list[BaseException] = []
    while len(seen) < _MOST_EXCEPTIONS and error not in seen:
        seen.append(error)
        yield error
        inner = getattr(error, "error", None)
        cause = inner if isinstance(inner, BaseException) else error.__cause__ or error.__context__
        if cause is None:
            return
        error = cause


def _short(file_name: str) -> str:
    """Return a file of code from its package on: before it may be a person's name."""
    parts = Path(file_name).parts
    for folder in ("site-packages", "sgo_tui"):
        if folder in parts:
            place = len(parts) - 1 - parts[::-1].index(folder)
            return "/".join(parts[place + (folder == "site-packages") :])
    return "/".join(parts[-2:])
