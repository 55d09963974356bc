"""Bylines and credits name the outlet of an article of the run, or say that it is not named."""

from dataclasses import replace
from datetime import date

import pytest

from briefing.checking.bylines import judge_byline
from briefing.checking.check import check_summary
from briefing.checking.corpus import Corpus
from briefing.checking.facts import Facts
from briefing.model import Article, ArticleId, Basis, CheckKind, ClaimVerdict, Dated, Verdict

TEXT = 'Nobody in Lund was told. "The bridge is closed until the month of May," it was said on Monday.'


def article(name: str, outlet: str | None, day: int | None = None) -> Article:
    published = Dated(date(2024, 5, day), Basis.STATED) if day else Dated(None, Basis.UNKNOWN)
    return Article(ArticleId(name), f"{name}.txt", TEXT, name, outlet=outlet, published=published)


ONE, OTHER, UNNAMED = article("a", "Post, The", 3), article("b", "Post, The", 4), article("c", None)


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("Post, The, 3 May 2024", ClaimVerdict.SUPPORTED),
        ("Post, The, 4 May 2024", ClaimVerdict.SUPPORTED),
        ("Post, The, 5 May 2024", ClaimVerdict.CONTRADICTED),
        ("outlet not named, date not given", ClaimVerdict.SUPPORTED),
        ("Medium nicht genannt, ohne Datum", ClaimVerdict.SUPPORTED),
        ("Gazette, 3 May 2024", None),
        ("Post, The", None),
    ],
)
def test_a_byline_is_an_outlet_of_the_run_with_its_day(words: str, verdict: ClaimVerdict | None):
    judged = judge_byline(words, Facts([ONE, OTHER, UNNAMED]).by_outlet)
    assert verdict == (judged[0] if judged else None)


@pytest.mark.parametrize(
    ("source", "credit", "passed"),
    [
        (UNNAMED, "outlet not named", True),
        (ONE, "Post, The", True),
        (ONE, "Ana Ruiz", False),
        (UNNAMED, "Post, The", False),
    ],
    ids=["not named", "named", "a person", "another outlet"],
)
def test_a_quote_of_an_unknown_speaker_is_credited_to_its_outlet_alone(source: Article, credit: str, passed: bool):  # noqa: FBT001
    text = f"- “The bridge is closed until the month of May” — {credit}[^1]\n\n[^1]: x, {source.name}: “y”\n"
    facts = replace(Facts([source]), listed=1)
    report = check_summary("brief", text, Corpus([source]), kinds={CheckKind.QUOTE}, facts=facts)
    assert passed == (report.findings[0].verdict is Verdict.VERBATIM)
