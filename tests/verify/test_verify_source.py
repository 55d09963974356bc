"""One text as evidence: what it makes of itself, once, and how it travels."""

import pickle

import pytest

from briefing.model import Boilerplate, Span
from briefing.verify import Source, verify_quote
from briefing.verify.scope import after, before, find_stops
from briefing.verify.source import as_source, is_attribution, lowered, stands_between

TEXT = "“We [the crew] won,” he said. “They left.” Mr. Hale saw the inter-\nnational ship.\n\n“Why?” [H]e did not say."


def test_a_source_is_pickled_by_its_text():
    source = Source(TEXT, (Boilerplate(Span(0, 3), "caption"),))
    source.words  # noqa: B018 - made once, and not pickled
    again = pickle.loads(pickle.dumps(source))  # noqa: S301 - our own bytes
    assert (again.text, again.boilerplate) == (source.text, source.boilerplate)
    assert verify_quote("They left", again) == verify_quote("They left", source)


def test_words_are_known_whole_and_broken():
    source = Source(TEXT)
    assert source.folded.text[source.places("hale")[0] :].startswith("Hale")
    assert len(source.places("international")) == 1
    assert len(source.places("he")) == 2
    assert source.places("nobody") == ()
    assert source.places_between("he", 0, 40) == source.places("he")[:1]


def test_insertions_are_found():
    source = Source(TEXT)
    (start, end), *_ = source.insertions.items()
    assert source.folded.text[start:end] == "[the crew]"
    assert source.insertion_ends[end] == start
    assert source.insertions_near(start + 2) == [(start, end)]
    assert source.insertions_near(0) == []
    assert Source("no bracket").insertions == {}


def test_gaps_lead_from_piece_to_piece():
    source = Source(TEXT)
    (end, start), *_ = source.gaps.items()
    assert source.folded.text[start:].startswith("They left")
    assert source.folded.text[:end].endswith("won,")


def test_a_quotation_is_found_by_a_span():
    source = Source(TEXT)
    at = TEXT.index("They")
    assert source.quotation_at(Span(at, at + 4)) is not None
    assert source.quotation_at(Span(TEXT.index("Hale"), TEXT.index("Hale") + 4)) is None


def test_names_are_at_hand():
    assert [one.text for one in Source("The mayor met Tom Hale.").names] == ["Tom Hale"]


def test_sentences_are_at_hand():
    assert Source("One is here. Two is there.").sentences[1].number == 2


def test_lower_case_keeps_the_length():
    assert lowered("İstanbul") == "İstanbul"
    assert lowered("ABC") == "abc"


def test_plain_texts_are_kept():
    assert as_source("some text") is as_source("some text")
    source = Source("own")
    assert as_source(source) is source


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (" he said, ", True),
        ("he said to the man at the gate", True),
        ("he said to the man at the old gate", False),
        ("said", False),
        ("he, she said", False),
        ("he said 5", False),
        ("he never said", False),
        ("he left in 1986, he said", False),
        ("he left", False),
    ],
)
def test_attributions_only_say_who_spoke(words: str, *, says: bool):
    assert says == is_attribution(words)


GOING = "They hold that “no one” {} “it is dull.”"
GAPS = [
    (GOING.format("the official said"), 1),
    (GOING.format("the official exp-\nlained"), 1),
    (GOING.format("the official said, and he told it and then told it once and then once again"), 1),
    (GOING.format("the official said, and he told it and then told it once and then again and again"), 0),
    (GOING.format("the official never said"), 0),
    (GOING.format("the old official of the town"), 0),
    (GOING.format("said"), 0),
    (GOING.format("the official said\n\nagain"), 0),
    ("“We won it,” he said. The “old dam” broke.", 0),
    ("“We won it,” he said. The “Old Dam” broke.", 0),
    ("“We won,” said Tom Hale, “They left,” said the man.", 0),
    ("“We won,” said Tom Hale. “They left,” said the man.", 1),
    ("“We won,” said Tom Hale, who went. “They left,” said the man.", 1),
    ("“我们走了。”王明表示，“他们留下。”", 1),
    ("“我们走了。”王明来了，“他们留下。”", 0),
]


@pytest.mark.parametrize(("text", "count"), GAPS, ids=lambda value: str(value)[-50:])
def test_an_utterance_goes_on_past_an_attribution_only(text: str, count: int):
    """Nothing that is told of other things joins two pieces of speech, nor a paragraph, nor another speaker's name."""
    assert count == len(Source(text).gaps)


@pytest.mark.parametrize(("length", "count"), [(119, 1), (120, 0)])
def test_an_attribution_is_shorter_than_a_line_or_two(length: int, count: int):
    words = f"the official said {'x' * (length - 22)}"
    assert length == len(f'" {words} "')
    assert count == len(Source(GOING.format(words)).gaps)


def test_a_sentence_goes_on_past_an_attribution_whoever_is_named():
    text = "The paper, a columnist wrote, holds that “if no one disagrees,” the official said, “it is dull.”"
    assert len(Source(text).gaps) == 1


def test_two_speakers_are_no_one_utterance():
    assert Source("“We won,” said Tom Hale. “They won,” said Ana Ruiz.").gaps == {}


def test_a_sentence_is_followed_to_its_ends():
    text = "First. Mr. Hale of the U.S. said so. Why did he go? Then he left"
    stops = find_stops(text)
    assert before(text, stops, text.index("said")) == "Mr. Hale of the U.S. "
    assert after(text, stops, text.index("did")).stop == "?"
    assert after(text, stops, text.index("left")).stop == ""
    assert find_stops("(. A").places == [1]


def test_places_in_a_range():
    assert stands_between([1, 5], 2, 6)
    assert not stands_between([1, 5], 2, 5)
    assert not stands_between([], 0, 9)
