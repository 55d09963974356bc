"""Where a passage may begin and end: `|` marks its edges in the text."""

import pytest

from briefing.verify import Source
from briefing.verify.quotes.edges import edge_fault

WORD_BEGINNINGS = [
    "un|lawful acts|",
    "a_|b is|",
    "o'|clock struck|",
    "s'|il vient|",
    "x|\u0334 is|",
    "Ky|iv在这|",
    "the inter-\n|national agency|",
]
WHOLE_BEGINNINGS = [
    "|lawful acts|",
    "the |lawful acts|",
    "'|lawful acts|' he said",
    "so '|lawful acts|' he said",
    "所|以离开|",
    "Kyiv|在这|",
    "在|Kyiv is|",
    "a*|b is|",
    "the well-|known man|",
    "the anti |war man|",
    "the film Anti – |war is|",
    "the anti–|war man|",
    "the anti -|war man|",
    "the anti- |war man|",
    "the anti--|war man|",
    "It fell – |5 men left|",
    "at 2(|3 men)|",
    "at: |3 men|",
    "at:|3 men|",
    "on 20 |30 men|",
    "1.5 |000 men|",
    "the dam |000 men|",
    "1000 |000 men|",
    "the first |million|",
    "the |million|",
    "a dam of |millions|",
    "No one |of them|",
    "a fall > |men left|",
    "of “|5 men|”",
    "of “|five men|”",
]
NUMBER_BEGINNINGS = [
    "-|5 degrees|",
    "€|5 a day|",
    "no.|5 of them|",
    "2.|5 men|",
    "it was < |5 men|",
    "< |5 men|",
    "it was <|$5|",
    "60 |000 men|",
    "1 060 |000 men|",
    "a 20-|5 win|",
    "a X-|5 jet|",
    "予算は五|億円だ|",
    "予算は5|億円だ|",
    "a 20–|5 win|",
    "a COVID-|19 ward|",
    "at 10:|30 sharp|",
    "of 60,|000 men|",
    "sixty |thousand men|",
    "hundreds of |thousands left|",
    "5 |million men|",
    "60 |million men|",
    "five |million men|",
    "twenty-|five men|",
    "one in |three men|",
]
PREFIXES = [
    "a non-|violent act|",
    "an Anti-|war act|",
    "his ex-|minister|",
    "a not-|guilty plea|",
    "a no-|deal exit|",
    "a non-|a vote|",
    "a not‐|guilty plea|",
    "a former-|minister|",
]
ENDS = [
    ("|law|ful acts", "word"),
    ("|a|_b is", "word"),
    ("|can|'t go", "word"),
    ("|a|\u0334 is", "word"),
    ("|cost 5| million", "number"),
    ("|cost 5|-million", "number"),
    ("|cost 5|%", "number"),
    ("|cost 5| %", "number"),
    ("|cost 5| €", "number"),
    ("|cost 2|.5 men", "number"),
    ("|cost 60| 000 men", "number"),
    ("|a 20|-5 win", "number"),
    ("|a 20|–5 win", "number"),
    ("|a 20|-year plan", "number"),
    ("|cost two| million", "number"),
    ("|cost twenty-five| million", "number"),
    ("|two| percent", "number"),
    ("|two| hundred", "number"),
    ("|hundreds| of thousands", "number"),
    ("|dozens| million", "number"),
    ("|lost one| in three", "number"),
    ("lost |one| in three", "number"),
    ("lost |5%| to 7%", "number"),
    ("lost |$5| to $7", "number"),
    ("lost |five| to seven", "number"),
]
WHOLE_ENDS = [
    "|the law|",
    "|the law|, he said",
    "|the (law)|ful",
    "|the law|'",
    "|the law|' he",
    "|Kyiv|在这",
    "|我们|在这",
    "|我们|Kyiv",
    "|cost 5|",
    "|cost 5|. Then",
    "|cost 5| of it",
    "|cost 5| – then",
    "|a 20| – 30 men",
    "|cost 5000| 000 men",
    "|a 20|–year plan",
    "|cost 60| 0000 men",
    "|the dam| 000",
    "|the first| million",
    "|the dam| million",
    "|one| per man",
    "|two| of hundred",
    "|hundreds| of them",
    "|(five)| million",
    "|come once| million",
    "lost |$1| in three",
]


def fault(marked: str) -> str | None:
    start, end = marked.index("|"), marked.rindex("|") - 1
    source = Source(marked.replace("|", ""))
    return edge_fault(source, source.folded.at(start), source.folded.at(end))


@pytest.mark.parametrize("text", WORD_BEGINNINGS)
def test_word_is_not_cut_at_its_beginning(text: str):
    assert fault(text) == "a word is cut at its beginning"


@pytest.mark.parametrize("text", NUMBER_BEGINNINGS)
def test_number_is_not_cut_at_its_beginning(text: str):
    assert fault(text) == "a number is cut at its beginning"


@pytest.mark.parametrize("text", PREFIXES)
def test_prefix_that_turns_the_sense_is_not_cut_off(text: str):
    assert fault(text) == "a prefix that turns the sense is cut off"


@pytest.mark.parametrize("text", WHOLE_BEGINNINGS)
def test_passage_begins_at_a_whole_word_or_number(text: str):
    assert fault(text) is None


@pytest.mark.parametrize(("text", "what"), ENDS)
def test_word_or_number_is_not_cut_at_its_end(text: str, what: str):
    assert fault(text) == f"a {what} is cut at its end"


@pytest.mark.parametrize("text", WHOLE_ENDS)
def test_passage_ends_at_a_whole_word_or_number(text: str):
    assert fault(text) is None
