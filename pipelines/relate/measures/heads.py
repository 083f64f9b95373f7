"""Which words of a sentence are measures: every instrument phrase or verb with its reading."""

from __future__ import annotations

from dataclasses import replace

from pipelines.relate.function_words import MODIFIED_NOUNS
from pipelines.relate.items import Item
from pipelines.relate.lexicon import Instrument, lexicon
from pipelines.relate.measures import (
    bare_rates,
    flows,
    free_entry,
    governors,
    halts,
    noun_phrase,
    predicate,
    subjects,
    verb_uses,
    verbal,
)
from pipelines.relate.measures.carried import take_up_ban
from pipelines.relate.measures.drafts import drafted
from pipelines.relate.measures.effects import follows_measure, is_effect
from pipelines.relate.measures.joins import (
    carry_change,
    carry_prospect,
    example_of,
    is_frame,
    join_subjects,
    joined_to,
    outcome_of,
    share,
    share_object,
)
from pipelines.relate.measures.kinds import is_everyday, is_measure, resolve_instrument
from pipelines.relate.measures.listings import is_list, listing_predicate, take_listed
from pipelines.relate.measures.phrase import NounPhrase, Predicate
from pipelines.relate.measures.rate_lists import note_rate_list
from pipelines.relate.measures.rate_steps import note_steps
from pipelines.relate.measures.rates import note_later_rates
from pipelines.relate.measures.reading import TAKEN_UP, Context, Reading
from pipelines.relate.measures.sides import assign_parties
from pipelines.relate.measures.statuses import decide_status, is_prospective, lowered
from pipelines.relate.measures.taxes import is_rate_on_goods, take_market
from pipelines.relate.measures.terms import carry_terms
from pipelines.relate.parties import parties_in_name, parties_to


def find_readings(words: list[Item], context: Context) -> list[Reading]:
    """Return the readings of the instrument phrases and verbs among `words`, in order."""
    readings: list[Reading] = []
    context.current = readings
    for i, item in enumerate(words):
        entry = item.entry
        if item.mention is not None and item.mention.entity_kind == "agreement":
            reading = _named_agreement(words, i, readings, context)
            if reading is not None:
                readings.append(reading)
            continue
        if halts.halts_trade(words, i):
            phrase = noun_phrase.parse(words, i, halts.HALT)
            reading = _noun_reading(words, phrase, readings, context)
            if reading is not None:
                readings.append(reading)
            continue
        if item.figure is not None and bare_rates.is_duty(words, i):
            phrase = noun_phrase.parse(words, i, bare_rates.DUTY)
            phrase.rates.append((item.figure, "level"))
            readings.append(_reading(words, phrase, readings, context))
            continue
        if entry is None or (entry.noun is None and entry.predicate is None):
            continue
        if entry.predicate is not None and verb_uses.is_verb_use(words, i):
            reading = _made(words, verbal.parse(words, i, entry.predicate), context)
        elif entry.noun is not None and entry.noun.phrase in free_entry.FREE:
            reading = _made(words, free_entry.parse(words, i, entry.noun._replace(weak=False)), context)
        elif entry.noun is None or verb_uses.is_verb_use(words, i) or _is_modifier(words, i):
            continue
        else:
            phrase = noun_phrase.parse(words, i, entry.noun)
            reading = _noun_reading(words, phrase, readings, context)
        if reading is not None:
            join_subjects(words, readings, reading)
            carry_change(words, readings, reading)
            carry_prospect(words, readings, reading)
            carry_terms(words, reading)
            share_object(words, readings, reading)
            if (
                readings
                and reading.predicate is not None
                and reading.start <= readings[-1].phrase.last < reading.predicate.start
            ):
                reading.start = reading.predicate.start
            readings.append(reading)
    return readings


def _named_agreement(words: list[Item], i: int, readings: list[Reading], context: Context) -> Reading | None:
    """Return the reading of an agreement that is named: "the X Agreement took effect on …"."""
    known = lexicon().entries.get(tuple(words[i].low.partition(" (")[0].split()))
    if known is not None and known.noun is not None:
        is_gloss = i > 0 and words[i - 1].low == "("
        phrase = noun_phrase.parse(words, i, known.noun)
        return None if is_gloss else _noun_reading(words, phrase, readings, context)
    after = words[i + 1] if i + 1 < len(words) else None
    if after is not None and (
        (after.entry is not None and after.entry.noun is not None)
        or after.low in ("”", "trade", "phase")
        or after.kind == "W"
    ):
        return None
    phrase = noun_phrase.parse(words, i, Instrument("agreement", None, True, words[i].low))
    phrase.is_definite = True
    if i and words[i - 1].low in ("under", "a", "an"):
        return None
    mention = words[i].mention
    assert mention is not None
    parties = parties_to(mention.entity_id) or parties_in_name(mention.surface)
    if len(parties) == 2:
        phrase.imposer, phrase.target = parties
        phrase.has_owner, phrase.instrument = True, phrase.instrument._replace(weak=False)
    reading = _reading(words, phrase, readings, context)
    if len(parties) > 2 and reading.is_ambiguous:
        reading.target = None
        reading.imposer = reading.imposer if reading.has_printed_imposer else None
    return reading


def _noun_reading(
    words: list[Item], phrase: NounPhrase, readings: list[Reading], context: Context
) -> Reading | None:
    """Return the reading of a noun phrase; a bare "the ban" or "the rate" takes up the last measure of its kind."""
    taken_up = take_up_ban(phrase, readings, context)
    if is_everyday(words, phrase) and not (readings or context.previous):
        return None
    whole = _with_clause(words, phrase)
    is_known = is_measure(words, phrase) or is_measure(words, whole)
    if is_known and (phrase.instrument.phrase != "rate" or is_rate_on_goods(words, whole)):
        reading = _reading(words, phrase, readings, context)
        reading.target = reading.target or (taken_up if taken_up != reading.imposer else None)
        return reading
    opens = phrase.first == phrase.head == 0 and words[0].entry is not None and words[0].entry.is_plural
    phrase.is_definite |= opens
    is_levy, kind = phrase.instrument.phrase == "tax" and bool(phrase.rates), phrase.instrument.instrument
    if not (phrase.is_definite or is_levy) or phrase.targets or kind not in TAKEN_UP:
        return None
    known = [
        (Instrument(s.instrument, s.mast_chapter, False, ""), s.imposer_entity_id, s.target_entity_id)
        for s in context.previous
    ] + [(r.instrument, r.imposer, r.target) for r in readings]
    same = [k for k in known if k[0].instrument == kind]
    for instrument, imposer, target in (*reversed(same), *reversed(known)):
        if instrument.instrument not in TAKEN_UP[kind] or imposer is None:
            continue
        if phrase.instrument.phrase == "rate" and not phrase.rates:
            return None
        phrase.instrument = instrument
        reading = _reading(words, phrase, readings, context)
        if not reading.has_printed_imposer or reading.imposer is None:
            reading.imposer = imposer
        reading.target = target or reading.target
        reading.is_ambiguous = False
        is_bare = reading.is_default and not (is_levy or phrase.rates)
        return None if is_bare or reading.rule == "stance" else reading
    return None


def _with_clause(words: list[Item], phrase: NounPhrase) -> NounPhrase:
    """Return a phrase with what the clause about it adds: the limits that Peru put on gold."""
    after = predicate.aside(words, phrase) or predicate.right(words, phrase)
    is_act = after is not None and after.cue is not None and after.cue.sense == "act"
    if after is None or after.verb is None or not is_act or after.rule not in ("relative", "passive"):
        return phrase
    wide = replace(phrase, targets=[*phrase.targets], rates=[*phrase.rates], further=[*phrase.further])
    noun_phrase.extend(words, wide, after.verb)
    return wide


def _is_modifier(words: list[Item], i: int) -> bool:
    """Return whether the instrument word only modifies a following one: tariff exemptions, export ban extension."""
    after = words[i + 1] if i + 1 < len(words) else None
    entry = words[i].entry
    if (
        after is None
        or entry is None
        or (entry.is_plural and entry.noun is not None and entry.noun.instrument != "sanction")
    ):
        return False
    return after.low in MODIFIED_NOUNS or (
        after.entry is not None and after.entry.noun is not None and not entry.is_plural
    )


def _made(words: list[Item], parsed: tuple[NounPhrase, Predicate] | None, context: Context) -> Reading | None:
    """Return the reading of a measure that a predicate states by itself."""
    if parsed is None or is_effect(words, *parsed, context.current):
        return None
    phrase, made = parsed
    status = drafted(words, made, made.status)
    reading = Reading(phrase, resolve_instrument(words, phrase), made, status, made.rule, start=made.start)
    reading.is_prospective = is_prospective(made, None, status, made.rule)
    if made.is_passive:
        reading.start = min(reading.start, phrase.first)
    assign_parties(words, reading, made, None, None, context)
    flows.note_origin(words, reading)
    flows.note_subsidised(reading, made)
    if made.is_passive and made.before >= 0 and words[made.before].klass == "rel" and context.current:
        flows.take_up_flow(reading, context.current[-1])
    return reading


def _has_own_verb(words: list[Item], phrase: NounPhrase) -> bool:
    """Return whether a phrase opens a clause of its own: "raised duties on tea, and the duty on milk remains at 5%"."""
    own = predicate.right(words, phrase)
    follows = own is not None and own.start == phrase.last + 1 and words[own.start].klass != "rel"
    opens = words[phrase.first].klass == "det" or words[phrase.first - 1].low in (",", "but", "while")
    return follows and own is not None and own.rule == "become" and opens


def _is_exempted(phrase: NounPhrase, earlier: list[Reading]) -> bool:
    """Return whether the duty only says what an exemption is from, whose verb follows: exemptions from the levy end."""
    last = earlier[-1] if earlier else None
    return (
        last is not None
        and last.instrument.instrument == "exemption"
        and last.rule in ("passive", "become", "state")
        and phrase.first <= last.phrase.last + 1
    )


def _note_aside(words: list[Item], phrase: NounPhrase, after: Predicate | None) -> None:
    """Note the parties of "the duties, which Peru imposed on Chilean wine, remain" from the clause between commas."""
    aside = predicate.aside(words, phrase) if after is not None and after.rule != "relative" else None
    if aside is None or aside.verb is None:
        return
    own = subjects.subject(words, aside.before, phrase.last + 1)
    if own is not None and own.party != subjects.BOTH and phrase.imposer is None:
        phrase.imposer, phrase.has_owner = own.party, True
        noun_phrase.extend(words, phrase, aside.verb)


def _before(words: list[Item], phrase: NounPhrase, inherited: Reading | None) -> Predicate | None:
    """Return what governs the phrase from the left: the verb that it shares, its own one, or what puts parties on a list."""
    names_list = is_list(phrase.instrument)
    if names_list:
        take_listed(words, phrase)
    before = inherited.predicate if inherited is not None else governors.left(words, phrase)
    return (listing_predicate(words, phrase) if names_list else None) or before


def _reading(words: list[Item], phrase: NounPhrase, earlier: list[Reading], context: Context) -> Reading:
    inherited = joined_to(words, phrase, earlier)
    if inherited is not None and _has_own_verb(words, phrase):
        inherited = None
    if inherited is not None:
        share(words, phrase, inherited)
    before = _before(words, phrase, inherited)
    is_inner = is_frame(words, phrase) or _is_exempted(phrase, earlier)
    after = None if is_inner else predicate.right(words, phrase)
    _note_aside(words, phrase, after)
    end = noun_phrase.extend_by(words, phrase, after)
    instrument = outcome_of(words, phrase, resolve_instrument(words, phrase), earlier)
    if instrument.instrument == "tax":
        take_market(words, phrase)
    general = example_of(words, phrase, earlier)
    if general is not None and not phrase.has_owner:
        phrase.imposer, phrase.has_owner = general.imposer, general.imposer is not None
        phrase.targets = phrase.targets or list(general.phrase.targets)
        before = before or general.predicate
        if general.instrument.instrument == "other":
            phrase.first, general.is_replaced = general.phrase.first, True
        else:
            inherited = inherited or general
    chosen, status, rule = decide_status(words, phrase, instrument, before, after)
    if instrument.phrase.endswith("threat") and status == "in_force":
        status = "threatened"
    reading = Reading(phrase, instrument, chosen, status, rule, start=phrase.first)
    reading.is_prospective = is_prospective(chosen, after, status, rule)
    reading.is_by_measure = (
        chosen is not None
        and chosen.before >= 0
        and (words[chosen.before].klass == "rel" or follows_measure(words, chosen.before, earlier))
    )
    reading.is_default = rule in ("default", "agenda", "hedged")
    reading.end = end if end > phrase.last else 0
    if before is not None and inherited is None and before.verb is not None:
        reading.start = min(reading.start, before.start)
    note_later_rates(words, reading)
    reading.status = lowered(phrase, chosen, reading.status)
    assign_parties(words, reading, before, after, inherited, context)
    note_rate_list(words, reading)
    note_steps(words, reading)
    flows.note_origin(words, reading)
    flows.note_export_duty(words, reading)
    return reading
