"""What a model answered, read strictly: JSON of the asked shape, else a problem in words for the repair turn."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from pydantic_core import PydanticCustomError

from briefing.model import ArticleId, Draft, DraftClaim, DraftQuote
from briefing.summarize.reading_json import AnswerError, json_object

_BROKEN = re.compile("[\ud800-\udfff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_MOST_PROBLEMS = 5
_MOST_SENTENCES = 200
_LAST_SENTENCE = 1_000_000


def _whole(text: str) -> str:
    """Refuse half characters and controls: they cannot be printed, and they are in no article that was read."""
    broken = _BROKEN.search(text)
    if broken is not None:
        raise PydanticCustomError(
            "broken", "has a character that cannot be printed ({code})", {"code": f"U+{ord(broken[0]):04X}"}
        )
    return " ".join(text.split())


_Headline = Annotated[str, StringConstraints(max_length=500), AfterValidator(_whole)]
_Statement = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000), AfterValidator(_whole)
]
_Quote = Annotated[str, StringConstraints(max_length=5000), AfterValidator(_whole)]
_Name = Annotated[str, StringConstraints(max_length=300), AfterValidator(_whole)]
_Number = Annotated[int, Field(ge=1, le=_LAST_SENTENCE)]
_Numbers = Annotated[list[_Number], Field(max_length=_MOST_SENTENCES)]
_Ids = Annotated[list[_Name], Field(max_length=200)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Claim(_Strict):
    statement: _Statement
    sentences: _Numbers
    quote: _Quote | None = None
    speaker: _Name | None = None


class _Summary(_Strict):
    headline: _Headline
    claims: list[_Claim] = Field(max_length=200)


class _Story(_Strict):
    headline: _Statement
    lead: _Statement
    claims: _Ids


class _Choice(_Strict):
    claims: _Ids


class _Judgement(_Strict):
    verdict: Literal["supported", "contradicted", "not_found"]
    sentences: _Numbers
    reason: _Statement


_Shape = TypeVar("_Shape", bound=_Strict)


def _object(properties: Mapping[str, object]) -> Mapping[str, object]:
    """Return a schema that strict servers take: every key required, nothing else allowed."""
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


_TEXT = {"type": "string"}
_TEXT_OR_NULL = {"type": ["string", "null"]}


def _list_of(items: Mapping[str, object]) -> Mapping[str, object]:
    return {"type": "array", "items": items}


def _schema(document: Mapping[str, object]) -> str:
    return json.dumps(document, sort_keys=True, separators=(",", ":"))


_CLAIM = _object(
    {"statement": _TEXT, "sentences": _list_of({"type": "integer"}), "quote": _TEXT_OR_NULL, "speaker": _TEXT_OR_NULL}
)
_VERDICT = {"type": "string", "enum": ["supported", "contradicted", "not_found"]}
SUMMARY_SCHEMA = _schema(_object({"headline": _TEXT, "claims": _list_of(_CLAIM)}))
STORY_SCHEMA = _schema(_object({"headline": _TEXT, "lead": _TEXT, "claims": _list_of(_TEXT)}))
CHOICE_SCHEMA = _schema(_object({"claims": _list_of(_TEXT)}))
JUDGEMENT_SCHEMA = _schema(_object({"verdict": _VERDICT, "sentences": _list_of({"type": "integer"}), "reason": _TEXT}))


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


@dataclass(frozen=True, slots=True)
class Judgement:
    """A judge's verdict on a claim, with the sentences it rests on; a hint that never lifts a failure."""

    verdict: str
    sentences: tuple[int, ...]
    reason: str


def parse_summary(answer: str, article: ArticleId) -> Draft | DraftProblem:
    """Return the draft that an answer holds, or what is wrong with it."""
    read = _validated(answer, _Summary)
    if isinstance(read, DraftProblem):
        return read
    return Draft(article, read.headline or None, tuple(_claim(claim) for claim in read.claims))


def _claim(claim: _Claim) -> DraftClaim:
    quotes = (DraftQuote(claim.quote, claim.speaker or None),) if claim.quote else ()
    return DraftClaim(claim.statement, tuple(dict.fromkeys(claim.sentences)), quotes)


def parse_story(answer: str) -> StoryText | DraftProblem:
    """Return a story's headline and lead, or what is wrong with the answer."""
    read = _validated(answer, _Story)
    return read if isinstance(read, DraftProblem) else StoryText(read.headline, read.lead, tuple(read.claims))


def parse_choice(answer: str, known: Sequence[str] | None = None) -> tuple[str, ...] | DraftProblem:
    """Return the chosen claim ids, each once, or what is wrong with the answer.

    Args:
        answer: The text that came back.
        known: The ids there are; an answer that names another is refused. None accepts any.
    """
    read = _validated(answer, _Choice)
    if isinstance(read, DraftProblem):
        return read
    unknown = [name for name in read.claims if known is not None and name not in known]
    return DraftProblem(f"there is no claim {unknown[0]!r:.80}") if unknown else tuple(dict.fromkeys(read.claims))


def parse_judgement(answer: str, known: Sequence[int]) -> Judgement | DraftProblem:
    """Return a judge's verdict, or what is wrong with the answer; a verdict without evidence is none.

    Args:
        answer: The text that came back.
        known: Numbers of the sentences that the judge was shown.
    """
    read = _validated(answer, _Judgement)
    if isinstance(read, DraftProblem):
        return read
    unknown = [number for number in read.sentences if number not in known]
    if unknown:
        return DraftProblem(f"there is no sentence [{unknown[0]}]")
    if read.verdict != "not_found" and not read.sentences:
        return DraftProblem(f'the verdict "{read.verdict}" names no sentence')
    return Judgement(read.verdict, tuple(dict.fromkeys(read.sentences)), read.reason)


def _validated(answer: str, shape: type[_Shape]) -> _Shape | DraftProblem:
    try:
        return shape.model_validate(json_object(answer))
    except AnswerError as error:
        return DraftProblem(str(error))
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
        told = [f"{_place(problem['loc'])}: {problem['msg']}" for problem in found[:_MOST_PROBLEMS]]
        more = len(found) - len(told)
        return DraftProblem("the JSON does not fit: " + "; ".join(told) + (f"; and {more} more" if more else ""))


def _place(keys: Sequence[int | str]) -> str:
    """Return where in the answer a problem is, counting from 1 as people and models do."""
    words = [f"{key + 1}" if isinstance(key, int) else key[:60] for key in keys]
    return " ".join(words) or "the object"
