"""Scripted models: functions of a request that the scripted server answers with. Each is one kind of writer."""

import json
import re
from collections.abc import Callable
from pathlib import Path

from fakes.scripted_server import Reply, Request, good

ANSWERS = Path(__file__).parents[1] / "answers" / "good.json"
STORIES = Path(__file__).parents[1] / "answers" / "stories.json"
OPENING = ("Defense forces advanced", "A Ukrainian government spokesperson", "The operation in Russia")
_STATEMENT = re.compile(r"^(c[0-9a-f]{6,}): (.*)$", re.MULTILINE)
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


def statements_of(request: Request) -> dict[str, str]:
    """Return the verified statements of a prompt by their ids; empty for a prompt that shows an article."""
    first = next(said["content"] for said in request.messages if said["role"] == "user")
    return dict(_STATEMENT.findall(first)) if "<statements>" in first else {}


def _asks_headline(request: Request) -> bool:
    return any("headline" in said["content"] for said in request.messages if said["role"] == "system")


def is_repair(request: Request) -> bool:
    """Tell whether this is the second turn."""
    return sum(said["role"] == "user" for said in request.messages) > 1


def story_answer(request: Request) -> dict[str, object] | None:
    """Return the prepared headline and lead for the statements of a story prompt; None for another prompt."""
    shown = statements_of(request)
    if not shown or not _asks_headline(request):
        return None
    for prepared in json.loads(STORIES.read_text(encoding="utf-8")):
        if any(words.startswith(prepared["knows"]) for words in shown.values()):
            ids = [_id_of(cite, shown) for cite in prepared["cites"]]
            told = {"headline": prepared["headline"], "lead": prepared["lead"]}
            return {**told, "claims": [name for name in ids if name]}
    first, words = next(iter(shown.items()))
    return {"headline": words, "lead": words, "claims": [first]}


def opening_answer(request: Request) -> dict[str, object] | None:
    """Return the claims that open the brief; None for a prompt that asks something else."""
    shown = statements_of(request)
    if not shown or _asks_headline(request):
        return None
    return {"claims": [name for cite in OPENING if (name := _id_of(cite, shown))]}


def _id_of(cite: str, shown: dict[str, str]) -> str | None:
    return next((name for name, words in shown.items() if words.startswith(cite)), None)


def good_model(request: Request) -> Reply:
    """A careful writer: true statements, right citations, verbatim quotes; headlines and leads that claims bear out."""
    return good(json.dumps(story_answer(request) or opening_answer(request) or _answer_for(request)))


def telling(change: Callable[[dict[str, object]], object], *, repairs: bool = False) -> Callable[[Request], Reply]:
    """A careful writer of statements whose headlines and leads are spoiled by `change`; it may answer a text itself."""

    def answer(request: Request) -> Reply:
        told = story_answer(request)
        if told is None or (repairs and is_repair(request)):
            return good_model(request)
        changed = change(told)
        return good(changed if isinstance(changed, str) else json.dumps(told))

    return answer


def changing(change: Callable[[dict[str, object]], None], *, repairs: bool) -> Callable[[Request], Reply]:
    """A writer whose first answer is spoiled by `change`; the repair turn is right when `repairs`."""

    def answer(request: Request) -> Reply:
        if statements_of(request):
            return good_model(request)
        document = _answer_for(request)
        if not (is_repair(request) and repairs):
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
