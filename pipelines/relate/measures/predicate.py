"""What is said of a measure's noun phrase: the verbs and nouns that govern it, and the status that follows.

Belongs here: active, passive, nominal and participial predicates with their negation and modality. Parties, dates and
causes around them are read in `parties` and `attributes`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.relate.items import Item
from pipelines.relate.lexicon import Cue
from pipelines.relate.measures.noun_phrase import NounPhrase
from pipelines.relate.parties import actor

QUANTIFIERS = frozenset(
    "round rounds wave waves series set package packages raft range list spate flurry string number barrage slate "
    "batch part majority most threat mix combination form forms level levels rate rates".split()
)
_GOVERNED_BY = frozenset(("of", "in", "to", "on", "for", "from", "over", "against", "into", "with"))
_NOUN_TO = {
    "decision": "in_force", "move": "in_force", "deal": "agreed", "agreement": "agreed", "promise": "agreed",
    "pledge": "agreed", "bid": "under_discussion", "effort": "under_discussion", "request": "under_discussion",
    "call": "under_discussion", "calls": "under_discussion", "plans": "proposed", "plan": "proposed",
    "threat": "threatened", "threats": "threatened", "proposal": "proposed", "decided": "in_force",
    "voted": "agreed", "moved": "in_force", "moves": "in_force", "wants": "under_discussion",
    "want": "under_discussion", "wanted": "under_discussion", "hopes": "under_discussion", "hoped": "under_discussion",
    "failed": "", "fails": "", "urged": "under_discussion", "urges": "under_discussion", "urging": "under_discussion",
    "pressed": "under_discussion", "asked": "under_discussion", "threatens": "threatened", "order": "announced",
    "continues": "in_force", "continued": "in_force", "intention": "proposed", "intends": "proposed", "option": "under_consideration",
    "whether": "under_consideration", "ability": "", "power": "", "right": "", "authority": "", "able": "",
}  # fmt: skip
"""Words before "to + verb" and the status that they give; the empty string leaves it to the verb's own hypothetical."""
_FACT = frozenset(("in_force", "raised", "launched", "agreed", "announced", "extended"))
_POSSIBILITY = frozenset(("could", "may", "might", "can"))
_BE = frozenset(("is", "are", "was", "were", "be", "been", "being", "gets", "got"))


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


@dataclass(slots=True)
class _Chain:
    """The verbs left of an innermost verb, inner to outer, with what stands among them."""

    cues: list[Cue]
    before: int
    noun_status: str | None = None
    modal: str | None = None
    is_negated: bool = False
    is_future: bool = False
    is_infinitive: bool = False
    has_be: bool = False
    has_aux: bool = False
    has_loose_head: bool = False
    is_ready: bool = False


def chain(items: list[Item], verb: int, cue: Cue) -> _Chain:
    """Return the chain of verbs, auxiliaries and negations that ends in item `verb`."""
    found = _Chain([cue], verb - 1)
    k = verb - 1
    while k >= 0:
        item = items[k]
        klass = item.klass
        if klass == "adv" or (item.kind == "W" and item.low.endswith("ly")):
            pass
        elif klass == "aux":
            found.has_aux = True
            found.has_be |= item.low in _BE
        elif klass == "modal":
            found.modal = item.low
        elif klass == "to_be":
            found.is_future = True
            found.is_ready |= item.low in ("prepared to", "ready to")
        elif klass == "neg" or item.low in (
            "ruled out",
            "rule out",
            "rules out",
            "denied",
            "denies",
            "deny",
            "without",
        ):
            found.is_negated = True
        elif klass == "purpose" and item.low.endswith(" to"):
            found.is_infinitive = found.has_loose_head = True
            break
        elif item.low == "to":
            found.is_infinitive = True
            k = _before_adjuncts(items, k - 1) + 1
            if k and (
                _infinitive_head(items, k - 1, found)
                or items[k - 1].kind == "W"
                or items[k - 1].klass in ("verb", "participle")
            ):
                k -= 1
                found.has_loose_head |= (
                    items[k].low not in _NOUN_TO
                    and items[k].low not in _FACT_HEADS
                    and _is_loose(items[k], found)
                )
            elif k and items[k - 1].kind != "M" and items[k - 1].klass != "pron":
                found.has_loose_head = True
        elif item.entry is not None and item.entry.verb is not None and _takes_gerund(items, k):
            found.cues.append(item.entry.verb)
        else:
            break
        k -= 1
    found.before = k
    _share_modality(items, verb, k, found)
    found.is_negated |= _is_denied(items, k)
    return found


def _share_modality(items: list[Item], verb: int, k: int, found: _Chain) -> None:
    """Give a bare verb after "and" the modality of the verb it is joined to: "will leave the pact and impose duties"."""
    entry = items[verb].entry
    if k < 1 or items[k].klass != "conj" or entry is None or "b" not in entry.tenses or found.modal or found.is_infinitive:
        return
    for j in range(k - 1, max(-1, k - 18), -1):
        if items[j].klass == "modal":
            found.modal = items[j].low
            return
        if items[j].klass == "to_be":
            found.is_future = True
            return
        if items[j].klass in ("sub", "say"):
            return


def _is_denied(items: list[Item], k: int) -> bool:
    """Return whether the clause is the object of a denial: denied that it had …"""
    for j in range(k, max(-1, k - 5), -1):
        entry = items[j].entry
        if entry is not None and entry.verb is not None and entry.verb.status == "denied":
            return True
        if not (items[j].klass in ("pron", "det", "rel") or items[j].kind in "MW"):
            return False
    return False


_FACT_HEADS = frozenset(
    "began begun begins started starts continued continue continues chose opted moved went managed voted acted proceeded used came "
    "prompted forced led helped rushed set ready".split()
)


def _is_loose(item: Item, found: _Chain) -> bool:
    """Return whether the word before "to" says nothing of its own about the verb: a process to lift tariffs."""
    entry = item.entry
    return entry is None or not (entry.verb or entry.governor or entry.klass == "neg")


def _before_adjuncts(items: list[Item], k: int) -> int:
    """Return the position left of dates and places that stand between a verb and what it governs: agreed on Thursday to …"""
    for _ in range(3):
        j = k
        while j >= 0 and items[j].klass in ("adv", "det"):
            j -= 1
        if j >= 0 and (items[j].date is not None or _is_located(items, j)):
            j -= 1
            while j >= 0 and items[j].klass in ("prep", "det", "adv") and items[j].low != "to":
                j -= 1
            k = j
        else:
            return k
    return k


def _is_located(items: list[Item], j: int) -> bool:
    mention = items[j].mention
    if mention is None or mention.entity_kind not in ("place", "country", "venue") or j == 0:
        return False
    return items[j - 1].klass == "prep" and items[j - 1].low in ("in", "at")


def _infinitive_head(items: list[Item], k: int, found: _Chain) -> bool:
    """Read what stands before "to": a verb or noun that decides the status."""
    item = items[k]
    entry = item.entry
    if entry is not None and entry.governor is not None and not entry.verb:
        found.noun_status = entry.governor.status
        return True
    if entry is not None and entry.verb is not None:
        found.cues.append(entry.verb)
        return True
    if entry is not None and entry.klass == "neg":
        found.is_negated = True
        return True
    if item.low in _NOUN_TO:
        found.noun_status = _NOUN_TO[item.low]
        return True
    if item.kind == "M" or item.klass == "pron":
        if any(items[j].low in _ENABLES for j in range(max(0, k - 3), k)):
            found.noun_status = ""
        elif any(items[j].low in _URGES for j in range(max(0, k - 3), k)):
            found.noun_status = "under_discussion"
        else:
            found.is_future = not _is_caused(items, k)
    return False


_URGES = frozenset(
    "pressure pressured pressuring press pressed pressing urge urged urges urging ask asked asks asking calls called call calling want wants "
    "wanted demand demanded demands demanding push encourage encouraged tell told persuade persuaded convince force get for".split()
)


_CAUSATIVES = frozenset(
    "prompted led forced caused pushed spurred prompting leading forcing causing pushing spurring triggering".split()
)


_ENABLES = frozenset(
    "allow allows allowed allowing enable enables enabling let permit permits permitting help".split()
)


def _is_caused(items: list[Item], k: int) -> bool:
    """Return whether the subject before "to" is the object of a causative: prompting Beijing to restrict."""
    return any(items[j].klass == "effect" or items[j].low in _CAUSATIVES for j in range(max(0, k - 3), k))


def _takes_gerund(items: list[Item], k: int) -> bool:
    """Return whether the next item is an -ing form governed by the verb at `k`: considering imposing."""
    for j in range(k + 1, min(len(items), k + 3)):
        entry = items[j].entry
        if entry is not None and "g" in entry.tenses:
            return True
    return False


def status_of(found: _Chain, has_if: bool) -> str:
    """Return the status that a chain states; hypotheticals and negations never give a fact in force."""
    inner = found.cues[0]
    status = inner.status
    for cue in found.cues[1:]:
        status = _outer(cue, status)
    if found.noun_status is not None:
        status = (
            found.noun_status
            if found.noun_status in ("", *_NOUN_TO.values()) and found.noun_status
            else ("conditional" if not found.noun_status else found.noun_status)
        )
        if found.noun_status == "in_force":
            status = inner.status
    if inner.sense == "other" and inner.lemma != "face":
        return status
    if found.is_ready and status == "in_force" and not found.is_negated:
        return "threatened"
    if (
        found.has_loose_head
        and found.is_infinitive
        and found.noun_status is None
        and len(found.cues) == 1
        and not found.is_negated
    ):
        return "conditional" if has_if or found.modal is not None else "under_discussion"
    if found.is_negated:
        if status in ("lifted", "reduced", "suspended"):
            return "in_force"
        return (
            "denied"
            if status in _FACT or status in ("proposed", "threatened", "under_consideration")
            else status
        )
    if status in (
        "threatened",
        "proposed",
        "under_consideration",
        "under_discussion",
        "denied",
        "conditional",
    ):
        return status
    return _modal(found, status, has_if)


def _outer(cue: Cue, status: str) -> str:
    if cue.status == "agreed":
        return status if status == "extended" else "agreed"
    if cue.status == "announced":
        return "announced" if status in ("in_force", "launched", "agreed") else status
    if cue.sense == "say" or cue.status in ("under_discussion", "conditional"):
        return cue.status
    if cue.lemma in ("start", "begin", "keep", "leave"):
        return status
    return cue.status if cue.sense == "other" else status


def _modal(found: _Chain, status: str, has_if: bool) -> str:
    if found.modal in _POSSIBILITY:
        return "conditional"
    if found.modal in ("would", "should", "must"):
        return (
            "conditional"
            if has_if or found.modal != "would"
            else ("announced" if status in ("in_force", "raised", "launched") else status)
        )
    if found.modal in ("will", "shall") or found.is_future:
        return (
            "conditional"
            if has_if
            else ("announced" if status in ("in_force", "launched", "raised") else status)
        )
    return status


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
                i = _noun_start(items, i - 1, phrase)
                continue
            if before.low in QUANTIFIERS:
                i = _noun_start(items, i - 1, phrase)
                continue
            verb = _before_adjuncts(items, i - 1)
            governing = items[verb].entry if verb >= 0 else None
            if item.low == "with" and (hit := _hit(items, i - 1)) is not None:
                phrase.targets += _parties_between(items, hit, i)
                made = _verbal(items, hit, Cue("hit", _HIT_STATUS.get(items[hit].low[:6], "in_force"), "act"), nominal)
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
        break
    return (
        None
        if nominal is None
        else Predicate(nominal.status, "nominal", phrase.first, phrase.first - 1, nominal)
    )


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
        if items[j].kind == "P" or items[j].klass in ("sub", "rel", "prep", "modal"):
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
        elif (item.klass is not None and item.klass != "adv") or item.kind == "P" or (
            item.entry is not None and item.entry.verb is not None and "n" not in item.entry.tenses
        ) or (
            item.entry is not None
            and item.entry.verb is not None
            and not (i and (items[i - 1].klass == "det" or items[i - 1].is_possessive))
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
    has_if = any(item.klass == "if" for item in items)
    status = status_of(found, has_if)
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
    i, n = phrase.last + 1, len(items)
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
        if entry is not None and entry.verb is not None and item.klass != "effective":
            return _right_verb(items, i, start, relative)
        if item.klass == "effective" and i > start and items[i - 1].klass in ("to_be", "modal"):
            return Predicate("announced", "become", start, start - 1, None, i, subject_is_measure=True)
        if item.low in ("due", "scheduled", "set", "to", "place", "force", "effect", "in") or item.klass in (
            "aux",
            "modal",
            "adv",
            "neg",
            "to_be",
        ):
            if item.low in ("place", "force", "effect") and i > start + 1 and items[i - 1].low == "in":
                return Predicate("in_force", "become", start, start - 1, None, i, subject_is_measure=True)
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


def _is_contact_clause(items: list[Item], i: int) -> bool:
    """Return whether a subject and its verb follow the noun at once: levies Ottawa introduced."""
    if i + 1 >= len(items) or items[i].mention is None or items[i].is_possessive:
        return False
    j = i + 1
    while j < len(items) and items[j].klass in ("aux", "adv"):
        j += 1
    entry = items[j].entry if j < len(items) else None
    return entry is not None and entry.verb is not None and bool(set(entry.tenses) & set("dn")) and entry.verb.sense in ("act", "say")


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
        if (
            (item.kind == "P"
            and item.low not in "-–“”")
            or item.klass in ("sub", "rel", "if", "cause", "say", "verb")
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
    has_if = any(item.klass == "if" for item in items)
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
    if "n" in entry.tenses and (
        found.has_be or (found.has_aux and "been" in [i.low for i in items[start:verb]])
    ):
        return Predicate(status_of(found, has_if), "passive", start, start - 1, cue, verb, is_passive=True)
    if "n" in entry.tenses and verb == start and items[start - 1].low == ",":
        return Predicate(status_of(found, has_if), "participle", start, start - 1, cue, verb, is_passive=True)
    return None


def _before_date(items: list[Item], verb: int) -> bool:
    return any(item.kind == "D" for item in items[verb + 1 : verb + 3])
