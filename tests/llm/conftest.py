"""The scripted server for the tests of the model clients."""

from collections.abc import Iterator

import pytest
from fakes.scripted_server import ScriptedServer


@pytest.fixture
def scripted_server() -> Iterator[ScriptedServer]:
    with ScriptedServer() as server:
        yield server
