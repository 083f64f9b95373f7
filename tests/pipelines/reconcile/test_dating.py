"""Publication dates inferred from a text's own dates and from its story."""

from __future__ import annotations

import datetime as dt
from typing import Any

import polars as pl

from pipelines.reconcile import dating
from pipelines.reconcile.date_cues import Cue, Direction
from pipelines.reconcile.text_dating import from_text
from tests.pipelines.reconcile.rows import table

FRI, SAT, SUN = dt.date(2031, 3, 7), dt.date(2031, 3, 8), dt.date(2031, 3, 9)
ID = f"{1:016x}"


def dated(
    *forms: str,
    document: dict[str, Any] | None = None,
    kind: str = "body",
    statements: dict[str, Any] | None = None,
    others: list[dt.date] | None = None,
) -> dict[str, Any]:
    """Return the row of one document whose dates are `forms`, in a story with documents of `others`."""
    ids = [ID] + [f"{n + 2:016x}" for n in range(len(others or []))]
    stated = [
        {"document_id": i, "published_on": d, "published_basis": "stated"}
        for i, d in zip(ids[1:], others or [], strict=True)
    ]
    tables = {
        "documents": table(
            "documents", {"document_id": ID, "published_basis": "unknown"} | (document or {}), *stated
        ),
        "dates": table(
            "dates",
            *(
                {
                    "document_id": ID,
                    "char_start": 10 * n,
                    "char_end": 10 * n + 5,
                    "sentence_start": 10 * n,
                    "timex_unanchored": form,
                }
                for n, form in enumerate(forms)
            ),
        ),
        "sentences": table(
            "sentences",
            *(
                {
                    "document_id": ID,
                    "char_start": 10 * n,
                    "char_end": 10 * n + 9,
                    "passage_kind": kind,
                    "ordinal": n,
                }
                for n in range(len(forms))
            ),
        ),
    }
    members = table(
        "story_documents",
        *({"document_id": i, "story_id": "story:1", "source_group_id": f"source:{i}"} for i in ids),
    )
    if statements:
        tables["events"] = table("events", {"document_id": ID} | statements)
    alone = dating.infer(tables)
    dated = dating.infer(tables | {"documents": alone}, dating.story_windows(alone, members))
    return dated.filter(pl.col("document_id") == ID).row(0, named=True)


def test_a_stated_date_stays():
    row = dated("2031-01-01", document={"published_on": SAT, "published_basis": "stated"})
    assert (row["published_on"], row["published_basis"], row["published_latest"]) == (SAT, "stated", SAT)


def test_the_day_of_the_news_is_the_day_it_tells_of():
    held = {"date_char_start": 0, "status": "concluded", "kind": "talks_round"}
    row = dated("2031-03-08", "coming:weekday:7", statements=held)
    assert (row["published_on"], row["published_basis"]) == (SAT, "inferred")


def test_a_weekday_beside_a_date_makes_it_the_day_of_the_news():
    assert dated("2031-03-08", "past:weekday:6")["published_on"] == SAT


CLOCK = {"published_latest": SUN, "published_rule": "site_header_clock"}


def test_a_sites_clock_bounds_the_date_but_is_not_the_date():
    row = dated("2031-03-08", "coming:weekday:7", document=CLOCK)
    assert (row["published_on"], row["published_latest"]) == (SAT, SAT)


def test_a_sites_clock_alone_is_the_likeliest_day_of_a_week():
    row = dated(document=CLOCK)
    assert (row["published_on"], row["published_earliest"]) == (SUN, dt.date(2031, 3, 3))
    assert row["published_basis"] == "inferred"


def test_the_day_of_a_crawl_says_nothing_of_the_day_but_the_last_one():
    crawled = {"published_latest": SUN, "published_rule": "crawl_date"}
    row = dated("past:weekday:6", document=crawled)
    assert (row["published_on"], row["published_latest"]) == (None, SUN)


def test_a_text_without_a_year_takes_it_from_its_story():
    row = dated("past:weekday:7", "coming:XXXX-03-13", others=[SAT, SUN])
    assert (row["published_on"], row["published_rule"]) == (SUN, "story_dates")
    assert (row["published_earliest"], row["published_latest"]) == (SUN, dt.date(2031, 3, 12))


def test_a_range_of_weekdays_tells_as_much_as_its_days():
    assert dated("anchor:same:weekday:6", "past:weekday:7", others=[SAT, SUN])["published_on"] == SUN
    ahead = dated("past:weekday:6", "coming:weekday:7", "anchor:after:weekday:1", others=[SAT, SUN])
    assert ahead == dated("past:weekday:6", "coming:weekday:7", "coming:weekday:1", others=[SAT, SUN])


def test_the_weekday_decides_between_the_days_of_a_story():
    assert dated("past:weekday:6", "next:weekday:4", others=[SAT, SUN])["published_on"] == SAT


def test_a_caption_dates_nothing():
    assert dated("2029-06-20", kind="caption")["published_basis"] == "unknown"


def test_a_treaty_of_old_is_not_todays_news():
    row = dated("2020-01-15", "past:weekday:7", "this:month")
    assert row["published_on"] is None


def test_a_planned_day_lies_ahead():
    planned = {"date_char_start": 0, "status": "planned", "kind": "summit"}
    row = dated("2031-03-08", statements=planned)
    assert row["published_on"] is None
    assert row["published_latest"] == FRI


def test_a_day_printed_with_its_weekday_is_hardly_a_month_ahead():
    planned = {"date_char_start": 0, "status": "planned", "kind": "summit"}
    row = dated("coming:XXXX-03-08|6", "2031-12-01", statements=planned)
    assert (row["published_earliest"], row["published_latest"]) == (dt.date(2031, 2, 5), FRI)


def test_nothing_to_go_by_is_unknown():
    row = dated("P90D", "past:month:05")
    assert (row["published_basis"], row["published_on"], row["published_latest"]) == ("unknown", None, None)


def test_a_weekday_beside_a_day_of_the_year_tells_the_year():
    row = dated("past:XXXX-03-08|6", "since:2031", "2034")
    assert (row["published_on"], row["published_basis"]) == (SAT, "inferred")
    assert dated("past:XXXX-03-08|6", "1990")["published_on"] is None


def test_a_dateline_without_year_takes_that_of_the_copyright_where_the_text_names_it_too():
    copyright = {"published_latest": dt.date(2031, 12, 31), "published_rule": "copyright_year"}
    assert dated("near:XXXX-03-08", "2031", document=copyright, kind="dateline")["published_on"] == SAT
    assert dated("near:XXXX-03-08", "2029", document=copyright, kind="dateline")["published_on"] is None


def filed(month_day: tuple[int, int], told: dt.date) -> dt.date | None:
    """Return when a text with a dateline of `month_day` was published that tells of the day `told` far down."""
    dateline = Cue(Direction.OPEN, 1, month_day=month_day, is_dateline=True)
    found = from_text([dateline, Cue(Direction.OPEN, 9, day=told)], None)
    return found.published_on if found is not None else None


def test_a_dateline_without_year_is_little_later_than_the_newest_day_told():
    assert filed((3, 8), dt.date(2031, 3, 6)) == SAT
    assert filed((1, 2), dt.date(2030, 12, 29)) == dt.date(2031, 1, 2)
    assert filed((3, 8), dt.date(2030, 3, 20)) is None


def test_a_day_of_old_that_meets_a_told_weekday_is_not_todays_news():
    row = dated("2029-03-08", "past:weekday:4", "2031-02-01")
    assert row["published_on"] is None


def test_a_day_that_may_lie_ahead_bounds_the_date_by_a_year():
    row = dated("2031-03-08", "P90D")
    assert (row["published_on"], row["published_earliest"]) == (None, dt.date(2030, 3, 7))
    assert row["published_latest"] is None


def test_a_date_with_two_readings_is_decided_by_the_text_only_for_one_of_them():
    either = {"published_earliest": FRI, "published_latest": FRI.replace(month=7, day=3)}
    either |= {"published_rule": "day_or_month_first"}
    told = {"date_char_start": 0, "status": "concluded", "kind": "summit"}
    row = dated("2031-03-07", "past:weekday:5", document=either, statements=told)
    assert (row["published_on"], row["published_basis"]) == (FRI, "inferred")
    row = dated("2031-03-09", "past:weekday:7", document=either, statements=told)
    assert (row["published_on"], row["published_earliest"]) == (None, FRI)


def test_a_date_with_two_readings_is_that_by_the_days_of_its_story():
    either = {"published_earliest": FRI, "published_latest": FRI.replace(month=7, day=3)}
    either |= {"published_rule": "day_or_month_first"}
    row = dated(document=either, others=[SAT, SUN])
    assert (row["published_on"], row["published_earliest"], row["published_rule"]) == (
        FRI,
        FRI,
        "story_dates",
    )
    far = dated(document=either, others=[FRI.replace(month=5)])
    assert (far["published_on"], far["published_latest"]) == (None, FRI.replace(month=7, day=3))


def test_a_day_told_as_coming_is_ahead_wherever_it_is_named():
    row = dated("coming:XXXX-03-13", "past:weekday:6", "2031-03-13", others=[SAT])
    assert (row["published_on"], row["published_latest"]) == (SAT, dt.date(2031, 3, 12))


def test_a_text_that_names_no_day_of_its_story_may_be_of_another_year():
    assert dated("past:weekday:7", others=[SAT, SUN])["published_basis"] == "unknown"
    assert dated("past:weekday:7", "coming:XXXX-07-13", others=[SAT])["published_basis"] == "unknown"
    assert dated("past:weekday:7", "coming:XXXX-03-13", others=[SAT])["published_basis"] == "inferred"


def test_a_copy_is_of_the_days_of_its_wording():
    members = table(
        "story_documents",
        *(
            {"document_id": f"{n:016x}", "story_id": "story:1", "source_group_id": f"source:{group}"}
            for n, group in ((1, 1), (2, 1), (3, 2))
        ),
    )
    days = (None, SAT, FRI)
    documents = table(
        "documents", *({"document_id": f"{n:016x}", "published_on": d} for n, d in enumerate(days, 1))
    )
    windows = {row[0]: row[1:] for row in dating.story_windows(documents, members).iter_rows()}
    assert windows[f"{1:016x}"] == (SAT, SAT, 1, True)
    assert windows[f"{3:016x}"] == (FRI, FRI, 1, True)
    made = dating.infer(
        {"documents": documents, "dates": table("dates")}, dating.story_windows(documents, members)
    )
    row = made.filter(pl.col("document_id") == f"{1:016x}").row(0, named=True)
    assert (row["published_earliest"], row["published_latest"]) == (FRI, SUN)


def test_a_range_that_only_a_named_day_bounds_is_a_guess():
    row = dated("2031-03-08", "past:weekday:7")
    assert (row["published_on"], row["published_latest"], row["published_rule"]) == (None, None, "text_guess")


def test_of_two_weekdays_the_one_near_the_story_is_taken():
    row = dated("past:weekday:5", "past:weekday:5", "coming:XXXX-03-01", others=[FRI, SAT])
    assert (row["published_on"], row["published_rule"]) == (FRI, "story_dates")
