"""Titles and roles: those that stand beside a name, and those that a speaker is given by.

Reads words only; who holds a role is told by the cast.
"""

import re
from collections.abc import Iterator, Sequence
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
    "cop": "officer",
    "policeman": "officer",
    "attorney": "lawyer",
    "police": "officer",
}
_GROUPS: Final = ("democrat", "democrats", "republican", "republicans", "crats", "ians", "icans", "ists")


def is_group(name: Name) -> bool:
    """Tell whether a name is that of a people or a party's members."""
    return name.text.lower().endswith(_GROUPS)


def titles_before(narration: Narration, name: Name) -> Iterator[str]:
    """Yield the title words before a name: "former Prime Minister X", "the president of Y, X" without its comma."""
    if name.kind in {"place", "organization"} or is_group(name):
        return
    printed = narration.blanked[max(0, name.span.start - 60) : name.span.start].rpartition("\n\n")[2].split()
    words = [word.lower().rstrip(".") for word in printed]
    at = len(words)
    while at and words[at - 1] in TITLED and not _ends_sentence(printed[at - 1]):
        at -= 1
    yield from _role_tokens(words[at:])
    if at == len(words) and at > 2 and printed[at - 1][0].isupper():  # noqa: PLR2004 ("of Y")
        of = at - 3 if words[at - 2] == "the" else at - 2
        if words[of] == "of":
            yield from _role_tokens(words[max(0, of - 1) : of])


def _ends_sentence(word: str) -> bool:
    """Tell whether a role with a full stop ends its sentence; the stop of a short title (`Sen.`) does not."""
    return word.endswith(".") and word[:-1].lower() not in TITLES


TITLED: Final = ROLES | MODIFIERS


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


def origins_beside(narration: Narration, name: Name) -> Iterator[str]:
    """Yield the first letters of places and peoples that qualify a name's title ("the Norlandic president X")."""
    printed = narration.blanked[max(0, name.span.start - 60) : name.span.start].split()
    at = len(printed)
    while at and printed[at - 1].lower().rstrip(".") in TITLED:
        at -= 1
    if at and printed[at - 1][0].isupper() and (at < len(printed) or "of" in printed[max(0, at - 3) : at]):
        yield stem(printed[at - 1])
    match = _APPOSITION.match(narration.blanked, name.span.end)
    for word in re.findall(r"\b[^\W\d_a-z]\w+", match["phrase"]) if match is not None else ():
        yield stem(word)


def stem(word: str) -> str:
    """Return what a place and its people share in writing: the first letters."""
    return word.lower()[:4]


def roles_after(narration: Narration, name: Name) -> Iterator[str]:
    """Yield the roles in the apposition after a name: "X, the mayor of Y,"."""
    match = _APPOSITION.match(narration.blanked, name.span.end) if name.kind != "place" else None
    if match is None:
        return
    words = re.split(r"\b(?:of|for|at|in|from|who|with|to)\b", match["phrase"], maxsplit=1)[0].split()
    if not words or not (match["determiner"] or words[0][0].isupper() or words[0] in TITLED):
        return
    yield from _role_tokens([word.lower().strip(".'’") for word in words[:6]])


def role_words(text: str) -> frozenset[str]:
    """Return the role nouns of a role's own head ("the former mayor of X": mayor)."""
    head = re.split(r"\b(?:of|for|at|in|from|who|with|to)\b|,", text, maxsplit=1)[0]
    words = [word.strip(".,'’").lower().removesuffix("'s") for word in head.split()]
    return frozenset(_role_tokens(words))


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
