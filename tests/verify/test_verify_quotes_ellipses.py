"""What an ellipsis may leave out: whole sentences and who spoke, but nothing that turns the words around it."""

import pytest

from briefing.verify import verify_quote

JOINED = [
    ("no word is left out", "said … we are here", "He said “we are here” to all."),
    ("who spoke, with a doubt", "We won … and left", "“We won the cup,” he said, possibly in jest, “and left.”"),
    ("who spoke alone", "We won … and left", "“We won” he said, possibly in jest, “and left.”"),
    ("a part of one letter first", "I … won", "“I, as you know, won,” Ana Ruiz said."),
    ("a part of one letter last", "We took … B", "“We took the road to B,” Ana Ruiz said."),
    ("a part runs into another paragraph", "The men … to Holm. They left", "The men went to Holm.\n\nThey left."),
    ("an aside", "Ruiz … said it was safe", "Ruiz (who does not like dams) said it was safe."),
    ("a hedge before no number", "The road … Holm", "The road runs over Holm."),
    ("a sentence", "The dam is safe. … It will hold", "The dam is safe. No one knows why. It will hold."),
    ("a paragraph", "We won. … They left", "“We won.\n\n“It did not rain.\n\n“They left,” said Tom Hale."),
]


@pytest.mark.parametrize(("quote", "text"), [row[1:] for row in JOINED], ids=[row[0] for row in JOINED])
def test_ellipsis_may_leave_out(quote: str, text: str):
    found = verify_quote(quote, text)
    assert found.passed, found.reason


TORN = [
    ("joins speech and narration", "The men … we won the cup", "The men left, and “we won the cup,” said Tom Hale."),
    ("joins speech and narration", "We won the cup … sea", "“We won the cup,” said Tom Hale by the sea."),
    ("joins two paragraphs", "The men … went", "The men came early.\n\nThe women went."),
    ("drops a negation", "We … left the town", "We haven't left the town."),
    ("drops a negation", "They … to leave the town", "They refused to leave the town."),
    ("drops a condition or a reversal", "We asked … the dam fell", "We asked whether the dam fell."),
    ("drops a condition or a reversal", "The dam is old … safe", "The dam is old but safe."),
    ("drops a condition or a reversal", "It is safe … is done", "It is safe provided that the work is done."),
    ("drops a condition or a reversal", "It is safe. … It holds", "It is safe. “But is it?” he said. It holds."),
    ("drops the hedge of a number", "The crash … twenty men", "The crash killed over twenty men."),
    ("drops the hedge of a number", "The crash … 20 men", "The crash killed over 20 men."),
    ("drops a doubt", "It … closed", "It would be closed."),
    ("drops a doubt", "It … close", "It might, we hear, close."),
]


@pytest.mark.parametrize(("reason", "quote", "text"), TORN)
def test_ellipsis_may_not_turn_what_it_joins(reason: str, quote: str, text: str):
    found = verify_quote(quote, text)
    assert (found.verdict.value, found.reason) == ("cut_changes_meaning", f"the ellipsis {reason}")
