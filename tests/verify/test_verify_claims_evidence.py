"""A source read as evidence: weights, shares, the sentences chosen, names, places."""

from datetime import date
from math import log

import pytest

from briefing.model import Boilerplate, ClaimVerdict, Span
from briefing.verify.claims.evidence import Evidence, digit_tokens, evidence_of, local_names
from briefing.verify.claims.statements import read_statement, stem
from briefing.verify.claims.verifying import verify_claim
from briefing.verify.source import Source, as_source

TEXT = "The ferry sank. The ferry left Oldport. Rain fell. Ann Lee saw boats and rain."


def stems(words: str) -> frozenset[str]:
    return read_statement(words).stems


def chosen(claim: str, source: str, pool: tuple[int, ...] = ()) -> list[int]:
    evidence = evidence_of(source)
    stated = read_statement(claim)
    return [read.index for read in evidence.choose(stated.stems, frozenset(pool) or evidence.pool(()), stated.words)]


def test_a_rare_word_weighs_more():
    """What one of four sentences holds weighs more than what two hold, and what none holds the most."""
    evidence = evidence_of(TEXT)
    assert evidence.weight(stems("ferry")) == pytest.approx(1 + log(5 / 2.5))
    assert evidence.weight(stems("sank")) == pytest.approx(1 + log(5 / 1.5))
    assert evidence.weight(stems("whale")) == evidence.unseen == pytest.approx(1 + log(5))
    assert evidence.weight(stems("ferry whale")) == pytest.approx(2 + log(5 / 2.5) + log(5))
    assert [evidence.holding(stem(one)) for one in ("ferry", "whale")] == [[0, 1], ()]


def test_a_share_is_weighted():
    evidence = evidence_of(TEXT)
    ferry, whale = 1 + log(5 / 2.5), 1 + log(5)
    assert evidence.share(stems("ferry whale"), stems("ferry boats")) == pytest.approx(ferry / (ferry + whale))
    assert evidence.share(frozenset(), stems("ferry")) == 1


def test_a_pool_holds_the_sentences_that_passages_touch():
    evidence = evidence_of(TEXT)
    assert evidence.pool(()) == {0, 1, 2, 3}
    assert evidence.pool([Span(0, 5), Span(14, 17)]) == {0, 1}


def test_sentences_are_ranked_by_share_and_then_by_place():
    evidence = evidence_of(TEXT)
    whole = evidence.weight(stems("ferry rain boats"))
    ferry, rain = evidence.weight(stems("ferry")) / whole, evidence.weight(stems("rain boats")) / whole
    found = evidence.ranked(stems("ferry rain boats"), evidence.pool(()))
    assert [index for _, index in found] == [3, 0, 1, 2]
    assert [share for share, _ in found] == pytest.approx([rain, ferry, ferry, ferry])
    assert [index for _, index in evidence.ranked(stems("ferry rain boats"), frozenset({1, 2}))] == [1, 2]
    assert evidence.ranked(frozenset(), evidence.pool(())) == []


@pytest.mark.parametrize(
    ("claim", "source", "indexes"),
    [
        ("The ferry sank while rain fell.", TEXT, [0, 2]),
        ("Whales swam.", TEXT, []),
        ("Red cars, blue vans, green boats, old carts.", "Old carts. Green boats. Blue vans. Red cars.", [0, 1, 2]),
        ("The ferry was sinking.", "The ferry sinks. The ferry was sinking.", [1]),
        ("The ferry sinks.", "The ferry sinks. The ferry was sinking.", [0]),
        ("The ferry sank.", "The ferry sank. The ferry sank.", [0]),
    ],
    ids=["two", "none", "three at most", "same words behind", "same words before", "first"],
)
def test_few_sentences_that_together_hold_the_claim_are_chosen(claim: str, source: str, indexes: list[int]):
    """Each adds what the ones before lack; of those that hold as much, the one with most of the printed words."""
    assert chosen(claim, source) == indexes


def test_only_the_pool_is_chosen_from():
    assert chosen("The ferry sank while rain fell.", TEXT, (1, 3)) == [1, 3]


def test_a_subject_may_stand_in_the_sentence_before():
    evidence = evidence_of(TEXT)
    first, second, third, last = (stems(read.text) for read in evidence.sentences)
    around = [evidence.around(read) for read in evidence.sentences]
    assert around == [first, first | second, second | third, third | last]


def test_figures_and_names_have_their_places_in_the_text():
    text = "Rain fell. Ann Lee saw 20 boats and 5 vans. Tom Reed left."
    first, second, third = evidence_of(text).sentences
    assert [[one.span.of(text) for one in read.figures] for read in (first, second, third)] == [[], ["20", "5"], []]
    assert [[one.span.of(text) for one in read.names] for read in (first, second, third)] == [
        [],
        ["Ann Lee"],
        ["Tom Reed"],
    ]
    assert [one.span.of(third.text) for one in local_names(third)] == ["Tom Reed"]


def test_dates_are_found_once_for_each_anchor():
    evidence = evidence_of("It sank yesterday.")
    assert evidence.dates(date(2024, 5, 8))[0].resolved.date == date(2024, 5, 7)
    assert evidence.dates(None)[0].resolved.date is None
    assert evidence.dates(None) is evidence.dates(None)


@pytest.mark.parametrize(
    ("claim", "names"),
    [
        ("Star's bridge fell.", ["Star"]),
        ("Star’s bridge fell.", ["Star"]),
        ("Rose fell when Star fell.", ["Rose", "Star"]),
        ("A star rose.", []),
        ("Of all banks, Ann Lee chose one.", ["Ann Lee"]),
        ("The Star Bank fell, Ann Lee said.", ["Star Bank", "Ann Lee"]),
    ],
)
def test_a_capital_word_that_is_a_name_in_the_source_is_one_in_the_claim(claim: str, names: list[str]):
    """Also where a sentence of the claim opens with it; the small words inside a name are none."""
    evidence = evidence_of("The mayor met Rose at the Star Bank of May.")
    found = evidence.names_of(claim)
    assert [one.text for one in found] == names
    assert [one.span.of(claim) for one in found] == names


def test_a_source_is_read_once():
    source = as_source(TEXT)
    assert evidence_of(TEXT) is evidence_of(TEXT)
    assert evidence_of(source) is evidence_of(source)
    assert isinstance(evidence_of(source), Evidence)


def test_digits_are_runs_without_separators():
    text = "They won 3–2, with 1,234,567 fans at 9:30 on 1.5 screens."
    found = list(digit_tokens(text))
    assert [digits for _, digits in found] == ["3-2", "1234567", "9:30", "1.5"]
    assert [span.of(text) for span, _ in found] == ["3–2", "1,234,567", "9:30", "1.5"]


FRONT = (
    '---\ntitle: "Harbour toll rises"\nurl: "https://norland.example/mayor-resigns-in-anger"\ndate: 2024-05-03\nauthor: Ann Lee\nlength: 900 words\n---\n'
    "The toll for small boats was raised to 9 krone. The mayor opened the pier.\n"
)


@pytest.mark.parametrize(
    ("claim", "verdict", "places"),
    [
        ("The harbour toll rises.", ClaimVerdict.SUPPORTED, ["Harbour toll rises"]),  # the outlet's own statement
        (
            "The toll for small boats was raised.",
            ClaimVerdict.SUPPORTED,
            ["The toll for small boats was raised"],
        ),
        (
            "The mayor resigns in anger.",
            ClaimVerdict.UNRESOLVED,
            ["The mayor opened the pier."],
        ),  # only an address says so
    ],
)
def test_of_a_front_matter_only_the_title_is_evidence(claim: str, verdict: ClaimVerdict, places: list[str]):
    finding = verify_claim(claim, FRONT)
    assert finding.verdict is verdict
    assert [span.of(FRONT).strip() for span in finding.evidence][-1:] == places


def test_a_marked_front_matter_gives_its_title_and_none_of_its_dates_or_names():
    body = FRONT.index("The toll")
    evidence = Evidence(Source(FRONT, (Boilerplate(Span(0, body), "front matter"),)))
    assert [read.text for read in evidence.sentences] == [
        "Harbour toll rises",
        "The toll for small boats was raised to 9 krone.",
        "The mayor opened the pier.",
    ]
    assert [[figure.text for figure in read.figures] for read in evidence.sentences] == [[], ["9 krone"], []]
    assert all(not read.names for read in evidence.sentences)


def test_a_title_that_is_not_printed_as_it_reads_is_no_evidence():
    """Escapes have no place in the text: only what stands there proves."""
    text = FRONT.replace("Harbour", "H\\u00e4rbour")
    assert [read.text for read in evidence_of(text).sentences][:1] == [
        "The toll for small boats was raised to 9 krone."
    ]
