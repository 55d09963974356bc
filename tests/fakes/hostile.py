"""Replies of a hostile or broken server, byte by byte: heads without end, lengths that lie, bombs, terminal escapes."""

import gzip
import json
import zlib

from fakes.scripted_server import Reply, completion, error

ESCAPES = "\x1b[2J\x1b]0;owned\x07\u202e\x9b31m"


def raw_answer(text: str, head: str = "HTTP/1.1 200 OK", *, length: object = None, before: bytes = b"") -> Reply:
    """Return a good answer under a head of one's own; `length` may lie."""
    body = json.dumps(completion(text)).encode()
    told = len(body) if length is None else length
    lines = [head, "Content-Type: application/json", *([] if told == "" else [f"Content-Length: {told}"])]
    return Reply(raw=before + "\r\n".join(lines).encode() + b"\r\n\r\n" + body)


def bomb(encoding: str, megabytes: int = 200) -> Reply:
    """Return a small reply that unpacks to very much: gzip, deflate, or br, which nobody asked for."""
    pack = {"gzip": gzip.compress, "deflate": zlib.compress, "br": gzip.compress}[encoding]
    return Reply(pack(b" " * 1_000_000 * megabytes, 1), 200, {"Content-Encoding": encoding})


def endless_headers() -> Reply:
    """Return a head of a million lines."""
    return Reply(raw=b"HTTP/1.1 200 OK\r\n" + b"X-More: and more\r\n" * 200_000)


def giant_header() -> Reply:
    """Return a head of one line of a megabyte."""
    return Reply(raw=b"HTTP/1.1 200 OK\r\nX-Giant: " + b"a" * 1_000_000 + b"\r\n\r\n")


def only_continue() -> Reply:
    """Return `100 Continue` a thousand times, and then nothing."""
    return Reply(raw=b"HTTP/1.1 100 Continue\r\n\r\n" * 1000)


def chunks(*pieces: bytes) -> Reply:
    """Return these bytes where chunks are announced."""
    return Reply(raw=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"".join(pieces))


def steering_error(status: int, key: str) -> Reply:
    """Return an error whose words steer a terminal and repeat the key."""
    return error(status, f"{ESCAPES}\nno: {key} at https://user:{key}@host/ Bearer {key}")
