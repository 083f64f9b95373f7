"""Claims: what the sources say of the same question, and whether they agree.

Families of claims (`measures`, `causes`, `meetings`, `deals`, `figures`, `quotes`, `sayings`, `roles`, `remarks`, `agreements`,
`publication`, `days`, `namings`) turn rows into comparable statements; `judging`
judges one question; here statements become claims, evidence and verdicts by joins and group-bys.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import polars as pl

from pipelines.reconcile.claims import (
    agreements,
    attendance,
    causes,
    days,
    deals,
    figures,
    judging,
    measures,
    meetings,
    namings,
    occasions,
    publication,
    quotes,
    remarks,
    repeated,
    roles,
    sayings,
)
from pipelines.reconcile.claims.compare import TOTAL
from pipelines.reconcile.claims.compare_days import SITTING
from pipelines.reconcile.claims.context import Context, Shared, Tables
from pipelines.reconcile.claims.story_parties import affairs, common_pacts, main_pairs
from pipelines.reconcile.spill import Spill
from schemas.tables import claim_evidence, claims

SESSION_GAP_DAYS = 14
"""Reports of one subject further apart than this are about another state of affairs."""

Chunks = Callable[[Sequence[str]], Iterable[Tables]]
"""Gives tables by name, some documents at a time and always in the same order; `entities` are those that they name."""

_READ = (
    "documents", "story_documents", "passages", "sentences", "dates", "figures", "mentions", "quotes", "roles", "measures",
    "events", "event_participants", "remarks",
)  # fmt: skip
_FAMILIES = (
    measures, causes, meetings, deals, figures, quotes, sayings, roles, remarks, agreements, publication, days, namings,
)  # fmt: skip


class ClaimTables(NamedTuple):
    """The three tables of claims."""

    verdicts: pl.DataFrame
    claims: pl.DataFrame
    claim_evidence: pl.DataFrame


def build(chunks: Chunks, spill: Spill) -> None:
    """Add verdicts, claims and their evidence, made from resolved and relabelled tables, to sets of these names of `spill`.

    `chunks` gives the tables asked for, some documents at a time, and with each chunk the entities that it names.
    Questions do not touch each other, so statements are sorted by subject and judged some subjects at a time.
    """
    shared = _shared(chunks, spill)
    placed = _told(chunks, shared, spill)
    for number, tables in enumerate(chunks(_READ)):
        events = spill.read(f"events {number}")
        here = placed.filter(pl.col("row").is_between(events["row"].min(), events["row"].max()))
        runs = spill.select(f'SELECT phrase FROM "shared runs" WHERE chunk = {number}')
        near = spill.select(
            f'SELECT document_id, char_start, number, nearest FROM "nearest figures" WHERE chunk = {number}'
        )
        telling = spill.select(
            f'SELECT document_id, char_start, number, party FROM "telling figures" WHERE chunk = {number}'
        )
        here_shared = shared._replace(shared_runs=runs, nearest_figures=near, telling_figures=telling)
        context = Context(tables, here_shared, occasions.identified(events, here))
        found = pl.concat([family.find(context) for family in _FAMILIES])
        told_by = context.documents.join(context.affairs, on="document_id").join(
            shared.story_days, on="story_id", how="left"
        )
        spill.add("statements", found.join(told_by, on="document_id"))
    spill.make("statements", namings.NAMINGS)
    for found in spill.groups("statements", "subject"):
        for name, frame in _judged(sayings.told_apart(figures.sized(found)))._asdict().items():
            spill.add(name, frame)


def _shared(chunks: Chunks, spill: Spill) -> Shared:
    """Return what is known of all documents: the parties of each story, the words of short quotations."""
    names = (
        "documents", "story_documents", "sentences", "dates", "mentions", "events", "event_participants", "quotes", "figures",
        "measures",
    )  # fmt: skip
    for number, tables in enumerate(chunks(names)):
        context = Context(tables)
        spill.add(
            "story days", context.documents.select("story_id", day=pl.coalesce("as_of_low", "as_of_high"))
        )
        spill.add("acting", context.acting())
        spill.add("pacts", context.pacts())
        spill.add("leaders", attendance.leaders(context))
        spill.add("told days", days.told(context))
        spill.add("tables of three", attendance.tables_of_three(context))
        spill.add("phrases", quotes.short_phrases(context))
        spill.add("runs", quotes.runs(context).with_columns(chunk=number))
        exact, told = repeated.numbers_told(context)
        spill.add("exact figures", exact)
        spill.add("told figures", told.with_columns(chunk=number))
    main = pl.concat([main_pairs(f) for f in spill.groups("acting", "story_id")])
    pacts = pl.concat([common_pacts(f, main) for f in spill.groups("pacts", "story_id")])
    spill.add("affairs", affairs(main, pacts))
    spill.add("story parties", repeated.parties(main))
    spill.make("nearest figures", repeated.NEAREST)
    spill.make("telling figures", repeated.TELLING)
    spill.make("short phrases", "SELECT DISTINCT phrase, size FROM phrases")
    spill.make(
        "shared runs",
        "SELECT DISTINCT chunk, phrase FROM runs SEMI JOIN "
        "(SELECT phrase FROM runs GROUP BY phrase HAVING count(DISTINCT document_id) > 1) USING (phrase) ORDER BY chunk, phrase",
    )
    parties = main.select("story_id", at_table=pl.col("parties").list.join("+"))
    return Shared(
        story_days=spill.select('SELECT story_id, min(day) AS story_on FROM "story days" GROUP BY story_id'),
        main_pairs=main,
        affairs=spill.read("affairs"),
        finer_days=spill.select(days.FINER),
        tables_of_three=parties.join(spill.read("tables of three"), on="at_table", how="semi"),
        usual_pairs=pl.concat([attendance.usual_pairs(f) for f in spill.groups("leaders", "story_id")]),
        short_phrases=spill.read("short phrases"),
    )


def _told(chunks: Chunks, shared: Shared, spill: Spill) -> pl.DataFrame:
    """Put the events of each chunk aside; return `row, occasion_on`, of which meeting each of them tells."""
    row = 0
    names = ("documents", "story_documents", "mentions", "events", "event_participants", "dates", "roles")
    for number, tables in enumerate(chunks(names)):
        events = occasions.told(Context(tables, shared), row)
        row += events.height
        spill.add(f"events {number}", events)
        spill.add("meetings", events.select(occasions.PLACED_BY).drop_nulls("subject"))
    return pl.concat([occasions.occasions(f) for f in spill.groups("meetings", "subject")])


def _judged(found: pl.DataFrame) -> ClaimTables:
    """Return the three tables of the questions whose statements are all in `found`."""
    stated = _with_ids(namings.needed(_scoped(found)))
    claimed = _claims(stated)
    return ClaimTables(
        verdicts=judging.verdict_rows(claimed),
        claims=claimed.with_columns(
            document_count=pl.col("documents").list.len().cast(pl.Int64),
            independent_source_count=pl.col("sources").list.len().cast(pl.Int64),
        ).select([pl.col(n).cast(t) for n, t in claims.TABLE.polars_schema.items()]),
        claim_evidence=stated.sort(
            "claim_id", "document_id", "char_start", "char_end", "source_table", "rule"
        )
        .unique(list(claim_evidence.TABLE.primary_key), keep="first", maintain_order=True)
        .select([pl.col(n).cast(t) for n, t in claim_evidence.TABLE.polars_schema.items()]),
    )


def _scoped(found: pl.DataFrame) -> pl.DataFrame:
    """Return the statements with `subject_key`: the subject and its occasion, or the month its reports began.

    A report without a date answers with those of its story that have one. Without any the story takes the place of the month.
    """
    group = ["claim_kind", "subject"]
    dated = found.with_columns(reported=pl.coalesce("as_of_low", "as_of_high", "story_on"))
    apart = (pl.col("reported") - pl.col("reported").shift(1).over(group)).dt.total_days()
    allowed = pl.col("gap_days").max().over(group).fill_null(SESSION_GAP_DAYS)
    sessions = (
        dated.filter(pl.col("occasion").is_null() & pl.col("reported").is_not_null())
        .group_by(*group, "reported")
        .agg(pl.col("gap_days").max())
        .sort(*group, "reported")
        .with_columns(session=(apart > allowed).fill_null(False).cum_sum().over(group))
        .with_columns(began=pl.col("reported").min().over(*group, "session").dt.strftime("%Y-%m"))
        .select(*group, "reported", "began")
    )
    # words of everyday use are said by many: the same few words in another story are other words
    is_few = pl.col("subject").str.count_matches(" ") < quotes.RUN - 1
    is_quoted = (pl.col("claim_kind") == "speaker_of_quote") & is_few
    scope = pl.coalesce("occasion", pl.when(is_quoted).then("story_id"), "began", "story_id")
    is_told = pl.col("claim_kind") == "date_wording"
    return dated.join(sessions, on=[*group, "reported"], how="left").with_columns(
        subject_key=pl.when(is_told).then("subject").otherwise(pl.concat_str("subject", scope, separator="|"))
    )


def _with_ids(stated: pl.DataFrame) -> pl.DataFrame:
    """Return the statements with `claim_id`, derived from kind, subject and value."""
    identity = ["claim_kind", "subject_key", "value_text"]
    distinct = stated.select(identity).unique()
    ids = [
        "claim:" + hashlib.sha256("\x1f".join(row).encode()).hexdigest()[:16] for row in distinct.iter_rows()
    ]
    return stated.join(distinct.with_columns(claim_id=pl.Series(ids, dtype=pl.String)), on=identity)


def _claims(stated: pl.DataFrame) -> pl.DataFrame:
    """Return one row per claim with its values, `documents`, `sources` and the bounds of its reports' dates."""
    first = [
        "value_number", "value_number_high", "unit", "comparator", "value_start_on", "value_end_on",
        "value_entity_id",
    ]  # fmt: skip
    ordered = stated.sort("claim_id", "document_id", "char_start", "char_end", "source_table", "rule", "form")
    return ordered.group_by("claim_id", "claim_kind", "subject_key", "value_text", maintain_order=True).agg(
        *[pl.col(c).first() for c in first],
        parents=pl.col("parents").explode().drop_nulls().unique().sort(),
        # who met once more in any document met more than once; a rate that one calls a sum is one for all
        form=pl.coalesce(
            pl.col("form").filter(pl.col("form").is_in([SITTING, TOTAL])).first(), pl.col("form").first()
        ),
        # one value can reach further in one document than in another (this week, said at a weekend)
        low=pl.col("low").min(),
        high=pl.col("high").max(),
        documents=pl.col("document_id").unique().sort(),
        sources=pl.col("source_group_id").unique().sort(),
        first_as_of=pl.col("as_of_low").min(),
        last_as_of=pl.col("as_of_high").max(),
        is_unnamed=pl.col("is_unnamed").fill_null(False).any(),
    )
