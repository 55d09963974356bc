"""Words of a statement that only say where it was read: `The Outlet reports that …`, `(Outlet, 14 March 2024)`.

They are no part of the claim that an article is held to, and they may be set aside only for the article whose outlet
and date they name. Pure; anything that is not exactly such a phrase stays.
"""

import re
from functools import lru_cache

from briefing.checking.naming import names_of_outlet
from briefing.model import Article
from briefing.text.dates import find_dates

_VERBS = (
    r"(?:reports?|reported|writes?|wrote|says|said|notes?|noted|adds?|added|states?|stated|has reported|"
    r"berichtete?|schreibt|schrieb|rapporte|écrit)"
)
_PIECE = r"(?:report|article|story|piece|news item)"
_LONGEST = 300


def without_sourcing(text: str, article: Article) -> str:
    """Return a statement without the words that name this article's outlet, title or date as where it was read."""
    title = (article.title or "").strip()
    if title and len(title) <= _LONGEST:
        text = _titled(title).sub("", text)
    for outlet in names_of_outlet(article):
        if len(outlet) <= _LONGEST and outlet.lower() in text.lower():
            text = _without_outlet(text, outlet, article)
    return text


def _without_outlet(text: str, outlet: str, article: Article) -> str:
    text = _in_brackets(outlet).sub(lambda match: "" if _fits(match["more"], article) else match[0], text)
    for pattern in _said(outlet):
        text = pattern.sub("", text, count=1)
    return text


def _fits(words: str | None, article: Article) -> bool:
    """Tell whether what follows the outlet in brackets is nothing, or the article's own day."""
    days = {mention.resolved.date for mention in find_dates(words or "", None)}
    return not (words or "").strip(" ,;:") or days == {article.published.date}


@lru_cache(maxsize=256)
def _titled(title: str) -> re.Pattern[str]:
    name = re.escape(title)
    return re.compile(rf"(?:\b[Ii]n (?:its|an?|the) {_PIECE},? )?[“\"«„‘']{name}[.,]?[”\"»“’'],?\s?")


@lru_cache(maxsize=256)
def _in_brackets(outlet: str) -> re.Pattern[str]:
    return re.compile(
        rf"\s?[(\[](?:[Ss]ource: |[Vv]ia )?(?:[Tt]he )?{re.escape(outlet)}(?P<more>[^()\[\]]{{0,60}})[)\]]"
    )


@lru_cache(maxsize=256)
def _said(outlet: str) -> tuple[re.Pattern[str], ...]:
    name = rf"(?:[Tt]he )?{re.escape(outlet)}"
    piece = rf"(?:,? in (?:its|an?|the) {_PIECE},?)?"
    return (
        re.compile(rf"\A\W{{0,2}}{name}{piece} {_VERBS}(?: that\b|[,:]| on \w+ that\b)?\s?"),
        re.compile(rf",? (?:as )?{name} {_VERBS}(?=[.\s]*\Z)"),
        re.compile(rf",? (?:[Aa]ccording to|[Aa]s reported by|[Pp]er) {name},?"),
        re.compile(rf"\A\W{{0,2}}(?:[Aa]ccording to|[Aa]s reported by|[Pp]er) {name},?\s?"),
        re.compile(rf"(?<=\s){name} {_VERBS} that\s"),
    )
