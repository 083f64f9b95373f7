"""What is said of a measure’s noun phrase after it: the verbs of which it is the subject.

Belongs here: where such a clause begins and which of its words makes it. What the word states is in `said_of`; what
governs the phrase from its left is in `governors`.
"""

from __future__ import annotations

from pipelines.relate.items import Item
from pipelines.relate.measures.insertions import (
    INSERTS,
    is_participle,
    past_insertion,
    past_level,
    past_relative,
)
from pipelines.relate.measures.phrase import DUTIES, QUOTES, NounPhrase, Predicate
from pipelines.relate.measures.said_of import effective_clause, far_state, in_place, state_clause, verb_clause


def right(items: list[Item], phrase: NounPhrase) -> Predicate | None:
    """Return the predicate whose subject is the phrase: passives, "take effect", relative clauses."""
    if _is_answered(items, phrase):
        return None
    i = max(phrase.last, *(other.last for other in phrase.further), 0) + 1
    i += phrase.instrument.instrument == "exemption" and i < len(items) and _names_duty(items[i])
    if i < len(items) and items[i].low in _SINGULAR and _is_of_participle(items, phrase):
        return None  # the share of goods facing such duties has dropped
    if (main := past_insertion(items, i) or past_level(items, i)) is not None:
        last, phrase.last = phrase.last, main - 1
        made = right(items, phrase)
        phrase.last = last
        if made is not None:
            return made
    i = _past_amount(items, i)
    opened = _opening(items, i, phrase.head)
    made = _clause(items, phrase.first, *opened) if opened is not None else None
    if made is None or opened is None:
        return _standing(items, i)
    opens = items[opened[0]]
    is_of_relative = made.rule == "passive" and items[opened[0] - 1].klass == "rel"
    is_reduced = opens.klass == "to_be" or opens.low in _ABOUT_TO  # the tariffs scheduled to be imposed
    is_relative = made.rule == "relative" or is_of_relative or is_reduced
    if is_relative and made.verb and (main := past_relative(items, made.verb)) is not None:
        later = _clause(items, phrase.first, main, False)
        return made if later is None or _is_unchanged(later) else later
    return made


_ABOUT_TO = frozenset(("due", "scheduled", "set"))


def _standing(items: list[Item], i: int) -> Predicate | None:
    """Return the predicate of "the ban in place since May", where no verb behind it says more of the ban."""
    is_reduced = (
        i + 1 < len(items) and items[i].low == "in" and items[i + 1].low in ("place", "force", "effect")
    )
    return in_place(items, i, i + 1) if is_reduced else None


_SINGULAR = frozenset(("has", "is", "was", "does"))


def _is_of_participle(items: list[Item], phrase: NounPhrase) -> bool:
    """Return whether plural duties are the object of a participle: a singular verb behind them has another subject."""
    entry = items[phrase.head].entry
    before = items[phrase.first - 1].low if phrase.first else ""
    return entry is not None and entry.is_plural and before.endswith("ing")


_AMOUNTS = frozenset("averaging totalling totaling reaching amounting ranging".split())


def _past_amount(items: list[Item], i: int) -> int:
    """Return the item after a rate that a participle gives: duties averaging 48%, which will …"""
    if i >= len(items) or items[i].low not in _AMOUNTS:
        return i
    last = next((k for k in range(min(len(items) - 1, i + 6), i, -1) if items[k].figure is not None), None)
    return i if last is None else last + 1


def _is_unchanged(later: Predicate) -> bool:
    """Return whether a main clause leaves the measure as it was: the duty that was announced has not been withdrawn."""
    return later.status == "in_force" and later.cue is not None and later.cue.status in _ENDED


def _names_duty(item: Item) -> bool:
    """Return whether the word is the duty from which one is exempt: an exemption from Peru's sugar levy."""
    return item.entry is not None and item.entry.noun is not None and item.entry.noun.instrument in DUTIES


def _is_set_off(items: list[Item], i: int, last: int) -> bool:
    """Return whether a comma closes what another one opened inside the phrase: the ban, in force since May, has been eased."""
    if i + 1 >= len(items) or items[i].low != "," or items[i + 1].klass not in ("aux", "modal", "to_be"):
        return False
    is_told = items[i - 1].date is not None or items[i - 1].figure is not None
    return is_told and any(item.low == "," for item in items[last:i])


def _opening(items: list[Item], i: int, last: int) -> tuple[int, bool] | None:
    """Return where the clause after the phrase starts and whether it is relative; None where a comma closes the phrase."""
    n = len(items)
    if i < n and items[i].low == "(":
        i = next((j + 1 for j in range(i + 1, min(n, i + 6)) if items[j].low == ")"), i)
    first, relative = i, False
    if _is_set_off(items, i, last):
        i = first = i + 1
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


def stays_for(words: list[Item], after: Predicate) -> int | None:
    """Return the item before those on whom a measure stays: the duties remain for Peru, remain in place against Chile."""
    at = after.verb
    if at is None or after.cue is None or after.cue.lemma not in ("remain", "stay", "stand", "continue"):
        return None
    while at + 1 < len(words) and words[at + 1].low in (
        "in",
        "place",
        "force",
        "effect",
        "in place",
        "in force",
    ):
        at += 1
    return at if at + 1 < len(words) and words[at + 1].low in ("for", "on", "against") else None


def aside(items: list[Item], phrase: NounPhrase) -> Predicate | None:
    """Return the clause between a measure and its verb that says whose it is: "the duties, which Peru imposed, remain"."""
    i = phrase.last + 1
    if i + 2 >= len(items):
        return None
    is_set_off = items[i].low in INSERTS and items[i + 1].klass == "rel"
    opened = (i + 2, True) if is_set_off else _opening(items, i, phrase.head)
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
_QUOTES = frozenset(('"', "“", "‘"))
_AUXILIARY = frozenset(("aux", "modal", "adv", "neg", "to_be"))
_LEADS_ON = frozenset(
    ("continue", "continues", "due", "scheduled", "set", "to", "place", "force", "effect", "in")
)


def _clause(items: list[Item], first: int, start: int, relative: bool) -> Predicate | None:
    """Return the predicate of the clause that starts at `start`."""
    i, n = start, len(items)
    while i < n and i <= start + 9:
        item = items[i]
        if item.low in ("place", "force", "effect") and i > start and items[i - 1].low == "in":
            return in_place(items, start, i)
        if item.entry is not None and item.entry.state is not None and not _is_in_phrase(items, i):
            return state_clause(items, start, i)
        if item.entry is not None and item.entry.verb is not None and item.klass != "effective":
            return verb_clause(items, i, first, start, relative)
        if item.klass == "effective" and i > start and items[i - 1].klass in ("to_be", "modal", "aux"):
            return effective_clause(items, start, i)
        if (
            item.low in ("last", "run")
            and i > start
            and (items[i - 1].low == "will" or items[i - 1].klass == "to_be")
        ):
            return in_place(items, start, i)  # the duties will last a year
        if i > start and items[i - 1].klass == "aux" and (j := far_state(items, i)) is not None:
            return state_clause(items, start, j)
        is_subject = relative and (
            item.kind == "M" or item.klass in ("pron", "det", "both") or _is_title(item) or item.low in _WHOSE
        )
        is_manner = item.kind == "W" and (item.low.endswith("ly") or item.low == "first") and i > start
        is_when = item.date is not None and item.date.is_vague and i > start
        is_quoted = item.low in QUOTES and i > start and items[i - 1].klass in _AUXILIARY  # was “lifted”
        is_passed = is_subject or is_manner or is_when or is_quoted
        if item.low in _LEADS_ON or item.klass in _AUXILIARY or is_passed:
            i += 1
        elif i == start and item.klass == "prep" and not relative:
            i = start = _after_adjunct(items, i)
        else:
            return None
    return None


def _is_in_phrase(items: list[Item], i: int) -> bool:
    """Return whether a word of state ends a phrase with a preposition: the largest in history, in U.S. history."""
    return i > 0 and (items[i - 1].klass == "prep" or items[i - 1].mention is not None)


def _is_title(item: Item) -> bool:
    return item.kind == "W" and item.is_capital


_WHOSE = frozenset(("his", "her", "its", "their", "counterpart"))


def _is_contact_clause(items: list[Item], i: int) -> bool:
    """Return whether a subject and its verb follow the noun at once: levies Ottawa introduced; words of a quotation are none."""
    if 0 < i < len(items) and items[i - 1].low in _QUOTES and items[i - 1].end == items[i].start:
        return False
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
    # the duty that Peru charges on wine: a verb in the present has its object already
    has_object = j + 1 < len(items) and items[j + 1].low in ("on", "against") and entry.verb.sense == "act"
    forms = "dns" if is_pronoun or is_intended or has_object else "dn"
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
