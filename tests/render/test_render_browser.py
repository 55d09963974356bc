"""The HTML report in a real browser: laid out side by side or below each other, nothing run, nothing fetched.

Runs when a Chromium is on the path (`chromium`, `chromium-browser`, `google-chrome`), or named by BRIEFING_BROWSER.
"""

import os
import re
import shutil
import subprocess
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
EVIL = '<script>document.title = "run"</script><img src=x onerror=\'document.title = "run"\'> "><svg onload=alert(1)>'
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
    focusable: [...document.querySelectorAll("a[href], [tabindex]")].every(one => one.tabIndex >= 0),
  });
});
</script></body>"""


def page() -> str:
    article = Article(ArticleId("a"), f"a{EVIL}.txt", f"{WORDS} {EVIL}", "0" * 64, published=Dated(None, Basis.UNKNOWN))
    summary = f"“We will never wait,” said Ingrid Solvang. {EVIL}\n\nThe pier needs three weeks of work.\n"
    return render_reports("html", [check_summary("s.md", summary, Corpus([article]))], [article])


def shown(html: str, folder: Path, width: int) -> str:
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
        "--dump-dom",
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
    probed = re.sub(r"<meta http-equiv[^>]*>", "", page()).replace("</body>", PROBE)
    shown_page = shown(probed, tmp_path, width)
    found = re.search(r'data-probe="([^"]*)"', shown_page)
    assert found is not None
    probe = found[1].replace("&quot;", '"')
    assert probe == (
        f'{{"beside":{str(beside).lower()},"below":{str(not beside).lower()},"wide":true,'
        '"title":"briefing check","target":true,"focusable":true}'
    )
