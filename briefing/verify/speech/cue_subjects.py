"""The cues of a stretch of narration, and the speaker that each of them names: its subject, its agent, its object.

Reads words and shapes only; which quotation a cue belongs to is not decided here.
"""

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from briefing.verify.speech.cues import AFTER_TO, BARE, FOREIGN, MODALS, NOUNLIKE, PHRASES, VERBS
from briefing.verify.speech.narration import BLANK, Narration, Token
from briefing.verify.speech.noun_phrases import Kind, Mention, head, mention
from briefing.verify.speech.subjects import main_subject, subject_before


def cues(narration: Narration, start: int, end: int) -> list[Token]:
    """Return the words of a stretch that may be cues, those inside names left out."""
    tokens = narration.tokens(start, end)
    return [token for index, token in enumerate(tokens) if is_cue(narration, tokens, index)]


def is_cue(narration: Narration, tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a word of a stretch attributes speech there: a cue that is used as a verb."""
    return may_attribute(narration, tokens[index]) and _is_verb(tokens, index)


def may_attribute(narration: Narration, token: Token) -> bool:
    """Tell whether a word is one that attributes speech, and no part of a name."""
    return token.low in _CUES and (token.text.islower() or narration.name_at(token.start) is None)


_CUES: Final = VERBS | PHRASES


def _is_verb(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a word is used as a verb of its clause: no noun after "X's", nothing that only might be said."""
    word = tokens[index].low
    before = [token.low for token in tokens[:index]]
    if before[-1:] == ["to"]:
        return word in AFTER_TO
    if before[-1:] == ["have"]:
        before.pop()
    if word in FOREIGN and before[-1:] == ["a"]:
        return True
    return _NO_VERB_AFTER.isdisjoint(before[-1:]) and [token.low for token in tokens[index : index + 2]] != _WANTED


_NO_VERB_AFTER: Final = MODALS | {"'s", "'", "the", "a", "an"}
_WANTED: Final = ["calling", "for"]


def subject_of(narration: Narration, start: int, cue: Token, end: int) -> Mention | None:
    """Return the speaker that a cue names: before it, after "by" or "according to", or the quoted object."""
    if cue.low in PHRASES:
        return by_phrase(narration, cue, end)
    if _is_passive(narration, start, cue):
        return _by_agent(narration, cue, end)
    if cue.low in {"quoted", "quoting", "cited", "citing", "quotes", "cites"}:
        return head(narration, narration.tokens(cue.end, end))
    if cue.low.endswith("ing"):
        return _of_participle(narration, start, cue)
    found = subject_before(narration, start, cue, strict=cue.low in NOUNLIKE)
    return found if found is None or _agrees(narration, start, cue, found) else None


def _agrees(narration: Narration, start: int, cue: Token, subject: Mention) -> bool:
    """Tell whether a base form can have the subject: "critics say", "they claim", "went on to say"."""
    if cue.low not in BARE or cue.low in {"put", "read"}:
        return True
    words = subject.text.lower().split()
    if any(word.endswith("s") or word in _PLURALS for word in words):
        return True
    before = narration.tokens(start, subject.span.start)
    if [token.low for token in before[-1:]] == ["and"]:
        return True
    helping = narration.tokens(subject.span.start, cue.start)[-_HELPED:]
    return any(token.low in _HELPING or token.low.endswith("n't") for token in helping)


_HELPED: Final = 3
"""Most words from a helping verb to the base form that it helps ("did not even say")."""
_HELPING: Final = frozenset({"to", "does", "did", "will"})
_PLURALS: Final = frozenset(
    {"they", "we", "i", "people", "police", "men", "women", "some", "many", "children", "media"}
)


def _of_participle(narration: Narration, start: int, cue: Token) -> Mention | None:
    """Return the subject of "…, saying": of "with X saying", of the verb of speech before it, or of the clause."""
    tokens = narration.tokens(start, cue.start)
    before = [token.low for token in reversed(tokens)]
    if "with" in before or next(iter(before), None) == "as":
        found = subject_before(narration, start, cue, strict=True)
        if found is not None:
            return found
    for earlier in reversed(cues(narration, start, cue.start)):
        if not earlier.low.endswith("ing") and not _is_passive(narration, start, earlier):
            found = subject_before(narration, start, earlier, strict=True)
            if found is not None:
                return found
    return main_subject(narration, tokens)


def by_phrase(narration: Narration, cue: Token, end: int) -> Mention | None:
    """Return the speaker after "according to" and its like."""
    following = iter(narration.tokens(cue.end, end))
    links = _LINKS.get(cue.low)
    if links is not None and next(following, cue).low not in links:
        return None
    tokens = list(takewhile(lambda token: token.low != BLANK, following))
    first = next(iter(tokens), cue)
    if first.low in {"him", "her"}:
        return mention(narration, first.start, first.end, Kind.PRONOUN)
    return head(narration, tokens)


_LINKS: Final = {"according": {"to"}, "за": {"словами", "даними"}}


def _is_passive(narration: Narration, start: int, cue: Token) -> bool:
    """Tell whether a cue stands in the passive: "was widely described"."""
    before = reversed(narration.tokens(start, cue.start))
    helper = next((token.low for token in before if token.low not in _ADVERBS and not token.low.endswith("ly")), None)
    return helper in _BE and cue.low.endswith(("ed", "en", "told"))


_ADVERBS: Final = frozenset("also often once twice again never not just still always even then later thus".split())
_BE: Final = frozenset({"was", "were", "been", "being", "is", "are", "be"})


def _by_agent(narration: Narration, cue: Token, end: int) -> Mention | None:
    """Return X of "was described by X as"; a passive without "by" has no speaker."""
    tokens = narration.tokens(cue.end, end)
    agents = (index + 1 for index, token in enumerate(tokens) if token.low == "by")
    return next((head(narration, tokens[index:]) for index in agents), None)
