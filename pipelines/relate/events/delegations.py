"""Who sits at the table, where another sentence than that of the talks says so: X led the American team, Y spoke for Delhi.

Belongs here: reading such sentences and giving their people to the talks they belong to.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from pipelines.extract.spans import MentionSpan, Sentence
from pipelines.relate.events.draft import Draft
from pipelines.relate.items import Item
from pipelines.relate.span_index import SpanIndex

_TRIGGER = re.compile(
    r"\b(?:led|leads|leading|headed|heads|heading|represented|represents|represent|spoke for|speaks for|spoke on behalf)\b"
)
_LEADS = frozenset("led leads headed heads".split())
_SPEAKS = frozenset("spoke speaks represented represents represent".split())
_TEAMS = frozenset(
    "team teams side sides delegation delegations negotiators negotiations talks contingent mission group officials".split()
)
_TEAM_REACH = 6
_NAME_REACH = 14
"""Items between a verb and the names of its subject or agent: titles, bodies, countries, several names."""
_BEFORE = 1500
"""Characters between the talks and the sentence that says who took part."""


def complete(index: SpanIndex, drafts: list[Draft]) -> None:
    """Give the talks of `drafts` the people of whom a sentence nearby says that they led or spoke for a side."""
    talks = sorted((d for d in drafts if d.kind == "talks_round"), key=lambda draft: draft.text)
    if not talks:
        return
    starts = [draft.text[0] for draft in talks]
    numbers = dict.fromkeys(index.number_at(m.start()) for m in _TRIGGER.finditer(index.lowered))
    for number in numbers:
        if number is None:
            continue
        sentence = index.spans.source.sentences[number]
        people = _people(index, sentence)
        draft = _talks_at(talks, starts, sentence) if people else None
        if draft is not None:
            known = {p.entity_id for p in draft.found.participants}
            draft.found.participants += [p for p in people if p.entity_id not in known]


def _talks_at(talks: list[Draft], starts: list[int], sentence: Sentence) -> Draft | None:
    """Return the talks told of in `sentence`, else the last ones before it that are near and not only planned."""
    for draft in reversed(talks[: bisect_right(starts, sentence.char_end)]):
        if draft.text[0] < sentence.char_start - _BEFORE:
            return None
        if draft.status not in ("cancelled", "postponed", "possible") and draft.found.previous_count is None:
            return draft
    return None


def _people(index: SpanIndex, sentence: Sentence) -> list[MentionSpan]:
    """Return the people who lead, speak for or accompany a side in `sentence`."""
    people: dict[str, MentionSpan] = {}
    for words in index.pieces(sentence):
        led = False
        for i, word in enumerate(words):
            if word.low.split()[0] not in _LEADS | _SPEAKS:
                continue
            for person in _of_verb(words, i):
                led = True
                people.setdefault(person.entity_id, person)
        if led:
            people.update({p.entity_id: p for p in _beside(words) if p.entity_id not in people})
    return list(people.values())


def _of_verb(words: list[Item], i: int) -> Iterable[MentionSpan]:
    """Return the people of the verb at `i`: its subject before a side, its agent where a side is led by somebody."""
    after = words[i + 1 : i + 1 + _TEAM_REACH]
    if words[i].low.endswith(" by") or (after and after[0].low == "by"):
        is_side = any(w.low in _TEAMS or _is_side(w) for w in words[max(0, i - _TEAM_REACH) : i])
        return _named(words[i + 1 : i + 1 + _NAME_REACH]) if is_side else ()
    if words[i].low.split()[0] in _LEADS:
        is_side = any(w.low in _TEAMS for w in _phrase(after)) or (bool(after) and _are_people(after))
    else:
        is_side = any(_is_side(w) for w in _phrase(after))
    return _named(reversed(words[max(0, i - _NAME_REACH) : i])) if is_side else ()


def _phrase(words: list[Item]) -> list[Item]:
    """Return the items up to the end of the phrase."""
    end = next(
        (k for k, w in enumerate(words) if w.kind == "P" or w.klass in ("verb", "modal", "rel", "sub")), None
    )
    return words[:end]


def _is_side(item: Item) -> bool:
    """Return whether an item names whom somebody can speak for: a country, its capital, a ministry."""
    return item.mention is not None and item.mention.entity_kind in ("country", "organisation", "place")


def _are_people(words: list[Item]) -> bool:
    """Return whether a phrase is a people that is led: the Americans."""
    head = words[1] if words[0].klass == "det" and len(words) > 1 else words[0]
    mention = head.mention
    return mention is not None and mention.resolved_by == "demonym" and mention.surface.endswith("s")


def _named(words: Iterable[Item]) -> list[MentionSpan]:
    """Return the people named one after another from the verb on, up to the end of their clause."""
    people: list[MentionSpan] = []
    for word in words:
        if word.kind == "P" and word.low in ";:—.":
            break
        if word.klass in ("verb", "modal", "sub", "rel", "say", "if", "purpose"):
            break
        if word.mention is not None and word.mention.entity_kind == "person" and not word.is_possessive:
            people.append(word.mention)
    return people


def _beside(words: list[Item]) -> list[MentionSpan]:
    """Return the people who are with those who lead: with Y beside him, accompanied by Y, alongside Y."""
    people: list[MentionSpan] = []
    for i, word in enumerate(words):
        opens = word.low in ("alongside", "accompanied", "accompanied by", "flanked", "flanked by")
        if opens:
            people += _named(words[i + 1 : i + 1 + _NAME_REACH])
        elif word.low == "with":
            named = _named(words[i + 1 : i + 1 + _NAME_REACH])
            after = [w.low for w in words[i + 1 : i + 1 + _NAME_REACH]]
            if "beside" in after or "alongside" in after or ("at" in after and "side" in after):
                people += named
    return people
