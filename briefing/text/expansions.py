"""Abbreviations that a text explains itself: `World Health Organization (WHO)`, `WHO (World Health Organization)`.

Strict: every letter begins a word of the long form, in order (initials, as in Schwartz and Hearst 2003, without their
letters inside words). What does not fit so is no explanation; a missed one costs less than a wrong one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.model import Span

_SHORT = r"[^\W\d_](?:[^\W_]|[.&-](?=[^\W_])){1,9}"
_BEHIND = re.compile(rf"\((?P<short>{_SHORT})\)")
_BEFORE = re.compile(rf"\b(?P<short>{_SHORT}) \((?P<long>[^()\n“”\"«»„]{{3,120}})\)")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_GAP = re.compile(r"[ \u00a0-]*|, ")
_LONGEST = 120
_FEWEST_CAPITALS = 2
_SMALL = frozenset(
    "a al an and das de del der des di die du e et for für i in la le of on or the to und y и і з в".split()
)
"""Words that an abbreviation may pass over."""


@dataclass(frozen=True, slots=True)
class Expansion:
    """An abbreviation, its long form, and the span of the text that holds both."""

    short: str
    long: str
    span: Span


def find_expansions(text: str) -> tuple[Expansion, ...]:
    """Return the abbreviations that a text explains, each where it does so first."""
    found: dict[str, Expansion] = {}
    for expansion in sorted((*_behind(text), *_before(text)), key=lambda one: one.span):
        found.setdefault(expansion.short, expansion)
    return tuple(found.values())


def _behind(text: str) -> Iterator[Expansion]:
    for match in _BEHIND.finditer(text):
        start = max(0, match.start() - _LONGEST)
        begin = _long_form(match["short"], text[start : match.start()])
        if begin is not None:
            long = text[start + begin : match.start()].rstrip()
            yield Expansion(match["short"], long, Span(start + begin, match.end()))


def _before(text: str) -> Iterator[Expansion]:
    for match in _BEFORE.finditer(text):
        if _long_form(match["short"], match["long"]) == 0:
            yield Expansion(match["short"], match["long"], Span(match.start(), match.end()))


def _long_form(short: str, before: str) -> int | None:
    """Return where the long form begins whose words' initials are the abbreviation's letters, read from the end."""
    if sum(char.isupper() for char in short) < _FEWEST_CAPITALS:
        return None
    words = list(_WORD.finditer(before))
    begins = (_initials(short, before, words, passing=passing) for passing in (True, False))
    return next((begin for begin in begins if begin is not None), None)


def _initials(short: str, before: str, words: Sequence[re.Match[str]], *, passing: bool) -> int | None:
    """Match letters and words from the end; small words are passed over, or count when they bear the letter."""
    letters = [char.lower() for char in short if char.isalpha()]
    end = len(before)
    for word in reversed(words):
        if _GAP.fullmatch(before[word.end() : end]) is None:
            return None
        small = word[0].lower() in _SMALL
        if word[0][0].lower() == letters[-1] and not (small and passing):
            letters.pop()
        elif not small:
            return None
        if not letters:
            return word.start() if _is_longer(words, word, short) else None
        end = word.start()
    return None


def _is_longer(words: Sequence[re.Match[str]], first: re.Match[str], short: str) -> bool:
    """Single letters explain nothing, and neither does the abbreviation itself."""
    long = [word[0] for word in words if word.start() >= first.start()]
    return short not in long and sum(map(len, long)) > len(short) + 1
