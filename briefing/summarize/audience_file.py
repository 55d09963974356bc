"""The front matter of an audience file: its keys, what values they take, and the words of an error. No files here."""

import difflib
from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator
from pydantic_core import ErrorDetails, PydanticCustomError

from briefing.checking.length import WORDS_A_MINUTE
from briefing.text.front_matter import FrontMatter
from briefing.text.phrases import LANGUAGES

Section = Literal["lead", "stories", "conflicts", "wordings", "timeline", "unknown", "glossary", "withheld", "sources"]
ALL_SECTIONS: tuple[str, ...] = get_args(Section)
SECTIONS: tuple[str, ...] = tuple(name for name in ALL_SECTIONS if name != "glossary")
"""The sections of an audience that names none; `glossary: true` adds its own."""
Phrase = Annotated[str, Field(min_length=1, max_length=300, pattern=r"^[^\x00-\x1f\x7f-\x9f\u2028\u2029{}<>]+$")]
_PLAIN_PHRASE = "string_pattern_mismatch"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Length(_Strict):
    """How long the brief is: words, or minutes of reading."""

    words: int | None = Field(default=None, ge=50, le=50_000)
    minutes: float | None = Field(default=None, ge=0.5, le=200)

    @model_validator(mode="after")
    def _one_of_both(self) -> "Length":
        if (self.words is None) == (self.minutes is None):
            raise PydanticCustomError("length", "give either words or minutes")
        return self

    def bound(self) -> int:
        """Return the bound in words."""
        return self.words or round((self.minutes or 1) * WORDS_A_MINUTE)


class ModelChoice(_Strict):
    """How a language model answers for this audience; whether one is asked at all is the run's affair."""

    name: str | None = Field(default=None, min_length=1, max_length=200, pattern=r"^[\w./:@+-]+$")
    temperature: float | None = Field(default=None, ge=0, le=2)
    max_output_tokens: int | None = Field(default=None, ge=200, le=200_000)


class AudienceFile(_Strict):
    """The front matter of an audience file."""

    reader: Phrase
    decides: Phrase
    length: Length
    tone: Phrase = "plain and neutral"
    language: str = "en"
    sections: list[Section] = Field(default_factory=lambda: list(SECTIONS), min_length=1)  # type: ignore[arg-type]
    stories: int = Field(default=12, ge=1, le=500)
    claims: int = Field(default=6, ge=1, le=100)
    quotes: int = Field(default=3, ge=0, le=100)
    figures: list[Phrase] = Field(default_factory=list, max_length=50)
    sentence_words: int | None = Field(default=None, ge=5, le=100)
    glossary: bool = False
    model: ModelChoice = Field(default_factory=ModelChoice)

    @field_validator("language")
    @classmethod
    def _known_language(cls, tag: str) -> str:
        if tag.partition("-")[0] not in LANGUAGES or not tag.replace("-", "").isalnum() or len(tag) > 20:  # noqa: PLR2004 - longer tags are no tags
            raise PydanticCustomError("language", "no language of briefs; known: " + ", ".join(LANGUAGES))
        return tag

    @field_validator("sections")
    @classmethod
    def _sections_once(cls, sections: list[Section]) -> list[Section]:
        twice = [name for at, name in enumerate(sections) if name in sections[:at]]
        if twice:
            raise PydanticCustomError("twice", "the section {name} is named twice", {"name": twice[0]})
        return sections


_KEYS = {
    "": tuple(AudienceFile.model_fields),
    "length": tuple(Length.model_fields),
    "model": tuple(ModelChoice.model_fields),
}
_WORDS = {
    "missing": "is missing",
    "string_type": "must be words",
    "int_type": "must be a whole number",
    "float_type": "must be a number",
    "list_type": "must be a list, such as [a, b]",
    "model_type": "must be keys of their own, on the lines below it",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "string_too_short": "is empty",
    "string_too_long": "is longer than 300 characters",
    _PLAIN_PHRASE: "must be plain words on one line, without { } < >",
}


def explain(error: ValidationError, front: FrontMatter) -> tuple[int, str, str]:
    """Return line, words and hint for the first thing that is wrong with a front matter."""
    found = min(error.errors(include_url=False), key=lambda problem: _line(problem, front))
    keys = [str(part) for part in found["loc"]]
    path = ".".join(key for key in keys if not key.isdigit())
    line = _line(found, front)
    if found["type"] == "extra_forbidden":
        known = _KEYS[".".join(keys[:-1])]
        return line, f'unknown key "{path}"', near(keys[-1], known)
    if found["type"] == "literal_error":
        return line, f'unknown section "{str(found["input"])[:80]}"', near(str(found["input"]), ALL_SECTIONS)
    if found["type"] == "missing":
        return line, f'the key "{path}" is missing', f"write a line `{path}: …`"
    words = _WORDS.get(found["type"]) or found["msg"].removeprefix("Input ")
    given = found["input"]
    shown = "empty" if given is None else repr(str(given) if isinstance(given, date) else given)[:_LONGEST_SHOWN]
    return line, f"{path}: {words}, not {shown}", _hint(found["type"], path, given)


_LONGEST_SHOWN = 80
_EXAMPLES = {"length": "words: 900", "model": "name: gpt-5-mini"}


def _hint(kind: str, path: str, given: object) -> str:
    """Return how a value would be written, where that is not told by the words."""
    if kind == "model_type":
        return f"write `{path}:`, and below it `  {_EXAMPLES.get(path, 'key: value')}`"
    if kind == "list_type" and isinstance(given, str):
        return f"write `{path}: [{given[:_LONGEST_SHOWN]}]`"
    if kind in {"int_type", "float_type"} and isinstance(given, str) and given.isdigit():
        return "take the quotation marks away"
    if kind == "string_type" and given is not None and not isinstance(given, list | dict):
        return f'put it into quotation marks: "{given}"'
    return ""


def _line(problem: ErrorDetails, front: FrontMatter) -> int:
    """Return the line of the innermost key that the front matter has, of those an error is about."""
    keys = [str(part) for part in problem["loc"] if isinstance(part, str)]
    for length in range(len(keys), 0, -1):
        line = front.lines.get(".".join(keys[:length]))
        if line is not None:
            return line
    return 1


def placed(sections: tuple[str, ...], *, glossary: bool) -> tuple[str, ...]:
    """Return the sections with the glossary among them, or without it.

    It stands where the file puts it, else before what was withheld and the sources.
    """
    if not glossary:
        return tuple(name for name in sections if name != "glossary")
    if "glossary" in sections:
        return sections
    ends = [at for at, name in enumerate(sections) if name in {"withheld", "sources"}]
    at = ends[0] if ends else len(sections)
    return (*sections[:at], "glossary", *sections[at:])


def near(word: str, known: tuple[str, ...]) -> str:
    """Return a hint that names the nearest of the known words, or all of them."""
    found = difflib.get_close_matches(word, known, n=1)
    return f'did you mean "{found[0]}"?' if found else f"known: {', '.join(known)}"
