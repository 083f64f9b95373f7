"""What stands before "to" or "of" and a verb, and decides the status: threatens to, a pledge by X to, the option of."""

from __future__ import annotations

from pipelines.relate.items import Item
from pipelines.relate.lexicon import Cue
from pipelines.relate.measures.phrase import Chain

_NOUN_TO = {
    "decision": "in_force", "move": "in_force", "deal": "agreed", "agreement": "agreed", "promise": "agreed",
    "pledge": "agreed", "bid": "under_discussion", "effort": "under_discussion", "request": "under_discussion",
    "call": "under_discussion", "calls": "under_discussion", "plans": "proposed", "plan": "proposed",
    "threat": "threatened", "threats": "threatened", "proposal": "proposed", "decided": "in_force",
    "voted": "agreed", "moved": "in_force", "moves": "in_force", "wants": "under_discussion",
    "want": "under_discussion", "wanted": "under_discussion", "hopes": "under_discussion", "hoped": "under_discussion",
    "urged": "under_discussion", "urges": "under_discussion", "urging": "under_discussion",
    "pressed": "under_discussion", "asked": "under_discussion", "threatens": "threatened", "order": "announced",
    "continues": "in_force", "continued": "in_force", "intention": "proposed", "intends": "proposed", "option": "under_consideration",
    "whether": "under_consideration", "ability": "", "power": "", "right": "", "authority": "", "able": "",
    "entitled": "", "authorised": "", "authorized": "", "allowed": "", "permitted": "", "free": "", "permission": "",
    "commitment": "agreed", "commitments": "agreed", "go-ahead": "", "green light": "", "approval": "", "clearance": "",
}  # fmt: skip
"""Words before "to + verb" and the status that they give; the empty string leaves it to the verb's own hypothetical."""


_FACT_HEADS = frozenset(
    "began begun begins started starts continued continue continues chose opted moved went managed voted acted proceeded used came "
    "prompted forced led helped rushed set ready".split()
)


def is_loose_head(item: Item) -> bool:
    """Return whether the word before "to" says nothing of its own about the verb: a process to lift tariffs."""
    if item.low in _NOUN_TO or item.low in _FACT_HEADS:
        return False
    entry = item.entry
    return entry is None or not (entry.verb or entry.governor or entry.klass == "neg")


def infinitive_head(items: list[Item], k: int, found: Chain) -> bool:
    """Read what stands before "to": a verb or noun that decides the status."""
    item = items[k]
    entry = item.entry
    if entry is not None and entry.governor is not None and not entry.verb and item.low not in _NOUN_TO:
        found.noun_status = entry.governor.status
        return True
    if entry is not None and entry.noun is not None and entry.noun.instrument in ("agreement", "truce"):
        found.noun_status = "agreed"
        return True
    if entry is not None and entry.verb is not None:
        found.cues.append(entry.verb)
        return True
    if entry is not None and entry.klass == "neg":
        found.is_negated = True
        return True
    if (noun := _owned_noun(items, k)) is not None:
        found.noun_status = _NOUN_TO[noun]
        return True
    if item.low in _FAILS:
        found.is_negated = True
        return True
    if item.low in _NOUN_TO:
        found.noun_status = _NOUN_TO[item.low]
        return True
    if item.kind == "M" or item.klass == "pron":
        k = _list_start(items, k)
        if any(items[j].low in _ENABLES for j in range(max(0, k - 3), k)):
            found.noun_status = ""
        elif any(items[j].low in _URGES for j in range(max(0, k - 3), k)):
            found.noun_status = "under_discussion"
        else:
            found.is_future = not _is_caused(items, k)
    return False


def _list_start(items: list[Item], k: int) -> int:
    """Return where the list of parties that ends at `k` begins: allowed Peru, Chile and Bolivia to …."""
    for j in range(k - 1, max(-1, k - 16), -1):
        if not (items[j].kind == "M" or items[j].klass == "conj" or items[j].low == ","):
            return j + 1
    return k


def above_noun(items: list[Item], k: int) -> Cue | None:
    """Return the cue of "weighs the option of raising duties" and "threat of imposing": a noun, or the verb above it."""
    k -= k > 0 and items[k].low == ","
    entry = items[k].entry if k >= 0 else None
    if entry is not None and entry.governor is not None:
        return entry.governor._replace(sense="say")
    j = k - 1
    while j >= 0 and (items[j].klass == "det" or items[j].kind == "W") and k - j < 4:
        j -= 1
    above = items[j].entry if j >= 0 else None
    return above.verb if above is not None and above.verb is not None and above.verb.sense == "say" else None


def _owned_noun(items: list[Item], k: int) -> str | None:
    """Return the noun of "a pledge by Swiss firms to invest", whose agent ends at `k`."""
    for j in range(k, max(0, k - 4), -1):
        if items[j].low == "by" and items[j - 1].low in _NOUN_TO:
            return items[j - 1].low
        if items[j].kind not in "MW" or items[j].klass is not None:
            return None
    return None


_FAILS = frozenset("failure failed fails failing refusal unwillingness reluctance hesitance".split())


_URGES = frozenset(
    "pressure pressured pressuring press pressed pressing urge urged urges urging ask asked asks asking calls called call calling want wants "
    "wanted demand demanded demands demanding push encourage encouraged tell told persuade persuaded convince force get for".split()
) | {"to force", "to press", "to pressure", "to compel"}


_CAUSATIVES = frozenset(
    "prompted led forced caused pushed spurred prompting leading forcing causing pushing spurring triggering".split()
)


_ENABLES = frozenset(
    "allow allows allowed allowing enable enables enabling let permit permits permitting help".split()
)


def _is_caused(items: list[Item], k: int) -> bool:
    """Return whether the subject before "to" is the object of a causative: prompting Beijing to restrict."""
    return any(items[j].klass == "effect" or items[j].low in _CAUSATIVES for j in range(max(0, k - 3), k))
