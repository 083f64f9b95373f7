"""What a clause states of the measure that is its subject: "took effect", "are on hold", "will be lifted".

Belongs here: what the state or the verb of the clause says. Where the clause begins is read in `predicate`.
"""

from __future__ import annotations

from pipelines.relate.items import Item
from pipelines.relate.lexicon import Cue
from pipelines.relate.measures.clause_marks import has_condition
from pipelines.relate.measures.modality import status_of
from pipelines.relate.measures.phrase import Chain, Predicate
from pipelines.relate.measures.verb_chain import chain, note_auxiliary

_STANDS = Cue("stand", "in_force", "is")


def in_place(items: list[Item], start: int, i: int) -> Predicate:
    """Return the predicate of "are in place", "has been in force"."""
    found = _auxiliaries(items, start, i, Cue("come", "in_force", "act"))
    status = status_of(found, has_condition(items))
    return _of_measure("in_force" if status == "denied" else status, "become", start, None, i, found)


def existence(words: list[Item], first: int) -> str:
    """Return the status of "there will be a duty", whose phrase begins at item `first`."""
    k = first - 1
    found = Chain([Cue("exist", "in_force", "act")], k)
    while k >= 0 and (words[k].klass == "adv" or note_auxiliary(words[k], found)):
        k -= 1
    return status_of(found, has_condition(words))


def state_clause(items: list[Item], start: int, i: int) -> Predicate:
    """Return the predicate of "are on hold", "is no longer on the table": the state at `i`."""
    entry = items[i].entry
    assert entry is not None
    assert entry.state is not None
    status = entry.state.status
    if any(item.klass == "neg" for item in items[start:i]):
        status = _UNDONE.get(status, "denied")
    return _of_measure(status, "state", start, entry.state, i, _auxiliaries(items, start, i, entry.state))


def _of_measure(
    status: str, rule: str, start: int, cue: Cue | None, verb: int, found: Chain | None
) -> Predicate:
    """Return the predicate of a clause from item `start` whose subject is the measure."""
    return Predicate(status, rule, start, start - 1, cue, verb, subject_is_measure=True, chain=found)


def _auxiliaries(items: list[Item], start: int, end: int, cue: Cue = _STANDS) -> Chain:
    """Return the chain of a clause without a verb of its own: will be, are expected to be."""
    found = Chain([cue], start - 1)
    for item in items[start:end]:
        note_auxiliary(item, found)
    return found


_UNDONE = {"suspended": "in_force", "denied": "under_consideration", "lifted": "in_force"}
"""States that their negation turns into something else than a denial: not on hold, not off the table."""


def far_state(items: list[Item], i: int) -> int | None:
    """Return the state after a noun that is said of the measure: is the main item on the agenda."""
    for j in range(i, min(len(items), i + 6)):
        entry = items[j].entry
        if entry is not None and entry.state is not None:
            return j
        if not (items[j].klass == "det" or items[j].kind == "W"):
            return None
    return None


def effective_clause(items: list[Item], start: int, i: int) -> Predicate:
    """Return the predicate of "were effective from May" and "will be effective in May"."""
    found = _auxiliaries(items, start, i)
    is_told = items[i].low.startswith("in ") or not (found.modal or found.is_future)
    return _of_measure("in_force" if is_told else "announced", "become", start, None, i, found)


def verb_clause(items: list[Item], verb: int, first: int, start: int, relative: bool) -> Predicate | None:
    """Return the predicate of the verb at `verb` in the clause from `start`; None where it says nothing of the measure at `first`."""
    has_subject = relative and any(item.kind == "M" or item.klass == "pron" for item in items[start:verb])
    verb = _innermost(items, verb) if has_subject else verb
    entry = items[verb].entry
    cue = entry.verb if entry is not None else None
    if entry is None or cue is None or cue.lemma in ("pay", "incur"):
        return None
    if cue.lemma == "stand" and (changed := _changed(items, start, verb)) is not None:
        return changed
    if _has_state(items, verb) and cue.sense in ("act", "keep", "become"):
        return state_clause(items, start, verb + 1)
    found = chain(items, verb, cue)
    if items[start].low == "to" and verb <= start + 2:
        found.has_loose_head, found.is_future = False, True
    if cue.lemma == "apply" and found.is_negated:
        return None
    if relative and found.modal == "would" and any(item.low == "have" for item in items[start:verb]):
        return None
    status = status_of(found, has_condition(items))
    if not relative and _is_condition(items, first):
        stays = found.is_negated and status == "in_force"  # if the ban is not lifted
        status = status if stays else "conditional"
    if relative and any(item.kind == "M" or item.klass in ("pron", "both") for item in items[start:verb]):
        return Predicate(status, "relative", found.before + 1, found.before, cue, verb, chain=found)
    if cue.sense == "become":
        if cue.status == "expires" and status != "conditional":
            status = _expiry(found, entry.tenses)
        elif _is_awaited(items, first, entry.tenses):
            status = "announced" if _before_date(items, verb) else "conditional"
        return _of_measure(status, "become", start, cue, verb, found)
    comes = bool(found.is_future or found.modal)
    if cue.lemma in ("begin", "start", "end") and (comes or _before_date(items, verb)):
        begins = "announced" if comes else "in_force"
        status = begins if cue.lemma != "end" else "in_force" if found.is_negated else "expires"
        return _of_measure(status, "become", start, cue, verb, found)
    is_to = "b" in entry.tenses and items[verb - 1].klass == "to_be"  # are set to double
    if cue.sense == "act" and (is_to or not found.has_be) and _is_intransitive(items, verb, entry.tenses):
        found.cues[0] = cue = cue._replace(status="reduced") if cue.lemma == "drop" else cue
        return _of_measure(status_of(found, has_condition(items)), "become", start, cue, verb, found)
    if "n" in entry.tenses and (found.has_be or "been" in [i.low for i in items[start:verb]]):
        return Predicate(status, "passive", start, start - 1, cue, verb, is_passive=True, chain=found)
    if "n" in entry.tenses and verb == start and items[start - 1].low == ",":
        return Predicate(status, "participle", start, start - 1, cue, verb, is_passive=True, chain=found)
    return None


def _changed(items: list[Item], start: int, stands: int) -> Predicate | None:
    """Return the predicate of "stands revoked", "stand withdrawn", whose verb is at `stands`; None where no change follows."""
    entry = items[stands + 1].entry if stands + 1 < len(items) else None
    cue = entry.verb if entry is not None and "n" in entry.tenses else None
    if cue is None or cue.status not in _CHANGED:
        return None
    found = _auxiliaries(items, start, stands)
    found.has_be = True
    return _of_measure(cue.status, "passive", start, cue, stands + 1, found)


_CHANGED = ("lifted", "suspended", "reduced", "raised", "extended")


def _is_condition(items: list[Item], first: int) -> bool:
    """Return whether the clause of the measure whose phrase begins at `first` is itself a condition: if a duty is imposed, not even if one expires."""
    k = first - 1
    while k >= 0 and (items[k].klass in ("det", "adv") or items[k].low == "and"):
        k -= 1
    return k >= 0 and items[k].klass == "if" and not (k and items[k - 1].low == "even")


def _expiry(found: Chain, tenses: str) -> str:
    """Return the status of a measure that runs out: expired on Monday, will not expire, expires in May."""
    if found.is_negated:
        return "in_force"
    is_past = bool(set(tenses) & set("dn")) and not found.is_future and found.modal is None
    return "expired" if is_past else "expires"


def _has_state(items: list[Item], verb: int) -> bool:
    after = items[verb + 1].entry if verb + 1 < len(items) else None
    return after is not None and after.state is not None


def _innermost(items: list[Item], verb: int) -> int:
    """Return the last verb of a chain that goes on to the right: plans to impose, is considering lifting."""
    for _ in range(3):
        i = verb + 1
        i += i < len(items) and items[i].low in ("to", "not")
        i += i < len(items) and items[i].klass == "adv"
        entry = items[i].entry if i < len(items) else None
        form = "g" if i == verb + 1 else "b"
        if entry is None or entry.verb is None or form not in entry.tenses:
            break
        verb = i
    return verb


_WHEN = frozenset(("when", "once", "after", "until", "before", "day", "date", "moment"))


def _is_awaited(items: list[Item], first: int, tenses: str) -> bool:
    """Return whether the clause of a measure only names the time to come: once the pact takes effect."""
    before = [item.low for item in items[max(0, first - 1) : first]]
    if before == ["when"] and first > 2 and items[first - 3 : first - 1][0].date is not None:
        return False  # until June, when the duty takes effect
    is_soon = before == ["as"] and first > 1 and items[first - 2].low in ("soon", "long")
    return bool(set(tenses) & set("bs")) and (is_soon or bool(_WHEN & set(before)))


def _is_intransitive(items: list[Item], verb: int, tenses: str) -> bool:
    """Return whether a finite verb has no object: the tariffs will apply from May, duties doubled on Friday."""
    if not set(tenses) & set("bsd"):
        return False
    after = items[verb + 1] if verb + 1 < len(items) else None
    return (
        after is None
        or after.kind == "D"
        or (after.kind == "P" and after.low in ",.;:)")
        or after.klass in ("effective", "sub", "conj", "cause")
        or after.low in ("to", "from", "by", "on", "in", "at", "only")
        or (after.low == "for" and verb + 2 < len(items) and items[verb + 2].date is not None)
    )


def _before_date(items: list[Item], verb: int) -> bool:
    return any(item.kind == "D" for item in items[verb + 1 : verb + 3])
