"""Who "he", "she", "it" and a role stand for, of the people that an article names before them."""

import pytest

from briefing.verify.speech.quotations import find_quotations

LONG = "At noon the long snow was over and the wind had gone to sleep, "
"""Opens a sentence; its subject begins too far in it to be that of a pronoun after it."""

PRONOUNS = {
    "his view": ("Mr. Paul Kovac met Mrs. Anna Berg. In his view, “it is too early”.", "Paul Kovac"),
    "her view": ("Mrs. Anna Berg met Mr. Paul Kovac. In her view, “it is too early”.", "Anna Berg"),
    "according to him": (
        "Mrs. Anna Berg sat by. Mr. Paul Kovac came. According to him, “it is too early”.",
        "Paul Kovac",
    ),
    "according to her": (
        "Mr. Paul Kovac sat by. Mrs. Anna Berg came. According to her, “it is too early”.",
        "Anna Berg",
    ),
    "we is nobody": ("Paul Kovac came. We said “it is too early”.", None),
    "the subject of the last sentence": (
        "The wind had gone to sleep at last in all of the town. Ian Doyle met Paul Kovac. “It is too early,” he said.",
        "Ian Doyle",
    ),
    "a subject of late": (f"{LONG}Senator Ian Doyle met Senator Paul Kovac. “It is too early,” he said.", None),
    "a subject of late who is alone": (f"{LONG}Ian Doyle left. “It is too early,” he said.", "Ian Doyle"),
    "a speaker in the sentence": (
        f"{LONG}Paul Kovac met Ian Doyle, and Doyle said no. “It is too early,” he said.",
        "Ian Doyle",
    ),
    "what somebody owns": (
        "Paul Kovac came. Ian Doyle’s plan failed. “It is too early,” he said.",
        "Paul Kovac",
    ),
    "what somebody owns, with a straight apostrophe": (
        "Paul Kovac came. Ian Doyle's plan failed. “It is too early,” he said.",
        "Paul Kovac",
    ),
    "what opens the text": ("To Ian Doyle and to nobody the town was old. “It is too early,” he said.", None),
    "a phrase about the last speaker": (
        "“No,” said Ian Doyle. Senator Karl Moe came. The plan of Doyle failed. “It is too early,” he said.",
        "Ian Doyle",
    ),
    "a phrase about somebody else": (
        "“No,” said Ian Doyle. Senator Karl Moe came. The plan of Paul Kovac failed. “It is too early,” he said.",
        "Karl Moe",
    ),
    "he goes on": (
        "“No,” said Ian Doyle. Senator Karl Moe came. He met Doyle. “It is too early,” he said.",
        "Ian Doyle",
    ),
    "two who compete with the last speaker": (
        f"“No,” said Ian Doyle. {LONG}Senator Paul Kovac met Senator Karl Moe. “It is too early,” he said.",
        None,
    ),
    "the last speaker among those who compete": (
        f"“No,” said Ian Doyle. {LONG}Paul Kovac met Doyle. “It is too early,” he said.",
        "Ian Doyle",
    ),
    "surer names first": (
        "Senator Paul Kovac came. The Privacy Policy Notice is long. “It is too early,” he said.",
        "Paul Kovac",
    ),
    "a name of one word is sure": (
        "The Privacy Policy Notice is long. Senator Kovac sat. “It is too early,” he said.",
        "Kovac",
    ),
    "the last speaker far away": (
        "“No,” said Ian Doyle. " + "The town sleeps. " * 200 + "“It is too early,” he said.",
        "Ian Doyle",
    ),
    "somebody far away": ("Ian Doyle came. " + "The town sleeps. " * 200 + "“It is too early,” he said.", None),
    "the last of two speakers": (
        "“No,” said Paul Kovac. “Yes,” said Ian Doyle. The town sleeps. “It is too early,” he said.",
        "Ian Doyle",
    ),
    "the last of two speakers, who is she": (
        "“No,” said Mr. Paul Kovac. “Yes,” said Mrs. Anna Berg. Kovac left. “It is too early,” he said.",
        "Paul Kovac",
    ),
    "the body that spoke last": (
        "“No,” the Norburg Transport Ministry said. “Yes,” the Sudland Ministry said.\n\n“It is too early,” it added.",
        "Sudland Ministry",
    ),
    "nobody spoke": ("The Norburg Transport Ministry is old. “It is too early,” it said.", None),
}


@pytest.mark.parametrize(("text", "speaker"), PRONOUNS.values(), ids=PRONOUNS.keys())
def test_a_pronoun_stands_for_one_person_or_for_nobody(text: str, speaker: str | None):
    found = find_quotations(text)[-1]
    assert found.speech
    assert found.speaker == speaker


ROLES = {
    "anyone": ("Senator Paul Kovac left. “It is too early,” a senator said.", "a senator"),
    "several": ("Presidents Ada Lund and Karl Moe met. “It is too early,” the presidents said.", "the presidents"),
    "the last speaker of two who hold it": (
        "“No,” said Senator Paul Kovac. “Yes,” said Senator Ian Doyle.\n\n“It is too early,” the senator said.",
        "Ian Doyle",
    ),
}


@pytest.mark.parametrize(("text", "speaker"), ROLES.values(), ids=ROLES.keys())
def test_a_role_stands_for_its_only_holder(text: str, speaker: str):
    assert find_quotations(text)[-1].speaker == speaker
