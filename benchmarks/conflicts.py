"""Measure conflicting figures, precision first: on hand-labelled pairs of real articles, and on planted ones.

    python benchmarks/conflicts.py news/sample3000.jsonl.gz basil/dev.jsonl

`conflict_labels.tsv` holds the set, article, start and end of two passages, and a label; no text. How it was labelled,
all by reading the passages in context, unclear pairs left out:

1. `conflict`/`other`: the articles of both sets were grouped; of every two articles of a group, the likeliest pair of
   differing figures with one unit and one counted noun (shared words of the sentences >= .3), then the four likeliest
   pairs by the words of their clauses, whatever their fate. "conflict": a reader would hold them for two reports of one
   thing, same time and scope.
2. The same inside one article: two figures of one kind near words such as "conflicting", "exaggerated", "put the toll
   at", "actually", or with two owners and one fate; and, across articles, everything that round one had left out.
3. `denied`/`not denied`: a sentence with "denies" or "denied" and the sentence of its article that shares most of the
   denied clause. "denied": the one says what the other denies. Most such pairs are no contradiction: the same denial
   told twice, a report of an investigation, a denial of something said elsewhere.

Few real pairs conflict, so figures are also planted: an article and its copy with one figure doubled (must be found),
or hedged by "about" (must not be).
"""

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from random import Random

from briefing.model import UNDATED, Article, ArticleId, Basis, Conflict, Dated, Span
from briefing.stories import conflicts
from briefing.stories.measures import measures
from briefing.stories.report import Report

LABELS = Path(__file__).with_name("conflict_labels.tsv")
PLANTED = 300
_SAME = {"denied": "conflict", "not denied": "other"}


def main() -> None:
    """Print precision and recall on the labelled pairs and on the planted ones."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news", type=Path)
    parser.add_argument("basil", type=Path)
    given = parser.parse_args()
    articles = {"news": articles_of(given.news), "basil": articles_of(given.basil)}
    told: Counter[tuple[str, bool]] = Counter()
    for line in LABELS.read_text("utf-8").splitlines():
        told[labelled(line, articles)] += 1
    show("labelled", told)
    show("denials", Counter({(_SAME[label], found): n for (label, found), n in told.items() if label in _SAME}))
    show("planted", planted(articles["news"]))


def show(name: str, told: Counter[tuple[str, bool]]) -> None:
    """Print one row."""
    pairs = sum(count for (label, _), count in told.items() if label in {"conflict", "other"})
    right, wrong, missed = told["conflict", True], told["other", True], told["conflict", False]
    print(f"{name:9} pairs {pairs:4}  conflicts {right + missed:4}  found {right:4}  false {wrong:3}", end="  ")
    print(f"precision {right / max(1, right + wrong):.3f}  recall {right / max(1, right + missed):.3f}")


def articles_of(path: Path) -> Mapping[str, Article]:
    """Return the articles of a file by their id."""
    text = (gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()).decode("utf-8")
    rows = map(json.loads, text.strip().split("\n"))
    return {row["id"]: article_of(row["id"], row["source"], row["meta"].get("date")) for row in rows}


def article_of(name: str, text: str, day: str | None = None) -> Article:
    """Return a text as an article."""
    try:
        published = Dated(date.fromisoformat(day or ""), Basis.STATED)
    except ValueError:
        published = UNDATED
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Article(ArticleId(name), name, text, digest, published=published)


def labelled(line: str, articles: Mapping[str, Mapping[str, Article]]) -> tuple[str, bool]:
    """Return the label of a pair and whether some conflict holds both of its figures."""
    held, one, start, end, other, start_other, end_other, label = line.split("\t")
    pair = (articles[held][one], articles[held][other])
    spans = (Span(int(start), int(end)), Span(int(start_other), int(end_other)))
    members = list({article.id: article for article in pair}.values())
    return label, any(holds(found, pair, spans) for found in conflicts(members))


def holds(found: Conflict, pair: tuple[Article, Article], spans: tuple[Span, Span]) -> bool:
    """Tell whether a conflict shows both figures."""
    return all(
        any(value.citation.article == article.id and value.citation.span.contains(span) for value in found.values)
        for article, span in zip(pair, spans, strict=True)
    )


def planted(articles: Mapping[str, Article]) -> Counter[tuple[str, bool]]:
    """Return how the planted pairs are told."""
    choice, told = Random(7), Counter[tuple[str, bool]]()
    for name in choice.sample(sorted(articles), PLANTED):
        article = replace(articles[name], published=UNDATED)
        for label, span, words in plants(article, choice):
            copy = article_of("copy", article.text[: span.start] + words + article.text[span.end :])
            told[
                label,
                any(
                    value.citation.span.contains(span) for found in conflicts((article, copy)) for value in found.values
                ),
            ] += 1
    return told


def plants(article: Article, choice: Random) -> Iterator[tuple[str, Span, str]]:
    """Yield a doubled figure that conflicts and a hedged one that does not."""
    found = [one for one in measures(Report(article)) if one.figure.text.replace(",", "").isdigit() and one.value > 1]
    if not found:
        return
    figure = choice.choice(found).figure
    value = figure.value or Decimal(0)
    yield "conflict", figure.span, f"{value * 2:,f}"
    yield "other", figure.span, f"about {value:,f}"


if __name__ == "__main__":
    main()
