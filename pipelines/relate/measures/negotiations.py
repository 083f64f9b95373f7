"""Agreements on the table: talks on a pact, who holds them, and the verbs of negotiating.

Belongs here: what makes an agreement one under discussion. Rounds of talks as such are events.
"""

from __future__ import annotations

from pipelines.relate.items import Item
from pipelines.relate.lexicon import Instrument
from pipelines.relate.measures import subjects
from pipelines.relate.measures.phrase import NounPhrase
from pipelines.relate.measures.reading import party_at

_TALKS = frozenset("talks talk negotiations negotiation discussions discussion negotiators progress".split())
_ABOUT = frozenset("on over for about towards toward of".split())
NEGOTIATES = frozenset(
    ("negotiate", "seek", "want", "discuss", "push for", "press for", "hope for", "pursue")
)
"""Verbs whose subject is a party to the agreement that it is after."""
_REACH = 12


def talks_before(words: list[Item], phrase: NounPhrase, instrument: Instrument) -> int | None:
    """Return the item of the talks that the agreement is the subject of, or of how near it is: "talks with Peru on a free trade pact", "closer to a pact"."""
    is_new = instrument.instrument in ("exemption", "quota") and not (phrase.is_definite or phrase.has_owner)
    if not (instrument.instrument == "agreement" or is_new) or phrase.first < 2:
        return None
    if instrument.instrument == "agreement" and (near := _nearness(words, phrase.first)) is not None:
        return near
    if words[phrase.first - 1].low not in _ABOUT:
        return None
    for j in range(phrase.first - 2, max(-1, phrase.first - _REACH), -1):
        if words[j].low.partition(" ")[0] in _TALKS:
            return j
        if words[j].klass in ("sub", "rel", "aux", "modal", "verb") or words[j].low in ",;:":
            return None
    return None


def _nearness(words: list[Item], first: int) -> int | None:
    """Return the item that says how near the agreement at item `first` is: closer to a pact, on the verge of one."""
    link = words[first - 1].low
    if link in _NEAR:
        return first - 1
    is_near = link in ("to", "of") and words[first - 2].low in _NEAR
    return first - 2 if is_near else None


_NEAR = frozenset("close closer near nearer nearing verge brink cusp".split())


def are_concluded(words: list[Item], talks: int, last: int) -> bool:
    """Return whether the talks at item `talks` have led to the agreement: concluded talks on a pact, not hopes to.

    `last` is the last item of the agreement, behind which a passive stands: talks on a pact were concluded.
    """
    if last + 2 < len(words) and words[last + 1].low in _WERE and words[last + 2].low in _CONCLUDED:
        return True
    done = next((j for j in range(max(0, talks - 3), talks) if words[j].low in _CONCLUDED), None)
    return done is not None and not any(
        w.low == "to" or w.klass in ("modal", "to_be", "neg") for w in words[max(0, done - 2) : done]
    )


_WERE = frozenset(("was", "were"))
_CONCLUDED = frozenset(
    "conclude concludes concluded complete completes completed finalise finalised finalize finalized wrapped".split()
)


def talking_parties(
    words: list[Item], talks: int, phrase: NounPhrase, sides: tuple[str, str] | None
) -> tuple[str | None, str | None]:
    """Return the two parties that hold the talks at item `talks`: "between A and B", "A is in talks on a pact with B".

    `sides` are those of the document, for which "the two" stand.
    """
    named = [party for j in range(talks + 1, phrase.first) if (party := party_at(words, j)) is not None]
    if len(set(named)) < 2:
        found = subjects.subject(words, talks - 1)
        if found is not None and found.party == subjects.BOTH and not named:
            return sides or (None, None)
        own = [] if found is None or found.party == subjects.BOTH else [found.party, *found.others]
        named = [*own, *named, *(party for party, _ in phrase.targets)]
    distinct = list(dict.fromkeys(named))
    return (distinct[0], distinct[1]) if len(distinct) > 1 else (None, None)
