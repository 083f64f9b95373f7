"""What stands over a chain of verbs past a noun or a verb of another act: responds by raising, announced the decision to.

Belongs here: the step from such an act to what governs it. The chain itself is read in `verb_chain`.
"""

from __future__ import annotations

from pipelines.relate.items import Item
from pipelines.relate.measures.adjuncts import before_adjuncts
from pipelines.relate.measures.control_words import words_with
from pipelines.relate.measures.phrase import Chain
from pipelines.relate.measures.postponed import PUTS_OFF


def answers_by(items: list[Item], k: int) -> int | None:
    """Return the item before the answer of which a gerund after "by" at `k` is the means: promised to respond by raising."""
    for j in range(k - 1, max(0, k - _ANSWER), -1):
        if items[j].low in _ANSWERS:
            return j - 1 if items[j - 1].low == "to" or items[j - 1].klass in ("modal", "to_be") else None
        if items[j].klass in ("modal", "to_be"):
            return j  # will punish Peru by raising
        if items[j].low in (",", ";", ":") or items[j].klass in ("sub", "rel", "say"):
            return None
    return None


def kept_from(items: list[Item], k: int) -> str | None:
    """Return the status of what the party before "from" at `k` is kept from doing: to dissuade Peru from raising."""
    if items[k - 1].mention is None:
        return None
    for j in range(k - 2, max(-1, k - 5), -1):
        if (status := _KEEPS_FROM.get(items[j].low.rpartition(" ")[2])) is not None:
            return status
        if items[j].klass not in ("det", None) or items[j].kind == "P":
            return None
    return None


_KEEPS_FROM = {
    verb + ending: status
    for status, verbs in (
        ("threatened", ("deter", "discourag", "dissuad", "persuad", "prevent", "stop")),
        ("denied", ("barr", "bar", "block", "enjoin", "forbid", "prohibit")),
    )
    for verb in verbs
    for ending in ("", "e", "ed", "es", "ing", "s", "ped", "ping", "red", "ring")
}
"""Verbs before "Peru from raising" and what becomes of it."""


def follows_at(items: list[Item], k: int) -> int | None:
    """Return the item before the verb by which somebody does in turn what a gerund after "in" at `k` tells: follow Peru in raising."""
    for j in range(k - 1, max(0, k - _ANSWER), -1):
        if items[j].low in _FOLLOWS:
            return j - 1
        if items[j].mention is None and items[j].klass not in ("det", "conj") and items[j].low != ",":
            return None
    return None


_FOLLOWS = frozenset(
    "follow follows followed following join joins joined joining copy copied emulate emulated".split()
)
_ANSWER = 12
_ANSWERS = frozenset(
    ("react", "respond", "retaliate", "answer", "reply", "counter", "hit back", "strike back", "punish")
)


def is_still_aim(items: list[Item], k: int, verb: int) -> bool:
    """Return whether the gerund behind `k` is only aimed at or viewed: aimed at striking a deal, key to sealing it, favour ending it.

    Of gerunds that are joined, the first tells it for all.
    """
    if items[k].low == "and" and _opens_gerund(items, k, verb):
        joined = next((j for j in range(k - 1, max(0, k - _ANSWER), -1) if _is_gerund(items[j])), 0)
        return joined > 1 and is_still_aim(items, joined - 1, joined)
    if not _opens_gerund(items, k, verb):
        return False
    if items[k].low == "aimed at" or items[k].low in words_with("views"):
        return True
    return items[k].low == "to" and (items[k - 1].low in _NEARS or _is_devoted(items, k - 1))


def _is_devoted(items: list[Item], k: int) -> bool:
    """Return whether somebody is committed to an aim, who has not committed to an act: remains fully committed to striking a deal."""
    j = k - 1 - (items[k - 1].klass == "adv" or items[k - 1].low.endswith("ly"))
    return items[k].low == "committed" and j >= 0 and items[j].low in _STANDS


def is_past_gerund(items: list[Item], k: int, verb: int) -> bool:
    """Return whether the gerund after "to" at `k` tells what was done: thanks to lifting its ban, resorted to raising duties."""
    return _opens_gerund(items, k, verb) and items[k - 1].low in _DONE


def _opens_gerund(items: list[Item], k: int, verb: int) -> bool:
    return k == verb - 1 and k > 0 and _is_gerund(items[verb])


def _is_gerund(item: Item) -> bool:
    return item.entry is not None and "g" in item.entry.tenses


_DONE = frozenset("addition admitted confessed due owing resorted thanks turned".split())


_NEARS = frozenset(
    "central close closer critical crucial essential fundamental indispensable key near nearer obstacle obstacles path "
    "road route vital".split()
)
"""Words before "to" and a gerund that say what is not there yet."""
_STANDS = frozenset("am are be been is remain remained remains stay stays was were".split())


def note_announcement(items: list[Item], k: int, found: Chain) -> None:
    """Note how far a decision is, whose modifiers end at item `k`: announced on Monday the decision to impose, weighs a policy to."""
    while k >= 0 and (items[k].klass == "det" or items[k].low == "any"):
        k -= 1
    k = before_adjuncts(items, k)
    k -= k > 0 and items[k].klass == "expiry"  # delayed until May a decision to
    entry = items[k].entry if k >= 0 else None
    if entry is None or entry.verb is None:
        return
    if entry.verb.lemma in PUTS_OFF:
        found.noun_status, found.is_ahead = "under_consideration", None
    elif entry.verb.status in _SPOKEN:
        found.cues.append(entry.verb)


_SPOKEN = frozenset(("announced", "proposed", "under_consideration", "under_discussion", "denied"))


INTENT = frozenset(("keen", "bent", "intent", "set", "insistent"))
"""Words before "on" and a gerund by which somebody wants to do it: keen on raising."""
DELAYS = frozenset(("delay", "delays", "postponement", "slowness"))
"""Nouns before "in" or "of" that put off what a gerund tells: the delay in lifting."""
