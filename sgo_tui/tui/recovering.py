"""Unsaved changes of an earlier session as a conversation: what there is, and whether to put it back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sgo_tui.i18n import _, ngettext
from sgo_tui.keeping import Recovery, Session, Typing
from sgo_tui.tui.dialogs import Choice, Note, Question
from sgo_tui.work import Edit, Table
from sgo_tui.work.address import cell_name
from sgo_tui.xls import text_of

if TYPE_CHECKING:
    from textual.app import App

_MOST_TOLD = 6


async def offer_recovery(app: App[int], session: Session, recovery: Recovery) -> bool:
    """Offer to put unsaved changes back, and do what is chosen; False when that was put off.

    Then nothing may be changed meanwhile: the changes would be of two minds.
    """
    while True:
        answer = await app.push_screen_wait(
            Question(_("Changes that were not saved"), _told(session.table, recovery), _answers(recovery))
        )
        if answer in ("restore", "differing"):
            session.restore(recovery, with_differing=answer == "differing")
            if recovery.lost:
                await app.push_screen_wait(Note(_("Not everything could be put back"), _lost(recovery.lost)))
            return True
        if answer == "all":
            lines = [*_lines(session.table, recovery.fitting), *_lines(session.table, recovery.differing)]
            await app.push_screen_wait(Note(_("Changes that were not saved"), "\n".join(lines)))
        elif answer == "discard":
            if await _really(app, recovery):
                recovery.unsaved.delete()
                return True
        else:
            return False


def why_put_off() -> str:
    """Return why the cells are locked while the question is put off."""
    return _("First decide about the changes that were not saved: open the file again.")


def _told(table: Table, recovery: Recovery) -> str:
    count = len(recovery.unsaved.edits)
    when = f"{recovery.unsaved.last:%d.%m.%Y %H:%M}"
    lines = [
        ngettext(
            "The program ended on {time} before {n} change was saved. It was kept:",
            "The program ended on {time} before {n} changes were saved. They were kept:",
            count,
        ).format(time=when, n=count)
        if count
        else _("The program ended on {time} while you were typing:").format(time=when)
    ]
    if not recovery.is_same_file:
        lines += [_("The file is another one since. The changes were looked for by person and column:")]
        lines += [f"  {line}" for line in _outcome(recovery)]
    shown = [*_lines(table, recovery.fitting[:_MOST_TOLD]), *_typing_line(recovery.typing)]
    if len(recovery.fitting) > _MOST_TOLD:
        shown.append("…")
    return "\n".join([*lines, "", *shown])


def _outcome(recovery: Recovery) -> Iterator[str]:
    """Yield what has become of the changes in a file that is another one by now."""
    counts = (
        (len(recovery.fitting), _("can be put back")),
        (recovery.done, _("are in the file already")),
        (len(recovery.differing), _("are of cells that hold something else now")),
        (len(recovery.lost), _("have no place: the person or the column is not found, or the cell is locked")),
    )
    for count, what in counts:
        if count:
            yield f"{count} {what}"


def _lines(table: Table, edits: Sequence[Edit]) -> Iterator[str]:
    """Yield each edit as «H6  Мать · СНИЛС: old → new»."""
    for edit in edits:
        before, after = (text_of(value) or _("empty") for value in (edit.before, edit.after))
        yield f"{cell_name(edit.row, edit.column)}  {table.column(edit.column).title}: {before} → {after}"


def _typing_line(typing: Typing | None) -> list[str]:
    if typing is None:
        return []
    return [_("{cell}  was being typed: {text}").format(cell=cell_name(typing.row, typing.column), text=typing.text)]


def _answers(recovery: Recovery) -> list[Choice]:
    count, differing = len(recovery.fitting), len(recovery.differing)
    answers = []
    if count or recovery.typing:
        answers.append(Choice("restore", _("Put them back")))
    if differing:
        told = ngettext(
            "Put back also {n} change over what the cell holds now",
            "Put back also {n} changes over what the cells hold now",
            differing,
        )
        answers.append(Choice("differing", told.format(n=differing)))
    if count + differing > _MOST_TOLD or differing:
        answers.append(Choice("all", _("Show all of them")))
    return [
        *answers,
        Choice("later", _("Decide later and only look at the file")),
        Choice("discard", _("Throw them away")),
    ]


def _lost(edits: Sequence[Edit]) -> str:
    places = ", ".join(cell_name(edit.row, edit.column) for edit in edits)
    return _("For these cells of the file as it was then, there is no place now: {cells}").format(cells=places)


async def _really(app: App[int], recovery: Recovery) -> bool:
    count = len(recovery.unsaved.edits)
    text = ngettext(
        "{n} change is then lost; there is no way back.", "{n} changes are then lost; there is no way back.", count
    )
    choices = [Choice("no", _("No, go back")), Choice("yes", _("Yes, throw them away"))]
    return await app.push_screen_wait(Question(_("Throw them away?"), text.format(n=count), choices)) == "yes"
