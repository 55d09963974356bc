"""Keep a brief within its audience's words: the lightest claims go first, every story keeps one as long as it can.

The bound counts what a reader reads: all text but the brief's own furniture (title, bylines, headings), the footnotes
and the table of sources. Where nothing is left to drop but tables, the tables stay: a disagreement is never cut.
"""

from collections.abc import Callable
from dataclasses import replace

from briefing.checking.citations import read_citations
from briefing.checking.layout import read_layout
from briefing.checking.length import reading_words
from briefing.checking.naming import KnownArticles
from briefing.model import Audience, Brief
from briefing.pipeline.facts import facts_of_brief
from briefing.pipeline.selecting import to_cut

_TRIES = 8
_CREDIT = 7
"""Words of the line under a claim that says whose it is."""


def fit(brief: Brief, audience: Audience, render: Callable[[Brief], str]) -> Brief:
    """Return the brief cut to the audience's words; one claim of one story always stays.

    Args:
        brief: The whole brief.
        audience: Its words.
        render: Gives the brief's text, of which the words are counted.
    """
    for _ in range(_TRIES):
        over = count_words(render(brief), brief) - audience.words
        if over <= 0:
            break
        lighter = _lighter(brief, over)
        if lighter is brief:
            break
        brief = lighter
    return brief


def count_words(text: str, brief: Brief) -> int:
    """Count the words of a finished brief that its audience's length bounds."""
    layout = read_layout(text)
    listed = read_citations(layout, KnownArticles(brief.articles)).listed
    return reading_words(layout, listed, facts_of_brief(brief))


def _lighter(brief: Brief, words: int) -> Brief:
    """Drop the last claims of the stories that `to_cut` names until so many words are gone.

    A story whose sources disagree keeps one: its disagreement goes with it otherwise.
    """
    lengths = {
        claim.id: _CREDIT + len(claim.text.split()) + sum(len(quote.text.split()) + _CREDIT for quote in claim.quotes)
        for claim in brief.claims
    }
    told = [story.claims for story in brief.stories]
    kept_whole = frozenset(at for at, story in enumerate(brief.stories) if story.conflicts)
    while words > 0 and (at := to_cut(list(map(len, told)), kept_whole)) is not None:
        *kept, dropped = told[at]
        words -= lengths.get(dropped, 0)
        told[at] = tuple(kept)
    stories = tuple(replace(s, claims=names) for s, names in zip(brief.stories, told, strict=True) if names)
    wanted = {name for story in stories for name in story.claims}
    if wanted == set(lengths):
        return brief
    lead = tuple(name for name in brief.lead if name in wanted)
    return replace(brief, stories=stories, claims=tuple(c for c in brief.claims if c.id in wanted), lead=lead)
