"""Claims from quotes: who said these words.

Sources quote the same words at different length, so short quotations are looked up inside longer ones.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import polars as pl

from pipelines.reconcile.claims.compare import Decision, Value, agreed, contained, pairwise
from pipelines.reconcile.claims.context import Context, printed_inside
from pipelines.reconcile.claims.statement import key, statements

SHORTEST, LONGEST = 2, 8
"""Words of a quotation that is looked up inside others."""
TELLING = 4
"""Words from which on a phrase is somebody's own; shorter ones are in everybody's mouth."""
ANYBODYS = "anybody's"
"""The form of words whose speaker a pronoun names: whom it takes up is less sure than a name."""
RUN = 5
"""Words that two longer quotations share where they give the same passage."""
LONG = 10
"""Words from which on a passage inside two longer quotations is one saying, and not a phrase of two people."""
KEPT_WORDS = 200
_OWNS = r"^ [^’']*[’']s? "
"""What follows a name that only describes an owner: European | football's governing body."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def find(context: Context) -> pl.DataFrame:
    """Return the statements of who said which words; quotations without any speaker claim nothing."""
    quotes = _spoken(context)
    words = quotes.select("row", words=_WORDS)
    assert context.shared is not None
    assert context.shared.shared_runs is not None
    short = context.shared.short_phrases
    opening = words.select("row", phrase=pl.col("words").list.head(LONGEST * 2).list.join(" "))
    inside = [
        _phrases(words, size).join(short.filter(size=size), on="phrase", how="semi")
        for size in range(SHORTEST, LONGEST + 1)
    ]
    size = pl.col("phrase").str.count_matches(" ") + 1
    said = pl.concat(
        [
            pl.concat([opening, *inside]).with_columns(shared=size, needed=TELLING),
            _shared_runs(words, context.shared.shared_runs).with_columns(needed=LONG),
        ],
        how="vertical_relaxed",
    )
    told = (
        said.sort("row", "phrase", "shared")
        .unique(["row", "phrase"], keep="first", maintain_order=True)
        .join(quotes, on="row", maintain_order="left")
        .with_columns(
            claim_kind=pl.lit("speaker_of_quote"),
            # words around the shared ones, where those are few and a text quotes more
            low=pl.when(pl.col("shared") < pl.col("needed"))
            .then(pl.col("word_count") - pl.col("shared"))
            .otherwise(0),
            form=pl.when(pl.col("speaker_kind") == "pronoun").then(pl.lit(ANYBODYS)),
            subject=pl.when(pl.col("phrase") != "").then(key("words", pl.col("phrase"))),
        )
    )
    # the speaker stands apart from the words: both places are evidence
    speakers_at = told.filter(pl.col("speaker_surface").is_not_null()).with_columns(
        char_start="speaker_char_start",
        char_end="speaker_char_end",
        surface="speaker_surface",
        rule=pl.lit("speaker"),
    )
    return pl.concat(
        [
            statements(told),
            statements(context.in_sentence(speakers_at.drop_nulls("char_start"))),
        ]
    )


def short_phrases(context: Context) -> pl.DataFrame:
    """Return `phrase, size` of the quotations that are short enough to be looked up inside others."""
    words = context.table("quotes", where=_IS_SPOKEN).select(words=_WORDS)
    sized = words.with_columns(size=pl.col("words").list.len())
    return (
        sized.filter(pl.col("size").is_between(SHORTEST, LONGEST))
        .select("size", phrase=pl.col("words").list.join(" "))
        .unique()
    )


def runs(context: Context) -> pl.DataFrame:
    """Return `document_id, phrase`: every run of RUN words of the quotations."""
    words = (
        context.table("quotes", where=_IS_SPOKEN)
        .with_row_index("row")
        .select("row", "document_id", words=_WORDS)
    )
    found = _phrases(words.select("row", "words"), RUN)
    return found.join(words.select("row", "document_id"), on="row").select("document_id", "phrase").unique()


def _shared_runs(words: pl.DataFrame, shared: pl.DataFrame) -> pl.DataFrame:
    """Return `row, phrase, shared` for each stretch of words that quotations of other documents have too: its first run and
    how many words it has.
    """
    marked = _phrases(words, RUN).join(
        shared.select("phrase", is_shared=True), on="phrase", how="left", maintain_order="left"
    )
    return (
        marked.with_columns(
            pl.col("is_shared").fill_null(False), stretch=pl.struct("row", "is_shared").rle_id()
        )
        .filter("is_shared")
        .group_by("row", "stretch", maintain_order=True)
        .agg(pl.col("phrase").first(), shared=pl.len() + RUN - 1)
        .drop("stretch")
    )


def _tokens(surfaces: pl.Series) -> pl.Series:
    found = [[w.replace("’", "'") for w in _WORD.findall(s.lower())[:KEPT_WORDS]] for s in surfaces.to_list()]
    return pl.Series(found, dtype=pl.List(pl.String))


_WORDS = pl.col("surface").map_batches(_tokens, return_dtype=pl.List(pl.String))
_IS_SPOKEN = (pl.col("directness") != "indirect") & (pl.col("speaker_kind") != "none")


def _phrases(words: pl.DataFrame, size: int) -> pl.DataFrame:
    """Return `row, phrase` for every run of `size` words."""
    runs = pl.concat_str(
        [pl.col("words").shift(-step).over("row") for step in range(size)], separator=" ", ignore_nulls=False
    )
    return words.explode("words").drop_nulls().select("row", phrase=runs).drop_nulls()


def _spoken(context: Context) -> pl.DataFrame:
    """Return direct and partial quotes with `value_text`, `value_entity_id` and `parents` of the speaker.

    Officials of two countries speaking as one are a speaker of their own, `country:CN+country:US`.
    """
    quotes = (
        context.table("quotes", where=_IS_SPOKEN)
        .with_columns(source_table=pl.lit("quotes"))
        .with_row_index("row")
        .with_columns(word_count=_WORDS.list.len().cast(pl.Int64))
    )
    spoken = quotes.drop_nulls(["speaker_char_start", "speaker_char_end"]).select(
        "row", "document_id", "speaker_surface", char_start="speaker_char_start", char_end="speaker_char_end"
    )
    behind = pl.col("speaker_surface").str.slice(pl.col("to") - pl.col("char_start"))
    inside = (
        printed_inside(context.in_sentence(spoken), _speakers(context))
        .filter(~behind.str.contains(_OWNS))
        .sort("row", "rank", "at")
        .group_by("row", maintain_order=True)
        .agg(
            named=pl.col("entity_id").first(),
            people=pl.col("entity_id").filter(pl.col("rank") == 0).unique().sort(),
            countries=pl.col("country").drop_nulls().unique().sort(),
        )
    )
    # "Premier A spoke of plants in B and C" is one speaker, "Premiers A of B and D of C" are two
    is_joint = (pl.col("countries").list.len() > 1) & (pl.col("people").list.len() != 1)
    joint = pl.when(is_joint).then(pl.col("countries").list.join("+"))
    return (
        quotes.join(inside, on="row", how="left")
        .with_columns(value_entity_id=pl.coalesce(joint, "speaker_entity_id", "named"))
        .join(context.entity_country, left_on="value_entity_id", right_on="entity_id", how="left")
        .join(_employers(context), on=["document_id", "value_entity_id"], how="left")
        .with_columns(
            value_text=pl.coalesce("value_entity_id", pl.col("speaker_surface").str.to_lowercase()),
            parents=pl.concat_list(
                pl.concat_list("entity_country"),
                pl.when(is_joint).then("people").otherwise([]),
                pl.col("employers").fill_null([]),
            ),
        )
    )


def _employers(context: Context) -> pl.DataFrame:
    """Return `document_id, value_entity_id, employers`: the bodies of which a document says that a person is head or spokesman."""
    roles = context.table("roles", "document_id", "person_entity_id", "organisation_entity_id").drop_nulls()
    return roles.group_by("document_id", value_entity_id="person_entity_id", maintain_order=True).agg(
        employers=pl.col("organisation_entity_id").unique().sort()
    )


def _speakers(context: Context) -> pl.DataFrame:
    """Entities that can speak: `document_id, sentence_start, at, entity_id, country, rank` (people before bodies before states)."""
    rank = {"person": 0, "organisation": 1, "country": 2}
    return (
        context.table(
            "mentions",
            "document_id",
            "sentence_start",
            "entity_id",
            "entity_kind",
            "char_start",
            "char_end",
            where=pl.col("entity_kind").is_in(list(rank)),
        )
        .join(context.entity_country, on="entity_id", how="left")
        .select(
            "document_id",
            "entity_id",
            "sentence_start",
            at="char_start",
            to="char_end",
            country="entity_country",
            rank=pl.col("entity_kind").replace_strict(rank, return_dtype=pl.Int64),
        )
    )


def speakers(values: Sequence[Value]) -> Decision:
    """Return the verdict on speakers: an official and the state he speaks for agree, two people do not.

    A document that gives the same words to two people tells of an echo."""
    found = pairwise(values, _one_voice, "containment", "different_speakers")
    if found.verdict == "conflicting_within_document":
        return agreed(values, "echo", "one person takes up the words of another")
    return found


def _one_voice(left: Value, right: Value) -> bool:
    if left.low or right.low or ANYBODYS in (left.form, right.form):
        return True  # a few words out of a longer quotation can be anybody's
    if left.entity is None or right.entity is None or ":" not in left.entity or ":" not in right.entity:
        return True  # somebody unnamed can be anybody
    if set(left.entity.split("+")) & set(right.entity.split("+")):
        return True  # one of those who speak as one
    kinds = {left.entity.split(":")[0], right.entity.split(":")[0]}
    if contained(left, right) or _same_name(left.entity, right.entity):
        return True
    return len(kinds) == 2 and bool(left.parents & right.parents)


def _same_name(left: str, right: str) -> bool:
    """Whether one name is the other's surname, or his first one (Sir John), as of people whom a text names only once."""
    short, long = sorted((left.partition(":")[2], right.partition(":")[2]), key=len)
    return long.endswith("-" + short) or long.startswith(short + "-")
