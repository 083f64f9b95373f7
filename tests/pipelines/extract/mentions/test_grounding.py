"""What holds for mentions of any text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.pipelines.extract.mentions.reading import spans

WORDS = st.sampled_from(
    "President Trump Xi He Li U.S. US China Chinese Beijing the of and for in said (WTO) Ministry Trade Council Ltd. "
    "“He ’s Kim Jong-un von der Leyen Île-de-France São-Paulo N'Djamena — - , . : 118 $5 \n İstanbul ǅ J. X. & AT&T".split(
        " "
    )
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_every_mention_cites_its_characters_in_its_sentence(text: str) -> None:
    read = spans(text)
    starts = {s.char_start: s.char_end for s in read.source.sentences}
    for mention in read.mentions:
        assert text[mention.char_start : mention.char_end] == mention.surface
        assert mention.surface.strip() == mention.surface != ""
        assert mention.sentence_start <= mention.char_start
        assert mention.char_end <= starts[mention.sentence_start]


@settings(max_examples=100, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_mentions_are_ordered_and_distinct(text: str) -> None:
    found = spans(text).mentions
    keys = [(m.char_start, -m.char_end, m.entity_id) for m in found]
    assert keys == sorted(set(keys))


@settings(max_examples=100, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_reading_twice_gives_the_same(text: str) -> None:
    assert spans(text).mentions == spans(text).mentions


def test_a_long_run_of_capitals_is_read_in_linear_time() -> None:
    assert len(spans("Alpha Beta of " * 20_000).source.text) == 280_000
