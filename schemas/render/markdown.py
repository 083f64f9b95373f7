"""The data dictionary in Markdown: every table, column and vocabulary."""

from __future__ import annotations

from collections.abc import Iterable

from schemas.registry import PUBLISHED
from schemas.render.arrow import SCHEMA_VERSION
from schemas.table import Table
from schemas.vocabularies import VOCABULARIES, Vocabulary


def _cell(text: object) -> str:
    return str(text).replace("|", "\\|").replace("\n", " ")


def _table(table: Table) -> Iterable[str]:
    yield f"## {table.name}\n\n{table.description}\n"
    yield f"Primary key and sort order: {', '.join(f'`{k}`' for k in table.primary_key)}."
    for key in table.foreign_keys:
        yield f"`{', '.join(key.columns)}` → `{key.table}({', '.join(key.references)})`."
    yield "\n| column | type | null | unit | meaning | examples |\n|---|---|---|---|---|---|"
    for c in table.columns:
        meaning = c.description + (f" One of [{c.vocabulary}](#{c.vocabulary})." if c.vocabulary else "")
        examples = ", ".join(f"`{_cell(e)}`" for e in c.examples)
        yield (
            f"| `{c.name}` | {c.dtype} | {'yes' if c.nullable else ''} | {_cell(c.unit or '')} "
            f"| {_cell(meaning)} | {examples} |"
        )
    yield ""


def _vocabulary(vocabulary: Vocabulary) -> Iterable[str]:
    yield f"### {vocabulary.name}\n\n| term | meaning |\n|---|---|"
    for term, meaning in vocabulary.terms.items():
        yield f"| `{term}` | {_cell(meaning)} |"
    yield ""


def data_dictionary() -> str:
    """Return the data dictionary of all published tables, as Markdown."""
    lines = ["# Data dictionary", "", f"Schema version {SCHEMA_VERSION}. Rendered from `schemas/`.", ""]
    for table in PUBLISHED:
        lines.extend(_table(table))
    lines.append("# Vocabularies\n")
    for vocabulary in VOCABULARIES:
        lines.extend(_vocabulary(vocabulary))
    return "\n".join(lines)
