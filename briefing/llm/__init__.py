"""Language models behind one protocol: prompts in, answers out, in order. Nothing is paid twice, nothing is unbounded.

    options = ModelOptions(model="gpt-4o-mini", key=key, ledger=folder / "ledger.sqlite")
    with connect(options) as model:
        for prompt, answer in zip(prompts, model.answer(prompts)):
            ...

Only home of openai and tiktoken; importing this package loads neither.
"""

from briefing.llm.connecting import LanguageModel, connect
from briefing.llm.options import ModelOptions, Price, Progress, Timeouts
from briefing.llm.planning import Plan, plan
from briefing.llm.probing import Probe, probe
from briefing.llm.retries import error_of
from briefing.llm.usage import price_words, total_usage, usage_words

__all__ = [
    "LanguageModel",
    "ModelOptions",
    "Plan",
    "Price",
    "Probe",
    "Progress",
    "Timeouts",
    "connect",
    "error_of",
    "plan",
    "price_words",
    "probe",
    "total_usage",
    "usage_words",
]
