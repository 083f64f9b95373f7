"""Whether a country or a seat of government acts or is a location. Bounded windows around one mention."""

from __future__ import annotations

import re

from pipelines.extract.mentions.context import word_before
from pipelines.extract.mentions.gazetteer import gazetteer
from pipelines.extract.mentions.name_forms import key
from pipelines.language.agencies import agency_names

_LOCATIVE = frozenset(("in at near inside outside within across throughout around into").split())
_SEAT_LOCATIVE = _LOCATIVE | frozenset(
    [
        "leaving",
        "departing",
        "left",
        "visit",
        "visiting",
        "visited",
        "reached",
        "arriving",
        "downtown",
        "central",
        "through",
        "via",
    ]
)
_TRAVEL = re.compile(
    r"\b(?:travel\w*|fly|flew|flies|flying|visit\w*|trip|arriv\w*|head\w*|went|go|goes|going|gone|return\w*|came|come|journey\w*|land\w*|tour\w*|dispatch\w*|sent|route|flights?|delegations?|based|held|hosted|met|said|says|speaking|spoke|reporting|calls?|called)\b[^.;:\n]{0,30}\b(?:to|from|for|of)\s(?:the\s)?(?:(?:[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?,?\s){1,3}and\s)?$"
)
"""A journey to a town, or to places of which it is the last."""
_CITY_OF = re.compile(
    r"\b(?:capital|city|port|town|suburbs?|outskirts|streets?|north|south|east|west|mayor|university|centre|center)(?: city)? of $"
)
"""What is said of a town before its name: the capital of, the port of."""
_PLACE_AFTER = re.compile(
    rf"(?: \[[A-Z]|,? ?\((?:{'|'.join(map(re.escape, agency_names('text')))})\)|"
    r"\s?[—–-]{1,2}\s|-based\b|, [A-Z]\w+|, \d{1,2} [A-Z][a-z]{2}|, D\.?C| time\b| (?:airport|suburb|office|bureau|hotel|streets?|stocks?|markets?|exchange|talks|summit|meeting|round|accords?|conference|protocol|declaration)\b)"
)
_NEXT_NAME = re.compile(r", ((?:New )?[A-Z]\w+)(?=,| and )")
_DATELINE = re.compile(
    r" ?(?:[:/,(—–-]|\d{4}-\d\d|\d{1,2} [A-Z]|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d|$)"
)
"""What follows the capitals of a dateline: LONDON 1996-08-30, TOKYO, April 3, DOHA (Reuters)."""
_ATTRIBUTIVE = re.compile(
    r" (?!(?:and|or|but|to|on|in|at|for|with|by|as|after|before|since|this|last|next|later|earlier|is|was|has|had|will|would|who|where|when|while)\b)[a-z]{3,}|-"
)
_CONTINENTAL = re.compile(
    r" (?:markets?|stocks?|shares|countries|country|nations|capitals?|continent|allies|history|tour|trip|time|morning|trading|summer|winter)\b"
)
_ACTS_AFTER = re.compile(
    r"(?:['’]s?\s|,? (?:(?:still|now|then|never|long|soon|once|again|too) )?(?:has|had|have|is|was|were|are|will|would|could|should|may|might|must|can|and|or|also|says?|said|to)\b|,? (?:(?:\w+ly|still|now|then|never|long|soon|once|again) )?[a-z]+(?:s|ed|ing)\b)"
)
_ACTS_LATER = re.compile(
    r",? (?:(?:earlier )?(?:last|this|that) (?:week|month|year)|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|in [A-Z][a-z]+),? "
    r"(?:has|had|is|was|were|will|would|also|[a-z]+ed|said|told|gave|put|cut|began|threw|hit)\b"
)
"""What a seat of government does after words of time: Beijing last week imposed, Ottawa on Monday said."""
_WITH_SEAT = frozenset(
    [
        "with",
        "against",
        "by",
        "on",
        "between",
        "and",
        "but",
        "while",
        "as",
        "that",
        "if",
        "whether",
        "because",
        "from",
        "to",
        "for",
        "of",
        "upon",
        "urges",
        "urged",
        "help",
        "helps",
        "helping",
        "let",
        "pressed",
        "pressure",
        *(
            f"{verb}{ending}"
            for verb in (
                "accus",
                "anger",
                "appeas",
                "assur",
                "blam",
                "challeng",
                "condemn",
                "convinc",
                "criticis",
                "criticiz",
                "defi",
                "forc",
                "inform",
                "infuriat",
                "irk",
                "lobbi",
                "lobby",
                "notifi",
                "oblig",
                "persuad",
                "placat",
                "press",
                "prompt",
                "provok",
                "pressur",
                "punish",
                "reassur",
                "rebuk",
                "remind",
                "target",
                "threaten",
                "warn",
            )
            for ending in ("e", "es", "ed", "ing", "s", "")
        ),
    ]
)


def country_role(text: str, start: int, end: int, resolved_by: str) -> str:
    """Return 'place' for a country named as a location (talks in South Korea), else 'government'."""
    if resolved_by in ("demonym", "metonym") or word_before(text, start).lower() not in _LOCATIVE:
        return "government"
    if text[start:end].replace(".", "") in ("US", "UK", "EU") and _ATTRIBUTIVE.match(text, end):
        return "government"
    return "government" if text[end : end + 2] in ("'s", "’s") else "place"


def is_continental(text: str, end: int) -> bool:
    """Return whether the adjective that ends at `end` speaks of the continent (European markets), not of the union."""
    return _CONTINENTAL.match(text, end) is not None


def _seat_follows(after: str) -> bool:
    """Return whether the name after a comma is another seat of government (Pretoria, Seoul and Tokyo)."""
    match = _NEXT_NAME.match(after)
    return match is not None and key(match.group(1)) in gazetteer().seats


def seat_role(text: str, start: int, end: int) -> str:
    """Return 'government' for a capital that acts (Beijing has not confirmed it), 'place' for the city."""
    before = word_before(text, start)
    after = text[end : end + 40]
    lower = before.lower()
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        return "place"  # Daily Echo (Abuja)
    if (_PLACE_AFTER.match(after) and not _seat_follows(after)) or (
        text[start:end].isupper() and _DATELINE.match(after)
    ):
        return "place"
    if lower in _SEAT_LOCATIVE:
        return "government" if after[:2] in ("'s", "’s") else "place"
    if lower == "of" and _CITY_OF.search(text[max(0, start - 24) : start].lower()):
        return "place"
    if lower in ("to", "from", "for", "of", "and") and _TRAVEL.search(text[max(0, start - 60) : start]):
        return "place"
    if _ACTS_AFTER.match(after) or _ACTS_LATER.match(after) or lower in _WITH_SEAT or not before:
        return "government"
    return "place"
