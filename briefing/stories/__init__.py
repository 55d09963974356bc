"""Articles become stories: near-duplicates, groups, origins, wordings, conflicts, timeline.

Everything here is found in the articles by rules that can be explained; nothing is averaged, corrected or guessed.
"""

from briefing.stories.composing import Ranked, compose, composed, rank, with_claims
from briefing.stories.conflicts import conflicts
from briefing.stories.duplicates import duplicates
from briefing.stories.following import LOOK_BACK, Followed, follow
from briefing.stories.gaps import unknown
from briefing.stories.groups import group
from briefing.stories.merging import merge_claims, nearness
from briefing.stories.origins import Origin, independent, origins, told_origins, with_origins
from briefing.stories.timeline import timeline
from briefing.stories.utterances import utterances

__all__ = [
    "LOOK_BACK",
    "Followed",
    "Origin",
    "Ranked",
    "compose",
    "composed",
    "conflicts",
    "duplicates",
    "follow",
    "group",
    "independent",
    "merge_claims",
    "nearness",
    "origins",
    "rank",
    "timeline",
    "told_origins",
    "unknown",
    "utterances",
    "with_claims",
    "with_origins",
]
