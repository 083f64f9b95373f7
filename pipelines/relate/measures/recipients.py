"""Verbs whose object is who is hit and that take the measure after a preposition: hit Peru with, warn Peru of, grant Peru a.

Belongs here: finding such a verb and the parties between it and the measure. Its status is read in `governors`.
"""

from __future__ import annotations

from pipelines.relate.items import Item
from pipelines.relate.measures.bystander_marks import are_to_be_hit
from pipelines.relate.measures.phrase import NounPhrase
from pipelines.relate.parties import actor

WARNS = frozenset(("warn", "warns", "warned", "warning"))


def warns_at(items: list[Item], party: int) -> int | None:
    """Return the verb of "warned Ankara of sanctions", whose object ends at item `party`."""
    k = party - 1 - (items[party - 1].klass == "det")
    return k if k > 0 and items[party].mention is not None and items[k].low in WARNS else None


def past_recipient(items: list[Item], i: int, phrase: NounPhrase) -> int | None:
    """Take the party at `i` as the target of "grants Peru a quota"; return the item before it, None where it is none."""
    mention = items[i].mention
    party = actor(mention) if mention is not None and not items[i].is_possessive else None
    verb = items[i - 1 - (items[i - 1].klass == "det")].low if i > 1 else ""
    after = next((w for w in items[i + 1 : i + 5] if w.klass == "det" or w.kind not in "WLP"), None)
    is_object = after is not None and after.klass == "det"
    is_other = any(target != party for target, _ in phrase.targets)
    if party is None or is_other or not is_object or verb not in _DATIVE:
        return None
    if not phrase.targets:
        phrase.targets.append((party, i))
    return i - 1 - (items[i - 1].klass == "det")


_CHARGES = frozenset(("charge", "charges", "charged", "charging"))


def charged(items: list[Item], phrase: NounPhrase) -> int | None:
    """Return the verb of "charges Peruvian ships a fee", with whom it charges as the target; None where there is none."""
    if items[phrase.first].klass != "det" or phrase.targets:
        return None
    for j in range(phrase.first - 1, max(-1, phrase.first - 7), -1):
        if items[j].low in _CHARGES:
            phrase.targets += parties_between(items, j, phrase.first)
            return j if phrase.targets else None
        if items[j].klass is not None and items[j].klass != "det":
            return None
    return None


_GIVEN = frozenset(("given", "handed", "dealt", "assigned", "assessed", "allotted"))


def is_given(items: list[Item], i: int) -> bool:
    """Return whether the participle at `i` says that its subject bears what follows: cheeses were given a 20% duty."""
    k = i - 1 - (items[i - 1].klass == "adv")
    return i > 0 and items[i].low in _GIVEN and k >= 0 and items[k].klass == "aux"


_DATIVE = frozenset(
    "grant grants granted granting give gives gave given giving offer offers offered offering allow allows allowed allowing "
    "award awards awarded awarding allocate allocates allocated charge charges charged charging".split()
)


_HITS = frozenset(
    "hit hits hitting slap slaps slapped slapping punish punishes punished punishing target targets targeted targeting strike strikes struck "
    "threaten threatens threatened threatening replace replaces replaced replacing face whack retaliate retaliates retaliated retaliating responds responded".split()
)


_HIT_BY = {"with": _HITS, "to": frozenset(("subject", "subjects", "subjected"))}
"""The verbs that hit their object, by the preposition before the measure: hit Peru with, subject Peru to."""


HIT_STATUS = {"threat": "threatened"}


def hit_at(items: list[Item], i: int) -> int | None:
    """Return the verb of "hit the EU with a tariff", whose object is the target and ends before the preposition at `i`."""
    verbs = _HIT_BY.get(items[i].low)
    for j in range(i - 1, max(-1, i - 8), -1) if verbs else ():
        if verbs and items[j].low in verbs and not _is_state(items, j):
            return j
        if items[j].kind == "P" or items[j].klass in ("sub", "rel", "modal"):
            return None
        dates = j + 1 < len(items) and items[j + 1].date is not None
        if (
            items[j].klass == "prep"
            and items[j].low not in ("worth", "of", "at", "against", "by")
            and not dates
        ):
            return None
    return None


def hit_before(items: list[Item], before: int, *, is_passive: bool) -> list[tuple[str, int]]:
    """Return whom a verb of hitting is about that stands before it, up to item `before`: Peru was hit with, Peruvian goods to hit with."""
    if is_passive:
        return parties_between(items, max(-1, before - 8), before + 1)
    return (
        parties_between(items, before - 1, before + 1) if before >= 0 and are_to_be_hit(items, before) else []
    )


def _is_state(items: list[Item], j: int) -> bool:
    """Return whether "subject" at `j` is no verb: goods (that are) subject to a duty; would subject them to one."""
    k = j - 1
    while k > 0 and items[k].klass == "adv":
        k -= 1
    return items[j].low == "subject" and not (k >= 0 and (items[k].klass == "modal" or items[k].low == "to"))


def parties_between(items: list[Item], low: int, high: int) -> list[tuple[str, int]]:
    """Return the parties between items `low` and `high`, with their items."""
    found = []
    for j in range(low + 1, high):
        mention = items[j].mention
        party = actor(mention) if mention is not None else None
        if party is not None:
            found.append((party, j))
    return found
