"""Scripted models: functions of a request that the scripted server answers with. Each is one kind of writer."""

import json
import re
from collections.abc import Callable
from pathlib import Path

from fakes.scripted_server import Reply, Request, good

ANSWERS = Path(__file__).parents[1] / "answers" / "good.json"
_NUMBERED = re.compile(r"^\[(\d+)\] (.*)$", re.MULTILINE)


def sentences_of(request: Request) -> dict[int, str]:
    """Return the numbered sentences of the first user message."""
    first = next(said["content"] for said in request.messages if said["role"] == "user")
    return {int(number): words for number, words in _NUMBERED.findall(first)}


def _answer_for(request: Request) -> dict[str, object]:
    """Find the prepared answer whose citations all stand in the prompt; cites are beginnings of sentences."""
    sentences = sentences_of(request)
    for prepared in json.loads(ANSWERS.read_text(encoding="utf-8")).values():
        cited = [cite for claim in prepared["claims"] for cite in claim["cites"]]
        if all(any(words.startswith(cite) for words in sentences.values()) for cite in cited):
            return {
                "headline": prepared["headline"],
                "claims": [_claim(claim, sentences) for claim in prepared["claims"]],
            }
    return {"headline": "", "claims": []}


def _claim(claim: dict[str, object], sentences: dict[int, str]) -> dict[str, object]:
    numbers = [n for cite in claim["cites"] for n, words in sentences.items() if words.startswith(cite)]
    return {"statement": claim["statement"], "sentences": numbers, "quote": claim["quote"], "speaker": claim["speaker"]}


def good_model(request: Request) -> Reply:
    """A careful writer: true statements, right citations, verbatim quotes."""
    return good(json.dumps(_answer_for(request)))


def changing(change: Callable[[dict[str, object]], None], *, repairs: bool) -> Callable[[Request], Reply]:
    """A writer whose first answer is spoiled by `change`; the repair turn is right when `repairs`."""

    def answer(request: Request) -> Reply:
        document = _answer_for(request)
        repairing = sum(said["role"] == "user" for said in request.messages) > 1
        if not (repairing and repairs):
            for claim in document["claims"]:
                change(claim)
        return good(json.dumps(document))

    return answer


def misquote(claim: dict[str, object]) -> None:
    """Change a word of the quote."""
    if claim["quote"]:
        claim["quote"] = str(claim["quote"]).replace("the ", "no ", 1) + " indeed"


def cite_nothing_real(claim: dict[str, object]) -> None:
    """Cite a sentence that does not exist."""
    claim["sentences"] = [9000]


def change_figures(claim: dict[str, object]) -> None:
    """Change every number of a statement."""
    claim["statement"] = re.sub(r"\d", lambda digit: str((int(digit[0]) + 3) % 10), str(claim["statement"]))


def prose(_request: Request) -> Reply:
    """A writer that never answers JSON."""
    return good("Certainly! Here is a summary of the article: it was a day like any other.")
