"""The day on which a measure yet to come was announced, where the date belongs to the verb of saying: "said on Monday it will".

Belongs here: the date beside a verb of saying before or behind the statement. What other dates say is read in `dating`.
"""

from __future__ import annotations

from pipelines.extract.spans import DateSpan
from pipelines.relate.function_words import ANNOUNCES
from pipelines.relate.items import Item
from pipelines.relate.measures.date_frame import Dates, Frame, when_told

_BESIDE = ("prep", "det", "adv")
_FAR = 14
"""Items between the day of saying and the statement: said on Monday that, after talks with Peru, it would."""


def day(items: list[Item], frame: Frame, found: Dates) -> DateSpan | None:
    """Return the date of the announcement of the statement in `frame`, None where it is told as done or undated."""
    if when_told(frame) != "status":
        return None
    taken = {date.char_start for date in (found.effective, found.expiry, found.duration) if date is not None}
    for d, item in enumerate(items):
        date = item.date
        if date is None or date.is_vague or date.timex_type != "DATE" or date.char_start in taken:
            continue
        said = _said_at(items, d)
        if said is not None and _tells(items, min(said, d), max(said, d), frame):
            return date
    return None


def _said_at(items: list[Item], d: int) -> int | None:
    """Return the verb of saying beside the date at `d`: said on Monday, on Monday announced."""
    k = d - 1
    while k >= 0 and items[k].klass in _BESIDE:
        k -= 1
    if k >= 0 and items[k].low == "dated":
        k = _before_paper(items, k - 1)
    if k >= 0 and _says(items[k]):
        return k
    k = d + 1
    while k < len(items) and items[k].klass == "adv":
        k += 1
    return k if k < len(items) and _says(items[k]) else None


def _before_paper(items: list[Item], k: int) -> int:
    """Return the item left of the paper that ends at `k` and bears a date: said in a notification dated 5 May."""
    first = k
    while k >= 0 and first - k < _PAPER and not _says(items[k]) and items[k].klass in (None, *_BESIDE):
        k -= 1
    return k


_PAPER = 6


def _says(item: Item) -> bool:
    return item.klass == "say" or item.low in ANNOUNCES


def _tells(items: list[Item], low: int, high: int, frame: Frame) -> bool:
    """Return whether the saying at items `low` to `high` is that of the statement: right before its clause, or after its end."""
    if high < frame.own:
        between = items[high + 1 : frame.own]
        return len(between) <= _FAR and not any(_parts(item) for item in between)
    after = items[high + 1] if high + 1 < len(items) else None
    return low > frame.settled and (after is None or after.low in '.,;”"')


def _parts(item: Item) -> bool:
    return item.klass in ("say", "cause", "if") or item.low in ";:"
