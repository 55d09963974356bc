"""The cues of a stretch of narration, and the speaker that each of them names: its subject, its agent, its object.

Reads words and shapes only; which quotation a cue belongs to is not decided here.
"""

from collections.abc import Sequence
from typing import Final

from briefing.model import Span
from briefing.verify.speech.cues import AFTER_TO, BARE, FOREIGN, MODALS, NOUNLIKE, PHRASES, VERBS
from briefing.verify.speech.narration import Narration, Token
from briefing.verify.speech.noun_phrases import Kind, Mention, head
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
    before = tokens[index - 1].low if index else ""
    if before == "to":
        return tokens[index].low in AFTER_TO
    after = tokens[index + 1].low if index + 1 < len(tokens) else ""
    noun = before in _NO_VERB_AFTER and not (tokens[index].low in FOREIGN and before == "a")
    return not noun and not (tokens[index].low == "calling" and after == "for")


_NO_VERB_AFTER: Final = MODALS | {"'s", "'", "the", "a", "an"}


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
    return found if found is None or _agrees(narration, cue, found) else None


def _agrees(narration: Narration, cue: Token, subject: Mention) -> bool:
    """Tell whether a base form can have the subject: "critics say", "they claim", "went on to say"."""
    if cue.low not in BARE or cue.low in {"put", "read"}:
        return True
    words = subject.text.lower().split()
    plural = any(word.endswith("s") or word in _PLURALS for word in words) or " and " in subject.text
    return plural or narration.blanked.endswith(("to ", "not ", "n't ", "n’t "), max(0, cue.start - 4), cue.start)


_PLURALS: Final = frozenset(
    {"they", "we", "i", "you", "people", "police", "men", "women", "some", "many", "children", "media"}
)


def _of_participle(narration: Narration, start: int, cue: Token) -> Mention | None:
    """Return the subject of "…, saying": of "with X saying", of the verb of speech before it, or of the clause."""
    before = narration.tokens(max(start, cue.start - 80), cue.start)
    if "with" in {token.low for token in before[-6:]} or (before and before[-1].low == "as"):
        found = subject_before(narration, start, cue, strict=True)
        if found is not None:
            return found
    for earlier in reversed(cues(narration, start, cue.start)):
        if not earlier.low.endswith("ing") and not _is_passive(narration, start, earlier):
            found = subject_before(narration, start, earlier, strict=True)
            if found is not None:
                return found
    return main_subject(narration, narration.tokens(start, cue.start))


def by_phrase(narration: Narration, cue: Token, end: int) -> Mention | None:
    """Return the speaker after "according to" and its like."""
    following = narration.tokens(cue.end, end)
    if cue.low == "according":
        following = following[1:] if following and following[0].low == "to" else []
    if cue.low in {"за", "згідно"}:
        following = following[1:] if following and following[0].low in {"словами", "даними"} else []
    if following and following[0].low in {"him", "her"}:
        span = Span(following[0].start, following[0].end)
        return Mention(span, span.of(narration.text), Kind.PRONOUN)
    return head(narration, following)


def _is_passive(narration: Narration, start: int, cue: Token) -> bool:
    before = narration.tokens(max(start, cue.start - 20), cue.start)
    return bool(before) and before[-1].low in _BE and cue.low.endswith(("ed", "en", "told"))


_BE: Final = frozenset({"was", "were", "been", "being", "is", "are", "be"})


def _by_agent(narration: Narration, cue: Token, end: int) -> Mention | None:
    """Return X of "was described by X as"; a passive without "by" has no speaker."""
    after = narration.tokens(cue.end, end)
    for index, token in enumerate(after[:12]):
        if token.low == "by":
            return head(narration, after[index + 1 :])
    return None
