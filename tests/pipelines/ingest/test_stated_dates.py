import datetime as dt

import pytest

from pipelines.ingest import dating
from pipelines.ingest.metadata import Metadata
from pipelines.ingest.plain import document_from_text
from pipelines.ingest.stamp_lines import is_timestamp
from pipelines.ingest.timestamps import stamps

PROSE = (
    "The ministers met on Monday and agreed to lower the duties on steel and cars by a half before the end of the "
    "year, officials of both sides said after the talks in June 2001."
)


def article(*head, foot=()):
    return document_from_text("\n\n".join([*head, PROSE, PROSE + " They met twice.", *foot]))


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("Published October 26, 2025 4:02 pm GMT", "2025-10-26T16:02:00+00:00"),
        ("Last Updated: March 7, 2024 08:15:30 IST", "2024-03-07T02:45:30+00:00"),
        ("25 Oct 2025, 10:30 PM IST", "2025-10-25T17:00:00+00:00"),
        ("2025-10-26T16:02:00+08:00", "2025-10-26T08:02:00+00:00"),
        ("Sun, 26 Oct 2025 16:02:00 -0500", "2025-10-26T21:02:00+00:00"),
        ("10:30 a.m. ET, July 3, 2019", "2019-07-03T14:30:00+00:00"),
        ("January 3, 2019 10:30 a.m. ET", "2019-01-03T15:30:00+00:00"),
        ("Posted on 3rd May 2019 at 14:05 UTC+8", "2019-05-03T06:05:00+00:00"),
    ],
)
def test_a_clock_time_with_a_zone_is_a_moment(line, at):
    assert is_timestamp(line)
    assert stamps(line)[0].at == dt.datetime.fromisoformat(at)


def test_an_ambiguous_zone_is_that_of_the_publishers_country():
    line = "25 Oct 2025, 10:30 PM IST"
    assert stamps(line, "IE")[0].at == dt.datetime(2025, 10, 25, 21, 30, tzinfo=dt.UTC)


def test_numeric_dates_follow_the_publisher_or_are_left_out():
    assert [s.on for s in stamps("10/12/2025", month_first=True)] == [dt.date(2025, 10, 12)]
    assert [s.on for s in stamps("10/12/2025", month_first=False)] == [dt.date(2025, 12, 10)]
    assert stamps("10/12/2025") == []
    assert [s.on for s in stamps("26/10/2025")] == [dt.date(2025, 10, 26)]


@pytest.mark.parametrize(
    "line", ["In 2025 tariffs rose", "October 26, 2025, 12 countries signed", "31 February 2020", "5 pm"]
)
def test_other_lines_are_no_stamps(line):
    assert not is_timestamp(line)


def test_a_stamp_under_the_title_is_no_part_of_it():
    stamp = "3 min read Last Updated : May 5 2020 | 11:23 PM IST"
    document = article(f"European ministers will visit Delhi again next week for the next round\n{stamp}")
    assert document.published_on == dt.date(2020, 5, 5)
    assert document.headline == "European ministers will visit Delhi again next week for the next round"


def test_published_beats_updated_and_is_grounded():
    document = article("Duties fall by half", "Updated: 5 May 2020 | Published: 3 May 2020")
    assert document.published_on == dt.date(2020, 5, 3)
    assert document.published_basis == "stated"
    assert document.text[document.published_char_start : document.published_char_end] == "3 May 2020"


def test_a_label_on_the_line_above_counts():
    document = article("Duties fall by half", "Last updated", "5 May 2020", "Published", "3 May 2020")
    assert document.published_on == dt.date(2020, 5, 3)


def test_a_site_clock_only_bounds_the_date():
    document = article("Sunday, May 3, 2020", "Home > World > Duties", "Duties fall by half")
    assert document.published_on is None
    assert document.published_basis == "unknown"
    assert document.published_latest == dt.date(2020, 5, 3)


def test_a_copyright_year_only_bounds_the_date():
    document = article("Duties fall by half", foot=("© 2019 Example News. All rights reserved.",))
    assert (document.published_on, document.published_latest) == (None, dt.date(2019, 12, 31))


def test_dates_of_captions_links_and_comments_are_not_the_storys():
    document = article(
        "Duties fall by half",
        "The port on June 20, 2012. (AP Photo/Ann Lee)",
        foot=("ALSO READ: What happened on 1 May 2011", "2 comments", "Bo, 4 May 2014", "Leave a reply"),
    )
    assert document.published_on is None


def test_a_dateline_with_year_states_the_date():
    document = document_from_text(f"GENEVA, May 3, 2018 (Reuters) - {PROSE}\n\n{PROSE} They met twice.")
    assert (document.published_on, document.published_rule) == (dt.date(2018, 5, 3), "dateline")


def test_a_given_date_is_a_listed_one():
    document = document_from_text("Duties fell yesterday.", published_on=dt.date(2020, 5, 3))
    assert (document.published_on, document.published_basis) == (dt.date(2020, 5, 3), "listed")


def test_a_date_that_contradicts_the_print_is_used_and_marked():
    text = "\n\n".join(["Duties fall by half", "Published: 3 May 2020", PROSE, PROSE + " Twice."])
    document = document_from_text(text, published_on=dt.date(2020, 5, 4))
    assert document.published_on == dt.date(2020, 5, 4)
    assert document.published_rule == "listing_against_published_timestamp"


def test_a_bare_date_under_the_headline_is_read_and_states_the_date():
    document = article("Duties fall by half", "June 6 , 2005")
    assert document.published_on == dt.date(2005, 6, 6)
    assert [p.kind for p in document.passages][:2] == ["headline", "dateline"]


def test_a_release_date_over_the_title_states_the_date():
    document = article("For immediate release", "March 1, 2018", "Statement on steel")
    assert document.published_on == dt.date(2018, 3, 1)


def test_a_blogs_date_over_the_title_states_the_date_unless_a_stamp_does():
    over = article("Wednesday 11 March 2015", "Duties fall by half")
    assert (over.published_on, over.published_rule) == (dt.date(2015, 3, 11), "date_over_title")
    under = article("Wednesday 11 March 2015", "Duties fall by half", "Posted on 9 March 2015")
    assert under.published_on == dt.date(2015, 3, 9)


def test_a_stamp_under_the_standfirst_states_the_date():
    line = "WIRE | Port Town | Updated: 23-12-2021 14:40 IST | Created: 22-12-2021 14:40 IST"
    document = article(
        "Duties fall by half", "Both ministers met in the harbour town and agreed on much.", line
    )
    assert document.published_on == dt.date(2021, 12, 22)


def test_a_stamp_may_name_a_source_or_count_comments():
    assert article("Duties fall by half", "January 25, 2021 Our Paper 0 Comments").published_on == dt.date(
        2021, 1, 25
    )
    printed = article("Duties fall by half", foot=("Published in Our Paper, July 31st, 2012.",))
    assert printed.published_on == dt.date(2012, 7, 31)


@pytest.mark.parametrize(
    "head",
    [
        (
            "FOR IMMEDIATE RELEASE",
            "Contact: Ann Lee",
            "98-30",
            "Thursday, May 4, 1995",
            "Duties fall by half",
        ),
        ("Duties fall by half", "Date:04/05/1995 URL: http://example.org/1995/stories/20.htm"),
        ("Duties fall by half", "Date: 4 May 1995 Media Release"),
        ("Duties fall by half", "May 4, 1995 – Port Town, Ontario – Foreign Affairs"),
    ],
)
def test_heads_of_releases_and_archives_state_the_date(head):
    document = article(*head, foot=("They met on 3 May.",))
    assert (document.published_on, document.published_basis) == (dt.date(1995, 5, 4), "stated")


def test_a_dateline_in_figures_states_the_date():
    assert article("Duties fall by half", "Brussels, 17/01/2023 (Example Europe)").published_on == dt.date(
        2023, 1, 17
    )


def test_a_foot_may_label_its_stamp_in_two_words():
    assert article("Duties fall by half", foot=("Post time: Aug-10-2018",)).published_on == dt.date(
        2018, 8, 10
    )


@pytest.mark.parametrize(
    "line",
    [
        "This report by The Example Press was first published Aug. 15, 2018.",
        "This story was originally published on 15 August 2018, so some of it may be out of date.",
        "This article was published 08/15/2018 (365 days ago), and may no longer be right.",
    ],
)
def test_an_article_may_say_when_it_was_published(line):
    document = article("Duties fall by half", foot=(line, "Two ministers met on 31 July 2018."))
    assert (document.published_on, document.published_rule) == (dt.date(2018, 8, 15), "published_timestamp")


def test_a_field_of_the_date_over_the_title_is_no_pages_clock():
    document = article("Example Times", "DATE: THURSDAY, May 4, 1995", "PAGE: A-1", "Duties fall by half")
    assert (document.published_on, document.published_basis) == (dt.date(1995, 5, 4), "stated")


def test_of_two_stamps_without_label_the_earlier_is_the_first_printing():
    assert article("Duties fall by half", "03 Jul 2018", "30 June 2018").published_on == dt.date(2018, 6, 30)
    assert article("Duties fall by half", "30 June 2018", "03 Jul 2018").published_on == dt.date(2018, 6, 30)
    assert article("Duties fall by half", "03 Jul 2018", "30 June 2013").published_on == dt.date(2018, 7, 3)


def test_a_line_that_tells_when_a_picture_was_taken_is_no_stamp():
    assert article("Duties fall by half", "The minister in the harbour on 20 June 2019").published_on is None


def test_other_dates_of_a_page_show_the_order_of_day_and_month():
    document = article(
        "Duties fall by half", "12/04/2020 by Ann Lee", foot=("Comments", "Bo", "15/04/2020 at 5:53 pm")
    )
    assert document.published_on == dt.date(2020, 4, 12)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Updated: 05-04-2022 10:12 IST", dt.date(2022, 4, 5)),
        ("Last updated: 15-04-2022 10:12", dt.date(2022, 4, 15)),
        ("Updated: 05-04-2022 10:12 HKT", dt.date(2022, 4, 5)),
        ("Updated: 05-04-2022 10:12 EST", None),
        ("Updated: 05-04-2022 10:12 PHT", None),
    ],
)
def test_a_numeric_date_alone_is_ordered_by_its_time_zone(line, day):
    assert article("Duties fall by half", line).published_on == day


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("The ministers of both states met on 4 April in the harbour town.", dt.date(2022, 4, 5)),
        ("The ministers of both states met on May 2 in the harbour town.", dt.date(2022, 5, 4)),
        ("The ministers met on April 2 and will meet again on May 9 there.", None),
        ("The ministers of both states met in the harbour town that day.", None),
    ],
)
def test_a_numeric_date_without_zone_is_ordered_by_the_days_that_the_prose_names(said, day):
    assert article("Duties fall by half", "Published: 05/04/2022", said).published_on == day


def test_a_numeric_date_that_can_be_read_in_two_ways_bounds_the_date():
    document = article("Duties fall by half", "Published: 05/04/2022")
    assert (document.published_basis, document.published_rule) == ("unknown", "day_or_month_first")
    assert (document.published_earliest, document.published_latest) == (
        dt.date(2022, 4, 5),
        dt.date(2022, 5, 4),
    )


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("They will vote on November 3 about the duties on steel.", None),
        ("The ministers met on October 9 about the duties on steel.", dt.date(2022, 10, 11)),
        ("The ministers met on 10 November about the duties on steel.", dt.date(2022, 11, 10)),
    ],
)
def test_a_day_that_may_be_planned_orders_no_numeric_date(said, day):
    assert article("Duties fall by half", "10/11/2022 08:00 AM EDT", said).published_on == day


def test_a_numeric_date_is_not_later_than_the_pages_clock():
    head = ("Friday, May 6, 2022", "Home > World > Duties", "Duties fall by half")
    assert article(*head, "Published: 07/04/2022").published_on == dt.date(2022, 4, 7)
    assert article(*head, "Published: 05/04/2022").published_on is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Mon., March 23, 20205 min read", dt.date(2020, 3, 23)),
        ("November 9, 20235:01 AM ET", dt.date(2023, 11, 9)),
        ("Published Tue, Nov 19 20197:05 AM ESTUpdated Wed, Nov 20 20197:16 AM EST", dt.date(2019, 11, 19)),
        ("By Ann Lee On 11/13/19 at 3:20 PM EST", dt.date(2019, 11, 13)),
        ("11.14.2019 09:00 AM", dt.date(2019, 11, 14)),
        ("TRADE May 05, 2016 The Canadian Press", dt.date(2016, 5, 5)),
        ("Fishing fleets May 05, 2016 in the harbour", None),
        ("28/11/2023 | 20:26 PM", dt.date(2023, 11, 28)),
        ("Sep 24, 2020 at 9:17 AM Sep 24, 2020 at 9:17 AM", dt.date(2020, 9, 24)),
        ("May 3, 20201", None),
        ("13/11/08 at 10:20", None),
        ("Room 3/5/19", None),
    ],
)
def test_dates_glued_to_what_follows_and_with_short_years_are_read(line, day):
    assert article("Duties on steel fall by half", line).published_on == day


def test_dates_of_other_stories_listed_over_the_title_are_not_the_articles():
    links = [line for day in (3, 2, 1) for line in (f"What rice cost on day {day}", f"March {day}, 2020")]
    assert article(*links, "Duties on steel fall by half").published_on is None
    own = article(*links, "Duties on steel fall by half", "By Ann Lee", "March 9, 2020")
    assert own.published_on == dt.date(2020, 3, 9)


def test_the_first_year_of_an_open_range_bounds_nothing():
    foot = ("Copyright © 2012- Example News. All rights reserved.",)
    assert article("Duties fall by half", foot=foot).published_latest is None


def test_two_stamps_on_a_line_are_both_read():
    assert [s.on.day for s in stamps("Mar 16, 2020 at 3:44 AM Mar 17, 2020 at 3:54 AM")] == [16, 17]


def at(url, *head, foot=()):
    return document_from_text("\n\n".join([*head, PROSE, PROSE + " They met twice.", *foot]), source_uri=url)


@pytest.mark.parametrize(
    "path",
    [
        "2019/05/13/duties",
        "2019-05-13-duties/",
        "world/2019/may/13/duties",
        "duties-20190513-p5.html",
        "20190513/1",
        "news/2019/5/13/duties",
        "article/13/05/2019/duties",
    ],
)
def test_an_address_lists_the_date(path):
    document = at(f"https://example.org/{path}", "Duties fall by half")
    assert (document.published_on, document.published_basis) == (dt.date(2019, 5, 13), "listed")


@pytest.mark.parametrize("name", ["duties", "duties-" + "fall-by-half-" * 12])
def test_a_text_may_open_with_its_own_address(name):
    address = f"https://example.org/2019/05/13/{name}"
    document = article(address, "Duties fall by half", "Duties have fallen.")
    assert (document.published_on, document.url) == (dt.date(2019, 5, 13), address)
    assert document.passages[0].kind == "other_chrome"


def test_an_address_with_day_and_month_in_doubt_lists_no_date():
    assert at("https://example.org/05/04/2019/duties", "Duties fall by half").published_on is None


def test_numbers_of_an_address_that_are_no_day_are_none():
    assert at("https://example.org/20191399/3-201905139", "Duties fall by half").published_on is None


def test_a_month_in_an_address_bounds_the_date():
    document = at("https://example.org/2019/02/duties", "Duties fall by half")
    assert document.published_on is None
    assert (document.published_earliest, document.published_latest) == (
        dt.date(2019, 2, 1),
        dt.date(2019, 2, 28),
    )


def test_an_address_decides_between_dates_without_label():
    address = "https://example.org/2019/05/13/duties"
    two = at(address, "Duties fall by half", "20 May 2019 10:30 pm", "13 May 2019")
    assert (two.published_on, two.published_basis) == (dt.date(2019, 5, 13), "stated")
    assert at(address, "Duties fall by half", "20 May 2019").published_on == dt.date(2019, 5, 13)
    assert at(address, "Duties fall by half", "Published 20 May 2019").published_on == dt.date(2019, 5, 20)


def test_a_date_in_brackets_at_the_end_states_the_date():
    document = document_from_text(f"{PROSE}\n\n{PROSE} They met twice. (27/2/2025)")
    assert (document.published_on, document.published_rule) == (dt.date(2025, 2, 27), "closing_date")


def test_a_stamp_whose_weekday_contradicts_it_is_marked():
    document = article("Duties fall by half", "Published Friday, May 3, 2020")
    assert document.published_on == dt.date(2020, 5, 3)
    assert document.published_rule == "published_timestamp_against_weekday"


def test_a_day_of_greenwich_gives_way_to_the_day_that_the_page_shows():
    tags = dating.of_metadata(Metadata(published="2023-11-09T02:10:00Z", is_markup=True))
    shown = document_from_text(
        f"Duties fall by half\n\nPublished November 8, 2023\n\n{PROSE}\n\n{PROSE} Twice."
    )
    printed = dating.printed(shown.text, shown.passages)
    found = dating.combine(dating.UNKNOWN, tags, printed)
    assert (found.on, found.at, found.char_start) == (dt.date(2023, 11, 8), tags.at, printed.char_start)


def test_a_tag_of_an_update_gives_way_to_print():
    tags = dating.of_metadata(Metadata(updated="2024-02-01T08:00:00+08:00", is_markup=True))
    shown = document_from_text(f"Duties fall by half\n\n8 November 2023\n\n{PROSE}\n\n{PROSE} Twice.")
    assert dating.combine(dating.UNKNOWN, tags, dating.printed(shown.text, shown.passages)).on == dt.date(
        2023, 11, 8
    )


def test_a_slash_may_part_byline_and_date():
    line = "By Ann Lee/June 12, 2020 9:49 am EST/Updated: Aug. 18, 2020 4:17 pm EST"
    assert [(s.on.month, s.role) for s in stamps(line)] == [(6, ""), (8, "updated")]
    assert stamps("see /12/2020-05-03 there") == []


def test_a_date_right_below_the_title_is_a_line_of_its_own():
    title = "The chief negotiator doubts that a deal on herring can come before July"
    document = document_from_text(f"{title}\n27 May 2020\n\n{PROSE}\n\n{PROSE} Twice.")
    assert (document.headline, document.published_on) == (title, dt.date(2020, 5, 27))


@pytest.mark.parametrize(
    "dateline",
    [
        "Oyam & Jinja, May 13 2019 (Wire) -",
        "SYDNEY and KUALA LUMPUR, May 13 2019 (Wire) -",
        "LIMA, Peru , May 13 2019 (Wire) -",
        "WASHINGTON, May 13, 2019 /Tradewire/ --",
        "CAIRO- 13 May 2019:",
    ],
)
def test_a_dateline_with_its_year_states_the_date(dateline):
    document = article("Duties fall by half", f"{dateline} {PROSE}")
    assert (document.published_on, document.published_rule) == (dt.date(2019, 5, 13), "dateline")


def test_a_line_that_opens_with_a_date_is_no_headline():
    document = document_from_text("Monday 13th May, 2019 (Wire Asia)\nDuties fall by half. " + PROSE)
    assert (document.published_on, document.headline) == (dt.date(2019, 5, 13), None)


def test_a_date_field_before_the_first_word_states_the_date_and_is_no_part_of_the_text():
    document = document_from_text(f" date 2021-05-10 HARBOUR TOWN (Reuters) — {PROSE}\n\n{PROSE} Twice.")
    assert document.published_on == dt.date(2021, 5, 10)
    assert document.dateline_place == "HARBOUR TOWN"
    assert document.headline is None


def test_a_day_in_brackets_behind_the_dash_belongs_to_the_dateline():
    document = document_from_text(
        f"Duties fall\n\nMEXICO CITY (Reuters) - (9/21/2017) {PROSE}\n\n{PROSE} Twice."
    )
    assert (document.published_on, document.dateline_place) == (dt.date(2017, 9, 21), "MEXICO CITY")


def test_buttons_behind_a_stamp_do_not_hide_it():
    document = article("Duties on steel fall by half", "Example Wire, August 7, 2016 Adjust font size:")
    assert document.published_on == dt.date(2016, 8, 7)
