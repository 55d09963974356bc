"""The fifteen points that a brief of the five samples must meet, through the extractive engine.

The lists (spans, quotations, figures, words that must not appear) stand in `seeds.json` beside this file.
"""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from briefing.checking.check import check_summary
from briefing.checking.corpus import Corpus
from briefing.model import Basis
from briefing.sources import read_articles
from briefing.stories import group
from briefing.verify import find_quotations, verify_quote

HERE = Path(__file__).parent
EXPECTED = json.loads((HERE / "seeds.json").read_text(encoding="utf-8"))
SEEDS = HERE.parents[1] / "seeds"


def short(name: str) -> str:
    return name[:3]


@pytest.fixture(scope="module")
def reading():
    return read_articles([SEEDS])


@pytest.fixture(scope="module")
def by_file(reading):
    return {short(article.name): article for article in reading}


def test_the_samples_are_the_samples(reading):
    assert {a.name: a.sha256 for a in reading} == {f["name"]: f["sha256"] for f in EXPECTED["files"].values()}


def test_articles_form_three_stories(reading):
    """Points 1 and 2: one interview in two translations; another interview of the same man; two outlets, one statement."""
    names = {article.id: short(article.name) for article in reading}
    stories = {frozenset(names[name] for name in story.articles) for story in group(reading.articles)}
    assert stories == {frozenset(cluster["articles"]) for cluster in EXPECTED["clusters"]}


@pytest.mark.parametrize("expected", EXPECTED["boilerplate"], ids=lambda row: f"{row['file'][:3]}-{row['start']}")
def test_boilerplate_is_marked(by_file, expected):
    """Point 6: every listed span is marked, white space at its edges aside."""
    article = by_file[short(expected["file"])]
    covered = {n for mark in article.boilerplate for n in range(mark.span.start, mark.span.end)}
    missing = [
        n for n in range(expected["start"], expected["end"]) if n not in covered and not article.text[n].isspace()
    ]
    assert missing == []


@pytest.mark.parametrize("quote", EXPECTED["quotes"], ids=lambda row: row["id"])
def test_no_quotation_or_figure_is_marked_as_boilerplate(by_file, quote):
    article = by_file[short(quote["file"])]
    covered = {n for mark in article.boilerplate for n in range(mark.span.start, mark.span.end)}
    assert not covered & set(range(quote["start"], quote["end"]))


def test_dates_are_known_as_they_should_be(by_file):
    """Point 10: stated prefixes are stated; no later story dates an earlier article."""
    found = {name: (a.published.date, a.published.basis) for name, a in by_file.items()}
    assert found["001"] == (date(2025, 1, 10), Basis.STATED)
    assert found["002"] == (date(2025, 2, 8), Basis.STATED)
    assert found["000"] == (None, Basis.UNKNOWN)
    assert found["003"] in {(date(2024, 8, 13), Basis.INFERRED), (None, Basis.UNKNOWN)}
    assert found["004"] == (None, Basis.UNKNOWN)


def test_outlets_are_read_from_the_text(by_file):
    outlets = {name: (a.outlet or "").casefold() for name, a in by_file.items()}
    assert (outlets["000"], outlets["001"], outlets["002"], outlets["004"]) == ("ukrinform", "censor.net", "unn", "")
    assert outlets["003"].startswith("gzero")


@pytest.mark.parametrize("quote", [q for q in EXPECTED["quotes"] if len(q["text"]) > 60], ids=lambda row: row["id"])
def test_long_quotations_are_found_as_speech(by_file, quote):
    """Point 8: closed, unclosed and unmarked speech alike."""
    article = by_file[short(quote["file"])]
    spans = [piece for q in find_quotations(article.text) if q.speech for piece in q.pieces]
    middle = (quote["start"] + quote["end"]) // 2
    assert any(span.start <= middle < span.end for span in spans)


def test_unclosed_and_unmarked_speech_is_told_as_such_and_narration_is_none(by_file):
    """Point 8: two of each, all the president's; nothing of the first line or of the background is speech."""
    text = by_file["002"].text
    speech = [found for found in find_quotations(text) if found.speech]
    lines = [(text[: found.span.start].count("\n") + 1, found.marks.value) for found in speech]
    assert [line for line in lines if line[1] != "closed"] == [
        (5, "unmarked"),
        (7, "unclosed"),
        (11, "unmarked"),
        (17, "unclosed"),
    ]
    assert {line for line, _ in lines}.isdisjoint({1, 3, 13, 21, 23})
    assert {found.speaker.rpartition(" ")[2] for found in speech} == {"Zelenskyy"}


def test_imagined_speech_is_never_the_imagined_speakers(by_file):
    """Point 9."""
    text = by_file["000"].text
    words = "We need one or two years, and then we'll launch a new wave."
    finding = verify_quote(words, text, speaker="Putin")
    assert (finding.passed, finding.verdict.value) == (False, "misattributed")
    assert verify_quote(words, text, speaker="Zelensky").passed


ALTERED = [
    ("000", 'There are "16,000 Russian soldiers stationed in Kursk region".'),
    ("000", '"We do need their territory [Kursk region], we do not need their land"'),
    ("000", '"This [the Kursk operation] was a tactical failure for Ukraine"'),
    ("002", '"I was told that 200 officers were killed"'),
    ("004", '"at least 80 square kilometers currently under their control"'),
    ("004", "Ukraine controlled 40 square kilometers."),
    ("002", "Ukraine captured 40 thousand troops."),
    ("000", "Putin said Ukraine must not be allowed to gain any concessions in this war."),
]


@pytest.mark.parametrize(("name", "words"), ALTERED, ids=[words[:40] for _, words in ALTERED])
def test_altered_strings_fail(by_file, name, words):
    """Point 13."""
    report = check_summary("summary", words, Corpus([by_file[name]]))
    assert [row for row in report.findings if not row.passed and not row.unchecked]


HONEST = [
    ("003", '"taking territory"'),
    ("004", '"collective West"'),
    (
        "000",
        '"We simply want to live peacefully in our own home without war ... And this is why such measures were taken"',
    ),
]


@pytest.mark.parametrize(("name", "words"), HONEST, ids=[words[:40] for _, words in HONEST])
def test_honest_forms_pass(by_file, name, words):
    """Point 14."""
    report = check_summary("summary", words, Corpus([by_file[name]]))
    assert [row.verdict for row in report.findings if not row.passed] == []


def test_one_translation_is_not_the_other(by_file):
    """Point 7: the quotation of one translation, cited to the other file, fails."""
    words = "We just want to live peacefully at home without war."
    assert verify_quote(words, by_file["001"].text).passed
    assert not verify_quote(words, by_file["000"].text).passed


def test_no_denied_word_would_be_cited(by_file):
    """Point 5: every denied word stands in boilerplate only, but for one garble inside a quotation."""
    for word in EXPECTED["deny_terms"]:
        for article in by_file.values():
            for match in re.finditer(re.escape(word), article.text):
                inside = any(mark.span.start <= match.start() < mark.span.end for mark in article.boilerplate)
                assert inside or word == "Kurdish"
