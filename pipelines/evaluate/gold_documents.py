"""Scoring what is said of the document as a whole: its publication date, and which lines are not the article."""

from __future__ import annotations

import datetime as dt

from pipelines.evaluate.gold_data import GoldArticle, extent
from pipelines.evaluate.reading import Reading
from pipelines.evaluate.scores import Extent, Miss, Score, Scores, overlap
from pipelines.ingest.records import Document

ARTICLE_KINDS = frozenset({"headline", "standfirst", "summary", "dateline", "body"})
"""Passage kinds that the gold counts as the article; captions and headings are marked apart."""


def gold_date(article: GoldArticle) -> dt.date | None:
    """Return the publication date: inferred where the printed one is weak, else as stated."""
    about = article.about
    text = about.get("pub_date_inferred") or about.get("pub_date")
    return dt.date.fromisoformat(text) if text else None


def score_publication(article: GoldArticle, document: Document) -> tuple[Scores, ...]:
    """Return whether the publication date is right, and whether the stated range holds it."""
    expected = gold_date(article)
    if expected is None:
        return ()
    got = document.published_on
    first, last = document.published_earliest or got, document.published_latest or got
    held = first is not None and last is not None and first <= expected <= last
    shown = f"{got} ({document.published_basis}, {first}..{last}) [{document.published_rule}]"
    return tuple(
        Scores(
            (Score(name, int(ok), 1, 1),),
            () if ok else (Miss(name, "wrong", article.name, 0, 0, "", str(expected), shown),),
        )
        for name, ok in (("publication date", got == expected), ("publication date in range", held))
    )


def score_boilerplate(article: GoldArticle, reading: Reading) -> Scores:
    """Return the score over lines that are not the article.

    A line belongs to what holds most of its characters. A heading that the gold keeps in the article is neutral.
    """
    name = "boilerplate lines"
    gold = [extent(row) for row in article.of("boilerplate")]
    passages = reading.document.passages
    right = system = expected = 0
    misses = []
    for line in _lines(article.text):
        is_gold = 2 * sum(overlap(line, g) for g in gold) > line[1] - line[0]
        kind = (
            max(passages, key=lambda p: overlap(line, (p.char_start, p.char_end))).kind
            if passages
            else "body"
        )
        is_system = kind not in ARTICLE_KINDS
        if is_system and not is_gold and kind == "heading":
            continue
        right += is_gold and is_system
        system += is_system
        expected += is_gold
        if is_gold != is_system:
            misses.append(
                reading.miss(
                    name, "missing" if is_gold else "spurious", line, "chrome" if is_gold else "article", kind
                )
            )
    return Scores((Score(name, right, system, expected),), tuple(misses))


def _lines(text: str) -> list[Extent]:
    lines, start = [], 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        if line.strip():
            first = start + len(line) - len(line.lstrip())
            lines.append((first, first + len(line.strip())))
        start = end
    return lines
