import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.language.number_tokens import tokens
from pipelines.language.numbers import digits_value, fold, scan


def values(text: str) -> list[float | None]:
    return [numeral.value for numeral in scan(text, fold(text))]


@pytest.mark.parametrize(
    ("printed", "value", "doubt"),
    [
        ("1,234.5", 1234.5, None),
        ("12,34,567", 1_234_567, None),
        ("1.234,56", 1234.56, "ambiguous_separator"),
        ("1,3", 1.3, "ambiguous_separator"),
        ("10,0000", None, "malformed_grouping"),
        ("192.168.0.1", None, "sequence"),
        ("1,1,1,1", None, "sequence"),
    ],
)
def test_digit_grouping(printed, value, doubt):
    assert digits_value(printed) == (value, doubt)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two hundred and six", 206),
        ("three lakh crore", 3e12),
        ("twenty-one trillion", 21e12),
        ("five and a half million", 5.5e6),
        ("two thirds", 2 / 3),
        ("a quarter of it", 0.25),
        ("half a dozen", 6),
        ("nine out of ten", 0.9),
        ("one in five", 0.2),
        ("minus five point five", -5.5),
        ("10 1/2", 10.5),
        ("7½", 7.5),
    ],
)
def test_numeral_in_words(text, value):
    assert values(text) == [pytest.approx(value)]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("It rose to 25.", ["25"]),
        ("Duties of 1,200, later 35, and then 4.5.", ["1,200", "35", "4.5"]),
        ("from 10- to 20-year terms", ["10", "20"]),
        ("call 1-2-3-4-.", ["1-2-3-4"]),
        ("pages 1-2-", ["1", "2"]),
    ],
)
def test_a_run_of_digits_leaves_the_separator_after_it(text, printed):
    assert [text[token.start : token.end] for token in tokens(text, text.lower())] == printed


def test_vague_plurals_have_bounds():
    (numeral,) = scan("tens of thousands", "tens of thousands")
    assert (numeral.value, numeral.low, numeral.high) == (None, 10_000, 99_999)


def test_counts_joined_by_and_stay_apart():
    assert values("20 and 30") == [20, 30]


@pytest.mark.parametrize("piece", ["1", "1,", "1 ", "two thousand and ", "half ", "1/", "a hundred and one "])
def test_long_repetitions_are_read(piece):
    text = piece * 20_000
    assert all(numeral.end > numeral.start for numeral in scan(text, fold(text)))


@given(
    st.lists(
        st.sampled_from(
            [
                "one",
                "two",
                "ten",
                "twenty",
                "hundred",
                "million",
                "and",
                "half",
                "third",
                "of",
                "a",
                "in",
                "5",
                "1,000",
                "3/4",
                "-",
                ".",
                ",",
                "İ",
            ]
        ),
        max_size=14,
    ).map(" ".join)
)
def test_numerals_are_ordered_and_inside_the_text(text):
    found = scan(text, fold(text))
    edges = [edge for numeral in found for edge in (numeral.start, numeral.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)


@given(st.integers(0, 10**12))
def test_grouped_digits_read_as_the_integer(number):
    assert digits_value(f"{number:,}")[0] == number
