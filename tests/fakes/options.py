"""Options of a run against the scripted server: quick timeouts, its own ledger, a planted key."""

from datetime import date
from pathlib import Path

from fakes.scripted_server import ScriptedServer

from briefing.llm import ModelOptions, Timeouts
from briefing.pipeline.options import DailyOptions
from briefing.summarize import load_audience


def scripted_options(server: ScriptedServer, folder: Path) -> ModelOptions:
    """Return how the scripted model is reached, with a ledger in a folder."""
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


def model_options(server: ScriptedServer, folder: Path, audience: str = "general") -> DailyOptions:
    """Return the options of a brief that the scripted model writes into a folder."""
    return DailyOptions(load_audience(audience), date(2025, 2, 8), folder, scripted_options(server, folder))
