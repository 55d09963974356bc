"""A brief as Markdown (or plain text) through its template. What templates print is made inert here."""

from collections.abc import Sequence
from pathlib import Path

from briefing.model import Audience, Brief
from briefing.render.escape import markdown
from briefing.render.view import Counts, brief_view
from briefing.sandbox import Templates

_BLANK_LINES = "\n\n\n"


class BriefTemplates:
    """The templates of a run, with the hashes of those that were used.

    Args:
        name: The template's name (`brief`).
        dirs: Folders that win over the built-in templates, first one first.
    """

    def __init__(self, name: str = "brief", dirs: Sequence[Path] = ()) -> None:
        self.name = name
        self.templates = Templates("templates", dirs, escape=markdown)

    def hashes(self) -> tuple[tuple[str, str], ...]:
        """Return name and sha256 of every template that was rendered."""
        return tuple(sorted(self.templates.used.items()))


def render_brief(brief: Brief, audience: Audience, templates: BriefTemplates, *, counts: Counts | None = None) -> str:
    """Return the brief's Markdown, blank lines never doubled, with one line end at the end.

    Raises:
        ConfigurationError: The template is missing or wrong.
    """
    text = templates.templates.render(f"{templates.name}.md.j2", brief_view(brief, audience, counts))
    while _BLANK_LINES in text:
        text = text.replace(_BLANK_LINES, "\n\n")
    return text.strip() + "\n"
