"""What a sentence states, word by word: content words by their stems, polarity, modality, and who is said to say it.

One reading serves claims and sources alike, so that both are compared by the same measure.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.text.names import find_names
from briefing.text.words import HEDGES, PLAIN_NEGATIONS, PRONOUNS, SAYING, word_pattern
from briefing.verify.cues import SPEECH

_SMALL = frozenset(
    "a an and are as at be been being but by for from had has have he her hers him his i if in into is it its "
    "may me my nor of on or our she so than that the their them then there these they this those to too us was "
    "we were what when where which while who whom whose will with would you your also about after before over "
    "under up out off do does did can could should must might shall not no how all any both each more most "
    "other some such only own same very just one".split()
)
_OPPOSITES = {
    frozenset(pair.split("/"))
    for pair in (
        "success/failure successful/unsuccessful success/defeat victory/defeat win/lose won/lost gain/loss "
        "increase/decrease increase/reduce increased/decreased increased/reduced rise/fall rose/fell "
        "rising/falling grow/shrink grew/shrank accept/reject accepted/rejected approve/reject "
        "approved/rejected approve/deny support/oppose supported/opposed supports/opposes favor/oppose "
        "allow/ban allowed/banned allow/prohibit legal/illegal lawful/unlawful before/after open/close "
        "opened/closed start/stop started/stopped begin/end began/ended enter/leave entered/left buy/sell "
        "bought/sold guilty/innocent alive/dead survive/die survived/died true/false safe/dangerous "
        "strong/weak strengthen/weaken strengthened/weakened attack/defend attacked/defended advance/retreat "
        "advanced/retreated capture/release captured/released arrest/release arrested/released confirm/deny "
        "confirmed/denied agree/refuse agreed/refused first/last best/worst largest/smallest biggest/smallest "
        "highest/lowest higher/lower more/less more/fewer most/least north/south east/west northern/southern "
        "eastern/western public/private major/minor positive/negative include/exclude included/excluded "
        "friend/enemy ally/enemy hot/cold early/late above/below inside/outside upper/lower majority/minority "
        "men/women male/female man/woman boy/girl son/daughter brother/sister father/mother husband/wife "
        "temporary/permanent voluntary/forced peaceful/violent remain/leave lift/impose lifted/imposed "
        "hire/fire hired/fired praise/criticize praised/criticized optimistic/pessimistic"
    ).split()
}
_ANTONYMS: dict[str, frozenset[str]] = {
    word: frozenset(other for pair in _OPPOSITES if word in pair for other in pair if other != word)
    for pair in _OPPOSITES
    for word in pair
}
_POSSIBLE = frozenset("may might could would possibly perhaps maybe likely unlikely should".split())
_CUES = SPEECH | SAYING
_NEGATED = re.compile(r"(?i)\b(?:not|never|no|none|nobody|nothing|neither|nor|without|cannot)\b|n['’]t\b")
_ACCORDING = re.compile(r"(?i)\baccording to\s+(?:the\s+)?")
_SUFFIXES = ("ations", "ation", "ings", "ing", "edly", "ied", "ies", "ed", "es", "ly", "s")
_LEAST_STEM = 4


@dataclass(frozen=True, slots=True)
class Stated:
    """What a passage states.

    Attributes:
        stems: Stems of its content words.
        words: The content words themselves, lower case.
        negated: Whether it holds a negation.
        possible: Whether a modal or hedge makes it less than a fact.
        speakers: Who is said to say it.
    """

    stems: frozenset[str]
    words: frozenset[str]
    negated: bool
    possible: bool
    speakers: tuple[str, ...]


def read_statement(text: str) -> Stated:
    """Return what a sentence or claim states."""
    words = [match.group().lower() for match in word_pattern(text).finditer(text)]
    content = [word for word in words if word not in _SMALL and word not in PRONOUNS]
    return Stated(
        stems=frozenset(stem(word) for word in content if word not in PLAIN_NEGATIONS),
        words=frozenset(words),
        negated=_NEGATED.search(text) is not None,
        possible=any(word in _POSSIBLE for word in words),
        speakers=tuple(speakers_of(text)),
    )


def stem(word: str) -> str:
    """Return a word without its inflection: what two forms of one word share."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _LEAST_STEM - 1:
            word = word[: -len(suffix)]
            break
    if len(word) > _LEAST_STEM and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > _LEAST_STEM else word


def opposites(word: str) -> frozenset[str]:
    """Return the words that say the opposite of a word."""
    return _ANTONYMS.get(word, frozenset())


def speakers_of(text: str) -> Iterator[str]:
    """Yield the names that a sentence attributes its words to: "X said that …", "according to X", "…, X said"."""
    for name in find_names(text):
        after = [m.group().lower() for m in re.finditer(r"[^\W\d_]+|[,.;:]", text[name.span.end : name.span.end + 60])][
            :3
        ]
        before = text[max(0, name.span.start - 60) : name.span.start]
        inverted = re.search(r"(?i)[,”\"]\s*([a-z]+)\s+(?:the\s+)?(?:[\w-]+\s){0,3}\Z", before)
        if (
            (after and after[0] in _CUES)
            or (len(after) > 1 and after[0] in {"also", "has", "had", "later"} and after[1] in _CUES)
            or _ACCORDING.search(before[-20:])
            or (inverted and inverted[1].lower() in _CUES)
        ):
            yield name.text


def is_hedged(words: frozenset[str]) -> bool:
    """Tell whether words hold a hedge."""
    return not HEDGES.isdisjoint(words)
