"""A release's diff as files: a readable report, Parquet tables of changed rows and cells, retired ids, changelog."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import polars as pl

from pipelines.release.diff import ReleaseDiff, SchemaChange, TableDiff, comparisons
from pipelines.storage.parquet import write_batches, write_table
from schemas.release_tables import RETIRED_IDS, ROW_CHANGES, SCHEMA_CHANGES, VALUE_CHANGES

SHOWN_ROWS = 10
ID_TABLES = ("claims", "documents", "entities", "stories")
"""Tables whose key is one id that others may cite; an id that ends is listed in `retired_ids`."""


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}"


def _table_line(diff: TableDiff) -> str:
    columns = ", ".join(f"`{name}` {count:,}" for name, count in diff.columns.items())
    return (
        f"| `{diff.table}` | {diff.rows_before:,} | {diff.rows_after:,} | {diff.added:,} | {diff.removed:,} "
        f"| {diff.changed:,} | {columns} |"
    )


def _schema_line(change: SchemaChange) -> str:
    name = f"{change.table}.{change.column}" if change.column else change.table
    values = f": {change.before} → {change.after}" if change.change == "changed" else ""
    return f"- `{name}` {change.aspect} {change.change}{values}"


def report(diff: ReleaseDiff, before: str, after: str, samples: pl.DataFrame | None = None) -> str:
    """Return the diff as Markdown; `samples` holds a few rows of `row_changes` to show."""
    lines = [f"# Changes from {before} to {after}", ""]
    if diff.is_same:
        lines.append("No row and no column changed.")
    if diff.schema:
        lines += ["## Schema", "", *(_schema_line(c) for c in diff.schema), ""]
    moved = [t for t in diff.tables if not t.is_same]
    if moved:
        lines += [
            "## Rows",
            "",
            "| table | before | after | added | removed | changed | changed columns |",
            "|---|--:|--:|--:|--:|--:|---|",
            *(_table_line(t) for t in moved),
            "",
        ]
    if samples is not None and samples.height:
        lines += ["## Examples", ""]
        for row in samples.iter_rows(named=True):
            columns = f" ({row['changed_columns']})" if row["changed_columns"] else ""
            lines.append(f"- {row['change']} in `{row['table_name']}`: `{row['row_key']}`{columns}")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def first_report(version: str) -> str:
    """Return the report of a release that has none before it."""
    return f"# Changes\n\n{version} is the first release; every row is new.\n"


def samples_of(before: Path, after: Path, each: int = SHOWN_ROWS) -> pl.DataFrame:
    """Return the first `each` changed rows of every table, as `row_changes` has them."""
    heads = [next(c.rows(), ROW_CHANGES.empty()).head(each) for c in comparisons(before, after)]
    return pl.concat(heads, how="vertical") if heads else ROW_CHANGES.empty()


def _all_rows(before: Path | None, after: Path) -> Iterator[pl.DataFrame]:
    for comparison in comparisons(before, after) if before else ():
        yield from comparison.rows()


def _all_values(before: Path | None, after: Path) -> Iterator[pl.DataFrame]:
    for comparison in comparisons(before, after) if before else ():
        yield from comparison.values()


def _schema_frame(diff: ReleaseDiff | None) -> pl.DataFrame:
    rows = [asdict(change) for change in diff.schema] if diff else []
    renamed = [{"table_name": r.pop("table"), "column_name": r.pop("column"), **r} for r in rows]
    return pl.DataFrame(renamed, schema=SCHEMA_CHANGES.polars_schema, orient="row")


def write_changes(
    before: Path | None, after: Path, diff: ReleaseDiff | None, out: Path, footer: dict[str, str]
) -> None:
    """Write `row_changes`, `value_changes` and `schema_changes` as Parquet below `out`.

    Without a release before (`before` is None) the tables are empty: every row is new.
    """
    write_batches(_all_rows(before, after), ROW_CHANGES, out / "row_changes.parquet", footer)
    write_batches(_all_values(before, after), VALUE_CHANGES, out / "value_changes.parquet", footer)
    write_table(_schema_frame(diff), SCHEMA_CHANGES, out / "schema_changes.parquet", footer)


def retired_ids(before: Path | None, after: Path, before_version: str | None, version: str) -> pl.DataFrame:
    """Return the `retired_ids` of the release in `after`: those of the one before that did not return, and new ones."""
    if before is None or before_version is None:
        return RETIRED_IDS.empty()
    ended = [
        (comparison.table.name, gone, before_version, version)
        for comparison in comparisons(before, after)
        if comparison.table.name in ID_TABLES
        for gone in comparison.removed_ids()
    ]
    fresh = pl.DataFrame(ended, schema=RETIRED_IDS.polars_schema, orient="row")
    earlier = pl.read_parquet(before / "retired_ids.parquet").select(list(RETIRED_IDS.polars_schema))
    alive = pl.concat([_ids(after, name) for name in ID_TABLES])
    kept = earlier.join(alive, on=["table_name", "id"], how="anti")
    return pl.concat([kept, fresh]).sort(list(RETIRED_IDS.primary_key))


def _ids(folder: Path, name: str) -> pl.DataFrame:
    scan = pl.scan_parquet(folder / f"{name}.parquet")
    key = scan.collect_schema().names()[0]
    return scan.select(pl.lit(name).alias("table_name"), pl.col(key).alias("id")).collect()


def changelog(version: str, diff: ReleaseDiff | None, earlier: str) -> str:
    """Return the release's changelog: a section for `version`, then what the release before had."""
    if diff is None:
        lines = ["First release."]
    elif diff.is_same:
        lines = ["No row and no column changed."]
    else:
        lines = [_schema_line(change) for change in diff.schema]
        for t in diff.tables:
            if not t.is_same:
                parts = (
                    _counted(t.added, "added"),
                    _counted(t.removed, "removed"),
                    _counted(t.changed, "changed"),
                )
                lines.append(f"- `{t.table}`: {', '.join(parts)}; {t.rows_before:,} → {t.rows_after:,} rows")
    section = "\n".join([f"## {version}", "", *lines, ""])
    return "# Changelog\n\n" + section + ("\n" + earlier if earlier else "")


def earlier_sections(text: str) -> str:
    """Return the sections of a changelog, without its title."""
    return text.partition("# Changelog\n\n")[2]
