"""Find proper names by their shape: capitalized runs with particles, initials, titles and acronyms.

It knows no person; it must never take an ordinary word at the start of a sentence, a weekday or a month for a name,
and it never decides whether a name is the right one (`same_name` tells whether two names can be one).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from briefing.model import Name, Span
from briefing.text.name_forms import is_role, name_key, same_name
from briefing.text.name_words import (
    CALENDAR,
    COUNTRIES,
    MODIFIERS,
    NAMELIKE_MONTHS,
    OFFICES,
    ORGANIZATIONS,
    PARTICLES,
    PLACE_STARTS,
    PLACES,
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
    rf"(?<![\w@#])(?:{_TOKEN}(?:{_GAP}{_TOKEN}){{0,14}}|[\u4e00-\u9fff]{{2,4}}(?![\u4e00-\u9fff])"
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
_ENDING: Final = re.compile(r"(?:ing|ed|ly|tion|tions|ment|ments|ness|ity|ous|ful|less|able|ible)$")
_LOOKAHEAD: Final = re.compile(
    r"['’]s\b|,| (?:is|was|has|had|will|would|said|says|told|also|did|does|could|can|may|might|should|added|and)\b"
)
_BEFORE_PLACE: Final = re.compile(r"\b(?:in|at|near|from|to|into|across|outside|inside|of|toward|towards|throughout) $")


@dataclass(frozen=True, slots=True)
class _Piece:
    """One word of a run: its text, lower-cased bare form, and place."""

    text: str
    bare: str
    start: int
    end: int


def find_names(text: str) -> tuple[Name, ...]:
    """Find the proper names of a text, in order, without their titles.

    Args:
        text: Any text.

    Returns:
        Names that do not overlap; `kind` is "person", "organization", "place" or None.
    """
    runs = [(match, _starts_sentence(text, match.start())) for match in _RUN.finditer(text)]
    inner = _seen_inside(runs)
    ordinary = {word.strip(".,;:!?\"”“’'()") for word in text.split()}
    return tuple(
        name
        for match, initial in runs
        for part in _parts(_pieces(text, match), initial=initial, inner=inner, ordinary=ordinary)
        if (name := _named(text, part, initial=initial and part[0].start == match.start(), inner=inner)) is not None
    )


def _starts_sentence(text: str, start: int) -> bool:
    """Tell whether nothing but marks stands between `start` and the sentence before it."""
    at, stop = start - 1, max(0, start - 8)
    while at >= stop and text[at] in _OPENERS:
        at -= 1
    if at < 0 or text[at] in _ENDERS:
        return True
    return text[at + 1 : start].strip(_DASHES) != ""


def _seen_inside(runs: Sequence[tuple[re.Match[str], bool]]) -> frozenset[str]:
    """Return the words that stand capitalized where no sentence begins."""
    return frozenset(
        word.rstrip(".")
        for match, initial in runs
        for word in (match[0].split(" ")[1:] if initial else match[0].split(" "))
    )


def _pieces(text: str, match: re.Match[str]) -> list[_Piece]:
    return [
        _Piece(piece[0], piece[0].lower().rstrip("."), piece.start(), piece.end())
        for piece in _PIECE.finditer(text, match.start(), match.end())
    ]


def _parts(
    pieces: list[_Piece], *, initial: bool, inner: frozenset[str], ordinary: set[str]
) -> Iterator[Sequence[_Piece]]:
    """Split a run where one name ends and the next begins: at titles, ordinary words, calendar words."""
    begin = 1 if initial and _is_ordinary(pieces, inner, ordinary) else 0
    current: list[_Piece] = []
    of_title = False
    for index in range(begin, len(pieces)):
        if current and _begins_anew(current[-1].text, pieces[index]):
            yield from _trimmed(current, of_title=of_title)
            current = []
        if _keeps(pieces, index, current):
            current.append(pieces[index])
            continue
        yield from _trimmed(current, of_title=of_title)
        of_title = pieces[index].text == "of" and bool(index) and pieces[index - 1].bare in TITLES
        current = []
    yield from _trimmed(current, of_title=of_title)


def _is_ordinary(pieces: list[_Piece], inner: frozenset[str], ordinary: set[str]) -> bool:
    """Tell whether the first word of a sentence is capitalized for its place only."""
    first = pieces[0]
    if first.bare in STARTERS:
        return True
    if first.text.rstrip(".") in inner or not first.text[1:].islower():
        return False
    return first.bare in ordinary or (len(pieces) == 1 and bool(_ENDING.search(first.bare)))


def _keeps(pieces: list[_Piece], index: int, current: list[_Piece]) -> bool:
    """Tell whether the word at `index` goes on with (or opens) the current name."""
    piece = pieces[index]
    if piece.text.islower() or piece.text == "&":
        return bool(current) and _joins(piece, current)
    if piece.bare in CALENDAR:
        return piece.bare in NAMELIKE_MONTHS and bool(current) and current[-1].bare not in COUNTRIES
    if piece.bare in STARTERS:
        return _opens_name(piece, current)
    if current and current[-1].text in _CONNECTORS:
        return True
    return not _is_title(pieces, index)


def _begins_anew(last: str, piece: _Piece) -> bool:
    """Tell whether a name follows a word in capitals ("JUST WATCHED Anna Berg", "NATO Ambassador")."""
    letters = 4
    shouted = len(last) >= letters and last.isupper() and last.isalpha()
    return shouted and piece.text[0].isupper() and piece.text[1:].islower() and piece.bare not in ORGANIZATIONS


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
    while pieces and pieces[0].text in _CONNECTORS:
        pieces = pieces[1:]
    full_name = 2
    place = of_title or (bool(pieces) and pieces[0].bare in COUNTRIES)
    if len(pieces) > full_name and place and not any(piece.bare in ORGANIZATIONS for piece in pieces):
        yield pieces[:-full_name]
        pieces = pieces[-full_name:]
    if pieces:
        yield pieces


def _named(text: str, part: Sequence[_Piece], *, initial: bool, inner: frozenset[str]) -> Name | None:
    """Make the name, or None for a lone word that opens a sentence and nothing shows to be a name."""
    span = Span(part[0].start, part[-1].end)
    if len(part) == 1 and _is_unlikely(text, part[0], initial=initial, inner=inner):
        return None
    return Name(span, span.of(text), _kind(text, part))


def _is_unlikely(text: str, piece: _Piece, *, initial: bool, inner: frozenset[str]) -> bool:
    if piece.bare in MODIFIERS or len(piece.bare) == 1:
        return True
    if not initial or piece.text.rstrip(".") in inner or not piece.text[1:].islower() or piece.bare in COUNTRIES:
        return False
    return not _LOOKAHEAD.match(text, piece.end)


def _kind(text: str, part: Sequence[_Piece]) -> str | None:
    """Tell what a name names, as far as its words and neighbours show."""
    first, last = part[0], part[-1]
    if any(piece.bare in ORGANIZATIONS for piece in part):
        return "organization"
    if _is_place(part):
        return "place"
    if _after_title(text, first.start):
        return "person"
    if len(part) == 1 and first.text.isupper() and len(first.bare) > 1:
        return "organization"
    if _BEFORE_PLACE.search(text, max(0, first.start - 12), first.start) and len(part) == 1:
        return None
    longest_person = 4
    return "person" if 1 < len(part) <= longest_person and last.text[-1:].islower() else None


def _is_place(part: Sequence[_Piece]) -> bool:
    first, last = part[0].bare, part[-1].bare
    if last in PLACES or last in COUNTRIES:
        return True
    return len(part) > 1 and first in PLACE_STARTS and not last.endswith(("an", "ans", "ese", "ish"))


_LAST_WORD: Final = re.compile(r"([\w’'-]+)\.?[ \u00a0]$")


def _after_title(text: str, start: int) -> bool:
    before = _LAST_WORD.search(text, max(0, start - 24), start)
    return before is not None and before[1].lower() in TITLES
