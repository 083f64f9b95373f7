"""Goods that are said to enter free of duty: "their exports to Peru will be duty-free".

Belongs here: "duty-free" as a predicate. Duty-free access as a noun is an instrument phrase like others.
"""

from __future__ import annotations

from pipelines.relate.items import Item
from pipelines.relate.lexicon import Cue, Instrument
from pipelines.relate.measures.clause_marks import has_condition
from pipelines.relate.measures.modality import status_of
from pipelines.relate.measures.noun_phrase import parse_object
from pipelines.relate.measures.passive_goods import read_subject
from pipelines.relate.measures.phrase import NounPhrase, Predicate
from pipelines.relate.measures.reading import party_at
from pipelines.relate.measures.verb_chain import chain

FREE = frozenset(("duty-free", "duty free", "tariff-free", "tariff free"))
_ENTERS = frozenset(
    "enter enters entered entering imported exported traded sold shipped come become remain".split()
)


def parse(words: list[Item], i: int, instrument: Instrument) -> tuple[NounPhrase, Predicate] | None:
    """Return phrase and predicate of goods that are free of duty, None where item `i` only modifies a noun."""
    market = _market_entered(words, i)
    verb = i - 1 if i and words[i - 1].low in _ENTERS else i
    verb = market[1] if market is not None else verb
    letting = _letting(words, verb)
    found = chain(words, letting or verb, Cue("free", "lifted", "act"))
    if found.before < 0 or found.is_infinitive or not (found.has_be or verb < i):
        return None
    if found.modal == "can":
        found.modal = None
    phrase = parse_object(words, i, instrument)
    into = list(phrase.targets)
    phrase.targets = []
    read_subject(words, verb - 1 if letting is not None else found.before, phrase)
    if not (phrase.has_goods or phrase.flow or phrase.targets):
        return None
    into += [(party, k) for party, k in phrase.targets if _is_destination(words, k)]
    phrase.targets = [(party, k) for party, k in phrase.targets if not _is_destination(words, k)]
    if market is not None:
        phrase.imposer, phrase.has_owner = market[0], True
    elif into:
        phrase.imposer, phrase.has_owner = into[0][0], True
    phrase.first = phrase.head = i
    status = status_of(found, has_condition(words))
    return phrase, Predicate(
        status, "passive", found.before + 1, found.before, found.cues[0], i, is_passive=True, chain=found
    )


def _letting(words: list[Item], verb: int) -> int | None:
    """Return the item of the verb that lets goods do what `verb` says: would let beef enter, allows it to enter."""
    if words[verb].low not in _BASE:
        return None
    for j in range(verb - 1, max(0, verb - _LET_REACH), -1):
        if words[j].low in _LETS:
            return j
        if words[j].kind == "P" or words[j].klass in ("rel", "sub", "modal"):
            return None
    return None


_BASE = frozenset(("enter", "come", "become"))
_LETS = frozenset(
    "let lets letting allow allows allowed allowing permit permits permitted permitting".split()
)
_LET_REACH = 14


def _market_entered(words: list[Item], i: int) -> tuple[str, int] | None:
    """Return the party that goods enter and the verb's item: "will enter the United Kingdom tariff-free"."""
    party = party_at(words, i - 1) if i > 1 else None
    verb = i - 2 - (words[i - 2].klass == "det") if party is not None else -1
    return (
        (party, verb)
        if party is not None and verb > 0 and words[verb].low in ("enter", "enters", "entered", "entering")
        else None
    )


def _is_destination(words: list[Item], k: int) -> bool:
    """Return whether goods go to the party at `k`."""
    near = words[max(0, k - 2) : k]
    return bool(near) and (
        near[-1].low in ("to", "into") or (near[-1].klass == "det" and near[0].low in ("to", "into"))
    )
