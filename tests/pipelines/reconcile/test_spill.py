"""Rows put aside and brought back in another order."""

from __future__ import annotations

from pathlib import Path

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from pipelines.reconcile.spill import Spill, whole_groups
from pipelines.reconcile.union import components


@given(st.lists(st.integers(0, 5), max_size=30), st.integers(1, 7))
def test_no_group_is_split_and_no_row_is_lost(keys: list[int], size: int):
    rows = pl.DataFrame({"key": sorted(keys)}, schema={"key": pl.Int64})
    found = list(whole_groups(rows.iter_slices(size), "key"))
    assert pl.concat([rows.clear(), *found]).equals(rows)
    seen = [set(frame["key"]) for frame in found]
    assert len(set().union(*seen)) == sum(map(len, seen))


def test_rows_added_at_different_times_come_back_in_order(tmp_path: Path):
    spill = Spill(tmp_path)
    for word in ("quota", "duty", "truce"):
        spill.add("words", pl.DataFrame({"word": [word]}))
    assert pl.concat(spill.in_order("words", ["word"]))["word"].to_list() == ["duty", "quota", "truce"]


def test_a_set_without_rows_keeps_its_columns(tmp_path: Path):
    spill = Spill(tmp_path)
    spill.add("words", pl.DataFrame(schema={"word": pl.String}))
    assert [frame.columns for frame in spill.groups("words", "word")] == [["word"]]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9))))
def test_what_is_linked_has_the_same_lowest_node(links: list[tuple[int, int]]):
    found = components(links)
    assert all(found[left] == found[right] <= min(left, right) for left, right in links)
    assert components([(right, left) for left, right in reversed(links)]) == found
