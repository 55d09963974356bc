"""Gather what is said, in the order of the text: marked quotations and speech without marks, each with its attribution.

It decides what is speech and where one utterance goes on; who a mention stands for is not decided here.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from briefing.model import Marks, Span
from briefing.text.marks import MarkedSpan
from briefing.verify.speech.attribution import attribute, by_cue_before
from briefing.verify.speech.narration import Narration
from briefing.verify.speech.noun_phrases import Mention
from briefing.verify.speech.passages import NOWHERE, Attribution, Passage, Where
from briefing.verify.speech.subjects import main_subject
from briefing.verify.speech.titles import is_title
from briefing.verify.speech.unmarked import Labels, unmarked

_LEAST_WORDS: Final = 4
"""Fewest words of a quotation that is speech although nothing in its sentence attributes it."""
_NEAR: Final = 200
"""Longest narration between two pieces of one utterance, in code points."""
_REACH: Final = 600
"""Longest stretch of a sentence that is read for its subject, in code points."""
_REST: Final = re.compile(r"(?:,|\s[–—-])\s*\Z")
_OTHER_SENTENCE: Final = re.compile(r"[!?.]\s+[^\W_]+\s|[;:]")
_STOPS: Final = frozenset(".!?…")
_SENTENCE_ENDS: Final = frozenset(".!?…,'’—-")


@dataclass(frozen=True, slots=True)
class Said:
    """Words in one place with what attributes them; `joins` when they go on with the utterance before."""

    span: Span
    piece: Span
    marks: Marks
    attribution: Attribution
    speech: bool
    joins: bool = False
    continues: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    """One quotation in its paragraph, the paragraph before, and the quotation before if that is near."""

    narration: Narration
    passage: Passage
    index: int
    before: Passage | None
    last: Said | None

    @property
    def mark(self) -> MarkedSpan:
        return self.passage.marks[self.index]

    @property
    def neighbour(self) -> Said | None:
        """The quotation before, if that is in the same paragraph."""
        return self.last if self.index else None

    def said(self, attribution: Attribution, *, speech: bool = True, joins: bool = False) -> Said:
        mark = self.mark
        return Said(mark.span, mark.inner, mark.state, attribution, speech, joins, mark.continues)


def gather(narration: Narration, marks: Sequence[MarkedSpan]) -> Iterator[Said]:
    """Yield everything said, quotations with their attribution from near or far."""
    labels = Labels.of(narration)
    before: Passage | None = None
    last: Said | None = None
    for passage in _passages(narration, marks):
        found = list(_in_passage(narration, passage, before, last))
        found += [
            Said(one.piece, one.piece, Marks.UNMARKED, one.attribution, speech=True)
            for one in unmarked(narration, passage, labels)
        ]
        yield from found
        last = found[-1] if found else None
        before = passage


def _in_passage(narration: Narration, passage: Passage, before: Passage | None, last: Said | None) -> Iterator[Said]:
    for index in range(len(passage.marks)):
        last = _one(_Place(narration, passage, index, before, last))
        yield last


def _passages(narration: Narration, marks: Sequence[MarkedSpan]) -> Iterator[Passage]:
    """Yield the paragraphs of the text, each with the quotations in it."""
    begins = [mark.span.start for mark in marks]
    for span in narration.paragraphs:
        inside = tuple(marks[bisect_left(begins, span.start) : bisect_left(begins, span.end)])
        yield Passage(span, inside, tuple(narration.sentence_starts(span, inside)) if inside else (span.start,))


def _one(place: _Place) -> Said:
    attribution = attribute(place.narration, place.passage, place.index)
    last = place.last
    if last is not None and last.continues:
        if attribution.mention is None:
            return place.said(last.attribution, speech=last.speech, joins=True)
        return place.said(attribution, joins=last.attribution.mention is None)
    if attribution.mention is not None:
        speech = not is_title(place.narration, place.passage, place.mark, attribution)
        goes_on = place.neighbour is not None and place.neighbour.attribution.mention == attribution.mention
        return place.said(attribution, speech=speech, joins=speech and goes_on)
    if last is not None and _is_rest(place):
        return place.said(last.attribution, joins=True)
    return _at_distance(place) if _is_utterance(place) else place.said(NOWHERE, speech=place.mark.continues)


def _is_rest(place: _Place) -> bool:
    """Tell whether only who speaks stands between the quotation before and this one, up to a comma or dash."""
    last = place.neighbour
    mention = None if last is None or not last.speech else last.attribution.mention
    if last is None or mention is None:
        return False
    gap = Span(last.span.end, place.mark.span.start)
    between = gap.of(place.narration.blanked)
    whole = gap.contains(mention.span) and len(between) < _NEAR
    return whole and _REST.search(between) is not None and _OTHER_SENTENCE.search(between) is None


def _is_utterance(place: _Place) -> bool:
    """Tell whether an unattributed quotation reads as a sentence of its own."""
    mark, text = place.mark, place.narration.text
    follows = place.neighbour is not None and place.neighbour.attribution.where is Where.AFTER
    long = len(mark.inner.of(text).split()) >= _LEAST_WORDS
    starts = not text[place.passage.sentence(mark.span.start).start : mark.span.start].strip(" \u00a0-–—")
    ends = text[mark.inner.end - 1] in _SENTENCE_ENDS or text[mark.span.end : mark.span.end + 1] in _STOPS
    return starts and ends and (follows or long)


def _at_distance(place: _Place) -> Said:
    """Attribute a quotation that its own sentence does not: by its neighbours, then by the paragraph before."""
    last, neighbour = place.last, place.neighbour
    mention = _sentence_subject(place, None if neighbour is None else neighbour.attribution.cue)
    if mention is not None:
        return place.said(Attribution(Where.NEARBY, mention))
    if neighbour is not None:
        near = place.mark.span.start - neighbour.span.end < _NEAR
        return place.said(neighbour.attribution, joins=neighbour.speech and near)
    if place.mark.span.start != place.passage.span.start:
        return place.said(NOWHERE)
    if last is not None and last.speech:
        return place.said(replace(last.attribution, where=Where.NEARBY))
    return place.said(_from_paragraph(place.narration, place.before))


def _sentence_subject(place: _Place, after: Span | None) -> Mention | None:
    """Return the subject of the sentence before a quotation, in its paragraph, if it begins after `after`."""
    start = place.mark.span.start
    index = bisect_left(place.passage.starts, start)
    begin = place.passage.starts[index - 1] if index else start
    if begin == start or (after is not None and begin <= after.end):
        return None
    attributed = by_cue_before(place.narration, begin, start)
    if attributed is not None:
        return attributed.mention
    return main_subject(place.narration, place.narration.tokens(begin, min(start, begin + _REACH)))


def _from_paragraph(narration: Narration, before: Passage | None) -> Attribution:
    """Return the subject of the last sentence of the paragraph before."""
    if before is None:
        return NOWHERE
    starts = narration.sentence_starts(before.span, before.marks)
    mention = main_subject(narration, narration.tokens(starts[-1], min(before.span.end, starts[-1] + _REACH)))
    return NOWHERE if mention is None else Attribution(Where.NEARBY, mention)
