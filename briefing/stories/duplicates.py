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
from datetime import date
from zlib import crc32

from briefing.model import Article, ArticleId
from briefing.stories.reports import report_text

# Share of the smaller article's windows that the other must hold. Measured on 3,000 unrelated and related news
# articles: follow-ups and shared agency copy stay below .5; one word in seven may be changed in a copy.
_CONTAINED = 0.5
_FEWEST_SHARED = 4
_SHORT = 1500
_SPARSE = 300
_SAMPLE = 4
_WIDE = 12
_HEADS = 3
_LONG_WORD = 14
_GRAM = 6

_ANCHORED = re.compile(r" t(\w++\W++\w++\W++\w++)")
_WORDS = re.compile(r"\w++")
_SPACE = re.compile(r"\W++")


def duplicates(articles: Sequence[Article]) -> tuple[tuple[ArticleId, ArticleId], ...]:
    """Return (duplicate, original) for each article that repeats another's words, sorted.

    The original is the one published first as far as dates are known, then the longest.
    """
    ranked = sorted(articles, key=originality)
    windows = [_windows(report_text(article)) for article in ranked]
    original: dict[int, int] = {}
    for earlier, later in sorted(_candidates(windows)):
        if later not in original and earlier not in original and _repeats(windows[earlier], windows[later]):
            original[later] = earlier
    return tuple(sorted((ranked[later].id, ranked[earlier].id) for later, earlier in original.items()))


def originality(article: Article) -> tuple[date, int, str, str]:
    """Return the key that sorts the original before its copies."""
    return (article.published.date or date.max, -len(article.text), article.sha256, article.id)


def _windows(text: str) -> "array[int]":
    lowered = text.lower()
    found = _codes(_ANCHORED.findall(lowered))
    if len(text) <= _SHORT or len(found) * _SPARSE < len(text):
        found |= _dense(lowered)
    return array("I", sorted(found))


def _codes(windows: Iterable[str]) -> set[int]:
    """Return a code for each window; the marks between its words do not count."""
    return {crc32(_SPACE.sub(" ", window).encode("utf-8", "surrogatepass")) for window in windows}


def _dense(lowered: str) -> set[int]:
    """Return windows of texts that the anchors do not reach: short ones, other scripts, text without spaces."""
    words = _WORDS.findall(lowered)
    if words and len(lowered) / len(words) > _LONG_WORD:
        joined = "".join(words)
        codes = _codes(joined[at : at + _GRAM] for at in range(len(joined) - _GRAM + 1))
    else:
        codes = _codes(map(" ".join, zip(words, words[1:], words[2:], strict=False)))
    return codes if len(lowered) <= _SHORT else {code for code in codes if code % _SAMPLE == 0}


def _candidates(windows: Sequence[Sequence[int]]) -> set[tuple[int, int]]:
    """Return pairs (earlier, later) that share enough windows to be worth a look."""
    holders: dict[int, list[int]] = defaultdict(list)
    for index, codes in enumerate(windows):
        for code in codes:
            holders[code].append(index)
    shared: Counter[tuple[int, int]] = Counter()
    for indices in holders.values():
        if len(indices) > 1:
            shared.update(_pairs(indices))
    return {pair for pair, count in shared.items() if count >= _needed(windows, pair)}


def _needed(windows: Sequence[Sequence[int]], pair: tuple[int, int]) -> int:
    return max(1, min(_FEWEST_SHARED, len(windows[pair[0]]), len(windows[pair[1]])))


def _pairs(indices: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of one window; of a widely shared one only those with its most original holders."""
    heads = indices if len(indices) <= _WIDE else indices[:_HEADS]
    for at, earlier in enumerate(heads):
        for later in indices[at + 1 :]:
            yield earlier, later


def _repeats(one: Sequence[int], other: Sequence[int]) -> bool:
    smaller = min(len(one), len(other))
    return smaller > 0 and len(set(one).intersection(other)) >= smaller * _CONTAINED
