"""What the sentence decides about an expression: whether it is temporal at all, past or coming, and since when.

Belongs here: choosing the judge. The judges are `calendar_context`, `unit_context`, `year_context`, `length_context` and
`word_context`; the candidate's own meaning is `readings`.
"""

from __future__ import annotations

import re

from pipelines.extract.dates import calendar_context, length_context, unit_context, word_context, year_context
from pipelines.extract.dates.candidate import Candidate, Decision, Judge
from pipelines.extract.dates.reading import Reading

_JUDGES: dict[str, Judge] = {
    **calendar_context.JUDGES, **unit_context.JUDGES, **year_context.JUDGES, **length_context.JUDGES, **word_context.JUDGES,
}  # fmt: skip


def decide(reading: Reading, candidate: Candidate) -> Decision:
    """Return the reading that the sentence leaves, or None when the expression is not temporal there."""
    if reading.needs.startswith("since"):
        return _since(reading, candidate)
    judge = _JUDGES.get(reading.needs)
    return reading if judge is None else judge(reading, candidate)


_SUPERLATIVE = re.compile(
    r"\b(?:[a-z]{2,12}est|best|worst|most|least|first|record|high|low|biggest|since its)\b", re.I
)


def _since(reading: Reading, candidate: Candidate) -> Decision:
    """`since May` lasts until publication; behind a superlative it only names the point of comparison."""
    needs = reading.needs.partition(" ")[2]
    bound = not _SUPERLATIVE.search(candidate.before[-60:])
    inner = Candidate(
        candidate.surface[6:].lstrip(), candidate.start + 6, candidate.end, candidate.before + "since ", candidate.after,
        candidate.sentence_start, candidate.previous, candidate.day_first,
    )  # fmt: skip
    form = reading.form.removeprefix("since:").replace("?:", "past:")
    decided = decide(reading._replace(form=form, needs=needs), inner)
    if decided is None or decided.kind != "DATE":
        return None
    if bound:
        return decided._replace(form=f"since:{decided.form}", needs="")
    candidate.start_shift = len(candidate.surface) - len(inner.surface)
    return decided._replace(needs="")
