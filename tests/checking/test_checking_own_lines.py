"""Lines in which a brief tells of itself: a changed count is told with what to do about it."""

from datetime import date
from pathlib import Path

from briefing import check
from briefing.checking.remedies import OWN_LINE
from briefing.pipeline.daily import run_daily
from briefing.pipeline.options import DailyOptions
from briefing.summarize import load_audience

SEEDS = Path(__file__).parents[2] / "seeds"


def test_a_changed_count_says_that_the_brief_tells_it_of_itself(tmp_path: Path):
    brief = run_daily([SEEDS], DailyOptions(load_audience("general"), date(2025, 2, 8), tmp_path)).markdown
    page = brief.read_text(encoding="utf-8")
    brief.write_text(page.replace("*5 articles · ", "*6 articles · "), encoding="utf-8")
    failed = [(row.line, row.hints) for row in check(brief, sources=[SEEDS]).findings if not row.passed]
    assert failed == [(3, (OWN_LINE,))]
