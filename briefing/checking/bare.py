"""Months, years, ordinals and times that stand bare in a statement: `last May`, `the 2012 study`, `the 19th`, `5 pm`.

The finders of dates and figures leave them, since alone they name no day and count nothing; a wrong one is wrong all
the same. Each is held to what an article prints or what its dates resolve to. Pure; nearness never passes.
"""

import re
from collections.abc import Collection, Iterator

from briefing.checking.corpus import Corpus
from briefing.model import ArticleId, CheckKind, Span
from briefing.text.dates import MONTHS

_MONTH_NAMES = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|"
    "novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|"
    "січні|лютому|березні|квітні|травні|червні|липні|серпні|вересні|жовтні|листопаді|грудні"
)
_BARE_MONTH = re.compile(
    r"\b(?:in|last|since|until|till|by|early|late|mid|this|next|of|during|im|seit|bis|Anfang|Mitte|Ende|en|depuis|début|fin|"
    rf"desde|hasta|у|в|з)[ -](?P<month>{_MONTH_NAMES})\b(?!['’]|[ ]\d)"
)
_LOCATIVE = dict(
    zip(
        "січні лютому березні квітні травні червні липні серпні вересні жовтні листопаді грудні".split(),
        range(1, 13),
        strict=True,
    )
)
_AMBIGUOUS = re.compile(r"(?:by|of|next|since|until|till)[ -]May\Z")
"""`by May` may mean someone of that name."""
_YEAR = re.compile(r"(?<![\w.,-])(?:1[89]|20)\d\d(?![\w%]|[.,]\d|-\w)")
_COUNTS_YEAR = re.compile(r"\s(?:people|men|women|soldiers|troops|euros?|dollars|meters|metres|miles|years)\b")
_ORDINAL = re.compile(r"(?<![\w.,])(?P<number>\d{1,3})(?:st|nd|rd|th)\b")
_PRINTED_MONTH = re.compile(rf"(?i)\b({'|'.join(sorted(map(re.escape, MONTHS), key=len, reverse=True))})\b")
_TWENTIETH = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_TIME = re.compile(r"(?<![\w.,:])(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))? ?(?P<half>[ap])\.?m\b\.?", re.IGNORECASE)
Bare = tuple[CheckKind, Span]


def find_bare(words: str, judged: Collection[Span]) -> Iterator[Bare]:
    """Yield the bare months, years, ordinals and times of a statement outside what was judged already."""
    months = (Span(*match.span("month")) for match in _BARE_MONTH.finditer(words) if not _AMBIGUOUS.search(match[0]))
    years = (Span(*match.span()) for match in _YEAR.finditer(words) if not _COUNTS_YEAR.match(words, match.end()))
    found = [(CheckKind.DATE, span) for span in (*months, *years)]
    found.extend((CheckKind.FIGURE, Span(*match.span())) for match in _ORDINAL.finditer(words))
    found.extend((CheckKind.FIGURE, Span(*match.span())) for match in _TIME.finditer(words))
    return ((kind, span) for kind, span in found if not any(span.overlaps(one) for one in judged))


def _clock(match: re.Match[str]) -> tuple[int, int, str]:
    return int(match["hour"]), int(match["minute"] or 0), match["half"].lower()


def holds_bare(words: str, article: ArticleId, corpus: Corpus) -> bool:
    """Tell whether an article holds a bare month, year, ordinal or time."""
    text = corpus.by_id[article].text
    if time := _TIME.fullmatch(words):
        return any(_clock(time) == _clock(other) for other in _TIME.finditer(text))
    if ordinal := _ORDINAL.fullmatch(words):
        number = int(ordinal["number"])
        named = _TWENTIETH[number - 1] if 0 < number <= len(_TWENTIETH) else None
        pattern = rf"(?i)(?<![\w.,]){number}(?:st|nd|rd|th)\b" + (rf"|\b{named}\b" if named else "")
        return re.search(pattern, text) is not None
    days = [corpus.anchor(article), *(mention.resolved.date for mention in corpus.dates(article))]
    if words.isdigit():
        return (
            any(day and day.year == int(words) for day in days) or re.search(rf"(?<!\d){words}(?!\d)", text) is not None
        )
    month = MONTHS.get(words.lower()) or _LOCATIVE[words]
    printed = {MONTHS[match[1].lower()] for match in _PRINTED_MONTH.finditer(text)}
    return month in printed or any(day and day.month == month for day in days)
