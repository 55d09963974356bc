"""What was changed between a passage and a quote, and of what kind each change is."""

import pytest

from briefing.verify.quotes.changes import Block, equal_blocks, find_changes, similarity

TYPED = [
    ("the sun rose", "the moon rose", ("replace", "sun", "moon", "wording")),
    ("he sat there", "he stood there", ("replace", "sat", "stood", "wording")),
    ("on Sat we left", "on Sun we left", ("replace", "Sat", "Sun", "date")),
    ("in Mar we left", "in Apr we left", ("replace", "Mar", "Apr", "date")),
    ("on Wednesday’s vote", "on Thursday’s vote", ("replace", "Wednesday’s", "Thursday’s", "date")),
    ("on Wednesday's vote", "on Thursday's vote", ("replace", "Wednesday's", "Thursday's", "date")),
    ("31 May fell", "31 March fell", ("replace", "May", "March", "date")),
    ("the mar on it", "the scar on it", ("replace", "mar", "scar", "wording")),
    ("in 1998 he left", "in 1999 he left", ("replace", "1998", "1999", "date")),
    ("31 May fell", "31 fell", ("delete", "May", "", "date")),
    ("on May 31 it fell", "on 31 it fell", ("delete", "May", "", "date")),
    ("said May came", "said came", ("delete", "May", "", "modal")),
    ("said March came", "said came", ("delete", "March", "", "name")),
    ("he may go", "he march go", ("replace", "may", "march", "modal")),
    ("he'll go there", "he go there", ("replace", "he'll", "he", "modal")),
    ("he'd go there", "he go there", ("replace", "he'd", "he", "modal")),
    ("it isn't so", "it is so", ("replace", "isn't", "is", "negation")),
    ("it is fit", "it is unfit", ("replace", "fit", "unfit", "negation")),
    ("it is do", "it is undo", ("replace", "do", "undo", "wording")),
    ("no one left", "one left", ("delete", "no", "", "negation")),
    ("it fell over 5 men", "it fell 5 men", ("delete", "over", "", "hedge")),
    ("it fell over the men", "it fell the men", ("delete", "over", "", "wording")),
    ("10 percent said so", "10 percent say so", ("replace", "said", "say", "wording")),
    ("it fell over the 5 men", "it fell the 5 men", ("delete", "over", "", "wording")),
    ("it fell the 5 men", "it fell over the 5 men", ("insert", "", "over", "wording")),
    ("5 men over there", "5 men there", ("delete", "over", "", "wording")),
    ("it fell perhaps", "it fell", ("delete", "perhaps", "", "hedge")),
    ("5 men", "over 5 men", ("insert", "", "over", "hedge")),
    ("it fell 5 men", "it fell about 5 men", ("insert", "", "about", "hedge")),
    ("it took half over there", "it took half there", ("delete", "over", "", "wording")),
    ("it was 5 m tall", "it was 5 g tall", ("replace", "m", "g", "unit")),
    ("it was m 5 tall", "it was g 5 tall", ("replace", "m", "g", "wording")),
    ("it was the 5 sad m we saw", "it was the 5 sad g we saw", ("replace", "m", "g", "wording")),
    ("it was the m we saw", "it was the g we saw", ("replace", "m", "g", "wording")),
    ("it was the km we saw", "it was the cm we saw", ("replace", "km", "cm", "unit")),
    ("5 M of it", "5 G of it", ("replace", "M", "G", "name")),
    ("it cost $ now", "it cost € now", ("replace", "$", "€", "unit")),
    ("it took ten hours", "it took ten days", ("replace", "hours", "days", "unit")),
    ("5% of it", "$5 of it", ("replace", "5%", "$5", "unit")),
    ("-5 of it", "5 of it", ("replace", "-5", "5", "number")),
    ("we lost 7:30 today", "we lost 730 today", ("replace", "7:30", "730", "number")),
    ("5 men left", "many left", ("replace", "5 men", "many", "number")),
    ("the second man", "the third man", ("replace", "second", "third", "number")),
    ("it cost 5 mn euros", "it cost 5 bn euros", ("replace", "mn", "bn", "number")),
    ("two men per boat", "two men boat", ("delete", "per", "", "wording")),
    ("plan b works", "plan works", ("delete", "b", "", "wording")),
    ("The men left town today", "Women left town today", ("replace", "The men", "Women", "wording")),
    ("Men left town today", "Our wives left town today", ("replace", "Men", "Our wives", "wording")),
    ("said . Men left", "said . Women left", ("replace", "Men", "Women", "wording")),
    (". Men left", ". Women left", ("replace", "Men", "Women", "wording")),
    ("said Men left", ". Women left", ("replace", "Men", "Women", "name")),
    ("met G . Kim now", "met G . Lee now", ("replace", "Kim", "Lee", "name")),
    ("met Dr . Kim now", "met Dr . Lee now", ("replace", "Kim", "Lee", "name")),
    ("G . Kim left", "G . Lee left", ("replace", "Kim", "Lee", "name")),
    ("met the Mayor Ruiz", "met Ruiz", ("delete", "the Mayor", "", "name")),
    ("he said I left", "he said left", ("delete", "I", "", "wording")),
    ("the US Army", "the us Army", ("replace", "US", "us", "wording")),
    ("a b c d e", "a x d e", ("replace", "b c", "x", "wording")),
    ("we built it", "we built it all today", ("insert", "", "all today", "date")),
]


@pytest.mark.parametrize(("printed", "quoted", "change"), TYPED)
def test_change_is_told_with_its_kind(printed: str, quoted: str, change: tuple[str, str, str, str]):
    found = find_changes(printed.split(), quoted.split())
    assert change in [(one.op, one.before, one.after, one.type.value) for one in found]


def test_changes_come_in_order_each_word_by_itself():
    found = find_changes("They saw the old boat sink at noon".split(), "they met a new boat at noon again".split())
    assert [(one.op, one.before, one.after) for one in found] == [
        ("replace", "saw", "met"),
        ("replace", "the", "a"),
        ("replace", "old", "new"),
        ("delete", "sink", ""),
        ("insert", "", "again"),
    ]


def test_nothing_changes_between_equal_words_but_the_first_capital():
    assert find_changes(["They", "left"], ["they", "left"]) == ()
    assert find_changes([], []) == ()


def test_block_tells_how_far_the_next_one_is():
    first, last = equal_blocks("a b c d e f g".split(), "a b x y e f".split())
    assert (first, last) == (Block(0, 0, 2), Block(4, 4, 2))
    assert Block(5, 1, 2).reach(Block(9, 7, 1)) == 4


@pytest.mark.parametrize(
    ("printed", "quoted", "share"),
    [
        ("we lost it .", "We lost it !", 1.0),
        ("$5 was lost", "$5 was lost", 1.0),
        ("$5 was lost", "$6 was lost", 2 / 3),
        ("it was lost", "lost", 1.0),
        ("it was lost", "it was lost at sea now", 0.5),
        (". .", ". !", 0.0),
    ],
)
def test_likeness_is_the_share_of_the_words_that_stand_in_order(printed: str, quoted: str, share: float):
    assert similarity(printed.split(), quoted.split()) == pytest.approx(share)
