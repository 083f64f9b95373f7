"""Amounts of one subject: which of them are one quantity, and whose."""

from __future__ import annotations

import datetime as dt
from typing import Any

import polars as pl
import pytest

from pipelines.reconcile.claims.figures import SAME_WITHIN, _least_alike
from tests.pipelines.reconcile.rows import Corpus

MON = dt.date(2031, 3, 3)
LAST_YEAR = (dt.date(2030, 1, 1), dt.date(2030, 12, 31))
FEBRUARY = (dt.date(2031, 2, 1), dt.date(2031, 2, 28))


@pytest.fixture
def corpus() -> Corpus:
    """Reports of an affair of New Zealand and Chile."""
    made = Corpus(a=MON, b=MON, c=MON)
    for code in ("NZ", "CL"):
        made.entity(f"country:{code}", country=code, kind="country")
        for document in "abc":
            made.governments(document, code)
    return made


def amount(
    corpus: Corpus, document: str, value: float, of: tuple[dt.date, dt.date] | None = None, *named: str
) -> dict[str, Any]:
    row: dict[str, Any] = {
        "quantity_kind": "money", "about": "trade_balance", "value": value, "unit": "USD", "currency": "USD",
        "change": "level", "comparator": "exact",
    }  # fmt: skip
    figure = corpus.add("figures", document, **row)
    said = {"sentence_start": figure["sentence_start"]}
    if of is not None:
        beside = {"char_start": figure["char_end"] + 1, "char_end": figure["char_end"] + 4}
        dates = {"timex_type": "DATE", "is_vague": False, "start_on": of[0], "end_on": of[1]}
        corpus.add("dates", document, **said, **beside, **dates)
    corpus.governments(document, *named, **said)
    return figure


def verdicts(corpus: Corpus) -> dict[str, str]:
    found = corpus.claims().verdicts
    balances = found.filter(pl.col("subject_key").str.starts_with("trade_balance|"))
    return {row["subject_key"]: row["verdict"] for row in balances.iter_rows(named=True)}


def test_a_chain_of_small_steps_is_not_one_quantity():
    sizes = [10.0, 13.0, 14.0, 20.0, 21.0, 30.0, 44.0]
    least = _least_alike(sizes)
    assert least == [10.0, 10.0, 10.0, 20.0, 20.0, 20.0, 44.0]
    assert all(size <= SAME_WITHIN * low for size, low in zip(sizes, least, strict=True))


def test_two_balances_of_one_year_conflict(corpus: Corpus):
    amount(corpus, "a", 51e9, LAST_YEAR, "NZ", "CL")
    amount(corpus, "b", 62e9, LAST_YEAR, "NZ", "CL")
    assert list(verdicts(corpus).values()) == ["conflicting"]


def test_balances_of_a_year_and_of_a_month_do_not_conflict(corpus: Corpus):
    amount(corpus, "a", 51e9, LAST_YEAR, "NZ", "CL")
    amount(corpus, "b", 62e9, FEBRUARY, "NZ", "CL")
    assert list(verdicts(corpus).values()) == ["compatible"]


def test_the_balance_of_one_country_alone_is_another_question(corpus: Corpus):
    amount(corpus, "a", 51e9, LAST_YEAR, "NZ", "CL")
    amount(corpus, "b", 62e9, LAST_YEAR, "NZ")
    assert sorted(key.split("|")[1] for key in verdicts(corpus)) == ["country:CL+country:NZ", "country:NZ"]


def test_a_balance_told_beside_the_trade_of_two_is_theirs(corpus: Corpus):
    balance = amount(corpus, "a", 51e9, LAST_YEAR, "NZ")
    corpus.add("figures", "a", **{k: v for k, v in balance.items() if k not in ("document_id", "about", "value")}
        | {"about": "trade_value", "value": 129e9, "char_start": balance["char_start"] - 5, "char_end": balance["char_start"] - 1})  # fmt: skip
    assert [key.split("|")[1] for key in verdicts(corpus)] == ["country:CL+country:NZ"]


def test_what_is_cut_off_agrees_with_what_is_printed_in_full(corpus: Corpus):
    amount(corpus, "a", 169.8e9, LAST_YEAR, "NZ", "CL")
    amount(corpus, "b", 169e9, LAST_YEAR, "NZ", "CL")
    assert list(verdicts(corpus).values()) == ["compatible"]
