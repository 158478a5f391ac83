"""What can go wrong with circumstances: one tree of exceptions, each with a title and a sentence.

Wrong *data* is never an exception; that is a `Problem` of the room ``check``. The sentence is already in
the user's language and says what to do next; it holds no cell values, so that it may be logged::

    SgoError
    ├── UsageError            the command line asks for something that cannot be
    ├── WrongSettings         the user's file of settings does
    ├── WrongJournal          unsaved changes cannot be told: a newer version has kept them
    ├── FileInUse             somebody else has the file open
    ├── CannotRead            nothing of the file can be shown
    │   ├── FileUnreachable     missing, a folder, no permission
    │   ├── WrongContainer      HTML, xlsx, CSV, text … under the name .xls
    │   ├── Encrypted           a password is set
    │   ├── Damaged             truncated or inconsistent
    │   └── CannotConvert       of another kind, and no workbook can be made of it
    ├── CannotEdit            this cell may not become that
    │   ├── CellLocked          never: SGO finds the person by it, or it is a header
    │   ├── CellGuarded         only after a question
    │   └── CellRefused         the file format has no place for it
    └── CannotSave            the original is untouched, the edits are kept
        ├── ReadOnlyWorkbook    the file can be shown only
        ├── FileChanged         another program wrote it since it was opened
        ├── CannotAnonymise     it holds what nothing can take the place of
        ├── CannotWrite         no permission, no space …
        └── VerificationFailed  what was written did not read back as asked
"""

from __future__ import annotations

from sgo_tui.i18n import N_, _


class SgoError(Exception):
    """Base of all errors that are told to people; `str()` is the sentence in their language."""

    title_id = N_("Error")

    @property
    def title(self) -> str:
        """A few words for a dialog's heading."""
        return _(self.title_id)


class UsageError(SgoError):
    """The command line asks for something that cannot be."""

    title_id = N_("Check the command")


class WrongSettings(SgoError):
    """The user's file of settings asks for something that cannot be; `str()` names the file and the line."""

    title_id = N_("Settings")


class WrongJournal(SgoError):
    """What was kept of unsaved changes cannot be understood."""

    title_id = N_("Unsaved changes")


class FileInUse(SgoError):
    """Somebody else has the file open; `str()` says who, where and since when.

    `certain` is False when that may no longer be so: a program has died, or another machine is asked in vain.
    """

    title_id = N_("The file is open elsewhere")

    def __init__(self, message: str, *, certain: bool) -> None:
        super().__init__(message)
        self.certain = certain


class CannotRead(SgoError):
    """Nothing of the file can be shown."""

    title_id = N_("The file cannot be opened")


class FileUnreachable(CannotRead):
    """The path leads to no readable file: missing, a folder, no permission."""


class WrongContainer(CannotRead):
    """The bytes are those of another format than Excel 97-2003.

    `container` names it: "html", "xlsx", "ods", "csv", "text", "biff", "xml", "pdf", "unknown".
    """

    title_id = N_("This is not an Excel 97-2003 file")

    def __init__(self, message: str, container: str) -> None:
        super().__init__(message)
        self.container = container

    @property
    def convertible(self) -> bool:
        """Whether a workbook can be made of such a file."""
        return self.container in ("html", "xlsx", "ods", "csv")


class Encrypted(CannotRead):
    """A password protects the file."""

    title_id = N_("The file has a password")


class Damaged(CannotRead):
    """The file is truncated or inconsistent."""

    title_id = N_("The file is damaged")


class CannotConvert(CannotRead):
    """No workbook can be made of a file of another kind: too many rows, no table in it, damaged."""

    title_id = N_("The file cannot be converted")


class CannotEdit(SgoError):
    """This cell may not become that."""

    title_id = N_("The cell was not changed")


class CellLocked(CannotEdit):
    """The cell is never changed: SGO finds the person by it, or it belongs to the header."""

    title_id = N_("The cell is locked")


class CellGuarded(CannotEdit):
    """The cell is changed only after the user has confirmed; `str()` is the question."""

    title_id = N_("Change it all the same?")


class CellRefused(CannotEdit):
    """The file has no place for this value or this cell: an array formula, 32,768 characters, column 257."""


class CannotSave(SgoError):
    """Nothing was saved; the original is untouched and the edits are kept."""

    title_id = N_("The file was not saved")


class ReadOnlyWorkbook(CannotSave):
    """The workbook can be shown but not written; `str()` is the reason."""

    title_id = N_("The file can only be read")


class FileChanged(CannotSave):
    """Another program has changed the file since it was opened."""

    title_id = N_("The file has changed on disk")


class CannotAnonymise(CannotSave):
    """Something in the file can be neither replaced nor left out."""

    title_id = N_("The file was not made anonymous")


class CannotWrite(CannotSave):
    """The system refused the writing: no permission, no space, a name that cannot be."""


class VerificationFailed(CannotSave):
    """What was written did not read back as asked; the temporary file was removed."""

    title_id = N_("The check of the saved file failed")
