"""Periods that trade figures are compared with: the same period of the fiscal year before, the previous month."""

import pytest

PUBLISHED = "2025-03-12"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sales rose in January-February against the same period of 2024.",
            [("January-February", "2025-01/2025-02"), ("the same period of 2024", "2024-01/2024-02")],
        ),
        (
            "Sales rose in July-January against the same period of FY24.",
            [("July-January", "2024-07/2025-01"), ("the same period of FY24", "2023-07/2024-01")],
        ),
        ("Sales rose in January. Costs fell in the same period.", [("January", "2025-01"), ("the same period", "2025-01")]),
        ("Sales rose in 2024, compared with a fall a year earlier.", [("2024", "2024"), ("a year earlier", "2023")]),
        (
            "Sales rose in February, faster than in January. Costs fell after a rise in the prior month.",
            [("February", "2025-02"), ("January", "2025-01"), ("the prior month", "2025-01")],
        ),
        (
            "Sales rose in February, faster than in January. Costs fell less than the month before.",
            [("February", "2025-02"), ("January", "2025-01"), ("the month before", "2025-01")],
        ),
        (
            "Sales fell in Q2 after a gain in the preceding quarter. Costs rose after a drop in the previous quarter.",
            [("Q2", "2024-Q2"), ("the preceding quarter", "2024-Q1"), ("the previous quarter", "2024-Q1")],
        ),
        (
            "Sales in Q2 beat the same quarter last year. They fell from the previous quarter.",
            [("Q2", "2024-Q2"), ("the same quarter last year", "2023-Q2"), ("the previous quarter", "2024-Q1")],
        ),
        (
            "Sales rose in February to 5 million, up from 4 million in January and from 3 million in the same month of last year.",
            [("February", "2025-02"), ("January", "2025-01"), ("the same month of last year", "2024-02")],
        ),
        (
            "Sales fell in July-September of FY25 against the corresponding period of the previous year.",
            [
                ("July-September of FY25", "2024-07/2024-09"),
                ("the corresponding period of the previous year", "2023-07/2023-09"),
            ],
        ),
        (
            "Sales rose in the July-June period of 2017/18.",
            [("July-June", "2017-07/2018-06"), ("2017/18", "2017/2018")],
        ),
        (
            "Sales rose in July-April against the same period of 2022-23.",
            [("July-April", "2023-07/2024-04"), ("the same period of 2022-23", "2022-07/2023-04")],
        ),
        (
            "Sales rose in July-January. In the first seven months costs fell against the same period of the previous year.",
            [
                ("July-January", "2024-07/2025-01"),
                ("the first seven months", "P7M"),
                ("the same period of the previous year", "2023-07/2024-01"),
            ],
        ),
        ("It fell in the preceding fiscal year of 2016/17.", [("the preceding fiscal year of 2016/17", "2016/2017")]),
        ("It grew in the current fiscal year 2024-25.", [("the current fiscal year 2024-25", "2024/2025")]),
    ],
)  # fmt: skip
def test_compared_period_is_that_of_the_figure_before(dated, text, expected):
    assert dated(text, PUBLISHED) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met in the first week of March.", ("the first week of March", "2025-W10")),
        ("They met in the last week of February.", ("the last week of February", "2025-W09")),
        ("It lapsed on the last day of 2024.", ("the last day of 2024", "2024-12-31")),
        ("It fell in the first month of 2025.", ("the first month of 2025", "2025-01")),
    ],
)
def test_place_inside_a_period_is_one_expression(dated, text, expected):
    assert dated(text, PUBLISHED) == [expected]


def test_year_of_a_list_is_that_of_all_its_months(dated):
    found = dated("It fell in January, February and March 2024.", PUBLISHED)
    assert [value for _, value in found] == ["2024-01", "2024-02", "2024-03"]


def test_article_before_a_modifier_is_that_of_the_noun(dated):
    assert dated("They prepare the mid-April summit.", PUBLISHED) == [("mid-April", "2025-04")]


def test_weekday_that_opens_a_sentence_with_its_noun_is_a_date(dated):
    assert dated("The Friday meeting failed.", PUBLISHED) == [("Friday", "2025-03-07")]
    assert dated("The Sunday Times said so.", PUBLISHED) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It was banned between January and March.", ["2025-01", "2025-03"]),
        ("It fell from November to February.", ["2024-11", "2025-02"]),
        ("They stopped buying for April and May shipments.", ["2025-04", "2025-05"]),
    ],
)
def test_month_that_ends_a_range_follows_the_one_that_opens_it(dated, text, values):
    assert [value for _, value in dated(text, PUBLISHED)] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The holiday distorted August trade.", "2024-08"),
        ("May exports fell.", "2024-05"),
        ("Talks may begin as early as August.", "2025-08"),
        ("Output grew in H2.", "2024-H2"),
        ("They will pay once the ban is lifted from June.", "2025-06"),
        ("It hit watches with the duty imposed on them starting from January.", "2025-01"),
    ],
)
def test_month_of_trade_data_or_of_a_measure(dated, text, value):
    assert [found for _, found in dated(text, PUBLISHED)] == [value]


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("From January to May sales rose 5% over the same period last year.", "2024-01/2024-05"),
        ("Sales rose between January and May. In the same period of 2023 they fell.", "2023-01/2023-05"),
        ("From January to May this year sales rose, against the same period in 2023.", "2023-01/2023-05"),
        ("Sales for July-September beat those of the year-ago period.", "2024-07/2024-09"),
        ("In the May 1-20 period sales beat the same period a year earlier.", "2024-05-01/2024-05-20"),
        (
            "Sales rose in November-February 2023, more than in the same period a year earlier.",
            "2021-11/2022-02",
        ),
    ],
)
def test_a_run_of_months_is_compared_with_the_same_run(dated, text, compared):
    assert dated(text)[-1][1] == compared


def test_the_month_is_the_one_that_the_report_tells_of(dated):
    text = "Sales rose in August. Imports for the month fell 2% from the same period last year."
    assert [value for _, value in dated(text)] == ["2025-08", "2025-08", "2024-08"]


def test_the_year_before_is_counted_from_the_year_told(dated):
    text = "Last year farms sold 5 tonnes of tea. That was less than the 9 tonnes of the year before."
    assert [value for _, value in dated(text)] == ["2024", "2023"]


def test_the_same_month_is_not_the_one_of_last_year(dated):
    text = "Sales fell in June from $5 in the same month last year. Imports rose in the same month."
    assert [value for _, value in dated(text)] == ["2025-06", "2024-06", "2025-06"]


def test_the_year_that_comes_to_a_close_is_a_date(dated):
    assert dated("As the year comes to a close, sales are low.") == [("the year", "2025")]
