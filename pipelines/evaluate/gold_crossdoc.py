"""Scoring verdicts across documents against gold facts.

A fact's verdict is read from the question (claim kind and subject) whose evidence touches most of the fact's cells,
among the kinds of claim that answer what the fact asks (a venue: place or forum), else among all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pipelines.evaluate.gold_data import Row
from pipelines.evaluate.scores import Miss, Score, Scores, overlap

_AGREED = frozenset({"corroborated", "compatible"})
VERDICTS: Mapping[str, frozenset[str]] = {
    "agree": _AGREED,
    "compatible": _AGREED | {"superseded"},
    "conflict": frozenset({"conflicting", "conflicting_within_document"}),
    "implied conflict": frozenset({"conflicting", "compatible"}),
    "internal_conflict": frozenset({"conflicting_within_document", "compatible", "conflicting"}),
    "single source": frozenset({"single_source"}),
    "not a conflict": frozenset({"superseded", "compatible", "corroborated"}),
    "wording differs": _AGREED,
    "weak": frozenset({"single_source"}),
}
"""Our verdicts that say what a gold verdict (by its first words) says."""


ASKED: Mapping[str, frozenset[str]] = {
    "venue": frozenset({"meeting_forum", "meeting_place"}),
    "place": frozenset({"meeting_place", "agreement_place"}),
    "forum": frozenset({"meeting_forum"}),
    "week": frozenset({"date_wording"}),
    "date": frozenset({"meeting_date", "effective_date", "expiry_date", "start_date", "announcement_date"}),
    "dates": frozenset({"meeting_date", "effective_date", "expiry_date", "start_date", "announcement_date"}),
    "expiry": frozenset({"expiry_date"}),
    "length": frozenset({"duration"}),
    "arrival": frozenset({"meeting_date", "meeting_place"}),
    "origin": frozenset({"start_date", "agreement_place"}),
    "count": frozenset({"round_count"}),
    "rate": frozenset({"tariff_rate"}),
    "rates": frozenset({"tariff_rate"}),
    "value": frozenset({"trade_value", "figure_value"}),
    "size": frozenset({"figure_value", "delegation_size"}),
    "reason": frozenset({"measure_cause"}),
    "order": frozenset({"measure_cause", "start_date"}),
    "purpose": frozenset({"measure_purpose"}),
    "existence": frozenset({"measure_status"}),
    "state": frozenset({"meeting_status", "measure_status", "agreement_condition"}),
    "first": frozenset({"time_comparison", "round_count"}),
    "since": frozenset({"time_comparison"}),
    "agenda": frozenset({"agenda_topic"}),
    "quote": frozenset({"statement", "speaker_of_quote"}),
    "extension": frozenset({"extension_date"}),
    "clock": frozenset({"publication_date"}),
    "caption": frozenset({"caption_date"}),
    "certainty": frozenset({"meeting_status"}),
    "status": frozenset({"measure_status", "meeting_status", "role"}),
    "speaker": frozenset({"speaker_of_quote"}),
    "delegation": frozenset({"participant", "delegation_size"}),
    "participants": frozenset({"participant"}),
    "role": frozenset({"role"}),
    "title": frozenset({"role"}),
}
"""A word of a fact's key → kinds of claim that answer it."""


class VerdictEvidence(NamedTuple):
    """One evidence row with the verdict of its question."""

    claim_kind: str
    subject_key: str
    verdict: str
    document_id: str
    char_start: int
    char_end: int


def accepted(verdict: str) -> frozenset[str]:
    """Return our verdicts that a gold verdict accepts. Raises KeyError for an unknown one."""
    for key in sorted(VERDICTS, key=len, reverse=True):
        if verdict.startswith(key):
            return VERDICTS[key]
    raise KeyError(verdict)


def score_facts(
    facts: Sequence[Row], evidence: Iterable[VerdictEvidence], document_ids: Mapping[str, str]
) -> Scores:
    """Return the share of facts with the right verdict, and of those without a conflict that we call none.

    `document_ids` maps the gold's file names to ours.
    """
    rows = list(evidence)
    right = false_conflicts = peaceful = 0
    misses: list[Miss] = []
    for fact in facts:
        wanted = accepted(fact["verdict"])
        got = _verdict(fact, rows, document_ids)
        right += got in wanted
        may_conflict = any("conflict" in w for w in wanted)
        peaceful += not may_conflict
        false_conflicts += not may_conflict and got is not None and "conflict" in got
        if got not in wanted:
            cell = fact["cells"][0]
            misses.append(
                Miss("cross-document facts", "wrong" if got else "missing", cell["doc"], cell["start"], cell["end"],
                     cell["surface"], f"{fact['fact_key']}: {' | '.join(sorted(wanted))}", str(got), fact["statement"])
            )  # fmt: skip
    return Scores(
        (
            Score("cross-document facts", right, len(facts), len(facts)),
            Score("no false conflict", peaceful - false_conflicts, peaceful, peaceful),
        ),
        tuple(misses),
    )


def _verdict(fact: Row, rows: Sequence[VerdictEvidence], document_ids: Mapping[str, str]) -> str | None:
    touched: Counter[tuple[str, str, str]] = Counter()
    for cell in fact["cells"]:
        document = document_ids.get(cell["doc"])
        touched.update(
            {
                (r.claim_kind, r.subject_key, r.verdict)
                for r in rows
                if r.document_id == document
                and overlap((cell["start"], cell["end"]), (r.char_start, r.char_end))
            }
        )
    asked = frozenset[str]().union(*(ASKED.get(word, frozenset()) for word in fact["fact_key"].split("_")))
    fitting = {question: n for question, n in touched.items() if question[0] in asked} or touched
    # most cells first; among equals the first key, so that the score does not hang on row order
    best = min(fitting.items(), key=lambda t: (-t[1], t[0]), default=None)
    return best[0][2] if best else None
