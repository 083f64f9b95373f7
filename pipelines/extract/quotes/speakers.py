"""Who speaks: the entity that a noun phrase names, and what a pronoun stands for.

Names come from the mentions, and from capital letters where there are none. Finding the phrase belongs to `phrases`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import NamedTuple

from pipelines.extract.quotes.phrases import (
    ADJOINING,
    PREPOSITIONS,
    PRONOUNS,
    may_speak,
    speaker_nouns,
    starts_with_determiner,
)
from pipelines.extract.spans import MentionSpan
from pipelines.language import reference

_OTHER_PRONOUNS = frozenset(
    {
        "him",
        "her",
        "them",
        "us",
        "me",
        "his",
        "hers",
        "theirs",
        "himself",
        "herself",
        "themselves",
        "itself",
        "who",
        "whom",
    }
)


SEVERAL = frozenset({"some", "many", "others", "several", "both", "few", "most", "another"})


_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")


_HONORIFIC = re.compile(
    r", (?:Mr|Mrs|Ms|Dr|Prof|Sir|Dame|Engr?|Hon|Rev|Datuk|Tan Sri|Chief|Amb|Alhaji|Otunba|Prince|Senator|Barrister|Sheikh|Shri)\.? "
)


_ACRONYM = re.compile(r" \([A-Z][\w&-]{1,14}\)(?=,)")


_SAID_OF = re.compile(r", (?:an?|the|which|who) [^,;:.()“”\"\n]{3,80}(?=, [A-Z])")
"""What is said of a body between an office and its holder."""
_JOINED_OFFICE = re.compile(r", [^,;:.“”\"\n]+ and $")
_OFFICE = 120
_OFFICE_OF = re.compile(r", ((?:[A-Z][\w&-]* ?){1,5}), $")
"""An office between a person and their body: Ana Ruiz, Managing Director, Acme Partners."""
_SET_IN = re.compile(r",| \w+,")


_MEMBER = re.compile(
    r"(?:^|\s)((?:(?:[Tt]he|[Aa]n?)\s)?(?:[a-z-]+\s){0,3}(?:official|officer|spokesm[ae]n|spokeswoman|spokesperson|source|representative|director|minister"
    r"|secretary|head|negotiator|diplomat|adviser|economist|analyst)s?\s(?:of|at|from|in|with|for)\s(?:the\s)?)$"
)
"""Somebody of a body that is named next: a high-ranking official of the …"""


class Speaker(NamedTuple):
    """A speaker as printed; `kind` is a term of `speaker_kind`."""

    char_start: int
    char_end: int
    kind: str
    entity_id: str | None = None


class Mentions:
    """The mentions of one document, looked up by offset."""

    def __init__(self, mentions: tuple[MentionSpan, ...]) -> None:
        self._rows = [
            m for m in mentions if m.entity_kind in ("person", "organisation", "country", "venue", "place")
        ]
        self._starts = [m.char_start for m in self._rows]
        self.people = [m for m in self._rows if m.entity_kind == "person"]
        self._people_starts = [m.char_start for m in self.people]
        self._people_ends = {m.char_end: m for m in self.people}
        self._surnames: dict[str, MentionSpan] = {}
        for m in self.people:
            first, _, last = m.surface.rpartition(" ")
            if first:
                self._surnames.setdefault(last, m)

    def within(self, start: int, end: int) -> list[MentionSpan]:
        """Return the mentions that begin in a range."""
        return self._rows[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def of_surname(self, word: str) -> MentionSpan | None:
        """Return the first person whose printed name of several words ends in `word`."""
        return self._surnames.get(word)

    def covering(self, at: int) -> MentionSpan | None:
        """Return the mention that begins before offset `at` and ends after it."""
        i = bisect_left(self._starts, at) - 1
        return self._rows[i] if i >= 0 and at < self._rows[i].char_end else None

    def person_from(self, at: int) -> MentionSpan | None:
        """Return the person whose name begins at offset `at`."""
        i = bisect_left(self._people_starts, at)
        return self.people[i] if i < len(self.people) and self._people_starts[i] == at else None

    def person_until(self, at: int) -> MentionSpan | None:
        """Return the person whose name ends at offset `at`."""
        return self._people_ends.get(at)

    def people_before(self, at: int, reach: int) -> list[MentionSpan]:
        """Return the people named in the `reach` characters before `at`, in order."""
        first = bisect_left(self._people_starts, at - reach)
        return self.people[first : bisect_right(self._people_starts, at - 1)]


def describe(text: str, extent: tuple[int, int], mentions: Mentions) -> Speaker | None:
    """Return the speaker printed at `extent` with kind and entity; None when the words cannot be a speaker.

    Where a name stands beside the description (the minister, Ana Ruiz, …) the person named is the speaker.
    """
    start, end = extent
    covering = mentions.covering(start)
    if covering is not None and covering.entity_kind == "organisation" and covering.char_end <= end:
        start = covering.char_start  # the Ministry of Economy, Trade and Industry
        member = _MEMBER.search(text, max(0, start - 60), start)
        start = member.start(1) if member else start
    speaker = _described(text, (start, end), mentions)
    if speaker is None or speaker.kind == "pronoun" or (speaker.entity_id or "").startswith("person:"):
        return speaker
    return _apposed(text, speaker, mentions) or speaker


def _apposed(text: str, speaker: Speaker, mentions: Mentions) -> Speaker | None:
    """Return the person whose name stands between commas behind a description, or before one between commas."""
    start, end = speaker.char_start, speaker.char_end
    acronym = _ACRONYM.match(text, end)
    end = acronym.end() if acronym else end
    honorific = _HONORIFIC.match(text, end)
    described = _SAID_OF.match(text, end) if honorific is None else None
    if described and mentions.person_from(end + 2) is None:  # head of Acme, a firm of bakers, Ana Ruiz, said
        end = described.end()
        honorific = _HONORIFIC.match(text, end)
    following = text[end : end + 1] == "," and mentions.person_from(honorific.end() if honorific else end + 2)
    if following and text[following.char_end : following.char_end + 1] in ",.;":
        return Speaker(following.char_start, following.char_end, "named", following.entity_id)
    before = (
        text[end : end + 1] == "," and text[start - 2 : start] == ", " and mentions.person_until(start - 2)
    )
    if before and not starts_with_determiner(text[start:end].replace("the ", "", 1)):
        return Speaker(before.char_start, before.char_end, "named", before.entity_id)
    comma = text.rfind(",", max(0, start - _OFFICE), start)
    if comma >= 0 and _JOINED_OFFICE.match(text, comma, start):  # Ruiz, trade minister and [envoy]
        start = comma + 2
    office = _OFFICE_OF.search(text, max(0, start - _OFFICE), start)
    holder = mentions.person_until(office.start()) if office else None
    if office and holder and office[1].rpartition(" ")[2].lower() in _offices():
        return Speaker(holder.char_start, holder.char_end, "named", holder.entity_id)
    opener = mentions.person_until(start - 2) if text[start - 2 : start] == ", " else None
    if opener is not None and _is_office_of_opener(text, opener, start, end):
        return Speaker(opener.char_start, opener.char_end, "named", opener.entity_id)
    return None


def _is_office_of_opener(text: str, person: MentionSpan, start: int, end: int) -> bool:
    """Return whether an office follows the person who opens the clause, without a comma behind it (Ruiz, Trade Minister told …)."""
    opens = (
        person.char_start == person.sentence_start or text[person.char_start - 2 : person.char_start] == ", "
    )
    words = text[start:end].split()
    head = next((i for i, word in enumerate(words) if word in PREPOSITIONS), len(words))
    set_in = _SET_IN.match(text, end) is not None  # Ruiz, the minister said, …
    names_office = bool(head) and words[head - 1].lower() in _offices()
    return opens and not set_in and (names_office or words[-1].lower() in _offices())  # the Grain Board CEO


@cache
def _offices() -> frozenset[str]:
    """Return the nouns of offices, singular."""
    kinds = ("state", "official", "executive", "legislator")
    rows = reference.rows("titles")
    return frozenset(
        r["word"] for r in rows if r["part"] == "head" and r["kind"] in kinds and r["word"][-1] != "s"
    )


def _described(text: str, extent: tuple[int, int], mentions: Mentions) -> Speaker | None:
    start, end = extent
    phrase = text[start:end]
    words = _WORD.findall(phrase)
    if not words or not any(map(str.isalpha, phrase)):
        return None
    lower = [w.lower() for w in words]
    if len(words) == 1 and lower[0] in PRONOUNS:
        return Speaker(start, end, "pronoun", _resolved_pronoun(extent, mentions))
    if (lower[-1] in _OTHER_PRONOUNS and words[-1] != "US") or lower[-1] in PREPOSITIONS:
        return None
    if len(words) == 1 and lower[0] in SEVERAL:
        return Speaker(start, end, "unnamed")
    found = mentions.within(start, end)
    head = _head(words)
    person = next((m for m in found if m.entity_kind == "person"), None)
    if person is not None and head in speaker_nouns() and person.char_end < end - len(head):
        # Trump's aides, the Ruiz administration: the noun speaks, not the person
        body = next(
            (m for m in found if m.entity_kind != "person" and m.char_start <= person.char_start), None
        )
        return Speaker(start, end, "named" if body else "unnamed", body.entity_id if body else None)
    if person is None and _is_unnamed(words, head):
        body = _at_head(phrase, start, head, found)
        if body is None or body.entity_kind != "organisation" or not body.surface.endswith(head):
            return Speaker(start, end, "unnamed")
        return Speaker(
            start, end, "named", body.entity_id
        )  # the British government, India's foreign ministry
    if all(starts_with_determiner(w) for w in words):
        return None
    known = person or mentions.of_surname(words[-1]) or _at_head(phrase, start, head, found)
    if known is not None:
        return Speaker(start, end, "named", known.entity_id)
    named = any(w[0].isupper() for w in words[1:]) or (
        words[0][0].isupper() and not starts_with_determiner(phrase)
    )
    if not named and not may_speak(phrase):
        return None
    described = lower[0] in speaker_nouns() or (
        starts_with_determiner(phrase) and head.lower() in speaker_nouns() and not found
    )
    return Speaker(start, end, "named" if named and not described else "unnamed")


def _head(words: list[str]) -> str:
    """Return the last word before a preposition, a title before a name excepted: it has a capital."""
    head = ""
    for word in words:
        if word.lower() in PREPOSITIONS or (head and word.lower() in ADJOINING):
            break
        head = word
    return head


def _at_head(phrase: str, start: int, head: str, found: list[MentionSpan]) -> MentionSpan | None:
    """Return the mention that holds the head of the phrase: in *the US car maker Acme* the US is none."""
    at = start + phrase.find(head) + len(head)
    return next((m for m in reversed(found) if m.char_start < at <= m.char_end), None)


def _is_unnamed(words: list[str], head: str) -> bool:
    """Return whether the phrase tells of a speaker without naming one (a spokesperson for the ministry)."""
    return head in speaker_nouns() or (
        words[0].lower() in ("a", "an", "one") and any(w.lower() in speaker_nouns() for w in words[:-1])
    )


def _resolved_pronoun(extent: tuple[int, int], mentions: Mentions) -> str | None:
    for m in mentions.within(*extent):
        return m.entity_id
    return None
