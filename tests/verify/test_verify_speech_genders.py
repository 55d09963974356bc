"""Who "she" is: a place is nobody, and a sentence of him and her tells of neither."""

import pytest

from briefing.model import SpeakerVerdict
from briefing.verify import verify_quote

HEARING = (
    "Two officials with knowledge of the Orlan Hill briefing spoke on Friday. Judge Mara Bolt arrived at the hospital "
    "where he is being treated, when she read him his rights.\n\n"
    "A transcript shows Bolt asking a doctor for help.\n\n“You can rouse him,” she says in the transcript."
)


@pytest.mark.parametrize(
    ("speaker", "verdict"), [("Mara Bolt", SpeakerVerdict.CONFIRMED), ("Orlan Hill", SpeakerVerdict.CONTRADICTED)]
)
def test_she_is_the_judge_and_not_the_place(speaker: str, verdict: SpeakerVerdict):
    finding = verify_quote("You can rouse him", HEARING, speaker=speaker)
    assert finding.speaker is not None
    assert (finding.speaker.verdict, finding.speaker.found) == (verdict, "Mara Bolt")
