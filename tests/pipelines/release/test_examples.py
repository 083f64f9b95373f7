from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.storage.query import example, examples
from tests.pipelines.release.sample import from_database, from_parquet


@pytest.mark.parametrize("name", [name for name, _ in examples()])
def test_database_and_parquet_files_give_the_same_answer(sample: Path, name: str) -> None:
    names, rows = from_database(sample, example(name))
    assert names
    assert from_parquet(sample, example(name)) == (names, rows)


def test_most_ready_questions_have_an_answer_in_the_sample(sample: Path) -> None:
    answered = [name for name, _ in examples() if from_database(sample, example(name))[1]]
    assert len(answered) >= 18
