"""Names of organisations, places, venues and agreements by the words they are made of."""

from __future__ import annotations

from typing import NamedTuple

from pipelines.extract.mentions import head_first, head_last
from pipelines.extract.mentions.ambiguity import is_ambiguous
from pipelines.extract.mentions.lexicon import PARTICLES, lexicon
from pipelines.extract.mentions.listed import Name
from pipelines.extract.mentions.name_forms import key
from pipelines.extract.mentions.words import Words

_OF_PLACES = frozenset({"Port", "Gulf", "Strait", "Straits", "Bay", "Cape", "Isle", "Province"})
_DIRECTIONS = frozenset(
    "North South East West Northern Southern Eastern Western Northeast Northwest Southeast Southwest Northeastern Northwestern Southeastern Southwestern"
    " Upper Lower Greater".split()
)
_PUBLIC_BODIES = frozenset({"legislature", "ministry", "government", "central_bank", "court", "agency"})


class Structure(NamedTuple):
    """A name by structure: its end (token index), kind, rule and country."""

    end: int
    kind: str
    rule: str
    country_code: str | None


def find(words: Words, i: int, known: tuple[int, Name] | None) -> Structure | None:
    """Return the longest name by structure that starts at token `i`, or None. `known` is the known name there."""
    if i + 1 >= len(words.tokens):
        return None
    if words.tokens[i].text in _DIRECTIONS:
        part = _part_of_place(words, i, known)
        if part is not None:
            return Structure(part, "place", "compass", None)
    cause = head_first.end_of_cause(words, i)
    if cause is not None:
        return Structure(cause, "organisation", "head_of", None)
    if words.last_building < i:
        return None  # a head and something it is the head of
    if words.is_function(i):
        return None
    if known is not None and known[1].entity.kind == "person":
        return _named_after_person(words, i, known)
    country = _possessor(words, i)
    if (
        known is not None
        and known[1].entity.kind == "country"
        and not is_ambiguous(key(words.tokens[i].text))
    ):
        country = known[1].entity.country_code
    placed = _place_named_first(words, i, known, country)
    if placed is not None:
        return placed
    head = head_first.end_of(words, i, known)
    tail, kind = head_last.end_and_kind(words, i, known[0] if known is not None else i)
    if tail is not None and words.initial and i == 0 and words.is_plain(0) and _is_known_to(words, 1, tail):
        return None  # Replied [State Department]
    if head is not None and (tail is None or head >= tail):
        return Structure(head, "organisation", "head_of", country)
    return Structure(tail, kind, "head_noun", country) if tail is not None else _opened(words, i, country)


def _place_named_first(
    words: Words, i: int, known: tuple[int, Name] | None, country: str | None
) -> Structure | None:
    """Return the place whose kind stands first at `i` (Lake X, Port of X), or what is named after it; None without one."""
    parts = lexicon().parts
    end = _place_first(words, i) if words.tokens[i].text in parts["place_start"] else None
    if end is None:
        return None
    head = head_first.end_of(words, i, known)
    if head is not None and head > end + 1:
        return Structure(head, "organisation", "head_of", country)  # Los Angeles Department of Water
    if end < len(words.tokens) and words.joined(end) and words.tokens[end].text in parts["organisation_end"]:
        return Structure(end + 1, "organisation", "head_noun", country)  # Port of Houston Authority
    tail, kind = head_last.end_and_kind(words, i, known[0] if known is not None else i)
    if tail is not None and tail > end:  # Chiang Mai International Airport
        return Structure(tail, kind, "head_noun", None)
    return Structure(end, "place", "head_noun", None)


def _opened(words: Words, i: int, country: str | None) -> Structure | None:
    """Return the body or venue that its kind opens at `i` (Banco X, Hotel X), or None."""
    parts, text = lexicon().parts, words.tokens[i].text
    if text in parts["organisation_first"]:
        end = _place_first(words, i) if words.headline else _named_after_head(words, i)
        if end is not None:
            return Structure(end, "organisation", "head_noun", country)
    end = _place_first(words, i) if text in parts["venue_start"] else None
    return None if end is None else Structure(end, "venue", "head_noun", None)


def before_country(words: Words, i: int, found: Structure | None) -> Structure | None:
    """Return a structure that ends before a country's name it would cut in two: [Council of the Elders] [People's Republic of China]."""
    if found is None:
        return None
    for k in range(i + 1, found.end):
        known = words.known(k)
        if known is not None and known[0] > found.end and known[1].entity.kind == "country":
            named = (j for j in range(k, i + 1, -1) if not words.tokens[j - 1].text.islower())  # not "of the"
            return found._replace(end=next(named, i + 1), country_code=known[1].entity.country_code)
    return found


def _named_after_person(words: Words, i: int, known: tuple[int, Name]) -> Structure | None:
    """Return the body or venue that bears the surname at `i` (Kenyatta International Convention Centre), or None."""
    if known[0] != i + 1 or words.headline or words.known(i + 1) is not None or i + 2 >= len(words.tokens):
        return None
    tail, kind = head_last.end_and_kind(words, i, i)
    if tail is None or tail < i + 3 or kind not in ("organisation", "venue", "place"):
        return None
    if words.tokens[tail - 1].text in _OF_A_TERM or words.title_end(i + 1) is not None:
        return None
    return Structure(tail, kind, "head_noun", None)


_OF_A_TERM = frozenset(
    "Administration Cabinet Government Treasury Team Campaign Department Commission".split()
)
"""What is somebody's without bearing the name: the Biden Trade Department."""


def _part_of_place(words: Words, i: int, known: tuple[int, Name] | None) -> int | None:
    """Return the end of the part of a listed country or place that the direction at `i` names (Southern Ghana, West Lima), or None."""
    if words.headline or (known is not None and known[0] > i + 1):
        return None  # Northern Ireland
    whole = words.known(i + 1) if words.tokens[i + 1].glue == " " else None
    if (
        whole is None
        or whole[1].resolved_by not in ("name", "alias")
        or whole[1].entity.kind not in ("country", "place")
    ):
        return None
    is_far = whole[1].entity.detail in ("continent", "sea", "street", "venue")
    return None if is_far or not words.ends_at(whole[0] - 1) else whole[0]


_LONGEST_AFTER_HEAD = 6


def _named_after_head(words: Words, i: int) -> int | None:
    """Return the end of `Banco X`, `Confederação X da Y`, `PT X Y Z`, whatever the words are; None without one."""
    end = i + 1
    k = end
    while k < len(words.tokens) and k <= i + _LONGEST_AFTER_HEAD and words.joined(k, hyphen=False):
        if words.tokens[k].text[0].isupper():
            if words.title_end(k) is not None or words.is_function(k):
                break
            end = k + 1
        elif words.tokens[k].text not in PARTICLES:
            break
        k += 1
    return end if end > i + 1 else None


def _place_first(words: Words, i: int) -> int | None:
    """Return the end of `Lake X`, `Port X`; None where X is a common word."""
    end = i + 1
    if words.tokens[i].text in _OF_PLACES and end < len(words.tokens) and words.tokens[end].text == "of":
        end += 1
    if words.has_article(end):
        return end + 2  # Wadi al-Hitan
    first = end
    while (
        end < len(words.tokens)
        and end < first + 2
        and words.joined(end, hyphen=False)
        and not words.is_plain(end)
    ):
        if not words.tokens[end].text[0].isupper() or words.title_end(end) is not None:
            break
        end += 1
    if first < end - 1 and words.tokens[end - 1].text.lower() in PARTICLES:
        end -= 1  # San Vicente [Del] Caguan
    if first < end < len(words.tokens) - 1 and words.tokens[end].text.lower() in PARTICLES:
        return end + 2 if words.tokens[end + 1].text[0].isupper() else end  # San Pedro de Macorís
    return end if end > first else None


def _possessor(words: Words, i: int) -> str | None:
    """Return the country that owns the name at `i` (China's Ministry of Commerce), or None."""
    if i == 0 or words.tokens[i].glue[:1] not in ("'", "’"):
        return None
    for start in range(max(0, i - 4), i):
        owner = words.known(start, i)
        if owner is not None and owner[0] == i and owner[1].entity.kind == "country":
            return owner[1].entity.country_code
    return None


def owner_of_body(words: Words, i: int, known: tuple[int, Name]) -> str | None:
    """Return the country whose possessive stands before a public body that is listed for another country, or None."""
    body = known[1].entity
    if body.kind != "organisation" or body.country_code is None or body.detail not in _PUBLIC_BODIES:
        return None
    owner = _possessor(words, i)
    return owner if owner != body.country_code else None


def _is_known_to(words: Words, i: int, end: int) -> bool:
    """Return whether a known name goes from token `i` to `end`."""
    known = words.known(i)
    return known is not None and known[0] == end
