"""The files people read first: dataset card (`README.md`) and `CITATION.cff`. Both are functions of the manifest."""

from __future__ import annotations

import json
from collections.abc import Iterable

from pipelines.release.layout import DATABASE, DATABASE_CHECKSUM, RELEASED, table_path
from pipelines.release.licence import WITHHELD
from pipelines.release.manifest import Manifest
from schemas.dataset import DATASET, published_on
from schemas.render.croissant import cite_as

_SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))
_SIZES_ABOVE = ((10_000_000, "1M<n<10M"), (100_000_000, "10M<n<100M"))
FIRST_TABLE = "measures"


def size_category(rows: int) -> str:
    """Return the hub's size class for a number of rows."""
    return next((name for limit, name in (*_SIZES, *_SIZES_ABOVE) if rows < limit), "n>100M")


def _front_matter(rows: dict[str, int]) -> Iterable[str]:
    yield "---"
    yield f"license: {DATASET.licence.name.lower()}"
    yield "language:\n- en"
    yield f"pretty_name: {json.dumps(DATASET.title, ensure_ascii=False)}"
    yield f"size_categories:\n- {size_category(sum(rows.values()))}"
    yield "tags:"
    yield from (f"- {word}" for word in DATASET.keywords)
    yield "configs:"
    for table in RELEASED:
        yield f"- config_name: {table.name}"
        if table.name == FIRST_TABLE:
            yield "  default: true"
        yield f"  data_files: {table_path(table)}"
    yield "---"


def _tables(rows: dict[str, int]) -> Iterable[str]:
    yield "| table | rows | one row is |"
    yield "|---|--:|---|"
    for table in RELEASED:
        yield f"| [`{table.name}`]({table_path(table)}) | {rows[table.name]:,} | {table.description} |"


def _accuracy(manifest: Manifest) -> Iterable[str]:
    if not manifest.accuracy:
        yield "No accuracy was measured for this release."
        return
    yield "| what | annotated set | metric | value | items |"
    yield "|---|---|---|--:|--:|"
    for figure in manifest.accuracy:
        support = "" if figure.support is None else f"{figure.support:,}"
        yield f"| {figure.subject} | {figure.dataset} | {figure.metric} | {figure.value:.3f} | {support} |"


_QUERY = f"""## Ask it a question

```sh
duckdb {DATABASE} "from tariff_rates"
```

Any Parquet reader takes a table as it is:

```sql
select surface, value, unit from 'figures.parquet' where quantity_kind = 'percent';
```

`site/index.html` is the data dictionary, with charts, evidence in its context and a page where SQL runs in your browser:
`parley release serve` opens it."""

_HONEST = f"""## How to read it

- A value is what a source printed, with its hedges. Doubt stands beside it in columns of its own; nothing is repaired.
- `char_start` and `char_end` count Unicode code points of the source's decoded text, end exclusive.
- Words of a source leave only as far as its licence lets them: whole texts where `documents.text_redistributable`, else
  evidence up to quotation length. A cell that may not leave holds `{WITHHELD}` and the SHA-256 of its UTF-8 bytes, so that
  whoever holds the text can check the row.
- Extraction is by rule, in English, and misses things. The measured accuracy is below; `source_conflicts` and the
  `doubt` columns name rows that want a second look.

## Check it

```sh
parley release verify .
sha256sum --check --quiet SHA256SUMS {DATABASE_CHECKSUM}
```"""


def dataset_card(manifest: Manifest) -> str:
    """Return the dataset card in Markdown, with the front matter that the Hugging Face hub reads."""
    rows = manifest.rows()
    parts = [
        "\n".join(_front_matter(rows)),
        f"# {DATASET.title}",
        f"{DATASET.description}\n\nData version {manifest.version}, schema version {manifest.schema_version}.",
        _QUERY,
        "## Tables\n\n" + "\n".join(_tables(rows)),
        _HONEST,
        "## Measured accuracy\n\n" + "\n".join(_accuracy(manifest)),
        f"## Checks\n\n{sum(c.passed for c in manifest.checks)} of {len(manifest.checks)} blocking checks passed: "
        "schema, keys, references and grounding of every table (`manifest.json`).",
        f"## Licence and citation\n\nData: [{DATASET.licence.title}]({DATASET.licence.path}). Source texts keep their own "
        f"licence, in `documents.licence`.\n\n```bibtex\n{cite_as(manifest.version)}\n```",
    ]
    return "\n\n".join(parts) + "\n"


def citation(version: str, url: str | None = None) -> str:
    """Return `CITATION.cff` (Citation File Format 1.2.0)."""
    lines = [
        "cff-version: 1.2.0",
        'message: "If you use this data set, please cite it as below."',
        "type: dataset",
        f"title: {json.dumps(DATASET.title, ensure_ascii=False)}",
        f"abstract: {json.dumps(DATASET.description, ensure_ascii=False)}",
        f"authors:\n  - name: {json.dumps(DATASET.creator)}",
        f'version: "{version}"',
        f'date-released: "{published_on(version)}"',
        f"license: {DATASET.licence.name}",
        "keywords:",
        *(f"  - {json.dumps(word)}" for word in DATASET.keywords),
    ]
    if url:
        lines.append(f"url: {json.dumps(url)}")
    return "\n".join(lines) + "\n"
