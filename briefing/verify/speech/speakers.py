"""Who a mention stands for: a name's full form, the holder of a role, the person behind "he" or "she".

It resolves a mention only where the article leaves one reading; where two people compete it returns both.
"""

import re
from collections.abc import Iterator, Sequence
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
_BESIDE: Final = 16
"""How far before a name a preposition is looked for, in code points."""
_OWNER: Final = re.compile(r"[^,]+(?=['’]s? [\w -]+$)")
"""One whose lawyer or friend is spoken of: `McCoy's client`."""
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
    owner = _OWNER.match(mention.text)
    found = holders(cast, mention.text, mention.span.start)
    if owner is not None:
        found = tuple(name for name in found if not same_name(name, owner[0]))
    return tuple(name for name in found for _, last in previous[-1:] if same_name(name, last)) or found


def _resolve_pronoun(cast: Cast, mention: Mention, previous: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    sign, at = _SIGNS.get(mention.text.lower()), mention.span.start
    last = previous[-1:]
    if sign == "n":
        return tuple(name for _, name in last if " " in name and name_key(name) not in cast.humans)
    if sign is None or sign not in {"m", "f"}:
        return ()
    speaker = tuple(name for _, name in last if _fits(cast, name, sign))
    since = max([at - _WINDOW, *(start for start, _ in last if speaker)])
    for begin, names in _by_sentence(cast, since, at, sign):
        found = _meant(cast, begin, names, sign, speaker)
        if found:
            return found
    return speaker


def _fits(cast: Cast, name: str, sign: str) -> bool:
    """Tell whether "he" (m) or "she" (f) can stand for a name."""
    key = name_key(name)
    return key in cast.humans and cast.genders.get(key, sign) == sign


def _by_sentence(cast: Cast, start: int, end: int, sign: str) -> Iterator[tuple[int, Sequence[Name]]]:
    """Yield the start and the people of each sentence that fit, the nearest sentence first; unsure names come last."""
    names = [name for name in cast.narration.names_in(start, end) if _fits(cast, name.text, sign)]
    sure = [name for name in names if name_key(name.text) in cast.known or " " not in name.text]
    names = sure or names
    while names:
        begin = cast.narration.sentence_start(names[-1].span.start)
        inside = [name for name in names if name.span.start >= begin]
        yield begin, inside
        names = names[: -len(inside)]


def _meant(cast: Cast, begin: int, names: Sequence[Name], sign: str, last: tuple[str, ...]) -> tuple[str, ...]:
    """Return who of a sentence's people a pronoun after it can mean: its subject, the last speaker, or all of them."""
    heads = [name for name in names if not _depends(cast, name)]
    speaking = next((name for name in heads if is_speaking(cast.narration, name)), None)
    if speaking is not None:
        return (full_name(cast, speaking.text, speaking.span.start),)
    people = tuple(dict.fromkeys(full_name(cast, name.text, name.span.start) for name in names))
    kept = tuple(name for name in last if name in people)
    pronoun = _HE_OR_SHE.search(cast.narration.blanked, begin, names[0].span.start)
    if not heads or (pronoun is not None and pronoun[sign] is not None):
        return kept
    if heads[0] in cast.narration.names_in(begin, begin + _OPENING):
        return (full_name(cast, heads[0].text, heads[0].span.start),)
    return kept or (*people, *last)


def _depends(cast: Cast, name: Name) -> bool:
    """Tell whether a name is only part of a phrase: "X's plan", "of X"."""
    blanked = cast.narration.blanked
    before = blanked[max(0, name.span.start - _BESIDE) : name.span.start].lower().split()
    return blanked.startswith(("'", "’"), name.span.end) or not PREPOSITIONS.isdisjoint(before[-1:])
