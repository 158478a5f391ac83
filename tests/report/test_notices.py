"""Notices: a sheet for each family, with blanks for what is missing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import lxml.html
import pytest
from exports import MOTHER, OTHER_SNILS, PUPIL, SNILS, STAFF, TODAY, opened

from sgo_tui.report.notices import notices, receivers
from sgo_tui.settings import Settings, use
from sgo_tui.work import Table

PETROV = ["5А", "Петров", "Олег", "Иванович", "01.03.2015", "", "астма"]
PETROVA = ["Петрова", "Ада", "Олеговна", "", "112-233-445 59"]


def made(table: Table, *, everybody: bool = False) -> list[lxml.html.HtmlElement]:
    """Return the sheets."""
    page = lxml.html.document_fromstring(notices(table, receivers(table, everybody=everybody)))
    assert page.xpath("//script | //link | //img | //@src | //@href") == []
    return page.findall(".//article")


def test_a_sheet_for_each_family_that_lacks_something(tmp_path: Path) -> None:
    """Class by class, so that they can be handed out; the others have theirs when asked for."""
    rows = [
        ["10Б", "Орлова", "Яна", "Ильинична", "02.03.2010", ""],
        ["5А", "Сидоров", "Олег", "Иванович", "01.04.2015", SNILS],
        ["5А", "Петров", "Олег", "Иванович", "01.03.2015", ""],
    ]
    table = opened(tmp_path / "a.xls", PUPIL[:6], *rows)
    names = [sheet.find(".//p[@class='whom']").text for sheet in made(table)]
    assert names == ["Петров Олег Иванович, 5А", "Орлова Яна Ильинична, 10Б"]
    everybody = made(table, everybody=True)
    assert [bool(sheet.xpath(".//section[@class='slip']")) for sheet in everybody] == [False, True, True]
    assert "all the data" in everybody[0].text_content()


def test_blanks(tmp_path: Path) -> None:
    """A box for each digit of what is missing, under the name of the person; what is wrong is to be written anew."""
    (sheet,) = made(opened(tmp_path / "a.xls", PUPIL + MOTHER, PETROV + PETROVA))
    blanks = {
        member.find("h3").text_content(): [
            (blank.find("span[@class='label']").text_content(), len(blank.findall(".//i")))
            for blank in member.findall("div")
        ]
        for member in sheet.findall(".//div[@class='member']")
    }
    assert blanks == {
        "Pupil Петров Олег Иванович": [("СНИЛС", 11)],
        "Mother Петрова Ада Олеговна": [("Birth date", 8), ("СНИЛСcheck and write it anew", 11)],
    }
    assert "Signature" in sheet.text_content()
    assert "in the school's own words" in sheet.text_content()


def test_no_value_is_printed(tmp_path: Path) -> None:
    """Neither those that are wrong nor those that are right, nor anything on health."""
    (sheet,) = made(opened(tmp_path / "a.xls", PUPIL + MOTHER, PETROV + PETROVA))
    assert not [value for value in ("112", "01.03", "2015", "астма") if value in sheet.text_content()]


@pytest.mark.parametrize(
    ("born", "is_child", "is_youth"),
    [
        ("26.11.2012", True, False),
        ("25.11.2012", False, True),
        ("26.11.2008", False, True),
        ("25.11.2008", False, False),
        ("", True, True),
    ],
)
def test_what_else_to_do_depends_on_the_age(tmp_path: Path, born: str, is_child: bool, is_youth: bool) -> None:
    """Under 14 a parent makes the account, to 18 a parent binds it; with an unknown age both are told."""
    (sheet,) = made(opened(tmp_path / "a.xls", PUPIL, ["9А", "Петров", "Олег", "Иванович", born, "", ""]))
    text = sheet.text_content()
    assert ("Семья и дети" in text) is is_child
    assert ("From 14 to 18" in text) is is_youth
    assert len(sheet.findall(".//ol/li")) == 3


def test_employees(tmp_path: Path) -> None:
    """They have a passport and a telephone to write down, and no children to be told of."""
    row = ["1", "Петрова", "Анна", "Олеговна", "01.03.1985", "", "", "", "", "7", SNILS]
    (sheet,) = made(opened(tmp_path / "a.xls", STAFF, row))
    assert [len(blank.findall(".//i")) for blank in sheet.findall(".//div[@class='blank']")] == [10, 10, 0]
    assert "Dear colleague" in sheet.text_content()
    assert "child" not in sheet.text_content()


def test_portal_and_deadline(tmp_path: Path) -> None:
    """The settings have them; without, there are lines to write them on."""
    table = opened(tmp_path / "a.xls", PUPIL, PETROV)
    (blank,) = made(table)
    use(Settings(as_of=TODAY, portal="sgo.<example>.ru", deadline=date(2026, 12, 1)))
    (filled,) = made(table)
    facts = "./section[1]/p[@class='filled']"
    assert blank.xpath(f"{facts}/b/text()") == []
    assert len(blank.xpath(f"{facts}/span[@class='line']")) == 2
    assert filled.xpath(f"{facts}/b/text()") == ["sgo.<example>.ru", "01.12.2026"]


def test_what_the_file_says_is_no_markup(tmp_path: Path) -> None:
    """A pupil named as a joke stays a text."""
    (sheet,) = made(opened(tmp_path / "a.xls", PUPIL, ["5А", "<script>x", "Олег", "", "01.03.2015", OTHER_SNILS, ""]))
    assert "<script>x Олег, 5А" in sheet.text_content()
