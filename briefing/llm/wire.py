"""One HTTP request through the openai package: a body in, a reply or a fault out. Only home of openai.

Never retries, never follows a redirect, never reads more than it was told to. Connections are spread over several
clients ("lanes"), for one pool of a thousand connections spends more time searching itself than sending.
"""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any

from briefing.errors import ConfigurationError
from briefing.llm.bounds import TooLargeError, bounded_stream
from briefing.llm.faults import Fault, status_fault
from briefing.llm.options import OPENAI_URL, ModelOptions
from briefing.llm.replies import Reply, read_reply
from briefing.llm.secrets import scrubbed, shown_url, url_secrets
from briefing.model import FailureKind

if TYPE_CHECKING:
    import ssl

    import openai

_LANE = 24  # measured: the pool's search costs less than one client more
_SDK_FIELDS = frozenset(
    {"model", "messages", "temperature", "seed", "response_format", "max_tokens", "max_completion_tokens"}
)
_NO_KEY = "none"


@dataclass(slots=True)
class _Lane:
    client: "openai.AsyncOpenAI"
    load: int = 0


@dataclass(slots=True)
class Wire:
    """The way to one server. Use it in one event loop, and close it."""

    options: ModelOptions
    key: str | None
    _lanes: list[_Lane] = field(default_factory=list)
    _verify: "ssl.SSLContext | None" = None

    async def close(self) -> None:
        """Close every connection."""
        await asyncio.gather(*(lane.client.close() for lane in self._lanes), return_exceptions=True)

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must never be shown."""
        return (*((self.key,) if self.key else ()), *url_secrets(self.options.base_url))

    async def complete(self, body: Mapping[str, object]) -> Reply:
        """Send a chat completion request and return the reply; a fault of any kind is in `Reply.fault`."""
        lane = self._lane()
        lane.load += 1
        try:
            known = {name: value for name, value in body.items() if name in _SDK_FIELDS}
            more = {name: value for name, value in body.items() if name not in _SDK_FIELDS}
            return await self._complete(lane.client, known, more)
        finally:
            lane.load -= 1

    async def _complete(self, client: "openai.AsyncOpenAI", known: dict[str, Any], more: dict[str, object]) -> Reply:
        import openai  # noqa: PLC0415 - 750 ms that only a model call should pay

        try:
            raw = await client.chat.completions.with_raw_response.create(**known, extra_body=more or None)
            reply = raw.http_response
            return read_reply(reply.content, reply.headers.get("content-type", ""), self.secrets)
        except openai.APIStatusError as error:
            headers = {name.lower(): value for name, value in error.response.headers.items()}
            fault = status_fault(
                error.status_code, headers, error.response.content, now=time.time(), secrets=self.secrets
            )
        except openai.APITimeoutError:
            fault = Fault(FailureKind.TIMEOUT, f"no reply from {self._where} in time", retryable=True)
        except openai.APIConnectionError as error:
            fault = self._connection_fault(error)
        except TooLargeError as error:
            fault = Fault(FailureKind.BAD_ANSWER, str(error))
        except openai.OpenAIError as error:
            fault = Fault(FailureKind.BAD_REQUEST, scrubbed(str(error), self.secrets))
        return Reply("", "", "", fault=fault)

    @property
    def _where(self) -> str:
        return shown_url(self.options.base_url)

    def _connection_fault(self, error: Exception) -> Fault:
        cause: BaseException = error
        while cause.__cause__ is not None:
            cause = cause.__cause__
        if isinstance(cause, TooLargeError):
            return Fault(FailureKind.BAD_ANSWER, str(cause))
        words = scrubbed(f"{type(cause).__name__}: {cause}", self.secrets, longest=160)
        return Fault(FailureKind.CONNECTION, f"{self._where} was not reached ({words})", retryable=True)

    def _lane(self) -> _Lane:
        for lane in self._lanes:
            if lane.load < _LANE:
                return lane
        self._lanes.append(_Lane(self._client()))
        return self._lanes[-1]

    def _client(self) -> "openai.AsyncOpenAI":
        import openai  # noqa: PLC0415 - 750 ms that only a model call should pay

        times = self.options.timeouts
        try:
            http = openai.DefaultAsyncHttpxClient(
                follow_redirects=False,
                verify=self._tls(),
                event_hooks={"response": [self._bound]},
                headers={"Accept-Encoding": "gzip, deflate"},
            )
            client = openai.AsyncOpenAI(
                api_key=self.key or _NO_KEY,
                base_url=self.options.base_url,
                max_retries=0,
                timeout=openai.Timeout(times.read, connect=times.connect),
                http_client=http,
            )
        except (ValueError, TypeError, openai.OpenAIError) as error:
            raise ConfigurationError(
                f"the base URL {self._where} is no usable URL", hint="for example http://localhost:11434/v1"
            ) from error
        if not self.options.base_url.startswith(OPENAI_URL):
            client.organization = client.project = None  # another server need not know them
        return client

    def _tls(self) -> "ssl.SSLContext":
        """Return one context for all lanes: reading the certificates costs 10 ms each time."""
        if self._verify is None:
            self._verify = self._http().create_ssl_context()
        return self._verify

    @staticmethod
    def _http() -> Any:  # noqa: ANN401 - httpx or httpx2, whichever openai brought
        import openai  # noqa: PLC0415 - as above

        return import_module(openai.DefaultAsyncHttpxClient.__mro__[1].__module__.partition(".")[0])

    async def _bound(self, response: Any) -> None:  # noqa: ANN401 - httpx or httpx2, whichever openai brought
        response.stream = bounded_stream(self._http(), response, self.options.max_answer_bytes)
