"""Where each setting comes from: flag > environment BRIEFING_* > briefing.toml > user file > default.

Strict: an unknown key or an impossible value is an error that names file, line and the nearest valid key. Keys of
model servers are never read from a file; a file may name the environment variable or the command that gives one.
"""

import difflib
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, PositiveFloat, PositiveInt, ValidationError

from briefing.errors import ConfigurationError

FILE_NAME = "briefing.toml"
ENVIRONMENT_PREFIX = "BRIEFING_"
_LARGEST_FILE = 1_000_000


class Origin(StrEnum):
    """Where the value of a setting was found."""

    FLAG = "flag"
    ENVIRONMENT = "environment"
    PROJECT = FILE_NAME
    USER = "user file"
    DEFAULT = "default"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class PriceSetting(_Strict):
    """US dollars for a million tokens."""

    input: float = Field(ge=0)
    output: float = Field(ge=0)


class ProviderSetting(_Strict):
    """A named model server: `--provider NAME` uses it."""

    base_url: str
    model: str | None = None
    key_env: str | None = None
    key_command: str | None = None


class Settings(_Strict):
    """All settings: each may stand in briefing.toml, in capitals behind BRIEFING_, or as a flag."""

    model: str | None = None
    base_url: str | None = None
    provider: str | None = None
    key_env: str = "OPENAI_API_KEY"
    key_command: str | None = None
    audience: str = "general"
    output_dir: str = "briefs"
    prompts: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()
    template: str = "brief"
    store: str | None = None
    ledger: str | None = None
    concurrency: PositiveInt = 8
    retries: int = Field(default=4, ge=0, le=20)
    chunk_tokens: int = Field(default=6000, ge=200, le=1_000_000)
    context_window: PositiveInt | None = None
    requests_per_minute: PositiveInt | None = None
    tokens_per_minute: PositiveInt | None = None
    max_cost: PositiveFloat | None = None
    max_calls: PositiveInt | None = None
    max_tokens: PositiveInt | None = None
    call_seconds: PositiveFloat = 300.0
    run_seconds: PositiveFloat | None = None
    prices: dict[str, PriceSetting] = Field(default_factory=dict)
    providers: dict[str, ProviderSetting] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Configuration:
    """The settings of a run, and for each one where its value comes from (a file with its path)."""

    settings: Settings
    origins: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Layer:
    """Values from one origin; `text` is the file's, to tell lines."""

    origin: Origin
    name: str
    values: Mapping[str, object]
    text: str = ""


def load_settings(
    flags: Mapping[str, object], environment: Mapping[str, str], *, project: Path | None, user: Path | None
) -> Configuration:
    """Return the settings of a run.

    Args:
        flags: Values given on the command line; None means not given.
        environment: The process environment.
        project: The briefing.toml to read when it exists.
        user: The user's own file to read when it exists.

    Raises:
        ConfigurationError: For an unknown key, an impossible value, or a file that cannot be read.
    """
    layers = (
        _Layer(Origin.FLAG, "flag", {key: value for key, value in flags.items() if value is not None}),
        _Layer(Origin.ENVIRONMENT, "environment", _from_environment(environment)),
        *(_from_file(origin, path) for origin, path in ((Origin.PROJECT, project), (Origin.USER, user)) if path),
    )
    merged: dict[str, object] = {}
    origins = dict.fromkeys(Settings.model_fields, Origin.DEFAULT.value)
    for layer in layers:
        for key, value in _validated(layer).items():
            if key not in merged:
                merged[key] = value
                origins[key] = _origin_name(layer, key)
    return Configuration(Settings.model_validate(merged), origins)


def _origin_name(layer: _Layer, key: str) -> str:
    if layer.origin is Origin.ENVIRONMENT:
        return f"environment {ENVIRONMENT_PREFIX}{key.upper()}"
    return f"{layer.name}:{_line_of(layer.text, key)}" if layer.text else layer.name


def _validated(layer: _Layer) -> dict[str, object]:
    """Return the layer's values as the settings type reads them."""
    try:
        read = Settings.model_validate(dict(layer.values))
    except ValidationError as error:
        raise _explain(layer, error) from error
    return {key: getattr(read, key) for key in layer.values}


def _explain(layer: _Layer, error: ValidationError) -> ConfigurationError:
    first = error.errors(include_url=False)[0]
    path = tuple(str(part) for part in first["loc"])
    key = ".".join(path) or "?"
    line = f" line {_line_of(layer.text, path[-1])}" if layer.text and path else ""
    if first["type"] == "extra_forbidden":
        near = difflib.get_close_matches(path[-1], _known_keys(path), n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"known keys: {', '.join(sorted(_known_keys(path)))}"
        return ConfigurationError(f"{layer.name}{line}: unknown key {key!r}", hint=hint)
    return ConfigurationError(f"{layer.name}{line}: {key}: {first['msg'].lower()}, not {first['input']!r:.80}")


def _known_keys(path: Sequence[str]) -> tuple[str, ...]:
    tables: Mapping[str, type[BaseModel]] = {"prices": PriceSetting, "providers": ProviderSetting}
    table = tables.get(path[0]) if len(path) > 1 else None
    return tuple((table or Settings).model_fields)


def _line_of(text: str, key: str) -> int:
    match = re.search(rf"(?m)^[ \t]*(?:\[[^\]\n]*\b{re.escape(key)}\"?\]|\"?{re.escape(key)}\"?[ \t]*=)", text)
    return text.count("\n", 0, match.start()) + 1 if match else 1


def _from_environment(environment: Mapping[str, str]) -> dict[str, object]:
    """Read BRIEFING_* variables; lists are separated like PATH; tables cannot be given this way."""
    values: dict[str, object] = {}
    for name, value in environment.items():
        key = name.removeprefix(ENVIRONMENT_PREFIX).lower()
        if name.startswith(ENVIRONMENT_PREFIX) and value and key != "debug":
            values[key] = tuple(value.split(":")) if key in {"prompts", "templates"} else value
    if "base_url" not in values and environment.get("OPENAI_BASE_URL"):
        values["base_url"] = environment["OPENAI_BASE_URL"]
    return values


def _from_file(origin: Origin, path: Path) -> _Layer:
    try:
        if not path.exists():
            return _Layer(origin, str(path), {})
        if path.stat().st_size > _LARGEST_FILE:
            raise ConfigurationError(f"{path}: larger than a configuration file can be")
        text = path.read_text(encoding="utf-8")
        return _Layer(origin, str(path), tomllib.loads(text), text or " ")
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{path}: {error}", hint="values are TOML: strings stand in double quotes") from error
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path}: cannot be read: {error}") from error
