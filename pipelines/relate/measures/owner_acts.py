"""Whose a measure is when one party stands before its noun and another one acts on it: Ottawa doubles Chinese steel duties.

Belongs here: owner against subject. Who imposes where no owner is printed is read in `imposers`.
"""

from __future__ import annotations

from pipelines.relate.items import Item
from pipelines.relate.measures import subjects
from pipelines.relate.measures.phrase import DUTIES, Predicate
from pipelines.relate.measures.reading import Reading
from pipelines.relate.measures.subjects import BOTH


def start_at_subject(words: list[Item], reading: Reading, before: Predicate, imposer: str) -> str:
    """Let the statement begin at its subject when that is the owner of the measure too; return the imposer.

    A nationality before the measure that another party acts on is its target: "Ottawa doubles Chinese steel duties".
    """
    found = subjects.subject(words, before.before)
    if found is None or found.party == BOTH:
        return imposer
    phrase = reading.phrase
    is_open = found.party != imposer and phrase.target is None and not phrase.targets
    if is_open and (_acts_on_own(words, reading, before, found) or _ends_for_owner(words, reading, before)):
        phrase.target, imposer = imposer, found.party
    if found.party == imposer:
        reading.start = min(reading.start, found.position)
        reading.others = found.others
    return imposer


def _acts_on_own(words: list[Item], reading: Reading, before: Predicate, found: subjects.Subject) -> bool:
    """Return whether a duty that the subject acts on is its own, and the nationality before it is whom it hits."""
    return (
        _is_for_owner(words, reading)
        and reading.instrument.instrument in DUTIES
        and (before.status not in ("agreed", "denied") or _gives_up(before, found))
        and not (reading.phrase.is_owner_modifier and _is_possessive(words, found.position))
    )


def _ends_for_owner(words: list[Item], reading: Reading, before: Predicate) -> bool:
    """Return whether the subject lifts what another one suffers, since nobody lifts a foreign curb: Chile lifted Peru's import curbs."""
    ends = (
        before.cue is not None and before.cue.sense == "act" and before.cue.status in ("lifted", "suspended")
    )
    return (
        ends
        and before.status == (before.cue.status if before.cue is not None else None)
        and words[reading.phrase.first].is_possessive
        and reading.instrument.instrument in _CURBS
    )


_CURBS = frozenset(("import_ban", "export_control", "exemption", "sanction", "licence_requirement"))


def _gives_up(before: Predicate, found: subjects.Subject) -> bool:
    """Return whether one party alone agrees to end or cut a measure, which is its own: the US agreed to lift EU duties."""
    cues = before.chain.cues if before.chain is not None else []
    ends = (
        len(cues) > 1 and cues[0].status in ("lifted", "suspended", "reduced") and cues[-1].lemma == "agree"
    )
    return ends and before.status == "agreed" and not found.others


def _is_for_owner(words: list[Item], reading: Reading) -> bool:
    """Return whether the owner before the measure is whom it is for: Chinese steel duties, Peru's quota for tea."""
    phrase = reading.phrase
    is_share = reading.instrument.instrument == "quota" and words[phrase.first].mention is not None
    return phrase.is_owner_modifier or (is_share and words[phrase.first].is_possessive)


def _is_possessive(words: list[Item], position: int) -> bool:
    return any(word.is_possessive for word in words[position : position + 3] if word.mention is not None)
