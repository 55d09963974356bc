"""What a judge is shown, and that its opinion changes no verdict."""

from briefing.model import Boilerplate, ClaimVerdict, Opinion, Span
from briefing.verify.claims.opinions import shown_sentences
from briefing.verify.claims.verifying import verify_claim
from briefing.verify.source import Source

FILLER = "\n\n".join(f"Sentence number {n} tells of gardens." for n in range(100))
LONG = f"{FILLER}\n\nThe minister opened the harbour.\n\n{FILLER}"


def test_a_long_source_is_shown_by_what_shares_most_with_the_claim():
    """At most 40 sentences, in order, the nearest one with its neighbours."""
    shown = shown_sentences("The minister closed the harbour.", LONG)
    assert [sentence.number for sentence in shown] == sorted(sentence.number for sentence in shown)
    assert [sentence.number for sentence in shown] == [*range(1, 38), 100, 101, 102]


def test_the_last_sentence_has_only_one_neighbour():
    source = f"{FILLER}\n\nThe minister opened the harbour."
    shown = shown_sentences("The minister closed the harbour.", source)
    assert [sentence.number for sentence in shown] == [*range(1, 39), 100, 101]


def test_a_short_source_is_shown_whole():
    shown = shown_sentences("Nothing in common", "One thing happened. Then another. Then a third.")
    assert [sentence.number for sentence in shown] == [1, 2, 3]


def test_boilerplate_is_not_shown():
    text = "The bridge is closed.\n\nRead more: ten bridges."
    source = Source(text, (Boilerplate(Span(23, len(text)), "related links"),))
    assert [one.number for one in shown_sentences("The bridge is closed.", source)] == [1]


def test_an_opinion_is_kept_beside_the_verdict():
    said = Opinion("m", ClaimVerdict.SUPPORTED, "sure")
    finding = verify_claim("The moon is made of cheese.", "The bridge is closed.", judge=lambda *_: said)
    assert (finding.verdict, finding.opinion) == (ClaimVerdict.NOT_FOUND, said)


def test_nothing_is_asked_without_a_claim_or_a_source():
    said = Opinion("m", ClaimVerdict.SUPPORTED, "sure")
    for claim, source in (("", "The bridge is closed."), ("The bridge is closed.", " ")):
        assert verify_claim(claim, source, judge=lambda *_: said).opinion is None
