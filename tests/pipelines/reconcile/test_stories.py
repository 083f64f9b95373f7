"""Stories and independent sources."""

from __future__ import annotations

import datetime as dt
import random
import tempfile
from pathlib import Path

import polars as pl
import pytest

from pipelines.reconcile import sketches, stories, story_index
from pipelines.reconcile.spill import Spill

TARIFF = (
    "Delegations from Aruvia and Belmore opened a third week of tariff talks in Lisbon, officials said, with steel "
    "quotas and dairy access still unresolved after an all-night session of the working groups. The chief negotiator "
    "of Aruvia said the gap on steel had narrowed but dairy farmers would need a longer phase-in than Belmore offers."
)
REWRITTEN = (
    "Lisbon hosted Aruvia and Belmore for tariff talks again; steel quotas remain open and so does dairy, according to "
    "people near the working groups. Belmore wants a short phase-in for dairy, which Aruvia refuses for its farmers."
)
ELSEWHERE = (
    "Coffee growers in Quindar reported a record harvest while exporters warned that container freight rates through "
    "the southern canal had tripled, and the ministry promised warehouses near the harbour before the rains arrive."
)
SCHEMA = {
    "document_id": pl.String,
    "headline": pl.String,
    "published_on": pl.Date,
    "published_earliest": pl.Date,
    "published_latest": pl.Date,
}


def corpus(*texts: str, days: list[dt.date | None] | None = None) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return documents and sketches of `texts`, with ids in order."""
    ids = [f"{n:016x}" for n in range(len(texts))]
    days = days or [None] * len(texts)
    documents = pl.DataFrame(
        [(i, t[:20], d, d, d) for i, t, d in zip(ids, texts, days, strict=True)], schema=SCHEMA, orient="row"
    )
    table = pl.DataFrame({"document_id": ids, "text": list(texts)})
    passages = pl.DataFrame(
        {
            "document_id": ids,
            "char_start": [0] * len(ids),
            "char_end": [len(t) for t in texts],
            "kind": ["body"] * len(ids),
        }
    )
    return documents, stories.sketch(table, passages)


NO_MENTIONS = pl.DataFrame(
    schema={"document_id": pl.String, "entity_id": pl.String, "entity_kind": pl.String}
)


def grouped(
    documents: pl.DataFrame, sketched: pl.DataFrame, mentions: pl.DataFrame = NO_MENTIONS
) -> stories.Stories:
    """Return the stories of `documents`."""
    with tempfile.TemporaryDirectory() as folder:
        spill = Spill(Path(folder))
        spill.add("sketches", sketched)
        spill.add("named", stories.named(mentions))
        return stories.group(documents, spill)


def test_a_reprint_is_one_source_with_its_original():
    documents, sketched = corpus(TARIFF, "By our staff. " + TARIFF, ELSEWHERE)
    result = grouped(documents, sketched).story_documents
    assert result["source_group_id"].n_unique() == 2
    assert result["copy_of_document_id"].to_list() == [None, f"{0:016x}", None]
    assert result["similarity"][1] > 0.8


def test_the_same_happening_in_other_words_is_one_story_of_two_sources():
    documents, sketched = corpus(TARIFF, REWRITTEN, ELSEWHERE)
    shared = [("country:AR", "country"), ("country:BE", "country"), ("place:lisbon", "place")]
    rows = [(f"{n:016x}", *entity) for n in (0, 1) for entity in shared]
    mentions = pl.DataFrame(rows, schema=NO_MENTIONS.schema, orient="row")
    result = grouped(documents, sketched, mentions)
    assert result.stories["document_count"].sort().to_list() == [1, 2]
    assert result.story_documents["source_group_id"].n_unique() == 3


SHORT = (
    "Quindar will levy a duty of 73 percent on Aruvian barley from Tuesday, its trade ministry said, after a probe of dumping.",
    "Aruvia is disappointed by the barley duty, its farm minister said on Monday, and may go to the court of trade in Lisbon.",
    "A ship with Aruvian barley turned round off Quindar after the duty of 73 percent was made public by the ministry.",
    "Brewers in Quindar will buy their barley elsewhere once the duty on grain from Aruvia begins, a trader said on Monday.",
)


def test_short_reports_of_one_happening_are_one_story_though_the_corpus_has_no_other():
    documents, sketched = corpus(*SHORT, days=[dt.date(2031, 5, 18)] * len(SHORT))
    rows = [(f"{n:016x}", c, "country") for n in range(len(SHORT)) for c in ("country:AR", "country:QU")]
    mentions = pl.DataFrame(rows, schema=NO_MENTIONS.schema, orient="row")
    assert grouped(documents, sketched, mentions).stories["document_count"].to_list() == [len(SHORT)]


@pytest.mark.parametrize(("day", "stories_found"), [(dt.date(2031, 5, 3), [0, 0]), (None, [0, 1])])
def test_a_text_without_a_day_needs_more_in_common_with_a_story(
    tmp_path: Path, day: dt.date | None, stories_found: list[int]
):
    half = 0.5**0.5
    rows = [(0, 1, half), (0, 2, half), (1, 1, half), (1, 3, half)]  # of two features each, one is shared
    spill = Spill(tmp_path)
    spill.add("weighted", pl.DataFrame(rows, schema=["rank", "feature", "weight"], orient="row"))
    assert story_index.assign([dt.date(2031, 5, 2), day], spill, [0, 1]) == stories_found


def test_the_same_words_years_later_are_another_story():
    days = [dt.date(2031, 5, 2), dt.date(2033, 5, 2)]
    documents, sketched = corpus(TARIFF, REWRITTEN, days=days)
    assert grouped(documents, sketched).stories.height == 2


def test_a_text_of_any_day_of_months_finds_its_story_whenever_that_was():
    text = "Ministers of Norway and Chile cut the salmon duty in Lima after a night of talks, and the salmon farms cheered."
    other = "The salmon duty falls: in Lima the ministers of Chile and Norway agreed to a cut for the salmon farms."
    documents, sketched = corpus(text, other, days=[dt.date(2031, 3, 8), None])
    later = pl.col("document_id") == f"{1:016x}"
    wide = documents.with_columns(
        published_earliest=pl.when(later).then(dt.date(2030, 6, 1)).otherwise("published_earliest"),
        published_latest=pl.when(later).then(dt.date(2031, 6, 1)).otherwise("published_latest"),
    )
    assert grouped(wide, sketched).stories["document_count"].to_list() == [2]


def test_the_order_of_inputs_does_not_matter():
    documents, sketched = corpus(TARIFF, REWRITTEN, ELSEWHERE, "Again: " + TARIFF)
    expected = grouped(documents, sketched)
    rows = list(range(4))
    random.Random(7).shuffle(rows)
    shuffled = grouped(documents[rows], sketched[rows[::-1]])
    assert expected.stories.equals(shuffled.stories)
    assert expected.story_documents.equals(shuffled.story_documents)


def test_a_story_takes_the_days_that_its_documents_have_now():
    documents, sketched = corpus(TARIFF, "By our staff. " + TARIFF)
    made = grouped(documents, sketched)
    days = pl.Series([dt.date(2031, 5, 2), dt.date(2031, 5, 4)])
    later = stories.redated(made.stories, made.story_documents, documents.with_columns(published_on=days))
    assert later.select("first_published_on", "last_published_on").rows() == [tuple(days)]


def test_no_document_gives_empty_tables():
    documents, sketched = corpus()
    assert grouped(documents, sketched).stories.is_empty()


def credit(text: str) -> str | None:
    return sketches.upstream_source(text, [(0, len(text), "body")])


def test_an_agency_is_credited_by_a_cue_beside_its_name():
    assert credit("ROME (Reuters) - Olive oil duties will rise.") == "Reuters"
    assert credit("Duties will rise, the minister told AFP on Monday.") == "Agence France-Presse"
    assert credit("A news agency quoted officials as saying so.") == "unnamed news agency"


def test_an_agency_in_the_news_is_no_credit():
    assert credit("Shares of Thomson Reuters rose after results.") is None


def test_a_line_of_the_head_that_begins_with_an_agency_credits_it():
    line = "Xinhua, 7 August 2016"
    assert sketches.upstream_source(line, [(0, len(line), "timestamp")]) == "Xinhua"
    assert sketches.upstream_source(line, [(0, len(line), "body")]) is None
