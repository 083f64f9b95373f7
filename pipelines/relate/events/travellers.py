"""Who travels or calls where only a pronoun or an office says so: he arrived in Rome, her visit to Delhi, the minister's visit.

Belongs here: finding the pronoun or the office in the words of an event. Whom it stands for is decided as for speakers
(`pipelines.extract.quotes.antecedents`); doubt leaves the event without a traveller.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from pipelines.extract.quotes.antecedents import Antecedents
from pipelines.extract.quotes.speakers import Mentions
from pipelines.extract.spans import MentionSpan
from pipelines.relate.events.draft import Draft
from pipelines.relate.events.surroundings import LEADER_TITLES, OFFICES
from pipelines.relate.parties import party_of
from pipelines.relate.span_index import SpanIndex

_KINDS = frozenset(("visit", "call"))
_RETURNS = frozenset(
    "leave leaves left leaving depart departs departed return returns returned returning head heads headed fly flies flew".split()
)
_REACH = 90
"""Characters before the words of an event among which its subject stands."""
_QUOTES = 4
"""Quotations before a pronoun among whose speakers it is looked for."""
_NOMINATIVE = {"he": "he", "his": "he", "she": "she", "her": "she"}
_OFFICES = "|".join(sorted(OFFICES | LEADER_TITLES, key=lambda office: (-len(office), office)))
_AUXILIARIES = (
    "will|would|may|might|could|should|is|was|has|had|intends?|intended|plans?|planned|hopes?|hoped|aims?|wants?|wanted|"
    "expects?|expected|due|set|scheduled|been|be|going|to|also|then|later|first|himself|herself|reportedly"
)
_SUBJECT = re.compile(rf"\b(?:(?:he|she)|the ({_OFFICES}))(?: (?:{_AUXILIARIES}))* $")
_OPENING_PHRASE = re.compile(
    r"\W*(?:soon |shortly |just |long )?(?:before|after|on|during|following|upon|ahead of|since|with|despite|until)\b[^,]*"
)
"""What opens a sentence whose subject, which a pronoun in it takes up, follows a comma."""
_OWNER = re.compile(rf"\b(?:his|her|the ({_OFFICES})['’]s) ")


def complete(index: SpanIndex, drafts: list[Draft]) -> None:
    """Give visits and calls without a person the one that a pronoun or an office in their words stands for."""
    alone = [
        draft
        for draft in drafts
        if draft.kind in _KINDS and not any(p.entity_kind == "person" for p in draft.found.participants)
    ]
    if not alone:
        return
    who = Antecedents(index.spans.source.text, Mentions(index.spans.mentions))
    for draft in alone:
        person = _traveller(index, draft, who)
        if person is not None:
            draft.found.participants.append(person)
            draft.participant_ids.add(person.entity_id)


def goes_home(draft: Draft) -> bool:
    """Return whether somebody only leaves for his own country."""
    people = {p.entity_id for p in draft.found.participants if p.entity_kind == "person"}
    place = party_of(draft.found.place) if draft.found.place is not None else None
    is_return = draft.kind == "visit" and draft.word.split()[0] in _RETURNS
    return is_return and place is not None and len(people) == 1 and all(party_of(p) == place for p in people)


def _traveller(index: SpanIndex, draft: Draft, who: Antecedents) -> MentionSpan | None:
    text, (start, end) = index.lowered, draft.text
    floor = draft.sentence.char_start
    before = _SUBJECT.search(text, max(floor, start - _REACH), start)
    owner = _OWNER.search(text, max(floor, start - 4), end)
    if before is not None:
        at, office = before.start(), before[1]
    elif owner is not None and not any(
        owner.end() < m.char_start for m in index.mentions(start, owner.end())
    ):
        at, office = owner.start(), owner[1]
    else:
        return None
    if office:
        words = office.split(" ")
        found = who.holder(set(words), words[-1], at)
    elif _OPENING_PHRASE.fullmatch(text, floor, at) is not None:
        return None  # Before [his] trip to Rome, Ruiz said …
    else:
        pronoun = _NOMINATIVE.get(text[at : text.index(" ", at)], "")
        quotes = index.spans.quotes
        said = bisect_left(quotes, at, key=lambda quote: quote.char_start)
        found = who.of_pronoun(pronoun, at, at, floor, quotes[max(0, said - _QUOTES) : said])
    if found is None:
        return None
    return next((m for m in reversed(index.mentions(0, at)) if m.entity_id == found), None)
