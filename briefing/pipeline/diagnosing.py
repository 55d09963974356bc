"""`doctor`: what is configured and from where, what answers, what a call costs, and what to do next."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path

from briefing.errors import StoreError
from briefing.llm import ModelOptions, Probe, Timeouts, price_words, probe
from briefing.llm.options import LOCAL
from briefing.llm.secrets import shown_url
from briefing.model import FailureKind
from briefing.store.calls import total_calls

EXIT_SILENT = 3
_SECONDS = Timeouts(connect=10.0, read=90.0, call=120.0)
_TYPICAL = (3000, 800)
"""Tokens in and out of a call that summarizes one news article of 1,500 words."""
_MOST_NAMES = 8
_EXTRAS = (("prices", "genai_prices"), ("local", "xllamacpp"), ("web", "trafilatura"))
_FORMS = {
    "json_schema": "json_schema: the server keeps answers to the form asked for",
    "json_object": "json_object: the server gives JSON, its form is checked here",
    "prompt_only": "prompt only: the server knows no response_format, everything is checked here",
}


@dataclass(frozen=True, slots=True)
class Configured:
    """How a model would be reached, and where each part of that was said. The key itself is in `model` alone."""

    model: ModelOptions | None
    model_from: str
    url_from: str
    key_from: str
    ledger: Path | None


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What the doctor says: labelled lines, and whether a brief can be written as configured."""

    lines: tuple[tuple[str, str], ...]
    healthy: bool


def diagnose(configured: Configured, *, offline: bool = False) -> Diagnosis:
    """Return what is configured and, unless offline, what the server answers to two small calls."""
    lines = list(_configuration(configured))
    if configured.model is None:
        return Diagnosis((*lines, *_first_steps()), healthy=True)
    if offline:
        return Diagnosis((*lines, ("answers", "not asked")), healthy=True)
    found = probe(replace(configured.model, timeouts=_SECONDS))
    lines += _found(found)
    lines += [("next", words) for words in advice(found, configured.key_from)]
    return Diagnosis(tuple(lines), healthy=found.failure is None)


def _configuration(configured: Configured) -> Iterator[tuple[str, str]]:
    model = configured.model
    if model is None:
        yield "engine", "extractive: no language model is configured; briefs hold the outlets' own sentences"
    else:
        yield "model", f"{model.model} ({configured.model_from})"
        if model.model.startswith(LOCAL):
            yield "server", "in this process, on loopback"
        else:
            yield "server", f"{shown_url(model.base_url)} ({configured.url_from})"
            yield "key", configured.key_from
    yield "ledger", _ledger(configured.ledger)
    yield "extras", ", ".join(_extra(*extra) for extra in _EXTRAS)


def _extra(name: str, package: str) -> str:
    return f"{name}: {'installed' if find_spec(package) else 'not installed'}"


def _ledger(path: Path | None) -> str:
    if path is None:
        return "none: nothing is remembered, a second run pays again"
    if not path.is_file():
        return f"{path}: none yet, the first run makes it"
    try:
        totals = total_calls(path)
    except StoreError as error:
        return f"{error.message}; {error.hint}"
    return f"{path}: {totals.calls:,} calls"


def _first_steps() -> Iterator[tuple[str, str]]:
    yield "next", "`briefing daily PATH` works now, without a model"
    yield "next", "for OpenAI set OPENAI_API_KEY"
    yield "next", "for another server give --base-url URL --model NAME, or a table [providers.NAME] in briefing.toml"
    yield "next", "for a model of your own give --model local:PATH.gguf (pip install 'briefing-cli[local]')"


def _found(found: Probe) -> Iterator[tuple[str, str]]:
    if found.failure is not None:
        yield "answers", f"no: {found.failure.message}"
    else:
        yield "answers", f"yes, in {found.seconds:.1f} s"
    if found.models:
        among = "yours is among them" if found.listed else "yours is not among them"
        yield "models", f"{len(found.models):,} listed, {among}"
    if found.failure is None:
        yield "form", _FORMS.get(found.form or "", "unknown")
        yield "usage", "told by the server" if found.usage else "not told: tokens are estimated"
        yield "streaming", "offered; not needed" if found.streaming else "not offered; not needed"
    yield "price", _price(found)


def _price(found: Probe) -> str:
    if found.price is None:
        return "unknown"
    if not found.price.input and not found.price.output:
        return "nothing"
    tokens_in, tokens_out = _TYPICAL
    call = price_words(found.price.of(tokens_in, tokens_out))
    rates = f"${found.price.input:g} in, ${found.price.output:g} out for a million tokens"
    return f"{rates}; an article of 1,500 words ({tokens_in:,} in, {tokens_out:,} out) costs {call}"


def advice(found: Probe, key_from: str) -> tuple[str, ...]:
    """Return what to do next, most helpful first."""
    failure = found.failure
    if failure is None:
        known = () if found.price or found.model.startswith(LOCAL) else (_price_advice(found.model),)
        return ("`briefing daily PATH --dry-run` tells what a run would take", *known)
    said = [failure.hint] if failure.hint else []
    if failure.kind is FailureKind.AUTHENTICATION and found.reachable:
        said = [f"check the key ({key_from}): is it whole, of this server, and allowed to use {found.model}?"]
    if found.better_url:
        said.insert(0, f"a server answers at {found.better_url}: give that as the base URL")
    elif found.models and not found.listed:
        said.insert(0, _model_advice(found))
    return tuple(said)


def _model_advice(found: Probe) -> str:
    near = difflib.get_close_matches(found.model, found.models, n=1)
    names = ", ".join(found.models[:_MOST_NAMES]) + (" …" if len(found.models) > _MOST_NAMES else "")
    meant = f"did you mean {near[0]}? " if near else ""
    return f"the server does not list {found.model}: {meant}it has {names}"


def _price_advice(model: str) -> str:
    table = f'give [prices."{model}"] with input and output in briefing.toml'
    known = "" if find_spec("genai_prices") else ", or pip install 'briefing-cli[prices]'"
    return f"for a known price {table}{known}"
