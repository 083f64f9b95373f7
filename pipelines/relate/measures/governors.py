"""What governs a measure’s noun phrase from its left: the verbs and nouns before it.

The verbs of which it is the subject are read in `predicate`.
"""

from __future__ import annotations

from dataclasses import replace

from pipelines.relate.items import Item
from pipelines.relate.lexicon import Cue, lexicon
from pipelines.relate.measures.adjuncts import before_adjuncts
from pipelines.relate.measures.attitudes import INTENDED, REBUFFS, REQUESTS
from pipelines.relate.measures.clause_marks import has_condition, is_under_condition
from pipelines.relate.measures.hypotheses import is_viewed
from pipelines.relate.measures.insertions import before_insertion
from pipelines.relate.measures.inversions import inverted
from pipelines.relate.measures.modality import status_of
from pipelines.relate.measures.parted_rates import verb_before_rates
from pipelines.relate.measures.phrase import ADJECTIVAL, QUOTES, TAXES, NounPhrase, Predicate
from pipelines.relate.measures.recipients import (
    HIT_STATUS,
    charged,
    hit_at,
    hit_before,
    is_given,
    parties_between,
    past_recipient,
    warns_at,
)
from pipelines.relate.measures.verb_chain import chain
from pipelines.relate.parties import actor

QUANTIFIERS = frozenset(
    "round rounds wave waves series set package packages raft range list spate flurry string number barrage slate "
    "batch part majority most threat mix combination form forms level levels rate rates details detail text terms "
    "content contents list schedule rest remainder bulk portion period validity duration term".split()
)


_GRANTS = frozenset(
    "make makes made making allow allows allowed allowing provide provides provided providing give gives gave giving add adds added adding".split()
)
_GRANTED = frozenset(("quota", "exemption", "licence_requirement", "subsidy", "investment_commitment"))
"""Instruments that are given, and by verbs that say nothing of a duty."""
_DEMANDS = frozenset(("demand", "request", "petition", "application"))
_PORTIONS = frozenset("many some most all much half each any several both none".split())
_GOVERNED_BY = frozenset(("of", "in", "to", "on", "for", "from", "over", "against", "into", "with"))


def left(items: list[Item], phrase: NounPhrase) -> Predicate | None:
    """Return the predicate or nominal governor that stands before the phrase; extends `phrase.first` over nouns."""
    nominal: Cue | None = None
    verb = charged(items, phrase)
    i = phrase.first - 1 if verb is None else verb
    if i > 0 and items[i].klass == "aux" and (state := inverted(items, i)) is not None:
        return state
    while i >= 0:
        item = items[i]
        if item.klass == "prep" and item.low in _GOVERNED_BY and i:
            noun = _noun_before(items, i)
            if noun is None:
                return _verb_before(items, i, phrase, nominal) or _nominal(nominal, phrase)
            phrase.is_negated |= items[noun].low == "none"
            nominal, i = _take_noun(items, noun, phrase, nominal)
            continue
        if (cue := _split_verb(items, i, phrase)) is not None:
            return _verbal(items, i, cue, nominal)
        if item.entry is not None and item.entry.verb is not None and item.entry.tenses:
            if i and items[i - 1].klass == "det" and set(item.entry.tenses) <= set("dn"):
                break  # the applied duties
            if is_viewed(item.entry.verb, items, phrase):
                return None
            return _verbal(items, i, item.entry.verb, nominal)
        if phrase.instrument.instrument in TAXES and is_given(items, i):
            opening = next(
                (j for j in range(i - 1, max(-1, i - 8), -1) if items[j].kind == "P"), max(-1, i - 8)
            )
            phrase.targets += parties_between(items, opening, i)
            return replace(_verbal(items, i, Cue("hit", "in_force", "act"), nominal), is_passive=True)
        if item.low in _GRANTS and (nominal is not None or phrase.instrument.instrument in _GRANTED):
            status = nominal.status if nominal is not None else "in_force"
            return _verbal(items, i, Cue("grant", status, "act"), nominal)
        following = _passed_over(items, i, phrase)
        if following is None:
            break
        i = following
    listed = inverted(items, i) if nominal is not None and i > 0 and items[i].klass == "aux" else None
    return listed or _nominal(nominal, phrase)


_PARTICLES = frozenset(("down", "back", "off", "out", "up", "away"))


def _split_verb(items: list[Item], i: int, phrase: NounPhrase) -> Cue | None:
    """Return the cue of a verb whose particle stands after the object: brought the duty on tea down."""
    if items[i].kind not in "WL" or items[i].klass not in (None, "verb"):
        return None
    for item in items[phrase.head + 1 : phrase.last + 2]:
        if item.low in _PARTICLES:
            entry = lexicon().entries.get((items[i].low, item.low))
            return entry.verb if entry is not None else None
    return None


def _nominal(nominal: Cue | None, phrase: NounPhrase) -> Predicate | None:
    if nominal is None:
        return None
    return Predicate(nominal.status, "nominal", phrase.first, phrase.first - 1, nominal)


def _noun_before(items: list[Item], i: int) -> int | None:
    """Return the noun that the preposition at `i` hangs on and that is part of the statement: a round of, a cut in."""
    before = items[i - 1]
    if before.entry is not None and before.entry.governor is not None:
        return None if items[i].low == "to" and before.low.endswith(_OF_ACTS) else i - 1
    if before.mention is not None and (noun := _noun_of_agent(items, i - 1)) is not None:
        return noun
    if items[i].low == "of" and before.date is not None:
        noun = before_adjuncts(items, i - 1)
        entry = items[noun].entry if noun >= 0 else None
        governs = entry is not None and entry.governor is not None  # the increase in April of the duty
        return noun if governs or items[noun].low in QUANTIFIERS else None
    is_sum = (
        before.figure is not None and before.figure.quantity_kind == "money" and items[i].low in ("in", "of")
    )
    is_share = before.figure is not None and before.figure.quantity_kind == "percent" and items[i].low == "of"
    is_amount = (
        is_sum or is_share or before.low in QUANTIFIERS or (items[i].low == "of" and before.low in _PORTIONS)
    )
    return i - 1 if is_amount else None


_OF_ACTS = ("pension", "moval", "lifting", "repeal", "expiry", "imposition", "lation")
"""Ends of nouns of acts whose object "of" leads, not "to": linked the suspension to the duties."""


def _noun_of_agent(items: list[Item], agent: int) -> int | None:
    """Return the noun whose agent ends at `agent`: "the removal by Peru of the duty"."""
    k = agent - 1 - (items[agent - 1].klass == "det")
    entry = items[k - 1].entry if k > 0 and items[k].low == "by" else None
    return k - 1 if entry is not None and entry.governor is not None else None


def _take_noun(
    items: list[Item], noun: int, phrase: NounPhrase, nominal: Cue | None
) -> tuple[Cue | None, int]:
    """Take the noun into the phrase; return which nominal governor decides now, and the item left of the noun's phrase."""
    entry = items[noun].entry
    governor = entry.governor if entry is not None else None
    if items[noun].low == "application" and items[noun + 1].low == "of":
        governor = Cue("application", "in_force", "govern")
    owner = phrase.imposer
    i = _noun_start(items, noun, phrase)
    if governor is None:
        return nominal, i
    nominal = _nearer(nominal, governor)
    if items[noun + 1].low == "by" and not phrase.has_owner:
        agent = next((w.mention for w in items[noun + 2 : noun + 4] if w.mention is not None), None)
        phrase.imposer = actor(agent) if agent is not None else None
        phrase.has_owner = phrase.imposer is not None
    if nominal.lemma in _DEMANDS and phrase.imposer != owner:
        phrase.imposer, phrase.target, phrase.has_owner = owner, phrase.imposer, False
    return nominal, i


def _verb_before(items: list[Item], i: int, phrase: NounPhrase, nominal: Cue | None) -> Predicate | None:
    """Return the predicate of a verb that takes the phrase through the preposition at `i`: agreed to, hit Peru with."""
    if (hit := hit_at(items, i)) is not None:
        agent = next((j for j in range(hit + 1, i) if items[j].low == "by"), i)
        phrase.targets += parties_between(items, hit, agent)
        if agents := parties_between(items, agent, i):
            phrase.imposer, phrase.has_owner = agents[0][0], True  # was hit by Peru with
        status = HIT_STATUS.get(items[hit].low[:6], "in_force")
        made = _verbal(items, hit, Cue("hit", status, "act"), nominal)
        phrase.targets += hit_before(items, made.before, is_passive=made.is_passive)
        return made
    if items[i].low in ("of", "about", "over") and (warns := warns_at(items, i - 1)) is not None:
        phrase.targets += parties_between(items, warns, i)
        return _verbal(items, warns, Cue("warn of", "threatened", "say"), nominal)
    verb = before_adjuncts(items, i - 1)
    governing = items[verb].entry if verb >= 0 else None
    if items[i].low not in ("to", "on", "with", "for", "from") or governing is None:
        return None
    if items[i].low == "for" and nominal is not None and governing.verb and governing.verb.lemma == "apply":
        return _verbal(items, verb, Cue("apply for", "under_discussion", "say"), nominal)
    return _verbal(items, verb, governing.verb, nominal) if governing.verb and governing.tenses else None


def _passed_over(items: list[Item], i: int, phrase: NounPhrase) -> int | None:
    """Return the next item left of one that may stand between a verb and the phrase, None when `i` is none."""
    item = items[i]
    is_particle = item.kind == "W" and item.low in ("on", "with", "up", "out")
    if item.klass == "adv" or is_particle or item.low in QUOTES:
        return i - 1
    if item.mention is not None:
        return past_recipient(items, i, phrase)
    if item.kind == "W" and item.low.endswith("ly") and items[i + 1].klass == "det":
        return i - 1
    if item.figure is not None:
        return verb_before_rates(items, i)
    if item.date is not None and i > 1:
        k = i - 1
        while k > 0 and (
            items[k].low in ("in", "on", "for", "by", "to", "until", "up to", "another", "from")
            or items[k].klass == "effective"
            or items[k].klass == "det"
        ):
            k -= 1
        above = items[k].entry
        return k if above is not None and above.verb is not None else None
    return before_insertion(items, i) if item.low == "," else None


def _nearer(old: Cue | None, new: Cue) -> Cue:
    """Return which of two nominal governors decides: the outer one when it is a threat or proposal."""
    if old is None or new.status in ("threatened", "proposed", "conditional") or new.lemma == "deadline":
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
        elif item.low in QUOTES or (item.low == "," and i and items[i - 1].low.endswith(ADJECTIVAL)):
            pass
        elif (
            (item.klass is not None and item.klass != "adv" and item.low not in _HEDGES)
            or item.kind == "P"
            or item.low in _GRANTS
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
        steps += item.kind != "P"
    return i


_HEDGES = frozenset(("up to", "as much as", "as high as", "more than"))
"""Prepositions before the size of a measure: will slap up to $5 million in duties on tea."""


def _verbal(items: list[Item], verb: int, cue: Cue, nominal: Cue | None) -> Predicate:
    if nominal is not None and nominal.lemma == "deadline" and cue.status in ("extended", "suspended"):
        cue, nominal = Cue("postpone", "suspended", "act"), None
    if cue.lemma == "assess" and any(item.figure is not None for item in items[verb + 1 : verb + 4]):
        cue = Cue("levy", "in_force", "act")  # assessed a 20% duty
    found = chain(items, verb, cue)
    if nominal is not None and not (nominal.status == "in_force" and cue.sense == "act"):
        found.cues.insert(0, nominal)
    status = status_of(found, has_condition(items))
    if nominal is not None and cue.lemma in REQUESTS:
        return Predicate("under_discussion", "nominal", found.before + 1, found.before, cue, verb)
    if nominal is not None and nominal.status in INTENDED and cue.lemma in REBUFFS:
        return Predicate("denied", "verb", found.before + 1, found.before, _DENIES, verb)
    entry = items[verb].entry
    tenses = entry.tenses if entry is not None else ""
    waits = "s" in tenses and any(
        w.low == "before" for w in items[max(0, found.before - 2) : found.before + 1]
    )
    if waits or is_under_condition(items, found.before):
        stays = found.is_negated and status == "in_force"  # if Peru does not lift its duty
        status = status if stays else "conditional"
    gerund = "g" in tenses and not found.has_aux
    passive = found.has_be and "n" in tenses and "g" not in tenses
    return Predicate(
        status, "verb", found.before + 1, found.before, cue, verb, passive, found.is_infinitive, gerund,
        chain=found,
    )  # fmt: skip


_DENIES = Cue("reject", "denied", "say")
