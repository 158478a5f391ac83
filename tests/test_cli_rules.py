"""`sgo-tui rules`: what is checked, and why."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from sgo_tui.check import RULES
from sgo_tui.check.explanations import EXPLANATIONS
from sgo_tui.cli import main


def run(*arguments: str) -> int:
    """Run the command in English and return its exit code."""
    return main(["--lang", "en", "rules", *arguments])


def test_all_rules_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a name each rule has its line below the heading of its code, and no explanation."""
    assert run() == 0
    lines = capsys.readouterr().out.splitlines()
    rules = [line.split(":")[0].strip() for line in lines if line.startswith("  ") and not line.startswith("   ")]
    codes = [line.split(" · ")[0] for line in lines if line and not line.startswith(" ")]

    assert sorted(rules) == sorted(RULES)
    assert codes == [code for code in EXPLANATIONS if code in {rule.code for rule in RULES.values()}]
    assert "  snils-checksum: error, no suggestion" in lines
    assert "  snils-form: hint, safe to replace" in lines
    assert "  snils-lost-zero: error, suggests a value" in lines
    assert "    The СНИЛС has N digits: a zero at the beginning seems to be lost." in lines
    assert not [line for line in lines if "Source:" in line]


@pytest.mark.parametrize("name", ["S5", "s5", "snils-checksum", "SNILS-checksum"])
def test_a_rule_is_explained(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A code or an identifier tells message, reason, example and source."""
    assert run(name) == 0
    told = " ".join(capsys.readouterr().out.split())

    assert told.startswith("S5 · СНИЛС: control number snils-checksum: error")
    assert RULES["snils-checksum"].message in told
    assert EXPLANATIONS["S5"].text in told
    assert f"Example: {EXPLANATIONS['S5'].example}" in told
    assert f"Source: {EXPLANATIONS['S5'].source}" in told


def test_codes_that_only_look_right(capsys: pytest.CaptureFixture[str]) -> None:
    """A code typed with the Russian layout on is understood."""
    assert run("Р2") == 0
    assert capsys.readouterr().out.startswith("P2 · ")


def test_one_rule_of_a_code(capsys: pytest.CaptureFixture[str]) -> None:
    """An identifier leaves the other rules of its code out; several names come in the order of the table."""
    assert run("passport-letter", "S5", "passport-letter") == 0
    told = capsys.readouterr().out

    assert "passport-series" not in told
    assert told.count("passport-letter:") == 1
    assert told.index("S5 · ") < told.index("P1 · ")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("snils-checksm", "snils-checksum"),
        ("email-cirillic", "email-cyrillic"),
        ("S55", "S5"),
        ("nothing-like-it", "lists all of them"),
        ("", "lists all of them"),
    ],
)
def test_wrong_names(name: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What is no rule is told on stderr with what may be meant; exit code 2."""
    assert run(name) == 2
    out, err = capsys.readouterr()
    assert words in err
    assert not out


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    """Programs get every rule with all its words."""
    assert run("--json") == 0
    rules = json.loads(capsys.readouterr().out)

    assert {rule["id"] for rule in rules} == set(RULES)
    assert list(rules[0]) == ["id", "code", "severity", "fix", "message", "title", "text", "source", "example"]
    checksum = next(rule for rule in rules if rule["id"] == "snils-checksum")
    assert (checksum["code"], checksum["severity"], checksum["fix"]) == ("S5", "error", "none")
    assert checksum["text"] == EXPLANATIONS["S5"].text

    assert run("--json", "S5") == 0
    assert json.loads(capsys.readouterr().out) == [checksum]


@pytest.mark.parametrize("language", ["ru", "en"])
def test_lines_fit_the_terminal(
    language: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is cut or wrapped within a word in a window of 80 columns."""
    monkeypatch.setenv("COLUMNS", "80")
    codes = {rule.code for rule in RULES.values()}
    assert main(["--lang", language, "rules"]) == 0
    assert main(["--lang", language, "rules", *codes]) == 0

    assert max(map(len, capsys.readouterr().out.splitlines())) <= 80


def test_needs_neither_screen_nor_checks() -> None:
    """The words are told without importing what checks, reads files or draws."""
    program = (
        "import sys; from sgo_tui.cli import main\n"
        "main(['rules']); main(['rules', 'S5', '--json'])\n"
        "heavy = {'textual', 'rich', 'stdnum', 'xlrd', 'sgo_tui.work', 'sgo_tui.fields', 'sgo_tui.xls'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stderr == "[]\n"
