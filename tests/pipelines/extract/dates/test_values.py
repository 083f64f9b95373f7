"""What expressions mean when read on Wednesday, 22 October 2025."""

import pytest

DAYS = [
    ("The quota starts on 1 March 2026.", "1 March 2026", "2026-03-01"),
    ("The quota starts on March 1st, 2026.", "March 1st, 2026", "2026-03-01"),
    ("The quota starts on the 1st of March, 2026.", "the 1st of March, 2026", "2026-03-01"),
    ("The quota starts on Sunday, 1 March 2026.", "Sunday, 1 March 2026", "2026-03-01"),
    ("The notice is dated 2026-03-01.", "2026-03-01", "2026-03-01"),
    ("Duties rise on November 3.", "November 3", "2025-11-03"),
    ("The levy expires on Nov. 10.", "Nov. 10", "2025-11-10"),
    ("It was signed on Jan. 15.", "Jan. 15", "2025-01-15"),
    ("The books of what ended Jan. 31 are open.", "Jan. 31", "2025-01-31"),
    ("It will start on Jan. 15.", "Jan. 15", "2026-01-15"),
    ("Ministers met on 18-19 November 2024.", "18-19 November 2024", "2024-11-18/2024-11-19"),
    ("Ministers met on Oct. 12-14.", "Oct. 12-14", "2025-10-12/2025-10-14"),
    ("It was signed on 01.10.2025.", "01.10.2025", "2025-10-01"),
    ("The duty is due from the first of November.", "the first of November", "2025-11-01"),
    ("They rewrote the almost quarter-century-old pact.", "quarter-century-old", "P25Y"),
    ("A half-century-old pact ended.", "half-century-old", "P50Y"),
    ("It was put off while both nations held 2024 general elections.", "2024", "2024"),
    ("Talks resume tomorrow.", "tomorrow", "2025-10-23"),
    ("He left the day before yesterday.", "the day before yesterday", "2025-10-20"),
    ("The quota starts on March the 1st.", "March the 1st", "2026-03-01"),
    ("They have met there since Monday last week.", "since Monday last week", "2025-10-13"),
    ("They met on Tuesday of last week.", "Tuesday of last week", "2025-10-14"),
    ("In August the 11th round of talks ended.", "August", "2025-08"),
    ("They spoke three days ago.", "three days ago", "2025-10-19"),
    ("Two weeks ago they parted.", "Two weeks ago", "2025-10-08"),
    ("It was signed on 27 April last year.", "27 April last year", "2024-04-27"),
    ("Duties fall on July 1 next year.", "July 1 next year", "2026-07-01"),
    ("Inspectors return on the 24th of this month.", "the 24th of this month", "2025-10-24"),
    ("They parted a fortnight ago.", "a fortnight ago", "2025-10-08"),
    ("The first lorry leaves on Friday fortnight.", "Friday fortnight", "2025-11-07"),
    ("Tokyo to drop duties from Friday.", "Friday", "2025-10-24"),
    ("They asked us to wait until Friday.", "Friday", "2025-10-24"),
    ("The feast fell on Christmas Day 2023.", "Christmas Day 2023", "2023-12-25"),
    ("The offices closed on Good Friday 2025.", "Good Friday 2025", "2025-04-18"),
]

WEEKDAYS = [
    ("Envoys met on Monday.", "Monday", "2025-10-20"),
    ("Envoys will meet on Monday.", "Monday", "2025-10-27"),
    ("A vote had been due on Friday but was dropped.", "Friday", "2025-10-17"),
    ("The report should be completed on Friday.", "Friday", "2025-10-24"),
    ("On Monday, officials said they will try again.", "Monday", "2025-10-20"),
    ("Envoys will meet next Thursday.", "next Thursday", "2025-10-30"),
    ("Envoys met last Friday.", "last Friday", "2025-10-17"),
    ("Envoys meet this Friday.", "this Friday", "2025-10-24"),
    ("The pact lapses a week on Monday.", "a week on Monday", "2025-11-03"),
    ("Envoys arrived late Tuesday.", "late Tuesday", "2025-10-21"),
    ("It ran over the weekend.", "the weekend", "2025-W42-WE"),
]

PERIODS = [
    ("The pact was signed in June.", "June", "2025-06"),
    ("The pact will be signed in June.", "June", "2026-06"),
    ("It was sealed by the end of September.", "the end of September", "2025-09"),
    ("It was sealed in late March 2024.", "late March 2024", "2024-03"),
    ("It is planned for mid-2026.", "mid-2026", "2026"),
    ("Exports fell in the third quarter.", "the third quarter", "2025-Q3"),
    ("Exports fell in Q3 2019.", "Q3 2019", "2019-Q3"),
    ("Exports fell in the April-June quarter.", "the April-June quarter", "2025-Q2"),
    ("It was agreed in the second half of 2021.", "the second half of 2021", "2021-H2"),
    ("It will pass in the first half of next year.", "the first half of next year", "2026-H1"),
    ("It rose in the 1990s.", "the 1990s", "199"),
    ("It rose in the late 1980s.", "the late 1980s", "198"),
    ("It is a rule of the 20th century.", "the 20th century", "19"),
    ("It fell in the summer of 2018.", "the summer of 2018", "2018-SU"),
    ("Talks collapsed last week.", "last week", "2025-W42"),
    ("It fell earlier this month.", "earlier this month", "2025-10"),
    ("The 2018–2020 dispute is over.", "2018–2020", "2018/2020"),
    ("The 1930 act is law.", "1930", "1930"),
    ("Output rose in Q4'24.", "Q4'24", "2024-Q4"),
    ("Output rose in 1H25.", "1H25", "2025-H1"),
    ("It is due by end-October.", "end-October", "2025-10"),
    ("It was done earlier in October.", "earlier in October", "2025-10"),
    ("It will pass early in the new year.", "early in the new year", "2026"),
    ("In fiscal 2024-25 it grew.", "fiscal 2024-25", "2024/2025"),
    ("It grew in the fiscal.", "the fiscal", "2025"),
    ("It will grow by the end of the fiscal.", "the end of the fiscal", "2025"),
    ("Talks on October 26 and 27 but no deal failed.", "October 26 and 27", "2025-10-26/2025-10-27"),
    ("Meetings in February–March 2024 failed.", "February–March 2024", "2024-02/2024-03"),
]

LENGTHS = [
    ("A three-month pause was agreed.", "three-month", "P3M"),
    ("It has lasted more than 30 years.", "more than 30 years", "P30Y"),
    ("It took two and a half years.", "two and a half years", "P2Y6M"),
    ("It took half an hour.", "half an hour", "PT30M"),
    ("It was done within 24 hours.", "24 hours", "PT24H"),
    ("It was lost in the past few days.", "the past few days", "PXD"),
    ("It came after months of toil.", "months", "PXM"),
    ("A decade-long row ended.", "decade-long", "P10Y"),
    ("It ended in the decade-long row.", "decade-long", "P10Y"),
    ("It came after a week of strikes.", "a week", "P1W"),
    ("Firms complained in recent weeks.", "recent weeks", "PXW"),
]

SETS = [
    ("They meet every Monday.", "every Monday", "XXXX-WXX-1"),
    ("They meet each year.", "each year", "P1Y"),
    ("They meet every other week.", "every other week", "P2W"),
    ("It is worth $5 billion annually.", "annually", "P1Y"),
    ("It earns $5 billion a year.", "a year", "P1Y"),
    ("It earns 4 billion euros ($5 billion) a year.", "a year", "P1Y"),
    ("They meet twice a month.", "twice a month", "P1M"),
    ("They meet twice annually.", "twice annually", "P1Y"),
]

TIMES = [
    ("Rome had to pay by 9am this morning.", "9am this morning", "2025-10-22T09:00"),
    ("The hall opened at 10:30 a.m. this morning.", "10:30 a.m. this morning", "2025-10-22T10:30"),
    ("It started at 12:01 a.m. EDT on 7 August.", "12:01 a.m. EDT on 7 August", "2025-08-07T00:01-04:00"),
    (
        "It started at 10:30 p.m. ET on Jan. 6, 2025.",
        "10:30 p.m. ET on Jan. 6, 2025",
        "2025-01-06T22:30-05:00",
    ),
    ("Updated: 22 October 2025, 14:05 IST", "22 October 2025, 14:05 IST", "2025-10-22T14:05+05:30"),
    ("Sent Wed, 22 Oct 2025 14:05:09 +0530", "Wed, 22 Oct 2025 14:05:09 +0530", "2025-10-22T14:05:09+05:30"),
    ("It ended in the early hours of Monday.", "the early hours of Monday", "2025-10-20TMO"),
    ("Envoys arrived Tuesday evening.", "Tuesday evening", "2025-10-21TEV"),
    ("The offer ends at noon on Friday.", "noon on Friday", "2025-10-24T12:00"),
    ("The order was signed last night.", "last night", "2025-10-21TNI"),
]

PARTS = [
    ("The text is to circulate in the first half of November.", "the first half of November", "2025-11"),
    ("Growth is seen over the next decade and a half.", "the next decade and a half", "P15Y"),
    ("Quotas are phased in over five years.", "five years", "P5Y"),
    ("The session opens at 11h30.", "11h30", "2025-10-22T11:30"),
]

VAGUE = [
    ("Prices are now higher.", "now", "PRESENT_REF"),
    ("Prices have recently risen.", "recently", "PAST_REF"),
    ("It is ready for the near future.", "the near future", "FUTURE_REF"),
]


@pytest.mark.parametrize(
    ("text", "surface", "value"), [*DAYS, *WEEKDAYS, *PERIODS, *LENGTHS, *SETS, *TIMES, *PARTS, *VAGUE]
)
def test_an_expression_has_its_span_and_value(dated, text, surface, value):
    assert dated(text) == [(surface, value)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Duties rose on Oct. 6 and 25% of them on Oct. 9.", ["2025-10-06", "2025-10-09"]),
        ("Imports are allowed from December until April.", ["2025-12", "2026-04"]),
        ("Mangoes came in from January to April.", ["2025-01", "2025-04"]),
        ("Sales rose in the financial year to March 2019.", ["P1Y", "2019-03"]),
    ],
)
def test_neighbours_are_read_as_two_expressions(dated, text, values):
    assert [value for _, value in dated(text)] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Sales will grow over the next decade.", "P10Y"),
        ("It was the worst slump of the past decade.", "P10Y"),
        ("Sales grew during the last century.", "P100Y"),
        ("In the last decade sales grew.", "201"),
    ],
)
def test_a_decade_lasts_ten_years_where_the_grammar_says_so(dated, text, value):
    assert [found for _, found in dated(text)] == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("In July, August, and September sales rose.", ["2025-07", "2025-08", "2025-09"]),
        ("Sales were low in last year's June.", ["2024-06"]),
        ("Sales were low in the June 2020 quarter.", ["2020-Q2"]),
        ("Sales were low in the 2021 calendar year.", ["2021"]),
    ],
)
def test_months_of_lists_quarters_and_other_years(dated, text, values):
    assert [value for _, value in dated(text)] == values


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It took effect at midnight last night.", ("midnight last night", "2025-10-21T24:00")),
        ("Talks ended at 9 p.m. last night.", ("9 p.m. last night", "2025-10-21T21:00")),
        ("It has been so since around 2010.", ("since around 2010", "2010")),
    ],
)
def test_times_of_last_night_and_years_about(dated, text, found):
    assert dated(text) == [found]
