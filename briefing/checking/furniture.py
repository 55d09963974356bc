"""The brief's own furniture: counts, bylines, headings, credits, footnote heads and the table of sources.

A line is furniture only when it reads exactly like one of the brief's phrases or like a given article's byline; each
value filled into it is held to the facts. Anything else on a page is text, and is checked as text.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import ceil

from briefing.checking.blocks import Block, BlockKind, Layout
from briefing.model import Article, ArticleId, Basis, ClaimVerdict
from briefing.text.dates import find_dates
from briefing.text.phrases import LANGUAGES, phrase, recognize

SEPARATOR = " · "
_QUOTING = '“”«»„「」"'
_LONGEST_DATE = 60
MOST_NAMED = 4
"""Outlets that are named where many carry one statement or leave one thing open; all of them stand in the sidecar."""
MOST_BYLINES = 12
"""Articles that the line of a story names; of more it tells how many outlets carry them."""
_UNNAMED = tuple(phrase(language, "no_outlet") for language in LANGUAGES)
WORDS_A_MINUTE = 230
"""Silent reading speed of adults for non-fiction in English, rounded down from 238 (Brysbaert 2019)."""


Passages = frozenset[tuple[ArticleId, str]]
"""Passages by their article, each as its words in lower case with a space between."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the furniture of a brief may state: counted from the page, the articles and the sidecar.

    `by_model` tells that the page says so itself, `lists_all` that it names every article it was written from.
    None means that nothing tells; such a value stays unchecked. `told` are whole lines that the sidecar gives: what was
    withheld, and files that could not be read. `events` are the days and words of the timeline, found anew in the
    articles. `sentences` are those that the sidecar tells, by their words, with the passages that it cites for each;
    `gaps` what it tells to be unknown: the kind, the words, the articles.
    """

    articles: Sequence[Article]
    listed: int | None = None
    stories: int | None = None
    quotes: int | None = None
    proven: int | None = None
    minutes: int | None = None
    withheld: int | None = None
    problems: int | None = None
    day: date | None = None
    model: str | None = None
    by_model: bool = False
    lists_all: bool = True
    origins: frozenset[int] = field(default_factory=frozenset)
    told: frozenset[str] = field(default_factory=frozenset)
    events: frozenset[tuple[str, str]] = field(default_factory=frozenset)
    sentences: Mapping[tuple[str, ...], Passages] = field(default_factory=dict)
    gaps: frozenset[tuple[str, str, frozenset[ArticleId]]] = field(default_factory=frozenset)
    by_outlet: Mapping[str, Sequence[Article]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the articles by what a brief calls their outlets: a page has a byline for each of them."""
        object.__setattr__(self, "by_outlet", _by_outlet(self.articles))

    @property
    def is_ours(self) -> bool:
        """Whether a sidecar tells that the page is a brief of ours, so that everything it cites must be at hand."""
        return self.listed is not None


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a furniture line: its range in the block's text and what the facts say of it."""

    text: str
    start: int
    end: int
    verdict: ClaimVerdict
    reason: str


def read_furniture(block: Block, facts: Facts) -> tuple[Part, ...] | None:
    """Return the judged parts of a furniture line, or None when the block is text."""
    if block.kind in {BlockKind.QUOTE, BlockKind.FOOTNOTE}:
        return None
    parts = list(_parts(block.text))
    credited = block.kind is not BlockKind.CELL and len(parts) > 1
    judged = _with_outlets(
        [(start, words, _judge(words, facts) or _judge_outlet(words, facts, credited)) for start, words in parts],
        len(facts.by_outlet),
    )
    known = sum(verdict is not None for _, _, verdict in judged)
    if not known or (known < len(judged) and any(mark in block.text for mark in _QUOTING)):
        return None
    return tuple(
        Part(
            words,
            start,
            start + len(words),
            *(verdict or (ClaimVerdict.CONTRADICTED, "fits no article that was given")),
        )
        for start, words, verdict in judged
    )


_Judged = tuple[int, str, tuple[ClaimVerdict, str] | None]


def _with_outlets(judged: list[_Judged], known: int) -> list[_Judged]:
    """Return the parts of a story's line with its number of outlets held to the bylines before it.

    A line that names as many articles as it may can tell of more outlets, but of no more than are `known`.
    """
    counted = [row for row in judged if _outlets_given(row[1]) is not None]
    if not counted:
        return judged
    lines = [row for row in judged if row not in counted]
    bylines = [words.rpartition(", ")[0] for _, words, verdict in lines if verdict and ", " in words]
    if not bylines:  # the line under a statement names no outlet: what it cites stands in the statement's marks
        return judged
    number = len({name for name in bylines if name not in _UNNAMED}) + sum(name in _UNNAMED for name in bylines)
    most = known if len(bylines) >= MOST_BYLINES else number
    held: list[_Judged] = [(start, words, _judge_outlets(words, number, most)) for start, words, _ in counted]
    return lines + held


def _judge_outlets(words: str, number: int, most: int) -> tuple[ClaimVerdict, str]:
    given = _outlets_given(words)
    if given is None or not number <= given <= most:
        return ClaimVerdict.CONTRADICTED, f"the line names {number}"
    return ClaimVerdict.SUPPORTED, "counted"


def _outlets_given(words: str) -> int | None:
    """Return how many outlets a part of a story's line tells of (`2 outlets`, `one origin, 2 outlets`)."""
    found = (int(values["n"]) for key, values in recognize(words) if key in {"outlets", "one_origin"} and "n" in values)
    return next(found, None)


def _parts(text: str) -> Iterable[tuple[int, str]]:
    start = 0
    for words in text.split(SEPARATOR):
        lead = len(words) - len(words.lstrip())
        if words.strip():
            yield start + lead, words.strip()
        start += len(words) + len(SEPARATOR)


_Judgement = tuple[ClaimVerdict, str]


def withheld_line(count: int, reason: str, file: str) -> str:
    """Return the line that tells how many statements of an article were withheld for one reason."""
    return f"{count} × {reason} ({file})"


_WITHHELD = re.compile(r"\d{1,6} × [\w ]{1,60} \([^()]{1,200}\)")


def _judge_outlet(words: str, facts: Facts, credited: bool) -> _Judgement | None:  # noqa: FBT001
    """Judge a bare outlet, as in `Outlet · no source given`; a cell of a table is held to the article it cites."""
    return _supported("an outlet of the articles") if credited and words in facts.by_outlet else None


def _judge(words: str, facts: Facts) -> _Judgement | None:
    if words in facts.told:
        return _supported("as the sidecar tells")
    if _WITHHELD.fullmatch(words):
        return (
            (ClaimVerdict.CONTRADICTED, "the sidecar tells otherwise")
            if facts.day is not None
            else (ClaimVerdict.UNCHECKED, "the sidecar is not at hand")
        )
    for key, values in recognize(words):
        judgement = _judge_phrase(key, values, facts)
        if judgement is not None:
            return judgement
    return judge_byline(words, facts.by_outlet)


def _judge_phrase(key: str, values: Mapping[str, str], facts: Facts) -> _Judgement | None:
    if key in _COUNTED:
        return _judge_count(key, values, facts)
    if key.startswith("gap_"):
        return _judge_gap(key, values, facts)
    if key == "title":
        return _judge_day(values["date"], facts.day)
    if key in _TOLD_WHOLE:
        return _judge_told_whole(facts, _TOLD_WHOLE[key])
    if key in {"engine_llm", "origins", "one_origin"}:
        return _judge_told(key, values, facts)
    return _supported("a phrase of the brief") if not values else None


def _supported(reason: str) -> _Judgement:
    return ClaimVerdict.SUPPORTED, reason


_COUNTED: Mapping[str, Callable[[Facts], int | None]] = {
    "articles": lambda facts: facts.listed if facts.listed is not None else len(facts.articles),
    "stories": lambda facts: facts.stories,
    "quotes": lambda facts: facts.quotes,
    "minutes": lambda facts: facts.minutes,
    "withheld_count": lambda facts: facts.withheld,
    "partial": lambda facts: facts.problems,
    "outlets": lambda _facts: None,
    "more_articles": lambda _facts: None,
}


def _judge_count(key: str, values: Mapping[str, str], facts: Facts) -> _Judgement:
    counted = _COUNTED[key](facts)
    if counted is None:
        return (
            _supported("a count of the brief")
            if key in {"outlets", "more_articles"}
            else (ClaimVerdict.UNCHECKED, "nothing to count it by")
        )
    if key == "articles" and not facts.lists_all and int(values["n"]) > counted:
        return ClaimVerdict.UNCHECKED, "the page does not list its articles, and the sidecar is not at hand"
    if int(values["n"]) != counted:
        return ClaimVerdict.CONTRADICTED, f"counted: {counted}"
    if "proven" in values and facts.proven is not None and int(values["proven"]) != facts.proven:
        return ClaimVerdict.CONTRADICTED, f"proven: {facts.proven}"
    return _supported("counted")


def _judge_told(key: str, values: Mapping[str, str], facts: Facts) -> _Judgement:
    if key == "engine_llm":
        return _judge_value(values["model"], facts.model, "the model of the sidecar")
    counted = 1 if key == "one_origin" else int(values["n"])
    known = not facts.origins or counted in facts.origins
    return _supported("origins") if known else (ClaimVerdict.CONTRADICTED, "the sidecar counts other origins")


_TOLD_WHOLE: Mapping[str, str] = {
    **dict.fromkeys(("new", "changed", "unchanged", "goes_on", "left_out", "nothing_new"), "earlier briefs"),
    **dict.fromkeys(("asked", "answers", "tokens", "tokens_about", "price", "price_unknown"), "the model's calls"),
}
"""Phrases that a sidecar tells whole, and of what: one that it does not tell is wrong."""


def _judge_told_whole(facts: Facts, what: str) -> _Judgement:
    if facts.is_ours and facts.day is not None:
        return ClaimVerdict.CONTRADICTED, f"the sidecar tells otherwise of {what}"
    return ClaimVerdict.UNCHECKED, "the sidecar is not at hand"


def _judge_gap(key: str, values: Mapping[str, str], facts: Facts) -> _Judgement:
    """What is not known is told in the articles' own words, of the articles that it names."""
    words = " ".join(values.get("words", "").split())
    named = [_named_so(where, facts) for where in values["where"].split(", ")]
    if not all(named):
        return ClaimVerdict.CONTRADICTED, "names an article that was not given"
    if key == "gap_published" and not all(any(a.published.date is None for a in group) for group in named):
        return ClaimVerdict.CONTRADICTED, "the article gives its date"
    if facts.gaps and not _is_told_gap(key, words, named, facts):
        return ClaimVerdict.CONTRADICTED, "the sidecar tells otherwise"
    if any(words in " ".join(article.text.split()) for group in named for article in group):
        return _supported("in the articles' own words")
    return ClaimVerdict.CONTRADICTED, "these are not the words of that article"


def _is_told_gap(key: str, words: str, named: Sequence[Sequence[Article]], facts: Facts) -> bool:
    """Tell whether the sidecar tells of this gap in just these articles; an outlet may have several of them.

    Where as many are named as a line names, there may be more.
    """
    groups = [{article.id for article in group} for group in named]
    told = [articles for kind, said, articles in facts.gaps if kind == key.removeprefix("gap_") and said == words]
    every = frozenset[ArticleId]().union(*told)
    return any(
        all(articles & group for group in groups)
        and (articles <= set().union(*groups) or len(groups) >= MOST_NAMED)
        and len(articles) >= len(groups)
        for articles in (*told, every)
    )


def _named_so(where: str, facts: Facts) -> list[Article]:
    return [article for article in facts.articles if where == article.name or where in outlet_names(article)]


def _judge_value(given: str, known: str | None, where: str) -> _Judgement:
    if known is None:
        return ClaimVerdict.UNCHECKED, f"{where} is not at hand"
    return _supported(where) if given == known else (ClaimVerdict.CONTRADICTED, f"{where}: {known}")


def _judge_day(words: str, known: date | None) -> _Judgement:
    days = days_of(words)
    if known is None:
        return (
            (ClaimVerdict.UNCHECKED, "the brief's date is not at hand") if days else _supported("a phrase of the brief")
        )
    return (
        _supported("the brief's date") if known in days else (ClaimVerdict.CONTRADICTED, f"the brief's date: {known}")
    )


def days_of(words: str) -> frozenset[date]:
    """Return the days that the words name."""
    return frozenset(found.resolved.date for found in find_dates(words, None) if found.resolved.date)


def judge_byline(words: str, by_outlet: Mapping[str, Sequence[Article]]) -> _Judgement | None:
    """Judge `outlet, date` against the articles; None when the words begin with no outlet that is known."""
    ends = [found.start() for found in re.finditer(", ", words) if words[: found.start()] in by_outlet]
    if not ends or len(words.rpartition(", ")[2]) > _LONGEST_DATE:
        return None
    for end in ends:
        for article in by_outlet[words[:end]]:
            if fits_date(words[end + 2 :], article):
                return _supported(f"as {article.name} tells")
    return ClaimVerdict.CONTRADICTED, "no article of this outlet has this date"


def _by_outlet(articles: Iterable[Article]) -> Mapping[str, Sequence[Article]]:
    known: dict[str, list[Article]] = {}
    for article in articles:
        for name in outlet_names(article):
            known.setdefault(name, []).append(article)
    return known


def outlet_names(article: Article) -> tuple[str, ...]:
    """Return what a brief calls an article's outlet: its name, or that it is not named, in any language of briefs."""
    return (" ".join(article.outlet.split()),) if article.outlet else _UNNAMED


def fits_date(words: str, article: Article) -> bool:
    """Tell whether the words are the article's date, marked as inferred where it is."""
    words = words.strip()
    published = article.published
    if published.date is None:
        return any(words == phrase(language, "undated") for language in LANGUAGES)
    inferred = any(words.endswith(f"({phrase(language, 'inferred')})") for language in LANGUAGES)
    return published.date in days_of(words) and inferred is (published.basis is not Basis.STATED)


def judge_footnote_head(words: str, articles: Sequence[Article]) -> tuple[int, _Judgement] | None:
    """Judge `outlet, date, file: ` at the start of a footnote; return where it ends, None when there is none."""
    bare = words.rstrip().removesuffix("↗").rstrip()
    for article in (article for article in articles if article.name in words):
        mark = f", {article.name}"
        if bare.endswith(mark):
            judgement = judge_byline(bare.removesuffix(mark), _by_outlet([article]))
            return (len(bare), judgement) if judgement and judgement[0].passes else None
        at = words.find(f"{mark}: ")
        if at >= 0:
            judgement = judge_byline(words[:at], _by_outlet([article]))
            return at + len(mark) + 2, judgement or (
                ClaimVerdict.CONTRADICTED,
                f"the outlet is not that of {article.name}",
            )
    return None


def judge_credit(words: str, article: Article) -> _Judgement | None:
    """Judge one part of the credit under an extract or quote: outlet, outlet citing someone, date, or a remark."""
    if words in outlet_names(article):
        return _supported(f"as {article.name} tells")
    for key, values in recognize(words):
        if key == "attributed" and values["outlet"] in outlet_names(article):
            return _supported(f"as {article.name} tells")
        if not values:
            return _supported("a phrase of the brief")
    if fits_date(words, article):
        return _supported(f"as {article.name} tells")
    return None


def judge_below(words: str, cited: Sequence[Article]) -> _Judgement | None:
    """Judge a part of the line under a statement (`Outlet · no source given`, `2 outlets`) by what it cites."""
    given = _outlets_given(words)
    if given is not None:
        number = len({article.outlet or article.id for article in cited})
        return _supported("counted") if given == number else (ClaimVerdict.CONTRADICTED, f"its marks cite {number}")
    if any(words in outlet_names(article) for article in cited):
        return _supported("the outlet of what it cites")
    return None


def judge_shared(words: str, article: Article, others: Sequence[Article]) -> _Judgement | None:
    """Judge `also Outlet` and `one origin, 2 outlets` of a credit against the articles that its own marks cite."""
    for key, values in recognize(words):
        if key == "also":
            known = any(values["outlet"] in outlet_names(other) for other in others)
            return _supported("cited beside it") if known else (ClaimVerdict.CONTRADICTED, "nothing of it is cited")
        if key == "one_origin":
            outlets = {other.outlet or other.id for other in (article, *others)}
            counted = (ClaimVerdict.CONTRADICTED, f"counted: {len(outlets)}")
            return _supported("counted") if int(values["n"]) == len(outlets) else counted
    return None


def credited_speaker(words: str, article: Article) -> str | None:
    """Return whom a credit says that the article's outlet cites (`Outlet, citing Name`), or None."""
    found = (values for key, values in recognize(words) if key == "attributed")
    return next((values["speaker"] for values in found if values["outlet"] in outlet_names(article)), None)


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


def visible(text: str) -> str:
    """Return what a reader sees of a text: no control, bidi or zero-width signs, which a page may leave out."""
    seen = (char if char.isspace() or unicodedata.category(char) not in _UNSEEN else "" for char in text)
    return " ".join("".join(seen).split())


_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co"})


def reading_words(layout: Layout, listed: Collection[int], facts: Facts) -> int:
    """Count the words a reader meets: not furniture, footnotes or tables of sources.

    The one count of a brief's words: its audience's length, its minutes to read and their check all go by it.

    Args:
        layout: The page.
        listed: Numbers of the blocks that belong to tables of sources.
        facts: What tells furniture.
    """
    told = (block for number, block in enumerate(layout.blocks) if number not in listed)
    prose = (block for block in told if block.kind is not BlockKind.FOOTNOTE)
    return sum(len(block.text.split()) for block in prose if read_furniture(block, facts) is None)


def minutes_to_read(words: int) -> int:
    """Return the minutes that so many words take, rounded up; one at least."""
    return max(1, ceil(words / WORDS_A_MINUTE))
