"""One JSON object out of a model's answer, read strictly; what is wrong is told in words that a model understands.

A server without response formats may put a thought before the object, a code fence around it, or a sentence beside it;
nothing else is forgiven.
"""

import json
import re

LONGEST_ANSWER = 400_000
_FENCE = re.compile(r"```(?:json|JSON)?[ \t]*\n")
_THOUGHT_END = "</think>"
_LONGEST_NUMBER = 30
_HALVES = re.compile("[\ud800-\udfff]")
_MOST_WORDS = 200


class AnswerError(ValueError):
    """An answer that is no JSON object of ours; its words are for the repair turn."""


def json_object(answer: str) -> dict[str, object]:
    """Return the JSON object of an answer.

    Raises:
        AnswerError: There is none, or it is not plain JSON.
    """
    if len(answer) > LONGEST_ANSWER:
        raise AnswerError(f"the answer is longer than {LONGEST_ANSWER} characters")
    try:
        found = _DECODER.decode(_bare(answer))
    except (ValueError, RecursionError) as error:
        words = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise AnswerError(f"the answer is not one JSON object: {words[:_MOST_WORDS]}") from error
    if not isinstance(found, dict):
        raise AnswerError(f"the answer is not one JSON object but a {type(found).__name__}")
    return found


def _bare(answer: str) -> str:
    """Return the text of the object alone, when its surroundings are of the known kinds."""
    text = answer[answer.rfind(_THOUGHT_END) + len(_THOUGHT_END) :] if _THOUGHT_END in answer else answer
    text = text.strip("\ufeff \t\r\n")
    if text.startswith("{"):
        return text
    fence = _FENCE.search(text)
    if fence is not None:
        closing = text.rfind("```")
        return text[fence.end() : closing if closing > fence.end() else len(text)]
    start, end = text.find("{"), text.rfind("}")
    return text[start : end + 1] if 0 <= start < end else text


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice in one object")
    return {key: _whole(value) for key, value in found.items()}


def _whole(value: object) -> object:
    """Return a value with half characters (lone surrogates) replaced: one of them must not lose the article."""
    if isinstance(value, str):
        return _HALVES.sub("\ufffd", value)
    return [_whole(one) for one in value] if isinstance(value, list) else value


def _no_constant(name: str) -> object:
    raise ValueError(f"{name} is not JSON")


def _integer(digits: str) -> int:
    if len(digits) > _LONGEST_NUMBER:
        raise ValueError("a number is far too long")
    return int(digits)


_DECODER = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_no_constant, parse_int=_integer)
