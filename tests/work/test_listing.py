"""Problems written down as lines, JSON, CSV and SARIF."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from sgo_tui.check import RULES
from sgo_tui.work import open_table
from sgo_tui.work.address import cell_name
from sgo_tui.work.findings import Findings, find_problems
from sgo_tui.work.listing import LISTINGS, Failure
from sgo_tui.work.listing.summary import SUMMARIES, Summary, summary_of

FIXTURES = Path(__file__).parents[1] / "fixtures"
FAILURE = Failure("bad file.xls", "«bad file.xls» is empty. Export it again.")


@pytest.fixture(scope="module")
def findings() -> Findings:
    """What is found in the demo, called as a user calls it."""
    return find_problems(open_table(FIXTURES / "classic.xls"), file="classic.xls")


def document(findings: Findings, form: str, *, with_values: bool = False, failures: tuple[Failure, ...] = ()) -> str:
    """Return the document of a file twice, and of files that were not checked."""
    listing = LISTINGS[form]
    parts = [listing.part(findings, with_values=with_values, is_alone=False)] * 2 + [*map(listing.failed, failures)]
    return (
        listing.opening(is_alone=False)
        + listing.between.join(filter(None, parts))
        + listing.ending(failures, is_alone=False)
    )


def values_of(findings: Findings) -> set[str]:
    """Return the wrong values that are long enough to be found in a text."""
    table = findings.table
    return {text for problem in findings if len(text := table.text(problem.row, problem.column)) > 5}


@pytest.mark.parametrize("form", LISTINGS)
def test_no_values_unless_asked_for(findings: Findings, form: str) -> None:
    """They are personal data."""
    assert values_of(findings)
    assert not [value for value in values_of(findings) if value in document(findings, form)]
    told = document(findings, form, with_values=True)
    assert all(value in told for value in values_of(findings) if value.isalnum())


def test_lines_name_their_file(findings: Findings) -> None:
    """Each file begins with its name where there are several."""
    lines = document(findings, "text").splitlines()
    assert [index for index, line in enumerate(lines) if line == "classic.xls"] == [0, len(lines) // 2 + 1]


def test_a_list_of_json_objects(findings: Findings) -> None:
    """One for each file, also for one that was not checked."""
    first, second, bad = json.loads(document(findings, "json", failures=(FAILURE,)))
    assert first == second
    assert first["school"] == "МБОУ «Средняя школа № 0» г. Примерска"
    assert len(first["problems"]) == findings.counts.total()
    assert bad == {"file": FAILURE.file, "failure": FAILURE.reason}


def test_a_line_of_json_for_each_problem(findings: Findings) -> None:
    """The same as in the one document, with the file."""
    lines = [json.loads(line) for line in document(findings, "jsonl").splitlines()]
    (one, _two) = json.loads(document(findings, "json"))
    assert lines[: len(lines) // 2] == [{"file": one["file"], **problem} for problem in one["problems"]]


def test_csv_opens_in_excel(findings: Findings) -> None:
    """It is known as UTF-8, has semicolons, and a row for each problem below the names of the columns."""
    text = document(findings, "csv")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))
    assert text.startswith("\ufefffile;school;class;cell;")
    assert len(rows) == 2 * findings.counts.total()
    problem = next(iter(findings))
    assert (rows[0]["row"], rows[0]["rule"], rows[0]["value"]) == (str(problem.row + 1), problem.rule.id, "")
    assert rows[0]["class"] == findings.class_of(problem.row)


def test_sarif_has_what_the_standard_requires(findings: Findings) -> None:
    """Version, tool and rules; of each result its rule, level, message and place, as a line and as a cell."""
    log = json.loads(document(findings, "sarif", failures=(FAILURE,)))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    driver: dict[str, Any] = run["tool"]["driver"]
    assert driver["name"] == "sgo-tui"
    assert [rule["id"] for rule in driver["rules"]] == list(RULES)
    assert all(rule["shortDescription"]["text"] and rule["fullDescription"]["text"] for rule in driver["rules"])
    assert len(run["results"]) == 2 * findings.counts.total()
    for result, problem in zip(run["results"], findings, strict=False):
        assert result["ruleId"] == problem.rule.id
        assert result["level"] == {"error": "error", "warning": "warning", "hint": "note"}[problem.severity.word]
        assert result["message"]["text"].endswith(problem.message)
        (location,) = result["locations"]
        assert location["physicalLocation"]["region"] == {
            "startLine": problem.row + 1,
            "startColumn": problem.column + 1,
        }
        cell = cell_name(problem.row, problem.column)
        assert location["logicalLocations"] == [{"name": cell, "fullyQualifiedName": f"Ученики!{cell}"}]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == FAILURE.reason


def test_sarif_names_files_as_seen_from_the_current_folder(
    findings: Findings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Below it without its name, elsewhere in full, and as addresses are written."""

    def addresses() -> tuple[str, str]:
        (log,) = json.loads(document(findings, "sarif", failures=(FAILURE,)))["runs"]
        (note,) = log["invocations"][0]["toolExecutionNotifications"]
        first, second = (
            place["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for place in (log["results"][0], note)
        )
        return first, second

    monkeypatch.chdir(FIXTURES.parent)
    assert addresses() == ("fixtures/classic.xls", "bad%20file.xls")
    monkeypatch.chdir(tmp_path)
    assert addresses()[0] == (FIXTURES / "classic.xls").as_uri()


def test_sarif_names_files_that_are_no_text() -> None:
    """A name of bytes that no encoding has."""
    end = LISTINGS["sarif"].ending([Failure("5\udcff.xls", "")], is_alone=True)
    assert '"uri": "5%FF.xls"' in end


SUMMARY = Summary("a.xls", "МБОУ СОШ № 1", people=360, ready=359, errors=4, warnings=10, hints=12)
OTHER = Summary("b.xls", "", people=0, ready=0, errors=0, warnings=3, hints=112)


def test_a_table_of_schools() -> None:
    """Numbers below each other, a line for all; nobody is told that all are ready while one is not."""
    assert SUMMARIES["text"]([SUMMARY, OTHER], [FAILURE]).splitlines() == [
        "errors  warnings  hints  people  ready  file and school",
        "     4        10     12     360    99%  a.xls · МБОУ СОШ № 1",
        "     0         3    112       0      —  b.xls",
        "     —         —      —       —      —  bad file.xls: not checked",
        "     4        13    124     360    99%  2 files",
    ]


def test_one_school_needs_no_line_for_all() -> None:
    """It would say the same twice; and nothing at all has a sum as well."""
    assert len(SUMMARIES["text"]([SUMMARY], []).splitlines()) == 2
    assert SUMMARIES["text"]([], [FAILURE, FAILURE]).splitlines()[-1].endswith("0 files")


def test_the_table_for_programs(findings: Findings) -> None:
    """The same numbers as JSON, as lines of JSON, and for Excel."""
    summary = summary_of(findings)
    objects = json.loads(SUMMARIES["json"]([summary], [FAILURE]))
    assert objects == [
        {
            "file": "classic.xls",
            "school": findings.school,
            "people": summary.people,
            "ready": summary.ready,
            "summary": {"error": summary.errors, "warning": summary.warnings, "hint": summary.hints},
        },
        {"file": FAILURE.file, "failure": FAILURE.reason},
    ]
    assert [json.loads(line) for line in SUMMARIES["jsonl"]([summary], [FAILURE]).splitlines()] == objects
    text = SUMMARIES["csv"]([SUMMARY], [FAILURE])
    assert text.splitlines()[1:] == [
        "a.xls;МБОУ СОШ № 1;360;359;99;4;10;12;",
        f"{FAILURE.file};;;;;;;;{FAILURE.reason}",
    ]
