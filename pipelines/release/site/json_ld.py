"""schema.org description of the data set, for the overview page: what data-set search reads."""

from __future__ import annotations

from typing import Any

from pipelines.release.manifest import Manifest
from pipelines.release.site.facts import Facts
from schemas.dataset import DATASET, published_on

_TYPE = "application/vnd.apache.parquet"


def dataset_json_ld(manifest: Manifest, facts: Facts, url: str | None) -> dict[str, Any]:
    """Return the JSON-LD of a release: a schema.org Dataset with one DataDownload per table.

    Addresses are absolute where `url` (of the release's folder) is known, else relative to the page.
    """
    base = f"{url.rstrip('/')}/" if url else "../"
    covered = facts.ask("SELECT min(published_on) AS first, max(published_on) AS last FROM documents")[0]
    described: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": DATASET.title,
        "alternateName": DATASET.name,
        "description": DATASET.description,
        "version": manifest.version,
        "datePublished": published_on(manifest.version),
        "license": DATASET.licence.path,
        "isAccessibleForFree": True,
        "inLanguage": "en",
        "keywords": list(DATASET.keywords),
        "creator": {"@type": "Organization", "name": DATASET.creator},
        "measurementTechnique": "rule-based information extraction; every row cites its source characters",
        "variableMeasured": [
            "dates",
            "figures",
            "mentions",
            "quotes",
            "measures",
            "events",
            "claims",
        ],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": entry.path,
                "encodingFormat": _TYPE,
                "contentUrl": f"{base}{entry.path}",
                "contentSize": f"{entry.bytes} B",
                "sha256": entry.sha256,
            }
            for entry in manifest.files
            if entry.rows is not None
        ],
    }
    if url:
        described["url"] = url
    if covered["first"]:
        described["temporalCoverage"] = f"{covered['first']}/{covered['last']}"
    return described
