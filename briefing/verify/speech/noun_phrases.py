"""Read a noun phrase: the name, role or pronoun that is its head, and how far it goes.

Reads shapes only; it resolves nothing and guesses nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import dropwhile, takewhile, zip_longest
from typing import Final

from briefing.model import Name, Span
from briefing.text.name_words import MODIFIERS, OFFICES, ORGANIZATIONS, ROLES
from briefing.text.words import word_set
from briefing.verify.speech.cues import PREPOSITIONS, PRONOUNS, VERBS
from briefing.verify.speech.narration import Narration, Token

INSIDE: Final = frozenset("of for from at in on to about against by near between".split())
"""Prepositions that go on with a noun phrase."""
CONJUNCTIONS: Final = frozenset(
    """and but so then that as while when because although if whether before or after yet until where though by than
    which""".split()
)
NOUNS: Final = ROLES | MODIFIERS | ORGANIZATIONS
DETERMINERS: Final = frozenset("the a an this these those his her its their our my your some no".split())
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
    phrase = list(dropwhile(lambda token: token.low in CONJUNCTIONS, tokens))
    for index, token in enumerate(phrase):
        if token.low in _PERSONAL:
            return mention(narration, token.start, token.end, Kind.PRONOUN)
        name = narration.name_at(token.start)
        if name is not None:
            return _chained(narration, phrase, name)
        if (token.low in ROLES and not _only_modifies(phrase, index)) or token.text in ORGANIZATIONS:
            begin = max((at for at in range(index) if phrase[at].low in DETERMINERS), default=0)
            return _role_or_name(narration, phrase[begin:], token)
        if token.low in INSIDE and index:
            return None
    return None


def _only_modifies(phrase: Sequence[Token], index: int) -> bool:
    """Tell whether a word of a role only tells of what kind a thing is: "the executive order"."""
    return phrase[index].low in _MODIFYING and any(token.low in _MODIFIED for token in phrase[index + 1 : index + 2])


_MODIFYING: Final = word_set("executive chief general official expert presidential")
_MODIFIED: Final = word_set(
    "order orders branch power powers privilege action actions office level election assembly strike public statement "
    "line figures data report reports visit policy session summary pay"
)
_PERSONAL: Final = PRONOUNS.keys() - {"who"}


def _role_or_name(narration: Narration, phrase: Sequence[Token], role: Token) -> Mention:
    """Return the name right after a role ("soldier X"), or the role with its complement ("head of X")."""
    nouns, rest = _nouns(narration, [token for token in phrase if token.start >= role.start])
    following = _past_office(rest) if nouns[0].low.isascii() else _past_genitives(rest)
    name = narration.name_at(following[0].start) if following else None
    if name is not None:
        return _chained(narration, phrase, name)
    return mention(narration, phrase[0].start, _with_complement(narration, nouns, rest), Kind.ROLE)


def _nouns(narration: Narration, tokens: Sequence[Token]) -> tuple[Sequence[Token], Sequence[Token]]:
    """Part role words and possessives that open a stretch from its rest; a name is none of them."""
    others = (
        at
        for at, token in enumerate(tokens)
        if token.low not in NOUNS | _POSSESSIVES or narration.name_at(token.start) is not None
    )
    at = next(others, len(tokens))
    return tokens[:at], tokens[at:]


_POSSESSIVES: Final = frozenset({"'s", "'"})


def _past_office(tokens: Sequence[Token]) -> Sequence[Token]:
    """Skip what a title governs before its name ("Secretary of State X")."""
    following = list(dropwhile(lambda token: token.low in OFFICES | {"of"}, tokens))
    office = tokens[: len(tokens) - len(following)]
    return following if office and office[-1].low != "of" else tokens


def _past_genitives(tokens: Sequence[Token]) -> Sequence[Token]:
    """Skip what a role governs without a preposition, as in Ukrainian ("голова ради X Y")."""
    return list(dropwhile(lambda token: token.text.islower() and token.low not in VERBS | PREPOSITIONS, tokens))


def _with_complement(narration: Narration, nouns: Sequence[Token], rest: Sequence[Token]) -> int:
    """Return the end of "of X", "for the X team" after a role; an unknown word that follows no noun is its last."""
    end, unknown = nouns[-1].end, True
    if not rest or rest[0].low not in INSIDE:
        return end
    for token, following in zip_longest(rest[1:], rest[2:]):
        name = narration.name_at(token.start)
        if name is not None:
            return name.span.end
        if token.low not in _COMPLEMENT and (following is None or following.low not in NOUNS):
            return token.end if unknown else end
        end, unknown = token.end, token.low not in NOUNS
    return end


def _chained(narration: Narration, phrase: Sequence[Token], name: Name) -> Mention:
    """Follow a chain of names and roles ("X's lawyer Y", "the X party leader") to its head."""
    after = [token for token in phrase if token.start >= name.span.end]
    nouns, rest = _nouns(narration, after)
    following = _name_after(narration, rest, name)
    if following is not None:
        return _chained(narration, phrase, following)
    if any(token.low in ROLES | ORGANIZATIONS for token in nouns):
        return mention(narration, phrase[0].start, _with_complement(narration, nouns, rest), Kind.ROLE)
    related = [token for token in after[1:3] if token.low in RELATED]
    if related and after[0].low in _POSSESSIVES:
        return mention(narration, phrase[0].start, related[0].end, Kind.ROLE)
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


def _name_after(narration: Narration, tokens: Sequence[Token], name: Name) -> Name | None:
    """Return the name that opens a stretch, or that follows adjectives and a role ("Ohio coal-mining executive X")."""
    words = list(takewhile(lambda token: narration.name_at(token.start) is None, tokens))
    found = [narration.name_at(token.start) for token in tokens[len(words) :]]
    adjectives = all(word.text.islower() and word.low not in PREPOSITIONS for word in words)
    if not found or (words and (name.kind == "person" or words[-1].low not in ROLES or not adjectives)):
        return None
    return found[0]
