"""The identity of a call: a hash of everything that decides its answer, but never of what a server happens to take."""

import hashlib
import json
from collections.abc import Sequence

from briefing.model import Prompt

_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)


def sendable(text: str) -> str:
    """Return `text` with lone surrogates replaced by U+FFFD, one for one, so that offsets stay and UTF-8 exists."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.translate(_SURROGATES)
    return text


def messages(prompt: Prompt) -> list[dict[str, str]]:
    """Return the chat messages of a prompt, fit to be sent."""
    said = [("system", prompt.system), ("user", prompt.user)]
    for assistant, user in prompt.turns:
        said += [("assistant", assistant), ("user", user)]
    return [{"role": role, "content": sendable(content)} for role, content in said if content or role != "system"]


def resolved(prompt: Prompt, parameters: Sequence[tuple[str, object]] = (), seed: int | None = None) -> str:
    """Return the canonical JSON text of what is asked: messages, schema and parameters, without the model."""
    asked = {
        "messages": messages(prompt),
        "schema": sendable(prompt.schema),
        "max_output_tokens": prompt.max_output_tokens,
        "temperature": prompt.temperature,
        "parameters": dict(parameters),
        "seed": seed,
    }
    return json.dumps(asked, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def call_key(model: str, request: str) -> str:
    """Return the sha256 of model and resolved request as hexadecimal digits."""
    return hashlib.sha256(sendable(model).encode() + b"\0" + request.encode()).hexdigest()
