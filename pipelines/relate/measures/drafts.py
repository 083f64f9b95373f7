"""What a draft would do: a bill that raises a duty, under the proposed law imports are banned. None of it is a fact yet."""

from __future__ import annotations

from pipelines.relate.items import Item
from pipelines.relate.measures.phrase import Predicate

_ACTS = frozenset(
    ("in_force", "announced", "launched", "raised", "reduced", "lifted", "suspended", "extended")
)
_DRAFTS = frozenset(
    "bill bills draft drafts legislation proposal proposals plan plans motion motions amendment amendments".split()
)
_TEXTS = _DRAFTS - {"plan", "plans"}
"""Drafts that are the subject of their own rules: plans raise no duty."""
_PASSED = frozenset("approval passage assent passed approved signed adopted enacted".split())
_MOOTED = frozenset(("proposed", "under_consideration"))
_REACH = 7
"""Items between a draft and the verb that governs it: considering a bill, introduced on Monday, that."""


def drafted(words: list[Item], before: Predicate, status: str) -> str:
    """Return `status` as the draft has it that states it; unchanged where none does."""
    is_unplanned = before.chain is not None and before.chain.is_negated and before.is_infinitive
    if (status not in _ACTS and status != "conditional") or is_unplanned:
        return status  # there is no proposal to lift it
    clause = _clause_of(words, before.before)
    if clause >= 1 and words[clause].klass == "rel":
        return _in_relative(words, clause) or status
    if _is_subject(words, clause) or _is_setting(words, before.start) or _is_in_draft(words, before):
        return "proposed"
    return status


def _is_in_draft(words: list[Item], made: Predicate) -> bool:
    """Return whether a gerund tells what a text that is being drafted would do: has drafted a regulation raising the duty."""
    near = words[max(0, made.before - _REACH) : made.before]
    return made.is_gerund and any(item.low in _DRAFTED for item in near)


_DRAFTED = frozenset("drafted drafts drafting draft drew prepared prepares preparing".split())


def _clause_of(words: list[Item], end: int) -> int:
    """Return the "that" of a clause whose second verb is joined by "and" at `end`; else `end`: a bill that cuts A and raises B."""
    if end < 1 or words[end].klass != "conj":
        return end
    for j in range(end - 1, max(0, end - 2 * _REACH), -1):
        if words[j].kind == "P" or words[j].klass in ("sub", "say"):
            break
        if words[j].low in ("that", "which"):
            return j
    return end


def _in_relative(words: list[Item], clause: int) -> str | None:
    """Return the status of a relative clause: proposed rules that raise a duty, is considering a bill that cuts it."""
    named = {w.low for w in words[max(0, clause - _REACH) : clause]}
    for item in reversed(words[max(0, clause - _REACH) : clause]):
        cue = item.entry.verb if item.entry is not None else None
        is_tabled = cue is not None and cue.lemma == "introduce" and bool(named & _TEXTS)
        if cue is not None and cue.sense in ("say", "act") and not is_tabled:
            return cue.status if cue.status in _MOOTED else None
    return "proposed" if named & _DRAFTS and not named & _PASSED else None


def _is_subject(words: list[Item], end: int) -> bool:
    """Return whether the subject that ends at `end` is a draft: a bill before the senate would impose."""
    found = False
    for j in range(end, max(-1, end - _REACH), -1):
        item = words[j]
        is_boundary = item.klass in ("rel", "sub", "say", "conj", "verb", "modal") and item.low != "before"
        if item.kind == "P" or is_boundary:
            break
        if item.low in _PASSED or (item.entry is not None and item.entry.verb is not None and j < end):
            return item.low == "draft" or (item.low == "proposed" and j < end and found)
        found |= item.low in _TEXTS
    return found


def _is_setting(words: list[Item], start: int) -> bool:
    """Return whether the sentence opens with the draft that it tells of: "Under a draft law, Peru would ban"."""
    if not words or words[0].low not in ("under", "in"):
        return False
    comma = next((j for j in range(1, min(start, _REACH + 3)) if words[j].low == ","), 0)
    if any(word.low in ("when", "after", "before", "while") for word in words[comma:start]):
        return False  # a clause of its own tells of something else
    named = {w.low for w in words[1:comma]}
    return bool(named & (_TEXTS | {"proposed", "planned"})) and not named & _PASSED
