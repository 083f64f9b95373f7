import json

from typer.testing import CliRunner

from pipelines.evaluate.command import app


def _gold(folder):
    text = "Talks in Lima begin on 5 March 2024.\n"
    (folder / "a.txt").write_text(text, "utf-8")
    rows = [
        {"doc": "a.txt", "type": "document", "sha256": "0" * 64, "pub_date": "2024-03-04"},
        {"doc": "a.txt", "type": "date", "id": "d", "surface": "5 March 2024", "start": 23, "end": 35,
         "timex_type": "DATE", "value": "2024-03-05"},
    ]  # fmt: skip
    (folder / "articles.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows), "utf-8")
    return folder


def test_scores_print_as_a_table_and_as_json(tmp_path):
    folder = str(_gold(tmp_path))
    table = CliRunner().invoke(app, ["gold", folder])
    assert table.exit_code == 0
    assert "dates" in table.output
    found = json.loads(CliRunner().invoke(app, ["gold", folder, "--json"]).output)
    assert found["scores"]["dates"]["gold"] == 1


def test_a_path_that_is_not_there_is_refused_with_code_two(tmp_path):
    assert CliRunner().invoke(app, ["polnear", str(tmp_path / "no")]).exit_code == 2


def test_a_folder_without_a_test_set_gives_one_message_and_code_two(tmp_path):
    for kind in ("gold", "polnear"):
        result = CliRunner().invoke(app, [kind, str(tmp_path)])
        assert result.exit_code == 2
        assert str(tmp_path) in result.output


def test_a_defect_of_a_scorer_is_not_taken_for_a_wrong_test_set(tmp_path, monkeypatch):
    def broken(*_):
        raise KeyError("a column")

    monkeypatch.setattr("pipelines.evaluate.polnear.evaluate", broken)
    result = CliRunner().invoke(app, ["polnear", str(tmp_path)])
    assert isinstance(result.exception, KeyError)


def test_a_file_that_is_no_json_is_named(tmp_path):
    (_gold(tmp_path) / "articles.jsonl").write_text("no json", "utf-8")
    result = CliRunner().invoke(app, ["gold", str(tmp_path)])
    assert (result.exit_code, "not a test set" in result.output) == (2, True)
