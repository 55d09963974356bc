"""A batch of the calls that `daily` would make: the same prompts, keys and ledger, at half the price, within a day."""

from dataclasses import replace

from briefing.errors import UsageError
from briefing.llm import ModelOptions, plan, price_words
from briefing.llm.batch import SHARE, BatchState, Collected, collect, status, submit
from briefing.pipeline.options import DailyOptions
from briefing.pipeline.planning import next_calls, read
from briefing.pipeline.progress import Progress


def submit_batch(paths: object, options: DailyOptions, progress: Progress) -> tuple[BatchState, ...]:
    """Hand over what `daily` would ask next: first calls, or the repairs of what was collected.

    Raises:
        UsageError: No model or no ledger is configured.
        SourceError: No article could be read.
        ModelError: The server did not take it.
    """
    model = _model(options)
    calls = next_calls(read(paths, progress), options, model)
    return submit(calls.prompts, model)


def batch_plan_text(paths: object, options: DailyOptions, progress: Progress) -> str:
    """Return what `submit_batch` would hand over, without calling anything."""
    model = _model(options)
    calls = next_calls(read(paths, progress), options, model)
    planned = plan(calls.prompts, model)
    price = "unknown"
    if planned.least is not None and planned.most is not None:
        price = f"{price_words(planned.least * SHARE)} to {price_words(planned.most * SHARE)}, half of the usual"
    about = "about " if planned.estimated else ""
    return "\n".join(
        (
            f"calls     {planned.calls:,}; {calls.stored:,} are stored already",
            f"tokens    {about}{planned.input_tokens:,} in, at most {planned.output_tokens:,} out",
            f"price     {price}",
        )
    )


def batch_states(model: ModelOptions | None) -> tuple[BatchState, ...]:
    """Return the batches at this server that were not collected."""
    return status(_configured(model))


def collect_batches(model: ModelOptions | None) -> Collected:
    """Store the answers of every batch that has ended."""
    return collect(_configured(model))


def _model(options: DailyOptions) -> ModelOptions:
    return replace(_configured(options.model), record=None, replay=None)


def _configured(model: ModelOptions | None) -> ModelOptions:
    if model is None:
        raise UsageError("no language model is configured", hint="set OPENAI_API_KEY, or see `briefing doctor`")
    return model
