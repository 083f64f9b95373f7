from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from pipelines.release.serve import NothingToServe, byte_range, make_server


@pytest.fixture
def address(built: Path, tmp_path: Path) -> Iterator[str]:
    engine = tmp_path / "engine"
    engine.mkdir()
    (engine / "duckdb.js").write_text("export {};", "utf-8")
    (built.parent / "secret.txt").write_text("outside", "utf-8")
    server, url = make_server(built, 0, engine)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield url.removesuffix("site/index.html")
    server.shutdown()
    server.server_close()


def test_the_newest_release_is_opened(built: Path) -> None:
    server, url = make_server(built.parent, 0)
    server.server_close()
    assert url.startswith("http://127.0.0.1:")
    assert url.endswith(f"/{built.name}/site/index.html")


def test_a_folder_without_release_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NothingToServe):
        make_server(tmp_path, 0)


@pytest.mark.parametrize(
    ("header", "part"),
    [
        (None, None),
        ("bytes=0-9", (0, 10)),
        ("bytes=90-", (90, 100)),
        ("bytes=-10", (90, 100)),
        ("bytes=-200", (0, 100)),
        ("bytes=5-999", (5, 100)),
        ("bytes=-", None),
        ("bytes=0-1,4-5", None),
        ("lines=0-1", None),
    ],
)
def test_byte_ranges(header: str | None, part: tuple[int, int] | None) -> None:
    assert byte_range(header, 100) == part


def test_a_range_outside_the_file_is_refused(address: str, built: Path) -> None:
    size = (built / "figures.parquet").stat().st_size
    answer = requests.get(f"{address}figures.parquet", headers={"Range": f"bytes={size}-"}, timeout=10)
    assert answer.status_code == 416
    assert answer.headers["Content-Range"] == f"bytes */{size}"


def test_a_range_is_that_part_of_the_file(address: str, built: Path) -> None:
    answer = requests.get(f"{address}figures.parquet", headers={"Range": "bytes=4-11"}, timeout=10)
    assert answer.status_code == 206
    assert answer.content == (built / "figures.parquet").read_bytes()[4:12]


def test_head_gives_the_size_without_a_body(address: str, built: Path) -> None:
    answer = requests.head(f"{address}parley.duckdb", timeout=10)
    assert int(answer.headers["Content-Length"]) == (built / "parley.duckdb").stat().st_size
    assert answer.headers["Accept-Ranges"] == "bytes"


def test_the_engine_is_laid_over_a_release_that_lacks_it(address: str) -> None:
    answer = requests.get(f"{address}site/engine/duckdb.js", timeout=10)
    assert answer.text == "export {};"
    assert answer.headers["Content-Type"].startswith("text/javascript")


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/site/../../secret.txt",
        "/site/engine/..%2f..%2fsecret.txt",
        "/%00",
    ],
)
def test_nothing_outside_the_release_is_served(address: str, path: str) -> None:
    host = address.split("/")[2]
    connection = http.client.HTTPConnection(host, timeout=10)
    connection.request("GET", path)
    assert connection.getresponse().status == 404
    connection.close()
