"""The short way to a proof: a quote that stands in the source once, letter for letter, where nothing can turn it.

It decides only what the long way decides alike (a property test holds them together) and leaves all else to it: other
edges than plain words, repeated words, words that may turn a sense anywhere near.
"""

from typing import Final

from briefing.model import Finding, Span, Verdict
from briefing.text.folding import BREAK
from briefing.text.words import NUMBER_WORDS, SCALES, WORD
from briefing.verify.cut_words import AUXILIARIES
from briefing.verify.quotes.locate import exact
from briefing.verify.quotes.pieces import folded_quote, is_short
from briefing.verify.scope import WINDOW
from briefing.verify.source import Source, stands_between

SOUND: Final = "the words stand in the source as quoted"
_LAST: Final = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.,")
_BEFORE: Final = frozenset(" \n")
_AFTER: Final = frozenset(' \n.,;:"”')
_COUNTING: Final = NUMBER_WORDS | SCALES | {"and", "or", "to", "a", "as", "percent"}
"""First words that may go on with a number before them."""
_LONG: Final = 262_144
"""From this length on, in code points, the word index beats a search through the text."""
_SHORT: Final = ("short",)


def prove_swiftly(quote: str, source: Source) -> Finding | None:
    """Return the finding of a quote that is plainly proven, or None where the long way must decide."""
    if source.boilerplate or not _is_plain(quote):
        return None
    text = source.text
    start = text.find(quote) if len(text) < _LONG else _once_by_word(quote, source)
    end = start + len(quote)
    if start < 0 or not _has_plain_edges(text, quote, start, end):
        return None
    begin = source.folded.at(start)
    finish = begin + len(quote) if source.folded.text.startswith(quote, begin) else source.folded.at(end)
    if (len(text) < _LONG and not _is_alone(quote, source, begin, finish)) or _may_be_turned(source, begin, finish):
        return None
    if source.is_unmarked(start, end):
        return None
    notes = _SHORT if is_short(quote) else ()
    return Finding(Verdict.VERBATIM, SOUND, start, end, (Span(start, end),), quote, notes=notes)


def _is_plain(quote: str) -> bool:
    if not quote or not quote[0].isalpha() or quote[-1] not in _LAST:
        return False
    return not ("\u2026" in quote or ".." in quote or ". ." in quote)


def _is_alone(quote: str, source: Source, begin: int, finish: int) -> bool:
    """Tell whether the words stand nowhere else in a short text, in any capitals, whatever stops follow them."""
    core = source.small[begin : finish - len(quote) + len(quote.rstrip(".,"))]
    return source.small.find(core) == begin and source.small.find(core, begin + 1) < 0


def _once_by_word(quote: str, source: Source) -> int:
    """Return the one place of a quote, found by its rarest word; -1 when there is none, or another."""
    places = exact(folded_quote(quote.rstrip(".,")), source)
    start = source.folded.start(places[0]) if len(places) == 1 else -1
    return start if start >= 0 and source.text.startswith(quote, start) else -1


def _has_plain_edges(text: str, quote: str, start: int, end: int) -> bool:
    if (start and text[start - 1] not in _BEFORE) or (end < len(text) and text[end] not in _AFTER):
        return False
    first, last = quote.partition(" ")[0], quote.rpartition(" ")[2]
    return first.lower() not in _COUNTING and last not in NUMBER_WORDS


def _is_inverted(source: Source, sentence: int, begin: int, finish: int) -> bool:
    """Tell whether a verb opens the sentence, or follows the passage, that may set a condition or ask."""
    if source.small.startswith((" had ", " were ", " should "), finish):
        return True
    first = WORD.search(source.small, sentence, begin)
    return first is not None and first[0] in AUXILIARIES


def _may_be_turned(source: Source, begin: int, finish: int) -> bool:
    """Tell whether a word near the passage, in its sentence, may turn it, or a line end cuts its first word."""
    stops, alarms = source.stops, source.alarms
    if begin and (source.small[begin - 1].isalnum() or source.small[begin - 1] == BREAK):
        return True
    sentence = stops.start_of(begin)
    if stands_between(alarms, sentence, begin) or _is_inverted(source, sentence, begin, finish):
        return True
    number = stops.next(finish - 1)
    if number == len(stops.places):
        return stands_between(alarms, finish, finish + WINDOW)
    place = stops.places[number]
    return stops.marks[number] in {"?", "!"} or stands_between(alarms, finish, place)
