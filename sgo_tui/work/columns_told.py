"""What a person says of the questions of a form, in a small TOML file, where their words do not tell it.

::

    "Номер, по которому вам звонить" = "parent.mobile_phone"
    "Откуда вы о нас узнали" = ""
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from sgo_tui.errors import CannotRead, UsageError
from sgo_tui.export import Owner
from sgo_tui.export.catalogue import Meaning, catalogue, normalise
from sgo_tui.i18n import _
from sgo_tui.settings.model import meant
from sgo_tui.settings.source import Source, parse

Columns = Mapping[str, Meaning | None]
"""Question -> what it asks for; None for one that is not to be used."""

_OWNERS = {
    "pupil": Owner.PUPIL,
    "mother": Owner.MOTHER,
    "father": Owner.FATHER,
    "parent": Owner.REPRESENTATIVE,
    "parent2": Owner.SECOND_REPRESENTATIVE,
    "employee": Owner.EMPLOYEE,
}
"""What the file calls them; «parent» is whichever the answer tells to be meant."""


def read_columns(path: Path) -> Columns:
    """Return what the file says; raises `CannotRead`, or `UsageError` with the line where it says what cannot be."""
    from sgo_tui.xls.files import read_file

    data, _kind = read_file(path)
    try:
        source = Source(path, data.decode("utf-8-sig"))
        said = parse(source.text)
    except UnicodeDecodeError:
        raise CannotRead(_("«{name}» is not UTF-8. Save the file in this encoding.").format(name=path.name)) from None
    except (ValueError, RecursionError):
        raise UsageError(
            _('«{name}»: write each line as "question" = "mother.snils".').format(name=path.name)
        ) from None
    columns = {}
    for question, name in said.items():
        try:
            columns[normalise(question)] = _meaning(name)
        except ValueError as error:
            raise UsageError(str(source.wrong(str(error), question))) from None
    return columns


def _meaning(name: object) -> Meaning | None:
    """Return what «mother.snils» means; raises ValueError with a sentence."""
    if name == "":
        return None
    known = list(_names())
    if name in known:
        owner, _dot, field = str(name).rpartition(".")
        return Meaning(_OWNERS[owner or "pupil"], catalogue().entries[field].field)
    sentence = _("There is no value «{name}».").format(name=name)
    how = _('Write whose it is and what, like "mother.snils", or "" for a question that is not to be used.')
    names = _("All names: sgo-tui settings --names")
    raise ValueError(" ".join([sentence, *meant(str(name), known), how, names]))


def _names() -> Iterator[str]:
    """Yield all that a question can ask for."""
    for name, entry in catalogue().entries.items():
        if entry.field.kind == "class":
            yield name
        yield from (f"{word}.{name}" for word, owner in _OWNERS.items() if entry.belongs_to(owner))
