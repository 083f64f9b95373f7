"""Made-up short dispatches on trade talks, any number of them, the same on every machine.

A happening is a pair of countries, a product, a rate, a sum, days and a place; one to eight documents report it, most
with all its facts, some with another rate, some as a reprint. So stories, copies and claims neither fall into one nor
stand alone. Time goes on with the corpus: `HAPPENINGS_A_DAY` whatever its size, as in an archive that grows.
"""

from __future__ import annotations

import datetime as dt
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from pipelines.language import reference

HAPPENINGS_A_DAY = 3
FIRST_DAY = dt.date(2004, 1, 5)
FILE_DOCUMENTS = 100
_SEED = 20040105
_MASTHEADS = ("Ledger", "Courier", "Tribune", "Observer", "Gazette", "Monitor", "Chronicle", "Record")
_FAMILY = ("Ander", "Bell", "Cor", "Dal", "Esk", "Fen", "Gar", "Hol", "Ist", "Jor", "Kel", "Lor")
_ENDING = ("ström", "wick", "mann", "elli", "ova", "aris", "ende", "ski", "ton", "berg")
_GIVEN = (
    "Anna",
    "Boris",
    "Carla",
    "David",
    "Elena",
    "Farid",
    "Grace",
    "Hugo",
    "Irene",
    "Jonas",
    "Karim",
    "Lucia",
)


@dataclass(frozen=True)
class Happening:
    """What one group of documents reports."""

    day: dt.date
    imposer: dict[str, str]
    target: dict[str, str]
    product: str
    rate: int
    billions: int
    effective: dt.date
    meeting: dt.date
    round_number: int
    minister: str
    place: str


def _adjective(country: dict[str, str]) -> str:
    return country["demonyms"].split("|")[0]


def happenings() -> Iterator[Happening]:
    """Yield happenings without end, in order of time."""
    rows = random.Random(_SEED)
    countries = [c for c in reference.rows("countries") if c["demonyms"] and c["capital"]]
    products = [p["phrase"] for p in reference.rows("products")]
    number = 0
    while True:
        day = FIRST_DAY + dt.timedelta(number // HAPPENINGS_A_DAY)
        # trade disputes are unequal: half of them are between thirty countries
        imposer, target = rows.sample(countries[:30] if rows.random() < 0.5 else countries, 2)
        yield Happening(
            day=day,
            imposer=imposer,
            target=target,
            product=rows.choice(products),
            rate=rows.randrange(2, 80),
            billions=rows.randrange(1, 90),
            effective=day + dt.timedelta(rows.randrange(5, 60)),
            meeting=day + dt.timedelta(rows.randrange(2, 20)),
            round_number=rows.randrange(2, 9),
            minister=f"{rows.choice(_GIVEN)} {rows.choice(_FAMILY)}{rows.choice(_ENDING)}",
            place=rows.choice((imposer, target, rows.choice(countries)))["capital"],
        )
        number += 1


def _date(day: dt.date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def report(what: Happening, rows: random.Random) -> str:
    """Return one document's text: a choice of sentences in a choice of words."""
    imposer, target = what.imposer["name"], what.target["name"]
    rate = what.rate if rows.random() < 0.85 else what.rate + 5
    leads = (
        f"{imposer} will impose a {rate}% tariff on {what.product} imports from {target} from {_date(what.effective)}, "
        f"the trade ministry said on {what.day:%A}.",
        f"{imposer} said on {what.day:%A} that it would raise tariffs on {_adjective(what.target)} {what.product} to {rate}% "
        f"on {_date(what.effective)}.",
        f"A new {rate}% duty on {what.product} from {target} takes effect in {imposer} on {_date(what.effective)}, "
        f"officials announced on {what.day:%A}.",
    )
    rest = [
        f"Trade between {imposer} and {target} was worth about ${what.billions} billion last year.",
        f"Negotiators of both sides are to hold a round of talks in {what.place} on {_date(what.meeting)}.",
        f'"We want a fair deal for our producers," said {_adjective(what.imposer)} Trade Minister {what.minister}.',
        f"{target} threatened to restrict exports of {rows.choice(('nickel', 'wheat', 'timber', 'cotton'))} in response.",
        f"It would be meeting number {what.round_number} since {what.day.year - 1}, a person close to the talks said.",
        f"Shares of {what.product} makers fell by {rows.randrange(1, 9)}.{rows.randrange(10)}% in early trade.",
        f"The {_adjective(what.target)} government called the step unjustified and asked for consultations at the WTO.",
        f"Analysts expect {rows.randrange(10, 900)},000 tonnes of goods to be affected over the next {rows.randrange(2, 12)} months.",
    ]
    kept = sorted(rows.sample(range(len(rest)), rows.randrange(4, len(rest) + 1)))
    body = [rows.choice(leads), *(rest[i] for i in kept)]
    paragraphs = [" ".join(body[i : i + 2]) for i in range(0, len(body), 2)]
    headline = f"{imposer} to tax {what.product} from {target}"
    return f"{headline}\n\n{what.place.upper()} - " + "\n\n".join(paragraphs) + "\n"


def documents() -> Iterator[dict[str, str]]:
    """Yield records with text, publisher and (mostly) publication date, without end."""
    rows = random.Random(_SEED + 1)
    for what in happenings():
        first: str | None = None
        for number in range(rows.randrange(1, 9)):
            is_reprint = first is not None and rows.random() < 0.15
            text = f"{first}\nReprinted by permission, copy {number}.\n" if is_reprint else report(what, rows)
            first = first or text
            record = {"text": text, "publisher": f"{what.place} {rows.choice(_MASTHEADS)}"}
            if rows.random() < 0.9:
                record["published_on"] = (what.day + dt.timedelta(rows.randrange(2))).isoformat()
            yield record


def write_corpus(folder: Path, count: int) -> int:
    """Write the first `count` documents below `folder` as JSON Lines; return the bytes written."""
    folder.mkdir(parents=True)
    written, size = documents(), 0
    for start in range(0, count, FILE_DOCUMENTS):
        chunk = islice(written, min(FILE_DOCUMENTS, count - start))
        path = folder / f"{start // FILE_DOCUMENTS:05}.jsonl"
        path.write_text("".join(json.dumps(record) + "\n" for record in chunk), "utf-8")
        size += path.stat().st_size
    return size
