"""A summary's layout: what a reader sees becomes plain text, each character with its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.checking.blocks import BlockKind
from briefing.checking.layout import read_layout

PAGE = """---
audience: general
---
# Title *here*

Some **bold** "words"[^1] and [a link](https://example.org/a_(b)) with \\*stars\\* &amp; snake_case 2 * 3 [1, 3-4].
still the paragraph

> first
> second[^2]

- item one
  goes on
2. item two

| a | b |
|---|---|
| x \\| y | “z” |

```
code "no"
```
[^1]: Outlet, `file.txt`: “cited”
"""


def blocks() -> list[tuple[str, str]]:
    return [(block.kind.value, block.text.strip()) for block in read_layout(PAGE).blocks]


def test_markup_is_left_out_and_words_stay():
    assert blocks() == [
        ("heading", "Title here"),
        ("paragraph", 'Some bold "words" and a link with *stars* & snake_case 2 * 3 . still the paragraph'),
        ("quote", "first\nsecond"),
        ("item", "item one   goes on"),
        ("item", "item two"),
        ("cell", "a"),
        ("cell", "b"),
        ("cell", "x | y"),
        ("cell", "“z”"),
        ("footnote", "Outlet, file.txt: “cited”"),
    ]


def test_citation_marks_keep_their_place():
    paragraph = read_layout(PAGE).blocks[1]
    assert [(r.label, paragraph.text[: r.at][-8:]) for r in paragraph.references] == [
        ("1", '"words"'.rjust(8)),
        ("https://example.org/a_(b)", "d a link"),
        ("1", "e 2 * 3 "),
        ("3", "e 2 * 3 "),
        ("4", "e 2 * 3 "),
    ]


def test_every_character_knows_its_line_and_column():
    layout = read_layout(PAGE)
    cell = next(block for block in layout.blocks if "“z”" in block.text)
    assert layout.place(cell.places[cell.text.index("z")]) == (18, 13)


def test_cells_of_one_row_share_it():
    cells = [block for block in read_layout(PAGE).blocks if block.kind is BlockKind.CELL]
    assert (cells[0].row == cells[1].row, cells[1].row == cells[2].row) == (True, False)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a [b](c", "a [b](c"),
        ("a ](x) b", "a ](x) b"),
        ("![picture](https://e.org/x.png) after", " after"),
        ("one <b>two</b> <!-- hidden --> three", "one two  three"),
        ("x < y and y > z", "x < y and y > z"),
        ("``a ` b`` c", "a ` b c"),
        ("5 * 4 and file_name_here", "5 * 4 and file_name_here"),
        ("see <https://example.org/x>", "see "),
        ("a\rb\r\nc", "a b c"),
    ],
    ids=["unclosed link", "stray", "image", "tags", "less than", "code", "no emphasis", "address", "line ends"],
)
def test_odd_markup(text: str, words: str):
    assert "".join(block.text for block in read_layout(text).blocks) == words


@given(st.text(alphabet=st.characters(), max_size=200) | st.text(alphabet='[]()*_`<>|\\#-> \n"“”^:1a!&;', max_size=300))
def test_any_text_is_read_and_places_fit(text: str):
    """Each block has one place for each code point and one for its end, in order, inside the file."""
    for block in read_layout(text).blocks:
        assert len(block.places) == len(block.text) + 1
        assert list(block.places) == sorted(block.places)
        assert all(0 <= place <= len(text) for place in block.places)


def test_hostile_layout_is_linear():
    """A hundred thousand openings take no longer than reading them."""
    for text in ("[" * 100_000, "[a](b)" * 20_000, "**" * 50_000, "`" * 50_000, "<" * 50_000, "&#" * 50_000):
        assert read_layout(text).text == text
