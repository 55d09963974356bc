"""Bound what a server may send: a reply is decompressed here, piece by piece, and never past its limit."""

import zlib
from collections.abc import AsyncIterator
from functools import cache
from typing import Any

_WINDOW = {"gzip": 16 + zlib.MAX_WBITS, "x-gzip": 16 + zlib.MAX_WBITS, "deflate": zlib.MAX_WBITS}


class TooLargeError(Exception):
    """A reply grew over its bound, or came in a compression that nobody asked for."""


class Inflater:
    """Decompress a stream, and refuse it once it is longer than `limit` bytes."""

    __slots__ = ("_inflate", "_left", "_limit")

    def __init__(self, encoding: str, limit: int) -> None:
        if encoding not in _WINDOW and encoding not in {"", "identity"}:
            raise TooLargeError(f"the server compressed its reply in a way nobody asked for ({encoding[:20]!r})")
        self._inflate = zlib.decompressobj(_WINDOW[encoding]) if encoding in _WINDOW else None
        self._limit = self._left = limit

    def feed(self, piece: bytes) -> bytes:
        """Return what `piece` decompresses to.

        Raises:
            TooLargeError: When the reply is over its bound or its compression is broken.
        """
        try:
            plain = self._inflate.decompress(piece, self._left + 1) if self._inflate else piece
        except zlib.error:
            raise TooLargeError("the server sent broken compressed bytes") from None
        self._left -= len(plain)
        if self._left < 0:
            raise TooLargeError(f"the reply is longer than {self._limit} bytes")
        return plain


@cache
def _stream_class(base: type) -> type:
    class Bounded(base):  # type: ignore[misc]  # httpx or httpx2, whichever openai brought
        elapsed = None

        def __init__(self, stream: Any, encoding: str, limit: int) -> None:  # noqa: ANN401 - as above
            self._stream = stream
            self._inflater = Inflater(encoding, limit)

        async def __aiter__(self) -> AsyncIterator[bytes]:
            async for piece in self._stream:
                yield self._inflater.feed(piece)

        async def aclose(self) -> None:
            await self._stream.aclose()

    return Bounded


def bounded_stream(http: Any, response: Any, limit: int) -> object:  # noqa: ANN401 - as above
    """Return the stream of `response`, decompressed and bounded; `http` is the package that the response is from."""
    encoding = response.headers.pop("content-encoding", "identity").strip().lower()
    return _stream_class(http.AsyncByteStream)(response.stream, encoding, limit)
