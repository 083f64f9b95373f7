"""The measure statements of one sentence: each instrument's phrase, its predicate and what stands around them.

Belongs here: which heads count, how readings of phrase and predicate combine, and the evidence span.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.extract.spans import FigureSpan, Sentence
from pipelines.relate.function_words import AGENDA, ALLEGED, FLOW_IN, FLOW_OUT, MODIFIED_NOUNS
from pipelines.relate.items import Item, SpanIndex
from pipelines.relate.lexicon import Cue, Instrument
from pipelines.relate.measures import attributes, noun_phrase, predicate, verbal
from pipelines.relate.measures.attributes import BOTH
from pipelines.relate.measures.noun_phrase import NounPhrase
from pipelines.relate.measures.predicate import Predicate
from pipelines.relate.parties import actor, parties_to
from pipelines.relate.statements import MeasureStatement

_BILATERAL = frozenset({"truce", "agreement"})
_GLOBAL = frozenset(
    {"export_control", "subsidy", "technical_barrier", "tax", "quota", "exemption", "licence_requirement"}
)
_OTHERS_ACT = frozenset({"under_discussion", "lifted", "reduced", "conditional", "denied"})
_HEDGED = frozenset({"conditional", "under_discussion"})


@dataclass(slots=True)
class Context:
    """The document's index and what earlier sentences said."""

    index: SpanIndex
    pair: tuple[str, str] | None
    previous: list[MeasureStatement] = field(default_factory=list)

    def other(self, party: str | None) -> str | None:
        """Return the other of the document's two parties, None when `party` is neither."""
        if self.pair is None or party not in self.pair:
            return None
        return self.pair[1] if party == self.pair[0] else self.pair[0]


@dataclass(slots=True)
class Reading:
    """One head with its phrase, predicate and parties."""

    phrase: NounPhrase
    instrument: Instrument
    predicate: Predicate | None
    status: str
    rule: str
    imposer: str | None = None
    target: str | None = None
    start: int = 0
    end: int = 0
    is_ambiguous: bool = False
    is_default: bool = False
    is_guess: bool = False
    shares_dates: bool = False
    is_replaced: bool = False
    others: tuple[str, ...] = ()


def read(context: Context, sentence: Sentence) -> list[MeasureStatement]:
    """Return the statements of `sentence` in order."""
    words = context.index.items(sentence)
    readings = [reading for reading in _readings(words, context) if _worth_a_row(reading)]
    result: list[MeasureStatement] = []
    used: set[int] = set()
    for number, reading in enumerate(readings):
        low = reading.start
        if number == 0 and reading.predicate is not None and reading.predicate.verb is not None:
            low = 0
        high = len(words) if reading.shares_dates else _limit(words, readings, number)
        result.extend(_statements(context, sentence, words, reading, low, high, used))
    context.previous = [*context.previous[-4:], *result]
    return result


def _limit(words: list[Item], readings: list[Reading], number: int) -> int:
    """Return where the words of reading `number` end: at the next one's subject, or its noun when they share it."""
    last = readings[number].phrase.last + 1
    if number + 1 == len(readings):
        return len(words)
    following = readings[number + 1]
    return following.start if following.start >= last else max(last, following.phrase.first)


def _readings(words: list[Item], context: Context) -> list[Reading]:
    readings: list[Reading] = []
    for i, item in enumerate(words):
        entry = item.entry
        if item.mention is not None and item.mention.entity_kind == "agreement":
            reading = _named_agreement(words, i, readings, context)
            if reading is not None:
                readings.append(reading)
            continue
        if entry is None or (entry.noun is None and entry.predicate is None):
            continue
        if entry.predicate is not None and verbal.is_verb_use(words, i):
            reading = _verbal_reading(words, i, entry.predicate, context)
        elif entry.noun is None or verbal.is_verb_use(words, i) or _is_modifier(words, i):
            continue
        else:
            phrase = noun_phrase.parse(words, i, entry.noun)
            reading = _noun_reading(words, phrase, readings, context)
        if reading is not None:
            _join_subjects(words, readings, reading)
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
    after = words[i + 1] if i + 1 < len(words) else None
    if after is not None and (
        (after.entry is not None and after.entry.noun is not None) or after.low in ("”", "trade", "phase")
    ):
        return None
    phrase = noun_phrase.parse(words, i, Instrument("agreement", None, True, words[i].low))
    phrase.is_definite = True
    if i and words[i - 1].low == "under":
        return None
    mention = words[i].mention
    assert mention is not None
    parties = parties_to(mention.entity_id)
    if len(parties) == 2:
        phrase.imposer, phrase.target = parties
        phrase.has_owner = True
    reading = _reading(words, phrase, readings, context)
    if len(parties) > 2 and reading.is_ambiguous:
        reading.imposer = reading.target = None
    return reading


def _noun_reading(
    words: list[Item], phrase: NounPhrase, readings: list[Reading], context: Context
) -> Reading | None:
    """Return the reading of a noun phrase; a bare "the ban" or "the rate" takes up the last measure of its kind."""
    if _is_measure(words, phrase) and not phrase.instrument.phrase == "rate":
        return _reading(words, phrase, readings, context)
    if not phrase.is_definite or phrase.targets or phrase.instrument.instrument not in _TAKEN_UP:
        return None
    known = [(r.instrument, r.imposer, r.target, None) for r in readings]
    known = [
        (
            Instrument(s.instrument, s.mast_chapter, False, ""),
            s.imposer_entity_id,
            s.target_entity_id,
            s.product,
        )
        for s in context.previous
    ] + known
    for instrument, imposer, target, _ in reversed(known):
        if instrument.instrument not in _TAKEN_UP[phrase.instrument.instrument] or imposer is None:
            continue
        if phrase.instrument.phrase == "rate" and not phrase.rates:
            return None
        phrase.instrument = instrument
        reading = _reading(words, phrase, readings, context)
        reading.imposer, reading.target = imposer, target or reading.target
        reading.is_ambiguous = False
        return None if reading.is_default or reading.rule == "stance" else reading
    return None


_TAKEN_UP = {
    "export_control": ("export_control", "import_ban", "sanction", "licence_requirement"),
    "tariff": ("tariff", "anti_dumping", "safeguard", "tax"),
    "other": ("tariff", "export_control", "import_ban", "anti_dumping", "sanction"),
    "sanction": ("import_ban", "sanction"),
    "safeguard": ("safeguard",),
}


def _is_modifier(words: list[Item], i: int) -> bool:
    """Return whether the instrument word only modifies a following one: tariff exemptions, export ban extension."""
    after = words[i + 1] if i + 1 < len(words) else None
    entry = words[i].entry
    if (
        after is None
        or entry is None
        or (entry.is_plural
        and entry.noun is not None
        and entry.noun.instrument != "sanction")
    ):
        return False
    return (
        after.low in MODIFIED_NOUNS
        or (after.entry is not None
        and after.entry.noun is not None
        and not entry.is_plural)
    )


def _join_subjects(words: list[Item], readings: list[Reading], reading: Reading) -> None:
    """Give a bare phrase the predicate of the one it is joined to: "a levy on A and a levy on B will take effect"."""
    if not readings or reading.rule not in ("become", "passive"):
        return
    last = readings[-1]
    between = words[last.phrase.last + 1 : reading.phrase.first]
    if last.rule == "default" and 0 < len(between) <= 2 and all(w.klass == "conj" or w.low == "," for w in between):
        last.status, last.rule, last.predicate, last.is_default = (
            reading.status,
            reading.rule,
            reading.predicate,
            False,
        )
        last.imposer = last.imposer or reading.imposer
        last.shares_dates = True


def _verbal_reading(words: list[Item], i: int, instrument: Instrument, context: Context) -> Reading | None:
    parsed = verbal.parse(words, i, instrument)
    if parsed is None:
        return None
    phrase, made = parsed
    reading = Reading(
        phrase, _resolve_instrument(words, phrase), made, made.status, made.rule, start=made.start
    )
    if made.is_passive:
        reading.start = min(reading.start, phrase.first)
    _parties(words, reading, made, None, None, context)
    return reading


def _is_measure(words: list[Item], phrase: NounPhrase) -> bool:
    """Return whether a weak word has the trade object that makes it a measure."""
    instrument = phrase.instrument
    if not instrument.weak and instrument.instrument != "other":
        return True
    if instrument.instrument == "export_control" and phrase.has_owner and phrase.last + 1 < len(words):
        following = words[phrase.last + 1 : phrase.last + 12]
        if any(w.low in ("export", "exports", "exporters") or w.low.startswith("export ") for w in following):
            return True
    if instrument.instrument == "export_control":
        return (
            phrase.flow is not None
            or phrase.has_goods
            or phrase.hs_chapter is not None
            or (phrase.product is not None and _trade_word(words, phrase))
        )
    if instrument.instrument in ("other", "agreement", "investigation", "exemption") and phrase.first:
        before = words[phrase.first - 1].entry
        if before is not None and before.verb is not None and before.verb.sense == "act":
            return True
    if instrument.instrument == "purchase_commitment":
        return phrase.has_goods or bool(phrase.targets)
    if instrument.instrument == "investigation":
        return phrase.has_owner or phrase.has_goods or bool(phrase.targets)
    return phrase.has_owner or phrase.has_goods or bool(phrase.targets) or phrase.flow is not None


def _trade_word(words: list[Item], phrase: NounPhrase) -> bool:
    return any(
        w.low in FLOW_OUT or w.low in FLOW_IN or w.low in ("technology", "trade")
        for w in words[phrase.first : phrase.last + 1]
    )


def _resolve_instrument(words: list[Item], phrase: NounPhrase) -> Instrument:
    """Return the instrument of a weak restriction by what it restricts: exports or imports."""
    instrument = phrase.instrument
    if instrument.phrase == "embargo" and phrase.has_goods:
        return instrument._replace(instrument="import_ban", mast_chapter="E")
    if not (instrument.weak and instrument.instrument == "export_control"):
        return instrument
    if phrase.flow == "in":
        return instrument._replace(instrument="import_ban", mast_chapter="E")
    foreign = [party for party, k in phrase.targets if party != phrase.imposer and _is_origin(words, k)]
    if phrase.flow is None and foreign and (phrase.hs_chapter is not None or phrase.has_goods):
        return instrument._replace(instrument="import_ban", mast_chapter="E")
    if (
        phrase.flow is None
        and words[phrase.head].low.startswith(("ban", "prohibition", "embargo"))
        and not any("export" in w.low for w in words)
    ):
        return instrument._replace(instrument="import_ban", mast_chapter="E")
    return instrument


def _is_origin(words: list[Item], k: int) -> bool:
    """Return whether the party at `k` is where goods come from: Australian barley, barley from Australia."""
    mention = words[k].mention
    return (
        words[k].is_possessive
        or (mention is not None
        and mention.resolved_by == "demonym")
        or words[k - 1].low == "from"
    )


def _reading(words: list[Item], phrase: NounPhrase, earlier: list[Reading], context: Context) -> Reading:
    inherited = _coordinated(words, phrase, earlier)
    before = inherited.predicate if inherited is not None else predicate.left(words, phrase)
    if phrase.instrument.phrase in _LISTS or phrase.instrument.instrument == "entity_listing":
        before = _listing(words, phrase) or before
    after = predicate.right(words, phrase)
    end = phrase.last
    if after is not None and after.verb is not None and after.rule in ("passive", "relative", "participle"):
        end = noun_phrase.extend(words, phrase, after.verb)
    instrument = _resolve_instrument(words, phrase)
    general = _apposed(words, phrase, earlier)
    if general is not None and not phrase.has_owner:
        phrase.imposer, phrase.has_owner = general.imposer, general.imposer is not None
        before = before or general.predicate
        if general.instrument.instrument == "other":
            phrase.first, general.is_replaced = general.phrase.first, True
        else:
            inherited = inherited or general
    chosen, status, rule = _status(words, phrase, instrument, before, after)
    reading = Reading(phrase, instrument, chosen, status, rule, start=phrase.first)
    reading.is_default = rule in ("default", "agenda", "hedged")
    reading.end = end if end > phrase.last else 0
    if before is not None and inherited is None and before.verb is not None:
        reading.start = min(reading.start, before.start)
    _later_rates(words, reading)
    _parties(words, reading, before, after, inherited, context)
    return reading


def _apposed(words: list[Item], phrase: NounPhrase, earlier: list[Reading]) -> Reading | None:
    """Return the general measures that this phrase is an example of: "measures, such as limits on exports"."""
    if not earlier or earlier[-1].instrument.instrument not in ("other", "sanction", "agreement"):
        return None
    between = [w.low for w in words[earlier[-1].phrase.last + 1 : phrase.first]]
    marks = [n for n, low in enumerate(between) if low in ("such as", "including", "like")]
    return earlier[-1] if marks and marks[-1] >= len(between) - 1 else None


def _is_parallel(a: NounPhrase, b: NounPhrase) -> bool:
    """Return whether two phrases state a rate in the same form: "of US tariffs to 55% and Chinese tariffs to 30%"."""
    return bool({role for _, role in a.rates} & {role for _, role in b.rates} & {"to", "from", "by"})


def _listing(words: list[Item], phrase: NounPhrase) -> Predicate | None:
    """Return the predicate of "added 20 firms to its entity list" or "removed X from its white list"; X is the target."""
    i = phrase.first - 1
    if i < 1 or words[i].low not in ("to", "on", "onto", "from"):
        return None
    verbs, status = (_DELISTING_VERBS, "lifted") if words[i].low == "from" else (_LISTING_VERBS, "in_force")
    for j in range(i - 1, max(-1, i - 14), -1):
        if words[j].low not in verbs:
            continue
        phrase.targets = [(party, k) for k in range(j + 1, i) if (party := _party_at(words, k)) is not None]
        found = predicate.chain(words, j, Cue("list", status, "act"))
        passive = found.has_be
        if (
            passive
            and (listed := attributes.subject(words, found.before)) is not None
            and listed.party != BOTH
        ):
            phrase.targets.append((listed.party, listed.position))
        has_if = any(word.klass == "if" for word in words)
        phrase.first = j
        return Predicate(
            predicate.status_of(found, has_if), "listing", found.before + 1, found.before, found.cues[0], j, passive,
            found.is_infinitive, words[j].low.endswith("ing") and not found.has_aux,
        )  # fmt: skip
    return None


_LISTS = frozenset(
    (
        "sanctions list",
        "white list",
        "whitelist",
        "list of trusted partners",
        "list of trusted trade partners",
        "list of trusted trading partners",
    )
)


def _party_at(words: list[Item], i: int) -> str | None:
    mention = words[i].mention
    return actor(mention) if mention is not None else None


_DELISTING_VERBS = frozenset(
    "remove removes removed removing drop drops dropped dropping delete deleted strike struck take taken took taking".split()
)
_LISTING_VERBS = frozenset(
    "add adds added adding place places placed placing put puts putting include included".split()
)


def _coordinated(words: list[Item], phrase: NounPhrase, earlier: list[Reading]) -> Reading | None:
    """Return the reading whose verb this phrase shares by "and" or a comma; a phrase with an owner of its own shares none."""
    if not earlier or phrase.first < 1:
        return None
    last = earlier[-1]
    between = words[last.phrase.last + 1 : phrase.first]
    if (
        last.predicate is None
        or last.rule in ("default", "agenda", "hedged", "become", "passive")
        or not 0 < len(between) <= 3
    ):
        return None
    opens_anew = (phrase.has_owner or words[phrase.first].klass == "det") and not _is_parallel(
        last.phrase, phrase
    )
    if opens_anew and (last.predicate.verb is None or not any(w.klass == "conj" for w in between)):
        return None
    return (
        last if all(w.klass in ("conj", "adv") or w.low in (",", "other", "new") for w in between) else None
    )


def _status(
    words: list[Item],
    phrase: NounPhrase,
    instrument: Instrument,
    before: Predicate | None,
    after: Predicate | None,
) -> tuple[Predicate | None, str, str]:
    """Return (predicate, status, rule) by which reading decides: predicates, participle, adjective, context."""
    adjective = next((c.status for c in phrase.adjectives if c.status), None)
    participle = words[phrase.participle].entry if phrase.participle is not None else None
    stance = before is not None and before.cue is not None and before.cue.sense == "other"
    if instrument.instrument in ("purchase_commitment", "agreement") and _unmet(words, phrase):
        return before, "violated", "unmet"
    if phrase.is_negated and before is not None:
        return before, "denied" if before.status not in ("lifted", "reduced") else "in_force", "negated"
    if before is not None and before.rule == "nominal" and adjective == "conditional":
        return before, "under_discussion" if _on_agenda(words, phrase) else "conditional", "nominal"
    if before is not None and not stance and before.status:
        status = before.status
        if status == "in_force" and before.cue is not None and before.cue.sense == "keep" and adjective:
            status = adjective
        return before, _for_instrument(instrument, status, before.cue.lemma if before.cue is not None else ""), before.rule
    if (
        after is not None
        and after.rule == "relative"
        and phrase.imposer is not None
        and after.status in _OTHERS_ACT
    ):
        other = attributes.subject(words, after.before, phrase.last + 1)
        if other is not None and other.party != phrase.imposer:
            after = None
    if after is not None and after.status:
        return after, _for_instrument(instrument, after.status), after.rule
    if participle is not None and participle.verb is not None:
        ended = "expired" if participle.verb.status == "expires" and "d" in participle.tenses else participle.verb.status
        return before, _for_instrument(instrument, _participle_status(ended)), "participle"
    if stance and before is not None and before.status in ("violated", "conditional"):
        return before, before.status, "stance"
    if stance and before is not None and before.cue is not None and before.cue.lemma == "face":
        return before, before.status, "stance"
    if adjective is not None and adjective != "in_force":
        return before, _for_instrument(instrument, adjective), "adjective"
    if _hedge(words, phrase):
        return before, "conditional", "hedged"
    if (
        (stance and before is not None and before.status == "under_discussion") or _on_agenda(words, phrase)
    ) and (
        not phrase.has_owner or instrument.instrument in ("purchase_commitment", "exemption", "agreement")
    ):
        return before, "under_discussion", "agenda"
    return before, _for_instrument(instrument, "in_force"), "stance" if stance else "default"


_UNMET = frozenset("failure failed fails failing".split())
_MEETS = frozenset("meet comply honour honor fulfil fulfill deliver uphold respect".split())


def _unmet(words: list[Item], phrase: NounPhrase) -> bool:
    """Return whether the phrase is what somebody failed to meet."""
    near = {w.low for w in words[max(0, phrase.first - 9) : phrase.first]}
    return bool(near & _UNMET and near & _MEETS)


def _participle_status(status: str) -> str:
    return {"expires": "expires", "": "in_force"}.get(status, status)


_DUTIES = frozenset(("tariff", "anti_dumping", "safeguard", "tax", "sanction", "export_control", "import_ban", "quota"))


def _for_instrument(instrument: Instrument, status: str, lemma: str = "") -> str:
    if instrument.instrument in _BILATERAL and status == "under_consideration":
        return "under_discussion"
    if instrument.instrument == "truce" and status in ("agreed", "launched", "raised"):
        return "in_force"
    if instrument.instrument == "agreement" and status in ("in_force", "launched", "raised"):
        return "agreed" if status == "launched" else status
    if instrument.instrument not in ("investigation", "anti_dumping", "agreement") and status == "launched":
        return "in_force"
    if instrument.instrument == "investigation" and status in ("in_force", "raised"):
        return "launched"
    if instrument.instrument == "investigation" and status == "agreed":
        return "expired"
    if instrument.instrument in _DUTIES and status == "agreed" and lemma in ("finalise", "finalize", "approve", "ratify", "secure"):
        return "announced"
    if (
        instrument.instrument
        not in ("tariff", "anti_dumping", "safeguard", "port_fee", "tax", "quota", "subsidy", "sanction")
        and status == "raised"
    ):
        return "in_force"
    return status


_BRINGS = frozenset(
    "lead leads result bring trigger mean unleash spark pave return provoke invite cause entail herald see risk draw "
    "create produce prompt way back push".split()
)


def _hedge(words: list[Item], phrase: NounPhrase) -> bool:
    """Return whether a possibility would bring the measure about: could lead to new tariffs."""
    if phrase.has_owner:
        return False
    brings = False
    for j in range(phrase.first - 1, max(-1, phrase.first - 14), -1):
        item = words[j]
        brings |= item.low in _BRINGS
        if item.klass in ("modal", "if"):
            return brings or item.klass == "if"
        if item.kind == "P" and item.low in ";:":
            return False
    return False


def _on_agenda(words: list[Item], phrase: NounPhrase) -> bool:
    return not phrase.is_both and any(w.low in AGENDA for w in words[: phrase.first])


def _parties(
    words: list[Item], reading: Reading, before: Predicate | None, after: Predicate | None,
    inherited: Reading | None, context: Context,
) -> None:  # fmt: skip
    phrase = reading.phrase
    imposer, target = phrase.imposer, phrase.target
    agent = None
    if after is not None and after.verb is not None and after.is_passive:
        agent = attributes.agent_after(words, after.verb)
    imposer = imposer or agent
    if imposer is None and inherited is not None:
        imposer = inherited.imposer
    if imposer is None and before is not None and before.verb is not None and before.cue is not None:
        imposer = _subject_of(words, reading, before, context)
    elif (
        before is not None
        and before.verb is not None
        and before.cue is not None
        and before.cue.sense in ("act", "say")
        and not before.is_passive
    ):
        found = attributes.subject(words, before.before)
        if found is not None and found.party == imposer:
            reading.start = min(reading.start, found.position)
    if imposer is None and phrase.is_possessed:
        found = attributes.subject(words, phrase.first)
        imposer = found.party if found is not None else None
    if (
        imposer is None
        and before is not None
        and before.rule == "nominal"
        and before.status in ("threatened", "in_force", "proposed", "raised")
    ):
        found = attributes.subject(words, phrase.first - 1)
        imposer = (
            found.party if found is not None and found.party not in [p for p, _ in phrase.targets] else None
        )
    if imposer is None and after is not None and after.rule == "relative":
        found = attributes.subject(words, after.before, phrase.last + 1)
        imposer = found.party if found is not None else None
    listed = [party for party, _ in phrase.targets]
    if target is None:
        target = next((party for party in listed if party != imposer), None)
    if target is None and phrase.instrument.instrument in _BILATERAL and listed:
        target = listed[0]
    if before is not None and before.cue is not None and before.cue.lemma == "face" and target is None:
        found = attributes.subject(words, before.before)
        target = found.party if found is not None and found.party != BOTH else None
    if (
        reading.instrument.instrument == "exemption"
        and phrase.has_owner
        and before is not None
        and before.verb is not None
        and before.cue is not None
        and before.cue.sense != "other"
    ):
        found = attributes.subject(words, before.before)
        if found is not None and found.party not in (BOTH, imposer):
            imposer, target = found.party, imposer
    if imposer == BOTH or (phrase.is_both and imposer is None):
        imposer, target = context.pair if context.pair is not None else (None, None)
    if reading.others and reading.instrument.instrument in _BILATERAL and target is None:
        imposer, target, reading.others = reading.others[0], imposer, ()
    if reading.instrument.instrument in ("agreement", "purchase_commitment") and (
        obliged := _obliged(words, phrase)
    ):
        imposer, target = obliged, target if target != obliged else None
    reading.imposer, reading.target = imposer, target
    if imposer is None and target is None and phrase.is_definite and phrase.product is None:
        _follow_definite(reading, context)
    if reading.is_default and phrase.rates and reading.imposer is None and reading.target is None:
        _from_clause(words, reading)
    if (
        reading.imposer is None
        and reading.target is None
        and phrase.rates
        and reading.instrument.instrument in _TAKEN_UP["tariff"]
    ):
        _follow_definite(reading, context)
        reading.is_guess = reading.imposer is not None
    _fill_from_document(words, reading, context)


def _obliged(words: list[Item], phrase: NounPhrase) -> str | None:
    """Return the party whose compliance is in question: "China’s compliance with the deal"."""
    for j in range(phrase.first - 1, max(-1, phrase.first - 12), -1):
        if words[j].low in ("compliance", "failure", "commitment", "commitments", "obligations", "pledge"):
            for k in range(j - 1, max(-1, j - 5), -1):
                mention = words[k].mention
                if mention is not None and words[k].is_possessive:
                    return actor(mention)
    return None


def _from_clause(words: list[Item], reading: Reading) -> None:
    """Take the parties of a rate from its clause: "Ottawa agreed to let in Chinese cars at a tariff of 6%"."""
    found = attributes.subject(words, reading.phrase.first - 1)
    if found is None or found.party == BOTH or not any(w.klass in ("modal", "to_be") or w.low == "agreed" for w in words[found.position : reading.phrase.first]):
        return
    reading.imposer, reading.is_guess = found.party, True
    between = (_party_at(words, k) for k in range(found.position + 1, reading.phrase.first))
    reading.target = next((p for p in between if p is not None and p != found.party), None)


def _follow_definite(reading: Reading, context: Context) -> None:
    """Give "the tariffs" the parties of the last statement on the same instrument."""
    for statement in reversed(context.previous):
        kin = statement.instrument in _TAKEN_UP.get(
            reading.instrument.instrument, (reading.instrument.instrument,)
        )
        if kin and statement.imposer_entity_id is not None:
            reading.imposer, reading.target = statement.imposer_entity_id, statement.target_entity_id
            if reading.instrument.phrase in ("duty", "levy", "tariff"):
                reading.instrument = Instrument(statement.instrument, statement.mast_chapter, False, "")
            return


def _carried(words: list[Item], before: Predicate, context: Context) -> str | None:
    """Return the imposer of the statement before, for a pronoun that has no antecedent in its sentence."""
    opens = words[: before.before + 1]
    if len(opens) > 6 or not any(w.klass == "pron" for w in opens) or not context.previous:
        return None
    return context.previous[-1].imposer_entity_id


def _subject_of(words: list[Item], reading: Reading, before: Predicate, context: Context) -> str | None:
    """Return the subject of an active predicate; of a stance, the subject is not the imposer."""
    cue = before.cue
    assert cue is not None
    found = None
    if before.is_gerund and before.before >= 0 and words[before.before].low == ",":
        found = attributes.main_subject(words, before.before)
    found = found or attributes.subject(words, before.before)
    if found is None and before.is_gerund and before.before > 3:
        found = attributes.subject(words, before.before, is_open=True)
    if found is None and (before.is_gerund or before.is_infinitive):
        found = attributes.subject_after(words, reading.phrase.last)
    if found is None:
        return _carried(words, before, context)
    if before.is_passive:
        if cue.lemma in ("hit", "slap", "charge") and found.party != BOTH:
            reading.phrase.target = reading.phrase.target or found.party
        return attributes.agent_after(words, reading.phrase.last)
    if cue.sense == "other" and not (cue.status == "violated"):
        return None
    reading.start = min(reading.start, found.position)
    reading.others = found.others
    return found.party


def _fill_from_document(words: list[Item], reading: Reading, context: Context) -> None:
    """Complete the parties from the two that the document is about, marked ambiguous."""
    if reading.imposer is None and reading.target is not None and context.other(reading.target):
        reading.imposer, reading.is_guess = context.other(reading.target), True
    elif reading.imposer is not None and reading.target is None:
        retaliates = any(
            w.low.startswith("retaliatory") for w in words[reading.phrase.first : reading.phrase.head]
        )
        is_global = (
            reading.instrument.instrument in _GLOBAL and reading.phrase.product is not None and not retaliates
        )
        if not is_global and context.other(reading.imposer):
            reading.target, reading.is_guess = context.other(reading.imposer), True
    elif reading.imposer is None and reading.instrument.instrument in _BILATERAL and context.pair is not None:
        reading.imposer, reading.target = context.pair
        reading.is_guess = True
    reading.is_ambiguous = reading.is_guess


def _worth_a_row(reading: Reading) -> bool:
    """Return whether the sentence states something of a measure, and does not only mention the word."""
    phrase = reading.phrase
    if reading.is_replaced:
        return False
    printed = (
        phrase.has_owner
        or phrase.targets
        or phrase.is_both
        or (reading.imposer is not None and not reading.is_guess)
    )
    rated = any(figure.value is not None for figure, _ in phrase.rates)
    kind = reading.instrument.instrument
    if kind == "other" and reading.is_default:
        return phrase.has_goods
    if kind == "subsidy" and reading.imposer is None:
        return False
    if kind == "purchase_commitment" and reading.rule == "default":
        return False
    if kind == "agreement":
        explicit = reading.predicate is not None or reading.rule in (
            "participle",
            "become",
            "passive",
            "unmet",
        )
        return (
            not reading.is_default
            and explicit
            and reading.status not in _HEDGED
            and bool(printed or phrase.is_definite)
        )
    if kind == "truce":
        return (
            not reading.is_default
            or (phrase.is_definite
            and reading.rule == "default"
            and bool(phrase.duration))
        )
    if reading.is_default or reading.status in _HEDGED:
        return bool(printed or rated)
    return bool(printed or rated or (reading.predicate is not None and reading.predicate.verb is not None))


def _statements(
    context: Context,
    sentence: Sentence,
    words: list[Item],
    reading: Reading,
    low: int,
    high: int,
    used: set[int],
) -> list[MeasureStatement]:
    text = context.index.spans.source.text
    phrase = reading.phrase
    stop = phrase.later_participle or high
    verb = reading.predicate.verb if reading.predicate is not None else None
    is_truce = reading.instrument.instrument == "truce"
    taken = set() if reading.shares_dates else used
    settled = max(phrase.last, reading.predicate.verb or 0 if reading.predicate is not None else 0)
    dates = attributes.dates(words, low, stop, phrase.last, settled, reading.status, taken, is_truce, verb)
    cause = attributes.cause(words, phrase.first, high, max(phrase.last, verb or 0))
    purpose = attributes.purpose(words, phrase.last + 1, min(high, phrase.last + 12))
    under = attributes.agreement(words, low, high)
    answered = _answered(words, reading, cause, context)
    speaker = attributes.attribution(words, reading.start, phrase.last)
    if reading.predicate is not None and reading.rule in ("passive", "become") and not reading.shares_dates:
        reading.end = max(reading.end, reading.predicate.verb or 0)
    start, end = words[reading.start].start, words[max(phrase.last, dates.last, reading.end)].end
    rate, rate_from = _rates(phrase)
    in_response_to = answered
    status = reading.status
    if (
        speaker is not None
        and any(w.low in ALLEGED for w in words[: reading.start])
        and status in ("in_force", "violated")
        and reading.is_default
    ):
        status = "alleged"
    product = phrase.product
    statement = MeasureStatement(
        char_start=start,
        char_end=end,
        surface=text[start:end],
        sentence_start=sentence.char_start,
        rule=reading.rule,
        instrument=reading.instrument.instrument,
        status=status,
        mast_chapter=reading.instrument.mast_chapter,
        imposer_entity_id=reading.imposer,
        target_entity_id=reading.target,
        product=_printed(text, product) if product is not None else None,
        hs_chapter=phrase.hs_chapter,
        rate_percent=rate.value if rate is not None else None,
        rate_from_percent=rate_from.value if rate_from is not None else None,
        rate_comparator=rate.comparator if rate is not None else None,
        rate_is_additional=True if phrase.is_additional or _additional(words, phrase) else None,
        rate_char_start=rate.char_start if rate is not None else None,
        status_date_char_start=dates.status.char_start if dates.status is not None else None,
        effective_from_date_char_start=dates.effective.char_start if dates.effective is not None else None,
        effective_to_date_char_start=dates.expiry.char_start if dates.expiry is not None else None,
        duration=_duration(phrase, dates),
        under_agreement=text[under.start : under.end] if under is not None else None,
        in_response_to=in_response_to[0] if in_response_to is not None else None,
        in_response_to_char_start=in_response_to[1] if in_response_to is not None else None,
        purpose=text[purpose.start : purpose.end] if purpose is not None else None,
        attributed_to=speaker.surface if speaker is not None else None,
        attributed_to_entity_id=speaker.entity_id if speaker is not None else None,
        is_reported=any(w.low in ("reportedly", "allegedly") for w in words[low:high]),
        is_ambiguous=reading.is_ambiguous,
    )
    rows = [statement, *_further(text, words, phrase, statement)]
    rows = _by_imposer(text, words, reading, rows)
    if phrase.later_participle is not None:
        rows.append(_later(text, words, reading, statement, high, used))
    return rows


def _by_imposer(
    text: str, words: list[Item], reading: Reading, rows: list[MeasureStatement]
) -> list[MeasureStatement]:
    """Return the rows of every party of a joined subject; "40% and 100% respectively" deals the rates out in order."""
    if not reading.others:
        return rows
    imposers = [*reading.others, reading.imposer]
    if len(rows) == len(imposers) and any(w.low == "respectively" for w in words):
        shared = next((row.target_entity_id for row in rows if row.target_entity_id is not None), None)
        product = next((row.product for row in reversed(rows) if row.product is not None), None)
        return [
            row._replace(imposer_entity_id=imposer, target_entity_id=shared, product=product)
            for row, imposer in zip(rows, imposers, strict=True)
        ]
    result = list(rows)
    first = rows[0]
    starts = [i for i in range(reading.start, reading.phrase.first) if words[i].mention is not None]
    for other in reading.others:
        start = next((words[i].start for i in starts if _party_at(words, i) == other), first.char_start)
        own = first._replace(imposer_entity_id=other, char_start=start, surface=text[start : first.char_end])
        if (own.char_start, own.char_end) == (first.char_start, first.char_end):
            verb = reading.predicate.start if reading.predicate is not None else reading.phrase.first
            result[0] = first._replace(
                char_start=words[verb - 1].start, surface=text[words[verb - 1].start : first.char_end]
            )
        result.append(own)
    return result


def _later(
    text: str, words: list[Item], reading: Reading, statement: MeasureStatement, high: int, used: set[int]
) -> MeasureStatement:
    """Return the row of a second participle: "a truce agreed in May and extended in August"."""
    position = reading.phrase.later_participle
    assert position is not None
    entry = words[position].entry
    assert entry is not None
    assert entry.verb is not None
    status = _for_instrument(reading.instrument, _participle_status(entry.verb.status))
    dates = attributes.dates(words, position, high, position, position, status, used)
    end = max(position, *(i for i in range(position, high) if words[i].date is not None), position)
    return statement._replace(
        char_end=words[end].end,
        surface=text[statement.char_start : words[end].end],
        status=status,
        rule="participle",
        status_date_char_start=dates.status.char_start if dates.status is not None else None,
        effective_from_date_char_start=(
            dates.effective.char_start
            if dates.effective is not None
            else statement.effective_from_date_char_start
        ),
        effective_to_date_char_start=dates.expiry.char_start if dates.expiry is not None else None,
    )


def _printed(text: str, product: tuple[int, int]) -> str:
    """Return the words of a product, with the closing quotation mark of one that opens inside."""
    words = text[product[0] : product[1]]
    return words + "”" if "“" in words and "”" not in words and text.startswith("”", product[1]) else words


def _further(
    text: str, words: list[Item], phrase: NounPhrase, statement: MeasureStatement
) -> list[MeasureStatement]:
    """Return the rows of further rates and further targets of one phrase, each with a span of its own."""
    result = []
    for other in phrase.further:
        figure = other.rates[0][0]
        start, end = words[other.head].start, words[other.last].end
        target = next((party for party, _ in other.targets if party != statement.imposer_entity_id), None)
        result.append(
            statement._replace(
                char_start=start,
                char_end=end,
                surface=text[start:end],
                target_entity_id=target or statement.target_entity_id,
                rate_percent=figure.value,
                rate_char_start=figure.char_start,
                rate_comparator=figure.comparator,
                rate_from_percent=None,
                hs_chapter=other.hs_chapter or statement.hs_chapter,
                product=text[other.product[0] : other.product[1]]
                if other.product is not None
                else statement.product,
            )  # fmt: skip
        )
    seen = {statement.target_entity_id, statement.imposer_entity_id}
    for party, position in phrase.targets:
        head = words[phrase.head].start
        if party in seen or (head, words[position].end) == (statement.char_start, statement.char_end):
            continue
        seen.add(party)
        result.append(
            statement._replace(
                target_entity_id=party,
                char_start=head,
                char_end=words[position].end,
                surface=text[head : words[position].end],
            )
        )
    return result


def _later_rates(words: list[Item], reading: Reading) -> None:
    """Take the rates after the verb when the phrase is its subject: "duties were cut from 50% to 25%"."""
    made, phrase = reading.predicate, reading.phrase
    if phrase.rates:
        return
    if made is None or made.verb is None or made.verb < phrase.last:
        _amount(words, reading)
        return
    for j in range(made.verb + 1, min(len(words), made.verb + 9)):
        word = words[j]
        if word.kind == "P" or (
            word.entry is not None and (word.entry.noun is not None or word.klass in ("sub", "say"))
        ):
            return
        if word.figure is not None and word.figure.quantity_kind == "percent":
            role = next(
                (
                    w.low
                    for w in reversed(words[max(made.verb, j - 3) : j])
                    if w.low in ("from", "to", "by", "at")
                ),
                "level",
            )
            phrase.rates.append((word.figure, role if role in ("from", "to", "by") else "level"))
            reading.end = j


_AMOUNTS = frozenset(
    "total totals totalled totaling totalling amount amounts amounted amounting stand stands stood average averages averaging range ranges ranged ranging set reach reaching".split()
)


def _amount(words: list[Item], reading: Reading) -> None:
    """Take the rate of "the duties, which totalled 80.5%" and "tariffs ranging from 5% to 35%" (its upper end)."""
    last = reading.phrase.last
    for j in range(last + 1, min(len(words), last + 6)):
        if words[j].low not in _AMOUNTS:
            continue
        percents = [
            w.figure
            for w in words[j + 1 : j + 9]
            if w.figure is not None and w.figure.quantity_kind == "percent"
        ]
        if percents:
            figure = percents[-1] if words[j].low.startswith("rang") else percents[0]
            reading.phrase.rates.append((figure, "level"))
            reading.end = max(reading.end, next(k for k, w in enumerate(words) if w.figure is figure))
        return


def _rates(phrase: NounPhrase) -> tuple[FigureSpan | None, FigureSpan | None]:
    """Return (rate, rate before) among the percentages of the phrase."""
    rate = next((f for f, role in phrase.rates if role == "to"), None)
    rate = rate or next((f for f, role in phrase.rates if role == "level"), None)
    before = next((f for f, role in phrase.rates if role == "from"), None)
    return rate, before


def _additional(words: list[Item], phrase: NounPhrase) -> bool:
    return any(
        w.low in ("additional", "extra", "further") for w in words[phrase.first : phrase.head]
    ) and bool(phrase.rates)


def _duration(phrase: NounPhrase, dates: attributes.Dates) -> str | None:
    span = phrase.duration or dates.duration
    return span.timex_unanchored if span is not None else None


def _anaphoric(words: list[Item], reading: Reading, context: Context) -> MeasureStatement | None:
    """Return what "in response" or "this is why" points back to: the last statement of another party."""
    if not any(w.klass == "anaphoric_cause" for w in words[: reading.phrase.first]):
        return None
    for statement in reversed(context.previous):
        if statement.imposer_entity_id != reading.imposer:
            return statement
    return None


def _answered(
    words: list[Item], reading: Reading, cause: attributes.Reason | None, context: Context
) -> tuple[str, int] | None:
    """Return the printed cause and its start; a retaliation hits the party that it answers."""
    text = context.index.spans.source.text
    earlier = _anaphoric(words, reading, context) if cause is None else None
    party = earlier.imposer_entity_id if earlier is not None else None
    if cause is not None and _retaliates(words, reading):
        party = next(
            (
                p
                for m in context.index.mentions(cause.start, cause.end)
                if (p := actor(m)) is not None and p != reading.imposer
            ),
            None,
        )
    if reading.target is None and party is not None:
        reading.target = party
    if cause is not None:
        return text[cause.start : cause.end], cause.start
    return (earlier.surface, earlier.char_start) if earlier is not None else None


_RETALIATES = frozenset(("retaliate with", "respond with", "hit back with", "counter with"))


def _retaliates(words: list[Item], reading: Reading) -> bool:
    cue = reading.predicate.cue if reading.predicate is not None else None
    return cue is not None and cue.lemma in _RETALIATES
