"""The instruments that milestones are about: which item names one, and which is the subject of a verb."""

from __future__ import annotations

from collections.abc import Callable

from pipelines.relate.items import Item

Namer = Callable[[list[Item], int], str | None]
_AGREEMENTS = frozenset("agreement deal pact accord treaty framework memorandum settlement".split())
_SIGNED = frozenset(
    "contract contracts protocol declaration statement convention communique communiqué text mou document documents".split()
)
"""Papers that are an agreement where somebody puts his name to them."""


def instrument(words: list[Item], i: int) -> str | None:
    """Return what kind of instrument item `i` names."""
    entry = words[i].entry
    if entry is not None and entry.noun is not None:
        return entry.noun.instrument
    mention = words[i].mention
    if mention is not None and mention.entity_kind == "agreement":
        return "agreement"
    return "agreement" if words[i].low in _AGREEMENTS else None


def signed_paper(words: list[Item], i: int) -> str | None:
    """Return "agreement" where item `i` names what is one once it is signed: a contract, a joint statement."""
    return instrument(words, i) or ("agreement" if words[i].low in _SIGNED else None)


def instrument_left(words: list[Item], i: int, named_by: Namer = instrument) -> int | None:
    """Return the position of the instrument (as `named_by` sees it) that is the subject of the verb at `i`."""
    if (named := _before_participle(words, i, named_by)) is not None:
        return named
    for j in range(i - 1, max(-1, i - 8), -1):
        if named_by(words, j) is not None:
            return None if _is_of_talks(words, j) else j
        group = _verb_group(words, i)
        if words[j].low == "," and j == group - 1 and (k := _before_relative(words, j)) is not None:
            return k
        if words[j].klass == "rel" and j == group - 1 and words[j - 1].low == ",":
            return _head_of_relative(words, j - 2, named_by)
        if (words[j].kind == "P" and words[j].low not in '”"()') or words[j].klass in ("sub",):
            return None
    return None


def _head_of_relative(words: list[Item], last: int, named_by: Namer) -> int | None:
    """Return the instrument whose phrase ends at `last`, before ", which": "the quota (TRQ) on imports of ethanol"."""
    for k in range(last, max(-1, last - _PHRASE), -1):
        word = words[k]
        if named_by(words, k) is not None:
            return k
        is_verb = word.entry is not None and word.entry.verb is not None
        if is_verb or word.klass in ("aux", "modal", "say", "verb", "sub", "rel", "pron"):
            return None
        if word.kind == "P" and word.low not in '”"“()':
            return None
    return None


_PHRASE = 12
"""Items of an instrument with what it is on and of."""


def _is_of_talks(words: list[Item], i: int) -> bool:
    """Return whether the instrument at `i` is only what talks are on: "talks on the pact were concluded", "a round to renew the deal"."""
    j = i - 1
    while j > 0 and (words[j].klass == "det" or words[j].kind in "MWD" or words[j].low in "-–/"):
        if words[j].low in _OVER or words[j - 1].low == "to":
            break
        j -= 1
    is_object = j > 0 and words[j - 1].low == "to" and words[j].mention is None
    at = j - 2 if is_object else j - 1
    talks = words[at].entry if at >= 0 else None
    return (
        (is_object or words[j].low in _OVER)
        and talks is not None
        and talks.event_noun is not None
        and talks.event_noun.kind == "talks_round"
    )


_OVER = frozenset(("on", "over", "about", "for"))


def _verb_group(words: list[Item], i: int) -> int:
    """Return where the auxiliaries of the verb at `i` begin: will be signed."""
    while i > 0 and (words[i - 1].klass in ("aux", "modal", "to_be", "adv") or words[i - 1].low in _DUE):
        i -= 1
    return i


_DUE = frozenset("to set slated due scheduled supposed".split())
"""Words between a form of be and a verb that lies ahead: was slated to end."""


def _before_participle(words: list[Item], i: int, named_by: Namer) -> int | None:
    """Return the agreement that a participle behind a comma is about: "the pact (TEPA), signed in May, …"."""
    entry = words[i].entry
    if i < 2 or words[i - 1].low != "," or entry is None or "n" not in entry.tenses:
        return None
    named = i - 3 if words[i - 2].low == ")" and i > 2 else i - 2
    for j in range(named, max(-1, named - _PARTIES), -1):
        if named_by(words, j) == "agreement":
            return j
        if words[j].mention is None and words[j].klass != "det" and words[j].low not in _BETWEEN:
            return None
    return None


_PARTIES = 9
"""Items between an agreement and the comma behind its parties: the pact between Peru and the EU, signed in May."""
_BETWEEN = frozenset(("between", "with", "and", "of"))


def _explains(item: Item) -> bool:
    """Return whether an item behind a comma opens what explains the noun before it: which binds, brokered by."""
    return item.klass == "rel" or (item.entry is not None and "n" in item.entry.tenses)


def _before_relative(words: list[Item], comma: int) -> int | None:
    """Return the agreement before a relative clause that ends at `comma`: "the pact, which binds three states, will be signed"."""
    for j in range(comma - 1, max(0, comma - 16), -1):
        if words[j].low == "," and j + 1 < comma and _explains(words[j + 1]):
            return next(
                (k for k in range(j - 1, max(-1, j - 5), -1) if instrument(words, k) is not None), None
            )
    return None
