"""When letters of another case are the same words: the first letter of a part, and headline capitals.

Headline capitals are wholesale: one side has no small letter at all, or capitals on every longer word; a single word in
other capitals inside a quote is a change (`us`, `US`).
"""

import re
from typing import Final

from briefing.verify.quotes.walking import Match
from briefing.verify.source import Source

_WORDS: Final = re.compile(r"[^\W\d_]+(?:['/-][^\W\d_]+)*")
_PARTS: Final = re.compile(r"[^\W\d_]+")
_LONG: Final = 4
_LEAST_WORDS: Final = 3
_SHARE: Final = 0.85
"""Least share of the longer words that headline capitals cover."""


def case_fits(match: Match, source: Source) -> bool:
    """Tell whether the letters of a match differ in case only where that never matters."""
    text = source.folded.text
    quoted = "".join(words for words, _, _ in match.runs)
    printed = "".join(text[start : start + len(words)] for words, start, _ in match.runs)
    if quoted == printed:
        return True
    free = _free(match)
    wrong = [at for at, (one, other) in enumerate(zip(quoted, printed, strict=True)) if one != other and at not in free]
    return not wrong or _is_headline(quoted, printed, wrong)


def _free(match: Match) -> set[int]:
    """Return where a part or a piece of speech begins, as positions in the joined runs."""
    found: set[int] = set()
    done = 0
    for words, _, fresh in match.runs:
        first = next((at for at, char in enumerate(words) if char.isalpha()), None)
        if fresh and first is not None:
            found.add(done + first)
        done += len(words)
    return found


def _is_headline(quoted: str, printed: str, wrong: list[int]) -> bool:
    if _is_capital(quoted) or _is_capital(printed):
        return True
    if _is_title(quoted) or _is_title(printed):
        starts = {match.start() for match in _PARTS.finditer(quoted)}
        return all(at in starts for at in wrong)
    first = _WORDS.search(quoted)
    return first is not None and _is_lead_in(quoted, printed, first, wrong)


def _is_lead_in(quoted: str, printed: str, first: re.Match[str], wrong: list[int]) -> bool:
    """Tell whether only the first word stands in capitals, as after a dropped initial."""
    capital = quoted[: first.end()].isupper() or printed[: first.end()].isupper()
    return capital and len(first[0]) >= _LONG and max(wrong) in range(first.end())


def _is_capital(words: str) -> bool:
    return words.isupper() and len(_WORDS.findall(words)) > 1


def _is_title(words: str) -> bool:
    """Tell whether words stand in headline capitals: all but stray ones of the longer words, and three in all."""
    found: list[str] = _WORDS.findall(words)
    long = [word for word in found if len(word) >= _LONG]
    capital = sum(word[0].isupper() for word in long)
    enough = sum(word[0].isupper() for word in found) >= _LEAST_WORDS
    return enough and capital >= _SHARE * len(long)
