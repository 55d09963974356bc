"""Stories from groups and claims: merged once, one origin counted once, newest and weightiest first."""

from datetime import date
from decimal import Decimal
from hashlib import sha256

from briefing.model import (
    Article,
    ArticleId,
    Basis,
    CheckedClaim,
    Citation,
    CitedFigure,
    Dated,
    Figure,
    Quote,
    Span,
    StoryGroup,
    Verdict,
)
from briefing.stories import Origin, compose, group, independent, merge_claims, origins, told_origins, with_origins

TEXT = (
    "The dam of the upper valley broke in the night, Mayor Ida Holm told Radio Norra in an interview with Radio Norra."
)


def article(
    name: str, text: str, day: str | None = None, outlet: str | None = None, agency: str | None = None
) -> Article:
    published = Dated(date.fromisoformat(day), Basis.STATED) if day else Dated(None, Basis.UNKNOWN)
    digest = sha256(text.encode()).hexdigest()
    return Article(ArticleId(name), f"{name}.txt", text, digest, outlet=outlet, agency=agency, published=published)


def claim(
    name: str, text: str, where: str, speaker: str | None = None, value: int | None = None, start: int = 0
) -> CheckedClaim:
    span = Span(start, start + 10)
    figures = (CitedFigure(ArticleId(where), Figure(span, str(value), Decimal(value))),) if value is not None else ()
    return CheckedClaim(name, text, (Citation(ArticleId(where), span),), figures=figures, attributed_to=speaker)


PAIR = (StoryGroup((ArticleId("a"), ArticleId("b"))),)


def test_one_statement_of_two_outlets_is_told_once_with_both_citations():
    one = claim("1", "The dam broke in the night and 40 families left the valley.", "b", value=40)
    other = claim("2", "The dam broke in the night, and 40 families left the valley.", "a", value=40)
    (merged,) = merge_claims([one, other], PAIR)
    assert merged.id == "2"
    assert [citation.article for citation in merged.citations] == ["a", "b"]


def test_other_figures_speakers_or_stories_are_not_merged():
    text = "The dam broke in the night and 40 families left the valley."
    first = claim("1", text, "a", value=40)
    assert len(merge_claims([first, claim("2", text, "b", value=60)], PAIR)) == 2
    assert len(merge_claims([first, claim("2", text, "b", "Ida Holm", value=40)], PAIR)) == 2
    assert len(merge_claims([first, claim("2", text.replace("left", "never left"), "b", value=40)], PAIR)) == 2
    assert len(merge_claims([first, claim("2", text, "x", value=40)], PAIR)) == 2
    assert len(merge_claims([first, claim("2", "The mayor left.", "b", value=40)], PAIR)) == 2


def test_quotes_are_kept_from_whichever_claim_has_them():
    quote = Quote("The dam broke", ArticleId("b"), Span(0, 13), Verdict.VERBATIM, "Ida Holm")
    one = claim("1", "The dam broke in the night.", "a", "Ida Holm")
    other = CheckedClaim(
        "2", "The dam broke in the night.", (Citation(ArticleId("b"), Span(0, 13)),), (quote,), (), "Mayor Ida Holm"
    )
    (merged,) = merge_claims([one, other], PAIR)
    assert merged.quotes == (quote,)


def test_two_outlets_with_one_speaker_are_one_origin():
    articles = [article("a", TEXT, outlet="Dagen"), article("b", TEXT, outlet="Morgenblatt")]
    found = origins([claim("1", "x", "a", "Ida Holm"), claim("2", "y", "b", "Mayor Ida Holm")], articles)
    assert [one.medium for one in found] == ["Radio Norra", "Radio Norra"]
    assert independent(found) == ("Ida Holm",)


def test_one_agency_is_one_origin_and_two_outlets_are_two():
    agency = [article("a", "x", outlet="Dagen", agency="APX"), article("b", "y", outlet="Morgenblatt", agency="APX")]
    claims = [claim("1", "x", "a"), claim("2", "y", "b")]
    assert independent(origins(claims, agency)) == ("APX",)
    plain = [article("a", "x", outlet="Dagen"), article("b", "y")]
    assert independent(origins(claims, plain)) == ("Dagen", "b.txt")


def test_a_role_in_one_outlet_is_not_a_second_origin():
    articles = [article("a", "x", outlet="Dagen")]
    found = origins(
        [claim("1", "x", "a", "Ida Holm"), claim("2", "y", "a", "the spokesperson"), claim("3", "z", "a")], articles
    )
    assert independent(found) == ("Ida Holm", "Dagen")


def test_a_claim_of_an_unknown_article_is_its_own_origin():
    assert origins([claim("1", "x", "gone")], []) == (Origin("1", None, None, None, ("1",)),)


def test_a_quoted_speaker_is_an_origin():
    quote = Quote("x", ArticleId("a"), Span(0, 1), Verdict.VERBATIM, "Ida Holm")
    told = CheckedClaim("1", "x", (Citation(ArticleId("a"), Span(0, 1)),), (quote,))
    assert origins([told], [article("a", "x")])[0].name == "Ida Holm"


def test_stories_are_composed_newest_first_with_their_reason():
    batch = [
        article("a", TEXT, "2024-05-01", "Dagen"),
        article("b", "A tram depot burned down in Hallstad.", "2024-05-15"),
    ]
    stories = compose(
        group(batch), batch, [claim("1", "The dam broke.", "a", "Ida Holm")], {ArticleId("a"): "Dam breaks"}
    )
    assert [story.headline for story in stories] == ["b.txt", "Dam breaks"]
    assert stories[1].claims == ("1",)
    assert stories[1].independent_origins == 1
    assert stories[1].reason == "1 outlet, latest article of 2024-05-01"


def test_an_undated_story_says_so_and_ids_come_from_the_texts():
    batch = [article("a", TEXT)]
    (story,) = compose(group(batch), batch, [], {})
    assert story.reason == "1 outlet, date not given"
    assert story.id == compose(group(batch), batch, [], {ArticleId("a"): "Other"})[0].id


def test_a_title_heads_a_story_without_a_drafted_headline():
    one = article("a", TEXT)
    titled = Article(one.id, one.name, one.text, one.sha256, title="The title")
    assert compose(group([titled]), [titled], [], {})[0].headline == "The title"


def counted(name: str, text: str, where: str, speaker: str | None, what: str) -> CheckedClaim:
    figure = Figure(Span(0, 3), "400", Decimal(400), counted=what)
    cited = (CitedFigure(ArticleId(where), figure),)
    return CheckedClaim(
        name, text, (Citation(ArticleId(where), Span(0, 9)),), figures=cited, attributed_to=speaker, extract=True
    )


def test_one_speakers_figure_of_one_thing_is_told_once_in_other_words():
    one = counted(
        "1",
        "There are 400 soldiers stationed in the valley, said Holm, many moved from the coast.",
        "a",
        "Holm",
        "soldiers",
    )
    other = counted("2", "As of now there are 400 troops in the valley.", "b", "Ida Holm", "troops")
    (merged,) = merge_claims([one, other], PAIR)
    assert [citation.article for citation in merged.citations] == ["a", "b"]
    prisoners = counted("2", "As of now there are 400 prisoners in the valley.", "b", "Ida Holm", "prisoners")
    assert len(merge_claims([one, prisoners], PAIR)) == 2
    elsewhere = counted("2", "The harbour museum welcomed 400 soldiers for lunch.", "b", "Ida Holm", "soldiers")
    assert len(merge_claims([one, elsewhere], PAIR)) == 2


def test_without_a_named_speaker_more_of_the_words_must_return():
    one = counted(
        "1", "Nearly all of the 400 soldiers stationed in the valley were moved from the coast.", "a", None, "soldiers"
    )
    other = counted("2", "The 400 troops in the valley have measles, mumps and influenza.", "b", None, "troops")
    assert len(merge_claims([one, other], PAIR)) == 2


def spoken(name: str, text: str, where: str, speaker: str) -> CheckedClaim:
    span = Span(0, len(text))
    quote = Quote(text, ArticleId(where), span, Verdict.VERBATIM, speaker)
    return CheckedClaim(name, text, (Citation(ArticleId(where), span),), (quote,), extract=True)


def test_two_wordings_of_one_utterance_are_one_extract():
    one = spoken("1", "We simply want to live quietly in our own valley without floods.", "a", "Ida Holm")
    other = spoken("2", "We just want to live quietly in the valley without floods.", "b", "Holm")
    (merged,) = merge_claims([one, other], PAIR)
    assert (merged.text, [citation.article for citation in merged.citations]) == (one.text, ["a", "b"])
    assert len(merge_claims([one, spoken("2", other.text, "b", "Per Lind")], PAIR)) == 2
    assert len(merge_claims([one, spoken("2", "Nobody asked the ferry company about it.", "b", "Holm")], PAIR)) == 2


def test_a_claim_carries_the_name_of_its_origin():
    articles = [article("a", "x", outlet="Dagen", agency="APX"), article("b", "y", outlet="Morgenblatt")]
    claims = [claim("1", "x", "a"), claim("2", "y", "b"), claim("3", "y", "b", "Ida Holm")]
    assert [told.origin for told in with_origins(claims, articles)] == ["APX", None, "Ida Holm"]


def test_a_whole_sentence_gives_way_to_a_shorter_headline():
    batch = [article("a", TEXT, outlet="Dagen"), article("b", TEXT + " It did.", outlet="Morgenblatt")]
    pair = [StoryGroup((ArticleId("a"), ArticleId("b")))]
    long = "The dam of the upper valley broke in the night " * 3
    headlines = {ArticleId("a"): long, ArticleId("b"): "Dam breaks"}
    assert compose(pair, batch, [], headlines)[0].headline == "Dam breaks"
    assert (
        compose(pair, batch, [], {ArticleId("a"): "The dam breaks", ArticleId("b"): "Dam"})[0].headline
        == "The dam breaks"
    )


def test_of_many_claims_those_that_say_the_same_are_still_merged():
    """Beyond a few dozen, only claims that share rare words are compared."""
    towns = [f"{one}{two}dorf" for one in "abcdefghi" for two in "klmnopqrst"]
    many = [claim(town, f"The bridge of {town} fell into the river at noon.", "a") for town in towns]
    again = [claim(f"{town} again", f"The bridge of {town} fell into the river at noon.", "b") for town in towns]
    merged = merge_claims([*many, *again], PAIR)
    assert len(merged) == 90
    assert {len(one.citations) for one in merged} == {2}


def test_an_article_that_repeats_anothers_words_is_no_origin_of_its_own():
    first, copy = article("a", TEXT), article("b", TEXT)
    told = [claim("1", "The dam broke.", "a"), claim("2", "The bridge fell.", "b")]
    assert told_origins(told, [first, copy], {}) == ("a.txt", "b.txt")
    assert told_origins(told, [first, copy], {copy.id: first.id}) == ("a.txt",)
