"""The page to look at: a table in, numbers on paper out."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import lxml.html
import pytest
from exports import NOW, PUPIL, STAFF, opened, school

from sgo_tui.check import Severity
from sgo_tui.demo import write_demo
from sgo_tui.errors import UsageError
from sgo_tui.export import Owner
from sgo_tui.i18n import use_language
from sgo_tui.report.exports import export_of
from sgo_tui.report.figures import Figures, as_json, figures
from sgo_tui.report.markup import element
from sgo_tui.report.page import page
from sgo_tui.work import Table, open_table
from sgo_tui.work.gradual import at_once
from sgo_tui.work.listing.lines import by_hand
from sgo_tui.work.overview import Overview, Wanted
from sgo_tui.work.readiness import readiness, readiness_as_json


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Table:
    """A demo export of 60 pupils, written a week ago."""
    path = write_demo(tmp_path_factory.mktemp("demo") / "demo.xls", rows=60).path
    os.utime(path, ((NOW - timedelta(days=7)).timestamp(),) * 2)
    return open_table(path)


@pytest.fixture(scope="module")
def found(table: Table) -> Figures:
    """Its numbers."""
    return figures(table, NOW)


def read(text: str) -> lxml.html.HtmlElement:
    """Return a page as a browser would read it."""
    return lxml.html.document_fromstring(text)


def rows_of(shown: lxml.html.HtmlElement, looks: str) -> list[list[str]]:
    """Return the texts of the lines of a table."""
    rows = shown.xpath(f"//table[contains(concat(' ', @class, ' '), ' {looks} ')]/tbody/tr")
    return [[cell.text_content() for cell in row] for row in rows]


def test_the_numbers_are_those_of_the_program(table: Table, found: Figures) -> None:
    """Readiness, problems and what is to be mended by hand are counted as everywhere else."""
    told = as_json(found)
    overview = Overview(table, Wanted())
    overview.go_on()
    assert told["readiness"] == readiness_as_json(readiness(table, export_of(table)))
    assert told["problems"] == {severity.word: table.problems.count(severity) for severity in reversed(Severity)}
    assert [(rule["code"], rule["error"], rule["warning"], rule["hint"]) for rule in told["rules"]] == [
        (group.name, *reversed(group.counts[1:])) for group in overview.groups
    ]
    assert sum(told["by_hand"].values()) == len(at_once(by_hand(table)))
    assert told["days_old"] == 7


def test_every_number_is_on_the_page(found: Figures) -> None:
    """The large ones, the bars, the map, what is missing most, the rules, the work by hand."""
    shown = read(page(found))
    shares = {measure: found.map.share(None, measure) for measure in found.measures}
    assert shown.xpath("//p[@class='large']/text()") == [str(s.percent) for m, s in shares.items() if s and not m.lack]
    names = ["All", *found.map.classes[1:]]
    for looks, are_lacks in (("shares", False), ("heat", True)):
        measures = [measure for measure in found.measures if bool(measure.lack) is are_lacks]
        for class_, name, line in zip(found.map.classes, names, rows_of(shown, looks), strict=True):
            of_class = [found.map.share(class_, measure) for measure in measures]
            numbers = [
                "—" if s is None else (str(s.count or "·") if are_lacks else f"{s.count} of {s.people}")
                for s in of_class
            ]
            assert line == [name, *numbers]
    assert [line[-1] for line in rows_of(shown, "most")] == [str(count) for _measure, count in found.map.missing_most()]
    assert [(line[1].split()[-1], line[-1]) for line in rows_of(shown, "rules")] == [
        (group.name, str(group.total)) for group in found.rules
    ]
    assert [line[-1] for line in rows_of(shown, "hand")] == [str(count) for count in found.by_hand.values()]


def test_where_it_comes_from(found: Figures) -> None:
    """School, filters, day and age head the page; a week is too old for an import."""
    head = read(page(found)).find(".//header").text_content()
    for told in (found.school, "report of 25.11.2026", "exported 7 days ago", "7 days old"):
        assert told
        assert told in head
    assert found.filters
    assert all(f"{name}: {value}" in head for name, value in found.filters)


def test_nobody_is_named(table: Table, found: Figures) -> None:
    """The page holds no name of a person and no value of a cell."""
    assert table.export is not None
    columns = [column.index for column in table.export.columns if column.owner is not Owner.ROW]
    values = {table.text(row, column) for row in table.data_rows for column in columns}
    long_values = {value for value in values if len(value) > 7 and value not in found.school}  # the school's town
    text = page(found)
    assert len(long_values) > 500
    assert not [value for value in long_values if value in text]


@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_page_needs_nothing_else(found: Figures, language: str) -> None:
    """No script, no link, no picture from elsewhere; the language is told."""
    use_language(language)
    text = page(found)
    shown = read(text)
    assert shown.get("lang") == language
    assert shown.xpath("//script | //link | //img | //iframe | //@src | //@href") == []
    assert shown.xpath("//@*[starts-with(name(), 'on')]") == []
    assert not [word for word in ("url(", "@import") if word in text]


@pytest.mark.parametrize(("classes", "lines"), [(1, 0), (2, 3), (60, 61)])
def test_one_class_or_sixty(tmp_path: Path, classes: int, lines: int) -> None:
    """A single class is the whole file and needs no line of its own; tables of many have a header to be repeated."""
    shown = read(page(figures(opened(tmp_path / "a.xls", *school(classes)), NOW)))
    assert len(rows_of(shown, "shares")) == len(rows_of(shown, "heat")) == lines
    assert len(shown.xpath("//p[@class='large']")) == 1
    assert len(shown.xpath("//table[contains(@class, 'heat')]/thead")) == (lines > 0)


def test_employees(tmp_path: Path) -> None:
    """They have no classes."""
    row = ["1", "Петрова", "Анна", "Олеговна", "01.03.1985", "", "", "", "", "7", ""]
    shown = read(page(figures(opened(tmp_path / "a.xls", STAFF, row), NOW)))
    assert sorted(line[:2] for line in rows_of(shown, "most")) == [
        ["passport", "employees"],
        ["telephone or e-mail", "employees"],
        ["СНИЛС", "employees"],
    ]


def test_what_the_file_says_is_no_markup(tmp_path: Path) -> None:
    """A school and classes named as a joke stay texts."""
    joke = "Школа <script>alert(1)</script>"
    rows = [[f"5{mark}", "Петров", "Олег", "", "01.03.2015", "", ""] for mark in ("<b>", '" onclick="x')]
    shown = read(page(figures(opened(tmp_path / "a.xls", [joke], PUPIL, *rows), NOW)))
    assert shown.xpath("//script | //td/b | //@onclick") == []
    assert joke in shown.find(".//header").text_content()
    assert {line[0] for line in rows_of(shown, "heat")} == {"All", "5<b>", '5" onclick="x'}


def test_rows_without_a_class(tmp_path: Path) -> None:
    """They have a line that says so."""
    rows = [[class_, "Петров", "Олег", "", "01.03.2015", "", ""] for class_ in ("", "5А")]
    shown = read(page(figures(opened(tmp_path / "a.xls", PUPIL, *rows), NOW)))
    assert [line[0] for line in rows_of(shown, "heat")] == ["All", "no class", "5А"]
    assert len(shown.xpath("//table[contains(@class, 'heat')]//tr[@class='whole']")) == 1


def test_a_file_without_a_column_says_so(tmp_path: Path) -> None:
    """Not everybody lacks a СНИЛС: the short list has none."""
    shown = read(page(figures(opened(tmp_path / "a.xls", PUPIL[:5], ["5А", "Петров", "Олег", "", "01.03.2015"]), NOW)))
    assert "no column for: СНИЛС" in shown.find(".//header").text_content()


def test_a_picture_of_the_trend_has_its_place(found: Figures) -> None:
    """Whoever keeps the numbers may draw it."""
    drawn = element("figure", element("figcaption", "up"))
    assert read(page(found, drawn)).xpath("//section/figure/figcaption/text()") == ["up"]


def test_no_export(tmp_path: Path) -> None:
    """A sheet of something else is refused in a sentence."""
    with pytest.raises(UsageError, match="No header"):
        figures(opened(tmp_path / "a.xls", ["x"]), NOW)
