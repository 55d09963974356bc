"""The report of an article: its text without boilerplate, as words and terms.

Every piece of evidence of this room starts here, so that no caption, teaser or syndication line ever joins two
articles. Positions are never lost: a passage is found in the unchanged text, only words and terms are folded.
"""

import re
from collections import Counter
from collections.abc import Iterator

from briefing.model import Article, Span

_WORD = re.compile(r"[^\W_]++(?:['’][^\W\d_]++)*+")
_TERM_LENGTH = 6


def report_spans(article: Article) -> tuple[Span, ...]:
    """Return the spans of `article` outside its boilerplate, in order."""
    spans: list[Span] = []
    at = 0
    for mark in sorted(article.boilerplate, key=lambda mark: mark.span):
        if mark.span.start > at:
            spans.append(Span(at, mark.span.start))
        at = max(at, mark.span.end)
    if at < len(article.text):
        spans.append(Span(at, len(article.text)))
    return tuple(spans)


def report_text(article: Article) -> str:
    """Return the text of `article` without its boilerplate; the parts are joined by a line break."""
    if not article.boilerplate:
        return article.text
    return "\n".join(span.of(article.text) for span in report_spans(article))


def words_of(text: str) -> Iterator[str]:
    """Yield the words of `text` in lower case, apostrophes straight, a possessive ending left out."""
    for match in _WORD.finditer(text):
        yield match[0].lower().replace("’", "'").removesuffix("'s")


def term_of(word: str) -> str:
    """Return the term a word counts as: its first six letters, which folds most inflections of most languages."""
    return word if word.isdigit() else word[:_TERM_LENGTH]


def terms_of(text: str) -> Counter[str]:
    """Count the terms of `text`."""
    words = _WORD.findall(text.lower().replace("’", "'").replace("'s ", " "))
    return Counter([word if word.isdigit() else word[:_TERM_LENGTH] for word in words])
