"""A lean HTTP/1.1 transport for the client of the openai package: one request, one bounded reply.

Why not the package's own: its pool takes 1 to 3 ms of processor a call and grows with the connections (measured with
`benchmarks/calls.py`), this one 0.15. It speaks to one server at a time without proxies; `wire.py` uses the
package's own transport when the environment names a proxy. It never follows, retries, or reads past its bound.
"""

import asyncio
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from briefing.llm.bounds import Inflater
from briefing.llm.options import ModelOptions

_HEAD_BYTES = 65_536
_PIECE_BYTES = 262_144
_IDLE_SECONDS = 15.0  # servers usually drop an idle connection after 60 or 75 seconds, some after 20
_NEXT_ADDRESS_SECONDS = 0.25  # RFC 8305
_NO_BODY = frozenset({204, 304})
_FIRST_FINAL = 200


class LinkError(Exception):
    """The server was not reached, or the connection broke."""


class LinkTimeoutError(LinkError):
    """The server was silent for too long."""


class _TornError(Exception):
    """The bytes are no HTTP/1.1 reply, or end too early."""


_WORDS: dict[type[Exception], str] = {
    asyncio.IncompleteReadError: "the connection ended before the reply was whole",
    asyncio.LimitOverrunError: "the head of the reply is too long",
    ValueError: "the reply is no HTTP/1.1",
}


@dataclass(frozen=True, slots=True)
class _Head:
    status: int
    headers: list[tuple[str, str]]

    def all(self, name: str) -> list[str]:
        return [value for known, value in self.headers if known == name]

    def one(self, name: str, default: str = "") -> str:
        return next(iter(self.all(name)), default)


def _read_head(raw: bytes) -> _Head:
    """Return status and headers, names in lower case."""
    first, *lines = raw[:-4].split(b"\r\n")
    words = first.split(b" ", 2)
    if len(words) < 2 or not words[0].startswith(b"HTTP/1.") or not words[1].isdigit():  # noqa: PLR2004 - version, status
        raise _TornError("the reply is no HTTP/1.1")
    headers = []
    for line in lines:
        name, found, value = line.partition(b":")
        if found:
            headers.append((name.strip().lower().decode("latin-1"), value.strip().decode("latin-1")))
    return _Head(int(words[1][:4]), headers)


@dataclass(slots=True)
class _Link:
    """One connection."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    seconds: float
    idle_since: float = 0.0

    @property
    def usable(self) -> bool:
        return not (self.reader.at_eof() or self.writer.is_closing())

    def close(self) -> None:
        self.writer.transport.abort()

    async def send(self, head: bytes, body: bytes) -> None:
        self.writer.write(head + body)
        try:
            async with asyncio.timeout(self.seconds):
                await self.writer.drain()
        except ConnectionError:
            pass  # the server may have answered early and closed: what it said is still to be read

    async def head(self) -> _Head:
        while True:
            async with asyncio.timeout(self.seconds):
                head = _read_head(await self.reader.readuntil(b"\r\n\r\n"))
            if head.status >= _FIRST_FINAL:
                return head

    async def body(self, head: _Head, most: int) -> tuple[bytes, bool]:
        """Return the body and whether the connection may be used again."""
        if head.status in _NO_BODY:
            return b"", True
        inflater = Inflater(head.one("content-encoding").lower(), most)
        if "chunked" in head.one("transfer-encoding").lower():
            return await self._chunks(inflater), True
        lengths = set(head.all("content-length"))
        if not lengths:
            return await self._rest(inflater), False
        if len(lengths) > 1 or not (length := lengths.pop()).isdecimal():
            raise _TornError("the reply has no clear length")
        return await self._exactly(int(length[:20]), inflater), True

    async def _piece(self, size: int) -> bytes:
        async with asyncio.timeout(self.seconds):
            return await self.reader.read(min(size, _PIECE_BYTES))

    async def _exactly(self, length: int, inflater: Inflater) -> bytes:
        pieces = []
        while length:
            piece = await self._piece(length)
            if not piece:
                raise _TornError("the connection ended in the middle of the reply")
            length -= len(piece)
            pieces.append(inflater.feed(piece))
        return b"".join(pieces)

    async def _rest(self, inflater: Inflater) -> bytes:
        pieces = []
        while piece := await self._piece(_PIECE_BYTES):
            pieces.append(inflater.feed(piece))
        return b"".join(pieces)

    async def _line(self) -> bytes:
        async with asyncio.timeout(self.seconds):
            return await self.reader.readuntil(b"\r\n")

    async def _chunks(self, inflater: Inflater) -> bytes:
        pieces = []
        while size := int((await self._line()).partition(b";")[0].strip()[:16], 16):
            pieces.append(await self._exactly(size, inflater))
            await self._line()
        while await self._line() != b"\r\n":
            pass  # trailers say nothing that is needed
        return b"".join(pieces)


@dataclass(slots=True)
class Links:
    """Connections that wait for their next request. Use it in one event loop.

    Attributes:
        http: The package whose replies the openai package takes: httpx or httpx2.
        tls: Makes the context for https; called once.
        options: The timeouts, and the bound of a reply.
        query: What is added to every URL: the query of the base URL.
    """

    http: Any
    tls: Callable[[], ssl.SSLContext]
    options: ModelOptions
    query: bytes = b""
    _context: ssl.SSLContext | None = None
    _idle: dict[tuple[str, str, int], list[_Link]] = field(default_factory=dict)

    async def handle_async_request(self, request: Any) -> Any:  # noqa: ANN401 - httpx or httpx2
        """Send a request and return its reply, read to the end.

        Raises:
            LinkError: When the connection failed.
            LinkTimeoutError: When the server was silent for too long.
            TooLargeError: When the reply is over its bound.
        """
        url = request.url
        place = (url.scheme, url.host, url.port or (443 if url.scheme == "https" else 80))
        try:
            link = self._waiting(place) or await self._open(*place)
            return await self._exchange(link, place, request)
        except TimeoutError as error:
            raise LinkTimeoutError("no reply in time") from error
        except OSError as error:
            raise LinkError(f"{type(error).__name__}: {error}") from error
        except (EOFError, ValueError, asyncio.LimitOverrunError, _TornError) as error:
            raise LinkError(_WORDS.get(type(error), str(error))) from None

    async def aclose(self) -> None:
        """Close every connection."""
        for link in [link for links in self._idle.values() for link in links]:
            link.close()
        self._idle.clear()
        await asyncio.sleep(0)

    def _waiting(self, place: tuple[str, str, int]) -> _Link | None:
        idle = self._idle.get(place, [])
        now = asyncio.get_running_loop().time()
        while idle:
            link = idle.pop()
            if link.usable and now - link.idle_since < _IDLE_SECONDS:
                return link
            link.close()
        return None

    async def _open(self, scheme: str, host: str, port: int) -> _Link:
        context = None
        if scheme == "https":
            context = self._context = self._context or self.tls()
        async with asyncio.timeout(self.options.timeouts.connect):
            delay = None if host[-1:].isdigit() or ":" in host else _NEXT_ADDRESS_SECONDS  # an address has no other
            reader, writer = await asyncio.open_connection(
                host, port, ssl=context, limit=_HEAD_BYTES, happy_eyeballs_delay=delay
            )
        return _Link(reader, writer, self.options.timeouts.read)

    async def _exchange(self, link: _Link, place: tuple[str, str, int], request: Any) -> Any:  # noqa: ANN401 - httpx or httpx2
        body = await request.aread()
        path = request.url.raw_path + (b"?" + self.query if self.query else b"")
        lines = [f"{request.method} ".encode() + path + b" HTTP/1.1"]
        lines += [name + b": " + value for name, value in request.headers.raw]
        try:
            await link.send(b"\r\n".join(lines) + b"\r\n\r\n", body)
            head = await link.head()
            content, again = await link.body(head, self.options.max_answer_bytes)
        except BaseException:
            link.close()
            raise
        if again and "close" not in head.one("connection").lower():
            link.idle_since = asyncio.get_running_loop().time()
            self._idle.setdefault(place, []).append(link)
        else:
            link.close()
        kept = [(name, value) for name, value in head.headers if name not in {"content-encoding", "transfer-encoding"}]
        return self.http.Response(head.status, headers=kept, content=content)
