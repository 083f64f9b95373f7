"""What stands before an event word: its modifiers, the verb whose object it is, the subject, and dates ahead of it."""

from __future__ import annotations

from pipelines.extract.spans import DateSpan
from pipelines.relate.events.openings import TOLD, leads
from pipelines.relate.events.series import note_series, numbered
from pipelines.relate.events.surroundings import (
    Surroundings,
    forum_at,
    is_place,
    is_since,
    note_mention,
    seat,
    usable,
)
from pipelines.relate.items import Item

_MAX_LEFT = 34
_LISTED = 14
"""Items of one name in a list, with its office and country."""


LIGHT_VERBS = frozenset(
    "hold holds held holding conclude concludes concluded concluding begin begins began begun beginning start starts started "
    "starting commence commenced commences resume resumes resumed conduct conducted continue continues continued attend attends "
    "attended end ended ending kick kicked kicking kicks wrap wrapped finish finished complete completed launch launched open opened opens schedule scheduled plan planned host hosted "
    "hosts join joined reported report make made pay paid preside presides presided chair chairs chaired taking takes took returns returned returning".split()
)


def read_modifiers(words: list[Item], head: int, floor: int, found: Surroundings) -> str | None:
    """Read the modifiers of an event noun; return the forum whose meeting it is."""
    forum: str | None = None
    if (number := numbered(words, head)) is not None:
        found.ordinal, found.last = number, max(found.last, head + 1)
    i = head - 1
    while i >= floor and head - i <= 9:
        item = words[i]
        if item.mention is not None:
            named = forum_at(words, i)
            if named is not None:
                forum = found.forum = named
            elif item.mention.entity_kind in ("place", "venue") and not item.is_possessive:
                found.place = found.place or item.mention.entity_id
            elif (city := _held_there(words, i, head)) is not None:
                found.place = found.place or city
            else:
                note_mention(words, i, found)
        elif item.figure is not None:
            note_series(words, i, found)
        elif item.date is not None:
            if usable(item.date):
                found.date = item.date
        elif item.kind == "P":
            if item.low not in '-–‑()“”’‘"/&':
                break
        elif item.klass is not None and item.klass not in ("det", "adv", "conj"):
            if not (item.low == "of" and _is_stretch(words[i - 1])):
                break
        elif (
            (
                item.klass == "conj"
                and not (words[i - 1].mention is not None and words[i + 1].mention is not None)
            )
            or (
                item.entry is not None
                and item.entry.verb is not None
                and not ("n" in item.entry.tenses and words[i - 1].klass == "det")
            )
            or (item.low in LIGHT_VERBS and not _is_attribute(words, i))
        ):
            break
        else:
            note_series(words, i, found)
        found.first = i
        if item.klass == "det":
            break
        i -= 1
    return forum


def _held_there(words: list[Item], i: int, head: int) -> str | None:
    """Return the city of "the Washington meetings", where the name of a capital is that of the place, not of a government."""
    mention = words[i].mention
    if mention is None or i + 1 != head or not i or words[i - 1].low != "the":
        return None
    return seat(mention)


def _is_attribute(words: list[Item], i: int) -> bool:
    """Return whether a participle stands before its noun: a planned summit, the scheduled talks."""
    return words[i].low.endswith("ed") and i > 0 and words[i - 1].klass == "det"


def _is_stretch(item: Item) -> bool:
    """Return whether an item opens "… of talks": a round, a day, two days."""
    is_length = item.date is not None and item.date.timex_type == "DURATION"
    return is_length or item.low in ("round", "day", "series", "rounds", "session")


def light_verb(words: list[Item], first: int, floor: int, found: Surroundings) -> int | None:
    """Return the verb of which the phrase is the object: held talks, reported on Saturday in Geneva fruitful talks."""
    date, place = found.date, found.place
    for i in range(first - 1, floor - 1, -1):
        item = words[i]
        if item.low == "made" and words[i + 1].low == "in":
            return None  # the progress made in the talks
        if item.low in LIGHT_VERBS:
            found.date, found.place = date, place
            return i
        if item.date is not None and usable(item.date):
            date = date or item.date
        elif item.mention is not None and is_place(words, i):
            place = place or item.mention.entity_id
        elif item.klass not in ("adv", "det") and item.low not in _BETWEEN:
            if item.low != "for":
                return None
            verb = _joined(words, i, floor)
            return verb if verb is not None else _assembled(words, i, floor, found)
    return None


def _joined(words: list[Item], at: int, floor: int) -> int | None:
    """Return the verb of "joined him for the meeting", where `at` is the preposition."""
    return next((j for j in range(at - 1, max(floor - 1, at - 5), -1) if words[j].low in _JOINS), None)


def _assembled(words: list[Item], at: int, floor: int, found: Surroundings) -> int | None:
    """Return the verb of "sat down on Saturday in Doha for talks" or "is in Doha for talks", where `at` is the preposition;
    date and place are taken."""
    date, place = found.date, found.place
    for i in range(at - 1, max(floor - 1, at - _ASSEMBLY_REACH), -1):
        item = words[i]
        if item.low in _ASSEMBLES or (item.low in _IS and place != found.place):
            found.date, found.place = date, place
            return i
        if item.kind == "P" or item.klass in ("verb", "modal", "sub", "rel"):
            return None
        if item.date is not None and usable(item.date):
            date = date or item.date
        elif item.mention is not None and is_place(words, i):
            place = place or item.mention.entity_id
    return None


_ASSEMBLY_REACH = 11
_ASSEMBLES = frozenset("sat sit sits assembled assemble assembles gathered gather gathers".split())
_IS = frozenset(("is", "are", "was", "were", "been"))
"""Forms of be before a place: "is in Doha this week for talks"."""
_JOINS = frozenset("join joins joined joining".split())


_BETWEEN = frozenset(("in", "on", "at", "off", "up", "from", "part", "“", "”"))
"""Words between a verb and its object: wrapped up talks, kicked off a round, took part on Monday in a meeting."""


def read_subject(words: list[Item], verb: int, floor: int, found: Surroundings) -> None:
    """Read the subject of a verb: participants, and a date or place before it."""
    found.first = min(found.first, verb)
    is_own_clause = True
    for i in range(verb - 1, max(floor, verb - _MAX_LEFT) - 1, -1):
        item = words[i]
        if (item.kind == "P" and item.low in ";:—") or item.klass in ("sub", "if", "purpose", "say", "verb"):
            if item.klass == "say" and i and words[i + 1].klass == "pron" and words[i + 1].low in _ITSELF:
                note_mention(words, i - 1, found)
            break
        if item.klass == "conj" and words[i - 1].low == "," and not _closes_list(words, i):
            break
        if item.klass == "rel":
            if item.low == "that" and found.participants:
                break  # said that Ruiz will visit: the clause has its own subject
            found.participants.clear()
            is_own_clause = False  # "announced on Friday that they will meet" tells when it was announced
            continue
        if item.mention is not None:
            if item.mention.entity_kind == "organisation" and i and words[i - 1].low == "on":
                continue  # speaking on CNBC
            if is_place(words, i) and leads(words, i):
                found.leading_place = item.mention.entity_id
            elif is_place(words, i) and _city_before(words, i) is not None:
                found.wider.append(item.mention.entity_id)
                found.place = found.place or _city_before(words, i)
            elif not is_place(words, i) or item.mention.entity_kind == "country":
                note_mention(words, i, found)
            found.first = i
        elif item.low in TOLD:
            found.date = None if is_own_clause else found.date
            is_own_clause = False  # "agreed on Friday to hold talks" tells when it was agreed
        elif item.date is not None:
            opens = is_since(item.date) or words[i - 1].low == "since"
            if is_own_clause and usable(item.date) and found.date is None and not opens:
                found.date = item.date
        elif item.figure is not None or item.klass in ("det",):
            found.first = min(found.first, i) if found.first == i + 1 else found.first
    while (
        found.first > floor
        and (words[found.first - 1].kind == "W" or words[found.first - 1].klass == "det")
        and words[found.first - 1].low not in LIGHT_VERBS
    ):
        found.first -= 1


_ITSELF = frozenset(("he", "she", "it", "they"))
"""Pronouns behind a verb of saying that mean who says it: Peru said it held talks."""


def _closes_list(words: list[Item], i: int) -> bool:
    """Return whether the "and" at `i` is before the last of three names or more: minister A, secretary B, and envoy C."""
    if i < 4 or words[i - 2].mention is None:
        return False
    for j in range(i - 3, max(-1, i - _LISTED), -1):
        if words[j].low == ",":
            return True
        if words[j].klass not in (None, "det", "conj"):
            return False
    return False


def _city_before(words: list[Item], i: int) -> str | None:
    """Return the city that the country at `i` explains: "Osaka, Japan"."""
    if i < 2 or words[i - 1].low != ",":
        return None
    city = words[i - 2].mention
    return city.entity_id if city is not None and city.entity_kind == "place" else None


_LEADS_TO = frozenset(
    (
        "at",
        "of",
        "in",
        "during",
        "after",
        "following",
        "the",
        "a",
        "an",
        "end",
        "start",
        "close",
        "opening",
        "beginning",
        "closing",
    )
)


def date_before(words: list[Item], first: int, floor: int) -> DateSpan | None:
    """Return the date right before an event: "said Monday during a press conference", "on Tuesday at the end of the round"."""
    k = first - 1
    length = words[first].date
    if words[first].low in _STRETCHES or (length is not None and length.timex_type == "DURATION"):
        return None  # agreed on Friday after months of talks
    while k >= floor and words[k].low in _LEADS_TO:
        k -= 1
    date = words[k].date if floor <= k < first - 1 else None
    return date if usable(date) and date is not None and not is_since(date) else None


_STRETCHES = frozenset("days weeks months years decades hours".split())
