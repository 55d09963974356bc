"""Speakers as users give them: by role, by the body they speak for, below a dateline, in other languages."""

import pytest

from briefing import verify_quote
from briefing.model import SpeakerVerdict

CONFIRMED, UNRESOLVED, CONTRADICTED = SpeakerVerdict.CONFIRMED, SpeakerVerdict.UNRESOLVED, SpeakerVerdict.CONTRADICTED

WIRE = "LAGOS DE ORO (EFE).- La ministra de Sanidad, Ana Ferrer, dijo: «No habrá copago para nadie». Eso dijo a Raúl Ortega."
GERMAN = (
    "Norburg (dpa) – Die Ministerin Karla Brandt sagte am Montag: „Wir sparen nicht an der Bildung.“ Jens Voß lachte."
)
FRENCH = "Selon l'association Transports-Lac, présidée par Inès Karam, le projet coûte « deux fois plus que prévu ». Luc Petit rit."
COURT = "Acme Corp was sued by Bolt Ltd. “We regret it deeply,” the company said in a statement. Ann Grey sat by."
UKRAINIAN = "Голова профспілки Ігор Ліщук не погоджується: «Без грошей згода нічого не варта». Олена Гринюк мовчить."


@pytest.mark.parametrize(
    ("source", "quote", "speaker", "verdict"),
    [
        (WIRE, "No habrá copago para nadie", "Ana Ferrer", CONFIRMED),
        (WIRE, "No habrá copago para nadie", "Raúl Ortega", CONTRADICTED),
        (GERMAN, "Wir sparen nicht an der Bildung.", "die Ministerin", CONFIRMED),
        (GERMAN, "Wir sparen nicht an der Bildung.", "Karla Brandt", CONFIRMED),
        (GERMAN, "Wir sparen nicht an der Bildung.", "Jens Voß", CONTRADICTED),
        (FRENCH, "deux fois plus que prévu", "Transports-Lac", CONFIRMED),
        (FRENCH, "deux fois plus que prévu", "Inès Karam", UNRESOLVED),
        (FRENCH, "deux fois plus que prévu", "Luc Petit", CONTRADICTED),
        (COURT, "We regret it deeply", "Acme Corp", UNRESOLVED),
        (COURT, "We regret it deeply", "the firm", UNRESOLVED),
        (COURT, "We regret it deeply", "Ann Grey", CONTRADICTED),
        (UKRAINIAN, "Без грошей згода нічого не варта", "Ігор Ліщук", CONFIRMED),
        (UKRAINIAN, "Без грошей згода нічого не варта", "Олена Гринюк", CONTRADICTED),
    ],
)
def test_a_speaker_is_judged_as_given(source: str, quote: str, speaker: str, verdict: SpeakerVerdict):
    found = verify_quote(quote, source, speaker=speaker).speaker
    assert found is not None
    assert found.verdict is verdict
