"""Corrections: applied where their guard holds, refused where it does not."""

from __future__ import annotations

import datetime as dt

import pytest

from pipelines.reconcile.corrections import Correction, CorrectionError, apply, declared
from tests.pipelines.reconcile.rows import table

ID = f"{7:016x}"
DAY = Correction("documents", f"document_id={ID}", "published_on", "", "2031-05-02", "printed in the scan")


def test_a_correction_changes_the_cell_it_names():
    tables = {"documents": table("documents", {"document_id": ID})}
    assert apply(tables, [DAY])["documents"]["published_on"].to_list() == [dt.date(2031, 5, 2)]


def test_a_correction_stops_once_the_cell_has_changed():
    tables = {"documents": table("documents", {"document_id": ID, "published_on": dt.date(2031, 5, 3)})}
    with pytest.raises(CorrectionError, match="expected nothing, found 2031-05-03"):
        apply(tables, [DAY])


def test_a_correction_of_another_corpus_is_left_out():
    tables = {"documents": table("documents", {"document_id": f"{8:016x}"})}
    assert apply(tables, [DAY])["documents"].equals(tables["documents"])


@pytest.mark.parametrize("change", [{"table": "nothing"}, {"column": "nothing"}, {"reason": ""}])
def test_a_correction_names_table_column_and_reason(change: dict[str, str]):
    with pytest.raises(CorrectionError):
        apply({}, [DAY._replace(**change)])


def test_declared_corrections_name_real_columns():
    apply({}, declared())
