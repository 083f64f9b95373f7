"""What a reader does, in headless Chromium: reads, looks things up, runs SQL, with keyboard and on a phone."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipelines.release import engine
from pipelines.release.serve import make_server
from pipelines.storage.query import example, examples
from tests.pipelines.release.conftest import PROJECT
from tests.pipelines.release.sample import from_database

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.browser

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


@pytest.fixture(scope="module")
def chromium() -> Iterator[playwright.Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("no Chromium on the path: the site was not driven in a browser")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def browser_engine() -> Path:
    try:
        return engine.install(PROJECT / "data" / ".build-engine")
    except engine.NoEngine as error:
        pytest.skip(f"no SQL engine for the browser: {error}")


def _serve(release: Path, laid_over: Path | None) -> Iterator[str]:
    server, address = make_server(release, 0, laid_over)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield address.removesuffix("index.html")
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def site(sample: Path) -> Iterator[str]:
    yield from _serve(sample, None)


@pytest.fixture(scope="module")
def site_with_engine(sample: Path, browser_engine: Path) -> Iterator[str]:
    yield from _serve(sample, browser_engine)


def _open(chromium: playwright.Browser, address: str, faults: list[str], **options) -> playwright.Page:
    """Open a page that notes every error it logs and every request to another origin."""
    page = chromium.new_context(**options).new_page()
    own = ("/".join(address.split("/")[:3]), "data:", "blob:")
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda m: faults.append(m.text) if m.type == "error" and "404" not in m.text else None)
    page.on("request", lambda request: None if request.url.startswith(own) else faults.append(request.url))
    page.goto(address)
    return page


@pytest.fixture
def visit(chromium: playwright.Browser) -> Iterator[Callable[..., playwright.Page]]:
    """Opens pages; fails the test when one logs an error or asks another origin."""
    pages, faults = [], []

    def open_page(address: str, **options) -> playwright.Page:
        pages.append(_open(chromium, address, faults, **options))
        return pages[-1]

    yield open_page
    for page in pages:
        page.context.close()
    assert faults == []


@pytest.fixture(scope="module")
def sql_page(chromium: playwright.Browser, site_with_engine: str) -> Iterator[playwright.Page]:
    """The SQL page with its engine ready; loading it takes seconds, so its tests share it."""
    faults: list[str] = []
    page = _open(chromium, f"{site_with_engine}sql.html", faults)
    page.locator("#run:not([disabled])").wait_for(timeout=120_000)
    yield page
    page.context.close()
    assert faults == []


def test_a_reader_walks_from_the_overview_to_the_words_of_a_claim(site: str, visit) -> None:
    page = visit(f"{site}index.html")
    page.get_by_role("link", name="What the sources say").first.click()
    page.locator("#questions tbody a").first.click()
    evidence = page.locator("blockquote").first
    playwright.expect(evidence.locator("mark").first).to_be_visible()
    evidence.get_by_role("link").click()
    page.wait_for_url("**/documents/*.html#c*")
    playwright.expect(page.locator(".passage:target")).to_have_count(1)
    assert page.locator("article.text mark").count() > 5


def test_layers_of_marks_can_be_hidden(site: str, visit) -> None:
    page = visit(f"{site}documents.html")
    page.locator("#documents tbody a").first.click()
    page.wait_for_url("**/documents/*.html")
    mark = page.locator("article.text mark.k-mentions:not(.k-figures, .k-dates, .k-quotes)").first
    colour = "e => getComputedStyle(e).backgroundColor"
    shown = mark.evaluate(colour)
    page.get_by_role("checkbox", name="mentions").uncheck()
    assert mark.evaluate(colour) != shown


def test_the_dictionary_is_searched_as_one_types(site: str, visit) -> None:
    page = visit(f"{site}dictionary.html")
    page.get_by_label("Find a column or term").fill("figures currency")
    assert page.locator("[id='figures.currency']").is_visible()
    assert not page.locator("[id='documents.encoding']").is_visible()
    assert not page.locator("[id='entities']").is_visible()
    assert page.locator("#found").inner_text().endswith("found")


def test_charts_have_a_name_and_a_table(site: str, visit) -> None:
    page = visit(f"{site}charts.html")
    for chart in page.get_by_role("img").all():
        assert chart.locator("title").first.text_content()
    page.get_by_text("The same as a table").first.click()
    assert page.get_by_role("region", name="Timeline as a table").locator("tbody tr").count() > 0


def test_the_keyboard_is_enough(site: str, visit) -> None:
    page = visit(f"{site}index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to content"
    page.keyboard.press("Enter")
    page.wait_for_url("**#main")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_dark_and_light_follow_the_reader_and_the_button(site: str, visit) -> None:
    page = visit(f"{site}index.html", color_scheme="dark")
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    dark = page.evaluate(ground)
    page.get_by_role("button", name="Use the light colours").click()
    light = page.evaluate(ground)
    assert dark != light
    page.reload()
    assert page.evaluate(ground) == light


CONTRAST = """() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const rgb = (c) => { canvas.fillStyle = c; canvas.fillRect(0, 0, 1, 1); return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3); };
  const lum = (c) => { const [r, g, b] = rgb(c).map(v => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; }); return .2126 * r + .7152 * g + .0722 * b; };
  const ground = (e) => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (c !== 'rgba(0, 0, 0, 0)') return c; } return 'white'; };
  const poor = [];
  for (const e of document.querySelectorAll('p, a, th, td, mark, small, code, button:not(:disabled), dt, dd, li, label, .verdict')) {
    if (!e.offsetParent || !e.textContent.trim()) continue;
    const [a, b] = [lum(getComputedStyle(e).color), lum(ground(e))];
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < 4.5) poor.push(`${e.tagName} ${e.className} ${ratio.toFixed(2)} ${e.textContent.trim().slice(0, 30)}`);
  }
  return [...new Set(poor)].slice(0, 5);
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path", ["index.html", "questions.html", "documents.html", "charts.html", "download.html"]
)
def test_text_keeps_contrast(site: str, visit, path: str, scheme: str) -> None:
    assert visit(f"{site}{path}", color_scheme=scheme).evaluate(CONTRAST) == []


@pytest.mark.parametrize(
    "path", ["index.html", "questions.html", "documents.html", "charts.html", "sql.html", "dictionary.html"]
)
def test_a_phone_never_scrolls_sideways(site: str, visit, path: str) -> None:
    page = visit(f"{site}{path}", viewport={"width": 360, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.get_by_role("heading", level=1).count() == 1


NAMELESS = """() => [...document.querySelectorAll('a, button, input, select, textarea')].filter(e => {
  if (e.hidden || e.closest('[hidden]')) return false;
  const label = e.labels && e.labels[0] ? e.labels[0].textContent : '';
  return !(e.textContent.trim() || label.trim() || e.getAttribute('aria-label'));
}).map(e => e.outerHTML)"""


@pytest.mark.parametrize(
    "path", ["index.html", "documents.html", "dictionary.html", "download.html", "sql.html"]
)
def test_every_control_has_a_name(site: str, visit, path: str) -> None:
    page = visit(f"{site}{path}")
    assert page.evaluate(NAMELESS) == []
    assert page.evaluate("document.documentElement.lang") == "en"


def test_pages_work_without_javascript(site: str, visit) -> None:
    page = visit(f"{site}documents.html", java_script_enabled=False)
    page.locator("#documents tbody a").first.click()
    playwright.expect(page.locator("article.text")).to_be_visible()


def test_without_the_engine_the_sql_page_says_what_to_do(site: str, visit) -> None:
    page = visit(f"{site}sql.html")
    page.get_by_text("made without the browser's SQL engine").wait_for()
    assert page.get_by_role("button", name="Run").is_disabled()


FINISHED = "#answer[data-state=done], #answer[data-state=failed]"


def _answer(page: playwright.Page) -> tuple[list[str], list[list[str]]]:
    page.locator(FINISHED).wait_for(state="attached", timeout=60_000)
    assert not page.locator("#error").is_visible(), page.locator("#error").inner_text()
    names = page.locator("#answer thead th").all_text_contents()
    rows = page.evaluate(
        "[...document.querySelectorAll('#answer tbody tr')].map(r => [...r.cells].map(c => c.textContent))"
    )
    return names, rows


def test_the_ready_questions_give_the_same_answers_in_the_browser(
    sample: Path, sql_page: playwright.Page
) -> None:
    for name, _ in examples():
        sql_page.get_by_label("Ready questions").select_option(name)
        found = _answer(sql_page)
        names, rows = from_database(sample, example(name))
        assert found == (names, [[cell or "" for cell in row] for row in rows]), name


def test_a_reader_types_sql_and_runs_it_by_keyboard(sample: Path, sql_page: playwright.Page) -> None:
    sql_page.get_by_label("SQL", exact=True).fill("select count(*) as n from documents -- all of them\n;")
    sql_page.keyboard.press("Control+Enter")
    names, rows = _answer(sql_page)
    assert (names, rows) == (
        ["n"],
        [list(from_database(sample, "select count(*) as n from documents")[1][0])],
    )
    assert sql_page.locator("#answer-state").inner_text() == "1 row"


def test_an_error_is_shown_and_the_page_goes_on(sql_page: playwright.Page) -> None:
    box = sql_page.get_by_label("SQL", exact=True)
    box.fill("select * from no_such_table")
    sql_page.get_by_role("button", name="Run").click()
    sql_page.get_by_role("alert").get_by_text("no_such_table").wait_for()
    box.fill("select '<b>bold</b>' as words")
    sql_page.get_by_role("button", name="Run").click()
    assert _answer(sql_page)[1] == [["<b>bold</b>"]]
    assert sql_page.locator("#answer b").count() == 0
