"""How a scripted server is reached: options that wait for nothing and keep their files in a test's folder."""

from pathlib import Path

from fakes.scripted_server import ScriptedServer

from briefing.llm import ModelOptions, Timeouts


def scripted_options(server: ScriptedServer, folder: Path) -> ModelOptions:
    """Return options for a scripted server with a ledger in `folder`."""
    return ModelOptions(
        model="scripted",
        base_url=server.base_url,
        key="sk-planted-key",
        longest_wait=0.01,
        jitter_seed=1,
        retries=1,
        timeouts=Timeouts(connect=5.0, read=10.0, call=20.0),
        ledger=folder / "ledger.sqlite",
        token_tables=folder / "tokens",
    )
