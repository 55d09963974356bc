"""Who says what a sentence states, in the sentence itself or beside it."""

import pytest

from briefing.verify.claims.attributed import attributed_to
from briefing.verify.claims.evidence import Evidence
from briefing.verify.claims.tellers import speakers_of
from briefing.verify.source import as_source


def told(text: str, words: str) -> str | None:
    evidence = Evidence(as_source(text))
    read = next(one for one in evidence.sentences if words in one.text)
    return attributed_to(evidence, read)


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("The road is closed, Ann Lee said.", "road", "Ann Lee"),
        ("“The road is closed,” Ann Lee said.", "road", "Ann Lee"),
        ("According to Ann Lee, the road is closed.", "road", "Ann Lee"),
        ("Ann Lee said hello. She added that the road is closed.", "added", "Ann Lee"),
        ("Ann Lee said hello. According to her, the road is closed.", "According", "Ann Lee"),
        ("The minister Ann Lee said hello. The minister added that the road is closed.", "added", "Ann Lee"),
        ("Ann Lee said hello. The minister added that the road is closed.", "added", None),
        ("Nobody spoke. He added that the road is closed.", "added", None),
        ("The road is closed. This was stated by Ann Lee.", "road", "Ann Lee"),
        ("The road is closed. This was stated by Ann Lee.", "This", "Ann Lee"),
        ("The road is closed.\n\nAnn Lee made this statement to reporters.", "road", "Ann Lee"),
        ("The road is closed.\n\nIt rained.\n\nThis was stated by Ann Lee.", "road", None),
        ("The road is closed, as she noted, since May.", "road", None),
        ("Ann Lee, as she noted, closed the road.", "road", "Ann Lee"),
        ("“The road is closed. It is wet,” Ann Lee said.", "road", "Ann Lee"),
        ("“Hello,” Tom Reed said. “The road is closed,” Ann Lee said.", "road", "Ann Lee"),
        ("“The road is closed.” Ann Lee was not there.", "road", None),
        ("The road is closed, Harbor Gazette reported.", "road", "Harbor Gazette"),
        ("The road is closed, Harbor Gazette reports, according to Ann Lee.", "road", "Ann Lee"),
        ("Harbor Gazette reported that Ann Lee said the road is closed.", "road", "Ann Lee"),
        ("As reported by the Harbor Gazette, Ann Lee said the road is closed.", "road", "Ann Lee"),
        ("The road is closed. This was reported by Harbor Gazette.", "road", "Harbor Gazette"),
        ("The road is closed. This was announced by Ann Lee, Harbor Gazette reports.", "road", "Ann Lee"),
        ("Harbor Gazette reported that Ann Lee made this statement.", "Lee", "Ann Lee"),
        ("The road is closed. Harbor Gazette reported that Ann Lee made this statement.", "road", "Ann Lee"),
        ("Ann Lee said hello. The road is closed.", "road", None),
        ("Ann Lee said hello. He left town and added that the road is closed.", "road", None),
        ("Ann Lee said hello. He then also added that the road is closed.", "road", "Ann Lee"),
        ("Ann Lee said hello. Tom Reed said hi. She added that the road is closed.", "road", "Tom Reed"),
        ("Ann Lee said hello. According to him, the road is closed.", "road", "Ann Lee"),
        ("The minister Ann Lee said hello. The minister closed the road.", "road", None),
        ("The minister Ann Lee said hello. The old minister added that the road is closed.", "road", "Ann Lee"),
        ("Ann Lee said hello. Minister Lee is new. The minister added that the road is closed.", "road", "Ann Lee"),
        ("Ann Lee said hello. The answer added to the road.", "road", None),
        ("Tom Reed, Ann Lee, as he noted, closed the road.", "road", "Tom Reed"),
        ("As he noted, Ann Lee closed the road.", "road", None),
        ("Ann Lee, as she hoped, closed the road.", "road", None),
        ("The road is closed. It rained.", "road", None),
        ("The old road is closed.", "road", None),
    ],
)
def test_a_speaker_is_found_where_the_article_names_one(text: str, words: str, speaker: str | None):
    assert told(text, words) == speaker


@pytest.mark.parametrize(("between", "speaker"), [(11, "Ann Lee"), (12, None)])
@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("Ann Lee said hello.", "She added that the road is closed."),
        ("The road is closed.", "This was said by Ann Lee."),
    ],
)
def test_a_speaker_is_looked_for_twelve_sentences_away(first: str, last: str, between: int, speaker: str | None):
    assert told(" ".join([first, *["It rained."] * between, last]), "road") == speaker


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Ann Lee, the mayor of the town, said no.", ["Ann Lee"]),
        ("It rains, said the mayor Ann Lee.", ["Ann Lee"]),
        ("Ann Lee recently also said no.", ["Ann Lee"]),
        ("Ann Lee flatly denied it.", ["Ann Lee"]),
        ("Ann Lee then also later said no.", ["Ann Lee"]),
        ("Ann Lee of the Oldport Harbor Board on Monday said no.", ["Ann Lee"]),
        ("Ann Lee on Monday morning, a surprise to all, said no.", ["Ann Lee"]),
        ("Officials in Oldport said no.", []),
        ("The President of Norland Ann Lee said no.", ["Ann Lee"]),
        ("It rains, said the President of Norland Ann Lee.", ["Ann Lee"]),
        ("It rains, said Ann Lee, Norland Radio said.", ["Ann Lee", "Norland Radio"]),
        ("Ann Lee, Tom Reed said, left.", ["Tom Reed"]),
        ("It rains, told Ann Lee.", []),
        ("It rains, as stated by Ann Lee.", ["Ann Lee"]),
        ("Ann Lee", []),
        ("Ann Lee walked home.", []),
    ],
)
def test_verbs_of_speech_tell_speakers(text: str, speakers: list[str]):
    assert list(speakers_of(text)) == speakers
