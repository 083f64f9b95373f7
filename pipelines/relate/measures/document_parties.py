"""Parties that a statement takes from the document, where neither its own sentence nor what it takes up names them.

Belongs here: the two parties that the document is about, its only imposer or actor, who did the last measure of a kind.
"""

from __future__ import annotations

from pipelines.relate.items import Item
from pipelines.relate.lexicon import Instrument
from pipelines.relate.measures.carried import kin
from pipelines.relate.measures.groups import GROUPS, spared
from pipelines.relate.measures.reading import BILATERAL, GLOBAL, TAKEN_UP, Context, Reading
from pipelines.relate.measures.said_of import existence
from pipelines.relate.parties import actor


def _last_on(reading: Reading, context: Context) -> str | None:
    """Return who imposed the last measure of this kind on the same target."""
    is_relief = reading.instrument.instrument == "exemption"
    known = [(s.instrument, s.imposer_entity_id, s.target_entity_id) for s in context.previous]
    known += [(r.instrument.instrument, r.imposer, r.target) for r in context.current]
    for instrument, imposer, target in reversed(known):
        is_kin = instrument in kin(reading) and imposer not in (None, reading.target)
        if is_kin and (target == reading.target or is_relief):
            return imposer
    return None


def _goes_on(reading: Reading, context: Context) -> str | None:
    """Return who imposed the last restriction told, when it hit the same party: "the curbs include blocking Peruvian fish"."""
    last = context.previous[-1] if context.previous and not context.current else None
    is_same = (
        last is not None and last.target_entity_id == reading.target and last.instrument not in BILATERAL
    )
    return last.imposer_entity_id if last is not None and is_same else None


def _follow_imposer(reading: Reading, context: Context) -> None:
    """Give "those duties on Peru" kind and imposer of the measure that they take up, whomever that one hit."""
    known = [(s.instrument, s.mast_chapter, s.imposer_entity_id) for s in context.previous]
    known += [(r.instrument.instrument, r.instrument.mast_chapter, r.imposer) for r in context.current]
    for kind, chapter, party in reversed(known):
        if kind in kin(reading) and party not in (None, reading.target):
            reading.imposer, reading.is_guess = party, True
            if reading.instrument.phrase in ("duty", "levy", "tariff"):
                reading.instrument = Instrument(kind, chapter, False, "")
            return


_STATED = frozenset(("verb", "verbal", "passive", "become", "nominal", "participle", "stance"))


def _only_imposer(reading: Reading, context: Context) -> str | None:
    """Return who imposes all measures of its kind told so far, else all duties, else the only party that the document names."""
    known = [(s.instrument, s.imposer_entity_id) for s in context.previous]
    known += [(r.instrument.instrument, r.imposer) for r in context.current]
    kinds = [kin(reading)]
    if reading.instrument.instrument in (*TAKEN_UP["tariff"], "investigation"):
        kinds.append(
            TAKEN_UP["tariff"]
        )  # an anti-dumping duty, or the case for it, beside the duties of the same party
    if reading.instrument.instrument in _REMEDIES:
        kinds.append(("investigation",))  # who reviews a duty has imposed it
    for kind in kinds:
        told = {imposer for instrument, imposer in known if instrument in kind and imposer is not None}
        if told:
            return next(iter(told)) if len(told) == 1 else None
    return context.sole


_REMEDIES = ("tariff", "anti_dumping", "safeguard")


def _only_actor(words: list[Item], context: Context) -> str | None:
    """Return who imposes everything told before, for what a measure itself brings: "the safeguard introduces quotas"."""
    opens = words[0].klass == "det" and any(
        w.entry is not None and w.entry.noun is not None for w in words[1:4]
    )
    told = {s.imposer_entity_id for s in context.previous}
    names_nobody = all(w.mention is None or actor(w.mention) is None for w in words)
    return next(iter(told)) if opens and names_nobody and len(told) == 1 else None


def _answered(reading: Reading, context: Context) -> str | None:
    """Return who imposed the last measure of another party that may have hit the one that retaliates."""
    for statement in reversed(context.previous):
        party = statement.imposer_entity_id
        if party not in (None, reading.imposer) and statement.target_entity_id in (None, reading.imposer):
            return party
    return None


def _hit_by_document(words: list[Item], reading: Reading, context: Context) -> None:
    """Take for the target the other party of the document, or the one that a retaliation answers; measures on all stay open."""
    phrase = reading.phrase
    retaliates = any(w.low.startswith("retaliatory") for w in words[phrase.first : phrase.head + 1])
    cue = reading.predicate.cue if reading.predicate is not None else None
    is_given = reading.instrument.instrument == "quota" and cue is not None and cue.lemma == "grant"
    is_global = reading.instrument.instrument in GLOBAL and phrase.product is not None
    is_global &= not retaliates and not is_given
    is_global &= not any(w.low.startswith("neighbo") for w in words[phrase.first : phrase.last + 1])
    is_global |= any(w.low in _EVERYBODY or w.low in GROUPS for w in words[phrase.first : phrase.last + 1])
    is_global |= _goes_on_openly(reading, context)
    names_others = phrase.has_name and not phrase.targets
    is_global |= context.other(reading.imposer) in spared(words)
    if not is_global and not names_others and context.other(reading.imposer):
        reading.target, reading.is_guess = context.other(reading.imposer), True
    elif retaliates and (answered := _answered(reading, context)) is not None:
        reading.target, reading.is_guess = answered, True


def _goes_on_for(reading: Reading) -> bool:
    """Return whether a measure told before stays for somebody: duties remain for Peru."""
    made = reading.predicate
    return (
        reading.rule == "become" and made is not None and made.cue is not None and made.cue.lemma == "remain"
    )


_EVERYBODY = frozenset(
    "foreign overseas any all above exceeding beyond global worldwide universal blanket baseline across-the-board".split()
)
"""Words of a measure on whoever exports: on all imports, on imports above the quota."""


def _goes_on_openly(reading: Reading, context: Context) -> bool:
    """Return whether the last measure of this kind by the same party is one on everybody, which this one takes up: the tariffs took effect."""
    if reading.phrase.rates or not reading.phrase.is_definite:
        return False
    known = [(s.instrument, s.imposer_entity_id, s.target_entity_id, s.surface) for s in context.previous]
    same = [row for row in known if row[0] in kin(reading) and row[1] == reading.imposer]
    if not same or same[-1][2] is not None:
        return False
    return not (_EVERYBODY | GROUPS).isdisjoint(same[-1][3].lower().split())


def fill_from_document(words: list[Item], reading: Reading, context: Context) -> None:
    """Complete the parties from the two that the document is about, marked ambiguous."""
    phrase = reading.phrase
    if reading.is_by_unnamed and reading.imposer is None:
        return
    if reading.is_default and phrase.first > 1 and any(w.low == "there" for w in words[: phrase.first][-4:]):
        reading.rule, reading.is_default = "become", False
        reading.status = "denied" if phrase.is_negated else existence(words, phrase.first)
    says_which = phrase.is_definite or phrase.product is not None or bool(phrase.rates)
    is_told = (reading.rule in _STATED and says_which) or reading.target is not None
    if reading.imposer is None and reading.target is not None and _goes_on_for(reading):
        _follow_imposer(reading, context)
    if reading.imposer is None and is_told and reading.instrument.instrument not in BILATERAL:
        only = _only_imposer(reading, context)
        if only is None and reading.rule == "verb":
            only = _only_actor(words, context)
        if only is not None and only != reading.target and only not in [p for p, _ in reading.phrase.targets]:
            reading.imposer, reading.is_guess = only, True
    if reading.imposer is None and reading.target is not None and phrase.is_definite:
        _follow_imposer(reading, context)
    if reading.imposer is None and reading.target is not None and context.other(reading.target):
        reading.imposer, reading.is_guess = context.other(reading.target), True
    elif reading.imposer is None and reading.target is not None:
        reading.imposer = _last_on(reading, context) or _goes_on(reading, context)
        reading.is_guess |= reading.imposer is not None
    elif reading.imposer is not None and reading.target is None:
        _hit_by_document(words, reading, context)
    elif reading.imposer is None and reading.instrument.instrument in BILATERAL and context.sides():
        reading.imposer, reading.target = context.sides() or (None, None)
        reading.is_guess = True
    reading.is_ambiguous = reading.is_guess
