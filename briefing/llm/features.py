"""What a server takes: the ladder json_schema -> json_object -> prompt only, and the parameters that some refuse.

Pure: a refusal goes in, the next thing to try comes out. What worked is remembered by the caller, per server and model.
"""

import json
import re
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from functools import lru_cache

from briefing.llm.keys import messages
from briefing.llm.options import OPENAI_URL, ModelOptions
from briefing.model import Prompt


class AnswerForm(StrEnum):
    """How the answer's form is asked for, strictest first."""

    JSON_SCHEMA = "json_schema"
    JSON_OBJECT = "json_object"
    PROMPT_ONLY = "prompt_only"


_NEXT_FORM = {AnswerForm.JSON_SCHEMA: AnswerForm.JSON_OBJECT, AnswerForm.JSON_OBJECT: AnswerForm.PROMPT_ONLY}


@dataclass(frozen=True, slots=True)
class Features:
    """One step of the ladder."""

    form: AnswerForm = AnswerForm.JSON_SCHEMA
    temperature: bool = True
    seed: bool = True
    limit_field: str = "max_tokens"


def first_features(base_url: str) -> Features:
    """Return what to try first on a server nobody has asked yet."""
    return Features(limit_field="max_completion_tokens" if base_url.startswith(OPENAI_URL) else "max_tokens")


def stored_features(features: Features) -> str:
    """Return the features as JSON text."""
    return json.dumps(asdict(features), sort_keys=True)


def read_features(text: str) -> Features | None:
    """Return the features that `stored_features` wrote; None when the text is anything else."""
    try:
        values = json.loads(text)
        return Features(
            form=AnswerForm(values["form"]),
            temperature=bool(values["temperature"]),
            seed=bool(values["seed"]),
            limit_field="max_completion_tokens" if "completion" in values["limit_field"] else "max_tokens",
        )
    except (ValueError, KeyError, TypeError):
        return None


_NAMED = re.compile(
    r"response_format|json_schema|json_object|json mode|structured|grammar|guided|schema|"
    r"temperature|max_tokens|max_completion_tokens|\bseed\b",
    re.IGNORECASE,
)


def adapted(features: Features, message: str, *, schema: bool) -> Features | None:
    """Return the next features to try after a server refused a request with `message`; None when nothing is left.

    A message that names the parameter decides. One that names nothing costs one step of the ladder, for some servers
    answer "unknown field" without saying which.
    """
    said = message.lower()
    if "temperature" in said and features.temperature:
        return replace(features, temperature=False)
    if "max_completion_tokens" in said or "max_tokens" in said:
        other = "max_tokens" if features.limit_field == "max_completion_tokens" else "max_completion_tokens"
        if other in said or "unsupported" in said or "unrecognized" in said or "extra" in said:
            return replace(features, limit_field=other)
    if re.search(r"\bseed\b", said) and features.seed:
        return replace(features, seed=False)
    if schema and features.form in _NEXT_FORM:
        return replace(features, form=_NEXT_FORM[features.form])
    return None


def names_a_parameter(message: str) -> bool:
    """Tell whether a refusal says what it does not like: the answer's form or a parameter of ours."""
    return _NAMED.search(message) is not None


def _response_format(prompt: Prompt, form: AnswerForm) -> dict[str, object] | None:
    if not prompt.schema or form is AnswerForm.PROMPT_ONLY:
        return None
    if form is AnswerForm.JSON_OBJECT:
        return {"type": "json_object"}
    schema = {"name": "answer", "schema": _parsed(prompt.schema), "strict": True}
    return {"type": "json_schema", "json_schema": schema}


@lru_cache(maxsize=16)
def _parsed(schema: str) -> object:
    """Parse a schema once: every call of a run has the same one. Nobody may change what is returned."""
    return json.loads(schema)


def request_body(options: ModelOptions, prompt: Prompt, features: Features) -> dict[str, object]:
    """Return the body of a chat completion request. Below json_schema the schema itself joins the instructions."""
    said = messages(prompt)
    if prompt.schema and features.form is not AnswerForm.JSON_SCHEMA:
        said[0] = {**said[0], "content": f"{said[0]['content']}\n\nJSON schema:\n{prompt.schema}"}
    body: dict[str, object] = {"model": options.model, "messages": said, features.limit_field: prompt.max_output_tokens}
    if features.temperature and prompt.temperature is not None:
        body["temperature"] = prompt.temperature
    if features.seed and options.seed is not None:
        body["seed"] = options.seed
    if form := _response_format(prompt, features.form):
        body["response_format"] = form
    return body | dict(options.parameters)
