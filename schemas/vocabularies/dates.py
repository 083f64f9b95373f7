"""Terms of dates: TIMEX3 types and modifiers, granularity, and what a calendar value rests on."""

from __future__ import annotations

from schemas.vocabularies.vocabulary import Vocabulary

TIMEX_TYPE = Vocabulary(
    "timex_type",
    {
        "DATE": "a calendar date of any granularity",
        "TIME": "a time of day",
        "DURATION": "a length of time",
        "SET": "a recurring time",
    },
)

TIMEX_MOD = Vocabulary(
    "timex_mod",
    {
        "START": "early part",
        "MID": "middle part",
        "END": "late part",
        "APPROX": "about",
        "BEFORE": "before",
        "AFTER": "after",
        "ON_OR_BEFORE": "not later than",
        "ON_OR_AFTER": "not earlier than",
        "LESS_THAN": "shorter than",
        "MORE_THAN": "longer than",
        "EQUAL_OR_LESS": "no longer than",
        "EQUAL_OR_MORE": "at least as long as",
    },
)

GRANULARITY = Vocabulary(
    "granularity",
    {
        "second": "to the second",
        "minute": "to the minute",
        "hour": "to the hour",
        "part_of_day": "morning, afternoon …",
        "day": "one calendar day",
        "week": "ISO week",
        "weekend": "Saturday and Sunday of an ISO week",
        "month": "calendar month",
        "quarter": "calendar quarter",
        "season": "season of a year",
        "half_year": "half of a year",
        "year": "calendar or fiscal year",
        "decade": "ten years",
        "century": "a hundred years",
        "range": "a stated range",
        "reference": "PRESENT_REF, PAST_REF or FUTURE_REF",
    },
)

DATE_BASIS = Vocabulary(
    "date_basis",
    {
        "explicit": "printed in full",
        "relative_to_publication": "counted from, or completed with, the publication date, or the dateline where that is days older",
        "relative_to_event": "counted from another date or event in the text",
        "inferred": "completed from context that is neither",
    },
)

DATE_DOUBT = Vocabulary(
    "date_doubt",
    {
        "impossible_date": "no such day in the calendar (31 February)",
        "weekday_mismatch": "the printed weekday is not the weekday of that day",
        "ambiguous_order": "day and month could be exchanged (10/12)",
        "ambiguous_week": "the sense of 'this', 'last' or 'next' is open",
        "fiscal_year": "a fiscal year: its bounds are those of the country's government, calendar years where none is known",
    },
)
