"""The scorer itself: perfect rows score 1, each kind of error lowers exactly what it should."""

import datetime as dt
import json
from pathlib import Path

import pytest

from pipelines.evaluate import gold, gold_crossdoc, gold_data, gold_entities, gold_spans, gold_statements
from pipelines.evaluate.reading import Reading
from pipelines.evaluate.report import select_misses, to_json
from pipelines.evaluate.scores import GoldFormatError
from pipelines.extract.spans import FigureSpan, MentionSpan, QuoteSpan, Sentence, Source, Spans
from pipelines.ingest.records import Document, Passage
from pipelines.relate.statements import EventStatement, MeasureStatement, RoleStatement, Statements

TEXT = "Minister Ana Ruiz of Peru said about 40 firms face a 12% duty. “We will not yield,” she told reporters. Act 7."
REAL = Path(__file__).resolve().parents[3].parent / "shared" / "gold"


def row(row_type, surface, **values):
    start = TEXT.index(surface)
    return {
        "doc": "a.txt", "type": row_type, "id": f"{row_type}-{start}", "surface": surface,
        "start": start, "end": start + len(surface), "in_boilerplate": False, **values,
    }  # fmt: skip


def span(record, surface, **values):
    start = TEXT.index(surface)
    return record(start, start + len(surface), surface, 0, "test", **values)


def article(*rows):
    about = {"doc": "a.txt", "type": "document", "sha256": "0" * 64, "pub_date": "2024-03-05"}
    types = {r["type"] for r in rows}
    return gold_data.GoldArticle(
        "a.txt", Path("a.txt"), TEXT,
        {"document": (about,)} | {t: tuple(r for r in rows if r["type"] == t) for t in types},
    )  # fmt: skip


def reading(figures=(), mentions=(), quotes=(), measures=(), events=(), roles=(), resolved=None):
    passages = (Passage(0, len(TEXT), "body", "test"),)
    source = Source(TEXT, passages, (Sentence(0, len(TEXT), "body", 0),))
    document = Document("0" * 16, "a.txt", "b", "0" * 64, "utf-8", "decoded", "en", TEXT, passages)
    return Reading(
        "a.txt", document, Spans(source, (), tuple(mentions), tuple(figures), tuple(quotes)),
        Statements(tuple(roles), tuple(measures), tuple(events), ()), resolved or {},
    )  # fmt: skip


def figure_gold(**changes):
    return row(
        "figure", "40", **{"value": 40, "unit": "firm", "currency": None, "approximate": True} | changes
    )


def figure(surface="40", **changes):
    values = {"quantity_kind": "count", "value": 40.0, "unit": "firm", "comparator": "about"} | changes
    return span(FigureSpan, surface, **values)


def figures_score(gold_row, *found):
    return gold_spans.score_figures(article(gold_row), reading(figures=found))[0].scores[0]


def test_a_figure_right_in_all_parts_counts():
    score = figures_score(figure_gold(), figure())
    assert (score.right, score.system, score.gold) == (1, 1, 1)


@pytest.mark.parametrize(
    "change", [{"value": 41.0}, {"unit": "round"}, {"comparator": "exact"}, {"surface": "about 40"}]
)
def test_a_figure_wrong_in_one_part_does_not(change):
    score = figures_score(figure_gold(), figure(**change))
    assert (score.right, score.system, score.gold) == (0, 1, 1)


def test_trivial_figures_count_neither_as_hit_nor_as_miss():
    score = figures_score(figure_gold(trivial=True), figure())
    assert (score.system, score.gold) == (0, 0)


def test_a_figure_on_a_distractor_is_counted_against_it():
    scores = gold_spans.score_figures(
        article(row("distractor", "7", why="name")), reading(figures=[figure("7")])
    )
    assert scores[-1].scores[0].right == 0
    assert scores[-1].misses[0].surface == "7"


def test_direct_and_indirect_quotes_are_scored_apart_and_need_four_fifths_overlap():
    gold_row = row("quote", "“We will not yield,”", quote_type="direct", speaker="Ana Ruiz")
    good = span(
        QuoteSpan,
        "“We will not yield,”",
        directness="direct",
        speaker_kind="pronoun",
        speaker_entity_id="person:ana-ruiz",
    )
    short = span(QuoteSpan, "We will", directness="direct", speaker_kind="none")
    names = {"Ana Ruiz": "person:ana-ruiz"}
    direct, speakers, indirect, _ = gold_spans.score_quotes(article(gold_row), reading(quotes=[good]), names)
    assert (direct.scores[0].right, speakers.scores[0].right, indirect.scores[0].gold) == (1, 1, 0)
    assert gold_spans.score_quotes(article(gold_row), reading(quotes=[short]), names)[0].scores[0].right == 0


def test_a_wrong_speaker_costs_only_the_speaker_score():
    gold_row = row("quote", "“We will not yield,”", quote_type="direct", speaker="Ana Ruiz")
    found = span(
        QuoteSpan, "“We will not yield,”", directness="direct", speaker_kind="named", speaker_surface="Peru"
    )
    direct, speakers, *_ = gold_spans.score_quotes(article(gold_row), reading(quotes=[found]), {})
    assert (direct.scores[0].right, speakers.scores[0].right) == (1, 0)


def test_a_mention_linked_to_another_gold_entitys_id_is_wrong():
    people = [
        row("person", "Ana Ruiz", canonical="Ana Ruiz", roles=[], mentions=[row("m", "Ana Ruiz")]),
        row("person", "Peru", canonical="Peru Diaz", roles=[], mentions=[row("m", "Peru")]),
    ]
    both = [
        span(MentionSpan, "Ana Ruiz", entity_id="person:x", entity_kind="person", resolved_by="name"),
        span(MentionSpan, "Peru", entity_id="person:x", entity_kind="person", resolved_by="name"),
    ]
    read = reading(mentions=both)
    names = gold_entities.tie_names([(article(*people), read)])
    linked, spans_only, *_ = gold_entities.score_mentions(article(*people), read, names)
    assert (linked.scores[0].right, spans_only.scores[0].right) == (1, 2)


def test_a_country_must_carry_its_code():
    peru = row("country_actor", "Peru", canonical="Peru", iso3="PER", mentions=[row("m", "Peru")])
    found = span(MentionSpan, "Peru", entity_id="country:PY", entity_kind="country", resolved_by="name")
    read = reading(mentions=[found])
    names = gold_entities.tie_names([(article(peru), read)])
    scores = [s.scores[0] for s in gold_entities.score_mentions(article(peru), read, names)]
    assert [s.right for s in scores if s.name.startswith("mentions: place")] == [0, 1]


def measure_gold(**changes):
    values = {
        "measure_type": "tariff", "imposer": "PER", "target": None, "status": "in_force",
        "rate": "~12%", "effective_date": "2024-02", "expiry_date": None,
    }  # fmt: skip
    return row("measure", "face a 12% duty", **values | changes)


def measure(**changes):
    values = {
        "instrument": "tariff",
        "status": "in_force",
        "imposer_entity_id": "country:PE",
        "rate_percent": 12.0,
    }
    return span(MeasureStatement, "12% duty", **values | changes)


@pytest.mark.parametrize(
    ("change", "right"),
    [({}, 1), ({"status": "threatened"}, 0), ({"instrument": "quota"}, 0), ({"imposer_entity_id": "country:US"}, 0),
     ({"target_entity_id": "country:US"}, 1)],
)  # fmt: skip
def test_measures_compare_instrument_parties_and_status(change, right):
    scores = gold_statements.score_measures(article(measure_gold()), reading(measures=[measure(**change)]))
    assert scores[0].scores[0].right == right


def test_a_repeated_statement_is_not_counted_twice():
    twice = [measure(), measure()._replace(char_start=0, char_end=8, surface=TEXT[:8])]
    score = gold_statements.score_measures(article(measure_gold()), reading(measures=twice))[0].scores[0]
    assert (score.right, score.system) == (1, 1)


def test_attributes_are_judged_on_matched_measures_only():
    day = type("Resolved", (), {"start_on": dt.date(2024, 2, 10), "end_on": dt.date(2024, 2, 10)})
    found = measure(rate_percent=13.0, effective_from_date_char_start=5)
    scores = {
        s.scores[0].name: s.scores[0]
        for s in gold_statements.score_measures(
            article(measure_gold()), reading(measures=[found], resolved={5: day})
        )
    }
    assert (scores["measures: rate"].right, scores["measures: rate"].gold) == (0, 1)
    assert scores["measures: effective date"].right == 1
    assert scores["measures: expiry date"].gold == 0


@pytest.mark.parametrize(("place", "right"), [("place:lima", 1), ("place:quito", 0), (None, 0)])
def test_events_compare_kind_date_and_place(place, right):
    gold_row = row("event", "told reporters", event_type="talks", date=None, place="Lima", participants=[])
    event = span(
        EventStatement, "told reporters", kind="talks_round", status="concluded", place_entity_id=place
    )
    assert (
        gold_statements.score_events(article(gold_row), reading(events=[event]), {})[0].scores[0].right
        == right
    )


def test_a_role_in_more_words_is_the_same_role_and_another_country_is_not():
    person = row(
        "person",
        "Ana Ruiz",
        canonical="Ana Ruiz",
        roles=["Minister of Peru"],
        side="PER",
        mentions=[row("m", "Ana Ruiz")],
    )
    names = {"Ana Ruiz": "person:ana-ruiz"}
    role = span(RoleStatement, "Minister Ana Ruiz", person_entity_id="person:ana-ruiz", title="Minister")
    assert gold_entities.score_roles(article(person), reading(roles=[role]), names).scores[0].right == 1
    foreign = role._replace(country_code="CL")
    assert gold_entities.score_roles(article(person), reading(roles=[foreign]), names).scores[0].right == 0


def fact(verdict):
    cells = [{"doc": n, "start": 0, "end": 9, "surface": "", "value": ""} for n in ("a.txt", "b.txt")]
    return {"fact_key": "k", "verdict": verdict, "statement": "?", "cells": cells}


@pytest.mark.parametrize(
    ("gold_verdict", "ours", "right", "false_free"),
    [("agree (vague)", "corroborated", 1, 1), ("agree", "conflicting", 0, 0), ("conflict", "conflicting", 1, 0),
     ("conflict", "corroborated", 0, 0)],
)  # fmt: skip
def test_facts_are_read_from_the_question_that_touches_most_cells(gold_verdict, ours, right, false_free):
    evidence = [gold_crossdoc.VerdictEvidence("tariff_rate", "s", ours, d, 3, 5) for d in ("A", "B")] + [
        gold_crossdoc.VerdictEvidence("other", "s", "single_source", "A", 0, 9)
    ]
    scores = gold_crossdoc.score_facts([fact(gold_verdict)], evidence, {"a.txt": "A", "b.txt": "B"})
    assert (scores["cross-document facts"].right, scores["no false conflict"].right) == (right, false_free)


def test_errors_are_listed_with_their_sentence_and_in_json():
    scores = gold_spans.score_figures(article(figure_gold()), reading())[0]
    (miss,) = select_misses(scores, "figures")
    assert (miss.kind, miss.surface, miss.sentence) == ("missing", "40", TEXT)
    out = json.loads(to_json(scores, errors=True))
    assert out["scores"]["figures"]["recall"] == 0
    assert out["errors"][0]["surface"] == "40"


def test_a_text_that_does_not_fit_the_gold_is_refused(tmp_path):
    (tmp_path / "articles.jsonl").write_text(json.dumps(row("figure", "40")) + "\n", "utf-8")
    (tmp_path / "a.txt").write_text("another text that is long enough to hold the offsets", "utf-8")
    with pytest.raises(GoldFormatError, match="does not fit"):
        gold_data.load(tmp_path, tmp_path)


@pytest.mark.skipif(not REAL.is_dir(), reason="the gold folder ../shared/gold is not here")
def test_every_gold_verdict_and_row_type_of_the_real_gold_is_understood():
    scores = gold.evaluate(REAL, ingest=gold.labelled_document)
    assert scores["boilerplate lines"].f1 == 1
    assert scores["publication date"].gold == 3
    assert scores["cross-document facts"].gold > 0
    assert scores["direct quotes"].f1 >= 0.98
    assert scores["speakers of direct quotes"].f1 >= 0.95
    assert scores["partial and indirect quotes"].f1 >= 0.75
    assert all(gold_crossdoc.accepted(f["verdict"]) for f in gold_data.load_facts(REAL))
