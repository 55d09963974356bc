"""With a model: each story's headline and lead, and what opens the brief, from verified claims only.

The calls see nothing but proven statements and their ids. What comes back is proven against the passages of the claims
it cites (`verify/claims/told.py`), asked for once more where that fails, and else withheld: then the story keeps its
chosen headline. No failure here costs the reader a story.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefing.checking.corpus import Corpus
from briefing.errors import ModelError
from briefing.llm import LanguageModel
from briefing.model import Answer, Audience, CheckedClaim, Line, Prompt, Story, Withheld
from briefing.pipeline.progress import Progress
from briefing.render.escape import has_controls
from briefing.summarize import (
    DraftProblem,
    PromptFiles,
    StoryText,
    overview_prompt,
    parse_choice,
    parse_story,
    repair_prompt,
    story_prompt,
)
from briefing.summarize.foreign import is_foreign
from briefing.verify.claims.told import Evidence, Untold, prove_told
from briefing.verify.quotes.language import is_foreign as is_other_language

MOST_OPENING = 5
_FEWEST_OPENING = 3
_LONGEST_LEAD = 3
_LONGEST_REASON = 300


@dataclass(frozen=True, slots=True)
class Desk:
    """What telling works with, the same for every story."""

    corpus: Corpus
    audience: Audience
    files: PromptFiles
    model: LanguageModel
    progress: Progress


@dataclass(frozen=True, slots=True)
class Telling:
    """The stories with what was told over their claims; the claims that open the brief; what could not be told."""

    stories: tuple[Story, ...]
    opening: tuple[str, ...] = ()
    withheld: tuple[Withheld, ...] = ()


@dataclass(frozen=True, slots=True)
class _Reply:
    """What one answer gave after proof; `faults` in the words of a repair turn, each with what it is about."""

    headline: Line | None = None
    lead: tuple[Line, ...] = ()
    chosen: tuple[str, ...] = ()
    faults: tuple[Untold, ...] = ()


@dataclass(frozen=True, slots=True)
class _Call:
    """One call: the prompt, the claims it shows, and the story it is for; None for what opens the brief."""

    prompt: Prompt
    claims: tuple[CheckedClaim, ...]
    story: Story | None = None


def most_calls(articles: int, audience: Audience) -> int:
    """Return how many calls telling makes at most, repairs not counted: one a story, one for what opens the brief."""
    stories = min(articles, audience.stories) if audience.claims > 1 else 0
    return stories + (1 if min(articles, audience.stories) > 1 else 0)


def tell(stories: Sequence[Story], claims: Sequence[CheckedClaim], desk: Desk) -> Telling:
    """Have the model write headlines and leads, and choose what opens the brief; a story of one claim needs no call.

    Args:
        stories: As they will be printed, with the claims that the audience gets.
        claims: The claims of these stories.
        desk: What telling works with.
    """
    calls = list(_calls(stories, claims, desk))
    desk.progress.stage("writing headlines", len(calls))
    first = [_read(call, answer, desk) for call, answer in _ask(calls, desk)]
    again = [(at, call) for at, call in enumerate(calls) if at < len(first) and first[at][0].faults and first[at][1]]
    repairs = [_repair(call, *first[at], desk) for at, call in again]
    second = [_read(call, answer, desk)[0] for call, answer in _ask(repairs, desk)]
    replies = [reply for reply, _ in first]
    for (at, _), reply in zip(again, second, strict=False):
        replies[at] = _better(replies[at], reply)
    return _gather(stories, calls, replies)


def _calls(stories: Sequence[Story], claims: Sequence[CheckedClaim], desk: Desk) -> Iterator[_Call]:
    by_id = {claim.id: claim for claim in claims}
    for story in stories:
        told = tuple(by_id[name] for name in story.claims if name in by_id and not _is_foreign(by_id[name], desk))
        if len(told) > 1:
            yield _Call(story_prompt(told, desk.audience, desk.files), told, story)
    most = _opening(len(stories))
    if len(stories) > 1 and len(claims) > most:
        yield _Call(overview_prompt(claims, desk.audience, most, desk.files), tuple(claims))


def _is_foreign(claim: CheckedClaim, desk: Desk) -> bool:
    """Headline and lead are proven by their words: they are told only over claims in the brief's language."""
    return any(is_foreign(desk.corpus.by_id[cited.article], desk.audience) for cited in claim.citations)


def _opening(stories: int) -> int:
    return max(_FEWEST_OPENING, min(MOST_OPENING, stories))


def _ask(calls: Sequence[_Call], desk: Desk) -> Iterator[tuple[_Call, Answer]]:
    """Yield each call with its answer; a run that has to stop here keeps what it has."""
    if not calls:
        return
    answers = desk.model.answer([call.prompt for call in calls])
    try:
        for call, answer in zip(calls, answers, strict=False):
            yield call, answer
            desk.progress.advance()
        next(answers, None)
    except ModelError as error:
        desk.progress.notice(f"the run had to stop: {error.message}; stories not told keep their chosen headlines")


def _read(call: _Call, answer: Answer, desk: Desk) -> tuple[_Reply, str]:
    """Return what an answer gave, and its text; no text when asking again cannot help."""
    if answer.failure is not None:
        return _Reply(faults=(Untold("", f"no answer: {answer.failure.message}"),)), ""
    if call.story is None:
        return _read_choice(answer.text, [claim.id for claim in call.claims]), answer.text
    told = parse_story(answer.text)
    if isinstance(told, DraftProblem):
        return _Reply(faults=(Untold("", f"not readable: {told.reason}"),)), answer.text
    return _prove(told, call, desk), answer.text


def _read_choice(answer: str, known: Sequence[str]) -> _Reply:
    chosen = parse_choice(answer, known)
    if isinstance(chosen, DraftProblem):
        return _Reply(faults=(Untold("", f"not readable: {chosen.reason}"),))
    return _Reply(chosen=chosen)


def _prove(told: StoryText, call: _Call, desk: Desk) -> _Reply:
    """Prove headline and lead against the claims they cite, each by itself."""
    by_id = {claim.id: claim for claim in call.claims}
    unknown = next((name for name in told.claims if name not in by_id), None)
    if unknown is not None:
        return _Reply(faults=(Untold(told.headline, f"no such statement: there is no {unknown!r:.80}"),))
    cited = [by_id[name] for name in dict.fromkeys(told.claims)]
    headline = _proven(told.headline.rstrip("."), cited, desk)
    if not isinstance(headline, Untold) and len(headline) > 1:
        headline = Untold(told.headline, "too long: a headline is one sentence")
    lead = _proven(told.lead, cited, desk)
    if not isinstance(lead, Untold) and len(lead) > _LONGEST_LEAD:
        lead = Untold(told.lead, "too long: a lead has one or two sentences")
    faults = [
        replace(part, reason=f"{name} {part.reason}")
        for name, part in (("headline", headline), ("lead", lead))
        if isinstance(part, Untold)
    ]
    return _Reply(
        None if isinstance(headline, Untold) else headline[0],
        () if isinstance(lead, Untold) else lead,
        faults=tuple(faults),
    )


def _proven(text: str, cited: Sequence[CheckedClaim], desk: Desk) -> tuple[Line, ...] | Untold:
    if has_controls(text):
        return Untold(text, "unprintable: control characters or direction marks")
    articles = {citation.article for claim in cited for citation in claim.citations}
    corpus = desk.corpus
    if any(is_other_language(text, corpus.sources[name]) for name in articles):
        return Untold(text, "unresolved: it is in another language than the articles")
    return prove_told(text, cited, {name: Evidence(corpus.by_id[name], corpus.sources[name]) for name in articles})


def _repair(call: _Call, reply: _Reply, answer: str, desk: Desk) -> _Call:
    problems = [f"{fault.text!r:.200}: {fault.reason}" if fault.text else fault.reason for fault in reply.faults]
    return replace(call, prompt=repair_prompt(call.prompt, answer, problems, desk.files))


def _better(first: _Reply, second: _Reply) -> _Reply:
    """Join an answer with its repair: what was proven in either; of what was not, what the repair still fails in."""
    headline, lead = first.headline or second.headline, first.lead or second.lead
    missing = [name for name, part in (("headline", headline), ("lead", lead)) if not part]
    faults = (second.faults or first.faults) if missing and not second.chosen else ()
    named = tuple(fault for fault in faults if fault.reason.partition(" ")[0] in missing)
    return _Reply(headline, lead, second.chosen, named or faults)


def _gather(stories: Sequence[Story], calls: Sequence[_Call], replies: Sequence[_Reply]) -> Telling:
    told: dict[str, Story] = {}
    opening: tuple[str, ...] = ()
    withheld: list[Withheld] = []
    for call, reply in zip(calls, replies, strict=False):
        withheld.extend(_withheld(fault, call.story) for fault in reply.faults)
        if call.story is None:
            opening = reply.chosen[: _opening(len(stories))]
        else:
            told[call.story.id] = _told(call.story, reply)
    return Telling(tuple(told.get(story.id, story) for story in stories), opening, tuple(withheld))


def _told(story: Story, reply: _Reply) -> Story:
    if reply.headline is None:
        return replace(story, lead=reply.lead)
    return replace(story, headline=reply.headline.text, headline_claims=reply.headline.claims, lead=reply.lead)


def _withheld(fault: Untold, story: Story | None) -> Withheld:
    about = "" if fault.reason.startswith(("headline ", "lead ")) else "headline and lead " if story else "opening "
    return Withheld(fault.text, f"{about}{fault.reason}"[:_LONGEST_REASON], story.articles[0] if story else None)
