"""One call from prompt to answer, never paid twice: the same call under way, the ledger, then the server."""

import asyncio
from dataclasses import dataclass, field, replace

from briefing.errors import BriefingError
from briefing.llm.asking import Asker
from briefing.llm.features import stored_features
from briefing.llm.journal import Journal
from briefing.llm.keys import call_key, resolved
from briefing.llm.options import ModelOptions
from briefing.llm.secrets import shown_url
from briefing.model import Answer, Failure, FailureKind, Prompt, Usage
from briefing.store.ledger import Ledger
from briefing.store.rows import StoredAnswer

_OTHER_RUN_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class Outcome:
    """An answer and the key of its call."""

    key: str
    prompt: str
    answer: Answer


def to_store(answer: Answer) -> StoredAnswer:
    """Return an answer as the ledger and recordings hold it."""
    usage, failure = answer.usage, answer.failure
    return StoredAnswer(
        text=answer.text,
        served_by=answer.model,
        input_tokens=usage.input_tokens,
        output_tokens=usage.output_tokens,
        estimated=usage.estimated,
        cost=usage.cost,
        failure=failure.kind.value if failure else None,
        message=failure.message if failure else None,
    )


def from_store(stored: StoredAnswer) -> Answer:
    """Return a stored answer, which costs nothing now; its tokens are those of the call once made."""
    tokens = (stored.input_tokens, stored.output_tokens)
    usage = Usage(0, 1, *tokens, 0.0, stored.estimated)
    first = Usage(1, 0, *tokens, stored.cost, stored.estimated)
    return Answer(stored.text, stored.served_by, usage, cached=True, first=first)


def _twin_answer(answer: Answer) -> Answer:
    if answer.failure:
        return replace(answer, usage=Usage(cost=0.0))
    usage = Usage(0, 1, answer.usage.input_tokens, answer.usage.output_tokens, 0.0, answer.usage.estimated)
    return replace(answer, usage=usage, cached=True)


@dataclass(slots=True)
class Caller:
    """Answers prompts from the ledger or the server. Use it in one event loop."""

    options: ModelOptions
    asker: Asker
    ledger: Ledger | None
    _under_way: dict[str, asyncio.Future[Answer]] = field(default_factory=dict)
    _journal: Journal | None = None

    async def answer(self, prompt: Prompt) -> Outcome:
        """Return the outcome of a prompt; the same call is never under way twice."""
        request = resolved(prompt, self.options.parameters, self.options.seed)
        key = call_key(self.options.model, request)
        if (twin := self._under_way.get(key)) is not None:
            return Outcome(key, prompt.name, _twin_answer(await asyncio.shield(twin)))
        mine: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._under_way[key] = mine
        try:
            answer = await self._remembered(prompt, key, request)
        except BaseException as error:
            mine.set_exception(error)
            mine.exception()  # a twin may read it; nobody has to
            raise
        finally:
            del self._under_way[key]
        mine.set_result(answer)
        return Outcome(key, prompt.name, answer)

    async def _remembered(self, prompt: Prompt, key: str, request: str) -> Answer:
        if self.ledger is None:
            return await self.asker.ask(prompt)
        journal = self._journal = self._journal or Journal(self.ledger, self.asker.stop)
        while True:
            found = await self._begun(journal, prompt, key, request)
            if isinstance(found, Answer):
                return found
            if found is not None:
                return await self._recorded(prompt, found, journal)
            await asyncio.sleep(_OTHER_RUN_SECONDS)  # another process is asking the same

    async def _begun(self, journal: Journal, prompt: Prompt, key: str, request: str) -> Answer | int | None:
        """Return the stored answer, or the number of the call begun; None when another run is making it."""
        ledger = journal.ledger
        try:
            if (stored := ledger.stored(key)) is not None:
                return from_store(stored)
            if (failure := self.asker.not_asked()) is None:
                model = self.options.model
                return await journal.write(lambda: ledger.begin(key, model, prompt.name, request))
        except BriefingError as error:  # what cannot be written down is not asked; what is under way goes on
            self.asker.stop(error)
            failure = Failure(FailureKind.STOPPED, f"not asked: {error.message}", error.hint)
        return Answer("", self.options.model, failure=failure)

    async def _recorded(self, prompt: Prompt, call: int, journal: Journal) -> Answer:
        before = (self.asker.features, self.asker.proven)
        ledger = journal.ledger
        try:
            answer = await self.asker.ask(prompt)
        except asyncio.CancelledError:
            ledger.answer(call, StoredAnswer("", "", failure="interrupted"))
            raise
        journal.keep(lambda: ledger.answer(call, to_store(answer)))  # when it fails, the run stops; this one is paid
        if self.asker.proven and (self.asker.features, True) != before:
            url, features = shown_url(self.options.base_url), stored_features(self.asker.features)
            journal.keep(lambda: ledger.remember(url, self.options.model, features))
        return answer

    async def settle(self) -> None:
        """Write down what is not yet; an error is in the asker's `stopped`."""
        if self._journal is not None:
            self._journal.flush()
