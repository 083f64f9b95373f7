"""Accuracy, releases, row counts and pictures."""

from __future__ import annotations

import base64
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import dagster as dg
import polars as pl
import pytest

from pipelines.assets.accuracy import SCORES
from pipelines.assets.resources import Workspace
from pipelines.definitions import build_definitions
from pipelines.release.verify import verify_folder

PROJECT = Path(__file__).parents[3]

SENTENCE = {
    "id": "a1",
    "published_on": "2021-05-04",
    "text": "Peru set a 12% duty on cement.",
    "figures": [{"surface": "12%", "value": 12, "unit": "percent", "comparator": "exact"}],
    "dates": [],
    "measures": [],
}


def picture(metadata: dict[str, dg.MetadataValue], title: str) -> ET.Element:
    found = re.fullmatch(
        r"!\[[^\]]+\]\(data:image/svg\+xml;base64,([A-Za-z0-9+/=]+)\)",
        str(metadata[f"picture: {title}"].value),
    )
    assert found
    return ET.fromstring(base64.b64decode(found[1]))


def metadata(result: dg.ExecuteInProcessResult, asset: str) -> dict[str, dg.MetadataValue]:
    (event,) = [e for e in result.get_asset_materialization_events() if e.asset_key == dg.AssetKey(asset)]
    return dict(event.materialization.metadata)


@pytest.mark.parametrize(
    ("asset", "title", "shown"),
    [
        ("measures", "tariff rates by imposer", "25 %"),
        ("measures", "tariff rates by date", "2018-03-12"),
        ("events", "timeline", "Lisbon"),
        ("verdicts", "agreement by question", "tariff rate"),
        ("passages", "passages kept and dropped", "body"),
    ],
)
def test_a_table_that_is_better_looked_at_shows_a_picture(made, asset: str, title: str, shown: str) -> None:
    assert shown in " ".join(picture(metadata(made, asset), title).itertext())


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dg.ExecuteInProcessResult:
    raw = tmp_path_factory.mktemp("pictures") / "raw"
    (raw / "all").mkdir(parents=True)
    story = (
        "OTTAWA — Canada said on Monday it would impose a 25% tariff on American steel from 12 March 2018.\n"
    )
    (raw / "all" / "steel.txt").write_text(story, "utf-8")
    talks = (
        "Published 4 May 2021\n\nBrazil and Portugal held their third round of talks in Lisbon on Tuesday.\n"
    )
    (raw / "all" / "talks.txt").write_text(talks, "utf-8")
    with dg.DagsterInstance.ephemeral() as instance:
        instance.add_dynamic_partitions("batches", ["all"])
        job = build_definitions(
            Workspace(raw=str(raw), data=str(raw.parent / "data"), workers=1)
        ).resolve_job_def("build")
        return job.execute_in_process(instance=instance, partition_key="all")


def test_a_table_that_shrinks_is_remarked_on_and_stops_nothing(run_all, workspace: Workspace) -> None:
    for number in range(40):
        text = f"Chile cut its duty on copper to {number}.5% on {number % 27 + 1} May 2019.\n"
        (workspace.config.raw / "steel" / f"{number}.txt").write_text(text, "utf-8")
    run_all()
    for number in range(40):
        (workspace.config.raw / "steel" / f"{number}.txt").unlink()
    result = run_all()
    assert result.success
    remarked = {c.asset_key.to_user_string(): c for c in result.get_asset_check_evaluations() if not c.passed}
    assert "documents" in remarked
    assert {c.severity for c in remarked.values()} == {dg.AssetCheckSeverity.WARN}
    shown = {k: v.value for k, v in remarked["documents"].metadata.items()}
    assert (shown["rows before"], shown["rows now"]) == (42, 2)


def test_failing_rows_show_their_sentence(
    run_all, definitions: dg.Definitions, instance: dg.DagsterInstance, workspace: Workspace
) -> None:
    run_all()
    path = workspace.config.store.path("figures")
    pl.read_parquet(path).with_columns(surface=pl.lit("26%"), quantity_kind=pl.lit("smell")).write_parquet(
        path
    )
    job = dg.define_asset_job("recheck", selection=dg.AssetSelection.checks_for_assets("figures"))
    checks = dg.Definitions.merge(definitions, dg.Definitions(jobs=[job])).resolve_job_def("recheck")
    result = checks.execute_in_process(instance=instance, raise_on_error=False)
    failed = {c.check_name: c for c in result.get_asset_check_evaluations() if not c.passed}
    assert set(failed) == {"grounding", "schema"}
    for check in failed.values():
        assert "tariff on American steel" in str(check.metadata["failing rows"].value)


@pytest.fixture
def measured(workspace: Workspace, instance: dg.DagsterInstance, tmp_path: Path):
    """Run the job `evaluate` over one labelled sentence with a threshold."""

    def run(threshold: str) -> dg.ExecuteInProcessResult:
        gold = tmp_path / "gold"
        gold.mkdir(exist_ok=True)
        (gold / "sentences.jsonl").write_text(json.dumps(SENTENCE) + "\n", "utf-8")
        (gold / "thresholds.csv").write_text(f"kind,f1\nfigures,{threshold}\n", "utf-8")
        definitions = build_definitions(Workspace(**{**workspace.model_dump(), "gold": str(gold)}))
        return definitions.resolve_job_def("evaluate").execute_in_process(
            instance=instance, raise_on_error=False
        )

    return run


def test_accuracy_is_measured_checked_and_drawn(measured, workspace: Workspace) -> None:
    result = measured("0.5")
    assert all(c.passed for c in result.get_asset_check_evaluations())
    assert "figures" in " ".join(picture(metadata(result, "accuracy"), "accuracy").itertext())
    assert [path.name for path in workspace.accuracy_folder.iterdir()] == [SCORES]


def test_measuring_the_labelled_sentences_leaves_the_sample_as_it_is(instance, workspace: Workspace) -> None:
    gold = Workspace(**{**workspace.model_dump(), "gold": str(PROJECT / "data" / "gold")})
    assert build_definitions(gold).resolve_job_def("evaluate").execute_in_process(instance=instance).success
    made = (workspace.accuracy_folder / SCORES).read_text("utf-8")
    assert made == (PROJECT / "data" / "accuracy" / SCORES).read_text("utf-8")


def test_accuracy_below_its_threshold_fails_its_check(measured) -> None:
    failed = [c.check_name for c in measured("1.01").get_asset_check_evaluations() if not c.passed]
    assert failed == ["figures"]


def test_labelled_sentences_that_are_not_there_are_named(
    workspace: Workspace, instance: dg.DagsterInstance
) -> None:
    definitions = build_definitions(Workspace(**{**workspace.model_dump(), "gold": "nowhere"}))
    result = definitions.resolve_job_def("evaluate").execute_in_process(
        instance=instance, raise_on_error=False
    )
    assert "nowhere" in failure(result)


def failure(result: dg.ExecuteInProcessResult) -> str:
    (found,) = [e for e in result.all_events if e.is_step_failure]
    return str(found.step_failure_data.user_failure_data.description)


@pytest.fixture
def release(run_all, measured, workspace: Workspace, instance: dg.DagsterInstance, tmp_path: Path):
    """Make the tables, then run the job `release` with the given config."""
    run_all()
    measured("0.5")
    shipped = Workspace(**{**workspace.model_dump(), "gold": str(tmp_path / "gold")})
    job = build_definitions(shipped).resolve_job_def("release")

    def run(**config: object) -> dg.ExecuteInProcessResult:
        return job.execute_in_process(
            instance=instance, raise_on_error=False, run_config={"ops": {"build_release": {"config": config}}}
        )

    return run


def test_a_release_is_made_once_and_never_overwritten(release, workspace: Workspace) -> None:
    made = release(version="2026.03.02")
    assert made.success
    folder = workspace.releases_folder / "2026.03.02"
    assert metadata(made, "release")["path"].value == str(folder)
    assert verify_folder(folder).findings == []
    before = (folder / "manifest.json").read_bytes()
    assert "exists already" in failure(release(version="2026.03.02"))
    assert (folder / "manifest.json").read_bytes() == before


def test_a_release_with_accuracy_below_its_threshold_needs_a_word(
    release, measured, workspace: Workspace
) -> None:
    measured("1.01")
    assert "figures" in failure(release(version="2026.03.02"))
    assert release(version="2026.03.02", allow_low_accuracy=True).success


def test_a_release_that_does_not_follow_the_expected_one_is_refused(release, workspace: Workspace) -> None:
    assert "would follow no other" in failure(release(version="2026.03.02", previous="2026.02.23"))
    assert "version" in failure(release(version="next"))
    assert not workspace.releases_folder.exists()
