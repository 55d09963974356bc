"""A beginning of a sentence is a headline only when it is a sentence itself and nothing that turns it is cut off."""

import pytest

from briefing.summarize.clauses import beginnings, has_verb


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The council voted to close the bridge, which was built a century ago.", "The council voted to close the bridge"),
        ("The council voted to close the old bridge after a storm hit the bay.", "The council voted to close the old bridge"),
        ("The council voted to close the old bridge; the town was asked.", "The council voted to close the old bridge"),
        ("The mayor reopened the old bridge on Monday in the rain.", "The mayor reopened the old bridge"),
        ("The mayor canceled the tour of the bridge that was planned for May.", "The mayor canceled the tour of the bridge"),
        ("The mayor rejected the plan for the bridge proposed by the council.", "The mayor rejected the plan for the bridge"),
        ("Lund said it would give back land captured in its raid on the bay.", "Lund said it would give back land"),
        ("On Friday, the mayor reopened the old bridge while the town looked.", "On Friday, the mayor reopened the old bridge"),
        ("Ana Ruiz, the mayor, reopened the old bridge while the town looked.", "Ana Ruiz, the mayor, reopened the old bridge"),
        ("The mayor reopened the old bridge and left the town on foot.", "The mayor reopened the old bridge"),
    ],
)  # fmt: skip
def test_what_is_added_behind_a_sentence_may_go(sentence: str, expected: str):
    assert expected in list(beginnings(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "The council will close the bridge after the vote, but only if the region pays.",
        "The mayor took money for the bridge, which he denied on Monday.",
        "The mayor took money for the old bridge after a dinner, police said.",
        "The mayor of the old town met with the council of the region.",
        "The mayor of the old town served as the head of the council.",
        "The mayor of the old town said on Monday that bridges fall.",
        "Ana Ruiz, who has led the town since she won a long race, resigned.",
        "Ana Ruiz, the mayor who was born after the war, resigned from it.",
        "After years of promises for the bridge -- and days since it fell again -- the town was told to wait.",
        "The town of Lund — the oldest one on the bay — was told to wait.",
        "The bridge of the town was closed by the region for five days after it fell",
        "The mayor called the plan of the region “absurd,” and then left.",
        "The mayor and the head of the council discussed on Friday building a dam.",
        "The lawyers of the town told the high court on Wednesday that it pays.",
        "The bridge of the old town fell only hours after the mayor left.",
        "The mayor “left the bridge after the storm” on his own horse.",
        "Splash across the bay on a bridge of wood with the old mayor.",
        "Short one, which is cut.",
    ],
)
def test_a_cut_that_turns_or_breaks_the_sentence_is_refused(sentence: str):
    assert [cut for cut in beginnings(sentence) if cut not in ALLOWED] == []


ALLOWED = {
    "The bridge of the town was closed by the region for five days",
    "The mayor “left the bridge after the storm”",
}


@pytest.mark.parametrize(
    ("words", "expected"),
    [("The mayor left", True), ("A limited plan for the bridge", True), ("Angry doctors and a new plan", False)],
)
def test_a_verb_is_told_by_common_forms(words: str, expected: bool):  # noqa: FBT001
    assert has_verb(words) == expected
