"""Who a mention stands for: a name's full form, the holder of a role, the person behind "he" or "she".

It resolves a mention only where the article leaves one reading; where two people compete it returns both.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from briefing.model import Name
from briefing.text.names import name_key, same_name
from briefing.verify.speech.cast import Cast, full_name, holders, is_speaking
from briefing.verify.speech.cues import PREPOSITIONS, PRONOUNS
from briefing.verify.speech.noun_phrases import Kind, Mention
from briefing.verify.speech.roles import is_definite, is_plural

_SIGNS: Final = PRONOUNS | {"him": "m", "his": "m", "her": "f"}
_WINDOW: Final = 2500
"""How far back a pronoun may reach, in code points."""
_OPENING: Final = 60
"""How far into its sentence a subject may begin, in code points."""
_HE_OR_SHE: Final = re.compile(r"\b(?:(?P<m>he)|(?P<f>she))\b", re.IGNORECASE)


def resolve(cast: Cast, mention: Mention, previous: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    """Return who a mention can stand for: one name when the article leaves one reading, several that compete, or none.

    Args:
        cast: The article's names.
        mention: The speaker as printed.
        previous: Position and name of the speakers resolved so far, in order.
    """
    if mention.kind is Kind.NAME:
        return (full_name(cast, mention.text, mention.span.start),)
    if mention.kind is Kind.PRONOUN:
        return _resolve_pronoun(cast, mention, previous)
    return _resolve_role(cast, mention, previous)


def _resolve_role(cast: Cast, mention: Mention, previous: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    if not is_definite(mention.text) or is_plural(mention.text):
        return ()
    found = holders(cast, mention.text, mention.span.start)
    if len(found) > 1 and previous:
        last = tuple(name for name in found if same_name(name, previous[-1][1]))
        return last or found
    return found


def _resolve_pronoun(cast: Cast, mention: Mention, previous: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    sign = _SIGNS.get(mention.text.lower(), "")
    if sign == "n":
        return _last_body(cast, mention, previous)
    if sign not in {"m", "f"}:
        return ()
    at = mention.span.start
    entry = next((entry for entry in reversed(previous) if entry[0] < at), None)
    last = entry[1] if entry is not None and _fits(cast, entry[1], sign) else None
    since = max(0, at - _WINDOW, entry[0] + 1 if last and entry else 0)
    for group in _by_sentence(cast, since, at, sign):
        found = _meant(group, last)
        if found:
            return found
    return (last,) if last else ()


def _last_body(cast: Cast, mention: Mention, previous: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    """Return the last speaker for "it", if that is a body and no person."""
    last = next((name for at, name in reversed(previous) if at < mention.span.start), None)
    return () if last is None or name_key(last) in cast.humans or " " not in last else (last,)


def _fits(cast: Cast, name: str, sign: str) -> bool:
    """Tell whether "he" (m) or "she" (f) can stand for a name."""
    key = name_key(name)
    return key in cast.humans and cast.genders.get(key, sign) == sign


@dataclass(frozen=True, slots=True)
class _Group:
    """The people of one sentence: its subject if one of them is, and whether they compete for a pronoun after it."""

    people: tuple[str, ...]
    subject: str | None
    compete: bool


def _by_sentence(cast: Cast, start: int, end: int, sign: str) -> Iterator[_Group]:
    """Yield the people of each sentence that fit, the nearest sentence first; names that may be none come last."""
    names = [name for name in cast.narration.names_in(start, end) if _fits(cast, name.text, sign)]
    sure = [name for name in names if name_key(name.text) in cast.known or " " not in name.text]
    names = sure or names
    while names:
        begin = cast.narration.sentence_start(names[-1].span.start)
        inside = [name for name in names if name.span.start >= begin]
        names = [name for name in names if name.span.start < begin]
        yield _group(cast, begin, inside, sign)


def _group(cast: Cast, begin: int, inside: Sequence[Name], sign: str) -> _Group:
    people = tuple(dict.fromkeys(full_name(cast, name.text, name.span.start) for name in inside))
    speaking = next((name for name in inside if is_speaking(cast.narration, name) and not _depends(cast, name)), None)
    if speaking is not None:
        return _Group(people, full_name(cast, speaking.text, speaking.span.start), compete=True)
    pronoun = _HE_OR_SHE.search(cast.narration.blanked, begin, inside[0].span.start)
    if pronoun is not None and pronoun[sign] is not None:
        return _Group(people, None, compete=False)
    first = next((name for name in inside if not _depends(cast, name)), None)
    opens = first is not None and first.span.start - begin < _OPENING
    subject = full_name(cast, first.text, first.span.start) if opens and first is not None else None
    return _Group(people, subject, compete=first is not None)


def _depends(cast: Cast, name: Name) -> bool:
    """Tell whether a name is only part of a phrase: "X's plan", "of X"."""
    blanked = cast.narration.blanked
    if blanked.startswith(("'s", "’s", "'", "’"), name.span.end):
        return True
    before = blanked[max(0, name.span.start - 16) : name.span.start].split()
    return bool(before) and before[-1].lower() in PREPOSITIONS


def _meant(group: _Group, last: str | None) -> tuple[str, ...]:
    """Return who of a sentence's people a pronoun after it can mean: its subject, the last speaker, or all of them."""
    if group.subject is not None:
        return (group.subject,)
    if last is not None and last in group.people:
        return (last,)
    if not group.compete:
        return ()
    return tuple(dict.fromkeys((*group.people, *((last,) if last else ()))))
