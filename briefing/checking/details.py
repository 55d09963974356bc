"""Figures, names and dates of a statement, one by one: does an article hold them? Whole sentences are judged elsewhere.

A detail passes when a candidate article states the same value (also converted to another unit, or rounded by
convention), the same name in any of its forms, or the same day. Nearness never passes.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from briefing.checking.bare import find_bare, holds_bare
from briefing.checking.corpus import Corpus
from briefing.checking.naming import names_of_outlet
from briefing.model import ArticleId, CheckKind, ClaimVerdict, DateMention, Figure, Name, Span
from briefing.text.dates import find_dates
from briefing.text.figures import find_figures
from briefing.text.names import find_names, same_name
from briefing.verify.claims.agreement import agreement


@dataclass(frozen=True, slots=True)
class Detail:
    """One figure, name or date of a statement: its range there, the verdict, and the article's span that holds it."""

    kind: CheckKind
    text: str
    start: int
    end: int
    verdict: ClaimVerdict
    reason: str
    article: ArticleId | None = None
    span: Span | None = None


def check_details(
    words: str, corpus: Corpus, candidates: Sequence[ArticleId], *, foreign: bool = False
) -> tuple[Detail, ...]:
    """Return a row for every figure, date and name in the words, in order of place.

    Args:
        words: A statement.
        corpus: The articles.
        candidates: The articles that the statement is held to.
        foreign: Whether the words are in another language than the articles: only the numbers of figures compare then.
    """
    words = plain_numbers(words) if foreign else words
    dates = find_dates(words, None)
    dated = [mention.span for mention in dates]
    figures = [figure for figure in find_figures(words) if not any(figure.span.overlaps(span) for span in dated)]
    names = [name for name in find_names(words) if not any(name.span.overlaps(span) for span in dated)]
    judged = [*dated, *(figure.span for figure in figures), *(name.span for name in names)]
    rows = [
        *(_row(CheckKind.DATE, mention.text, mention.span, _dates(mention, corpus, candidates)) for mention in dates),
        *(
            _row(CheckKind.FIGURE, figure.text, figure.span, _figures(figure, corpus, candidates, foreign))
            for figure in figures
        ),
        *(_row(CheckKind.NAME, name.text, name.span, _names(name, corpus, candidates)) for name in names),
        *(
            _row(kind, span.of(words), span, _bare(span.of(words), corpus, candidates))
            for kind, span in find_bare(words, judged)
        ),
    ]
    return tuple(sorted(rows, key=lambda row: (row.start, row.kind.value)))


@dataclass(frozen=True, slots=True)
class _Judgement:
    verdict: ClaimVerdict
    reason: str
    article: ArticleId | None = None
    span: Span | None = None


def _row(kind: CheckKind, text: str, span: Span, judged: Iterable[_Judgement]) -> Detail:
    absent = _Judgement(ClaimVerdict.NOT_FOUND, f"no cited or given article holds this {kind.value}")
    best = min(judged, key=lambda judgement: _RANK[judgement.verdict], default=absent)
    return Detail(kind, text, span.start, span.end, best.verdict, best.reason, best.article, best.span)


_RANK = {
    ClaimVerdict.SUPPORTED: 0,
    ClaimVerdict.CONTRADICTED: 1,
    ClaimVerdict.UNRESOLVED: 2,
    ClaimVerdict.UNCHECKED: 3,
    ClaimVerdict.NOT_FOUND: 4,
}


def _bare(words: str, corpus: Corpus, candidates: Sequence[ArticleId]) -> Iterator[_Judgement]:
    for article in candidates:
        if holds_bare(words, article, corpus):
            yield _Judgement(ClaimVerdict.SUPPORTED, "the article prints it", article)


def _figures(
    figure: Figure,
    corpus: Corpus,
    candidates: Sequence[ArticleId],
    foreign: bool,  # noqa: FBT001
) -> Iterator[_Judgement]:
    for article in candidates:
        if foreign and (span := _same_number(figure, corpus, article)):
            yield _Judgement(ClaimVerdict.SUPPORTED, "the article has this number", article, span)
        for other in corpus.figures(article):
            judgement = _compare_figures(figure, other)
            if judgement is not None:
                yield _Judgement(*judgement, article, other.span)


def _compare_figures(given: Figure, found: Figure) -> tuple[ClaimVerdict, str] | None:
    """Judge one pair: the same value, a conversion, or the same thing with another number; None when unrelated."""
    note = agreement(given, found)
    if note is not None:
        return ClaimVerdict.SUPPORTED, note or f"the article has {found.text!r}"
    if given.value is None or found.value is None:
        return None
    if given.unit == found.unit and given.counted and given.counted == found.counted:
        return ClaimVerdict.CONTRADICTED, f"the article has {found.text!r} {found.counted}"
    return None


def _same_number(figure: Figure, corpus: Corpus, article: ArticleId) -> Span | None:
    """Return where an article of another language prints a figure's number; units may read otherwise there."""
    for other in corpus.figures(article):
        units = {figure.unit, other.unit}
        if figure.value is not None and figure.value == other.value and (len(units) == 1 or None in units):
            return other.span
    printed = re.search(
        rf"(?<![\d.,]){re.escape(figure.text)}(?:st|nd|rd|th)?(?![\w]|[.,]\d)", corpus.by_id[article].text
    )
    return Span(*printed.span()) if printed and figure.text.isdigit() else None


def _names(name: Name, corpus: Corpus, candidates: Sequence[ArticleId]) -> Iterator[_Judgement]:
    for article in candidates:
        yield _name_in(name.text, corpus, article)
        if name.span.start == 0 and _prints_small(name.text, corpus.by_id[article].text):
            yield _Judgement(ClaimVerdict.SUPPORTED, "a word of the article at the start of its sentence", article)
        facts = corpus.by_id[article]
        if any(same_name(name.text, known) for known in (*names_of_outlet(facts), facts.agency) if known):
            yield _Judgement(ClaimVerdict.SUPPORTED, "the outlet of the article", article)


def _prints_small(name: str, text: str) -> bool:
    """Tell whether a text has a word in lower case that only the start of its sentence makes a name."""
    return " " not in name and re.search(rf"(?<!\w){re.escape(name.lower())}(?!\w)", text) is not None


def _name_in(name: str, corpus: Corpus, article: ArticleId) -> _Judgement:
    """Judge a name by one article: printed as it is, or in another form; a namesake with another first name is none."""
    text = corpus.by_id[article].text
    printed = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    if printed:
        return _Judgement(ClaimVerdict.SUPPORTED, "the article prints it", article, Span(*printed.span()))
    found = [other for other in corpus.names(article) if same_name(name, other.text)]
    whole = [other for other in found if " " in other.text or " " not in name]
    if whole:
        return _Judgement(ClaimVerdict.SUPPORTED, f"the article has {whole[0].text!r}", article, whole[0].span)
    namesake = _namesake(name, corpus, article) if found else None
    if namesake:
        return _Judgement(ClaimVerdict.CONTRADICTED, f"the article names {namesake.text!r}", article, namesake.span)
    if found:
        return _Judgement(ClaimVerdict.SUPPORTED, f"the article has {found[0].text!r}", article, found[0].span)
    return _Judgement(ClaimVerdict.NOT_FOUND, "no cited or given article holds this name")


def _namesake(name: str, corpus: Corpus, article: ArticleId) -> Name | None:
    """Return someone of the same last name and another first name, when the article names only such people in full."""
    first, last = name.split(maxsplit=1)[0], name.rsplit(maxsplit=1)[-1]
    text = corpus.by_id[article].text
    if re.search(rf"(?<!\w){re.escape(first)}(?!\w)", text):
        return None
    full = (other for other in corpus.names(article) if other.text.split()[-1] == last and " " in other.text)
    return next(full, None)


def _dates(mention: DateMention, corpus: Corpus, candidates: Sequence[ArticleId]) -> Iterator[_Judgement]:
    for article in candidates:
        if mention.resolved.date is None:
            yield _undated(mention, corpus, article)
        elif mention.text.isdigit() and _prints_year(mention.text, corpus.by_id[article].text):
            yield _Judgement(ClaimVerdict.SUPPORTED, "the article prints it", article)
        elif mention.resolved.date == corpus.anchor(article):
            yield _Judgement(ClaimVerdict.SUPPORTED, "the date of the article", article)
        for other in corpus.dates(article):
            if _is_within(other, mention):
                yield _Judgement(ClaimVerdict.SUPPORTED, f"the article has {other.text!r}", article, other.span)


def _prints_year(year: str, text: str) -> bool:
    return re.search(rf"(?<![\w.,-]){year}(?![\w-]|[.,]\d)", text) is not None


def _is_within(found: DateMention, given: DateMention) -> bool:
    """Tell whether an article's date is a given one, or a day of the month or year that is given."""
    ours, theirs = given.resolved.date, found.resolved.date
    if ours is None or theirs is None:
        return False
    if given.precision == "year":
        return ours.year == theirs.year
    if given.precision == "month" and found.precision in {"day", "month"}:
        return (ours.year, ours.month) == (theirs.year, theirs.month)
    return found.precision == given.precision and ours == theirs


def _undated(mention: DateMention, corpus: Corpus, article: ArticleId) -> _Judgement:
    """Judge a date that names no year (`on Tuesday`, `3 May`): the article has the words, or a day of that name."""
    words = mention.text.lower()
    weekday = next((number for number, name in enumerate(_WEEKDAYS) if re.search(rf"\b{name}\b", words)), None)
    month_day = _month_day(mention)
    for other in corpus.dates(article):
        day = other.resolved.date
        fits = day and other.precision == "day" and day.weekday() == weekday
        if other.text.lower() == words or fits or (month_day and month_day == _month_day(other)):
            return _Judgement(ClaimVerdict.SUPPORTED, f"the article has {other.text!r}", article, other.span)
    anchor = corpus.anchor(article)
    if anchor and (anchor.weekday() == weekday or (anchor.month, anchor.day) == month_day):
        return _Judgement(ClaimVerdict.SUPPORTED, "the date of the article", article)
    if month_day:
        return _Judgement(ClaimVerdict.NOT_FOUND, "the article names no such day")
    if weekday is None or (anchor is None and not _WEEKDAY.search(corpus.by_id[article].text)):
        return _Judgement(ClaimVerdict.UNCHECKED, "a date that names no day")
    return _Judgement(ClaimVerdict.NOT_FOUND, "the article names no such weekday")


def _month_day(mention: DateMention) -> tuple[int, int] | None:
    """Return month and day of a mention that names both, with a year or without."""
    if mention.precision != "day" or not any(map(str.isdigit, mention.text)):
        return None
    known = mention.resolved.date
    if known is None:
        found = find_dates(mention.text, _LEAP_DAY)
        known = found[0].resolved.date if found else None
    return (known.month, known.day) if known else None


_LEAP_DAY = date(2000, 7, 1)
"""A day of a leap year: any date without a year can be read against it."""
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?![\d.])|\d+,\d{1,2}(?![\d,])")
_SWAPPED = str.maketrans(".,", ",.")


def plain_numbers(words: str) -> str:
    """Return words with numbers as English writes them (`15.000` as `15,000`, `2,5` as `2.5`), each in its place."""
    return _GROUPED.sub(lambda match: match[0].translate(_SWAPPED), words)


_WEEKDAY = re.compile(r"(?i)\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
