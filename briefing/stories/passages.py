"""What is shown of a figure in a conflict: the words around it, what they count, and as of when. Only slices."""

import re
from collections.abc import Sequence

from briefing.model import Span
from briefing.stories.measure_words import FATE_NAMES
from briefing.stories.measures import Measure
from briefing.stories.reports import term_of, words_of
from briefing.stories.wordings import weight_of
from briefing.text.clauses import early_ends, is_clause

_LONGEST = 160
_REACH = 40
_SHORT_WORD = 4
_FEWEST_WORDS = 5
_CUT = re.compile(r"[;—–]\s|\s-\s")
_EDGE = re.compile(r"[\s,;:–—-]+")
_WORD = re.compile(r"[^\W_]++(?:['’][^\W\d_]++)*+")


def shown(measure: Measure) -> Span:
    """Return the words to print for a figure: its sentence if short, else its clause, else the words next to it."""
    text = measure.report.text
    for span in (measure.sentence, measure.passage):
        if span.end - span.start <= _LONGEST:
            return _trimmed(text, span)
    return _window(text, measure)


def _window(text: str, measure: Measure) -> Span:
    """Return whole words around the figure, inside its sentence."""
    start = max(measure.sentence.start, measure.figure.span.start - _REACH)
    end = min(measure.sentence.end, measure.figure.span.end + 2 * _REACH)
    while start > measure.sentence.start and not text[start - 1].isspace():
        start += 1
    while end < measure.sentence.end and not text[end].isspace():
        end -= 1
    return _trimmed(text, Span(min(start, measure.figure.span.start), max(end, measure.figure.span.end)))


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and _EDGE.match(text, start, start + 1):
        start += 1
    while end > start and _EDGE.match(text, end - 1, end):
        end -= 1
    return Span(start, end)


def thing(row: Sequence[Measure]) -> str:
    """Return what the figures of a row count, in words of the articles: `officers killed`, `dollars (budget)`."""
    first = row[0]
    counted = [measure.figure.counted or "" for measure in row]
    what = _unit_words(first) if first.unit else min(counted, key=lambda words: (len(words), words))
    if first.fate in FATE_NAMES:
        return f"{what} {FATE_NAMES[first.fate]}"
    telling = _word(first, frozenset.intersection(*(measure.terms for measure in row)))
    if not telling or telling.lower() in what.lower().split():
        return what
    return f"{what} {telling}" if telling.endswith("ed") else f"{what} ({telling})"


def _unit_words(measure: Measure) -> str:
    words = [word for word in words_of(measure.figure.text) if word.isalpha()]
    return " ".join(words) or measure.figure.unit or measure.figure.text


def _word(measure: Measure, terms: frozenset[str]) -> str | None:
    """Return the most telling of the shared terms, as the passage prints it."""
    printed = [match[0] for match in _WORD.finditer(measure.passage.of(measure.report.text))]
    telling = (word for word in printed if len(word) > _SHORT_WORD or word[0].isupper())
    shared = [word for word in telling if term_of(next(words_of(word), "")) in terms]
    return max(shared, key=lambda word: weight_of(term_of(word.lower())), default=None)


def as_of(measure: Measure) -> str | None:
    """Return the day the passage names, resolved where it can be, else as printed."""
    dates = measure.report.dates_in(measure.sentence)
    if not dates:
        return None
    nearest = min(dates, key=lambda one: abs(one.span.start - measure.figure.span.start))
    return nearest.resolved.date.isoformat() if nearest.resolved.date else nearest.text


_PAIRS = {"“": "”", '"': '"', "«": "»", "„": "“"}


def unmarked(text: str, span: Span) -> Span:
    """Return the span without quotation marks at its edges that enclose it whole or have no partner inside it."""
    words = span.of(text)
    for opening, closing in _PAIRS.items():
        first, last = words.startswith(opening), words.endswith(closing) and len(words) > 1
        inside = words[1:-1]
        if first and last and opening not in inside and closing not in inside:
            return Span(span.start + 1, span.end - 1)
        if first and closing not in words[1:]:
            return Span(span.start + 1, span.end)
        if last and opening not in words[:-1]:
            return Span(span.start, span.end - 1)
    return span


_SINCE = re.compile(r"\b(?:since|after|when|before|until) (?=(?:the|its|his|her|their|an?|[A-Z])\b)")
_TOLD = 110


def clause(text: str, sentence: Span, around: Span) -> Span:
    """Return the part of a sentence that tells what happened `around` a date: a clause of it, never a fragment.

    A short sentence stays whole. Of a long one it is the clause behind "since" or "when" that the date ends, else the
    part between dashes and semicolons, cut behind the date where what is left is still a sentence.
    """
    whole = _trimmed(text, sentence)
    if whole.end - whole.start <= _TOLD:
        return whole
    within = _subordinate(text, whole, around) or _between_dashes(text, whole, around)
    least = max(around.end - within.start, _REACH)
    ends = early_ends(within.of(text), least) if within.end - within.start > _TOLD else iter(())
    end = next(ends, None)
    return within if end is None else _trimmed(text, Span(within.start, within.start + end))


def _subordinate(text: str, sentence: Span, around: Span) -> Span | None:
    """Return the clause that a date ends and a conjunction opens: `(since) the bridge was opened in May 2019`."""
    found = list(_SINCE.finditer(text, sentence.start, around.start))
    if not found or "," in text[found[-1].end() : around.start]:
        return None
    span = Span(found[-1].end(), around.end)
    return span if is_clause(span.of(text)) and len(span.of(text).split()) >= _FEWEST_WORDS else None


def _between_dashes(text: str, sentence: Span, around: Span) -> Span:
    """Return the part between semicolons and dashes that holds `around`, where it is a sentence by itself."""
    cuts = [sentence.start, *(found.end() for found in _CUT.finditer(text, sentence.start, sentence.end)), sentence.end]
    start = max(cut for cut in cuts if cut <= around.start)
    end = min(cut for cut in cuts if cut >= around.end)
    part = _trimmed(text, Span(start, end))
    return part if is_clause(part.of(text)) and len(part.of(text).split()) >= _FEWEST_WORDS else sentence
