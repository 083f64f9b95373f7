"""What is said of a measure’s noun phrase: the verbs and nouns that govern it, or of which it is the subject."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.relate.items import Item
from pipelines.relate.lexicon import Cue
from pipelines.relate.measures.phrase import NounPhrase
from pipelines.relate.measures.verb_chain import before_adjuncts, chain, has_condition, status_of
from pipelines.relate.parties import actor

QUANTIFIERS = frozenset(
    "round rounds wave waves series set package packages raft range list spate flurry string number barrage slate "
    "batch part majority most threat mix combination form forms level levels rate rates details detail text terms "
    "content contents list schedule".split()
)


_DEMANDS = frozenset(("demand", "request", "petition", "application"))


_PORTIONS = frozenset("many some most all much half each any several both none".split())
_GOVERNED_BY = frozenset(("of", "in", "to", "on", "for", "from", "over", "against", "into", "with"))


@dataclass(slots=True)
class Predicate:
    """What governs the phrase. `start` is the item position of its first word, `before` the one left of it."""

    status: str
    rule: str
    start: int
    before: int
    cue: Cue | None = None
    verb: int | None = None
    is_passive: bool = False
    is_infinitive: bool = False
    is_gerund: bool = False
    subject_is_measure: bool = False


def left(items: list[Item], phrase: NounPhrase) -> Predicate | None:
    """Return the predicate or nominal governor that stands before the phrase; extends `phrase.first` over nouns."""
    nominal: Cue | None = None
    i = phrase.first - 1
    while i >= 0:
        item = items[i]
        if item.kind == "P" and item.low in "“\"‘'":
            i -= 1
            continue
        if item.klass == "prep" and item.low in _GOVERNED_BY and i:
            before = items[i - 1]
            if before.entry is not None and before.entry.governor is not None:
                nominal = _nearer(nominal, before.entry.governor)
                owner = phrase.imposer
                i = _noun_start(items, i - 1, phrase)
                if nominal.lemma in _DEMANDS and phrase.imposer != owner:
                    phrase.imposer, phrase.target, phrase.has_owner = owner, phrase.imposer, False
                continue
            if (
                item.low == "of"
                and before.date is not None
                and items[before_adjuncts(items, i - 1)].low in QUANTIFIERS
            ):
                i = _noun_start(items, before_adjuncts(items, i - 1), phrase)
                continue
            if before.low in QUANTIFIERS or (item.low == "of" and before.low in _PORTIONS):
                i = _noun_start(items, i - 1, phrase)
                continue
            verb = before_adjuncts(items, i - 1)
            governing = items[verb].entry if verb >= 0 else None
            if item.low == "with" and (hit := _hit(items, i - 1)) is not None:
                phrase.targets += _parties_between(items, hit, i)
                made = _verbal(
                    items, hit, Cue("hit", _HIT_STATUS.get(items[hit].low[:6], "in_force"), "act"), nominal
                )
                if made.is_passive:
                    phrase.targets += _parties_between(items, max(-1, made.before - 8), made.before + 1)
                return made
            if (
                item.low in ("to", "on", "with", "for", "from")
                and governing is not None
                and governing.verb is not None
                and governing.tenses
            ):
                return _verbal(items, verb, governing.verb, nominal)
            return (
                None
                if nominal is None
                else Predicate(nominal.status, "nominal", phrase.first, phrase.first - 1, nominal)
            )
        if item.entry is not None and item.entry.verb is not None and item.entry.tenses:
            return _verbal(items, i, item.entry.verb, nominal)
        if item.klass == "adv" or (item.kind == "W" and item.low in ("on", "with", "up", "out")):
            i -= 1
            continue
        if item.date is not None and i > 1:
            step = 2 if items[i - 1].low in ("in", "on") else 1
            above = items[i - step].entry
            if above is not None and above.verb is not None:
                i -= step
                continue
        if item.low == "," and (inserted := _before_insertion(items, i)) is not None:
            i = inserted
            continue
        break
    return (
        None
        if nominal is None
        else Predicate(nominal.status, "nominal", phrase.first, phrase.first - 1, nominal)
    )


def _before_insertion(items: list[Item], comma: int) -> int | None:
    """Return the verb before a short insertion that ends in `comma`: "imposed, with immediate effect, a duty"."""
    for j in range(comma - 2, max(0, comma - 8), -1):
        if items[j].low == ",":
            entry = items[j - 1].entry
            return (
                j - 1
                if entry is not None and entry.verb is not None and items[j + 1].klass == "prep"
                else None
            )
    return None


_HITS = frozenset(
    "hit hits hitting slap slaps slapped slapping punish punishes punished punishing target targets targeted targeting strike strikes struck "
    "threaten threatens threatened threatening replace replaces replaced replacing face whack".split()
)


_HIT_STATUS = {"threat": "threatened"}


def _hit(items: list[Item], i: int) -> int | None:
    """Return the verb of "hit the EU with a tariff", whose object is the target."""
    for j in range(i, max(-1, i - 7), -1):
        if items[j].low in _HITS:
            return j
        if items[j].kind == "P" or items[j].klass in ("sub", "rel", "modal"):
            return None
        if items[j].klass == "prep" and items[j].low not in ("worth", "of"):
            return None
    return None


def _parties_between(items: list[Item], low: int, high: int) -> list[tuple[str, int]]:
    found = []
    for j in range(low + 1, high):
        mention = items[j].mention
        party = actor(mention) if mention is not None else None
        if party is not None:
            found.append((party, j))
    return found


def _nearer(old: Cue | None, new: Cue) -> Cue:
    """Return which of two nominal governors decides: the outer one when it is a threat or proposal."""
    if old is None or new.status in ("threatened", "proposed", "conditional"):
        return new
    return old


def _noun_start(items: list[Item], i: int, phrase: NounPhrase) -> int:
    """Take the noun at `i` with its modifiers into the phrase; return the position left of it."""
    phrase.first = i
    i -= 1
    steps = 0
    while i >= 0 and steps < 5:
        item = items[i]
        if item.mention is not None and (item.is_possessive or items[i + 1].kind != "P"):
            party = actor(item.mention)
            if party is not None and not phrase.has_owner:
                phrase.imposer, phrase.has_owner = party, True
            phrase.first = i
            if item.is_possessive:
                return i - 1
        elif item.klass == "det":
            phrase.first = i
            return i - 1
        elif (
            (item.klass is not None and item.klass != "adv")
            or item.kind == "P"
            or (item.entry is not None and item.entry.verb is not None and "n" not in item.entry.tenses)
            or (
                item.entry is not None
                and item.entry.verb is not None
                and not (i and (items[i - 1].klass == "det" or items[i - 1].is_possessive))
            )
        ):
            break
        else:
            if item.entry is not None and item.entry.adjective is not None:
                phrase.adjectives.append(item.entry.adjective)
            phrase.first = i
        i -= 1
        steps += 1
    return i


def _verbal(items: list[Item], verb: int, cue: Cue, nominal: Cue | None) -> Predicate:
    found = chain(items, verb, cue)
    if nominal is not None:
        found.cues.insert(0, nominal)
    status = status_of(found, has_condition(items))
    if _is_conditional(items, found.before):
        status = "conditional"
    entry = items[verb].entry
    tenses = entry.tenses if entry is not None else ""
    gerund = "g" in tenses and not found.has_aux
    passive = found.has_be and "n" in tenses and "g" not in tenses
    return Predicate(
        status, "verb", found.before + 1, found.before, cue, verb, passive, found.is_infinitive, gerund
    )


def _is_conditional(items: list[Item], before: int) -> bool:
    """Return whether the clause stands under "if", "unless", "until" or "once"."""
    return any(
        items[j].klass == "if" or (items[j].low in ("until", "till", "once") and items[j + 1].date is None)
        for j in range(max(0, before - 8), before + 1)
    )


def right(items: list[Item], phrase: NounPhrase) -> Predicate | None:
    """Return the predicate whose subject is the phrase: passives, "take effect", relative clauses."""
    i, n = max(phrase.last, *(other.last for other in phrase.further), 0) + 1, len(items)
    if (main := _past_insertion(items, i)) is not None:
        last, phrase.last = phrase.last, main - 1
        made = right(items, phrase)
        phrase.last = last
        if made is not None:
            return made
    relative = False
    while (
        i < n
        and (items[i].low in (",", "”", "’", '"') or items[i].klass in ("rel", "adv"))
        and i <= phrase.last + 5
    ):
        if items[i].low == "," and not (
            i + 1 < n
            and (items[i + 1].klass in ("rel", "to_be", "effective", "modal") or _is_participle(items, i + 1))
        ):
            return None
        relative |= items[i].klass == "rel"
        i += 1
    start = i
    relative |= _is_contact_clause(items, i)
    while i < n and i <= start + 9:
        item = items[i]
        entry = item.entry
        if item.low in ("place", "force", "effect") and i > start + 1 and items[i - 1].low == "in":
            return Predicate("in_force", "become", start, start - 1, None, i, subject_is_measure=True)
        if entry is not None and entry.verb is not None and item.klass != "effective":
            return _right_verb(items, i, start, relative)
        if item.klass == "effective" and i > start and items[i - 1].klass in ("to_be", "modal", "aux"):
            state = "in_force" if item.low.startswith("in ") else "announced"
            return Predicate(state, "become", start, start - 1, None, i, subject_is_measure=True)
        if item.low in ("due", "scheduled", "set", "to", "place", "force", "effect", "in") or item.klass in (
            "aux",
            "modal",
            "adv",
            "neg",
            "to_be",
        ):
            i += 1
            continue
        if relative and (item.kind in "M" or item.klass in ("pron", "det", "both")):
            i += 1
            continue
        if i == start and item.klass == "prep" and not relative:
            i = start = _after_adjunct(items, i)
            continue
        return None
    return None


def _past_insertion(items: list[Item], i: int) -> int | None:
    """Return where the main clause goes on after ", imposed in May," or ", which began in May,"."""
    n = len(items)
    if i + 1 >= n or items[i].low != "," or not (items[i + 1].klass == "rel" or _is_participle(items, i + 1)):
        return None
    for j in range(i + 2, min(n - 1, i + 16)):
        if items[j].low == ",":
            after = items[j + 1]
            is_verb = after.entry is not None and after.entry.verb is not None and "s" in after.entry.tenses
            return j + 1 if after.klass in ("aux", "modal", "to_be") or is_verb else None
    return None


def _is_contact_clause(items: list[Item], i: int) -> bool:
    """Return whether a subject and its verb follow the noun at once: levies Ottawa introduced."""
    if i + 1 >= len(items) or items[i].mention is None or items[i].is_possessive:
        return False
    j = i + 1
    while j < len(items) and items[j].klass in ("aux", "adv"):
        j += 1
    entry = items[j].entry if j < len(items) else None
    return (
        entry is not None
        and entry.verb is not None
        and bool(set(entry.tenses) & set("dn") or (j > i + 1 and "g" in entry.tenses))
        and entry.verb.sense in ("act", "say")
    )


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


def _is_participle(items: list[Item], i: int) -> bool:
    entry = items[i].entry
    return entry is not None and entry.verb is not None and "n" in entry.tenses


def _right_verb(items: list[Item], verb: int, start: int, relative: bool) -> Predicate | None:
    entry = items[verb].entry
    if entry is None or entry.verb is None:
        return None
    cue = entry.verb
    found = chain(items, verb, cue)
    between = [item for item in items[start:verb] if item.kind == "M" or item.klass in ("pron", "both")]
    has_if = has_condition(items)
    perfect = found.modal == "would" and any(item.low == "have" for item in items[start:verb])
    if relative and perfect:
        return None
    if relative and between:
        return Predicate(status_of(found, has_if), "relative", found.before + 1, found.before, cue, verb)
    if cue.sense == "become":
        if cue.status == "expires":
            past = bool(set(entry.tenses) & set("dn")) and not found.is_future and found.modal is None
            status = "expired" if past else "expires"
        else:
            status = status_of(found, has_if)
        return Predicate(status, "become", start, start - 1, cue, verb, subject_is_measure=True)
    if cue.lemma in ("begin", "start", "end") and (
        found.is_future or found.modal or _before_date(items, verb)
    ):
        status = (
            "expires" if cue.lemma == "end" else "announced" if found.is_future or found.modal else "in_force"
        )
        return Predicate(status, "become", start, start - 1, cue, verb, subject_is_measure=True)
    if (
        cue.sense == "act"
        and not relative
        and not found.has_be
        and _is_intransitive(items, verb, entry.tenses)
    ):
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
