"""What every test needs: a fixed language, and where the material beside the project lies."""

from __future__ import annotations

from pathlib import Path

import pytest

from sgo_tui.i18n import use_language
from sgo_tui.settings import Settings, use

SHARED = Path(__file__).parents[2] / "shared"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option for tests of which the ordinary run takes a sample."""
    parser.addoption("--every-fault", action="store_true", help="kill and refuse writing at every place: half an hour")


@pytest.fixture(scope="session")
def every_fault(request: pytest.FixtureRequest) -> bool:
    """Whether writing is to fail at every place, and not at some only."""
    return bool(request.config.getoption("--every-fault"))


@pytest.fixture(autouse=True)
def english() -> None:
    """Let messages be the English ones, whatever the environment says."""
    use_language("en")


@pytest.fixture(autouse=True)
def own_state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the list of backups be one of the test's own, for programs it starts, too."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))


@pytest.fixture(autouse=True)
def own_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing be set but by the test, nor in programs it starts."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("config")))
    monkeypatch.delenv("SGO_TUI_SETTINGS", raising=False)
    use(Settings())


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real files beside the project; the test is skipped where there is none."""
    folder = SHARED / "corpus"
    if not folder.is_dir():
        pytest.skip("no folder of real files beside the project")
    return folder


@pytest.fixture(scope="session")
def exports() -> Path:
    """The folder of synthetic exports beside the project; the test is skipped where there is none."""
    folder = SHARED / "exports"
    if not folder.is_dir():
        pytest.skip("no folder of exports beside the project")
    return folder
