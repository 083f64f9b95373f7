"""One id for one entity in every table, and the tables of entities and their names.

Belongs here: rewriting ids everywhere (`relabel`), describing entities (`describe`) and listing their names
(`names_of`). What is asked of documents (`census`) adds up, so that they need not be held together. Which ids
mean one entity is `entity_links`; finding names inside one document is `pipelines.extract.mentions`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import polars as pl

from pipelines.extract.mentions.gazetteer import country_of, entity
from pipelines.reconcile.entity_links import BRACKET, NAMING, ONE_LINE, links, usage
from schemas.registry import TABLES
from schemas.table import Table

_KINDS = {"person": "person", "org": "organisation", "country": "country", "place": "place", "agreement": "agreement", "product": "product", "venue": "venue", "event": "event", "group": "group"}  # fmt: skip


class Census(NamedTuple):
    """What describing entities asks of some documents; censuses of other documents are added by `add_censuses`."""

    ids: pl.DataFrame
    """`entity_id`: every id that a table names."""
    counts: pl.DataFrame
    """`entity_id, mention_count, document_count`."""
    printed: pl.DataFrame
    """`entity_id, name, uses`."""
    served: pl.DataFrame
    """`entity_id, country_code`: countries that people serve."""
    names: pl.DataFrame
    """Rows of `entity_names`, in the order of documents."""


def unify(tables: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """Return `entities`, `entity_names` and every table that names entities, with one id for one entity."""
    mapping = links(usage(tables))
    changed = relabelled(tables, mapping)
    found = census(tables, changed, mapping)
    return {**changed, "entities": describe(found), "entity_names": found.names.sort("entity_id", "name")}


def links_of(tables: Mapping[str, pl.DataFrame], mapping: pl.DataFrame) -> pl.DataFrame:
    """Return the rows of `mapping` whose old ids stand in `tables`, so that some documents do not cost the links of all."""
    named = [
        frame[column].unique()
        for name, frame in tables.items()
        if name in TABLES
        for column in _entity_columns(TABLES[name])
    ]
    candidates = tables["mentions"]["candidates"].drop_nulls().unique().str.split("|").explode()
    return mapping.filter(pl.col("old_entity_id").is_in(pl.concat([*named, candidates]).unique().implode()))


def relabelled(tables: Mapping[str, pl.DataFrame], mapping: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """Return those of `tables` that name entities, with the ids of `mapping`."""
    return {
        name: relabel(frame, TABLES[name], mapping)
        for name, frame in tables.items()
        if name in TABLES and _entity_columns(TABLES[name])
    }


def _entity_columns(table: Table) -> tuple[str, ...]:
    """Return the columns of `table` that name an entity."""
    return tuple(column for key in table.foreign_keys if key.table == "entities" for column in key.columns)


def relabel(frame: pl.DataFrame, table: Table, mapping: pl.DataFrame) -> pl.DataFrame:
    """Return `frame` with the ids of `mapping` in every entity column; rows that became equal in key are one.

    The row kept is the one that stands first in the document. `candidates` of ambiguous mentions follow.
    """
    columns = [column for column in _entity_columns(table) if column in frame.columns]
    if not columns or mapping.is_empty() or frame.is_empty():
        return frame
    old, new = mapping["old_entity_id"], mapping["entity_id"]
    changed = frame.with_columns(pl.col(column).replace(old, new) for column in columns)
    if "candidates" in frame.columns:
        lists = (
            pl.col("candidates")
            .str.split("|")
            .list.eval(pl.element().replace(old, new))
            .list.unique(maintain_order=True)
        )
        changed = changed.with_columns(lists.list.join("|").alias("candidates"))
    key = [column for column in table.primary_key if column in frame.columns]
    if not set(key) & set(columns):
        return changed
    order = [*key, *(c for c in ("char_start", "char_end") if c in frame.columns and c not in key)]
    return changed.sort(order, maintain_order=True).unique(subset=key, keep="first", maintain_order=True)


def census(
    before: Mapping[str, pl.DataFrame], after: Mapping[str, pl.DataFrame], mapping: pl.DataFrame
) -> Census:
    """Return what describing asks of tables as read (`before`) and with the ids of `mapping` (`after`)."""
    ids = [
        frame.select(entity_id=pl.col(column)).drop_nulls().unique()
        for name, frame in after.items()
        for column in _entity_columns(TABLES[name])
    ]
    mentions = after["mentions"]
    return Census(
        ids=pl.concat(ids).unique(),
        counts=mentions.group_by("entity_id").agg(
            mention_count=pl.len().cast(pl.Int64),
            document_count=pl.col("document_id").n_unique().cast(pl.Int64),
        ),
        printed=mentions.filter(pl.col("resolved_by").is_in(["name", "alias", "acronym", "surname"]))
        .with_columns(name=ONE_LINE.str.replace(" " + BRACKET, ""))
        .group_by("entity_id", "name")
        .agg(uses=pl.len()),
        served=after["roles"]
        .select("country_code", entity_id="person_entity_id")
        .select("entity_id", "country_code")
        .drop_nulls()
        .unique(),
        names=names_of(before["mentions"], mapping),
    )


def add_censuses(censuses: Sequence[Census]) -> Census:
    """Return the census of all documents together; `censuses` are in the order of documents."""
    ids, counts, printed, served, names = (pl.concat(frames) for frames in zip(*censuses, strict=True))
    return Census(
        ids.unique(),
        counts.group_by("entity_id").agg(pl.col("mention_count", "document_count").sum()),
        printed.group_by("entity_id", "name").agg(pl.col("uses").sum()),
        served.unique(),
        _added_names(names),
    )


def describe(census: Census) -> pl.DataFrame:
    """Return `entities`: one row for every id that any table names."""
    printed = (
        census.printed.sort([pl.col("name").str.len_chars(), "uses", "name"], descending=[True, True, False])
        .group_by("entity_id", maintain_order=True)
        .agg(printed=pl.col("name").first())
    )
    served = (
        census.served.group_by("entity_id")
        .agg(served=pl.col("country_code").first(), choices=pl.col("country_code").n_unique())
        .filter(pl.col("choices") == 1)
        .drop("choices")
    )
    joined = (
        census.ids.join(census.counts, on="entity_id", how="left")
        .join(printed, on="entity_id", how="left")
        .join(served, on="entity_id", how="left")
    )
    rows = [
        _described(*row)
        for row in joined.select("entity_id", "printed", "served", "mention_count", "document_count")
        .sort("entity_id")
        .iter_rows()
    ]
    return pl.DataFrame(rows, schema=TABLES["entities"].polars_schema, orient="row")


def _described(
    entity_id: str, printed: str | None, served: str | None, mentions: int | None, documents: int | None
) -> tuple[str, str, str, str | None, str | None, str, int, int]:
    """Return the row of `entities` for one id: reference data first, else what the texts print."""
    known = entity(entity_id)
    prefix, _, rest = entity_id.partition(":")
    kind = known.kind if known is not None else _KINDS.get(prefix, "organisation")
    name = known.name if known is not None else printed or rest.rpartition("/")[2].replace("-", " ").title()
    country = country_of(entity_id) or (served if kind == "person" else None)
    wikidata = known.wikidata_id if known is not None else None
    source = "reference" if known is not None else "text"
    return entity_id, kind, name, country, wikidata, source, mentions or 0, documents or 0


def names_of(mentions: pl.DataFrame, mapping: pl.DataFrame) -> pl.DataFrame:
    """Return `entity_names`: the variants of each entity with their first use, and what links them across documents.

    Rows are in the order of first use.
    """
    schema = TABLES["entity_names"].polars_schema
    named = (
        mentions.filter(pl.col("resolved_by").is_in(NAMING))
        .join(mapping, left_on="entity_id", right_on="old_entity_id", how="left")
        .with_columns(entity_id=pl.coalesce("entity_id_right", "entity_id"), name=ONE_LINE)
        .sort("document_id", "char_start", "char_end", "entity_id")
        .with_columns(
            mention_count=pl.lit(1, pl.Int64),
            document_count=pl.col("document_id").is_first_distinct().over("entity_id", "name").cast(pl.Int64),
        )
    )
    return _added_names(named).cast(schema)


def _added_names(names: pl.DataFrame) -> pl.DataFrame:
    """Return one row per entity and name: of the first use, with counts added up."""
    added = names.group_by("entity_id", "name", maintain_order=True).agg(
        pl.col("document_id", "char_start", "char_end", "surface", "resolved_by").first(),
        linked_by=pl.col("linked_by").drop_nulls().first(),
        mention_count=pl.col("mention_count").sum(),
        document_count=pl.col("document_count").sum(),
    )
    return added.select(list(TABLES["entity_names"].polars_schema))
