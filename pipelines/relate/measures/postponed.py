"""What is put off, and the day to which it is: delayed the duties until May.

Belongs here: the words that put a measure off, and what a date behind them dates. Other dates are read in `dating`.
"""

from __future__ import annotations

from pipelines.relate.items import Item
from pipelines.relate.measures.date_frame import Frame

PUTS_OFF = frozenset(
    ("delay", "postpone", "put off", "put back", "shelve", "hold off", "hold off on", "push back", "defer")
)
"""Verbs by which an act comes later: postponed lifting the ban, delayed a decision to raise the duty."""
_LATER = PUTS_OFF | {"postponement", "deferral", "delayed", "now-delayed"}


def later_day(items: list[Item], k: int, frame: Frame) -> str | None:
    """Return what the date behind "until", "to" or "from" at `k` dates of what is put off; None where nothing is."""
    is_led = k > 0 and (items[k].klass == "expiry" or items[k].low in ("to", "from"))
    if not is_led or frame.status not in _OPEN or not _is_put_off(items, frame.low, k):
        return None
    return "none" if items[k].low == "from" or frame.status == "under_consideration" else "effective"


_OPEN = ("suspended", "conditional", "under_consideration", "proposed", "under_discussion", "agreed")


def _is_put_off(items: list[Item], low: int, k: int) -> bool:
    """Return whether the last verb between items `low` and `k` puts the measure off: delayed imposing the duties until."""
    for item in reversed(items[max(0, low) : k]):
        if item.klass in ("sub", "say", "if") or item.low in ";:":
            return False
        entry = item.entry
        cue = (entry.verb or entry.governor or entry.adjective) if entry is not None else None
        if cue is None or entry is None:
            continue
        if cue.lemma in _LATER:
            return True
        if entry.verb is not None and set(entry.tenses) & set("dns") and entry.governor is None:
            return False
    return False
