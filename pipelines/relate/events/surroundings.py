"""What stands around an event word: participants, place, forum, date and number in a series.

Belongs here: reading these among the items of one sentence. Which words are events is decided in `sentence`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from pipelines.extract.mentions.gazetteer import entity
from pipelines.extract.mentions.name_forms import slug
from pipelines.extract.spans import DateSpan, MentionSpan
from pipelines.language import reference
from pipelines.relate.items import Item
from pipelines.relate.parties import actor
from pipelines.relate.span_index import SpanIndex

LEADER_TITLES = frozenset(
    ("president", "presidents", "prime minister", "chancellor", "premier", "leader", "leaders", "king", "chairman", "taoiseach",
     "pm", "emperor", "sultan", "emir", "crown prince")
)  # fmt: skip
_NOT_LEADERS = frozenset(
    ("vice", "deputy", "former", "ex", "assistant", "commission", "vice-president", "vice-premier", "chief")
)
_PLACE_PREPS = frozenset(("in", "at", "to", "into", "near", "outside", "inside", "from"))
_FORUM_WORDS = frozenset(
    "summit gathering forum meeting meetings leaders sidelines margins conference ministerial assembly week".split()
)


@cache
def forums() -> frozenset[str]:
    """Return the ids of the bodies beside whose meetings others are held."""
    return frozenset(row["entity_id"] for row in reference.rows("forums"))


@cache
def leaders_forums() -> frozenset[str]:
    """Return the ids of the bodies whose own meetings are those of leaders."""
    return frozenset(row["entity_id"] for row in reference.rows("forums") if row["meets"] == "leaders")


class Ranks(NamedTuple):
    """The persons whom the document calls president, prime minister or the like, and those of a lesser office."""

    leaders: frozenset[str]
    others: frozenset[str]

    def are_leaders(self, persons: list[str]) -> bool:
        """Return whether a leader is among `persons` and nobody of a lesser office is."""
        return any(p in self.leaders for p in persons) and not any(p in self.others for p in persons)


def ranks(index: SpanIndex) -> Ranks:
    """Return who is a leader and who holds a lesser office, by the titles that the document prints before names."""
    text = index.spans.source.text
    top: set[str] = set()
    lesser: set[str] = set()
    for mention in index.spans.mentions:
        if mention.entity_kind != "person" or mention.entity_id in top:
            continue
        before = (
            text[max(0, mention.char_start - 30) : mention.char_start]
            .lower()
            .replace("’s", " ")
            .replace("-", " ")
        )
        words = [*before.replace(",", " , ").split()[-3:], *mention.surface.lower().split()[:3]]
        phrases = {*words, *(f"{a} {b}" for a, b in pairwise(words))}
        if phrases & LEADER_TITLES and not phrases & _NOT_LEADERS:
            top.add(mention.entity_id)
        elif phrases & OFFICES:
            lesser.add(mention.entity_id)
    return Ranks(frozenset(top), frozenset(lesser - top))


OFFICES = frozenset(
    "minister secretary representative commissioner chief negotiator envoy ambassador spokesman spokeswoman spokesperson "
    "governor chancellor vice deputy adviser official lawmaker senator executive director head leader premier".split()
)


@dataclass(slots=True)
class Surroundings:
    """What was found around one event word; `wider` are further places, which contain the first (a tower in a city); `leading_place`
    opens the sentence ("In Bali, the two …") and counts where no other is named."""

    participants: list[MentionSpan] = field(default_factory=list)
    place: str | None = None
    wider: list[str] = field(default_factory=list)
    leading_place: str | None = None
    forum: str | None = None
    date: DateSpan | None = None
    ordinal: int | None = None
    previous_count: int | None = None
    first: int = 0
    last: int = 0


def is_place(items: list[Item], i: int) -> bool:
    """Return whether the mention at `i` is a location here."""
    mention = items[i].mention
    if mention is None:
        return False
    if mention.entity_kind in ("place", "venue"):
        return mention.acting_as != "government"
    if mention.entity_kind != "country" or items[i].is_possessive or mention.resolved_by == "demonym":
        return False
    if mention.acting_as == "place":
        return True
    k = i - 1
    while k >= 0 and (items[k].klass in ("det", "adv") or "-" in items[k].low):
        k -= 1
    return k >= 0 and items[k].low in ("in", "at") and items[k].klass == "prep"


def as_place(mention: MentionSpan) -> str:
    """Return where somebody goes who visits the mention: the city, where its name stands for those who sit there (Brussels)."""
    city = seat(mention)
    return mention.entity_id if city is None else city


def seat(mention: MentionSpan) -> str | None:
    """Return the city whose name stands for those who sit there: Washington, Brussels."""
    city = f"place:{slug(mention.surface)}"
    return city if mention.resolved_by == "metonym" and entity(city) is not None else None


def forum_at(items: list[Item], i: int) -> str | None:
    """Return the forum that the mention at `i` names when a meeting of it is meant."""
    mention = items[i].mention
    if mention is None or mention.entity_kind not in ("organisation", "agreement"):
        return None
    known = mention.entity_id in forums()
    after = [item.low for item in items[i + 1 : i + 4]]
    before = [item.low for item in items[max(0, i - 4) : i]]
    named = (
        any(word in _FORUM_WORDS for word in after if word not in "()")
        or "sidelines" in before
        or "margins" in before
    )
    is_at = known and items[i - 1 if before[-1:] != ["the"] else i - 2].low == "at" and i > 1
    return (
        mention.entity_id
        if is_at or (named and (known or mention.surface.isupper() or "sidelines" in before))
        else None
    )


def note_mention(items: list[Item], i: int, found: Surroundings, leaders_only: bool = False) -> None:
    """Take the mention at `i` as place, forum or participant."""
    mention = items[i].mention
    if mention is None:
        return
    forum = forum_at(items, i)
    if forum is not None:
        found.forum = found.forum or forum
        return
    if is_place(items, i):
        found.place = found.place or mention.entity_id
        return
    if mention.entity_kind == "person" or (
        actor(mention) is not None and mention.entity_kind in ("country", "organisation", "place")
    ):
        if all(p.entity_id != mention.entity_id for p in found.participants):
            found.participants.append(mention)
    elif mention.entity_kind == "organisation" and all(
        p.entity_id != mention.entity_id for p in found.participants
    ):
        found.participants.append(mention)


def usable(date: DateSpan | None) -> bool:
    """Return whether a date can place an event in the calendar."""
    if date is None or date.is_vague or date.timex_type not in ("DATE", "TIME"):
        return False
    if date.timex_unanchored.startswith("context:dayT") and date.timex_unanchored[12:13].isdigit():
        return False  # at 12.30: on a day that stands elsewhere
    return not date.timex_unanchored.endswith("_REF") and not date.timex_unanchored.startswith("nth")


def is_since(date: DateSpan) -> bool:
    """Return whether a date opens a period: "since May"."""
    return date.timex_unanchored.startswith("since") or date.surface.lower().startswith("since")
