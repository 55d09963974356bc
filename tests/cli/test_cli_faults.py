"""Every fault of a server as a user meets it: one clear message, the right exit code, bounded requests, nobody else harmed."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from fakes import hostile
from fakes.models import sentences_of
from fakes.scripted_server import (
    Reply,
    Request,
    ScriptedServer,
    as_json,
    completion,
    error,
    faults,
    good,
    good_json,
    unused_port,
)

KEY = "planted-key-0123456789"
LIGHTHOUSE = "The lighthouse of Ardale was opened again on Monday after a repair of three years, the council said."
BRIDGE = "The bridge over the Narrow was closed to lorries on Monday after a crack was found, the council said."
Daily = Callable[..., tuple[int, str]]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Two short articles: one that will be in trouble, one that will not."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a_bridge.txt").write_text(f"Bridge closed\n\n{BRIDGE} Boats may pass.\n", encoding="utf-8")
    (folder / "b_lighthouse.txt").write_text(f"Lighthouse opened\n\n{LIGHTHOUSE} It is white.\n", encoding="utf-8")
    return folder


@pytest.fixture
def daily(articles: Path, cli, monkeypatch: pytest.MonkeyPatch) -> Daily:
    """Run `briefing daily` over the two articles; return exit code and stderr."""
    monkeypatch.setenv("OPENAI_API_KEY", KEY)

    def run(base_url: str, *words: str) -> tuple[int, str]:
        usual = ("--model", "scripted", "--date", "2025-02-08", "--retries", "1", "--concurrency", "1")
        done = cli("daily", articles, "--base-url", base_url, *usual, *words)
        return done.code, done.err

    return run


def write(request: Request) -> Reply:
    """Write one true statement: the article's main sentence."""
    number, words = max(sentences_of(request).items(), key=lambda pair: len(pair[1]))
    claim = {"statement": words, "sentences": [number], "quote": "", "speaker": ""}
    return good_json({"headline": "", "claims": [claim]})


def spoiled(reply: Reply | Callable[[Request], Reply]) -> Callable[[Request], Reply]:
    """Return a server that fails on the lighthouse alone."""

    def answering(request: Request) -> Reply:
        if "lighthouse" not in request.messages[1]["content"].lower():
            return write(request)
        return reply(request) if callable(reply) else reply

    return answering


def claims_json(**changes: object) -> Reply:
    claim = {"statement": LIGHTHOUSE, "sentences": [1], "quote": "", "speaker": "", **changes}
    return good_json({"headline": "", "claims": [claim]})


# what the server does: the words on stderr, the most requests that it may cost (repairs of an answer included)
ONE_FAILS = {
    "reset": (faults.reset(), "no connection to http://127.0.0.1", 2),
    "silence": (faults.silence(), "no answer within 1 seconds", 2),
    "slow drip": (faults.slow_drip(seconds=0.05), "no answer within 1 seconds", 2),
    "cut stream": (faults.cut_stream(), "the connection ended", 2),
    "408": (error(408), "HTTP 408", 2),
    "409": (error(409), "HTTP 409", 2),
    "429": (faults.too_many(), "HTTP 429: rate_limit_exceeded", 2),
    "429 with Retry-After": (faults.too_many(retry_after="0.1"), "HTTP 429: rate_limit_exceeded", 2),
    "429 with a long Retry-After": (faults.too_many(retry_after="9999999"), "HTTP 429: rate_limit_exceeded", 1),
    "context overflow": (faults.overflow(), "maximum context length", 1),
    "404": (error(404, "The model does not exist", "model_not_found"), "HTTP 404: model_not_found", 1),
    "500": (error(500), "HTTP 500", 2),
    "503": (error(503, retry_after="0"), "HTTP 503", 2),
    "501": (error(501), "HTTP 501", 1),
    "redirect": (faults.redirect("http://203.0.113.1/v1"), "redirects to http://203.0.113.1/v1; not followed", 1),
    "web page": (faults.web_page(), "a web page (text/html)", 1),
    "wrong content type": (faults.wrong_type(), "text/event-stream where JSON was due", 1),
    "gzip bomb": (hostile.bomb("gzip"), "longer than 16000000 bytes", 1),
    "deflate bomb": (hostile.bomb("deflate"), "longer than 16000000 bytes", 1),
    "br bomb": (hostile.bomb("br"), "compressed its reply in a way nobody asked for ('br')", 1),
    "empty choices": (faults.no_choices(), "without any choice", 2),
    "null choices": (faults.null_choices(), "without any choice", 2),
    "error in a 200": (faults.error_in_200(), "error in a reply with status 200", 2),
    "refusal": (faults.refusal(), "the model refused", 1),
    "content filter": (faults.content_filter(), "content filter", 1),
    "length": (faults.length(), "cut at its token limit", 1),
    "broken JSON": (faults.bad_json(), "broken JSON", 2),
    "NaN": (faults.not_a_number(), "broken JSON", 2),
    "wrong keys": (good_json({"summary": "x"}), "could not be read", 2),
    "duplicate keys": (good('{"headline": "", "claims": [], "claims": [1]}'), "could not be read", 2),
    "NaN in the answer": (good('{"headline": "", "claims": [NaN]}'), "could not be read", 2),
    "no JSON": (good("Certainly! Here is a summary."), "could not be read", 2),
    "claims of another type": (good_json({"headline": "", "claims": "many"}), "could not be read", 2),
    "deep JSON": (good("[" * 100_000), "could not be read", 2),
    "giant header": (hostile.giant_header(), "the head of the reply is too long", 2),
    "endless headers": (hostile.endless_headers(), "the head of the reply is too long", 2),
    "100 without end": (hostile.only_continue(), "no connection", 2),
    "chunks of garbage": (hostile.chunks(b"zz\r\nxx\r\n"), "no connection", 2),
    "negative chunk": (hostile.chunks(b"-5\r\nxx\r\n"), "no connection", 2),
    "endless chunk size": (hostile.chunks(b"0" * 200_000), "no connection", 2),
    "length too long": (hostile.raw_answer("x", length=99_999), "the connection ended", 2),
    "length too short": (hostile.raw_answer("x", length=10), "127.0.0.1", 2),
    "negative length": (hostile.raw_answer("x", length=-1), "no clear length", 2),
    "two lengths": (hostile.raw_answer("x", length="3\r\nContent-Length: 5"), "no clear length", 2),
    "no HTTP": (Reply(raw=b"SSH-2.0-OpenSSH_9.6\r\n\r\n"), "the reply is no HTTP/1.1", 2),
}


@pytest.mark.parametrize(("reply", "words", "requests"), ONE_FAILS.values(), ids=ONE_FAILS)
def test_fault_of_one_article_leaves_the_other(daily: Daily, tmp_path: Path, reply: Reply, words: str, requests: int):
    """Exit 4; the brief holds the other article and names the one that failed with the reason."""
    with ScriptedServer(spoiled(reply)) as server:
        code, told = daily(server.base_url, "--call-seconds", "1" if "within 1" in words else "9")
        lighthouse = [one for one in server.requests if "lighthouse" in one.messages[1]["content"].lower()]
    assert (code, "Traceback" in told, "\x1b" in told) == (4, False, False), told
    assert len(lighthouse) <= requests
    brief = (tmp_path / "briefs" / "2025-02-08-general.md").read_text(encoding="utf-8")
    assert "crack was found" in brief
    assert "repair of three years" not in brief
    problems = json.loads((tmp_path / "briefs" / "2025-02-08-general.json").read_text(encoding="utf-8"))["problems"]
    assert [one["name"] for one in problems] == ["b_lighthouse.txt"]
    assert words in problems[0]["reason"]


HARMLESS = {
    "HTTP/1.0": lambda request: hostile.raw_answer(_text(request), "HTTP/1.0 200 OK"),
    "no length": lambda request: hostile.raw_answer(_text(request), length=""),
    "100 before": lambda request: hostile.raw_answer(_text(request), before=b"HTTP/1.1 100 Continue\r\n\r\n"),
    "a reason phrase of another tongue": lambda request: hostile.raw_answer(_text(request), "HTTP/1.1 200 \xc3\xa9"),
    "lone surrogates": lambda request: good(_text(request).replace('"headline": ""', '"headline": "\\ud83d"')),
    "usage of nonsense": lambda request: good(_text(request), usage={"prompt_tokens": -1, "completion_tokens": "x"}),
    "no usage": lambda request: good(_text(request), usage=None),
    "no json_schema": lambda request: _without(request, "json_schema"),
    "no response_format": lambda request: _without(request, "json_schema", "json_object"),
    "fenced JSON": lambda request: good(f"```json\n{_text(request)}\n```"),
}


def _text(request: Request) -> str:
    return json.loads(write(request).body)["choices"][0]["message"]["content"]


def _without(request: Request, *forms: str) -> Reply:
    asked = (request.json.get("response_format") or {}).get("type")
    return error(400, f"Unsupported value for response_format: {asked}") if asked in forms else write(request)


@pytest.mark.parametrize("answering", HARMLESS.values(), ids=HARMLESS)
def test_what_does_no_harm_gives_the_whole_brief(daily: Daily, tmp_path: Path, answering: Callable[[Request], Reply]):
    with ScriptedServer(answering) as server:
        code, told = daily(server.base_url)
    assert code == 0, told
    brief = (tmp_path / "briefs" / "2025-02-08-general.md").read_text(encoding="utf-8")
    assert ("crack was found" in brief, "repair of three years" in brief) == (True, True)


STOPPING = {
    "quota": (faults.quota(), "insufficient_quota", "top it up"),
    "401": (hostile.steering_error(401, KEY), "HTTP 401", "check the key"),
    "403": (error(403, "not allowed"), "HTTP 403", "check the key"),
    "quota in a 200": (faults.error_in_200("You exceeded your current quota", 429), "quota", "top it up"),
}


@pytest.mark.parametrize(("reply", "words", "hint"), STOPPING.values(), ids=STOPPING)
def test_fault_that_no_call_survives_stops_the_run_at_once(
    daily: Daily, tmp_path: Path, reply: Reply, words: str, hint: str
):
    """Exit 3 after one request; nothing is written."""
    with ScriptedServer(reply) as server:
        code, told = daily(server.base_url)
        assert len(server.requests) == 1
    assert (code, words in told, hint in told, "Traceback" in told) == (3, True, True, False), told
    assert (KEY in told, "\x1b" in told, "\x9b" in told, "\u202e" in told) == (False, False, False, False)
    assert not list((tmp_path / "briefs").glob("*.md"))


LASTING = {
    "500": (error(500), "HTTP 500", 4),
    "silence": (faults.silence(), "no answer within 1 seconds", 2),
    "404": (error(404), "HTTP 404", 2),
    "web page": (faults.web_page(), "a web page", 2),
    "escapes": (hostile.steering_error(500, KEY), "HTTP 500", 4),
    "prose": (good("Certainly!"), "no usable answer", 4),
}


@pytest.mark.parametrize(("reply", "words", "requests"), LASTING.values(), ids=LASTING)
def test_fault_of_every_call_ends_the_run(daily: Daily, tmp_path: Path, reply: Reply, words: str, requests: int):
    """Exit 3, no more requests than stated, no file."""
    with ScriptedServer(reply) as server:
        code, told = daily(server.base_url, "--call-seconds", "1" if "within 1" in words else "9")
        assert len(server.requests) <= requests
    assert (code, words in told, "Traceback" in told) == (3, True, False), told
    assert (KEY in told, "\x1b" in told, "\x9b" in told) == (False, False, False)
    assert not list((tmp_path / "briefs").glob("*.md"))


def test_names_with_quotation_marks_stop_no_brief(cli, articles: Path):
    """A file that cannot be read is named in the brief; the marks in its name are no quotation."""
    (articles / 'he said “no” and "never".txt').write_text("", encoding="utf-8")
    done = cli("daily", articles, "--model", "none")
    assert done.code == 4, done.err


def test_refused_connection_is_told(daily: Daily):
    code, told = daily(f"http://127.0.0.1:{unused_port()}/v1")
    assert (code, "no connection to http://127.0.0.1" in told, "is the server running" in told) == (3, True, True)


def test_long_article_that_overflows_is_split_and_goes_on(daily: Daily, articles: Path, tmp_path: Path):
    """A window that is too small costs one refused request; the halves are asked, the article is in the brief."""
    filler = " ".join(f"Keeper number {number} spoke of the old lamp for some time that day." for number in range(80))
    (articles / "b_lighthouse.txt").write_text(f"Lighthouse\n\n{LIGHTHOUSE} {filler}\n", encoding="utf-8")

    def narrow(request: Request) -> Reply:
        long = sum(len(said["content"]) for said in request.messages[1:]) > 3000
        return faults.overflow() if long else write(request)

    with ScriptedServer(narrow) as server:
        code, told = daily(server.base_url)
        summaries = [request for request in server.requests if b'"sentences"' in request.body]
        assert len(summaries) == 4
    assert code == 0, told
    assert "repair of three years" in (tmp_path / "briefs" / "2025-02-08-general.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--max-calls", "1"), "the limit of 1 calls"),
        (("--max-tokens", "20000"), "the limit of 20000 tokens"),
        (("--run-seconds", "3"), "the run's 3 seconds are over"),
    ],
    ids=["calls", "tokens", "seconds"],
)
def test_limit_keeps_what_was_paid_and_says_how_to_go_on(daily: Daily, words: tuple[str, str], told: str):
    """The brief of what fitted is written (exit 4); the next run pays only the rest."""

    def slow(request: Request) -> Reply:
        if "lighthouse" in request.messages[1]["content"].lower() and words[0] == "--run-seconds":
            return Reply(silent=True)
        return good(_text(request), usage={"prompt_tokens": 19_000, "completion_tokens": 900})

    with ScriptedServer(slow) as server:
        code, said = daily(server.base_url, *words)
        assert (code, told in said, "Traceback" in said) == (4, True, False), said
        server.default = write
        before = len(server.requests)
        code, said = daily(server.base_url)
        assert (code, len(server.requests) - before) == (0, 1), said
    assert "2 calls, 1 from the ledger" in said


def test_cost_without_a_price_is_refused_before_anything_is_sent(daily: Daily):
    with ScriptedServer(write) as server:
        code, told = daily(server.base_url, "--max-cost", "1")
        assert server.requests == []
    assert (code, "the price of scripted is unknown" in told) == (2, True), told


def test_usage_is_told_and_an_unknown_price_is_never_zero(daily: Daily, tmp_path: Path):
    with ScriptedServer(write) as server:
        _, told = daily(server.base_url)
        assert "briefing: 2 calls, 200 tokens in, 40 out, price unknown" in told
        (tmp_path / "briefing.toml").write_text("[prices.scripted]\ninput = 10\noutput = 100\n", encoding="utf-8")
        _, told = daily(server.base_url, "--no-ledger")
        assert "briefing: 2 calls, 200 tokens in, 40 out, $0.0060" in told
    usage = json.loads((tmp_path / "briefs" / "2025-02-08-general.json").read_text(encoding="utf-8"))["usage"]
    assert usage["cost"] == pytest.approx(0.006)


def test_answer_that_steers_a_terminal_is_inert_everywhere(daily: Daily, tmp_path: Path):
    """Escapes in the answer, the model's name and its words reach neither the terminal nor a file that is read."""

    def steering(request: Request) -> Reply:
        said = completion(_text(request), model=hostile.ESCAPES + KEY)
        said["choices"][0]["message"]["content"] = _text(request).replace("council", f"council {hostile.ESCAPES}")
        return as_json(said)

    with ScriptedServer(steering) as server:
        _, told = daily(server.base_url)
    texts = [told, *(path.read_text(encoding="utf-8") for path in (tmp_path / "briefs").glob("*.md"))]
    assert not [text for text in texts if "\x1b" in text or "\x9b" in text or KEY in text]
