"""What a passive verb of trade is said of: "exports of gallium were halted", "imports of fish, which were banned"."""

from __future__ import annotations

from pipelines.relate.function_words import FLOW_IN, FLOW_OUT, GOODS
from pipelines.relate.items import Item
from pipelines.relate.measures.insertions import before_dashes
from pipelines.relate.measures.phrase import NounPhrase
from pipelines.relate.parties import actor


def read_subject(words: list[Item], before: int, phrase: NounPhrase) -> None:
    """Take the object of a passive from its subject: "exports of gallium were halted"."""
    start = before = before_dashes(words, before)
    is_list = _ends_list(words, before)
    while (
        start > 0
        and before - start < (_LISTED if is_list else 12)
        and not (words[start - 1].kind == "P" and words[start - 1].low in (";:—" if is_list else ",;:—"))
        and words[start - 1].klass not in ("sub", "say", "rel")
    ):
        start -= 1
    for j in range(start, before + 1):
        word = words[j]
        if word.low in FLOW_OUT:
            phrase.flow = "out"
        elif word.low in FLOW_IN:
            phrase.flow = "in"
        phrase.has_goods |= word.low in GOODS
        if word.entry is not None and word.entry.is_product:
            phrase.has_goods, phrase.hs_chapter = True, phrase.hs_chapter or word.entry.hs_chapter
            phrase.product = phrase.product or (word.start, word.end)
        party = actor(word.mention) if word.mention is not None else None
        if party is not None and phrase.flow == "in" and _is_entered(words, j, start):
            phrase.imposer, phrase.has_owner = party, True
        elif party is not None and not _is_destination(words, j):
            phrase.targets.append((party, j))
    if phrase.flow == "out" and phrase.instrument.instrument == "export_control":
        _read_route(words, start, before, phrase)
    phrase.first = start


def _ends_list(words: list[Item], before: int) -> bool:
    """Return whether the goods up to item `before` are the end of a list: the import of pepper, cloves, and peas has been."""
    if before < 4 or words[before - 1].klass != "conj":
        return False
    listed = words[max(0, before - _LISTED) : before + 1]
    is_plain = all(w.kind in "WLP" and w.klass in (None, "conj", "prep", "det") for w in listed[-6:])
    return (
        is_plain
        and any(w.low == "," for w in listed[-6:])
        and any(w.low in FLOW_IN | FLOW_OUT for w in listed)
    )


_LISTED = 24
"""Items of a subject that lists goods."""


def _is_entered(words: list[Item], j: int, start: int) -> bool:
    """Return whether goods come into the party at `j`: imports into Peru, into the United States."""
    k = j - 1 - (j > start + 1 and words[j - 1].klass == "det")
    return k >= start and words[k].low in ("to", "into")


def _read_route(words: list[Item], start: int, end: int, phrase: NounPhrase) -> None:
    """Take the exporter for who restricts "exports of nickel from Peru to Chile", which hits the buyer."""
    parties = {words[j - 1].low: party for party, j in phrase.targets if start < j <= end}
    seller, buyer = parties.get("from"), parties.get("to")
    if seller is not None and buyer is not None and any(w.low == "exports" for w in words[start:end]):
        phrase.imposer, phrase.has_owner = seller, True
        phrase.targets = [(party, j) for party, j in phrase.targets if party == buyer]


def read_antecedent(words: list[Item], rel: int, phrase: NounPhrase) -> None:
    """Take the object of a passive from what its clause describes: "imports of Peruvian fish, which were halted"."""
    end = rel - 1 - (words[rel - 1].low in (",", "–", "—"))
    start = end + 1
    while (
        start > 0
        and end - start < 10
        and (words[start - 1].kind in "WMF" or words[start - 1].klass in _INSIDE)
    ):
        entry = words[start - 1].entry
        if entry is not None and entry.tenses and not entry.is_product:
            break
        start -= 1
    own, phrase.targets = phrase.targets, []
    read_subject(words[start:rel], end - start, phrase)
    phrase.targets = [*own, *((party, k + start) for party, k in phrase.targets)]
    phrase.first = start


def note_importer(words: list[Item], verb: int, phrase: NounPhrase) -> None:
    """Take for the imposer the country into which goods may not come: banned from import to Peru, Chilean beef is barred from Peru."""
    has_origin = any(j < verb for _, j in phrase.targets)
    for party, j in phrase.targets:
        k = j - 1 - (words[j - 1].klass == "det")
        is_barred = has_origin and phrase.flow is None and k == verb + 1 and words[k].low == "from"
        if is_barred or (k > 0 and words[k].low in ("to", "into") and words[k - 1].low in FLOW_IN):
            phrase.imposer, phrase.has_owner, phrase.flow = party, True, "in"
            phrase.targets = [(named, at) for named, at in phrase.targets if at != j]
            return


_INSIDE = frozenset((None, "det", "prep", "conj"))


def _is_destination(words: list[Item], j: int) -> bool:
    """Return whether goods go to the party at `j`: U.S.-bound goods."""
    return any(w.low in ("bound", "-bound") for w in words[j + 1 : j + 3])
