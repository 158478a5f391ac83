"""What is found in tables, written down for people, for Excel and for programs: a form of listing is a module here."""

from collections.abc import Mapping

from sgo_tui.work.listing.delimited import Delimited
from sgo_tui.work.listing.lines import Lines
from sgo_tui.work.listing.listing import Failure, Listing
from sgo_tui.work.listing.objects import Document, JsonLines
from sgo_tui.work.listing.sarif import Sarif

LISTINGS: Mapping[str, Listing] = {
    "text": Lines(),
    "json": Document(),
    "jsonl": JsonLines(),
    "csv": Delimited(),
    "sarif": Sarif(),
}

__all__ = ["LISTINGS", "Failure", "Listing"]
