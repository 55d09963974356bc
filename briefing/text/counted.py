"""What a figure counts: the noun phrase behind it, as printed, up to its head ("senior officers", "settlements").

It reads the shape of words only; where a phrase ends is a convention of this room, the same for claims and sources.
"""

import re
from typing import Final

from briefing.text.words import WORD, is_dense, word_set

_LEAD: Final = re.compile(
    r"[\s\u00a0-]+(?:(?:of|more|other|others|additional|further|new|de|d['’]|von)\s+)?"
    r"(?:(?:all|the|its|their|his|her|our|these|those|such)\s+)?(?=[^\W\d_])",
    re.IGNORECASE,
)
_NEXT: Final = re.compile(r"([^\W\d_][\w'’./-]*)([\s\u00a0]+(?=[^\W\d_])|)")
_REACH: Final = 100
_MOST_WORDS: Final = 8
_LEAST_PLURAL: Final = 4
STOPS: Final = word_set(
    """a an and are as at be been being before but by can could did do does during each every for from had has have he
    her his i if in into is it its may might more most must not of off on or our out over per she should so than
    that the their them then there these they this those through to under until up was we were what when where which
    while who whom whose will with would yet you after against ago alone along also although among amid around
    because behind below beneath beside between beyond both currently daily despite down either else ever how
    however including inside instead just later like minus near nearly nor now once only onto past plus said says
    since some still sure than though throughout till today together tomorrow too toward towards unless unlike upon
    via vs whether whereas within without yesterday wide long high deep tall large apart away back apiece altogether
    overall total likely і й та в у на до від з із за під що як який які по при про для під після і ще або але було
    були є и в на до от с из за под что как который которые по при про для после или но было были und oder in im an
    am auf aus bei mit nach seit von vor zu zum zur der die das den dem des ist sind war waren wurden wurde haben
    hatte hat werden wird dass als wie et ou dans sur sous avec pour par est sont était étaient ont a qui que du des
    le la les au aux y o en con por para es son era eran fue fueron han ha del al los las el un una"""
)
_PLURALS: Final = word_set(
    """people men women children troops police personnel staff feet teeth mice cattle aircraft fish sheep deer geese
    militia crew medics media data"""
)
_VERBS: Final = word_set(
    """died fell went took left came got made saw lost won met told became began gave fled rose hit shot found ran held
    led knew thought spoke wrote drove flew threw broke stood sat kept felt put cost cut spent sold bought sent
    built die dies take takes make makes go goes come comes live lives work works remain remains seem seems"""
)
_NOT_PLURAL: Final = ("ss", "us", "is", "ous", "'s", "’s", "ics")
_POSSESSIVE: Final = ("'s", "’s", "s'", "s’")


def counted_after(text: str, end: int) -> str | None:
    """Return the noun phrase behind a figure that ends at `end`, or None."""
    if end < len(text) and is_dense(text[end]):
        return _dense_phrase(text, end)
    lead = _LEAD.match(text, end, end + _REACH)
    if lead is None or "\n" in lead[0]:
        return None
    words = _words(text, lead.end())
    return " ".join(_phrase(words)).rstrip(".'’-/") or None


def _dense_phrase(text: str, end: int) -> str | None:
    """Return the counter behind a figure in a script without spaces: up to two characters of it."""
    kept = ""
    for char in text[end : end + 2]:
        if not is_dense(char) or "\u3040" <= char <= "\u309f":
            break
        kept += char
    return kept or None


def _words(text: str, start: int) -> list[str]:
    """Return the words from `start` on, up to the first mark of punctuation."""
    words: list[str] = []
    while len(words) < _MOST_WORDS + 2 and (match := _NEXT.match(text, start, start + _REACH)):
        words.append(match[1])
        start = match.end()
        if not match[2] or match[1][-1] == "." or "\n" in match[2]:
            break
    return words


def _phrase(words: list[str]) -> list[str]:
    kept: list[str] = []
    for at, word in enumerate(words[:_MOST_WORDS]):
        following = words[at + 1] if at + 1 < len(words) else ""
        if _ends_before(word, following, kept):
            break
        kept.append(word)
        if _is_head(word, following):
            break
    return kept


def _ends_before(word: str, following: str, kept: list[str]) -> bool:
    """Tell whether a phrase ends before a word: a function word, an adverb, a verb, a participle behind a noun."""
    low = word.casefold()
    if low in {"and", "or", "und", "et", "y", "та", "і", "и"} and kept:
        return not (kept[-1][:1].isupper() and following[:1].isupper())
    if low in STOPS or (kept and (low in _VERBS or low.endswith("ly"))):
        return True
    return bool(kept) and low.endswith(("ed", "ing")) and word[:1].islower() and not is_plural(following)


def _is_head(word: str, following: str) -> bool:
    if word.endswith(_POSSESSIVE) or not is_plural(word):
        return False
    if word[:1].islower() and word not in _PLURALS:
        return True
    return not is_plural(following) or following.casefold() in _VERBS


def is_plural(word: str) -> bool:
    """Tell whether an English word looks like a plural noun."""
    low = word.casefold()
    if low in _PLURALS:
        return True
    return (
        len(low) >= _LEAST_PLURAL
        and low.endswith("s")
        and not low.endswith(_NOT_PLURAL)
        and WORD.fullmatch(low) is not None
        and low not in STOPS
    )
