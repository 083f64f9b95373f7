"""Places in a sequence: the second round, the third-largest market, the first, second and third tranches."""

from __future__ import annotations

import re

from pipelines.extract.figures import names, nouns
from pipelines.extract.figures.quantity import HYPHENS, Place, Quantity, base
from pipelines.language.numbers import Numeral

_DETERMINER_BEFORE = re.compile(
    r"(?:^|[\s(“\"‘'—–-])(?:the|a|an|its|his|her|their|our|my|your|this|that|these|those|'s|[a-z.]+['’]s|s['’]|every|each|no|any|another|for|in|and|or|only|about|nearly|almost|record|straight|with|into|as|of|by|is|was|than|from|on|at|over|past|marking|marks|marked) $"
)
_AND_LAST = re.compile(
    r",? and (?:the )?(?:final|last|latest|most recent|current|concluding|closing)(?= [a-z])"
)
_SUSPENDED = re.compile(
    r"[-\u2010\u2011] (?:and|or|to) (?:[a-z]{4,12}|[0-9]{1,3}(?:st|nd|rd|th))(?=[- ][a-z]{2,12}(?:est|st)\b)"
)
_DID = re.compile(r" [a-z]{2,12}ed\b")
_OF_ALL = re.compile(r" (?:ever|on record|since|in|among|after|behind)\b|[.,;]")
"""What follows a rank that names no noun: the second highest ever recorded."""
MAX_LISTED = 5
_LISTED = re.compile(
    r"(?:,? (?:and|or|to) |, )(?:the )?(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|[0-9]{1,3}(?:st|nd|rd|th))(?![a-z0-9-])"
)


_RANKED = re.compile(r"\brank(?:s|ed)? $")
"""A verb whose ordinal says a place though it counts nothing: Ghana ranks fourth in the region."""


def ordinal(place: Place, numeral: Numeral) -> Quantity | None:
    """Return the place in a sequence that an ordinal gives a noun, or None for adverbs, periods and names."""
    text, lower, end = place.text, place.lower, numeral.end
    if (
        numeral.start == place.floor
        and not place.is_title
        and text[end + 1 : end + 2].isupper()
        and not numeral.in_digits
    ):
        return None  # First Security Corp.
    if _RANKED.search(lower, max(place.floor, numeral.start - 9), numeral.start) and not lower.startswith(
        (" to ", "-"), end
    ):
        quantity = base(numeral, "ordinal", "ordinal")
        quantity.role = "rank"
        return quantity
    is_idle = names.is_idle_ordinal(place, numeral) and _LISTED.match(lower, end) is None
    if is_idle or names.is_capitalised_name(place, numeral):
        return None
    if names.is_code(place, numeral, has_unit=False):
        return None
    end = _listed_end(lower, end)
    if end > numeral.end and names.is_rankless(lower, end):
        return None
    for joined in (_AND_LAST, _SUSPENDED):  # the third and final day, the fifth- and sixth-largest
        match = joined.match(lower, end)
        end = match.end() if match is not None else end
    rank = names.superlative_end(lower, end)
    if rank is None and text[end : end + 1] in HYPHENS:
        return None
    noun = nouns.counted(text, lower, rank or end, place.ceiling, is_plural=False)
    if rank and noun is None and _OF_ALL.match(lower, rank):
        quantity = base(numeral, "ordinal", "ordinal")
        quantity.role = "rank"
        return quantity
    if noun is None or (noun.is_guess and not _follows_determiner(place, numeral)):
        return None
    if _DID.match(lower, end) and not _follows_determiner(place, numeral):
        return None  # China first banned shipments
    quantity = base(numeral, "ordinal", "ordinal")
    quantity.unit, quantity.counted_end, quantity.trivial = noun.unit, noun.end, noun.trivial
    if rank and noun.unit == "person":  # the fourth largest buyer may be a country
        quantity.unit = nouns.singular_printed(lower[rank : noun.end])
    quantity.role = "rank" if rank else noun.role if noun.role == "round_number" else None
    return quantity


def _listed_end(lower: str, end: int) -> int:
    """Return where the ordinals listed behind the one that ends at `end` stop: the first, second and third rounds."""
    for _ in range(MAX_LISTED):
        listed = _LISTED.match(lower, end)
        if listed is None:
            break
        end = listed.end()
    return end


def _follows_determiner(place: Place, numeral: Numeral) -> bool:
    start = numeral.start
    return start == place.floor or bool(
        _DETERMINER_BEFORE.search(place.lower[max(place.floor, start - 14) : start])
    )
