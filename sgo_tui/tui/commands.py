"""Every command once: its usual keys, its words. Key map, key line, palette and help follow from this table."""

from __future__ import annotations

from dataclasses import dataclass

from sgo_tui.i18n import N_


@dataclass(frozen=True)
class Command:
    """What a person can tell the editor to do."""

    action: str
    """The method of the screen, or of the application behind ``app.``, without ``action_``."""
    keys: tuple[str, ...]
    """As Textual names them; the first is the one shown."""
    title: str
    """For the palette and the help, to be translated."""
    help: str
    """A sentence more, to be translated."""
    hint: str = ""
    """A word for the key line below the table, to be translated; empty keeps the command out of it."""
    is_always_hinted: bool = True
    """Whether the key line has it on the narrowest screen, too."""

    @property
    def name(self) -> str:
        """What the settings call it."""
        return self.action.rpartition(".")[2]

    @property
    def key(self) -> str:
        """The first key as it is written on keyboards; empty when there is none."""
        return key_name(self.keys[0]) if self.keys else ""


def key_name(key: str) -> str:
    """Return a key as it is written on keyboards.

    >>> key_name("ctrl+s"), key_name("shift+f8"), key_name("delete")
    ('Ctrl+S', 'Shift+F8', 'Del')
    """
    return "+".join(_KEY_NAMES.get(part, part.upper()) for part in key.split("+"))


_KEY_NAMES = {"ctrl": "Ctrl", "shift": "Shift", "delete": "Del", "enter": "Enter", "insert": "Ins"}

COMMANDS = (
    Command(
        "help",
        ("f1",),
        N_("Help"),
        N_("Explains the problems of the cell; without any, or pressed again, shows this page."),
        N_("Help"),
    ),
    Command(
        "edit",
        ("f2", "enter"),
        N_("Edit the cell"),
        N_("Enter takes the new value, Esc leaves the old one. Typing on a cell replaces its value."),
        N_("Edit"),
    ),
    Command(
        "card",
        ("f3",),
        N_("The person's card"),
        N_("One row beneath each other, to be edited there as well. PgUp, PgDn: another person; Esc: the table."),
        N_("Card"),
        is_always_hinted=False,
    ),
    Command(
        "take_suggestion",
        ("f4",),
        N_("Take the suggestion"),
        N_("Puts the suggested value into the cell, or lets you choose where the file has a list of values."),
        N_("Fix"),
    ),
    Command(
        "problems",
        ("f6",),
        N_("All problems"),
        N_("In groups by rule, person or class: go to a cell, fix it there, or show only these rows."),
    ),
    Command(
        "next_problem",
        ("f8",),
        N_("Next problem"),
        N_("Goes to the next cell with a problem; after the last one begins anew."),
        N_("Next"),
    ),
    Command(
        # Shift+F8 arrives as F20 from xterm and as F18 from PuTTY and the Linux console.
        "previous_problem",
        ("shift+f8", "f20", "f18"),
        N_("Previous problem"),
        N_("Goes to the cell with a problem before this one."),
    ),
    Command(
        "fix_all",
        ("f9",),
        N_("Put right all that is beyond doubt"),
        N_("Spaces, separators, forms of numbers and dates: lists what becomes of what, then changes it in one step."),
        N_("Fix all"),
        is_always_hinted=False,
    ),
    Command(
        "clear",
        ("delete",),
        N_("Clear the cell"),
        N_("Or all selected cells. Asks first where an empty cell erases the data in SGO."),
    ),
    Command(
        "mark",
        ("insert",),
        N_("Select cells"),
        N_("From the cursor to wherever it goes then; pressed again, ends it. Shift with the arrows does the same."),
    ),
    Command(
        "select_column",
        ("ctrl+a",),
        N_("Select the column"),
        N_("All rows that are shown."),
    ),
    Command(
        "copy",
        ("ctrl+c",),
        N_("Copy"),
        N_("The cell or the selected cells, to be put elsewhere in the table."),
    ),
    Command(
        "copy_out",
        (),
        N_("Copy to the clipboard of my computer"),
        N_("The selected cells leave the server. Not all terminals take them: PuTTY does not."),
    ),
    Command(
        "paste",
        ("ctrl+v",),
        N_("Put in what was copied"),
        N_("At the cursor, or into all selected cells. A block from Excel is pasted as the terminal pastes."),
    ),
    Command(
        "fill_down",
        ("ctrl+d",),
        N_("Fill down"),
        N_("The selected cells get what the first row of them holds."),
    ),
    Command(
        "replace",
        ("ctrl+r",),
        N_("Replace"),
        N_("A text by another in the selected cells, or in the column as far as it is shown."),
    ),
    Command("undo", ("ctrl+z",), N_("Undo"), N_("Takes the last change back.")),
    Command("redo", ("ctrl+y",), N_("Redo"), N_("Makes the change that was undone again.")),
    Command(
        "find",
        ("ctrl+f",),
        N_("Find"),
        N_("Finds a text or a number; case, ё, spaces and hyphens do not matter. Enter goes to the next one."),
    ),
    Command(
        "go_to",
        ("ctrl+g",),
        N_("Go to a cell or column"),
        N_("«H6», «row 6 column 8» as SGO counts them, or a part of a column's name."),
    ),
    Command(
        "view",
        ("f5",),
        N_("Rows and columns shown"),
        N_("Only rows with problems, changed rows, one class …; in another order; which columns. The file stays."),
        N_("View"),
        is_always_hinted=False,
    ),
    Command(
        "login_columns",
        ("ctrl+k",),
        N_("Only what Госуслуги looks at"),
        N_("Hides all other columns; pressed again, shows the usual ones."),
    ),
    Command(
        "changes",
        ("ctrl+u",),
        N_("What is not saved yet"),
        N_("Lists the changed cells, old and new; each can be gone to or taken back."),
    ),
    Command(
        "mask",
        ("ctrl+b",),
        N_("Hide numbers of documents"),
        N_("When somebody looks at the screen, too; pressed again, shows them."),
    ),
    Command(
        "app.colours",
        (),
        N_("Colours"),
        N_("Dark, light, for colour-blind people, or the terminal's own: each is shown while the cursor is on it."),
    ),
    Command(
        "save",
        ("ctrl+s",),
        N_("Save"),
        N_("Saves only the changed cells, checks the saved file and keeps the original beside it once."),
        N_("Save"),
    ),
    Command(
        "save_as",
        (),
        N_("Save under another name"),
        N_("Asks for a name and saves there; the opened file stays as it is."),
    ),
    Command(
        "by_hand",
        (),
        N_("To be mended by hand in SGO"),
        N_("Lists the problems of names, birth dates and other cells that the file cannot change."),
    ),
    Command(
        "cannot_log_in",
        (),
        N_("Cannot log in"),
        N_("Finds a person and tells what in the file may be the reason, what no file can tell, and what to advise."),
    ),
    Command(
        "sgo_errors",
        (),
        N_("Errors from SGO"),
        N_("Takes in the list that SGO shows after an import, pasted or from a file, and marks its cells."),
    ),
    Command(
        "fill_in",
        (),
        N_("Fill in the answers of a form"),
        N_("Puts what parents have answered in Яндекс or Google Forms into empty cells, after showing it."),
    ),
    Command(
        "readiness",
        ("f7",),
        N_("Ready for Госуслуги"),
        N_("Shows by class who can log in and what is in the way; Enter there shows the rows."),
    ),
    Command(
        "tour",
        (),
        N_("Tour"),
        N_("Four steps for who is new, on invented people: only in «sgo-tui demo»."),
    ),
    Command(
        "suspend",
        (),
        N_("Back to the shell for a while"),
        N_("The program waits; the shell's command fg brings it back."),
    ),
    Command(
        "app.redraw",
        ("ctrl+l",),
        N_("Draw the screen anew"),
        N_("When something else has written on it."),
    ),
    Command("quit", ("f10", "ctrl+q"), N_("Quit"), N_("Asks when something is not saved."), N_("Quit")),
)
"""In the order of the help page and of the key line."""

MOVEMENT = (
    N_("Arrows, PgUp, PgDn, Home, End, Ctrl+Home, Ctrl+End, Tab: move over the table."),
    N_("While typing: ↑ ↓ Tab take the value and go on to the next cell."),
    N_("Ctrl+P: all commands by name."),
)
"""What else there is to press, to be translated."""
