"""The cast of an article: full names, titles and roles, he and she; and who a mention stands for.

It resolves a mention only where the article leaves one reading; where two people compete it says so.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from briefing.model import Name
from briefing.text.name_words import MODIFIERS, ROLES, TITLES
from briefing.text.names import name_key, same_name
from briefing.verify.cues import FEMALE_WORDS, MALE_WORDS, PRONOUNS, STRONG
from briefing.verify.narration import BLANK, Narration
from briefing.verify.subjects import Kind, Mention

_PRONOUN: Final = re.compile(r"\b(?:he|him|his|himself|she|her|hers|herself)\b", re.IGNORECASE)
_MALE: Final = frozenset({"he", "him", "his", "himself"})
_APPOSITION: Final = re.compile(
    r"(?: \([^)\n]{1,20}\))?, (?:(?:the|a|an|who is|who was|his|her|its|one of) )?([^,.;:()\n]{3,90})(?=[,.;:\n])"
)
_WINDOW: Final = 2500
"""How far back a pronoun may reach, in code points."""
_ABBREVIATED: Final = {
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "gen": "general",
    "col": "colonel",
    "lt": "lieutenant",
    "capt": "captain",
    "sgt": "sergeant",
    "maj": "major",
    "adm": "admiral",
    "rev": "reverend",
    "prof": "professor",
    "dr": "doctor",
    "congressman": "representative",
    "congresswoman": "representative",
    "spokeswoman": "spokesman",
    "spokesperson": "spokesman",
    "spokespeople": "spokesman",
    "chairwoman": "chairman",
    "chairperson": "chairman",
    "chair": "chairman",
    "candidate": "nominee",
    "advisor": "adviser",
    "boss": "chief",
    "head": "chief",
    "premier": "minister",
    "cop": "officer",
    "policeman": "officer",
    "attorney": "lawyer",
    "police": "officer",
}


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
            if name.kind == "person" and " " in name.text:
                found[key].append(name)
        return found

    @cached_property
    def roles(self) -> Mapping[str, Set[str]]:
        """Titles and roles that stand beside each name."""
        found: dict[str, set[str]] = defaultdict(set)
        for key, name in zip(self.keys, self.narration.names, strict=True):
            words = {*_titles_before(self.narration, name), *_roles_after(self.narration, name)}
            if words:
                found[key] |= words
        return found

    @cached_property
    def humans(self) -> Set[str]:
        """Keys of names that are people: full names, names with a role, lone names that speak."""
        lone = (
            key
            for key, name in zip(self.keys, self.narration.names, strict=True)
            if name.kind is None and " " not in name.text and _speaks(self.narration, name)
        )
        return {*self.full, *self.roles, *lone}

    @cached_property
    def genders(self) -> Mapping[str, str]:
        """Return "m" or "f" for the names whose titles or pronouns tell."""
        return _genders(self)

    def printed(self, key: str) -> str:
        """Return a name as first printed."""
        names = zip(self.keys, self.narration.names, strict=True)
        return next((name.text for known, name in names if known == key), key)


def _titles_before(narration: Narration, name: Name) -> Iterator[str]:
    """Yield the title words before a name: "former Prime Minister X", "the president of Y, X" without its comma."""
    if name.kind in {"place", "organization"}:
        return
    printed = narration.blanked[max(0, name.span.start - 60) : name.span.start].split()
    words = [word.lower().rstrip(".") for word in printed]
    at = len(words)
    while at and words[at - 1] in _TITLED:
        at -= 1
    yield from _role_tokens(words[at:])
    if at == len(words) and at > 2 and printed[at - 1][0].isupper():  # noqa: PLR2004 ("of Y")
        of = at - 3 if words[at - 2] == "the" else at - 2
        if words[of] == "of":
            yield from _role_tokens(words[max(0, of - 1) : of])


_TITLED: Final = ROLES | MODIFIERS


def _role_tokens(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        if word in ROLES and word not in {"state", "house"}:
            yield _ABBREVIATED.get(word, word)


def _roles_after(narration: Narration, name: Name) -> Iterator[str]:
    """Yield the roles in the apposition after a name: "X, the mayor of Y,"."""
    match = _APPOSITION.match(narration.blanked, name.span.end)
    if match is None:
        return
    words = re.split(r"\b(?:of|for|at|in|from|who|with|to)\b", match[1], maxsplit=1)[0].lower().split()
    for word in words[:6]:
        bare = word.strip(".'’")
        if bare in ROLES and bare not in {"member", "members"}:
            yield _ABBREVIATED.get(bare, bare)


def _speaks(narration: Narration, name: Name) -> bool:
    """Tell whether a lone name is the subject of a cue somewhere."""
    after = narration.blanked[name.span.end : name.span.end + 24].split()
    return bool(after) and after[0].strip(".,") in STRONG


def _genders(cast: Cast) -> dict[str, str]:
    narration = cast.narration
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    people = [(key, name) for key, name in zip(cast.keys, narration.names, strict=True) if key in cast.humans]
    for index, (key, name) in enumerate(people):
        title = narration.blanked[max(0, name.span.start - 16) : name.span.start].split()
        sign = title[-1].lower().rstrip(".") if title else ""
        votes[key].update({"m": 5 * (sign in MALE_WORDS), "f": 5 * (sign in FEMALE_WORDS)})
        end = people[index + 1][1].span.start if index + 1 < len(people) else len(narration.blanked)
        first = _PRONOUN.search(narration.blanked, name.span.end, min(end, name.span.end + 160))
        if first is not None and BLANK not in narration.blanked[name.span.end : first.start()]:
            votes[key]["m" if first[0].lower() in _MALE else "f"] += 1
    return {key: sign for key, count in votes.items() if (sign := _majority(count)) is not None}


def _majority(count: Counter[str]) -> str | None:
    if count["m"] > 2 * count["f"]:
        return "m"
    return "f" if count["f"] > 2 * count["m"] else None


def full_name(cast: Cast, name: str, position: int) -> str:
    """Return the fullest form in which the article names this person, the nearest one before `position`."""
    if " " in name.strip():
        return name
    forms = cast.full.get(name_key(name), ())
    if not forms:
        forms = _by_first_word(cast, name)
    before = [form for form in forms if form.span.start <= position]
    chosen = before[-1] if before else forms[0] if forms else None
    return name if chosen is None else chosen.text


def _by_first_word(cast: Cast, name: str) -> tuple[Name, ...]:
    """Return the only full name that begins with a given name."""
    word = name.strip(".,'’").lower()
    found = {key: names for key, names in cast.full.items() if names[0].text.split()[0].lower() == word}
    return next(iter(found.values())) if len(found) == 1 else ()


def role_words(text: str) -> frozenset[str]:
    """Return the role nouns of a role's own head ("the former mayor of X": mayor)."""
    head = re.split(r"\b(?:of|for|at|in|from|who|with|to)\b|,", text, maxsplit=1)[0]
    words = (word.strip(".,'’").lower().removesuffix("'s") for word in head.split())
    return frozenset(_ABBREVIATED.get(word, word) for word in words if word in ROLES and word not in {"state", "house"})


def holders(cast: Cast, role: str, position: int) -> tuple[str, ...]:
    """Return the people to whom the article gives the role, fullest names, each once."""
    wanted = role_words(role)
    if "state" in role.lower().split() and "chief" in wanted:
        wanted = frozenset({"president", "king", "queen", "monarch"})
        keys = [key for key, words in cast.roles.items() if words & wanted]
    else:
        keys = [key for key, words in cast.roles.items() if wanted and wanted <= words]
    return tuple(full_name(cast, cast.printed(key), position) for key in keys)


def is_definite(role: str) -> bool:
    """Tell whether a role points to someone known ("the president", "President") and not to anyone ("a spokesman")."""
    first = role.split(maxsplit=1)[0].lower() if role.split() else ""
    return (
        first in {"the", "this", "that", "his", "her", "their", "its"}
        or first in TITLES
        or (role[:1].isupper() and first not in {"a", "an", "one", "another", "some"})
    )


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
    if not is_definite(mention.text):
        return ()
    found = holders(cast, mention.text, mention.span.start)
    if len(found) > 1 and previous:
        last = tuple(name for name in found if same_name(name, previous[-1][1]))
        return last or found
    return found


def _resolve_pronoun(cast: Cast, mention: Mention, previous: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    sign = _SIGNS.get(mention.text.lower(), "")
    if sign not in {"m", "f"}:
        return ()
    at = mention.span.start
    last = next((entry for entry in reversed(previous) if entry[0] < at), None)
    if last is not None and not fits(cast, last[1], sign):
        last = None
    since = max(0, at - _WINDOW, last[0] if last else 0)
    groups = list(_by_sentence(cast, since, at, sign))
    if not groups:
        return (last[1],) if last else ()
    return _nearest(groups[0], last[1] if last else None)


def fits(cast: Cast, name: str, sign: str) -> bool:
    """Tell whether "he" (m) or "she" (f) can stand for a name."""
    key = name_key(name)
    return key in cast.humans and cast.genders.get(key, sign) == sign


@dataclass(frozen=True, slots=True)
class _Group:
    """The people of one sentence, and whether the first is its subject."""

    people: tuple[str, ...]
    opens: bool
    pronoun: bool


def _by_sentence(cast: Cast, start: int, end: int, sign: str) -> Iterator[_Group]:
    """Yield the people of each sentence that fit, the nearest sentence first."""
    names = [name for name in cast.narration.names_in(start + 1, end) if fits(cast, name.text, sign)]
    while names:
        begin = cast.narration.sentence_start(names[-1].span.start)
        inside = [name for name in names if name.span.start >= begin]
        names = [name for name in names if name.span.start < begin]
        before = cast.narration.blanked[begin : inside[0].span.start]
        pronoun = re.search(r"\b(?:he|she)\b", before, re.IGNORECASE) is not None
        people = tuple(dict.fromkeys(full_name(cast, name.text, name.span.start) for name in inside))
        yield _Group(people, len(before) < _OPENING and not pronoun, pronoun)


_SIGNS: Final = PRONOUNS | {"him": "m", "her": "f"}
_OPENING: Final = 60
"""How far into its sentence a subject may begin, in code points."""


def _nearest(group: _Group, last: str | None) -> tuple[str, ...]:
    """Return who of the nearest sentence's people (or the last speaker) is meant."""
    if group.opens:
        return group.people[:1]
    if last is not None and (last in group.people or group.pronoun):
        return (last,)
    rivals = tuple(dict.fromkeys((*group.people, *((last,) if last else ()))))
    return rivals
