"""A brief as Markdown or plain text through its template. What templates print is made inert here."""

import re
from collections.abc import Sequence
from pathlib import Path

from briefing.model import Audience, Brief
from briefing.render.escape import markdown
from briefing.render.plain_text import plain, wrapped
from briefing.render.view import Counts, brief_view
from briefing.resources import TEMPLATES, full_name
from briefing.sandbox import Templates

_BLANK_LINES = "\n\n\n"
_TEXT = ".txt.j2"
_MARKED = re.compile(r"(?<!\\)\[\^(\d{1,9})\](?!:)")
_DEFINED = re.compile(r"^\[\^(\d{1,9})\]: .*\n?", re.MULTILINE)
_MARKED_TEXT = re.compile(r"(?<= )\[(\d{1,9})\](?!:)")
_DEFINED_TEXT = re.compile(r"^\[(\d{1,9})\]: .*\n?", re.MULTILINE)


class BriefTemplates:
    """The templates of a run, with the hashes of those that were used.

    Args:
        name: The template's name: `brief`, `bulletin`, `table`, `email`, or a user's own.
        dirs: Folders that win over the built-in templates, first one first.

    Raises:
        ConfigurationError: There is no template of this name.
    """

    def __init__(self, name: str = "brief", dirs: Sequence[Path] = ()) -> None:
        self.file = full_name(TEMPLATES, name, dirs)
        self.is_text = self.file.endswith(_TEXT)
        self.name = name
        self.templates = Templates(TEMPLATES, dirs, escape=plain if self.is_text else markdown)

    @property
    def suffix(self) -> str:
        """The ending of the finished file's name."""
        return ".txt" if self.is_text else ".md"

    def hashes(self) -> tuple[tuple[str, str], ...]:
        """Return name and sha256 of every template that was rendered."""
        return tuple(sorted(self.templates.used.items()))


def render_brief(brief: Brief, audience: Audience, templates: BriefTemplates, *, counts: Counts | None = None) -> str:
    """Return the brief's text, blank lines never doubled, notes in the order of their marks, one line end at the end.

    Raises:
        ConfigurationError: The template is missing or wrong.
    """
    text = templates.templates.render(templates.file, brief_view(brief, audience, counts))
    text = _ordered_notes(text, _MARKED_TEXT, _DEFINED_TEXT) if templates.is_text else _ordered_notes(text)
    while _BLANK_LINES in text:
        text = text.replace(_BLANK_LINES, "\n\n")
    return wrapped(text.strip()) if templates.is_text else text.strip() + "\n"


def _ordered_notes(text: str, marked: re.Pattern[str] = _MARKED, defined: re.Pattern[str] = _DEFINED) -> str:
    """Number the notes as their marks come, and leave out those that a template prints no mark of.

    Only marks of the template are meant: those in an article's words are escaped.
    """
    body = defined.sub("", text)
    places = {label: str(at) for at, label in enumerate(dict.fromkeys(marked.findall(body)), start=1)}
    entries = {match[1]: match[0] for match in defined.finditer(text)}
    notes = "".join(
        entries[label].replace(f"{label}]", f"{place}]", 1) for label, place in places.items() if label in entries
    )
    return marked.sub(lambda match: match[0].replace(match[1], places[match[1]]), body).rstrip() + "\n\n" + notes
