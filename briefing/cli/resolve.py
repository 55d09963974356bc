"""From options, environment and files to the resolved options of a run; the clock and the environment end here."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.errors import UsageError

if TYPE_CHECKING:
    from briefing.llm import ModelOptions
    from briefing.pipeline.evaluating import Candidate, EvaluationOptions
    from briefing.pipeline.options import DailyOptions
    from briefing.settings import Configuration, ProviderSetting, Settings

DEFAULT_MODEL = "gpt-5-mini"
NO_MODEL = "none"
NO_LEDGER = "none"
BUILT_IN = "built-in"
LEDGER_NAME = "ledger.sqlite"
STORE_NAME = "stories.sqlite"
NO_STORE = "none"
COUNTING_FOLDER = "tokens"


def load_configuration(given: Mapping[str, object]) -> "Configuration":
    """Return the settings of this process: flags, environment, ./briefing.toml, the user's file."""
    from briefing.resources import user_folder
    from briefing.settings import FILE_NAME, load_settings

    return load_settings(given, os.environ, project=Path.cwd() / FILE_NAME, user=user_folder() / FILE_NAME)


def resolve_day(words: str | None) -> date:
    """Return the date on the brief: as given, else today in UTC's calendar of this machine.

    Raises:
        UsageError: When it is no date.
    """
    if words is None:
        return datetime.now(tz=UTC).astimezone().date()
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise UsageError(f"--date {words}: not a date", hint="write it as YYYY-MM-DD, such as 2025-02-08") from error


def ledger_path(settings: "Settings") -> Path | None:
    """Return the ledger's file; None when the user wants none."""
    if settings.ledger == NO_LEDGER:
        return None
    return Path(settings.ledger) if settings.ledger else Path(settings.output_dir) / LEDGER_NAME


def store_path(settings: "Settings") -> Path | None:
    """Return the file that remembers what was briefed; None when the user wants none."""
    if settings.store == NO_STORE:
        return None
    return Path(settings.store) if settings.store else Path(settings.output_dir) / STORE_NAME


@dataclass(frozen=True, slots=True)
class Server:
    """Which server and model the settings name, and where its key comes from; the key itself is not here.

    Attributes:
        model: The model's name, None when nothing names one.
        base_url: The server, None for OpenAI.
        key_variable: The environment variable of the key; None when this server gets none.
        key_command: The command that prints the key.
    """

    model: str | None
    base_url: str | None
    key_variable: str | None
    key_command: str | None

    @property
    def key(self) -> str | None:
        """The key of the environment."""
        return (os.environ.get(self.key_variable) if self.key_variable else None) or None


def server_of(configuration: "Configuration") -> Server:
    """Return the server that the settings name: that of the provider, or base_url, whichever is said more strongly.

    A provider's key goes to the provider alone, and the usual variable's key never to a provider.

    Raises:
        UsageError: When the provider is unknown, or provider and base_url are given side by side.
    """
    settings, strength = configuration.settings, configuration.strength
    provider = _provider(settings)
    plain = Server(settings.model, settings.base_url, settings.key_env, settings.key_command)
    if provider is None:
        return plain
    said = strength("provider")
    if settings.base_url and strength("base_url") == said:
        raise UsageError("provider and base_url both name a server", hint="give one of them")
    if settings.base_url and strength("base_url") > said:
        return plain
    own = settings.model if strength("model") >= said or provider.model is None else provider.model
    return Server(own, provider.base_url, provider.key_env, provider.key_command)


def model_options(
    configuration: "Configuration", *, offline: bool = False, replay: Path | None = None, record: Path | None = None
) -> "ModelOptions | None":
    """Return how the model is reached, or None for the extractive engine."""
    from briefing.llm import ModelOptions, Price, Timeouts
    from briefing.llm.options import OPENAI_URL
    from briefing.llm.recording import recorded_model

    settings, server = configuration.settings, server_of(configuration)
    if server.model == NO_MODEL or not (server.model or server.base_url or server.key or replay):
        return None
    return ModelOptions(
        model=server.model or (recorded_model(replay) if replay else "") or DEFAULT_MODEL,
        base_url=server.base_url or OPENAI_URL,
        key=server.key,
        key_command=server.key_command,
        concurrency=settings.concurrency,
        retries=settings.retries,
        timeouts=Timeouts(call=settings.call_seconds, run=settings.run_seconds),
        max_cost=settings.max_cost,
        max_calls=settings.max_calls,
        max_tokens=settings.max_tokens,
        requests_per_minute=settings.requests_per_minute,
        tokens_per_minute=settings.tokens_per_minute,
        prices={model: Price(price.input, price.output) for model, price in settings.prices.items()},
        context_window=settings.context_window,
        ledger=None if replay else ledger_path(settings),
        token_tables=user_token_tables(),
        replay=replay,
        offline=offline,
        record=record,
    )


def counting_options(given: Mapping[str, object]) -> "tuple[Settings, ModelOptions]":
    """Return the settings, and a model that tokens and prices are counted for; nothing is ever sent to it."""
    from briefing.llm import ModelOptions

    configuration = load_configuration(given)
    settings, found = configuration.settings, model_options(configuration)
    tables = user_token_tables()
    if found is None:
        return settings, ModelOptions(model=DEFAULT_MODEL, token_tables=tables, context_window=settings.context_window)
    return settings, replace(found, key=None, key_command=None, ledger=None)


def asking_options(
    given: Mapping[str, object], *, replay: Path | None, record: Path | None
) -> "tuple[ModelOptions | None, tuple[Path, ...], int]":
    """Return how prompts are answered (None: the extractive engine), the prompt folders, and the chunk's bound."""
    configuration = load_configuration(given)
    settings = configuration.settings
    asked = model_options(configuration, replay=replay, record=record)
    return asked, tuple(Path(place) for place in settings.prompts), settings.chunk_tokens


def user_token_tables() -> Path:
    """Return the folder of the token tables."""
    from briefing.resources import user_cache_folder

    return user_cache_folder() / COUNTING_FOLDER


def _provider(settings: "Settings") -> "ProviderSetting | None":
    if settings.provider is None:
        return None
    if settings.provider not in settings.providers:
        known = ", ".join(sorted(settings.providers)) or "none"
        raise UsageError(
            f"provider {settings.provider}: not in briefing.toml; known: {known}",
            hint=f"write a table [providers.{settings.provider}] with its base_url, or see `briefing config show`",
        )
    return settings.providers[settings.provider]


def judge_options(judge: str | None, base_url: str | None) -> "tuple[ModelOptions | None, tuple[Path, ...]]":
    """Return how the judge of `briefing check` is reached, or None, and the folders of prompt files.

    Raises:
        UsageError: When a server is given and no judge.
    """
    from briefing.resources import user_cache_folder

    if judge is None:
        if base_url:
            raise UsageError("--base-url without --judge: check asks no model", hint="add --judge MODEL")
        return None, ()
    configuration = load_configuration({"model": judge, "base_url": base_url})
    settings, model = configuration.settings, model_options(configuration)
    if model is not None and settings.ledger is None:
        model = replace(model, ledger=user_cache_folder() / LEDGER_NAME)
    return model, tuple(Path(folder) for folder in settings.prompts)


def daily_options(
    given: Mapping[str, object], *, day: str | None, offline: bool, replay: Path | None, record: Path | None
) -> "DailyOptions":
    """Return the resolved options of `briefing daily`.

    Args:
        given: Settings given as flags; None means not given.
        day: The date as given.
        offline: Whether no connection may be opened.
        replay: A recording to answer from.
        record: A recording to write.
    """
    from briefing.pipeline.options import DailyOptions
    from briefing.summarize import load_audience

    configuration = load_configuration(given)
    settings = configuration.settings
    prompts = tuple(Path(folder) for folder in settings.prompts)
    audience = load_audience(settings.audience, prompts)
    model = model_options(configuration, offline=offline, replay=replay, record=record)
    if model is not None and audience.model and server_of(configuration).model is None:
        model = replace(model, model=audience.model)
    return DailyOptions(
        audience=audience,
        day=resolve_day(day),
        output_dir=Path(settings.output_dir),
        model=model,
        prompts=prompts,
        templates=tuple(Path(place) for place in settings.templates),
        template=settings.template,
        chunk_tokens=settings.chunk_tokens,
        store=store_path(settings),
    )


def evaluation_candidates(
    given: Mapping[str, object], models: Sequence[str], prompts: Sequence[str]
) -> "tuple[list[Candidate], EvaluationOptions]":
    """Return what `briefing eval` compares: every model with every set of prompt files.

    Args:
        given: Settings given as flags; None means not given.
        models: Names, also NAME@PROVIDER; empty for the configured model, or the extractive engine.
        prompts: Folders, `built-in` for the shipped files; empty for the configured ones.
    """
    from briefing.pipeline.evaluating import Candidate, EvaluationOptions
    from briefing.summarize import load_audience

    settings = load_configuration(given).settings
    audience = load_audience(settings.audience, [Path(folder) for folder in settings.prompts])
    ways: list[tuple[Path, ...]] = [() if name == BUILT_IN else (Path(name),) for name in prompts] or [
        tuple(map(Path, settings.prompts))
    ]
    reached = [_model_of(name, given, settings) for name in models or (None,)]
    candidates = [Candidate(model, way) for model in reached for way in (ways if model else ways[:1])]
    return candidates, EvaluationOptions(audience, settings.chunk_tokens)


def _model_of(name: str | None, given: Mapping[str, object], settings: "Settings") -> "ModelOptions | None":
    """Return how a candidate's model is reached; `NAME@PROVIDER` names its server."""
    model, at, provider = (name or "").rpartition("@")
    named = {"model": model, "provider": provider} if at and provider in settings.providers else {"model": name}
    return model_options(load_configuration({**given, **named}))
