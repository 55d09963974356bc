"""Audiences: one Markdown file each, strictly read. An audience changes selection and telling, never what is true."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import ValidationError

from briefing.errors import ConfigurationError
from briefing.model import Audience
from briefing.resources import PROMPTS, Listed, Origin, Resource, listing, load, read_own
from briefing.summarize.audience_file import SECTIONS, AudienceFile, explain, near, placed
from briefing.text.front_matter import split_front_matter

FOLDER = "audiences"
_SUFFIX = ".md"
_LONGEST_FILE = 20_000
_NEW = "new_audience.md.j2"
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]{0,63}")
_TEMPLATE_SIGN = re.compile(r"\{\{|\{%|\{#")
_CLOSE = "write a line --- below the last key, above the words of the body"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def load_audience(name: str, dirs: Sequence[Path] = ()) -> Audience:
    """Return an audience by name, or from a path that ends in `.md`.

    Args:
        name: `general`, or `./mine.md`.
        dirs: Prompt folders that win over the built-in ones.

    Raises:
        ConfigurationError: No such audience, an unknown key, or an impossible value, with file and line.
    """
    if name.endswith(_SUFFIX):
        return read_audience(read_own(Path(name)))
    known = [listed.name for listed in list_audiences(dirs)]
    if f"{FOLDER}/{name}{_SUFFIX}" not in known:
        raise _unknown(name, known)
    return read_audience(load(PROMPTS, f"{FOLDER}/{name}{_SUFFIX}", dirs))


def list_audiences(dirs: Sequence[Path] = ()) -> tuple[Listed, ...]:
    """Return every audience that a name finds."""
    return listing(PROMPTS, dirs, under=f"{FOLDER}/", suffix=_SUFFIX)


def new_audience_text(values: Mapping[str, object]) -> str:
    """Return the text of a new audience file, every key explained.

    Args:
        values: Any of the keys of an audience file, `words` or `minutes` for its length, and `body`.

    Raises:
        ConfigurationError: A value is impossible; line and key are those of the text that would be written.
    """
    from briefing.sandbox import Templates  # noqa: PLC0415 - jinja2 costs 100 ms that only a new file pays

    unset = {
        "tone": "plain and neutral",
        "language": "en",
        "sections": SECTIONS,
        "words": 900,
        "minutes": None,
        "stories": 12,
    }
    unset |= {"claims": 6, "quotes": 3, "figures": (), "body": "", "reader": "", "decides": "", "minutes": None}
    unset |= {"glossary": False, "sentence_words": None, "model": None, "temperature": None, "max_output_tokens": None}
    text = Templates(PROMPTS).render(_NEW, {**unset, **values})
    read_audience(Resource("new", text, "the new audience", Origin.GIVEN, ""))
    return text


def _unknown(name: str, known: Sequence[str]) -> ConfigurationError:
    names = tuple(Path(path).stem for path in known)
    return ConfigurationError(f'there is no audience "{name[:80]}"; known: {", ".join(names)}', hint=_hint(name, names))


def _hint(name: str, names: tuple[str, ...]) -> str:
    told = near(name, names)
    return told if told.startswith("did you mean") else "a file of yours is named by its path, which ends in .md"


def read_audience(resource: Resource) -> Audience:
    """Return the audience that a file describes.

    Raises:
        ConfigurationError: The file is wrong; the message names file, line and the nearest valid key.
    """
    path = resource.path
    if len(resource.text) > _LONGEST_FILE:
        raise ConfigurationError(f"{path}: longer than {_LONGEST_FILE} characters; an audience is one page")
    name = Path(resource.name).stem
    check_name(name, path)
    front = split_front_matter(resource.text)
    if front.error:
        raise ConfigurationError(f"{path} {front.error}", hint=_CLOSE if "never closed" in front.error else "")
    if not front.values:
        raise ConfigurationError(
            f"{path} line 1: no front matter", hint="begin with --- and keys such as reader, decides, length"
        )
    try:
        read = AudienceFile.model_validate(dict(front.values))
    except ValidationError as error:
        line, words, hint = explain(error, front)
        raise ConfigurationError(f"{path} line {line}: {words}", hint=hint) from error
    _check_body(resource, front.body_start)
    return _audience(read, name, resource.text[front.body_start :].strip(), resource.sha256)


def check_name(name: str, place: str) -> None:
    """Refuse a name that cannot be part of a brief's file name.

    Raises:
        ConfigurationError: It holds other signs than letters, digits, `_` and `-`.
    """
    if _NAME.fullmatch(name) is None:
        raise ConfigurationError(
            f"{place}: {name!r:.80} cannot name an audience",
            hint="use letters, digits, '_' and '-' for the file's name",
        )


def _check_body(resource: Resource, start: int) -> None:
    """The body is plain words: it is never a template, and it holds nothing that a reader would not see."""
    for pattern, words in (
        (_TEMPLATE_SIGN, "is template code; an audience is plain words"),
        (_CONTROL, "is a control character"),
    ):
        found = pattern.search(resource.text, start)
        if found is not None:
            line = resource.text.count("\n", 0, found.start()) + 1
            raise ConfigurationError(f"{resource.path} line {line}: {found[0]!r} {words}")


def _audience(read: AudienceFile, name: str, body: str, digest: str) -> Audience:
    return Audience(
        name=name,
        reader=read.reader,
        decides=read.decides,
        words=read.length.bound(),
        tone=read.tone,
        language=read.language,
        sections=placed(tuple(read.sections), glossary=read.glossary),
        stories=read.stories,
        claims=read.claims,
        quotes=read.quotes,
        figures=tuple(read.figures),
        sentence_words=read.sentence_words,
        glossary=read.glossary,
        model=read.model.name,
        temperature=read.model.temperature,
        max_output_tokens=read.model.max_output_tokens,
        instructions=body,
        sha256=digest,
    )
