# ruff: noqa: D103 - a rewrite's name says what it does
"""Honest rewrites of a sentence by rule: each says the same as the sentence, or less, in other words."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random

Rewrite = Callable[[str, Random], str | None]

ANCHOR = date(2020, 6, 17)
"""The date that relative dates of the articles count from, for the bank only: a Wednesday."""

_WORDS = "two three four five six seven eight nine ten eleven twelve".split()
_DIGITS = {word: str(number) for number, word in enumerate(_WORDS, start=2)}
_SAME = {"began": "started", "big": "large", "buy": "purchase", "bought": "purchased", "help": "assist",
         "huge": "enormous", "attorney": "lawyer", "automobile": "car", "nearly": "almost", "cops": "police",
         "kids": "children", "firm": "company", "around": "about", "but": "however,", "jail": "prison",
         "ended": "finished", "probe": "investigation", "talks": "negotiations", "nation": "country",
         "deadly": "fatal", "movie": "film", "told": "informed", "quickly": "rapidly"}  # fmt: skip
_SHORT = {"didn": "did", "doesn": "does", "don": "do", "isn": "is", "wasn": "was", "weren": "were", "aren": "are",
          "hasn": "has", "haven": "have", "hadn": "had", "wouldn": "would", "couldn": "could",
          "shouldn": "should"}  # fmt: skip
_BOUNDS = {"more than": "over", "over": "more than", "at least": "no fewer than", "about": "around",
           "around": "roughly", "roughly": "about", "nearly": "almost", "almost": "nearly",
           "fewer than": "less than", "an estimated": "about"}  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = "January February March April May June July August September October November December".split()
_TITLES = (
    r"(?:President|Sen\.|Rep\.|Gov\.|Mr\.|Mrs\.|Ms\.|Dr\.|Senator|Governor|Secretary|Prime Minister|Mayor|Justice)"
)
_NAME = r"[A-Z][a-z]+ [A-Z][a-z]+"


def _sub(pattern: str, to: str | Callable[[re.Match[str]], str], text: str) -> str | None:
    changed = re.sub(pattern, to, text, count=1)
    return changed if changed != text else None


def same(text: str, _random: Random) -> str:
    return text


def digits_for_words(text: str, _random: Random) -> str | None:
    return _sub(rf"\b(?:{'|'.join(_WORDS)})\b(?= [a-z])(?! (?:of|or|hundred|thousand|million|dozen|and)\b)",
                lambda word: _DIGITS[word[0]], text)  # fmt: skip


_NO_AMOUNT = r"(?<![\d.,$€£:/-])(?<![A-Z][a-z]{2}\. )(?<!No\. )(?<![A-Z][a-z]{2} )(?<![A-Z][a-z]{3} )(?<!through )"
_MONTH = r"(?<!(?:rch|ril|une|uly|ust|ber|ary|May) )"
_NO_COUNT = r"(?! (?:percent|per|million|billion|trillion|through|and|to|p\.m|a\.m)\b)"


def words_for_digits(text: str, _random: Random) -> str | None:
    pattern = rf"{_NO_AMOUNT}{_MONTH}\b[2-9](?= [a-z]{{3,}}){_NO_COUNT}"
    return _sub(pattern, lambda digit: _WORDS[int(digit[0]) - 2], text)


def full_million(text: str, _random: Random) -> str | None:
    sizes = {"million": 6, "billion": 9}

    def whole(match: re.Match[str]) -> str:
        head, tail = match[1], match[2] or ""
        digits = head + tail + "0" * (sizes[match[3]] - len(tail))
        return f"{int(digits):,}"

    return _sub(r"(?<![\d.,])(\d{1,3})(?:\.(\d{1,3}))? (million|billion)\b(?!-)", whole, text)


def short_million(text: str, _random: Random) -> str | None:
    return _sub(r"(?<![\d.,])(\d{1,3}),(\d)00,000\b",
                lambda m: f"{m[1]} million" if m[2] == "0" else f"{m[1]}.{m[2]} million", text)  # fmt: skip


def percent_sign(text: str, _random: Random) -> str | None:
    return _sub(r"(?<=\d) (?:percent|per cent)\b(?!age)", "%", text) or _sub(r"(?<=\d)%(?= )", " percent", text)


def half_as_percent(text: str, _random: Random) -> str | None:
    return _sub(r"\b[Hh]alf of\b", "50 percent of", text)


def rounded_decimal(text: str, _random: Random) -> str | None:
    def rounded(match: re.Match[str]) -> str:
        return f"{int(match[1] + match[2] + match[3]) // 10 / 10 + (int(match[3]) >= 5) / 10:.1f}"

    return _sub(r"(?<![\d.,$])(\d{1,2})\.(\d)([1-46-9])(?=%| percent| million| billion)", rounded, text)


def converted_unit(text: str, _random: Random) -> str | None:
    factors = {"miles": (1.609344, "kilometers"), "kilometers": (0.621371, "miles"), "feet": (0.3048, "meters"),
               "pounds": (0.453592, "kilograms"), "acres": (0.404686, "hectares")}  # fmt: skip

    def turned(match: re.Match[str]) -> str:
        factor, unit = factors[match[2]]
        return f"{float(match[1].replace(',', '')) * factor:,.1f} {unit}"

    found = _sub(r"(?<![\d.,$£-])(\d{1,3}(?:,\d{3})*(?:\.\d+)?) (miles|kilometers|feet|acres)\b", turned, text)
    return found if found and "per hour" not in text else None


def same_bound(text: str, _random: Random) -> str | None:
    names = "|".join(_BOUNDS)
    return _sub(rf"(?<![Nn]o )\b(?:{names})(?= \$?(?:\d|half|two|three|four|five|a (?:dozen|million)))",
                lambda m: _BOUNDS[m[0]], text)  # fmt: skip


def clause_cut(text: str, _random: Random) -> str | None:
    """Leave out a relative clause at the end."""
    match = re.search(r", (?:which|who|where|when|while)\b[^,;:]{10,}\.$", text)
    return text[: match.start()] + "." if match and match.start() > 50 else None


def apposition_cut(text: str, _random: Random) -> str | None:
    return _sub(rf"(?<=[a-z])({_NAME}), (?:an?|the) [a-z][^,;:.\d]{{5,60}}, (?=[a-z])", r"\1 ", text) or _sub(
        rf"^({_NAME}), (?:an?|the) [a-z][^,;:.\d]{{5,60}}, (?=[a-z])", r"\1 ", text
    )


def speaker_first(text: str, _random: Random) -> str | None:
    match = re.search(rf"^(.{{30,}}), ({_NAME}) said\.$", text)
    if match is None or re.search(r"[,“”\"]", match[1]):
        return None
    named = re.match(r"[A-Z][a-z]* ?[A-Z]|I ", match[1])
    first = match[1][0] if named else match[1][0].lower()
    return f"{match[2]} said {first}{match[1][1:]}."


def according_to(text: str, _random: Random) -> str | None:
    match = re.search(rf"^({_NAME}) said (?:that )?((?:the|a|an|it|they|he|she|more|there) .{{20,}})\.$", text)
    return match and f"According to {match[1]}, {match[2]}."


def says_now(text: str, _random: Random) -> str | None:
    return _sub(r"(?<=[a-z]) said\b(?! (?:to be|by))", " says", text)


def contraction_opened(text: str, _random: Random) -> str | None:
    return _sub(r"\b(didn|doesn|don|isn|wasn|weren|aren|hasn|haven|hadn|wouldn|couldn|shouldn)[’']t\b",
                lambda m: _SHORT[m[1]] + " not", text)  # fmt: skip


def contraction_closed(text: str, _random: Random) -> str | None:
    return _sub(r"\b(did|does|is|was|were|are|has|have|had|would|could|should) not\b(?! only)", r"\1n't", text)


def title_dropped(text: str, _random: Random) -> str | None:
    return (
        _sub(rf"(?<![A-Z][a-z]{{3}} )(?<![A-Za-z]{{4}}[a-z] ){_TITLES} (?={_NAME})", "", text)
        if not re.search(rf"[A-Z]\w+ {_TITLES}", text)
        else None
    )


_BODIES = (
    r"White|Supreme|Washington|New|North|South|United|Planned|Wall|Fox|House|Senate|Air",
    r"House|Court|Post|University|Times|Party|News|Journal|States|Department",
)


def last_name(text: str, _random: Random) -> str | None:
    first, last = (rf"(?!{words})[A-Z][a-z]+" for words in _BODIES)
    return _sub(
        rf"(?<=[a-z] )(?<!and )(?<!of ){first} (?={last} (?:said|told|added|says|has|was|is|will|had)\b)", "", text
    )


def synonym(text: str, _random: Random) -> str | None:
    return _sub(rf"(?<=[a-z] )(?:{'|'.join(_SAME)})\b(?= [a-z])(?! however)", lambda m: _SAME[m[0]], text)


_KEPT = "|".join(
    """unlikely necessarily nearly only early family reportedly allegedly likely roughly barely hardly partly possibly
    probably supply apply reply july italy ally fully rarely mostly largely monthly daily weekly assembly anomaly
    apparently virtually supposedly potentially approximately usually generally seemingly federally publicly""".split()
)


def adverb_dropped(text: str, _random: Random) -> str | None:
    return _sub(rf"(?<=[a-z]) (?!(?:{_KEPT})\b)[a-z]{{3,}}ly(?= [a-z])", "", text)


def united_states(text: str, _random: Random) -> str | None:
    return _sub(r"\bthe U\.S\.(?= [a-z])", "the United States", text) or _sub(
        r"\bthe United States\b(?! of)", "the U.S.", text
    )


def opening_cut(text: str, _random: Random) -> str | None:
    """Leave out "On Monday, " or "In a statement, " in front."""
    match = re.match(r"^(?:On|In|At|During|Earlier|Meanwhile)\b[^,\d]{0,30}, (?=[A-Zat])", text)
    return match and text[match.end()].upper() + text[match.end() + 1 :]


def day_resolved(text: str, _random: Random) -> str | None:
    def day(match: re.Match[str]) -> str:
        found = ANCHOR - timedelta(days=(ANCHOR.weekday() - _DAYS.index(match[1])) % 7)
        return f"on {_MONTHS[found.month - 1]} {found.day}, {found.year}"

    if re.search(r"\b(?:will|next|would|until|by|since|last)\b", text) or re.search(r"\d{4}", text):
        return None
    return _sub(rf"\bon ({'|'.join(_DAYS)})\b(?=[ .,])(?! (?:night|morning|afternoon|evening))", day, text)


def yesterday_resolved(text: str, _random: Random) -> str | None:
    return _sub(r"(?<=[a-z]) yesterday\b", " on June 16", text) or _sub(r"(?<=[a-z]) today\b", " on Wednesday", text)


def passive(text: str, _random: Random) -> str | None:
    match = re.search(rf"^({_NAME}) (accused|criticized|praised|endorsed|sued|defeated|nominated|fired|attacked"
                      rf"|blamed|urged|warned|invited) (?:President |Sen\. )?({_NAME})\b", text)  # fmt: skip
    return match and f"{match[3]} was {match[2]} by {match[1]}."


REWRITES: tuple[Rewrite, ...] = (
    same, digits_for_words, words_for_digits, full_million, short_million, percent_sign, half_as_percent,
    rounded_decimal, converted_unit, same_bound, clause_cut, apposition_cut, speaker_first, according_to, says_now,
    contraction_opened, contraction_closed, title_dropped, last_name, synonym, adverb_dropped, united_states,
    opening_cut, day_resolved, yesterday_resolved, passive,
)  # fmt: skip


def rewrites(text: str, random: Random) -> Iterator[tuple[str, str]]:
    """Yield the kind and the words of every rewrite that a sentence takes."""
    for rewrite in REWRITES:
        words = rewrite(text, random)
        if words:
            yield rewrite.__name__, words
