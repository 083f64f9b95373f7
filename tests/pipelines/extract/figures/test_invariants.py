import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extract.figures.units import after_forms
from pipelines.language.reference import rows
from schemas.tables.figures import TABLE
from schemas.vocabularies import CHANGE, COMPARATOR, FIGURE_DOUBT, FIGURE_ROLE, QUANTITY_KIND
from tests.pipelines.extract.figures.reading import read

PIECES = ["$", "€5", "12.4m", "one", "two", "third", "a", "half", "million", "percent", "%", "tariffs", "rose", "to", "from",
          "between", "and", "10", "1,2", "10,0000", "Boeing", "737", "barrels", "a day", "-", "(", ")", "over", "İ", "½", "thousands",
          "of", "firms", "five-day", "twice", "the", "10:30", "2025", "\n", "pounds", "m", "zero"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=16).map(" ".join))
def test_rows_are_grounded_ordered_and_in_the_vocabularies(text):
    end = 0
    for figure in read(text):
        assert text[figure.char_start : figure.char_end] == figure.surface
        assert figure.char_start >= end
        end = figure.char_end
        assert figure.quantity_kind in QUANTITY_KIND.terms
        assert figure.comparator in COMPARATOR.terms
        assert figure.change in CHANGE.terms
        assert figure.about is None or figure.about in FIGURE_ROLE.terms
        assert figure.doubt is None or figure.doubt in FIGURE_DOUBT.terms
        assert figure.value is not None or figure.value_low is not None or figure.doubt is not None


@pytest.mark.parametrize(
    "piece", ["7", "1,", "1 ", "$", "5% ", "1-", "one ", "½", "12 jobs ", "to 5 ", "1 in ", "e\u0301"]
)
def test_endless_repetition_is_read_to_the_end(piece):
    text = piece * 4000
    assert all(figure.char_end <= len(text) for figure in read(text))


def test_roles_of_cue_words_and_nouns_are_known():
    known = set(FIGURE_ROLE.terms) | {"direction", "market", "wealth", ""}
    assert {row["role"] for row in rows("figure_cues")} | {
        row["role"] for row in rows("counted_nouns")
    } <= known


def test_every_unit_has_a_kind_of_the_vocabulary():
    kinds = {form.unit.kind for forms in after_forms().values() for form in forms}
    assert kinds <= set(QUANTITY_KIND.terms)


def test_currency_forms_name_known_codes():
    codes = {row["code"] for row in rows("currencies")} | {""}
    assert {row["code"] for row in rows("currency_forms")} <= codes


def test_record_has_the_columns_of_the_table():
    (figure,) = read("It cost $5.")
    assert set(figure._fields) <= {column.name for column in TABLE.columns}
