"""Cuts that change the meaning although each word is there.

A cut is one where what is left out governs what is quoted: a negation, denial, doubt or condition before it; a
condition or reversal that follows it in the same sentence; a question mark; or, under an ellipsis, any of these. What
follows counts when it comes directly after the quoted words and these read as a statement, which is when they hold a
finite verb or start a clause. Must never fail a quote for what stands in another sentence or outside its marks, but for
a denial of the saying itself.
"""

import re
from typing import Final

from briefing.text.folding import PARAGRAPH
from briefing.text.words import (
    CONDITIONS,
    FINITE,
    NEGATIONS,
    NUMBER_WORDS,
    PLAIN_NEGATIONS,
    QUESTION_WORDS,
    REVERSALS,
    SAYING,
    SCALES,
    SOFTENERS,
    UNITS,
    WORD,
    is_dense,
)
from briefing.verify import scope
from briefing.verify.cut_words import (
    ALL_BUT,
    ASIDE,
    ASKED_IF,
    AUXILIARIES,
    CONDITION_PHRASES,
    CONDITION_WORDS,
    COUNTERFACTUAL,
    DENIALS,
    DENIALS_ADJACENT,
    DENIED_AFTER,
    DENSE_NEGATED,
    DENSE_NEGATION,
    DOUBTLESS,
    DOUBTS,
    FOREIGN_DENIALS,
    FOREIGN_THAT,
    HEDGED_NUMBER,
    LINKS,
    MODAL_VERBS,
    MULTIPLIED,
    NEGATED_AFTER,
    NEGATED_ASIDE,
    NOBODY,
    NOT_ONLY,
    OPENING_NOT,
    PAST,
    REPORTS,
    RETRACTED,
    TAKES_CLAUSE,
    THINKING,
    TRUTHS,
    TURNING,
    TURNS,
    UNREAL,
    UNREAL_AFTER,
    UNREAL_VERBS,
    WITHOUT,
)
from briefing.verify.source import Source, stands_between

_WORDS: Final = re.compile(r"\w+(?:'\w+)*|[,;:()-]")
_LEAST_STATEMENT: Final = 3
_MOST_LINKS: Final = 5
_SUBJECT: Final = 4
"""How many words of a clause may hold its subject."""
_AHEAD: Final = 48
_NEAR: Final = 2


def left_fault(source: Source, start: int, end: int) -> str | None:
    """Return what governs a passage from before it and is cut off, or None."""
    text = source.folded.text
    counted = _begins_with_number(source, start)
    if not start or not (counted or _is_alarmed(source, start)):
        return None
    mark = start - 1 if text[start - 1] == '"' else start - 2
    begin = start
    if mark >= 0 and text[mark] == '"' and (mark == start - 1 or text[start - 1] in " ("):
        if source.small.count('"', start, end) % 2 == 0:
            return _denied_saying(source, start, end)
        begin = mark
    context = source.before(begin).lower()
    words = _WORDS.findall(context)
    if not words:
        return None
    return (
        _governed(words, source.small[start : start + 40])
        or _governed_in_translation(words)
        or _phrased(context, source, start)
        or _negative_subject(words, source.small[start : start + 40])
        or ("the quote begins after the hedge of a number" if counted and HEDGED_NUMBER.search(context) else None)
        or _inverted(context, source, start, end)
        or _conditioned(context, source.small[start:end])
        or _denied_report(words, source, end)
    )


def _is_alarmed(source: Source, start: int) -> bool:
    """Tell whether anything before a passage may turn it: a word, an inverted verb, a negation without spaces."""
    if stands_between(source.alarms, start - scope.WINDOW, start) or is_dense(source.folded.text[start - 1]):
        return True
    first = WORD.search(source.small, source.stops.start_of(start), start)
    return first is not None and first[0] in AUXILIARIES


def _phrased(context: str, source: Source, start: int) -> str | None:
    """Judge a phrase before a passage that turns it."""
    if TURNING.search(context) or NEGATED_ASIDE.search(context) or DENSE_NEGATION.search(context):
        return "the quote begins after a negation"
    if UNREAL.search(context):
        return "the quote begins after a condition"
    if RETRACTED.search(context):
        return "the quote begins after a denial"
    if source.small.startswith(("as many ", "as much ", "as few "), start) and MULTIPLIED.search(context):
        return "the quote begins after the hedge of a number"
    return None


def _inverted(context: str, source: Source, start: int, end: int) -> str | None:
    """Judge a condition that opens its sentence without `if`, and the verb of a question cut from its subject."""
    passage = source.small[start:end]
    opening = [word for word in _WORDS.findall(context) if word not in {"and", "but", "so", "or"}]
    if len(opening) == 1 and opening[0] in AUXILIARIES and len(WORD.findall(passage)) >= _LEAST_STATEMENT:
        return "the quote begins after the verb of a question or a condition"
    if not WITHOUT.match(context) or MODAL_VERBS.isdisjoint(WORD.findall(passage)):
        return None
    return "the quote leaves out its condition"


def _governed(words: list[str], following: str) -> str | None:
    """Judge the last words before a passage, past the small words that hang on them."""
    last = words[-1]
    if _is_negation(last) and not _is_only(following):
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


def _negative_subject(words: list[str], following: str) -> str | None:
    """Judge a predicate that is cut from a subject such as `nobody`, `neither A nor B`, `no plan`."""
    if words[-1] in ",;:()-":
        return None
    if _denies_clause(_clause(words)):
        return "the quote begins after a negation"
    first = _WORDS.match(following)
    if first is None or not _is_verb(first[0]):
        return None
    clause = _clause(words)
    return "the quote begins after a negation" if any(_is_negation(word) for word in clause) else None


def _is_verb(word: str) -> bool:
    known = word in FINITE or word in THINKING or word in SAYING or word in PAST
    return known or (word.endswith("ed") and len(word) > _LEAST_STATEMENT)


def _clause(words: list[str]) -> list[str]:
    """Return the last words of a context that no comma parts from the passage."""
    return words[max((at + 1 for at, word in enumerate(words) if word in ",;:()-"), default=0) :]


def _governed_in_translation(words: list[str]) -> str | None:
    """Judge a clause of another language that hangs on a verb before a comma: `niemand glaubt, dass …`."""
    if words[-1] not in FOREIGN_THAT:
        return None
    clause = _clause(words[:-1]) or _clause(words[:-_NEAR])
    near = clause[-_SUBJECT:]
    if any(_is_negation(word) for word in near):
        return "the quote begins after a negation"
    return "the quote begins after a denial" if any(word in FOREIGN_DENIALS for word in near) else None


def _denies_clause(clause: list[str]) -> bool:
    """Tell whether the subject of a clause (`nobody`, `few`, `no official`) denies what follows its verb."""
    if clause[-1] in {"no", "one"} and clause[-2:] == ["no", "one"]:
        return True
    subject = clause[:_SUBJECT]
    denied = not NOBODY.isdisjoint(subject) or ("no" in subject and DOUBTLESS.isdisjoint(clause))
    if subject[:1] == ["a"] or not denied:
        return False
    return clause[-1] in THINKING or clause[-1] in AUXILIARIES or (clause[-1] == "that" and len(clause) > _NEAR)


def _governed_from_afar(words: list[str]) -> str | None:
    rest = list(words)
    linked = ""
    for _ in range(_MOST_LINKS):
        if rest and (rest[-1] in LINKS or rest[-1] in REPORTS or (rest[-1] in TRUTHS and linked == "that")):
            linked = rest.pop() if not linked or rest[-1] in {"that", "to"} else (rest.pop(), linked)[1]
        elif rest and rest[-1] in THINKING and (linked in {"that", "to"} or (not linked and rest[-1] in TAKES_CLAUSE)):
            linked = rest.pop()
        else:
            break
    if not rest or not linked:
        return None
    if _is_negation(rest[-1]) or rest[-1] in {"rarely", "seldom"}:
        return "the quote begins after a negation"
    affirmed = len(rest) > 1 and _is_negation(rest[-_NEAR])
    if rest[-1] in DENIALS and not affirmed and linked in {"that", "to", "of", *REPORTS}:
        return "the quote begins after a denial"
    if rest[-1] in {"may", "might", "if", "unless", *SOFTENERS} and linked in {"be", "been", "have", "that"}:
        return "the quote begins after a doubt or condition"
    return None


def _is_negation(word: str) -> bool:
    return word in PLAIN_NEGATIONS or word.endswith("n't")


def _is_only(following: str) -> bool:
    return following.startswith(("only", "just", "merely", "least"))


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
        return "the quote begins inside a condition" if len(WORD.findall(clause)) <= _NEAR else None
    reversed_ = rest.strip() in REVERSALS and CONDITION_PHRASES.match(context) is None
    if len(WORD.findall(head)) and len(WORD.findall(rest)) <= 1 and not reversed_ and _states(passage, opens=True):
        return "the quote leaves out its condition"
    return None


def _denied_report(words: list[str], source: Source, end: int) -> str | None:
    """Judge `the claim that X is false`: a report that the same sentence denies after the passage."""
    if words[-1] != "that" or len(words) < _NEAR or words[-2] not in REPORTS:
        return None
    return "the quote is a report that is denied" if DENIED_AFTER.search(source.after(end).words.lower()) else None


def _denied_saying(source: Source, start: int, end: int) -> str | None:
    """Judge words in marks that somebody is said not to have said."""
    text = source.folded.text
    mark = text.rfind('"', max(0, start - 2), start)
    words = _WORDS.findall(source.before(mark).lower())
    while words and words[-1] in {",", ":", "that", "the", "a", "as"}:
        words.pop()
    if not words or not _states(source.small[start:end], opens=True):
        return None
    if words[-1] in DENIALS_ADJACENT or (words[-1] in REPORTS and len(words) >= _NEAR and words[-2] in DENIALS):
        return "the words are denied"
    if words[-1] in SAYING and len(words) >= _NEAR and (_is_negation(words[-2]) or words[-2] in DENIALS):
        return "nobody is said to have said the words"
    return None


def _states(passage: str, *, opens: bool) -> bool:
    """Tell whether words read as a statement: a finite verb among them, or the start of a clause of some length."""
    words = _WORDS.findall(passage)
    if opens and len(words) >= _LEAST_STATEMENT:
        return True
    return any(word in FINITE for word in words)


def right_fault(source: Source, start: int, end: int) -> str | None:
    """Return what goes on after a passage in the same sentence and turns it, or None."""
    unreal = _unreal(source.small, start, end)
    if unreal is not None:
        return unreal
    if not stands_between(source.alarms, end, end + _AHEAD):
        return None
    following = _following(source, start, end)
    turn, negated = TURNS.match(following), NEGATED_AFTER.match(following)
    if turn is None and negated is None:
        return None
    passage = source.small[start:end]
    if negated is not None:
        last = _WORDS.findall(passage[-24:])
        return "the quote ends before a negation" if last and last[-1] in FINITE else None
    if turn is not None and _is_no_turn(turn, passage):
        return None
    states = _states(passage, opens=_opens_clause(source, start) or _is_predicate(source, start))
    return "the quote ends before a condition or a reversal" if states else None


def _unreal(small: str, start: int, end: int) -> str | None:
    """Judge what turns a passage without a word of the lists: a verb's ending, a condition without `if`."""
    if DENSE_NEGATED.match(small, end):
        return "the quote ends before a negation"
    if UNREAL_AFTER.match(small, end) and not UNREAL_VERBS.isdisjoint(WORD.findall(small, start, end)):
        return "the quote ends before a condition or a reversal"
    return None


def _is_no_turn(turn: re.Match[str], passage: str) -> bool:
    """Tell whether `if` only asks, or `but` only excepts or adds."""
    runs_on = turn[0].startswith(" ") and not any(sign in turn[0] for sign in ",;:-")
    if turn["turn"] == "but":
        return NOT_ONLY.search(passage) is not None or (runs_on and ALL_BUT.search(passage) is not None)
    return turn["turn"] == "if" and runs_on and ASKED_IF.search(passage[-_AHEAD:]) is not None


def _following(source: Source, start: int, end: int) -> str:
    """Return the next words of the same sentence, also over an attribution that splits an utterance."""
    small = source.small
    end = source.insertions.get(end + (small[end : end + 1] == " "), end)
    following = small[end : end + _AHEAD]
    if following[:1] in {".", "!", "?"}:
        number = source.stops.next(end)
        if number == len(source.stops.places) or source.stops.places[number] == end:
            return ""
        following = following[1:]
    if '"' not in following[:2]:
        return following
    if small.count('"', start, end) % 2:
        return following.replace('"', "", 1).replace(",,", ",")
    gap = source.gaps.get(end, source.gaps.get(end + 1))
    if gap is None or not (source.folded.text[gap].islower() and CONDITION_PHRASES.match(small, gap)):
        return ""
    return f" {small[gap : gap + _AHEAD]}"


def _is_predicate(source: Source, start: int) -> bool:
    """Tell whether a passage is what a modal verb before it says: `reopen it by June` of `could reopen it by June`."""
    before = _WORDS.findall(source.small[max(0, start - _AHEAD) : start])
    return bool(before) and before[-1] in MODAL_VERBS


def _opens_clause(source: Source, start: int) -> bool:
    """Tell whether a passage starts where a clause may start."""
    text = source.folded.text
    if not start or text[start - 1] in f'"{PARAGRAPH}':
        return True
    context = source.before(start).rstrip(" ")
    return not context or context[-1] in ",;:-(."


def question_fault(source: Source, start: int, end: int, tail: str) -> str | None:
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
    if ending.stop != "?" or _is_quoted_within(source, start, end, ending.words):
        return None
    return _unasked(source, start, end, stopped=ends_here and any(mark in tail for mark in ".!"), whole=ends_here)


def _is_quoted_within(source: Source, start: int, end: int, following: str) -> bool:
    """Tell whether the passage lies in marks that close before its sentence ends."""
    closes = (following.count('"') + source.small.count('"', start, end)) % 2 == 1
    return closes and source.quotation_at(source.span(start, end)) is not None


def _unasked(source: Source, start: int, end: int, *, stopped: bool, whole: bool) -> str | None:
    """Judge words of a question that are quoted without its mark; some still read as a question."""
    passage = source.small[start:end]
    opens = _opens_clause(source, start)
    first = WORD.match(passage)
    asks = opens and first is not None and (first[0] in QUESTION_WORDS or first[0] in FINITE)
    states = _states(passage, opens=opens or whole)
    return "a question is quoted as a statement" if stopped or (states and (whole or not asks)) else None


def gap_fault(source: Source, before: tuple[int, int], after: tuple[int, int], *, marked: bool = False) -> str | None:
    """Return why two segments may not be joined by an ellipsis, or None."""
    gap = source.folded.text[before[1] : after[0]]
    small = gap.lower()
    words = _WORDS.findall(small)
    if not any(word[0].isalnum() for word in words):
        return None if PARAGRAPH not in gap else _apart(source, before, after, marked=marked)
    return _apart(source, before, after, marked=marked) or _drops(source, before, after, gap)


def _apart(source: Source, before: tuple[int, int], after: tuple[int, int], *, marked: bool) -> str | None:
    """Judge whether two segments belong to one utterance, or to one paragraph of the reporter's."""
    one = source.quotation_at(source.span(before[1] - 1, before[1]))
    other = source.quotation_at(source.span(after[0], after[0] + 1))
    if one is not None and one == other:
        return None
    if PARAGRAPH in source.folded.text[before[1] : after[0]]:
        return "the ellipsis joins two paragraphs"
    if one is None and other is None:
        return None
    if one is None or other is None:
        speech = one or other
        return (
            "the ellipsis joins speech and narration" if speech is not None and speech.speech and not marked else None
        )
    if one.speech and other.speech and (one.speaker is None or one.speaker != other.speaker):
        return "the ellipsis joins two utterances"
    return None


def _drops(source: Source, before: tuple[int, int], after: tuple[int, int], gap: str) -> str | None:
    """Judge the words under an ellipsis; whole sentences and asides speak for themselves."""
    if ASIDE.fullmatch(gap.lower()) or ASIDE.fullmatch(gap.lower().strip(" ")):
        return None
    for clause in _loose_ends(source, before, after, gap):
        words = _WORDS.findall(clause.lower())
        if any(_is_negation(word) or word in NEGATIONS for word in words):
            return "the ellipsis drops a negation"
        if any(word in CONDITIONS or word in REVERSALS for word in words) or CONDITION_PHRASES.search(clause.lower()):
            return "the ellipsis drops a condition or a reversal"
        if any(word in SOFTENERS or word in DOUBTS for word in words) or _ends_unreal(words):
            return "the ellipsis drops a doubt"
    first = WORD.match(source.small, after[0])
    if first is not None and (first[0][0].isdigit() or first[0] in NUMBER_WORDS) and HEDGED_NUMBER.search(gap.lower()):
        return "the ellipsis drops the hedge of a number"
    return None


def _ends_unreal(words: list[str]) -> bool:
    """Tell whether the words under an ellipsis end in a verb that makes the next one unreal: `would`, `would have`."""
    rest = [word for word in words if word not in {"have", "be", "been", "also", "then", "still", "probably"}]
    return bool(rest) and rest[-1] in MODAL_VERBS


_STOPS: Final = re.compile(r'[.!?]["\')\]]* ')


def _loose_ends(source: Source, before: tuple[int, int], after: tuple[int, int], gap: str) -> list[str]:
    """Return what of a gap belongs to the sentences of its segments, or turns them; whole other sentences do not."""
    text = source.folded.text
    pieces = _STOPS.split(f"{gap} " if gap.endswith((".", "!", "?", '"')) else gap)
    if len(pieces) == 1:
        return pieces
    first, *middle, last = pieces
    del text, before, after
    return [first, *(one for one in middle if OPENING_NOT.match(one.lower().lstrip(' "'))), last]
