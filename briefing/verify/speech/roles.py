"""Titles and roles: those that stand beside a name, and those that a speaker is given by.

Reads words only; who holds a role is told by the cast.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from briefing.model import Name
from briefing.text.name_words import MODIFIERS, ROLES, TITLES
from briefing.verify.speech.narration import Narration

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
    "policeman": "officer",
    "attorney": "lawyer",
}
_HEAD_END: Final = re.compile(r"\b(?:of|for|at|in|from|who|with|to)\b|,")
_OWNER: Final = re.compile(r"\A.*['’]s?\s")
_CAPITALIZED: Final = re.compile(r"\b[^\W\d_a-z]\w+")
_REACH: Final = 60
"""How far before a name its titles may begin, in code points."""
TITLED: Final = ROLES | MODIFIERS
_GROUPS: Final = ("democrat", "democrats", "republican", "republicans", "crats", "ians", "icans", "ists")


def is_group(name: Name) -> bool:
    """Tell whether a name is that of a people or a party's members."""
    return name.text.lower().endswith(_GROUPS)


def titles_before(narration: Narration, name: Name) -> Iterator[str]:
    """Yield the title words before a name: "former Prime Minister X", "the president of Y X"."""
    if name.kind in {"place", "organization"} or is_group(name):
        return
    rest, titles = _titled(_printed_before(narration, name))
    yield from _role_tokens(titles or _titled(_governing(rest))[1])


def _printed_before(narration: Narration, name: Name) -> list[str]:
    """Return the words before a name, of its own paragraph."""
    before = narration.blanked[max(0, name.span.start - _REACH) : name.span.start]
    return before.rpartition("\n\n")[2].split()


def _titled(printed: Sequence[str]) -> tuple[Sequence[str], list[str]]:
    """Part words from the titles that end them; a role that ends a sentence is none (`Sen.` ends none)."""
    titles: list[str] = []
    for word in reversed(printed):
        plain = word.lower().rstrip(".")
        if plain not in TITLED or (word.endswith(".") and plain not in _SHORT):
            break
        titles.insert(0, plain)
    return printed[: len(printed) - len(titles)], titles


_SHORT: Final = frozenset(
    "mr mrs ms dr prof sen sens rep reps gov gen lt col maj capt sgt adm rev atty pvt cpl".split()
)


def _governing(printed: Sequence[str]) -> Sequence[str]:
    """Return the words before "of Y" or "of the Y", if they end so, with a capital."""
    if not printed or not printed[-1][0].isupper():
        return []
    words = [word for word in printed[:-1] if word != "the"]
    return words[:-1] if words[-1:] == ["of"] else []


def _role_tokens(words: Sequence[str]) -> Iterator[str]:
    """Yield the roles among words; a vice president is no president, a foreign minister is also a minister."""
    for before, word in pairwise((None, *words)):
        if word in ROLES and word not in {"state", "house", "member", "members"}:
            role = _ABBREVIATED.get(word, word)
            if before not in _DEPUTIES:
                yield role
            if before in _DEPUTIES or before in _OFFICES:
                yield f"{before} {role}"


_DEPUTIES: Final = frozenset({"vice", "deputy", "prime", "assistant"})
_OFFICES: Final = frozenset({"foreign", "defence", "defense", "finance", "interior", "press"})


def origins_beside(narration: Narration, name: Name) -> Iterator[str]:
    """Yield the first letters of places and peoples that qualify a name's title ("the Norlandic president X")."""
    rest, titles = _titled(_printed_before(narration, name))
    if titles or _governing(rest):
        yield from (stem(word) for word in rest[-1:] if word[0].isupper())
    match = _APPOSITION.match(narration.blanked, name.span.end)
    if match is not None:
        yield from map(stem, capitalized(match["phrase"]))


def capitalized(text: str) -> list[str]:
    """Return the words with a capital, as those of places and peoples."""
    return _CAPITALIZED.findall(text)


def stem(word: str) -> str:
    """Return what a place and its people share in writing: the first letters."""
    return word.lower()[:4]


def roles_after(narration: Narration, name: Name) -> Iterator[str]:
    """Yield the roles in the apposition after a name: "X, the mayor of Y,"."""
    match = _APPOSITION.match(narration.blanked, name.span.end)
    if match is None or name.kind == "place":
        return
    opening = match["phrase"].split()[:1]
    if match["determiner"] or any(word[0].isupper() or word in TITLED for word in opening):
        yield from _role_tokens([word.lower() for word in _head(match["phrase"])])


def _head(role: str) -> list[str]:
    """Return the words of a role alone, not those around it ("Y's former mayor of Z": former mayor)."""
    return _OWNER.sub("", _HEAD_END.split(role)[0]).split()


def role_words(text: str) -> frozenset[str]:
    """Return the role nouns of a role's own head ("the former mayor of X": mayor)."""
    return frozenset(_role_tokens([word.strip(".,'’").lower() for word in _head(text)]))


def is_definite(role: str) -> bool:
    """Tell whether a role points to someone known ("the president", "President") and not to anyone ("a spokesman")."""
    first, *_ = role.split()
    return first.lower() in _DEFINITE | TITLES or (first[0].isupper() and first.lower() not in _INDEFINITE)


_DEFINITE: Final = frozenset({"the", "this", "that", "his", "her", "their", "its"})
_INDEFINITE: Final = frozenset({"a", "an", "one", "another", "some"})


def is_plural(role: str) -> bool:
    """Tell whether a role is that of several people ("the senators")."""
    return any(word.endswith("s") and not word.endswith("ss") for word in _head(role)[-1:])
