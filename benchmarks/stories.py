"""Measure grouping on labelled articles: B³ and nearest neighbour, with dates and without.

Usage: python benchmarks/stories.py basil/dev.jsonl
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import perf_counter

from briefing.model import UNDATED, Article, ArticleId, Basis, Dated
from briefing.stories import group
from briefing.stories.links import by_day, find_links
from briefing.stories.reports import report_text, terms_of
from briefing.stories.vectors import vectors


def main() -> None:
    """Read the labelled articles and print one row for each way of dating them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path, help="JSON lines with source, label and meta.date")
    rows = [json.loads(line) for line in parser.parse_args().path.read_text("utf-8").splitlines()]
    labels = {ArticleId(row["id"]): row["label"] for row in rows}
    dated = [article_of(row) for row in rows]
    print(f"{'dates':8} {'B3 P':>6} {'B3 R':>6} {'B3 F':>6} {'1-NN':>6} {'groups':>7} {'seconds':>8}")
    for name, articles in (("given", dated), ("none", [replace(article, published=UNDATED) for article in dated])):
        begun = perf_counter()
        groups = [found.articles for found in group(articles)]
        spent = perf_counter() - begun
        precision, recall, f = b_cubed(groups, labels)
        nearest = nearest_neighbour(articles, labels)
        print(f"{name:8} {precision:6.3f} {recall:6.3f} {f:6.3f} {nearest:6.3f} {len(groups):7} {spent:8.2f}")


def article_of(row: Mapping[str, object]) -> Article:
    """Return one row as an article, dated by its metadata."""
    meta = row["meta"]
    if not isinstance(meta, dict):
        raise TypeError("meta must be an object")
    day = date.fromisoformat(meta["date"]) if meta.get("date") else None
    published = Dated(day, Basis.STATED) if day else UNDATED
    text = str(row["source"])
    return Article(ArticleId(str(row["id"])), str(row["id"]), text, str(hash(text)), published=published)


def b_cubed(groups: Sequence[Sequence[ArticleId]], labels: Mapping[ArticleId, str]) -> tuple[float, float, float]:
    """Return B³ precision, recall and F (Bagga and Baldwin 1998)."""
    sizes = Counter(labels.values())
    pairs = [(sum(labels[a] == labels[b] for b in group), group, a) for group in groups for a in group]
    precision = sum(same / len(group) for same, group, _ in pairs) / len(pairs)
    recall = sum(same / sizes[labels[a]] for same, _, a in pairs) / len(pairs)
    return precision, recall, 2 * precision * recall / (precision + recall)


def nearest_neighbour(articles: Sequence[Article], labels: Mapping[ArticleId, str]) -> float:
    """Return the share of articles whose strongest neighbour tells the same event."""
    best = dict(_nearest(articles))
    return sum(labels[one] == labels[other] for one, other in best.items()) / len(articles)


def _nearest(articles: Sequence[Article]) -> Iterator[tuple[ArticleId, ArticleId]]:
    ranked = sorted(articles, key=by_day)
    weighed = vectors([terms_of(report_text(article)) for article in ranked])
    strongest: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for link in find_links(ranked, weighed):
        strongest[link.one].append((link.strength, link.other))
        strongest[link.other].append((link.strength, link.one))
    for index, found in strongest.items():
        yield ranked[index].id, ranked[max(found)[1]].id


if __name__ == "__main__":
    main()
