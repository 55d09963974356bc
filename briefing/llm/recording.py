"""Recordings of answers: written while a run goes on, and answered from instead of the network."""

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from briefing.errors import OutputError, ReplayError
from briefing.llm.calls import Outcome, to_store
from briefing.llm.keys import call_key, resolved
from briefing.llm.options import ModelOptions, Progress
from briefing.llm.usage import FirstUsage, added
from briefing.model import NO_USAGE, Answer, Failure, FailureKind, Prompt, Usage
from briefing.store.calls import recording_line

_MOST_DOLLARS = 1e9


class Recorder:
    """Writes a recording beside its place and puts it there whole at the end. A context manager.

    After an error the recording stays beside its place, as NAME.part: what it holds was paid for.
    """

    def __init__(self, path: Path, model: str) -> None:
        self._path = path
        self._model = model
        self._part = path.with_name(path.name + ".part")
        self._seen: set[str] = set()

    def __enter__(self) -> Self:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(self._part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            self._file = os.fdopen(descriptor, "w", encoding="utf-8", newline="\n")
        except OSError as error:
            raise OutputError(f"{self._path}: {error.strerror or error}") from error
        return self

    def write(self, outcome: Outcome) -> None:
        """Add an outcome, once for each key."""
        if outcome.key in self._seen:
            return
        self._seen.add(outcome.key)
        try:
            self._file.write(self._line(outcome))
            self._file.flush()
        except OSError as error:
            raise OutputError(f"{self._path}: {error.strerror or error}") from error

    def _line(self, outcome: Outcome) -> str:
        failure = outcome.answer.failure
        answer = to_store(outcome.answer)
        return recording_line(outcome.key, self._model, outcome.prompt, answer, failure.hint if failure else "")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            with self._file:
                self._file.flush()
                os.fsync(self._file.fileno())
            if kind is None:
                self._part.replace(self._path)
        except OSError as failed:
            raise OutputError(f"{self._path}: {failed.strerror or failed}") from failed


def read_recording(path: Path) -> dict[str, dict[str, object]]:
    """Return the rows of a recording by key; a torn last line is left out.

    Raises:
        ReplayError: When the file cannot be read or a line is no row of a recording.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ReplayError(f"{path}: the recording cannot be read ({error})") from error
    rows: dict[str, dict[str, object]] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        row = _parsed(line)
        if row is not None:
            rows[str(row["key"])] = row
        elif number < len(lines):
            hint = "record the run again with --record"
            raise ReplayError(f"{path} line {number}: no row of a recording", hint=hint)
    return rows


def recorded_model(path: Path) -> str:
    """Return the model of a recording, as it was named when it was asked; empty for a recording of nothing.

    Raises:
        ReplayError: As `read_recording`.
    """
    return next((str(row.get("model", "")) for row in read_recording(path).values()), "")


def _parsed(line: str) -> dict[str, object] | None:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None
    known = isinstance(row, dict) and isinstance(row.get("key"), str) and isinstance(row.get("text"), str)
    return row if known else None


def _tokens(row: dict[str, object], name: str) -> int:
    value = row.get(name)
    return value if isinstance(value, int) else 0


def _cost(row: dict[str, object]) -> float | None:
    value = row.get("cost")
    return float(value) if isinstance(value, int | float) and 0 <= value < _MOST_DOLLARS else None


def _answer(row: dict[str, object]) -> Answer:
    failure = row.get("failure")
    told = None
    if isinstance(failure, dict):
        kind = failure.get("kind")
        known = FailureKind(kind) if kind in set(FailureKind) else FailureKind.BAD_ANSWER
        told = Failure(known, str(failure.get("message", "")), str(failure.get("hint", "")))
    model = str(row.get("served_by") or row.get("model") or "")
    tokens = (_tokens(row, "input_tokens"), _tokens(row, "output_tokens"))
    estimated = row.get("estimated") is True
    return Answer(
        str(row["text"]),
        model,
        Usage(0, 1, *tokens, 0.0, estimated),
        cached=True,
        failure=told,
        first=Usage(1, 0, *tokens, _cost(row), estimated),
    )


class Replay:
    """Answers from a recording, and from nothing else. A prompt that it does not hold fails."""

    def __init__(self, options: ModelOptions, path: Path) -> None:
        self._options = options
        self._path = path
        self._rows = read_recording(path)
        models = dict.fromkeys(str(row.get("model", "")) for row in self._rows.values())
        self._models = (options.model,) if options.model else tuple(models)
        self.name = self._models[0] if self._models else "replay"
        self.usage = NO_USAGE
        self._first = FirstUsage()

    @property
    def first_usage(self) -> Usage:
        """What the recorded answers given so far took when they were made."""
        return self._first.total

    def answer(self, prompts: Sequence[Prompt]) -> Iterator[Answer]:
        """Yield the recorded answer of each prompt, in order.

        Raises:
            ReplayError: After the last answer, when the recording did not hold every prompt.
        """
        missing: list[Failure] = []
        for done, prompt in enumerate(prompts, start=1):
            answer = self._recorded(prompt)
            if answer.failure and answer.failure.kind is FailureKind.NOT_RECORDED:
                missing.append(answer.failure)
            self.usage = added(self.usage, answer.usage)
            if self._options.on_progress:
                self._options.on_progress(Progress(done, len(prompts), self.usage, len(missing)))
            yield answer
        if missing:
            raise ReplayError(missing[0].message, hint=missing[0].hint)

    def _recorded(self, prompt: Prompt) -> Answer:
        request = resolved(prompt, self._options.parameters, self._options.seed)
        for model in self._models:
            key = call_key(model, request)
            if row := self._rows.get(key):
                answer = _answer(row)
                self._first.count(key, answer)
                return answer
        words = f"{self._path}: no recorded answer for this {prompt.name} prompt"
        hint = "the prompt, an article or an option has changed since; record the run again with --record"
        return Answer("", self.name, Usage(cost=0.0), failure=Failure(FailureKind.NOT_RECORDED, words, hint))
