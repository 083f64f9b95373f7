"""What a joined verb shares with the verb before "and": its modal, its "to" and what governs that.

Belongs here: "will leave the pact and impose duties". The words of one verb's own chain are read in `verb_chain`.
"""

from __future__ import annotations

from pipelines.relate.items import Item
from pipelines.relate.measures.adjuncts import before_adjuncts
from pipelines.relate.measures.infinitives import infinitive_head
from pipelines.relate.measures.phrase import Chain


def share_modality(items: list[Item], verb: int, k: int, found: Chain) -> None:
    """Give a verb after "and" the modality of the verb it is joined to: "will leave the pact and impose duties"."""
    entry = items[verb].entry
    if k < 1 or items[k].klass != "conj" or entry is None or found.modal:
        return
    if "g" in entry.tenses:
        _share_governor(items, k, found)
    if "b" not in entry.tenses:
        return
    if found.is_infinitive and items[k + 1].low != "to":
        return
    for j in range(k - 1, max(-1, k - _JOINED), -1):
        item = items[j]
        if item.klass == "purpose" and item.low.endswith(" to"):
            found.is_infinitive = found.has_loose_head = True
            return
        if item.low == "to" and j and items[j + 1].kind in "LW":
            _share_infinitive(items, j, found)
            return
        if found.is_infinitive:
            continue  # urged Peru to open its market and to lift
        if item.klass == "modal":
            found.modal = item.low
            return
        if item.klass == "to_be":
            found.is_future = True
            return
        if item.klass == "say" or (item.klass == "sub" and not _is_role(items, j)):
            return


def _share_governor(items: list[Item], k: int, found: Chain) -> None:
    """Give a gerund after "and" the verb over the one it is joined to: is considering opening its market and lifting its ban."""
    for j in range(k - 1, max(0, k - _JOINED), -1):
        if items[j].kind == "P" or items[j].klass in ("modal", "sub", "rel"):
            return
        over = items[j - 1].entry
        if (
            items[j].low.endswith("ing")
            and over is not None
            and over.verb is not None
            and over.verb.sense == "say"
        ):
            found.cues.append(over.verb)
            found.before = j - 2
            return


_JOINED = 18
"""Items between a verb and the modal or "to" of the verb it is joined to."""


def _share_infinitive(items: list[Item], to: int, found: Chain) -> None:
    """Give a joined verb what stands before the "to" of the first: urged Peru to open its market and lift."""
    found.is_infinitive, found.has_loose_head = True, False
    head = before_adjuncts(items, to - 1)
    infinitive_head(items, head, found)
    found.before = head if items[head].kind == "M" else head - 1


def _is_role(items: list[Item], at: int) -> bool:
    """Return whether "as" at `at` opens no clause but says what something is held to be: as a market economy."""
    return items[at].low == "as" and items[at + 1].low in ("a", "an")
