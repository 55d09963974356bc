"""What a model answered, read strictly: JSON of the asked shape, else a problem in words for the repair turn."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from briefing.model import ArticleId, Draft, DraftClaim, DraftQuote

_FENCED = re.compile(r"```(?:json)?\s*\n(.*?)\n?```", re.DOTALL)
_LONGEST = 400_000
_SURROGATE = re.compile("[\ud800-\udfff]")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Claim(_Strict):
    statement: str = Field(min_length=1, max_length=2000)
    sentences: list[int] = Field(max_length=200)
    quote: str | None = Field(default=None, max_length=5000)
    speaker: str | None = Field(default=None, max_length=300)


class _Summary(_Strict):
    headline: str = Field(max_length=500)
    claims: list[_Claim] = Field(max_length=200)


class _Story(_Strict):
    headline: str = Field(min_length=1, max_length=500)
    lead: str = Field(min_length=1, max_length=3000)
    claims: list[str] = Field(max_length=200)


class _Choice(_Strict):
    claims: list[str] = Field(max_length=200)


def _object(properties: Mapping[str, object]) -> Mapping[str, object]:
    """Return a schema that strict servers take: every key required, nothing else allowed."""
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


_TEXT = {"type": "string"}
_TEXT_OR_NULL = {"type": ["string", "null"]}


def _list_of(items: Mapping[str, object]) -> Mapping[str, object]:
    return {"type": "array", "items": items}


def _schema(document: Mapping[str, object]) -> str:
    return json.dumps(document, sort_keys=True, separators=(",", ":"))


SUMMARY_SCHEMA = _schema(
    _object(
        {
            "headline": _TEXT,
            "claims": _list_of(
                _object(
                    {
                        "statement": _TEXT,
                        "sentences": _list_of({"type": "integer"}),
                        "quote": _TEXT_OR_NULL,
                        "speaker": _TEXT_OR_NULL,
                    }
                )
            ),
        }
    )
)
STORY_SCHEMA = _schema(_object({"headline": _TEXT, "lead": _TEXT, "claims": _list_of(_TEXT)}))
CHOICE_SCHEMA = _schema(_object({"claims": _list_of(_TEXT)}))


@dataclass(frozen=True, slots=True)
class DraftProblem:
    """An answer that could not be read, in words that a model understands."""

    reason: str


@dataclass(frozen=True, slots=True)
class StoryText:
    """Headline and lead of a story as drafted, with the claims that are said to prove them."""

    headline: str
    lead: str
    claims: tuple[str, ...]


def parse_summary(answer: str, article: ArticleId) -> Draft | DraftProblem:
    """Return the draft that an answer holds, or what is wrong with it."""
    read = _validated(answer, _Summary)
    if isinstance(read, DraftProblem):
        return read
    claims = tuple(
        DraftClaim(
            text=" ".join(claim.statement.split()),
            sentences=tuple(claim.sentences),
            quotes=(DraftQuote(claim.quote.strip(), claim.speaker or None),)
            if claim.quote and claim.quote.strip()
            else (),
        )
        for claim in read.claims
    )
    return Draft(article, " ".join(read.headline.split()) or None, claims)


def parse_story(answer: str) -> StoryText | DraftProblem:
    """Return a story's headline and lead, or what is wrong with the answer."""
    read = _validated(answer, _Story)
    if isinstance(read, DraftProblem):
        return read
    return StoryText(" ".join(read.headline.split()), " ".join(read.lead.split()), tuple(read.claims))


def parse_choice(answer: str) -> tuple[str, ...] | DraftProblem:
    """Return the chosen claim ids, or what is wrong with the answer."""
    read = _validated(answer, _Choice)
    return read if isinstance(read, DraftProblem) else tuple(read.claims)


def _validated(answer: str, shape: type[Any]) -> Any:  # noqa: ANN401 - the border: outside data enters here
    if len(answer) > _LONGEST:
        return DraftProblem("the answer is far too long")
    document = _json_of(answer)
    if isinstance(document, DraftProblem):
        return document
    try:
        return shape.model_validate(document)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "the object"
        return DraftProblem(f"the JSON does not fit at {place}: {first['msg']}")


def _json_of(answer: str) -> object:
    """Return the JSON object of an answer; a server without response formats may wrap it in a code fence."""
    text = _SURROGATE.sub("\ufffd", answer).strip()
    fenced = _FENCED.search(text)
    if fenced and not text.startswith("{"):
        text = fenced[1]
    try:
        return json.loads(text, object_pairs_hook=_no_duplicates, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        return DraftProblem(f"the answer is not one JSON object: {str(error)[:200]}")


def _no_duplicates(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _no_constant(name: str) -> object:
    raise ValueError(f"{name} is not JSON")
