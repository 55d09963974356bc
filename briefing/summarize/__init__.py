"""Articles and an audience become prompts; answers become drafts; the extractive engine needs no model."""

from briefing.summarize.answers import (
    DraftProblem,
    Judgement,
    StoryText,
    parse_choice,
    parse_judgement,
    parse_story,
    parse_summary,
)
from briefing.summarize.audiences import list_audiences, load_audience, new_audience_text, read_audience
from briefing.summarize.extract import extract_many
from briefing.summarize.prompt_checks import PromptFinding, check_prompt
from briefing.summarize.prompting import (
    PromptFiles,
    judge_prompt,
    overview_prompt,
    repair_prompt,
    story_prompt,
    summary_prompts,
)

__all__ = [
    "DraftProblem",
    "Judgement",
    "PromptFiles",
    "PromptFinding",
    "StoryText",
    "check_prompt",
    "extract_many",
    "judge_prompt",
    "list_audiences",
    "load_audience",
    "new_audience_text",
    "overview_prompt",
    "parse_choice",
    "parse_judgement",
    "parse_story",
    "parse_summary",
    "read_audience",
    "repair_prompt",
    "story_prompt",
    "summary_prompts",
]
