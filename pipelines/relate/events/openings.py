"""Day and place that open a sentence: "On Friday, in Bali, …", "At a ceremony in Lima on Sunday, …", "On 5 May, after a week of talks, …".

Belongs here: telling the adjuncts before the subject from the subject, and where somebody goes for an event. What stands beside the verb is read in `clause`.
"""

from __future__ import annotations

from pipelines.extract.spans import DateSpan
from pipelines.relate.events.surroundings import is_place, is_since, usable
from pipelines.relate.items import Item

_OPENING = 12
"""Items within which the first adjunct of a sentence ends."""
_LEADING = 7
_DATED = 4
_OCCASIONS = frozenset(
    "ceremony event summit meeting conference gathering session forum briefing interview statement statements".split()
)
_SPEAKING = frozenset(("speaking", "addressing", "briefing"))
"""Words that open a sentence with the occasion of what somebody says: "Addressing reporters on Friday, …"."""
TOLD = frozenset(("agreed", "agrees", "announced", "hopes", "hoped", "promised", "pledged"))
"""Verbs whose day is that of the telling, not of what is told."""
_SEQUELS = frozenset(("after", "before"))
"""Words of time behind a comma that open a second adjunct: "On 5 May, after a week of talks, …"."""


def leading_date(words: list[Item], head: int) -> DateSpan | None:
    """Return the date of "On Friday, …" or "At a ceremony on Friday, …" at the start of the sentence."""
    for i in range(min(_of_occasion(words) or _DATED, head)):
        date = words[i].date
        if date is not None and usable(date) and not is_since(date) and not words[i].is_possessive:
            is_told = any(_tells(words, k, head) for k in range(i + 1, head))
            is_told |= any(w.low in TOLD for w in words[:i]) or _is_of_saying(words, i)
            is_told |= any(
                w.low in _SPEAKING for w in words[1:i]
            )  # Ruiz, speaking on Tuesday, recalled a call
            return None if is_told else _spelt_out(words, i) or date
    return None


def _spelt_out(words: list[Item], i: int) -> DateSpan | None:
    """Return the date that says which days the one at `i` are: "A month later, between 3 and 5 May, …"."""
    k = i + 1 + (words[i + 1].low == ",")
    if words[k].klass == "prep" and k + 1 < len(words) and usable(words[k + 1].date):
        return words[k + 1].date
    return None


def date_before_when(words: list[Item], head: int, floor: int) -> DateSpan | None:
    """Return the date that a clause with "when" explains: "a decision could come in December, when members gather for a summit"."""
    for i in range(head - 1, max(floor, 2), -1):
        if words[i].low == "when":
            date = words[i - 1 - (words[i - 1].low == ",")].date
            return date if usable(date) else None
        if words[i].kind == "P" or words[i].klass in ("sub", "say"):
            return None
    return None


def _is_of_saying(words: list[Item], i: int) -> bool:
    """Return whether what somebody said follows his day at once: "said Wednesday it had signed", not "said on Friday, closing the talks"."""
    return any(w.klass == "say" for w in words[:i]) and words[i + 1].low != ","


def _tells(words: list[Item], k: int, head: int) -> bool:
    """Return whether a word makes the opening date one of telling or of another clause."""
    if words[k].low in _SEQUELS and words[k - 1].kind == "P":
        # what that adjunct itself tells of was before
        return not any(w.low == "," for w in words[k + 1 : head])
    return words[k].klass in ("say", "rel", "sub") or words[k].low in TOLD


def leading_place(words: list[Item], head: int) -> str | None:
    """Return the place of "In Bali, …", "On Friday, in Bali, …" or "At a ceremony in Bali, …" at the start of the sentence."""
    occasion = _of_occasion(words)
    for i in range(1, min(occasion or _LEADING, head)):
        mention = words[i].mention
        if mention is not None and is_place(words, i):
            if occasion is not None and words[i - 1].low in ("in", "at"):
                return mention.entity_id
            if leads(words, i):
                return mention.entity_id
    return None


def leads(words: list[Item], i: int) -> bool:
    """Return whether the place at `i` opens the sentence, alone or behind a date: "On 23 May, in Bali, the two …"."""
    if not i or words[i - 1].low not in ("in", "at") or i + 1 >= len(words) or words[i + 1].low != ",":
        return False
    return all(w.date is not None or w.klass == "prep" or w.low == "," for w in words[: i - 1])


def dated_occasion(words: list[Item]) -> int | None:
    """Return where the date stands in the occasion that opens the sentence: "At a ceremony in Lima on Sunday, …"."""
    return next((k for k in range(_of_occasion(words) or 0) if usable(words[k].date)), None)


def _of_occasion(words: list[Item]) -> int | None:
    """Return where "At a ceremony in Lima on Sunday," ends, None where the sentence opens otherwise."""
    if not words or words[0].low not in ("at", "in", "during", *_SPEAKING):
        return None
    named = words[0].low in _SPEAKING
    for i in range(1, min(len(words), _OPENING)):
        word = words[i]
        if word.low == ",":
            return i if named else None
        if word.klass in ("say", "rel", "sub", "modal", "aux", "to_be", "verb") or word.kind == "P":
            return None
        named = named or word.low in _OCCASIONS
    return None


_LEADS_THERE = {"to": ("in", "at"), "for": ("in", "at", "to")}
"""Words before an event, and before the place before them: "is in Oslo to meet", "came to Oslo for the signing"."""


def place_of_purpose(words: list[Item], first: int) -> str | None:
    """Return where somebody is, or goes, for the event that begins at `first`."""
    i = first - 2
    if i < 1 or words[i - 1].low not in _LEADS_THERE.get(words[first - 1].low, ()):
        return None
    mention = words[i].mention
    return mention.entity_id if mention is not None and is_place(words, i) else None
