"""What all tests share: the samples, and the switch that writes golden files anew."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("project", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("project")

ROOT = Path(__file__).parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")
    parser.addoption("--tamper", action="store_true", help="change everything in every brief, not a part of it")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell loudly when the HTML report was not seen by a browser: a skipped test is a claim without proof."""
    skipped = terminalreporter.stats.get("skipped", [])
    if any("test_render_browser" in report.nodeid for report in skipped):
        terminalreporter.write_line(
            "NOT TESTED IN A BROWSER: no Chromium was found, the tests of the HTML report were skipped (make browser)",
            yellow=True,
            bold=True,
        )


@pytest.fixture
def seeds() -> Path:
    """The folder of the five sample articles."""
    return ROOT / "seeds"


@pytest.fixture
def golden(request: pytest.FixtureRequest):
    """Compare a text with a golden file, or write it anew with --update-golden."""

    def compare(name: str, text: str) -> None:
        path = ROOT / "tests" / "golden" / name
        if request.config.getoption("--update-golden"):
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the user's home, keys or settings."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home))
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "BRIEFING_MODEL", "BRIEFING_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
