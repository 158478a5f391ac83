"""Every command of the editor by the keys of a person, in one session on the full export of a thousand pupils."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import xlrd
from terminal import Terminal

from sgo_tui.demo import write_demo
from sgo_tui.i18n import use_language
from sgo_tui.tui.commands import COMMANDS

PUPILS = 1000


class Session:
    """The program at 80×24, with the Russian layout on where letters are typed."""

    def __init__(self, terminal: Terminal, file: Path) -> None:
        self.terminal = terminal
        self.file = file

    def press(self, *keys: str, shows: str | Callable[[Terminal], bool]) -> None:
        """Press keys one after another and wait for what the screen then shows."""
        self.terminal.press(*keys)
        self.terminal.wait_for(shows)

    def type(self, text: str, *, shows: str) -> None:
        """Type a text and wait for what the screen then shows."""
        self.terminal.type(text)
        self.terminal.wait_for(shows)

    def go(self, cell: str) -> None:
        """Go to a cell by its name."""
        self.press("ctrl+g", shows="Куда:")
        self.type(cell, shows=f": {cell}")
        self.press("enter", shows=f" {cell} ")

    def choose(self, title: str, shows: str) -> None:
        """Give a command by its name."""
        self.press("ctrl+p", shows="Начните писать название команды")
        self.type(title[:12], shows=title)
        self.press("enter", shows=shows)

    def back(self) -> None:
        """Close what lies over the table."""
        self.press("escape", shows=_is_table)


def _is_table(terminal: Terminal) -> bool:
    return "строка " in terminal.text and "F10" in terminal.text and "┌" not in terminal.text


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """Open the file and wait until it is checked."""
    use_language("ru")
    folder = tmp_path_factory.mktemp("walk")
    file = write_demo(folder / "Школа.xls", rows=PUPILS).path
    env = {"XDG_STATE_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    with Terminal([sys.executable, "-m", "sgo_tui", str(file)], columns=80, rows=24, env=env) as terminal:
        terminal.wait_for(lambda t: f"строка 1 из {PUPILS}" in t.text and "проверка" not in t.text)
        yield Session(terminal, file)


def _help(session: Session) -> None:
    session.go("G5")
    session.press("f1", shows="F8 — к ошибке, F4 или Enter — исправить")
    session.back()


def _edit(session: Session) -> None:
    session.go("H5")
    session.press("enter", shows="▶ Россия")
    session.press("escape", shows=_is_table)
    session.type("ф", shows="▶ ф")
    session.press("escape", shows="  Россия")


def _card(session: Session) -> None:
    session.press("f3", shows="Степень родства")
    session.press("pagedown", shows="строка 2 из")
    session.press("f3", shows=_is_table)


def _take_suggestion(session: Session) -> None:
    session.go("G9")
    session.press("f4", shows="* не сохранена 1")


def _problems(session: Session) -> None:
    session.press("f6", shows="по правилам")
    session.press("f6", shows="по людям")
    session.back()


def _next_problem(session: Session) -> None:
    session.go("G5")
    session.press("f8", shows=" AS5 ")
    session.press("f8", shows=" AW5 ")


def _previous_problem(session: Session) -> None:
    session.go("A6")
    session.press("shift+f8", shows=lambda t: " A6 " not in t.text)


def _fix_all(session: Session) -> None:
    session.press("f9", shows="можно исправить, не меняя смысла")
    session.press("enter", shows="Исправлен")
    session.press("ctrl+z", shows="* не сохранена 1")


def _clear(session: Session) -> None:
    session.go("H5")
    session.press("delete", shows="* не сохранены 2")
    session.press("ctrl+z", shows="* не сохранена 1")


def _mark(session: Session) -> None:
    session.press("insert", "down", "right", shows="выделены 4 ячейки")
    session.press("insert", shows="строка ")


def _select_column(session: Session) -> None:
    session.press("ctrl+a", shows=f"выделено {PUPILS} ячеек")
    session.press("left", shows="строка ")


def _copy(session: Session) -> None:
    session.go("H5")
    session.press("ctrl+c", shows="Скопирована 1 ячейка")


def _copy_out(session: Session) -> None:
    session.choose("Копировать в буфер моего компьютера", "уйдёт с сервера")
    session.back()


def _paste(session: Session) -> None:
    session.go("H6")
    session.press("delete", shows="* не сохранены 2")
    session.press("ctrl+v", shows="* не сохранена 1")


def _fill_down(session: Session) -> None:
    session.go("G5")
    session.press("insert", "down", "down", shows="выделены 3 ячейки")
    session.press("ctrl+d", shows="Изменить 2 ячейки")
    session.press("enter", shows="* не сохранены 3")
    session.press("ctrl+z", "left", shows=lambda t: _is_table(t) and "* не сохранена 1" in t.text)


def _replace(session: Session) -> None:
    session.go("H5")
    session.press("ctrl+r", shows="Что заменить:")
    session.type("Россия", shows="Россия")
    session.press("enter", shows="«Россия» на:")
    session.type("РФ", shows=": РФ")
    session.press("enter", shows="Изменить")
    session.press("enter", shows="Исправлен")
    session.press("ctrl+z", shows="* не сохранена 1")


def _undo(session: Session) -> None:
    session.go("H5")
    session.press("delete", shows="* не сохранены 2")
    session.press("ctrl+z", shows="* не сохранена 1")


def _redo(session: Session) -> None:
    session.press("ctrl+y", shows="* не сохранены 2")
    session.press("ctrl+z", shows="* не сохранена 1")


def _find(session: Session) -> None:
    session.press("ctrl+f", shows="Найти:")
    session.type("сухов", shows="сухов")
    session.press("enter", shows="Сухов")
    session.back()


def _go_to(session: Session) -> None:
    session.press("ctrl+g", shows="Куда:")
    session.type("строка 700 столбец 7", shows="столбец 7")
    session.press("enter", shows=" G700 ")
    session.press("ctrl+g", shows="Куда:")
    session.type("снилс", shows="снилс")
    session.press("enter", shows="СНИЛС")
    session.back()


def _view(session: Session) -> None:
    session.press("f5", shows="Строки с ошибками")
    session.press("down", "enter", shows=_is_table)
    session.press("f5", shows="Все строки")
    session.press("enter", shows=lambda t: _is_table(t) and "только" not in t.lines[-2])


def _login_columns(session: Session) -> None:
    session.go("A5")
    session.press("ctrl+k", shows=lambda t: "×№ " not in t.text)
    session.press("ctrl+k", shows=_is_table)
    session.go("A5")


def _changes(session: Session) -> None:
    session.press("ctrl+u", shows=" G9 ")
    session.back()


def _mask(session: Session) -> None:
    session.press("ctrl+b", shows="Номера документов скрыты")
    session.press("ctrl+b", shows="Номера документов показаны")


def _colours(session: Session) -> None:
    session.choose("Цвета", "Цвета самого терминала")
    session.back()


def _save(session: Session) -> None:
    session.press("ctrl+s", shows="2. Обновление данных")
    session.back()
    assert xlrd.open_workbook(str(session.file)).sheet_by_index(0).cell_value(8, 6) == "Ж"


def _save_as(session: Session) -> None:
    session.choose("Сохранить под другим именем", "Enter — дальше")
    session.back()


def _by_hand(session: Session) -> None:
    session.choose("Исправить вручную в карточке СГО", "┌")
    session.back()


def _cannot_log_in(session: Session) -> None:
    session.choose("Не может войти", ":")
    session.type("Сухов", shows="Сухов")
    session.press("enter", shows="┌")
    session.back()


def _sgo_errors(session: Session) -> None:
    session.choose("Ошибки из СГО", "┌")
    session.back()


def _fill_in(session: Session) -> None:
    answers = session.file.with_name("Ответы.csv")
    answers.write_text("ФИО ребёнка,Класс,СНИЛС ребёнка\nЧужаков Роман,5А,087-654-303 00\n", "utf-8")
    session.choose("Внести ответы анкеты", "Файл с ответами")
    session.type("ответы", shows="Ответы.csv")
    session.press("enter", shows="1 ответ, человек найден для 0")
    session.back()


def _readiness(session: Session) -> None:
    session.press("f7", shows="Готовность к Госуслугам")
    session.back()


def _tour(session: Session) -> None:
    """Not on a file of real people: it is told where instead."""
    session.choose("Знакомство с программой", "sgo-tui demo")


def _suspend(session: Session) -> None:
    """Only offered here: without a shell before it nothing would wake the program."""
    session.press("ctrl+p", shows="Начните писать название команды")
    session.type("Временно", shows="Временно выйти в командную строку")
    session.back()


def _redraw(session: Session) -> None:
    session.press("ctrl+l", shows=_is_table)


STEPS: dict[str, Callable[[Session], None]] = {
    "help": _help,
    "edit": _edit,
    "card": _card,
    "take_suggestion": _take_suggestion,
    "problems": _problems,
    "next_problem": _next_problem,
    "previous_problem": _previous_problem,
    "fix_all": _fix_all,
    "clear": _clear,
    "mark": _mark,
    "select_column": _select_column,
    "copy": _copy,
    "copy_out": _copy_out,
    "paste": _paste,
    "fill_down": _fill_down,
    "replace": _replace,
    "undo": _undo,
    "redo": _redo,
    "find": _find,
    "go_to": _go_to,
    "view": _view,
    "login_columns": _login_columns,
    "changes": _changes,
    "mask": _mask,
    "app.colours": _colours,
    "save": _save,
    "save_as": _save_as,
    "by_hand": _by_hand,
    "cannot_log_in": _cannot_log_in,
    "sgo_errors": _sgo_errors,
    "fill_in": _fill_in,
    "readiness": _readiness,
    "tour": _tour,
    "suspend": _suspend,
    "app.redraw": _redraw,
}


def test_every_command_is_walked() -> None:
    """A new command needs a step here."""
    assert [*STEPS, "quit"] == [command.action for command in COMMANDS]


def test_walk(session: Session) -> None:
    """Each command shows what it should and leads back to the table; at the end nothing is left to be asked."""
    for step in STEPS.values():
        step(session)
    session.terminal.press("f10")
    assert session.terminal.exit_status() == 0
