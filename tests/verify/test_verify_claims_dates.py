"""Dates and other digits of claims, rule by rule: held, another one, moved, far from the evidence."""

from datetime import date

import pytest

from briefing.model import ClaimVerdict, Span
from briefing.verify.claims.dates import date_doubts, digit_doubts, far_doubts, moved_date, other_date
from briefing.verify.claims.doubts import Doubt
from briefing.verify.claims.evidence import evidence_of
from briefing.verify.claims.statements import read_statement, stem

ANCHOR = date(2024, 5, 8)
"""A Wednesday."""


def missing(claim: str, source: str, anchor: date | None = None) -> list[str]:
    """Return the dates of a claim that a source does not hold."""
    evidence = evidence_of(source)
    doubts = list(date_doubts(claim, evidence, evidence.sentences, anchor))
    assert all(doubt.verdict is ClaimVerdict.NOT_FOUND for doubt in doubts)
    return [doubt.reason.removeprefix("the date ").removesuffix(" is not in the source") for doubt in doubts]


@pytest.mark.parametrize(
    ("claim", "source", "dates"),
    [
        ("It sank on 5 May.", "It sank on 5 May 2024.", []),
        ("It sank on 5 May.", "It sank on May 5.", []),
        ("It sank on 5 May.", "It sank in May 2024, 5 men died.", ["'5 May'"]),
        ("It sank in May 2024.", "It sank on 5 May. In 2024, it rained.", []),
        ("It sank in May 2024.", "It sank in June. In 2024, it rained.", ["'May 2024'"]),
        ("It sank in May 2024.", "It sank in May 2023.", ["'May 2024'"]),
        ("It sank on Friday.", "It sank on Friday night.", []),
        ("It sank on Friday.", "It sank on Saturday.", ["'on Friday'"]),
        ("It sank on Friday, 5 May.", "It sank on 5 May.", ["'on Friday'"]),
        ("It sank a year ago.", "It sank.", []),
        ("It sank on 6 May and on 7 May.", "It sank on 5 May.", ["'6 May'", "'7 May'"]),
        ("It sank.", "It sank on 5 May.", []),
    ],
)
def test_without_an_anchor_the_printed_parts_are_compared(claim: str, source: str, dates: list[str]):
    """A day and its year may stand apart in the source; words that count from an unknown day are left alone."""
    assert missing(claim, source) == dates


@pytest.mark.parametrize(
    ("claim", "source", "dates"),
    [
        ("It sank on 8 May 2024.", "It sank.", []),
        ("It sank today.", "It sank.", []),
        ("It sank on 7 May.", "It sank yesterday.", []),
        ("It sank yesterday.", "It sank on 7 May.", []),
        ("It sank yesterday.", "It sank.", ["'yesterday'"]),
        ("It sank a week ago.", "It sank on 1 May.", []),
        ("It sank in May 2024.", "It sank on Tuesday.", []),
        ("It sank in 2024.", "It sank yesterday.", []),
        ("It sank last year.", "It sank in June 2023.", []),
        ("It sank last year.", "It sank in May 2022.", ["'last year'"]),
        ("It sank last month.", "It sank on 2 April.", []),
        ("It sank last month.", "It sank on 2 March.", ["'last month'"]),
        ("It sank on 5 June 2024.", "It sank on 5 June.", []),
        ("It sank on 5 June 2023.", "It sank on 5 June.", ["'5 June 2023'"]),
    ],
)
def test_against_an_anchor_days_are_compared(claim: str, source: str, dates: list[str]):
    """Each as far as its words tell: a month, a year; the article's own day and year need no other word."""
    assert missing(claim, source, ANCHOR) == dates


def test_two_sentences_print_no_date_together():
    """A month at the end of one and a number at the start of the next are no day, though both are printed."""
    assert missing("It sank on 5 May.", "Floods in May\n\n5 men left.") == ["'5 May'"]
    assert missing("It sank in May 2024.", "Floods in May\n\nIn 2024, it sank.") == []


@pytest.mark.parametrize("anchor", [None, ANCHOR])
def test_only_the_passages_that_are_looked_at_hold_a_date(anchor: date | None):
    evidence = evidence_of("It sank. It rained on 5 June.")
    found = [list(date_doubts("It sank on 5 June.", evidence, [read], anchor)) for read in evidence.sentences]
    assert found == [[Doubt(ClaimVerdict.NOT_FOUND, "the date '5 June' is not in the source")], []]


@pytest.mark.parametrize(
    ("claim", "source", "others"),
    [
        ("It sank in 2023.", "It sank in 2024.", ["year"]),
        ("It sank in 2023.", "It was built in 2023 and sank in 2024.", []),
        ("It was built in 2023 and sank in 2024.", "It sank in 2024.", []),
        ("It sank on 5 May.", "It sank on 6 May.", ["day"]),
        ("It sank on 5 May.", "It sank on 5 June.", ["day", "month"]),
        ("It sank in May.", "It sank in June.", ["month"]),
        ("It sank on Friday.", "It sank on Monday.", ["weekday"]),
        ("It sank on Friday.", "It sank.", []),
    ],
)
def test_another_printed_date_contradicts(claim: str, source: str, others: list[str]):
    read = evidence_of(source).sentences[0]
    span = Span(0, len(source))
    assert list(other_date(claim, read)) == [
        Doubt(ClaimVerdict.CONTRADICTED, f"the source has another {what}", span) for what in others
    ]


@pytest.mark.parametrize(
    ("claim", "source", "moved"),
    [
        ("5 May", "12 May", True),
        ("5 May", "5 May", False),
        ("yesterday", "7 May", False),
        ("yesterday", "6 May", True),
        ("next Thursday", "Thursday", False),
        ("next Friday", "Thursday", True),
        ("a week ago", "last week", False),
        ("two weeks ago", "last week", True),
        ("May 2024", "last month", True),
        ("a year ago", "in 2023", False),
        ("two years ago", "in 2023", True),
        ("2 May", "in 2023", False),
        ("six days ago", "a week ago", False),
        ("10 days ago", "a week ago", False),
        ("11 days ago", "a week ago", True),
        ("45 days ago", "a month ago", False),
        ("46 days ago", "a month ago", True),
        ("545 days ago", "a year ago", False),
        ("546 days ago", "a year ago", True),
        ("a month ago", "a year ago", True),
        ("5 May", "a month ago", False),
        ("a month ago", "5 May", False),
    ],
)
def test_a_moved_day_contradicts(claim: str, source: str, moved: bool):  # noqa: FBT001 - a case of a table
    """Days of one precision must be the same; two counts in different units must be about the same."""
    evidence = evidence_of(f"It sank {source}.")
    found = list(moved_date(f"It sank {claim}.", evidence.sentences[0], evidence, ANCHOR))
    words = {text: text.removeprefix("in ") for text in (claim, source)}
    reason = f"the source says {words[source]!r}, not {words[claim]!r}"
    end = len("It sank ") + len(source)
    assert found == ([Doubt(ClaimVerdict.CONTRADICTED, reason, Span(end - len(words[source]), end))] if moved else [])


@pytest.mark.parametrize(("day", "moved"), [(16, False), (15, True)])
def test_a_month_that_is_counted_may_reach_half_a_month_away(day: int, moved: bool):  # noqa: FBT001
    """A month before 16 April is 17 March, half a month before April begins."""
    evidence = evidence_of("It sank a month ago.")
    found = moved_date("It sank in April 2024.", evidence.sentences[0], evidence, date(2024, 4, day))
    assert bool(list(found)) is moved


@pytest.mark.parametrize(
    ("claim", "source", "moved"),
    [
        ("a year ago", "a month ago", True),
        ("last year", "next year", True),
        ("a month ago", "last month", False),
        ("on Friday", "on Monday", False),
        ("5 May 2024", "6 May 2024", False),
        ("a month ago", "on Monday", False),
        ("on Monday", "a month ago", False),
    ],
)
def test_without_an_anchor_only_counts_are_compared(claim: str, source: str, moved: bool):  # noqa: FBT001
    evidence = evidence_of(f"It sank {source}.")
    assert bool(list(moved_date(f"It sank {claim}.", evidence.sentences[0], evidence, None))) is moved


WEEK = (
    "Shops closed on Monday.",
    "Rain fell on Tuesday.",
    "The ferry sank on Wednesday.",
    "Boats left on Thursday.",
    "Pilots slept on Friday.",
)


@pytest.mark.parametrize(
    ("claim", "known", "far"),
    [
        ("The ferry sank on Monday.", (2,), True),
        ("The ferry sank on Tuesday.", (2,), False),
        ("The ferry sank on Wednesday.", (2,), False),
        ("The ferry sank on Thursday.", (2,), False),
        ("The ferry sank on Friday.", (2,), True),
        ("The ferry sank.", (2,), False),
        ("The ferry sank while pilots slept on Friday.", (2, 4), False),
        ("The ferry sank while pilots ate on Friday.", (2, 4), True),
        ("The ferry sank on Monday.", (), False),
    ],
)
def test_a_day_stands_beside_the_evidence(claim: str, known: tuple[int, ...], far: bool):  # noqa: FBT001
    """In the best sentence, one of its neighbours, or in another that tells two words of the claim."""
    evidence = evidence_of(" ".join(WEEK))
    chosen = [evidence.sentences[at] for at in known]
    found = list(far_doubts(claim, read_statement(claim).stems - {stem("friday")}, chosen, evidence))
    doubt = Doubt(ClaimVerdict.UNRESOLVED, "the source has another day there", evidence.sentences[2].sentence.span)
    assert found == ([doubt] if far else [])


def test_evidence_without_a_day_denies_none():
    evidence = evidence_of("The ferry sank. It rained all week. Shops closed on 5 May, a Monday.")
    claim = "The ferry sank on 6 May, a Monday."
    assert list(far_doubts(claim, frozenset(), evidence.sentences[:1], evidence)) == []
    found = list(far_doubts(claim, frozenset(), evidence.sentences[2:], evidence))
    reason = "the source has another day there"
    assert found == [Doubt(ClaimVerdict.UNRESOLVED, reason, evidence.sentences[2].sentence.span)]


def test_a_month_before_the_next_sentence_is_no_day_near_the_evidence():
    evidence = evidence_of("It sank on 6 June, not in May\n\n5 men left.")
    assert len(list(far_doubts("It sank on 5 May.", frozenset(), evidence.sentences[:1], evidence))) == 1


@pytest.mark.parametrize(
    ("claim", "numbers"),
    [
        ("They won 3-2 at 9:30.", []),
        ("They won 3–2.", []),
        ("They won 2-3.", ["'2-3'"]),
        ("They flew 1,500 of the 747 and the A320.", ["'747'"]),
        ("They won.", []),
    ],
)
def test_digits_that_the_source_prints_nowhere_are_told(claim: str, numbers: list[str]):
    """A score, a time and a label are compared as printed; what is judged already is left alone."""
    reads = evidence_of("They won 3-2 on Monday. It was 9:30 when 1500 fans saw the A320.").sentences
    doubts = list(digit_doubts(claim, [], reads))
    assert [doubt.reason for doubt in doubts] == [f"the number {one} is not in the source" for one in numbers]
    assert list(digit_doubts(claim, [Span(5, len(claim))], reads)) == []
