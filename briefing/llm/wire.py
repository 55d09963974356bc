"""One HTTP request through the openai package: a body in, a reply or a fault out. Only home of openai.

Never retries, never follows a redirect, never reads more than it was told to.
"""

import json
import ssl
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

from briefing.errors import ConfigurationError
from briefing.llm.bounds import TooLargeError, bounded_stream
from briefing.llm.faults import Fault, status_fault
from briefing.llm.links import LinkError, Links, LinkTimeoutError
from briefing.llm.options import OPENAI_URL, ModelOptions
from briefing.llm.replies import Reply, faulty, read_reply
from briefing.llm.secrets import bare_url, scrubbed, shown_url, url_secrets
from briefing.model import FailureKind

if TYPE_CHECKING:
    import openai

_NO_KEY = "none"
_T = TypeVar("_T")


def _http() -> Any:  # noqa: ANN401 - httpx or httpx2, whichever the installed openai stands on
    import openai  # noqa: PLC0415 - 750 ms that only a model call should pay

    return import_module(openai.DefaultAsyncHttpxClient.__mro__[1].__module__.partition(".")[0])


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error and what it came from: some versions of the package wrap every error of their transport."""
    while error is not None:
        yield error
        error = error.__cause__


def proxied(base_url: str) -> bool:
    """Tell whether the environment sends requests to this URL through a proxy."""
    parts = urlsplit(base_url)
    proxies = getproxies()
    named = parts.scheme in proxies or "all" in proxies
    return named and not proxy_bypass(parts.hostname or "")


@dataclass(slots=True)
class Wire:
    """The way to one server. Use it in one event loop, and close it.

    Attributes:
        options: Where, how long, how much.
        key: The secret, or None for a server that needs none.
    """

    options: ModelOptions
    key: str | None = field(repr=False)
    _made: "openai.AsyncOpenAI | None" = None

    async def close(self) -> None:
        """Close every connection."""
        if self._made is not None:
            await self._made.close()

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must never be shown."""
        return (*((self.key,) if self.key else ()), *url_secrets(self.options.base_url))

    async def complete(self, body: Mapping[str, object]) -> Reply:
        """Send a chat completion request and return the reply; a fault of any kind is in `Reply.fault`."""
        raw = await self._sent(body)
        if isinstance(raw, Fault):
            return faulty(raw)
        return read_reply(raw.content, raw.headers.get("content-type", ""), self.secrets)

    async def models(self) -> tuple[str, ...]:
        """Return the names of the server's models; empty when it does not tell."""
        raw = await self._sent(None)
        try:
            listed = {} if isinstance(raw, Fault) else json.loads(raw.content)
            return tuple(sorted(scrubbed(str(row["id"]), self.secrets) for row in listed.get("data", ())))
        except (ValueError, TypeError, AttributeError, KeyError, RecursionError):
            return ()

    async def streams(self, body: Mapping[str, object]) -> bool:
        """Tell whether the server streams its answer when it is asked to."""
        raw = await self._sent({**body, "stream": True})
        return not isinstance(raw, Fault) and raw.headers.get("content-type", "").startswith("text/event-stream")

    async def _sent(self, body: Mapping[str, object] | None) -> Any:  # noqa: ANN401 - httpx's reply, or a fault
        """Send a body as it is, or ask for the models.

        `chat.completions.create` would walk through the schema at 0.75 ms a call and add nothing to it.
        """
        reply = _http().Response
        if body is None:
            return await self.tried(lambda: self.client.get("/models", cast_to=reply))
        return await self.tried(lambda: self.client.post("/chat/completions", cast_to=reply, body=body))

    async def tried(self, ask: Callable[[], Awaitable[_T]]) -> Fault | _T:
        """Return what `ask` returns, or the fault of the error of the openai package that it raises."""
        import openai  # noqa: PLC0415 - as above

        try:
            return await ask()
        except openai.APIStatusError as error:
            reply, now = error.response, time.time()
            return status_fault(error.status_code, reply.headers, reply.content, now=now, secrets=self.secrets)
        except (openai.OpenAIError, LinkError, TooLargeError) as error:
            return self._fault_of(error)

    def _fault_of(self, error: Exception) -> Fault:
        import openai  # noqa: PLC0415 - as above

        if isinstance(error, openai.APITimeoutError | LinkTimeoutError):
            return self._silence()
        if isinstance(error, openai.APIConnectionError | LinkError):
            return self._connection_fault(error)
        kind = FailureKind.BAD_ANSWER if isinstance(error, TooLargeError) else FailureKind.BAD_REQUEST
        return Fault(kind, scrubbed(str(error), self.secrets))

    @property
    def _where(self) -> str:
        return shown_url(self.options.base_url)

    def _connection_fault(self, error: Exception) -> Fault:
        causes = tuple(_causes(error))
        said = next((cause for cause in causes if isinstance(cause, LinkError | TooLargeError)), causes[-1])
        if isinstance(said, TooLargeError):
            return Fault(FailureKind.BAD_ANSWER, str(said))
        if isinstance(said, LinkTimeoutError):
            return self._silence()
        words = scrubbed(str(said) or type(said).__name__, self.secrets, longest=160)
        untrusted = any(isinstance(cause, ssl.SSLCertVerificationError) for cause in causes)
        return Fault(FailureKind.CONNECTION, f"no connection to {self._where}: {words}", retryable=not untrusted)

    def _silence(self) -> Fault:
        return Fault(FailureKind.TIMEOUT, f"no reply from {self._where} in time", retryable=True)

    @property
    def client(self) -> "openai.AsyncOpenAI":
        """The openai package's client for this server, made when it is first used."""
        if self._made is None:
            self._made = self._make()
        return self._made

    def _make(self) -> "openai.AsyncOpenAI":
        import openai  # noqa: PLC0415 - as above

        try:
            client = openai.AsyncOpenAI(
                api_key=self.key or _NO_KEY,
                base_url=bare_url(self.options.base_url),
                max_retries=0,
                timeout=self._timeout(),
                http_client=self._transport(),
            )
        except (ValueError, TypeError, openai.OpenAIError) as error:
            raise ConfigurationError(
                f"the base URL {self._where} is no usable URL", hint="for example http://localhost:11434/v1"
            ) from error
        if not self.options.base_url.startswith(OPENAI_URL):
            client.organization = client.project = None  # another server need not know them
        return client

    def _timeout(self) -> "openai.Timeout":
        import openai  # noqa: PLC0415 - as above

        return openai.Timeout(self.options.timeouts.read, connect=self.options.timeouts.connect)

    def _transport(self) -> Any:  # noqa: ANN401 - httpx or httpx2
        """Return the HTTP client, which alone knows user, password and query of the URL: others log what they know."""
        import openai  # noqa: PLC0415 - as above

        http, parts = _http(), urlsplit(self.options.base_url)
        auth = (unquote(parts.username or ""), unquote(parts.password or "")) if parts.username else None
        if proxied(self.options.base_url):
            hooks: dict[str, list[Any]] = {"request": [self._add_query], "response": [self._bound]}
            return openai.DefaultAsyncHttpxClient(follow_redirects=False, auth=auth, event_hooks=hooks)
        links: Any = Links(http, http.create_ssl_context, self.options, parts.query.encode())
        headers = {"Accept-Encoding": "identity"}
        return openai.DefaultAsyncHttpxClient(follow_redirects=False, auth=auth, headers=headers, transport=links)

    async def _add_query(self, request: Any) -> None:  # noqa: ANN401 - httpx or httpx2
        if query := urlsplit(self.options.base_url).query:
            request.url = request.url.copy_with(query=query.encode())

    async def _bound(self, response: Any) -> None:  # noqa: ANN401 - httpx or httpx2
        response.stream = bounded_stream(_http(), response, self.options.max_answer_bytes)
