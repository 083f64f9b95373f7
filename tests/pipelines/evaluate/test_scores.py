from hypothesis import given
from hypothesis import strategies as st

from pipelines.evaluate.scores import Score, Scores, align, merge, overlap_over_union

spans = st.tuples(st.integers(0, 50), st.integers(1, 20)).map(lambda p: (p[0], p[0] + p[1]))


def test_f1_is_the_harmonic_mean():
    score = Score("x", right=1, system=2, gold=4)
    assert (score.precision, score.recall) == (0.5, 0.25)
    assert abs(score.f1 - 1 / 3) < 1e-12


def test_nothing_judged_is_no_score_rather_than_zero():
    assert Score("x", 0, 0, 0).f1 is None


def test_merging_adds_counts_by_name():
    merged = merge(
        [Scores((Score("a", 1, 2, 3),), ()), Scores((Score("a", 1, 1, 1), Score("b", 0, 1, 0)), ())]
    )
    assert merged["a"] == Score("a", 2, 3, 4)
    assert merged["b"].system == 1


def test_exact_partner_wins_over_an_earlier_overlap():
    assert align([(0, 10)], [(0, 4), (0, 10)], overlap_over_union) == [((0, 10), (0, 10))]


@given(st.lists(spans, max_size=6), st.lists(spans, max_size=6))
def test_alignment_is_one_to_one(gold, system):
    pairs = align(list(enumerate(gold)), list(enumerate(system)), lambda g, s: overlap_over_union(g[1], s[1]))
    assert len({g for g, _ in pairs}) == len({s for _, s in pairs}) == len(pairs)


@given(spans, spans)
def test_overlap_over_union_is_symmetric_and_one_only_for_the_same_span(a, b):
    assert overlap_over_union(a, b) == overlap_over_union(b, a)
    assert (overlap_over_union(a, b) == 1) == (a == b)
