"""Where a quote is looked for: by its rarest word, everywhere that it may begin, insertions last."""

import pytest

from briefing.verify import Source, verify_quote
from briefing.verify.quotes.locate import exact, find_places
from briefing.verify.quotes.pieces import Part, parse

BROKEN = "The international agency met. National days and inter alia are elsewhere."
LONG = "the dam " * 30 + "and then " + "the town " * 40 + "of Holm and the zebra left."
FOUND = [
    ("The inter-\nnational agency met", BROKEN, "The international agency met"),
    ("The mayor open[s] the dam", "She opens it. The mayor opened the dam.", "The mayor opened the dam"),
    ("我 [他说] 好", "我我好好", "我好"),
    ("- [t]he dam", "the dam.", "the dam"),
    ("$5 [sic] left", "$5 left", "$5 left"),
    (LONG[232:-1].replace(" then", " [sic] then"), LONG, LONG[232:-1]),
    ("left [at sea] … left [by sea]", "We left. They left.", "left. They left"),
]


@pytest.mark.parametrize(("quote", "text", "passage"), FOUND, ids=lambda value: value[:30])
def test_quote_is_found_where_only_a_walk_leads(quote: str, text: str, passage: str):
    found = verify_quote(quote, text)
    assert (found.passed, found.passage) == (True, passage)


def test_words_before_the_source_begins_are_nowhere():
    assert not verify_quote("$5 [sic] left", "5 left").passed


INSERTED = [
    ("[the crew] won", "Then [the crew] won, and (so [the crew] won - ed.) left.", [0]),
    ("it rained", "Then (laughs)it rained, and (it rained - ed.) it poured.", [0]),
    ("it rained", "Then (it rained - ed.) it poured.", [0]),
    ("the dam", "Then the dam and [so the dam] and the dam.", [0, 2]),
]


@pytest.mark.parametrize(("quote", "text", "kept"), INSERTED, ids=str)
def test_places_inside_an_insertion_count_only_where_there_are_no_others(quote: str, text: str, kept: list[int]):
    source = Source(text)
    starts = exact(quote, source)
    places = find_places(Part((quote,), "", ""), source)
    assert [starts[number] for number in kept] == [one.start for one in places]


@pytest.mark.parametrize("quote", ["the dam", "the [sic] dam"])
def test_as_many_places_as_are_judged_are_found(quote: str):
    (part,) = parse(quote).parts
    assert len(find_places(part, Source("the dam " * 70))) == (64 if quote == "the dam" else 0)
    assert len(find_places(part, Source("the [sic] dam " * 70), joints=True)) == 64
