"""What the furniture of a brief may state, gathered for its check: from the brief itself, or anew from its articles."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from briefing.checking.bylines import days_of
from briefing.checking.facts import Facts, Passages
from briefing.checking.furniture import withheld_line
from briefing.checking.naming import find_words
from briefing.model import Article, ArticleId, Asked, Basis, Brief, Conflict, TimelineEvent, Usage
from briefing.pipeline.earlier import Days, days_of_sidecar
from briefing.render.asked import asked_parts
from briefing.render.escape import printable, shown, unquoted
from briefing.render.standing import goes_on_line, left_out_line, standing_line
from briefing.render.wording import Wording, reason_words, withheld_words
from briefing.stories import conflicts, group, timeline
from briefing.text.phrases import LANGUAGES, phrase, recognize

_MOST_DOLLARS = 1e9
SIDECAR_SCHEMA = "briefing/brief@1"

Entry = Mapping[str, object]


def facts_of_brief(brief: Brief) -> Facts:
    """Return the facts of a brief that is about to be printed."""
    facts = Facts(brief.articles, listed=len(brief.articles), day=date.fromisoformat(brief.date))
    events = [event for story in brief.stories for event in story.timeline]
    rows = [conflict for story in brief.stories for conflict in story.conflicts]
    unread = frozenset(unquoted(f"{problem.name}: {problem.reason}") for problem in brief.problems)
    told = unread | frozenset((*_day_lines(_days_of_brief(brief)), *_asked_lines(brief.asked)))
    return _with_tables(replace(facts, told=told), events, rows)


def facts_of_sidecar(found: Entry, articles: Sequence[Article]) -> Facts:
    """Return the facts of a finished brief: counts from its sidecar, timeline and owners found anew in the articles."""
    counts = found.get("counts")
    numbers = counts if isinstance(counts, Mapping) else {}
    engine = found.get("engine")
    facts = Facts(
        articles,
        listed=_int(numbers.get("articles")),
        stories=_int(numbers.get("stories")),
        withheld=_int(numbers.get("withheld")),
        problems=_int(numbers.get("problems")),
        day=_day(found.get("date")),
        model=str(engine["model"]) if isinstance(engine, Mapping) and engine.get("model") else None,
        told=frozenset(
            (
                *_told_lines(found),
                *_day_lines(days_of_sidecar(found, articles)),
                *_asked_lines(_asked(found.get("asked"))),
            )
        ),
        origins=frozenset(_origins(found)),
        sentences=_sentences(found, articles),
        gaps=frozenset(_gaps(found)),
    )
    stories = _members(found, articles)
    events = [event for members in stories for event in timeline(members)]
    rows = [conflict for members in stories for conflict in conflicts(members)]
    return _with_tables(facts, events, rows)


def page_days(text: str) -> frozenset[str]:
    """Return the days (ISO) that the title of a brief of ours tells; empty for a page that is none."""
    titles = [title["words"].strip() for title in (_TITLE.search(text), _FIRST_LINE.match(text)) if title]
    found = (values["date"] for words in titles for key, values in recognize(words) if key == "title")
    return frozenset(day.isoformat() for words in found for day in days_of(words))


_FIRST_LINE = re.compile(r"\s{0,20}(?P<words>[^\n]{1,300})")
"""The title of a brief in plain text."""
_TITLE = re.compile(r"^# +(?P<words>[^\n]{1,300})$", re.MULTILINE)


def facts_of_page(text: str, articles: Sequence[Article]) -> Facts:
    """Return the facts of a brief whose sidecar is missing: its articles are those that it names by file or hash.

    Stories, timeline and figures are found anew in them; its date, its model and what it withheld stay unknown.
    """
    named = [article for article in articles if article.name in text or article.sha256 in text]
    by_id = {article.id: article for article in named}
    stories = [[by_id[name] for name in story.articles if name in by_id] for story in group(named)]
    events = [event for members in stories for event in timeline(members)]
    rows = [conflict for members in stories for conflict in conflicts(members)]
    facts = Facts(
        articles,
        listed=len(named),
        by_model=any(key == "engine_llm" for line in text.splitlines() for key, _ in recognize(line.strip(" *"))),
        lists_all=all(article.sha256[:12] in text for article in named),
    )
    return _with_tables(facts, events, rows)


def _origins(found: Entry) -> Iterator[int]:
    """Yield the origins of the stories of several articles: only their lines tell it."""
    for story in entries(found, "stories"):
        count, members = _int(story.get("independent_origins")), story.get("articles")
        if count is not None and isinstance(members, Sequence) and len(members) > 1:
            yield max(1, count)


def _days_of_brief(brief: Brief) -> Days:
    return Days(
        standings=tuple(claim.standing for claim in brief.claims if claim.standing),
        previous=tuple(story.previous for story in brief.stories if story.previous),
        left_out=brief.left_out,
        stories=len(brief.stories),
    )


def _day_lines(days: Days) -> Iterator[str]:
    """Yield what a brief may say of earlier ones, in every language of briefs."""
    for wording in map(Wording, LANGUAGES) if days.some else ():
        yield from (printable(standing_line(standing, wording)) for standing in days.standings)
        yield from (printable(goes_on_line(previous, wording)) for previous in days.previous)
        yield printable(left_out_line(days.left_out, days.stories, wording))


def _asked_lines(asked: Asked | None) -> Iterator[str]:
    """Yield the parts of the line on the model's calls, in every language of briefs."""
    for wording in map(Wording, LANGUAGES) if asked else ():
        yield from asked_parts(asked, wording)


def _asked(found: object) -> Asked | None:
    """Read what a sidecar tells of the model's calls; None for anything else."""
    if not isinstance(found, Mapping):
        return None
    counts = [_int(found.get(name)) for name in ("articles", "answers", "input_tokens", "output_tokens")]
    cost = found.get("cost")
    known = all(count is not None and count >= 0 for count in counts)
    if not known or not (cost is None or (isinstance(cost, int | float) and 0 <= cost < _MOST_DOLLARS)):
        return None
    articles, answers, read, written = (count or 0 for count in counts)
    return Asked(articles, Usage(answers, 0, read, written, cost, found.get("estimated") is True))


def _with_tables(facts: Facts, events: Sequence[TimelineEvent], rows: Sequence[Conflict]) -> Facts:
    told = {line for event in events for line in _known_lines(event)}
    told |= {line for conflict in rows for line in _owner_lines(conflict)}
    pairs = frozenset((event.date, shown(event.event)) for event in events)
    return replace(facts, events=facts.events | pairs, told=facts.told | told)


def _known_lines(event: TimelineEvent) -> Iterator[str]:
    """Yield how the day of an event is known, in every language of briefs."""
    for wording in map(Wording, LANGUAGES):
        parts = [wording.say("stated" if event.basis is Basis.STATED else "inferred")]
        if event.approximate:
            parts.append(wording.say("approximate"))
        yield ", ".join(parts) + (f": {shown(reason_words(event.reason, wording))}" if event.reason else "")


def _owner_lines(conflict: Conflict) -> Iterator[str]:
    """Yield what is counted, and who says it as of when, in every language of briefs."""
    yield shown(conflict.what)
    for value in conflict.values:
        for language in LANGUAGES:
            owner = shown(value.by) if value.by else phrase(language, "no_speaker")
            yield f"{owner}, {shown(value.as_of)}" if value.as_of else owner


def _members(found: Entry, articles: Sequence[Article]) -> list[list[Article]]:
    by_id = {article.id: article for article in articles}
    stories: list[list[Article]] = []
    for story in entries(found, "stories"):
        names = story.get("articles")
        ids = [ArticleId(name) for name in names if isinstance(name, str)] if isinstance(names, list) else []
        stories.append([by_id[name] for name in ids if name in by_id])
    return [members for members in stories if members]


def _told_lines(found: Entry) -> Iterator[str]:
    """Yield the lines of a brief that only its sidecar can prove: what was withheld, what was not read."""
    names = {entry.get("id"): str(entry.get("name")) for entry in entries(found, "articles")}
    withheld = [(names.get(e.get("article"), "-"), str(e.get("kind"))) for e in entries(found, "withheld")]
    for wording in map(Wording, LANGUAGES):
        counts = Counter((name, withheld_words(kind, wording)) for name, kind in withheld)
        yield from (withheld_line(count, kind, name) for (name, kind), count in counts.items())
    yield from (unquoted(f"{entry.get('name')}: {entry.get('reason')}") for entry in entries(found, "problems"))


def entries(found: Entry, key: str) -> list[Entry]:
    """Return the objects of a list in a sidecar; anything else is left out."""
    rows: Iterable[object] = value if isinstance(value := found.get(key), list) else ()
    return [row for row in rows if isinstance(row, Mapping)]


def _sentences(found: Entry, articles: Sequence[Article]) -> Mapping[tuple[str, ...], Passages]:
    """Return the sentences that a sidecar tells, by their words, each with the passages that it cites for it.

    A headline and a sentence of a lead cite what their claims cite; a headline that an article gave cites nothing.
    """
    cited = {str(entry.get("id")): _passages(entry, articles) for entry in entries(found, "claims")}
    told = [(entry, [str(entry.get("id"))]) for entry in entries(found, "claims") if not entry.get("extract")]
    for story in entries(found, "stories"):
        told.append(({"text": story.get("headline")}, []))
        told.extend((line, _ids(line.get("claims"))) for line in entries(story, "lead"))
    sentences: dict[tuple[str, ...], Passages] = {}
    for entry, claims in told:
        words = tuple(find_words(shown(str(entry.get("text") or ""))))
        passages = frozenset[tuple[ArticleId, str]]().union(*(cited.get(name, frozenset()) for name in claims))
        if words:
            sentences[words] = sentences.get(words, frozenset()) | passages
    return sentences


def _passages(claim: Entry, articles: Sequence[Article]) -> Passages:
    texts = {article.id: article.text for article in articles}
    cited = entries(claim, "citations")
    places = [(ArticleId(str(one.get("article"))), one.get("start"), one.get("end")) for one in cited]
    return frozenset(
        (name, " ".join(find_words(shown(texts[name][start:end]))))
        for name, start, end in places
        if name in texts and isinstance(start, int) and isinstance(end, int)
    )


def _ids(value: object) -> list[str]:
    return [name for name in value if isinstance(name, str)] if isinstance(value, list) else []


def _gaps(found: Entry) -> Iterator[tuple[str, str, frozenset[ArticleId]]]:
    for story in entries(found, "stories"):
        for gap in entries(story, "unknown"):
            words = " ".join(shown(str(gap.get("words") or "")).split())
            yield str(gap.get("kind")), words, frozenset(map(ArticleId, _ids(gap.get("articles"))))


def _int(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None
