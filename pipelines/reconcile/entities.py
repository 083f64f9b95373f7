"""One id for one entity, through spelling variants and partial names, and the tables of entities and their names.

Belongs here: deciding which ids mean the same entity (`links`), rewriting them everywhere (`relabel`), describing
them (`describe`, `names_of`). Never merges where more than one entity fits. Keys and group-bys, no pairwise
comparison. Finding names inside one document is `pipelines.extract.mentions`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

import polars as pl

from pipelines.extract.mentions.gazetteer import chinese_surnames, country_of, entity, fold, gazetteer
from pipelines.extract.mentions.lexicon import lexicon
from schemas.registry import TABLES
from schemas.table import Table

_BRACKET = r"\(([A-Za-z&+.-]+)\)$"
_SPELLINGS = (("centre", "center"), ("organisation", "organization"), ("defence", "defense"), ("labour", "labor"), ("co-operation", "cooperation"))  # fmt: skip
_KINDS = {"person": "person", "org": "organisation", "country": "country", "place": "place", "agreement": "agreement", "product": "product", "venue": "venue"}  # fmt: skip
_FINAL_I = re.compile(r"(?:iy|yy|yi|ij|ii|ey|ei|y)$")
_DOUBLE = re.compile(r"(.)\1")
_WORDS = re.compile(r"[\s-]+")
_ONE_LINE = pl.col("surface").str.replace_all(r"\s+", " ")
"""The words of a mention without the line breaks of hard-wrapped text."""
_LINKS = pl.Schema({"old_entity_id": pl.String, "entity_id": pl.String, "linked_by": pl.String})
_NAMING = ("name", "alias", "acronym", "surname", "title", "metonym", "demonym")


def unify(tables: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """Return `entities`, `entity_names` and every table that names entities, with one id for one entity."""
    mapping = links(tables["mentions"], tables["roles"])
    made = {name: relabel(frame, TABLES[name], mapping) for name, frame in tables.items() if name in TABLES}
    changed = {name: frame for name, frame in made.items() if _entity_columns(TABLES[name])}
    changed["entities"] = describe(changed, made["roles"])
    changed["entity_names"] = names_of(tables["mentions"], mapping)
    return changed


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


def links(mentions: pl.DataFrame, roles: pl.DataFrame) -> pl.DataFrame:
    """Return which ids are another entity's: columns old_entity_id, entity_id, linked_by.

    Only ids that reference data does not know are ever replaced.
    """
    known = _variants(mentions)
    if known.is_empty():
        return pl.DataFrame(schema=_LINKS)
    found = pl.concat([_by_key(known), _by_acronym(mentions, known), _by_partial_name(known, roles)]).unique(
        subset="old_entity_id", keep="first", maintain_order=True
    )
    return _followed(found)


def _variants(mentions: pl.DataFrame) -> pl.DataFrame:
    """Return one row per id of people and organisations: name, mention_count, is_reference, key, parts."""
    named = mentions.filter(
        pl.col("entity_kind").is_in(["person", "organisation"]) & pl.col("resolved_by").is_in(_NAMING)
    )
    grouped = (
        named.with_columns(name=_ONE_LINE.str.replace(" " + _BRACKET, ""))
        .group_by("entity_id", "entity_kind", "name")
        .agg(uses=pl.len())
        .sort(
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
        (entity_id, kind, *_key(entity_id, kind, name), count)
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


def _key(entity_id: str, kind: str, name: str) -> tuple[str | None, str | None, bool]:
    """Return the key under which spellings of one name meet, the surname, and whether reference data knows it."""
    known = entity(entity_id)
    if known is not None:
        name = known.name
    if kind == "person":
        return (*person_key(name), known is not None)
    return organisation_key(name, entity_id), None, known is not None


def person_key(name: str) -> tuple[str | None, str]:
    """Return the key of a full name (None for a single word) and its surname, both by sound.

    Initials and suffixes do not count, nor does the order of the words, so that "Doe, Jane" style orders meet.
    """
    words = [w for w in _WORDS.split(fold(name).replace("'", "").replace("’", "")) if len(w.rstrip(".")) > 1]
    words = [w for w in words if w.rstrip(".") not in ("jr", "sr", "ii", "iii", "iv")]
    if not words:
        return None, fold(name)
    family = words[0] if words[0].capitalize() in chinese_surnames() and len(words) > 1 else words[-1]
    sounds = sorted(sound(w) for w in words)
    return (None if len(words) < 2 else "p:" + " ".join(sounds)), sound(family)


@lru_cache(maxsize=262144)
def sound(word: str) -> str:
    """Return a skeleton of `word` in which usual transliterations agree (Sergei, Sergey; Zelenskiy, Zelensky)."""
    text = _DOUBLE.sub(r"\1", _FINAL_I.sub("i", word))
    text = (
        text.replace("kh", "h")
        .replace("ph", "f")
        .replace("w", "v")
        .replace("y", "i")
        .replace("ou", "u")
        .replace("oo", "u")
    )
    return text.replace("ks", "x").replace("tch", "ch").replace("ck", "k")


@cache
def _legal_forms() -> frozenset[str]:
    return frozenset(suffix.lower().replace(".", "") for suffix in lexicon().parts["company_suffix"])


def organisation_key(name: str, entity_id: str) -> str | None:
    """Return the key of an organisation's name: without legal form and article, in one spelling; its country first."""
    text = (
        fold(name).replace(".", "").replace("&", "and").replace("'s", "").replace("’s", "").replace("-", " ")
    )
    for british, american in _SPELLINGS:
        text = text.replace(british, american)
    words = text.removeprefix("the ").split()
    legal = _legal_forms()
    while len(words) > 1 and words[-1] in legal:
        words.pop()
    if not words:
        return None
    place = entity_id.partition(":")[2][:3] if "/" in entity_id else ""
    return f"o:{place}{' '.join(words)}"


def _by_key(known: pl.DataFrame) -> pl.DataFrame:
    """Return links of ids that share a key; a key that two reference entities share links nobody."""
    reference = _reference_keys()
    found = [
        (entity_id, reference[name_key], "spelling")
        for entity_id, name_key in known.filter(~pl.col("is_reference"))
        .select("entity_id", "key")
        .iter_rows()
        if name_key in reference
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


@cache
def _reference_keys() -> dict[str, str]:
    """Return key → id of the people and organisations of the reference data whose key is theirs alone."""
    found: dict[str, set[str]] = {}
    for known in gazetteer().entities.values():
        if known.kind in ("person", "organisation"):
            name_key, _, _ = _key(known.entity_id, known.kind, known.name)
            if name_key is not None:
                found.setdefault(name_key, set()).add(known.entity_id)
    return {name_key: next(iter(ids)) for name_key, ids in found.items() if len(ids) == 1}


def _by_acronym(mentions: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    """Return links of acronyms to the one organisation that some document introduces with them in brackets."""
    introduced = (
        mentions.filter(pl.col("entity_kind") == "organisation")
        .with_columns(acronym=pl.col("surface").str.extract(_BRACKET).str.to_lowercase())
        .filter(pl.col("acronym").is_not_null())
        .select(
            old_entity_id="org:" + pl.col("acronym").str.replace_all(r"[^a-z0-9]+", "-"),
            entity_id="entity_id",
        )
        .unique()
    )
    single = introduced.filter(pl.len().over("old_entity_id") == 1)
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


def _by_partial_name(known: pl.DataFrame, roles: pl.DataFrame) -> pl.DataFrame:
    """Return links of single names to the one person in all documents who has that surname and a role in common.

    A role in common is the same title for the same country, or the same title where one states no country.
    """
    people = known.filter(pl.col("kind") == "person")
    partial = people.filter(pl.col("key").is_null() & ~pl.col("is_reference"))
    full = people.filter(pl.col("key").is_not_null()).filter(pl.len().over("surname") == 1)
    held = roles.select(
        entity_id="person_entity_id",
        office=pl.col("title").str.to_lowercase().str.replace_all(r"[\s-]+", " "),
        country="country_code",
    ).unique()
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


def describe(tables: Mapping[str, pl.DataFrame], roles: pl.DataFrame) -> pl.DataFrame:
    """Return `entities`: one row for every id that any table names."""
    ids = pl.concat(
        [
            frame.select(entity_id=pl.col(column)).drop_nulls().unique()
            for name, frame in tables.items()
            for column in _entity_columns(TABLES[name])
        ]
    ).unique()
    mentions = tables["mentions"]
    counts = mentions.group_by("entity_id").agg(
        mention_count=pl.len().cast(pl.Int64), document_count=pl.col("document_id").n_unique().cast(pl.Int64)
    )
    printed = (
        mentions.filter(pl.col("resolved_by").is_in(["name", "alias", "acronym", "surname"]))
        .with_columns(name=_ONE_LINE.str.replace(" " + _BRACKET, ""))
        .group_by("entity_id", "name")
        .agg(uses=pl.len())
        .sort([pl.col("name").str.len_chars(), "uses", "name"], descending=[True, True, False])
        .group_by("entity_id", maintain_order=True)
        .agg(printed=pl.col("name").first())
    )
    served = (
        roles.filter(pl.col("country_code").is_not_null())
        .group_by(entity_id="person_entity_id")
        .agg(served=pl.col("country_code").first(), choices=pl.col("country_code").n_unique())
        .filter(pl.col("choices") == 1)
        .drop("choices")
    )
    joined = ids.join(counts, on="entity_id", how="left").join(printed, on="entity_id", how="left")
    rows = [
        _described(*row)
        for row in joined.join(served, on="entity_id", how="left")
        .select("entity_id", "printed", "served", "mention_count", "document_count")
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
    """Return `entity_names`: the variants of each entity with their first use, and what links them across documents."""
    schema = TABLES["entity_names"].polars_schema
    named = (
        mentions.filter(pl.col("resolved_by").is_in(_NAMING))
        .join(mapping, left_on="entity_id", right_on="old_entity_id", how="left")
        .with_columns(entity_id=pl.coalesce("entity_id_right", "entity_id"), name=_ONE_LINE)
        .sort("document_id", "char_start", "char_end", "entity_id")
    )
    grouped = named.group_by("entity_id", "name", maintain_order=True).agg(
        pl.col("document_id", "char_start", "char_end", "surface", "resolved_by").first(),
        linked_by=pl.col("linked_by").drop_nulls().first(),
        mention_count=pl.len().cast(pl.Int64),
        document_count=pl.col("document_id").n_unique().cast(pl.Int64),
    )
    return grouped.select(schema.names()).cast(schema).sort("entity_id", "name")
