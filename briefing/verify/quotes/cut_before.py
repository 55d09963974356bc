"""Cuts that change the meaning by what is left out before a passage: a negation, denial, doubt or condition.

Must never fail a quote for what stands in another sentence or outside its marks, but for a denial of the saying itself.
"""

import re
from typing import Final

from briefing.text.words import (
    FINITE,
    NUMBER_WORDS,
    REVERSALS,
    SAYING,
    SCALES,
    SOFTENERS,
    UNITS,
    WORD,
)
from briefing.verify import scope
from briefing.verify.cut_words import (
    AUXILIARIES,
    CONDITION_PHRASES,
    CONDITION_WORDS,
    COUNTERFACTUAL,
    DENIALS,
    DENIALS_ADJACENT,
    DENIED_AFTER,
    DENSE_NEGATION,
    DOUBTLESS,
    FOREIGN_DENIALS,
    FOREIGN_THAT,
    HEDGED_NUMBER,
    LINKS,
    MODAL_VERBS,
    MULTIPLIED,
    NEGATED_ASIDE,
    NOBODY,
    PAST,
    REPORTS,
    RETRACTED,
    SPLIT_CONDITION,
    TAKES_CLAUSE,
    THINKING,
    TRUTHS,
    TURNING,
    UNREAL,
    WITHOUT,
)
from briefing.verify.quotes.clauses import AHEAD, LEAST_STATEMENT, NEAR, WORDS, is_negation, states
from briefing.verify.source import Source, stands_between

_OPENING_MARK: Final = re.compile(r'"[ (]?$')
_MOST_LINKS: Final = 5
_OPENING: Final = 16
"""How far from the start of a sentence its inverted verb may stand, in code points."""
_SUBJECT: Final = 4
"""How many words of a clause may hold its subject."""


def left_fault(source: Source, start: int, end: int) -> str | None:
    """Return what governs a passage from before it and is cut off, or None."""
    counted = _begins_with_number(source, start)
    if not start or not (counted or _is_alarmed(source, start)):
        return None
    begin, passage = start, source.small[start:end]
    mark = _OPENING_MARK.search(source.small, start - AHEAD, start)
    if mark is not None:
        begin = mark.start()
        if passage.count('"') % 2 == 0:
            return _denied_saying(source, begin, passage) or _conditioned_in_speech(source, start)
    context = source.before(begin).lower()
    words = WORDS.findall(context)
    if not words:
        return None
    return (
        _governed(words, passage)
        or _governed_in_translation(words)
        or _phrased(context, passage)
        or _negative_subject(words, passage)
        or ("the quote begins after the hedge of a number" if counted and HEDGED_NUMBER.search(context) else None)
        or _inverted(context, passage)
        or _conditioned(context, passage)
        or _denied_report(words, source, end)
    )


def _is_alarmed(source: Source, start: int) -> bool:
    """Tell whether anything before a passage may turn it: a word, an inverted verb, a negation without spaces."""
    if stands_between(source.alarms, start - scope.WINDOW, start):
        return True
    if DENSE_NEGATION.search(source.small, start - AHEAD, start):
        return True
    opening = source.stops.start_of(start)
    return not AUXILIARIES.isdisjoint(WORD.findall(source.small, opening, min(start, opening + _OPENING)))


def _phrased(context: str, passage: str) -> str | None:
    """Judge a phrase before a passage that turns it."""
    if TURNING.search(context) or NEGATED_ASIDE.search(context) or DENSE_NEGATION.search(context):
        return "the quote begins after a negation"
    if UNREAL.search(context):
        return "the quote begins after a condition"
    if RETRACTED.search(context):
        return "the quote begins after a denial"
    if passage.startswith(("as many ", "as much ", "as few ")) and MULTIPLIED.search(context):
        return "the quote begins after the hedge of a number"
    return None


def _inverted(context: str, passage: str) -> str | None:
    """Judge a condition that opens its sentence without `if`, and the verb of a question cut from its subject."""
    opening = [word for word in WORDS.findall(context) if word not in {"and", "but", "so", "or"}]
    if len(opening) == 1 and opening[0] in AUXILIARIES and len(WORD.findall(passage)) >= LEAST_STATEMENT:
        return "the quote begins after the verb of a question or a condition"
    if not WITHOUT.match(context) or MODAL_VERBS.isdisjoint(WORD.findall(passage)):
        return None
    return "the quote leaves out its condition"


def _governed(words: list[str], passage: str) -> str | None:
    """Judge the last words before a passage, past the small words that hang on them."""
    last = words[-1]
    if is_negation(last) and not _is_only(passage):
        return "the quote begins after a negation"
    if last in CONDITION_WORDS:
        return "the quote begins after a condition"
    if last in SOFTENERS or last in {"may", "might"}:
        return "the quote begins after a doubt"
    if last in COUNTERFACTUAL:
        return "the quote begins after a wish"
    if last in DENIALS_ADJACENT:
        return "the quote begins after a denial"
    return _governed_from_afar(words)


def _negative_subject(words: list[str], passage: str) -> str | None:
    """Judge a predicate that is cut from a subject such as `nobody`, `neither A nor B`, `no plan`."""
    if words[-1] in ",;:()-":
        return None
    if _denies_clause(_clause(words)):
        return "the quote begins after a negation"
    first = WORDS.match(passage)
    if first is None or not _is_verb(first[0]):
        return None
    clause = _clause(words)
    return "the quote begins after a negation" if any(is_negation(word) for word in clause) else None


def _is_verb(word: str) -> bool:
    known = word in FINITE or word in THINKING or word in SAYING or word in PAST
    return known or (word.endswith("ed") and len(word) > LEAST_STATEMENT)


def _clause(words: list[str]) -> list[str]:
    """Return the last words of a context that no comma parts from the passage."""
    return words[max((at + 1 for at, word in enumerate(words) if word in ",;:()-"), default=0) :]


def _governed_in_translation(words: list[str]) -> str | None:
    """Judge a clause of another language that hangs on a verb before a comma: `niemand glaubt, dass …`."""
    if words[-1] not in FOREIGN_THAT:
        return None
    clause = _clause(words[:-1]) or _clause(words[:-NEAR])
    near = clause[-_SUBJECT:]
    if any(is_negation(word) for word in near):
        return "the quote begins after a negation"
    return "the quote begins after a denial" if any(word in FOREIGN_DENIALS for word in near) else None


def _denies_clause(clause: list[str]) -> bool:
    """Tell whether the subject of a clause (`nobody`, `few`, `no official`) denies what follows its verb."""
    if clause[-2:] == ["no", "one"]:
        return True
    subject = clause[:_SUBJECT]
    denied = not NOBODY.isdisjoint(subject) or ("no" in subject and DOUBTLESS.isdisjoint(clause))
    if subject[:1] == ["a"] or not denied:
        return False
    return clause[-1] == "that" or clause[-1] in THINKING or clause[-1] in AUXILIARIES


def _governed_from_afar(words: list[str]) -> str | None:
    rest = list(words)
    linked = ""
    for _ in range(_MOST_LINKS):
        if rest and (rest[-1] in LINKS or rest[-1] in REPORTS or (rest[-1] in TRUTHS and linked == "that")):
            linked = rest.pop() if not linked or rest[-1] in {"that", "to"} else (rest.pop(), linked)[1]
        elif rest and rest[-1] in THINKING and (linked in {"that", "to"} or (not linked and rest[-1] in TAKES_CLAUSE)):
            linked = rest.pop()
    if not rest or not linked:
        return None
    if is_negation(rest[-1]) or rest[-1] in {"rarely", "seldom"}:
        return "the quote begins after a negation"
    affirmed = len(rest) > 1 and is_negation(rest[-NEAR])
    if rest[-1] in DENIALS and not affirmed and linked in {"that", "to", "of", *REPORTS}:
        return "the quote begins after a denial"
    if rest[-1] in {"may", "might", "if", "unless", *SOFTENERS} and linked in {"be", "been", "have", "that"}:
        return "the quote begins after a doubt or condition"
    return None


def _is_only(passage: str) -> bool:
    return passage.startswith(("only", "just", "merely", "least"))


def _begins_with_number(source: Source, start: int) -> bool:
    first = WORD.match(source.small, start)
    if first is None:
        return True
    if first[0] == "one":
        following = WORD.search(source.small, first.end())
        return following is not None and (following[0] in SCALES or following[0] in UNITS)
    return not first[0][0].isalpha() or first[0] in NUMBER_WORDS


def _conditioned(context: str, passage: str) -> str | None:
    """Judge a condition earlier in the sentence: the passage is in it, or is what hangs on it."""
    found = [match.end() for match in CONDITION_PHRASES.finditer(context)]
    if not found:
        return None
    clause = context[found[-1] :]
    head, comma, rest = clause.rpartition(",")
    if not comma:
        return "the quote begins inside a condition" if len(WORD.findall(clause)) <= NEAR else None
    reversed_ = rest.strip() in REVERSALS and CONDITION_PHRASES.match(context) is None
    if len(WORD.findall(head)) and len(WORD.findall(rest)) <= 1 and not reversed_ and states(passage, opens=True):
        return "the quote leaves out its condition"
    return None


def _denied_report(words: list[str], source: Source, end: int) -> str | None:
    """Judge `the claim that X is false`: a report that the same sentence denies after the passage."""
    if words[-1] != "that" or len(words) < NEAR or words[-2] not in REPORTS:
        return None
    return "the quote is a report that is denied" if DENIED_AFTER.search(source.after(end).words.lower()) else None


def _conditioned_in_speech(source: Source, start: int) -> str | None:
    """Judge the condition of the same utterance before its attribution: `"If X," she added, "Y"`."""
    found = SPLIT_CONDITION.search(source.small, start - scope.WINDOW, start)
    return "the quote leaves out its condition" if found else None


def _denied_saying(source: Source, mark: int, passage: str) -> str | None:
    """Judge words in marks that somebody is said not to have said."""
    words = WORDS.findall(source.before(mark).lower())
    while words and words[-1] in {",", ":", "(", "that", "the", "a", "as"}:
        words.pop()
    if not words or not states(passage, opens=True):
        return None
    if words[-1] in DENIALS_ADJACENT or (words[-1] in REPORTS and len(words) >= NEAR and words[-2] in DENIALS):
        return "the words are denied"
    if words[-1] in SAYING and len(words) >= NEAR and (is_negation(words[-2]) or words[-2] in DENIALS):
        return "nobody is said to have said the words"
    return None
