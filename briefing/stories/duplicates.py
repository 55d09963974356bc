"""Find articles whose words repeat another article's, also with another headline, boilerplate or edits around them.

The words are sampled by content (Broder 1997 on resemblance and containment; anchors as in SpotSigs, Theobald et al.
2008): windows of three words behind a frequent initial letter, so that one pass of a compiled pattern sees the whole
text and an edit touches only the windows around it. Windows two articles share make a candidate; a candidate counts
only after the share of common windows is verified. Cost grows with the text, not with pairs of articles. It never
reads boilerplate and never decides by the order of its input.
"""

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from zlib import crc32

from briefing.model import Article, ArticleId
from briefing.stories.reports import report_text

# Share of the smaller article's windows that the other must hold. Measured on 3,000 unrelated and related news
# articles: follow-ups and shared agency copy stay below .5; one word in seven may be changed in a copy.
_CONTAINED = 0.5
_FEWEST_SHARED = 2
_SHORT = 1500
_SPARSE = 300
_SAMPLE = 3
_FEW = 60
_TELLING = 5
_WIDE = 12
_HEADS = 3
_LONG_WORD = 14
_GRAM = 6

_ANCHORED = re.compile(r" t(\w++ \w++ \w++)")
_WORDS = re.compile(r"\w++")


def duplicates(articles: Sequence[Article]) -> tuple[tuple[ArticleId, ArticleId], ...]:
    """Return (duplicate, original) for each article that repeats another's words, sorted.

    The original is the one published first as far as dates are known, then the longest.
    """
    ranked = sorted(articles, key=originality)
    windows = [_windows(report_text(article)) for article in ranked]
    first = list(range(len(ranked)))
    for earlier, later in sorted(_candidates(windows)):
        one, other = _first(first, earlier), _first(first, later)
        if one != other and _repeats(windows[earlier], windows[later]):
            first[max(one, other)] = min(one, other)
    found = ((at, _first(first, at)) for at in range(len(ranked)))
    return tuple(sorted((ranked[at].id, ranked[original].id) for at, original in found if at != original))


def _first(first: list[int], at: int) -> int:
    """Return the most original article that `at` repeats, through others where need be."""
    while first[at] != at:
        first[at] = first[first[at]]
        at = first[at]
    return at


def originality(article: Article) -> tuple[date, int, str, str]:
    """Return the key that sorts the original before its copies."""
    return (article.published.date or date.max, -len(article.text), article.sha256, article.id)


@dataclass(frozen=True, slots=True)
class _Windows:
    """The codes of an article's windows: behind anchors, and all of them where anchors are too few to tell."""

    anchored: "array[int]"
    dense: "array[int]"


def _windows(text: str) -> _Windows:
    lowered = text.lower()
    anchored = _codes(_ANCHORED.findall(lowered))
    sparse = len(text) <= _SHORT or len(anchored) * _SPARSE < len(text)
    return _Windows(array("I", sorted(anchored)), array("I", sorted(_dense(lowered)) if sparse else ()))


def _codes(windows: Iterable[str]) -> set[int]:
    return {crc32(window.encode("utf-8", "surrogatepass")) for window in windows}


def _dense(lowered: str) -> set[int]:
    """Return windows of texts that the anchors do not reach: short ones, other scripts, text without spaces."""
    words = _WORDS.findall(lowered)
    if words and len(lowered) / len(words) > _LONG_WORD:
        joined = "".join(words)
        codes = _codes(joined[at : at + _GRAM] for at in range(len(joined) - _GRAM + 1))
    else:
        codes = _codes(map(" ".join, zip(words, words[1:], words[2:], strict=False)))
    return codes if len(lowered) <= _SHORT else {code for code in codes if code % _SAMPLE == 0}


def _candidates(windows: Sequence[_Windows]) -> set[tuple[int, int]]:
    """Return pairs (earlier, later) that share enough of their keys to be worth a look."""
    holders: dict[int, list[int]] = defaultdict(list)
    for index, held in enumerate(windows):
        for key in _keys(held):
            holders[key].append(index)
    shared: Counter[tuple[int, int]] = Counter()
    for indices in holders.values():
        if len(indices) > 1:
            shared.update(_pairs(indices))
    least = [min(_FEWEST_SHARED, len(held.anchored) + len(held.dense)) for held in windows]
    return {(one, other) for (one, other), count in shared.items() if count >= min(least[one], least[other])}


def _keys(held: _Windows) -> Iterator[int]:
    """Yield the codes that find candidates: all of few, a sample by content of many."""
    for codes in (held.anchored, held.dense):
        yield from codes if len(codes) <= _FEW else (code for code in codes if code % _SAMPLE == 0)


def _pairs(indices: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Return the pairs of one key; of a widely shared one only those with its most original holders."""
    if len(indices) <= _WIDE:
        return combinations(indices, 2)
    return ((earlier, later) for at, earlier in enumerate(indices[:_HEADS]) for later in indices[at + 1 :])


def _repeats(one: _Windows, other: _Windows) -> bool:
    """Tell whether the article with fewer windows stands mostly in the other."""
    if one.dense and other.dense:
        return _contained(one.dense, other.dense)
    return min(len(one.anchored), len(other.anchored)) >= _TELLING and _contained(one.anchored, other.anchored)


def _contained(one: Sequence[int], other: Sequence[int]) -> bool:
    return len(set(one).intersection(other)) >= min(len(one), len(other)) * _CONTAINED
