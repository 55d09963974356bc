"""One text as evidence: its folding, words, insertions, quotations and sentences, each made once.

Must never change the text; every position that leaves this room is one of the unchanged text.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Final

from briefing.model import Boilerplate, Marks, Name, Quotation, Sentence, Span
from briefing.text.folding import BREAK, PARAGRAPH, Folded, fold
from briefing.text.names import find_names
from briefing.text.sentences import split_sentences
from briefing.text.words import NEGATIONS, SAYING, WORD, word_pattern
from briefing.verify.cut_words import ALARMS
from briefing.verify.scope import Ending, Stops, after, before, find_stops
from briefing.verify.speech.cues import FOREIGN
from briefing.verify.speech.quotations import find_quotations

INSERTION: Final = re.compile(
    r"\[[^\[\]\u2029]{1,200}\]"
    r"|\([^()\u2029]{1,150}?[-,;:]\s?(?:eds?|editors?|auth|authors?|trans|translators?|note)\b[^()\u2029]{0,20}\)"
    r"|\((?:sic|eds?|eds?\. note|editor'?s'? note|author'?s note|translator'?s note|note|laughs|laughter|applause"
    r"|emphasis added|inaudible|crosstalk)\b[.:]?[^()\u2029]{0,150}\)",
    re.IGNORECASE,
)
"""Words that an outlet or a summary adds inside a quotation, in folded text."""

COMPOSED: Final = re.compile(r"\w*+\[\w{1,12}\]\w+|\w++\[\w{1,12}\]")
"""A word that a bracket completes: `[T]he`, `want[ed]`."""
_JOINTS: Final = str.maketrans("", "", f"{BREAK}[]")
_LONGEST_ATTRIBUTION: Final = 8
"""Most words of an attribution that says nothing but who spoke."""
_LONGEST_GAP: Final = 120
_MOST_NESTED: Final = 8
"""Most quotations that start within another one before a passage of it."""
_MARKS: Final = " \"'“”‘’«»„"
_AROUND: Final = f"{_MARKS}-,.，。、{PARAGRAPH}"
_DENSE_SAYING: Final = re.compile(
    r"(?:と|，)?[\u3040-\u30ff\u3400-\u9fff·]{1,14}?(?:说|說|表示|称|稱|补充道|指出|述べ(?:た|、)?|語(?:り|った)?|言(?:い|った)?)"
)
"""Who spoke, in a script that parts no words, between two pieces of speech."""
_OF_SPEAKER: Final = re.compile(r", who(?:se)? [^\"]+$")
"""What an attribution tells of the speaker to the end of its sentence."""
_ASKING: Final = re.compile(r"[?!]")
_BROKEN_WORD: Final = re.compile(rf"\w+(?:{BREAK}\w+)+")


def lowered(text: str) -> str:
    """Return the text in lower case, of the same length."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(one if len(one := char.lower()) == 1 else char for char in text)


def is_attribution(words: str) -> bool:
    """Tell whether words between two pieces of speech only say who spoke."""
    found = WORD.findall(words.lower())
    if not 1 < len(found) <= _LONGEST_ATTRIBUTION or "," in words.strip(" ,") or any(map(str.isdigit, words)):
        return False
    return _says(found) and NEGATIONS.isdisjoint(found)


def _says(words: list[str]) -> bool:
    return not SAYING.isdisjoint(words) or not FOREIGN.isdisjoint(words)


def _only_says(words: str) -> bool:
    """Tell whether words amid a sentence say who spoke, with what is said of the speaker between commas."""
    found = WORD.findall(words.lower().replace(BREAK, ""))
    return 1 < len(found) <= 2 * _LONGEST_ATTRIBUTION and _says(found) and NEGATIONS.isdisjoint(found)


def stands_between(places: Sequence[int], start: int, end: int) -> bool:
    """Tell whether one of some ordered places lies in a range."""
    number = bisect_left(places, start)
    return number < len(places) and places[number] < end


def _is_unnamed(speaker: str | None) -> bool:
    """Tell whether a speaker is nobody or only a description in small letters."""
    return speaker is None or not any(word[0].isupper() for word in speaker.split())


def _goes_on(between: str, after: str, one: Quotation, other: Quotation, *, amid: bool) -> bool:
    """Tell whether a quotation goes on in the next one, past a bare attribution in the same paragraph."""
    words = between.strip(_AROUND)
    if PARAGRAPH in between:
        return False
    if (amid and after.islower() and _only_says(words)) or _DENSE_SAYING.fullmatch(words):
        return True
    ends = after.islower() or not between.rstrip(_MARKS).endswith(",")
    return ends and is_attribution(_OF_SPEAKER.split(words)[0]) and _is_one(one, other)


def _is_one(one: Quotation, other: Quotation) -> bool:
    """Tell whether two quotations are speech and may be one speaker's."""
    if not (one.speech and other.speech):
        return False
    return _is_unnamed(one.speaker) or _is_unnamed(other.speaker) or other.speaker == one.speaker


def _joined_words(small: str) -> Iterator[re.Match[str]]:
    """Yield the words that a line end or a bracket breaks in a folded text."""
    if BREAK in small:
        yield from _BROKEN_WORD.finditer(small)
    if "[" in small:
        yield from COMPOSED.finditer(small)


class Source:
    """One text in its role as evidence. Make it once, ask it often.

    Args:
        text: The article's text, unchanged.
        boilerplate: What of it is not part of the report.
    """

    def __init__(self, text: str, boilerplate: Sequence[Boilerplate] = ()) -> None:
        self.text = text
        self.boilerplate = tuple(boilerplate)

    def __getstate__(self) -> tuple[str, tuple[Boilerplate, ...]]:
        return self.text, self.boilerplate

    def __setstate__(self, state: tuple[str, tuple[Boilerplate, ...]]) -> None:
        self.text, self.boilerplate = state

    @cached_property
    def folded(self) -> Folded:
        """The folded text with its map."""
        return fold(self.text)

    @cached_property
    def small(self) -> str:
        """The folded text in lower case; positions are those of the folded text."""
        return lowered(self.folded.text)

    @cached_property
    def words(self) -> dict[str, list[int]]:
        """Where each word begins in the folded text; words broken by a line end or a bracket stand there whole, too."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        for match in word_pattern(self.small).finditer(self.small):
            places[match[0]].append(match.start())
        joined: defaultdict[str, list[int]] = defaultdict(list)
        for match in _joined_words(self.small):
            joined[match[0].translate(_JOINTS)].append(match.start())
        for word, starts in joined.items():
            places[word] = sorted(places[word] + starts)
        return dict(places)

    @cached_property
    def insertions(self) -> dict[int, int]:
        """Start and end of every editorial insertion in the folded text."""
        text = self.folded.text
        if "[" not in text and "(" not in text:
            return {}
        return {match.start(): match.end() for match in INSERTION.finditer(text)}

    @cached_property
    def _insertion_starts(self) -> list[int]:
        return sorted(self.insertions)

    def insertions_near(self, at: int) -> list[tuple[int, int]]:
        """Return the insertion that starts last before a folded position."""
        number = bisect_right(self._insertion_starts, at) - 1
        return [(start, self.insertions[start]) for start in self._insertion_starts[max(0, number) : number + 1]]

    @cached_property
    def insertion_ends(self) -> dict[int, int]:
        """End and start of every editorial insertion in the folded text."""
        return {end: start for start, end in self.insertions.items()}

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """The quotations of the text, in order."""
        return find_quotations(self.text, self.names)

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The proper names of the text, in order."""
        return find_names(self.text)

    @cached_property
    def quotation_starts(self) -> list[int]:
        """Where the quotations start, for looking them up."""
        return [one.span.start for one in self.quotations]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the text."""
        return split_sentences(self.text, self.boilerplate)

    @cached_property
    def gaps(self) -> dict[int, int]:
        """Folded positions where one piece of an utterance ends, to where its next piece starts."""
        at, text = self.folded.at, self.folded.text
        found: dict[int, int] = {}
        for one in self.quotations:
            for piece, following in pairwise(one.pieces):
                found[at(piece.end)] = at(following.start)
        for one, other in pairwise(self.quotations):
            start, end = at(one.pieces[-1].end), at(other.pieces[0].start)
            amid = not stands_between(self.stops.places, start, end)
            if end - start < _LONGEST_GAP and _goes_on(text[start:end], text[end], one, other, amid=amid):
                found.setdefault(start, end)
        return found

    @cached_property
    def stops(self) -> Stops:
        """The ends of the sentences of the folded text."""
        return find_stops(self.folded.text)

    def before(self, start: int) -> str:
        """Return the folded words of the sentence before a passage."""
        return before(self.folded.text, self.stops, start)

    def after(self, end: int) -> Ending:
        """Return how the sentence of a passage goes on, folded, and ends."""
        return after(self.folded.text, self.stops, end)

    @cached_property
    def alarms(self) -> list[int]:
        """Where words stand in the folded text that may turn what is beside them, in order."""
        return sorted(at for word in ALARMS for at in self.words.get(word, ()))

    @cached_property
    def asking(self) -> list[int]:
        """Where question and exclamation marks stand in the folded text, in order."""
        return [match.start() for match in _ASKING.finditer(self.folded.text)]

    def span(self, start: int, end: int) -> Span:
        """Return the source span of a range of the folded text."""
        return Span(self.folded.start(start), self.folded.end(end))

    def quotation_at(self, span: Span) -> Quotation | None:
        """Return the innermost quotation with a piece that holds the span, or None."""
        number = bisect_right(self.quotation_starts, span.start)
        for one in reversed(self.quotations[max(0, number - _MOST_NESTED) : number]):
            if any(piece.contains(span) for piece in one.pieces):
                return one
        return None

    def is_unmarked(self, start: int, end: int) -> bool:
        """Tell whether a range of the text may lie in speech without closed marks."""
        number = bisect_right(self._unmarked_starts, start) - 1
        return number >= 0 and end <= self._unmarked[number].end

    @cached_property
    def _unmarked(self) -> list[Span]:
        return [one.span for one in self.quotations if one.marks is not Marks.CLOSED]

    @cached_property
    def _unmarked_starts(self) -> list[int]:
        return [one.start for one in self._unmarked]

    def places(self, word: str) -> Sequence[int]:
        """Return where a word begins in the folded text."""
        return self.words.get(word, ())

    def places_between(self, word: str, start: int, end: int) -> Sequence[int]:
        """Return where a word begins within a range of the folded text."""
        places = self.words.get(word, [])
        return places[bisect_left(places, start) : bisect_right(places, end)]


@lru_cache(maxsize=8)
def _source_of(text: str) -> Source:
    return Source(text)


def as_source(source: "str | Source") -> Source:
    """Return a source; the last few plain texts are remembered, keyed by the text itself."""
    return source if isinstance(source, Source) else _source_of(source)
