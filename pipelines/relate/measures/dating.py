"""What the dates of a sentence date: the statement itself, its entry into force, its expiry, its length."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.extract.spans import DateSpan
from pipelines.relate.items import Item


@dataclass(slots=True)
class Dates:
    """The dates of one statement by what they date."""

    status: DateSpan | None = None
    effective: DateSpan | None = None
    expiry: DateSpan | None = None
    duration: DateSpan | None = None
    last: int = -1


_OPENING = 4
"""The last item position at which a date still opens its sentence."""


def dates(
    items: list[Item],
    low: int,
    high: int,
    head: int,
    settled: int,
    status: str,
    used: set[int],
    is_truce: bool = False,
    verb: int | None = None,
    own: int = 0,
) -> Dates:
    """Return the dates among items [low, high) of the statement whose noun phrase ends at `head`, its predicate at `settled`.

    `used` holds the dates that earlier statements of the sentence took, and takes those of this one. Before `own`, the first
    item of the statement, only a date that opens the sentence counts, or one beside the verb.
    """
    found = Dates()
    for d in range(low, high):
        if items[d].klass in ("sub", "if", "cause") and d > head:
            break
        if d > settled and _is_finite(items, d) and not (items[d - 1].klass == "conj" and _becomes(items[d])):
            break
        date = items[d].date
        if date is None or date.is_vague or date.timex_type == "SET" or date.char_start in used:
            continue
        role = _role(items, d, low, status, is_truce) if d >= own or d <= _OPENING else "none"
        if role == "none" and verb is not None and d < verb:
            role = _before_verb(items, d, verb, status, is_truce)
        if role == "none":
            continue
        if getattr(found, role) is None:
            setattr(found, role, date)
            used.add(date.char_start)
            found.last = max(found.last, d) if role in ("effective", "expiry") else found.last
    return found


_SAID = frozenset(
    ("announced", "threatened", "proposed", "under_consideration", "alleged", "denied", "agreed")
)


def _before_verb(items: list[Item], d: int, verb: int, status: str, is_truce: bool) -> str:
    """Return what a date between subject and verb dates: "India in 2018 imposed", "said on Monday it would …"."""
    if d and items[d - 1].klass == "prep" and d > 1 and items[d - 2].klass == "say":
        return "status" if status in _SAID else "none"
    for item in items[d + 1 : verb]:
        if item.klass in ("say", "verb", "sub", "rel") or (
            item.entry is not None and item.entry.verb is not None
        ):
            return "none"
    return _role_of_cue(items[verb], status, is_truce) or "none"


def _is_finite(items: list[Item], d: int) -> bool:
    """Return whether a verb of another clause stands at `d`."""
    item = items[d]
    if item.klass in ("aux", "modal", "verb"):
        return True
    entry = item.entry
    return entry is not None and entry.verb is not None and "s" in entry.tenses


def _role_of_cue(item: Item, status: str, is_truce: bool) -> str | None:
    """Return what a date beside the verb `item` dates; None when the verb says nothing of dates."""
    entry = item.entry
    if entry is None or not entry.tenses or (entry.verb is None and entry.predicate is None):
        return None
    if entry.noun is not None and set(entry.tenses) <= set("bs"):
        return None
    if entry.predicate is not None and (entry.verb is None or status == "in_force"):
        return "effective" if status == "in_force" else "status"
    cue = entry.verb
    assert cue is not None
    if cue.status == "expires" or (cue.lemma == "end" and cue.sense == "act"):
        return "expiry"
    if cue.sense == "become" or (cue.status in ("in_force", "raised", "reduced") and cue.sense == "act"):
        return "effective"
    if is_truce and cue.status in ("agreed", "launched"):
        return "effective"
    if cue.lemma in ("begin", "start") and status != "launched":
        return "effective"
    return "status"


def _becomes(item: Item) -> bool:
    return item.entry is not None and item.entry.verb is not None and item.entry.verb.sense == "become"


def _role(items: list[Item], d: int, low: int, status: str, is_truce: bool) -> str:
    date = items[d].date
    assert date is not None
    k = d - 1
    while k >= low and (
        items[k].klass in ("det", "adv")
        or (
            items[k].low in ("the", "end", "early", "late", "of", "start", "beginning", "weekend")
            and items[k].klass != "effective"
        )
    ):
        k -= 1
    before = items[k] if k >= 0 else None
    after = items[d + 1] if d + 1 < len(items) else None
    if date.timex_type == "DURATION":
        return (
            "duration"
            if before is not None and (before.low in ("for", "by", "additional") or before.klass == "adv")
            else "none"
        )
    if (before is not None and before.klass == "expiry") or date.surface.lower().startswith(
        ("until ", "through ", "till ")
    ):
        return "expiry"
    if after is not None and after.low in ("deadline", "expiry", "expiration"):
        return "expiry"
    if before is not None and before.klass == "effective":
        return "effective"
    if before is not None and before.klass == "cause":
        return "none"
    return _role_by_verb(items, k, low, status, before, is_truce)


def _role_by_verb(
    items: list[Item], k: int, low: int, status: str, before: Item | None, is_truce: bool
) -> str:
    date = items[k + 1].date if k + 1 < len(items) else None
    if (
        before is not None
        and (before.low == "since" or (before.low == "from" and items[k + 1].date is not None))
    ) or (date is not None and date.surface.lower().startswith("since")):
        return "effective"
    for j in [*range(k, max(low, k - 16) - 1, -1), *_after_leading(items, k)]:
        if items[j].low in ("place", "force", "effect", "effective"):
            return "effective"
        role = _role_of_cue(items[j], status, is_truce)
        if role is not None:
            return role
    return "none"


def _after_leading(items: list[Item], k: int) -> range:
    """Return the positions to search for the verb of a date that opens its sentence: "On Friday, Ottawa …"."""
    return range(k + 1, min(len(items), k + 16)) if k < 1 else range(0)
