"""What is said of a measure’s noun phrase after it: the verbs of which it is the subject.

What governs it from its left is read in `governors`.
"""

from __future__ import annotations

from pipelines.relate.items import Item
from pipelines.relate.measures.insertions import INSERTS, is_participle, past_insertion, past_relative
from pipelines.relate.measures.modality import status_of
from pipelines.relate.measures.phrase import DUTIES, NounPhrase, Predicate
from pipelines.relate.measures.verb_chain import chain, has_condition


def right(items: list[Item], phrase: NounPhrase) -> Predicate | None:
    """Return the predicate whose subject is the phrase: passives, "take effect", relative clauses."""
    if _is_answered(items, phrase):
        return None
    i = max(phrase.last, *(other.last for other in phrase.further), 0) + 1
    i += phrase.instrument.instrument == "exemption" and i < len(items) and _names_duty(items[i])
    if (main := past_insertion(items, i)) is not None:
        last, phrase.last = phrase.last, main - 1
        made = right(items, phrase)
        phrase.last = last
        if made is not None:
            return made
    opened = _opening(items, i)
    made = _clause(items, phrase.first, *opened) if opened is not None else None
    is_relative = made is not None and (
        made.rule == "relative"
        or (made.rule == "passive" and opened is not None and items[opened[0] - 1].klass == "rel")
    )
    if (
        made is not None
        and is_relative
        and made.verb
        and (main := past_relative(items, made.verb)) is not None
    ):
        later = _clause(items, phrase.first, main, False)
        return made if later is None or _is_unchanged(later) else later
    return made


def _is_unchanged(later: Predicate) -> bool:
    """Return whether a main clause leaves the measure as it was: the duty that was announced has not been withdrawn."""
    return later.status == "in_force" and later.cue is not None and later.cue.status in _ENDED


def _names_duty(item: Item) -> bool:
    """Return whether the word is the duty from which one is exempt: an exemption from Peru's sugar levy."""
    return item.entry is not None and item.entry.noun is not None and item.entry.noun.instrument in DUTIES


def _opening(items: list[Item], i: int) -> tuple[int, bool] | None:
    """Return where the clause after the phrase starts and whether it is relative; None where a comma closes the phrase."""
    n = len(items)
    if i < n and items[i].low == "(":
        i = next((j + 1 for j in range(i + 1, min(n, i + 6)) if items[j].low == ")"), i)
    first, relative = i, False
    while i < n and i <= first + 4 and (items[i].low in _CLOSING or items[i].klass in ("rel", "adv")):
        after = items[i + 1] if i + 1 < n else None
        if items[i].low == "," and not (
            after is not None
            and (after.klass in ("rel", "to_be", "effective", "modal") or is_participle(items, i + 1))
        ):
            return None
        relative |= items[i].klass == "rel"
        i += 1
    return i, relative or _is_contact_clause(items, i)


def aside(items: list[Item], phrase: NounPhrase) -> Predicate | None:
    """Return the clause between a measure and its verb that says whose it is: "the duties, which Peru imposed, remain"."""
    i = phrase.last + 1
    if i + 2 >= len(items):
        return None
    is_set_off = items[i].low in INSERTS and items[i + 1].klass == "rel"
    opened = (i + 2, True) if is_set_off else _opening(items, i)
    made = _clause(items, phrase.first, *opened) if opened is not None and opened[1] else None
    is_own = made is not None and made.rule == "relative" and made.cue is not None and made.cue.sense == "act"
    return made if is_own else None


def _is_answered(items: list[Item], phrase: NounPhrase) -> bool:
    """Return whether the verb after the phrase is another measure's: countermeasures against the duties take effect."""
    if phrase.first < 2 or items[phrase.first - 1].low not in ("against", "to"):
        return False
    entry = items[phrase.first - 2].entry
    return entry is not None and entry.noun is not None and entry.noun.instrument in (*DUTIES, "other")


_ENDED = frozenset(("lifted", "suspended", "reduced"))
_CLOSING = frozenset((",", "”", "’", '"', "–", "—"))
_AUXILIARY = frozenset(("aux", "modal", "adv", "neg", "to_be"))
_LEADS_ON = frozenset(("due", "scheduled", "set", "to", "place", "force", "effect", "in"))


def _clause(items: list[Item], first: int, start: int, relative: bool) -> Predicate | None:
    """Return the predicate of the clause that starts at `start`."""
    i, n = start, len(items)
    while i < n and i <= start + 9:
        item = items[i]
        if item.low in ("place", "force", "effect") and i > start and items[i - 1].low == "in":
            return Predicate("in_force", "become", start, start - 1, None, i, subject_is_measure=True)
        if item.entry is not None and item.entry.state is not None:
            return _state(items, start, i)
        if item.entry is not None and item.entry.verb is not None and item.klass != "effective":
            return _right_verb(items, i, first, start, relative)
        if item.klass == "effective" and i > start and items[i - 1].klass in ("to_be", "modal", "aux"):
            return _effective(items, start, i)
        if i > start and items[i - 1].klass == "aux" and (j := _far_state(items, i)) is not None:
            return _state(items, start, j)
        is_subject = relative and (
            item.kind == "M" or item.klass in ("pron", "det", "both") or _is_title(item) or item.low in _WHOSE
        )
        is_manner = item.kind == "W" and (item.low.endswith("ly") or item.low == "first") and i > start
        is_when = item.date is not None and item.date.is_vague and i > start
        if item.low in _LEADS_ON or item.klass in _AUXILIARY or is_subject or is_manner or is_when:
            i += 1
        elif i == start and item.klass == "prep" and not relative:
            i = start = _after_adjunct(items, i)
        else:
            return None
    return None


def _state(items: list[Item], start: int, i: int) -> Predicate:
    """Return the predicate of "are on hold", "is no longer on the table": the state at `i`."""
    entry = items[i].entry
    assert entry is not None
    assert entry.state is not None
    status = entry.state.status
    if any(item.klass == "neg" for item in items[start:i]):
        status = _UNDONE.get(status, "denied")
    return Predicate(status, "state", start, start - 1, entry.state, i, subject_is_measure=True)


_UNDONE = {"suspended": "in_force", "denied": "under_consideration", "lifted": "in_force"}
"""States that their negation turns into something else than a denial: not on hold, not off the table."""


def _far_state(items: list[Item], i: int) -> int | None:
    """Return the state after a noun that is said of the measure: is the main item on the agenda."""
    for j in range(i, min(len(items), i + 6)):
        entry = items[j].entry
        if entry is not None and entry.state is not None:
            return j
        if not (items[j].klass == "det" or items[j].kind == "W"):
            return None
    return None


def _is_title(item: Item) -> bool:
    return item.kind == "W" and item.is_capital


def _effective(items: list[Item], start: int, i: int) -> Predicate:
    """Return the predicate of "were effective from May" and "will be effective in May"."""
    lies_ahead = any(w.klass in ("modal", "to_be") for w in items[start:i])
    state = "announced" if lies_ahead and not items[i].low.startswith("in ") else "in_force"
    return Predicate(state, "become", start, start - 1, None, i, subject_is_measure=True)


_WHOSE = frozenset(("his", "her", "its", "their", "counterpart"))


def _is_contact_clause(items: list[Item], i: int) -> bool:
    """Return whether a subject and its verb follow the noun at once: levies Ottawa introduced."""
    while i + 1 < len(items) and (items[i].klass == "det" or _is_title(items[i]) or items[i].low in _WHOSE):
        i += 1
    is_pronoun = i < len(items) and items[i].klass == "pron"
    if i + 1 >= len(items) or (items[i].mention is None and not is_pronoun) or items[i].is_possessive:
        return False
    j = i + 1
    while j < len(items) and items[j].klass in ("aux", "adv", "modal", "neg", "to_be"):
        j += 1
    entry = items[j].entry if j < len(items) else None
    if entry is None or entry.verb is None or entry.verb.sense not in ("act", "say"):
        return False
    is_intended = j + 1 < len(items) and items[j + 1].low == "to"  # duties Trump plans to impose
    forms = "dns" if is_pronoun or is_intended else "dn"
    if j > i + 1:
        forms = "b" if any(item.klass in ("modal", "to_be") for item in items[i + 1 : j]) else "dng"
    return bool(set(entry.tenses) & set(forms))


def _after_adjunct(items: list[Item], i: int) -> int:
    """Return the position of the verb after prepositional phrases, or one past the end when a boundary comes first."""
    for j in range(i + 1, min(len(items), i + 14)):
        item = items[j]
        if item.klass in ("aux", "modal", "to_be") or (
            item.entry is not None and item.entry.verb is not None and item.entry.verb.sense == "become"
        ):
            return j
        if item.klass == "conj" and items[j + 1 : j + 2] and items[j + 1].klass == "det":
            break
        if (item.kind == "P" and item.low not in "-–“”") or item.klass in (
            "sub",
            "rel",
            "if",
            "cause",
            "say",
            "verb",
        ):
            break
    return len(items)


def _right_verb(items: list[Item], verb: int, first: int, start: int, relative: bool) -> Predicate | None:
    entry = items[verb].entry
    if entry is None or entry.verb is None:
        return None
    if relative and any(item.kind == "M" or item.klass == "pron" for item in items[start:verb]):
        verb = _innermost(items, verb)
        entry = items[verb].entry
        assert entry is not None
    cue = entry.verb
    assert cue is not None
    if cue.lemma in ("pay", "incur"):
        return None
    if _has_state(items, verb) and cue.sense in ("act", "keep", "become"):
        return _state(items, start, verb + 1)
    found = chain(items, verb, cue)
    if items[start].low == "to" and verb <= start + 2:
        found.has_loose_head, found.is_future = False, True
    between = [item for item in items[start:verb] if item.kind == "M" or item.klass in ("pron", "both")]
    if cue.lemma == "apply" and found.is_negated:
        return None
    has_if = has_condition(items)
    perfect = found.modal == "would" and any(item.low == "have" for item in items[start:verb])
    if relative and perfect:
        return None
    if relative and between:
        return Predicate(status_of(found, has_if), "relative", found.before + 1, found.before, cue, verb)
    if cue.sense == "become":
        if cue.status == "expires":
            past = bool(set(entry.tenses) & set("dn")) and not found.is_future and found.modal is None
            status = "in_force" if found.is_negated else "expired" if past else "expires"
        else:
            status = "conditional" if _is_awaited(items, first, entry.tenses) else status_of(found, has_if)
        return Predicate(status, "become", start, start - 1, cue, verb, subject_is_measure=True)
    if cue.lemma in ("begin", "start", "end") and (
        found.is_future or found.modal or _before_date(items, verb)
    ):
        comes = "announced" if found.is_future or found.modal else "in_force"
        status = comes if cue.lemma != "end" else "in_force" if found.is_negated else "expires"
        return Predicate(status, "become", start, start - 1, cue, verb, subject_is_measure=True)
    if cue.sense == "act" and not found.has_be and _is_intransitive(items, verb, entry.tenses):
        cue = cue._replace(status="reduced") if cue.lemma == "drop" else cue
        found.cues[0] = cue
        return Predicate(
            status_of(found, has_if), "become", start, start - 1, cue, verb, subject_is_measure=True
        )
    if "n" in entry.tenses and (
        found.has_be or (found.has_aux and "been" in [i.low for i in items[start:verb]])
    ):
        return Predicate(status_of(found, has_if), "passive", start, start - 1, cue, verb, is_passive=True)
    if "n" in entry.tenses and verb == start and items[start - 1].low == ",":
        return Predicate(status_of(found, has_if), "participle", start, start - 1, cue, verb, is_passive=True)
    return None


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


_WHEN = frozenset(("when", "once", "after", "until", "before", "as", "day", "date", "moment"))


def _is_awaited(items: list[Item], first: int, tenses: str) -> bool:
    """Return whether the clause of a measure only names the time to come: once the pact takes effect."""
    before = [item.low for item in items[max(0, first - 1) : first]]
    return bool(set(tenses) & set("bs")) and bool(_WHEN & set(before))


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
    )


def _before_date(items: list[Item], verb: int) -> bool:
    return any(item.kind == "D" for item in items[verb + 1 : verb + 3])
