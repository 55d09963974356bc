"""What a bracket may stand for, repeat, add and leave out."""

import pytest

from briefing.verify import verify_quote
from briefing.verify.quotes import brackets

REPLACING = [
    ("[Hale]", "he"),
    ("[the dam]", "this"),
    ("[was]", "is"),
    ("[ended]", "end"),
    ("[opens]", "opened"),
    ("[reaches]", "reached"),
    ("[moving]", "move"),
    ("[moves]", "moved"),
    ("[carries]", "carried"),
    ("[dam's]", "dam"),
    ("[shown]", "show"),
]


@pytest.mark.parametrize(("bracket", "words"), REPLACING)
def test_bracket_stands_for_a_pronoun_or_another_form_of_the_verb(bracket: str, words: str):
    assert brackets.may_replace(bracket, words)


NOT_REPLACING = [
    ("[-]", "he"),
    ("[he]", "-"),
    ("[Hale]", "this"),
    ("[not they]", "they"),
    ("[they don't]", "they"),
    ("[they may]", "they"),
    ("[two]", "they"),
    ("[lacked]", "lacks"),
    ("[needn't]", "needn't"),
    ("[had]", "has been"),
    ("[closed]", "goes"),
    ("[goes]", "closed"),
    ("[ending]", "send"),
    ("[plant]", "plan"),
    ("[older]", "old"),
    ("[army]", "arm"),
    ("[cares]", "car"),
    ("[eighty]", "eight"),
    ("[hundreds]", "hundred"),
    ("[wasing]", "was"),
    ("[as]", "ases"),
    ("[Holms]", "Holm"),
]


@pytest.mark.parametrize(("bracket", "words"), NOT_REPLACING)
def test_bracket_stands_for_no_other_words(bracket: str, words: str):
    assert not brackets.may_replace(bracket, words)


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("They saw eight[y] men leave", "They saw eight men leave."),
        ("They saw hundred[s] leave", "They saw hundred leave."),
        ("They left the plan[t] alone", "They left the plan alone."),
    ],
)
def test_letters_in_a_bracket_make_no_other_word_or_number(quote: str, text: str):
    assert verify_quote(quote, text).verdict.value == "altered"


@pytest.mark.parametrize(("quoted", "printed"), [("[a dam]", "(the dam)"), ("[an old dam]", "(old dam - ed.)")])
def test_article_makes_no_other_insertion(quoted: str, printed: str):
    assert brackets.same_insertion(quoted, printed)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("about", "hedge"),
        ("an estimated", "hedge"),
        ("up to", "hedge"),
        ("may", "hedge"),
        ("if asked", "hedge"),
        ("", "gloss"),
        ("a dam", "gloss"),
        ("about a dam", "gloss"),
    ],
)
def test_words_that_only_hedge_or_open_a_condition(words: str, kind: str):
    assert brackets.qualifies(words) == (kind == "hedge")


@pytest.mark.parametrize(
    ("words", "kind"),
    [("they aren't", "denies"), ("not", "denies"), ("Un", "denies"), ("the unit", "states"), ("", "states")],
)
def test_words_that_negate(words: str, kind: str):
    assert brackets.has_negation(words) == (kind == "denies")


@pytest.mark.parametrize(
    ("bracket", "replaced", "before", "names", "reason"),
    [
        ("[sic]", None, "", "known", None),
        ("[at sea]", None, "", "known", None),
        ("[in May]", None, "", "known", None),
        ("[if May ends]", None, "", "known", "condition or a doubt"),
        ("[may be]", "he", "", "known", None),
        ("[never]", None, "", "known", "negation"),
        ("[in 2019]", None, "", "known", "number"),
        ("[Hale]", "he", "", "known", None),
        ("[Hale]", None, "he", "known", None),
        ("[Hale]", None, "dam", "known", "name"),
        ("[Hale]", "he", "", "new", "name"),
    ],
)
def test_added_bracket_adds_nothing_that_turns_the_words(
    bracket: str, replaced: str | None, before: str, names: str, reason: str | None
):
    found = brackets.fault(bracket, replaced, before, known=names == "known")
    assert found == (reason and f"the bracket adds a {reason}")
