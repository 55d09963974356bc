"""Find who a cue verb's subject is: the name, role or pronoun in the noun phrase beside it.

Reads shapes only (word order, commas, small words); it resolves nothing and guesses nothing.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from briefing.text.name_words import ROLES
from briefing.verify.speech.cues import ADVERBIALS, AUXILIARIES, PREPOSITIONS, PRONOUNS
from briefing.verify.speech.narration import BLANK, Narration, Token
from briefing.verify.speech.noun_phrases import CONJUNCTIONS, DETERMINERS, INSIDE, NOUNS, Kind, Mention, head, mention

_STOPS: Final = frozenset(",;:—–().…?!") | {BLANK}
_PARTING: Final = _STOPS | (CONJUNCTIONS - {"by"})
"""What a noun phrase does not go past."""
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
    rest = _without_auxiliaries(narration, tokens)
    if rest and rest[-1].low in _RELATIVES:
        return _ending(narration, _antecedent(rest), INSIDE)
    governing = INSIDE if cue.low.endswith("ing") else _GOVERNING
    found = _ending(narration, _without_bracket(rest), governing)
    return found if found is not None or strict else main_subject(narration, tokens)


_RELATIVES: Final = frozenset("who which".split())
_GOVERNING: Final = INSIDE | {"with"}
"""Prepositions after which a name is part of a phrase; "with X saying" makes X the subject."""


def _without_auxiliaries(narration: Narration, tokens: Sequence[Token]) -> Sequence[Token]:
    end = len(tokens)
    while end and _is_between(narration, tokens[end - 1]):
        end -= 1
    return tokens[:end]


def _is_between(narration: Narration, token: Token) -> bool:
    """Tell whether a word may stand between subject and verb: "has", "angrily", of "last week"; but May is a name."""
    helps = token.low in AUXILIARIES and narration.name_at(token.start) is None
    return helps or token.low in _TIMES or _is_adverb(token)


def _is_adverb(token: Token) -> bool:
    return token.low.endswith("ly") and token.text.islower()


_TIMES: Final = frozenset("last this week month year night late morning evening afternoon day".split())


def _antecedent(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the words before a relative pronoun, without the comma and the bracket between."""
    words = tokens[:-1]
    return _without_bracket(words[:-1] if words and words[-1].low == "," else words)


def _without_bracket(tokens: Sequence[Token]) -> Sequence[Token]:
    if not tokens or tokens[-1].low != ")":
        return tokens
    return tokens[: max((at for at, token in enumerate(tokens) if token.low == "("), default=-1)]


def _ending(narration: Narration, tokens: Sequence[Token], governing: AbstractSet[str]) -> Mention | None:
    """Return the mention that ends with the last of `tokens`, or the one whose phrase a last name belongs to."""
    begin = max((at for at, token in enumerate(tokens, 1) if token.low in _PARTING), default=0)
    phrase = tokens[begin:]
    if not phrase:
        return None
    last = phrase[-1]
    if last.low in PRONOUNS:
        return mention(narration, last.start, last.end, Kind.PRONOUN)
    name = narration.name_at(last.start)
    if name is None:
        return _noun_phrase(narration, phrase)
    if _preposition([token for token in phrase if token.start < name.span.start]) in governing:
        return head(narration, phrase)
    return Mention(name.span, name.text, Kind.NAME)


def _preposition(tokens: Sequence[Token]) -> str | None:
    """Return the word that may govern what follows `tokens`, past an article and titles."""
    words = reversed([token for token in tokens if token.text.islower() or token.low not in NOUNS])
    return next((token.low for token in words if token.low != "the"), None)


def _noun_phrase(narration: Narration, phrase: Sequence[Token]) -> Mention | None:
    """Return a role or organization that ends here: "the Clinton campaign", "a spokesman"."""
    first, last = phrase[0], phrase[-1]
    if last.low in PREPOSITIONS | DETERMINERS:
        return None
    if any(token.low in ROLES | INSIDE for token in phrase):
        found = head(narration, phrase)
        if found is not None:
            whole = found.kind is Kind.ROLE
            return mention(narration, found.span.start, last.end, Kind.ROLE) if whole else found
    if last.low in NOUNS or (first.low in _DETERMINED and len(phrase) <= _BRIEF):
        return mention(narration, first.start, last.end, Kind.ROLE)
    return None


_DETERMINED: Final = frozenset("the a an one another his her its their some many several".split())
_BRIEF: Final = 5
"""Most words of a noun phrase that is no known role."""


def main_subject(narration: Narration, tokens: Sequence[Token]) -> Mention | None:
    """Return the subject of the clause: the first mention that opens a segment which is no adverbial."""
    segments = _segments(tokens)
    for index, segment in enumerate(segments):
        first = segment[0]
        if first.low in ADVERBIALS or (first.low.endswith("ing") and first.low not in NOUNS):
            continue
        found = head(narration, segment)
        if found is not None:
            return _apposed(narration, found, segments[index + 1 :])
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
    if name is None or name.kind == "place" or following[0][-1].end > name.span.end:
        return found
    return Mention(name.span, name.text, Kind.NAME)


def subject_after(narration: Narration, start: int, end: int) -> Mention | None:
    """Return the subject that follows an inverted verb ("said X, the mayor")."""
    tokens = narration.tokens(start, min(end, start + _LONGEST))
    if not tokens or tokens[0].low in _STOPS:
        return None
    opening, *following = _segments(tokens)
    words = [token for token in opening if not _is_adverb(token)]
    if not words or words[0].low in PREPOSITIONS:
        return None
    found = head(narration, words)
    if found is None:
        return _short_noun(narration, words, following)
    if found.kind is Kind.NAME and narration.blanked.startswith(_POSSESSIVES, found.span.end):
        return None
    return _apposed(narration, found, following)


def _short_noun(narration: Narration, words: Sequence[Token], following: Sequence[Sequence[Token]]) -> Mention | None:
    """Return a noun that is no known role: by the name beside it ("a dit la boulangère, X"), or with its article."""
    if len(words) > _SHORT or not all(word.text.islower() and word.low not in PREPOSITIONS for word in words):
        return None
    noun = mention(narration, words[0].start, words[-1].end, Kind.ROLE)
    found = _apposed(narration, noun, following)
    return found if found != noun or (words[0].low in _DETERMINED and len(words) > 1) else None


_SHORT: Final = 3
"""Most words of such a noun with its article."""
_POSSESSIVES: Final = ("'s", "’s")
