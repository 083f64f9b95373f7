import pytest

from tests.pipelines.extract.figures.reading import one, read


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Sales rose 8%.", "increase"),
        ("Output was down by nearly 3 percent.", "decrease"),
        ("They reported a 32% drop.", "decrease"),
        ("Chips make up 60% of it.", "level"),
        ("He gave books to 20 schools.", "level"),
    ],
)
def test_change_follows_the_verb(text, change):
    assert one(text).change == change


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("They agreed to cut output of tin by 1.5 million tonnes.", "decrease"),
        ("Sales rose from May 2017 to June 2017 by $5 million.", "increase"),
        ("The group will curb output by 5 percent.", "decrease"),
        ("The rise, opposed by mills, was matched by $5 million.", "level"),
        ("Prices rose as mills were hurt by 25 percent tariffs.", "level"),
    ],
)
def test_change_is_told_before_by(text, change):
    assert one(text).change == change


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Tin exports rose 2 per cent to $5 million.", "trade_value"),
        ("Brent slipped 19 cents.", "price"),
        ("They sold 2 per cent less than in May.", "growth"),
        ("The Kospi closed at 2,175.54.", "index"),
    ],
)
def test_role_in_reports_of_trade_and_markets(text, about):
    assert read(text)[-1].about == about


def test_from_and_to_are_two_figures():
    assert [figure.change for figure in read("The levy went from 10% to 25%.")] == ["from", "to"]


@pytest.mark.parametrize(
    "text",
    [
        "The levy went from a previously announced 10% to 25%.",
        "They cut it from an already low 2% to 1.5%.",
        "The rate inches up from 9.8% to 9.9%.",
        "Output climbed from last year's 3 million tonnes to 4 million tonnes.",
    ],
)
def test_the_level_before_may_be_described(text):
    assert [figure.change for figure in read(text)] == ["from", "to"]


def test_one_verb_says_all_members_of_a_list():
    assert [figure.change for figure in read("Exports rose 5%, 7% and 9% respectively.")] == ["increase"] * 3


def test_compared_number_takes_the_unit_of_its_level():
    assert [figure.unit for figure in read("It got 20 per cent, down from 37.")] == ["percent", "percent"]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Duties of 30% hit steel.", "tariff_rate"),
        ("Banks see a 30% chance of new duties.", "other"),
        ("Rome set a levy of 45 euros a ton.", "cost"),
        ("The levy, of up to €12 a head, is new.", "cost"),
        ("The duty on urea will rise to $120 per tonne.", "cost"),
        ("A $3 levy hits parcels.", "cost"),
        ("The chain got nearly $3bn in tariff refunds.", "cost"),
        ("The plant is losing £1.7m a day.", "cost"),
        ("Oil fell to $60 a barrel after new tariffs.", "price"),
        ("The trade deficit reached $40 billion.", "trade_balance"),
        ("The budget deficit reached $40 billion.", "other"),
        ("The current account surplus widened to $40 billion.", "other"),
        ("The dollar slipped to a low below 145 yen for holders of foreign investments.", "price"),
        ("It will invest €3bn.", "investment"),
        ("Gold traded at $3,350 an ounce.", "price"),
        ("It mines 24% of global output.", "share"),
        ("The delegation had 12 officials.", "headcount"),
        ("It was the fourth round.", "round_number"),
        ("The bank cut interest rates to 4%.", "other"),
    ],
)
def test_role_comes_from_the_sentence(text, about):
    assert one(text).about == about


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Trade is worth $9 billion a year.", "P1Y"),
        ("It pumps 500,000 barrels per day.", "P1D"),
        ("It makes 30,000 cars annually.", "P1Y"),
        ("It cost $9 a year ago.", None),
    ],
)
def test_period_of_a_rate(text, period):
    assert one(text).period == period


def test_over_before_a_time_span_is_no_bound():
    assert one("They will build it over four years.").comparator == "exact"


def test_zero_duty_is_a_rate():
    figure = one("Duties will be cut to zero.")
    assert (figure.value, figure.unit) == (0, "percent")
    listed = read(
        "The duty will be cut from 24% to 10% within three years of entry into force, and to zero by year five."
    )
    assert [figure.value for figure in listed if figure.unit == "percent"] == [24, 10, 0]


def test_range_shares_the_power_word():
    figure = one("Orders of 2,000-2,500 crore rupees were lost.")
    assert (figure.value_low, figure.value_high, figure.currency) == (2e10, 2.5e10, "INR")


def test_digits_that_name_a_thing_name_it_throughout_the_document():
    assert [f.surface for f in read("Boeing 737 orders grew, so the new 737 sells; 12 jets left.")] == ["12"]


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("They agreed to drop a 25% levy.", ["level"]),
        ("It bans beef from two farms after prices rose.", ["level"]),
        ("Sales amounted to 5 billion yuan.", ["level"]),
        ("It noted a rise of 5% in sales.", ["increase"]),
        ("Rates vary from 7% for A to 35% for B.", ["level", "level"]),
    ],
)
def test_level_is_not_taken_for_a_change(text, changes):
    assert [figure.change for figure in read(text)] == changes


def test_range_after_a_verb_of_range_carries_both_bounds():
    figure = one("Duties range from 17.4 to 38.1 percent.")
    assert (figure.value_low, figure.value_high, figure.unit) == (17.4, 38.1, "percent")


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Duties would knock 2% off GDP.", "growth"),
        ("Exports crashed by 76 per cent following retaliatory tariffs.", "growth"),
        ("Exports fell 20% because of duties.", "growth"),
        ("It will be 20% after the duty is raised.", "tariff_rate"),
        ("It put tariffs on $29 billion worth of goods.", "trade_value"),
        ("They imported $144 million of wine.", "trade_value"),
        ("His fortune is $9 billion.", "other"),
    ],
)
def test_role_of_money_and_of_lost_output(text, about):
    assert one(text).about == about


def test_percentages_after_a_rate_of_duty_go_on_with_it():
    found = read("A got a tariff of 19%; B (36% to 19%) and C (20% to 19%) did, too.")
    assert {figure.about for figure in found} == {"tariff_rate"}


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Exporters save 4 billion euros a year in duties.", "cost"),
        ("The pact brings $5 billion in new investment from car makers.", "investment"),
    ],
)
def test_words_after_an_amount_say_what_it_is(text, about):
    assert one(text).about == about


def test_level_after_a_change_takes_the_percent_of_the_one_before():
    found = read("It fell from 41.3 percent in 2008 to 35.2 in 2019.")
    assert [(f.value, f.unit, f.change) for f in found] == [
        (41.3, "percent", "from"),
        (35.2, "percent", "to"),
    ]


def test_verb_with_up_names_a_level_and_no_bound():
    figure = one("The rate edged up to 1.7 per cent.")
    assert (figure.comparator, figure.change) == ("exact", "to")


@pytest.mark.parametrize(
    ("text", "change"),
    [("Police shut down three sites.", "level"), ("The share closed down $1.87.", "decrease")],
)
def test_particle_of_a_verb_is_a_change_only_of_amounts(text, change):
    assert one(text).change == change


def test_change_told_twice_is_no_range_with_the_level_it_reaches():
    surfaces = [figure.surface for figure in read("It rose by 20% or $2 billion to $12 billion.")]
    assert surfaces == ["20%", "$2 billion", "$12 billion"]


def test_the_number_of_a_round_counts_nothing():
    (figure,) = read("Round 7 of the talks ended.")
    assert (figure.value, figure.unit, figure.about) == (7.0, None, "round_number")


def test_an_amount_in_other_currencies_is_about_the_same():
    found = read("Rome put a €3 (£2.56; $3.42) levy on parcels.")
    assert [figure.about for figure in found] == ["cost"] * 3
    assert [figure.change for figure in read("Its debt rose €3m (£2.6m).")] == ["increase"] * 2


def test_around_is_no_round():
    assert one("Rivals stand at around 11.").about is None
    assert one("They failed in round 11.").about == "round_number"


@pytest.mark.parametrize(
    "text", ["It has an estimated debt of 6 billion reais.", "They put estimated annual costs at $6 billion."]
)
def test_an_estimate_is_no_exact_amount(text):
    assert (one(text).comparator, one(text).about) == ("about", "cost")


def test_a_rate_that_inches_up_to_a_level_is_exact():
    assert [figure.comparator for figure in read("The rate inches up to 9.9% from 9.8%.")] == ["exact"] * 2


def test_a_fall_by_a_huge_amount_to_another_is_no_range():
    assert [figure.change for figure in read("Sales plunged by a huge $4 billion to $8 billion.")] == [
        "decrease",
        "to",
    ]


def test_rates_of_zero_are_rates():
    assert one("They want the rates to be zero.").unit == "percent"
