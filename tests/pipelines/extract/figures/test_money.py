import pytest

from tests.pipelines.extract.figures.reading import one, read


@pytest.mark.parametrize(
    ("text", "surface", "value", "unit"),
    [
        ("The fund holds US$12.4m.", "US$12.4m", 12_400_000, "USD"),
        ("Delhi set aside Rs 3,000 crore.", "Rs 3,000 crore", 3e10, "INR"),
        ("The order is worth £2.5bn.", "£2.5bn", 2.5e9, "GBP"),
        ("A package of €1.2 trn was agreed.", "€1.2 trn", 1.2e12, "EUR"),
        ("It costs 500 yuan.", "500 yuan", 500, "CNY"),
        ("The bank lent HK$40 million.", "HK$40 million", 4e7, "HKD"),
        ("Farmers got ₹1,00,000 each.", "₹1,00,000", 100_000, "INR"),
        ("They paid 35 lakh rupees.", "35 lakh rupees", 3.5e6, "INR"),
        ("I owe 5 dollars", "5 dollars", 5, "USD"),
        ("Exports of 12.6 billion Swiss francs.", "12.6 billion Swiss francs", 1.26e10, "CHF"),
    ],
)
def test_amount_is_read_with_sign_scale_and_currency(text, surface, value, unit):
    figure = one(text)
    assert (figure.surface, figure.value, figure.unit, figure.currency) == (surface, value, unit, unit)


def test_sign_without_a_number_gives_no_row():
    assert read("All figures are in $ billion.") == ()


def test_impossible_grouping_is_marked_and_has_no_value():
    figure = one("The bill came to $10,0000.")
    assert (figure.value, figure.doubt) == (None, "malformed_grouping")


def test_open_currency_noun_is_marked():
    assert one("It paid 400 million pesos.").doubt == "ambiguous_unit"


@pytest.mark.parametrize(
    ("text", "surface", "value", "high"),
    [
        ("It traded at US72.43c.", "US72.43c", 72.43, None),
        ("The kiwi rose to US61 cents.", "US61 cents", 61, None),
        ("It fell to US72-74 cents.", "US72-74 cents", 72, 74),
    ],
)
def test_cents_of_a_dollar_named_before_the_number(text, surface, value, high):
    (figure,) = read(text)
    assert (figure.surface, figure.value, figure.value_high, figure.unit) == (surface, value, high, "cent")


def test_what_is_lower_than_a_rising_pair_is_lower_than_a_range():
    found = read("It sees growth of 1 to 2 percent, down from 3 to 4 percent in May.")
    assert [(figure.value, figure.value_high) for figure in found] == [(1, 2), (3, 4)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It lifted exports of tin by $800m to $900m.", [(8e8, 9e8)]),
        ("It lifted exports of tin by $100m to $900m.", [(1e8, None), (9e8, None)]),
        ("It cut exports of tin by $800m to $900m.", [(8e8, None), (9e8, None)]),
    ],
)
def test_a_rise_leads_to_more_than_itself(text, found):
    assert [(figure.value, figure.value_high) for figure in read(text)] == found


def test_a_list_of_changes_and_levels_holds_no_range():
    found = read(
        "Rome's quota would fall 32,000 tonnes to 741,000 tonnes, and Oslo's 52,000 tonnes to 803,000 tonnes."
    )
    assert [(figure.value, figure.value_high) for figure in found] == [
        (32e3, None), (741e3, None), (52e3, None), (803e3, None),
    ]  # fmt: skip


def test_between_amounts_is_one_range():
    figure = one("It will cost between $12 million and $20 million.")
    assert (figure.value_low, figure.value_high, figure.unit) == (12e6, 20e6, "USD")


@pytest.mark.parametrize("text", ["It pays €1.234,56.", "It pays €1.234."])
def test_doubtful_separator_is_marked(text):
    figure = one(text)
    assert (figure.doubt, figure.is_ambiguous) == ("ambiguous_separator", True)


def test_powers_are_exact():
    assert one("It made $4.1 billion.").value == 4_100_000_000


def test_fund_of_billions_has_bounds():
    figure = one("A multi-billion-dollar fund opens.")
    assert (figure.surface, figure.value, figure.value_low) == ("multi-billion-dollar", None, 1e9)


@pytest.mark.parametrize(
    ("text", "surface", "low", "high"),
    [
        ("It lost $1.2–1.4 trillion.", "$1.2–1.4 trillion", 1.2e12, 1.4e12),
        ("It lost USD3-4bn.", "USD3-4bn", 3e9, 4e9),
        ("It lost 10 to 15 mio euros.", "10 to 15 mio euros", 10e6, 15e6),
        ("It lost between 2 and 3 tln yen.", "2 and 3 tln yen", 2e12, 3e12),
        ("It lost 4 to 5 lac rupees.", "4 to 5 lac rupees", 4e5, 5e5),
        ("It lost 400-600 thousand rand.", "400-600 thousand rand", 4e5, 6e5),
        ("It lost 20k to 30k pounds.", "20k to 30k pounds", 2e4, 3e4),
    ],
)
def test_range_of_money_shares_sign_and_power(text, surface, low, high):
    figure = one(text)
    assert (figure.surface, figure.value_low, figure.value_high) == (surface, low, high)


def test_rand_amount_with_spaced_thousands():
    assert one("Bail of R50 000 was paid.").value == 50000


@pytest.mark.parametrize("text", ["It paid $A600 million.", "It paid AUS$600 million."])
def test_dollar_named_on_either_side_of_its_sign(text):
    assert (one(text).currency, one(text).value) == ("AUD", 6e8)


def test_a_sign_of_the_dollar_may_stand_off_its_number():
    (figure,) = read("Exports rose to $US 53 billion.")
    assert (figure.surface, figure.unit) == ("$US 53 billion", "USD")


def test_a_vague_amount_of_an_open_currency_is_vague():
    (figure,) = read("They buy billions of dollars worth of grain.")
    assert (figure.comparator, figure.value) == ("vague", None)
