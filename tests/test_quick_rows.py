from typing import NamedTuple

import pytest

from pipelines.quick_rows import maker


class Rate(NamedTuple):
    product: str
    percent: float
    hedge: str = "exact"


make_rate = maker(Rate)


def test_the_row_is_that_of_the_class():
    made = make_rate("steel", 25.0, "about")
    assert type(made) is Rate
    assert made == Rate("steel", 25.0, "about")


def test_defaults_and_keywords_hold():
    assert make_rate(percent=25.0, product="steel") == Rate("steel", 25.0)


def test_a_field_without_default_must_be_given():
    with pytest.raises(TypeError, match="percent"):
        make_rate("steel")  # type: ignore[call-arg]
