"""A model of one's own: a GGUF file behind an OpenAI-compatible server in this process, on loopback only."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from briefing.errors import ConfigurationError, MissingExtraError, UsageError
from briefing.llm.options import LOCAL, ModelOptions

_MAGIC = b"GGUF"
_CONTEXT = 8192  # tokens for each call under way; the whole window of a large model would fill the memory
_MOST_AT_ONCE = 4  # the processor is the limit, not waiting


def gguf_path(model: str) -> Path:
    """Return the file that a model's name `local:PATH` means.

    Raises:
        UsageError: When there is no such file.
        ConfigurationError: When the file is no GGUF.
    """
    path = Path(model.removeprefix(LOCAL)).expanduser()
    try:
        with path.open("rb") as file:
            magic = file.read(len(_MAGIC))
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}", hint="give --model local:PATH of a GGUF file") from error
    if magic != _MAGIC:
        raise ConfigurationError(f"{path} is no GGUF file", hint="llama.cpp's format is needed, as model hubs offer it")
    return path


@contextmanager
def local_model(options: ModelOptions) -> Iterator[ModelOptions]:
    """Serve the options' GGUF file; yield the options that reach it.

    Raises:
        MissingExtraError: When the optional package is not installed.
        ConfigurationError: When the file cannot be loaded.
    """
    path = gguf_path(options.model)
    at_once = max(1, min(options.concurrency, _MOST_AT_ONCE))
    server = _server(path, (options.context_window or _CONTEXT) * at_once, at_once)
    try:
        address = str(server.listening_address)  # type: ignore[attr-defined]  # the package has no types
        name = LOCAL + path.name
        yield replace(options, model=name, base_url=f"{address}/v1", key=None, key_command=None, concurrency=at_once)
    finally:
        del server  # this is how the package stops it


def _server(path: Path, context: int, at_once: int) -> object:
    try:
        import xllamacpp  # noqa: PLC0415 - an optional package, and 100 MB
    except ImportError as error:
        hint = "pip install 'briefing-cli[local]'"
        raise MissingExtraError("a local model needs the package xllamacpp", hint=hint) from error
    wanted = xllamacpp.CommonParams()
    wanted.model.path = str(path)
    wanted.model_alias = {LOCAL + path.name}
    wanted.hostnames = ["127.0.0.1"]
    wanted.port = 0
    wanted.n_ctx = context
    wanted.n_parallel = at_once
    wanted.cpuparams.n_threads = max(1, (os.cpu_count() or 2) - 1)  # its threads spin: one core is left to the rest
    wanted.verbosity = -1
    wanted.warmup = False
    wanted.ui = False
    try:
        return xllamacpp.Server(wanted)
    except (RuntimeError, ValueError, OSError) as error:
        hint = "is the file whole, and the model of a kind that llama.cpp knows?"
        raise ConfigurationError(f"{path} cannot be loaded: {error}", hint=hint) from error
