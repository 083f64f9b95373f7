import pytest

from pipelines.extract import figures
from pipelines.extract.spans import FigureSpan, MentionSpan, Sentence, Source
from pipelines.ingest.records import Passage


def read_from(country: str | None, text: str) -> tuple[FigureSpan, ...]:
    """Return the figures of `text` as printed by a publisher of `country`."""
    passage, sentence = Passage(0, len(text), "body", "test"), Sentence(0, len(text), "body", 0)
    return figures.find(Source(text, (passage,), (sentence,), None, country), (), ())


@pytest.mark.parametrize(
    ("country", "text", "currency", "doubt"),
    [
        (None, "It cost $5m.", "USD", None),
        ("US", "It cost $5m.", "USD", None),
        ("CA", "It cost $5m.", "CAD", "ambiguous_unit"),
        ("CA", "It cost US$5m.", "USD", None),
        ("CA", "It cost $5m US.", "USD", None),
        ("AU", "SYDNEY (Reuters) - It cost $5m.", "USD", "ambiguous_unit"),
        ("MX", "It cost $5m.", "USD", "ambiguous_unit"),
        ("MX", "It cost 5 million pesos.", "MXN", None),
        ("KE", "It cost Sh70.6 billion.", "KES", None),
        (None, "It cost Sh70.6 billion.", None, "ambiguous_unit"),
        ("PK", "It cost Rs 500 crore.", "PKR", "ambiguous_unit"),
        ("EG", "It cost 5 million pounds.", "EGP", "ambiguous_unit"),
    ],
)
def test_shared_sign_is_read_as_the_publishers_country_means_it(country, text, currency, doubt):
    (figure,) = read_from(country, text)
    assert (figure.currency, figure.doubt) == (currency, doubt)


@pytest.mark.parametrize(
    ("country", "text", "currency"),
    [
        (None, "OTTAWA (The Canadian Press) - It cost $5m.", "CAD"),
        (None, "It cost $5m, officials told Australian Associated Press.", "AUD"),
        (None, "It cost $5m, officials told Canadian Press and Agence France-Presse.", "USD"),
        ("US", "It cost $5m, officials told Canadian Press.", "USD"),
    ],
)
def test_agency_credited_where_no_publisher_is_known_tells_its_dollar(country, text, currency):
    (figure,) = read_from(country, text)
    assert figure.currency == currency


def test_full_name_settles_the_bare_noun():
    assert [
        f.currency for f in read_from(None, "It paid 5 million Mexican pesos, then 3 million pesos.")
    ] == [
        "MXN",
        "MXN",
    ]


def test_marked_local_dollar_leaves_the_bare_sign_american():
    found = read_from("CA", "It sold C$5m of wheat and $3m of oats.")
    assert [(f.currency, f.doubt) for f in found] == [("CAD", None), ("USD", None)]


def mentioning(text: str, names: dict[str, str], country: str | None = None) -> tuple[FigureSpan, ...]:
    """Return the figures of `text`, of a publisher of `country`, in which `names` are mentions of countries."""
    mentions = tuple(
        MentionSpan(
            text.index(name),
            text.index(name) + len(name),
            name,
            0,
            "alias",
            f"country:{code}",
            "country",
            "name",
        )
        for name, code in names.items()
    )
    passage, sentence = Passage(0, len(text), "body", "test"), Sentence(0, len(text), "body", 0)
    return figures.find(Source(text, (passage,), (sentence,), None, country), (), mentions)


def test_without_a_publisher_the_one_country_named_that_uses_the_noun_tells():
    (rupees,) = mentioning("Pakistan cleared imports worth Rs 900 million.", {"Pakistan": "PK"})
    assert (rupees.currency, rupees.doubt) == ("PKR", "ambiguous_unit")


def test_two_countries_with_the_noun_leave_the_usual_reading():
    (rupees,) = mentioning(
        "India and Pakistan cleared goods worth Rs 900 million.", {"India": "IN", "Pakistan": "PK"}
    )
    assert rupees.currency == "INR"


def test_a_dollar_is_not_told_by_the_countries_named():
    (dollars,) = mentioning("Canada cleared imports worth $900 million.", {"Canada": "CA"})
    assert (dollars.currency, dollars.doubt) == ("USD", None)


@pytest.mark.parametrize(
    ("text", "names", "currency"),
    [
        ("Australia sold 5 per cent less, or $5m.", {"Australia": "AU"}, "AUD"),
        ("Australia sold 5 percent less, or $5m.", {"Australia": "AU"}, "USD"),
        ("Australia sold Japan 5 per cent less, or $5m.", {"Australia": "AU", "Japan": "JP"}, "USD"),
        ("Kenya sold 5 per cent less, or $5m.", {"Kenya": "KE"}, "USD"),
        ("Australia sold 5 per cent less, or $5m (Reuters).", {"Australia": "AU"}, "USD"),
    ],
)
def test_a_report_for_readers_at_home_has_their_dollar(text, names, currency):
    assert [f.currency for f in mentioning(text, names) if f.currency] == [currency]


def test_dollars_given_in_american_ones_too_are_others():
    amounts = read_from("AU", "SYDNEY (Reuters) - It fell from $20 billion (US$13 billion) to $2 billion.")
    assert [f.currency for f in amounts] == ["AUD", "USD", "AUD"]
    assert [f.currency for f in read_from("AU", "SYDNEY (Reuters) - It cost A$3bn ($2bn).")] == ["AUD", "USD"]


def test_sign_of_the_pound_is_sterling_where_no_other_pound_is_at_home():
    for country in ("GB", None):
        (pounds,) = mentioning("He lost more than £600 in Sudan.", {"Sudan": "SD"}, country)
        assert (pounds.currency, pounds.doubt) == ("GBP", None)


def test_publisher_from_elsewhere_leaves_rupees_to_the_country_named():
    text = "Lahore taxes oil at 900 rupees."
    pakistan = MentionSpan(0, 6, "Lahore", 0, "test", "country:PK", "country", "alias")
    passage, sentence = Passage(0, len(text), "body", "test"), Sentence(0, len(text), "body", 0)
    (figure,) = figures.find(Source(text, (passage,), (sentence,), None, "GB"), (), (pakistan,))
    assert figure.currency == "PKR"


def test_dollar_in_a_report_that_names_only_other_countries_is_the_american():
    (dollars,) = mentioning("Bangladesh sold goods for $4 billion.", {"Bangladesh": "BD"}, "CA")
    assert dollars.currency == "USD"
