"""The HTML report in a real browser: laid out side by side or below each other, nothing run, nothing fetched.

Runs when a Chromium is on the path (`chromium`, `chromium-browser`, `google-chrome`), or named by BRIEFING_BROWSER.
"""

import json
import os
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path

import pytest

from briefing.checking.check import check_summary
from briefing.checking.corpus import Corpus
from briefing.model import Article, ArticleId, Basis, Dated
from briefing.render.reports import render_reports

BROWSER = os.environ.get("BRIEFING_BROWSER") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None
)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(BROWSER is None, reason="no Chromium on the path"),
]
WORDS = "The pier needs three weeks of work. “We will wait,” said Ingrid Solvang. The storm came at night."
EVIL = (
    '<script>document.title = "run"</script><img src=x onerror=\'document.title = "run"\'> "><svg onload=alert(1)>'
    " </mark></div></style><style>body { display: none }</style> [go](javascript:document.title='run')"
    " <a href=\"javascript:document.title='run'\">go</a> {{ 7 * 7 }} <iframe src=https://example.org></iframe> &lt;b&gt;"
)
PROBE = """<script>
addEventListener("load", () => {
  const box = name => document.querySelector(name).getBoundingClientRect();
  const [left, right] = [...document.querySelectorAll(".side")].map(side => side.getBoundingClientRect());
  const link = [...document.querySelectorAll(".side mark.failed a")][0];
  link.click();
  const target = document.querySelector(":target");
  document.body.dataset.probe = JSON.stringify({
    beside: left.right <= right.left, below: left.bottom <= right.top,
    wide: document.documentElement.scrollWidth <= innerWidth, title: document.title,
    target: target !== null && target.id === link.getAttribute("href").slice(1),
    foreign: document.querySelectorAll("img, svg, iframe, object, link, form, script").length - 1,
    sheets: document.styleSheets.length,
    inward: [...document.querySelectorAll("a")].every(one => one.getAttribute("href").startsWith("#")),
    seen: getComputedStyle(document.body).display !== "none",
    page: getComputedStyle(document.body).backgroundColor,
    focusable: [...document.querySelectorAll("a[href], [tabindex]")].every(one => one.tabIndex >= 0),
  });
});
</script></body>"""


def page() -> str:
    article = Article(ArticleId("a"), f"a{EVIL}.txt", f"{WORDS} {EVIL}", "0" * 64, published=Dated(None, Basis.UNKNOWN))
    summary = f"“We will never wait,” said Ingrid Solvang. {EVIL}\n\nThe pier needs three weeks of work.\n"
    return render_reports("html", [check_summary("s.md", summary, Corpus([article]))], [article])


def shown(html: str, folder: Path, width: int, *flags: str) -> str:
    """Return the page as the browser has it once it was loaded."""
    path = folder / "page.html"
    path.write_text(html, encoding="utf-8")
    command = [
        str(BROWSER),
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        f"--user-data-dir={folder / 'profile'}",
        f"--window-size={width},900",
        "--virtual-time-budget=2000",
        *(flags or ("--dump-dom",)),
        path.as_uri(),
    ]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=120).stdout


def test_hostile_text_runs_nothing(tmp_path: Path):
    """With its own policy the page runs no script at all: the title stays."""
    found = re.search("<title>(.*?)</title>", shown(page(), tmp_path, 1200))
    assert found is not None
    assert found[1] == "briefing check"


@pytest.mark.parametrize(("width", "beside"), [(1300, True), (500, False)], ids=["desktop", "narrow"])
def test_the_page_fits_and_its_links_lead_somewhere(tmp_path: Path, width: int, *, beside: bool):
    """Summary left and source right where there is room, below each other where not; a failed quote leads to its passage.

    The probe is ours: it is added to a copy of the page without its policy.
    """
    assert probe(tmp_path, width) == {
        "beside": beside,
        "below": not beside,
        "wide": True,
        "title": "briefing check",
        "target": True,
        "foreign": 0,
        "sheets": 1,
        "inward": True,
        "seen": True,
        "page": "rgb(246, 247, 249)",
        "focusable": True,
    }


def probe(folder: Path, width: int, *flags: str) -> dict[str, object]:
    """Return what a script of ours finds on the page, which needs the page without its policy."""
    probed = re.sub(r"<meta http-equiv[^>]*>", "", page()).replace("</body>", PROBE)
    found = re.search(r'data-probe="([^"]*)"', shown(probed, folder, width, *flags))
    assert found is not None
    return json.loads(unescape(found[1]))


def test_the_page_is_dark_where_its_reader_wants_that(tmp_path: Path):
    found = probe(tmp_path, 1300, "--dump-dom", "--blink-settings=preferredColorScheme=0")
    assert found["page"] == "rgb(20, 23, 27)"


def test_the_page_prints_whole(tmp_path: Path):
    """On paper nothing scrolls: every line of a long summary is there."""
    article = Article(ArticleId("a"), "a.txt", WORDS, "0" * 64, published=Dated(None, Basis.UNKNOWN))
    sizes = []
    for lines in (1, 400):
        text = "The pier needs three weeks of work.\n\n" * lines
        html = render_reports("html", [check_summary("s.md", text, Corpus([article]))], [article])
        shown(html, tmp_path, 1300, f"--print-to-pdf={tmp_path / f'{lines}.pdf'}")
        sizes.append((tmp_path / f"{lines}.pdf").read_bytes().count(b"/Type /Page\n"))
    assert sizes[1] > sizes[0] + 3
