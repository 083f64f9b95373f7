"""Whether a word that is noun and verb, as curb, limit or levy are, stands as a verb.

Belongs here: the use of one word by its neighbours. What the verb states is read in `verbal`.
"""

from __future__ import annotations

from pipelines.relate.function_words import QUANTITY_HEDGES
from pipelines.relate.items import Item
from pipelines.relate.lexicon import Entry


def is_verb_use(words: list[Item], i: int) -> bool:
    """Return whether a word that is noun and verb (curb, limit, levy) stands as a verb here."""
    entry = words[i].entry
    if entry is None or not entry.tenses:
        return False
    if set(entry.tenses) <= set("dng"):
        return not (i and "n" in entry.tenses and words[i - 1].klass in ("det", "prep"))
    before = words[i - 1] if i else None
    after = words[i + 1] if i + 1 < len(words) else None
    if before is None or _is_subject(entry, after):
        return False
    if entry.noun is None and ((before.klass == "conj" and i > 1) or words[i].low.endswith("s")):
        return True  # restrict or forbid, the move exempts
    if (
        before.low == "to"
        or before.low in STAYS
        or before.klass in ("modal", "pron", "to_be", "neg", "rel", "aux")
    ):
        return True
    if (before.klass == "adv" or before.low.endswith("ly")) and i > 1:
        before = words[i - 2]
        if before.low == "to" or before.klass in ("modal", "pron", "to_be", "rel", "aux"):
            return True
    is_subject = (
        before.mention is not None and not before.is_possessive and before.mention.resolved_by != "demonym"
    )
    if not is_subject or after is None or entry.noun is None:
        return is_subject and after is not None
    if after.klass == "rel" or (
        after.entry is not None and after.entry.verb is not None and after.entry.tenses
    ):
        return False  # US sanctions that, US sanctions take effect
    return after.klass not in ("prep", "aux", "modal", "conj") and after.kind != "P"


def _is_subject(entry: Entry, after: Item | None) -> bool:
    """Return whether the noun is what the auxiliary behind it speaks of: asks that curbs be imposed."""
    return entry.noun is not None and after is not None and after.klass in ("aux", "modal", "to_be")


STAYS = frozenset(("remain", "remains", "remained", "stay", "stays", "stayed"))


def owns(words: list[Item], head: int) -> bool:
    """Return whether "controls" is a verb of ownership: controls 20 percent of all exports, controls the port."""
    after = words[head + 1] if head + 1 < len(words) else None
    if words[head].low not in ("control", "controls") or after is None or not head:
        return False
    is_object = after.figure is not None or after.klass == "det" or after.low in QUANTITY_HEDGES
    before = words[head - 1]
    return is_object and (
        before.klass == "adv"
        or before.low.endswith("ly")
        or (before.mention is not None and not before.is_possessive)
    )
