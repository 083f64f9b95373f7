"""The events of one sentence: each event word with its status and surroundings.

Belongs here: which words are events of their own, how a verb and its object are one event, and the evidence span.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.extract.spans import Sentence
from pipelines.relate.events.status import event_status
from pipelines.relate.events.surroundings import (
    Surroundings,
    forum_at,
    is_place,
    is_since,
    note_mention,
    note_series,
    note_series_word,
    usable,
)
from pipelines.relate.items import Item, SpanIndex

_MAX_LEFT = 26
_TALKS = frozenset({"talks_round", "summit"})
_LIGHT = frozenset(
    "hold holds held holding conclude concludes concluded concluding begin begins began begun beginning start starts started "
    "starting commence commenced commences resume resumes resumed conduct conducted continue continues continued attend attends "
    "attended wrap wrapped finish finished complete completed launch launched open opened opens schedule scheduled plan planned host hosted "
    "hosts join joined reported report make made pay paid".split()
)
_AGREEMENT_VERBS = frozenset(
    "sign reach strike broker establish agree conclude clinch seal extend renew secure finalise finalize ratify approve ink initiate".split()
)


@dataclass(slots=True)
class Draft:
    """An event under construction, by item positions."""

    sentence: Sentence
    head: int
    kind: str
    status: str
    rule: str
    found: Surroundings
    text: tuple[int, int] = (0, 0)
    is_forum: bool = False
    word: str = ""
    participant_ids: set[str] = field(default_factory=set)
    borrowed: set[str] = field(default_factory=set)


def read(index: SpanIndex, sentence: Sentence, leaders: frozenset[str]) -> list[Draft]:
    """Return the events of `sentence` in order."""
    words = index.items(sentence)
    heads = _heads(words)
    drafts: list[Draft] = []
    for number, head in enumerate(heads):
        limit = heads[number + 1] if number + 1 < len(heads) else len(words)
        floor = heads[number - 1] + 1 if number else 0
        draft = _draft(words, sentence, head, floor, limit, leaders)
        if draft is not None:
            drafts.append(draft)
    return _joined(words, drafts)


def _heads(words: list[Item]) -> list[int]:
    """Return the positions of the event words."""
    result = []
    for i, item in enumerate(words):
        entry = item.entry
        if entry is None or (entry.event_noun is None and entry.event_verb is None):
            continue
        if entry.event_noun is not None and not _is_verbal(words, i):
            after = words[i + 1] if i + 1 < len(words) else None
            if entry.event_noun.weak and not _weak_counts(words, i):
                continue
            if (
                after is not None
                and after.entry is not None
                and after.entry.event_noun is not None
                and not entry.is_plural
            ):
                continue
            if item.is_possessive:
                continue
            result.append(i)
        elif entry.event_verb is not None and _is_verbal(words, i) and _meets_someone(words, i):
            result.append(i)
    return result


_NOT_MET = frozenset(
    "terms requirements commitments targets target demand demands needs deadline goals goal conditions obligations standards criteria "
    "expectations resistance opposition challenge challenges pledge pledges failure quota quotas".split()
)


def _meets_someone(words: list[Item], i: int) -> bool:
    """Return whether "meet" is a meeting: not meeting terms, demands or targets."""
    if words[i].low not in ("meet", "meets", "met", "meeting"):
        return True
    for item in words[i + 1 : i + 8]:
        if item.low in _NOT_MET or (item.entry is not None and item.entry.noun is not None):
            return False
        if item.kind in "MD" or item.klass in ("prep", "sub") or item.kind == "P":
            return True
    return True


def _weak_counts(words: list[Item], i: int) -> bool:
    low = words[i].low
    if low in ("round", "rounds"):
        after = [w.low for w in words[i + 1 : i + 6]]
        return (
            not after
            or after[0] != "of"
            or any(w in ("talks", "negotiations", "discussions", "consultations", "meetings") for w in after)
        )
    if low in ("consultation", "consultations"):
        return not (i and words[i - 1].low == "public")
    if low in ("gathering", "ministerial"):
        return i > 0 and any(w.mention is not None for w in words[max(0, i - 4) : i])
    if low in ("call", "calls"):
        return (
            i > 0
            and words[i - 1].klass in ("det",)
            and i + 1 < len(words)
            and words[i + 1].low in ("with", "between", "on")
        )
    return any(w.date is not None for w in words[i + 1 : i + 5])


def _is_verbal(words: list[Item], i: int) -> bool:
    """Return whether an event word that may be noun or verb stands as a verb."""
    entry = words[i].entry
    if entry is None or entry.event_verb is None:
        return False
    if entry.event_noun is None:
        if set(entry.event_tenses) & set("g") and i and words[i - 1].klass == "det":
            return False
        return True
    before = words[i - 1] if i else None
    if before is None:
        return False
    if "g" in entry.event_tenses:
        after = words[i + 1] if i + 1 < len(words) else None
        return before.klass == "aux" or (before.low == "," and after is not None and after.low == "with")
    return (
        before.low == "to"
        or before.klass in ("modal", "pron", "aux", "to_be", "rel")
        or (before.mention is not None
        and not before.is_possessive
        and words[i].low in ("visits",))
    )


def _draft(
    words: list[Item], sentence: Sentence, head: int, floor: int, limit: int, leaders: frozenset[str]
) -> Draft | None:
    entry = words[head].entry
    assert entry is not None
    verbal = _is_verbal(words, head)
    term = entry.event_verb if verbal else entry.event_noun
    assert term is not None
    found = Surroundings(first=head, last=head)
    own_forum = None
    if verbal:
        _left_clause(words, head, floor, found)
    else:
        own_forum = _left_phrase(words, head, floor, found)
        governor = _light_verb(words, found.first, floor, found)
        if governor is not None:
            _left_clause(words, governor, floor, found)
    _right(words, head, limit, found, term.kind, verbal)
    if found.date is None and floor == 0:
        found.date = _leading_date(words, head)
    kind = _kind(term.kind, found, leaders, own_forum)
    status = event_status(words, head, found.first, found.last, limit, verbal)
    if status is None:
        return None
    draft = Draft(sentence, head, kind, status, "verb" if verbal else "noun", found, word=words[head].low)
    draft.is_forum = own_forum is not None
    draft.participant_ids = {p.entity_id for p in found.participants}
    draft.text = (words[found.first].start, words[found.last].end)
    return draft


def _left_phrase(words: list[Item], head: int, floor: int, found: Surroundings) -> str | None:
    """Read the modifiers of an event noun; return the forum whose meeting it is."""
    forum: str | None = None
    i = head - 1
    while i >= floor and head - i <= 9:
        item = words[i]
        if item.mention is not None:
            named = forum_at(words, i)
            if named is not None:
                forum = found.forum = named
            elif item.mention.entity_kind in ("place", "venue") and not item.is_possessive:
                found.place = found.place or item.mention.entity_id
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
            if not (item.low == "of" and words[i - 1].low in ("round", "day", "series", "rounds", "session")):
                break
        elif (item.klass == "conj" and not (
            words[i - 1].mention is not None and words[i + 1].mention is not None
        )) or (
            item.entry is not None
            and item.entry.verb is not None
            and not ("n" in item.entry.tenses and words[i - 1].klass == "det")
        ) or item.low in _LIGHT:
            break
        else:
            note_series_word(words, i, found)
        found.first = i
        if item.klass == "det":
            break
        i -= 1
    return forum


def _light_verb(words: list[Item], first: int, floor: int, found: Surroundings) -> int | None:
    """Return the verb of which the phrase is the object: held talks, reported on Saturday in Geneva fruitful talks."""
    date, place = found.date, found.place
    for i in range(first - 1, floor - 1, -1):
        item = words[i]
        if item.low in _LIGHT:
            found.date, found.place = date, place
            return i
        if item.date is not None and usable(item.date):
            date = date or item.date
        elif item.mention is not None and is_place(words, i):
            place = place or item.mention.entity_id
        elif item.klass != "adv" and item.low not in ("in", "on", "at", "up", "“", "”"):
            return None
    return None


def _left_clause(words: list[Item], verb: int, floor: int, found: Surroundings) -> None:
    """Read the subject of a verb: participants, and a date or place before it."""
    found.first = min(found.first, verb)
    for i in range(verb - 1, max(floor, verb - _MAX_LEFT) - 1, -1):
        item = words[i]
        if (item.kind == "P" and item.low in ";:—") or item.klass in ("sub", "if", "purpose", "say", "verb"):
            break
        if item.klass == "conj" and words[i - 1].low == ",":
            break
        if item.klass == "rel":
            found.participants.clear()
            continue
        if item.mention is not None:
            if not is_place(words, i) or item.mention.entity_kind == "country":
                note_mention(words, i, found)
            found.first = i
        elif item.date is not None and usable(item.date) and found.date is None and not is_since(item.date):
            found.date = item.date
        elif item.figure is not None or item.klass in ("det",):
            found.first = min(found.first, i) if found.first == i + 1 else found.first
    while (
        found.first > floor
        and (words[found.first - 1].kind == "W" or words[found.first - 1].klass == "det")
        and words[found.first - 1].low not in _LIGHT
    ):
        found.first -= 1


def _right(words: list[Item], head: int, limit: int, found: Surroundings, kind: str, verbal: bool) -> None:
    """Read what follows an event word up to the end of its clause."""
    since = False
    for i in range(head + 1, limit):
        item = words[i]
        if _ends_clause(words, i, limit):
            break
        if item.klass == "prep":
            since = item.low == "since"
            if since and not (i + 1 < len(words) and words[i + 1].date is not None):
                break
        if item.date is not None:
            _note_date(item, since, found, i)
        elif item.mention is not None:
            before = (found.place, found.forum, len(found.participants))
            _note_right(words, i, found, kind, verbal, head)
            if before != (found.place, found.forum, len(found.participants)):
                found.last = max(found.last, i)
        elif kind == "visit":
            continue
        elif item.figure is not None:
            note_series(words, i, found)
        elif item.entry is None or item.klass is None:
            note_series_word(words, i, found)


def _note_date(item: Item, since: bool, found: Surroundings, i: int) -> None:
    date = item.date
    if date is None or not usable(date):
        return
    opens = since or is_since(date)
    if opens:
        found.last = max(found.last, i)
    if found.date is None and (not opens or found.previous_count is not None):
        found.date, found.last = date, max(found.last, i)


_BREAKS = frozenset(
    ("if", "cause", "effect", "say", "purpose", "verb", "participle", "anaphoric_cause", "pron")
)
_BEFORE = frozenset(
    ("ahead of", "before", "after", "amid", "amidst", "despite", "following", "over", "about", "to")
)
_HAPPENS = frozenset(
    "held taking take takes took begin begins began begun start starts started resume resumes resumed open opens opened conclude concludes "
    "concluded continue continues continued scheduled planned postponed cancelled canceled run last kick wrap wrapped ended end underway "
    "hosted convened due called anticipated slated".split()
)


def _ends_clause(words: list[Item], i: int, limit: int) -> bool:
    """Return whether item `i` starts something that is no longer about the event."""
    item = words[i]
    after = words[i + 1] if i + 1 < len(words) else None
    if item.kind == "P":
        if item.low in ";:—":
            return True
        return item.low == "," and after is not None and after.kind == "W" and after.low.endswith("ing")
    if item.klass in _BREAKS:
        return item.low not in _LIGHT and item.low not in _HAPPENS
    if item.low in _BEFORE and item.klass in ("prep", "sub", "cause"):
        return not (
            item.low == "to"
            and after is not None
            and (after.kind in "MD" or after.low in _HAPPENS or after.klass == "det")
        )
    if item.klass in ("sub", "rel"):
        return not _happens(words, i, limit)
    if item.klass in ("aux", "modal", "to_be"):
        return not _happens(words, i, limit)
    entry = item.entry
    if entry is not None and entry.verb is not None and entry.tenses:
        return item.low not in _LIGHT and item.low not in _HAPPENS
    return (
        item.low == "with"
        and i + 2 < len(words)
        and any("g" in (w.entry.tenses if w.entry else "") for w in words[i + 2 : i + 4])
    )


def _happens(words: list[Item], i: int, limit: int) -> bool:
    """Return whether the verb after item `i` says when or where the event is: will be held, is expected to resume."""
    return any(w.low in _HAPPENS for w in words[i + 1 : min(limit, i + 6)])


_TOGETHER = frozenset(("with", "between", "and", "among", "both", "by", "of"))


def _note_right(
    words: list[Item], i: int, found: Surroundings, kind: str, is_object: bool, head: int
) -> None:
    """Take a mention after the event word: the place, the forum, or who is met."""
    mention = words[i].mention
    assert mention is not None
    k = i - 1
    while k >= 0 and (
        words[k].klass == "det"
        or (words[k].kind == "M"
        and words[k].end + 1 >= words[k + 1].start)
        or (words[k].kind == "W"
        and words[k].klass is None
        and words[k].is_capital)
    ):
        k -= 1
    before = words[k].low if k >= 0 else ""
    if (
        kind == "visit"
        and mention.entity_kind != "person"
        and (before in ("in", "to", "of", "at", "into", "through") or is_object)
    ):
        if forum_at(words, i) is None:
            found.place = found.place or mention.entity_id
        return
    if is_place(words, i):
        if before != "from":
            found.place = found.place or mention.entity_id
        return
    if forum_at(words, i) is not None:
        note_mention(words, i, found)
        return
    if (
        is_object
        or before in _TOGETHER
        or (before == "," and found.participants)
        or words[k].mention is not None
    ):
        note_mention(words, i, found)


def _leading_date(words: list[Item], head: int) -> object:
    """Return the date of "On Friday, …" at the start of the sentence."""
    for i in range(min(4, head)):
        date = words[i].date
        if date is not None and usable(date) and not is_since(date):
            return date
    return None


def _kind(kind: str, found: Surroundings, leaders: frozenset[str], own_forum: str | None) -> str:
    """Return the kind: a meeting whose persons are leaders is a summit."""
    if kind != "talks_round":
        return kind
    persons = [p.entity_id for p in found.participants if p.entity_kind == "person"]
    return "summit" if own_forum is not None or (persons and all(p in leaders for p in persons)) else kind


def _joined(words: list[Item], drafts: list[Draft]) -> list[Draft]:
    """Return `drafts` with a verb and its object, or a round and its talks, as one event."""
    result: list[Draft] = []
    for draft in drafts:
        last = result[-1] if result else None
        if (
            last is not None
            and last.kind in _TALKS
            and draft.kind in _TALKS
            and _same_event(words, last, draft)
        ):
            _absorb(last, draft)
            continue
        if (
            last is not None
            and draft.is_forum
            and last.kind in _TALKS
            and last.found.forum in (None, draft.found.forum)
        ):
            last.found.forum = draft.found.forum
            last.found.place = last.found.place or draft.found.place
            last.found.date = last.found.date or draft.found.date
            last.text = (last.text[0], max(last.text[1], draft.text[1]))
            continue
        if (
            last is not None
            and last.kind == "visit"
            and draft.kind == "visit"
            and _is_apposition(words, last, draft)
        ):
            _absorb(last, draft)
            continue
        if (
            last is not None
            and last.kind == "visit"
            and draft.kind == "talks_round"
            and words[draft.found.first - 1].low == "for"
        ):
            draft.found.date, draft.found.place = (
                draft.found.date or last.found.date,
                draft.found.place or last.found.place,
            )
            draft.found.participants = draft.found.participants or list(last.found.participants)
            last.found.date = last.found.date or draft.found.date
        if last is not None and last.kind == "visit" and (draft.is_forum or draft.kind == "visit"):
            draft.found.date = draft.found.date or last.found.date
            if draft.is_forum:
                draft.found.place = draft.found.place or last.found.place
            draft.found.participants = draft.found.participants or (
                [] if draft.is_forum else list(last.found.participants)
            )
        result.append(draft)
    return result


def _is_apposition(words: list[Item], last: Draft, draft: Draft) -> bool:
    """Return whether the second visit explains the first: "will visit Beijing, the first trip to China since 2016"."""
    return (
        last.rule == "verb"
        and draft.found.first > 0
        and words[draft.found.first - 1].low == ","
        and words[draft.found.first].klass == "det"
    )


def _same_event(words: list[Item], last: Draft, draft: Draft) -> bool:
    between = [w.low for w in words[last.head + 1 : draft.head]]
    if last.rule == "verb" and draft.rule == "noun":
        opener = words[draft.found.first - 1].low if draft.found.first else ""
        return (
            not draft.is_forum
            and opener in ("for", "in", "during")
            and draft.found.place in (None, last.found.place)
        )
    return "of" in between[:1] and last.word in ("round", "rounds", "series", "session")


def _absorb(last: Draft, draft: Draft) -> None:
    """Take what `draft` adds into `last`."""
    mine, other = last.found, draft.found
    mine.date, mine.place, mine.forum = (
        mine.date or other.date,
        mine.place or other.place,
        mine.forum or other.forum,
    )
    mine.ordinal = mine.ordinal or other.ordinal
    mine.previous_count = mine.previous_count or other.previous_count
    known = {p.entity_id for p in mine.participants}
    mine.participants += [p for p in other.participants if p.entity_id not in known]
    last.text = (last.text[0], max(last.text[1], draft.text[1]))
