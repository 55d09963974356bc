"""The short way to a proof: a quote that stands in the source once, letter for letter, where nothing can turn it.

It decides only what the long way decides alike (a property test holds them together) and leaves all else to it: other
edges than plain words, repeated words, words that may turn a sense anywhere near.
"""

from collections.abc import Sequence
from typing import Final

from briefing.model import Finding, Marks, Span, Verdict
from briefing.text.folding import PARAGRAPH
from briefing.text.words import NUMBER_WORDS, SCALES, WORD
from briefing.verify.cut_words import AUXILIARIES, INVERTED
from briefing.verify.quotes.pieces import RIGHT, is_short
from briefing.verify.scope import WINDOW
from briefing.verify.source import Source, stands_between

SOUND: Final = "the words stand in the source as quoted"
_LAST: Final = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.,?!")
_ASKING: Final = ("?", "!")
_BEFORE: Final = frozenset(f' "{PARAGRAPH}')
_AFTER: Final = frozenset(f' .,;:"{PARAGRAPH}')
_COUNTING: Final = NUMBER_WORDS | SCALES | {"and", "or", "to", "a", "as", "percent"}
"""First words that may go on with a number before them."""
_UNREAL: Final = (" had ", " were ", " should ")
"""Verbs that may set a condition after the passage."""
_ENDS: Final = f"{RIGHT}\"')]"
"""Signs after the last word that do not tell one place from another."""
_FEW: Final = 32
"""Most places of a quote's rarest word that are tried one by one."""
_SHORT: Final = ("short",)


def prove_swiftly(quote: str, source: Source) -> Finding | None:
    """Return the finding of a quote that is plainly proven, or None where the long way must decide."""
    if source.boilerplate or not _is_plain(quote):
        return None
    start = _only_start(quote, source)
    end = start + len(quote)
    if start < 0 or not source.text.startswith(quote, start):
        return None
    folded = source.folded
    begin = folded.at(start)
    finish = begin + len(quote) if folded.text.startswith(quote, begin) else folded.at(end)
    if not _has_plain_edges(source.small, begin, finish) or _may_be_turned(source, begin, finish):
        return None
    span = Span(start, end)
    return Finding(Verdict.VERBATIM, SOUND, start, end, (span,), quote, notes=notes_of(quote, source, span))


def notes_of(quote: str, source: Source, span: Span) -> tuple[str, ...]:
    """Return what is to be said of a proven quote that begins with a span: too short to tell, its marks not closed."""
    notes = _SHORT if is_short(quote) else ()
    if not source.is_unmarked(span.start, span.end):
        return notes
    quotation = source.quotation_at(span)
    if quotation is None or quotation.marks is Marks.CLOSED:
        return notes
    return (*notes, "unmarked_speech" if quotation.marks is Marks.UNMARKED else "unclosed_marks")


def _is_plain(quote: str) -> bool:
    if not quote or not quote[0].isalpha() or quote[-1] not in _LAST:
        return False
    return not ("\u2026" in quote or ".." in quote or ". ." in quote or ">" in quote)


def _only_start(quote: str, source: Source) -> int:
    """Return where in the text the only place of a quote may start, or -1.

    The rarest of the words between its spaces leads there; where none is rare, a search through the text.
    """
    small = quote.lower()
    rarest, places = _rarest(small, source)
    if not 0 < len(places) <= _FEW:
        return _searched(quote, source)
    offset = small.index(f" {rarest} ") + 1
    if len(places) == 1:
        return source.folded.start(places[0]) - offset
    core, stands = small.rstrip(_ENDS), source.small.startswith
    begins = [place - offset for place in places if place >= offset and stands(core, place - offset)]
    return source.folded.start(begins[0]) if len(begins) == 1 else _searched(quote, source)


def _searched(quote: str, source: Source) -> int:
    start = source.text.find(quote)
    begin, finish = source.folded.at(start), source.folded.at(start + len(quote))
    core, find = source.small[begin:finish].rstrip(_ENDS), source.small.find
    return start if start >= 0 and find(core) == begin and find(core, begin + 1) < 0 else -1


def _rarest(small: str, source: Source) -> tuple[str, Sequence[int]]:
    """Return the first word of a quote that its source holds once, else the rarest one, with its places."""
    known = source.words.get
    rarest: str = ""
    fewest: Sequence[int] = ()
    for word in small.split(" ")[1:-1]:
        places = known(word)
        if places is not None and (not fewest or len(places) < len(fewest)):
            rarest, fewest = word, places
            if len(places) == 1:
                break
    return rarest, fewest


def _has_plain_edges(small: str, begin: int, finish: int) -> bool:
    """Tell whether spaces, marks or stops part the passage from what is around it, and no number of it goes on."""
    if (begin and small[begin - 1] not in _BEFORE) or (finish < len(small) and small[finish] not in _AFTER):
        return False
    last = small[max(begin, small.rfind(" ", begin, finish) + 1) : finish].lstrip("\"'([")
    return last not in NUMBER_WORDS and PARAGRAPH not in last


def _may_be_turned(source: Source, begin: int, finish: int) -> bool:
    """Tell whether a word near the passage, in its sentence, may turn it, or its first word may be cut."""
    stops, alarms = source.stops, source.alarms
    sentence = stops.start_of(begin - source.small.startswith('"', max(0, begin - 1)))
    if begin - sentence > 1 and (stands_between(alarms, sentence, begin) or _goes_on(source, sentence, begin, finish)):
        return True
    if source.small.startswith(_UNREAL, finish):
        return True
    number = stops.next(finish - 1)
    if number == len(stops.places):
        return stands_between(alarms, finish, finish + WINDOW)
    place, mark = stops.places[number], stops.marks[number]
    if mark in _ASKING or source.small.startswith(_ASKING, finish - 1):
        return place != finish - 1 or not source.small.startswith(mark, place)
    return stands_between(alarms, finish, place)


def _goes_on(source: Source, sentence: int, begin: int, finish: int) -> bool:
    """Tell whether the passage may go on with the number, question, condition or marks that stand before it."""
    first = WORD.match(source.small, begin)
    if first is not None and first[0] in _COUNTING:
        return True
    if source.small.find('"', begin - 2, begin) >= 0 and source.small.find('"', begin, finish) >= 0:
        return True
    before = source.small[sentence:begin].rstrip(' "')
    if before.endswith(","):
        return not INVERTED.isdisjoint(WORD.findall(before))
    return before[before.rfind(" ") + 1 :].lstrip('"') in AUXILIARIES
