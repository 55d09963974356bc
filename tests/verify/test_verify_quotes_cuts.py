"""What is cut off before and after a quote may not turn it: the reason for each cut, and cuts that turn nothing."""

import pytest

from briefing.verify import verify_quote

BEFORE = [
    ("Audi", "BMW没Audi.", "begins after a negation"),
    ("they come by sea", "And had they come by sea, we would know.", "begins after the verb of a question or a condition"),
    ("they come by sea", "But had they come by sea, we would know.", "begins after the verb of a question or a condition"),
    ("they come by sea", "Or had they come by sea, we would know.", "begins after the verb of a question or a condition"),
    ("left by sea", "They came, nobody there left by sea.", "begins after a negation"),
    ("die Bahn kommt", "Er glaubt nicht dass die Bahn kommt.", "begins after a negation"),
    ("in the town left", "There no one in the town left.", "begins after a negation"),
    ("in the town left", "No one in the town left.", "begins after a negation"),
    ("the city knew", "Nobody has shown that the city knew.", "begins after a negation"),
    ("leave the town", "They never wanted to leave the town.", "begins after a negation"),
    ("safe water", "The town has a lack of safe water.", "begins after a denial"),
    ("closed by June", "It may be closed by June.", "begins after a doubt or condition"),
    ("closed by June", "It might have been closed by June.", "begins after a doubt or condition"),
    ("closed by June", "We lose if it had just been closed by June.", "begins after a doubt or condition"),
    ("$5 was lost", "About $5 was lost.", "begins after the hedge of a number"),
    ("one million voted", "About one million voted.", "begins after the hedge of a number"),
    ("one euro was lost", "About one euro was lost.", "begins after the hedge of a number"),
    ("comes early today", "If the rain comes early today, we lose.", "begins inside a condition"),
    ("the rooms stay shut", "He said that if they agree, the rooms stay shut.", "leaves out its condition"),
    ("the rooms stay shut", "If they agree, then the rooms stay shut.", "leaves out its condition"),
]  # fmt: skip


@pytest.mark.parametrize(("quote", "text", "reason"), BEFORE)
def test_words_that_start_after_what_turns_them_fail(quote: str, text: str, reason: str):
    found = verify_quote(quote, text)
    assert (found.verdict.value, found.reason) == ("cut_changes_meaning", f"the quote {reason}")


PLAIN_BEFORE = [
    ("as many men left", "Nearly noon, as many men left."),
    ("red cars", "They had no time for red cars."),
    ("die Bahn kommt", "Er sagt nicht viel, er glaubt, dass die Bahn kommt."),
    ("the old town", "Nobody was in the old town."),
    ("the old town", "Nobody thinks about the old town."),
    ("the old town", "Nobody that loved the old town left it."),
    ("the old city tour", "They never planned the old city tour."),
    ("the old city tour", "They never said of the old city tour what it was."),
    ("the city knew", "“Never denied that the city knew,” he said."),
    ("one man left", "Not now. He thought about one man left."),
    ("one", "He knew about one"),
    ("plan for the dam", "If asked, the new plan for the dam is shown."),
    ("the city knew", "The men in the few ships think the city knew."),
]


@pytest.mark.parametrize(("quote", "text"), PLAIN_BEFORE)
def test_words_that_start_after_what_turns_others_pass(quote: str, text: str):
    found = verify_quote(quote, text)
    assert found.passed, found.reason


@pytest.mark.parametrize("joint", ["", ",", ":", " that", " the", " a", " as"])
def test_words_in_marks_that_are_denied_fail(joint: str):
    found = verify_quote("the wall had fallen", f"He denied{joint} “the wall had fallen” on Monday.")
    assert (found.verdict.value, found.reason) == ("cut_changes_meaning", "the words are denied")


SAID = [
    ("walls of old stone", "He denied “walls of old stone” stood here.", "the words are denied"),
    ("the wall had fallen", "Rejected claims that “the wall had fallen” came.", "the words are denied"),
    ("the wall had fallen", "He heard claims that “the wall had fallen” there.", None),
    ("the wall had fallen", "Never said “the wall had fallen” then.", "nobody is said to have said the words"),
    ("the wall had fallen", "He denied saying “the wall had fallen” then.", "nobody is said to have said the words"),
    ("the wall had fallen", "She never said (“the wall had fallen”) this.", "nobody is said to have said the words"),
    ("the wall had fallen", "She never said “(the wall had fallen” then).", "nobody is said to have said the words"),
    ("“war was right” and “peace was wrong”", "She never said “war was right” and “peace was wrong” then.", "nobody is said to have said the words"),
    ("“red” lines of his plan", "He was not “red” lines of his plan.", "the quote begins after a negation"),
]  # fmt: skip


@pytest.mark.parametrize(("quote", "text", "reason"), SAID)
def test_words_in_marks_that_nobody_said_fail(quote: str, text: str, reason: str | None):
    found = verify_quote(quote, text)
    assert reason == (None if found.passed else found.reason)


AFTER = [
    ("This is etc", "This is etc., but it is not so.", "ends before a condition or a reversal"),
    ("This is so", "This is so, but it is not right.", "ends before a condition or a reversal"),
    ("He calls “war” mere “peace”", "He calls “war” mere “peace” but few do.", "ends before a condition or a reversal"),
    ("They call it “peace,”", "They call it “peace,” but few do.", "ends before a condition or a reversal"),
    ("We will go", "“We will go,” he said, “if they stay.”", "ends before a condition or a reversal"),
    ("We will go", "“We will go.” he said, “if they stay.”", "ends before a condition or a reversal"),
    ("We will go", "“We will go,” he said, “but only if they stay.”", "ends before a condition or a reversal"),
    ("reopen it by June", "They could reopen it by June if asked.", "ends before a condition or a reversal"),
    ("We lost all", "We lost all, but we left.", "ends before a condition or a reversal"),
    ("It is", "It is not here.", "ends before a negation"),
]


@pytest.mark.parametrize(("quote", "text", "reason"), AFTER)
def test_words_that_go_on_with_what_turns_them_fail(quote: str, text: str, reason: str):
    found = verify_quote(quote, text)
    assert (found.verdict.value, found.reason) == ("cut_changes_meaning", f"the quote {reason}")


PLAIN_AFTER = [
    ("It was dark", "It was dark not long ago."),
    ("We lost all", "We lost all but one."),
    ("We will go", "“We will go,” he said, “but they stay.”"),
    ("We will go", "“We will go,” he said. “If they stay, we win.”"),
    ("We will go", "“We will go” but he stays."),
    ("He spoke of “red” men", "He spoke of “red” men” but left."),
    ("This is so", "This is so. But it is not right."),
]


@pytest.mark.parametrize(("quote", "text"), PLAIN_AFTER)
def test_words_that_go_on_without_a_turn_pass(quote: str, text: str):
    found = verify_quote(quote, text)
    assert found.passed, found.reason


QUESTIONS = [
    ("We won!", "We won.", "altered", "an exclamation mark was added"),
    ("We won!", "We won today!", "altered", "an exclamation mark was added"),
    ("We  won!", "“We won!” he said.", None, ""),
    ("You leave the town", "You leave the town early?", "cut_changes_meaning", "a question is quoted as a statement"),
    ("Why so.", "He asked: Why so?", "cut_changes_meaning", "a question is quoted as a statement"),
    ("Why so", "He asked: Why so?", None, ""),
    ("so late.", "Why so late now?", None, ""),
    ("You do think that he left", "You do think that he left early?", "cut_changes_meaning", "a question is quoted as a statement"),
    ("did go to town", "The man did go to town then?", "cut_changes_meaning", "a question is quoted as a statement"),
    ("Why did the man go", "Why did the man go home?", None, ""),
    ("Did the man go", "Did the man go home?", None, ""),
    ("Did the man go home", "Did the man go home?", "cut_changes_meaning", "a question is quoted as a statement"),
    ("a turning point", "Was it “a turning point” or “peace” then?", None, ""),
    ("a turning point", "Was it “a turning point” then?", None, ""),
    ("a turning point was", "Was it a turning point was it?", "cut_changes_meaning", "a question is quoted as a statement"),
]  # fmt: skip


@pytest.mark.parametrize(("quote", "text", "verdict", "reason"), QUESTIONS)
def test_question_or_exclamation_is_quoted_as_one(quote: str, text: str, verdict: str | None, reason: str):
    found = verify_quote(quote, text)
    assert (None if found.passed else found.verdict.value) == verdict
    assert not reason or found.reason == reason
