"""Articles become stories: near-duplicates, groups, origins, wordings, conflicts, timeline.

Everything here is found in the articles by rules that can be explained; nothing is averaged, corrected or guessed.
"""

from briefing.stories.duplicates import duplicates
from briefing.stories.groups import group

__all__ = ["duplicates", "group"]
