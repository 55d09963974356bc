"""One place of a quote is judged by rules: its marks, its brackets, the attributions printed amid it."""

import pytest

from briefing.verify import verify_quote

ASKED = [
    ("The dam is safe … at noon", "The dam is safe, do you think, at noon? No.", "cut_changes_meaning"),
    ("The dam is safe … at noon?", "The dam is safe, do you think, at noon? No.", "elided"),
    ("The dam is safe … at noon? No", "The dam is safe, do you think, at noon? No.", "elided"),
    ("The dam is safe. … Is it dry?", "The dam is safe? Is it dry? No.", "cut_changes_meaning"),
    ("The dam is safe! … Is it dry?", "The dam is safe? Is it dry? No.", "altered"),
    ("The dam is safe? … Is it dry?", "The dam is safe. We hope. Is it dry?", "altered"),
    ("Is it dry? … The dam is safe", "Is it dry? The dam is safe, do you think?", "cut_changes_meaning"),
    ("He is in the U.S. … at noon?", "He is in the U.S., do you think, at noon? No.", "elided"),
]


@pytest.mark.parametrize(("quote", "text", "verdict"), ASKED, ids=str)
def test_question_that_is_cut_asks_at_its_end(quote: str, text: str, verdict: str):
    """A later part asks for the ones before it, unless these are stopped otherwise than in the source."""
    assert verdict == verify_quote(quote, text).verdict.value


SPEECH = "“My ship sank and they saw me,” said {}. Tom Hale and Ana Ruiz left."
BRACKETS = [
    ("[Hale's] ship sank", SPEECH.format("Tom Hale"), "edited", None),
    ("[Hale's] ship sank", SPEECH.format("Ana Ruiz"), "altered", ("replace", "My", "[Hale's]", "name")),
    ("[Hale's] ship sank", SPEECH.format("Tom Hale").replace("“", "").replace("”", ""), "altered", ("replace", "My", "[Hale's]", "name")),
    ("they saw [Hale]", SPEECH.format("Tom Hale"), "edited", None),
    ("they saw [Hale]", SPEECH.format("Ana Ruiz"), "altered", ("replace", "me", "[Hale]", "name")),
    ("We [may] come", "“We come,” he said.", "altered", ("insert", "", "[may]", "hedge")),
    ("We come [to sea]", "“We come — here,” he said.", "edited", None),
    ("We come [to sea]", "“We come soon,” he said.", "altered", ("insert", "", "[to sea]", "hedge")),
    ("[So far] men left", "“By noon men left,” he said.", "altered", ("insert", "", "[So far]", "hedge")),
    ("[So far] men left", "“Here: men left,” he said.", "edited", None),
    ("We met [Hale] that one time", "Hale left. We met that one time.", "altered", ("insert", "", "[Hale]", "name")),
    ("He saw this [Hale] here", "Tom Hale spoke. He saw this here.", "edited", None),
    ("We sold ships", "We sold [20 old] ships.", "edited", None),
    ("We sold ships", "We sold [20] ships.", "altered", ("delete", "[20]", "", "number")),
    ("We sold ships", "We sold [twenty] ships.", "altered", ("delete", "[twenty]", "", "number")),
    ("We sold ships", "We sold [20 %] ships.", "altered", ("delete", "[20 %]", "", "number")),
    ("We sold ships", "We sold [not] ships.", "altered", ("delete", "[not]", "", "negation")),
    ("We sold ships", "We sold [perhaps] ships.", "altered", ("delete", "[perhaps]", "", "hedge")),
    ("We sold ships there", "We sold ships[3] there.", "edited", None),
    ("We sold ships there", "We sold ships [3] there.", "altered", ("delete", "[3]", "", "number")),
]  # fmt: skip


@pytest.mark.parametrize(("quote", "text", "verdict", "change"), BRACKETS, ids=str)
def test_bracket_is_held_to_what_it_adds_replaces_or_leaves_out(
    quote: str, text: str, verdict: str, change: tuple[str, str, str, str] | None
):
    found = verify_quote(quote, text)
    changes = [(one.op, one.before, one.after, one.type.value) for one in found.changes]
    assert (verdict, [change] if change else []) == (found.verdict.value, changes)


@pytest.mark.parametrize("who", ["he", "they", "I", "we", "it"])
def test_attribution_amid_a_quote_names_no_other_pronoun(who: str):
    text = "“We won,” she said, “and left,” said Ida Holm."
    found = verify_quote(f"“We won,” {who} said, “and left”", text)
    assert (found.verdict.value, found.reason) == ("altered", "the attribution differs from the source's")
    assert verify_quote("“We won,” Holm said, “and left”", text).passed


HIDDEN = "the attribution hides words of the source"
STRANGER = "the quote names Zed Brown as the speaker; the source does not"
ATTRIBUTIONS = [
    ("“We won,” he said, “by sea”", "“We won!?” he said, “... by sea.”", "elided", None),
    ("“We won,” he said, “by sea”", "“We won (a cup - ed.)!” he said. “By sea.”", "altered", HIDDEN),
    ("“We won,” he said, “by sea”", "“We won all,” he said, “by sea.”", "altered", HIDDEN),
    ("“We won,” she said, “by sea”", "“We won,” Holm said, “by sea.”", "elided", None),
    ("“We won,” chief said, “by sea”", "“We won,” Holm said, “by sea.”", "altered", "the attribution differs from the source's"),
    ("“We won,” Holm said, “by sea”", "“We won,” she said, “by sea,” said Ida Holm.", "elided", None),
    ("“We won,” he said, “and left,” Tom Hale added, “by sea”", "“We won and left by sea,” said Tom Hale.", "elided", None),
    ("“We won,” he said, “and left,” Zed Brown added, “by sea”", "“We won and left by sea,” said Tom Hale.", "misattributed", STRANGER),
]  # fmt: skip


@pytest.mark.parametrize(("quote", "text", "verdict", "reason"), ATTRIBUTIONS, ids=str)
def test_attribution_amid_a_quote_is_the_sources(quote: str, text: str, verdict: str, reason: str | None):
    found = verify_quote(quote, text)
    assert (verdict, reason or found.reason) == (found.verdict.value, found.reason)


@pytest.mark.parametrize(
    ("quote", "text", "joined"),
    [
        ("“We are late” … Hale on Monday", "“We are late,” said Tom Hale on Monday.", True),
        ("We are late … Hale on Monday", "“We are late,” said Tom Hale on Monday.", False),
        ("on Monday … “are late”", "Hale said on Monday that “we are late.”", True),
        ("on Monday … are late", "Hale said on Monday that “we are late.”", False),
        ("on Monday … very … “are late”", "Hale said on Monday, so very late, that “we are late.”", True),
    ],
    ids=str,
)
def test_speech_is_joined_to_narration_only_where_marks_part_them(quote: str, text: str, *, joined: bool):
    assert joined == verify_quote(quote, text).passed
