"""A verb with its auxiliaries, negations and the verbs above it ("has threatened to impose"), and the status it states."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.relate.function_words import ANNOUNCES
from pipelines.relate.items import Item
from pipelines.relate.lexicon import Cue
from pipelines.relate.measures.phrase import QUOTES

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
}  # fmt: skip
"""Words before "to + verb" and the status that they give; the empty string leaves it to the verb's own hypothetical."""


_FACT = frozenset(("in_force", "raised", "launched", "agreed", "announced", "extended"))


_POSSIBILITY = frozenset(("could", "may", "might", "can"))


_BE = frozenset(("is", "are", "was", "were", "be", "been", "being", "gets", "got"))


@dataclass(slots=True)
class _Chain:
    """The verbs left of an innermost verb, inner to outer, with what stands among them."""

    cues: list[Cue]
    before: int
    noun_status: str | None = None
    modal: str | None = None
    is_negated: bool = False
    is_future: bool = False
    is_infinitive: bool = False
    has_be: bool = False
    has_aux: bool = False
    has_loose_head: bool = False
    is_ready: bool = False
    is_denied: bool = False
    is_reported: bool = False
    is_warning: bool = False


def chain(items: list[Item], verb: int, cue: Cue) -> _Chain:
    """Return the chain of verbs, auxiliaries and negations that ends in item `verb`."""
    found = _Chain([cue], verb - 1)
    k = verb - 1
    while k >= 0:
        item = items[k]
        klass = item.klass
        if (
            klass == "adv"
            or (item.kind == "W" and item.low.endswith("ly"))
            or (item.kind == "P" and item.low in QUOTES)
        ):
            pass
        elif klass == "aux":
            found.has_aux = True
            found.has_be |= item.low in _BE
        elif klass == "modal":
            found.modal = item.low
        elif klass == "to_be":
            found.is_future = True
            found.is_ready |= item.low in ("prepared to", "ready to")
        elif klass == "neg" or item.low in (
            "ruled out",
            "rule out",
            "rules out",
            "denied",
            "denies",
            "deny",
            "without",
        ):
            found.is_negated = True
        elif klass == "purpose" and item.low.endswith(" to"):
            found.is_infinitive = found.has_loose_head = True
            break
        elif item.low == "to":
            found.is_infinitive = True
            if k and items[k - 1].klass == "aux" and items[k - 1].low in _BE:
                found.is_future = True
                k -= 2
                continue
            k = before_adjuncts(items, k - 1) + 1
            if k and (
                _infinitive_head(items, k - 1, found)
                or items[k - 1].kind == "W"
                or items[k - 1].klass in ("verb", "participle")
            ):
                k -= 1
                found.has_loose_head |= (
                    items[k].low not in _NOUN_TO
                    and items[k].low not in _FACT_HEADS
                    and _is_loose(items[k], found)
                )
            elif k and items[k - 1].kind != "M" and items[k - 1].klass != "pron":
                found.has_loose_head = True
        elif item.entry is not None and item.entry.verb is not None and _takes_gerund(items, k):
            found.cues.append(item.entry.verb)
        elif item.low in ("of", "for") and k == verb - 1 and (above := _above_noun(items, k - 1)) is not None:
            found.cues.append(above)
            break
        elif item.low in ("on", "about", "toward", "towards", "against") and k == verb - 1:
            found.noun_status = "under_discussion"
            break
        else:
            break
        k -= 1
    found.before = k
    found.is_negated &= not _comes_late(items, verb)
    _share_modality(items, verb, k, found)
    found.is_denied = _is_denied(items, k)
    found.is_warning = any(item.low in ("warned", "warns", "warning", "threatened") for item in items[:verb])
    found.is_reported = any(
        item.klass == "say" or item.low in ANNOUNCES or item.low in _REPORT_NOUNS for item in items[:verb]
    )
    return found


def _share_modality(items: list[Item], verb: int, k: int, found: _Chain) -> None:
    """Give a bare verb after "and" the modality of the verb it is joined to: "will leave the pact and impose duties"."""
    entry = items[verb].entry
    if (
        k < 1
        or items[k].klass != "conj"
        or entry is None
        or "b" not in entry.tenses
        or found.modal
        or found.is_infinitive
    ):
        return
    for j in range(k - 1, max(-1, k - 18), -1):
        if items[j].klass == "modal":
            found.modal = items[j].low
            return
        if items[j].klass == "to_be":
            found.is_future = True
            return
        if items[j].klass in ("sub", "say"):
            return


def _comes_late(items: list[Item], verb: int) -> bool:
    """Return whether "until" and a date after a negated verb give its beginning: will not take effect until May."""
    for j in range(verb + 1, min(len(items) - 1, verb + 4)):
        if items[j].low in ("until", "before", "till"):
            return items[j + 1].date is not None
    return False


def has_condition(items: list[Item]) -> bool:
    """Return whether the sentence states a condition: if …, without a deal …, should the talks fail …."""
    return (
        any(item.klass == "if" for item in items)
        or (bool(items) and items[0].low in ("without", "failing", "barring"))
        or any(
            item.low == "should" and (k == 0 or items[k - 1].klass == "conj" or items[k - 1].low in ",:“")
            for k, item in enumerate(items)
        )
    )


def _is_denied(items: list[Item], k: int) -> bool:
    """Return whether the clause is the object of a denial: denied that it had …"""
    for j in range(k, max(-1, k - 5), -1):
        entry = items[j].entry
        if entry is not None and entry.verb is not None and entry.verb.status == "denied":
            return True
        if not (items[j].klass in ("pron", "det", "rel") or items[j].kind in "MW"):
            return False
    return False


_REPORT_NOUNS = frozenset("announcement statement notice decree order proclamation news".split())


_FACT_HEADS = frozenset(
    "began begun begins started starts continued continue continues chose opted moved went managed voted acted proceeded used came "
    "prompted forced led helped rushed set ready".split()
)


def _is_loose(item: Item, found: _Chain) -> bool:
    """Return whether the word before "to" says nothing of its own about the verb: a process to lift tariffs."""
    entry = item.entry
    return entry is None or not (entry.verb or entry.governor or entry.klass == "neg")


def before_adjuncts(items: list[Item], k: int) -> int:
    """Return the position left of dates and places that stand between a verb and what it governs: agreed on Thursday to …"""
    for _ in range(3):
        j = k
        while j >= 0 and items[j].klass in ("adv", "det"):
            j -= 1
        if j >= 0 and (items[j].date is not None or _is_located(items, j)):
            j -= 1
            while j >= 0 and items[j].klass in ("prep", "det", "adv") and items[j].low != "to":
                j -= 1
            k = j
        else:
            return k
    return k


def _is_located(items: list[Item], j: int) -> bool:
    mention = items[j].mention
    if mention is None or mention.entity_kind not in ("place", "country", "venue") or j == 0:
        return False
    return items[j - 1].klass == "prep" and items[j - 1].low in ("in", "at")


def _infinitive_head(items: list[Item], k: int, found: _Chain) -> bool:
    """Read what stands before "to": a verb or noun that decides the status."""
    item = items[k]
    entry = item.entry
    if entry is not None and entry.governor is not None and not entry.verb:
        found.noun_status = entry.governor.status
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
        if any(items[j].low in _ENABLES for j in range(max(0, k - 3), k)):
            found.noun_status = ""
        elif any(items[j].low in _URGES for j in range(max(0, k - 3), k)):
            found.noun_status = "under_discussion"
        else:
            found.is_future = not _is_caused(items, k)
    return False


def _above_noun(items: list[Item], k: int) -> Cue | None:
    """Return the cue of "weighs the option of raising duties" and "threat of imposing": a noun, or the verb above it."""
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
)


_CAUSATIVES = frozenset(
    "prompted led forced caused pushed spurred prompting leading forcing causing pushing spurring triggering".split()
)


_ENABLES = frozenset(
    "allow allows allowed allowing enable enables enabling let permit permits permitting help".split()
)


def _is_caused(items: list[Item], k: int) -> bool:
    """Return whether the subject before "to" is the object of a causative: prompting Beijing to restrict."""
    return any(items[j].klass == "effect" or items[j].low in _CAUSATIVES for j in range(max(0, k - 3), k))


def _takes_gerund(items: list[Item], k: int) -> bool:
    """Return whether the next item is an -ing form governed by the verb at `k`: considering imposing."""
    for j in range(k + 1, min(len(items), k + 3)):
        entry = items[j].entry
        if entry is not None and "g" in entry.tenses:
            return True
    return False


def status_of(found: _Chain, has_if: bool) -> str:
    """Return the status that a chain states; hypotheticals and negations never give a fact in force."""
    inner = found.cues[0]
    status = inner.status
    for cue in found.cues[1:]:
        status = _outer(cue, status)
    if found.noun_status is not None:
        status = (
            found.noun_status
            if found.noun_status in ("", *_NOUN_TO.values()) and found.noun_status
            else ("conditional" if not found.noun_status else found.noun_status)
        )
        if found.noun_status == "in_force":
            status = inner.status
    if inner.sense == "other" and inner.lemma != "face":
        return status
    if found.is_ready and status == "in_force" and not found.is_negated:
        return "threatened"
    if (
        found.has_loose_head
        and found.is_infinitive
        and found.noun_status is None
        and len(found.cues) == 1
        and not found.is_negated
    ):
        return "conditional" if has_if or found.modal is not None else "under_discussion"
    if found.is_denied:
        return "denied"
    if found.is_negated:
        if status in ("lifted", "reduced", "suspended"):
            return "in_force"
        return (
            "denied"
            if status in _FACT or status in ("proposed", "threatened", "under_consideration")
            else status
        )
    if status in (
        "threatened",
        "proposed",
        "under_consideration",
        "under_discussion",
        "denied",
        "conditional",
    ):
        return status
    return _modal(found, status, has_if)


def _outer(cue: Cue, status: str) -> str:
    if cue.status == "agreed":
        return status if status == "extended" else "agreed"
    if cue.status == "announced":
        return "announced" if status in ("in_force", "launched", "agreed") else status
    if cue.sense == "say" or cue.status in ("under_discussion", "conditional"):
        return cue.status
    if cue.lemma in ("start", "begin", "keep", "leave"):
        return status
    return cue.status if cue.sense == "other" else status


_COMES = frozenset(("in_force", "raised", "launched", "agreed"))
"""States that a future makes an announcement: will impose, is set to sign."""


def _modal(found: _Chain, status: str, has_if: bool) -> str:
    if found.modal in _POSSIBILITY:
        return "conditional"
    if found.cues[0].lemma in ("remain", "stand"):
        return status
    if found.cues[0].lemma == "face" and has_if:
        return "conditional"
    if found.modal in ("would", "should", "must") and (
        has_if or found.modal != "would" or not found.is_reported
    ):
        return "conditional"
    if found.modal == "would" and found.is_warning and status in ("in_force", "raised"):
        return "threatened"
    if found.modal == "would":
        return "announced" if status in _COMES else status
    if found.modal in ("will", "shall") or found.is_future:
        return "conditional" if has_if else ("announced" if status in _COMES else status)
    return status
