"""A verb with its auxiliaries, negations and the verbs above it ("has threatened to impose"), and the status it states."""

from __future__ import annotations

from pipelines.relate.items import Item
from pipelines.relate.lexicon import Cue
from pipelines.relate.measures.adjuncts import before_adjuncts, before_vote
from pipelines.relate.measures.attitudes import SPOKEN_OF, over_intention
from pipelines.relate.measures.clause_marks import (
    are_dashed,
    comes_late,
    is_denied,
    is_hoped,
    is_hopeless,
    is_nobody,
    is_progressive,
    is_reported,
    is_warning,
)
from pipelines.relate.measures.demands import note_demand
from pipelines.relate.measures.hypotheses import is_option
from pipelines.relate.measures.infinitives import (
    above_noun,
    infinitive_head,
    intention_of,
    is_caused,
    is_loose_head,
    is_no_plan,
    is_permission,
    is_undecided,
    owned_noun,
)
from pipelines.relate.measures.means import (
    DELAYS,
    INTENT,
    answers_by,
    follows_at,
    is_past_gerund,
    is_still_aim,
    kept_from,
    note_announcement,
)
from pipelines.relate.measures.phrase import QUOTES, Chain
from pipelines.relate.measures.shared_modality import share_modality

_FINISHING = frozenset(("finalise", "finalize", "complete", "conclude", "seal", "clinch"))
"""Verbs of coming to terms, of which nothing has come while it goes on."""
_BE = frozenset(("is", "are", "was", "were", "be", "been", "being", "gets", "got"))


def chain(items: list[Item], verb: int, cue: Cue) -> Chain:
    """Return the chain of verbs, auxiliaries and negations that ends in item `verb`."""
    found = Chain([cue], verb - 1)
    k = verb - 1
    while k >= 0 and (following := _step(items, k, verb, found)) is not None:
        k = following
    found.before = k
    found.is_ready |= found.fails and found.is_negated and found.modal is not None  # will not hesitate to
    found.is_negated = found.is_negated != found.fails
    found.is_negated &= not comes_late(items, verb)
    share_modality(items, verb, k, found)
    if found.is_ahead is False and is_progressive(items, verb, k):
        found.is_ahead = None  # is lifting its ban
    if found.noun_status is None and cue.lemma in _FINISHING and is_progressive(items, verb, k):
        found.noun_status = "under_discussion"  # are finalising a deal
    if found.noun_status is None and _is_plain(items[verb], found):
        note_demand(items, k, found)
    if found.noun_status is None and found.modal in ("will", "would") and is_hoped(items, k):
        is_over = are_dashed(items, verb)
        found.is_negated |= is_over
        found.noun_status = None if is_over else "under_discussion"
    found.is_negated |= found.is_infinitive and is_no_plan(items, k)
    found.is_denied = is_denied(items, k)
    found.is_negated |= "g" in _tenses(items[verb]) and is_hopeless(items, k)
    found.is_negated |= is_nobody(items, k)
    if found.noun_status is None and is_undecided(items, k):
        found.noun_status = "under_consideration"
    found.is_alternative = k > 0 and items[k].low in ("or", "either") and "b" in _tenses(items[verb])
    found.is_warning = is_warning(items, verb)
    found.is_reported = is_reported(items, verb)
    return found


def _step(items: list[Item], k: int, verb: int, found: Chain) -> int | None:
    """Read item `k` of the chain of `verb` into `found`; return the next one to its left, None where the chain ends."""
    item = items[k]
    if _is_dated(items, k):
        return k - 2  # will from May collect
    if _is_manner(item) or (item.kind == "P" and item.low in QUOTES) or note_auxiliary(item, found):
        return k - 1
    if item.low == "intended to" and k and (items[k - 1].klass in ("pron", "aux") or items[k - 1].mention):
        found.is_infinitive, found.noun_status, found.is_ahead = True, "proposed", True
        return k - 1
    if item.klass == "purpose" and item.low.endswith(" to"):
        found.is_infinitive = found.has_loose_head = True
        return None
    if is_still_aim(items, k, verb):
        found.noun_status = "under_discussion"
        return None
    if item.low == "to":
        return None if is_past_gerund(items, k, verb) else _infinitive(items, k, found)
    if k == verb - 1 and item.low.endswith(" to") and item.klass is None and "b" in _tenses(items[verb]):
        found.is_infinitive = True
        if item.entry is not None and item.entry.verb is not None:
            found.cues.append(item.entry.verb)
        found.is_ahead = True
        return k - 1
    if item.entry is not None and item.entry.verb is not None and _takes_gerund(items, k):
        found.cues.append(item.entry.verb)
        return k - 1
    if (
        k == verb - 1
        and "g" in _tenses(items[verb])
        and (j := before_adjuncts(items, k)) < k
        and (above := _act(items[j])) is not None
    ):
        found.cues.append(above)
        return j - 1
    if not all(map(_is_manner, items[k + 1 : verb])):
        return None
    if item.low == "open to":
        found.noun_status = "under_discussion"
        return k - 1
    if "g" in _tenses(items[verb]) and (above := _over_subject(items, k)) is not None:
        found.cues.append(above)
        return None
    return _after_preposition(items, k, found) if k else None


def _is_manner(item: Item) -> bool:
    """Return whether the word only says how or when the verb does it: temporarily, now, soon."""
    if item.klass == "adv" or (item.date is not None and item.date.is_vague):
        return True
    return item.low.endswith("ly") and item.kind in "WL" and _act(item) is None


def _is_dated(items: list[Item], k: int) -> bool:
    """Return whether a date at `k` parts an auxiliary from its verb: will from May collect."""
    is_date = items[k].date is not None and k > 1
    return is_date and items[k - 1].klass == "prep" and items[k - 2].klass in ("modal", "aux")


def _after_preposition(items: list[Item], k: int, found: Chain) -> int | None:
    """Read the preposition at `k` right before the verb: thinking of, threat of, plans for, insists on, talks about."""
    low, before = items[k].low, items[k - 1]
    if low in ("in", "of") and before.low in DELAYS:
        found.is_put_off = True
        return k - 2 if items[k - 2].is_possessive else None
    if low == "in" and (followed := follows_at(items, k)) is not None:
        return followed
    if low == "by" and (answered := answers_by(items, k)) is not None:
        return answered
    if low in ("of", "about") and before.low in _THINKS:
        found.noun_status = "under_consideration"
        return k - 2
    if low in _LEADS_NOUN and (above := above_noun(items, k - 1)) is not None:
        found.cues.append(above)
    elif low == "of" and (voters := before_vote(items, k - 1)) is not None:
        found.noun_status, found.is_ahead = "agreed", True
        return voters
    elif low in ("of", "for") and (status := intention_of(items, k - 1)) is not None:
        found.noun_status = status
        return over_intention(items, k - 2, found)
    elif low == "from":
        found.noun_status = kept_from(items, k) or found.noun_status
    elif low == "on" and (act := _act(before)) is not None:
        found.cues.append(act)
        return k - 2
    elif low in ("on", "about", "toward", "towards", "against") and found.cues[0].sense != "keep":
        if low == "on" and before.low in INTENT:
            found.noun_status = "proposed"
            return k - 2
        is_warned = any(w.low in ("warned", "warns", "warning") for w in items[max(0, k - 3) : k])
        found.noun_status = "threatened" if is_warned else "under_discussion"
    return None


_LEADS_NOUN = frozenset(("of", "for", "such as", "including", "like"))


def _over_subject(items: list[Item], subject: int) -> Cue | None:
    """Return the cue of the noun over a gerund and its subject: the threat of Peru imposing, the deadline for Peru raising."""
    k = subject - 1 - (items[subject - 1].klass == "det")
    is_subject = items[subject].mention is not None and not items[subject].is_possessive
    if not is_subject or k < 1 or items[k].low not in ("of", "for"):
        return None
    return above_noun(items, k - 1)


def _is_plain(item: Item, found: Chain) -> bool:
    """Return whether the verb stands in its base form without auxiliary or "to": demanded that Peru lift, that it be lifted."""
    is_bare = found.modal is None and not (found.is_finite or found.is_infinitive or found.is_future)
    return is_bare and ("n" if found.has_be else "b") in _tenses(item)


_THINKS = frozenset(("thinking", "think", "thinks", "thought"))


def _act(item: Item) -> Cue | None:
    """Return what the item does or says as a verb, None where it is none."""
    cue = item.entry.verb if item.entry is not None and item.entry.tenses else None
    return cue if cue is not None and cue.sense in ("act", "say") else None


def _tenses(item: Item) -> str:
    return item.entry.tenses if item.entry is not None else ""


_RULES_OUT = frozenset(
    ("ruled out", "rule out", "rules out", "ruling out", "denied", "denies", "deny", "denying")
)


def note_auxiliary(item: Item, found: Chain) -> bool:
    """Return whether `item` is an auxiliary, a modal or a negation, noted in `found`."""
    if item.klass == "aux":
        found.has_aux = True
        found.has_be |= item.low in _BE
        found.is_finite |= item.low != "be"
    elif item.klass == "modal":
        found.modal = item.low
    elif item.klass == "to_be":
        found.is_future = True
        found.is_ready |= item.low in ("prepared to", "ready to")
    elif item.low in _RULES_OUT:
        found.is_ruled_out = True
    elif item.low == "no longer":
        found.has_ceased = True
    elif item.klass == "neg" or item.low == "without":
        found.is_negated = True
    else:
        return False
    return True


def _infinitive(items: list[Item], k: int, found: Chain) -> int:
    """Read the "to" at `k` and what stands before it; return the next item to the left."""
    if found.has_aux and items[k + 1].low in ("have", "be") and k and items[k - 1].low in _TOLD:
        return k - 2  # is said to have lifted, is said to be considering
    found.is_infinitive = True
    k -= k > 1 and items[k - 1].klass == "adv" and items[k - 2].low in _BE  # are then to be raised
    if k and items[k - 1].klass == "aux" and items[k - 1].low in _BE:
        if is_option(items, k - 1):
            found.noun_status = "under_consideration"
        else:
            found.is_future = True
        return k - 2
    k = before_adjuncts(items, k - 1) + 1
    if not k:
        return -1
    head = items[k - 1]
    if head.kind == "M":
        infinitive_head(items, k - 1, found)
        return _past_owned(items, k - 1, found, k - 1)
    if infinitive_head(items, k - 1, found) or head.kind == "W" or head.klass in ("verb", "participle"):
        is_told = _is_ranked(items, k - 1) or is_caused(items, k - 1)
        found.has_loose_head |= is_loose_head(head) and not is_told
        if found.noun_status == "in_force":
            note_announcement(items, k - 2, found)
        if found.noun_status not in SPOKEN_OF:
            return k - 2
        past = _past_owned(items, k - 1, found, k - 2)
        return past if past < k - 2 else over_intention(items, k - 2, found)
    found.has_loose_head |= head.klass != "pron"
    return k - 1


_TOLD = frozenset("reported said believed thought understood known claimed rumoured rumored seen".split())
"""Participles of saying before "to have": what follows is told as done."""


def _past_owned(items: list[Item], head: int, found: Chain, otherwise: int) -> int:
    """Return the item left of the verb over "a petition by mills to", whose agent ends at `head`; else `otherwise`."""
    noun = owned_noun(items, head)
    if noun is None:
        return otherwise
    if items[noun + 1].low == "from" and is_permission(items[noun]):
        return noun - 1  # clearance from the WTO to levy duties: it is not the WTO that levies them
    past = over_intention(items, noun - 1, found)
    return past if past < noun - 1 else otherwise


def _is_ranked(items: list[Item], k: int) -> bool:
    """Return whether the noun at `k` did it as one of a row: the latest country to impose."""
    return any(item.low in ("latest", "first", "last", "only", "second") for item in items[max(0, k - 4) : k])


def _takes_gerund(items: list[Item], k: int) -> bool:
    """Return whether the next item is an -ing form governed by the verb at `k`: considering imposing."""
    for j in range(k + 1, min(len(items), k + 3)):
        entry = items[j].entry
        if entry is not None and "g" in entry.tenses:
            return True
    return False
