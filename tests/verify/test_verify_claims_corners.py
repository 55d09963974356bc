"""Corners of the judgement of claims, one rule each."""

import pytest

from briefing.model import ClaimVerdict
from briefing.text.inflections import forms_of, inflected
from briefing.verify.claims.opposites import opposites, rival_of, turned_into
from briefing.verify.claims.roles import roles_of
from briefing.verify.claims.statements import is_irregular, read_statement, stem
from briefing.verify.claims.verifying import verify_claim
from briefing.verify.source import Source

SUPPORTED, CONTRADICTED = ClaimVerdict.SUPPORTED, ClaimVerdict.CONTRADICTED


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("veto", {"veto", "vetoes", "vetoing", "vetoed"}),
        ("admit", {"admit", "admits", "admitting", "admitted"}),
        ("deny", {"deny", "denies", "denying", "denied"}),
        ("praise", {"praise", "praises", "praising", "praised"}),
        ("pass", {"pass", "passes", "passing", "passed"}),
        ("begin", {"begin", "begins", "beginning", "began", "begun"}),
        ("let", {"let", "lets", "letting"}),
        ("obey", {"obey", "obeys", "obeying", "obeyed"}),
    ],
)
def test_a_verb_has_its_forms(verb: str, forms: set[str]):
    assert set(forms_of(verb)) == forms
    assert inflected(f"{verb} veto") >= forms


def test_contraries_go_both_ways_in_every_form():
    assert "vetoed" in opposites("signed")
    assert "signing" in opposites("vetoes")
    assert opposites("ferry") == frozenset()
    assert turned_into("upheld", frozenset({"overturned", "court"})) == "overturned"
    assert turned_into("unfair", frozenset({"fair"})) == "fair"
    assert turned_into("unit", frozenset({"it"})) is None
    assert rival_of("ferry", frozenset({"rose"})) is None


def test_a_name_known_by_its_initials_is_held():
    source = "The International Monetary Fund warned of a new slump in Marden."
    assert verify_claim("The IMF warned of a new slump in Marden.", source).verdict is SUPPORTED


def test_an_acronym_of_the_sentence_is_no_other_name():
    source = (
        "Harbour and Fisheries Agency Director Ann Lee closed the old pier in the town of Oldport on a stormy night."
    )
    claim = "HFA director Lee closed the old pier in the town of Oldport on a stormy night."
    assert not [reason for reason in verify_claim(claim, source).reasons if "not 'HFA" in reason]


def test_having_nothing_to_do_with_it_denies_only_that():
    stated = read_statement("Lee had nothing to do with the harbour report.")
    assert stated.denied == frozenset()


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("She has not, as yet, read the report.", "read"),
        ("She did not immediately answer the letter.", "answer"),
        ("He denied knowingly misleading them.", "misleading"),
        ("It was not; the ferry left.", None),
    ],
)
def test_a_negation_finds_its_verb(text: str, denied: str | None):
    """Past what is put in between commas, and past a word that only tells how."""
    assert read_statement(text).denied_first == (frozenset({stem(denied)}) if denied else frozenset())


def test_a_stem_keeps_its_double_s():
    assert stem("pass") == stem("passed") == stem("passes")


def test_nouns_of_an_irregular_verb_are_no_form_of_it():
    assert (is_irregular("sold"), is_irregular("sale"), is_irregular("ferry")) == (True, False, False)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ann Lee was the first to open the pier.", ("does", "open", "Ann Lee")),
        ("Ann Lee, who opened the pier, left.", ("does", "opened", "Ann Lee")),
        ("Ann Lee was the first woman there.", None),
        ("Ann Lee's plan failed.", None),
        ("The boats in St. Alban were sold.", None),
    ],
)
def test_what_a_name_does_is_read_from_the_words_beside_it(text: str, role: tuple[str, str, str] | None):
    roles = roles_of(read_statement(text), Source(text).names)
    done = [(one.how, one.word, one.name) for one in roles if one.how in {"does", "undergoes"}]
    assert (role in done) if role else not [one for one in done if one[1] in {"woman", "plan", "sold"}]


@pytest.mark.parametrize(
    ("claim", "source", "verdict"),
    [
        ("The pier closed in June.", "The pier closed in June, and critics claim nothing else of it.", SUPPORTED),
        (
            "In Marden the rail team was praised loudly by Adler.",
            "On Monday the rail team in Marden was praised loudly by Ruiz. It was praised by Adler, too.",
            SUPPORTED,
        ),
        ("Many people voted, Ana Ruiz voted.", "Many people voted for Ana Ruiz.", SUPPORTED),
        (
            "Ruth Adler praised the team.",
            "Ana Ruiz praised the team. Ruth Adler praised the team as well, and the crew.",
            SUPPORTED,
        ),
        ("Ana Ruiz was praised by the team.", "The team praised Ana Ruiz.", SUPPORTED),
        ("Ana Ruiz met Vera Kline in Marden.", "Vera Kline met Ana Ruiz in Marden.", SUPPORTED),
        ("Talks rather bored Ana Ruiz on Monday.", "Talks rather bored Ana Ruiz on Monday, she said.", SUPPORTED),
        ("The pier opened after seven years.", "After a repair of seven years the pier opened.", SUPPORTED),
        ("The ship sank before the storm began.", "The storm began after the ship sank.", SUPPORTED),
        ("Ana Ruiz went with Vera Kline.", "Ana Ruiz went without Vera Kline.", CONTRADICTED),
        ("Prices rose 5 percent a month ago.", "Prices rose 5 percent four weeks ago.", SUPPORTED),
    ],
)
def test_a_corner_has_its_verdict(claim: str, source: str, verdict: ClaimVerdict):
    finding = verify_claim(claim, source)
    assert (finding.verdict, finding.reasons) == (verdict, finding.reasons)
