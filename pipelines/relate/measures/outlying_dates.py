"""Dates that stand far from their measure: at the opening of the sentence, behind a relative clause.

Belongs here: dates that no verb beside them claims. What the dates near a measure and its verb date is in `dating`.
"""

from __future__ import annotations

from itertools import pairwise

from pipelines.extract.spans import DateSpan
from pipelines.relate.function_words import ANNOUNCES
from pipelines.relate.items import Item
from pipelines.relate.measures.date_frame import Frame
from pipelines.relate.measures.date_marks import OPENING
from pipelines.relate.measures.phrase import NounPhrase, Predicate


def opening_date(items: list[Item], own: int) -> DateSpan | None:
    """Return the day from which all holds that a sentence tells: "Effective 1 May, the duties include 5% on tea".

    What begins at item `own` holds from it where no other clause leads there: "From 1 May, tea is banned and coffee bears a duty".
    """
    if not items or not (items[0].klass == "effective" or items[0].low in _FROM):
        return None
    if items[0].low in _FROM and any(item.klass in _OTHER_CLAUSES for item in items[1:own]):
        return None
    at = next((j for j in range(1, min(len(items) - 1, 4)) if items[j].date is not None), None)
    return items[at].date if at is not None and items[at + 1].low == "," else None


_FROM = ("from", "since")
_OTHER_CLAUSES = frozenset(("sub", "rel", "cause", "if", "say"))


def date_of_main_clause(items: list[Item], made: Predicate | None) -> DateSpan | None:
    """Return the opening day of a main clause, which its participle shares: "In May, Peru set up a board, raising duties"."""
    if made is None or not made.is_gerund or made.before < 1 or items[made.before].low != ",":
        return None
    if any(item.klass == "say" or item.low in ANNOUNCES for item in items[: made.before]):
        return None
    for item, after in pairwise(items[:OPENING]):
        if item.date is not None and after.low == ",":
            is_day = item.date.timex_type == "DATE" and not item.date.is_vague
            return item.date if is_day else None
    return None


def expiry_past_relative(items: list[Item], frame: Frame, used: set[int]) -> DateSpan | None:
    """Return the end of a measure that a comma sets off from a relative clause: "the ban on firms that have sold arms, until May"."""
    is_relative = False
    for j in range(frame.settled + 1, len(items) - 2):
        is_relative |= items[j].klass == "rel" and items[j - 1].low != ","
        if items[j].low not in (",", "–", "—"):
            continue
        date = next((item.date for item in items[j + 2 : j + 4] if item.date is not None), None)
        is_end = is_relative and items[j + 1].klass == "expiry" and date is not None
        if not is_end or date is None or date.char_start in used:
            return None
        used.add(date.char_start)
        return date
    return None


def year_before_noun(words: list[Item], phrase: NounPhrase) -> DateSpan | None:
    """Return the year or month that stands before the noun of a measure in force: its 2020 ban, the May 2018 tariffs."""
    dates = (words[k].date for k in range(phrase.first, phrase.head))
    return next(
        (d for d in dates if d is not None and d.granularity in ("year", "month") and d.timex_type == "DATE"),
        None,
    )


def opening_range(items: list[Item]) -> tuple[DateSpan, DateSpan] | None:
    """Return the first and the last day with which a sentence opens: "From March 3 to July 9, exports were banned", "Between … and …"."""
    if len(items) < _RANGE + 2 or items[0].low not in ("from", "between"):
        return None
    begins, ends = items[1].date, items[3].date
    is_range = items[2].low in ("to", "until", "till", "through", "and")
    if begins is None or ends is None or not is_range or "DURATION" in (begins.timex_type, ends.timex_type):
        return None
    return begins, ends


_RANGE = 4
"""Items of a range of days: from March 3 to July 9."""
