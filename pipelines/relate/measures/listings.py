"""Lists on which firms or countries stand, and what puts them there: added to its entity list, the removal of Peru from a white list.

Belongs here: who is listed or struck off, by a verb or by a noun. Other verbs over a measure are read in `governors`.
"""

from __future__ import annotations

from pipelines.relate.items import Item
from pipelines.relate.lexicon import Cue, Instrument
from pipelines.relate.measures import modality, subjects, verb_chain
from pipelines.relate.measures.clause_marks import has_condition
from pipelines.relate.measures.phrase import NounPhrase, Predicate
from pipelines.relate.measures.subjects import BOTH
from pipelines.relate.parties import nationality


def is_list(instrument: Instrument) -> bool:
    """Return whether the instrument is a list on which firms or countries stand."""
    phrase = instrument.phrase
    return (
        instrument.instrument == "entity_listing" or phrase.endswith("list") or phrase.startswith("list of")
    )


def listing_predicate(words: list[Item], phrase: NounPhrase) -> Predicate | None:
    """Return the predicate of "added 20 firms to its entity list" or "removed X from its white list"; X is the target."""
    i = phrase.first - 1
    if i < 1 or words[i].low not in (*_ONTO, *_OFF):
        return None
    verbs, status = (_DELISTING_VERBS, "lifted") if words[i].low in _OFF else (_LISTING_VERBS, "in_force")
    verb = next((j for j in range(i - 1, max(-1, i - _REACH), -1) if words[j].low in verbs), None)
    if verb is None:
        return None
    phrase.targets = _parties(words, verb + 1, i)
    found = verb_chain.chain(words, verb, Cue("list", status, "act"))
    is_passive = found.has_be and not words[verb].low.endswith("ing")
    if is_passive:
        listed = subjects.subject(words, found.before)
        if listed is not None and listed.party != BOTH:
            phrase.targets.append((listed.party, listed.position))
        elif listed is None:  # Peru is the first to be dropped
            phrase.targets += _parties(words, max(0, verb - _REACH), found.before + 1)
    phrase.first = verb
    return Predicate(
        modality.status_of(found, has_condition(words)), "listing", found.before + 1, found.before, found.cues[0],
        verb, is_passive, found.is_infinitive, words[verb].low.endswith("ing") and not found.has_aux, chain=found,
    )  # fmt: skip


def take_listed(words: list[Item], phrase: NounPhrase) -> None:
    """Take the noun's object into the phrase of "Chile's removal of Peru from its white list", the target."""
    i = phrase.first - 1
    if i < 1 or words[i].low not in (*_ONTO, *_OFF):
        return
    noun = next((j for j in range(i - 1, max(-1, i - _REACH), -1) if words[j].low in _LISTING_NOUNS), None)
    if noun is None or words[noun + 1].low != "of" or any(w.kind == "P" for w in words[noun:i]):
        return
    phrase.targets, phrase.first = _parties(words, noun + 1, i), noun + 2
    if words[i + 1].klass == "det":
        phrase.imposer, phrase.has_owner = None, False  # its list is that of who strikes off


def _parties(words: list[Item], start: int, end: int) -> list[tuple[str, int]]:
    """Return the countries named among words [start, end), each with its item."""
    mentions = ((k, words[k].mention) for k in range(start, end))
    found = ((nationality(mention), k) for k, mention in mentions if mention is not None)
    return [(party, k) for party, k in found if party is not None]


_REACH = 14
"""Items between the list and what puts a party on it."""
_ONTO = ("to", "on", "onto")
_OFF = ("from", "off")
_LISTING_NOUNS = frozenset(("addition", "deletion", "inclusion", "placement", "removal"))
_DELISTING_VERBS = frozenset(
    "remove removes removed removing drop drops dropped dropping delete deleted strike struck exclude excludes excluded excluding take taken took taking".split()
)
_LISTING_VERBS = frozenset(
    "add adds added adding place places placed placing put puts putting include included".split()
)
