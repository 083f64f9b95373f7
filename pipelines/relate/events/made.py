"""What is made of an instrument and its verb: day, place, forum and parties around "the two signed the pact in Lima on Friday".

Belongs here: the surroundings of a milestone. Which verbs and instruments make one is decided in `milestones`.
"""

from __future__ import annotations

from pipelines.extract.spans import Sentence
from pipelines.relate.events.draft import Draft, milestone
from pipelines.relate.events.signings import SIGNS, agents, circumstances, people, signatories
from pipelines.relate.events.surroundings import Surroundings, forum_at, is_place, note_mention, usable
from pipelines.relate.items import Item

_WHERE = frozenset(("in", "at", "near", "outside"))
"""Words before the place of an event; goods and money go to others, and a verb has them as its object."""
_BEFORE_NAME, _BEFORE_OF = 4, 6
"""Items before a name, and before "of" and a name, among which the word of place stands: in the Moroccan city of Marrakesh."""
WINDOW = 9
"""Items behind a verb and its instrument among which their day stands."""


def made(
    words: list[Item], verb: int, target: int, sentence: Sentence, kind: str, status: str, *, need_date: bool
) -> Draft | None:
    """Return the event of the verb at `verb` and the instrument at `target`; None where nothing tells when or where, or who signs."""
    found = _found_behind(words, verb, target, kind)
    if kind == "signing":
        status = circumstances(words, verb, found, status, is_own=_is_signed(words, verb))
    if verb < target:
        signatories(words, verb, found)
    else:
        _modifiers(words, target, found)
        if _is_signed(words, verb):
            agents(words, verb, found)
    is_open = found.date is None and (need_date or (found.place is None and found.forum is None))
    if is_open and not (kind == "signing" and _is_signed(words, verb) and people(found) > 1):
        return None
    draft = milestone(words, sentence, verb, kind, status, found)
    draft.takes_up = _is_told_of(words, target)
    draft.is_another = any(w.low in _EARLIER for w in words[max(0, target - _BEFORE_NAME) : target])
    return draft


_EARLIER = frozenset("earlier former initial old original previous prior".split())
"""Words for an agreement that another one has followed: the original pact was signed on a day of its own."""


def _found_behind(words: list[Item], verb: int, target: int, kind: str) -> Surroundings:
    """Return day, place, forum and parties that stand behind the verb and its instrument, up to the end of their clause."""
    found = Surroundings(first=min(verb, target), last=max(verb, target))
    start = max(verb, target)
    for i in range(verb + 1, min(len(words), start + WINDOW + 8)):
        word = words[i]
        if _ends_clause(words, i, start):
            break
        if i > start and i > verb + 1 and _is_participle(word):
            late = _closing_date(words, i) if found.date is None else None
            if late is not None:
                found.date, found.last = words[late].date, late
            break
        if (
            usable(word.date)
            and found.date is None
            and not (i < target and words[i - 1].klass == "det")  # to renew the 1993 pact
            and not (kind == "signing" and _is_other_time(words, start, i))
        ):
            found.date, found.last = word.date, max(found.last, i)
        elif word.mention is not None and forum_at(words, i) is not None and i > verb:
            found.forum = found.forum or forum_at(words, i)
        elif word.mention is not None and is_place(words, i) and found.place is None and _is_where(words, i):
            found.place, found.last = word.mention.entity_id, max(found.last, i)
        elif word.mention is not None and i > start and words[i - 1].low in ("with", "and", "between"):
            note_mention(words, i, found)
    return found


def _ends_clause(words: list[Item], i: int, start: int) -> bool:
    """Return whether item `i` opens something else: another verb, a reason, who says so, what the agreement does."""
    word = words[i]
    if word.klass in ("aux", "modal", "to_be"):
        return i > start
    if word.low == "before" and i + 1 < len(words) and words[i + 1].date is None:
        return True
    opens = word.kind == "P" and (word.low in ";:" or _adds(words, i))
    return opens or word.klass in ("cause", "if", "effect", "say")


def _is_participle(word: Item) -> bool:
    return word.entry is not None and word.entry.verb is not None and "n" in word.entry.tenses


def _is_told_of(words: list[Item], target: int) -> bool:
    """Return whether the agreement has been told of before: "the deal", "this trade pact", not one more or a first one."""
    if words[target].mention is not None:
        return True
    for word in reversed(words[max(0, target - _BEFORE_NAME) : target]):
        if word.klass == "det":
            return word.low in _DEFINITE
        if word.klass is not None or word.kind in "PDF":
            return False
    return False


_DEFINITE = frozenset(("the", "this", "that", "both"))


def _adds(words: list[Item], i: int) -> bool:
    """Return whether the comma at `i` opens what an agreement does: "signed a deal, covering trade of 9bn euros in 2019"."""
    after = words[i + 1] if words[i].low == "," and i + 1 < len(words) else None
    return after is not None and after.mention is None and after.low.endswith("ing")


def _is_where(words: list[Item], i: int) -> bool:
    """Return whether the place at `i` stands behind a word of place, its name or its surroundings between them; not in what lies there."""
    at = next((k for k in range(i - 1, max(0, i - _BEFORE_NAME), -1) if words[k].low in _WHERE), None)
    if at is not None and words[at - 1].low in _LIES:
        return False  # the first pact with a country in Europe
    reach = _BEFORE_OF if words[i - 1].low == "of" else _BEFORE_NAME
    return any(w.low in _WHERE for w in words[max(0, i - reach) : i])


_LIES = frozenset(("country", "economy", "market", "nation", "partner", "state"))


def _is_signed(words: list[Item], verb: int) -> bool:
    """Return whether the verb is that of people who put their names to an agreement."""
    entry = words[verb].entry
    return entry is not None and entry.verb is not None and entry.verb.lemma in SIGNS


def _is_other_time(words: list[Item], start: int, i: int) -> bool:
    """Return whether the date at `i` is not that of the signing: until when it runs, by when it is to double trade, before which it is."""
    before = words[i - 1].low
    return before in ("until", "since", "from", "before", "for") or (
        before == "by" and any(w.low in ("to", "that", "which") for w in words[start + 1 : i])
    )


def _closing_date(words: list[Item], i: int) -> int | None:
    """Return the date that closes the sentence behind a comma: "a probe into the deal signed in 2020, a day before the talks"."""
    for j in range(min(len(words), i + WINDOW) - 1, i, -1):
        k = j - 1
        while k > i and (words[k].klass in ("adv", "det", "prep") or words[k].low == "just"):
            k -= 1
        if usable(words[j].date) and words[k].low == ",":
            return j
    return None


def _modifiers(words: list[Item], target: int, found: Surroundings) -> None:
    """Take the modifiers of the agreement and the parties among them: "the UK-EU trade deal"."""
    for j in range(target - 1, max(-1, target - 8), -1):
        word = words[j]
        if (
            word.klass not in (None, "det", "adv")
            or (word.kind == "P" and word.low not in '-–“”"')
            or (word.entry is not None and word.entry.verb is not None)
        ):
            break
        if word.mention is not None and not is_place(words, j):
            note_mention(words, j, found)
        found.first = j
        if word.klass == "det" or word.is_possessive:
            break
