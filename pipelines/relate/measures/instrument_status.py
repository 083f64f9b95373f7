"""The status as the instrument takes it: a truce that was agreed is in force, a probe is launched.

Belongs here: what a status means of one instrument. Which reading decides it is in `statuses`.
"""

from __future__ import annotations

from pipelines.relate.items import Item
from pipelines.relate.lexicon import Instrument, lexicon
from pipelines.relate.measures.phrase import DUTIES, NounPhrase
from pipelines.relate.measures.reading import BILATERAL


def participle_status(status: str) -> str:
    """Return the status that a participle after its noun states."""
    return {"expires": "expires", "": "in_force"}.get(status, status)


def for_instrument(instrument: Instrument, status: str, lemma: str = "") -> str:
    """Return the status as the instrument takes it: a truce that was agreed is in force, a probe is launched."""
    is_free = instrument.phrase.partition(" ")[0] in _FREE and instrument.instrument != "quota"
    if status == "in_force" and is_free:
        return "lifted"
    if instrument.instrument == "investment_commitment" and status == "in_force":
        return "agreed"
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
        and not _is_levy(instrument)
    ):
        return "in_force"
    return status


def _is_levy(instrument: Instrument) -> bool:
    """Return whether a measure on exports is a tax, whose rate rises and falls."""
    return instrument.phrase.rpartition(" ")[2] in ("tax", "duty", "levy", "tariff", "fee", "surcharge")


_FREE = frozenset(("duty-free", "tariff-free", "zero-duty", "zero-tariff"))


_CHANGES = frozenset(("threatened", "raised", "reduced", "suspended", "lifted"))


def head_change(words: list[Item], phrase: NounPhrase) -> str | None:
    """Return the status that the last word of the instrument states by itself: a tariff hike, a tariff threat."""
    instrument, _, last = words[phrase.head].low.rpartition(" ")
    if not instrument:
        return None
    governor = lexicon().entry(last).governor if (last,) in lexicon().entries else None
    return governor.status if governor is not None and governor.status in _CHANGES else None
