"""What the data set as a whole is: title, description, licence, keywords. Tables are in `schemas.registry`."""

from __future__ import annotations

import re
from dataclasses import dataclass

DATA_VERSION = re.compile(r"\d{4}\.\d{2}\.\d{2}(\.[1-9]\d*)?")
"""Data versions are dates, `2026.11.21`; a second release of a day is `2026.11.21.1`."""


@dataclass(frozen=True)
class Licence:
    """A licence by SPDX name, address and title."""

    name: str
    path: str
    title: str


@dataclass(frozen=True)
class Dataset:
    """What every metadata file says about the whole."""

    name: str
    title: str
    description: str
    licence: Licence
    creator: str
    keywords: tuple[str, ...]


DATASET = Dataset(
    name="parley",
    title="Parley: trade negotiations in the news, as tables that cite every character",
    description=(
        "What news text says about trade negotiations: dates, figures, mentions, quotes, measures, events, "
        "and across documents entities, stories, claims and where sources disagree. Every extracted row "
        "cites the document and the exact characters it came from."
    ),
    licence=Licence(
        "CC-BY-4.0",
        "https://creativecommons.org/licenses/by/4.0/",
        "Creative Commons Attribution 4.0 International",
    ),
    creator="Parley",
    keywords=(
        "trade policy",
        "trade negotiations",
        "tariffs",
        "export controls",
        "information extraction",
        "news",
        "provenance",
    ),
)


def published_on(version: str) -> str:
    """Return the ISO date in a data version; ValueError when it is not one."""
    if not DATA_VERSION.fullmatch(version):
        raise ValueError(f"{version!r} is no data version; a data version is a date such as 2026.11.21")
    return version[:10].replace(".", "-")
