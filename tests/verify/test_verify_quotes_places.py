"""Where a quote is looked for: by its rarest word, everywhere that it may begin, insertions last."""

import pytest

from briefing.verify import Source, verify_quote
from briefing.verify.quotes.locate import exact, find_places
from briefing.verify.quotes.pieces import Part, parse, with_brackets

BROKEN = "Days are national and inter alia. The international agency met, the agency said; they met."
LONG = "the dam " * 30 + "and then " + "the town " * 40 + "of Holm and the zebra left."
FOUND = [
    ("The inter-\nnational agency met", BROKEN, "The international agency met"),
    ("The men open[s] it", "One opens. The men opened it. The men left it.", "The men opened it"),
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


def test_no_more_places_are_found_than_are_judged():
    (part,) = parse("the dam").parts
    assert [one.start for one in find_places(part, Source("the dam " * 70))] == [8 * number for number in range(64)]
    assert len(find_places(part, Source("the [sic] dam " * 70))) == 64


def test_a_place_is_found_once_however_often_its_words_stand_around():
    (part,) = with_brackets(parse("the [old] dam")).parts
    assert [one.start for one in find_places(part, Source("the dam dam the"))] == [0]
