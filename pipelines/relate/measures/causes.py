"""Why, under what and according to whom: cause, purpose, agreement and source of a statement."""

from __future__ import annotations

from typing import NamedTuple

from pipelines.extract.spans import MentionSpan
from pipelines.relate.items import Item

_CAUSE_STOP = frozenset(("rel", "effective"))


class Reason(NamedTuple):
    """Printed words and where they start."""

    start: int
    end: int


def cause(items: list[Item], first: int, high: int, settled: int) -> Reason | None:
    """Return what the statement that starts at item `first` answers to, as printed in its sentence.

    `settled` is the last item of phrase and predicate; a verb after it starts another clause.
    """
    for j in range(first, high):
        if j > settled and items[j].klass in ("aux", "modal", "verb"):
            if items[j + 1 : j + 2] and items[j + 1].klass == "cause":
                continue  # the duties are a response to …
            break
        if (
            (
                items[j].klass == "cause"
                or (
                    items[j].low == "over"
                    and j > settled
                    and items[j + 1 : j + 2]
                    and items[j + 1].kind not in "DF"
                )
            )
            and j + 1 < len(items)
            and items[j + 1].kind != "P"
        ):
            return until_break(items, j + 1, is_noun=items[j].low.endswith(_BEFORE_NOUN))
        if (
            items[j].low == "after"
            and j + 1 < len(items)
            and items[j + 1].kind in ("M", "L", "W")
            and items[j + 1].date is None
        ):
            return until_break(items, j + 1)
    for j in range(first - 1, -1, -1):
        if items[j].klass == "effect":
            end = j - 1
            while end > 0 and items[end].low in (",", "and"):
                end -= 1
            return _back_to_break(items, end)
    opener = items[0]
    if opener.klass == "cause" or opener.low == "after":
        reason = until_break(items, 1)
        if reason is not None and first < len(items) and reason.end <= items[first].start:
            return reason
    return None


_BEFORE_NOUN = (" to", " for", " of")
"""Ends of cues that a noun follows, whose words end before the verb of the sentence: duties in response to X will remain."""


def until_break(items: list[Item], start: int, *, is_noun: bool = False) -> Reason | None:
    """Return the words from item `start` on up to the end of their clause, of a noun up to the verb after it."""
    end = start
    for j in range(start, len(items)):
        item = items[j]
        if (item.kind == "P" and item.low in ",;:.—–") or item.klass in _CAUSE_STOP or item.klass == "effect":
            break
        if is_noun and end > start and item.klass == "modal":
            break
        if (
            item.klass == "conj"
            and j + 1 < len(items)
            and (items[j + 1].klass in ("adv", "verb") or items[j + 1].low in ("likely", "is", "are"))
        ):
            break
        end = j + 1
    return Reason(items[start].start, items[end - 1].end) if end > start else None


def _back_to_break(items: list[Item], end: int) -> Reason | None:
    start = end
    while (
        start > 0
        and not (items[start - 1].kind == "P" and items[start - 1].low in ",;:—")
        and items[start - 1].klass not in ("sub",)
    ):
        start -= 1
    return Reason(items[start].start, items[end].end) if end >= start else None


def purpose(items: list[Item], low: int, high: int) -> Reason | None:
    """Return the stated purpose among items [low, high), cue included."""
    for j in range(low, high):
        follows_ing = items[j].low == "aimed at" and j + 1 < len(items) and items[j + 1].low.endswith("ing")
        if items[j].low == "citing" and any(w.low in _SOURCES for w in items[j + 1 : j + 5]):
            continue  # reported, citing people aware of the matter
        if items[j].klass == "purpose" or follows_ing:
            reason = until_break(items, j + 1) if j + 1 < len(items) else None
            if reason is not None:
                return Reason(items[j].start, reason.end)
    return None


_SOURCES = frozenset(
    "people persons sources source official officials diplomat diplomats media newspaper agency report reports statement data document documents".split()
)


def agreement(items: list[Item], low: int, high: int) -> Reason | None:
    """Return the agreement or act that the statement stands under: "under the Phase One deal"."""
    for j in range(low, high - 1):
        if items[j].low != "under":
            continue
        k = j + 1
        while k < high and (items[k].klass == "det" or items[k].kind == "P"):
            k += 1
        end = k
        while end < high and items[end].kind in ("M", "W", "L", "D", "F") and items[end].klass is None:
            end += 1
        words = {items[x].low for x in range(k, end)}
        is_named = any(i.mention is not None and i.mention.entity_kind == "agreement" for i in items[k:end])
        if (
            is_named
            or words & _AGREEMENT_WORDS
            or any(
                i.entry and i.entry.noun and i.entry.noun.instrument in ("agreement", "truce")
                for i in items[k:end]
            )
        ):
            return Reason(items[k].start, items[end - 1].end)
    return None


_AGREEMENT_WORDS = frozenset(
    "agreement deal pact accord treaty truce act law section framework arrangement rules".split()
)


def attribution(items: list[Item], first: int, last: int) -> MentionSpan | None:
    """Return who says so: the subject of a reporting verb outside the statement's own words."""
    for j, item in enumerate(items):
        if item.klass != "say" or first <= j <= last:
            continue
        is_inverted = j > 0 and items[j - 1].kind == "P" and items[j - 1].low in ',”"’'
        if item.low == "according to" or (is_inverted and _follows_at_once(items, j)):
            found = _mention_near(items, j + 1, 1)
        elif j < first:
            found = _mention_near(items, j - 1, -1)
        else:
            found = _mention_near(items, j - 1, -1) or _mention_near(items, j + 1, 1)
        if found is not None:
            return found
    return None


def _follows_at_once(items: list[Item], j: int) -> bool:
    """Return whether a party stands right after the reporting verb at `j`: "…”, said Peru"."""
    k = j + 1 + (j + 1 < len(items) and items[j + 1].klass == "det")
    return k < len(items) and items[k].mention is not None


def _mention_near(items: list[Item], j: int, step: int) -> MentionSpan | None:
    for _ in range(6):
        if not 0 <= j < len(items) or items[j].klass in ("sub", "say"):
            return None
        mention = items[j].mention
        if mention is not None and mention.entity_kind in ("person", "organisation", "country", "place"):
            return mention
        if items[j].kind == "P" and items[j].low in ";:.":
            return None
        j += step
    return None
