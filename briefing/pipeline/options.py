"""What `daily` needs to know, resolved: no flags, files or environment left to read."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from briefing.llm import ModelOptions
from briefing.model import Audience


@dataclass(frozen=True, slots=True)
class DailyOptions:
    """The options of a brief.

    Attributes:
        audience: Who reads it.
        day: The date on the brief.
        output_dir: Where the two files go.
        model: How the language model is reached; None for the extractive engine.
        prompts: Folders of prompt files that win over the built-in ones, first one first.
        templates: Folders of templates that win over the built-in ones, first one first.
        template: The template's name.
        chunk_tokens: Most tokens of article text in one model call.
        store: The file that remembers what was briefed; None for no memory.
    """

    audience: Audience
    day: date
    output_dir: Path
    model: ModelOptions | None = None
    prompts: tuple[Path, ...] = ()
    templates: tuple[Path, ...] = ()
    template: str = "brief"
    chunk_tokens: int = 6000
    store: Path | None = None
    notices: tuple[str, ...] = field(default=())
