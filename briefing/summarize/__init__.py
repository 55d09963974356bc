"""Articles and an audience become prompts; answers become drafts; the extractive engine needs no model."""

from briefing.summarize.answers import DraftProblem, StoryText, parse_choice, parse_story, parse_summary
from briefing.summarize.audiences import list_audiences, load_audience, read_audience
from briefing.summarize.extract import extract_many
from briefing.summarize.prompting import PromptFiles, overview_prompt, repair_prompt, story_prompt, summary_prompts

__all__ = [
    "DraftProblem",
    "PromptFiles",
    "StoryText",
    "extract_many",
    "list_audiences",
    "load_audience",
    "overview_prompt",
    "parse_choice",
    "parse_story",
    "parse_summary",
    "read_audience",
    "repair_prompt",
    "story_prompt",
    "summary_prompts",
]
