"""Cuts that change the meaning under an ellipsis: what it drops, and whether it joins two utterances or paragraphs.

Must never pass an ellipsis over a negation or condition that belongs to the words around it.
"""

import re
from typing import Final

from briefing.text.folding import PARAGRAPH
from briefing.text.words import (
    CONDITIONS,
    NEGATIONS,
    NUMBER_WORDS,
    REVERSALS,
    SOFTENERS,
    WORD,
)
from briefing.verify.cut_words import (
    ASIDE,
    CONDITION_PHRASES,
    DOUBTS,
    HEDGED_NUMBER,
    MODAL_VERBS,
    OPENING_NOT,
)
from briefing.verify.quotes.clauses import WORDS
from briefing.verify.source import Source

_STOPS: Final = re.compile(r'[.!?]["\')\]]* ')


def gap_fault(source: Source, before: tuple[int, int], after: tuple[int, int], *, marked: bool) -> str | None:
    """Return why two segments may not be joined by an ellipsis, or None."""
    gap = source.folded.text[before[1] : after[0]]
    if PARAGRAPH not in gap and not any(map(str.isalnum, gap)):
        return None
    return _apart(source, before[1], after[0], marked=marked) or _drops(
        source, after[0], _spoken(source, before[1], after[0])
    )


def _spoken(source: Source, start: int, end: int) -> str:
    """Return the words between two segments without those that only say who spoke."""
    words: list[str] = []
    for attribution, following in sorted(source.gaps.items()):
        if start <= attribution and following <= end:
            words.append(source.folded.text[start:attribution])
            start = following
    return " ".join((*words, source.folded.text[start:end]))


def _apart(source: Source, start: int, end: int, *, marked: bool) -> str | None:
    """Judge whether two segments belong to one utterance, or to one paragraph of the reporter's."""
    one, other = (source.quotation_at(source.span(at, at)) for at in (start, end))
    if one is not None and one == other:
        return None
    if PARAGRAPH in source.folded.text[start:end]:
        return "the ellipsis joins two paragraphs"
    if one is None or other is None:
        speech = one or other
        joined = speech is not None and speech.speech and not marked
        return "the ellipsis joins speech and narration" if joined else None
    if one.speech and other.speech and (one.speaker is None or one.speaker != other.speaker):
        return "the ellipsis joins two utterances"
    return None


def _drops(source: Source, after: int, gap: str) -> str | None:
    """Judge the words under an ellipsis; whole sentences and asides speak for themselves."""
    if ASIDE.fullmatch(gap.lower().strip()):
        return None
    for clause in _loose_ends(gap):
        words = WORDS.findall(clause.lower())
        if any(word in NEGATIONS or word.endswith("n't") for word in words):
            return "the ellipsis drops a negation"
        if any(word in CONDITIONS or word in REVERSALS for word in words) or CONDITION_PHRASES.search(clause.lower()):
            return "the ellipsis drops a condition or a reversal"
        if any(word in SOFTENERS or word in DOUBTS for word in words) or _ends_unreal(words):
            return "the ellipsis drops a doubt"
    first = WORD.match(source.small, after)
    if first is not None and (first[0][0].isdigit() or first[0] in NUMBER_WORDS) and HEDGED_NUMBER.search(gap.lower()):
        return "the ellipsis drops the hedge of a number"
    return None


def _ends_unreal(words: list[str]) -> bool:
    """Tell whether the words under an ellipsis end in a verb that makes the next one unreal: `would`, `would have`."""
    rest = [word for word in words if word not in {"have", "be", "been", "also", "then", "still", "probably"}]
    return bool(rest) and rest[-1] in MODAL_VERBS


def _loose_ends(gap: str) -> list[str]:
    """Return what of a gap belongs to the sentences of its segments, or turns them; whole other sentences do not."""
    pieces = _STOPS.split(gap)
    if len(pieces) == 1:
        return pieces
    first, *middle, last = pieces
    return [first, *(one for one in middle if OPENING_NOT.match(one.lower().lstrip('"'))), last]
