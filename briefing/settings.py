"""Where each setting comes from: flag > environment BRIEFING_* > briefing.toml > user file > default.

Strict: an unknown key or an impossible value is an error that names file, line and the nearest valid key. Keys of
model servers are never read from a file; a file may name the environment variable or the command that gives one.
"""

import difflib
import json
import os
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, PositiveFloat, PositiveInt, ValidationError

from briefing.errors import ConfigurationError
from briefing.resources import read_own

FILE_NAME = "briefing.toml"
ENVIRONMENT_PREFIX = "BRIEFING_"
_USUAL_URL = "OPENAI_BASE_URL"
_SECRET = re.compile(r"(?:^|_)(?:key|token|secret|password)$")
_LARGEST_FILE = 1_000_000
_NO_KEYS = "# A key never stands here: name its variable, or a command that prints it."
_EXAMPLES = {
    "base_url": '"http://localhost:8080/v1"',
    "model": '"my-model"',
    "key_env": '"MY_SERVER_KEY"',
    "key_command": '"pass show my-server"',
    "input": "0.15",
    "output": "0.6",
}


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

    input: float = Field(ge=0, description="US dollars for a million tokens sent.")
    output: float = Field(ge=0, description="US dollars for a million tokens received.")


class ProviderSetting(_Strict):
    """A named model server: `--provider NAME` uses it."""

    base_url: str = Field(description="The server, with its version path: http://localhost:8080/v1.")
    model: str | None = Field(None, description="Model to use there unless --model names another.")
    key_env: str | None = Field(None, description="Environment variable that holds the key of this server.")
    key_command: str | None = Field(None, description="Command that prints the key of this server.")


class Settings(_Strict):
    """All settings: each may stand in briefing.toml, in capitals behind BRIEFING_, or as a flag."""

    model: str | None = Field(None, description="Language model; local:PATH.gguf runs in-process; none for no model.")
    base_url: str | None = Field(None, description="An OpenAI-compatible server, with its version path.")
    provider: str | None = Field(None, description="The table under [providers] to use.")
    key_env: str = Field("OPENAI_API_KEY", description="Environment variable that holds the key.")
    key_command: str | None = Field(None, description="Command that prints the key; used when the variable is not set.")
    audience: str = Field("general", description="Who reads the brief: a shipped audience or a file of yours.")
    output_dir: str = Field("briefs", description="Folder for the brief and its sidecar.")
    prompts: tuple[str, ...] = Field((), description="Folders of your prompt files; in a file, relative to it.")
    templates: tuple[str, ...] = Field((), description="Folders of your templates; in a file, relative to it.")
    template: str = Field("brief", description="Template of the brief.")
    store: str | None = Field(None, description="File that remembers earlier briefs.")
    ledger: str | None = Field(
        None,
        description="File that remembers every call; none for none. Default: ledger.sqlite in output_dir.",
    )
    concurrency: PositiveInt = Field(8, description="Most calls under way at the same time.")
    retries: int = Field(4, ge=0, le=20, description="Most further requests for one call after a passing fault.")
    chunk_tokens: int = Field(6000, ge=200, le=1_000_000, description="Most tokens of article text in one call.")
    context_window: PositiveInt | None = Field(None, description="Tokens that fit into the model, when you know it.")
    requests_per_minute: PositiveInt | None = Field(None, description="Pace of the requests.")
    tokens_per_minute: PositiveInt | None = Field(None, description="Pace of the tokens, sent and received together.")
    max_cost: PositiveFloat | None = Field(None, description="Most US dollars of a run; needs a known price.")
    max_calls: PositiveInt | None = Field(None, description="Most requests of a run.")
    max_tokens: PositiveInt | None = Field(None, description="Most tokens of a run, sent and received together.")
    call_seconds: PositiveFloat = Field(300.0, description="Deadline of one call with all its retries.")
    run_seconds: PositiveFloat | None = Field(None, description="Deadline of all calls of a run.")
    prices: dict[str, PriceSetting] = Field(default_factory=dict, description="Prices by model name.")
    providers: dict[str, ProviderSetting] = Field(default_factory=dict, description="Model servers by a name of yours.")


_TABLES: Mapping[str, type[BaseModel]] = {"prices": PriceSetting, "providers": ProviderSetting}


@dataclass(frozen=True, slots=True)
class Configuration:
    """The settings of a run, and for each one where its value comes from.

    Attributes:
        settings: The values.
        origins: The place in words: a file with path and line, the name of a variable.
        layers: The kind of place.
    """

    settings: Settings
    origins: Mapping[str, str]
    layers: Mapping[str, Origin]

    def strength(self, key: str) -> int:
        """Return how strongly a setting is given: a flag beats the environment, and so on down to the default."""
        return -tuple(Origin).index(self.layers[key])


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
        *_from_environment(environment),
        *(_from_file(origin, path) for origin, path in ((Origin.PROJECT, project), (Origin.USER, user)) if path),
    )
    merged: dict[str, object] = {}
    origins = dict.fromkeys(Settings.model_fields, Origin.DEFAULT.value)
    layer_of = dict.fromkeys(Settings.model_fields, Origin.DEFAULT)
    for layer in layers:
        for key, value in _validated(layer).items():
            if key in _TABLES and isinstance(value, dict):
                _merge_table(key, value, layer, merged, origins)
            elif key not in merged:
                merged[key] = value
                origins[key], layer_of[key] = _origin_name(layer, key), layer.origin
    return Configuration(Settings.model_validate(merged), origins, layer_of)


def _merge_table(
    key: str, values: Mapping[str, object], layer: _Layer, merged: dict[str, object], origins: dict[str, str]
) -> None:
    """Add the named entries of a table that no stronger layer has: a project's providers stand beside the user's."""
    known = merged.setdefault(key, {})
    if not isinstance(known, dict):  # only tables come here
        return
    for name, value in values.items():
        if name not in known:
            known[name] = value
            origins[f"{key}.{name}"] = _origin_name(layer, name)


def _origin_name(layer: _Layer, key: str) -> str:
    if layer.origin is Origin.ENVIRONMENT:
        return f"environment {layer.name if layer.name == _USUAL_URL else ENVIRONMENT_PREFIX + key.upper()}"
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
        if _SECRET.search(path[-1]):
            hint = "name the variable that holds it with key_env, or a command that prints it with key_command"
            return ConfigurationError(f"{layer.name}{line}: {key!r}: a key never stands in a file", hint=hint)
        near = difflib.get_close_matches(path[-1], _known_keys(path), n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"known keys: {', '.join(sorted(_known_keys(path)))}"
        return ConfigurationError(f"{layer.name}{line}: unknown key {key!r}", hint=hint)
    return ConfigurationError(f"{layer.name}{line}: {key}: {first['msg'].lower()}, not {first['input']!r:.80}")


def _known_keys(path: Sequence[str]) -> tuple[str, ...]:
    table = _TABLES.get(path[0]) if len(path) > 1 else None
    return tuple((table or Settings).model_fields)


def _line_of(text: str, key: str) -> int:
    match = re.search(
        rf"(?m)^[ \t]*(?:\[(?:[^\]\n]*[.\"])?{re.escape(key)}\"?(?:\.[^\]\n]*)?\]|\"?{re.escape(key)}\"?[ \t]*=)", text
    )
    return text.count("\n", 0, match.start()) + 1 if match else 1


def _from_environment(environment: Mapping[str, str]) -> tuple[_Layer, _Layer]:
    """Read BRIEFING_* variables, then the usual one; lists are separated like PATH; tables cannot be given this way."""
    values: dict[str, object] = {}
    for name, value in environment.items():
        key = name.removeprefix(ENVIRONMENT_PREFIX).lower()
        if name.startswith(ENVIRONMENT_PREFIX) and value and key != "debug":
            values[key] = tuple(value.split(os.pathsep)) if key in {"prompts", "templates"} else value
    usual = {"base_url": environment[_USUAL_URL]} if environment.get(_USUAL_URL) else {}
    return _Layer(Origin.ENVIRONMENT, "environment", values), _Layer(Origin.ENVIRONMENT, _USUAL_URL, usual)


def _from_file(origin: Origin, path: Path) -> _Layer:
    try:
        if not path.exists():
            return _Layer(origin, str(path), {})
        text = read_own(path, _LARGEST_FILE).text
        values = tomllib.loads(text)
        return _Layer(origin, str(path), {key: _beside(path, key, value) for key, value in values.items()}, text or " ")
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{path}: {error}", hint="values are TOML: strings stand in double quotes") from error
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read: {error}") from error


def _beside(path: Path, key: str, value: object) -> object:
    """Return folders and the file of an audience as the file means them: relative to itself, wherever one stands."""
    if key in {"prompts", "templates"} and isinstance(value, list):
        return [_beside(path, "", one) for one in value]
    names_file = key == "" or (key == "audience" and str(value).endswith(".md"))
    return str(path.parent / Path(value).expanduser()) if isinstance(value, str) and names_file else value


def example_file() -> str:
    """Return a briefing.toml in which every setting is told and commented out."""
    lines = ["# Settings of Briefing. Take away the # before what you want to set.", _NO_KEYS, ""]
    for name, field in Settings.model_fields.items():
        if name not in _TABLES:
            lines += [f"# {field.description}", f"# {name} = {_example(field.default)}", ""]
    for title, table in (("[providers.my-server]", ProviderSetting), ('[prices."my-model"]', PriceSetting)):
        fields = table.model_fields.items()
        lines += [f"# {title}", *(f"# {name} = {_EXAMPLES[name]}  # {field.description}" for name, field in fields), ""]
    return "\n".join(lines)


def _example(default: object) -> str:
    return json.dumps("" if default is None else list(default) if isinstance(default, tuple) else default)
