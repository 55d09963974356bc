"""What a sentence states, word by word: content words by their stems, what is denied, what is only possible.

One reading serves claims and sources alike, so that both are compared by the same measure. It compares nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from briefing.text.abbreviations import CAPITALIZED, TITLES, UNCERTAIN
from briefing.text.words import MONTH_OF_MAY, PLAIN_NEGATIONS, PRONOUNS, is_dense_text, word_pattern, word_set

_SMALL: Final = word_set(
    """a an and are as at be been being but by for from had has have he her hers him his i if in into is it its may me
    my nor of on or our she so than that the their them then there these they this those to too us was we were what
    when where which while who whom whose will with would yet you your also about after before over under up out off
    do does did can could should must might shall not no how all any both each more most other some such only own same
    very just one s t d ll re ve m"""
)
_EMPTY: Final = _SMALL | PRONOUNS | PLAIN_NEGATIONS
"""Words that carry too little to show that two sentences speak of one thing."""
_POSSIBLE: Final = word_set(
    "may might could possibly perhaps maybe likely unlikely probably potentially allegedly reportedly alleged "
    "considering planning"
)
_MEANT: Final = word_set(
    "expected planned plans plan hopes hope hoping threatened intends intend wants want seeks seeking aims proposes "
    "proposed expects pledged vowed promised"
)
"""Words that make what follows less than a fact only before "to": a promised wall is a wall."""
_DENIALS: Final = word_set("refused refuses refuse refusing failed fails fail failing declined declines decline unable")
_DENIED: Final = word_set("denied denies deny denying doubts doubted")
_WITHIN: Final = 9
"""How many words behind a negation or modal are looked at."""
_SCOPE: Final = 2
"""How many content words behind a negation or modal stand under it, within their clause."""
_TOKEN: Final = re.compile(r"(?:[A-Z]\.){2,}|\d+(?:[.,]\d+)*\w*|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\W\d]\w*|[,;:.!?()—–]")
_SHORTENED: Final = TITLES | CAPITALIZED | UNCERTAIN
"""Words whose full stop ends no clause: "St. Louis"."""
_STOPS: Final = frozenset(",;:.!?()—–")
_SUFFIXES: Final = tuple(
    "ations ation ators ator ments ment ically ered ering ings ing edly ions ion ies ied ers ors er or ed es ness ity "
    "ive ist ans an al ly y s e".split()
)
_IRREGULAR: Final = dict(
    pair.split("/")
    for pair in (
        "won/win lost/lose losses/lose loss/lose died/die dead/die death/die deaths/die dying/die said/say says/say "
        "told/tell began/begin begun/begin left/leave bought/buy sold/sell sale/sell sales/sell met/meet meeting/meet "
        "held/hold led/lead took/take taken/take gave/give given/give went/go gone/go came/come made/make wrote/write "
        "written/write spoke/speak spoken/speak speech/speak rose/rise risen/rise fell/fall fallen/fall ran/run "
        "got/get grew/grow grown/grow knew/know known/know saw/see seen/see shot/shoot shooting/shoot struck/strike "
        "built/build brought/bring caught/catch chose/choose chosen/choose choice/choose drew/draw drawn/draw "
        "fought/fight found/find flew/fly flown/fly kept/keep paid/pay payment/pay sent/send sought/seek spent/spend "
        "stood/stand stole/steal stolen/steal taught/teach thought/think threw/throw thrown/throw "
        "understood/understand "
        "broke/break broken/break became/become children/child people/person persons/person men/man women/woman "
        "troops/troop forces/force decision/decide decisions/decide response/respond approval/approve arrival/arrive "
        "destruction/destroy born/birth married/marry marriage/marry descent/descend"
    ).split()
)
_NOUNS: Final = word_set(
    "death deaths loss losses sale sales meeting payment speech shooting choice children people persons men women "
    "troops forces decision decisions response approval arrival destruction birth marriage descent"
)
_LEAST_ROOT: Final = 3
_DOUBLED: Final = re.compile(r"(?<=..)([^aeious])\1\Z")
_LONGEST_STEM: Final = 6
"""Letters of a word that tell it from others; more of them part "announced" from "announcement"."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a statement: lower case, its stem, its place, and the number of its clause."""

    low: str
    stem: str
    start: int
    end: int
    clause: int
    content: bool


@dataclass(frozen=True, slots=True)
class Stated:
    """What a passage states.

    Attributes:
        sequence: All its words, in order.
        stems: Stems of its content words.
        words: The words themselves, lower case.
        denied: Stems that stand under a negation.
        denied_first: Those right behind one.
        possible: Stems that stand under a word that makes them less than a fact.
        negated: Whether it holds a negation.
    """

    sequence: tuple[Word, ...]
    stems: frozenset[str]
    words: frozenset[str]
    denied: frozenset[str]
    denied_first: frozenset[str]
    possible: frozenset[str]
    negated: bool


def read_statement(text: str) -> Stated:
    """Return what a sentence or claim states."""
    words = tuple(_words(text))
    content = frozenset(word.stem for word in words if word.content)
    denied = [_under(words, at) for at in range(len(words)) if is_negation(words, at)]
    possible = [_under(words, at) for at in range(len(words)) if _is_possible(words, at, text)]
    return Stated(
        sequence=words,
        stems=content,
        words=frozenset(word.low for word in words),
        denied=frozenset(stem for under in denied for stem in under),
        denied_first=frozenset(under[0] for under in denied if under),
        possible=frozenset(stem for under in possible for stem in under),
        negated=bool(denied),
    )


def _is_possible(words: Sequence[Word], at: int, text: str) -> bool:
    word = words[at]
    if word.low in _MEANT:
        return _low(words, at + 1) == "to"
    return word.low in _POSSIBLE and not (word.low == "may" and MONTH_OF_MAY.match(text, word.start))


def _words(text: str) -> Iterator[Word]:
    pattern = word_pattern(text) if is_dense_text(text) else _TOKEN
    clause, last = 0, ""
    for match in pattern.finditer(text):
        token = match[0]
        if token in _STOPS:
            clause += not (match[0] == "." and last in _SHORTENED)
            continue
        last = token.lower()
        full = _IN_FULL.get(token.replace(".", ""))
        if full is not None:
            yield from (Word(one, stem(one), match.start(), match.end(), clause, content=True) for one in full)
            continue
        low = token.lower().replace("’", "'").removesuffix("'s")
        if low.endswith("n't"):
            yield from _opened(low, match.start(), match.end(), clause)
            continue
        yield Word(low, stem(low), match.start(), match.end(), clause, content=low not in _EMPTY)


_IN_FULL: Final = {
    "US": ("united", "states"),
    "USA": ("united", "states"),
    "UK": ("united", "kingdom"),
    "UN": ("united", "nations"),
    "EU": ("european", "union"),
}
"""Abbreviations that news uses for the full name without ever printing it."""
_OPENED: Final = {"ca": "can", "wo": "will", "sha": "shall", "ai": "is"}


def _opened(low: str, start: int, end: int, clause: int) -> Iterator[Word]:
    """Yield the two words of a contraction: "couldn't" is "could not"."""
    verb = low.removesuffix("n't")
    verb = _OPENED.get(verb, verb)
    if verb:
        yield Word(verb, stem(verb), start, end - 3, clause, content=False)
    yield Word("not", "not", end - 3, end, clause, content=False)


def is_negation(words: Sequence[Word], at: int) -> bool:
    """Tell whether a word negates what follows; "not only" and "no. 5" do not."""
    low, following = words[at].low, _low(words, at + 1)
    if low in _DENIALS:
        return following == "to"
    if low in _DENIED:
        following = _low(words, at + 2) if following.endswith("ly") else following
        return following.endswith("ing") or following in _DENIED_OPENING
    if low not in PLAIN_NEGATIONS or not following or following in _NOT_TURNING or (at and words[at - 1].low == "or"):
        return False
    if following in _LESSENED.get(low, ()):
        return False
    return following not in _BOUNDS or _low(words, at + 2) != "than"


def _low(words: Sequence[Word], at: int) -> str:
    """Return the word at a place; behind the last one there is none."""
    return words[at].low if at < len(words) else ""


_LESSENED: Final = {"nothing": word_set("to"), "no": word_set("vote votes")}
"""Words that a negation only looks as if it denied: "nothing to do with", "the no vote"."""


_DENIED_OPENING: Final = word_set("that any it he she they whether")
"""Words that open what is denied."""
_NOT_TURNING: Final = word_set("only just merely necessarily least")
"""Words behind a negation that it does not deny: "not only"."""
_BOUNDS: Final = word_set("fewer less more later earlier sooner")
"""Words that make a bound of a negation, before "than": "no fewer than"."""


def _under(words: Sequence[Word], at: int) -> list[str]:
    """Return the stems of the content words behind a word, within its clause."""
    clause = words[at].clause + (2 if _has_aside(words, at) else 0)
    near = (word for word in words[at + 1 : at + 1 + _WITHIN] if word.clause == clause)
    under = [word for word in near if word.content and not is_manner(word)][:_SCOPE]
    if words[at].low in _DENIED and under and is_past(under[-1].low):
        under = under[-1:]  # "denied that agents were told" denies the telling, not the agents
    return [word.stem for word in under]


def is_past(word: str) -> bool:
    """Tell whether a word has the form of a past verb: "told", "surprised"."""
    return word.endswith("ed") or is_irregular(word)


_NO_MANNERS: Final = word_set("reply supply apply rely comply family ally assembly fly italy july only early daily")


def is_manner(word: Word) -> bool:
    """Tell whether a word only tells how: "adequately"."""
    return word.low.endswith("ly") and word.low not in _NO_MANNERS


_LONGEST_ASIDE: Final = 3


def _has_aside(words: Sequence[Word], at: int) -> bool:
    """Tell whether a few words are put in right behind a word, between commas: "have not, as yet, read"."""
    clauses = [word.clause - words[at].clause for word in words[at + 1 : at + 2 + _LONGEST_ASIDE]]
    return clauses[:1] == [1] and clauses[-1] != 1


def is_irregular(word: str) -> bool:
    """Tell whether a word is a form of an irregular verb: "met", "gave"."""
    return word in _IRREGULAR and word not in _NOUNS


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return a word without its inflection: what two forms of one word share."""
    word = _IRREGULAR.get(word, word)
    if word[:1].isdigit():
        return word
    word = _DOUBLED.sub(r"\1", _root(word))
    return (word[:_LEAST_ROOT] + word[_LEAST_ROOT:].rstrip("e"))[:_LONGEST_STEM]


def _root(word: str) -> str:
    """Return a word without its longest ending; three letters of it are left."""
    roots = (word.removesuffix(suffix) for suffix in _SUFFIXES if not (suffix == "s" and word[-2:] == "ss"))
    return next((root for root in roots if _LEAST_ROOT <= len(root) < len(word)), word)
