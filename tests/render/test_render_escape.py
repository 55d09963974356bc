"""Text from articles and models stays inert in Markdown, and reads the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefing.checking.layout import read_layout
from briefing.render.escape import has_controls, markdown, printable, quoted, screened, shown, slug, unquoted
from briefing.render.links import text_fragment

HOSTILE = [
    "<script>alert(1)</script>",
    "[click](javascript:alert(1))",
    "![x](https://evil.example/p.png)",
    "# heading",
    "- item",
    "1. item",
    "1) item",
    "> quote",
    "| a | b |",
    "**bold** _it_ __b__ ~~s~~ `code`",
    "&lt;b&gt; &#60;",
    "http://evil.example www.evil.example me@evil.example",
    "<https://evil.example>",
    "---",
    "===",
    "[^1]: note",
    "[^1] and [1]",
    "a\\*b",
    "<!-- comment -->",
    "snake_case $5 and $6",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_becomes_plain_words(text: str):
    """A CommonMark reader with links and tables sees one paragraph with exactly the text, without its emphasis."""
    parser = MarkdownIt("commonmark", {"linkify": False}).enable(["table", "strikethrough"])
    tokens = parser.parse(markdown(text))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {child.type for child in children} == {"text"} or {child.type for child in children} == {
        "text",
        "text_special",
    }
    assert "".join(child.content for child in children) == shown(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The [old bridge](https://example.org/b) is **closed**", "The old bridge is closed"),
        ("# Bridge *closes*", "Bridge closes"),
        ("> quoted", "quoted"),
        ("snake_case, 2 * 3 and #1", "snake_case, 2 * 3 and #1"),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
    ],
)
def test_a_page_shows_words_without_their_markup(text: str, words: str):
    """Emphasis, links and headings of an article are signs that the proof folds away; nothing else is dropped."""
    assert shown(text) == words


@given(st.text(max_size=200))
def test_our_own_reader_gets_the_text_back(text: str):
    """Escaped text, read as a summary, gives the printable text again."""
    line = printable(text)
    read = " ".join(block.text for block in read_layout(markdown(text)).blocks)
    assert read == line


def test_controls_and_direction_marks_are_never_printed():
    assert printable("a\x1b[31mb\u202ec\x00\x9b") == "a[31mbc"
    assert (has_controls("a\u202eb"), has_controls("plain “words”")) == (True, False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a", "“a”"),
        ('say "b" now', '“say "b" now”'),
        ('5" pipe', '«5" pipe»'),
        ("odd “mark", "«odd “mark»"),
        ("“b” now", "«“b” now»"),
        ("now “b”", "«now “b”»"),
    ],
)
def test_marks_around_a_quote_never_upset_it(text: str, expected: str):
    assert quoted(text) == expected


def test_only_web_addresses_become_links():
    assert text_fragment("javascript:alert(1)", "x") == ""
    assert text_fragment("https://user:pw@e.org/", "x") == ""
    assert text_fragment("https://[bad", "x") == ""
    assert text_fragment(None, "x") == ""
    assert text_fragment("https://e.org/a b", "one, two-three") == "https://e.org/a%20b#:~:text=one%2C%20two%2Dthree"


def test_long_citations_are_marked_by_their_ends():
    words = " ".join(f"w{n}" for n in range(20))
    assert text_fragment("https://e.org/#top", words) == (
        "https://e.org/#top:~:text=w0%20w1%20w2%20w3%20w4,w15%20w16%20w17%20w18%20w19"
    )


@pytest.mark.parametrize(("text", "expected"), [("Café Größe!", "cafe-groe"), ("日本", "brief"), ("a" * 99, "a" * 60)])
def test_slugs_are_plain_ascii(text: str, expected: str):
    assert slug(text) == expected


def test_words_of_a_server_are_never_a_quote():
    """Quotation marks of any kind go, apostrophes stay; the words are told on one line."""
    words = "the server's reply (\x1b'br') said \"no\",\n“no” and «no»"
    assert unquoted(words) == "the server's reply (br) said no, no and no"


def test_screened_text_keeps_its_lines():
    assert screened("one\r\n\ttwo \x1b[2J\x9b\u202e") == "one\n\ttwo [2J"
