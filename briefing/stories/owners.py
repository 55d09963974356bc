"""Who says so: the owner of a figure or a statement, in the article's words.

An owner is taken only where the sentence names one: the speaker of a quotation, "according to …", or the subject of a
verb of saying that governs the passage. Everything else has no owner, which means that the outlet says it.
"""

import re

from briefing.model import Span
from briefing.stories.report import Report
from briefing.text.names import find_names, is_role

_SAYS = (
    r"said|says|say|saying|reported|reports|claimed|claims|claim|stated|states|announced|estimated|estimates|told|added|noted"
    r"|confirmed|confirms|argued|alleged|insisted|maintained|declared|put|puts|warned|found|showed|shows|testified|wrote"
)
_ACCORDING = re.compile(
    r"\b(?:according to|as reported by|citing|cited by|data from|figures from|estimates? (?:by|from))\s++",
    re.IGNORECASE,
)
_SAYING = re.compile(rf"(?<![\w-])(?:{_SAYS})(?![\w-])")
_END = re.compile(r"[,;:.!?\n](?=\s|$|[\"'”’])|\s[—–-]\s|\)|$")
_SUBJECT = re.compile(r"(?:^|[,;:—–]\s|\b(?:but|and|while|as|that|because|although|though)\s)", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_LONGEST = 110
_SHORTEST = 2


def owner_of(report: Report, sentence: Span, figure: Span) -> str | None:
    """Return who says the figure, as printed; None where the outlet itself does."""
    return report.speaker_at(figure) or _according(report, sentence, figure) or _subject(report, sentence, figure)


def _according(report: Report, sentence: Span, figure: Span) -> str | None:
    """Return the source behind the figure, with no other figure between, or the one that opens the sentence."""
    found = list(_ACCORDING.finditer(report.text, sentence.start, sentence.end))
    behind = next((one for one in found if one.start() >= figure.end), None)
    if behind is not None and not _DIGIT.search(report.text, figure.end, behind.start()):
        return _source(report, behind.end(), sentence.end)
    ahead = next((one for one in found if one.start() <= sentence.start + 1), None)
    return _source(report, ahead.end(), sentence.end) if ahead else None


def _source(report: Report, start: int, end: int) -> str | None:
    """Return the words up to the next mark, where they name somebody."""
    words = _until_end(report.text, start, end)
    named = words is not None and (is_role(words) or bool(find_names(words)))
    return words if named else None


def _until_end(text: str, start: int, end: int) -> str | None:
    stop = _END.search(text, start, min(end, start + _LONGEST))
    words = text[start : stop.start() if stop else min(end, start + _LONGEST)].strip()
    return words if len(words) > _SHORTEST else None


def _subject(report: Report, sentence: Span, figure: Span) -> str | None:
    """Return the subject of the nearest verb of saying before the figure, or of one that ends the sentence."""
    verbs = list(_SAYING.finditer(report.text, sentence.start, sentence.end))
    before = [verb for verb in verbs if verb.end() <= figure.start]
    if before:
        return _named(report, Span(sentence.start, before[-1].start()))
    behind = [verb for verb in verbs if verb.start() >= figure.end and sentence.end - verb.end() <= _LONGEST]
    return _after_comma(report, sentence, behind[-1]) if behind else None


def _after_comma(report: Report, sentence: Span, verb: re.Match[str]) -> str | None:
    """Return the subject of `…, the ministry said` or `…, said the ministry`, where a comma sets it off."""
    comma = report.text.rfind(",", sentence.start, verb.start())
    if comma < 0:
        return None
    ahead = report.text[comma + 1 : verb.start()].strip()
    return _person(ahead or _until_end(report.text, verb.end() + 1, sentence.end))


def _named(report: Report, span: Span) -> str | None:
    """Return the name in the words before a verb of saying, else those words if they are a short subject."""
    names = report.names_in(span)
    if names and not _DIGIT.search(report.text, names[-1].span.end, span.end):
        return names[-1].text
    cuts = [found.end() for found in _SUBJECT.finditer(report.text, span.start, span.end)]
    return _person(report.text[max(cuts, default=span.start) : span.end].strip(" ,"))


def _person(words: str | None) -> str | None:
    """Return the words when they can be somebody: a role or a name, short, without figures."""
    if words is None or not _SHORTEST < len(words) <= _LONGEST // 2 or _DIGIT.search(words):
        return None
    return words if is_role(words) or find_names(words) else None
