"""Know a story again that an earlier brief told, and tell which of its claims are new, changed or unchanged.

The evidence is that of grouping (shared utterances, figures, names, TF-IDF), over what the store keeps; between two
briefs of one story may lie more days than between reports of one event. Nothing is called changed that could be another
thing: the figures must measure the same, but for the day.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from briefing.model import (
    Article,
    ArticleId,
    CheckedClaim,
    CitedFigure,
    EarlierFigure,
    PastStory,
    Previous,
    Standing,
    Status,
    Story,
)
from briefing.stories.comparing import agree, disagree, near, same_scope
from briefing.stories.evidence import Shared, Witness, compare
from briefing.stories.measures import Measure, measures
from briefing.stories.merging import says_the_same
from briefing.stories.report import read_reports
from briefing.stories.reports import report_text, terms_of, words_of
from briefing.stories.vectors import Vector, dot, vectors
from briefing.stories.wordings import weight_of

LOOK_BACK = 14
"""Days between two briefs of one story; what was silent for longer begins anew."""

GOES_ON = 0.22
"""Strength from which a story goes on from an earlier one. Stricter than grouping, as days apart prove less: judged on
BASIL, whose 50 events share people and topics, where no two events may be linked."""

_UTTERANCE = 0.08
_MOST_UTTERANCES = 3
_FIGURE = 0.01
_MOST_FIGURES = 3
_FEW_NAMES = 2
_OTHER_MEDIUM = 0.1
_SAME_SENTENCE = 0.6


@dataclass(frozen=True, slots=True)
class Followed:
    """The stories with their link to an earlier brief, and their claims with what is new or changed."""

    stories: tuple[Story, ...]
    claims: tuple[CheckedClaim, ...]


@dataclass(frozen=True, slots=True)
class _Link:
    """How strongly a story goes on from a past one, and why."""

    past: PastStory
    strength: float
    reason: str


def follow(
    stories: Sequence[Story], claims: Sequence[CheckedClaim], articles: Sequence[Article], past: Sequence[PastStory]
) -> Followed:
    """Link stories to the last brief that told them, and mark their claims.

    Args:
        stories: Today's stories.
        claims: Their claims.
        articles: Their articles.
        past: What earlier briefs told, oldest first.
    """
    if not past or not stories:
        return Followed(tuple(stories), tuple(claims))
    desk = _Desk(articles, past)
    found = {claim.id: claim for claim in claims}
    linked: list[Story] = []
    for story in stories:
        link = desk.link(story)
        if link is None:
            linked.append(story)
            continue
        last = link.past
        marked = _Marking(desk.members(story), _thread(last, past))
        found.update((name, marked.mark(found[name])) for name in story.claims if name in found)
        previous = Previous(last.day.isoformat(), last.file, last.id, reason=link.reason)
        linked.append(replace(story, previous=previous, claims=_changed_first(story.claims, found)))
    return Followed(tuple(linked), tuple(found.values()))


_ORDER = {Status.CHANGED: 0, Status.NEW: 1, Status.UNCHANGED: 2}


def _changed_first(names: Sequence[str], found: Mapping[str, CheckedClaim]) -> tuple[str, ...]:
    """Return the claims of a story that goes on: what changed, what is new, then what was told before."""
    standing = {name: found[name].standing for name in names if name in found}
    return tuple(sorted(names, key=lambda name: _ORDER[one.status] if (one := standing.get(name)) else 1))


class _Desk:
    """Today's and earlier articles as vectors and witnesses; an article is read as a witness at its first use."""

    def __init__(self, articles: Sequence[Article], past: Sequence[PastStory]) -> None:
        self.past = past
        self.articles = {article.id: article for article in articles}
        known = {**{article.id: article for story in past for article in story.articles}, **self.articles}
        weighed = vectors([terms_of(report_text(article)) for article in known.values()])
        self._vectors: Mapping[ArticleId, Vector] = dict(zip(known, weighed, strict=True))
        self._witnesses: dict[ArticleId, Witness] = {}

    def members(self, story: Story) -> list[Article]:
        return [self.articles[name] for name in story.articles if name in self.articles]

    def link(self, story: Story) -> _Link | None:
        """Return the strongest link of a story to the past, carried on to the last brief of that story."""
        members = self.members(story)
        links = [link for past in self.past if (link := self._compare(members, past))]
        best = max(links, key=lambda link: (round(link.strength, 6), link.past.day, link.past.id), default=None)
        return best and replace(best, past=_latest(best.past, self.past))

    def _compare(self, members: Sequence[Article], past: PastStory) -> _Link | None:
        days = _days_between(members, past.articles)
        if not members or not past.articles or (days is not None and days > LOOK_BACK):
            return None
        pairs = [(one, other) for one in members for other in past.articles]
        cosine = sum(self._cosine(*pair) for pair in pairs) / len(pairs)
        if cosine + _UTTERANCE * _MOST_UTTERANCES + _FIGURE * _MOST_FIGURES < GOES_ON:
            return None
        one, other = max(
            pairs, key=lambda pair: (dot(self._vectors[pair[0].id], self._vectors[pair[1].id]), pair[1].id)
        )
        shared = compare(self._witness(one), self._witness(other))
        strength = cosine + _bonus(shared)
        if strength < GOES_ON or (shared.names < _FEW_NAMES and not shared.utterances):
            return None
        told = "dates unknown" if days is None else f"{days} day{'' if days == 1 else 's'} apart"
        return _Link(past, strength, f"{shared}, cosine {cosine:.2f}, {told}")

    def _cosine(self, one: Article, other: Article) -> float:
        return dot(self._vectors[one.id], self._vectors[other.id])

    def _witness(self, article: Article) -> Witness:
        return self._witnesses.setdefault(article.id, Witness(article))


def _bonus(shared: Shared) -> float:
    told = _UTTERANCE * min(shared.utterances, _MOST_UTTERANCES) + _FIGURE * min(shared.figures, _MOST_FIGURES)
    return told - (_OTHER_MEDIUM if shared.media and not shared.utterances else 0.0)


def _days_between(ours: Sequence[Article], theirs: Sequence[Article]) -> int | None:
    """Return the days between two stories' nearest articles, None where one has no date."""
    one, other = _dates(ours), _dates(theirs)
    return min((abs((a - b).days) for a in one for b in other), default=None)


def _dates(articles: Sequence[Article]) -> list[date]:
    return [article.published.date for article in articles if article.published.date]


def _latest(story: PastStory, past: Sequence[PastStory]) -> PastStory:
    """Return the last brief's version of a past story."""
    for later in past:
        link = later.previous
        if later.day > story.day and link and (link.date, link.story) == (story.day.isoformat(), story.id):
            return _latest(later, past)
    return story


def _thread(story: PastStory, past: Sequence[PastStory]) -> list[PastStory]:
    """Return a past story and what it went on from, the latest first."""
    thread = [story]
    by_place = {(one.day.isoformat(), one.id): one for one in past}
    while (link := thread[-1].previous) and (earlier := by_place.get((link.date, link.story))):
        thread.append(earlier)
    return thread


class _Marking:
    """Holds today's claims of one story to those of its earlier briefs."""

    def __init__(self, members: Sequence[Article], thread: Sequence[PastStory]) -> None:
        self.thread = thread
        self._now = _measured(members)
        self._reports = {story.day: read_reports(story.articles) for story in thread}

    def mark(self, claim: CheckedClaim) -> CheckedClaim:
        """Return the claim with its standing; the latest earlier brief that speaks to it decides."""
        for story in self.thread:
            same = next((old for old in story.claims if says_the_same(claim, old)), None)
            if same is not None:
                return replace(claim, standing=Standing(Status.UNCHANGED, _first_told(same, story)))
            earlier = next(self._changes(claim, story), None)
            if earlier is not None:
                return replace(claim, standing=Standing(Status.CHANGED, story.day.isoformat(), earlier))
        return replace(claim, standing=Standing(Status.NEW))

    def _changes(self, claim: CheckedClaim, story: PastStory) -> Iterator[EarlierFigure]:
        """Yield the figures of an earlier brief that a claim's own now stand for."""
        told = [cited for old in story.claims for cited in old.figures]
        printed = [one for report in self._reports[story.day] for one in measures(report)]
        before = [one for one in printed if _is_told(one, told)]
        ours = [one for one in self._now if _is_told(one, claim.figures)]
        for now in ours:
            if any(_one_kind(now, old) and agree(now, old) for old in before):
                continue
            only = _is_only_toll(now, self._now, printed)
            yield from (_earlier(old, now) for old in before if _is_changed(_undated(now), _undated(old), only=only))


def _first_told(claim: CheckedClaim, story: PastStory) -> str:
    """Return the day since which a claim is told as it stands: a new or changed one since its own brief."""
    standing = claim.standing
    if standing and standing.status is Status.UNCHANGED and standing.since:
        return standing.since
    return story.day.isoformat()


def _measured(members: Sequence[Article]) -> list[Measure]:
    return [one for report in read_reports(members) for one in measures(report)]


def _is_told(measure: Measure, told: Sequence[CitedFigure]) -> bool:
    place = (measure.report.article.id, measure.figure.span)
    return any((cited.article, cited.figure.span) == place for cited in told)


def _one_kind(one: Measure, other: Measure) -> bool:
    return (one.unit, one.head, one.fate) == (other.unit, other.head, other.fate)


def _is_changed(now: Measure, old: Measure, *, only: bool) -> bool:
    """Tell whether a figure stands for another: one thing by its words, one sentence but for it, or the only toll."""
    if not (now.alone and old.alone):
        return False
    if disagree(now, old):
        return True
    alike = _one_kind(now, old) and not (now.part or old.part) and same_scope(now, old)
    return alike and (only or _one_sentence(now, old)) and near(now, old) and not agree(now, old)


def _is_only_toll(now: Measure, ours: Sequence[Measure], theirs: Sequence[Measure]) -> bool:
    """Tell whether one story has but one count of people of this fate, on either day: a later one stands for it."""
    sides = ({one.value for one in side if one.fate == now.fate and one.unit is None} for side in (ours, theirs))
    return now.fate is not None and now.unit is None and all(len(values) == 1 for values in sides)


def _one_sentence(one: Measure, other: Measure) -> bool:
    ours, theirs = (set(_words_beside(measure)) for measure in (one, other))
    total = sum(sorted(map(weight_of, ours | theirs)))
    return total > 0 and sum(sorted(map(weight_of, ours & theirs))) / total >= _SAME_SENTENCE


def _words_beside(measure: Measure) -> Iterator[str]:
    """Yield the words of a figure's sentence without the figure."""
    text, sentence, figure = measure.report.text, measure.sentence, measure.figure.span
    yield from words_of(text[sentence.start : figure.start])
    yield from words_of(text[figure.end : sentence.end])


def _undated(measure: Measure) -> Measure:
    """Return a measure without the day its sentence names: a later count is of another day."""
    return replace(measure, days=frozenset())


def _earlier(old: Measure, now: Measure) -> EarlierFigure:
    article = old.report.article
    return EarlierFigure(
        text=_printed(old),
        now=_printed(now),
        article=article.name,
        sha256=article.sha256,
        outlet=article.outlet,
        published=article.published.date,
        span=old.figure.span,
        passage=old.sentence.of(old.report.text),
        passage_span=old.sentence,
    )


def _printed(measure: Measure) -> str:
    """Return a figure as printed, with the hedge that stands before it."""
    figure = measure.figure
    return f"{figure.hedge} {figure.text}" if figure.hedge else figure.text
