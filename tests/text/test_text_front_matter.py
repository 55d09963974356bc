"""Front matter is read plainly; what is broken is told with its line; nothing in it can run on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.text.front_matter import FrontMatter, split_front_matter


def test_values_lines_and_body():
    text = "---\na: 1\nlength:\n  words: 2\n---\nbody"
    found = split_front_matter(text)
    assert dict(found.values) == {"a": 1, "length": {"words": 2}}
    assert dict(found.lines) == {"a": 2, "length": 3, "length.words": 4}
    assert text[found.body_start :] == "body"
    assert found.error is None


@pytest.mark.parametrize("text", ["", "body", " ---\na: 1\n---\n", "--\na: 1\n--\n", "text\n---\na: 1\n---\n"])
def test_a_text_without_front_matter_begins_at_zero(text: str):
    assert split_front_matter(text) == FrontMatter()


def test_an_empty_front_matter_has_no_values():
    found = split_front_matter("---\n---\nbody")
    assert (dict(found.values), found.error, found.body_start) == ({}, None, 8)


def test_an_error_is_one_line():
    assert "\n" not in (split_front_matter("---\na: \x00\n---\n").error or "")


def test_line_ends_of_another_system():
    found = split_front_matter("---\r\na: 1\r\n---\r\nbody")
    assert (dict(found.values), dict(found.lines), found.body_start) == ({"a": 1}, {"a": 2}, 16)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("---\na: 1\n", "line 1: the front matter opened with --- is never closed"),
        ("---\n" + "a" * 70_000 + "\n---\n", "line 1: the front matter is larger than 64 KB"),
        ("---\na: 1\nb: [\n---\n", "line 4: "),
        ("---\n- a\n---\n", "line 2: the front matter must be lines of `key: value`"),
        ("---\n1: a\n---\n", "line 2: the front matter must be lines of `key: value`"),
        ("---\na: 1\nb: &x 2\n---\n", "line 3: anchors, aliases and tags are not allowed"),
        ("---\na: *x\n---\n", "line 2: anchors, aliases and tags are not allowed"),
        ("---\na: !!python/name:os.system\n---\n", "line 2: anchors, aliases and tags are not allowed"),
        ("---\na: " + "[" * 21 + "]" * 21 + "\n---\n", "line 2: more than 20 brackets are open at once"),
        ("---\na: \x00\n---\n", "line "),
        ("---\na: 1\nb: 2\na: 3\n---\n", "line 4: 'a' is given twice"),
        ("---\na:\n  - b: 1\n    b: 2\n---\n", "line 4: 'b' is given twice"),
        ("---\na: 2024-13-45\n---\n", "line 2: month must be in 1..12"),
        ("---\na: " + "1" * 5000 + "\n---\n", "line 2: Exceeds the limit"),
    ],
)
def test_what_is_broken_is_told_with_its_line(text: str, error: str):
    assert (split_front_matter(text).error or "").startswith(error)


@pytest.mark.parametrize("unit", ["[", "{", "- ", "? ", "a: ", '"', "[]", "-\n", "}", "%a\n", "|\n", "\t", "[],"])
def test_a_pile_of_signs_is_refused(unit: str):
    """What bounds the work is counted: characters, open brackets, and the tokens of yaml."""
    error = split_front_matter("---\na: " + unit * 8000 + "\n---\n").error or ""
    assert error.startswith("line ")
    assert "more than" in error if unit in "[{" else error


def test_a_text_of_very_many_values_is_refused_before_they_are_read():
    many = "[" + "[]," * 20_000 + "]"
    error = split_front_matter(f"---\na: 1\nb: {many}\n---\n").error
    assert error == "line 3: more than 20000 values"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("a: b: c", "a colon inside words"),
        ("a:\n\tb: c", "a tab; indent with spaces"),
        ("a: 'b", "a quotation mark is opened and not closed"),
        ("a: [b, c", "a list is opened with [ and not closed"),
        ("a: 1\nplain words", "is a colon or a quotation mark missing"),
        ("a: @b", "words that begin with @ need quotation marks"),
    ],
)
def test_a_mistake_is_told_in_plain_words(line: str, told: str):
    assert told in (split_front_matter(f"---\n{line}\n---\n").error or "")


@given(st.text())
def test_no_text_raises(text: str):
    assert split_front_matter(f"---\n{text}\n---\n").body_start >= 0
    assert split_front_matter(text) is not None
