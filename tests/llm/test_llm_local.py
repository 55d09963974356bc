"""A real small model over a real socket: it must answer in form; what it says is no matter."""

import json
import subprocess
import sys
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest
from fakes.small_model import needs_model, small_model

from briefing import check, daily
from briefing.errors import ConfigurationError, UsageError
from briefing.llm import ModelOptions, connect, plan, probe
from briefing.model import Prompt

SCHEMA = {
    "type": "object",
    "properties": {
        "headline": {"type": "string", "maxLength": 20},
        "claims": {"type": "array", "maxItems": 1, "items": {"type": "integer"}},
    },
    "required": ["headline", "claims"],
    "additionalProperties": False,
}


@pytest.mark.slow
@needs_model
def test_small_model_answers_in_the_form_of_the_schema(tmp_path: Path) -> None:
    """The schema is enforced by the server, the answer is stored, and the second run asks nothing."""
    prompt = Prompt("summarize", "Answer as JSON.", "[1] The bridge was opened.", json.dumps(SCHEMA), 80)
    options = ModelOptions(
        model=f"local:{small_model()}", ledger=tmp_path / "ledger.sqlite", concurrency=1, context_window=512
    )
    assert plan([prompt], options).calls == 1
    with connect(options) as model:
        answer = next(model.answer([prompt]))
        assert str(tmp_path.anchor) not in model.name
    assert answer.failure is None
    assert set(json.loads(answer.text)) == {"headline", "claims"}
    assert answer.usage.input_tokens > 0
    with connect(options) as model:
        assert next(model.answer([prompt])).cached
    assert plan([prompt], options).calls == 0
    assert (found := probe(options)).reachable
    assert (found.form, found.usage, found.model) == ("json_schema", True, model.name)


BOUNDED = {
    "type": "object",
    "properties": {
        "headline": {"type": "string", "maxLength": 20},
        "claims": {
            "type": "array",
            "minItems": 1,
            "maxItems": 1,
            "items": {
                "type": "object",
                "properties": {
                    "statement": {"type": "string", "maxLength": 80},
                    "sentences": {"type": "array", "minItems": 1, "maxItems": 1, "items": {"enum": [1, 2, 3]}},
                    "quote": {"type": "string", "maxLength": 40},
                    "speaker": {"type": "string", "maxLength": 15},
                },
                "required": ["statement", "sentences", "quote", "speaker"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["headline", "claims"],
    "additionalProperties": False,
}
ARTICLE = (
    "Bridge opened\n\nThe bridge over the Narrow was opened on Monday, the council said. “It will carry buses from May,” "
    "said Mayor Ana Ruiz. The work took three years.\n"
)


@pytest.mark.slow
@needs_model
def test_brief_of_a_small_model_holds_to_its_proof(tmp_path: Path) -> None:
    """From file to brief with a real model: whatever it writes is proven or withheld, and the second run is free.

    The server holds the model to a bounded form of the answer, for a small model writes until its limit.
    """
    article = tmp_path / "bridge.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    form = {"type": "json_schema", "json_schema": {"name": "answer", "schema": BOUNDED, "strict": True}}
    model = ModelOptions(
        model=f"local:{small_model()}",
        ledger=tmp_path / "ledger.sqlite",
        concurrency=1,
        parameters=(("response_format", form),),  # type: ignore[arg-type]  # as a server's own parameter
    )
    runs = [daily(article, day=date(2025, 2, 8), output_dir=tmp_path / str(number), model=model) for number in (1, 2)]
    first, second = (json.loads(run.sidecar.read_text(encoding="utf-8")) for run in runs)
    assert (first["engine"]["kind"], first["problems"]) == ("llm", [])
    assert len(first["claims"]) + len(first["withheld"]) >= 1
    assert (first["usage"]["calls"] >= 1, first["usage"]["cost"]) == (True, 0.0)
    assert (second["usage"]["calls"], second["usage"]["cached"]) == (0, first["usage"]["calls"])
    assert runs[0].markdown.read_bytes() == runs[1].markdown.read_bytes()
    for claim in first["claims"]:
        for quote in claim["quotes"]:
            assert quote["text"] in ARTICLE
    report = check(runs[0].markdown, article)
    assert [row.text for row in report.findings if row.kind == "quote" and not row.passed] == []


def test_development_environment_has_the_small_model() -> None:
    """Where `make` has set up the tools, the tests with a real model are run and not passed over."""
    stamp = Path(__file__).parents[2] / ".venv" / ".dev"
    assert not stamp.exists() or (small_model() is not None and find_spec("xllamacpp") is not None)


def test_missing_or_wrong_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="No such file"), connect(ModelOptions(model=f"local:{tmp_path / 'none'}")):
        pass
    (tmp_path / "wrong").write_bytes(b"no model")
    with pytest.raises(ConfigurationError, match="no GGUF"), connect(ModelOptions(model=f"local:{tmp_path / 'wrong'}")):
        pass


WITHOUT = """
import sys
sys.modules["xllamacpp"] = sys.modules["genai_prices"] = None
from briefing.errors import MissingExtraError
from briefing.llm import ModelOptions, connect, plan
from briefing.model import Prompt
assert plan([Prompt("s", "", "x")], ModelOptions(model="gpt-4o-mini")).most is None
try:
    with connect(ModelOptions(model="local:" + sys.argv[1])):
        pass
except MissingExtraError as error:
    print(error.hint)
"""


def test_missing_extras_are_told(tmp_path: Path) -> None:
    """Without the optional packages prices are unknown, and a local model names the command that installs it."""
    (tmp_path / "model.gguf").write_bytes(b"GGUF")
    command = [sys.executable, "-c", WITHOUT, str(tmp_path / "model.gguf")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "pip install 'briefing-cli[local]'"


@needs_model
def test_damaged_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "damaged").write_bytes(b"GGUF" + bytes(range(256)) * 10)
    with (
        pytest.raises(ConfigurationError, match="cannot be loaded"),
        connect(ModelOptions(model=f"local:{tmp_path / 'damaged'}")),
    ):
        pass
