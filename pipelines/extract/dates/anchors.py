"""Linking expressions that are counted from another one: `the previous year`, `two days later`, `a year earlier`."""

from __future__ import annotations

from pipelines.extract.spans import DateSpan

_CALENDAR = frozenset({"day", "week", "weekend", "month", "quarter", "season", "half_year", "year"})


def link(spans: tuple[DateSpan, ...], text: str) -> tuple[DateSpan, ...]:
    """Return `spans` with `anchor_char_start` set where one is counted from an earlier one."""
    result: list[DateSpan] = []
    for span in spans:
        if span.timex_unanchored.startswith(("anchor:", "earlier:anchor:", "later:anchor:")):
            anchor = _antecedent(span, result)
            if anchor is not None:
                span = span._replace(anchor_char_start=anchor.char_start, basis="relative_to_event")
        elif span.timex_unanchored.startswith("context:day"):
            anchor = _day_in_sentence(span, result)
            if anchor is not None:
                span = span._replace(anchor_char_start=anchor.char_start)
        result.append(span)
    return tuple(result)


def _antecedent(span: DateSpan, before: list[DateSpan]) -> DateSpan | None:
    for candidate in reversed(before[-8:]):
        if (
            candidate.timex_type in ("DATE", "TIME")
            and candidate.granularity in _CALENDAR
            and not candidate.is_vague
        ):
            return candidate
    return None


def _day_in_sentence(span: DateSpan, before: list[DateSpan]) -> DateSpan | None:
    for candidate in reversed(before[-4:]):
        if candidate.sentence_start == span.sentence_start and candidate.granularity == "day":
            return candidate
    return None
