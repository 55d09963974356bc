"""An article is dated by what it states of itself; a date of a teaser, a caption's archive or an event dates nothing."""

from datetime import date

import pytest

from briefing.model import Basis, Dated
from briefing.sources.boilerplate import mark_boilerplate
from briefing.sources.dating import publication_date

BODY = (
    "The council of Lund voted on Saturday to close the old bridge for seven months of repairs, the mayor said.\n\n"
    "The work will cost 4 million euros and is paid by the region, according to the plan of the council for the year.\n"
)
MAY = date(2025, 5, 3)


def dated(text: str, url: str | None = None, **values: object) -> Dated:
    return publication_date(text, values, mark_boilerplate(text), url=url)


@pytest.mark.parametrize(
    "top",
    [
        "Bridge closed in Lund\n\nPublished: 3 May 2025 10:15 GMT\n\n",
        "Bridge closed in Lund\n\nMay 3, 2025\n\n",
        "Bridge closed in Lund\nBy Ana Ruiz | Harbour Times | May 3, 2025\n\n",
        "Bridge closed in Lund\n\nSat 3 May 2025 10.15 BST\n\n",
        "Bridge closed in Lund\n\nFirst published on Sat 3 May 2025 10.15 BST\n\n",
        "Bridge closed in Lund\n\nUpdated May 4, 2025\nPublished May 3, 2025\n\n",
        "Bridge closed in Lund\n\nUpdated 3 May 2025 at 3:15 p.m. ET\n\n",
        "Bridge closed in Lund\n\n2025-05-03T10:15:00Z\n\n",
        "Bridge closed in Lund\n\n2025-05-03 10:15\n\n",
        "Bridge closed in Lund\n\n5/23/2025\n\n".replace("5/23", "05/03").replace("05/03/2025", "2025/05/03"),
        "LUND, May 3, 2025 (Reuters) - ",
        "Lund, Sweden, May 3, 2025 (AFP) – ",
        "LUND (3 May 2025) — ",
        " date 2025-05-03 ",
        "# Bridge closed in Lund\n\n*3 May 2025*\n\n",
        "Міст закрили\n\n3 травня 2025, 10:15\n\n",
        "Brücke gesperrt\n\nVeröffentlicht am 3. Mai 2025\n\n",
        "Brücke gesperrt\n\nStand: 03.05.2025, 10:15 Uhr\n\n",
        "Le pont fermé\n\nPublié le 3 mai 2025 à 10h15\n\n",
        "Cierran el puente\n\n3 de mayo de 2025\n\n",
        "橋が閉鎖される\n\n2025年5月3日 10時15分\n\n",
    ],
)
def test_what_a_text_states_of_itself_dates_it(top: str):
    found = dated(top + BODY)
    assert (found.date, found.basis) == (MAY, Basis.STATED)
    assert found.span is not None


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "LUND, Sweden, May 3 (AP) - " + BODY,
        "Bridge closed in Lund\n\n8/9/2025\n\n" + BODY,
        "Bridge closed in Lund\n\n31/02/2025\n\n" + BODY,
        "Bridge closed in Lund\n\n3 hours ago\n\n" + BODY,
        "Read more: The flood of May 1, 2024\n\n" + BODY,
        "Bridge closed in Lund\n\nThe bridge was opened on May 3, 1925 and closed on Monday, the council said in a letter.\n",
        BODY + "\n© 2025 Harbour Gazette\n",
        BODY + "\nRelated: Ferries run every hour\n\nMay 9, 2025\n",
        BODY + "\nMore from Harbour Gazette\n\nMay 9, 2025\n\nThe storm of May 10, 2025\n",
        "Bridge closed in Lund\n\nPublished by the harbour council\n\n" + BODY,
        BODY.replace("Saturday", "Monday") + "\nPublished May 3, 2025\n",
    ],
)
def test_other_dates_date_nothing(text: str):
    assert dated(text).basis is Basis.UNKNOWN


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("date", MAY),
        ("published", "2025-05-03T10:15:00Z"),
        ("pubdate", "Sat, 03 May 2025 10:15:00 GMT"),
        ("Date", "3 May 2025"),
    ],
)
def test_metadata_goes_before_the_text(key: str, value: object):
    found = dated("Bridge\n\nMay 9, 2025\n\n" + BODY, **{key: value})
    assert (found.date, found.basis) == (MAY, Basis.STATED)


def test_metadata_that_is_no_date_is_passed_over():
    assert dated("Bridge\n\nMay 3, 2025\n\n" + BODY, date="soon").date == MAY


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://h.example/2025/05/03/bridge", MAY),
        ("https://h.example/news/2025/may/03/bridge", MAY),
        ("https://h.example/2025-05-03/bridge", MAY),
        ("https://h.example/2025/foo/03/bridge", None),
        ("https://h.example/2025/02/31/bridge", None),
        ("https://h.example/bridge", None),
    ],
)
def test_an_address_tells_by_inference(url: str, expected: date | None):
    found = dated(BODY, url)
    assert found.date == expected
    assert (found.basis is Basis.INFERRED) == (expected is not None)


def test_a_caption_dates_when_the_report_names_its_weekday():
    caption = "Cars wait at the old bridge in Lund, May 3, 2025. REUTERS/Bo Lee\n\n"
    found = dated("Bridge closed in Lund\n\n" + caption + BODY)
    assert (found.date, found.basis) == (MAY, Basis.INFERRED)
    assert "Saturday" in str(found.reason)


@pytest.mark.parametrize(
    ("caption", "body"),
    [
        ("Cars wait at the old bridge in Lund, May 2, 2025. REUTERS/Bo Lee\n\n", BODY),
        ("FILE PHOTO: Cars wait at the bridge in Lund, May 3, 2025. REUTERS/Bo Lee/File Photo\n\n", BODY),
        (
            "Cars wait at the old bridge in Lund, May 3, 2025. REUTERS/Bo Lee\n\n",
            BODY + "\nIt fell on May 8, 2025, he said.\n",
        ),
        (
            "Cars wait at the old bridge in Lund, May 3, 2025. REUTERS/Bo Lee\n\n",
            BODY.replace("Saturday", "Monday, Tuesday and Saturday"),
        ),
    ],
    ids=["another weekday", "archive", "a later date", "many weekdays"],
)
def test_a_caption_that_may_be_older_dates_nothing(caption: str, body: str):
    assert dated("Bridge closed in Lund\n\n" + caption + body).date is None
