"""What the articles of a story leave open themselves: who spoke, when it was said, how many.

A gap is told only where the articles show it: a speaker without a name, an interview without a day, a quantity without
a number. Nothing is asked that the articles do not raise.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from briefing.model import Article, ArticleId
from briefing.stories.report import Report, read_reports
from briefing.stories.reports import term_of, words_of
from briefing.text.names import find_names, is_role

_INTERVIEW = re.compile(r"\binterview(?:s|ed)?\s+(?:with|to|by|on|for)\s+(?=\S)")
_NAMELESS = re.compile(r"\b(?:on|under) (?:the )?condition of anonymity\b|\bwho asked not to be (?:named|identified)\b")
_REACH = 80
_MOST = 6


class GapKind(StrEnum):
    """What is not known."""

    SPEAKER = "speaker"
    DAY = "day"
    NUMBER = "number"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Gap:
    """Something the articles leave open: what, in which of them, and their own words for it."""

    kind: GapKind
    articles: tuple[ArticleId, ...]
    words: str
    names: tuple[str, ...]

    def __str__(self) -> str:
        where = ", ".join(self.names)
        return {
            GapKind.SPEAKER: f"Who “{self.words}” is: not named in {where}",
            GapKind.DAY: f"Day of the interview with {self.words}: not given in {where}",
            GapKind.NUMBER: f"How many: {where} gives no number for “{self.words}”",
            GapKind.PUBLISHED: f"Date of the article: not given in {where}",
        }[self.kind]


def unknown(articles: Sequence[Article]) -> tuple[str, ...]:
    """Return the gaps that the articles of one story leave, each in one short phrase."""
    return tuple(map(str, gaps_of(read_reports(articles))))


def gaps_of(reports: Sequence[Report]) -> tuple[Gap, ...]:
    """Return the gaps of reports that are already read, those of one kind and words joined."""
    found: dict[tuple[GapKind, str], list[Report]] = {}
    for report in reports:
        for kind, words in _gaps(report):
            told = found.setdefault((kind, words), [])
            if report not in told:
                told.append(report)
    return tuple(_gap(kind, words, told) for (kind, words), told in found.items() if not _closed(kind, words, reports))[
        :_MOST
    ]


def _gap(kind: GapKind, words: str, told: Sequence[Report]) -> Gap:
    names = tuple(dict.fromkeys(report.article.outlet or report.article.name for report in told))
    return Gap(kind, tuple(report.article.id for report in told), words, names)


def _gaps(report: Report) -> Iterator[tuple[GapKind, str]]:
    if report.article.published.date is None:
        yield GapKind.PUBLISHED, ""
    yield from ((GapKind.DAY, medium) for medium in _undated_interviews(report))
    yield from ((GapKind.SPEAKER, speaker) for speaker in _nameless(report))
    yield from ((GapKind.NUMBER, words) for words in _uncounted(report))


def _undated_interviews(report: Report) -> Iterator[str]:
    for sentence in report.sentences:
        found = _INTERVIEW.search(report.text, sentence.span.start, sentence.span.end)
        if not found or report.dates_in(sentence.span):
            continue
        behind = report.text[found.end() : min(sentence.span.end, found.end() + _REACH)]
        name = next((one.text for one in find_names(behind)), None)
        if name:
            yield name


def _nameless(report: Report) -> Iterator[str]:
    for quotation in report.quotations:
        if quotation.speaker_span and quotation.speaker and is_role(quotation.speaker):
            yield quotation.speaker_span.of(report.text)


def _uncounted(report: Report) -> Iterator[str]:
    for figure in report.figures:
        if figure.value is None and figure.counted:
            end = report.text.find(figure.counted, figure.span.start, figure.span.end + _REACH)
            yield report.text[figure.span.start : end + len(figure.counted) if end >= 0 else figure.span.end]


def _closed(kind: GapKind, words: str, reports: Sequence[Report]) -> bool:
    """Tell whether another passage of the story gives what is missing."""
    if kind is not GapKind.NUMBER:
        return False
    head = _head(words)
    heads = (
        _head(one.counted) for report in reports for one in report.figures if one.value is not None and one.counted
    )
    return head in heads


def _head(words: str) -> str:
    terms = [term_of(word) for word in words_of(words)]
    return terms[-1] if terms else ""
