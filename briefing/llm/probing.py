"""What is known about a server, for `briefing doctor`: two small calls and the list of its models."""

import time
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.errors import BriefingError, ModelError
from briefing.llm.connecting import connect_live
from briefing.llm.options import ModelOptions, Price
from briefing.llm.prices import price_of
from briefing.llm.secrets import shown_url
from briefing.model import Answer, Failure, FailureKind, Prompt

if TYPE_CHECKING:
    from briefing.llm.live import LiveModel

_MISPLACED = frozenset({FailureKind.NOT_FOUND, FailureKind.BAD_ANSWER, FailureKind.BAD_REQUEST})
_SCHEMA = '{"additionalProperties":false,"properties":{"ok":{"type":"boolean"}},"required":["ok"],"type":"object"}'
_ASK = Prompt("probe", 'Answer with the JSON object {"ok": true} and nothing else.', "Ready?", _SCHEMA, 200)


@dataclass(frozen=True, slots=True)
class Probe:
    """What a server answered.

    Attributes:
        base_url: The server, without credentials.
        model: The model that was asked.
        reachable: Whether anything answered.
        failure: Why the call has no answer; None when it has one.
        models: Names of the server's models; empty when it lists none.
        form: The step of the ladder that worked: json_schema, json_object or prompt_only.
        streaming: Whether the server would stream its answers (Briefing does not need it to).
        usage: Whether the server tells its tokens.
        seconds: How long the call took.
        price: Price of the model, None when unknown.
        better_url: A base URL near the given one where a server answers; None when the given one is right.
    """

    base_url: str
    model: str
    reachable: bool
    failure: Failure | None = None
    models: tuple[str, ...] = ()
    form: str | None = None
    streaming: bool = False
    usage: bool = False
    seconds: float = 0.0
    price: Price | None = None
    better_url: str | None = None

    @property
    def listed(self) -> bool:
        """Whether the server lists the model that was asked; some list `name:latest` for `name`."""
        return self.model in self.models or f"{self.model}:latest" in self.models


def probe(options: ModelOptions) -> Probe:
    """Ask the server, without ledger and retries; every fault is told in `failure`."""
    options = replace(options, ledger=None, record=None, replay=None, retries=0, on_progress=None)
    began = time.monotonic()
    try:
        return _probed(options, began)
    except BriefingError as error:
        failure = Failure(FailureKind.BAD_REQUEST, error.message, error.hint)
        return Probe(shown_url(options.base_url), options.model, reachable=False, failure=failure)


def _probed(options: ModelOptions, began: float) -> Probe:
    with connect_live(options) as model:
        answer = _answer(model)
        seconds = time.monotonic() - began
        kind = answer.failure.kind if answer.failure else None
        models = model.served()
        return Probe(
            base_url=shown_url(model.options.base_url),
            model=model.name,
            reachable=kind not in {FailureKind.CONNECTION, FailureKind.TIMEOUT},
            failure=answer.failure,
            models=models,
            form=None if answer.failure else model.form,
            streaming=not answer.failure and model.streams(_ASK),
            usage=not answer.failure and not answer.usage.estimated,
            seconds=seconds,
            price=price_of(options),
            better_url=_better_url(options) if kind in _MISPLACED and not models else None,
        )


def _answer(model: "LiveModel") -> Answer:
    """Return the answer to the small call; what would stop a run is a failure here too."""
    answers = model.answer([_ASK])
    answer = next(answers)
    with suppress(ModelError):
        next(answers, None)
    return answer


def _better_url(options: ModelOptions) -> str | None:
    """Look for the server where people usually mean it: with /v1, or without the path of a single call."""
    bare = options.base_url.rstrip("/").removesuffix("/chat/completions").removesuffix("/v1")
    for url in (f"{bare}/v1", bare):
        if url == options.base_url.rstrip("/"):
            continue
        with connect_live(replace(options, base_url=url)) as model:
            if model.served():
                return shown_url(url)
    return None
