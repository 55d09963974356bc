"""The extractive engine chooses whole sentences of the report, always the same ones."""

from pathlib import Path

from briefing.sources import read_articles
from briefing.summarize import extract_many, load_audience
from briefing.verify import Source
from briefing.verify.drafts import prove

TEXT = """LUND, Sweden (Wire) — The council of Lund voted on Monday to close the old bridge for seven months of repairs.

The work will cost 4 million euros and is paid by the region, according to the council's plan for the year.

"Nobody who lives on the island has to leave the house before ten in the morning," Mayor Ana Ruiz told reporters.

But what will the island do in the long months of the winter?

We think that the bridge should have been closed a long time ago by somebody.

Read more: Ferries to run every hour

Ferries carried 90,000 people across the bay in the last year, the operator of the line said on Tuesday.
"""


def drafted(folder: Path):
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (article,) = read_articles(folder)
    source = Source(article.text, article.boilerplate)
    (draft,) = extract_many([article], {article.id: source}, load_audience("general"))
    return article, source, draft


def test_what_is_chosen_proves_and_is_the_same_each_time(tmp_path: Path):
    article, source, draft = drafted(tmp_path)
    checked, withheld = prove(draft, source, article)
    assert (len(checked), withheld) == (len(draft.claims), ())
    assert drafted(tmp_path)[2] == draft


def test_no_dateline_link_or_question_is_chosen_and_speech_has_its_speaker(tmp_path: Path):
    _, _, draft = drafted(tmp_path)
    texts = [claim.text for claim in draft.claims]
    assert any(text.startswith("The council of Lund voted") for text in texts)
    assert not [text for text in texts if "Read more" in text or "?" in text or "(Wire)" in text]
    assert [q.speaker for c in draft.claims for q in c.quotes] == ["Ana Ruiz"]
    assert draft.headline in TEXT
    assert draft.headline.startswith("The council of Lund")
