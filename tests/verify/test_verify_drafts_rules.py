"""What a proven claim carries: joined passages, quotes as slices, figures with their places, who says so, a lasting name."""

from decimal import Decimal

import pytest

from briefing.model import (
    Article,
    ArticleId,
    CheckedClaim,
    CitedFigure,
    Draft,
    DraftClaim,
    DraftQuote,
    Figure,
    Quote,
    Span,
    Verdict,
    Withheld,
)
from briefing.verify.claims.drafts import explain, prove
from briefing.verify.source import as_source

TEXT = (
    "The mayor, Ann Lee, opened the new bridge in Oldport on Monday. The bridge cost about $5 million, the paper said.\n"
    "It is 300 meters long.\n\n"
    "“We will build a second bridge,” Lee said, “and a third one.” Tom Reed said that 20 people came.\n\n"
    "Rain fell on all 20 roads. The council met. It was wet, the clerk Mia Chen said."
)
ARTICLE = Article(ArticleId("a1"), "a.txt", TEXT, "0", outlet="Harbor Gazette")


def prove_one(claim: DraftClaim) -> CheckedClaim | Withheld:
    proven, withheld = prove(Draft(ARTICLE.id, None, (claim,)), as_source(TEXT), ARTICLE)
    return (*proven, *withheld)[0]


def proven(text: str, *sentences: int, quote: str = "", speaker: str | None = None) -> CheckedClaim:
    found = prove_one(DraftClaim(text, sentences, (DraftQuote(quote, speaker),) if quote else ()))
    assert isinstance(found, CheckedClaim), found
    return found


def place(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


@pytest.mark.parametrize(
    ("sentences", "cited"),
    [
        ((1,), [TEXT[:63]]),
        ((2, 1, 2), [TEXT[:113]]),
        ((1, 2, 3), [TEXT[:113], "It is 300 meters long."]),
        ((1, 3), [TEXT[:63], "It is 300 meters long."]),
    ],
)
def test_neighbours_on_one_line_are_one_citation(sentences: tuple[int, ...], cited: list[str]):
    found = proven("Ann Lee opened the new bridge in Oldport on Monday.", *sentences)
    assert [one.span.of(TEXT) for one in found.citations] == cited


def test_an_elided_quote_is_the_slices_of_both_parts():
    words = ("We will build a second bridge", "and a third one")
    found = proven("Lee plans bridges.", 4, quote="we will build a second bridge and a third one", speaker="Lee")
    segments = tuple(map(place, words))
    span = Span(segments[0].start, segments[1].end)
    assert found.quotes == (Quote(" … ".join(words), ARTICLE.id, span, Verdict.ELIDED, "Ann Lee", segments),)


def test_a_quote_given_without_a_speaker_has_the_one_of_the_article():
    found = proven("Lee plans bridges.", 4, quote="We will build a second bridge")
    span = place("We will build a second bridge")
    assert found.quotes == (Quote(span.of(TEXT), ARTICLE.id, span, Verdict.VERBATIM, "Ann Lee", (span,)),)
    assert found.attributed_to == "Ann Lee"


def test_the_reporters_words_are_no_quote():
    found = prove_one(DraftClaim("The bridge cost money.", (2,), (DraftQuote("The bridge cost about $5 million"),)))
    assert isinstance(found, Withheld)
    assert explain(found) == (
        "'The bridge cost money.': quote not_direct_speech: the words are not direct speech in the source The article "
        "reads: 'The bridge cost about $5 million'."
    )


def test_marks_without_words_are_left_alone():
    """What stands between other marks is still proven, and printed as the article has it."""
    found = proven("Lee said: “we will build a second bridge”, “—”.", 4)
    assert found.text == "Lee said: “We will build a second bridge”, “—”."


def test_a_figure_has_its_place_its_sentence_and_who_says_so():
    found = proven("Tom Reed said that 20 people came.", 5)
    figure = Figure(
        place("20"),
        "20",
        Decimal(20),
        counted="people came",
        by="Tom Reed",
        context=place("Tom Reed said that 20 people came"),
    )
    assert found.figures == (CitedFigure(ARTICLE.id, figure),)


@pytest.mark.parametrize(
    ("text", "sentence", "speaker"),
    [
        ("The new bridge in Oldport opened on Monday.", 1, None),
        ("Tom Reed said that 20 people came.", 5, "Tom Reed"),
        ("It was wet, Mia Chen said.", 8, "Mia Chen"),
        ("The council met.", 7, None),
        ("Rain fell on all 20 roads.", 6, None),
    ],
)
def test_a_claim_is_attributed_to_whom_its_passage_names(text: str, sentence: int, speaker: str | None):
    found = proven(text, sentence)
    assert found.attributed_to == speaker
    assert {one.figure.by for one in found.figures} <= {speaker}


def test_a_claim_is_attributed_by_the_first_passage_that_names_someone():
    assert proven("It was wet and the council met, Mia Chen said.", 7, 8).attributed_to == "Mia Chen"


def test_a_claim_has_one_name_in_every_run():
    """The name stands in sidecars: it may change with the claim, its quotes, sentences and article only."""
    plain, quoted = proven("Lee plans bridges.", 4, quote="and a third one"), proven("The council met.", 7)
    assert (plain.id, quoted.id) == ("cc8d37eac66b", "c31886c7f4b0")


def test_a_long_claim_and_reason_are_cut_in_the_line_for_a_repair():
    """The line names the first 200 characters of the claim, and 300 of a reason."""
    found = prove_one(DraftClaim("Ann  Lee " * 30 + "Zoe Quinn " * 40, (1,)))
    assert isinstance(found, Withheld)
    assert len(found.reason) == 300
    words = "Ann Lee " * 25
    assert explain(found) == f"{words!r}: {found.reason}"
