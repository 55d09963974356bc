"""What the articles of a story leave open themselves: who spoke, when it was said, how many.

A gap is told only where the articles show it: a speaker without a name, an interview without a day, a quantity without
a number. Nothing is asked that the articles do not raise.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from briefing.model import Article, Figure, Gap, GapKind
from briefing.stories.report import Report, read_reports
from briefing.text.names import find_names, is_role

_INTERVIEW = re.compile(r"\binterview(?:s|ed)?\s+(?:with|to|by|on|for)\s+(?=\S)")
_NAMELESS = re.compile(r"\b(?:on|under) (?:the )?condition of anonymity\b|\bwho asked not to be (?:named|identified)\b")
_ANONYMOUS = re.compile(
    r"(?i)(?!(?:the|this|that|his|her|its|their|my|our|mr|mrs|ms|dr)\b)[^’']*\b(?:officials?|sources?|spokes\w+|aides?|advis[eo]rs?"
    r"|diplomats?|witness(?:es)?|experts?|analysts?|investigators?|lawmakers?|lawyers?|person|people|staffers?|insiders?"
    r"|employees?|executives?|residents?|neighbou?rs?|colleagues?|relatives?|friends?|soldiers?|officers?|commanders?)"
)
"""A speaker who could be anybody: no name, no office that one person holds, nobody's own lawyer or aide."""
_REACH = 80
_READ, _NOTED = 40, 150
_PEOPLE = re.compile(
    r"\b(?:people|persons|troops|soldiers|civilians|children|men|women|officers|police|protesters|demonstrators|workers"
    r"|residents|refugees|migrants|victims|prisoners|detainees|hostages|fighters|militants|passengers|patients)\b"
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
    given = {word for report in reports for one in report.figures if one.value is not None for word in _words(one)}
    gaps = [_gap(kind, words, where) for kind, words, where in found if not _closed(kind, words, given)]
    return tuple(gap for kind, most in _MOST.items() for gap in [one for one in gaps if one.kind is kind][:most])


def _note(found: list[tuple[GapKind, str, list[Report]]], kind: GapKind, words: str, report: Report) -> None:
    """Add a gap, or the report to a gap that is told with the same words or with more or fewer of them."""
    for at, (other_kind, others, where) in enumerate(found):
        if kind is other_kind and _one_thing(words, others):
            found[at] = (kind, max(words, others, key=len), where if report in where else [*where, report])
            return
    if len(found) < _NOTED:
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
            words = quotation.speaker_span.of(report.text)
            if _ANONYMOUS.fullmatch(words):
                yield words


def _uncounted(report: Report) -> Iterator[str]:
    """Yield quantities of people without a number, up to the word for the people."""
    for figure in report.figures:
        if figure.value is not None or figure.unit is not None or report.source.quotation_at(figure.span):
            continue
        end = min(len(report.text), figure.span.end + _REACH)
        people = _PEOPLE.search(report.text, figure.span.end, end) if figure.counted else None
        if people and people[0] in (figure.counted or ""):
            yield report.text[figure.span.start : people.end()]


def _words(figure: Figure) -> list[str]:
    return (figure.counted or "").split()


def _closed(kind: GapKind, words: str, given: Collection[str]) -> bool:
    """Tell whether another passage of the story gives the number that is missing; `given` is what others count."""
    return kind is GapKind.NUMBER and words.rsplit(maxsplit=1)[-1] in given
