"""The finding of a quote: its verdict, its place with the edges that both print, its parts in order, its speaker."""

import pytest

from briefing.model import Finding
from briefing.verify import Source, verify_quote
from briefing.verify.quotes.verifying import ask, verify_asked

TALK = "“We won,” he said. “They left,” he added."


def held(quote: str, text: str, speaker: str | None = None) -> Finding:
    """Ask the long way, which decides all quotes."""
    return verify_asked(ask(quote, speaker=speaker), Source(text))


EDGES = [
    ("“We won,”", TALK, "normalized", "We won,"),
    ("“we won.”", TALK, "normalized", "We won"),
    ("“We won,” he said", TALK, "verbatim", "“We won,” he said"),
    ("he said. “They left,”", TALK, "verbatim", "he said. “They left,”"),
    ("“We won,” he said. “They left,”", TALK, "normalized", "We won,” he said. “They left,"),
    ("we won.”", "“We won.” he said", "normalized", "We won."),
    ("we won;:", "We won;- he said", "normalized", "We won;"),
    ("we won;,", "We won, he said", "normalized", "We won"),
    (", We won", "So, we won, he said.", "normalized", ", we won"),
    ("-, We won", "So-, we won, he said.", "normalized", "-, we won"),
    (";-we won", "So;we won, he said.", "normalized", "we won"),
    ("we won,-; she", "We won,; she left", "altered", "We won,; she"),
    ("Opening *remarks by", "Opening *remarks by Holm*, then", "verbatim", "Opening *remarks by"),
    ("[the crew] won", "He denied that [the crew] won. Then they won.", "edited", "they won"),
]


@pytest.mark.parametrize(("quote", "text", "verdict", "passage"), EDGES, ids=str)
def test_passage_takes_in_the_edges_that_quote_and_source_share(quote: str, text: str, verdict: str, passage: str):
    """Marks that only wrap a quote are none of its words; other punctuation is, as far as the source has it, too."""
    found = held(quote, text)
    assert (verdict, passage) == (found.verdict.value, found.passage)


PARTS = [
    ("they won and left", "He denied that they won and left. “They won,” he said, “and left.”", [35, 56]),
    ("我们…离开", "他说我们离开这里。", [2]),
    ("我们…离开", "我们说我们离开这里。", [3]),
    ("The men … The town … Nine boats", "The men came. The town ate. The men slept. The town slept. Nine boats left.", [28, 43, 59]),
    ("The boats … men left", "The boats and men left. The boats, he says, are old, and men left.", [0, 14]),
]  # fmt: skip


@pytest.mark.parametrize(("quote", "text", "starts"), PARTS, ids=str)
def test_parts_stand_in_order_and_near_each_other(quote: str, text: str, starts: list[int]):
    found = held(quote, text)
    assert (True, starts) == (found.passed, [one.start for one in found.segments])


@pytest.mark.parametrize(
    ("text", "notes"),
    [("They won, we hear.", ()), ("They won, we hear; and they won, we hear.", ("ambiguous",))],
    ids=str,
)
def test_only_a_quote_of_several_places_is_ambiguous(text: str, notes: tuple[str, ...]):
    assert notes == held("they won, we hear", text).notes


SPOKEN = [
    ("We sail now", "We sail now. “We sail now,” Ida Holm said.", "Ida Holm", "verbatim", 14, "confirmed"),
    ("We sail now", "“We sail now,” Per Lund said. “We sail now,” Ida Holm said.", "Ida Holm", "verbatim", 31, "confirmed"),
    ("on Monday … “we sail”", "The man on Monday said “we sail.” Per Lund came.", "Per Lund", "misattributed", 8, "contradicted"),
    ("“we sail” … on Monday", "“We sail,” Holm told Per Lund on Monday.", "Per Lund", "misattributed", 1, "contradicted"),
]  # fmt: skip


@pytest.mark.parametrize(("quote", "text", "speaker", "verdict", "start", "spoken"), SPOKEN, ids=str)
def test_speaker_is_judged_in_every_part(quote: str, text: str, speaker: str, verdict: str, start: int, spoken: str):
    """Of several places the one of the given speaker is taken; of several parts none may be another's."""
    found = held(quote, text, speaker)
    assert found.speaker is not None
    assert (verdict, start, spoken) == (found.verdict.value, found.start, found.speaker.verdict.value)


WISH = "We simply wanted to live peacefully in our own small home without any war at all in this big land."
UNFOUND = [
    ("We just wished to live calmly in our own small home without any war at all in this big land", f"“{WISH}”", "other_wording", "the source reports the utterance in other words"),
    ("We just wished to live calmly in our own small home without any war at all in this big land", WISH, "altered", "3 changes against the source"),
    ("We just wished to live calmly in our own small home without any war at all in this big land now", f"“{WISH[:-1]} now”", "altered", "3 changes against the source"),
    ("We just wanted to live calmly in our own home", "“We simply wanted to live peacefully in our own home.”", "altered", "2 changes against the source"),
    ("The mayor heard so", "The mayor left here.", "altered", "2 changes against the source"),
    ("The dam is late", "The dam was late.", "altered", "one change against the source"),
    ("We won (here)", "We won ( here ).", "altered", "the words stand in another order, or are parted, in the source"),
]  # fmt: skip


@pytest.mark.parametrize(("quote", "text", "verdict", "reason"), UNFOUND, ids=lambda value: value[:40])
def test_what_stands_nowhere_is_told_by_its_changes(quote: str, text: str, verdict: str, reason: str):
    found = verify_quote(quote, text)
    assert (verdict, reason) == (found.verdict.value, found.reason)
