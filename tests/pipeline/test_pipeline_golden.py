"""The finished brief of the samples for each shipped audience, byte for byte; `make golden` writes them anew."""

from datetime import date
from pathlib import Path

import pytest

from briefing.pipeline.daily import run_daily
from briefing.pipeline.options import DailyOptions
from briefing.summarize import list_audiences, load_audience

SEEDS = Path(__file__).parents[2] / "seeds"
SHIPPED = [Path(listed.name).stem for listed in list_audiences()]


@pytest.mark.parametrize("audience", SHIPPED)
def test_the_brief_of_an_audience_is_as_it_was_read(audience: str, tmp_path: Path, golden):
    """A change of what is printed is seen here first, and read before it is committed."""
    run = run_daily(SEEDS, DailyOptions(load_audience(audience), date(2025, 2, 8), tmp_path))
    golden(f"{audience}.md", run.rendered.markdown)
