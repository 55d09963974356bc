"""The nearest passage explains a failed quote: where it begins and ends, and how much of the quote it holds."""

import pytest

from briefing.verify import Source
from briefing.verify.quotes.nearest import nearest


def passage(quote: str, text: str) -> tuple[str | None, float]:
    """Return the nearest passage and its share of the quote's words."""
    near = nearest(quote, Source(text))
    return (text[near.start : near.end], round(near.share, 2)) if near else (None, 0.0)


FILL = "so and so it went on for them all; "
PASSAGES = [
    ("the dam rose", "The mayor of the old town of Holm saw the dam fall.", "the dam fall", 0.67),
    ("the dam fell", "the dam rose", "the dam rose", 0.67),
    ("rose the dam", "fell the dam", "fell the dam", 0.67),
    ("he saw it: the dam", "We hear it: the dam", "We hear it: the dam", 0.6),
    ("one two three the dam", "A B C D E the dam F", "C D E the dam", 0.4),
    ("one two three four the dam", "A B C D E the dam F", "the dam", 0.33),
    ("the dam one two three", "F the dam A B C D E", "the dam A B C", 0.4),
    ("the dam one two three four", "F the dam A B C D E", "the dam", 0.33),
    ("one the dam", "the dam fell", "the dam", 0.67),
    ("saw the dam one", "saw the dam", "saw the dam", 0.75),
    ("zebra", "the dam", None, 0.0),
    ("t", "We can't.", None, 0.0),
    ("...", "the dam", None, 0.0),
]


@pytest.mark.parametrize(("quote", "text", "printed", "share"), PASSAGES, ids=str)
def test_passage_is_the_equal_words_and_as_many_changed_ones_as_the_quote_has(
    quote: str, text: str, printed: str | None, share: float
):
    """At an edge of the passage up to three changed words are taken in; more are not known to be there."""
    assert (printed, share) == passage(quote, text)


STRAYS = [
    ("old dam", "old a b c d dam", "old a b c d dam"),
    ("old dam", "old a b c d e dam x", "e dam"),
    ("old blue dam gate", "old a b c d e dam gate", "old a b c d e dam gate"),
    ("old blue dam gate", "old a b c d e f dam gate", "e f dam gate"),
    ("old town of dam gate top", "old town a b c d e f g dam gate top", "old town a b c d e f g dam gate top"),
    ("old town of dam gate top", "old town a b c d e f g h dam gate top", "f g h dam gate top"),
    ("dam gate top old", "dam gate top a b c d old", "dam gate top a b c d old"),
    ("dam gate top old", "dam gate top a b c d e old", "dam gate top a"),
    ("dam gate top of old town", "dam gate top a b c d e f g old town", "dam gate top a b c d e f g old town"),
    ("dam gate top of old town", "dam gate top a b c d e f g h old town", "dam gate top a b c"),
    ("my gate, his old dam top", "my a b c d gate, his old a b c dam top", "my a b c d gate, his old a b c dam top"),
]


@pytest.mark.parametrize(("quote", "text", "printed"), STRAYS, ids=str)
def test_equal_words_that_stand_far_off_are_left_out(quote: str, text: str, printed: str):
    """A word more at the edge bridges two words more of a gap."""
    assert printed == passage(quote, text)[0]


FAR = [
    ("the old dam at Holm fell today", f"{FILL * 20}The old dam at Holm broke today. {FILL * 20}", "The old dam at Holm broke today"),
    ("the old dam at Holm fell today", f"the dam. {FILL * 20}The old dam at Holm broke today.", "The old dam at Holm broke today"),
    ("the old dam at Holm fell today", f"The old dam at Holm broke today. {FILL * 20}the dam fell.", "The old dam at Holm broke today"),
    ("alpha beta gamma delta", f"alpha beta gamma. {FILL * 20}alpha beta, considering every day, gamma delta.", "alpha beta, considering every day, gamma delta"),
    ("so and so the zebra went", f"{FILL * 20}the zebra came. {FILL * 20}", "them all; the zebra came"),
    ("the lock was shut and the dam broke", f"a dam broke was {FILL * 9}the lock {'very ' * 6}was shut and the dam {FILL * 9}was", "the lock " + "very " * 6 + "was shut and the dam so"),
]  # fmt: skip


@pytest.mark.parametrize(("quote", "text", "printed"), FAR, ids=lambda value: value[:30])
def test_passage_is_where_most_and_the_rarest_words_stand(quote: str, text: str, printed: str):
    assert printed == passage(quote, text)[0]
