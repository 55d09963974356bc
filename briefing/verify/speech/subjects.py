"""Find who a cue verb's subject is: the name, role or pronoun in the noun phrase beside it.

Reads shapes only (word order, commas, small words); it resolves nothing and guesses nothing.
"""

from collections.abc import Sequence
from typing import Final

from briefing.text.name_words import ROLES
from briefing.verify.speech.cues import ADVERBIALS, AUXILIARIES, PREPOSITIONS, PRONOUNS
from briefing.verify.speech.narration import BLANK, Narration, Token
from briefing.verify.speech.noun_phrases import CONJUNCTIONS, DETERMINERS, INSIDE, NOUNS, Kind, Mention, head, mention

_COORDINATES: Final = frozenset(
    {"and", "but", "then", "before", "by", "or", "yet", "after", "while", "when", "in", "to"}
)
_STOPS: Final = frozenset({",", ";", ":", "—", "–", "--", "(", ")", ".", "…", "?", "!", BLANK})
_LONGEST: Final = 400
"""Longest stretch before a cue that is searched for its subject, in code points."""


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
        return mention(narration, last.start, last.end, Kind.PRONOUN)
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
        if tokens[index].low in _STOPS or (tokens[index].low in CONJUNCTIONS and tokens[index].low != "by"):
            return tokens[index + 1 :]
    return tokens


def _preposition(tokens: Sequence[Token]) -> Token | None:
    """Return the preposition that governs what follows `tokens`, past titles and plain nouns."""
    for token in reversed(tokens):
        if token.low in INSIDE or token.low == "with":
            return token
        if token.low in {"the", "a", "an"}:
            continue
        if token.low not in NOUNS or token.text.islower():
            return None
    return None


def _noun_phrase(narration: Narration, phrase: Sequence[Token]) -> Mention | None:
    """Return a role or organization that ends here: "the Clinton campaign", "a spokesman"."""
    last = phrase[-1]
    first = phrase[0]
    if last.low in PREPOSITIONS or last.low in DETERMINERS:
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
    if any(token.low in ROLES or token.low in INSIDE for token in phrase):
        found = head(narration, phrase)
        if found is not None:
            whole = found.kind is Kind.ROLE
            return mention(narration, found.span.start, last.end, Kind.ROLE) if whole else found
    if last.low in NOUNS or (determined and len(phrase) <= 5):  # noqa: PLR2004 (a short noun phrase)
        return mention(narration, first.start, last.end, Kind.ROLE)
    return None


def main_subject(narration: Narration, tokens: Sequence[Token]) -> Mention | None:
    """Return the subject of the clause: the first mention that opens a segment which is no adverbial."""
    segments = _segments(tokens)
    for index, segment in enumerate(segments):
        first = segment[0]
        if first.low in ADVERBIALS or (first.low.endswith("ing") and first.low not in NOUNS):
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
            return mention(narration, token.start, token.end, Kind.PRONOUN)
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
    found = head(narration, words) or _apposed_to_noun(narration, words, segments[1:2]) or _noun(narration, words)
    if found is None or (found.kind is Kind.NAME and narration.blanked.startswith(_POSSESSIVES, found.span.end)):
        return None
    return _apposed(narration, found, segments[1:2])


def _apposed_to_noun(
    narration: Narration, words: Sequence[Token], following: Sequence[Sequence[Token]]
) -> Mention | None:
    """Return the person in apposition to a noun of the speaker that is no known role ("said the baker, X")."""
    if len(words) > _SHORT or not following or not all(word.text.islower() for word in words):
        return None
    name = narration.name_at(following[0][0].start)
    if name is None or name.kind == "place" or following[0][-1].end > name.span.end:
        return None
    return Mention(name.span, name.text, Kind.NAME)


def _noun(narration: Narration, words: Sequence[Token]) -> Mention | None:
    """Return a short noun with its article as the speaker ("asked the clerk")."""
    if words[0].low not in {"the", "a", "an", "one", "another"} or not 1 < len(words) <= _SHORT:
        return None
    known = all(word.text.islower() and word.low not in PREPOSITIONS for word in words[1:])
    return mention(narration, words[0].start, words[-1].end, Kind.ROLE) if known else None


_SHORT: Final = 3
"""Most words of such a noun with its article."""
_POSSESSIVES: Final = ("'s", "’s")


def _first_break(tokens: Sequence[Token]) -> int:
    for index, token in enumerate(tokens):
        if token.low in {".", ";", "?", "!", BLANK, "—", "–"}:
            return index
    return len(tokens)
