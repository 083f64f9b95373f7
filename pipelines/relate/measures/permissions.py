"""Leave to trade, which lifts a ban: "will allow imports of beef", "may export beef to Peru again", "is allowed into Peru".

Belongs here: which use of "allow" and "permit" is news of trade, and which way its goods go. Status and object are read in
`verbal` as those of verbs that ban.
"""

from __future__ import annotations

from pipelines.relate.items import Item
from pipelines.relate.lexicon import Instrument
from pipelines.relate.measures.noun_phrase import NounPhrase
from pipelines.relate.measures.phrase import Chain
from pipelines.relate.parties import actor

LETS = ("allow", "permit")
_TRADES = {"import": "in", "buy": "in", "export": "out", "ship": "out", "sell": "out"}
_REACH = 12
"""Items of what somebody may do: allowed to export frozen cuts of beef to Peru."""


def is_no_news(words: list[Item], i: int, instrument: Instrument, found: Chain) -> bool:
    """Return whether the verb at `i` lets nothing in or out: a rule that allows for it, allowing it, is there to allow it."""
    if instrument.phrase not in LETS:
        return _resumes_by_leave(words, i, instrument)
    entry = words[i].entry
    tenses = set(entry.tenses) if entry is not None else set()
    after = words[i + 1].low if i + 1 < len(words) else ""
    is_rule = words[i - 1].low in ("is", "are") and after != "to"  # is allowed in case of need
    is_habit = tenses <= set("sg") or after == "for" or is_rule or _is_of_amount(words, i)
    is_aim = found.is_infinitive and found.has_loose_head and len(found.cues) == 1
    return is_habit or is_aim or found.before < 0 or _lets_happen(words, i)


def _is_of_amount(words: list[Item], i: int) -> bool:
    """Return whether only an amount is let through what stays banned: allowed exports of 500 tonnes of rice."""
    for word in words[i + 1 : i + _REACH]:
        if word.figure is not None and word.figure.quantity_kind in ("mass", "volume"):
            return True
        if word.kind == "P" or word.klass in ("sub", "rel"):
            return False
    return False


def _lets_happen(words: list[Item], i: int) -> bool:
    """Return whether something else than trade is let happen by it: will not allow imports to hurt its farmers."""
    for j in range(i + 2, min(len(words) - 2, i + _REACH)):
        if words[j].kind == "P" or words[j].klass in ("sub", "rel"):
            return False
        is_word = words[j + 1].kind in "WL" and words[j + 1].klass in (None, "verb")
        if words[j].low == "to" and is_word and words[j + 1].low not in _TRADES:
            is_noun = words[j + 1].low.endswith("s") or words[j + 1].low in ("resume", "restart", "enter")
            return not is_noun and (words[j + 2].kind == "P" or words[j + 2].klass is not None)
    return False


def _resumes_by_leave(words: list[Item], i: int, instrument: Instrument) -> bool:
    """Return whether "resume" only tells what is allowed: allowed imports of beef to resume."""
    if instrument.phrase != "resume" or words[i - 1].low != "to":
        return False
    return any(word.low in _ALLOWED for word in words[max(0, i - _REACH) : i - 1])


_ALLOWED = frozenset(
    "allow allows allowed allowing permit permits permitted permitting let lets letting".split()
)


def note_passage(words: list[Item], i: int, phrase: NounPhrase) -> None:
    """Read which way goods may go after the verb at `i`: allowed to export beef to Peru, allowed into Peru."""
    if phrase.instrument.phrase not in LETS or i + 2 >= len(words):
        return
    if phrase.flow == "out" and len(phrase.targets) > 1:
        phrase.targets = []  # allowed exports to Peru, Chile and Kenya: one leave for all buyers
    if words[i + 1].low == "to" and words[i + 2].low in _TRADES:
        phrase.flow, phrase.last = _TRADES[words[i + 2].low], i + 2
        _read_route(words, i + 3, phrase)
    elif words[i + 1].low == "into":
        phrase.flow = "in"
        _read_route(words, i + 1, phrase)


def _read_route(words: list[Item], start: int, phrase: NounPhrase) -> None:
    """Read the countries to and from which goods may go from item `start` on."""
    for j in range(start, min(len(words) - 1, start + _REACH)):
        word = words[j]
        if word.kind == "P" or word.klass in ("sub", "rel", "verb", "say", "modal"):
            return
        if word.entry is not None and word.entry.is_product and phrase.product is None:
            phrase.product, phrase.has_goods = (word.start, word.end), True
        k = j + 1 + (words[j + 1].klass == "det")
        if word.low in ("to", "into") and k < len(words) and words[k].low in ("country", "market"):
            phrase.flow, phrase.last = "in", max(phrase.last, k)  # to export beef to the country
            continue
        mention = words[k].mention if word.low in ("from", "to", "into") and k < len(words) else None
        party = actor(mention) if mention is not None else None
        if party is None:
            continue
        phrase.last = max(phrase.last, k)
        phrase.targets = [named for named in phrase.targets if named[1] != k]
        if word.low == "from":
            phrase.targets.append((party, k))
        else:
            phrase.imposer, phrase.has_owner, phrase.flow = party, True, "in"
