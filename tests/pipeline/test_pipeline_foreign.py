"""An article in another language than the brief: the model chooses, and the outlet's own sentences are printed."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from fakes.options import scripted_options
from fakes.scripted_server import Reply, Request, ScriptedServer, good

from briefing.pipeline.checking import check
from briefing.pipeline.daily import DailyRun, run_daily
from briefing.pipeline.options import DailyOptions
from briefing.summarize import load_audience
from briefing.text.phrases import LANGUAGES, phrase

GERMAN = """Hafen öffnet wieder

PORT HALE, 4. März 2025 - Der Hafen von Port Hale wurde am Dienstag nach zwei Tagen Sturm wieder geöffnet.

Hafenmeister Jon Berg sagte, dass 12 Schiffe in der Bucht warten. Die Stadt hat den Schaden noch nicht beziffert.

„Wir werden die Schlange bis Donnerstag abbauen und von niemandem Gebühren verlangen“, sagte Berg den Reportern.
"""
ENGLISH = """River town closes its bridge

RIVERTON, March 3, 2025 - The town of Riverton closed its only bridge on Monday after about 40 cracks were found.
Mayor Ana Ruiz told reporters that the repair costs at least $2.5 million.
"""
LIE = "The harbour of Port Hale did not reopen."


def writer(request: Request) -> Reply:
    """A model that writes English about anything, and lies about the harbour."""
    system, user = request.messages[0]["content"], request.messages[1]["content"]
    if "<statements>" in user:
        names = [line.partition(": ")[0] for line in user.splitlines() if line.startswith("c")]
        told = {"claims": names[:3]} if "what opens the brief" in system else {
            "headline": LIE, "lead": LIE, "claims": names
        }  # fmt: skip
        return good(json.dumps(told))
    if "Riverton" in user:
        claims = [claim("The repair costs at least $2.5 million, Mayor Ana Ruiz told reporters.", user, "Mayor Ana")]
        return good(json.dumps({"headline": "The repair costs at least $2.5 million", "claims": claims}))
    claims = [
        claim(LIE, user, "Der Hafen von"),
        claim("Nobody counted the damage, and Anna Weber resigned.", user, "Hafenmeister", "Die Stadt"),
        claim("Fees are waived.", user, "Wir werden", quote="von niemandem Gebühren verlangen", speaker="Berg"),
        claim("Fees are doubled.", user, "Wir werden", quote="von jedem Gebühren verlangen", speaker="Berg"),
    ]
    return good(json.dumps({"headline": LIE, "claims": claims}))


def claim(
    statement: str, user: str, *begins: str, quote: str | None = None, speaker: str | None = None
) -> dict[str, object]:
    lines = [line for line in user.splitlines() if line.startswith("[")]
    numbers = [int(line[1:].partition("]")[0]) for line in lines if any(words in line for words in begins)]
    return {"statement": statement, "sentences": numbers, "quote": quote, "speaker": speaker}


def brief(folder: Path, language: str, **articles: str) -> tuple[DailyRun, list[str]]:
    (folder / "in").mkdir()
    for name, text in articles.items():
        (folder / "in" / f"{name}.txt").write_text(text, encoding="utf-8")
    said: list[str] = []
    with ScriptedServer(lambda request: (said.append(request.messages[0]["content"]), writer(request))[1]) as server:
        audience = replace(load_audience("general"), language=language)
        options = DailyOptions(audience, date(2025, 3, 4), folder / "out", scripted_options(server, folder))
        run = run_daily([str(folder / "in")], options)
    return run, said


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_the_model_s_is_printed_over_it(language: str, tmp_path: Path):
    run, said = brief(tmp_path, language, hafen=GERMAN)
    text = run.rendered.markdown
    for words in ("did not", "Anna Weber", "Nobody", "Fees", "jedem"):
        assert words not in text
    if language != "de":
        assert "wurde am Dienstag nach zwei Tagen Sturm wieder geöffnet." in text
        assert "12 Schiffe in der Bucht warten. Die Stadt hat den Schaden noch nicht beziffert." in text
        assert "“von niemandem Gebühren verlangen”" in text
        assert "## 1. Hafen öffnet wieder" in text
        assert f"1 × {phrase(language, 'withheld_quote')} (hafen.txt)" in text or language == "en"
        assert [entry.reason.partition(":")[0] for entry in run.brief.withheld] == ["quote altered"]
    assert ("not in the reader's language" in said[0]) is (language != "de")
    assert f"## {phrase(language, 'sources')}" in text
    assert all(row.passed or row.unchecked for row in check(run.markdown, tmp_path / "in").findings)


def test_an_article_in_the_brief_s_language_is_told_beside_it(tmp_path: Path):
    run, said = brief(tmp_path, "en", hafen=GERMAN, bridge=ENGLISH)
    text = run.rendered.markdown
    assert "- The repair costs at least $2.5 million, Mayor Ana Ruiz told reporters." in text
    assert "> PORT HALE" in text or "> Der Hafen" in text
    assert LIE not in text
    assert sum("not in the reader's language" in words for words in said) == 2  # the German article and its repair


def test_a_sentence_that_is_not_there_is_said(tmp_path: Path):
    def wrong(_request: Request) -> Reply:
        claims = [{"statement": "x", "sentences": [99], "quote": None, "speaker": None}]
        return good(json.dumps({"headline": "", "claims": claims}))

    (tmp_path / "hafen.txt").write_text(GERMAN, encoding="utf-8")
    with ScriptedServer(wrong) as server:
        options = DailyOptions(load_audience("general"), date(2025, 3, 4), tmp_path, scripted_options(server, tmp_path))
        run = run_daily([str(tmp_path / "hafen.txt")], options)
    assert [entry.reason for entry in run.brief.withheld] == ["no such sentence: [99] is not in the article"]
