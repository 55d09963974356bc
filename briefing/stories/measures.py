"""What a figure measures: the counted thing, what happened to it, where, when and who says so.

Two figures can be compared only when all of these agree; so whatever narrows a figure (another day, a longer time, a
part of the whole, another place, another fate) is read here, and a figure that cannot be pinned down is left out.
Nothing is compared here.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain, takewhile

from briefing.model import Figure, Span
from briefing.stories.measure_words import (
    BEHIND_NOUN,
    FATES,
    PART_BEFORE,
    PART_BEHIND,
    RATE,
    SAME_HEADS,
    SHARE_OF,
    TIMES,
)
from briefing.stories.owners import owner_of
from briefing.stories.report import Report
from briefing.stories.reports import term_of, words_of
from briefing.stories.wordings import weight_of
from briefing.text.figures import convert
from briefing.text.names import same_name

_BASES = ("m", "m2", "kg", "l")
_TIME_UNITS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"})
_SENTENCE_END = re.compile(r"[.;:!?]\s")
_BEFORE, _AFTER = 20, 24
_TELLING = 1.0
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure of a report that says precisely enough what it counts.

    Attributes:
        report: The report it stands in.
        figure: The figure as found.
        passage: The clause it stands in.
        sentence: The sentence it stands in.
        value: The value, in the base unit of its dimension where it has one.
        unit: That base unit or the unit as found; None for a bare count.
        head: What is counted, in its basic form; None where the unit says it.
        marks: The words that narrow what is counted.
        fate: What happened to the counted, where the words are of one fate.
        terms: The telling terms of the passage, without the figure, the counted and its fate.
        share: What a percentage or a sum is of or for, as far as the next words say.
        names: The names in the passage, without the owner's.
        times: Words that bound how long it counts.
        days: The days its sentence names.
        alone: Whether no other figure of its kind stands in its sentence, but of another owner.
        part: Whether it counts a part, a share or a rate.
        owner: Who says so.
    """

    report: Report
    figure: Figure
    passage: Span
    sentence: Span
    value: Decimal
    unit: str | None
    head: str | None
    marks: frozenset[str]
    fate: str | None
    terms: frozenset[str]
    share: frozenset[str]
    names: frozenset[str]
    times: frozenset[str]
    days: frozenset[str]
    alone: bool
    part: bool
    owner: str | None


def measures(report: Report) -> tuple[Measure, ...]:
    """Return the figures of a report that measure something another figure could contradict."""
    found = [one for figure in report.figures for one in _measure(report, figure)]
    kinds = Counter(map(_kind, found))
    return tuple(replace(one, alone=kinds[_kind(one)] == 1) for one in found)


def _kind(measure: Measure) -> tuple[int, str | None, str | None, str | None]:
    return (measure.sentence.start, measure.unit, measure.head, measure.owner)


def _measure(report: Report, figure: Figure) -> Iterator[Measure]:
    found = report.sentence_at(figure.span.start)
    if found is None or not _counts_something(figure):
        return
    sentence = _bounded(found.span, figure.span)
    passage = _bounded(figure.context or sentence, figure.span)
    value, unit = based(figure.value or Decimal(0), figure.unit)
    counted = _counted(figure)
    owner = figure.by or owner_of(report, sentence, figure.span)
    around = _words_around(report.text, passage, figure.span)
    yield Measure(
        report=report,
        figure=figure,
        passage=passage,
        sentence=sentence,
        value=value,
        unit=unit,
        head=_head(counted) if counted and not unit else None,
        marks=frozenset(map(term_of, counted[:-1])),
        fate=_fate(*around),
        terms=_terms(chain(*around), counted) or _terms(_rest(report.text, sentence, figure.span), counted),
        share=_share(report.text, figure, sentence.end),
        names=_names(report, passage, owner),
        times=_times(sentence.of(report.text)),
        days=_days(report, sentence),
        alone=True,
        part=_is_part(report.text, passage, figure),
        owner=owner,
    )


def _counted(figure: Figure) -> list[str]:
    """Return the words of what is counted, up to its noun."""
    phrase = _SENTENCE_END.split(figure.counted or "", maxsplit=1)[0]
    words = list(takewhile(lambda word: word not in BEHIND_NOUN, words_of(phrase)))
    words = [word for word in words if not word.isdigit()]
    while len(words) > 1 and words[-1].endswith(("ed", "ing")):
        words.pop()
    return words


def _head(counted: Sequence[str]) -> str:
    return SAME_HEADS.get(counted[-1], term_of(counted[-1].removesuffix("s")))


def _counts_something(figure: Figure) -> bool:
    if figure.value is None or figure.unit in _TIME_UNITS:
        return False
    return figure.unit is not None or figure.counted is not None


def _bounded(passage: Span, around: Span) -> Span:
    """Return the passage, cut where hostile text makes it endless."""
    return Span(max(passage.start, around.start - _LONGEST), min(passage.end, around.end + _LONGEST))


def based(value: Decimal, unit: str | None) -> tuple[Decimal, str | None]:
    """Return a value in the base unit of its dimension, or as it is where it has none."""
    if unit is None:
        return value, None
    for base in _BASES:
        converted = convert(value, unit, base)
        if converted is not None:
            return converted, base
    return value, unit


def _words_around(text: str, passage: Span, figure: Span) -> tuple[list[str], list[str]]:
    before, after = text[passage.start : figure.start], text[figure.end : passage.end]
    return list(words_of(before)), list(words_of(after))


def _rest(text: str, sentence: Span, figure: Span) -> Iterator[str]:
    """Yield the words of a sentence without its figure, for a clause that says nothing else."""
    yield from words_of(text[sentence.start : figure.start])
    yield from words_of(text[figure.end : sentence.end])


def _share(text: str, figure: Figure, end: int) -> frozenset[str]:
    found = SHARE_OF.match(text, figure.span.end, end) if figure.unit else None
    if found is None or based(Decimal(0), figure.unit)[1] in _BASES:
        return frozenset()
    return frozenset(term for term in map(term_of, words_of(found[1])) if weight_of(term) >= _TELLING)


def _but(text: str, sentence: Span, figure: Span) -> str:
    return f"{text[sentence.start : figure.start]} {text[figure.end : sentence.end]}"


def _fate(before: Sequence[str], after: Sequence[str]) -> str | None:
    """Return the fate that the words nearest to the figure tell of, those behind it first."""
    fates = [FATES[word] for word in (*after, *reversed(before)) if word in FATES]
    return fates[0] if fates else None


def _terms(words: Iterable[str], counted: Collection[str]) -> frozenset[str]:
    terms = {term_of(word) for word in words if word not in FATES and word not in counted and not word[0].isdigit()}
    return frozenset(term for term in terms if weight_of(term) >= _TELLING)


def _names(report: Report, passage: Span, owner: str | None) -> frozenset[str]:
    """Return the last words of the names in the passage, without the owner's."""
    found = report.names_in(passage)
    return frozenset(_last(name.text) for name in found if not (owner and same_name(name.text, owner)))


def _last(name: str) -> str:
    words = list(words_of(name))
    return words[-1] if words else name


def _times(words: str) -> frozenset[str]:
    return frozenset(" ".join(found[0].lower().split()) for found in TIMES.finditer(words))


def _days(report: Report, sentence: Span) -> frozenset[str]:
    found = report.dates_in(sentence)
    return frozenset(str(one.resolved.date or one.text.lower()) for one in found)


def _is_part(text: str, passage: Span, figure: Figure) -> bool:
    """Tell whether the figure counts some of a whole that is told elsewhere, or so many for each."""
    if PART_BEFORE.search(text, max(passage.start, figure.span.start - _BEFORE), figure.span.start):
        return True
    if RATE.search(text, figure.span.end, min(passage.end, figure.span.end + _AFTER)):
        return True
    return figure.unit is None and PART_BEHIND.match(text, figure.span.end) is not None
