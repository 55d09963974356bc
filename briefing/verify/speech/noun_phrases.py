"""Read a noun phrase: the name, role or pronoun that is its head, and how far it goes.

Reads shapes only; it resolves nothing and guesses nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest
from typing import Final

from briefing.model import Name, Span
from briefing.text.name_words import MODIFIERS, ORGANIZATIONS, ROLES
from briefing.verify.speech.cues import PREPOSITIONS, PRONOUNS, VERBS
from briefing.verify.speech.narration import Narration, Token

INSIDE: Final = frozenset({"of", "for", "from", "at", "in", "on", "to", "about", "against", "by", "near", "between"})
"""Prepositions that go on with a noun phrase."""
CONJUNCTIONS: Final = frozenset(
    {
        "and",
        "but",
        "so",
        "then",
        "that",
        "as",
        "while",
        "when",
        "because",
        "although",
        "if",
        "whether",
        "before",
        "or",
        "after",
        "yet",
        "until",
        "where",
        "though",
        "by",
        "than",
        "which",
    }
)
NOUNS: Final = ROLES | MODIFIERS | ORGANIZATIONS
DETERMINERS: Final = frozenset(
    {"the", "a", "an", "this", "these", "those", "his", "her", "its", "their", "our", "my", "your", "some", "no"}
)
_COMPLEMENT: Final = DETERMINERS | INSIDE | NOUNS


class Kind(StrEnum):
    """How a speaker is mentioned."""

    NAME = "name"
    ROLE = "role"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Mention:
    """A speaker as the narration mentions it."""

    span: Span
    text: str
    kind: Kind


def mention(narration: Narration, start: int, end: int, kind: Kind) -> Mention:
    """Return the mention of a stretch of the text."""
    return Mention(Span(start, end), narration.text[start:end], kind)


def head(narration: Narration, tokens: Sequence[Token]) -> Mention | None:
    """Return the head of the noun phrase that opens a stretch of words."""
    opening = 0
    while opening < len(tokens) and tokens[opening].low in CONJUNCTIONS:
        opening += 1
    for index in range(opening, len(tokens)):
        token = tokens[index]
        if PRONOUNS.get(token.low, "who") != "who":
            return mention(narration, token.start, token.end, Kind.PRONOUN)
        name = narration.name_at(token.start)
        if name is not None:
            return _chained(narration, tokens, opening, name)
        if token.low in ROLES or token.text in ORGANIZATIONS:
            return _role_or_name(narration, tokens, opening, index)
        if token.low in INSIDE and index > opening:
            return None
    return None


def _role_or_name(narration: Narration, tokens: Sequence[Token], opening: int, index: int) -> Mention:
    """Return the name right after a role ("soldier X"), or the role with its complement ("head of X")."""
    at = _past_nouns(narration, tokens, index)
    named = at if tokens[index].low.isascii() else _past_genitives(tokens, at)
    name = narration.name_at(tokens[named].start) if named < len(tokens) else None
    if name is not None:
        return _chained(narration, tokens, opening, name)
    return mention(narration, tokens[opening].start, _with_complement(narration, tokens, at), Kind.ROLE)


def _past_nouns(narration: Narration, tokens: Sequence[Token], index: int) -> int:
    """Return the index after role words and possessives, or of the name among them."""
    while index < len(tokens) and (tokens[index].low in NOUNS or tokens[index].low in {"'s", "'"}):
        if narration.name_at(tokens[index].start) is not None:
            return index
        index += 1
    return index


def _past_genitives(tokens: Sequence[Token], at: int) -> int:
    """Return the index after what a role governs without a preposition, as in Ukrainian ("голова ради X Y")."""
    for index in range(at, min(at + _MOST_GENITIVES, len(tokens))):
        if not tokens[index].text.islower() or tokens[index].low in VERBS | PREPOSITIONS:
            return index
    return at


_MOST_GENITIVES: Final = 4


def _with_complement(narration: Narration, tokens: Sequence[Token], at: int) -> int:
    """Return the end of "of X", "for the X team" after a role that ends before index `at`."""
    end = tokens[at - 1].end
    if at >= len(tokens) or tokens[at].low not in INSIDE:
        return end
    rest = tokens[at + 1 : at + 8]
    for token, following in zip_longest(rest, rest[1:]):
        name = narration.name_at(token.start)
        if name is not None:
            return name.span.end
        end = token.end
        known = token.low in _COMPLEMENT or (following is not None and following.low in NOUNS)
        if not known:
            return end
    return end


def _chained(narration: Narration, tokens: Sequence[Token], opening: int, name: Name) -> Mention:
    """Follow a chain of names and roles ("X's lawyer Y", "the X party leader") to its head."""
    while True:
        after = next((index for index, token in enumerate(tokens) if token.start >= name.span.end), len(tokens))
        at = _past_nouns(narration, tokens, after)
        following = _name_after(narration, tokens, at, name)
        if following is None:
            break
        name = following
    if any(token.low in ROLES or token.low in ORGANIZATIONS for token in tokens[after:at]):
        return mention(narration, tokens[opening].start, _with_complement(narration, tokens, at), Kind.ROLE)
    owned = [token.low for token in tokens[after : after + 2]]
    if len(owned) > 1 and owned[0] in {"'s", "'"} and owned[1] in RELATED:
        return mention(narration, tokens[opening].start, tokens[after + 1].end, Kind.ROLE)
    return Mention(name.span, name.text, Kind.NAME)


RELATED: Final = frozenset(
    """client clients widow widower cousin uncle aunt niece nephew grandson granddaughter grandfather grandmother
    fiance fiancee girlfriend boyfriend roommate classmate teammate co-worker coworker colleague colleagues neighbor
    neighbour neighbors neighbours friend friends family parents relatives wife husband mother father son daughter
    brother sister stepfather stepmother partner rival rivals critics opponents supporters followers fans defenders
    accuser accusers victim victims counterpart counterparts predecessor successor deputy deputies ally allies aide
    aides opponent challenger landlord tenant employer employee patient patients""".split()
)
"""Whom a name with `'s` is followed by: people who are not the one named."""


def _name_after(narration: Narration, tokens: Sequence[Token], at: int, name: Name) -> Name | None:
    """Return the name at an index, or after adjectives and a role there ("Ohio coal-mining executive X")."""
    role = True
    for token in tokens[at : at + 5]:
        found = narration.name_at(token.start)
        if found is not None:
            return found if role else None
        role = token.low in ROLES
        if name.kind == "person" or token.low in PREPOSITIONS or not token.text.islower():
            return None
    return None
