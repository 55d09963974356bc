"""What the articles of a story leave open themselves: who spoke, when it was said, how many.

A gap is told only where the articles show it: a speaker without a name, an interview without a day, a quantity without
a number. Nothing is asked that the articles do not raise.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from briefing.model import Article, Gap, GapKind
from briefing.stories.report import Report, read_reports
from briefing.stories.reports import term_of, words_of
from briefing.text.names import find_names, is_role

_INTERVIEW = re.compile(r"\binterview(?:s|ed)?\s+(?:with|to|by|on|for)\s+(?=\S)")
_NAMELESS = re.compile(r"\b(?:on|under) (?:the )?condition of anonymity\b|\bwho asked not to be (?:named|identified)\b")
_REACH = 80
_READ = 40
_PEOPLE = frozenset(
    "people persons troops soldiers civilians children men women officers police protesters demonstrators workers "
    "residents refugees migrants victims prisoners detainees hostages fighters militants passengers patients".split()
)

_MOST = {GapKind.PUBLISHED: 3, GapKind.DAY: 2, GapKind.SPEAKER: 3, GapKind.NUMBER: 1}


def unknown(articles: Sequence[Article]) -> tuple[Gap, ...]:
    """Return the gaps that the articles of one story leave."""
    return gaps_of(read_reports(articles))


def gaps_of(reports: Sequence[Report]) -> tuple[Gap, ...]:
    """Return the gaps of reports that are already read, those of one kind and words joined."""
    found: list[tuple[GapKind, str, list[Report]]] = []
    for report in reports:
        for kind, words in islice(_gaps(report), _READ):
            _note(found, kind, words, report)
    gaps = [_gap(kind, words, where) for kind, words, where in found if not _closed(kind, words, reports)]
    return tuple(gap for kind, most in _MOST.items() for gap in [one for one in gaps if one.kind is kind][:most])


def _note(found: list[tuple[GapKind, str, list[Report]]], kind: GapKind, words: str, report: Report) -> None:
    """Add a gap, or the report to a gap that is told with the same words or with more or fewer of them."""
    for at, (other_kind, others, where) in enumerate(found):
        if kind is other_kind and _one_thing(words, others):
            found[at] = (kind, max(words, others, key=len), where if report in where else [*where, report])
            return
    found.append((kind, words, [report]))


def _one_thing(words: str, others: str) -> bool:
    return words in others or others in words or words.split()[-1:] == others.split()[-1:]


def _gap(kind: GapKind, words: str, told: Sequence[Report]) -> Gap:
    return Gap(kind, tuple(report.article.id for report in told), words)


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
        said = report.source.quotation_at(figure.span) is not None
        if figure.value is None and figure.unit is None and figure.counted and not said and _is_people(figure.counted):
            end = report.text.find(figure.counted, figure.span.start, figure.span.end + _REACH)
            yield report.text[figure.span.start : end + len(figure.counted) if end >= 0 else figure.span.end]


def _is_people(counted: str) -> bool:
    return any(word in _PEOPLE for word in words_of(counted))


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
