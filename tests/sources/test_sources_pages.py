"""A saved page gives its report and its own metadata; a date or title of another story on it is never taken."""

import sys
from pathlib import Path

import pytest

from briefing.errors import MissingExtraError
from briefing.sources import read_articles
from briefing.sources.pages import looks_like_page, read_page

REPORT = "".join(
    f"<p>The council of Lund voted on day {n} to close the old bridge for seven months of repairs, the mayor said.</p>"
    for n in range(6)
)


def page(head: str = "", body: str = "") -> str:
    return f"<!doctype html><html lang='en'><head>{head}</head><body><article>{body}{REPORT}</article></body></html>"


def values(head: str = "", body: str = "") -> dict[str, object]:
    return dict(read_page(page(head, body), "a.html")[1])


def script(json: str) -> str:
    return f"<script type='application/ld+json'>{json}</script>"


NEWS = '{"@type":"NewsArticle","headline":"Bridge closed","datePublished":"2025-05-03T10:00:00Z","publisher":{"name":"Harbour Gazette"}}'


def test_the_report_of_a_page_becomes_the_text(tmp_path: Path):
    (tmp_path / "a.html").write_text(page("<title>Bridge</title>", "<script>alert(1)</script><img src=x onerror=y>"))
    (article,) = read_articles(tmp_path).articles
    assert "voted on day 3 to close the old bridge" in article.text
    assert "alert" not in article.text
    assert "<" not in article.text


@pytest.mark.parametrize(
    ("head", "body", "key", "expected"),
    [
        (script(NEWS), "", "date", "2025-05-03T10:00:00Z"),
        (script(NEWS), "", "title", "Bridge closed"),
        (script(NEWS), "", "outlet", "Harbour Gazette"),
        (script(f"[{NEWS}]"), "", "title", "Bridge closed"),
        (script(f'{{"@graph":[{NEWS},{{"@type":"Organization","name":"x"}}]}}'), "", "title", "Bridge closed"),
        (script(NEWS.replace('"NewsArticle"', '["Article","Thing"]')), "", "title", "Bridge closed"),
        (script(NEWS.replace('{"name":"Harbour Gazette"}', '"Harbour"')), "", "outlet", "Harbour"),
        ("<meta property='article:published_time' content='2025-05-03'>" + script(NEWS), "", "date", "2025-05-03"),
        ("<meta name='pubdate' content='3 May 2025'>", "", "date", "3 May 2025"),
        ("<meta property='og:title' content='Bridge'>", "", "title", "Bridge"),
        ("<meta property='og:site_name' content='Harbour'>", "", "outlet", "Harbour"),
        ("<link rel='canonical' href='https://h.example/a'>", "", "url", "https://h.example/a"),
        ("<meta property='og:url' content='https://h.example/b'>", "", "url", "https://h.example/b"),
        ("", "<h1>The  old bridge</h1>", "title", "The old bridge"),
        ("", "<time datetime='2025-05-03' pubdate>3 May</time>", "date", "2025-05-03"),
        ("", "<time datetime='2025-05-03' itemprop='datePublished'>3 May</time>", "date", "2025-05-03"),
        ("", "", "language", "en"),
    ],
)
def test_a_page_tells_of_itself_by_its_metadata(head: str, body: str, key: str, expected: str):
    assert values(head, body)[key] == expected


@pytest.mark.parametrize(
    ("head", "body", "key"),
    [
        (script(NEWS) + script(NEWS.replace("closed", "opened")), "", "title"),
        (script("{broken"), "", "title"),
        (script("[" * 5000), "", "title"),
        (script('"text"'), "", "title"),
        (script(NEWS.replace("NewsArticle", "Person")), "", "date"),
        ("", "<h1>One</h1><h1>Two</h1>", "title"),
        ("", "<time datetime='2025-05-03'>3 May</time>", "date"),
        ("", "<time datetime='2025-05-03' pubdate></time><time datetime='2024-01-01' pubdate></time>", "date"),
        ("<meta name='pubdate' content=' '>", "", "date"),
    ],
    ids=[
        "two reports",
        "broken",
        "deep",
        "no object",
        "a person",
        "two titles",
        "a teaser's time",
        "two times",
        "blank",
    ],
)
def test_what_may_be_of_another_story_is_not_taken(head: str, body: str, key: str):
    assert key not in values(head, body)


def test_odd_pages_give_a_text_or_nothing():
    assert read_page("", "a.html")[0] == ""
    assert read_page("<?xml version='1.0' encoding='utf-8'?>" + page(), "a.html")[0]
    assert "\x00" not in read_page(page(body="a\x00b\ud800"), "a.html")[0]


def test_a_page_without_a_report_is_told(tmp_path: Path):
    (tmp_path / "a.html").write_text("<html><body></body></html>")
    assert [problem.reason for problem in read_articles(tmp_path).problems] == ["no report was found on this page"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!DOCTYPE html><p>", True),
        ("  <html>", True),
        ("<?xml version='1.0'?><html>", True),
        ("<?xml version='1.0'?><rss>", False),
        ("Report", False),
    ],
)
def test_a_page_is_told_by_its_beginning(text: str, expected: bool):  # noqa: FBT001
    assert looks_like_page(text) == expected


def test_a_missing_extra_names_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(MissingExtraError) as caught:
        read_page(page(), "a.html")
    assert caught.value.hint == "pip install 'briefing-cli[web]'"
    (tmp_path / "a.html").write_text(page())
    (problem,) = read_articles(tmp_path).problems
    assert (problem.reason, problem.hint) == (
        "reading web pages needs an extra package",
        "pip install 'briefing-cli[web]'",
    )
