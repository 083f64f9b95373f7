"""What holds for every text and every date."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.extract.dates.resolve import Anchor, resolve
from pipelines.extract.spans import DateSpan
from schemas.vocabularies import DATE_BASIS, DATE_DOUBT, GRANULARITY, TIMEX_MOD, TIMEX_TYPE
from tests.pipelines.extract.dates.conftest import rows

WORDS = (
    "May March Sunday in on the 2019 31 1 a week two days ago later next last year quarter third since until by "
    "Oct. 10/12/2025 – ’s , . ( ) 12:30 p.m. GMT noon early end of half first every Q3 1990s FY24-25 of-the é 日 million"
).split()
untimed = settings(deadline=None)  # the first call compiles the grammar
texts = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))
days = st.dates(dt.date(1901, 1, 1), dt.date(2098, 12, 31))


@untimed
@given(texts, days)
def test_spans_are_grounded_ordered_and_resolvable(text, day):
    found = rows(text, day.isoformat())
    assert all(text[span.char_start : span.char_end] == span.surface != "" for span, _ in found)
    starts = [span.char_start for span, _ in found]
    assert starts == sorted(set(starts))


@untimed
@given(texts, days)
def test_bounds_are_in_order(text, day):
    for _, value in rows(text, day.isoformat()):
        assert value.start_on is None or value.end_on is None or value.start_on <= value.end_on


@untimed
@given(texts, days, days)
def test_a_span_does_not_depend_on_the_publication_date(text, day, other):
    assert [span for span, _ in rows(text, day.isoformat())] == [
        span for span, _ in rows(text, other.isoformat())
    ]


@untimed
@given(texts, days, days)
def test_rows_resolve_again_after_a_resolution(text, day, other):
    found = rows(text, day.isoformat())
    rebuilt = [
        DateSpan(**{**span._asdict(), "basis": value.basis, "doubt": value.doubt}) for span, value in found
    ]
    again = resolve(rebuilt, Anchor(published_on=other))
    fresh = resolve([span for span, _ in found], Anchor(published_on=other))
    assert [value.timex_value for value in again] == [value.timex_value for value in fresh]


@untimed
@given(
    days, st.sampled_from(["%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%A, %d %B %Y", "%a %d %b %Y", "%b. %d, %Y"])
)
def test_a_full_date_in_any_notation_is_that_day(day, notation):
    if "%b." in notation and day.month == 5:
        return
    printed = day.strftime(notation)
    found = rows(f"It was signed on {printed} in Rome.", "2025-10-22")
    assert [value.start_on for _, value in found] == [day]
    assert found[0][1].doubt is None


@untimed
@given(days)
def test_without_a_publication_date_only_absolute_dates_have_bounds(day):
    text = f"It was signed on {day:%d %B %Y} and starts next week."
    full, relative = (value for _, value in rows(text, None))
    assert full.start_on == day
    assert relative.start_on is None


@untimed
@given(texts, days)
def test_every_term_is_in_its_vocabulary(text, day):
    for span, value in rows(text, day.isoformat()):
        assert span.timex_type in TIMEX_TYPE.terms
        assert span.mod is None or span.mod in TIMEX_MOD.terms
        assert span.granularity is None or span.granularity in GRANULARITY.terms
        assert value.basis in DATE_BASIS.terms
        assert value.doubt is None or value.doubt in DATE_DOUBT.terms


@pytest.mark.parametrize("word", ["1234567890", "May ", "1,1,", "may march ", "1/1/", "twenty-", "´"])
def test_a_long_line_of_one_word_yields_no_dates(word):
    assert rows(word * 3000, "2025-10-22") == []
