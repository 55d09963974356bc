"""The short way to a proof agrees with the long one, case by case; what it may not decide it leaves."""

import pytest

from briefing.model import Span, Verdict
from briefing.verify import Source, verify_quote
from briefing.verify.quotes.swift import notes_of, prove_swiftly
from briefing.verify.quotes.verifying import ask, verify_asked

REPORT = (
    "Could this accomplish the plan of the harbour board? The board’s own engineers spoke first. They keep a so-called"
    " “open yard.” The result was a quay for sixteen ships. Fast ferries (zero of them new) left twice a day. “We dredge"
    " by hand,” Ida Holm said. “Who pays for it?” she asked. 'Let us begin,' Per Lund said. Show how it is done, how"
    " often it is done. Ten Thousand gulls watched. “Many came,” said a guard who works for the “No on Quays” club. A boat of the"
    " Lunds' yard sank — slowly — at noon.\n\nMany came (from the clerk’s office). So does this end the talks?"
)
DECIDED = (
    "The board’s own engineers spoke first.",
    "We dredge by hand,",
    "Who pays for it?",
    "Let us begin,",
    "A boat of the Lunds' yard sank — slowly — at noon.",
    "Fast ferries (zero of them new) left twice a day.",
    "So does this end the talks?",
)
LEFT = (
    "this accomplish the plan of the harbour board?",
    "this end the talks",
    "open yard.” The result was",
    "Fast ferries (zero",
    "said a guard who works for the “No on",
    "Thousand gulls watched",
    "how",
    "it is done",
    "the clerk’s office.",
    "Who pays for it.",
    "words of nobody",
    "it",
    "",
)


@pytest.mark.parametrize("quote", DECIDED)
def test_a_plain_quote_is_proven_swiftly_as_the_long_way_proves_it(quote: str):
    source = Source(REPORT)
    found = prove_swiftly(quote, source)
    assert found is not None
    assert found.verdict is Verdict.VERBATIM
    assert found == verify_asked(ask(quote), source)


@pytest.mark.parametrize("quote", LEFT)
def test_what_may_be_cut_turned_or_elsewhere_is_left_to_the_long_way(quote: str):
    assert prove_swiftly(quote, Source(REPORT)) is None


@pytest.mark.parametrize("quote", ["engineers spoke first. They", "A boat of", "Many came", "Ida Holm said."])
def test_the_two_ways_agree_wherever_the_short_one_decides(quote: str):
    source = Source(REPORT)
    assert prove_swiftly(quote, source) in {None, verify_asked(ask(quote), source)}


def test_a_quote_that_begins_inside_another_word_earlier_keeps_its_place():
    text = "They show how it works, he said."
    found = verify_asked(ask("how"), Source(text))
    assert (found.start, found.verdict) == (text.index(" how") + 1, Verdict.VERBATIM)


def test_a_piece_of_the_text_folds_as_in_its_place():
    """A star whose partner stands outside the piece is read as in the source."""
    text = "Opening remarks *by Mayor Holm*\n\nPORT -- Speaking to the board, she praised the yard."
    quote = "Holm*\n\nPORT -- Speaking to the board"
    found = verify_asked(ask(quote), Source(text))
    assert (found.verdict, text[found.start : found.end]) == (Verdict.VERBATIM, quote)


def test_a_mark_after_a_plain_word_folds_in_the_quote_as_in_the_source():
    text = "'Came All the Way From the Islands': Senator Hits Rival"
    assert verify_quote("Came All the Way From the Islands': Senator Hits Rival", text).verdict is Verdict.VERBATIM


def test_a_so_called_thing_is_cut_from_its_doubt():
    found = verify_quote("open yard for all", "They keep a so-called open yard for all.")
    assert found.verdict is Verdict.CUT_CHANGES_MEANING


def test_unclosed_marks_are_noted_on_the_short_way_too():
    text = "“We sail at dawn. The tide is high, Ida Holm said.\n\nNobody came."
    found = verify_quote("The tide is high", text)
    assert found == verify_asked(ask("The tide is high"), Source(text))


def test_what_only_touches_unclosed_speech_has_no_note_of_it():
    source = Source("“We sail at dawn. The tide is high and wide today")
    assert notes_of("We sail at dawn today, all", source, Span(0, 5)) == ()
    assert notes_of("We sail at dawn today, all", source, Span(1, 5)) == ("unclosed_marks",)
