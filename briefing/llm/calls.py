"""One call from prompt to answer, never paid twice: the same call under way, the ledger, then the server."""

import asyncio
from dataclasses import dataclass, field, replace

from briefing.errors import BriefingError
from briefing.llm.asking import Asker
from briefing.llm.features import stored_features
from briefing.llm.keys import call_key, resolved
from briefing.llm.options import ModelOptions
from briefing.llm.secrets import shown_url
from briefing.model import Answer, Prompt, Usage
from briefing.store.ledger import CallRow, CallState, Ledger

_OTHER_RUN_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class Outcome:
    """An answer and the key of its call."""

    key: str
    prompt: str
    answer: Answer


def stored_answer(row: CallRow) -> Answer:
    """Return a stored call as an answer that costs nothing now; its tokens are those of the call once made."""
    usage = Usage(0, 1, row.input_tokens or 0, row.output_tokens or 0, 0.0, row.estimated)
    return Answer(row.text or "", row.served_by or row.model, usage, cached=True)


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
            mine.set_result(answer)
        finally:
            mine.cancel()
            del self._under_way[key]
        return Outcome(key, prompt.name, answer)

    async def _remembered(self, prompt: Prompt, key: str, request: str) -> Answer:
        if self.ledger is None:
            return await self.asker.ask(prompt)
        while True:
            if (row := self.ledger.stored(key)) is not None:
                return stored_answer(row)
            if (failure := self.asker.not_asked()) is not None:
                return Answer("", self.options.model, failure=failure)
            if self.ledger.begin(key, self.options.model, prompt.name, request):
                break
            await asyncio.sleep(_OTHER_RUN_SECONDS)  # another process is asking the same
        return await self._recorded(prompt, key, self.ledger)

    async def _recorded(self, prompt: Prompt, key: str, ledger: Ledger) -> Answer:
        before = self.asker.features
        try:
            answer = await self.asker.ask(prompt)
        except BaseException:
            ledger.release(key)
            raise
        try:
            ledger.answer(self._row(key, answer))
            if self.asker.features != before and self.asker.proven:
                url = shown_url(self.options.base_url)
                ledger.remember(url, self.options.model, stored_features(self.asker.features))
        except BriefingError as error:  # the answer is paid: give it to the caller, and ask nothing more
            self.asker.stop(error)
        return answer

    def _row(self, key: str, answer: Answer) -> CallRow:
        failure, usage = answer.failure, answer.usage
        return CallRow(
            key=key,
            model=self.options.model,
            prompt="",
            request="",
            state=CallState.FAILED if failure else CallState.ANSWERED,
            asked=0.0,
            times=1,
            text=answer.text,
            served_by=answer.model,
            input_tokens=usage.input_tokens,
            output_tokens=usage.output_tokens,
            estimated=usage.estimated,
            cost=usage.cost,
            failure=failure.kind.value if failure else None,
            message=failure.message if failure else None,
        )
