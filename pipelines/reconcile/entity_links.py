"""Which ids mean one entity: by spelling, by an acronym in brackets, by surname and office. Never where two fit.

What is asked of documents (`usage`) adds up, so that they need not be held together. Keys and group-bys, no pairwise
comparison. How names are compared is `name_keys`; what follows from a link is `entities`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import polars as pl

from pipelines.reconcile.name_keys import name_key, reference_keys

BRACKET = r"\(([A-Za-z&+.-]+)\)$"
"""An acronym after the name it shortens."""
NAMING = ("name", "alias", "acronym", "surname", "metonym", "demonym")
"""How mentions are resolved that print some name of their entity; an office alone (the minister) is none."""
ONE_LINE = pl.col("surface").str.replace_all(r"\s+", " ")
"""The words of a mention without the line breaks of hard-wrapped text."""
_LINKS = pl.Schema({"old_entity_id": pl.String, "entity_id": pl.String, "linked_by": pl.String})


class Usage(NamedTuple):
    """What linking asks of some documents; usages of other documents are added by `add_usages`."""

    names: pl.DataFrame
    """`entity_id, entity_kind, name, uses` of people and organisations."""
    acronyms: pl.DataFrame
    """`old_entity_id, entity_id`: organisations introduced with an acronym in brackets."""
    offices: pl.DataFrame
    """`entity_id, office, country`: titles that people hold."""


def usage(tables: Mapping[str, pl.DataFrame]) -> Usage:
    """Return what linking asks of `mentions` and `roles`."""
    mentions = tables["mentions"]
    named = mentions.filter(
        pl.col("entity_kind").is_in(["person", "organisation"]) & pl.col("resolved_by").is_in(NAMING)
    )
    return Usage(
        names=named.with_columns(name=ONE_LINE.str.replace(" " + BRACKET, ""))
        .group_by("entity_id", "entity_kind", "name")
        .agg(uses=pl.len()),
        acronyms=mentions.filter(pl.col("entity_kind") == "organisation")
        .with_columns(acronym=pl.col("surface").str.extract(BRACKET).str.to_lowercase())
        .filter(pl.col("acronym").is_not_null())
        .select(
            old_entity_id="org:" + pl.col("acronym").str.replace_all(r"[^a-z0-9]+", "-"),
            entity_id="entity_id",
        )
        .unique(),
        offices=tables["roles"]
        .select(
            entity_id="person_entity_id",
            office=pl.col("title").str.to_lowercase().str.replace_all(r"[\s-]+", " "),
            country="country_code",
        )
        .unique(),
    )


def add_usages(usages: Sequence[Usage]) -> Usage:
    """Return the usage of all documents together."""
    names, acronyms, offices = (pl.concat(frames) for frames in zip(*usages, strict=True))
    return Usage(
        names.group_by("entity_id", "entity_kind", "name").agg(pl.col("uses").sum()),
        acronyms.unique(),
        offices.unique(),
    )


def links(usage: Usage) -> pl.DataFrame:
    """Return which ids are another entity's: columns old_entity_id, entity_id, linked_by.

    Only ids that reference data does not know are ever replaced.
    """
    known = _variants(usage.names)
    if known.is_empty():
        return pl.DataFrame(schema=_LINKS)
    found = pl.concat(
        [_by_key(known), _by_acronym(usage.acronyms, known), _by_partial_name(known, usage.offices)]
    ).unique(subset="old_entity_id", keep="first", maintain_order=True)
    return _followed(found)


def _variants(names: pl.DataFrame) -> pl.DataFrame:
    """Return one row per id of people and organisations: name, mention_count, is_reference, key, parts."""
    grouped = (
        names.sort(
            ["entity_id", "uses", pl.col("name").str.len_chars(), "name"],
            descending=[False, True, True, False],
        )
        .group_by("entity_id", "entity_kind", maintain_order=True)
        .agg(
            name=pl.col("name")
            .sort_by(pl.col("name").str.len_chars(), descending=True, maintain_order=True)
            .first(),
            mention_count=pl.col("uses").sum(),
        )
    )
    rows = [
        (entity_id, kind, *name_key(entity_id, kind, name), count)
        for entity_id, kind, name, count in grouped.iter_rows()
    ]
    return pl.DataFrame(
        rows,
        schema={
            "entity_id": pl.String,
            "kind": pl.String,
            "key": pl.String,
            "surname": pl.String,
            "is_reference": pl.Boolean,
            "mention_count": pl.Int64,
        },
        orient="row",
    )


def _by_key(known: pl.DataFrame) -> pl.DataFrame:
    """Return links of ids that share a key; a key that two reference entities share links nobody."""
    reference = reference_keys()
    found = [
        (entity_id, reference[key], "spelling")
        for entity_id, key in known.filter(~pl.col("is_reference")).select("entity_id", "key").iter_rows()
        if key in reference
    ]
    to_reference = pl.DataFrame(found, schema=_LINKS, orient="row")
    targets = (
        known.filter(pl.col("key").is_not_null())
        .sort(["is_reference", "mention_count", "entity_id"], descending=[True, True, False])
        .group_by("kind", "key", maintain_order=True)
        .agg(target=pl.col("entity_id").first(), references=pl.col("is_reference").sum())
        .filter(pl.col("references") < 2)
    )
    among = (
        known.filter(~pl.col("is_reference"))
        .join(targets, on=["kind", "key"])
        .filter(pl.col("entity_id") != pl.col("target"))
        .select(old_entity_id="entity_id", entity_id="target", linked_by=pl.lit("spelling"))
    )
    return (
        pl.concat([to_reference, among])
        .unique("old_entity_id", keep="first", maintain_order=True)
        .sort("old_entity_id")
    )


def _by_acronym(acronyms: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    """Return links of acronyms to the one organisation that some document introduces with them in brackets."""
    single = acronyms.filter(pl.len().over("old_entity_id") == 1)
    return (
        single.join(
            known.filter(~pl.col("is_reference")).select("entity_id"),
            left_on="old_entity_id",
            right_on="entity_id",
        )
        .filter(pl.col("old_entity_id") != pl.col("entity_id"))
        .select("old_entity_id", "entity_id", linked_by=pl.lit("acronym"))
        .sort("old_entity_id")
    )


def _by_partial_name(known: pl.DataFrame, held: pl.DataFrame) -> pl.DataFrame:
    """Return links of single names to the one person in all documents who has that surname and a role in common.

    A role in common is the same title for the same country, or the same title where one states no country.
    """
    people = known.filter(pl.col("kind") == "person")
    partial = people.filter(pl.col("key").is_null() & ~pl.col("is_reference"))
    full = people.filter(pl.col("key").is_not_null()).filter(pl.len().over("surname") == 1)
    pairs = partial.select("entity_id", "surname").join(
        full.select(target="entity_id", surname="surname"), on="surname"
    )
    agreed = (
        pairs.join(held, on="entity_id")
        .join(held.rename({"entity_id": "target", "country": "target_country"}), on=["target", "office"])
        .filter(
            pl.col("country").is_null()
            | pl.col("target_country").is_null()
            | (pl.col("country") == pl.col("target_country"))
        )
    )
    return (
        agreed.select(old_entity_id="entity_id", entity_id="target", linked_by=pl.lit("partial_name"))
        .unique()
        .sort("old_entity_id")
    )


def _followed(found: pl.DataFrame) -> pl.DataFrame:
    """Return `found` with chains followed to their end (a → b → c gives a → c)."""
    target = dict(zip(found["old_entity_id"], found["entity_id"], strict=True))

    def last(entity_id: str) -> str:
        seen = {entity_id}
        while entity_id in target and target[entity_id] not in seen:
            entity_id = target[entity_id]
            seen.add(entity_id)
        return entity_id

    ends = [last(entity_id) for entity_id in found["entity_id"]]
    return found.with_columns(pl.Series("entity_id", ends, pl.String)).filter(
        pl.col("old_entity_id") != pl.col("entity_id")
    )
