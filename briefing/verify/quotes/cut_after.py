"""Cuts that change the meaning by what is left out after a passage: a condition, a reversal, a question mark.

What follows counts when it comes directly after the quoted words and these read as a statement, which is when they
hold a finite verb or start a clause. Must never fail a quote for what stands in another sentence.
"""

import re
from typing import Final

from briefing.text.words import (
    FINITE,
    QUESTION_WORDS,
    WORD,
)
from briefing.verify import scope
from briefing.verify.cut_words import (
    ALL_BUT,
    ASKED_IF,
    CONDITION_PHRASES,
    DENSE_NEGATED,
    FOREIGN_NEGATED_AFTER,
    MODAL_VERBS,
    NEGATED_AFTER,
    NEGATED_BEFORE,
    NOT_ONLY,
    TURNS,
    UNREAL_AFTER,
    UNREAL_VERBS,
)
from briefing.verify.quotes.clauses import AHEAD, NEAR, WORDS, is_negation, opens_clause, states
from briefing.verify.source import Source, stands_between

_CONDITIONED: Final = re.compile(rf"(?:(?:but|and|or) )?{CONDITION_PHRASES.pattern}")
"""A condition that opens the rest of an utterance after its attribution."""
_MODAL_BEFORE: Final = re.compile(rf"\b(?:{'|'.join(sorted(MODAL_VERBS))}) $")


def right_fault(source: Source, start: int, end: int) -> str | None:
    """Return what goes on after a passage in the same sentence and turns it, or None."""
    unreal = _unreal(source.small, start, end)
    if unreal is not None:
        return unreal
    if not stands_between(source.alarms, end, end + AHEAD):
        return None
    following, passage = _following(source, start, end), source.small[start:end]
    if _is_negated_later(passage, following):
        return "the quote ends before a negation"
    turn = TURNS.match(following)
    turned = _is_timed(passage, following) or (turn is not None and _is_turned(source, start, turn, passage))
    return "the quote ends before a condition or a reversal" if turned else None


def _is_turned(source: Source, start: int, turn: re.Match[str], passage: str) -> bool:
    """Tell whether a condition or reversal after a passage turns it: only a statement can be turned."""
    if _is_no_turn(turn, passage):
        return False
    opens = opens_clause(source, start) or _is_predicate(source, start)
    return states(passage, opens=opens) or (opens and _is_brief_clause(turn, passage))


def _unreal(small: str, start: int, end: int) -> str | None:
    """Judge what turns a passage without a word of the lists: a verb's ending, a condition without `if`."""
    if DENSE_NEGATED.match(small, end):
        return "the quote ends before a negation"
    if UNREAL_AFTER.match(small, end) and not UNREAL_VERBS.isdisjoint(WORD.findall(small, start, end)):
        return "the quote ends before a condition or a reversal"
    return None


def _is_no_turn(turn: re.Match[str], passage: str) -> bool:
    """Tell whether `if` only asks, or `but` only excepts or adds."""
    runs_on = turn[0].startswith(" ")
    if turn["turn"] == "but":
        return NOT_ONLY.search(passage) is not None or (runs_on and ALL_BUT.search(passage) is not None)
    return turn["turn"] == "if" and runs_on and ASKED_IF.search(passage[-AHEAD:]) is not None


def _is_negated_later(passage: str, following: str) -> bool:
    """Tell whether a statement is negated by what follows it."""
    if NEGATED_AFTER.match(following) is not None:
        return not FINITE.isdisjoint(WORDS.findall(passage)[-1:])
    return FOREIGN_NEGATED_AFTER.match(following) is not None and len(WORD.findall(passage)) >= NEAR


def _is_timed(passage: str, following: str) -> bool:
    """Tell whether what a passage denies is only denied before a time that follows it."""
    denies = any(is_negation(word) for word in WORD.findall(passage)) or "n't " in passage
    return denies and NEGATED_BEFORE.match(following) is not None


def _is_brief_clause(turn: re.Match[str], passage: str) -> bool:
    """Tell whether two words before a condition are its clause: `Prices fall` of `Prices fall only when …`."""
    return CONDITION_PHRASES.match(turn["turn"]) is not None and len(WORD.findall(passage)) == NEAR


def _following(source: Source, start: int, end: int) -> str:
    """Return the next words of the same sentence, also over an attribution that splits an utterance."""
    small = source.small
    end = source.insertions.get(end + (small[end : end + 1] == " "), end)
    following = source.after(end).words.lower().removeprefix(".")
    if small.count('"', start, end) % 2:
        return following.replace('"', "")
    gap = source.gaps.get(end, source.gaps.get(end + 1))
    if gap is not None and source.folded.text[gap].islower() and _CONDITIONED.match(small, gap):
        return f" {small[gap : gap + AHEAD]}"
    return following


def _is_predicate(source: Source, start: int) -> bool:
    """Tell whether a passage is what a modal verb before it says: `reopen it by June` of `could reopen it by June`."""
    return _MODAL_BEFORE.search(source.small, start - AHEAD, start) is not None


def unasked_fault(source: Source, start: int, end: int, tail: str) -> str | None:
    """Return why a question quoted without its mark, or a statement with one, has another sense."""
    asked = "?" in tail or "!" in tail
    if not asked and not stands_between(source.asking, end, end + scope.WINDOW):
        return None
    ending = source.after(end)
    ends_here = not ending.words.strip(' ",;:.)!?')
    if "?" in tail:
        return None if ending.stop == "?" else "a statement is quoted as a question"
    if "!" in tail and not (ending.stop == "!" and ends_here):
        return "an exclamation mark was added"
    if ending.stop != "?" or _is_quoted_within(source, start, end, end + len(ending.words)):
        return None
    return _unasked(source, start, end, stopped=ends_here and "." in tail, whole=ends_here)


def _is_quoted_within(source: Source, start: int, end: int, stop: int) -> bool:
    """Tell whether the passage lies in marks that close before its sentence ends."""
    closes = source.small.count('"', start, stop) % 2 == 1
    return closes and source.quotation_at(source.span(start, end)) is not None


def _unasked(source: Source, start: int, end: int, *, stopped: bool, whole: bool) -> str | None:
    """Judge words of a question that are quoted without its mark; some still read as a question."""
    passage = source.small[start:end]
    opens = opens_clause(source, start)
    asks = opens and not (QUESTION_WORDS | FINITE).isdisjoint(WORDS.findall(passage)[:1])
    stated = stopped or (states(passage, opens=opens or whole) and (whole or not asks))
    return "a question is quoted as a statement" if stated else None
