"""Events that measures bring: agreements reached or extended, deadlines and expiries, probes opened, announcements.

Belongs here: the events read from instrument words and dates. Meetings and journeys are read in `sentence`.
"""

from __future__ import annotations

from pipelines.extract.spans import Sentence
from pipelines.relate.events.announcements import announcement
from pipelines.relate.events.disputes import settled
from pipelines.relate.events.draft import TALKS, Draft
from pipelines.relate.events.instruments import Namer, instrument, instrument_left, signed_paper
from pipelines.relate.events.made import WINDOW, made
from pipelines.relate.events.signings import SIGNS
from pipelines.relate.events.status import was_meant
from pipelines.relate.events.tellings import telling
from pipelines.relate.events.terms import runs_until
from pipelines.relate.function_words import ANNOUNCES
from pipelines.relate.items import Item

_MADE = frozenset(
    "sign reach strike broker establish agree conclude clinch seal extend renew secure formalise formalize finalise finalize ratify approve ink "
    "initiate craft launch adopt close initialed initialled".split()
) | {"sign off on"}
_CLOSES = frozenset("closed closes close closing".split())
"""Forms of a verb that makes deals only: whoever closes a probe or a loophole does something else."""
_TAKES_EFFECT = frozenset(
    ("take effect", "come into effect", "go into effect", "come into force", "enter into force")
)
_ENDS = frozenset("expire lapse run out end".split())
_TERMS = frozenset("period mandate authority waiver reprieve pause deadline suspension transition".split())
_MISSED = frozenset("failed fail fails failing failure inability unable deadline without unless".split())
"""Words before a verb of what was not done: failed to strike a deal, missed the deadline to sign it."""
_TRIED = frozenset("try tries tried trying attempt attempts attempted struggle struggled strive".split())
"""Words before "to" and a verb of what was only tried: had agreed to try to conclude the deal."""
_PARTS = frozenset("terms conditions text principles wording points issues concessions".split())
"""Parts of an agreement, of which a participle behind them tells."""
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
            found = _from_verb(words, i, lemma, sentence)
            if found is not None:
                result.append(found)
        if item.klass == "say" or item.low in ANNOUNCES or item.low == "announcing":
            found = announcement(words, i, sentence)
            if found is None and item.klass == "say":
                found = telling(words, i, sentence)
            if found is not None:
                result.append(found)
        other = settled(words, i, sentence) or runs_until(words, i, sentence)
        if other is not None:
            result.append(other)
    return result


def _is_noun(words: list[Item], i: int) -> bool:
    """Return whether a verb's form stands as a noun: at the end of the summit, the close of the session, showed signs of life."""
    is_governing = i + 1 < len(words) and words[i + 1].low == "of"
    return is_governing and i > 0 and (words[i - 1].klass == "det" or words[i].low == "signs")


def _from_verb(words: list[Item], i: int, lemma: str, sentence: Sentence) -> Draft | None:
    missed = _MISSED - _TERMS if lemma in _ENDS else _MISSED  # a deadline that expires was not missed
    if any(w.low in missed for w in words[max(0, i - 7) : i]):
        return None
    if i > 1 and words[i - 1].low == "to" and words[i - 2].low in _TRIED:
        return None
    named_by = signed_paper if lemma in SIGNS else instrument
    subject = instrument_left(words, i, named_by)
    if lemma in SIGNS and (taken_up := _taken_up(words, i)) is not None:
        return made(words, i, taken_up, sentence, "signing", _verb_state(words, i), need_date=True)
    if lemma == "end" and words[i + 1 : i + 2] and words[i + 1].low == "up":
        return None  # the duties may end up below 10%
    if lemma in _ENDS and subject is None:
        subject = next((j for j in range(i - 1, max(-1, i - 6), -1) if words[j].low in _TERMS), None)
    if lemma in _ENDS and subject is not None:
        return made(
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
        return made(words, i, subject, sentence, "deadline", status, need_date=True)
    if lemma == "agree" and _is_infinitive(words, i + 1):
        return None
    if lemma in _MADE:
        target = subject if subject is not None else _instrument_right(words, i, named_by)
        if target is None or (subject is not None and _does_something(words, i)):
            return None
        if subject is not None and words[i - 1].low in _PARTS:
            return None  # the deal on the terms agreed last week
        kind = named_by(words, target)
        if kind in ("agreement", "truce"):
            if _is_goal(words, i, target):
                return None
            return made(words, i, target, sentence, "signing", _verb_state(words, i), need_date=False)
        if kind == "investigation" and lemma in ("launch", "initiate"):
            return made(words, i, target, sentence, "measure_action", _verb_state(words, i), need_date=True)
    return None


def _taken_up(words: list[Item], i: int) -> int | None:
    """Return "it" or "both" of "it was signed in May", where the sentence before has named the agreement."""
    k = i - 1
    while k >= 0 and words[k].klass in ("aux", "modal", "adv"):
        k -= 1
    is_passive = words[i - 1].klass == "aux" and words[i - 1].low not in ("has", "have", "had")
    is_law = i + 1 < len(words) and words[i + 1].low == "into"
    return k if is_passive and not is_law and k >= 0 and words[k].low in ("it", "they", "both") else None


def _is_infinitive(words: list[Item], i: int) -> bool:
    """Return whether a verb with "to" follows: what is agreed is to do something, "agreed on Friday to conclude the pact"."""
    while (
        i < len(words)
        and words[i].low != "to"
        and (words[i].klass in ("adv", "prep") or words[i].date is not None or words[i].low == "earlier")
    ):
        i += 1
    after = words[i + 1] if i + 1 < len(words) and words[i].low == "to" else None
    if after is None or after.mention is not None or after.klass == "det":
        return False
    return after.entry is None or (after.entry.verb is not None and "b" in after.entry.tenses)


def _is_goal(words: list[Item], i: int, target: int) -> bool:
    """Return whether an agreement is only spoken of with its limit: "reaching a deal by 1 August may be difficult"."""
    entry = words[i].entry
    if entry is None or "g" not in entry.tenses or (i and words[i - 1].low in ("after", "since", "by")):
        return False
    return any(
        words[j].low == "by" and any(w.date is not None for w in words[j + 1 : j + 3])
        for j in range(target + 1, min(len(words) - 1, target + WINDOW))
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
        if _is_of_talks(words[j]) and not any(w.klass == "prep" for w in words[i + 1 : j]):
            return None  # they launched talks on a pact
        if named_by(words, j) is not None and not (j + 1 < len(words) and named_by(words, j + 1) is not None):
            return j
        if (words[j].kind == "P" and words[j].low not in '“”"-–()') or words[j].klass in ("sub", "rel"):
            return None
    return None


def _is_of_talks(word: Item) -> bool:
    noun = word.entry.event_noun if word.entry is not None else None
    return noun is not None and noun.kind in TALKS
