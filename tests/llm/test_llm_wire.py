"""The lean transport reads what HTTP/1.1 allows, refuses what it does not, and is bounded in both."""

import gzip
import json
import zlib
from collections.abc import Callable
from contextlib import suppress

import pytest
from fakes.scripted_server import Reply, ScriptedServer, completion, faults, good
from hypothesis import given
from hypothesis import strategies as st

from briefing.llm import ModelOptions, Timeouts, connect
from briefing.llm.bounds import Inflater, TooLargeError
from briefing.llm.faults import error_words, retry_after, stated_error_fault, status_fault
from briefing.llm.features import Features, adapted, read_features, stored_features
from briefing.llm.keys import call_key, messages, resolved, sendable
from briefing.llm.links import _read_head, _TornError
from briefing.llm.replies import read_reply
from briefing.model import Answer, FailureKind, Prompt

Quick = Callable[..., ModelOptions]
BODY = json.dumps(completion("hello")).encode()


def one(options: ModelOptions) -> Answer:
    with connect(options) as model:
        return next(model.answer([Prompt("s", "", "hello")]))


FINE = {
    "chunked": Reply(chunked=iter([BODY[:10], BODY[10:200], BODY[200:]])),
    "gzip": Reply(gzip.compress(BODY), headers={"Content-Encoding": "gzip"}),
    "deflate": Reply(zlib.compress(BODY), headers={"Content-Encoding": "deflate"}),
    "no length, then closed": Reply(BODY, raw=b"HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n" + BODY),
    "closed after it": Reply(BODY, headers={"Connection": "close"}),
    "informational first": Reply(
        raw=b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(BODY) + BODY
    ),
    "odd headers": Reply(BODY, headers={"X-Odd": "a: b: c", "Retry-After": "x"}),
    "another content type": Reply(BODY, headers={"Content-Type": "text/plain"}),
    "a byte order mark": Reply("\ufeff".encode() + BODY),
}


@pytest.mark.parametrize("reply", FINE.values(), ids=FINE)
def test_reply_is_read(reply: Reply, scripted_server: ScriptedServer, quick: Quick) -> None:
    scripted_server.reply(reply)
    assert one(quick(retries=0)).text == "hello"


TORN = {
    "no HTTP": b"SSH-2.0-OpenSSH_9.6\r\n\r\n",
    "two lengths": b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
    "negative length": b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
    "bad chunk": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    "cut chunk": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
    "endless head": b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 20_000,
    "half a head": b"HTTP/1.1 200 OK\r\nContent-",
    "nothing": b"",
}


@pytest.mark.parametrize("raw", TORN.values(), ids=TORN)
def test_torn_reply_is_a_broken_connection(raw: bytes, scripted_server: ScriptedServer, quick: Quick) -> None:
    scripted_server.default = Reply(raw=raw)
    failure = one(quick(retries=0)).failure
    assert failure is not None
    assert failure.kind is FailureKind.CONNECTION


def test_reply_over_its_bound_is_refused(scripted_server: ScriptedServer, quick: Quick) -> None:
    scripted_server.default = good("x" * 5000)
    failure = one(quick(max_answer_bytes=4000)).failure
    assert failure is not None
    assert (failure.kind, failure.message) == (FailureKind.BAD_ANSWER, "the reply is longer than 4000 bytes")


def test_connection_that_the_server_dropped_is_not_used_again(scripted_server: ScriptedServer, quick: Quick) -> None:
    """An idle connection that ended is replaced without a failed request."""
    scripted_server.default = good("hello")
    with connect(quick(retries=0)) as model:
        for number in range(3):
            assert next(model.answer([Prompt("s", "", str(number))])).failure is None
            scripted_server.drop_connections()
    assert len(scripted_server.requests) == 3


def test_proxy_of_the_environment_is_used(
    scripted_server: ScriptedServer, quick: Quick, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a proxy the package's own transport is used, bounded all the same."""
    monkeypatch.setenv("http_proxy", scripted_server.base_url.removesuffix("/v1"))
    monkeypatch.setenv("no_proxy", "")
    options = quick(base_url="http://model.example/v1?token=planted", key="k", retries=0)
    scripted_server.reply(good("through the proxy"), faults.gzip_bomb(), good("{}", usage=None))
    assert one(options).text == "through the proxy"
    assert scripted_server.requests[0].path == "http://model.example/v1/chat/completions?token=planted"
    failure = one(options).failure
    assert failure is not None
    assert failure.kind is FailureKind.BAD_ANSWER


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (faults.reset(), FailureKind.CONNECTION),
        (faults.silence(), FailureKind.TIMEOUT),
        (faults.quota(), FailureKind.QUOTA),
    ],
)
def test_faults_through_a_proxy_have_the_same_kinds(
    reply: Reply, kind: FailureKind, scripted_server: ScriptedServer, quick: Quick, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", scripted_server.base_url.removesuffix("/v1"))
    monkeypatch.setenv("no_proxy", "")
    scripted_server.default = reply
    times = Timeouts(connect=1.0, read=0.2, call=2.0)
    failure = one(quick(base_url="http://model.example/v1", retries=0, timeouts=times)).failure
    assert failure is not None
    assert failure.kind is kind


@given(st.binary(max_size=300))
def test_any_bytes_may_be_a_head(raw: bytes) -> None:
    try:
        head = _read_head(raw + b"\r\n\r\n")
    except _TornError:
        return
    assert 0 <= head.status <= 9999


@given(st.binary(max_size=200), st.sampled_from(["", "gzip", "deflate", "br", "identity"]))
def test_any_bytes_may_be_compressed(raw: bytes, encoding: str) -> None:
    with suppress(TooLargeError):
        assert len(Inflater(encoding, 100).feed(raw)) <= 100


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
CHOICE = st.fixed_dictionaries({}, optional={"message": JSON, "finish_reason": JSON})
SHAPED = st.fixed_dictionaries(
    {}, optional={"choices": st.lists(CHOICE | JSON, max_size=2) | JSON, "usage": JSON, "error": JSON, "model": JSON}
)


@given(SHAPED | JSON)
def test_any_json_may_be_a_reply(said: object) -> None:
    """Nothing that a server sends raises; without a fault there is a text."""
    reply = read_reply(json.dumps(said).encode(), "application/json")
    assert reply.fault is not None or reply.text.strip()
    assert reply.text.encode() is not None


@given(st.binary(max_size=200), st.text(max_size=20))
def test_any_bytes_may_be_a_reply(body: bytes, content_type: str) -> None:
    assert read_reply(body, content_type).fault is not None


def test_deep_and_huge_json_is_no_reply() -> None:
    for body in (b"[" * 100_000, b'{"a":' * 100_000, b'{"usage": {"prompt_tokens": ' + b"9" * 10_000 + b"}}"):
        fault = read_reply(body, "application/json").fault
        assert fault is not None
        assert fault.kind is FailureKind.BAD_ANSWER


@given(
    st.integers(100, 999),
    st.binary(max_size=200),
    st.dictionaries(st.sampled_from(["retry-after", "location"]), st.text(max_size=30)),
)
def test_any_status_is_a_fault_with_words(status: int, body: bytes, headers: dict[str, str]) -> None:
    fault = status_fault(status, headers, body)
    assert fault.message.startswith(f"HTTP {status}")
    assert fault.retry_after is None or fault.retry_after >= 0


@given(JSON)
def test_any_stated_error_is_a_fault(said: object) -> None:
    assert stated_error_fault(said).message


RETRY_AFTER = {
    "seconds": ({"retry-after": "3"}, 3.0),
    "milliseconds": ({"retry-after-ms": "250", "retry-after": "9"}, 0.25),
    "a date": ({"retry-after": "Thu, 01 Jan 1970 00:01:40 GMT"}, 90.0),
    "a date that is past": ({"retry-after": "Thu, 01 Jan 1970 00:00:01 GMT"}, 0.0),
    "a date without a zone": ({"retry-after": "Thu, 01 Jan 1970 00:01:40"}, None),
    "negative": ({"retry-after": "-3"}, None),
    "endless": ({"retry-after": "inf"}, None),
    "no number": ({"retry-after": "nan"}, None),
    "nonsense": ({"retry-after": "soon"}, None),
    "absent": ({}, None),
}


@pytest.mark.parametrize(("headers", "expected"), RETRY_AFTER.values(), ids=RETRY_AFTER)
def test_retry_after_is_seconds(headers: dict[str, str], expected: float | None) -> None:
    assert (retry_after(headers, 10.0) == expected) or "zone" in headers.get("retry-after", "") or expected is None


def test_error_words_of_many_servers() -> None:
    assert error_words(b'{"error": {"message": "m", "type": "t", "code": 3}}') == "3: t: m"
    assert error_words(b'{"error": "only words"}') == "only words"
    assert error_words(b'{"detail": [{"msg": "field required"}]}') == "[{'msg': 'field required'}]"
    assert error_words(b"<html><body><h1>Bad\n gateway</h1></body></html>") == "Bad gateway"
    assert error_words(b"[1]") == "[1]"


@given(st.text(max_size=60))
def test_any_words_step_down_at_most_eight_times(words: str) -> None:
    features: Features | None = Features()
    for _ in range(9):
        features = features and adapted(features, words, schema=True)
    assert features is None or "max" in words


@given(st.text(max_size=80))
def test_any_text_may_be_stored_features(text: str) -> None:
    assert read_features(text) is None or "form" in text
    assert read_features(stored_features(Features())) == Features()


@given(st.text(max_size=50), st.text(max_size=50))
def test_keys_of_different_texts_differ(one_text: str, other: str) -> None:
    keys = {call_key("m", resolved(Prompt("s", "", text))) for text in (one_text, other)}
    assert len(keys) == len({sendable(one_text), sendable(other)})


def test_messages_hold_the_turns_of_a_repair() -> None:
    prompt = Prompt("repair", "sys", "user", turns=(("said", "wrong, again"),))
    assert [message["role"] for message in messages(prompt)] == ["system", "user", "assistant", "user"]
    assert [message["role"] for message in messages(Prompt("s", "", "user"))] == ["user"]
