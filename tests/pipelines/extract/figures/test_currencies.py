import pytest

from pipelines.extract import figures
from pipelines.extract.spans import FigureSpan, Sentence, Source
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
