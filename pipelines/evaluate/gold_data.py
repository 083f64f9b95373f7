"""Reading a folder of gold annotations: `articles.jsonl`, `crossdoc.jsonl` and the texts they point into.

Belongs here: the shape of the gold rows and how its terms map to ours. Scoring does not.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pipelines.evaluate.scores import Extent, GoldFormatError
from pipelines.language import reference

Row = Mapping[str, Any]


@dataclass(frozen=True)
class GoldArticle:
    """One annotated article: file name, text and its rows by type."""

    name: str
    path: Path
    text: str
    rows: Mapping[str, tuple[Row, ...]]

    @property
    def about(self) -> Row:
        """The row that describes the document."""
        return self.rows["document"][0]

    def of(self, row_type: str) -> tuple[Row, ...]:
        """Return the rows of one type."""
        return self.rows.get(row_type, ())


def corpus_folder(gold_dir: Path, corpus_dir: Path | None = None) -> Path:
    """Return the folder of the texts: the one named, else `corpus` beside or in the gold folder, else that folder."""
    beside = (gold_dir.parent / "corpus", gold_dir / "corpus")
    return corpus_dir or next((d for d in beside if any(d.glob("*.txt"))), gold_dir)


def load(gold_dir: Path, folder: Path) -> tuple[GoldArticle, ...]:
    """Return the annotated articles, their texts read from `folder`.

    Raises GoldFormatError for a row whose offsets do not give its surface: the text is another one.
    """
    rows = [
        json.loads(line) for line in (gold_dir / "articles.jsonl").read_text("utf-8").splitlines() if line
    ]
    articles = []
    for name in dict.fromkeys(row["doc"] for row in rows):
        path = folder / name
        text = path.read_bytes().decode("utf-8")
        mine = [row for row in rows if row["doc"] == name]
        for row in mine:
            if "surface" in row and text[row["start"] : row["end"]] != row["surface"]:
                raise GoldFormatError(f"{path}: row {row.get('id')} does not fit the text at {row['start']}")
        types = dict.fromkeys(row["type"] for row in mine)
        articles.append(
            GoldArticle(name, path, text, {t: tuple(r for r in mine if r["type"] == t) for t in types})
        )
    return tuple(articles)


def load_facts(gold_dir: Path) -> tuple[Row, ...]:
    """Return the facts across documents; none when the folder has no `crossdoc.jsonl`."""
    path = gold_dir / "crossdoc.jsonl"
    return (
        tuple(json.loads(line) for line in path.read_text("utf-8").splitlines() if line)
        if path.is_file()
        else ()
    )


def extent(row: Row) -> Extent:
    """Return the span of a row: its own, or that of its evidence."""
    at = row.get("evidence") or row
    return at["start"], at["end"]


def is_chrome(row: Row) -> bool:
    """Return whether the row stands in what is not the article."""
    return bool(row.get("in_boilerplate") or row.get("boilerplate"))


@cache
def _alpha_2() -> Mapping[str, str]:
    return {row["alpha_3"]: row["alpha_2"] for row in reference.rows("iso_countries")} | {"EUU": "EU"}


def country_id(code: str | None) -> str | None:
    """Return our id of a country that the gold gives by its alpha-3 code; other codes come back as None."""
    alpha_2 = _alpha_2().get(code or "", code if code and len(code) == 2 else None)
    return f"country:{alpha_2}" if alpha_2 else None


def words(text: str | None) -> frozenset[str]:
    """Return the lower-case words of a name, without what stands in brackets and without small words."""
    plain = re.sub(r"\([^)]*\)", " ", text or "").replace("’s", "").replace("'s", "").replace(".", "")
    plain = plain.lower().replace("united states", "us")
    return frozenset(re.findall(r"[^\W_]+", plain)) - _SMALL_WORDS


_SMALL_WORDS = frozenset(
    ["the", "a", "an", "of", "for", "and", "in", "on", "at", "to", "from", "one", "its", "his", "her"]
)


def mapped(term: str | None, table: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return our terms for a gold term: by its longest listed prefix, else the term itself."""
    if term is None:
        return frozenset()
    plain = term.strip().lower()
    for key in sorted(table, key=len, reverse=True):
        if plain.startswith(key):
            return table[key]
    return frozenset({plain.replace(" ", "_").replace("-", "_")})


def _terms(**terms: str) -> Mapping[str, frozenset[str]]:
    return {key.replace("_", " "): frozenset(value.split()) for key, value in terms.items()} | {
        key: frozenset(value.split()) for key, value in terms.items()
    }


INSTRUMENTS = _terms(
    blacklist="entity_listing",
    purchase_commitment="purchase_commitment agreement",
    truce="truce",
    truce_extension="truce",
    export_ban="export_control",
    probe="investigation",
    countervailing="anti_dumping",
    antidumping="anti_dumping",
    deal="agreement",
    trade_deal="agreement",
    ban="import_ban export_control",
    port="port_fee",
    exclusion="exemption",
    licence="licence_requirement",
    license="licence_requirement",
)
"""Gold measure types that are not our own terms. A signed deal that consists of purchases may be read as either."""

STATUSES = _terms(
    reduced="reduced",
    raised="raised in_force",
    increased="raised in_force",
    signed="agreed violated in_force",
    under_scrutiny="launched under_discussion alleged in_force",
    in_force="in_force raised extended",
    launched="launched announced",
    effective="in_force",
    imposed="in_force",
    paused="suspended",
    removed="lifted",
    scheduled="announced agreed",
    planned="announced proposed",
    expires="expires in_force",
    expired="expired",
    disputed="violated alleged",
    demanded="proposed under_discussion",
    considered="under_consideration",
)
"""Gold measure states with the terms of ours that say the same; states of both at once are listed under each."""

EVENT_KINDS = _terms(
    talks="talks_round",
    meeting="talks_round summit",
    negotiation="talks_round",
    agreement="signing announcement",
    signing="signing",
    arrival="visit",
    tour="visit",
    trip="visit",
    visit="visit",
    statement="announcement",
    announcement="announcement",
    investigation="measure_action announcement",
    measure="measure_action",
    tariff="measure_action",
    expiry="deadline",
    deadline="deadline",
    effective="deadline",
    ruling="hearing",
    vote="hearing",
    phone="call",
)
"""Gold event types in our terms."""
