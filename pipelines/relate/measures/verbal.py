"""Measures said by a verb: "banned imports of X", "blacklisted 20 firms", "pledged to buy Y".

Belongs here: which verb uses are measures, their object and status. Verbs that govern an instrument noun are read
in `predicate`.
"""

from __future__ import annotations

from pipelines.relate.function_words import DUTY_WORDS
from pipelines.relate.items import Item
from pipelines.relate.lexicon import Cue, Instrument
from pipelines.relate.measures import noun_phrase, permissions
from pipelines.relate.measures.adjuncts import before_adjuncts
from pipelines.relate.measures.bystander_marks import describes_goods
from pipelines.relate.measures.clause_marks import has_condition, is_under_condition
from pipelines.relate.measures.flows import note_passage
from pipelines.relate.measures.groups import GROUPS
from pipelines.relate.measures.modality import status_of
from pipelines.relate.measures.noun_phrase import NounPhrase
from pipelines.relate.measures.passive_goods import note_importer, read_antecedent, read_subject
from pipelines.relate.measures.phrase import DUTIES, Chain, Predicate
from pipelines.relate.measures.verb_chain import chain
from pipelines.relate.measures.verb_uses import STAYS
from pipelines.relate.parties import actor, party_of

_LIFTING = ("resume", "reopen", "re-open", *permissions.LETS)
_COMMITTED = frozenset(
    {
        "agreed",
        "announced",
        "under_discussion",
        "proposed",
        "under_consideration",
        "conditional",
        "threatened",
    }
)


_GOES_ON = frozenset("continue continues continued keep keeps kept still".split())
_PLAIN = ("in_force", "lifted", "suspended")
"""States that a verb of its own gives: bans, resumes imports, halts exports."""


def _is_exempt(words: list[Item], i: int, found: Chain) -> bool:
    """Return whether "exempt" at `i` is said of its subject: the goods are exempt, some remain exempt."""
    return words[i].low == "exempt" and (found.has_be or words[i - 1].low in STAYS)


def parse(words: list[Item], i: int, instrument: Instrument) -> tuple[NounPhrase, Predicate] | None:
    """Return phrase and predicate of the measure that the verb at `i` states, None when it states none."""
    entry = words[i].entry
    if entry is None or (instrument.phrase == "limit" and _only_bounds(words, i)):
        return None
    found = chain(words, i, Cue(instrument.phrase, _plain_status(instrument), "act"))
    if _is_purpose(words, i, found) or permissions.is_no_news(words, i, instrument, found):
        return None
    is_in_relative = found.before > 0 and words[found.before].low in ("which", "that")
    if is_in_relative and found.modal is not None and words[found.before - 1].low not in _ENACTMENTS:
        return None
    is_reduced = _is_reduced(words, i)
    passive = is_reduced or _is_passive(words, i, instrument, found)
    phrase = noun_phrase.parse_object(words, i, instrument)
    if passive:
        if words[found.before].klass == "rel" or is_reduced:
            read_antecedent(words, found.before, phrase)
        else:
            read_subject(words, found.before, phrase)
        note_importer(words, i, phrase)
    permissions.note_passage(words, i, phrase)
    if instrument.weak and instrument.instrument == "export_control":
        _trade_partner(words, i, phrase)
        if phrase.flow is None or passive or not phrase.targets:
            note_passage(words, i, phrase)
    if instrument.instrument == "investment_commitment":
        _destination(words, i, phrase)
    if not _is_measure(words, i, phrase, passive):
        return None
    status = status_of(found, has_condition(words))
    goes_on = any(w.low in _GOES_ON for w in words[max(0, i - 3) : i])
    if status in _PLAIN and not (found.is_negated or goes_on) and is_under_condition(words, found.before):
        status = "conditional"  # will cut its duty if Peru bans
    if instrument.instrument in ("purchase_commitment", "investment_commitment"):
        scrambles = found.has_loose_head and found.noun_status is None and len(found.cues) == 1
        if status not in _COMMITTED or (scrambles and status == "under_discussion"):
            return None
    phrase.first = phrase.head = i
    if instrument.instrument == "exemption":
        phrase.rates.clear()
    gerund = "g" in entry.tenses and not found.has_aux
    made = Predicate(
        status, "verbal", found.before + 1, found.before, found.cues[0], i, passive, found.is_infinitive, gerund,
        chain=found,
    )  # fmt: skip
    return phrase, made


def _is_passive(words: list[Item], i: int, instrument: Instrument, found: Chain) -> bool:
    """Return whether the goods are the subject of the verb at `i`: are banned, are exempt, have resumed."""
    entry = words[i].entry
    tenses = entry.tenses if entry is not None else ""
    is_participle = found.has_be and "n" in tenses and "g" not in tenses
    return _is_exempt(words, i, found) or _resumes_itself(words, i, instrument) or is_participle


def _resumes_itself(words: list[Item], i: int, instrument: Instrument) -> bool:
    """Return whether trade is the subject of "resume": rice exports would resume, exports of tea have resumed."""
    after = words[i + 1] if i + 1 < len(words) else None
    has_object = after is not None and not (
        after.kind in "PD" or after.klass in ("prep", "sub", "adv", "conj")
    )
    entry = words[i].entry
    return instrument.phrase == "resume" and not has_object and entry is not None and "g" not in entry.tenses


def _is_reduced(words: list[Item], i: int) -> bool:
    """Return whether a participle after a comma tells of goods that are kept out: beef, long blocked from Peru's market."""
    entry = words[i].entry
    if (
        entry is None
        or "n" not in entry.tenses
        or i + 2 >= len(words)
        or words[i + 1].low not in ("from", "for")
    ):
        return False
    if words[i + 1].low == "for":
        return words[i + 2].low in ("import", "imports", "importation", "export")  # goods banned for import
    k = i - 1
    while k > 0 and words[k].kind == "W" and (words[k].low in ("long", "once") or words[k].klass == "adv"):
        k -= 1
    return k > 0 and words[k].low == ","


def _is_purpose(words: list[Item], i: int, found: Chain) -> bool:
    """Return whether "to" and the verb at `i` only say what another measure is for: a duty until May to curb sales."""
    k = before_adjuncts(words, i - 2) if i > 2 else 0
    entry = words[k].entry if k > 0 else None
    noun = entry.noun if entry is not None else None
    is_after_measure = noun is not None and noun.instrument in DUTIES and words[i - 1].low == "to"
    is_after_end = i > 2 and words[i - 2].date is not None and words[i - 3].klass == "expiry"
    return (is_after_end or is_after_measure) and found.is_infinitive and found.noun_status is None


_ENACTMENTS = frozenset(
    "decree law bill order regulation regulations legislation rule rules resolution ordinance executive-order act "
    "amendment amendments notification".split()
)
"""Texts of law whose relative clause states a measure: a decree that will ban imports."""


def _only_bounds(words: list[Item], i: int) -> bool:
    """Return whether "limit" at `i` only says of what something consists, or how much: are limited mainly to ores."""
    after = words[i + 1 : i + 3]
    if len(after) > 1 and after[1].low == "to" and (after[0].klass == "adv" or after[0].low in _MOSTLY):
        return True
    return bool(after) and after[0].low in _NOT_LIMITED


_MOSTLY = frozenset("chiefly largely mainly mostly only predominantly primarily".split())
_NOT_LIMITED = frozenset(("to", "volumes", "volume", "quantities", "quantity", "amounts", "amount", "access"))
"""Words after "limited" that it describes: limited to, limited volumes of steel."""


def _trade_partner(words: list[Item], i: int, phrase: NounPhrase) -> None:
    """Take whom "suspended all trade with Peru" hits for the target of a sanction."""
    trade = next((k for k in range(i + 1, min(len(words) - 2, i + 4)) if words[k].low == "trade"), None)
    if trade is None:
        return
    k = trade + 1 + (words[trade + 1].low in ("relations", "ties", "links"))
    if k + 1 >= len(words):
        return
    mention = words[k + 1].mention if words[k].low == "with" else None
    party = actor(mention) if mention is not None else None
    if party is not None:
        phrase.targets, phrase.last, phrase.has_goods = [(party, k + 1)], k + 1, True
        phrase.instrument = phrase.instrument._replace(instrument="sanction", mast_chapter=None, weak=False)


def _destination(words: list[Item], i: int, phrase: NounPhrase) -> None:
    """Take the country of "to invest $20 billion in Canada" as the target."""
    for j in range(i + 1, min(len(words) - 1, i + 14)):
        if words[j].low not in ("in", "into"):
            continue
        for k in range(j + 1, min(len(words), j + 3)):
            mention = words[k].mention
            if mention is not None and (party := party_of(mention.entity_id)) is not None:
                phrase.targets.append((party, k))
                phrase.last = max(phrase.last, k)
                return


def _plain_status(instrument: Instrument) -> str:
    if instrument.phrase.startswith(_LIFTING):
        return "lifted"
    return {"investigation": "launched", "purchase_commitment": "in_force"}.get(
        instrument.instrument, "in_force"
    )


def _is_measure(words: list[Item], i: int, phrase: NounPhrase, passive: bool) -> bool:
    """Return whether the verb's object is one of trade."""
    if phrase.instrument.instrument == "exemption":
        names_duty = _names_a_duty(words, i) or (
            passive and not any(w.low == "from" for w in words[i + 1 : i + 3])
        )
        return names_duty and (phrase.has_goods or bool(phrase.targets))
    if passive and any(
        _is_duty(w) or _governs_flow(words, k) for k, w in enumerate(words[phrase.first : i], phrase.first)
    ):
        return False
    if passive or phrase.last > i:
        objects = words[i + 1 : phrase.last + 1]
        if any(w.entry is not None and w.entry.noun is not None and not w.entry.noun.weak for w in objects):
            return False
    elif phrase.last == i:
        return False
    if not phrase.instrument.weak:
        names_persons = any(w.low in _PERSONS for w in words[i + 1 : phrase.last + 1])
        is_whole = phrase.instrument.instrument == "other" and " " in phrase.instrument.phrase
        return bool(phrase.targets or phrase.has_goods or names_persons or is_whole)  # shuts its borders
    after = words[i + 1] if i + 1 < len(words) else None
    if after is not None and after.entry is not None and after.entry.noun is not None:
        return False
    kind = phrase.instrument.instrument
    if kind == "investment_commitment":
        return bool(phrase.targets)
    if kind in ("purchase_commitment", "investigation"):
        return phrase.has_goods and (bool(phrase.targets) or phrase.product is not None)
    is_from = any(words[k - 1 - (words[k - 1].klass == "det")].low == "from" for _, k in phrase.targets)
    is_from |= _is_from_group(words[i + 1 : phrase.last + 1])
    is_foreign = phrase.instrument.phrase in _BANS and _names_foreign_goods(words, i, phrase, passive)
    return phrase.flow is not None or (phrase.has_goods and is_from) or is_foreign


def _is_from_group(objects: list[Item]) -> bool:
    """Return whether goods from unnamed countries are the object: banned beef from several countries."""
    at = next((k for k, w in enumerate(objects) if w.low == "from"), len(objects))
    return any(w.low in GROUPS for w in objects[at : at + _GROUP_REACH])


_GROUP_REACH = 4
_BANS = frozenset(
    "tax ban bar prohibit forbid outlaw embargo block restrict curb limit halt withhold".split()
)


def _names_foreign_goods(words: list[Item], i: int, phrase: NounPhrase, passive: bool) -> bool:
    """Return whether the verb's object is goods of a nationality or of another party: "banned Georgian wine", "its wine"."""
    if any(describes_goods(words, k) and not _is_vessel(words[k + 1]) for _, k in phrase.targets):
        return True
    owned = words[i + 1].low in ("its", "their") if not passive and i + 1 < len(words) else False
    return owned and not phrase.targets and phrase.product is not None and phrase.hs_chapter is not None


def _is_vessel(item: Item) -> bool:
    return item.low in ("ships", "vessels", "aircraft", "services", "industry", "industries", "sector")


def _is_duty(word: Item) -> bool:
    """Return whether the word names a measure of its own: the tariffs on imports from Peru are suspended."""
    noun = word.entry.noun if word.entry is not None else None
    return noun is not None and not noun.weak and noun.instrument in DUTIES


def _governs_flow(words: list[Item], k: int) -> bool:
    """Return whether the word at `k` is a measure on what follows: the ban on imports of milk has been suspended."""
    entry = words[k].entry
    is_noun = entry is not None and entry.noun is not None and not entry.is_product
    return is_noun and k + 1 < len(words) and words[k + 1].low in ("on", "of", "over")


_PERSONS = frozenset(
    "individuals persons people officials organisations organizations oligarchs vessels tankers banks lawmakers".split()
)


def _names_a_duty(words: list[Item], i: int) -> bool:
    """Return whether the exemption at `i` is one from a duty: spared the levy, excluded cars from the tariffs."""
    near = words[i : i + 15]
    at = next((k for k, w in enumerate(near) if w.low == "from"), 0)
    upto = next((k for k, w in enumerate(near[at : at + 7], at) if w.low in _RATED or _is_duty(w)), None)
    return upto is not None and not any(w.entry is not None and w.entry.governor for w in near[at:upto])


_RATED = DUTY_WORDS | {"import duties", "import duty", "import tariffs", "sanctions", "rate", "surcharge"}
