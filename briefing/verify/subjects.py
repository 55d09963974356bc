"""Find who a cue verb's subject is: the name, role or pronoun in the noun phrase beside it.

Reads shapes only (word order, commas, small words); it resolves nothing and guesses nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest
from typing import Final

from briefing.model import Span
from briefing.text.name_words import MODIFIERS, ORGANIZATIONS, ROLES, TITLES
from briefing.verify.cues import ADVERBIALS, AUXILIARIES, PREPOSITIONS, PRONOUNS
from briefing.verify.narration import BLANK, Narration, Token

_INSIDE: Final = frozenset({"of", "for", "from", "at", "in", "on", "to", "about", "against", "by", "near", "between"})
_CONJUNCTIONS: Final = frozenset(
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
_COORDINATES: Final = frozenset(
    {"and", "but", "then", "before", "by", "or", "yet", "after", "while", "when", "in", "to"}
)
_STOPS: Final = frozenset({",", ";", ":", "—", "–", "--", "(", ")", ".", "…", "?", "!", BLANK})
_NOUNS: Final = ROLES | MODIFIERS | ORGANIZATIONS
_LONGEST: Final = 400
"""Longest stretch before a cue that is searched for its subject, in code points."""


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


def subject_before(narration: Narration, start: int, cue: Token, *, strict: bool = False) -> Mention | None:
    """Return the subject that stands before a cue verb.

    Args:
        narration: The text.
        start: Where the clause begins at the earliest.
        cue: The verb.
        strict: Accept only a subject right before the verb.
    """
    tokens = narration.tokens(max(start, cue.start - _LONGEST), cue.start)
    rest = _without_auxiliaries(tokens)
    if not rest:
        return None
    last = rest[-1]
    if last.low in {"who", "which"}:
        return _antecedent(narration, rest[:-1])
    if last.low == ")":
        rest = _before_bracket(rest)
    if rest and rest[-1].low not in _STOPS | _COORDINATES:
        found = _ending(narration, rest, cue)
        if found is not None or strict:
            return found
    return None if strict else main_subject(narration, tokens)


def _without_auxiliaries(tokens: Sequence[Token]) -> Sequence[Token]:
    end = len(tokens)
    while end and (
        tokens[end - 1].low in AUXILIARIES
        or (tokens[end - 1].low.endswith("ly") and tokens[end - 1].text.islower())
        or _is_time(tokens, end)
    ):
        end -= 1
    return tokens[:end]


_TIMES: Final = frozenset(
    {"last", "this", "week", "month", "year", "night", "late", "morning", "evening", "afternoon", "day"}
)


def _is_time(tokens: Sequence[Token], end: int) -> bool:
    """Tell whether the last word is part of "on Tuesday", "last week" between subject and verb."""
    word = tokens[end - 1].low
    return word in _TIMES or (word == "on" and end < len(tokens))


def _antecedent(narration: Narration, tokens: Sequence[Token]) -> Mention | None:
    while tokens and tokens[-1].low in {",", ")"}:
        tokens = tokens[:-1] if tokens[-1].low == "," else _before_bracket(tokens)
    return _ending(narration, tokens, None) if tokens else None


def _before_bracket(tokens: Sequence[Token]) -> Sequence[Token]:
    for index in range(len(tokens) - 1, max(-1, len(tokens) - 12), -1):
        if tokens[index].low == "(":
            return tokens[:index]
    return tokens[:-1]


def _ending(narration: Narration, tokens: Sequence[Token], cue: Token | None) -> Mention | None:
    """Return the mention that ends with the last of `tokens`."""
    last = tokens[-1]
    if last.low in PRONOUNS and PRONOUNS[last.low] != "who":
        return _mention(narration, last.start, last.end, Kind.PRONOUN)
    phrase = _phrase(tokens)
    if not phrase:
        return None
    name = narration.name_at(last.start)
    if name is None or last.low in {"'s", "'"}:
        return _noun_phrase(narration, phrase)
    before = [token for token in phrase if token.start < name.span.start]
    inside = _preposition(before)
    if inside is not None and not (cue is not None and cue.low.endswith("ing") and inside.low == "with"):
        return head(narration, phrase)
    return Mention(name.span, name.text, Kind.NAME)


def _phrase(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the last stretch of `tokens` without a stop or a conjunction."""
    for index in range(len(tokens) - 1, -1, -1):
        if tokens[index].low in _STOPS or (tokens[index].low in _CONJUNCTIONS and tokens[index].low != "by"):
            return tokens[index + 1 :]
    return tokens


def _preposition(tokens: Sequence[Token]) -> Token | None:
    """Return the preposition that governs what follows `tokens`, past titles and plain nouns."""
    for token in reversed(tokens):
        if token.low in _INSIDE or token.low == "with":
            return token
        if token.low in {"the", "a", "an"}:
            continue
        if token.low not in _NOUNS or token.text.islower():
            return None
    return None


_DETERMINERS: Final = frozenset(
    {"the", "a", "an", "this", "these", "those", "his", "her", "its", "their", "our", "my", "your", "some", "no"}
)


def _noun_phrase(narration: Narration, phrase: Sequence[Token]) -> Mention | None:
    """Return a role or organization that ends here: "the Clinton campaign", "a spokesman"."""
    last = phrase[-1]
    first = phrase[0]
    if last.low in PREPOSITIONS or last.low in _DETERMINERS:
        return None
    determined = first.low in {
        "the",
        "a",
        "an",
        "one",
        "another",
        "his",
        "her",
        "its",
        "their",
        "some",
        "many",
        "several",
    }
    if any(token.low in ROLES or token.low in _INSIDE for token in phrase):
        found = head(narration, phrase)
        if found is not None:
            whole = found.kind is Kind.ROLE
            return _mention(narration, found.span.start, last.end, Kind.ROLE) if whole else found
    if last.low in _NOUNS or (determined and len(phrase) <= 5):  # noqa: PLR2004 (a short noun phrase)
        return _mention(narration, first.start, last.end, Kind.ROLE)
    return None


def main_subject(narration: Narration, tokens: Sequence[Token]) -> Mention | None:
    """Return the subject of the clause: the first mention that opens a segment which is no adverbial."""
    segments = _segments(tokens)
    for index, segment in enumerate(segments):
        first = segment[0]
        if first.low in ADVERBIALS or (first.low.endswith("ing") and first.low not in _NOUNS):
            continue
        found = head(narration, segment)
        if found is not None:
            return _apposed(narration, found, segments[index + 1 : index + 2])
    return _subject_pronoun(narration, tokens)


def _segments(tokens: Sequence[Token]) -> list[Sequence[Token]]:
    segments: list[list[Token]] = [[]]
    for token in tokens:
        if token.low in _STOPS:
            segments.append([])
        else:
            segments[-1].append(token)
    return [segment for segment in segments if segment]


def _subject_pronoun(narration: Narration, tokens: Sequence[Token]) -> Mention | None:
    for token in tokens:
        if token.low in {"he", "she"}:
            return _mention(narration, token.start, token.end, Kind.PRONOUN)
    return None


def _apposed(narration: Narration, found: Mention, following: Sequence[Sequence[Token]]) -> Mention:
    """Return the name that stands in apposition to a role ("the president, X, …")."""
    if found.kind is not Kind.ROLE or not following:
        return found
    name = narration.name_at(following[0][0].start)
    if name is None or following[0][-1].end > name.span.end:
        return found
    return Mention(name.span, name.text, Kind.NAME)


def subject_after(narration: Narration, start: int, end: int) -> Mention | None:
    """Return the subject that follows an inverted verb ("said X, the mayor")."""
    tokens = narration.tokens(start, min(end, start + _LONGEST))
    segments = _segments(tokens[: _first_break(tokens)])
    if not segments or segments[0][0].start != tokens[0].start:
        return None
    words = [token for token in segments[0] if not (token.low.endswith("ly") and token.text.islower())]
    if not words or (words[0].low in PREPOSITIONS and words[0].low != "one"):
        return None
    found = head(narration, words)
    if found is None or (found.kind is Kind.NAME and narration.blanked.startswith(_POSSESSIVES, found.span.end)):
        return None
    return _apposed(narration, found, segments[1:2])


_POSSESSIVES: Final = ("'s", "’s")


def _first_break(tokens: Sequence[Token]) -> int:
    for index, token in enumerate(tokens):
        if token.low in {".", ";", "?", "!", BLANK, "—", "–"}:
            return index
    return len(tokens)


def head(narration: Narration, tokens: Sequence[Token]) -> Mention | None:
    """Return the head of the noun phrase that opens a stretch of words."""
    index = 0
    while index < len(tokens) and tokens[index].low in _CONJUNCTIONS:
        index += 1
    opening = index
    while index < len(tokens):
        token = tokens[index]
        if token.low in PRONOUNS and PRONOUNS[token.low] != "who":
            return _mention(narration, token.start, token.end, Kind.PRONOUN)
        if (token.low in ROLES or token.text in ORGANIZATIONS) and narration.name_at(token.start) is None:
            return _role_or_name(narration, tokens, opening, index)
        name = narration.name_at(token.start)
        if name is not None:
            return _chained(narration, tokens, opening, index)
        if token.low in _INSIDE and index > opening:
            return None
        index += 1
    return None


def _role_or_name(narration: Narration, tokens: Sequence[Token], opening: int, index: int) -> Mention:
    """Return the name right after a role ("soldier X"), or the role with its complement ("head of X")."""
    at = index
    while at < len(tokens) and tokens[at].low in _NOUNS and narration.name_at(tokens[at].start) is None:
        at += 1
    if at < len(tokens) and narration.name_at(tokens[at].start) is not None:
        return _chained(narration, tokens, opening, at)
    end = _with_complement(narration, tokens, at)
    return _mention(narration, tokens[opening].start, end, Kind.ROLE)


def _with_complement(narration: Narration, tokens: Sequence[Token], at: int) -> int:
    """Return the end of "of X", "for the X team" after a role that ends before index `at`."""
    end = tokens[at - 1].end
    if at >= len(tokens) or tokens[at].low not in _INSIDE:
        return end
    rest = tokens[at + 1 : at + 8]
    for token, following in zip_longest(rest, rest[1:]):
        name = narration.name_at(token.start)
        if name is not None:
            return name.span.end
        end = token.end
        known = token.low in _COMPLEMENT or (following is not None and following.low in _NOUNS)
        if not known:
            return end
    return end


_COMPLEMENT: Final = _DETERMINERS | _INSIDE | _NOUNS


def _chained(narration: Narration, tokens: Sequence[Token], opening: int, index: int) -> Mention:
    """Follow a chain of names and roles ("X's lawyer Y", "the X party leader") to its head."""
    name = narration.name_at(tokens[index].start)
    if name is None:
        return _mention(narration, tokens[opening].start, tokens[index].end, Kind.ROLE)
    at = index
    while at < len(tokens) and tokens[at].start < name.span.end:
        at += 1
    after = at
    while at < len(tokens) and (tokens[at].low in {"'s", "'"} or tokens[at].low in _NOUNS):
        if narration.name_at(tokens[at].start) is not None:
            break
        at += 1
    if at < len(tokens) and narration.name_at(tokens[at].start) is not None and at > index:
        return _chained(narration, tokens, opening, at)
    ahead = _name_ahead(narration, tokens, at)
    if ahead is not None and name.kind != "person":
        return _chained(narration, tokens, opening, ahead)
    roles = [
        token
        for token in tokens[after:at]
        if (token.low in ROLES | ORGANIZATIONS and token.low not in TITLES) or token.low in ROLES
    ]
    if roles:
        return _mention(narration, tokens[opening].start, _with_complement(narration, tokens, at), Kind.ROLE)
    return Mention(name.span, name.text, Kind.NAME)


def _name_ahead(narration: Narration, tokens: Sequence[Token], at: int) -> int | None:
    """Return the index of a name that follows plain adjectives and a role ("Ohio coal-mining executive X")."""
    role = False
    for index in range(at, min(len(tokens), at + 5)):
        token = tokens[index]
        if narration.name_at(token.start) is not None:
            return index if role else None
        role = token.low in ROLES
        if token.low in PREPOSITIONS or not token.text.islower():
            return None
    return None


def _mention(narration: Narration, start: int, end: int, kind: Kind) -> Mention:
    return Mention(Span(start, end), narration.text[start:end], kind)
