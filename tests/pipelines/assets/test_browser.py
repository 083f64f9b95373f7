"""What a person does, in headless Chromium against the real webserver and daemon: builds by clicks, drops articles,
finds a broken row, comes back after a restart.

Pictures of every step stand in the folder of the test (`pytest --basetemp DIR`).
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest

from pipelines.storage.store import TableStore
from tests.pipelines.assets.conftest import OTHER, STORY
from tests.pipelines.assets.dev_server import DevServer

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = [pytest.mark.browser, pytest.mark.slow]

ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
)
NEW = "Published 9 May 2021\n\nChile cut its duty on Peruvian copper to 3% on Friday.\n"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DevServer]:
    made = DevServer(tmp_path_factory.mktemp("dev"))
    for path, text in (("steel/story.txt", STORY), ("lisbon/talks.txt", OTHER)):
        (made.raw / path).parent.mkdir(parents=True)
        (made.raw / path).write_text(text, "utf-8")
    made.start()
    yield made
    made.stop()


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[playwright.Page]:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("no Chromium on the path: the Dagster UI was not driven in a browser")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch_persistent_context(
            tmp_path_factory.mktemp("profile"),
            executable_path=path,
            args=ARGUMENTS,
            viewport={"width": 1400, "height": 900},
        )
        yield browser.pages[0]
        browser.close()


def corrupt(data: Path) -> tuple[str, int]:
    """Change the surface of one stored figure; return the row's document and place."""
    path = TableStore(data).path("figures")
    frame = pl.read_parquet(path).with_row_index()
    row = frame.filter(pl.col("surface") == "25%")
    surface = pl.when(pl.col("index") == row["index"][0]).then(pl.lit("26%")).otherwise(pl.col("surface"))
    frame.with_columns(surface=surface).drop("index").write_parquet(path)
    return row["document_id"][0], row["char_start"][0]


def test_a_person_builds_watches_and_finds_a_broken_row(chromium: playwright.Page, server: DevServer) -> None:
    from tests.pipelines.assets.ui import Ui

    ui = Ui(chromium, server.root, server.home.parent)

    ui.materialize_everything()
    ui.wait_for_runs(1)
    assert ui.metadata("documents", "what changed") == "made for the first time: 2 rows"
    assert "tariff_rates" in ui.metadata("database", "views")
    ui.passed_checks("figures", 4)

    (server.raw / "steel" / "photo.txt").write_bytes(PNG)
    (server.raw / "steel" / "copper.txt").write_text(NEW, "utf-8")
    ui.switch_on_sensor("sources")
    ui.wait_for_runs(2)
    assert ui.metadata("documents", "what changed") == "1 added; 3 rows now"
    assert "steel/photo.txt" in ui.metadata("rejected_inputs", "preview")
    assert ui.metadata("readings", "files read") == "2"

    ui.materialize_job("tables_only")
    ui.wait_for_runs(3)
    assert ui.metadata("documents", "what changed") == "nothing: the same 3 rows as before"

    document, start = corrupt(server.data)
    shown = ui.execute_check("figures", "grounding")
    assert {document, str(start), "26%", "25%"} <= set(shown.split())
    assert "impose a 25% tariff on American steel" in shown

    server.stop()
    server.start()
    assert ui.metadata("documents", "what changed") == "nothing: the same 3 rows as before"
    ui.wait_for_runs(3, failed=1)
