"""Near-duplicates: found through edits and furniture, never by the order of the input."""

from datetime import date
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Article, ArticleId, Basis, Boilerplate, Dated, Span
from briefing.stories import duplicates

HARBOUR = (
    "The harbour town of Velm closed the old bridge to traffic on Monday after the inspectors found that two of the "
    "main cables had rusted through. The mayor told the council that the repair would take three months and that the "
    "town would run a ferry to the island twice an hour. The shopkeepers on the far bank said that they had been "
    "given no warning, and that the tourists who arrive in the spring would turn to the other side of the bay. The "
    "engineer who led the work said that the bridge was older than the records show, and that the town should have "
    "tested the cables ten years ago. The ferry will start on Thursday, and the fare will be paid by the town until "
    "the bridge opens again. The council will meet to talk about the cost in the first week of the month."
)
LIBRARY = (
    "The library of Orrin has lent out a record number of books this year, although the number of readers fell. The "
    "head librarian thinks that the reason is simple: the children who came to the reading club took home more than "
    "they used to. The town gave the library a new room in the summer, and the shelves were filled by gifts from the "
    "families who moved away. The room is open until ten at night, and the heating is paid by the bookshop next door."
)


def article(name: str, text: str, day: str | None = None, boilerplate: tuple[Boilerplate, ...] = ()) -> Article:
    published = Dated(date.fromisoformat(day), Basis.STATED) if day else Dated(None, Basis.UNKNOWN)
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Article(ArticleId(name), name, text, digest, published=published, boilerplate=boilerplate)


@pytest.mark.parametrize(
    "copy",
    [
        HARBOUR,
        HARBOUR.upper(),
        "A new headline over it\n\n" + HARBOUR,
        HARBOUR + "\n\nRead more: ten bridges you must see\n\nSubscribe to the letter",
        HARBOUR.replace("Monday", "Tuesday").replace("three months", "a quarter"),
        HARBOUR.replace(" the ", " a ", 6),
        HARBOUR.replace(". ", ".\n\n"),
        HARBOUR.split("The ferry will", maxsplit=1)[0],
    ],
    ids=["exact", "capitals", "headline", "furniture", "words", "articles", "paragraphs", "cut"],
)
def test_an_edited_copy_is_a_duplicate(copy: str):
    found = duplicates([article("a", HARBOUR, "2024-01-01"), article("b", copy, "2024-01-02"), article("c", LIBRARY)])
    assert found == (("b", "a"),)


def test_other_texts_are_none():
    assert duplicates([article("a", HARBOUR), article("b", LIBRARY)]) == ()


def test_the_first_published_is_the_original_then_the_longest():
    early, long = article("z", HARBOUR, "2024-01-01"), article("a", HARBOUR + " And more of it.", "2024-01-02")
    assert duplicates([early, long]) == (("a", "z"),)
    assert duplicates([article("z", HARBOUR), article("a", HARBOUR + " And more of it.")]) == (("z", "a"),)


def test_boilerplate_is_no_evidence():
    shared = "\n\n" + LIBRARY
    one, other = HARBOUR + shared, "Something short and quite different happened in a village." + shared
    spans = [Boilerplate(Span(text.index(shared), len(text)), "teasers") for text in (one, other)]
    assert duplicates([article("a", one), article("b", other)]) != ()
    assert duplicates([article("a", one, None, (spans[0],)), article("b", other, None, (spans[1],))]) == ()


def test_many_copies_of_one_article_have_one_original():
    copies = [article(f"{n:02}", f"{HARBOUR} Note {n}.", f"2024-01-{n + 1:02}") for n in range(20)]
    assert duplicates(copies[::-1]) == tuple((f"{n:02}", "00") for n in range(1, 20))


def test_the_order_of_the_input_changes_nothing():
    batch = [
        article("a", HARBOUR),
        article("b", HARBOUR + " More."),
        article("c", LIBRARY),
        article("d", LIBRARY[:300]),
    ]
    assert duplicates(batch) == duplicates(batch[::-1])


def test_texts_without_latin_words_are_compared_too():
    text = "Міст у старому порту закрили в понеділок, бо інженери знайшли іржу на двох головних тросах опори. " * 3
    assert duplicates([article("a", text), article("b", "Новини дня. " + text)]) == (("a", "b"),)
    chinese = "周一港口旧桥关闭因为工程师发现两根主缆生锈镇长说修理需要三个月期间每小时有两班渡轮" * 2
    assert duplicates([article("a", chinese), article("b", "新闻" + chinese)]) == (("a", "b"),)


def test_sparse_long_texts_are_sampled():
    words = [f"quark{n} boson{n * 7} lepton{n * 3}" for n in range(400)]
    text = " ".join(words)
    assert duplicates([article("a", text), article("b", "Preface here. " + text)]) == (("a", "b"),)


def test_no_articles_and_empty_ones_have_no_duplicates():
    assert duplicates([]) == ()
    assert duplicates([article("a", ""), article("b", "  ")]) == ()


@given(st.lists(st.text(max_size=200), max_size=5))
def test_nothing_raises_on_any_text(texts: list[str]):
    duplicates([article(str(n), text) for n, text in enumerate(texts)])
