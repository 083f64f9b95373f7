import json

import pytest

from pipelines.evaluate.quantities import QuantityFileError, canonical_unit, evaluate


def write(folder, *cases: dict):
    path = folder / "cases.jsonl"
    path.write_text("\n".join(json.dumps(case) for case in cases), "utf-8")
    return path


def test_value_and_unit_by_any_name_count(tmp_path):
    gold = [{"value": "3,000", "unit": "US dollars", "start": 5, "end": 11}]
    scores = evaluate(write(tmp_path, {"text": "Fees $3,000 now", "quantities": gold}))
    assert (scores["value+unit"].f1, scores["money value+unit"].f1, scores["span"].f1) == (1, 1, 1)


def test_wrong_unit_still_scores_the_value(tmp_path):
    scores = evaluate(write(tmp_path, {"text": "It grew 5%.", "quantities": [{"value": 5, "unit": "t"}]}))
    assert (scores["value"].right, scores["value+unit"].right) == (1, 0)


def test_range_equals_a_range(tmp_path):
    scores = evaluate(
        write(tmp_path, {"text": "It grew 5 to 7 percent.", "quantities": [{"value": [5, 7], "unit": "%"}]})
    )
    assert scores["value+unit"].right == 1


def test_missing_quantity_lowers_recall_and_is_listed(tmp_path):
    scores = evaluate(write(tmp_path, {"text": "Nothing here.", "quantities": [{"value": 1, "unit": ""}]}))
    assert scores["value"].recall == 0
    assert scores.misses[0].kind == "missing"


def test_case_without_a_text_is_named_in_the_error(tmp_path):
    with pytest.raises(QuantityFileError, match="case 0"):
        evaluate(write(tmp_path, {"quantities": []}))


@pytest.mark.parametrize(
    ("name", "code"), [("%", "percent"), ("euros", "eur"), ("tonne", "t"), ("-", None), ("job", "job")]
)
def test_unit_names_are_made_canonical(name, code):
    assert canonical_unit(name) == code
