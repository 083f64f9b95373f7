"""Parties read from where goods come from and go to: sales to Iran, goods subject to a duty, exemptions from a duty."""

from __future__ import annotations

from pipelines.relate.items import Item
from pipelines.relate.lexicon import Cue
from pipelines.relate.measures import subjects
from pipelines.relate.measures.bystander_marks import describes_goods
from pipelines.relate.measures.clause_marks import has_condition, is_reported
from pipelines.relate.measures.flows import comes_from
from pipelines.relate.measures.modality import status_of
from pipelines.relate.measures.phrase import Chain, NounPhrase
from pipelines.relate.measures.reading import GLOBAL, Context, Reading, party_at
from pipelines.relate.measures.verb_chain import note_auxiliary
from pipelines.relate.measures.verb_uses import STAYS


def seller(words: list[Item], phrase: NounPhrase, target: str | None) -> tuple[str | None, str | None]:
    """Return the parties of a ban on sales of one party's goods to another: "sales of Dutch machines to Iran", "exports from Peru"."""
    if len(phrase.targets) == 1 and target is not None:
        k = phrase.targets[0][1]
        if phrase.flow == "out" and comes_from(words, k):
            return target, None
        sells = "export" in words[phrase.head].low and words[k - 1].low == "on" and describes_goods(words, k)
        if sells or words[k].is_possessive:
            return target, None
    if len(phrase.targets) < 2:
        return None, target
    (seller, first), (buyer, last) = phrase.targets[0], phrase.targets[-1]
    if words[last - 1].low == "to" and describes_goods(words, first) and seller != buyer:
        return seller, buyer
    return None, target


def _is_demonym(item: Item) -> bool:
    return item.mention is not None and item.mention.resolved_by == "demonym"


def levier(words: list[Item], phrase: NounPhrase) -> str | None:
    """Return whose duty an exemption is from: "an exemption from American steel tariffs"."""
    for party, k in phrase.targets:
        near = words[k + 1 : k + 4]
        is_from = words[k - 1].low == "from" or (words[k - 1].klass == "det" and words[k - 2].low == "from")
        if is_from and any(w.entry is not None and w.entry.noun is not None for w in near):
            return party
    return None


def of_origin(
    reading: Reading, origin: str, imposer: str | None, target: str | None
) -> tuple[str | None, str | None]:
    """Return the parties of a ban on exports from `origin`: its own export ban, or another party's import ban."""
    if imposer is None or imposer == origin:
        return origin, target
    if reading.instrument.weak:
        reading.instrument = reading.instrument._replace(instrument="import_ban", mast_chapter="E")
    return imposer, target or origin


def not_on_its_own(reading: Reading, imposer: str) -> tuple[str | None, str | None]:
    """Return the parties of a duty on goods of the supposed imposer: nobody taxes imports of its own goods."""
    taxes_imports = reading.instrument.instrument in ("tariff", "anti_dumping", "safeguard", "import_ban")
    if reading.phrase.has_owner or not taxes_imports:
        return imposer, None
    return None, imposer


def between_later(words: list[Item], reading: Reading) -> None:
    """Take the parties of "a truce was reached in the dispute between A and B" from the end of its clause."""
    last = reading.phrase.last
    for j in range(last + 1, min(len(words), last + 12)):
        if words[j].low in ".;:" or words[j].klass in ("sub", "rel", "if"):
            return
        if words[j].low == "between":
            named = [p for k in range(j + 1, min(len(words), j + 7)) if (p := party_at(words, k)) is not None]
            if len(set(named)) > 1:
                reading.imposer, reading.target = named[0], next(p for p in named if p != named[0])
            return


def ultimatum(words: list[Item], alternative: int, target: str | None) -> tuple[str | None, str | None]:
    """Return the parties of "Ottawa asked Lima to open its market or face duties": who sets it, and who must choose."""
    named = [p for k in range(alternative) if (p := party_at(words, k)) is not None]
    if len(set(named)) < 2:
        return None, target
    return named[0], next(p for p in named if p != named[0])


_SUITS = frozenset("lawsuit lawsuits complaint complaints sue sues sued suing".split())


def plaintiff(words: list[Item], reading: Reading) -> str | None:
    """Return who goes to court over the measure of another party: "Quito filed a complaint against Bogota over its levy"."""
    for j in range(reading.phrase.first - 1, 0, -1):
        if words[j].low in _SUITS:
            found = subjects.subject(words, j - 1)
            return (
                found.party
                if found is not None and found.party not in (subjects.BOTH, reading.imposer)
                else None
            )
    return None


def answering(words: list[Item], reading: Reading, context: Context) -> str | None:
    """Return who answers the measure with one of its own: "Lima raised duties in response to Quito's levies"."""
    first = reading.phrase.first
    is_global = reading.instrument.instrument in GLOBAL and reading.phrase.product is not None
    if not context.current or first < 2 or is_global:
        return None
    before = words[first - 1] if words[first - 1].klass != "det" else words[first - 2]
    answers = before.klass == "cause" and before.low.startswith(("in re", "as re", "in an"))
    party = context.current[-1].imposer
    return party if answers and party != reading.imposer else None


_STRUCK = frozenset("hit affected covered constrained targeted burdened struck limited governed hurt".split())


def _bears(verb: str, prep: str) -> bool:
    """Return whether goods bear what follows: subject to a duty, hit by a duty, constrained by a quota."""
    return (verb in ("subject", "subjected", "liable") and prep == "to") or (
        verb in _STRUCK and prep in ("by", "with")
    )


def _note_prospect(words: list[Item], reading: Reading, k: int) -> None:
    """Note that goods only will bear a duty, by the auxiliaries that end at item `k`: will be subject to, could be hit by."""
    found = Chain([Cue("bear", "in_force", "act")], k)
    while k >= 0 and (_says_when(words[k]) or note_auxiliary(words[k], found)):
        k -= 1
    found.is_reported = is_reported(words, reading.phrase.first)
    status = status_of(found, has_condition(words))
    if status != "in_force" and not found.is_negated:
        reading.status, reading.rule, reading.is_default = status, "state", False


def _says_when(word: Item) -> bool:
    """Return whether the word only says when or how: will now be, will also be."""
    return word.klass == "adv" or (word.date is not None and word.date.is_vague)


def burdened(words: list[Item], reading: Reading) -> None:
    """Take the parties of "Japanese imports into the United States are subject to a 10% tariff" from its subject."""
    first = reading.phrase.first
    if reading.is_default and first > 3 and _bears(words[first - 2].low, words[first - 1].low):
        _note_prospect(words, reading, first - 3)
    if first < 3 or not _bears(words[first - 2].low, words[first - 1].low) or words[first - 4].low == "from":
        return
    for j in range(first - 3, max(-1, first - 18), -1):
        party = party_at(words, j)
        if words[j].low in (";", ":") or words[j].klass in ("sub", "rel", "say"):
            return
        if party is None:
            continue
        if j > 1 and words[j - 1 - (words[j - 1].klass == "det")].low in _ENTERED:
            reading.imposer = party
        elif (
            _is_subject(words, j, first - 2)
            or _is_demonym(words[j])
            or describes_goods(words, j)
            or words[j - 1].low == "from"
        ):
            reading.target, reading.has_printed_imposer = party, True
            if any(w.klass == "neg" for w in words[max(0, first - 5) : first - 2]):
                reading.status, reading.rule, reading.is_default = "lifted", "stance", False
            return


_ENTERED = ("into", "to", "entering")


def _is_subject(words: list[Item], j: int, end: int) -> bool:
    """Return whether only auxiliaries stand between the party at `j` and item `end`: Peru is still, Peru remains."""
    return all(
        w.klass in ("adv", "aux", "modal", "neg", "to_be") or w.low in STAYS for w in words[j + 1 : end]
    )
