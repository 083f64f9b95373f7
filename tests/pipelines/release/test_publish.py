from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from moto.server import ThreadedMotoServer

from pipelines.release import destination as destinations
from pipelines.release.destination import FolderDestination, S3Destination, UploadFailed, open_destination
from pipelines.release.fetch import fetch
from pipelines.release.layout import files_below
from pipelines.release.manifest import ManifestError
from pipelines.release.publish import AlreadyPublished, publish
from pipelines.release.remote import FolderSource, open_source
from pipelines.release.verify import verify_folder, verify_remote
from tests.pipelines.release.conftest import SECOND

NO_PAUSE = lambda seconds: None  # noqa: E731


def test_a_published_folder_holds_the_release_and_points_at_it(built: Path, tmp_path: Path) -> None:
    publish(built, FolderDestination(tmp_path))
    assert json.loads((tmp_path / "latest.json").read_text("utf-8"))["version"] == built.name
    assert verify_folder(tmp_path / built.name).findings == []


def test_the_manifest_is_written_last(built: Path, tmp_path: Path) -> None:
    names: list[str] = []

    class Spy(FolderDestination):
        def put_file(self, file: Path, name: str, sha256: str) -> None:
            names.append(name)
            super().put_file(file, name, sha256)

    publish(built, Spy(tmp_path))
    assert names[-1].endswith("/manifest.json")
    assert names.count(names[-1]) == 1


class Breaks(FolderDestination):
    """Fails for good at one file."""

    def put_file(self, file: Path, name: str, sha256: str) -> None:
        if name.endswith("figures.parquet"):
            raise ConnectionResetError("cut")
        super().put_file(file, name, sha256)


def test_a_broken_publication_shows_readers_nothing_and_goes_on_later(built: Path, tmp_path: Path) -> None:
    with pytest.raises(UploadFailed, match=r"figures\.parquet"):
        publish(built, Breaks(tmp_path), pause=NO_PAUSE)
    assert not (tmp_path / built.name / "manifest.json").exists()
    assert not (tmp_path / "latest.json").exists()
    done = publish(built, FolderDestination(tmp_path))
    assert "claims.parquet" in done.kept
    assert "figures.parquet" in done.sent
    assert verify_folder(tmp_path / built.name).findings == []


def test_a_file_left_half_written_is_sent_again(built: Path, tmp_path: Path) -> None:
    half = tmp_path / built.name / "figures.parquet"
    half.parent.mkdir()
    half.write_bytes((built / "figures.parquet").read_bytes()[:100])
    publish(built, FolderDestination(tmp_path))
    assert verify_folder(tmp_path / built.name).findings == []


def test_publishing_twice_sends_nothing(built: Path, tmp_path: Path) -> None:
    publish(built, FolderDestination(tmp_path))
    assert publish(built, FolderDestination(tmp_path)).sent == ()


def test_another_release_under_the_same_version_is_refused(
    built: Path, tmp_path: Path, build_again: Callable[..., Path]
) -> None:
    publish(built, FolderDestination(tmp_path / "shelf"))
    other = build_again(tmp_path / "other", url="https://example.org/other")
    with pytest.raises(AlreadyPublished):
        publish(other, FolderDestination(tmp_path / "shelf"))


def test_latest_never_moves_back(built: Path, tmp_path: Path, build_again: Callable[..., Path]) -> None:
    newer = build_again(tmp_path / "newer", SECOND)
    publish(newer, FolderDestination(tmp_path / "shelf"))
    publish(built, FolderDestination(tmp_path / "shelf"))
    assert json.loads((tmp_path / "shelf" / "latest.json").read_text("utf-8"))["version"] == SECOND


def test_the_hugging_face_layout_has_the_card_at_its_root_and_no_stale_file(
    built: Path, tmp_path: Path, build_again: Callable[..., Path]
) -> None:
    shelf = tmp_path / "shelf"
    publish(built, FolderDestination(shelf), "huggingface")
    (stale := shelf / "site" / "stale.html").write_text("old", "utf-8")
    manifest = json.loads((shelf / "manifest.json").read_text("utf-8"))
    manifest["files"].append({"path": "site/stale.html", "bytes": 3, "sha256": "0" * 64})
    (shelf / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    newer = build_again(tmp_path / "newer", SECOND)
    publish(newer, FolderDestination(shelf), "huggingface")
    assert (shelf / "README.md").read_text("utf-8").startswith("---\nlicense: cc-by-4.0\n")
    assert "*.parquet filter=lfs" in (shelf / ".gitattributes").read_text("utf-8")
    assert not stale.exists()
    assert verify_folder(shelf).findings == []
    assert fetch(FolderSource(shelf), tmp_path / "out").name == SECOND


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    """The address of an S3 server on loopback with an empty bucket `shelf`."""
    before = dict(os.environ)
    os.environ.update(
        AWS_ACCESS_KEY_ID="test",
        AWS_SECRET_ACCESS_KEY="test",
        AWS_DEFAULT_REGION="us-east-1",
        AWS_EC2_METADATA_DISABLED="true",
    )
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    endpoint = f"http://{host}:{port}"
    open_destination("s3://shelf/x", endpoint).filesystem.call_s3("create_bucket", Bucket="shelf")  # type: ignore[attr-defined]
    yield endpoint
    server.stop()
    os.environ.clear()
    os.environ.update(before)


def test_a_release_goes_to_s3_and_comes_back(built: Path, tmp_path: Path, s3: str) -> None:
    publish(built, open_destination("s3://shelf/whole", s3))
    source = open_source("s3://shelf/whole", s3)
    fetched = fetch(source, tmp_path)
    assert files_below(fetched) == files_below(built)
    assert verify_remote(source, quick=True).findings == []
    assert publish(built, open_destination("s3://shelf/whole", s3)).sent == ()


def test_an_extra_object_in_the_bucket_is_found(built: Path, s3: str) -> None:
    destination = open_destination("s3://shelf/extra", s3)
    publish(built, destination)
    destination.put_bytes(f"{built.name}/extra.csv", b"1")
    assert verify_remote(open_source("s3://shelf/extra", s3), quick=True).broken() == {"extra.csv"}


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A file of three parts and a bit."""
    path = tmp_path / "large.bin"
    path.write_bytes(bytes(range(256)) * 4096 * 17)
    return path


def test_an_upload_in_parts_goes_on_after_a_cut(
    large: Path, s3: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(destinations, "PART_BYTES", 5 * 1024 * 1024)
    destination = open_destination("s3://shelf/parts", s3)
    assert isinstance(destination, S3Destination)
    call, sent = destination.filesystem.call_s3, []

    def cut_third_part(method: str, **arguments: object):
        if method == "upload_part":
            sent.append(arguments["PartNumber"])
            if len(sent) == 3:
                raise ConnectionResetError("cut")
        return call(method, **arguments)

    monkeypatch.setattr(destination.filesystem, "call_s3", cut_third_part)
    with pytest.raises(ConnectionResetError):
        destination.put_file(large, "large.bin", "first")
    assert destination.get_bytes("large.bin") is None
    destination.put_file(large, "large.bin", "first")
    assert sent == [1, 2, 3, 3, 4]
    assert destination.get_bytes("large.bin") == large.read_bytes()
    assert destination.holds("large.bin", large.stat().st_size, "first")


def test_an_open_upload_of_another_file_is_not_mixed_in(
    large: Path, s3: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(destinations, "PART_BYTES", 5 * 1024 * 1024)
    destination = open_destination("s3://shelf/mixed", s3)
    assert isinstance(destination, S3Destination)
    destination._open_upload("large.bin", "of an older file")
    destination.put_file(large, "large.bin", "newer")
    assert destination.holds("large.bin", large.stat().st_size, "newer")
    assert destination.get_bytes("large.bin") == large.read_bytes()


def test_connections_to_s3_that_are_cut_are_tried_again(
    built: Path, s3: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    destination = open_destination("s3://shelf/flaky", s3)
    assert isinstance(destination, S3Destination)
    call, failures = destination.filesystem.call_s3, iter([True, True, False, True])

    def flaky(method: str, **arguments: object):
        if method == "put_object" and next(failures, False):
            raise ConnectionResetError("cut")
        return call(method, **arguments)

    monkeypatch.setattr(destination.filesystem, "call_s3", flaky)
    publish(built, destination, pause=NO_PAUSE)
    assert verify_remote(open_source("s3://shelf/flaky", s3), quick=True).findings == []


def test_a_damaged_release_is_not_published(release: Path, tmp_path: Path) -> None:
    (release / "figures.parquet").write_bytes(b"")
    with pytest.raises(ManifestError, match=r"figures\.parquet"):
        publish(release, FolderDestination(tmp_path / "shelf"))
    assert not (tmp_path / "shelf").exists()
