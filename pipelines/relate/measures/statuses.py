"""Which reading decides the status: predicate, participle, adjective or the sentence around."""

from __future__ import annotations

from pipelines.relate.function_words import AGENDA
from pipelines.relate.items import Item
from pipelines.relate.lexicon import Instrument, lexicon
from pipelines.relate.measures import subjects
from pipelines.relate.measures.phrase import DUTIES, NounPhrase
from pipelines.relate.measures.predicate import Predicate
from pipelines.relate.measures.reading import BILATERAL, GAINS

_OTHERS_ACT = frozenset({"under_discussion", "lifted", "reduced", "conditional", "denied"})


def decide_status(
    words: list[Item],
    phrase: NounPhrase,
    instrument: Instrument,
    before: Predicate | None,
    after: Predicate | None,
) -> tuple[Predicate | None, str, str]:
    """Return (predicate, status, rule) by which reading decides: predicates, participle, adjective, context."""
    adjective = next((c.status for c in phrase.adjectives if c.status), None)
    if (
        before is not None
        and before.cue is not None
        and before.rule == "nominal"
        and before.status == "under_discussion"
    ):
        return before, "under_discussion", "nominal"
    participle = words[phrase.participle].entry if phrase.participle is not None else None
    stance = before is not None and before.cue is not None and before.cue.sense == "other"
    if instrument.instrument in ("purchase_commitment", "agreement") and _unmet(words, phrase):
        return before, "violated", "unmet"
    if _is_hypothetical(words, phrase):
        return before, "conditional", "hedged"
    if phrase.is_negated and before is not None:
        return before, "denied" if before.status not in ("lifted", "reduced") else "in_force", "negated"
    if before is not None and before.rule == "nominal" and adjective == "conditional":
        return before, "under_discussion" if _on_agenda(words, phrase) else "conditional", "nominal"
    if before is not None and not stance and before.status:
        status = before.status
        if status in ("in_force", "announced", "launched") and _head_change(words, phrase) == "threatened":
            status = "threatened"
        if status == "in_force" and before.cue is not None and before.cue.sense == "keep" and adjective:
            status = adjective
        return (
            before,
            for_instrument(instrument, status, before.cue.lemma if before.cue is not None else ""),
            before.rule,
        )
    if (
        after is not None
        and after.rule == "relative"
        and phrase.imposer is not None
        and after.status in _OTHERS_ACT
    ):
        other = subjects.subject(words, after.before, phrase.last + 1)
        if other is not None and other.party != phrase.imposer:
            after = None
    if after is not None and after.status:
        return after, for_instrument(instrument, after.status), after.rule
    if participle is not None and participle.verb is not None:
        ended = (
            "expired"
            if participle.verb.status == "expires" and "d" in participle.tenses
            else participle.verb.status
        )
        return before, for_instrument(instrument, participle_status(ended)), "participle"
    if stance and before is not None and before.status in ("violated", "conditional"):
        averted = before.status == "conditional" and adjective in ("threatened", "proposed", "announced")
        return before, adjective if averted and adjective is not None else before.status, "stance"
    if stance and before is not None and before.cue is not None and before.cue.lemma in ("face", *GAINS):
        status = adjective if before.status == "in_force" and adjective is not None else before.status
        return before, for_instrument(instrument, status), "stance"
    if (change := _head_change(words, phrase)) is not None and not stance:
        return before, for_instrument(instrument, change), "adjective"
    if adjective is not None and adjective != "in_force":
        return before, for_instrument(instrument, adjective), "adjective"
    if _hedge(words, phrase):
        return before, "conditional", "hedged"
    if (
        (stance and before is not None and before.status == "under_discussion") or _on_agenda(words, phrase)
    ) and (
        not phrase.has_owner or instrument.instrument in ("purchase_commitment", "exemption", "agreement")
    ):
        return before, "under_discussion", "agenda"
    return before, for_instrument(instrument, "in_force"), "stance" if stance else "default"


def _head_change(words: list[Item], phrase: NounPhrase) -> str | None:
    """Return the status that the last word of the instrument states by itself: a tariff hike, a tariff threat."""
    instrument, _, last = words[phrase.head].low.rpartition(" ")
    if not instrument:
        return None
    governor = lexicon().entry(last).governor if (last,) in lexicon().entries else None
    return governor.status if governor is not None and governor.status in _CHANGES else None


_CHANGES = frozenset(("threatened", "raised", "reduced", "suspended"))


_UNMET = frozenset("failure failed fails failing".split())


_MEETS = frozenset("meet comply honour honor fulfil fulfill deliver uphold respect".split())


def _unmet(words: list[Item], phrase: NounPhrase) -> bool:
    """Return whether the phrase is what somebody failed to meet."""
    near = {w.low for w in words[max(0, phrase.first - 9) : phrase.first]}
    return bool(near & _UNMET and near & _MEETS)


def participle_status(status: str) -> str:
    """Return the status that a participle after its noun states."""
    return {"expires": "expires", "": "in_force"}.get(status, status)


def for_instrument(instrument: Instrument, status: str, lemma: str = "") -> str:
    """Return the status as the instrument takes it: a truce that was agreed is in force, a probe is launched."""
    if status == "in_force" and instrument.phrase.partition(" ")[0] in _FREE:
        return "lifted"
    if instrument.instrument in BILATERAL and status == "under_consideration":
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
    if (
        instrument.instrument in DUTIES
        and status == "agreed"
        and lemma in ("finalise", "finalize", "approve", "ratify", "secure")
    ):
        return "announced"
    if (
        instrument.instrument
        not in ("tariff", "anti_dumping", "safeguard", "port_fee", "tax", "quota", "subsidy", "sanction")
        and status == "raised"
    ):
        return "in_force"
    return status


_FREE = frozenset(("duty-free", "tariff-free", "zero-duty", "zero-tariff"))


_BRINGS = frozenset(
    "lead leads result bring trigger mean unleash spark pave return provoke invite cause entail herald see risk draw "
    "create produce prompt way back push".split()
)


def _is_hypothetical(words: list[Item], phrase: NounPhrase) -> bool:
    """Return whether "if" and a participle stand right after the phrase: the duty, if imposed, would …."""
    i = phrase.last + 1
    while i < len(words) and words[i].low in ",(":
        i += 1
    return i + 1 < len(words) and words[i].klass == "if" and "n" in getattr(words[i + 1].entry, "tenses", "")


def _hedge(words: list[Item], phrase: NounPhrase) -> bool:
    """Return whether a possibility would bring the measure about: could lead to new tariffs."""
    if phrase.has_owner or phrase.is_possessed:
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
