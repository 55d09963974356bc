"""What holds for every quote and every text: no pass without the words, places that slice back, no exception."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.model import Finding, Verdict
from briefing.text.folding import ELLIPSIS, fold
from briefing.verify import Source, verify_quote
from briefing.verify.quotes.swift import prove_swiftly
from briefing.verify.quotes.verifying import ask, verify_asked

WORDS = (
    'the a dam mayor opened 60,000 tons 2.5 not never if unless but said he they we will may river It\'s "We "they '
    'gone," said. Ruiz (ed. - ed.) [the [sic] dam] … ... — well-known inter-\nnational 5% $5 -5 no? yes! one; two: \n\n > '
    "**bold** _slanted_ café don’t “We ‘so’ they” 1986. U.S. Mr. Hale."
).split(" ")
TEXTS = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
ANY = st.one_of(TEXTS, st.text(max_size=40))


def words_of(text: str) -> str:
    """Return the letters and digits of a folded text, in lower case."""
    return "".join(char for char in fold(text).text.lower() if char.isalnum())


def is_inside(found: Finding, text: str) -> bool:
    if found.start is None or found.end is None:
        return not found.segments
    spans = [*found.segments]
    ordered = all(one.end <= other.start for one, other in pairwise(spans))
    return ordered and 0 <= found.start < found.end <= len(text) and all(one.start < one.end for one in spans)


@given(ANY, ANY)
@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow])
def test_nothing_raises_and_places_stay_inside(quote: str, text: str):
    found = verify_quote(quote, text)
    assert is_inside(found, text)
    assert (found.passage is None) == (found.start is None)


@given(TEXTS, st.data())
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
def test_no_pass_without_the_words(text: str, data: st.DataObject):
    """A quote without brackets passes only when all its letters and digits are those of its segments."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    quote = text[start:end]
    if data.draw(st.booleans()):
        at = data.draw(st.integers(0, len(quote)))
        quote = quote[:at] + data.draw(st.sampled_from(["", " ", "x", "not ", "5", "…", ",", "?"])) + quote[at:]
    found = verify_quote(quote, text)
    if found.verdict in {Verdict.VERBATIM, Verdict.NORMALIZED}:
        assert words_of(quote) == "".join(words_of(segment.of(text)) for segment in found.segments)


@given(TEXTS, st.data())
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
def test_elided_parts_are_the_segments(text: str, data: st.DataObject):
    words = [word for word in text.split(" ") if word.isalpha()]
    if len(words) < 2:
        return
    first, second = data.draw(st.sampled_from(words)), data.draw(st.sampled_from(words))
    found = verify_quote(f"{first} {ELLIPSIS} {second}", text)
    if found.verdict is Verdict.ELIDED:
        assert [words_of(one.of(text)) for one in found.segments] == [words_of(first), words_of(second)]


@given(TEXTS, st.data())
@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
def test_folding_the_quote_changes_no_outcome(text: str, data: st.DataObject):
    start = data.draw(st.integers(0, len(text)))
    quote = text[start : data.draw(st.integers(start, len(text)))]
    one, other = verify_quote(quote, text), verify_quote(fold(quote).text, text)
    assert one.passed == other.passed


@given(TEXTS, st.data())
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
def test_the_short_way_agrees_with_the_long_one(text: str, data: st.DataObject):
    start = data.draw(st.integers(0, len(text)))
    quote = text[start : data.draw(st.integers(start, len(text)))]
    source = Source(text)
    swift = prove_swiftly(quote, source)
    assert swift is None or swift == verify_asked(ask(quote), source)


REPORT = (
    "The mayor of Holm opened the dam on Monday. “We built it in eleven months, and it holds 60,000 tons,” Ana Ruiz "
    "said. The river rose by 2.5 metres. Most fields were lost, the council wrote, and many families left the valley."
)


@pytest.mark.parametrize(
    "disguise",
    [
        lambda text: text.replace("“", '"').replace("”", '"'),
        lambda text: text.replace(" ", "  "),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace("e", "e\u200b"),
        lambda text: text.replace("fi", "ﬁ"),
        lambda text: text.replace("families", "fami-\nlies"),
        lambda text: text.replace("dam", "**dam**"),
        lambda text: text.replace("“", "&ldquo;").replace("”", "&rdquo;"),
    ],
    ids=["marks", "wide", "no-break", "invisible", "ligature", "hyphen", "emphasis", "entity"],
)
@given(data=st.data())
@settings(max_examples=40)
def test_every_span_of_words_passes_in_every_disguise(disguise, data: st.DataObject):
    """Any run of words of a plain report passes, whichever side wears the disguise, and its place slices back."""
    words = REPORT.split(" ")
    first = data.draw(st.integers(0, len(words) - 4))
    last = data.draw(st.integers(first + 3, len(words)))
    quote = " ".join(words[first:last])
    hidden = disguise(REPORT)
    for asked, text in ((disguise(quote), REPORT), (quote, hidden)):
        found = verify_quote(asked, text)
        assert found.passed, found.reason
        assert words_of(text[found.start : found.end]) == words_of(quote)


@given(st.data())
@settings(max_examples=60)
def test_any_changed_word_fails(data: st.DataObject):
    words = REPORT.split(" ")
    at = data.draw(st.integers(1, len(words) - 2))
    quote = " ".join([*words[:at], "zebra", *words[at + 1 :]])
    assert not verify_quote(quote, REPORT).passed


@pytest.mark.parametrize(
    "unit",
    ["(x - ed.) ", "[a] ", '"a," he said. ', "a … ", "not ", "in-\nter ", "[a](http://", "\ud800", "他说", "if a, "],
)
def test_hostile_text_is_answered(unit: str):
    text = unit * 2000
    source = Source(text)
    for quote in (unit, unit * 40, text, "a b", f"{unit}x"):
        assert is_inside(verify_quote(quote, source), text)
