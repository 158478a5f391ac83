"""The painter on an emulated terminal: whatever picture comes after whatever other, the terminal shows it."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from emulator import Emulator, seen
from hypothesis import given, settings
from hypothesis import strategies as st

from sgo_tui.term.cells import BLANK, Picture, Row, cells
from sgo_tui.term.paint import Painter
from sgo_tui.term.pen import DEFAULT, Pen, change, on_blank, pen

COLUMNS, ROWS = 40, 7

_TEXTS = ("Иванов", "ab", "яё№…", " ", "      ", "漢字", "и\u0306", "e\u0301e", "0", "01.09.2014", " " * 30)

pens = st.builds(
    Pen,
    st.sets(st.sampled_from(["1", "4", "7", "9"])).map(lambda codes: tuple(sorted(codes))),
    st.sampled_from(["", "31", "97", "38;5;208"]),
    st.sampled_from(["", "44", "48;2;1;2;3"]),
)
seeds = st.integers(0, 2**32)


def row(*parts: tuple[str, Pen]) -> Row:
    """Return a row of the right length."""
    whole = [cell for text, pen in parts for cell in cells(text, pen)]
    return (whole + [BLANK] * COLUMNS)[:COLUMNS]


def text_row(text: str) -> Row:
    """Return a row of plain text."""
    return row((text, DEFAULT))


def shows(screen: Emulator, picture: Picture) -> bool:
    """Whether the terminal shows what was to be painted."""
    plain = Emulator(len(picture[0]), len(picture))
    for y, line in enumerate(picture):
        plain.feed(f"\x1b[?7l\x1b[{y + 1}H".encode())
        for text, its_pen in line:
            plain.feed(f"\x1b[m{change(DEFAULT, its_pen)}{text}".encode())
    return _seen(screen) == _seen(plain)


def _seen(screen: Emulator) -> list[list[object]]:
    return [[seen(cell) for cell in line] for line in screen.cells]


def films(seed: int) -> list[Picture]:
    """Return pictures of which each is the last one scrolled, shifted, or with other rows."""
    chance = Random(seed)
    film = [tuple(_rows(chance, ROWS))]
    for _ in range(6):
        rows, count = list(film[-1]), chance.randint(1, 9)
        y, x = chance.randrange(ROWS - 1), chance.randrange(9)
        match chance.choice(["up", "down", "left", "right", "some", "all"]):
            case "up":
                rows[y:] = [*rows[y + count :], *_rows(chance, ROWS)][: ROWS - y]
            case "down":
                rows[y:] = [*_rows(chance, count), *rows[y:]][: ROWS - y]
            case "left":
                rows = [
                    (r[:x] + r[x + count :] + new)[:COLUMNS] for r, new in zip(rows, _rows(chance, ROWS), strict=True)
                ]
            case "right":
                rows = [
                    (r[:x] + new[:count] + r[x:])[:COLUMNS] for r, new in zip(rows, _rows(chance, ROWS), strict=True)
                ]
            case "some":
                rows[y] = _rows(chance, 1)[0]
            case _:
                rows = _rows(chance, ROWS)
        film.append(tuple(_whole(r) for r in rows))
    return film


def _rows(chance: Random, count: int) -> list[Row]:
    pens = [Pen(), Pen(), Pen(("7",)), Pen(("1",), "97", "44"), Pen((), "38;5;208"), Pen(("4",), "", "41")]
    return [
        row(*((chance.choice(_TEXTS), chance.choice(pens)) for _ in range(chance.randint(0, 9)))) for _ in range(count)
    ]


def _whole(row: Row) -> Row:
    """Mend what cutting has done to wide characters."""
    mended = list(row)
    for x, (text, its_pen) in enumerate(row):
        alone = text == "" and (x == 0 or row[x - 1][0] not in ("漢", "字"))
        cut = text in ("漢", "字") and (x + 1 == len(row) or row[x + 1][0] != "")
        if alone or cut:
            mended[x] = (" ", on_blank(its_pen))
    return mended


@settings(max_examples=30, deadline=None)
@given(seeds)
def test_the_terminal_shows_each_picture(seed: int) -> None:
    """Scrolled, shifted or new, in any colours, with characters of any width."""
    screen, painter = Emulator(COLUMNS, ROWS), Painter()
    for picture in films(seed):
        screen.feed(painter.paint(picture).encode())

        assert shows(screen, picture)


@settings(max_examples=20, deadline=None)
@given(seeds)
def test_a_picture_that_is_there_costs_nothing(seed: int) -> None:
    """The same cells again send no byte."""
    painter = Painter()
    for picture in films(seed):
        painter.paint(picture)

        assert painter.paint(tuple(list(line) for line in picture)) == ""


@settings(max_examples=60, deadline=None)
@given(st.lists(pens, min_size=1))
def test_each_pen_follows_from_the_last(chain: list[Pen]) -> None:
    """Whatever the order of the changes, the terminal ends with the pen that was asked for."""
    screen, old = Emulator(2, 1), DEFAULT
    for new in chain:
        screen.feed(change(old, new).encode())
        old = new
    screen.feed(b"x")
    plain = Emulator(2, 1)
    plain.feed(f"\x1b[{';'.join(chain[-1].parameters)}mx".encode())

    assert screen.cells[0][0] == plain.cells[0][0]


@pytest.mark.parametrize(
    ("edit", "sent"),
    [
        (lambda p: p, ""),
        (lambda p: _with(p, 2, "line 2 is another"), "\x1b[3;8His another"),
        (lambda p: _with(p, 2, "l"), "\x1b[3;2H\x1b[K"),
        (lambda p: _with(p, 2, "lime 3"), "\x1b[3;3Hme 3"),
        (lambda p: (*p[:2], *p[3:], text_row("new")), "\x1b[3;7r\x1b[3H\x1b[M\x1b[r\x1b[7Hnew"),
        (lambda p: (text_row("new"), *p[:-1]), "\x1b[1;7r\x1b[H\x1b[L\x1b[r\x1b[Hnew"),
    ],
)
def test_what_is_sent(edit: Callable[[Picture], Picture], sent: str) -> None:
    """Only what differs: the way to it is drawn where that is shorter, lines that have moved are scrolled."""
    old = tuple(text_row(f"line {y} " + "abcdefgh"[y % 8] * y) for y in range(ROWS))
    old = (*old[:2], text_row("line 2"), *old[3:])
    painter = Painter()
    painter.paint(old)
    painter.rest()

    assert painter.paint(edit(old)) == sent


def _with(picture: Picture, y: int, text: str) -> Picture:
    return (*picture[:y], text_row(text), *picture[y + 1 :])


@pytest.mark.parametrize(("old", "new", "sent"), [(0, 7, "\x1b[4;5H\x1b[7P"), (7, 0, "\x1b[4;5H\x1b[7@")])
def test_a_column_is_scrolled_by_the_terminal(old: int, new: int, sent: str) -> None:
    """The rest of the line is shifted; what comes into view is drawn."""
    line = "Фамилия Имя Отчество Класс Телефон Почта Адрес"
    painter = Painter()
    painter.paint(_with((text_row(""),) * ROWS, 3, ("1234" + line[old:])[:COLUMNS]))
    painter.rest()

    assert painter.paint(_with((text_row(""),) * ROWS, 3, ("1234" + line[new:])[:COLUMNS])).startswith(sent)


def test_nothing_is_taken_for_known_after_forgetting() -> None:
    """The screen is cleared, and the terminal brought into the state that painting needs."""
    painter, picture = Painter(), (text_row("text"),) * ROWS
    painter.paint(picture)
    painter.forget()
    screen = Emulator(COLUMNS, ROWS)
    screen.feed(b"\x1b[2;4r\x1b[1;31;44mgarbage\r\n" * 5)
    screen.feed(painter.paint(picture).encode())

    assert shows(screen, picture)


def test_no_erasing_or_scrolling_with_a_colour() -> None:
    """Terminals differ in the colour of what is erased or comes into view; with no pen set they agree."""
    blue = pen("44")
    old = tuple(row((f"row {y}" * 5, blue)) for y in range(ROWS))
    screen, painter = Emulator(COLUMNS, ROWS), Painter()
    for picture in (old, (*old[1:], row(("x", blue))), (row(), *old[1:])):
        screen.feed(painter.paint(picture).encode())

        assert shows(screen, picture)
