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
    " Lunds' yard sank — slowly — at noon.\n\nMany came (from the clerk’s office). So does this end the talks? The yard cost twenty-five million krone."
)
DECIDED = (
    "Could this accomplish the plan of the harbour board?",
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
    "this end the talks?",
    "open yard.” The result was",
    "Fast ferries (zero",
    "said a guard who works for the “No on",
    "Thousand gulls watched",
    "how",
    "it is done",
    "the clerk’s office.",
    "The yard cost twenty-five",
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


TALK = (
    "The big boat left. The old boat left. He said “we sail at dawn” and that “we row” today. “To sail is all,” he said."
    " (“To row is not new,” he said.) “Does he row at night?” she asked. “Is it so?,” she wondered. Is it late?. Then"
    " they sang: Stop the boats now! It read: well… it went, well.. it came, well. . it stood, they say 5 > 3 boats (all of"
    " them) sank. They said “yes” we “won” all. Then “yes”, we “lost” our fight. They took eleven of the twelve boats."
    " The fee was paid in\n\ntwo parts by all who came to row. All had left by then, so they sang of the sea"
)


@pytest.mark.parametrize(
    "quote",
    [
        "old boat left.",
        "old boat",
        "we sail at dawn",
        "that “we row” today",
        "To sail is all,",
        "Does he row at night?",
        "Is it so?,",
        "Stop the boats now!",
        "we “lost” our fight",
        "parts by all who came to row.",
        "they sang of the sea",
    ],
)
def test_words_amid_a_sentence_are_proven_swiftly_where_nothing_near_turns_them(quote: str):
    source = Source(TALK)
    assert prove_swiftly(quote, source) == verify_asked(ask(quote), source)


@pytest.mark.parametrize(
    "quote",
    [
        "left.",
        "we sail at dawn” and that",
        "we “won” all",
        "To row is not new,",
        "he row at night?",
        "Does he row at night",
        "Is it late?",
        "Stop the boats now",
        "well… it went",
        "well.. it came",
        "well. . it stood",
        "say 5 > 3 boats",
        "Then they sang: Stop the boats",
        "boats (all of them)",
        "They took eleven of the twelve",
        "The fee was paid in\n\ntwo",
    ],
)
def test_words_that_may_go_on_or_ask_are_left_to_the_long_way(quote: str):
    assert TALK.count(quote)
    assert prove_swiftly(quote, Source(TALK)) is None


@pytest.mark.parametrize("word", ["and", "or", "to", "a", "as", "percent", "million", "seven"])
def test_a_word_that_may_go_on_with_a_number_is_left_to_the_long_way(word: str):
    source = Source(f"They saw {word} boats of the port sail.")
    assert prove_swiftly(f"{word} boats of the port", source) is None
    assert prove_swiftly("boats of the port", Source("They saw large boats of the port sail.")) is not None


@pytest.mark.parametrize(
    ("text", "swift"),
    [
        ("We left the port and they sang", True),
        ("We left the port if they sang", False),
        ("We left the port and they sang if asked", False),
        (f"We left the port and they sang {'of the sea ' * 30} if asked", True),
        ("We left the port had they sang", False),
    ],
)
def test_a_sentence_without_a_stop_is_followed_for_words_that_turn_it(text: str, *, swift: bool):
    assert swift == (prove_swiftly("We left the port", Source(text)) is not None)


def test_words_that_stand_there_twice_lead_to_their_only_place_together():
    source = Source("We row. They row, we hear. We row — they hear.")
    assert prove_swiftly("We row — they hear.", source) == verify_asked(ask("We row — they hear."), source)
    source = Source("We row. They row, we hear.")
    assert prove_swiftly("We row.", source) == verify_asked(ask("We row."), source)
    assert prove_swiftly("row, we hear.", source) == verify_asked(ask("row, we hear."), source)
    assert prove_swiftly("hear row", source) is None


@pytest.mark.parametrize(("count", "swift"), [(255, True), (256, False)])
def test_a_word_of_very_many_places_is_left_to_the_long_way(count: int, *, swift: bool):
    source = Source(f"{'The dam. ' * (count - 1)} dam the.")
    assert swift == (prove_swiftly("dam the", source) is not None)


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
