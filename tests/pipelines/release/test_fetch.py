from __future__ import annotations

import json
import shutil
from functools import partial
from pathlib import Path

import pytest

from pipelines.release.fetch import BadDownload, fetch
from pipelines.release.layout import UnsafePath, files_below
from pipelines.release.remote import FolderSource, HttpSource, Unreachable
from pipelines.release.verify import CannotCheck, verify_remote
from tests.pipelines.release.servers import NoRanges, flaky, served

NO_PAUSE = lambda seconds: None  # noqa: E731


@pytest.fixture
def shelf(built: Path, tmp_path: Path) -> Path:
    """A folder of releases as `publish` leaves it."""
    root = tmp_path / "shelf"
    shutil.copytree(built, root / built.name)
    (root / "latest.json").write_text(json.dumps({"version": built.name}), "utf-8")
    return root


def _same(fetched: Path, built: Path) -> bool:
    return files_below(fetched) == files_below(built) and all(
        (fetched / path).read_bytes() == (built / path).read_bytes() for path in files_below(built)
    )


def test_the_latest_release_arrives_whole(shelf: Path, built: Path, tmp_path: Path) -> None:
    with flaky(shelf) as (url, _):
        assert _same(fetch(HttpSource(url), tmp_path / "out"), built)


def test_a_release_is_fetched_by_its_own_address(shelf: Path, built: Path, tmp_path: Path) -> None:
    with flaky(shelf) as (url, _):
        assert _same(fetch(HttpSource(f"{url}/{built.name}"), tmp_path / "out"), built)


def test_cut_connections_are_taken_up_where_they_broke(shelf: Path, built: Path, tmp_path: Path) -> None:
    with flaky(shelf, cuts=7, cut_after=1500) as (url, server):
        fetched = fetch(HttpSource(url), tmp_path / "out", pause=NO_PAUSE)
    assert _same(fetched, built)
    resumed = [asked for _, asked in server.asked if asked]
    assert any(asked == "bytes=1500-" for asked in resumed)


def test_a_stopped_download_goes_on_the_next_time(shelf: Path, built: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with flaky(shelf) as (url, server):

        def stop(path: str, done: int, total: int) -> None:
            if path == "figures.parquet":
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            fetch(HttpSource(url), out, progress=stop)
        assert not (out / built.name).exists()
        server.asked.clear()
        assert _same(fetch(HttpSource(url), out), built)
        assert f"/{built.name}/claims.parquet" not in [path for path, _ in server.asked]


def test_a_server_without_ranges_is_read_from_the_start(shelf: Path, built: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    partial_file = out / f".{built.name}.part" / "figures.parquet.part"
    partial_file.parent.mkdir(parents=True)
    partial_file.write_bytes((built / "figures.parquet").read_bytes()[:700])
    with served(partial(NoRanges, directory=str(shelf))) as url:
        assert _same(fetch(HttpSource(url), out), built)


def test_a_wrong_beginning_from_an_earlier_attempt_is_thrown_away(
    shelf: Path, built: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    partial_file = out / f".{built.name}.part" / "figures.parquet.part"
    partial_file.parent.mkdir(parents=True)
    partial_file.write_bytes(b"x" * 700)
    with flaky(shelf) as (url, _):
        assert _same(fetch(HttpSource(url), out), built)


def test_a_file_damaged_at_the_source_is_refused(shelf: Path, built: Path, tmp_path: Path) -> None:
    target = shelf / built.name / "figures.parquet"
    target.write_bytes(target.read_bytes()[:-1] + b"\0")
    with flaky(shelf) as (url, _), pytest.raises(BadDownload, match=r"figures\.parquet"):
        fetch(HttpSource(url), tmp_path / "out")
    assert not (tmp_path / "out" / built.name).exists()


def test_a_file_that_ends_early_at_the_source_is_refused(shelf: Path, built: Path, tmp_path: Path) -> None:
    target = shelf / built.name / "figures.parquet"
    target.write_bytes(target.read_bytes()[:-20])
    with flaky(shelf) as (url, _), pytest.raises((BadDownload, Unreachable)):
        fetch(HttpSource(url), tmp_path / "out", pause=NO_PAUSE)


def test_a_manifest_that_points_outside_writes_nothing(shelf: Path, built: Path, tmp_path: Path) -> None:
    manifest = shelf / built.name / "manifest.json"
    manifest.write_text(manifest.read_text("utf-8").replace('"figures.parquet"', '"../../evil"'), "utf-8")
    with flaky(shelf) as (url, _), pytest.raises(UnsafePath):
        fetch(HttpSource(url), tmp_path / "out")
    assert not (tmp_path / "evil").exists()


def test_a_complete_release_is_not_downloaded_again(shelf: Path, tmp_path: Path) -> None:
    with flaky(shelf) as (url, server):
        fetch(HttpSource(url), tmp_path / "out")
        server.asked.clear()
        fetch(HttpSource(url), tmp_path / "out")
    assert not [path for path, _ in server.asked if path.endswith(".parquet")]


def test_nothing_there_says_so(tmp_path: Path) -> None:
    with flaky(tmp_path) as (url, _), pytest.raises(Unreachable, match="no release"):
        fetch(HttpSource(url), tmp_path / "out")


def test_verify_reads_a_release_over_http(shelf: Path) -> None:
    with flaky(shelf) as (url, _):
        report = verify_remote(HttpSource(url))
    assert report.findings == []
    assert any("extra files" in line for line in report.left_out)


def test_verify_finds_damage_over_http(shelf: Path, built: Path) -> None:
    target = shelf / built.name / "figures.parquet"
    target.write_bytes(target.read_bytes()[:-1] + b"\0")
    with flaky(shelf) as (url, _):
        assert verify_remote(HttpSource(url)).exit_code == 1


def test_quick_verify_reads_footers_by_ranges_only(shelf: Path, built: Path) -> None:
    with flaky(shelf) as (url, server):
        assert verify_remote(HttpSource(url), quick=True).findings == []
        asked = dict(server.asked)
        target = shelf / built.name / "figures.parquet"
        target.write_bytes(target.read_bytes()[:-50])
        findings = verify_remote(HttpSource(url), quick=True).findings
    assert all(asked[path] for path in asked if path.endswith(".parquet"))
    assert [f.where for f in findings] == ["figures.parquet"]


def test_verify_cannot_check_what_it_cannot_reach() -> None:
    with pytest.raises(CannotCheck):
        verify_remote(HttpSource("http://127.0.0.1:9"))


def test_an_extra_file_beside_is_found_where_the_source_can_list(shelf: Path, built: Path) -> None:
    (shelf / built.name / "extra.csv").write_text("1", "utf-8")
    assert verify_remote(FolderSource(shelf), quick=True).broken() == {"extra.csv"}
