"""Second states of a measure in the same sentence: retract the duties, which take effect on Friday.

Belongs here: what a clause behind a governed phrase says of it, with its day. What governs the phrase is read in `statuses`.
"""

from __future__ import annotations

from pipelines.relate.items import Item
from pipelines.relate.measures import dating
from pipelines.relate.measures.date_frame import Frame
from pipelines.relate.measures.phrase import Predicate
from pipelines.relate.measures.predicate import right
from pipelines.relate.measures.reading import Reading
from pipelines.relate.statements import MeasureStatement

_TOLD = ("in_force", "announced", "expires")
"""States that a clause behind the phrase gives with a day."""
_SPOKEN = ("under_discussion", "threatened", "under_consideration", "conditional", "proposed", "denied")
"""States of a phrase beside which what the clause tells is news."""


def clause(words: list[Item], reading: Reading) -> Predicate | None:
    """Return the predicate of ", which take effect on Friday" behind a phrase whose own verb says something else; None elsewhere."""
    last = reading.phrase.last
    if reading.status not in _SPOKEN or last + 3 >= len(words) or words[last + 1].low != ",":
        return None
    if reading.predicate is None or reading.predicate.start > last or words[last + 2].klass != "rel":
        return None
    told = right(words, reading.phrase)
    if told is None or told.rule != "become" or told.status not in _TOLD:
        return None
    return told


def row(
    text: str,
    words: list[Item],
    told: Predicate,
    first: MeasureStatement,
    low: int,
    high: int,
    used: set[int],
) -> list[MeasureStatement]:
    """Return the row of the clause from item `low`, whose measure `first` states; none where it gives no day."""
    verb = told.verb if told.verb is not None else low
    frame = Frame(low, high, low, low, verb, verb, told.status, is_truce=False)
    dates = dating.dates(words, frame, used)
    begins, ends = dates.effective, dates.expiry
    if begins is None and ends is None:
        return []
    end = words[max(dates.last, verb)].end
    return [
        first._replace(
            char_start=words[low].start,
            char_end=end,
            surface=text[words[low].start : end],
            status=told.status,
            is_prospective=None,
            rule=told.rule,
            status_date_char_start=None,
            effective_from_date_char_start=begins.char_start if begins is not None else None,
            effective_to_date_char_start=ends.char_start if ends is not None else None,
        )
    ]
