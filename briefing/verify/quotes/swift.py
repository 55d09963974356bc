"""The short way to a proof: a quote that stands in the source once, letter for letter, where nothing can turn it.

It decides only what the long way decides alike (a property test holds them together) and leaves all else to it: other
edges than plain words, repeated words, words that may turn a sense anywhere near.
"""

from collections.abc import Mapping, Sequence
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
_FEW: Final = 256
"""So many places of a quote's rarest word are more than are tried one by one."""
_SHORT: Final = ("short",)


def prove_swiftly(quote: str, source: Source) -> Finding | None:
    """Return the finding of a quote that is plainly proven, or None where the long way must decide."""
    if source.boilerplate or not _is_plain(quote):
        return None
    start = _only_start(quote, source)
    if start is None or not source.text.startswith(quote, start):
        return None
    end = start + len(quote)
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


def _only_start(quote: str, source: Source) -> int | None:
    """Return where in the text the only place of a quote may start, or None; the rarest of its words leads there."""
    small = quote.lower().rstrip(_ENDS)
    rarest = _rarest(small, source.words)
    if not rarest:
        return None
    offset, places, start_of = f" {small} ".index(f" {rarest} "), source.words[rarest], source.folded.start
    if len(places) == 1:
        return start_of(places[0]) - offset
    for place in places:
        start = start_of(place) - offset
        if source.text.startswith(quote, start):
            return start if _stands_once(source, places, place, Span(start, start + len(quote))) else None
    return None


def _stands_once(source: Source, places: Sequence[int], place: int, span: Span) -> bool:
    """Tell whether the folded words of a span stand around only one of the places of their rarest word."""
    begin = source.folded.at(span.start)
    core, stands = source.small[begin : source.folded.at(span.end)].rstrip(_ENDS), source.small.startswith
    return sum(stands(core, other - place + begin) for other in places) == 1


def _rarest(core: str, known: Mapping[str, Sequence[int]]) -> str:
    """Return the word of a quote that its source holds least often; none that is held too often, or not at all."""
    rarest, fewest = "", _FEW
    for word in core.split(" "):
        count = len(known.get(word, ()))
        if 0 < count < fewest:
            rarest, fewest = word, count
    return rarest


def _has_plain_edges(small: str, begin: int, finish: int) -> bool:
    """Tell whether spaces, marks or stops part the passage from what is around it, and no number of it goes on."""
    if (begin and small[begin - 1] not in _BEFORE) or (finish < len(small) and small[finish] not in _AFTER):
        return False
    last = small[begin:finish].replace(PARAGRAPH, " ").rpartition(" ")[2]
    return last.lstrip("\"'([").rpartition("-")[2] not in NUMBER_WORDS


def _may_be_turned(source: Source, begin: int, finish: int) -> bool:
    """Tell whether a word near the passage, in its sentence, may turn it, or its first word may be cut."""
    stops, alarms = source.stops, source.alarms
    sentence = stops.start_of(begin)
    before = source.small[sentence:begin].lstrip('"')
    if before and (stands_between(alarms, sentence, begin) or _goes_on(source, before, begin, finish)):
        return True
    if source.small.startswith(_UNREAL, finish):
        return True
    number = stops.next(finish - 1)
    if number == len(stops.places):
        return stands_between(alarms, finish, finish + WINDOW)
    place, mark = stops.places[number], stops.marks[number]
    if mark in _ASKING or source.small.startswith(_ASKING, finish - 1):
        return place != finish - 1
    return stands_between(alarms, finish, place)


def _goes_on(source: Source, before: str, begin: int, finish: int) -> bool:
    """Tell whether the passage may go on with the number, question, condition or marks that stand before it."""
    first = WORD.match(source.small, begin)
    if first is not None and first[0] in _COUNTING:
        return True
    if '"' in source.small[begin - 2 : begin] and '"' in source.small[begin:finish]:
        return True
    before = before.rstrip(' "')
    if before.endswith(","):
        return not INVERTED.isdisjoint(WORD.findall(before))
    return before.rpartition(" ")[2] in AUXILIARIES
