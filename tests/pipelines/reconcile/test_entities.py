"""Entities across documents: one id for one entity, never a merge where two fit."""

from __future__ import annotations

import hashlib

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.reconcile import entities, entity_links, name_keys
from pipelines.relate import roles
from schemas.registry import TABLES
from tests.builders import frame
from tests.pipelines.extract.mentions.reading import spans


def tables(*texts: str) -> dict[str, pl.DataFrame]:
    """Return empty tables with the mentions and roles of `texts`, one document each."""
    made = {name: table.empty() for name, table in TABLES.items() if table.group != "reconcile"}
    mentions, stated = [], []
    for text in texts:
        document_id = hashlib.sha256(text.encode()).hexdigest()[:16]
        read = spans(text)
        mentions += [{"document_id": document_id, **m._asdict()} for m in read.mentions]
        stated += [{"document_id": document_id, **r._asdict()} for r in roles.find(read)]
    return made | {"mentions": frame("mentions", *mentions), "roles": frame("roles", *stated)}


def linked(*texts: str) -> dict[str, tuple[str, str]]:
    made = tables(*texts)
    found = entity_links.links(entity_links.usage(made))
    return {old: (new, by) for old, new, by in found.iter_rows()}


def test_spellings_of_one_name_meet() -> None:
    assert linked("Sergei Baturin left.", "Sergey Baturin left. Sergey Baturin came.") == {
        "person:sergei-baturin": ("person:sergey-baturin", "spelling")
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zafar Mahmoodi", "Zafar Mahmoody"),
        ("Tariq Mehmood", "Tarek Mahmud"),
        ("Jassim Al-Budaini", "Jasem Albudaini"),
        ("Mykola Baturin", "Nikolay Baturin"),
        ("Alistaire Baturin", "Alistair Baturin"),
    ],
)
def test_transliterations_of_one_name_meet(one: str, other: str) -> None:
    found = linked(f"Minister {one} left.", f"Minister {other} left. Minister {other} came.")
    assert [by for _, by in found.values()] == ["spelling"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Bill Baturin", "William Baturin"), ("Ana Albrecht", "Ana Brecht"), ("Al Baturin", "Albert Baturin")],
)
def test_short_forms_and_other_names_do_not_meet(one: str, other: str) -> None:
    assert linked(f"Minister {one} left.", f"Minister {other} left. Minister {other} came.") == {}


def test_a_spelling_of_a_known_person_leads_to_the_reference() -> None:
    assert linked("Trade chief Maros Shefcovic left. Premier Vladimir Puttin left.") == {
        "person:vladimir-puttin": ("person:vladimir-putin", "spelling")
    }


def test_legal_form_does_not_count() -> None:
    assert linked("Work began at Zandvoort Chemicals Ltd. in May.", "Work at Zandvoort Chemicals began.") == {
        "org:zandvoort-chemicals-ltd": ("org:zandvoort-chemicals", "spelling")
    }


def test_an_acronym_leads_to_the_name_that_some_document_gives_it() -> None:
    texts = "The Andean Cocoa Growers Federation (ACGF) met.", "A note came from the ACGF in May."
    assert linked(*texts) == {"org:acgf": ("org:andean-cocoa-growers-federation", "acronym")}


def test_an_acronym_of_two_names_leads_nowhere() -> None:
    texts = (
        "The Andean Cocoa Growers Federation (ACGF) met.",
        "The Arctic Cod Growers Federation (ACGF) met.",
        "A note came from the ACGF in May.",
    )
    assert "org:acgf" not in linked(*texts)


def test_title_and_surname_lead_to_the_one_person_who_holds_the_office() -> None:
    texts = "Zambian Trade Minister Chipo Haangala left.", "Zambian Trade Minister Haangala left."
    assert linked(*texts) == {"person:haangala": ("person:chipo-haangala", "partial_name")}


def test_a_surname_of_two_people_leads_nowhere() -> None:
    texts = (
        "Zambian Trade Minister Chipo Haangala left.",
        "Zambian Trade Minister Mwila Haangala left.",
        "Zambian Trade Minister Haangala left.",
    )
    assert "person:haangala" not in linked(*texts)


def test_another_country_is_another_person() -> None:
    texts = "Zambian Trade Minister Chipo Haangala left.", "Malawian Trade Minister Haangala left."
    assert linked(*texts) == {}


def test_rows_that_become_equal_are_one_and_ambiguous_candidates_follow() -> None:
    mapping = pl.DataFrame(
        {"old_entity_id": ["person:a"], "entity_id": ["person:b"], "linked_by": ["spelling"]}
    )
    rows = [
        {
            "document_id": "0" * 16,
            "char_start": 0,
            "char_end": 3,
            "entity_id": i,
            "candidates": "person:a|person:c",
        }
        for i in ("person:a", "person:b")
    ]
    changed = entities.relabel(frame("mentions", *rows), TABLES["mentions"], mapping)
    assert changed["entity_id"].to_list() == ["person:b"]
    assert changed["candidates"].to_list() == ["person:b|person:c"]


def test_every_id_that_a_table_names_is_an_entity() -> None:
    made = tables("U.S. Treasury Secretary Scott Bessent met Japan’s envoy in Geneva.")
    made["quotes"] = frame("quotes", {"document_id": "0" * 16, "speaker_entity_id": "org:asean"})
    unified = entities.unify(made)
    known = set(unified["entities"]["entity_id"])
    assert {"org:asean", "org:us-treasury", "person:scott-bessent", "country:JP", "place:geneva"} <= known
    TABLES["entities"].model.validate(unified["entities"])
    TABLES["entity_names"].model.validate(unified["entity_names"])


def test_counts_and_first_use_of_each_name() -> None:
    unified = entities.unify(tables("Scott Bessent left. Bessent was late.", "Bessent left."))
    row = unified["entities"].row(by_predicate=pl.col("entity_id") == "person:scott-bessent", named=True)
    assert (row["mention_count"], row["document_count"], row["country_code"]) == (3, 2, "US")
    names = unified["entity_names"].filter(pl.col("entity_id") == "person:scott-bessent")
    assert dict(names.select("name", "mention_count").iter_rows()) == {"Scott Bessent": 1, "Bessent": 2}


def test_order_of_documents_changes_nothing() -> None:
    texts = ["Sergei Baturin left.", "Sergey Baturin left.", "Zambian Trade Minister Chipo Haangala left."]
    assert linked(*texts) == linked(*reversed(texts))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Sergei", "Sergey"), ("Zelenskiy", "Zelensky"), ("Mohammed", "Mohamed"), ("Khrushchov", "Hrushchov")],
)
def test_transliterations_sound_alike(one: str, other: str) -> None:
    assert name_keys.sound(one.lower()) == name_keys.sound(other.lower())


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", max_size=20))
def test_sound_is_stable(word: str) -> None:
    assert len(name_keys.sound(word)) <= len(word)
