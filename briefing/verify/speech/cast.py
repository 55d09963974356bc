"""The cast of an article: the people it names, their full names, titles and roles, and whether each is he or she.

All of it is read from the article; no list of people or of given names is used.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from briefing.model import Name
from briefing.text.names import name_key
from briefing.verify.speech.cues import STRONG
from briefing.verify.speech.genders import genders_of
from briefing.verify.speech.narration import Narration
from briefing.verify.speech.roles import (
    TITLED,
    capitalized,
    is_group,
    origins_beside,
    role_words,
    roles_after,
    stem,
    titles_before,
)


@dataclass(frozen=True)
class Cast:
    """Everyone an article names, by what the spellings of a name's last word share; worked out when asked for."""

    narration: Narration

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The key of each name of the narration, in order."""
        return tuple(name_key(name.text) for name in self.narration.names)

    @cached_property
    def full(self) -> Mapping[str, Sequence[Name]]:
        """Full names of people, by key."""
        found: dict[str, list[Name]] = defaultdict(list)
        for key, name in zip(self.keys, self.narration.names, strict=True):
            if name.kind == "person" and " " in name.text and not is_group(name):
                found[key].append(name)
        return found

    @cached_property
    def roles(self) -> Mapping[str, AbstractSet[str]]:
        """Titles and roles that stand beside each name."""
        found: dict[str, set[str]] = defaultdict(set)
        for key, name in zip(self.keys, self.narration.names, strict=True):
            words = {*titles_before(self.narration, name), *roles_after(self.narration, name)}
            if words:
                found[key] |= words
        return found

    @cached_property
    def origins(self) -> Mapping[str, AbstractSet[str]]:
        """Stems of the places and peoples that qualify each name's titles."""
        found: dict[str, set[str]] = defaultdict(set)
        for key, name in zip(self.keys, self.narration.names, strict=True):
            if key in self.roles:
                found[key].update(origins_beside(self.narration, name))
        return found

    @cached_property
    def speaking(self) -> AbstractSet[str]:
        """Keys of names that are the subject of a verb of speech."""
        names = zip(self.keys, self.narration.names, strict=True)
        return {key for key, name in names if _may_be_person(name) and is_speaking(self.narration, name)}

    @cached_property
    def known(self) -> AbstractSet[str]:
        """Keys of full names that are surely people: with a role, speaking, or called by the last name alone."""
        names = zip(self.keys, self.narration.names, strict=True)
        lone = {key for key, name in names if " " not in name.text and name.kind in {"person", None}}
        return {key for key in self.full if key in lone or key in self.roles or key in self.speaking}

    @cached_property
    def humans(self) -> AbstractSet[str]:
        """Keys of names that are people: full names, names with a role, lone names that speak."""
        return {*self.full, *self.roles, *self.speaking}

    @cached_property
    def genders(self) -> Mapping[str, str]:
        """Return "m" or "f" for the names whose titles or pronouns tell."""
        people = [(key, name) for key, name in zip(self.keys, self.narration.names, strict=True) if key in self.humans]
        return genders_of(self.narration, people)

    @cached_property
    def printed(self) -> Mapping[str, str]:
        """Each name as first printed, by key."""
        names = zip(reversed(self.keys), reversed(self.narration.names), strict=True)
        return {key: name.text for key, name in names}

    @cached_property
    def by_role(self) -> Mapping[str, Sequence[str]]:
        """Keys of the names that have a role, by role."""
        found: dict[str, list[str]] = defaultdict(list)
        for key, words in self.roles.items():
            for word in words:
                found[word].append(key)
        return found

    @cached_property
    def by_first_word(self) -> Mapping[str, str | None]:
        """Keys of full names by their first word; None where two people share it."""
        found: dict[str, str | None] = {}
        for key, names in self.full.items():
            word = names[0].text.split()[0].lower()
            found[word] = None if word in found else key
        return found


def _may_be_person(name: Name) -> bool:
    return name.kind in {"person", None} and not is_group(name)


def is_speaking(narration: Narration, name: Name) -> bool:
    """Tell whether a name is the subject of a verb of speech: "X said", "said X"."""
    after = narration.blanked[name.span.end : name.span.end + _WORD].split()
    if any(word.strip(".,:").lower() in STRONG for word in after[:1]):
        return True
    before = narration.blanked[max(0, name.span.start - _WORD) : name.span.start].split()
    inverted = any(word in _INVERTED for word in before[-1:])
    return inverted and narration.blanked.startswith(tuple(",.;:\n"), name.span.end)


_WORD: Final = 32
"""Longest verb beside a name, in code points."""
_INVERTED: Final = frozenset(
    {"said", "says", "added", "wrote", "explained", "noted", "replied", "recalled", "continued"}
)


def full_name(cast: Cast, name: str, position: int) -> str:
    """Return the fullest form in which the article names this person, the nearest one before `position`."""
    if " " in name.strip():
        return name
    key: str | None = name_key(name)
    if key not in cast.full:
        key = cast.by_first_word.get(name.strip(".,'’").lower())
    forms = () if key is None else cast.full[key]
    index = bisect_right(forms, position, key=lambda form: form.span.start)
    return forms[max(0, index - 1)].text if forms else name


def holders(cast: Cast, role: str, position: int) -> tuple[str, ...]:
    """Return the people to whom the article gives the role, fullest names, each once."""
    wanted = role_words(role)
    heads = "state" in role.lower().split() and "chief" in wanted
    keys = _qualified(cast, role, _heads_of_state(cast) if heads else _with_roles(cast, wanted))
    return tuple(full_name(cast, cast.printed[key], position) for key in keys) if len(keys) <= _MOST else ()


def _qualified(cast: Cast, role: str, keys: list[str]) -> list[str]:
    """Keep the holders of the place or people that a role names: "the Norlandic president"."""
    stems = {stem(word) for word in capitalized(role) if word.lower() not in TITLED | {"the"}}
    if not stems:
        return keys
    told = [key for key in keys if cast.origins.get(key, frozenset()) & stems]
    return told or [key for key in keys if not cast.origins.get(key)]


_MOST: Final = 12
"""Most holders of one role that are told apart; more are nobody in particular."""


def _heads_of_state(cast: Cast) -> list[str]:
    return list(dict.fromkeys(key for word in ("president", "king", "queen") for key in cast.by_role.get(word, ())))


def _with_roles(cast: Cast, wanted: frozenset[str]) -> list[str]:
    if not wanted:
        return []
    fewest = min((cast.by_role.get(word, ()) for word in wanted), key=len)
    return [key for key in fewest if wanted <= cast.roles[key]]
