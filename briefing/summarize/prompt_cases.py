"""Cases that test a prompt: YAML beside it, strictly read. What is wrong with a file is told with its line."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from briefing.errors import ConfigurationError
from briefing.summarize.audience_file import near
from briefing.text.phrases import LANGUAGES
from briefing.text.yaml_file import read_yaml

_LONGEST = 256 * 1024


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


Prompt = Literal["summarize", "repair", "story", "overview", "judge"]
_MATERIAL = {"repair": ("answer", "the first answer, which failed"), "judge": ("claim", "the statement to be judged")}


class Expectations(_Strict):
    """What an answer must be like; what is not given is not asked."""

    mention: list[str] = Field(default_factory=list, max_length=100)
    not_mention: list[str] = Field(default_factory=list, max_length=100)
    max_words: int | None = Field(default=None, ge=1)
    min_claims: int | None = Field(default=None, ge=0)
    max_claims: int | None = Field(default=None, ge=0)
    min_quotes: int | None = Field(default=None, ge=0)
    max_withheld: int | None = Field(default=None, ge=0)
    cited: bool = True
    language: str | None = None
    grade: float | None = Field(default=None, ge=0, le=30)
    verdict: Literal["supported", "contradicted", "not_found"] | None = None

    @model_validator(mode="after")
    def _known_language(self) -> "Expectations":
        if self.language is not None and self.language not in LANGUAGES:
            raise PydanticCustomError("language", "no language of briefs; known: " + ", ".join(LANGUAGES))
        return self


class _Case(_Strict):
    name: str = Field(min_length=1, max_length=120)
    prompt: Prompt | None = None
    articles: list[str] = Field(default_factory=list, max_length=100)
    text: str | None = Field(default=None, max_length=_LONGEST)
    answer: str | None = Field(default=None, max_length=_LONGEST)
    claim: str | None = Field(default=None, max_length=2000)
    audience: str = "general"
    model_only: bool = False
    expect: Expectations

    @model_validator(mode="after")
    def _has_material(self) -> "_Case":
        if bool(self.articles) == (self.text is not None):
            raise PydanticCustomError("material", "give either articles (paths) or text")
        return self

    def of(self, usual: str) -> str:
        """Return the prompt that the case is for: its own, else that of the file's name, else `summarize`."""
        return self.prompt or (usual if usual in get_args(Prompt) else "summarize")


class _File(_Strict):
    cases: list[_Case] = Field(min_length=1, max_length=1000)


@dataclass(frozen=True, slots=True)
class PromptCase:
    """One case: the prompt, its material, whom it is told to, and what must come out.

    `articles` are paths; `text` is one article written into the case itself. `audience` is a name or a path. `answer`
    is what a `repair` repairs, `claim` what a `judge` judges. `model_only` asks what sentences of outlets cannot do.
    `place` tells file and line.
    """

    prompt: str
    name: str
    articles: tuple[Path, ...]
    text: str | None
    audience: str
    expect: Expectations
    place: str
    answer: str | None = None
    claim: str | None = None
    model_only: bool = False


def read_cases(text: str, path: str, folder: Path) -> tuple[PromptCase, ...]:
    """Return the cases of a file.

    Args:
        text: The file's text.
        path: Its path, for errors.
        folder: What the paths of articles are relative to.

    Raises:
        ConfigurationError: The file is wrong; the message names file, line and the nearest valid key.
    """
    read = read_yaml(text)
    if read.error:
        raise ConfigurationError(f"{path} {read.error}")
    try:
        found = _File.model_validate(dict(read.values))
    except ValidationError as error:
        raise _explained(error, path, dict(read.lines)) from error
    places = [f"{path} line {read.lines.get(f'cases.{at}', 1)}" for at in range(len(found.cases))]
    usual = Path(path).name.partition(".")[0]
    return tuple(_case(case, case.of(usual), place, folder) for case, place in zip(found.cases, places, strict=True))


def _case(case: _Case, prompt: str, place: str, folder: Path) -> PromptCase:
    key, words = _MATERIAL.get(prompt, ("name", ""))
    if getattr(case, key) is None:
        raise ConfigurationError(f'{place}: a case of {prompt} needs the key "{key}": {words}')
    paths = tuple(_inside(name, place, folder) for name in case.articles)
    audience = str(_inside(case.audience, place, folder)) if case.audience.endswith(".md") else case.audience
    return PromptCase(
        prompt,
        case.name,
        paths,
        case.text,
        audience,
        case.expect,
        place,
        case.answer,
        case.claim,
        case.model_only,
    )


def _inside(name: str, place: str, folder: Path) -> Path:
    """Return the path of a file that a case names: beside the case file or below it.

    A case file may come from a stranger, and what it names is sent to a model.
    """
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        raise ConfigurationError(
            f"{place}: {name!r:.200} lies outside the folder of the case file",
            hint="copy the file beside the case file, and name it there",
        )
    return path


def _explained(error: ValidationError, path: str, lines: dict[str, int]) -> ConfigurationError:
    found = sorted(error.errors(include_url=False), key=lambda one: one["type"] != "extra_forbidden")
    first = min(found, key=lambda one: _line([str(part) for part in one["loc"]], lines))
    keys = [str(part) for part in first["loc"]]
    place = f"{path} line {_line(keys, lines)}"
    said = ".".join(key for key in keys if not key.isdigit())
    if first["type"] == "extra_forbidden":
        known = tuple(_known(keys))
        return ConfigurationError(f'{place}: unknown key "{said}"', hint=near(keys[-1], known))
    if first["type"] == "missing":
        return ConfigurationError(f'{place}: the key "{said}" is missing')
    return ConfigurationError(f"{place}: {said}: {first['msg'].removeprefix('Input ')}")


def _known(keys: list[str]) -> Iterator[str]:
    model = _File if len(keys) == 1 else Expectations if "expect" in keys[:-1] else _Case
    yield from model.model_fields


def _line(keys: list[str], lines: dict[str, int]) -> int:
    return next((lines[key] for n in range(len(keys), 0, -1) if (key := ".".join(keys[:n])) in lines), 1)
