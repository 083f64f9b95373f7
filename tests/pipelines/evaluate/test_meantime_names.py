"""Scoring names on MEANTIME's format: what counts, what is neutral."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.evaluate import meantime_names

WORDS = "Envoy Jane Doe left Chile . The UN met".split()


def document(mentions: list[tuple[str, int, int]]) -> str:
    """Return a document of `WORDS` with names: class, first word, last word."""
    tokens = "".join(
        f'<token number="{n}" sentence="{int(n > 5)}" t_id="{n + 1}">{w}</token>' for n, w in enumerate(WORDS)
    )
    marks = "".join(
        f'<ENTITY_MENTION m_id="{i}" syntactic_type="NAM">'
        + "".join(f'<token_anchor t_id="{n + 1}"/>' for n in range(first, last + 1))
        + f'</ENTITY_MENTION><ENTITY m_id="9{i}" ent_type="{kind}"/>'
        for i, (kind, first, last) in enumerate(mentions, 1)
    )
    links = "".join(
        f'<REFERS_TO><source m_id="{i}"/><target m_id="9{i}"/></REFERS_TO>' for i, _ in enumerate(mentions, 1)
    )
    return f"<Document>{tokens}<Markables>{marks}</Markables><Relations>{links}</Relations></Document>"


@pytest.fixture
def score(tmp_path: Path):
    def run(mentions: list[tuple[str, int, int]]) -> tuple[int, int, int]:
        (tmp_path / "one.xml").write_text(document(mentions), "utf-8")
        names = meantime_names.evaluate(tmp_path)["names"]
        return names.right, names.system, names.gold

    return run


def test_exact_spans_and_classes_count(score) -> None:
    assert score([("PER", 1, 2), ("LOC", 4, 4), ("ORG", 7, 7)]) == (3, 3, 3)


def test_a_leading_article_is_no_part_of_a_name(score) -> None:
    assert score([("PER", 1, 2), ("LOC", 4, 4), ("ORG", 6, 7)]) == (3, 3, 3)


def test_a_name_that_holds_the_name_is_neutral(score) -> None:
    assert score([("PER", 0, 2), ("PER", 1, 2), ("LOC", 4, 4), ("ORG", 7, 7)]) == (3, 3, 3)


def test_a_wrong_class_is_missed_and_spurious(score) -> None:
    assert score([("PER", 1, 2), ("ORG", 4, 4), ("ORG", 7, 7)]) == (2, 3, 3)


def test_the_shared_benchmark_reaches_its_target() -> None:
    directory = Path(__file__).parents[4] / "shared" / "benchmarks" / "meantime-english-a"
    if not directory.is_dir():
        pytest.skip("../shared/benchmarks is not beside the project")
    assert (meantime_names.evaluate(directory)["names"].f1 or 0) >= 0.79
