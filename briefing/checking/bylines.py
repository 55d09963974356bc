"""What an article tells of itself on a brief's page: outlet, day, file, title, and the lines that print them.

Pure look-up in the articles; whatever reads otherwise than an article tells is not explained away.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from briefing.model import Article, Basis, ClaimVerdict
from briefing.text.dates import find_dates
from briefing.text.phrases import LANGUAGES, phrase, recognize

Judgement = tuple[ClaimVerdict, str]
"""A verdict and its reason."""
_LONGEST_DATE = 60
UNNAMED = tuple(phrase(language, "no_outlet") for language in LANGUAGES)


def supported(reason: str) -> Judgement:
    """Return the judgement of what an article or the page bears out."""
    return ClaimVerdict.SUPPORTED, reason


def unchecked(reason: str) -> Judgement:
    """Return the judgement of what nothing at hand can tell."""
    return ClaimVerdict.UNCHECKED, reason


def contradicted(reason: str) -> Judgement:
    """Return the judgement of what an article or the page tells otherwise."""
    return ClaimVerdict.CONTRADICTED, reason


def outlet_names(article: Article) -> tuple[str, ...]:
    """Return what a brief calls an article's outlet: its name, or that it is not named, in any language of briefs."""
    return (" ".join(article.outlet.split()),) if article.outlet else UNNAMED


def by_outlet(articles: Iterable[Article]) -> Mapping[str, Sequence[Article]]:
    """Return the articles by what a brief calls their outlets."""
    known: dict[str, list[Article]] = {}
    for article in articles:
        for name in outlet_names(article):
            known.setdefault(name, []).append(article)
    return known


def judge_byline(words: str, by_outlet: Mapping[str, Sequence[Article]]) -> Judgement | None:
    """Judge `outlet, date` against the articles; None when the words begin with no outlet that is known."""
    ends = [found.start() for found in re.finditer(", ", words) if words[: found.start()] in by_outlet]
    if not ends or len(words.rpartition(", ")[2]) > _LONGEST_DATE:
        return None
    for end in ends:
        for article in by_outlet[words[:end]]:
            if fits_date(words[end + 2 :], article):
                return supported(f"as {article.name} tells")
    return contradicted("no article of this outlet has this date")


def judge_footnote_head(words: str, articles: Sequence[Article]) -> tuple[int, Judgement] | None:
    """Judge `outlet, date, file: ` at the start of a footnote; return where it ends, None when there is none."""
    bare = words.rstrip().removesuffix("↗").rstrip()
    for article in (article for article in articles if article.name in words):
        mark = f", {article.name}"
        if bare.endswith(mark):
            judgement = judge_byline(bare.removesuffix(mark), by_outlet([article]))
            return (len(bare), judgement) if judgement and judgement[0].passes else None
        at = words.find(f"{mark}: ")
        if at >= 0:
            judgement = judge_byline(words[:at], by_outlet([article]))
            return at + len(mark) + 2, judgement or (
                ClaimVerdict.CONTRADICTED,
                f"the outlet is not that of {article.name}",
            )
    return None


def judge_source_cell(words: str, article: Article) -> bool:
    """Tell whether a cell of the table of sources states a fact of its article."""
    words = visible(words)
    outlets = {visible(name) for name in outlet_names(article)}
    facts = {
        visible(article.name),
        article.sha256,
        article.sha256[:12],
        visible(article.title or ""),
        visible(article.url or ""),
    }
    repeats = re.fullmatch(r"(.+?) \((.+)\)", words)
    duplicate = bool(repeats and repeats[1] in outlets and any(key == "duplicate" for key, _ in recognize(repeats[2])))
    return words in facts | outlets or duplicate or fits_date(words, article)


def fits_date(words: str, article: Article) -> bool:
    """Tell whether the words are the article's date, marked as inferred where it is."""
    words = words.strip()
    published = article.published
    if published.date is None:
        return any(words == phrase(language, "undated") for language in LANGUAGES)
    inferred = any(words.endswith(f"({phrase(language, 'inferred')})") for language in LANGUAGES)
    return published.date in days_of(words) and inferred is (published.basis is not Basis.STATED)


def days_of(words: str) -> frozenset[date]:
    """Return the days that the words name."""
    return frozenset(found.resolved.date for found in find_dates(words, None) if found.resolved.date)


def visible(text: str) -> str:
    """Return what a reader sees of a text: no control, bidi or zero-width signs, which a page may leave out."""
    seen = (char if char.isspace() or unicodedata.category(char) not in _UNSEEN else "" for char in text)
    return " ".join("".join(seen).split())


_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co"})
