"""Events that measures bring: agreements reached or extended, deadlines and expiries, probes opened, announcements.

Belongs here: the events read from instrument words and dates. Meetings and journeys are read in `sentence`.
"""

from __future__ import annotations

from pipelines.extract.spans import Sentence
from pipelines.relate.events.announcements import announcement
from pipelines.relate.events.draft import Draft, milestone
from pipelines.relate.events.instruments import Namer, instrument, instrument_left, signed_paper
from pipelines.relate.events.signings import agents, circumstances, people, signatories
from pipelines.relate.events.status import was_meant
from pipelines.relate.events.surroundings import Surroundings, forum_at, is_place, note_mention, usable
from pipelines.relate.function_words import ANNOUNCES
from pipelines.relate.items import Item

_MADE = frozenset(
    "sign reach strike broker establish agree conclude clinch seal extend renew secure formalise formalize finalise finalize ratify approve ink "
    "initiate craft launch adopt close".split()
)
_CLOSES = frozenset("closed closes close closing".split())
"""Forms of a verb that makes deals only: whoever closes a probe or a loophole does something else."""
_SIGNS = ("sign", "ink")
_TAKES_EFFECT = frozenset(
    ("take effect", "come into effect", "go into effect", "come into force", "enter into force")
)
_ENDS = frozenset("expire lapse run out end".split())
_TERMS = frozenset("period mandate authority waiver reprieve pause deadline suspension transition".split())
_MISSED = frozenset("failed fail fails failing failure inability unable deadline without".split())
"""Words before a verb that was not done: failed to strike a deal, missed the deadline to sign it."""
_WHERE = frozenset(("in", "at", "near", "outside"))
"""Words before the place of an event; goods and money go to others, and a verb has them as its object."""
_BEFORE_NAME, _BEFORE_OF = 4, 6
"""Items before a name, and before "of" and a name, among which the word of place stands: in the Moroccan city of Marrakesh."""
_WINDOW = 9
_OBJECT = 13
"""Items behind a verb within which its object stands, day and place between them."""


def read(words: list[Item], sentence: Sentence) -> list[Draft]:
    """Return the milestones of one sentence in order."""
    result: list[Draft] = []
    for i, item in enumerate(words):
        entry = item.entry
        lemma = "close" if item.low in _CLOSES else None
        if entry is not None and entry.verb is not None and entry.tenses:
            lemma = entry.verb.lemma
        if lemma is not None and not _is_noun(words, i):
            made = _from_verb(words, i, lemma, sentence)
            if made is not None:
                result.append(made)
        if item.klass == "say" or item.low in ANNOUNCES:
            made = announcement(words, i, sentence)
            if made is not None:
                result.append(made)
    return result


def _is_noun(words: list[Item], i: int) -> bool:
    """Return whether a verb's form stands as a noun: at the end of the summit, the close of the session."""
    is_governing = i + 1 < len(words) and words[i + 1].low == "of"
    return is_governing and i > 0 and words[i - 1].klass == "det"


def _from_verb(words: list[Item], i: int, lemma: str, sentence: Sentence) -> Draft | None:
    if any(w.low in _MISSED for w in words[max(0, i - 7) : i]):
        return None
    named_by = signed_paper if lemma in _SIGNS else instrument
    subject = instrument_left(words, i, named_by)
    if lemma == "end" and words[i + 1 : i + 2] and words[i + 1].low == "up":
        return None  # the duties may end up below 10%
    if lemma in _ENDS and subject is None:
        subject = next((j for j in range(i - 1, max(-1, i - 6), -1) if words[j].low in _TERMS), None)
    if lemma in _ENDS and subject is not None:
        return _draft(
            words,
            i,
            subject,
            sentence,
            "deadline",
            "planned" if not _is_past(words, i) else "concluded",
            need_date=True,
        )
    if (
        lemma in _TAKES_EFFECT
        and subject is not None
        and instrument(words, subject) in ("agreement", "truce")
    ):
        status = "concluded" if _is_past(words, i) else "planned"
        return _draft(words, i, subject, sentence, "deadline", status, need_date=True)
    if lemma in _MADE:
        target = subject if subject is not None else _instrument_right(words, i, named_by)
        if target is None or (subject is not None and _does_something(words, i)):
            return None
        kind = named_by(words, target)
        if kind in ("agreement", "truce"):
            if _is_goal(words, i, target):
                return None
            return _draft(words, i, target, sentence, "signing", _verb_state(words, i), need_date=False)
        if kind == "investigation" and lemma in ("launch", "initiate"):
            return _draft(words, i, target, sentence, "measure_action", _verb_state(words, i), need_date=True)
    return None


def _is_goal(words: list[Item], i: int, target: int) -> bool:
    """Return whether an agreement is only spoken of with its limit: "reaching a deal by 1 August may be difficult"."""
    entry = words[i].entry
    if entry is None or "g" not in entry.tenses or (i and words[i - 1].low in ("after", "since", "by")):
        return False
    return any(
        words[j].low == "by" and any(w.date is not None for w in words[j + 1 : j + 3])
        for j in range(target + 1, min(len(words) - 1, target + _WINDOW))
    )


def _does_something(words: list[Item], i: int) -> bool:
    """Return whether a verb behind an agreement tells what the agreement did: "the deal, …, established a corridor"."""
    after = words[i + 1 : i + 3]
    return (
        bool(after)
        and after[0].klass == "det"
        and not any(w.date is not None for w in after)
        and not any(w.klass in ("aux", "modal", "to_be") for w in words[max(0, i - 3) : i])
    )


def _is_past(words: list[Item], i: int) -> bool:
    entry = words[i].entry
    return (
        entry is not None
        and "d" in entry.tenses
        and not any(w.klass in ("modal", "to_be") or w.low == "to" for w in words[max(0, i - 3) : i])
    )


def _verb_state(words: list[Item], i: int) -> str:
    near = words[max(0, i - 5) : i]
    if was_meant(near):
        return "postponed"
    if any((w.klass == "modal" and w.low in ("could", "may", "might")) or w.klass == "if" for w in near):
        return "possible"
    return (
        "planned" if any(w.klass in ("modal", "to_be") or w.low == "to" for w in near[-4:]) else "concluded"
    )


def _instrument_right(words: list[Item], i: int, named_by: Namer) -> int | None:
    for j in range(i + 1, min(len(words), i + _OBJECT)):
        if named_by(words, j) is not None and not (j + 1 < len(words) and named_by(words, j + 1) is not None):
            return j
        if (words[j].kind == "P" and words[j].low not in '“”"-–()') or words[j].klass in ("sub", "rel"):
            return None
    return None


def _draft(
    words: list[Item], verb: int, target: int, sentence: Sentence, kind: str, status: str, *, need_date: bool
) -> Draft | None:
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
    return draft


def _found_behind(words: list[Item], verb: int, target: int, kind: str) -> Surroundings:
    """Return day, place, forum and parties that stand behind the verb and its instrument, up to the end of their clause."""
    found = Surroundings(first=min(verb, target), last=max(verb, target))
    start = max(verb, target)
    for i in range(verb + 1, min(len(words), start + _WINDOW + 8)):
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
    """Return whether the place at `i` stands behind a word of place, its name or its surroundings between them."""
    reach = _BEFORE_OF if words[i - 1].low == "of" else _BEFORE_NAME
    return any(w.low in _WHERE for w in words[max(0, i - reach) : i])


def _is_signed(words: list[Item], verb: int) -> bool:
    """Return whether the verb is that of people who put their names to an agreement."""
    entry = words[verb].entry
    return entry is not None and entry.verb is not None and entry.verb.lemma in _SIGNS


def _is_other_time(words: list[Item], start: int, i: int) -> bool:
    """Return whether the date at `i` is not that of the signing: until when it runs, by when it is to double trade, before which it is."""
    before = words[i - 1].low
    return before in ("until", "since", "from", "before") or (
        before == "by" and any(w.low in ("to", "that", "which") for w in words[start + 1 : i])
    )


def _closing_date(words: list[Item], i: int) -> int | None:
    """Return the date that closes the sentence behind a comma: "a probe into the deal signed in 2020, a day before the talks"."""
    for j in range(min(len(words), i + _WINDOW) - 1, i, -1):
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
