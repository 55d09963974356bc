"""A reply with status 200: the answer in it, or the fault. Everything in it is untrusted; nothing here may raise."""

import json
from dataclasses import dataclass

from briefing.llm.faults import Fault, stated_error_fault
from briefing.llm.keys import sendable
from briefing.llm.secrets import scrubbed, without_secrets
from briefing.model import FailureKind

_MOST_TOKENS = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back. `input_tokens` and `output_tokens` are None when the server does not tell."""

    text: str
    model: str
    finish: str
    input_tokens: int | None = None
    output_tokens: int | None = None
    fault: Fault | None = None


def _no_constant(name: str) -> object:
    raise ValueError(f"{name} is no JSON")


def read_reply(body: bytes, content_type: str, secrets: tuple[str, ...] = ()) -> Reply:
    """Return the answer in a chat completion's body; its `fault` tells why there is none."""
    try:
        said = json.loads(body, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        return faulty(_not_json(body, content_type, secrets))
    if not isinstance(said, dict):
        return faulty(_bad("the server answered JSON that is no object"))
    if said.get("error"):
        return faulty(stated_error_fault(said["error"], secrets))
    return _read_choice(said, secrets)


def faulty(fault: Fault) -> Reply:
    """Return a reply that is nothing but its fault."""
    return Reply("", "", "", fault=fault)


def _bad(message: str, *, retryable: bool = False) -> Fault:
    return Fault(FailureKind.BAD_ANSWER, message, retryable=retryable)


def _not_json(body: bytes, content_type: str, secrets: tuple[str, ...]) -> Fault:
    start = body[:200].lstrip().lower()
    kind = scrubbed(content_type.partition(";")[0], longest=60) or "no content type"
    if start.startswith(b"<") or "html" in content_type:
        return _bad(f"the server answered a web page ({kind}) where an answer was due; is the base URL right?")
    if not body.strip():
        return _bad("the server answered nothing", retryable=True)
    if start.startswith((b"{", b"[")):
        return _bad(f"the server answered broken JSON ({kind})", retryable=True)
    words = scrubbed(body[:200].decode("utf-8", "replace"), secrets, longest=80)
    return _bad(f"the server answered {kind} where JSON was due: {words}")


def _tokens(usage: object, name: str) -> int | None:
    value = usage.get(name) if isinstance(usage, dict) else None
    known = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MOST_TOKENS
    return value if known else None


def _read_choice(said: dict[str, object], secrets: tuple[str, ...]) -> Reply:
    usage = said.get("usage")
    choices = said.get("choices")
    choice = choices[0] if isinstance(choices, list) and choices else None
    if isinstance(choice, dict) and choice.get("error"):
        return faulty(stated_error_fault(choice["error"], secrets))
    message = choice.get("message") if isinstance(choice, dict) else None
    finish = _word(choice.get("finish_reason"), secrets) if isinstance(choice, dict) else ""
    message = message if isinstance(message, dict) else {}
    text = without_secrets(_content(message.get("content")), secrets)
    return Reply(
        text=text,
        model=_word(said.get("model"), secrets),
        finish=finish,
        input_tokens=_tokens(usage, "prompt_tokens"),
        output_tokens=_tokens(usage, "completion_tokens"),
        fault=_answer_fault(text, finish, _word(message.get("refusal"), secrets), chosen=choice is not None),
    )


def _word(value: object, secrets: tuple[str, ...]) -> str:
    return scrubbed(value, secrets, longest=200) if isinstance(value, str) else ""


def _content(content: object) -> str:
    """Return the text of a message: a string, or the text parts that some servers send."""
    if isinstance(content, str):
        return sendable(content)
    if isinstance(content, list):
        parts = (part.get("text") for part in content if isinstance(part, dict))
        return sendable("".join(part for part in parts if isinstance(part, str)))
    return ""


def _answer_fault(text: str, finish: str, refusal: str, *, chosen: bool) -> Fault | None:
    if not chosen:
        return _bad("the server answered without any choice", retryable=True)
    if refusal:
        return Fault(FailureKind.REFUSED, f"the model refused: {scrubbed(refusal, longest=160)}")
    if finish == "content_filter":
        return Fault(FailureKind.FILTERED, "the server's content filter stopped the answer")
    if finish in {"length", "max_tokens"}:
        return Fault(FailureKind.TRUNCATED, "the answer was cut at its token limit")
    if not text.strip():
        return _bad("the server answered an empty text", retryable=True)
    return None
