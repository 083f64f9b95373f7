"""Disputes that are settled: "agreed on Friday to end their row over steel", "settled the lumber dispute in June".

Belongs here: agreements told of by what they end, without a word for the agreement. Those with one are read in `milestones`.
"""

from __future__ import annotations

from pipelines.extract.spans import Sentence
from pipelines.relate.events.draft import Draft, milestone
from pipelines.relate.events.signings import circumstances, signatories
from pipelines.relate.events.status import was_meant
from pipelines.relate.events.surroundings import Surroundings, usable
from pipelines.relate.items import Item
from pipelines.relate.triggers import DISPUTES

_ENDS = frozenset("end settle resolve defuse".split())
_ENDED = frozenset("settled resolved".split())
_OBJECT = 14
"""Items behind the verb within which the dispute is named."""


def settled(words: list[Item], i: int, sentence: Sentence) -> Draft | None:
    """Return the event of parties that agreed to end a dispute, or settled it, on a day that is told; None for others."""
    verb = _verb_of_ending(words, i)
    if verb is None or was_meant(words[max(0, i - 5) : i]) or _is_open(words, i):
        return None
    dispute = _object(words, verb)
    if dispute is None:
        return None
    found = Surroundings(first=i, last=dispute)
    dated = next((k for k in (*range(i + 1, verb), *_behind(words, dispute)) if usable(words[k].date)), None)
    if dated is not None:
        found.date, found.last = words[dated].date, max(found.last, dated)
    circumstances(words, i, found, "concluded", is_own=False)
    signatories(words, i, found)
    return milestone(words, sentence, i, "signing", "concluded", found) if found.date is not None else None


def ends_dispute(words: list[Item], i: int) -> bool:
    """Return whether the word at `i` says that a dispute is over: "have agreed to end their row", "had settled the dispute"."""
    verb = _verb_of_ending(words, i)
    return verb is not None and _object(words, verb) is not None


def _verb_of_ending(words: list[Item], i: int) -> int | None:
    """Return the verb that has the dispute as object: of "agreed [on Friday] to end", of "settled"."""
    if words[i].low in _ENDED:
        return i
    if words[i].low != "agreed":
        return None
    k = i + 1
    while k < len(words) and (words[k].date is not None or words[k].klass == "adv" or words[k].low == "on"):
        k += 1
    is_end = k + 1 < len(words) and words[k].low == "to" and words[k + 1].low in _ENDS
    return k + 1 if is_end else None


def _is_open(words: list[Item], i: int) -> bool:
    """Return whether the verb tells of no settlement: "to be settled", "has not been resolved"."""
    near = words[max(0, i - 4) : i]
    return any(w.klass in ("modal", "to_be", "neg", "if") or w.low in ("to", "be", "not") for w in near)


def _object(words: list[Item], verb: int) -> int | None:
    for k in range(verb + 1, min(len(words), verb + _OBJECT)):
        word = words[k]
        if word.low in DISPUTES:
            return k
        if word.klass in ("sub", "rel", "say", "modal", "if") or word.low in (";", ":"):
            return None
    return None


def _behind(words: list[Item], dispute: int) -> range:
    """Return the positions behind the dispute up to the end of its clause: "… their dispute over lumber on Friday"."""
    end = dispute + 1
    while (
        end < min(len(words), dispute + _REACH)
        and words[end].kind != "P"
        and words[end].klass not in _CLAUSES
    ):
        end += 1
    return range(dispute + 1, end)


_REACH = 9
_CLAUSES = frozenset(("sub", "rel", "say", "modal", "aux", "if", "cause", "purpose", "verb"))
