"""A headline without a model: the article's own title, or the beginning of a telling sentence, never a word of ours."""

import re
from collections.abc import Sequence

from briefing.model import Article
from briefing.summarize.candidates import Candidate, count_words
from briefing.summarize.clauses import beginnings, has_verb
from briefing.summarize.standing import HANGS
from briefing.verify.quotes.verifying import verify_quote
from briefing.verify.source import Source

_MARKS = "\"“«„'‘「『"
MOST_WORDS = 14
"""Words that a headline should not pass; where no cut keeps the sense, it is longer."""
_LONGER = 20
_COST_OF_A_WORD = 0.04
_COST_OF_PLACE = 0.1
_FIRST = 4
_POST = re.compile(r"(?:^|[\s.(])[@#]\w|https?://|\bpic\.\w|\bRT\b|t\.co/")

_RELATIVE_DAY = re.compile(r"(?:Last|Next|This|Yesterday|Today|Tomorrow|Earlier|Later|Recently|Now)\b")


def headline(article: Article, found: Sequence[Candidate], scores: Sequence[float], source: Source) -> str | None:
    """Return the article's title, else the beginning of its most telling early sentence: a slice of the source.

    Args:
        article: The article.
        found: The candidates of the article.
        scores: How much each one tells.
        source: The article's text as evidence.
    """
    if article.title and not is_post(article.title):
        return article.title
    told = [(score, c) for score, c in zip(scores, found, strict=True) if c.quotation is None]
    if not told:
        return None
    whole = [pair for pair in told if pair[1].hanging < HANGS] or told
    early = [pair for pair in whole if pair[1].order < _FIRST] or whole
    best = max(early, key=lambda pair: (_worth(pair[0], pair[1], article.text), -pair[1].order))
    return shortened(best[1].span.of(article.text), source)


def is_post(title: str) -> bool:
    """Tell whether a title looks like a post of a social network: addresses, hashtags, account names."""
    return _POST.search(title) is not None


def _worth(score: float, candidate: Candidate, text: str) -> float:
    """A headline is best early, short, and understood alone."""
    words = candidate.span.of(text)
    length = min(count_words(cut) for cut in (words, *_short_cuts(words)))
    odd = 0.3 * (words[0] in _MARKS) + 0.3 * (not has_verb(words)) + 0.3 * bool(_RELATIVE_DAY.match(words))
    cost = _COST_OF_A_WORD * max(0, length - MOST_WORDS) + _COST_OF_PLACE * candidate.order
    return score - cost - odd - 2 * candidate.hanging


def shortened(sentence: str, source: Source) -> str:
    """Return the longest beginning of a sentence that is short enough and keeps the sense, else the sentence."""
    words = sentence.strip()
    words = words if words.endswith("..") else words.removesuffix(".")
    if count_words(words) <= MOST_WORDS:
        return words
    return next((cut for cut in _short_cuts(words) if verify_quote(cut, source).passed), words)


def _short_cuts(sentence: str) -> list[str]:
    """Return the beginnings to try: the longest that fits first, then the one least too long."""
    cuts = [(count_words(cut), cut) for cut in beginnings(sentence)]
    fitting = sorted((pair for pair in cuts if pair[0] <= MOST_WORDS), reverse=True)
    longer = sorted(pair for pair in cuts if MOST_WORDS < pair[0] <= _LONGER)
    return [cut for _, cut in (*fitting, *longer)]
