"""Pages of the Dagster UI as a person uses them: where to click, and where to read what happened."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page

SECONDS = 420.0
"""How long anything may take: machines may be busy, and only a failure waits this long."""
SECONDS_BETWEEN_RELOADS = 15.0


class Ui:
    """One browser page; `pictures` is a folder that gets a picture of each step."""

    def __init__(self, page: Page, root: str, pictures: Path):
        self.page, self.root, self.pictures = page, root, pictures
        page.set_default_timeout(SECONDS * 1000)

    def open(self, path: str) -> None:
        self.page.goto(self.root + path)

    def picture(self, name: str) -> None:
        self.page.screenshot(path=self.pictures / f"{name}.png")

    def until(self, path: str, found: Callable[[], bool]) -> None:
        """Open `path`, again and again, until `found`; not every part of a page follows what happens."""
        deadline = time.monotonic() + SECONDS
        while True:
            self.open(path)
            reload = time.monotonic() + SECONDS_BETWEEN_RELOADS
            while time.monotonic() < reload:
                if found():
                    return
                self.page.wait_for_timeout(300)
            if time.monotonic() > deadline:
                self.picture("waited-in-vain")
                raise AssertionError(f"{path}: {self.page.locator('body').inner_text()}")

    def button(self, label: str, inside: Locator | None = None) -> Locator:
        return (inside or self.page).get_by_role("button").filter(has_text=re.compile(rf"^\W*{label}\W*$"))

    def count(self, words: str) -> int:
        return self.page.get_by_text(words, exact=True).count()

    def materialize_everything(self) -> None:
        """Lineage → Materialize all → every partition → Launch."""
        self.open("/asset-groups")
        self.page.get_by_role("button", name="Materialize all").click()
        dialog = self.page.get_by_role("dialog")
        self.button("All", dialog).click()
        dialog.get_by_text("2 partitions").wait_for()
        self.picture("materialize-all")
        self.button("Launch backfill", dialog).click()
        dialog.wait_for(state="hidden")

    def materialize_job(self, name: str) -> None:
        """Jobs → `name` → Materialize all."""
        self.open(f"/locations/pipelines.definitions/jobs/{name}")
        self.page.get_by_role("button", name="Materialize all").click()
        self.page.get_by_text("Launched run").first.wait_for()

    def wait_for_runs(self, number: int, failed: int = 0) -> None:
        """Wait until so many runs (a backfill counts as one) have ended well, and no more than `failed` badly."""

        def ended() -> bool:
            assert self.count("Failure") <= failed, self.page.locator("body").inner_text()
            return self.count("Success") >= number and self.count("Failure") == failed

        self.until("/runs", ended)
        self.picture(f"runs-{number}")

    def switch_on_sensor(self, name: str) -> None:
        self.open(f"/locations/pipelines.definitions/sensors/{name}")
        self.page.locator("tr").filter(has_text="Running").locator("label").click()

    def metadata(self, asset: str, key: str) -> str:
        """Return what the page of `asset` shows of its last materialisation under `key`."""
        row = self.page.locator("tr").filter(has=self.page.get_by_text(key, exact=True))
        # a value may be a table of its own, and is drawn after its key
        value = row.locator("> td").last
        self.until(f"/assets/{asset}", lambda: row.count() == 1 and bool(value.inner_text().strip()))
        return str(value.inner_text())

    def passed_checks(self, asset: str, number: int) -> None:
        self.until(f"/assets/{asset}?view=checks", lambda: self.count("Succeeded") == number)
        self.picture(f"checks-{asset}")

    def execute_check(self, asset: str, check: str) -> str:
        """Execute a check that will fail, from its page; return the failing rows it then shows."""
        path = f"/assets/{asset}?view=checks&checkDetail={check}"
        self.open(path)
        self.button("Execute").click()
        self.page.get_by_text("Launched run").first.wait_for()
        link = self.page.get_by_text("[Show Markdown]")
        self.until(path, lambda: self.count("Failed") >= 1 and link.count() == 1)
        link.click()
        dialog = self.page.get_by_role("dialog")
        dialog.locator("table").wait_for()
        self.picture("failing-row")
        return str(dialog.inner_text())
