"""Collects the messages of the source into the catalogues, keeping the translations they have.

Run it after a message was added or changed, translate what is new, then run ``build_catalogues.py``.
"""

from __future__ import annotations

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parents[1] / "sgo_tui"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}


def collect(package: Path = PACKAGE) -> Catalog:
    """Return the messages of all modules below `package`."""
    catalogue = Catalog(project="sgo-tui")
    found = extract_from_dir(str(package), keywords=KEYWORDS, strip_comment_tags=True)
    for name, _line, message, _comments, _context in sorted(found, key=lambda item: (item[0], item[1])):
        catalogue.add(message, locations=[(name, None)])
    return catalogue


def update(package: Path = PACKAGE) -> None:
    """Bring every .po below `package` up to the source; messages no longer used are dropped."""
    messages = collect(package)
    for path in sorted(package.glob("locale/*/LC_MESSAGES/*.po")):
        with path.open("rb") as source:
            catalogue = read_po(source, locale=path.parts[-3])
        catalogue.update(messages, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        with path.open("wb") as target:
            write_po(target, catalogue, width=110, omit_header=False, sort_by_file=True, ignore_obsolete=True)


if __name__ == "__main__":
    update()
