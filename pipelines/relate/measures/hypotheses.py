"""What makes a measure a matter of thought: only possible, imagined, on an agenda, asked for, or not met.

Belongs here: the words around a phrase that no verb or noun over it has told of. Which of them decides is in `statuses`.
"""

from __future__ import annotations

from pipelines.relate.function_words import AGENDA, GOODS
from pipelines.relate.items import Item
from pipelines.relate.lexicon import Cue
from pipelines.relate.measures.attitudes import REQUESTS
from pipelines.relate.measures.phrase import DUTIES, NounPhrase, Predicate
from pipelines.relate.measures.reading import Reading

_UNMET = frozenset("failure failed fails failing".split())


_MEETS = frozenset("meet comply honour honor fulfil fulfill deliver uphold respect".split())


def is_unmet(words: list[Item], phrase: NounPhrase) -> bool:
    """Return whether the phrase is what somebody failed to meet."""
    near = {w.low for w in words[max(0, phrase.first - 9) : phrase.first]}
    return bool(near & _UNMET and near & _MEETS)


_BRINGS = frozenset(
    "lead leads led resulted prompted triggered sparked result bring trigger mean unleash spark pave return provoke invite cause entail herald see risk draw "
    "create produce prompt way back push caught hit affected shut include includes involve".split()
)


def is_hypothetical(words: list[Item], phrase: NounPhrase, made: Predicate | None) -> bool:
    """Return whether "if" and a participle stand right after the phrase: the duty, if imposed, would …; or a gerund only supposes it."""
    if made is not None and made.is_gerund and _is_supposed(words, phrase, made):
        return True
    i = phrase.last + 1
    while i < len(words) and words[i].low in ",(":
        i += 1
    return i + 1 < len(words) and words[i].klass == "if" and "n" in getattr(words[i + 1].entry, "tenses", "")


def is_brought_about(words: list[Item], phrase: NounPhrase) -> bool:
    """Return whether a possibility would bring the measure about: could lead to new tariffs, clears the way for them."""
    is_anew = words[phrase.first].low in _ANEW
    if (phrase.has_owner and not is_anew) or phrase.is_possessed:
        return False
    brings = False
    for j in range(phrase.first - 1, max(-1, phrase.first - 14), -1):
        item = words[j]
        brings |= item.low in _BRINGS
        if item.low in ("way", "door") and words[j + 1].low == "for" and _is_opened(words, j):
            return True
        if item.klass in ("modal", "if"):
            return brings or item.klass == "if"
        if item.kind == "P" and item.low in ";:":
            return False
    return False


def _is_opened(words: list[Item], way: int) -> bool:
    """Return whether a verb opens the way at item `way`: paves the way, opening the door."""
    return any(word.low.startswith(_OPENS) for word in words[max(0, way - 2) : way])


_OPENS = ("open", "pav", "clear")
_ANEW = frozenset("a an new fresh renewed more further additional higher".split())
"""Openings of a measure that is not there yet, whosever it is: could lead to new US tariffs."""


def is_new(lemma: str, phrase: NounPhrase) -> bool:
    """Return whether somebody's measure is asked for that is not there yet: calls for a Peruvian ban."""
    return lemma in REQUESTS and not (phrase.is_definite or phrase.is_possessed)


def _is_supposed(words: list[Item], phrase: NounPhrase, made: Predicate) -> bool:
    """Return whether a gerund only tells of what could be: dropping the duties would lead to, could lead to Peru lifting duties."""
    after = words[phrase.last + 1 : phrase.last + 3]
    follows = next((w for w in after if w.klass != "adv"), None)
    if follows is not None and follows.low in _POSSIBLY:
        return True
    to = next(
        (k for k in range(made.start - 1, max(0, made.start - 5), -1) if words[k].low in ("to", "in")), 0
    )
    brings = to > 1 and words[to - 1].low in _BRINGS
    return brings and any(w.low in _POSSIBLY for w in words[max(0, to - 4) : to - 1])


_POSSIBLY = frozenset(("would", "could", "might"))


def is_imagined(words: list[Item], phrase: NounPhrase) -> bool:
    """Return whether the measure is only thought of: any duty on tea, a duty on tea would cost jobs."""
    opens = words[phrase.first]
    if opens.low == "any":
        return True
    i = phrase.last + 1
    i += i < len(words) and words[i].klass == "adv"
    if i >= len(words) or words[i].low not in ("would", "could", "might"):
        return False
    verb = next((w for w in words[i + 1 :] if w.klass not in ("adv", "aux", "neg")), None)
    if verb is not None and verb.low in _STAYS:
        return False
    return not (phrase.is_definite or phrase.is_possessed or opens.is_possessive)


_STAYS = frozenset(("remain", "stay", "stand", "continue", "persist", "apply"))


def is_awaited(words: list[Item], reading: Reading) -> bool:
    """Return whether a deal only sets the time for something else: before signing the pact, until the deal is sealed."""
    made = reading.predicate
    if made is None or reading.instrument.instrument not in ("agreement", "truce"):
        return False
    first = reading.phrase.first
    if made.is_gerund and made.verb is not None:
        opening = made.verb - 1
    elif made.verb is None or made.verb > first:
        opening = first - 1 - (words[first - 1].klass == "det")
    else:
        return False
    if opening < 0:
        return False
    return words[opening].low in ("before", "until", "till") or (
        opening > 0 and words[opening].low == "to" and words[opening - 1].low == "prior"
    )


_ANSWERS = frozenset(("response", "responses", "answer", "reaction", "reply", "retaliation"))
"""What is talked about where a measure only gives the occasion for it: discussed a response to the duties."""


def on_agenda(words: list[Item], phrase: NounPhrase) -> bool:
    """Return whether words of an agenda stand before the phrase: discussed the duties, a list of topics from …."""
    if phrase.first > 1 and words[phrase.first - 1].low == "to" and words[phrase.first - 2].low in _ANSWERS:
        return False
    return (
        not phrase.is_both
        and any(
            w.low in AGENDA
            and not (j == 0 and w.low.endswith("ing"))  # addressing the duties, the minister described
            and not (w.low == "list" and j and words[j - 1].low.startswith(("retaliat", "tariff")))
            and not (w.low == "list" and _lists_goods(words, j))
            for j, w in enumerate(words[: phrase.first])
        )
    )


def _lists_goods(words: list[Item], j: int) -> bool:
    """Return whether the list at `j` is one of goods, not of topics: the list of products subject to duties, a list, which includes."""
    after = words[j + 1 : j + _LIST]
    return any(w.low in GOODS for w in after) or [w.klass for w in after[1:2]] == ["rel"]


def is_weighed(words: list[Item], phrase: NounPhrase) -> bool:
    """Return whether the measure is one of the steps that somebody thinks about: the actions being weighed include duties."""
    if phrase.first < 2 or words[phrase.first - 1].low not in ("include", "includes", "included"):
        return False
    for j in range(phrase.first - 2, max(-1, phrase.first - _WEIGHED), -1):
        word = words[j]
        if word.low in ("options", "ideas") or (
            word.low in _WEIGHS and words[j - 1].low in ("being", "are", "under")
        ):
            return True
        if word.kind == "P" or word.klass in ("say", "sub", "rel"):
            return False
    return False


_WEIGHED = 14
_WEIGHS = frozenset(
    "considered consideration contemplated discussed discussion mulled review studied study weighed".split()
)
_LIST = 6


def is_option(items: list[Item], be: int) -> bool:
    """Return whether "is to" at `be` says what an option or idea would be: one option being weighed was to raise duties."""
    for item in reversed(items[max(0, be - _SUBJECT) : be]):
        if item.low in ("option", "options", "idea"):
            return True
        if item.kind == "P" or item.klass in ("sub", "say"):
            return False
    return False


_SUBJECT = 8
"""Items of a subject and its participle."""


def is_kept_away(words: list[Item], phrase: NounPhrase, after: Predicate) -> bool:
    """Return whether something keeps the measure from what `after` says: a pact that kept duties from taking effect."""
    if after.rule != "become" or after.verb is None or after.verb <= phrase.last + 1:
        return False
    entry = words[after.verb].entry
    return words[after.verb - 1].low == "from" and entry is not None and "g" in entry.tenses


def is_viewed(cue: Cue, items: list[Item], phrase: NounPhrase) -> bool:
    """Return whether the verb only tells what somebody thinks of the measure: concluding that a tax would harm, consider tariffs as an item."""
    if cue.lemma == "conclude":
        return phrase.instrument.instrument in DUTIES
    behind = " ".join(item.low for item in items[phrase.last + 1 : phrase.last + 3])
    return cue.lemma == "consider" and behind.startswith(("as ", "to be"))
