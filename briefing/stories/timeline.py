"""The dated events of one story, in order, each with how its date is known.

Only dates inside the report count: none of boilerplate, of a caption or of a teaser. A date that the words state is
stated; one that follows from a weekday or "yesterday" is inferred, with its reason. Years alone are background and
stay out, and of each day only the three events told earliest in their articles stay. Nothing is dated that the
articles do not date; where they date nothing, the day of the earliest article stands in, marked as its day.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby, pairwise

from briefing.model import UNDATED, Article, Basis, Citation, Dated, DateMention, Span, TimelineEvent
from briefing.stories.passages import clause, unmarked
from briefing.stories.report import Report, read_reports
from briefing.stories.wordings import near_words, phrase

_PRECISE = frozenset({"day", "month"})
_FEWEST_WORDS = 5
_ALIKE = 0.4
_A_DAY = 3
_SUPPOSED = re.compile(
    r"\b(?:if|unless|whether|nobody knows|would|could|may|might|should|hopes?|aims?)\b|\?", re.IGNORECASE
)
_AHEAD = re.compile(
    r"\b(?:will|would|won['’]t|plans? to|planned|expected|scheduled|due|deadline|upcoming|set (?:to|for))\b"
)


def timeline(articles: Sequence[Article]) -> tuple[TimelineEvent, ...]:
    """Return the dated events of one story, oldest first.

    Args:
        articles: The articles of the story, main article first.
    """
    return timeline_of(read_reports(articles))


def timeline_of(reports: Sequence[Report]) -> tuple[TimelineEvent, ...]:
    """Return the dated events of reports that are already read."""
    events = [event for report in reports for event in _events(report)] or list(_reported(reports))
    rank = {report.article.id: at for at, report in enumerate(reports)}
    events.sort(key=lambda event: (event.date, event.citation.span.start, rank[event.citation.article]))
    return tuple(_once(events))


def _events(report: Report) -> Iterator[TimelineEvent]:
    spoken_day = _spoken_day(report)
    for sentence in report.sentences:
        mention = _mention(report, sentence.span)
        event = _event(report, mention, sentence.span, spoken_day) if mention else None
        if event is not None:
            yield event


def _mention(report: Report, sentence: Span) -> DateMention | None:
    """Return the date of a sentence: a past one before one to come, a stated before a relative one, the first."""
    if len(sentence.of(report.text).split()) < _FEWEST_WORDS:
        return None
    found = [one for one in report.dates_in(sentence) if _is_sure(report, sentence, one)]
    return min(found, key=lambda one: (_is_ahead(report, one), _is_relative(one), one.span), default=None)


def _is_ahead(report: Report, mention: DateMention) -> bool:
    """Tell whether a date lies behind the article's day, as June 1 in "announced Sunday that he leaves on June 1"."""
    return report.anchor is not None and mention.resolved.date is not None and mention.resolved.date > report.anchor


def _is_sure(report: Report, sentence: Span, mention: DateMention) -> bool:
    """Tell whether the words give a day or a month, and on which side of today a bare weekday lies."""
    if mention.resolved.date is None or mention.precision not in _PRECISE:
        return False
    if mention.precision == "month" and mention.resolved.approximate:
        return False
    past = mention.resolved.date <= (report.anchor or mention.resolved.date)
    if not past and _SUPPOSED.search(report.text, sentence.start, sentence.end):
        return False
    return not (_is_relative(mention) and past and _AHEAD.search(report.text, sentence.start, sentence.end))


def _is_relative(mention: DateMention) -> bool:
    """Tell whether a date counts from another day: "yesterday", "on Tuesday"."""
    return not any(char.isdigit() for char in mention.text)


def _event(report: Report, mention: DateMention, sentence: Span, spoken_day: date | None) -> TimelineEvent | None:
    resolved = mention.resolved
    if _is_relative(mention) and report.source.quotation_at(mention.span) is not None:
        resolved = _as_spoken(report, resolved, spoken_day)
    elif resolved.basis is Basis.INFERRED and report.article.published.date is None:
        resolved = replace(resolved, reason=f"{resolved.reason}, the day of another article", approximate=True)
    if resolved.date is None:
        return None
    span = unmarked(report.text, clause(report.text, sentence, mention.span))
    return TimelineEvent(
        date=_day(resolved, mention.precision),
        basis=resolved.basis,
        event=span.of(report.text),
        citation=Citation(report.article.id, span),
        reason=resolved.reason,
        approximate=resolved.approximate,
    )


def _as_spoken(report: Report, resolved: Dated, spoken_day: date | None) -> Dated:
    """Return a day counted from when the words were said; unknown when nobody tells when that was.

    An outlet's insertion behind "today" gives the day; without one "yesterday" said in a quotation has no date.
    """
    if spoken_day is None or resolved.date is None or report.anchor is None:
        return UNDATED
    day = spoken_day + (resolved.date - report.anchor)
    return replace(
        resolved, date=day, reason=f"counted from {spoken_day.isoformat()}, when it was said", approximate=True
    )


def _spoken_day(report: Report) -> date | None:
    """Return the day that an insertion such as `today (March 3 - ed.)` gives for what is said."""
    for one, other in pairwise(report.dates):
        between = report.text[one.span.end : other.span.start]
        glossed = one.resolved.date == report.anchor and between.strip() in {"(", "["}
        if glossed and one.resolved.basis is Basis.INFERRED and other.resolved.date and other.precision == "day":
            return other.resolved.date
    return None


def _reported(reports: Sequence[Report]) -> Iterator[TimelineEvent]:
    """Yield the day of the earliest article, for a story that dates nothing itself: the day of telling, marked so."""
    dated = [report for report in reports if report.article.published.date and report.sentences]
    first = min(dated, key=lambda report: report.article.published.date or date.max, default=None)
    if first is not None:
        told = next(
            (one.span for one in first.sentences if len(one.span.of(first.text).split()) >= _FEWEST_WORDS), None
        )
        span = clause(first.text, told, Span(told.start, told.start)) if told else first.sentences[0].span
        published = first.article.published
        yield TimelineEvent(
            date=_day(published, "day"),
            basis=Basis.INFERRED,
            event=span.of(first.text),
            citation=Citation(first.article.id, span),
            reason="the day of the article; it gives no other",
            approximate=True,
        )


def _day(resolved: Dated, precision: str) -> str:
    day = resolved.date.isoformat() if resolved.date else ""
    return day[:7] if precision == "month" else day


def _once(events: Sequence[TimelineEvent]) -> Iterator[TimelineEvent]:
    """Yield the events of each day that the articles tell first, without those that repeat another of that day."""
    for _, same in groupby(events, key=lambda event: event.date):
        kept: list[TimelineEvent] = []
        for event in same:
            words = phrase(event.event, Span(0, len(event.event)))
            others = (phrase(other.event, Span(0, len(other.event))) for other in kept)
            if len(kept) < _A_DAY and not any(near_words(words, other) >= _ALIKE for other in others):
                kept.append(event)
        yield from kept
