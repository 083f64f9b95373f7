"""The year of a date that prints none, as its neighbours tell it: the end of a range, a list, a story of old."""

from __future__ import annotations

import re

from pipelines.extract.spans import DateSpan

_NEAR = 8
"""How many expressions back a month with a direction is looked for."""


def completed(spans: tuple[DateSpan, ...], index: int, linked: list[DateSpan], text: str) -> DateSpan | None:
    """Return `spans[index]` with the year or the direction that its neighbours give it, or None where they give none.

    `linked` are the spans before it as they were completed.
    """
    span = spans[index]
    form = span.timex_unanchored
    month = _PAST_MONTH.fullmatch(form) if span.mod else None
    if month and any(other.timex_unanchored == f"coming:month:{month[1]}" for other in linked[-_NEAR:]):
        # of a summit planned for November: in time for the mid-November summit
        return span._replace(timex_unanchored=f"coming:month:{month[1]}")
    year = _year_named_before(span, linked, text)
    if year is not None:
        return span._replace(timex_unanchored=f"{year}-{form[-2:]}")
    year = _year_of_fiscal(span, linked, text)
    if year is not None:
        return span._replace(timex_unanchored=_with_year(form, year))
    if _follows_coming(linked, span, text):
        return span._replace(timex_unanchored=f"coming:{form.partition(':')[2]}")
    year = _told_year(span, spans, index, linked, text)
    if year is not None:
        return span._replace(timex_unanchored=_with_year(form, year), basis="inferred")
    quarter = _quarter_beside(span, linked, text)
    if quarter is not None:
        return span._replace(timex_unanchored=quarter, basis="inferred")
    if index + 1 == len(spans):
        return None
    year = _year_of_range(span, spans[index + 1], text) or _year_of_list(spans, index, text)
    return span._replace(timex_unanchored=_with_year(form, year), basis="explicit") if year else None


_NAMED_YEAR = ("last:year", "this:year", "next:year")


def _year_named_before(span: DateSpan, linked: list[DateSpan], text: str) -> str | None:
    """Return the year that is named right before its month: last year in June."""
    if not linked or not _ANY_MONTH.fullmatch(span.timex_unanchored):
        return None
    year = linked[-1]
    is_joined = text[year.char_end : span.char_start] in (" in ", ", in ")
    return year.timex_unanchored if is_joined and year.timex_unanchored in _NAMED_YEAR else None


_FISCAL = ("fiscal_year", "fiscal_noun")
_ENDING = re.compile(r",? (?:that |which )?(?:ending|ended|ends|through|to)(?: on)? ")


def _year_of_fiscal(span: DateSpan, linked: list[DateSpan], text: str) -> str | None:
    """Return the year of the last day of a fiscal year printed before it: the 2011 fiscal year ending 30 September."""
    if not linked or linked[-1].rule not in _FISCAL or not _ANY_SIDE.fullmatch(span.timex_unanchored):
        return None
    gap = text[linked[-1].char_end : min(span.char_start, linked[-1].char_end + _RANGE_GAP + 4)]
    if not _ENDING.fullmatch(gap):
        return None
    opens = _FISCAL_START.match(linked[-1].timex_unanchored)
    if opens is not None:  # in Japan the one called 2010 ends in March 2011
        return f"{int(opens[1]) + (opens[2] != '01'):04}"
    label = _LAST_YEAR.search(linked[-1].timex_unanchored)
    return label[1] if label else None


_LISTED = re.compile(r" (?:and|or|to) (?:early |late |mid-)?")


def _follows_coming(linked: list[DateSpan], span: DateSpan, text: str) -> bool:
    """Return whether a month goes on with one that lies ahead: for November and December shipments."""
    if not linked or not _PAST_MONTH.fullmatch(span.timex_unanchored):
        return False
    if _COMING_MONTH.fullmatch(linked[-1].timex_unanchored) is None:
        return False
    if _LISTED.fullmatch(text[linked[-1].char_end : span.char_start]) is not None:
        return True
    is_series = linked[-1].sentence_start == span.sentence_start and text.startswith(" at ", span.char_end)
    return is_series and text[span.char_start - 6 : span.char_start].endswith(("; ", ", and ", "; and "))


_QUARTER = re.compile(r"(?:past|near|coming):(quarter|half):(\d)")
_PART_OF_YEAR = re.compile(r"(\d{4})-([QH])(\d)")
_NO_NEW_CLAUSE = re.compile(r"(?:[^.;]|\.\d){0,60}")


def _quarter_beside(span: DateSpan, linked: list[DateSpan], text: str) -> str | None:
    """Return the quarter as one of the year that its sentence prints for an earlier one.

    2% in the third quarter of 2019 and 3% in the fourth quarter.
    """
    bare = _QUARTER.fullmatch(span.timex_unanchored)
    if bare is None or not linked or linked[-1].sentence_start != span.sentence_start:
        return None
    told = _PART_OF_YEAR.fullmatch(linked[-1].timex_unanchored)
    if told is None or told[2] != {"quarter": "Q", "half": "H"}[bare[1]] or bare[2] <= told[3]:
        return None
    beside = _NO_NEW_CLAUSE.fullmatch(text[linked[-1].char_end : span.char_start])
    return f"{told[1]}-{told[2]}{bare[2]}" if beside else None


_BARE = re.compile(r"(?:past|near):(?:XXXX-\d\d-\d\d|month:\d\d)")
_YEAR = re.compile(r"\d{4}")
_PRINTED = re.compile(r"(\d{4})(?:-\d\d){1,2}")
_STORY = 300
"""How many characters lie at most between two dates of one year that enclose a third."""


def _year_of_heading(span: DateSpan, before: DateSpan, text: str) -> str | None:
    """Return the year that heads a list of dates on a line of its own: 2001, and below it `9 June: Rome signs`."""
    if text[max(0, span.char_start - 1) : span.char_start] not in ("", "\n"):
        return None
    if before.basis == "inferred" and _PRINTED.fullmatch(before.timex_unanchored):
        is_listed = text[max(0, before.char_start - 1) : before.char_start] == "\n"
        return before.timex_unanchored[:4] if is_listed else None
    is_alone = text[max(0, before.char_start - 1) : before.char_start] in ("", "\n")
    is_heading = is_alone and text[before.char_end : span.char_start].strip(" :\n") == ""
    return before.timex_unanchored if is_heading and _YEAR.fullmatch(before.timex_unanchored) else None


def _told_year(
    span: DateSpan, spans: tuple[DateSpan, ...], index: int, linked: list[DateSpan], text: str
) -> str | None:
    """Return the year of a story of old: of the dates before and after it, or of `In 2018, …` that opens its sentence."""
    if not index or not _BARE.fullmatch(span.timex_unanchored):
        return None
    before = spans[index - 1]
    heading = _year_of_heading(span, linked[-1], text)
    if heading is not None:
        return heading
    if linked[-1].basis == "inferred" and linked[-1].sentence_start == span.sentence_start:
        return linked[-1].timex_unanchored[:4]
    if before.sentence_start == span.sentence_start and _YEAR.fullmatch(before.timex_unanchored):
        opens = text[before.sentence_start : before.char_start].strip().lower() in ("in", "back in")
        return before.timex_unanchored if opens and text[before.char_end] == "," else None
    earlier = _last_printed(spans, index)
    if index + 1 == len(spans) or earlier is None:
        return None
    first, last = earlier.timex_unanchored, spans[index + 1].timex_unanchored
    if _PRINTED.fullmatch(last) is None or first[:4] != last[:4] or not first < last:
        return None
    gap = text[earlier.char_end : spans[index + 1].char_start]
    return first[:4] if len(gap) < _STORY and "\n" not in gap else None


def _last_printed(spans: tuple[DateSpan, ...], index: int) -> DateSpan | None:
    """Return the last date before `spans[index]` that prints year and month, with bare years and lengths alone between."""
    for before in reversed(spans[max(0, index - _NEAR) : index]):
        if _PRINTED.fullmatch(before.timex_unanchored):
            return before
        if before.timex_type == "DATE" and not _YEAR.fullmatch(before.timex_unanchored):
            return None
    return None


_RANGE_GAP = 14
_ANY_SIDE = re.compile(r"(?:past|coming|near|last):(?:XXXX-\d\d-\d\d|month:\d\d)")
_FISCAL_START = re.compile(r"fiscal:(\d{4})-(\d\d)-\d\d:")
_LAST_YEAR = re.compile(r"(?:^|[/:])(\d{4})$")
_WITHOUT_YEAR = re.compile(r"(?:past|coming|near):(?:XXXX-\d\d-\d\d|month:\d\d)")
_WITH_YEAR = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
_TO = re.compile(r"\s*(?:-|–|to|and|until|till|through|or)\s*(?:the )?")


def _year_of_range(span: DateSpan, following: DateSpan, text: str) -> str | None:
    """Return the year that the end of a range prints for its start too: `between 30 April and 2 May 2025`."""
    if following.char_start - span.char_end > _RANGE_GAP:
        return None
    first, second = span.timex_unanchored, following.timex_unanchored
    if not _WITHOUT_YEAR.fullmatch(first) or not _WITH_YEAR.fullmatch(second):
        return None
    if not _TO.fullmatch(text[span.char_end : following.char_start]):
        return None
    return second[:4]


_MOST_LISTED = 12


def _year_of_list(spans: tuple[DateSpan, ...], index: int, text: str) -> str | None:
    """Return the year that the last of a list prints for all: in January, February and March 2024."""
    for at in range(index, min(index + _MOST_LISTED, len(spans) - 1)):
        left, right = spans[at], spans[at + 1]
        year = _year_of_range(left, right, text)
        if year:
            return year
        is_bare = _BARE.fullmatch(left.timex_unanchored) and _BARE.fullmatch(right.timex_unanchored)
        if not is_bare or text[left.char_end : right.char_start] != ", ":
            return None
    return None


def turns_year(span: DateSpan, following: DateSpan, text: str) -> bool:
    """Return whether a month opens a range over the turn of the year whose end lies ahead: from December until April."""
    first = _PAST_MONTH.fullmatch(span.timex_unanchored)
    last = _COMING_MONTH.fullmatch(following.timex_unanchored)
    if first is None or last is None or first[1] <= last[1]:
        return False
    gap = text[span.char_end : min(following.char_start, span.char_end + _RANGE_GAP)]
    return text.startswith(("from ", "between "), text.rfind(" ", 0, span.char_start - 1) + 1) and bool(
        _TO.fullmatch(gap)
    )


def ends_range(before: DateSpan | None, span: DateSpan, text: str) -> str | None:
    """Return the form of a month or day that ends a range, the first after the one that opens it: between January and March.

    Two months in a row are one, too: in November and December.
    """
    opens = _PAST_NAMED.fullmatch(before.timex_unanchored) if before is not None else None
    ends = _PAST_NAMED.fullmatch(span.timex_unanchored)
    if before is None or opens is None or ends is None or len(opens[1]) != len(ends[1]):
        return None
    gap = text[before.char_end : min(span.char_start, before.char_end + _RANGE_GAP)]
    if not _TO.fullmatch(gap):
        return None
    opening = text[max(before.sentence_start, before.char_start - 8) : before.char_start].lower()
    if "and" in gap:
        are_months = len(ends[1]) == len("month:01")
        follows = are_months and (int(ends[1][-2:]) - int(opens[1][-2:])) % 12 == 1
        is_range = opening.endswith("between ") or follows
    else:
        is_range = opening.endswith("from ")
    return f"anchor:after:{ends[1]}" if is_range else None


_PAST_NAMED = re.compile(r"(?:past|near):(month:\d\d|XXXX-\d\d-\d\d)")
_PAST_MONTH = re.compile(r"(?:past|near):month:(\d\d)")
_COMING_MONTH = re.compile(r"coming:month:(\d\d)")
_ANY_MONTH = re.compile(r"(?:past|near|coming|either):month:\d\d")


def _with_year(form: str, year: str) -> str:
    day = form.partition(":")[2].replace("XXXX", year)
    return f"{year}-{day[-2:]}" if day.startswith("month:") else day
