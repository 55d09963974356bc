"""A headline is a slice of the source, cut only where the rest is still a sentence."""

import pytest

from briefing.summarize.headlines import is_post, shortened
from briefing.verify.source import Source


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        ("The bridge is closed.", "The bridge is closed"),
        (
            "The council of the old town voted on Monday to close the bridge, which was built a century ago by the river company.",
            "The council of the old town voted on Monday to close the bridge",
        ),
        (
            "The council voted to close the bridges in Lund, Malmo, Ystad and all the other towns along the southern coast on Monday.",
            "The council voted to close the bridges in Lund, Malmo, Ystad and all the other towns along the southern coast",
        ),
        (
            "The mayor of the old town by the river and the bay, who is a former captain of the ferry line, resigned on Monday morning.",
            None,
        ),
    ],
)
def test_a_headline_is_cut_at_a_clause_that_leaves_a_sentence(sentence: str, headline: str | None):
    assert shortened(sentence, Source(sentence)) == (headline or sentence[:-1])


@pytest.mark.parametrize("title", ["@harbour says so", "Closed #bridge", "Look https://a.example", "RT so it is"])
def test_a_post_is_no_title(title: str):
    assert is_post(title)


def test_an_ordinary_title_is_no_post():
    assert not is_post("Bridge at C# street closed, mayor a@b says")
