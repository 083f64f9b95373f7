"""Whether a measure is the subject of a verb: the duties violate the pact, the duties have blocked exports.

Belongs here: what another measure does, which is no act of its imposer. What is said of a measure is read in `predicate`.
"""

from __future__ import annotations

from pipelines.relate.items import Item
from pipelines.relate.measures.phrase import NounPhrase, Predicate
from pipelines.relate.measures.reading import Reading, party_at


def follows_measure(words: list[Item], before: int, earlier: list[Reading]) -> bool:
    """Return whether the subject left of a verb is another measure: "the duties violate the pact"."""
    if not earlier or earlier[-1].phrase.last > before:
        return False
    return not any(party_at(words, j) for j in range(earlier[-1].phrase.last + 1, before + 1))


def is_effect(words: list[Item], phrase: NounPhrase, made: Predicate, earlier: list[Reading]) -> bool:
    """Return whether another measure does what the verb says, which is its effect: the duties have blocked exports.

    Who imposes duties and bans imports does both.
    """
    if not phrase.instrument.weak or made.is_passive or made.is_infinitive or made.before < 0 or not earlier:
        return False
    is_next = made.before - earlier[-1].phrase.last <= _NEXT
    is_subject = words[made.before].kind != "P" and words[made.before].klass in (None, "rel")
    return is_subject and is_next and follows_measure(words, made.before, earlier)


_NEXT = 2
"""Items from a measure to the word before its verb: the duties, which have blocked."""
