"""Scoring figures, distractors, dates and quotes against gold rows."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar

from pipelines.evaluate.gold_data import GoldArticle, Row, extent, is_chrome, words
from pipelines.evaluate.reading import Reading
from pipelines.evaluate.scores import Extent, Miss, Score, Scores, align, overlap, overlap_over_union
from pipelines.extract.spans import DateSpan, FigureSpan, QuoteSpan


class _Spanned(Protocol):
    @property
    def char_start(self) -> int: ...
    @property
    def char_end(self) -> int: ...


T = TypeVar("T", bound=_Spanned)
QUOTE_OVERLAP = 0.8
"""Least overlap over union of two spans that are the same quotation."""


def at(span: _Spanned) -> Extent:
    """Return the extent of a span record."""
    return span.char_start, span.char_end


def by_overlap(row: Row, span: _Spanned) -> float:
    """Return 2 for the same span, less for an overlap, 0 for none."""
    return 2.0 if extent(row) == at(span) else overlap_over_union(extent(row), at(span))


def _is_neutral(row: Row) -> bool:
    return is_chrome(row) or bool(row.get("optional"))


def score_spans(
    name: str,
    reading: Reading,
    gold: Sequence[Row],
    system: Sequence[T],
    is_right: Callable[[Row, T], bool],
    *,
    neutral: Callable[[Row], bool] = _is_neutral,
    ignore: Callable[[T], bool] = lambda _: False,
    shown: Callable[[Any], object] = lambda s: s,
) -> Scores:
    """Return one score of right rows over gold and system rows.

    Gold rows that are `neutral` count neither as hit nor as miss, nor does a system row aligned with or
    overlapping one; a system row that is not aligned and that `ignore` accepts is not counted either.
    """
    pairs = align(gold, system, by_overlap)
    partner = {id(row): span for row, span in pairs}
    taken = {id(span) for _, span in pairs}
    misses: list[Miss] = []
    right = 0
    counted = [row for row in gold if not neutral(row)]
    system_count = 0
    for row in counted:
        span = partner.get(id(row))
        system_count += span is not None
        if span is not None and is_right(row, span):
            right += 1
        elif span is None:
            misses.append(reading.miss(name, "missing", extent(row), gold_shown(row)))
        else:
            misses.append(reading.miss(name, "wrong", extent(row), gold_shown(row), shown(span)))
    for span in system:
        if (
            id(span) in taken
            or ignore(span)
            or any(neutral(r) and overlap(extent(r), at(span)) for r in gold)
        ):
            continue
        system_count += 1
        misses.append(reading.miss(name, "spurious", at(span), "", shown(span)))
    return Scores((Score(name, right, system_count, len(counted)),), tuple(misses))


def gold_shown(row: Row) -> str:
    """Return the gold row's values, short, for an error list."""
    hidden = {
        "doc",
        "type",
        "id",
        "surface",
        "start",
        "end",
        "evidence",
        "note",
        "in_boilerplate",
        "mentions",
        "measures",
    }
    return ", ".join(f"{k}={v}" for k, v in row.items() if k not in hidden and v not in (None, False, []))


def score_figures(article: GoldArticle, reading: Reading) -> tuple[Scores, ...]:
    """Return the scores of figures (span, value, unit, hedge), of trivial ones, and distractors avoided."""
    gold = article.of("figure")
    figures = reading.spans.figures

    def neutral(row: Row) -> bool:
        return is_chrome(row) or bool(row.get("trivial"))

    def main(name: str, is_right: Callable[[Row, FigureSpan], bool]) -> Scores:
        return score_spans(
            name,
            reading,
            gold,
            figures,
            is_right,
            neutral=neutral,
            ignore=lambda f: f.is_trivial,
            shown=_figure_shown,
        )

    distracted = [
        reading.miss(
            "distractors avoided", "spurious", extent(row), row.get("why", ""), _figure_shown(hit[0])
        )
        for row in article.of("distractor")
        if (hit := [f for f in figures if overlap(extent(row), at(f))])
    ]
    total = len(article.of("distractor"))
    trivial = [row for row in gold if row.get("trivial") and not is_chrome(row)]
    flagged = [f for f in figures if f.is_trivial]
    return (
        main("figures", lambda r, f: extent(r) == at(f) and _same_figure(r, f)),
        main("figures, any overlap: value", _same_value),
        score_spans(
            "trivial figures", reading, trivial, flagged, lambda r, f: extent(r) == at(f), shown=_figure_shown
        ),
        Scores((Score("distractors avoided", total - len(distracted), total, total),), tuple(distracted)),
    )


def _same_figure(row: Row, figure: FigureSpan) -> bool:
    hedged = figure.comparator != "exact"
    return (
        _same_value(row, figure)
        and _same_unit(row["unit"], figure)
        and bool(row.get("approximate")) == hedged
    )


def _same_unit(unit: str | None, figure: FigureSpan) -> bool:
    if unit in ("percentage point", "percentage points"):
        return figure.unit == "percentage_point"
    return unit is None or unit in (figure.unit, figure.currency) or words(unit) == words(figure.unit)


def _same_value(row: Row, figure: FigureSpan) -> bool:
    return (
        _close(row.get("value"), figure.value)
        and ("value_min" not in row or _close(row["value_min"], figure.value_low))
        and (
            "value_max" not in row or row["value_max"] is None or _close(row["value_max"], figure.value_high)
        )
    )


def _close(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return math.isclose(a, b, rel_tol=1e-5)


def _figure_shown(f: FigureSpan) -> str:
    return (
        f"{f.surface!r} value={f.value} {f.value_low}..{f.value_high} unit={f.unit} {f.comparator} [{f.rule}]"
    )


def score_dates(article: GoldArticle, reading: Reading) -> tuple[Scores, ...]:
    """Return the scores of dates: strict (span, type, value), relaxed (overlap), span alone, with vague ones."""
    gold = article.of("date")

    def value(d: DateSpan) -> str | None:
        resolved = reading.resolved.get(d.char_start)
        return getattr(resolved, "timex_value", None) or d.timex_unanchored

    def neutral(row: Row) -> bool:
        return _is_neutral(row) or bool(row.get("vague"))

    def same(row: Row, d: DateSpan) -> bool:
        return row["timex_type"] == d.timex_type and row["value"] == value(d)

    def shown(d: DateSpan) -> str:
        return f"{d.surface!r} {d.timex_type} {value(d)} ({d.timex_unanchored}) [{d.rule}]"

    def scored(name: str, is_right: Callable[[Row, DateSpan], bool], vague: bool = False) -> Scores:
        return score_spans(
            name,
            reading,
            gold,
            reading.spans.dates,
            is_right,
            shown=shown,
            neutral=_is_neutral if vague else neutral,
            ignore=(lambda _: False) if vague else (lambda d: d.is_vague),
        )

    return (
        scored("dates", lambda r, d: extent(r) == at(d) and same(r, d)),
        scored("dates, any overlap: type and value", same),
        scored("dates, span", lambda r, d: extent(r) == at(d)),
        scored("dates with vague ones", lambda r, d: extent(r) == at(d) and same(r, d), vague=True),
    )


DIRECTNESS = {"direct": "direct", "fragment": "partial", "partial": "partial", "indirect": "indirect"}
"""Gold quote types in our terms."""


def score_quotes(article: GoldArticle, reading: Reading, entities: dict[str, str]) -> tuple[Scores, ...]:
    """Return F1 of direct quotes, of partial and indirect ones, and the accuracy of speakers of matched ones.

    `entities` maps gold names to our entity ids. Spans match at an overlap over union of `QUOTE_OVERLAP`.
    """
    gold = [row for row in article.of("quote") if not is_chrome(row)]
    parts: list[Scores] = []
    for name, kinds in (
        ("direct quotes", {"direct"}),
        ("partial and indirect quotes", {"partial", "indirect"}),
    ):
        rows = [row for row in gold if DIRECTNESS[row["quote_type"]] in kinds]
        found = [q for q in reading.spans.quotes if q.directness in kinds]
        parts.append(score_spans(name, reading, rows, found, _same_quote, shown=_quote_shown))
        parts.append(_score_speakers(f"speakers of {name}", reading, rows, found, entities))
    return tuple(parts)


def _same_quote(row: Row, quote: QuoteSpan) -> bool:
    return overlap_over_union(extent(row), at(quote)) >= QUOTE_OVERLAP


def _score_speakers(
    name: str, reading: Reading, gold: list[Row], found: list[QuoteSpan], entities: dict[str, str]
) -> Scores:
    pairs = [(r, q) for r, q in align(gold, found, by_overlap) if _same_quote(r, q)]
    wrong = [
        reading.miss(name, "wrong", extent(r), f"speaker={r['speaker']}", _quote_shown(q))
        for r, q in pairs
        if not same_speaker(r["speaker"], q, entities)
    ]
    return Scores((Score(name, len(pairs) - len(wrong), len(pairs), len(pairs)),), tuple(wrong))


def same_speaker(speaker: str | None, quote: QuoteSpan, entities: dict[str, str]) -> bool:
    """Return whether the quote's speaker is (one of) the gold's, by entity id or by the words of the name."""
    if speaker is None:
        return quote.speaker_kind == "none"
    printed = words(quote.speaker_surface)
    for one in speaker.split(";"):
        if quote.speaker_entity_id is not None and entities.get(one.strip()) == quote.speaker_entity_id:
            return True
        named = words(one)
        if printed and named and (printed <= named or named <= printed):
            return True
    return False


def _quote_shown(q: QuoteSpan) -> str:
    return f"{q.surface[:60]!r} {q.directness} speaker={q.speaker_surface!r} {q.speaker_entity_id} cue={q.cue} [{q.rule}]"
