"""Prompt files before they are sent: rendered over articles with tokens and price, and checked. Nothing is asked."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing.checking.corpus import Corpus
from briefing.errors import SourceError
from briefing.llm import ModelOptions, Plan, plan
from briefing.llm.counting import token_count
from briefing.llm.keys import messages
from briefing.llm.tokens import encoding_for
from briefing.model import Article, ArticleId, Audience, CheckedClaim, Prompt
from briefing.pipeline.drafting import draft_extracts, plan_tasks
from briefing.pipeline.progress import Silent
from briefing.resources import PROMPTS, full_name, listing, load, short_name, user_cache_folder
from briefing.sources import read_articles
from briefing.summarize import (
    PromptFiles,
    PromptFinding,
    check_prompt,
    judge_prompt,
    overview_prompt,
    repair_prompt,
    story_prompt,
)

_MOST_LEAD = 5
_SAMPLE = Article(ArticleId("sample"), "sample", "The bridge stays closed until May, the mayor says.", "")
_EXAMPLE_PROBLEM = "quote altered: the passage has other words; copy it letter by letter or give null"


@dataclass(frozen=True, slots=True)
class PromptOptions:
    """How prompts are made.

    Attributes:
        audience: Whom they are for.
        model: The model that tokens and price are counted for; nothing is sent to it.
        prompts: Folders of prompt files that win over the built-in ones, first one first.
        chunk_tokens: Most tokens of article text in one call.
    """

    audience: Audience
    model: ModelOptions
    prompts: tuple[Path, ...] = ()
    chunk_tokens: int = 6000


@dataclass(frozen=True, slots=True)
class Rendering:
    """Prompts as they would be sent, what each is about and how many tokens it takes, and the plan of all."""

    prompts: tuple[Prompt, ...]
    names: tuple[str, ...]
    tokens: tuple[int, ...]
    planned: Plan


def render_prompts(name: str, paths: object, options: PromptOptions) -> Rendering:
    """Return exactly what would be sent for some articles.

    Args:
        name: The prompt file: `summarize`, or one that later steps use; those get the claims of the extractive
            engine as their material.
        paths: What `read_articles` takes.
        options: How prompts are made.

    Raises:
        SourceError: No article could be read.
        ConfigurationError: A prompt file is missing or wrong.
    """
    reading = read_articles(paths)  # type: ignore[arg-type]
    if not reading.articles:
        raise SourceError("no article could be read", hint="give .txt, .md or .html files, or a folder that holds them")
    name = short_name(full_name(PROMPTS, name, options.prompts))
    made = list(_prompts(name, reading.articles, options))
    count = token_count(options.model)
    prompts = tuple(prompt for _, prompt in made)
    return Rendering(
        prompts,
        tuple(about for about, _ in made),
        tuple(count.of(prompt) for prompt in prompts),
        plan(prompts, options.model),
    )


_Made = Iterator[tuple[str, Prompt]]


def _prompts(name: str, articles: Sequence[Article], options: PromptOptions) -> _Made:
    files = PromptFiles(options.prompts)
    later: Mapping[str, Callable[[Sequence[CheckedClaim]], Prompt]] = {
        "story": lambda claims: story_prompt(claims, options.audience, files),
        "overview": lambda claims: overview_prompt(claims, options.audience, _MOST_LEAD, files),
        "judge": lambda claims: judge_prompt(claims[0].text, list(enumerate((c.text for c in claims), 1)), files),
    }
    if name in later:
        claims = draft_extracts(articles, Corpus(articles), options.audience, Silent()).claims
        yield "claims of the extractive engine", later[name](claims)
        return
    for about, prompt in _first_calls(articles, options, files):
        yield about, repair_prompt(prompt, "{…}", [_EXAMPLE_PROBLEM], files) if name == "repair" else prompt


def _first_calls(articles: Sequence[Article], options: PromptOptions, files: PromptFiles) -> _Made:
    encoding = encoding_for(options.model.model, options.model.token_tables or user_cache_folder() / "tokens")
    tasks = plan_tasks(articles, Corpus(articles), options.audience, files, (encoding, options.chunk_tokens))
    for task in tasks:
        yield task.article.name, task.prompt


def rendering_text(rendering: Rendering) -> str:
    """Return the prompts as text with a line above each message."""
    parts: list[str] = []
    total = len(rendering.prompts)
    for number, prompt in enumerate(rendering.prompts):
        about = f"{prompt.name} {number + 1} of {total}: {rendering.names[number]}"
        parts.append(f"===== {about} ({rendering.tokens[number]} tokens) =====")
        parts.extend(f"----- {said['role']} -----\n{said['content']}" for said in messages(prompt))
    return "\n".join(parts) + "\n"


def rendering_json(rendering: Rendering) -> str:
    """Return the prompts as JSON: messages, schema, bounds and tokens of each."""
    rows = [
        {
            "prompt": prompt.name,
            "about": about,
            "messages": messages(prompt),
            "schema": json.loads(prompt.schema) if prompt.schema else None,
            "max_output_tokens": prompt.max_output_tokens,
            "tokens": tokens,
        }
        for prompt, about, tokens in zip(rendering.prompts, rendering.names, rendering.tokens, strict=True)
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def plan_line(planned: Plan, model: str) -> str:
    """Return what sending the prompts would take, on one line."""
    about = "about " if planned.estimated else ""
    price = "price unknown" if planned.least is None else f"${planned.least:.4f} to ${planned.most:.4f}"
    stored = f" ({planned.cached} more are stored or repeated)" if planned.cached else ""
    calls = f"{planned.calls} {'call' if planned.calls == 1 else 'calls'}{stored}"
    tokens = f"{about}{planned.input_tokens} tokens in, at most {planned.output_tokens} out"
    return f"{calls}, {tokens}, {price} with {model}; nothing was sent"


def check_prompts(names: Sequence[str], options: PromptOptions) -> tuple[tuple[str, ...], tuple[PromptFinding, ...]]:
    """Return which prompt files were checked, and what is wrong with them.

    Args:
        names: The prompt files; none means all that a run could use.
        options: How prompts are made; its model tells the window.

    Raises:
        ConfigurationError: A named file does not exist.
    """
    known = [one.name for one in listing(PROMPTS, options.prompts, suffix=".j2") if "/" not in one.name]
    wanted = [full_name(PROMPTS, name, options.prompts) for name in names] or [n for n in known if n != _NEW]
    files = PromptFiles(options.prompts)
    found: list[PromptFinding] = []
    for name in wanted:
        wrong = check_prompt(load(PROMPTS, name, options.prompts), files)
        found.extend(wrong or _window_findings(short_name(name), files, options))
    return tuple(short_name(name) for name in wanted), tuple(found)


_NEW = "new_audience.md.j2"


def _window_findings(name: str, files: PromptFiles, options: PromptOptions) -> Iterable[PromptFinding]:
    """A prompt with a full chunk and its answer must fit into the model's window, when that is known."""
    window = options.model.context_window
    if window is None or name != "summarize":
        return
    counted = [
        token_count(options.model).of(prompt) + options.chunk_tokens + prompt.max_output_tokens
        for _, prompt in _first_calls([_SAMPLE], options, files)
    ]
    if counted and max(counted) > window:
        yield PromptFinding(
            f"{PROMPTS}/{name}",
            f"with {options.chunk_tokens} tokens of article a call takes {max(counted)}; the window holds {window}",
            "shorten the prompt, ask for fewer claims, or lower chunk_tokens in briefing.toml",
        )
