"""What is called by its month, year or day: a June ruling, the April IMF meetings, 2004 levels, Monday's session."""

import pytest


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Oslo contests a June ruling by the panel.", ("June", "2025-06")),
        ("They cited an April vote.", ("April", "2025-04")),
        ("He was hurt by a controversial May decision.", ("May", "2025-05")),
        ("The ministry's March order was lifted.", ("March", "2025-03")),
        ("Her August speech was odd.", ("August", "2025-08")),
        ("Nothing moves until the March IMF meetings.", ("March", "2026-03")),
    ],
)
def test_a_month_behind_an_article_or_an_owner(dated, text, found):
    assert dated(text) == [found]


@pytest.mark.parametrize(
    "text", ["He met a June Holm in town.", "She is a May fan.", "The council's may decide."]
)
def test_a_name_or_a_verb_stays_one(dated, text):
    assert [value for _, value in dated(text) if value.endswith(("-06", "-08"))] == []


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Stocks are down on 2004 levels.", "2004"),
        ("It was the first bank to report 2006 net results.", "2006"),
        ("Extra demand drove 1998 sales.", "1998"),
        ("Oslo issues 2005 export forecast.", "2005"),
        ("Rates stay low until at least 2008.", "2008"),
        ('"2004 has proven to be a good year," he said.', "2004"),
        ("Lending was stable over 2005 as a whole.", "2005"),
        ("The oats shipped over 2017, will help.", "2017"),
        ("It has been so since at least 2002.", "2002"),
        ("Such are the costs up to 2010, he said.", "2010"),
    ],
)
def test_a_year_before_what_is_told_by_years(dated, text, year):
    assert dated(text) == [(year, year)]


@pytest.mark.parametrize(
    "text", ["They sent 2000 letters.", "It needs at least 2000 crates.", "He sold 1999 tickets."]
)
def test_what_is_counted_is_no_year(dated, text):
    assert dated(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He spoke at the start of Monday's session.", ("Monday", "2025-10-20")),
        ("It was told at the end of last year's talks.", ("last year", "2024")),
        ("Sales fell by the end of last week.", ("the end of last week", "2025-W42")),
        ("He denied that August 1 marked a new limit.", ("August 1", "2025-08-01")),
        ("Prices rose in the first month of the year.", ("the first month of the year", "2025-01")),
        ("Two weeks' ago it was told.", ("Two weeks' ago", "2025-10-08")),
        ("A source spoke earlier on Tuesday of a pause.", ("earlier on Tuesday", "2025-10-21")),
        ("Oslo signed late on Monday.", ("late on Monday", "2025-10-20")),
        ("They missed the year-end deadline for talks.", ("year-end", "2025")),
        ("Sales fell until the year-end, he said.", ("the year-end", "2025")),
        ("It will scrap its 32 year old sugar pact.", ("32 year old", "P32Y")),
        ("The plant opens a year ahead of schedule.", ("a year", "P1Y")),
    ],
)
def test_the_span_is_the_expression_alone(dated, text, found):
    assert dated(text) == [found]


def test_goods_that_fall_outside_name_no_season(dated):
    assert dated("Goods that fall outside the pact are taxed.") == []


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("They pump 3 million barrels of crude oil a day.", "a day"),
        ("They take 5 million tonnes of gas a year.", "a year"),
        ("Quotas lie at 2 billion board feet a year.", "a year"),
        ("Those who earn 35,000 rand a year pay nothing.", "a year"),
        ("They sell 200,000 head a year.", "a year"),
    ],
)
def test_a_rate_behind_what_is_measured(dated, text, surface):
    assert [found for found, _ in dated(text)] == [surface]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Flights fell after the September 11 attacks.", ("September 11", "2001-09-11")),
        ("Flights fell after the 7 October massacre.", ("7 October", "2023-10-07")),
        ("Flights fell after the September 11 attackers' trial.", ("September 11", "2025-09-11")),
    ],
)
def test_a_day_that_everybody_knows_has_its_year(dated, text, found):
    assert dated(text) == [found]
