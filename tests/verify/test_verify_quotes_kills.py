"""Small rules of the quote verifier, one by one: what a fuzzer or a mutant once got past the other tests."""

import pytest

from briefing.model import Verdict
from briefing.text.folding import fold
from briefing.verify import Source, verify_quote
from briefing.verify.quotes import counts
from briefing.verify.quotes.swift import prove_swiftly
from briefing.verify.quotes.verifying import ask, verify_asked


def test_dash_before_a_sign_stays_apart_from_it():
    """A dash and the sign of the number after it are two signs, however often they are folded."""
    once = fold("it fell - -5 degrees").text
    assert once == fold(once).text == "it fell-\u22125 degrees"


@pytest.mark.parametrize("text", ["so ``\n\nthe end", "so ```\n\nthe end", "so `` it", "«so» `` it"])
def test_backticks_fold_alike_with_and_without_other_letters_around(text: str):
    once = fold(text).text
    assert once == fold(once).text
    assert "`" not in once


def test_short_way_leaves_other_capitals_to_the_long_one():
    """Words that stand twice, in other capitals, are ambiguous; the short way must not miss it."""
    source = Source("He sold Most of them. They kept most of them today.")
    assert prove_swiftly("most of them", source) is None
    assert verify_asked(ask("most of them"), source).notes == ("ambiguous",)


def test_attribution_in_the_quote_alone_is_elided():
    found = verify_quote("“We built it,” she said, “and it holds”", "“We built it, and it holds,” Ana Ruiz said.")
    assert (found.verdict, found.passage) == (Verdict.ELIDED, "We built it, and it holds")


CUT_LEFT = [
    ("twenty-", "five men left", "cut"),
    ("twenty ", "five men left", "cut"),
    ("twenty ", "seconds later", "whole"),
    ("two hundred and ", "fifty men", "cut"),
    ("two hundred ", "fifty men", "cut"),
    ("two hundred, and ", "fifty men", "cut"),
    ("the hundred and ", "third parties", "whole"),
    ("two and ", "a half years", "cut"),
    ("2 and ", "a half years", "cut"),
    ("two ", "and a half years", "cut"),
    ("three ", "quarters of them", "cut"),
    ("three-", "quarters of them", "cut"),
    ("he had five and ", "half of the men left", "whole"),
    ("5 to ", "7 percent", "cut"),
    ("5 ", "to 7 percent", "cut"),
    ("5 or ", "7 percent", "cut"),
    ("between 5 and ", "7 percent", "cut"),
    ("between 5 men and ", "7 women", "cut"),
    ("from 5 to ", "7 percent", "whole"),
    ("of 5 and ", "7 percent", "whole"),
    ("between them and ", "7 women", "whole"),
    ("some ", "five men left", "whole"),
    ("first ", "five men left", "whole"),
    ("no one to ", "five men", "whole"),
    ("ten ", "five men", "whole"),
    ("twenty and ", "five men left", "whole"),
    ("five ", "six men left", "whole"),
    ("five ", "thirds of it", "cut"),
    ("twenty ", "thirds of it", "whole"),
    ("one in ", "three shops", "cut"),
    ("9 out of ", "10 shops", "cut"),
    ("one in every ", "ten shops", "cut"),
    ("two of the ", "five judges left", "cut"),
    ("most of the ", "12 judges left", "cut"),
    ("the last of the ", "five judges left", "whole"),
    ("$5 in ", "ten shops", "whole"),
    ("people in ", "three shops", "whole"),
    ("one in ", "1.5 shops", "whole"),
    ("the men ", "to 7 houses", "whole"),
    ("them and ", "a half years", "whole"),
    ("twenty-", "foot walls", "whole"),
    ("first-", "half goals", "whole"),
    ("of 5 ", "and 7 percent", "whole"),
]


@pytest.mark.parametrize(("before", "passage", "kind"), CUT_LEFT, ids=str)
def test_number_of_several_words_is_cut_at_its_beginning(before: str, passage: str, kind: str):
    assert (kind == "cut") == counts.is_cut_left(before + passage, len(before))


CUT_RIGHT = [
    ("he had twenty", "-five men", "cut"),
    ("he had twenty", " five men", "cut"),
    ("he had two hundred", " and fifty men", "cut"),
    ("he had two hundred", " and men", "whole"),
    ("he had two", " and a half years", "cut"),
    ("he had two", " and a half of the men", "whole"),
    ("he had two", " and left", "whole"),
    ("he had three", "-quarters", "cut"),
    ("he had 5", " to 7 men", "cut"),
    ("he had 5", " or 7 men", "cut"),
    ("he had $5", " to 7 men", "cut"),
    ("he had 5", " and 7 men", "whole"),
    ("between 5", " and 7 men", "cut"),
    ("between 5 men", " and 7 women", "whole"),
    ("he had five", " to seven men", "cut"),
    ("he had five", " men", "whole"),
    ("he had them", " to 7 men", "whole"),
    ("he came first", " or second", "whole"),
    ("he had ten", " five men", "whole"),
    ("he had one", " in three shops", "cut"),
    ("he had 9", " out of 10 shops", "cut"),
    ("he had $1", " in three shops", "whole"),
    ("he was in", " in three shops", "whole"),
    ("he had one", " in the shops", "whole"),
    ("予算は五", "億円だ", "cut"),
    ("予算は5", "億円だ", "cut"),
    ("予算は", "五億円だ", "whole"),
]


@pytest.mark.parametrize(("passage", "after", "kind"), CUT_RIGHT, ids=str)
def test_number_of_several_words_is_cut_at_its_end(passage: str, after: str, kind: str):
    assert (kind == "cut") == counts.is_cut_right(passage + after, 0, len(passage))


BRACKETED = [
    ("We lost 300 men", "We lost [about] 300 men", "altered"),
    ("We lost 300 men", "We lost [up to] 300 men", "altered"),
    ("We lost 300 men", "We lost [if asked] 300 men", "altered"),
    ("We lost 300 men", "We lost [ - ] 300 men", "edited"),
    ("We lost 300 men", "We lost [about whom he spoke] 300 men", "edited"),
    ("We (the north) lost men", "We [the north] lost men", "normalized"),
    ("We [the north] lost men", "We (the north) lost men", "normalized"),
    ("We [the south] lost men", "We [the north] lost men", "altered"),
    ("(the north lost men", "We in the north lost men", "normalized"),
    ("the north lost men)", "We in the north lost men", "normalized"),
    ("the north] lost men", "We in the north lost men", "altered"),
    ("lost men in May]", "We lost men in May", "normalized"),
    ("[We lost men", "We lost men in May", "normalized"),
    ("We lost [the boats]", "We lost ten boats and men", "altered"),
    ("[The boats] sank", "We know ten boats sank in June", "altered"),
    ("We lost boats [at sea]", "We lost boats. It rained", "edited"),
    ("[At sea] we lost boats", "He says: we lost boats", "edited"),
    ("We lost boats [in May]", "We lost boats. It rained", "edited"),
    ("We lost boats [in June]", "We lost boats. It rained", "edited"),
    ("We lost boats [in May 2019]", "We lost boats. It rained", "altered"),
    ("We lost boats [may be]", "We lost boats. It rained", "altered"),
    ("We lost boats [May be]", "We lost boats. It rained", "altered"),
    ("[Ruiz] my men left", "Ruiz said: “[Ruiz] my men left,” and went", "verbatim"),
]


@pytest.mark.parametrize(("quote", "text", "verdict"), BRACKETED, ids=str)
def test_bracket_hides_and_adds_nothing(quote: str, text: str, verdict: str):
    assert verdict == verify_quote(quote, f"{text}.").verdict.value


TURNED = [
    ("die Bahn kommt", "Niemand glaubt, dass die Bahn kommt."),
    ("die Bahn kommt", "Er bestreitet, dass die Bahn kommt."),
    ("завод зупинено", "Він заперечив, що завод зупинено."),
    ("the city knew", "It is not true that the city knew."),
    ("the city knew", "It is far from certain and never clear that the city knew."),
    ("the city knew", "It would be a mistake to say that the city knew."),
    ("the city knew", "No official says the city knew."),
    ("the city knew", "Few people think that the city knew."),
    ("supports the claim", "No evidence supports the claim."),
    ("died in the fire", "Nobody died in the fire."),
    ("the bank would close", "Had the tax passed, the bank would close."),
    ("the bank would close", "But without the tax, the bank would close."),
    ("the bank would have closed", "He said the bank would have closed had it failed."),
    ("have closed the bank", "He could not have closed the bank."),
    ("the mill should close", "The claim, since retracted, was that the mill should close."),
    ("leave the town at night", "Could leave the town at night be said?"),
    ("armed and ill", "The man was not, as police said, armed and ill."),
    ("as many men left", "Twice as many men left."),
    ("one percent voted", "Less than one percent voted."),
    ("reopen it by June", "They could reopen it by June if the town agrees."),
    ("It was a mistake", "It was a mistake (a big one - ed.), but not mine."),
]  # fmt: skip


@pytest.mark.parametrize(("quote", "text"), TURNED, ids=str)
def test_words_that_are_turned_by_what_is_cut_off_fail(quote: str, text: str):
    assert verify_quote(quote, text).verdict is Verdict.CUT_CHANGES_MEANING


PLAIN = [
    ("the city knew", "There is no doubt that the city knew."),
    ("the city knew", "A few people think that the city knew."),
    ("the bank closed", "Without a word, the bank closed."),
    ("the dam is safe", "Had he slept? Yes, and the dam is safe."),
    ("the town paid", "The claim was that the town paid."),
    ("the figures are clear", "He read page No. 5 and the figures are clear."),
    ("We did not know", "No. We did not know."),
    ("the help the state provided", "He praised the help the state provided by law."),
    ("It works", "It works! — Ana Ruiz"),
    ("the rooms stay shut", "We could open it if they agree, but the rooms stay shut."),
]


@pytest.mark.parametrize(("quote", "text"), PLAIN, ids=str)
def test_words_that_nothing_turns_pass(quote: str, text: str):
    found = verify_quote(quote, text)
    assert found.passed, found.reason


TYPED = [
    ("by 31 May", "by 31 March", "date"),
    ("Wednesday's vote failed", "Thursday's vote failed", "date"),
    ("the second-largest firm", "the third-largest firm", "number"),
    ("½ of the seats were empty", "¼ of the seats were empty", "number"),
    ("it left at 730 sharp", "it left at 7:30 sharp", "number"),
    ("it cost €5 in the shop", "it cost $5 in the shop", "unit"),
    ("it was 5 mm of rain", "it was 5 cm of rain", "unit"),
    ("he spoke to G. Kim today", "he spoke to G. Lee today", "name"),
    ("he may have gone home now", "he might have gone home now", "modal"),
]


@pytest.mark.parametrize(("quote", "text", "kind"), TYPED, ids=str)
def test_change_is_typed(quote: str, text: str, kind: str):
    found = verify_quote(quote, f"They said that {text}, then went.")
    assert (found.verdict, {kind}) == (Verdict.ALTERED, {change.type.value for change in found.changes})


CASES = [
    ("THE DAM IS SAFE", "the dam is safe", "normalized"),
    ("US", "us", "altered"),
    ("FLOOD", "flood", "normalized"),
    ("THEY left town", "They left town", "normalized"),
    ("WE left town", "We left town", "altered"),
    ("They Left Big Town", "they left big town", "normalized"),
    ("they Left town", "they left town", "altered"),
    ("The Dam of a Town", "the dam of a town", "normalized"),
    ("The dam of US", "the dam of us", "altered"),
    ("on the Water", "on the water", "altered"),
    ("The Big Dam", "the big dam", "normalized"),
    ("The Dam Gave Way over Town", "the dam gave way over town", "altered"),
    ("20 Men left", "20 men left", "normalized"),
]


@pytest.mark.parametrize(("quote", "text", "verdict"), CASES, ids=str)
def test_capitals_are_folded_wholesale_only(quote: str, text: str, verdict: str):
    assert verdict == verify_quote(quote, f"he said {text} now").verdict.value


@pytest.mark.parametrize(
    ("quote", "text", "verdict"),
    [
        ("clock struck", "o'clock struck", "altered"),
        ("000 men left", "1 000 men left", "altered"),
        ("1", "1 000 men left", "altered"),
        ("He sold the", "He sold the million tickets", "verbatim"),
        ("this end the talks now", "So does this end the talks now?", "cut_changes_meaning"),
        ("they come by sea", "So had they come by sea, we would know.", "cut_changes_meaning"),
        ("They always asked", "They always asked, if time allowed, for more.", "cut_changes_meaning"),
        ("They always asked", "They always asked if time was left.", "verbatim"),
        ("He will go to the house", "He will go to the house if asked.", "cut_changes_meaning"),
        ("Prices fall", "Prices fall only when stocks rise.", "cut_changes_meaning"),
        ("Prices fall", "Prices fall but stocks rise.", "verbatim"),
        ("It will not open", "It will not open before May.", "cut_changes_meaning"),
        ("It will open", "It will open before May.", "verbatim"),
        ("Der Zug", "Der Zug nicht.", "cut_changes_meaning"),
        ("Zug", "Der Zug nicht.", "verbatim"),
        ("Der Zug kommt", "Der Zug kommt nicht nur heute.", "verbatim"),
        ("The dam is", "The dam is not sound.", "cut_changes_meaning"),
        ("The dam", "The dam not far off is sound.", "verbatim"),
    ],
    ids=str,
)
def test_edge_of_a_passage_is_judged_by_what_stands_beside_it(quote: str, text: str, verdict: str):
    assert verdict == verify_quote(quote, text).verdict.value


def test_of_several_places_the_one_of_the_given_speaker_is_taken():
    text = "“We sail at dawn,” Ida Holm said. “We sail at dawn,” Per Lund said."
    for name, at in (("Ida Holm", 0), ("Per Lund", 1)):
        found = verify_quote("We sail at dawn", text, speaker=name)
        assert (found.passed, found.start) == (True, [1, 35][at])


def test_of_several_places_the_one_that_is_letter_for_letter_is_taken():
    text = "we sail at dawn, she said. We sail at dawn, he said."
    assert verify_quote("We sail at dawn", text).start == 27


@pytest.mark.parametrize(
    ("quote", "passage"),
    [
        ("...we built it", "we built it"),
        ("(we built it)", "(we built it)"),
        ("“(we built it)”", "(we built it)"),
        ("we built it!)", "we built it"),
        ("we built it.)", "we built it"),
    ],
)
def test_place_takes_in_the_punctuation_that_both_print(quote: str, passage: str):
    assert passage == verify_quote(quote, "As told (we built it) by hand.").passage


def test_parts_stand_in_order_around_the_rarest():
    """The nearest place of each part is taken, on both sides of the rarest one."""
    text = "The men came. The men ate. Nine boats left at once. The men slept. The men went."
    found = verify_quote("The men … Nine boats left … The men", text)
    assert [one.of(text) for one in found.segments] == ["The men", "Nine boats left", "The men"]
    assert [one.start for one in found.segments] == [14, 27, 52]
    assert not verify_quote("The men … Nine boats left … The men … The men … The men", text).passed
    assert not verify_quote("The men … The men … The men … Nine boats left", text).passed


def test_a_slash_stands_for_no_space_within_a_line():
    assert not verify_quote("We built it/ here", "“We built it here,” he said.").passed


@pytest.mark.parametrize(
    ("quote", "text", "verdict"),
    [
        ("the dam holds", "It is not ever yet even really quite always the dam holds.", "verbatim"),
        ("[Ruiz] left the dam", "“(Ruiz - ed.) left the dam,” he said.", "edited"),
        (
            "dam holds water … the town … May",
            "He denied that a dam holds water in the town in May.",
            "cut_changes_meaning",
        ),
        (" ".join("abcdefghijklmnopqrstuvwxyz" * 2), " [x] ".join("abcdefghijklmnopqrstuvwxyz"), "altered"),
        ("!we built it", "As told (we built it) by hand.", "normalized"),
        ("We built, it here", "We built it here.", "altered"),
        ("We built\n\nit here", "We built it here.", "normalized"),
    ],
    ids=lambda value: value[:30],
)
def test_long_ways_end_as_short_ones(quote: str, text: str, verdict: str):
    assert verdict == verify_quote(quote, text).verdict.value


def test_more_places_than_are_judged_are_still_a_pass():
    found = verify_quote("a b", '"a [x] b" ' * 70)
    assert (found.verdict, found.notes) == (Verdict.EDITED, ("ambiguous", "short"))


def test_nearest_passage_takes_in_equal_words_at_its_edge():
    text = "The mayor of the old town of Holm saw the dam fall."
    assert verify_quote("the dam rose", text).passage == "the dam fall"


def test_a_very_long_quote_is_looked_for_by_its_first_words():
    words = " ".join(f"word{number}" for number in range(450))
    assert verify_quote(words.replace("word7 ", "zebra "), f"{words}.").verdict is Verdict.ALTERED


@pytest.mark.parametrize(
    ("quote", "text", "verdict"),
    [
        ("IT IS", "It is so.", "normalized"),
        ("IT", "It is so.", "altered"),
        ("the Mayor opened water gates today", "Then the mayor opened water gates today.", "altered"),
        ("The Mayor Opened Water Gates Today", "Then the mayor opened water gates today.", "normalized"),
        ("[He] moves it", "He moves it.", "edited"),
        ("He mov[es] it", "He move it.", "edited"),
    ],
    ids=str,
)
def test_capitals_and_completed_words(quote: str, text: str, verdict: str):
    assert verdict == verify_quote(quote, text).verdict.value


@pytest.mark.parametrize(
    ("quote", "text", "kind"),
    [("They undo it now", "They do it now.", "wording"), ("It was unfair then", "It was fair then.", "negation")],
    ids=str,
)
def test_prefix_that_turns_a_word_stands_before_a_whole_word(quote: str, text: str, kind: str):
    assert [kind] == [one.type.value for one in verify_quote(quote, text).changes]


@pytest.mark.parametrize("stop", ["", ".", " and more was said"])
def test_a_denial_after_the_words_counts_with_and_without_a_stop(stop: str):
    found = verify_quote("the dam fell", f"The claim that the dam fell is false{stop}")
    assert found.verdict is Verdict.CUT_CHANGES_MEANING
