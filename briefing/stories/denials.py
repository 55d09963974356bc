"""Find statements that another passage of the story denies.

Only the certain case is taken: the same words in the same order, one of the two passages negated, or a reported denial
whose words return as a statement elsewhere. Both are shown with who says so.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing.model import ArticleId, Citation, Conflict, ConflictValue, Span
from briefing.stories.report import Report
from briefing.stories.wordings import Phrase, in_order, near_words, phrase, phrase_of
from briefing.text.names import same_name

_NOT = re.compile(r"\b(?:not|never|cannot|no longer|\w+n['’]t)\b", re.IGNORECASE)
_HEDGED = re.compile(r"\?|\b(?:if|whether|unless|would|could|may|might|should|had)\b", re.IGNORECASE)
_NEGATIONS = frozenset({"not", "never", "cannot", "no", "longer", "did", "does", "do", "didn't", "doesn'", "don't"})
_SAME_WORDS = 0.85
_FEWEST_TERMS = 5
_MORE_WORDS = 2
_CROWD = 40
_TWO = 2
_LONGEST = 300
_MARKS = '"“”«»'


@dataclass(frozen=True, slots=True)
class _Statement:
    report: Report
    span: Span
    negated: bool
    phrase: Phrase


def denials(reports: Sequence[Report]) -> tuple[Conflict, ...]:
    """Return the statements of the reports that another of them denies."""
    if len(reports) < _TWO:
        return ()
    place = {report.article.id: at for at, report in enumerate(reports)}
    told = [one for report in reports for one in _statements(report)]
    pairs = (
        sorted(pair, key=lambda one: _order(one, place)) for pair in _alike([one for one in told if one.negated], told)
    )
    return tuple(map(_conflict, sorted(pairs, key=lambda pair: [_order(one, place) for one in pair])))


def _order(statement: _Statement, place: Mapping[ArticleId, int]) -> tuple[int, Span]:
    return place[statement.report.article.id], statement.span


def _statements(report: Report) -> Iterator[_Statement]:
    for sentence in report.sentences:
        words = sentence.span.of(report.text)
        if len(words) <= _LONGEST and not _HEDGED.search(words):
            found = phrase(report.text, sentence.span)
            kept = tuple(term for term in found.sequence if term not in _NEGATIONS)
            if len(kept) >= _FEWEST_TERMS:
                negations = len(_NOT.findall(words))
                yield _Statement(report, sentence.span, negations == 1, phrase_of(found.span, kept))


def _alike(denied: Sequence[_Statement], others: Sequence[_Statement]) -> Iterator[tuple[_Statement, _Statement]]:
    """Yield each denial with the statements that say the same without it, found by its most telling word."""
    if not denied:
        return
    holders: dict[str, list[_Statement]] = {}
    for other in others:
        if not other.negated:
            for term in other.phrase.terms:
                holders.setdefault(term, []).append(other)
    for one in denied:
        rarest = min(one.phrase.terms, key=lambda term: (len(holders.get(term, ())), term))
        for other in holders.get(rarest, [])[:_CROWD]:
            if one.report is not other.report and _same_words(one.phrase, other.phrase) and _two_voices(one, other):
                yield one, other


def _two_voices(one: _Statement, other: _Statement) -> bool:
    """Tell whether the two can contradict: one speaker's words in two reports are wordings of one utterance."""
    ours, theirs = (found.report.speaker_at(found.span) for found in (one, other))
    quoted = [any(mark in found.span.of(found.report.text) for mark in _MARKS) for found in (one, other)]
    return not all(quoted) or bool(ours and theirs and not same_name(ours, theirs))


def _same_words(one: Phrase, other: Phrase) -> bool:
    if abs(len(one.sequence) - len(other.sequence)) > _MORE_WORDS or near_words(one, other) < _SAME_WORDS:
        return False
    return in_order(one, other) >= _SAME_WORDS


def _conflict(pair: Sequence[_Statement]) -> Conflict:
    denied = next(one for one in pair if one.negated)
    return Conflict(denied.span.of(denied.report.text), tuple(map(_value, pair)))


def _value(statement: _Statement) -> ConflictValue:
    report = statement.report
    return ConflictValue(
        text=statement.span.of(report.text),
        citation=Citation(report.article.id, statement.span),
        by=report.speaker_at(statement.span),
    )
