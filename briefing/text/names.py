"""Find proper names by their shape: capitalized runs with particles, initials, titles and acronyms.

It knows no person; it must never take an ordinary word at the start of a sentence, a weekday or a month for a name,
and it never decides whether a name is the right one (`same_name` tells whether two names can be one).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final, NamedTuple

from briefing.model import Name, Span
from briefing.text.name_forms import is_role, name_key, same_name
from briefing.text.name_words import (
    CALENDAR,
    COUNTRIES,
    LANDFORMS,
    MODIFIERS,
    NAMELIKE_MONTHS,
    OFFICES,
    ORGANIZATIONS,
    PARTICLES,
    PLACE_STARTS,
    PLACES,
    SHORT_CALENDAR,
    STARTERS,
    SUFFIXES,
    SURNAME_TITLES,
    TITLES,
)

__all__ = ["find_names", "is_role", "name_key", "same_name"]

_UPPER: Final = "".join(
    chr(code)
    for start, end in ((0x41, 0x5B), (0xC0, 0x590), (0x1E00, 0x1F00))
    for code in range(start, end)
    if chr(code).isupper()
)
_TOKEN: Final = (
    r"(?:(?:Mrs?|Ms|Dr|Prof|Sens?|Reps?|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Rev|Hon|St|Jr|Sr|Mme|Pres|Atty|Messrs)\."
    rf"|[{_UPPER}]\.(?:-?[{_UPPER}]\.)*+"
    rf"|(?:[a-z]{{1,4}}[-'’ʼ])?[{_UPPER}]\w*+(?:(?:['’ʼ](?!s\b)|[-‑]|&|(?<=\w)\.(?=(?:[a-z]{{2,3}}|[A-Z]{{2,4}})\b))\w++)*+)"
)
_PARTICLE: Final = r"(?:v[ao]n|de[nrl]?|d[aiou]|d[ao]s|della|l[ae]|el|al|bin|ibn|bint|ben|abu|te[rn]|zu[mr]?|a[fv]|y|e)"
_GAP: Final = (
    rf"[ \u00a0](?:(?:{_PARTICLE}[ \u00a0]){{1,2}}|(?:of|for|on)[ \u00a0](?:the[ \u00a0])?|(?:and|&)[ \u00a0])?"
)
_RUN: Final = re.compile(
    rf"(?<![\w@#])(?:{_TOKEN}(?:{_GAP}{_TOKEN}){{0,14}}|(?<![。，、：；！？“”])[\u4e00-\u9fff]{{2,4}}(?![\u4e00-\u9fff])"
    r"|[\u30a1-\u30fa\u30fc]{2,12}(?:・[\u30a1-\u30fa\u30fc]{1,12}){0,3})"
)
_PIECE: Final = re.compile(rf"{_TOKEN}|[^\W\d_]+|&|\S")
_OPENERS: Final = " \t\u00a0\"'“”‘’«»„([{*_>#-–—•·"
_DASHES: Final = " \t\u00a0-–—"
_ENDERS: Final = frozenset(".!?…:;\n\r\u2028\u2029")
_COMMITTEES: Final = frozenset(
    {"institute", "center", "centre", "committee", "subcommittee", "council", "commission", "conference"}
)
_CONNECTORS: Final = frozenset({"on", "of", "for", "the", "and", "&"})
_ADJECTIVES: Final = (
    "-based",
    "-led",
    "-backed",
    "-born",
    "-trained",
    "-style",
    "-owned",
    "-run",
    "-linked",
    "-funded",
)
_ENDING: Final = re.compile(r"(?:ing|ed|ly|tion|tions|ment|ments|ness|ity|ous|ful|less|able|ible)$")
_LOOKAHEAD: Final = re.compile(
    r"['’]s\b|,| (?:is|was|has|had|will|would|said|says|told|also|did|does|could|can|may|might|should|added|and)\b"
)
_PUNCTUATION: Final = ".,;:!?\"”“’'()"
_NEVER_LONE: Final = (STARTERS | CALENDAR | SHORT_CALENDAR | TITLES | (MODIFIERS - ORGANIZATIONS)) - {"us"}


class _Piece(NamedTuple):
    """One word of a run: its text, lower-cased bare form, and place."""

    text: str
    bare: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Page:
    """A text with the words that stand capitalized inside its sentences, and all words as printed."""

    text: str
    inner: frozenset[str]
    ordinary: frozenset[str]


def find_names(text: str) -> tuple[Name, ...]:
    """Find the proper names of a text, in order, without their titles.

    Args:
        text: Any text.

    Returns:
        Names that do not overlap; `kind` is "person", "organization", "place" or None.
    """
    runs = [(match[0], match.start(), _starts_sentence(text, match.start())) for match in _RUN.finditer(text)]
    ordinary = frozenset(word.strip(_PUNCTUATION) for word in text.split())
    page = _Page(text, _seen_inside(runs), ordinary)
    return tuple(chain.from_iterable(_names_of(page, run, start, initial=initial) for run, start, initial in runs))


def _names_of(page: _Page, run: str, start: int, *, initial: bool) -> Iterable[Name]:
    """Return the names of one run of capitalized words; one word, the usual case, takes the short way."""
    if " " not in run and "\u00a0" not in run:
        bare = run.lower().rstrip(".")
        if bare in _NEVER_LONE or run == "Us":
            return ()
        piece = _Piece(run, bare, start, start + len(run))
        if initial and _is_ordinary([piece], page):
            return ()
        name = _named(page, (piece,), initial=initial)
        return () if name is None else (name,)
    pieces = _pieces(page.text, start, start + len(run))
    found = (
        _named(page, part, initial=initial and part[0].start == start) for part in _parts(pieces, page, initial=initial)
    )
    return [name for name in found if name is not None]


def _starts_sentence(text: str, start: int) -> bool:
    """Tell whether nothing but marks stands between `start` and the sentence before it."""
    at, stop = start - 1, max(0, start - 8)
    while at >= stop and text[at] in _OPENERS:
        at -= 1
    if at < 0 or text[at] in _ENDERS:
        return True
    closed = text[at] == "," and not text[at + 1].isspace()
    return not closed and text[at + 1 : start].strip(_DASHES) != ""


def _seen_inside(runs: Sequence[tuple[str, int, bool]]) -> frozenset[str]:
    """Return the words that stand capitalized where no sentence begins."""
    return frozenset(
        word.rstrip(".") for run, _, initial in runs for word in (run.split(" ")[1:] if initial else run.split(" "))
    )


def _pieces(text: str, start: int, end: int) -> list[_Piece]:
    return [
        _Piece(word := piece[0], word.lower().rstrip("."), piece.start(), piece.end())
        for piece in _PIECE.finditer(text, start, end)
    ]


def _parts(pieces: list[_Piece], page: _Page, *, initial: bool) -> Iterator[Sequence[_Piece]]:
    """Split a run where one name ends and the next begins: at titles, ordinary words, calendar words."""
    begin = 1 if initial and _is_ordinary(pieces, page) else 0
    current: list[_Piece] = []
    of_title = False
    for index in range(begin, len(pieces)):
        if current and _begins_anew(pieces, index, current):
            yield from _trimmed(current, of_title=of_title)
            current = []
        if _keeps(pieces, index, current):
            current.append(pieces[index])
            continue
        yield from _trimmed(current, of_title=of_title)
        of_title = pieces[index].text == "of" and bool(index) and pieces[index - 1].bare in TITLES
        current = []
    yield from _trimmed(current, of_title=of_title)


def _is_ordinary(pieces: list[_Piece], page: _Page) -> bool:
    """Tell whether the first word of a sentence is capitalized for its place only."""
    first = pieces[0]
    if first.bare in STARTERS:
        return True
    if first.text.rstrip(".") in page.inner or not first.text[1:].islower():
        return False
    return first.bare in page.ordinary or (len(pieces) == 1 and bool(_ENDING.search(first.bare)))


def _keeps(pieces: list[_Piece], index: int, current: list[_Piece]) -> bool:
    """Tell whether the word at `index` goes on with (or opens) the current name."""
    piece = pieces[index]
    if piece.text.islower() or piece.text == "&":
        return bool(current) and _joins(piece, current)
    if current and current[-1].text.islower() and piece.bare not in CALENDAR:
        return True
    if piece.text.endswith(_ADJECTIVES):
        return False
    if piece.bare in CALENDAR:
        after_name = bool(current) and current[-1].bare not in COUNTRIES
        return piece.bare in NAMELIKE_MONTHS and (after_name or (index > 0 and pieces[index - 1].bare in TITLES))
    if piece.bare in STARTERS:
        return _opens_name(piece, current)
    return not _is_title(pieces, index)


def _begins_anew(pieces: Sequence[_Piece], index: int, current: Sequence[_Piece]) -> bool:
    """Tell whether a name follows words in capitals ("JUST WATCHED Berg", "NATO Anna Berg")."""
    if not _is_shouted(current[-1].text) or not _is_plain(pieces[index]):
        return False
    twice = len(current) > 1 and _is_shouted(current[-2].text)
    return twice or (index + 1 < len(pieces) and _is_plain(pieces[index + 1]))


def _is_shouted(word: str) -> bool:
    letters = 4
    return len(word) >= letters and word.isupper() and word.isalpha()


def _is_plain(piece: _Piece) -> bool:
    return piece.text[0].isupper() and piece.text[1:].islower() and piece.bare not in ORGANIZATIONS


def _opens_name(piece: _Piece, current: list[_Piece]) -> bool:
    """Tell whether a word that is mostly ordinary is part of a name here: "New", "US", an office after its head."""
    if piece.bare == "us":
        return piece.text != "Us"
    return piece.bare in {"new", "will"} or (bool(current) and piece.bare in OFFICES | ORGANIZATIONS)


def _joins(piece: _Piece, current: list[_Piece]) -> bool:
    """Tell whether a lower-case connector belongs to the name: a particle, or "of" within an organization."""
    if piece.bare in PARTICLES:
        return True
    if piece.text == "on":
        return current[-1].bare in _COMMITTEES
    heads = {word.bare for word in current}
    if piece.bare in {"of", "for", "the"}:
        return bool(heads & (ORGANIZATIONS | PLACES)) or "united" in heads
    return piece.text == "&" or "of" in heads or "for" in heads


def _is_title(pieces: list[_Piece], index: int) -> bool:
    """Tell whether the word is a title before a name, or a bare title, and no part of the name."""
    bare, after = pieces[index].bare, pieces[index + 1 :]
    following = after[0].bare if after else ""
    if following in ORGANIZATIONS:
        return False
    if bare in TITLES:
        return not (index and not after and bare in SURNAME_TITLES) and following not in SUFFIXES
    if bare in OFFICES and any(piece.bare in TITLES for piece in pieces[max(0, index - 3) : index]):
        return True
    if bare in MODIFIERS:
        return following in TITLES or (following in MODIFIERS and any(piece.bare in TITLES for piece in after[:3]))
    return False


def _trimmed(pieces: list[_Piece], *, of_title: bool) -> Iterator[Sequence[_Piece]]:
    """Cut connectors from the ends; split a place that runs into a person's name ("president of Y X")."""
    while pieces and (pieces[-1].text in _CONNECTORS or pieces[-1].text in PARTICLES):
        pieces = pieces[:-1]
    full_name = 2
    place = of_title or (bool(pieces) and pieces[0].bare in COUNTRIES)
    if len(pieces) > full_name and place and not any(piece.bare in ORGANIZATIONS for piece in pieces):
        yield pieces[:-full_name]
        pieces = pieces[-full_name:]
    if pieces:
        yield pieces


def _named(page: _Page, part: Sequence[_Piece], *, initial: bool) -> Name | None:
    """Make the name, or None for a lone word that opens a sentence and nothing shows to be a name."""
    start, end = part[0].start, part[-1].end
    if len(part) == 1:
        if _is_unlikely(page, part[0], initial=initial):
            return None
        return Name(Span(start, end), part[0].text, _kind_of_word(page.text, part[0]))
    return Name(Span(start, end), page.text[start:end], _kind(page.text, part))


def _is_unlikely(page: _Page, piece: _Piece, *, initial: bool) -> bool:
    if len(piece.bare) == 1:
        return True
    if piece.bare in _NEVER_LONE:
        return not (piece.bare in NAMELIKE_MONTHS and _after_title(page.text, piece.start))
    if not initial or piece.text.rstrip(".") in page.inner or not piece.text[1:].islower() or piece.bare in COUNTRIES:
        return False
    return not _LOOKAHEAD.match(page.text, piece.end)


def _kind_of_word(text: str, piece: _Piece) -> str | None:
    """Tell what a name of one word names, as far as it and its neighbour show."""
    if piece.bare in ORGANIZATIONS:
        return "organization"
    if piece.bare in PLACES or piece.bare in COUNTRIES:
        return "place"
    if _after_title(text, piece.start):
        return "person"
    return "organization" if piece.text.isupper() else None


def _kind(text: str, part: Sequence[_Piece]) -> str | None:
    """Tell what a name of several words names, as far as they and their neighbour show."""
    first, last = part[0].bare, part[-1].bare
    if any(piece.bare in ORGANIZATIONS for piece in part):
        return "organization"
    if last in PLACES or last in COUNTRIES:
        return "place"
    if last in LANDFORMS and _BEFORE_PLACE.search(text, max(0, part[0].start - 10), part[0].start):
        return "place"
    if first in PLACE_STARTS:
        return None if last.endswith(("an", "ans", "ese", "ish")) else "place"
    if _after_title(text, part[0].start):
        return "person"
    longest_person = 4
    return "person" if len(part) <= longest_person and part[-1].text.rstrip(".")[-1:].islower() else None


_BEFORE_PLACE: Final = re.compile(r"\b(?:on|in|at|near|outside|across|atop|the)\s\Z", re.IGNORECASE)
"""What stands before a place whose last word is also a family name."""


def _after_title(text: str, start: int) -> bool:
    """Tell whether the word before is a title."""
    before = text[max(0, start - 24) : start]
    words = before.split()
    if not words or not before[-1].isspace() or "\n" in before[-2:]:
        return False
    return words[-1].rstrip(".").lower() in TITLES
