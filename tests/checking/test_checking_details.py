"""Figures, names and dates of a summary, one by one: in another form they are the article's, another value is not."""

import pytest
from test_checking_summaries import article

from briefing.checking.corpus import Corpus
from briefing.checking.details import check_details
from briefing.model import ClaimVerdict

POLL = article(
    "poll.txt",
    "Almost seven-in-ten voters (68%) feel worn out, in a survey that ran from Feb. 22 to March 4, 2018. Nearly nine in "
    "10 grey voters do. The office knew of it as early as 2011. Solvang paid 3.25% of €2 million.\n",
    "Norland Post",
    "2019-06-05",
)
SUPPORTED, CONTRADICTED, NOT_FOUND = ClaimVerdict.SUPPORTED, ClaimVerdict.CONTRADICTED, ClaimVerdict.NOT_FOUND


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("About two in three voters feel so.", {"two in three": SUPPORTED}),  # 68 percent, roughly told
        ("Two in three voters feel so.", {"Two in three": NOT_FOUND}),
        ("Nearly 90 percent of them do.", {"90 percent": SUPPORTED}),
        ("Nearly 80 percent of them do.", {"80 percent": NOT_FOUND}),
        ("Solvang paid 3.3 percent of €2 million.", {"3.3 percent": SUPPORTED, "€2 million": SUPPORTED}),
        ("Solvang paid 3.4 percent of €3 million.", {"3.4 percent": NOT_FOUND, "€3 million": NOT_FOUND}),
        ("It ran until March 2018.", {"March 2018": SUPPORTED}),  # a day of that month
        ("It ran until April 2018.", {"April 2018": NOT_FOUND}),
        ("It ran in 2018.", {"2018": SUPPORTED}),
        ("It was known in 2011.", {"2011": SUPPORTED}),
        ("It was known in 2012.", {"2012": NOT_FOUND}),
        ("It ran until 4 March 2018.", {"4 March 2018": SUPPORTED}),
        ("It ran until 5 March 2018.", {"5 March 2018": NOT_FOUND}),
        ("Grey voters do.", {}),
        ("Worn voters and Grey ones do.", {"Grey": NOT_FOUND}),  # a capital inside a sentence makes a name
        ("Ronald Ostby does.", {"Ronald Ostby": NOT_FOUND}),
    ],
)
def test_a_detail_is_the_article_s_in_another_form_and_no_other_value(words: str, found: dict[str, ClaimVerdict]):
    corpus = Corpus([POLL])
    rows = check_details(words, corpus, [POLL.id])
    assert {row.text: row.verdict for row in rows if row.verdict is not SUPPORTED or row.text in found} == found
