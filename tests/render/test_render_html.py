"""The HTML report: self-contained, linked both ways, and inert whatever the texts hold."""

from html.parser import HTMLParser

from briefing.checking.check import check_summary
from briefing.checking.corpus import Corpus
from briefing.model import Article, ArticleId, Basis, Dated
from briefing.render.reports import render_reports

WORDS = "The pier needs three weeks of work. “We will wait,” said Ingrid Solvang. The storm came at night."
EVIL = '<script>alert(1)</script><img src=x onerror="alert(2)"> "><a href="javascript:x" onclick=y>z</a> {{ 7*7 }} \x1b[31m\u202e'


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def read(summary: str, text: str, name: str = "a.txt") -> tuple[Reader, str]:
    article = Article(ArticleId("a"), name, text, "0" * 64, outlet="Paper", published=Dated(None, Basis.UNKNOWN))
    page = render_reports("html", [check_summary("s.md", summary, Corpus([article]))], [article])
    reader = Reader()
    reader.feed(page)
    return reader, page


def test_every_link_leads_to_a_place_of_the_page():
    reader, _ = read("Solvang said: “We will wait.”\n\n“We will never wait,” said Ingrid Solvang.\n", WORDS)
    links = [attrs["href"] for tag, attrs in reader.tags if tag == "a"]
    places = {f"#{attrs['id']}" for _, attrs in reader.tags if "id" in attrs}
    assert (bool(links), [link for link in links if link not in places]) == (True, [])


def test_summary_and_source_are_shown_whole():
    reader, _ = read("“We will wait,” said Ingrid Solvang.\n", WORDS)
    shown = "".join(reader.words)
    assert ("“We will wait,” said Ingrid Solvang." in shown, WORDS in shown) == (True, True)


def test_a_failing_quote_is_marked_with_its_reason():
    reader, page = read("“We will never wait,” said Ingrid Solvang.\n", WORDS)
    marked = [attrs for tag, attrs in reader.tags if tag == "mark" and attrs["class"] == "failed"]
    assert (any("quote altered" in (attrs["title"] or "") for attrs in marked), "<ins>never</ins>" in page) == (
        True,
        True,
    )


def test_hostile_text_is_inert():
    """Neither summary, article nor file name becomes a tag, an attribute, a link or template code."""
    reader, page = read(f"{EVIL} “We will wait,” said {EVIL}\n\n“{EVIL}”\n", f"{WORDS} {EVIL}", name=f"{EVIL}.txt")
    tags = {tag for tag, _ in reader.tags}
    handlers = [key for _, attrs in reader.tags for key in attrs if key.startswith("on") or key == "src"]
    links = [attrs["href"] for tag, attrs in reader.tags if tag == "a" and not (attrs["href"] or "").startswith("#")]
    assert (tags & {"script", "img", "iframe", "link"}, handlers, links) == (set(), [], [])
    assert ("\x1b" in page, "\u202e" in page, "{{ 7*7 }}" in page) == (False, False, True)


def test_a_long_source_is_shown_around_its_passages():
    _, page = read("“We will wait,” said Ingrid Solvang.\n", "Filler words. " * 20_000 + WORDS)
    assert (len(page) < 50_000, "[…]" in page) == (True, True)
