"""Linking expressions that are counted from another one: `the previous year`, `two days later`, `a year earlier`."""

from __future__ import annotations

from pipelines.extract.spans import DateSpan

_CALENDAR = frozenset({"day", "week", "weekend", "month", "quarter", "season", "half_year", "year"})
_MOVED = ("anchor:", "offset:-", "last:year", "latest:quarter-1Y")
_NEAR = 8
"""How many expressions back an antecedent is looked for."""


def link(spans: tuple[DateSpan, ...], text: str) -> tuple[DateSpan, ...]:
    """Return `spans` with `anchor_char_start` set where one is counted from an earlier one."""
    result: list[DateSpan] = []
    for span in spans:
        form = span.timex_unanchored
        if form == "anchor:-1Y":
            anchor = _period(span, result, ("quarter",))
        elif form.startswith("anchor:part:"):
            anchor = _period(span, result, ("quarter", "half_year", "month"))
        elif form.startswith(("anchor:", "earlier:anchor:", "later:anchor:", "since:anchor:")):
            anchor = _antecedent(span, result)
        elif form.startswith("context:day"):
            anchor = _day_near(span, result)
        else:
            anchor = None
        if anchor is None:
            result.append(span)
        else:
            result.append(span._replace(anchor_char_start=anchor.char_start, basis="relative_to_event"))
    return tuple(result)


def _antecedent(span: DateSpan, before: list[DateSpan]) -> DateSpan | None:
    """Return the nearest earlier date, for `that quarter` the nearest quarter."""
    fitting = [
        candidate
        for candidate in reversed(before[-_NEAR:])
        if candidate.timex_type in ("DATE", "TIME") and candidate.granularity in _CALENDAR and not candidate.is_vague
    ]
    same = [candidate for candidate in fitting if candidate.granularity == span.granularity]
    if same and ":this:" in span.timex_unanchored:
        return same[0]
    return fitting[0] if fitting else None


def _period(span: DateSpan, before: list[DateSpan], wanted: tuple[str, ...]) -> DateSpan | None:
    """Return the quarter that a comparison with a year earlier is about; None compares whole years."""
    for candidate in reversed(before[-_NEAR:]):
        if candidate.granularity == "month" and candidate.sentence_start != span.sentence_start:
            continue
        if candidate.granularity in wanted and not candidate.timex_unanchored.startswith(_MOVED):
            return candidate
    return None


def _day_near(span: DateSpan, before: list[DateSpan]) -> DateSpan | None:
    for candidate in reversed(before[-6:]):
        if candidate.granularity == "day" and span.char_start - candidate.char_end < 700:
            return candidate
    return None
