"""A scripted OpenAI-compatible server on a real loopback socket, with every fault a server and a network can have.

Use it as a context manager, or through the `scripted_server` fixture:

    with ScriptedServer() as server:                      # answers {"ok": true} to everything
        server.reply_json({"headline": "…", "claims": []})    # the next reply: a good answer with this JSON
        server.reply(faults.too_many(retry_after="1"), good("…"))   # a 429, then a good answer
        options = ModelOptions(model="scripted", base_url=server.base_url)
        ...
        assert len(server.requests) == 3

Replies are taken from the queue; when it is empty, from `server.default`, which may be a reply or a function of the
request (`ScriptedServer(lambda request: good(f"you said {request.user}"))`), called in the connection's own thread.
"""

import contextlib
import gzip
import json
import socket
import ssl
import struct
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from types import TracebackType
from typing import Any, BinaryIO, Self

_USAGE = {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}


@dataclass(frozen=True)
class Request:
    """One request as it arrived."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> dict[str, Any]:
        """The body as JSON."""
        return json.loads(self.body)

    @property
    def messages(self) -> list[dict[str, str]]:
        """The chat messages."""
        return self.json["messages"]

    @property
    def system(self) -> str:
        """The first system message."""
        return next((said["content"] for said in self.messages if said["role"] == "system"), "")

    @property
    def user(self) -> str:
        """The last user message."""
        return next(said["content"] for said in reversed(self.messages) if said["role"] == "user")


@dataclass(frozen=True)
class Reply:
    """What the server does with one request.

    Attributes:
        body: The bytes of the body.
        status: The HTTP status.
        headers: Headers beside `Content-Type` and `Content-Length`; they win over those.
        delay: Seconds before the first byte.
        drip: Seconds between single bytes of the body; 0 sends it at once.
        cut: Close after so many bytes of the body, though more was announced.
        reset: Reset the connection instead of answering.
        silent: Never answer (until the server stops).
        chunked: Send the body in chunks of bytes, for bodies that are made on the way.
        raw: Send exactly these bytes and close, whatever they are.
    """

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    drip: float = 0.0
    cut: int | None = None
    reset: bool = False
    silent: bool = False
    chunked: Iterator[bytes] | None = None
    raw: bytes | None = None


Answering = Callable[[Request], Reply]


def completion(text: str | None, **changes: object) -> dict[str, Any]:
    """Return the JSON of a chat completion. `finish`, `refusal`, `usage`, `choices`, `model` change it."""
    message = {"role": "assistant", "content": text, "refusal": changes.get("refusal")}
    choice = {"index": 0, "message": message, "finish_reason": changes.get("finish", "stop"), "logprobs": None}
    return {
        "id": "chatcmpl-scripted",
        "object": "chat.completion",
        "created": 1_700_000_000,
        "model": changes.get("model", "scripted"),
        "choices": changes.get("choices", [choice]),
        "usage": changes.get("usage", _USAGE),
    }


def as_json(value: object, status: int = 200, *, headers: dict[str, str] | None = None, delay: float = 0.0) -> Reply:
    """Return a reply with a JSON body."""
    return Reply(json.dumps(value).encode(), status, headers or {}, delay)


def good(text: str, *, delay: float = 0.0, **changes: object) -> Reply:
    """Return a good answer with this text after `delay` seconds, with the changes of `completion`."""
    return as_json(completion(text, **changes), delay=delay)


def good_json(value: object, *, delay: float = 0.0) -> Reply:
    """Return a good answer whose text is this value as JSON."""
    return good(json.dumps(value, ensure_ascii=False), delay=delay)


def error(status: int, message: str = "scripted fault", code: str | None = None, **headers: str) -> Reply:
    """Return an error as OpenAI words it; keywords are headers (`retry_after="1"`)."""
    named = {name.replace("_", "-").title(): value for name, value in headers.items()}
    said = {"message": message, "type": "error", "param": None, "code": code}
    return as_json({"error": said}, status, headers=named)


class ScriptedServer:
    """The server. `requests` are all requests so far, `most_at_once` the most that were under way together."""

    def __init__(
        self,
        default: "Reply | Answering | None" = None,
        *,
        models: tuple[str, ...] = ("scripted",),
        tls: ssl.SSLContext | None = None,
        models_at: str | None = None,
    ) -> None:
        self.default: Reply | Answering = default if default is not None else good_json({"ok": True})
        self.requests: list[Request] = []
        self.most_at_once = 0
        self._models = models
        self._models_at = models_at
        self._tls = tls
        self._replies: deque[Reply | Answering] = deque()
        self._at_once = 0
        self._lock = threading.Lock()
        self._ended = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=1024)
        self.port: int = self._listener.getsockname()[1]
        self._connections: set[socket.socket] = set()
        self._threads: list[threading.Thread] = []

    @property
    def base_url(self) -> str:
        """The URL to give as `base_url`."""
        return f"{'https' if self._tls else 'http'}://127.0.0.1:{self.port}/v1"

    def reply(self, *replies: "Reply | Answering") -> None:
        """Queue replies, one for each request to come."""
        with self._lock:
            self._replies.extend(replies)

    def reply_json(self, *values: object) -> None:
        """Queue good answers whose texts are these values as JSON."""
        self.reply(*(good_json(value) for value in values))

    def reply_text(self, *texts: str) -> None:
        """Queue good answers with these texts."""
        self.reply(*(good(text) for text in texts))

    def __enter__(self) -> Self:
        thread = threading.Thread(target=self._accept, daemon=True)
        thread.start()
        self._threads.append(thread)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error_: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Stop listening and drop every connection: who asks now is refused."""
        self._ended.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self.drop_connections()
        for thread in self._threads:
            thread.join(2)

    def drop_connections(self) -> None:
        """Close every connection, as servers do with idle ones."""
        with self._lock:
            connections = tuple(self._connections)
        for connection in connections:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        time.sleep(0.1)

    def _accept(self) -> None:
        while not self._ended.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with self._lock:
                self._connections.add(connection)
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        try:
            if self._tls:
                connection = self._tls.wrap_socket(connection, server_side=True)
            with connection, connection.makefile("rb") as incoming:
                while (request := _read(incoming)) is not None:
                    if not self._handle(connection, request):
                        return
        except (OSError, ValueError):
            pass
        finally:
            with self._lock:
                self._connections.discard(connection)

    def _handle(self, connection: socket.socket, request: Request) -> bool:
        with self._lock:
            self.requests.append(request)
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
            chosen = self._chosen(request)
        try:
            reply = chosen(request) if callable(chosen) else chosen
            return self._send(connection, reply)
        finally:
            with self._lock:
                self._at_once -= 1

    def _chosen(self, request: Request) -> "Reply | Answering":
        if request.method == "GET" and self._lists_models(request.path):
            listed = [{"id": model, "object": "model", "created": 0, "owned_by": "scripted"} for model in self._models]
            return as_json({"object": "list", "data": listed})
        return self._replies.popleft() if self._replies else self.default

    def _lists_models(self, path: str) -> bool:
        return path == self._models_at if self._models_at else path.endswith("/models")

    def _send(self, connection: socket.socket, reply: Reply) -> bool:
        if reply.silent:
            self._ended.wait()
            return False
        if reply.delay:
            self._ended.wait(reply.delay)
        if reply.reset:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            return False
        if reply.raw is not None:
            connection.sendall(reply.raw)
            return False
        if reply.chunked is not None:
            return _send_chunked(connection, reply)
        connection.sendall(_head(reply, {"Content-Length": str(len(reply.body))}) + b"")
        body = reply.body if reply.cut is None else reply.body[: reply.cut]
        self._send_body(connection, body, reply.drip)
        return reply.cut is None

    def _send_body(self, connection: socket.socket, body: bytes, drip: float) -> None:
        if not drip:
            connection.sendall(body)
            return
        for index in range(len(body)):
            if self._ended.wait(drip):
                return
            connection.sendall(body[index : index + 1])


def _head(reply: Reply, headers: dict[str, str]) -> bytes:
    try:
        phrase = HTTPStatus(reply.status).phrase
    except ValueError:
        phrase = "Unknown"
    headers = {"Content-Type": "application/json", **headers, **reply.headers}
    lines = [f"HTTP/1.1 {reply.status} {phrase}", *(f"{name}: {value}" for name, value in headers.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def _send_chunked(connection: socket.socket, reply: Reply) -> bool:
    connection.sendall(_head(reply, {"Transfer-Encoding": "chunked"}))
    assert reply.chunked is not None
    for piece in reply.chunked:
        connection.sendall(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
    connection.sendall(b"0\r\n\r\n")
    return True


def _read(incoming: BinaryIO) -> Request | None:
    start = incoming.readline(65_536).decode("latin-1").split()
    if len(start) < 2:
        return None
    headers: dict[str, str] = {}
    while (line := incoming.readline(65_536).decode("latin-1").strip()) != "":
        name, _, value = line.partition(":")
        headers[name.lower()] = value.strip()
    body = incoming.read(int(headers.get("content-length", 0)))
    return Request(start[0], start[1], headers, body)


def unused_port() -> int:
    """Return a loopback port where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


class Faults:
    """Every fault by name, ready to be queued: `server.reply(faults.refused_quota())`."""

    @staticmethod
    def reset() -> Reply:
        """The connection is reset before the reply."""
        return Reply(reset=True)

    @staticmethod
    def silence() -> Reply:
        """No reply, ever."""
        return Reply(silent=True)

    @staticmethod
    def slow_drip(text: str = "late", seconds: float = 0.05) -> Reply:
        """A good answer, one byte at a time."""
        return Reply(json.dumps(completion(text)).encode(), drip=seconds)

    @staticmethod
    def cut_stream() -> Reply:
        """Half of the body, then the connection ends."""
        return Reply(json.dumps(completion("x" * 400)).encode(), cut=200)

    @staticmethod
    def too_many(**headers: str) -> Reply:
        """A 429; `retry_after="1"` adds the header."""
        return error(429, "Rate limit reached for requests", "rate_limit_exceeded", **headers)

    @staticmethod
    def quota() -> Reply:
        """A 429 that no waiting mends."""
        return error(429, "You exceeded your current quota, please check your plan", "insufficient_quota")

    @staticmethod
    def overflow() -> Reply:
        """The prompt is longer than the model's window."""
        words = "This model's maximum context length is 8192 tokens, your messages resulted in 9001 tokens."
        return error(400, words, "context_length_exceeded")

    @staticmethod
    def redirect(location: str) -> Reply:
        """A 307 to another place."""
        return Reply(b"", 307, {"Location": location})

    @staticmethod
    def web_page() -> Reply:
        """HTML with status 200, as a captive portal sends it."""
        return Reply(b"<!DOCTYPE html><html><body>Please log in</body></html>", 200, {"Content-Type": "text/html"})

    @staticmethod
    def wrong_type() -> Reply:
        """Bytes that are no JSON, under another type."""
        return Reply(b"event: message\ndata: {}\n\n", 200, {"Content-Type": "text/event-stream"})

    @staticmethod
    def gzip_bomb(megabytes: int = 200) -> Reply:
        """A small reply that unpacks to very much."""
        packed = gzip.compress(b" " * 1_000_000 * megabytes, 1)
        return Reply(packed, 200, {"Content-Encoding": "gzip"})

    @staticmethod
    def null_choices() -> Reply:
        """`choices` is null."""
        return as_json(completion(None, choices=None))

    @staticmethod
    def no_choices() -> Reply:
        """`choices` is empty."""
        return as_json(completion(None, choices=[]))

    @staticmethod
    def error_in_200(message: str = "upstream provider failed", code: int = 502) -> Reply:
        """An error inside a reply with status 200."""
        return as_json({"error": {"message": message, "code": code}})

    @staticmethod
    def refusal() -> Reply:
        """The model refuses."""
        return good("", refusal="I cannot help with that.")

    @staticmethod
    def content_filter() -> Reply:
        """The server's filter stopped the answer."""
        return good("", finish="content_filter")

    @staticmethod
    def length(text: str = '{"claims": [') -> Reply:
        """The answer is cut at its token limit."""
        return good(text, finish="length")

    @staticmethod
    def bad_json() -> Reply:
        """A body that breaks off, though its length is right."""
        return Reply(json.dumps(completion("hello")).encode()[:-20])

    @staticmethod
    def not_a_number() -> Reply:
        """A body with NaN in it."""
        return Reply(json.dumps(completion("hello")).replace("100", "NaN").encode())

    @staticmethod
    def lone_surrogates() -> Reply:
        """A good answer whose text holds half a character."""
        return Reply(json.dumps(completion("half \ud83d of an emoji")).encode())


def without_schema(*, response_format: bool = True) -> Answering:
    """Return a server that knows no `json_schema`, and no `response_format` at all when that is False."""

    def answering(request: Request) -> Reply:
        asked = request.json.get("response_format")
        if asked and (asked["type"] == "json_schema" or not response_format):
            return error(400, f"Unsupported value for response_format: {asked['type']}", "unsupported_value")
        return good_json({"ok": True})

    return answering


faults = Faults()
