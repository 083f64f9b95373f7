"""Words of `control_words.csv`: what stands before "to + verb" and what it makes of the verb's status."""

from __future__ import annotations

from functools import cache

from pipelines.language import reference


@cache
def words_with(effect: str) -> dict[str, str]:
    """Return the words of `control_words.csv` that have `effect`, each with the status that it gives."""
    return {r["word"]: r["status"] for r in reference.rows("control_words") if r["effect"] == effect}
