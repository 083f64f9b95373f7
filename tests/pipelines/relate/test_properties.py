"""Invariants of measures and events over texts put together at random from words that trigger them."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.relate import events, measures
from tests.pipelines.relate.builders import spans

WORDS = (
    "tariffs on Chinese goods from the US imposed a 25% tariff 10% and , ; by Beijing if unless will would not threatened "
    "suspended ban exports of gallium to Japan truce expired on May talks met in Geneva summit G20 Trump Xi Jinping with fifth "
    "round signed deal until August 12 after which were lifted raised from 50% to announced Washington its entity list added "
    "steel ( ) “ ” ’s Brussels investigation into retaliated with curbs the their both sides"
).split()
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_every_statement_cites_its_characters_and_its_sentence(text: str) -> None:
    document = spans(text)
    found_events, participants = events.find(document)
    for row in (*measures.find_all(document), *found_events):
        assert text[row.char_start : row.char_end] == row.surface
        assert row.sentence_start <= row.char_start < row.char_end
    assert {(p.char_start, p.char_end, p.kind) for p in participants} <= {
        (e.char_start, e.char_end, e.kind) for e in found_events
    }


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_keys_are_unique_and_rows_in_order(text: str) -> None:
    document = spans(text)
    found = [(m.char_start, m.char_end, m.instrument) for m in measures.find(document)]
    assert found == sorted(set(found))
    keys = [(e.char_start, e.char_end, e.kind) for e in events.find(document)[0]]
    assert keys == sorted(set(keys))


def test_a_sentence_without_end_is_read_in_bounded_pieces() -> None:
    generator = random.Random(7)
    text = " ".join(generator.choice(WORDS) for _ in range(6_000))
    document = spans(text)
    assert all(m.char_end - m.char_start < 4_000 for m in measures.find_all(document))
    events.find(document)
