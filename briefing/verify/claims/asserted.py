"""Does the source assert what a claim asserts? Conditions, plans and the words of others are no facts of its own.

Each check asks where the words stand that both share. What is only a condition, meant to happen, or said by someone
leaves a claim open that says it plainly; it never contradicts one.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from typing import Final

from briefing.model import ClaimVerdict, Span
from briefing.text.inflections import inflected
from briefing.text.words import FINITE, SAYING, word_set
from briefing.verify.claims.attributed import attributed_to
from briefing.verify.claims.doubts import Doubt
from briefing.verify.claims.evidence import Evidence, Read, local_names
from briefing.verify.claims.statements import Stated, Word, is_manner, is_past
from briefing.verify.claims.tellers import speakers_of
from briefing.verify.speech.cues import PARTIAL, SPEECH

_CONDITIONS: Final = word_set("if unless")
_OPEN: Final = _CONDITIONS | word_set(
    "whether may might could would should can when whenever possibly perhaps potential"
)
_NO_TELLING: Final = word_set(
    """find finds found finding see sees saw put puts go goes went want wants wanted plan plans planned sign signs
    signed begin began begins read reads hit hits continue continued continues offer offers offered appear appeared
    press add order orders ordered attack attacks attacked bill bills point points state states type types promise
    text post message address note cable seek sought refuse refused reject rejected request report reports"""
)
"""Words that also tell of something else than speech."""
_TELLING: Final = (SAYING | SPEECH | PARTIAL | word_set("according accusation accusations words")) - _NO_TELLING
_MOSTLY: Final = 0.7
"""Share of the shared words that must stand in a condition or quotation; judged, not measured."""
_BEFORE: Final = 8
"""How many words before a verb are looked at."""
_REACHED: Final = word_set(
    "managed manages forced forces began begin begins beginning started starts continued continues continuing came "
    "went arrived helped helps voted proceeded first second last only lone enough used chose returned gathered got "
    "compelled led prompted caused traveled travelled flew joined met able allowed ordered moved rushed worked"
)
"""Words before "to" behind which the verb happened, or as good as happened."""


def assertion_doubts(claim: str, stated: Stated, read: Read, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt where a claim gives as a fact what the sentence does not.

    Args:
        claim: The claim's text.
        stated: The claim as read.
        read: The sentence that says the same.
        evidence: The source.
    """
    shared = [word for word in read.stated.sequence if word.content and word.stem in stated.stems]
    if not shared:
        return
    if stated.words.isdisjoint(_OPEN) and any(
        _stands_in(shared, words) for words in _conditional(read.stated.sequence)
    ):
        yield _open("the source says it only under a condition", read)
    if not _states(stated):
        return
    planned = _planned(stated, read.stated)
    if planned is not None:
        yield _open(f"the source says what is to be done ({planned!r}), not that it was", read)
    if stated.words.isdisjoint(_TELLING) and not any(sign in claim for sign in '“”"«»'):
        yield from _said(shared, stated, read, evidence)


def _states(stated: Stated) -> bool:
    """Tell whether words hold a verb that states something: a label of a table or list states nothing."""
    inside = stated.sequence[1:-1]
    return any(word.low in FINITE or is_past(word.low) for word in stated.sequence) or any(
        word.low in _UNCHANGED for word in inside
    )


def _open(reason: str, read: Read) -> Doubt:
    return Doubt(ClaimVerdict.UNRESOLVED, reason, read.sentence.span)


def _stands_in(shared: Sequence[Word], places: Collection[Word]) -> bool:
    return sum(word in places for word in shared) >= _MOSTLY * len(shared)


def _conditional(words: Sequence[Word]) -> tuple[set[Word], set[Word]]:
    """Return the words of the conditions that "if" and its like open, and those of the clauses that hang on one."""
    condition, hanging = set[Word](), set[Word]()
    clauses = [list(clause) for _, clause in groupby(words, key=lambda word: word.clause)]
    for number, clause in enumerate(clauses):
        at = next((at for at, word in enumerate(clause) if word.low in _CONDITIONS), len(clause))
        before, behind = clause[:at], clause[at + 1 :]
        condition.update(behind)
        if len(behind) < _FEWEST or not _UNBOUND.isdisjoint(word.low for word in before[-1:]):
            continue
        inside = any(word.content for word in before)
        beside = clauses[number + 1 : number + 2] or clauses[:number][-1:]
        hanging.update(*([before] if inside else beside))
    return condition, hanging


_FEWEST: Final = 2
"""Fewest words of a condition: "if possible" sets none."""
_UNBOUND: Final = word_set("even as what ask asked asks asking know knows known see wonder wondered decide clear")
"""Words before "if" that make no condition of it: "even if", "asked if"."""


def _planned(stated: Stated, theirs: Stated) -> str | None:
    """Return a verb that the claim has in the past, and the sentence only behind "to"."""
    for at, word in enumerate(stated.sequence):
        past = is_past(word.low) or word.low in _UNCHANGED
        if not word.content or not past or (at and stated.sequence[at - 1].low in _MODIFIED):
            continue
        places = [place for place, one in enumerate(theirs.sequence) if one.stem == word.stem]
        if places and all(_is_aim(theirs.sequence, place) for place in places):
            return theirs.sequence[places[0]].low
    return None


_UNCHANGED: Final = word_set("put cut set hit let shut quit")
"""Verbs whose past is their base."""
_AHEAD: Final = word_set("would will could may might should must can to")
"""Words before a verb that puts it ahead, or leaves it open."""
_MODIFIED: Final = _AHEAD | word_set("a an the not never be been being by of with did does do")
"""Words before a form in -ed that is no verb of its own, or one that did not happen."""


def _is_aim(words: Sequence[Word], at: int) -> bool:
    """Tell whether a verb stands behind "to" or "would", and nothing before that tells that it happened."""
    before = [word.low for word in words[max(0, at - _BEFORE) : at] if not is_manner(word)]
    if _AHEAD.isdisjoint(before[-1:]):
        return False
    return before[-1] != "to" or _REACHED.isdisjoint(before[-2:])


def _said(shared: Sequence[Word], stated: Stated, read: Read, evidence: Evidence) -> Iterator[Doubt]:
    """A passage that someone is quoted with, or that a sentence attributes, is no fact of the outlet's."""
    speaker = attributed_to(evidence, read)
    if speaker is None or not stated.words.isdisjoint(speaker.lower().split()):
        return
    places = [(word, word.start + read.sentence.span.start) for word in shared]
    pieces = [piece for one in evidence.source.quotations if one.speech for piece in one.pieces]
    inside = [word for word, at in places if any(piece.contains(Span(at, at)) for piece in pieces)]
    if _stands_in(shared, inside) or said_by_name(read, speaker):
        yield _open(f"the source gives it as the words of {speaker}, the claim as a fact", read)


_REPORTED: Final = inflected("confirm report reveal disclose acknowledge admit concede announce note")
"""Verbs that tell of what is so."""
_ONLY_SAID: Final = word_set("said says told tells claimed claims argued argues insisted insists called calls")


def said_by_name(read: Read, speaker: str) -> bool:
    """Tell whether the sentence itself says whose word it is, and not that it was found or reported to be so."""
    reported = not read.stated.words.isdisjoint(_REPORTED) and read.stated.words.isdisjoint(_ONLY_SAID)
    return not reported and speaker in speakers_of(read.text, local_names(read))
