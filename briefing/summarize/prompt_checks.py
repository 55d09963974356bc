"""Prompt files held to what a prompt must be, before one is sent: variables, schema, fence, no text used as template.

Each file is rendered with invented material; nothing here asks a model, and no article of a user is needed.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefing.errors import ConfigurationError
from briefing.model import Audience
from briefing.resources import PROMPTS, Origin, Resource, short_name
from briefing.summarize.audience_file import SECTIONS, near
from briefing.summarize.prompting import SCHEMAS, VARIABLES, PromptFiles, audience_values
from briefing.text.front_matter import FrontMatter, split_front_matter

_FIRST = "The bridge stays closed until May, the mayor says."
_SECOND = "A sign reads {{ 7 * 6 }} {% raw %} in red."
_KEYS = ("name", "description", "version", "variables")
_OPENING = re.compile(r"<(\w{1,40})>")
_SAMPLE_AUDIENCE = Audience(
    "sample", "a sample reader", "decides nothing", 300, "plain", "en", SECTIONS, 3, 3, 1, ("cost",), "Be kind."
)


@dataclass(frozen=True, slots=True)
class PromptFinding:
    """One thing that is wrong with a prompt file: where, what, and what to do."""

    place: str
    reason: str
    hint: str = ""


def check_prompt(resource: Resource, files: PromptFiles) -> tuple[PromptFinding, ...]:
    """Return what is wrong with a prompt file, front matter first.

    Args:
        resource: The file as it was found.
        files: The prompt files of the same look-up order.
    """
    name = short_name(resource.name)
    front = split_front_matter(resource.text)
    if front.error:
        return (PromptFinding(f"{_path(resource)} {front.error}", "the front matter cannot be read"),)
    found = list(_front_findings(resource, front, name))
    if name not in VARIABLES:
        hint = near(name, tuple(VARIABLES))
        return (*found, PromptFinding(_path(resource), f'nothing asks for a prompt called "{name}"', hint))
    try:
        found.extend(_template_findings(resource, files, name))
    except ConfigurationError as error:
        found.append(PromptFinding(error.message.partition(": ")[0], error.message.partition(": ")[2], error.hint))
    return tuple(found)


def _path(resource: Resource) -> str:
    return f"{PROMPTS}/{resource.name}" if resource.origin is Origin.BUILTIN else resource.path


def _front_findings(resource: Resource, front: FrontMatter, name: str) -> Iterator[PromptFinding]:
    for key in front.values:
        if key not in _KEYS:
            place = f"{_path(resource)} line {front.lines.get(key, 1)}"
            yield PromptFinding(place, f'unknown key "{key}"', near(key, _KEYS))
    told = front.values.get("variables")
    known = VARIABLES.get(name, ())
    for word in told if isinstance(told, list) else ():
        if word not in known and known:
            place = f"{_path(resource)} line {front.lines.get('variables', 1)}"
            yield PromptFinding(place, f'this prompt is given no variable "{word}"', near(str(word), known))


def _template_findings(resource: Resource, files: PromptFiles, name: str) -> Iterator[PromptFinding]:
    known = VARIABLES[name]
    for word in sorted(files.templates.variables(resource.name) - set(known)):
        yield PromptFinding(_place_of(resource, word), f'unknown variable "{word}"', near(word, known))
        return
    for line in files.templates.computed_names(resource.name):
        yield PromptFinding(
            f"{_path(resource)} line {line}",
            "the words of a value choose or become a template",
            'write the template\'s name in quotation marks, such as "builtin/summarize.md.j2"',
        )
        return
    system, user = files.parts(name, sample_values(name))
    yield from _schema_findings(resource, name, f"{system}\n{user}")
    yield from _material_findings(resource, name, system, user)


def _place_of(resource: Resource, word: str) -> str:
    found = re.search(rf"\{{[{{%][^}}]*\b{re.escape(word)}\b", resource.text)
    line = f" line {resource.text.count(chr(10), 0, found.end()) + 1}" if found else ""
    return _path(resource) + line


def sample_values(name: str) -> Mapping[str, object]:
    """Return invented values for a prompt file, template signs among them."""
    sentences = [{"number": 1, "text": _FIRST}, {"number": 2, "text": _SECOND}]
    claims = [{"id": "c1", "text": _FIRST}, {"id": "c2", "text": _SECOND}]
    values: dict[str, object] = {
        "audience": audience_values(_SAMPLE_AUDIENCE),
        "article": {"title": "Bridge closed", "outlet": "The Courier", "date": "2025-03-01"},
        "sentences": sentences,
        "part": 1,
        "parts": 2,
        "foreign": True,
        "problems": [_FIRST, _SECOND],
        "claims": claims,
        "claim": "The bridge is shut.",
        "most": 3,
    }
    return {key: values[key] for key in VARIABLES[name]}


def _schema_findings(resource: Resource, name: str, text: str) -> Iterator[PromptFinding]:
    """Every key of the answer's schema must be asked for by name."""
    for key in dict.fromkeys(_schema_keys(json.loads(SCHEMAS[name] or "{}"))):
        if not re.search(rf"\b{re.escape(key)}\b", text):
            yield PromptFinding(
                _path(resource),
                f'it never names "{key}", which every answer must have',
                'say the whole shape of the answer, as `{% extends "builtin/…" %}` does for you',
            )


def _schema_keys(schema: object) -> Iterator[str]:
    if isinstance(schema, dict):
        properties = schema.get("properties")
        yield from properties if isinstance(properties, dict) else ()
        for part in schema.values():
            yield from _schema_keys(part)


def _material_findings(resource: Resource, name: str, system: str, user: str) -> Iterator[PromptFinding]:
    """The material stands in the user part, whole, as it is, numbered, and fenced."""
    path = _path(resource)
    if _FIRST in system:
        yield PromptFinding(
            path, "the material stands in the system part, where a model takes it for instructions", "move it to user:"
        )
    for words in (_FIRST, _SECOND) if name != "repair" else (_FIRST,):
        if words not in user:
            yield PromptFinding(
                path, "the user part leaves out material that it is given", f"print all of {_MAIN[name]}"
            )
            return
    mark = {"sentences": "[1]", "claims": "c1"}.get(_MAIN[name])
    if mark and mark not in user:
        yield PromptFinding(path, f"it does not number the {_MAIN[name]}, so nothing can be cited", f"print {mark} …")
    if mark and not _is_fenced(user):
        hint = "print it between tags of its own, such as <article> and </article>"
        yield PromptFinding(path, "nothing marks where the material begins and ends", hint)


_MAIN = {
    "summarize": "sentences",
    "judge": "sentences",
    "story": "claims",
    "overview": "claims",
    "repair": "problems",
}


def _is_fenced(user: str) -> bool:
    before, _, after = user.partition(_FIRST)
    return any(f"</{tag}>" in after for tag in _OPENING.findall(before))
