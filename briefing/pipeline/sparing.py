"""What the finished brief cannot prove is taken out of it and listed as withheld; the rest of the brief is published.

One odd passage among hundreds of articles must not cost the reader the day's brief. Only whole statements go, never a
word of one; what failed is found by its line, so that nothing stays that stood beside it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from briefing.model import Brief, CheckedItem, Story, Withheld
from briefing.text.marks import marked

REASON = "does not prove in the finished brief"


def without_unproven(brief: Brief, markdown: str, failed: Iterable[CheckedItem]) -> Brief:
    """Return the brief without what stands in the lines that failed, each listed among what is withheld.

    Args:
        brief: The brief.
        markdown: Its finished Markdown, as it was checked.
        failed: The rows of the check that stop publication.
    """
    lines = markdown.split("\n")
    unproven = [_letters(lines[line - 1]) for line in sorted({item.line for item in failed}) if line <= len(lines)]
    spoilt = {claim.id for claim in brief.claims if _stands_in(claim.text, unproven)}
    held = [Withheld(claim.text, REASON, claim.citations[0].article) for claim in brief.claims if claim.id in spoilt]
    stories = [_spared(story, unproven) for story in brief.stories]
    told = {claim.id: claim.text for claim in brief.claims if claim.id not in spoilt}
    names = {article.id: article.name for article in brief.articles}
    heads = [_headed(story, unproven, told, names[story.articles[0]]) for story, _ in stories]
    return replace(
        brief,
        claims=tuple(claim for claim in brief.claims if claim.id not in spoilt),
        lead=tuple(name for name in brief.lead if name not in spoilt),
        stories=tuple(replace(one, claims=tuple(c for c in one.claims if c not in spoilt)) for one in heads),
        withheld=(*brief.withheld, *held, *(one for _, lost in stories for one in lost)),
    )


def _headed(story: Story, unproven: list[str], told: Mapping[str, str], name: str) -> Story:
    """Return a story whose headline failed under its first proven statement without a quote, or its article's name."""
    if not _stands_in(story.headline, unproven):
        return story
    proven = (words for one in story.claims if (words := told.get(one)) and not marked(words))
    return replace(story, headline=next(proven, name), headline_claims=())


def without_stories(brief: Brief, markdown: str, failed: Iterable[CheckedItem]) -> Brief:
    """Return the brief without the stories in whose section a line failed; the last resort before nothing is written.

    Args:
        brief: The brief.
        markdown: Its finished Markdown, as it was checked.
        failed: The rows of the check that stop publication.
    """
    heads = [_letters(line) for line in markdown.split("\n")]
    lines = sorted({item.line for item in failed})
    spoilt = {story.id for line in lines if (story := _section(brief.stories, heads[:line])) is not None}
    told = [story for story in brief.stories if story.id in spoilt]
    lost = {name for story in told for name in story.claims}
    held = [Withheld(claim.text, REASON, claim.citations[0].article) for claim in brief.claims if claim.id in lost]
    return replace(
        brief,
        claims=tuple(claim for claim in brief.claims if claim.id not in lost),
        stories=tuple(story for story in brief.stories if story.id not in spoilt),
        lead=tuple(name for name in brief.lead if name not in lost),
        withheld=(*brief.withheld, *held),
    )


def _section(stories: Sequence[Story], lines: Sequence[str]) -> Story | None:
    """Return the story whose headline stands last in the lines, bare or behind its number."""
    heads = {_letters(story.headline): story for story in stories}
    numbered = {f"{at}{_letters(story.headline)}": story for at, story in enumerate(stories, start=1)}
    return next((found for line in reversed(lines) if (found := numbered.get(line) or heads.get(line))), None)


def _spared(story: Story, unproven: list[str]) -> tuple[Story, list[Withheld]]:
    """Return a story without the rows of its tables that failed, and those rows; a conflict goes with all its sides."""
    conflicts = [c for c in story.conflicts if any(_stands_in(value.text, unproven) for value in c.values)]
    said = [u for u in story.utterances if any(_stands_in(wording.text, unproven) for wording in u.wordings)]
    events = [event for event in story.timeline if _stands_in(event.event, unproven)]
    lead = [line for line in story.lead if _stands_in(line.text, unproven)]
    lost = [Withheld(one.text, REASON, one.citation.article) for conflict in conflicts for one in conflict.values]
    lost += [Withheld(one.text, REASON, one.citation.article) for utterance in said for one in utterance.wordings]
    lost += [Withheld(event.event, REASON, event.citation.article) for event in events]
    lost += [Withheld(line.text, REASON, story.articles[0]) for line in lead]
    spared = replace(
        story,
        lead=tuple(line for line in story.lead if line not in lead),
        unknown=tuple(gap for gap in story.unknown if not _stands_in(gap.words, unproven)),
        conflicts=tuple(one for one in story.conflicts if one not in conflicts),
        utterances=tuple(one for one in story.utterances if one not in said),
        timeline=tuple(one for one in story.timeline if one not in events),
    )
    return spared, lost


def _stands_in(words: str, lines: Iterable[str]) -> bool:
    wanted = _letters(words)
    return bool(wanted) and any(wanted in line for line in lines)


def _letters(words: str) -> str:
    """Return the letters and digits of words: what escaping and quotation marks leave alone."""
    return "".join(char for char in words if char.isalnum())
