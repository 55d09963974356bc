"""The cast of an article: the people it names, their full names, titles and roles, and whether each is he or she.

All of it is read from the article; no list of people or of given names is used.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from briefing.model import Name
from briefing.text.name_words import MODIFIERS, ROLES, TITLES
from briefing.text.names import name_key
from briefing.verify.speech.cues import FEMALE_WORDS, MALE_WORDS, STRONG
from briefing.verify.speech.narration import BLANK, Narration

_PRONOUN: Final = re.compile(r"\b(?:he|him|his|himself|she|her|hers|herself)\b", re.IGNORECASE)
_MALE: Final = frozenset({"he", "him", "his", "himself"})
_APPOSITION: Final = re.compile(
    r"(?: \([^)\n]{1,20}\))?, (?P<determiner>(?:the|a|an|who is|who was|his|her|its|one of) )?"
    r"(?P<phrase>[^,.;:()\n]{3,90})(?=[,.;:\n])"
)
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
    "premier": "prime minister",
    "vice-president": "vice president",
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
            if name.kind == "person" and " " in name.text and not _is_group(name):
                found[key].append(name)
        return found

    @cached_property
    def roles(self) -> Mapping[str, AbstractSet[str]]:
        """Titles and roles that stand beside each name."""
        found: dict[str, set[str]] = defaultdict(set)
        for key, name in zip(self.keys, self.narration.names, strict=True):
            words = {*_titles_before(self.narration, name), *_roles_after(self.narration, name)}
            if words:
                found[key] |= words
        return found

    @cached_property
    def origins(self) -> Mapping[str, AbstractSet[str]]:
        """Stems of the places and peoples that qualify each name's titles."""
        found: dict[str, set[str]] = defaultdict(set)
        for key, name in zip(self.keys, self.narration.names, strict=True):
            if key in self.roles:
                found[key].update(_origins(self.narration, name))
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
        return _genders(self)

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
    return name.kind in {"person", None} and not _is_group(name)


def _is_group(name: Name) -> bool:
    """Tell whether a name is that of a people or a party's members."""
    return name.text.lower().endswith(_GROUPS)


_GROUPS: Final = ("democrat", "democrats", "republican", "republicans", "crats", "ians", "icans", "ists")


def _titles_before(narration: Narration, name: Name) -> Iterator[str]:
    """Yield the title words before a name: "former Prime Minister X", "the president of Y, X" without its comma."""
    if name.kind in {"place", "organization"} or _is_group(name):
        return
    printed = narration.blanked[max(0, name.span.start - 60) : name.span.start].rpartition("\n\n")[2].split()
    words = [word.lower().rstrip(".") for word in printed]
    at = len(words)
    while at and words[at - 1] in _TITLED and not _ends_sentence(printed[at - 1]):
        at -= 1
    yield from _role_tokens(words[at:])
    if at == len(words) and at > 2 and printed[at - 1][0].isupper():  # noqa: PLR2004 ("of Y")
        of = at - 3 if words[at - 2] == "the" else at - 2
        if words[of] == "of":
            yield from _role_tokens(words[max(0, of - 1) : of])


def _ends_sentence(word: str) -> bool:
    """Tell whether a role with a full stop ends its sentence; the stop of a short title (`Sen.`) does not."""
    return word.endswith(".") and word[:-1].lower() not in TITLES


_TITLED: Final = ROLES | MODIFIERS


def _role_tokens(words: Sequence[str]) -> Iterator[str]:
    """Yield the roles among words; a vice president is no president, a foreign minister is also a minister."""
    before = ""
    for word in words:
        if word in ROLES and word not in {"state", "house", "member", "members"}:
            role = _ABBREVIATED.get(word, word)
            if before not in _DEPUTIES:
                yield role
            if before in _DEPUTIES or before in _OFFICES:
                yield f"{before} {role}"
        before = word


_DEPUTIES: Final = frozenset({"vice", "deputy", "prime", "assistant"})
_OFFICES: Final = frozenset({"foreign", "defence", "defense", "finance", "interior", "press"})


def _origins(narration: Narration, name: Name) -> Iterator[str]:
    """Yield the first letters of places and peoples that qualify a name's title ("the Norlandic president X")."""
    printed = narration.blanked[max(0, name.span.start - 60) : name.span.start].split()
    at = len(printed)
    while at and printed[at - 1].lower().rstrip(".") in _TITLED:
        at -= 1
    if at and printed[at - 1][0].isupper() and (at < len(printed) or "of" in printed[max(0, at - 3) : at]):
        yield _stem(printed[at - 1])
    match = _APPOSITION.match(narration.blanked, name.span.end)
    for word in re.findall(r"\b[^\W\d_a-z]\w+", match["phrase"]) if match is not None else ():
        yield _stem(word)


def _stem(word: str) -> str:
    """Return what a place and its people share in writing: the first letters."""
    return word.lower()[:4]


def _roles_after(narration: Narration, name: Name) -> Iterator[str]:
    """Yield the roles in the apposition after a name: "X, the mayor of Y,"."""
    match = _APPOSITION.match(narration.blanked, name.span.end) if name.kind != "place" else None
    if match is None:
        return
    words = re.split(r"\b(?:of|for|at|in|from|who|with|to)\b", match["phrase"], maxsplit=1)[0].split()
    if not words or not (match["determiner"] or words[0][0].isupper() or words[0] in _TITLED):
        return
    yield from _role_tokens([word.lower().strip(".'’") for word in words[:6]])


def is_speaking(narration: Narration, name: Name) -> bool:
    """Tell whether a name is the subject of a verb of speech: "X said", "said X"."""
    after = narration.blanked[name.span.end : name.span.end + 32].split()
    if after and after[0].strip(".,:").lower() in STRONG:
        return True
    before = narration.blanked[max(0, name.span.start - 24) : name.span.start].split()
    inverted = bool(before) and before[-1] in _INVERTED
    return inverted and narration.blanked[name.span.end : name.span.end + 1] in tuple(",.;:\n")


_INVERTED: Final = frozenset(
    {"said", "says", "added", "wrote", "explained", "noted", "replied", "recalled", "continued"}
)


def _genders(cast: Cast) -> dict[str, str]:
    """Let titles vote, and pronouns after a sentence's only person."""
    narration = cast.narration
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    people = [(key, name) for key, name in zip(cast.keys, narration.names, strict=True) if key in cast.humans]
    for index, (key, name) in enumerate(people):
        title = narration.blanked[max(0, name.span.start - 16) : name.span.start].split()
        sign = title[-1].lower().rstrip(".") if title else ""
        votes[key].update({"m": 5 * (sign in MALE_WORDS), "f": 5 * (sign in FEMALE_WORDS)})
        begin = people[index - 1][1].span.end if index else 0
        end = people[index + 1][1].span.start if index + 1 < len(people) else len(narration.blanked)
        found = _pronoun_after(narration, name, begin, end)
        if found is not None:
            votes[key]["m" if found in _MALE else "f"] += 1
    return {key: told for key, count in votes.items() if (told := _majority(count)) is not None}


def _pronoun_after(narration: Narration, name: Name, begin: int, end: int) -> str | None:
    """Return the first he or she after a name that stands alone in its sentence, in it or in the next."""
    blanked = narration.blanked
    stop = _STOP.search(blanked, name.span.end, min(end, name.span.end + _NEAR))
    first = _PRONOUN.search(blanked, name.span.end, min(end, name.span.end + _NEAR))
    if _ANY_PRONOUN.search(blanked, narration.sentence_start(name.span.start), name.span.start):
        return None
    if first is None or BLANK in blanked[name.span.end : first.start()]:
        return None
    if stop is None or first.start() < stop.start():
        return first[0].lower()
    alone = begin <= narration.sentence_start(name.span.start)
    return first[0].lower() if alone and first.start() <= stop.end() + 1 else None


_ANY_PRONOUN: Final = re.compile(r"\b(?:he|she|his|her|him)\b", re.IGNORECASE)
"""One before a name stands for somebody else; a later one may mean that person again."""
_STOP: Final = re.compile(r"[.!?]\s+|\n\s*")
_NEAR: Final = 160
"""How far after a name a pronoun tells its gender, in code points."""


def _majority(count: Counter[str]) -> str | None:
    if count["m"] > 2 * count["f"]:
        return "m"
    return "f" if count["f"] > 2 * count["m"] else None


def full_name(cast: Cast, name: str, position: int) -> str:
    """Return the fullest form in which the article names this person, the nearest one before `position`."""
    if " " in name.strip():
        return name
    key = name_key(name)
    if key not in cast.full:
        key = cast.by_first_word.get(name.strip(".,'’").lower()) or ""
    forms = cast.full.get(key, ())
    index = bisect_right(forms, position, key=lambda form: form.span.start)
    return forms[max(0, index - 1)].text if forms else name


def role_words(text: str) -> frozenset[str]:
    """Return the role nouns of a role's own head ("the former mayor of X": mayor)."""
    head = re.split(r"\b(?:of|for|at|in|from|who|with|to)\b|,", text, maxsplit=1)[0]
    words = [word.strip(".,'’").lower().removesuffix("'s") for word in head.split()]
    return frozenset(_role_tokens(words))


def holders(cast: Cast, role: str, position: int) -> tuple[str, ...]:
    """Return the people to whom the article gives the role, fullest names, each once."""
    wanted = role_words(role)
    heads = "state" in role.lower().split() and "chief" in wanted
    keys = _qualified(cast, role, _heads_of_state(cast) if heads else _with_roles(cast, wanted))
    return tuple(full_name(cast, cast.printed[key], position) for key in keys) if len(keys) <= _MOST else ()


def _qualified(cast: Cast, role: str, keys: list[str]) -> list[str]:
    """Keep the holders of the place or people that a role names: "the Norlandic president"."""
    words = [word for word in re.findall(r"\b[^\W\d_a-z]\w+", role) if word.lower() not in _TITLED | {"the", "a"}]
    stems = {_stem(word) for word in words}
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


def is_definite(role: str) -> bool:
    """Tell whether a role points to someone known ("the president", "President") and not to anyone ("a spokesman")."""
    first = role.split(maxsplit=1)[0].lower() if role.split() else ""
    return (
        first in {"the", "this", "that", "his", "her", "their", "its"}
        or first in TITLES
        or (role[:1].isupper() and first not in {"a", "an", "one", "another", "some"})
    )


def is_plural(role: str) -> bool:
    """Tell whether a role is that of several people ("the senators")."""
    words = re.split(r"\b(?:of|for|at|in|from|who|with|to)\b|,", role, maxsplit=1)[0].lower().split()
    return bool(words) and words[-1].endswith("s") and not words[-1].endswith("ss")
