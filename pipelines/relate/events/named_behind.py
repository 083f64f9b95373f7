"""What a name behind an event word stands for: the place, the forum, who is met.

Belongs here: one name with the words before it. Which names are in the clause of the event is told in `complement`.
"""

from __future__ import annotations

from pipelines.relate.events.surroundings import (
    LEADER_TITLES,
    OFFICES,
    Surroundings,
    as_place,
    forum_at,
    forums,
    is_place,
    note_mention,
    seat,
)
from pipelines.relate.items import Item

_TOGETHER = frozenset(("with", "between", "and", "among", "both", "of"))


def _belongs_to_name(words: list[Item], k: int) -> bool:
    """Return whether item `k` stands between a preposition and the name it governs: with his Chinese counterpart Xi."""
    item = words[k]
    if item.klass == "det" or item.low in LEADER_TITLES:
        return True
    if item.kind == "M":
        return item.end + 1 >= words[k + 1].start
    return item.kind == "W" and (
        "-" in item.low
        or item.is_capital
        or (k > 0 and words[k - 1].kind == "M" and not words[k - 1].is_possessive)
    )


def _belongs_to_office(words: list[Item], k: int) -> bool:
    """Return whether item `k` is "for" or a word of the field in an office before a name: Commissioner [for Trade] X."""
    field = words[k].low in ("for", "of") or words[k].is_capital or words[k].klass == "conj"
    return field and any(w.low in OFFICES and w.is_capital for w in words[max(0, k - 4) : k])


def note_named(words: list[Item], i: int, found: Surroundings, kind: str, is_object: bool, head: int) -> None:
    """Take a mention after the event word: the place, the forum, or who is met."""
    mention = words[i].mention
    assert mention is not None
    k = i - 1
    while k >= 0 and (_belongs_to_name(words, k) or _belongs_to_office(words, k)):
        k -= 1
    before = words[k].low if k >= 0 else ""
    if before in ("at", "to") and mention.entity_id in _SEATS:
        found.place = found.place or mention.entity_id
        return
    if before == "at" and mention.entity_id in forums() and forum_at(words, i) is None:
        found.forum = found.forum or mention.entity_id
        return
    is_goal = is_object and not words[head].low.startswith(("welcom", "receiv", "host"))
    if (
        kind == "visit"
        and mention.entity_kind != "person"
        and not (
            before == "of" and (mention.entity_kind == "organisation" or mention.resolved_by == "demonym")
        )
        and (before in ("in", "to", "of", "at", "into", "through") or is_goal)
    ):
        if forum_at(words, i) is None or mention.resolved_by == "metonym":
            found.place = found.place or as_place(mention)
        return
    if before == "for" and (goal := _set_for(words, k, i)) is not None:
        found.place = found.place or goal
        return
    if is_place(words, i):
        if before in _AT or (before == "," and found.place is not None) or is_object:
            found.wider += [mention.entity_id] if found.place is not None else []
            found.place = found.place or mention.entity_id
        return
    if forum_at(words, i) is not None:
        note_mention(words, i, found)
        return
    if (
        is_object
        or before in _TOGETHER
        or (before == "by" and kind == "visit")
        or (before == "," and found.participants)
        or words[k].mention is not None
    ):
        note_mention(words, i, found)


def _set_for(words: list[Item], k: int, i: int) -> str | None:
    """Return the place at `i` for which something is set by the verb before "for" at `k`: "a round is scheduled for Lima"."""
    if not k or words[k - 1].low not in _SET:
        return None
    mention = words[i].mention
    assert mention is not None
    return mention.entity_id if mention.entity_kind in ("place", "venue") else seat(mention)


_SET = frozenset("due planned scheduled set slated".split())
_AT = frozenset(("in", "at", "near", "outside", "inside", "to", "into", "around", "of", "on"))
_SEATS = frozenset(("org:white-house",))
"""Bodies whose name is that of a building where people meet."""
