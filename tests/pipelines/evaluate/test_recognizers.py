import json

import pytest

from pipelines.evaluate import recognizers
from pipelines.evaluate.recognizers import SpecError, evaluate


def write(folder, model: str, *cases: tuple[str, list[dict]]):
    cases_json = [{"Input": text, "Results": results} for text, results in cases]
    (folder / f"{model}.json").write_text(json.dumps(cases_json), "utf-8")


def result(start: int, end: int, value: str, unit: str | None = None) -> dict:
    return {"Start": start, "End": end, "Resolution": {"value": value, "unit": unit}}


def test_case_is_right_when_span_value_and_unit_agree(tmp_path):
    write(tmp_path, "CurrencyModel", ("pay 7 dollars", [result(4, 12, "7", "Dollar")]))
    assert evaluate(tmp_path)["currency cases"].right == 1


def test_wrong_value_is_listed_as_an_error(tmp_path):
    write(tmp_path, "PercentModel", ("7 percent", [result(0, 8, "8%")]))
    scores = evaluate(tmp_path)
    assert scores["percentage span+value"].right == 0
    assert "8.0" in scores.misses[0].expected


def test_extra_result_makes_the_case_wrong(tmp_path):
    write(tmp_path, "NumberModel", ("7 or 8", [result(0, 0, "7")]))
    scores = evaluate(tmp_path)
    assert (scores["number span+value"].right, scores["number cases"].right) == (1, 0)


def test_number_model_sees_numerals_inside_money(tmp_path):
    assert recognizers.MODELS["number"]("$20") == [(1, 3, 20.0, None)]


def test_folder_without_specs_is_refused(tmp_path):
    with pytest.raises(SpecError, match=r"NumberModel\.json"):
        evaluate(tmp_path)
