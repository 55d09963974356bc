"""The scripted server for the tests of the model clients, and options that wait for nothing."""

from collections.abc import Callable, Iterator

import openai  # noqa: F401 - its 0.7 seconds must not count towards the deadlines that are tested
import pytest
from fakes.scripted_server import ScriptedServer

from briefing.llm import ModelOptions, Timeouts


@pytest.fixture
def scripted_server() -> Iterator[ScriptedServer]:
    with ScriptedServer() as server:
        yield server


@pytest.fixture
def quick(scripted_server: ScriptedServer) -> Callable[..., ModelOptions]:
    """Return options for the scripted server that pause for hundredths of a second at most."""

    def make(**changes: object) -> ModelOptions:
        given: dict[str, object] = {
            "model": "scripted",
            "base_url": scripted_server.base_url,
            "longest_wait": 0.01,
            "jitter_seed": 1,
            "timeouts": Timeouts(connect=2.0, read=2.0, call=5.0),
            **changes,
        }
        return ModelOptions(**given)  # type: ignore[arg-type]  # the tests name the fields

    return make
