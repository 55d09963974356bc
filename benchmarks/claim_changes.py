# ruff: noqa: D103 - a change's name says what it does
"""Changes that make a claim wrong: each turns, moves, adds or exchanges one thing that the sentence says."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class Around:
    """What else the article holds, for exchanges: its other names, figures and places."""

    names: Sequence[str] = ()
    surnames: Sequence[str] = ()
    figures: Sequence[str] = ()
    words: frozenset[str] = frozenset()

    def strange(self, options: Sequence[str]) -> list[str]:
        """Return the options that no sentence of the article can bear out: each has a long word it never uses."""
        return [one for one in options if not any(w in self.words for w in one.split() if len(w) > _SHORT)]


_SHORT = 3


Change = Callable[[str, Around, Random], str | None]

_ANTONYMS = """increase/decrease increased/decreased before/after support/oppose supported/opposed won/lost win/lose
up/down higher/lower first/last best/worst allow/ban allowed/banned accepted/rejected legal/illegal guilty/innocent
strong/weak success/failure successful/unsuccessful public/private agreed/disagreed true/false north/south
northern/southern rose/fell rise/fall rising/falling gained/lost opened/closed started/stopped began/ended hired/fired
bought/sold approved/rejected passed/failed more/less inside/outside older/younger released/captured largest/smallest
highest/lowest male/female majority/minority Republican/Democratic Republicans/Democrats conservative/liberal
Democrats/Republicans Democratic/Republican liberal/conservative better/worse early/late above/below denied/confirmed
praised/criticized arrested/released same/different with/without raised/lowered cut/raised expanded/reduced
strengthened/weakened joined/left"""
_TURNED = {a: b for pair in _ANTONYMS.split() for a, b in (pair.split("/"), pair.split("/")[::-1])}
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = "January February March April June July August September October November December".split()
_PLACES = ("Kenya", "Norway", "Brazil", "Chicago", "Lisbon", "Toronto", "Hungary", "Nevada")
_PEOPLE = ("Helen Marsh", "Viktor Lindqvist", "Grace Okafor", "Paul Tanaka")
_BE = r"\b(?:is|are|was|were|will|would|can|could|should|has|have|had)\b(?! not\b| never\b)(?=\s[a-z])"


def _matches(pattern: str, text: str) -> list[re.Match[str]]:
    return list(re.finditer(pattern, text))


def _put(text: str, match: re.Match[str], words: str) -> str:
    return text[: match.start()] + words + text[match.end() :]


def _one(pattern: str, text: str, random: Random) -> re.Match[str] | None:
    found = _matches(pattern, text)
    return random.choice(found) if found else None


def digit(text: str, _around: Around, random: Random) -> str | None:
    match = _one(r"(?<![A-Za-z-])\d(?![a-z])", text, random)
    return match and _put(text, match, random.choice([one for one in "123456789" if one != match[0]]))


def number_word(text: str, _around: Around, random: Random) -> str | None:
    words = "two three four five six seven eight nine ten eleven twelve".split()
    match = _one(rf"\b(?:{'|'.join(words)})\b(?= [a-z])", text, random)
    return match and _put(text, match, random.choice([one for one in words if one != match[0]]))


def scale(text: str, _around: Around, random: Random) -> str | None:
    match = _one(r"\b(?:million|billion|trillion|thousands?|hundreds?)\b(?!aire)", text, random)
    to = {"million": "billion", "billion": "million", "trillion": "billion", "thousand": "million",
          "thousands": "hundreds", "hundreds": "thousands", "hundred": "thousand"}  # fmt: skip
    return match and _put(text, match, to[match[0]])


def unit(text: str, _around: Around, random: Random) -> str | None:
    to = {"miles": "kilometers", "kilometers": "miles", "feet": "meters", "meters": "feet", "years": "months",
          "months": "weeks", "weeks": "days", "days": "weeks", "hours": "minutes", "minutes": "hours", "%": " points",
          "percent": "percentage points", "$": "€", "pounds": "tons", "acres": "square miles"}  # fmt: skip
    match = _one(r"(?<=\d )(?:miles|kilometers|feet|meters|years|months|weeks|days|hours|minutes|percent|pounds)\b"
                 r"(?! old)|(?<=\d)%|\$(?=\d)", text, random)  # fmt: skip
    return match and _put(text, match, to[match[0]])


def bound_turned(text: str, _around: Around, random: Random) -> str | None:
    to = {"more than": "less than", "less than": "more than", "at least": "at most", "fewer than": "more than",
          "up to": "at least", "over": "under", "nearly": "more than", "almost": "more than"}  # fmt: skip
    match = _one(rf"\b(?:{'|'.join(to)})(?= \$?(?:\d|half|two|three|a (?:dozen|third|quarter)))", text, random)
    return match and _put(text, match, to[match[0]])


def hedge_dropped(text: str, _around: Around, random: Random) -> str | None:
    match = _one(r"\b(?:about|around|roughly|approximately|an estimated|up to|nearly|almost|more than|at least"
                 r"|less than) (?=\$?\d)", text, random)  # fmt: skip
    return match and _put(text, match, "")


def negation_added(text: str, _around: Around, random: Random) -> str | None:
    match = _one(_BE, text, random)
    return match and _put(text, match, match[0] + random.choice((" not", " never")))


def negation_dropped(text: str, _around: Around, random: Random) -> str | None:
    match = _one(r"\b(?:is|are|was|were|will|would|could|should|has|have|had)(?: not|n[’']t)\b|(?<=[a-z]) never\b"
                 r"|\bno (?=[a-z]{4,} (?:of|to|for|that)\b)|\b(?:failed|refused|declined) to (?=[a-z])",
        text,
        random,
    )  # fmt: skip
    if match is None or match[0].startswith("won"):
        return None
    if match[0][-3:] == "to ":
        return _put(text, match, "managed to ")
    return _put(text, match, re.sub(r"( not|n[’']t| never|no )$", "", match[0]))


def modal_certain(text: str, _around: Around, random: Random) -> str | None:
    match = _one(r"(?<=[a-z] )(?:may|might|could)(?= (?:be|have|not)?[a-z])(?! (?:\d|be able))", text, random)
    return match and _put(text, match, "will")


def plan_done(text: str, _around: Around, random: Random) -> str | None:
    match = _one(
        r"\b(?:plans|wants|hopes|intends|expects|is expected|are expected|was expected) to (?=[a-z])", text, random
    )
    return match and _put(text, match, "managed to ")


def claim_as_fact(text: str, _around: Around, _random: Random) -> str | None:
    """Drop who only claims it: what is alleged becomes a fact."""
    match = re.match(r"^(?:[A-Z][\w.’' ]{2,40}) (?:claimed|alleged|argued|believes|suggested|insisted|contends)"
                     r" that (?=[a-z])", text)  # fmt: skip
    if match is None:
        return None
    rest = text[match.end() :]
    return rest[0].upper() + rest[1:]


def alleged_dropped(text: str, _around: Around, random: Random) -> str | None:
    match = _one(
        r"(?<=[a-z] )(?:allegedly|reportedly|possibly|likely|apparently|alleged|suspected) (?=[a-z])", text, random
    )
    return match and _put(text, match, "")


def antonym(text: str, _around: Around, random: Random) -> str | None:
    match = _one(rf"(?<![\w’'-])(?:{'|'.join(_TURNED)})(?![\w’'-])", text, random)
    return match and _put(text, match, _TURNED[match[0]])


def prefix(text: str, _around: Around, random: Random) -> str | None:
    match = _one(
        r"(?<= )(?:likely|able|willing|fair|clear|known|happy|lawful|usual|popular|certain|safe)\b", text, random
    )
    return match and _put(text, match, "un" + match[0])


def _full(text: str) -> list[re.Match[str]]:
    return _matches(r"\b[A-Z][a-z]+ [A-Z][a-z]{2,}\b(?! [A-Z])", text)


def name_swapped(text: str, around: Around, random: Random) -> str | None:
    """Put another name of the article in the place of one."""
    inside = [match for match in _full(text) if match[0] in around.names]
    others = [name for name in around.names if not set(name.split()) & set(text.split())]
    if not inside or not others:
        return None
    match = random.choice(inside)
    return _put(text, match, random.choice(others))


def name_invented(text: str, around: Around, random: Random) -> str | None:
    inside = [match for match in _full(text) if match[0] in around.names]
    return _put(text, random.choice(inside), random.choice(_PEOPLE)) if inside else None


def roles_swapped(text: str, around: Around, _random: Random) -> str | None:
    """Exchange two names of the sentence around its verb."""
    inside = [match for match in _full(text) if match[0] in around.names]
    if len(inside) != 2 or set(inside[0][0].split()) & set(inside[1][0].split()):
        return None
    a, b = inside
    between = text[a.end() : b.start()]
    if re.search(r"^,? (?:and|or|&|with|,)", between) or not re.search(r"[a-z]{3,}", between) or "," in between:
        return None
    return text[: a.start()] + b[0] + between + a[0] + text[b.end() :]


def place(text: str, _around: Around, random: Random) -> str | None:
    match = _one(r"(?<=\b[Ii]n )[A-Z][a-z]{3,}\b(?! [A-Z])(?=[ ,.])", text, random)
    if match is None or match[0] in (*_DAYS, *_MONTHS, "May"):
        return None
    return _put(text, match, random.choice([one for one in _PLACES if one != match[0]]))


def day(text: str, _around: Around, random: Random) -> str | None:
    match = _one(rf"\b(?:{'|'.join(_DAYS)})\b", text, random)
    return match and _put(text, match, random.choice([one for one in _DAYS if one != match[0]]))


def month(text: str, _around: Around, random: Random) -> str | None:
    match = _one(rf"\b(?:{'|'.join(_MONTHS)})\b(?= \d|[,.]| [a-z])", text, random)
    return match and _put(text, match, random.choice([one for one in _MONTHS if one != match[0]]))


def year(text: str, _around: Around, random: Random) -> str | None:
    match = _one(r"(?<=\b[iI]n )(?:19|20)\d\d\b", text, random)
    return match and _put(text, match, str(int(match[0]) + random.choice((-3, -2, -1, 1, 2))))


def ordinal(text: str, _around: Around, random: Random) -> str | None:
    words = ("second", "third", "fourth", "fifth", "sixth")
    match = _one(rf"\b(?:first|{'|'.join(words)})\b(?= [a-z]{{3,}})", text, random)
    return match and _put(text, match, random.choice([one for one in words if one != match[0]]))


def quantifier(text: str, _around: Around, random: Random) -> str | None:
    to = {"some": "all", "many": "all", "most": "all", "several": "all", "few": "most", "half": "all", "all": "some",
          "every": "no", "none": "all", "both": "neither", "Some": "All", "Many": "All", "Most": "All",
          "All": "Few"}  # fmt: skip
    words = "some|many|most|several|few|Some|Many|Most|All"
    match = _one(rf"(?<![\w’'-])(?:{words})(?= [a-z]{{3,}}s\b| of (?:the|his|its|their))", text, random)
    return match and _put(text, match, to[match[0]])


def figures_swapped(text: str, _around: Around, _random: Random) -> str | None:
    found = _matches(r"(?<![\d.,$€A-Za-z-])\d{1,3}(?:,\d{3})*(?= [a-z]{4,})", text)
    if len(found) != 2 or found[0][0] == found[1][0]:
        return None
    a, b = found
    return text[: a.start()] + b[0] + text[a.end() : b.start()] + a[0] + text[b.end() :]


def figure_of_article(text: str, around: Around, random: Random) -> str | None:
    """Put another figure of the article in the place of one."""
    match = _one(r"(?<![\d.,$€A-Za-z-])\d{2,3}(?:,\d{3})*(?= [a-z]{4,})", text, random)
    others = [one for one in around.figures if one not in text]
    return _put(text, match, random.choice(others)) if match and others else None


def speaker_swapped(text: str, around: Around, random: Random) -> str | None:
    match = _one(r"\b[A-Z][a-z]{2,}(?= (?:said|told|added|says|announced|argued)\b)", text, random)
    others = [one for one in around.surnames if one not in text]
    return _put(text, match, random.choice(others)) if match and others else None


def cause_invented(text: str, around: Around, random: Random) -> str | None:
    tails = (" because of pressure from investors", " after losing a bet", " due to heavy rain",
             " in response to a hunger strike")  # fmt: skip
    return text.rstrip(".") + random.choice(around.strange(tails) or [tails[0]]) + "."


def tail_invented(text: str, around: Around, random: Random) -> str | None:
    tails = (" and apologized to the families", ", winning an award for it", " and plans to sell the building",
             ", drawing a rebuke from the bishops", " while wearing a red scarf")  # fmt: skip
    return text.rstrip(".") + random.choice(around.strange(tails) or [tails[0]]) + "."


def head_invented(text: str, around: Around, random: Random) -> str | None:
    heads = ("After weeks of secret talks, ", "To the surprise of the neighbours, ", "Against the advice of doctors, ")
    return random.choice(around.strange(heads) or [heads[0]]) + text


def word_invented(text: str, around: Around, random: Random) -> str | None:
    match = _one(r"(?<=\bthe )(?=[a-z]{4,}\b)", text, random)
    words = around.strange(("bankrupt ", "armed ", "secret ", "Swedish ", "retired ", "wooden ", "purple "))
    return _put(text, match, random.choice(words)) if match and words else None


def clause_of_other(text: str, around: Around, random: Random) -> str | None:
    """Turn who the sentence is about: its first name becomes another one of the article, everywhere in it."""
    match = re.match(r"^[A-Z][a-z]+ [A-Z][a-z]{2,}(?= [a-z])", text)
    others = [name for name in around.names if not set(name.split()) & set(text.split())]
    return text.replace(match[0], random.choice(others)) if match and match[0] in around.names and others else None


CHANGES: tuple[Change, ...] = (
    digit, number_word, scale, unit, bound_turned, hedge_dropped, negation_added, negation_dropped, modal_certain,
    plan_done, claim_as_fact, alleged_dropped, antonym, prefix, name_swapped, name_invented, roles_swapped, place,
    day, month, year, ordinal, quantifier, figures_swapped, figure_of_article, speaker_swapped, cause_invented,
    tail_invented, head_invented, word_invented, clause_of_other,
)  # fmt: skip
CONTRARY = frozenset(
    "digit number_word scale bound_turned negation_added negation_dropped antonym prefix name_swapped roles_swapped "
    "day month year ordinal figures_swapped figure_of_article speaker_swapped clause_of_other".split()
)
"""Kinds whose sentence of the article says the contrary; the others add something, or say more than it does."""


def changes(text: str, around: Around, random: Random) -> Iterator[tuple[str, str]]:
    """Yield the kind and the words of every change that a sentence takes."""
    for change in CHANGES:
        words = change(text, around, random)
        if words and words != text:
            yield change.__name__, words
