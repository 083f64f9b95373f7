"""Clauses in the subjunctive: what somebody orders, recommends or demands to be done has not been done.

Belongs here: which verb such a clause hangs on, the status that it gives, and who orders. Other readings of a passive
belong to `statuses`.
"""

from __future__ import annotations

from pipelines.relate.items import Item
from pipelines.relate.measures import subjects
from pipelines.relate.measures.phrase import NounPhrase, Predicate

_ORDERED = "announced"
_STATUS = {
    word: status
    for status, words in {
        _ORDERED: "order orders ordered ordering direct directs directed directing decree decrees decreed instruct instructed",
        "proposed": "recommend recommends recommended recommending propose proposes proposed proposing suggest suggests suggested",
        "under_discussion": "demand demands demanded demanding insist insists insisted insisting urge urges urged ask asks asked "
        "request requests requested require requires required",
    }.items()
    for word in words.split()
}
"""What a measure is of which it is ordered, recommended or demanded that it be imposed, lifted or changed."""
_NEAR = 5


def status(words: list[Item], phrase: NounPhrase, after: Predicate | None) -> str | None:
    """Return the status of "ordered that duties be imposed", None where no such verb governs a bare "be"."""
    at = _governor(words, phrase, after)
    return _STATUS[words[at].low] if at is not None else None


def orderer(words: list[Item], phrase: NounPhrase, after: Predicate | None) -> str | None:
    """Return the party that orders the measure; who demands one does not impose it."""
    at = _governor(words, phrase, after)
    if at is None or _STATUS[words[at].low] != _ORDERED:
        return None
    found = subjects.subject(words, at - 1)
    return found.party if found is not None and found.party != subjects.BOTH else None


def _governor(words: list[Item], phrase: NounPhrase, after: Predicate | None) -> int | None:
    """Return the verb before "that" of a passive clause with a bare "be"."""
    is_passive = after is not None and after.rule == "passive"
    if after is None or after.verb is None or not is_passive or not _is_bare(words, phrase, after.verb):
        return None
    that = (k for k in range(phrase.first - 1, max(-1, phrase.first - _NEAR), -1) if words[k].low == "that")
    at = next(that, 0)
    return next((k for k in range(at - 1, max(-1, at - _NEAR), -1) if words[k].low in _STATUS), None)


def _is_bare(words: list[Item], phrase: NounPhrase, verb: int) -> bool:
    """Return whether "be" stands before the participle without a modal or "to"."""
    at = next((k for k in range(phrase.last + 1, verb) if words[k].low == "be"), 0)
    before = words[at - 1]
    return at > 0 and before.klass not in ("modal", "to_be") and before.low != "to"
