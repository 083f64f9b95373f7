"""What stands around a name: words that tell person from organisation from place. Windows are bounded."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipelines.extract.mentions.lexicon import lexicon

_BEFORE = re.compile(r"([\w’'.-]+)[ \u00a0][“\"‘']?$")
_SPEECH = frozenset(
    [
        "said",
        "says",
        "told",
        "tells",
        "added",
        "adds",
        "noted",
        "notes",
        "argued",
        "argues",
        "warned",
        "warns",
        "stated",
        "states",
        "wrote",
        "writes",
        "explained",
        "explains",
        "insisted",
        "insists",
        "claimed",
        "claims",
        "believes",
        "thinks",
        "tweeted",
        "posted",
        "replied",
        "asked",
        "remarked",
        "commented",
        "recalled",
        "cautioned",
        "predicted",
        "expects",
        "hopes",
        "emphasized",
        "emphasised",
        "stressed",
        "suggested",
        "acknowledged",
    ]
)
_NEXT_WORD = re.compile(r"[”\"’']?,?[ \u00a0]([a-z]+)")
_APPOSITION = re.compile(r" ?, (?:[a-z][\w-]*|\d\d\b|C[EFO]O|M[EO]?P)(?: [\w’'-]+){0,6}")
_VENUE_AFTER = frozenset(
    "hotel palace tower building resort stadium complex arena museum restaurant theatre theater".split()
)
_ORG_AFTER = re.compile(
    r"(?:['’]s (?:chief|CEO|chairman|chairwoman|president|board|shares|stock|products|profits?|revenue|sales|spokes|customers|headquarters|owner|parent|founder|factory|plant)"
    r"|[ \u00a0](?:shares|stock|executives?|officials|employees|customers|spokes\w+|factory|plant|aircraft|products|headquarters)\b|, (?:the|a|an|which)[^,.;:\n]{0,40}\b(?:company|maker|firm|group|manufacturer|carrier|airline|bank|agency|newspaper|broadcaster|operator|producer|supplier|unit|subsidiary|association|union|retailer|startup)\b)"
)
_ORG_BEFORE = frozenset(
    [
        "company",
        "firm",
        "maker",
        "manufacturer",
        "giant",
        "group",
        "bank",
        "carrier",
        "airline",
        "automaker",
        "carmaker",
        "chipmaker",
        "startup",
        "retailer",
        "newspaper",
        "agency",
        "broadcaster",
        "operator",
        "rival",
        "subsidiary",
        "supplier",
        "producer",
        "conglomerate",
        "lender",
        "insurer",
        "brand",
        "magazine",
        "website",
        "union",
        "association",
        "developer",
        "unit",
        "partner",
        "parent",
        "competitor",
    ]
)
_STOPS = frozenset(
    "and but or which that said says when while where in on at to from of for by has had have is was were will would".split()
)
_PLACE_BEFORE = frozenset(["in", "near", "outside", "around", "across", "throughout", "towards", "via"])
_PLACE_NOUNS = frozenset(
    ["city", "town", "village", "port", "province", "region", "island", "district", "capital", "suburb"]
)


class Context(NamedTuple):
    """Votes of one occurrence."""

    person: int
    organisation: int
    place: int
    venue: int = 0


def word_before(text: str, start: int) -> str:
    """Return the word before `start`, within the same line, or an empty string."""
    window = text[start - 24 if start > 24 else 0 : start].rstrip("“\"‘'")
    if window[-1:] not in (" ", "\u00a0"):
        return ""
    words = window[window.rfind("\n") + 1 :].rsplit(None, 1)
    if not words or not (words[-1][-1].isalnum() or words[-1][-1] in ".’'"):
        return ""
    return words[-1].lstrip("(“\"‘'")


def context_of(text: str, start: int, end: int) -> Context:
    """Return the votes that the words around `text[start:end]` cast."""
    person = organisation = place = 0
    before = word_before(text, start).lower().rstrip(".")
    after = text[end : end + 90]
    match = _NEXT_WORD.match(after)
    following = match.group(1) if match else ""
    heads = lexicon().title_heads
    if before == "the":
        organisation += 1
    if before.rstrip(",") in heads:
        before = before.rstrip(",")
    if before in heads and heads[before] != "religious":
        person += 2
    if before in _SPEECH or following in _SPEECH or following == "who":
        person += 1
    apposition = _APPOSITION.match(after)
    if apposition:
        words = apposition.group(0).replace("-", " ").strip(" ,").split()
        if _is_office(words) or words[0].isdigit() or words[0] == "who":
            person += 2
    if after[:3] in ("'s ", "’s ") and after[3:4].isupper():
        organisation += 1
    if following in heads and after[:1] == " ":
        organisation += 2
    if before in _ORG_BEFORE:
        organisation += 2
    if _ORG_AFTER.match(after):
        organisation += 2
    if before in _PLACE_BEFORE:
        place += 1
    if before in _PLACE_NOUNS or (before == "of" and _follows_place_noun(text, start)):
        place += 1
    return Context(person, organisation, place, 3 if following in _VENUE_AFTER and after[:1] == " " else 0)


def _is_office(words: list[str]) -> bool:
    """Return whether the words after a comma begin with an office (leader of, a former trade minister)."""
    heads, modifiers = lexicon().title_heads, lexicon().title_modifiers
    for position, word in enumerate(words[:6]):
        lower = word.lower().replace("’", "'").removesuffix("'s")
        if lower in heads and heads[lower] != "honorific":
            return True
        if (
            position
            and lower not in modifiers
            and word.islower()
            and (lower in _STOPS or lower.endswith("ed"))
        ):
            return False
    return False


def _follows_place_noun(text: str, start: int) -> bool:
    words = text[max(0, start - 30) : start].split()
    return len(words) >= 2 and words[-2].lower() in _PLACE_NOUNS
