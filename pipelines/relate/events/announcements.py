"""Announcements: who affirmed something on Sunday, the deal that was first announced in May, what is to be announced.

Belongs here: verbs of announcing. Who only says on a day that a deal was made is read in `tellings`.
"""

from __future__ import annotations

from pipelines.extract.spans import Sentence
from pipelines.relate.events.draft import Draft, milestone
from pipelines.relate.events.instruments import instrument, instrument_left
from pipelines.relate.events.openings import dated_occasion, leading_place
from pipelines.relate.events.signings import closes_apposition
from pipelines.relate.events.surroundings import Surroundings, is_place, usable
from pipelines.relate.events.tellings import SPEAKERS
from pipelines.relate.function_words import ANNOUNCES
from pipelines.relate.items import Item

_QUOTES = frozenset('"“‘')
"""Marks with which a sentence opens whose first words are somebody's, as is the day that they name."""
_OBJECT = 6
"""Items behind a verb of announcing within which its object stands, or place and day."""
_OPENING = 24
"""Items within which a date that opens the sentence still dates its first verb of announcing."""


def announcement(words: list[Item], i: int, sentence: Sentence) -> Draft | None:
    """Return "X affirmed on Sunday": a person or body, a verb of announcing and a date beside it."""
    if words[i].low == "announcing":
        return _on_announcing(words, i, sentence)
    if words[i].low not in ANNOUNCES or not i:
        return None
    if words[i].low == "announce":
        coming = _to_come(words, i, sentence) or _told_today(words, i, sentence)
        if coming is not None:
            return coming
    other = _announced_before(words, i, sentence)
    if other is not None:
        return other
    j, dated = _speaker(words, i)
    mention = words[j].mention
    if mention is None and words[j].low not in SPEAKERS:
        return None
    people = [mention] if mention is not None else []
    if dated is None:
        dated = next((k for k in range(i + 1, min(len(words), i + 4)) if usable(words[k].date)), None)
    if dated is None and (dated := _opening_date(words, j)) is not None:
        place = leading_place(words, i)
        found = Surroundings(people, place=place, date=words[dated].date, first=j, last=i)
        return milestone(words, sentence, i, "announcement", "concluded", found)
    place, named = None, None
    if dated is None:
        named = _announced_after(words, i)
        named = _object(words, i) if named is None else named
        dated, place = (None, None) if named is None else _told_behind(words, named)
    if dated is None or any(words[k].kind == "P" for k in range(i + 1, dated)):
        return None
    named = _announced_after(words, max(dated, i)) if named is None else named
    relative = _relative_head(words, j)
    found = Surroundings(
        people,
        place=place or _place_behind(words, max(dated, i)),
        date=words[dated].date,
        first=j if relative is None else relative,
        last=max(dated, i, -1 if named is None else named),
    )
    return milestone(words, sentence, i, "announcement", "concluded", found)


def _on_announcing(words: list[Item], i: int, sentence: Sentence) -> Draft | None:
    """Return "Announcing the deal on Friday, X said": what opens the sentence, its day, and who speaks behind the comma."""
    comma = next((k for k in range(i + 2, min(len(words), _OPENING)) if words[k].low == ","), None)
    if i or comma is None:
        return None
    dated = next((k for k in range(i + 1, comma) if usable(words[k].date)), None)
    behind = (w.mention for w in words[comma + 1 : comma + _OBJECT])
    speaker = next((m for m in behind if m is not None and m.entity_kind != "place"), None)
    if dated is None or speaker is None:
        return None
    found = Surroundings([speaker], date=words[dated].date, first=i, last=dated)
    return milestone(words, sentence, i, "announcement", "concluded", found)


def _speaker(words: list[Item], i: int) -> tuple[int, int | None]:
    """Return who announces with the verb at `i`, and the day between the two: "Norway on Friday announced"."""
    j, dated = i - 1, None
    while j > 0 and (
        words[j].klass in ("aux", "adv")
        or (words[j].kind == "W" and words[j].low.endswith("ly"))
        or usable(words[j].date)
        or words[j].low == "on"
    ):
        dated = j if usable(words[j].date) else dated
        j -= 1
    return j - closes_apposition(words, j), dated


def _opening_date(words: list[Item], speaker: int) -> int | None:
    """Return where the day stands that opens the sentence, if it is not that of what somebody says there."""
    if speaker >= _OPENING or any(w.klass == "say" for w in words[:speaker]):
        return None
    start = _behind_lead(words)
    opening = range(start if words[0].low not in _QUOTES else speaker, min(start + 3, speaker))
    dated = next((k for k in opening if usable(words[k].date)), None)
    return dated_occasion(words) if dated is None else dated


def _behind_lead(words: list[Item]) -> int:
    """Return where the sentence goes on behind words that only lead in to its day: "As a reminder, on 3 May, …"."""
    comma = next((k for k in range(1, min(len(words) - 1, _OBJECT)) if words[k].low == ","), 0)
    is_lead = comma and all(w.kind in "WL" and w.klass not in ("say", "verb", "rel") for w in words[:comma])
    return comma + 1 if is_lead and words[comma + 1].klass == "prep" else 0


def _to_come(words: list[Item], i: int, sentence: Sentence) -> Draft | None:
    """Return "X will announce its ruling on Friday", "is scheduled to announce … on 7 May": a speaker, what is ahead, a date."""
    j, dated = _is_due(words, i)
    is_ahead = dated is not None or (words[j].klass in ("modal", "to_be") and words[j].low not in _UNSURE)
    if j < 1 or not is_ahead:
        return None
    while j > 0 and words[j].klass in ("modal", "to_be", "aux", "adv"):
        j -= 1
    mention = words[j].mention
    if mention is None and words[j].low not in SPEAKERS:
        return None
    people = [mention] if mention is not None else []
    if dated is not None:
        found = Surroundings(people, date=words[dated].date, first=j, last=i)
        return milestone(words, sentence, i, "announcement", "planned", found)
    for k in range(i + 1, min(len(words), i + _COMING)):
        if words[k].klass in ("sub", "rel", "say", "if", "modal", "verb") or words[k].kind == "P":
            return None
        if usable(words[k].date):
            found = Surroundings(people, date=words[k].date, first=j, last=k)
            return milestone(words, sentence, i, "announcement", "planned", found)
    return None


def _is_due(words: list[Item], i: int) -> tuple[int, int | None]:
    """Return where the word stands that puts the verb at `i` ahead, and the day between: "expected this weekend to announce"."""
    k = i - 2
    if k > 0 and words[i - 1].low == "to" and usable(words[k].date):
        k -= int(words[k - 1].klass == "prep")
        if words[k - 1].low in _DUE:
            return k - 2, i - 2
    return i - 1, None


_DUE = frozenset("anticipated due expected scheduled set slated".split())


def _told_today(words: list[Item], i: int, sentence: Sentence) -> Draft | None:
    """Return "I can announce today", "we are pleased to announce today": who speaks of himself announces it with these words."""
    if i + 1 >= len(words) or words[i + 1].date is None or words[i + 1].low != "today":
        return None
    if not any(w.low in ("i", "we") for w in words[max(0, i - _OBJECT) : i]):
        return None
    found = Surroundings(date=words[i + 1].date, first=i - 1, last=i + 1)
    return milestone(words, sentence, i, "announcement", "concluded", found)


_COMING = 12
"""Items behind a verb within which its object and its day stand."""
_UNSURE = frozenset(("can", "could", "may", "might", "would", "should"))


def _told_of(words: list[Item], k: int) -> int | None:
    """Return the noun before the verb at `k` that takes up what was told: "the moves were announced", "this decision was …"."""
    is_noun = k > 1 and words[k - 1].kind == "W"
    return k - 1 if is_noun and words[k - 2].low in ("the", "this", "that", "these", "those") else None


def _told_behind(words: list[Item], named: int) -> tuple[int | None, str | None]:
    """Return the position of the day and the place behind an agreement that is announced: "the deal in Oslo on Tuesday"."""
    place = None
    for k in range(named + 1, min(len(words), named + _OBJECT + 2)):
        word = words[k]
        if usable(word.date):
            return k, place
        if is_place(words, k) and words[k - 1].low in ("in", "at"):
            place = word.mention.entity_id if word.mention is not None else None
        elif word.klass not in ("prep", "det") and word.mention is None and word.low not in _OF_OCCASION:
            break
    return None, None


_OF_OCCASION = frozenset("with and joint statement news press conference briefing late early".split())
"""Words between an announcement and its day: with whom it is, and on which occasion it is made."""


def _place_behind(words: list[Item], i: int) -> str | None:
    """Return the place right behind verb and day: "announced the measures on Thursday in Oslo"."""
    at = words[i + 2] if i + 2 < len(words) and words[i + 1].low == "in" else None
    return (
        at.mention.entity_id if at is not None and at.mention is not None and is_place(words, i + 2) else None
    )


def _announced_after(words: list[Item], i: int) -> int | None:
    """Return the agreement that is the object behind `i`: "announced on Friday a five-year accord"."""
    for k in range(i + 1, min(len(words), i + _OBJECT)):
        if instrument(words, k) == "agreement":
            return k
        if words[k].klass in ("prep", "sub", "rel", "say", "aux", "modal", "verb") or words[k].kind == "P":
            return None
    return None


def _object(words: list[Item], i: int) -> int | None:
    """Return the noun that ends the object behind `i`, where it is no event: "announced the decision in Quito on Friday"."""
    if i + 2 >= len(words) or words[i + 1].klass != "det":
        return None
    k = i + 2
    while k < min(len(words), i + _OBJECT) and words[k].kind == "W":
        k += 1
    return k - 1 if k > i + 2 and words[k : k + 1] and words[k].low in ("in", "at", "on") else None


def _relative_head(words: list[Item], subject: int) -> int | None:
    """Return the agreement whose relative clause has its subject at `subject`: "the deal (that) A and B announced"."""
    k = subject
    while k > 0 and (
        words[k].mention is not None or words[k].klass == "det" or words[k].low in ("and", "both", "sides")
    ):
        k -= 1
    if words[k].klass == "rel" and k > 0:
        k -= 1
    return k if instrument(words, k) == "agreement" else None


def _announced_before(words: list[Item], i: int, sentence: Sentence) -> Draft | None:
    """Return "the deal, first announced in May", "the deal announced by X in May": an agreement, or "it", a form of be or a comma, and a date after."""
    k = i - 1
    while k > 0 and (words[k].klass == "adv" or words[k].low in ("first", "been", "had", "has")):
        k -= 1
    is_ahead = (
        words[k].low == "be"
        and k > 0
        and (words[k - 1].klass in ("modal", "to_be") or words[k - 1].low == "to")
    )
    is_reduced = k == i - 1 and instrument(words, k) == "agreement"
    if words[k].low not in ("was", "were", ",") and not is_ahead and not is_reduced:
        return None
    by = _behind_agent(words, i + 1)
    at, place = by, None
    while at < len(words) and (words[at].klass in ("prep", "det", "adv") or is_place(words, at)):
        mention = words[at].mention
        place = mention.entity_id if mention is not None and place is None else place
        at += 1
    if (
        at >= len(words)
        or at >= by + _OBJECT
        or not usable(words[at].date)
        or words[at - 1].low in ("by", "since", "for")
    ):
        return None
    if is_reduced:
        subject: int | None = k
    elif words[k].low == ",":
        subject = next(
            (j for j in range(k - 1, max(-1, k - 4), -1) if instrument(words, j) is not None), None
        )
    else:
        subject = instrument_left(words, k)
        subject = _told_of(words, k) if subject is None else subject
    if subject is None and words[k - 1].low != "it" and not is_ahead:
        return None
    first = subject if subject is not None else k - 1
    found = Surroundings(place=place, date=words[at].date, first=first, last=at)
    return milestone(words, sentence, i, "announcement", "planned" if is_ahead else "concluded", found)


def _behind_agent(words: list[Item], at: int) -> int:
    """Return where "by Trade Minister X and Commissioner Y" ends that begins at `at`; `at` where there is none."""
    if at >= len(words) or words[at].low != "by" or words[at].date is not None:
        return at
    end, k = at, at
    while (k := k + 1) < min(len(words), max(at, end) + _AGENT):
        word = words[k]
        if word.mention is not None and word.mention.entity_kind == "person":
            end = k + 1
            if not (words[end : end + 1] and words[end].klass == "conj"):
                return end
        elif word.date is not None or word.kind == "P" or word.klass in ("sub", "rel", "say", "aux", "modal"):
            return k
    return end


_AGENT = 9
"""Items of "by" with office, country and name."""
_OF_EVENTS = frozenset(("announced", "confirmed", "disclosed", "revealed"))


def is_of_announcement(words: list[Item], found: Surroundings) -> bool:
    """Return whether a date behind the event says when it was announced: "announced the meeting on October 23"."""
    assert found.date is not None
    verb = words[found.first - 1].low if found.first else ""
    return verb in _OF_EVENTS and found.date.timex_unanchored.startswith(("past:", "last:"))
