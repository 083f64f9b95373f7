"""Writes the pages. Templates escape everything; what is asked of the data stands in `facts` and `drawn`."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from pipelines.release.layout import DATABASE, RELEASED
from pipelines.release.manifest import Manifest
from pipelines.release.site.drawn import charts
from pipelines.release.site.facts import MARKED, Facts
from pipelines.release.site.json_ld import dataset_json_ld
from pipelines.release.site.snippets import SNIPPETS
from pipelines.storage.query import example, examples
from schemas.dataset import DATASET
from schemas.render.croissant import cite_as
from schemas.render.duckdb import sql_type
from schemas.vocabularies import VOCABULARIES

HERE = Path(__file__).resolve().parent
STATIC = ("style.css", "site.js", "sql.js")
FIRST_QUERY = "select table_name, estimated_size as rows, comment\nfrom duckdb_tables()\nwhere database_name = current_database()\norder by table_name"


@dataclass(frozen=True)
class Page:
    """One entry of the navigation."""

    href: str
    name: str


NAV = (
    Page("index.html", "Overview"),
    Page("questions.html", "What the sources say"),
    Page("documents.html", "Documents"),
    Page("charts.html", "Charts"),
    Page("sql.html", "SQL"),
    Page("dictionary.html", "Dictionary"),
    Page("download.html", "Downloads"),
    Page("quality.html", "Quality"),
)


def readable_size(count: int) -> str:
    """Return a number of bytes in the largest fitting unit."""
    size, units = float(count), ("B", "kB", "MB", "GB")
    for unit in units:
        if size < 1000 or unit == units[-1]:
            return f"{size:.0f} {unit}" if unit == "B" else f"{size:.1f} {unit}"
        size /= 1000
    raise AssertionError


def script_json(document: object) -> Markup:
    """Return JSON that can stand inside a script element whatever it holds."""
    text = json.dumps(document, ensure_ascii=False, sort_keys=True)
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)


class Site:
    """Writes the pages of one release below `folder`/site."""

    def __init__(self, folder: Path, manifest: Manifest):
        self.out = folder / "site"
        self.manifest = manifest
        loader = jinja2.FileSystemLoader(HERE / "templates")
        self.templates = jinja2.Environment(
            loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True
        )
        self.templates.filters["size"] = readable_size
        self.templates.filters["sql_type"] = sql_type

    def page(self, template: str, path: str, **values: Any) -> None:
        """Write one page."""
        target = self.out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shared = {
            "dataset": DATASET,
            "manifest": self.manifest,
            "nav": NAV,
            "active": path,
            "root": "../" * path.count("/"),
        }
        target.write_text(self.templates.get_template(template).render(**shared, **values) + "\n", "utf-8")


def write_site(folder: Path, manifest: Manifest, url: str | None = None, engine: Path | None = None) -> None:
    """Write the site of the release in `folder`, whose tables and database are there already.

    `engine` is the folder of the browser's SQL engine; without it the SQL page says what is missing.
    """
    site = Site(folder, manifest)
    facts = Facts(folder / DATABASE)
    try:
        site.templates.filters["named"] = facts.named
        _static(site, engine)
        _overview(site, facts, url)
        _reference(site, facts)
        site.page("charts.html", "charts.html", charts=charts(facts))
        pages = _documents(site, facts)
        _questions(site, facts, pages)
        _sql(site)
    finally:
        facts.close()


def _static(site: Site, engine: Path | None) -> None:
    site.out.mkdir(parents=True, exist_ok=True)
    for name in STATIC:
        shutil.copyfile(HERE / "static" / name, site.out / name)
    if engine:
        shutil.copytree(engine, site.out / "engine")


def _overview(site: Site, facts: Facts, url: str | None) -> None:
    manifest = site.manifest
    shown = ("documents", "figures", "dates", "mentions", "quotes", "measures", "events", "claims")
    site.page(
        "index.html",
        "index.html",
        json_ld=script_json(dataset_json_ld(manifest, facts, url)),
        numbers=[{"what": name, "count": manifest.rows()[name]} for name in shown],
        tables=RELEASED,
        rows=manifest.rows(),
        passed=sum(c.passed for c in manifest.checks),
        citation=cite_as(manifest.version),
    )


def _reference(site: Site, facts: Facts) -> None:
    manifest = site.manifest
    site.page(
        "dictionary.html", "dictionary.html", tables=RELEASED, views=facts.views(), vocabularies=VOCABULARIES
    )
    files = [f for f in manifest.files if f.rows is not None]
    site.page("download.html", "download.html", files=files, snippets=SNIPPETS)
    scores: dict[tuple[str, str], dict[str, Any]] = {}
    for figure in manifest.accuracy:
        entry = scores.setdefault((figure.subject, figure.dataset), {"support": figure.support})
        entry[figure.metric] = f"{figure.value:.3f}"
    accuracy = [
        [subject, dataset, *(entry.get(m) for m in ("precision", "recall", "f1")), entry["support"]]
        for (subject, dataset), entry in scores.items()
    ]
    checks = [[c.table, c.name, "passed" if c.passed else "failed", c.message] for c in manifest.checks]
    site.page("quality.html", "quality.html", accuracy=accuracy, checks=checks, evidence=manifest.evidence)


def _documents(site: Site, facts: Facts) -> set[str]:
    documents = facts.documents()
    total = facts.count("documents")
    site.page("documents.html", "documents.html", documents=documents, total=total)
    for document, page in facts.pages(documents):
        site.page(
            "document.html",
            f"documents/{document['document_id']}.html",
            d=document,
            kinds=MARKED,
            counts=Counter(m.kind for m in page.marks),
            passages=page.passages,
            row_tables=page.row_tables,
        )
    return {d["document_id"] for d in documents}


def _questions(site: Site, facts: Facts, pages: set[str]) -> None:
    questions = facts.questions()
    site.page("questions.html", "questions.html", questions=questions, total=facts.count("verdicts"))
    for question, claims in facts.answers(questions, pages):
        site.page("question.html", f"questions/{question['slug']}.html", q=question, claims=claims)


def _sql(site: Site) -> None:
    ready = [{"name": name, "question": question, "sql": example(name)} for name, question in examples()]
    site.page(
        "sql.html", "sql.html", examples=ready, examples_json=script_json(ready), first_query=FIRST_QUERY
    )
