"""Who signs an agreement, and the day and place that stand before the verb.

Belongs here: the surroundings of verbs of signing. Which verbs and agreements belong together is decided in `milestones`.
"""

from __future__ import annotations

from pipelines.relate.events.clause import read_subject
from pipelines.relate.events.openings import leading_date, leading_place
from pipelines.relate.events.surroundings import (
    LEADER_TITLES,
    OFFICES,
    Surroundings,
    is_place,
    note_mention,
    usable,
)
from pipelines.relate.items import Item

SIGNS = ("sign", "ink", "initialed", "initialled")
"""Verbs of those who put their names to an agreement."""
_REACH = 24
_ADJOINING = 9
"""Items before a verb among which its day and place may stand."""
_COME = frozenset(
    "met gathered welcomed hosted arrived flew travelled traveled visited convened assembled came".split()
)
"""Verbs of a way or meeting whose purpose was to sign, and so was reached."""
_OFFICES = LEADER_TITLES | {"ministers", "minister", "heads", "representatives", "governments", "secretaries"}


_HELD = LEADER_TITLES | OFFICES | {"counterpart"}


def circumstances(words: list[Item], verb: int, found: Surroundings, status: str, *, is_own: bool) -> str:
    """Take the day and place before the verb where none follows; return the status that they give the signing.

    With `is_own` the verb is to sign, so that those who met for it did it: "On Friday the two signed", "Chile on Sunday signed", "took a step on Sunday by signing", "met in Quito to sign".
    """
    if found.date is not None and found.place is not None:
        return status
    k = verb - 1
    while k >= 0 and words[k].klass in ("aux", "adv"):
        k -= 1
    is_purpose, is_means = k > 0 and words[k].low == "to", k > 0 and words[k].low == "by"
    if is_purpose and not (is_own and any(w.low in _COME for w in words[max(0, k - _REACH) : k])):
        return status
    if is_purpose or is_means:
        k -= 1
    if not _closes_relative(words, k):
        while k > max(0, verb - _ADJOINING) and _is_circumstance(words, k, found):
            k -= 1
    if is_purpose or is_means:
        read_subject(words, k + 1, 0, found)
        return "concluded" if status == "planned" else status
    if found.date is None:
        found.date = leading_date(words, verb)
    if found.place is None:
        found.place = leading_place(words, verb)
    return status


def _closes_relative(words: list[Item], k: int) -> bool:
    """Return whether the comma at `k` ends a clause about the subject, which has days of its own: "the cabinet, which took office in May, had"."""
    if words[k].low != ",":
        return False
    before = next((j for j in range(k - 1, max(0, k - _REACH), -1) if words[j].low == ","), None)
    return before is not None and words[before + 1].klass == "rel"


def _is_placed(words: list[Item], k: int) -> bool:
    """Return whether a word of place stands shortly before the place at `k`, which else is who signs."""
    return any(w.low in ("in", "at", "near") for w in words[max(0, k - 4) : k])


def _is_circumstance(words: list[Item], k: int, found: Surroundings) -> bool:
    """Take the day or place at `k`; return whether the words before it may be another one."""
    word = words[k]
    if word.date is not None and usable(word.date):
        found.date = found.date or word.date
        return True
    if word.mention is not None and is_place(words, k) and _is_placed(words, k):
        # of "Quito, Ecuador" the first is where it was
        is_finer = found.place is not None and words[k + 1].low == ","
        found.place = word.mention.entity_id if is_finer or found.place is None else found.place
        return True
    return word.klass == "det" or word.low in ("in", "at", "on", ",")


def signatories(words: list[Item], verb: int, found: Surroundings) -> None:
    """Take the subject of an active verb: "The UK and the EU signed …", "A, B and C have signed …"."""
    is_list = False
    for j in range(verb - 1 - closes_apposition(words, verb - 1), max(-1, verb - _REACH), -1):
        word = words[j]
        if word.low == "," and _names_holder(words, j):
            continue
        if word.low == "," and is_list and j and words[j - 1].mention is not None:
            continue
        if word.date is not None or (word.low in ("on", "in") and words[j + 1].date is not None):
            continue
        if word.low == "of" and j and words[j - 1].low in _OFFICES:
            found.first = j - 1
            continue
        if (word.kind == "P" and word.low in ",;:") or word.klass in ("sub", "rel", "prep"):
            break
        is_list = is_list or word.low == "and"
        if word.mention is not None and not is_place(words, j):
            note_mention(words, j, found)
            found.first = j
        elif word.klass == "det" and j == found.first - 1:
            found.first = j


def closes_apposition(words: list[Item], k: int) -> int:
    """Return 1 where a comma or dash at `k` closes a name between a subject and its verb: "the minister, Ana Ruiz, signed"."""
    is_mark = k > 0 and words[k].low in (",", "—", "–")
    named = words[k - 1].mention if is_mark else None
    return int(named is not None and named.entity_kind == "person")


def _names_holder(words: list[Item], comma: int) -> bool:
    """Return whether a comma stands between an office and the name of who holds it: "the minister, Ana Ruiz"."""
    if comma < 1 or comma + 1 >= len(words):
        return False
    named = words[comma + 1].mention
    return named is not None and named.entity_kind == "person" and words[comma - 1].low in _HELD


def agents(words: list[Item], verb: int, found: Surroundings) -> None:
    """Take those by whom an agreement was signed: "was signed by minister A, commissioner B and C"."""
    by = next((k for k in range(verb + 1, min(len(words), verb + 7)) if words[k].low == "by"), None)
    if by is None:
        return
    for k in range(by + 1, min(len(words), by + 2 * _REACH)):
        word = words[k]
        if word.date is not None or word.low in ("in", "at", "on", ".", ";", ":"):
            break
        if word.klass in ("sub", "rel", "modal", "aux", "say", "verb") or (
            word.entry and word.entry.verb and word.klass != "prep"
        ):
            break
        if word.mention is not None and not is_place(words, k):
            note_mention(words, k, found)
            found.last = max(found.last, k)


def people(found: Surroundings) -> int:
    """Return how many persons take part."""
    return sum(p.entity_kind == "person" for p in found.participants)
