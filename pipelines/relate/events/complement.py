"""What follows an event word up to the end of its clause: when, where, beside which forum, with whom.

Belongs here: how far the clause reaches, and its dates. What its names stand for is told in `named_behind`; what stands before
the word is read in `clause`.
"""

from __future__ import annotations

from pipelines.extract.spans import DateSpan
from pipelines.relate.events.clause import LIGHT_VERBS
from pipelines.relate.events.named_behind import note_named
from pipelines.relate.events.series import note_series
from pipelines.relate.events.surroundings import Surroundings, is_since, usable
from pipelines.relate.items import Item


def read_complement(
    words: list[Item], head: int, limit: int, found: Surroundings, kind: str, verbal: bool
) -> None:
    """Read what follows an event word up to the end of its clause."""
    since = False
    is_conditional = _is_conditional(words, head)
    clause = words[:limit]  # negotiations at the fourth summit are not the fourth ones
    resumed = head if verbal else _behind_purpose(words, head, limit)
    for i in range(head + 1, limit):
        item = words[i]
        if i < resumed:
            continue
        if item.low == "," and (aside := _behind_aside(words, i, limit)) is not None:
            resumed = aside
            continue
        if item.low == "," and (explained := _behind_apposition(words, i, limit)) is not None:
            resumed = explained
            continue
        if _ends_clause(words, i, limit) or (is_conditional and item.low == ","):
            break
        if item.klass == "prep":
            since = item.low == "since"
            if since and not (i + 1 < len(words) and words[i + 1].date is not None):
                break
        if item.date is not None:
            before_date = words[i - 1].low if words[i - 1].klass != "det" else words[i - 2].low
            lasts = kind == "visit" and verbal and words[head].low.endswith("ing")
            _note_date(item, since, found, i, before_date, lasts)
        elif item.mention is not None:
            before = (found.place, found.forum, len(found.participants))
            note_named(words, i, found, kind, verbal, head)
            if before != (found.place, found.forum, len(found.participants)):
                found.last = max(found.last, i)
        elif kind == "visit":
            continue
        elif item.figure is not None or item.entry is None or item.klass is None:
            note_series(clause, i, found)


def _behind_purpose(words: list[Item], head: int, limit: int) -> int:
    """Return where the verb of talks stands whose purpose is between: "talks to renew the pact ended in Oslo"; else the head."""
    to = head + 2 if head + 2 < limit and words[head + 1].low in _MEANT else head + 1
    if to + 1 >= limit or (words[to].low not in _PURPOSES and words[to].klass != "purpose"):
        return head
    verb = words[to + (words[to].low in _PURPOSES)]
    if verb.kind not in "WL" or (
        verb.klass != "purpose" and verb.entry is not None and verb.entry.verb is None
    ):
        return head
    for i in range(to + 2, min(limit, head + _PURPOSE_REACH)):
        item = words[i]
        is_pair = item.klass == "conj" and any(w.low == "between" for w in words[to:i])
        if (item.kind == "P" and item.low not in "()") or item.klass in ("sub", "rel", "say"):
            return head
        if item.klass == "conj" and not is_pair:
            return head
        if item.klass in ("aux", "modal", "to_be") and _happens(words, i, limit):
            return i
        if (
            item.low in _HAPPENS
            and item.low.endswith(("ed", "an", "un", "k", "oke"))
            and words[i - 1].klass != "det"
        ):
            return i
    return head


def _behind_aside(words: list[Item], comma: int, limit: int) -> int | None:
    """Return the "and" behind a clause about a name at `comma`: "between Ruiz, who heads the ministry, and her guest"."""
    if comma + 1 >= limit or words[comma + 1].low not in ("who", "which", "whose"):
        return None
    for i in range(comma + 2, min(limit - 1, comma + _ASIDE_REACH)):
        if words[i].low == ",":
            return i + 1 if words[i + 1].low == "and" else None
    return None


def _behind_apposition(words: list[Item], comma: int, limit: int) -> int | None:
    """Return where "Bangkok, the seat of the bloc since 1967, on Friday" goes on; None where the comma only parts a list."""
    if comma + 1 >= limit or words[comma - 1].mention is None or words[comma + 1].low not in _EXPLAINING:
        return None
    for i in range(comma + 2, min(limit, comma + _ASIDE_REACH)):
        if words[i].low == "," or words[i].klass in ("rel", "sub", "say"):
            return i
        if words[i].klass in ("conj", "aux", "modal", "to_be") or (
            words[i].mention is not None and i == comma + 2
        ):
            return None
    return min(limit, comma + _ASIDE_REACH)


_EXPLAINING = frozenset(("the", "a", "an", "its", "his", "her", "their"))
_ASIDE_REACH = 14
_MEANT = frozenset(("meant", "designed", "called"))
_PURPOSES = frozenset(("to", "intended to", "meant to", "designed to"))
_PURPOSE_REACH = 32


def _is_conditional(words: list[Item], head: int) -> bool:
    """Return whether a clause with *if* or *unless* holds the head: if nothing comes of the talks, a tariff …"""
    for item in reversed(words[max(0, head - _CONDITION_REACH) : head]):
        if item.kind == "P":
            return False
        if item.klass == "if":
            return True
    return False


_CONDITION_REACH = 12


def _is_time_limit(date: DateSpan, before: str) -> bool:
    """Return whether a date says by when something is to be done: conclude the talks by the end of the year, work towards 9 July."""
    surface = date.surface.lower()
    is_span = surface.startswith(("the end", "end of", "the close"))  # towards the end of May is a time
    return before == "by" or (before in ("toward", "towards") and not is_span) or surface.startswith("by ")


def _note_date(item: Item, since: bool, found: Surroundings, i: int, before: str, lasts: bool) -> None:
    date = item.date
    if date is None or not usable(date) or _is_time_limit(date, before):
        return
    opens = (since or is_since(date)) and not lasts  # has been visiting Oslo since Friday
    if opens:
        found.last = max(found.last, i)
    if found.date is not None and _is_part_of_day(found.date) and not _is_part_of_day(date):
        found.date = None  # late into the evening on Tuesday
    if before == "(" and "/" in date.timex_unanchored and i - found.last <= _SPELT_OUT:
        found.date = None  # from Thursday to Sunday (12-15 November)
    if found.date is None and (not opens or found.previous_count is not None):
        found.date, found.last = date, max(found.last, i)


_SPELT_OUT = 4
"""Items from the first of two weekdays to the days that a bracket spells out."""


def _is_part_of_day(date: DateSpan) -> bool:
    return date.timex_unanchored.startswith("context:day")


_BREAKS = frozenset(
    ("if", "cause", "effect", "say", "purpose", "verb", "participle", "anaphoric_cause", "pron")
)


_BEGAN = frozenset("began held opened resumed started".split())
_BEFORE = frozenset(
    ("ahead of", "before", "after", "amid", "amidst", "despite", "following", "over", "about", "to")
)


_HAPPENS = frozenset(
    "held place way taking take takes took begin begins began begun start starts started resume resumes resumed open opens opened conclude concludes "
    "concluded continue continues continued resuming starting beginning concluding reconvening scheduled planned postponed cancelled canceled run last lasts lasted kick wrap wrapped ended end underway "
    "hosted convened due called anticipated slated broken suspended halted terminated collapsed completed finished finalised finalized "
    "ran set broke fell crumbled stalled faltered entered dragged deadlocked restarted reopened reconvened".split()
) | {"fell through", "fallen through"}


def _ends_clause(words: list[Item], i: int, limit: int) -> bool:
    """Return whether item `i` starts something that is no longer about the event."""
    item = words[i]
    after = words[i + 1] if i + 1 < len(words) else None
    if item.kind == "P":
        if item.low in ";:—":
            return True
        if item.low != "," or after is None:
            return False
        return _is_participle(words, i + 1) or _says_who(words, i, limit)
    if item.klass == "pron" and after is not None and after.low in _BEGAN:
        return False  # the talks it began in May
    if item.klass in _BREAKS:
        return item.low not in LIGHT_VERBS and item.low not in _HAPPENS
    if item.low in ("over", "about") and after is not None and (after.kind == "D" or _is_topic(words, i)):
        return False
    if (item.low == "during" and _is_reign(words, i)) or (item.low == "past" and item.klass is None):
        return True  # push the deadline past the election in May
    if item.low in _BEFORE and item.klass in ("prep", "sub", "cause"):
        return item.low != "to" or not _leads_on(words, i, limit)
    if item.klass in ("sub", "rel"):
        return not _happens(words, i, limit)
    if item.klass == "aux" and _dates_it(words, i):
        return False
    if item.klass in ("aux", "modal", "to_be"):
        return words[i - 1].klass == "conj" or not _happens(words, i, limit)
    entry = item.entry
    if entry is not None and entry.verb is not None and entry.tenses:
        return item.low not in LIGHT_VERBS and item.low not in _HAPPENS and not _is_nominal(words, i)
    return (
        item.low == "with"
        and i + 2 < len(words)
        and any("g" in (w.entry.tenses if w.entry else "") for w in words[i + 2 : i + 4])
    )


def _is_participle(words: list[Item], i: int) -> bool:
    """Return whether a participle opens a clause of its own behind a comma: "seeking help", "sometimes lasting for hours"."""
    k = i + 1 if i + 1 < len(words) and words[i].low in _HOW_OFTEN else i
    return words[k].kind == "W" and words[k].low.endswith("ing")


_HOW_OFTEN = frozenset("often sometimes usually mostly partly".split())


def _leads_on(words: list[Item], to: int, limit: int) -> bool:
    """Return whether "to" leads to where the event goes or when it is: a visit to Oslo, a summit to be held in May."""
    if to + 1 >= len(words):
        return False
    after = words[to + 1]
    is_passive = after.low == "be" and to + 2 < limit and words[to + 2].low in _HAPPENS
    return after.kind in "MD" or after.low in _HAPPENS or after.klass == "det" or is_passive


def _is_topic(words: list[Item], i: int) -> bool:
    """Return whether what is talked of stands between the event and its day: consultations over the issue in October."""
    for k in range(i + 1, min(len(words) - 1, i + _TOPIC)):
        word = words[k]
        if word.low in ("in", "on", "at") and k > i + 1:
            return usable(words[k + 1].date)
        if word.klass not in (None, "det") or word.kind not in "WL" or (word.entry and word.entry.event_noun):
            return False
    return False


_TOPIC = 6
"""Items from the word before a topic to the one before the day."""


def _is_reign(words: list[Item], i: int) -> bool:
    """Return whether "during" at `i` opens what dates by persons only: talks that began during the first term of a president."""
    after = words[i + 1 : i + 6]
    names_forum = any(w.mention is not None and w.mention.entity_kind != "person" for w in after[:3])
    return not names_forum and not any(w.date is not None or _names_event(w) for w in after)


def _names_event(item: Item) -> bool:
    return item.entry is not None and item.entry.event_noun is not None


def _says_who(words: list[Item], comma: int, limit: int) -> bool:
    """Return whether the source stands behind the comma: "when they meet, officials in Washington said"."""
    for item in words[comma + 1 : min(limit, comma + _SOURCE_REACH)]:
        if item.klass == "say":
            return True
        if item.kind == "P" or item.klass in ("verb", "aux", "modal", "conj", "sub", "rel"):
            return False
    return False


_SOURCE_REACH = 8


def _dates_it(words: list[Item], i: int) -> bool:
    """Return whether a form of be is followed by the date alone: "the deadline is August 1", "the meeting is on Friday"."""
    if words[i].low not in ("is", "was", "are", "were"):
        return False
    after = next((w for w in words[i + 1 : i + 4] if w.klass not in ("prep", "adv", "det")), None)
    return after is not None and after.date is not None


def _is_nominal(words: list[Item], i: int) -> bool:
    """Return whether a base form stands as a noun, a participle before one: "on their trade dispute", "the proposed bloc"."""
    entry, before = words[i].entry, words[i - 1] if i else None
    if entry is None or before is None:
        return False
    if set(entry.tenses) & set("dng"):
        return before.klass == "det" and i + 1 < len(words) and words[i + 1].kind in "WM"
    return before.kind == "W" or before.klass == "det" or before.is_possessive


def _happens(words: list[Item], i: int, limit: int) -> bool:
    """Return whether the verb after item `i` says when or where the event is: will be held, is expected to resume."""
    return any(w.low in _HAPPENS for w in words[i + 1 : min(limit, i + 6)])
