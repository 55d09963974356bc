"""Audiences: one Markdown file each, strictly read. An audience changes selection and telling, never what is true."""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from briefing.errors import ConfigurationError
from briefing.model import Audience
from briefing.resources import PROMPTS, Listed, Origin, Resource, listing, load
from briefing.text.front_matter import FrontMatter, split_front_matter
from briefing.text.phrases import LANGUAGES

FOLDER = "audiences"
_SUFFIX = ".md"
_WORDS_A_MINUTE = 230
_LONGEST_FILE = 20_000

Section = Literal["lead", "stories", "conflicts", "wordings", "timeline", "unknown", "withheld", "sources"]
Phrase = Annotated[str, Field(min_length=1, max_length=300)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class _Length(_Strict):
    words: int | None = Field(default=None, ge=50, le=50_000)
    minutes: float | None = Field(default=None, gt=0, le=200)

    @model_validator(mode="after")
    def _one_of_both(self) -> "_Length":
        if (self.words is None) == (self.minutes is None):
            raise ValueError("give either words or minutes")
        return self


class AudienceFile(_Strict):
    """The front matter of an audience file."""

    reader: Phrase
    decides: Phrase
    length: _Length
    tone: Phrase = "plain and neutral"
    language: str = Field(default="en", pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
    sections: list[Section] = Field(min_length=1)
    stories: int = Field(default=12, ge=1, le=500)
    claims: int = Field(default=6, ge=1, le=100)
    quotes: int = Field(default=3, ge=0, le=100)
    figures: list[Phrase] = Field(default_factory=list, max_length=50)

    @model_validator(mode="after")
    def _sections_once(self) -> "AudienceFile":
        if len(set(self.sections)) != len(self.sections):
            raise ValueError("a section is named twice")
        return self


def load_audience(name: str, dirs: Sequence[Path] = ()) -> Audience:
    """Return an audience by name, or from a path that ends in `.md`.

    Args:
        name: `general`, or `./mine.md`.
        dirs: Prompt folders that win over the built-in ones.

    Raises:
        ConfigurationError: No such audience, an unknown key, or an impossible value, with file and line.
    """
    if name.endswith(_SUFFIX):
        return read_audience(_from_path(Path(name)))
    return read_audience(load(PROMPTS, f"{FOLDER}/{name}{_SUFFIX}", dirs))


def list_audiences(dirs: Sequence[Path] = ()) -> tuple[Listed, ...]:
    """Return every audience that a name finds."""
    return listing(PROMPTS, dirs, under=f"{FOLDER}/", suffix=_SUFFIX)


def _from_path(path: Path) -> Resource:
    from hashlib import sha256  # noqa: PLC0415 - only for files outside the folders

    try:
        raw = path.read_bytes()
        text = raw.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path}: cannot be read as an audience: {error}") from error
    return Resource(path.stem, text.replace("\r\n", "\n"), str(path), Origin.GIVEN, sha256(raw).hexdigest())


@dataclass(frozen=True, slots=True)
class _Place:
    path: str
    front: FrontMatter


def read_audience(resource: Resource) -> Audience:
    """Return the audience that a file describes.

    Raises:
        ConfigurationError: The file is wrong; the message names file, line and the nearest valid key.
    """
    if len(resource.text) > _LONGEST_FILE:
        raise ConfigurationError(f"{resource.path}: longer than {_LONGEST_FILE} characters; an audience is one page")
    front = split_front_matter(resource.text)
    if front.error:
        raise ConfigurationError(f"{resource.path} {front.error}")
    if not front.values:
        raise ConfigurationError(
            f"{resource.path} line 1: no front matter", hint="begin with --- and keys such as reader, decides, length"
        )
    try:
        read = AudienceFile.model_validate(dict(front.values))
    except ValidationError as error:
        raise _explain(_Place(resource.path, front), error) from error
    return _audience(read, resource, resource.text[front.body_start :].strip())


def _audience(read: AudienceFile, resource: Resource, body: str) -> Audience:
    words = read.length.words or round((read.length.minutes or 1) * _WORDS_A_MINUTE)
    return Audience(
        name=Path(resource.name).stem,
        reader=read.reader,
        decides=read.decides,
        words=words,
        tone=read.tone,
        language=read.language,
        sections=tuple(read.sections),
        stories=read.stories,
        claims=read.claims,
        quotes=read.quotes,
        figures=tuple(read.figures),
        instructions=body,
        sha256=resource.sha256,
    )


def _explain(place: _Place, error: ValidationError) -> ConfigurationError:
    first = error.errors(include_url=False)[0]
    keys = [str(part) for part in first["loc"]]
    path = ".".join(part for part in keys if not part.isdigit())
    line = place.front.lines.get(path) or place.front.lines.get(keys[0] if keys else "", 1)
    where = f"{place.path} line {line}"
    if first["type"] == "extra_forbidden":
        known = tuple(_Length.model_fields) if keys[0] == "length" else tuple(AudienceFile.model_fields)
        near = difflib.get_close_matches(keys[-1], known, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"known keys: {', '.join(known)}"
        return ConfigurationError(f"{where}: unknown key {path!r}", hint=hint)
    if first["type"] == "missing":
        return ConfigurationError(f"{where}: the key {path!r} is missing")
    return ConfigurationError(
        f"{where}: {path or 'value'}: {first['msg']}, not {first['input']!r:.80}", hint=_hint(path)
    )


def _hint(path: str) -> str:
    if path == "language":
        return f"the brief's own words exist in {', '.join(LANGUAGES)}"
    return ""
