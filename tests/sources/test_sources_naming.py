"""Title, outlet, agency and language, where the text or its container tells them; no guesses."""

import pytest

from briefing.sources.boilerplate import mark_boilerplate
from briefing.sources.credits import Credits, find_credits
from briefing.sources.language import guess_language
from briefing.sources.naming import Naming, read_naming

BODY = (
    "The council of Lund voted on Monday to close the old bridge for seven months of repairs, the mayor said.\n\n"
    "The work will cost 4 million euros and is paid by the region, according to the plan of the council for the year.\n"
)


def named(text: str, body: int = 0, **values: object) -> Naming:
    return read_naming(text, values, mark_boilerplate(text, body), body)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bridge closed in Lund\n\n" + BODY, "Bridge closed in Lund"),
        ("# Bridge closed\n\n" + BODY, "Bridge closed"),
        ("Bridge closed in Lund | Harbour Gazette\n\n" + BODY, "Bridge closed in Lund"),
        ("Bridge closed in Lund - Harbour Times\n\n" + BODY, "Bridge closed in Lund"),
        ("Harbour Gazette\n\nBridge closed in Lund\n\n" + BODY, "Bridge closed in Lund"),
        ("Bridge closed in Lund\nBy Ana Ruiz\n\n" + BODY, "Bridge closed in Lund"),
        ("Why was the bridge closed?\n\n" + BODY, "Why was the bridge closed?"),
        ("Міст закрили\n\n" + BODY, "Міст закрили"),
        ("Advertisement\n\nBridge closed in Lund\n\n" + BODY, "Bridge closed in Lund"),
        (BODY, None),
        ("Bridge closed in Lund\n", None),
        ("Ana Ruiz and Bo Lee\n\n" + BODY, None),
        ("By the bay it rains\n\n" + BODY, None),
        ("Bridge closed:\n\n" + BODY, None),
        ("Bridge closed in Lund\nby the council\n\n" + BODY, None),
        ("It fell down. The bridge of Lund\n\n" + BODY, None),
        ("The bridge of Lund (Reuters: Bo Lee)\n\n" + BODY, None),
        ("The bridge of Lund. | REUTERS The bay\n\n" + BODY, None),
        ("Bridge <b>closed</b> in Lund\n\n" + BODY, None),
        ("Bridge {{ closed }} in Lund\n\n" + BODY, None),
        ("Bridge [closed](javascript:x) in Lund\n\n" + BODY, None),
        ("Video produced by Bo Lee\n\n" + BODY, None),
        ("SCROLL TO BOTTOM FOR UPDATES\n\n" + BODY, None),
        ("Story highlights The bridge fell\n\nThe bay is cold\n\n" + BODY, None),
        ("Advertisement\n\nAdvertisement\n\nAdvertisement\n\nBridge closed\n\n" + BODY, None),
    ],
)
def test_a_title_stands_alone_on_top_and_is_no_sentence(text: str, expected: str | None):
    found = named(text)
    assert found.title == expected
    assert (found.title_span.of(text) if found.title_span else None) == expected


def test_a_given_title_is_found_again_in_the_text():
    text = "Bridge closed in Lund\n\n" + BODY
    assert named(text, title="bridge closed in lund").title_span is not None
    assert named(text, title="Another").title_span is None
    assert named("", title="Another").title == "Another"
    assert named("", title="<script>alert(1)</script>").title is None


@pytest.mark.parametrize(
    ("text", "outlet", "agency"),
    [
        ("The bridge is closed\n\nLAKEVIEW, May 3 (Lake Wire) - It fell.", None, "Lake Wire"),
        ("The bridge is closed\n\nAna Ruiz (D-Lakeview) - It fell.", None, None),
        ("LUND (AP) — " + BODY, None, "AP"),
        ("LUND, May 3 (Xinhua) -- " + BODY, None, "Xinhua"),
        ("(AGENCY- HarbourPost) " + BODY + "HARBOURPOST said so.", "HARBOURPOST", "AGENCY"),
        ("This was stated by the mayor, Harbour Gazette reports.\n\n" + BODY, "Harbour Gazette", None),
        ("The mayor left on Monday, the Harbour Times reported.\n\n" + BODY, None, "the Harbour Times"),
        ("The mayor left on Monday, Bo Lee reported.\n\n" + BODY, None, None),
        ("Bridge closed\n\nBy Ana Ruiz, Harbour Gazette\n\n" + BODY, "Harbour Gazette", None),
        ("Bridge closed\n\nBy Ana Ruiz | Harbour Times | May 3, 2025\n\n" + BODY, "Harbour Times", None),
        ("Harbour Gazette\n\nBridge closed in Lund\n\n" + BODY, "Harbour Gazette", None),
        ("Bridge closed in Lund | Harbour Gazette\n\n" + BODY, "Harbour Gazette", None),
        ("Bridge closed in Lund | The storm\n\n" + BODY, None, None),
        ("CLOSE\n\n" + BODY, None, None),
        (BODY + "\n© 2025 Harbour Gazette. All rights reserved.\n", "Harbour Gazette", None),
        (BODY + "\nMore from Harbour Gazette\n\nThe bay is cold\n", "Harbour Gazette", None),
        (BODY + "\nHarbour Gazette’s Bo Lee contributed to this report.\n", "Harbour Gazette", None),
        (BODY + "\n© 2025 The Associated Press. All rights reserved.\n", None, "The Associated Press"),
        (BODY, None, None),
    ],
)
def test_outlet_and_agency_are_what_the_text_credits(text: str, outlet: str | None, agency: str | None):
    assert find_credits(text, {}) == Credits(outlet, agency)


def test_values_and_address_tell_the_outlet():
    assert find_credits(BODY, {"Source": "Harbour  Gazette", "wire": "AP"}) == Credits("Harbour Gazette", "AP")
    assert find_credits(BODY, {}, "https://www.h.example/x").outlet == "h.example"
    assert find_credits(BODY, {}, "https://[broken").outlet is None
    assert find_credits(BODY, {"source": "AP", "wire": "ap"}) == Credits("AP", None)


def test_an_address_or_language_that_is_none_is_passed_over():
    found = named(BODY, url="javascript:alert(1)", language="<b>")
    assert (found.url, found.language) == (None, "en")
    assert named(BODY, language="en-GB").language == "en-GB"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BODY, "en"),
        ("Der Rat der Stadt hat die alte Brücke gesperrt, und das ist nicht schön.", "de"),
        ("Це рішення не є остаточним, і на нього чекали всі, як повідомив мер.", "uk"),
        ("Это не последнее решение, и на него ждали все, как сообщил мэр.", "ru"),
        ("市議会は月曜日、古い橋を閉鎖することを決めた。", "ja"),
        ("市议会星期一决定关闭这座旧桥。", "zh"),
        ("시의회는 월요일에 다리를 폐쇄하기로 했다.", "ko"),
        ("Xyz qwv brm", None),
        ("", None),
    ],
)
def test_a_language_is_told_by_script_and_common_words(text: str, expected: str | None):
    assert guess_language(text) == expected
