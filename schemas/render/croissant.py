"""Tables → Croissant 1.0 metadata (`croissant.json`), the JSON-LD that data-set search and ML loaders read.

Belongs here: the mapping from our columns to Croissant fields. Hashes and sizes come from the caller.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from schemas.column import ColumnInfo
from schemas.dataset import DATASET, Dataset, published_on
from schemas.render.datapackage import FileFacts
from schemas.table import Table
from schemas.vocabularies import VOCABULARIES

CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}


def data_type(dtype: pl.DataType) -> str:
    """Return the Croissant data type of a polars type."""
    if dtype.is_integer():
        return "sc:Integer"
    if dtype.is_float():
        return "sc:Float"
    names = {pl.String: "sc:Text", pl.Boolean: "sc:Boolean", pl.Date: "sc:Date", pl.Datetime: "sc:DateTime"}
    for base, name in names.items():
        if dtype == base:
            return name
    raise TypeError(f"no Croissant data type for {dtype}")


def _described(info: ColumnInfo) -> str:
    unit = f" Unit: {info.unit}." if info.unit else ""
    terms = f" One of the terms of {info.vocabulary}." if info.vocabulary else ""
    return f"{info.description}{unit}{terms}"


def _field(table: Table, info: ColumnInfo, file_id: str) -> dict[str, Any]:
    return {
        "@type": "cr:Field",
        "@id": f"{table.name}/{info.name}",
        "name": info.name,
        "description": _described(info),
        "dataType": data_type(info.dtype),
        "source": {"fileObject": {"@id": file_id}, "extract": {"column": info.name}},
    }


def _record_set(table: Table, file_id: str) -> dict[str, Any]:
    key = [{"@id": f"{table.name}/{name}"} for name in table.primary_key]
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": table.description,
        "key": key[0] if len(key) == 1 else key,
        "field": [_field(table, info, file_id) for info in table.columns],
    }


def _file_object(table: Table, facts: FileFacts) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": facts.path,
        "name": facts.path,
        "description": f"{table.title}: {table.description}",
        "contentUrl": facts.path,
        "contentSize": f"{facts.bytes} B",
        "encodingFormat": "application/x-parquet",
        "sha256": facts.sha256,
    }


def _vocabulary_sets(tables: Sequence[Table]) -> list[dict[str, Any]]:
    used = {info.vocabulary for table in tables for info in table.columns}
    return [
        {
            "@type": "cr:RecordSet",
            "@id": vocabulary.name,
            "name": vocabulary.name,
            "description": f"The terms of {vocabulary.name} and their meanings.",
            "dataType": "sc:Enumeration",
            "key": {"@id": f"{vocabulary.name}/term"},
            "field": [
                {
                    "@type": "cr:Field",
                    "@id": f"{vocabulary.name}/{name}",
                    "name": f"{vocabulary.name}/{name}",
                    "description": f"The {name}.",
                    "dataType": "sc:Text",
                }
                for name in ("term", "meaning")
            ],
            "data": [
                {f"{vocabulary.name}/term": term, f"{vocabulary.name}/meaning": meaning}
                for term, meaning in vocabulary.terms.items()
            ],
        }
        for vocabulary in VOCABULARIES
        if vocabulary.name in used
    ]


def cite_as(version: str, dataset: Dataset = DATASET) -> str:
    """Return the BibTeX entry of one release."""
    year = published_on(version)[:4]
    return (
        f"@misc{{{dataset.name}_{version.replace('.', '_')}, title = {{{dataset.title}}}, "
        f"author = {{{{{dataset.creator}}}}}, year = {{{year}}}, version = {{{version}}}}}"
    )


def render(
    tables: Sequence[Table],
    files: Mapping[str, FileFacts],
    *,
    version: str,
    url: str,
    dataset: Dataset = DATASET,
) -> dict[str, Any]:
    """Return `croissant.json` for `tables`; `files` maps each table's name to its Parquet file.

    `url` is the page of the data set. References between tables are in `datapackage.json`: a Croissant
    reference is a join that the loader performs, and would drop the rows that point nowhere.
    """
    return {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": dataset.name,
        "alternateName": dataset.title,
        "description": dataset.description,
        "version": _semantic(version),
        "datePublished": published_on(version),
        "license": dataset.licence.path,
        "url": url,
        "creator": {"@type": "sc:Organization", "name": dataset.creator},
        "keywords": list(dataset.keywords),
        "inLanguage": "en",
        "isLiveDataset": False,
        "citeAs": cite_as(version, dataset),
        "distribution": [_file_object(table, files[table.name]) for table in tables],
        "recordSet": [_record_set(table, files[table.name].path) for table in tables]
        + _vocabulary_sets(tables),
    }


def _semantic(version: str) -> str:
    """Return the data version as MAJOR.MINOR.PATCH without leading zeros, which Croissant asks for."""
    numbers = [str(int(part)) for part in version.split(".")]
    return ".".join(numbers[:3]) + (f"+{numbers[3]}" if len(numbers) > 3 else "")
