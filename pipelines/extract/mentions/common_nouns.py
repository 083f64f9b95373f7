"""Common words with a capital that the document gives to somebody: a body by the noun of its name, a firm by the word that opens it, a surname, a club's nickname."""

from __future__ import annotations

import re
from collections.abc import Container, Set

from pipelines.extract.mentions.chambers import body_of, department_of
from pipelines.extract.mentions.clubs import is_fielder
from pipelines.extract.mentions.context import votes_around, word_before
from pipelines.extract.mentions.document_index import Index, Located
from pipelines.extract.mentions.gazetteer import gazetteer
from pipelines.extract.mentions.lexicon import lexicon
from pipelines.extract.mentions.names import surname_id, text_id
from pipelines.extract.mentions.resolved import Resolved, made
from pipelines.extract.mentions.somebody import bearer

_IN_OFFICE = re.compile(r" [Aa]dministration\b")
_OUTLET = re.compile(r" (?:news (?:agency|site|portal|website|channel)|newspaper|daily|weekly)\b(?! paper)")
"""What tells the name of an outlet that is a common word too: the Beta news agency."""
_CREDITED = re.compile(
    r" (?:reports|reported)(?: (?:citing|with reference to|referring to|on \w+day)\b[^.\n]{0,80})?(?=\.|\n|$)"
)
"""What closes a sentence that an outlet is credited with: …, Tidings reports."""
_OF_BODY = re.compile(
    r" (?:countries|nations|economies|member(?:s| states)|leaders|officials|ministers|staff|rules|spokes\w+|(?:(?:Executive|Senior) )?(?:Vice )?President|Chair(?:man|woman)?|Director|Spokes\w+)\b"
)


_FIRMS = frozenset(
    "company firm retailer manufacturer producer supplier carrier airline startup chain brewer".split()
)
"""Nouns for a firm before its name; those in *-maker* are too."""
_AFTER_FIRM = re.compile(
    r"[’']s |[,.;:)]|\s(?:and|or|said|says|has|have|had|is|was|will|would|which|in|on|to|for|also)\b"
)
"""What follows the name of a firm and hardly a word with a capital in front of another name."""


def of_plain(
    place: Located, text: str, index: Index, lowered: Container[str], home: str | None, present: Set[str]
) -> Resolved | None:
    """Return the mention of a common word with a capital, or None.

    `lowered`: the words that the document prints in lower case; `home`: the country whose body the word would name;
    `present`: keys of the listed names of the document.
    """
    body = _body(place, text, index, home, present)
    if body is not None:
        return made(place, body, "organisation", "alias")
    is_outlet = has_article(text, place.start) and _OUTLET.match(text, place.end) is not None
    if not place.headline and (is_outlet or _is_credited(place, text)):
        return made(place, text_id("organisation", place.key, None), "organisation", "name")
    if not place.headline and not place.initial and _is_told_firm(place, text):
        return made(place, text_id("organisation", place.key, None), "organisation", "name")
    firms = index.openers.get(place.text, {})
    is_word = place.text.lower() in lowered
    if len(firms) == 1 and not place.headline and not (place.initial and is_word):
        return made(place, next(iter(firms)), "organisation", "alias")  # Fjord, named Fjord Foods before
    people = index.people.get(place.text)
    if not people and _IN_OFFICE.match(text, place.end) and place.text in gazetteer().surnames:
        return made(place, surname_id(place.text), "person", "surname")  # the Bush administration
    if not people or (place.headline and is_word):
        return None
    if place.initial and is_word and not votes_around(text, place.start, place.end)["person"]:
        return None
    return bearer(place, people, index)


def _is_credited(place: Located, text: str) -> bool:
    """Return whether a sentence ends by crediting the word as its outlet: the deal is near, [Tidings] reports."""
    return text[place.start - 2 : place.start] == ", " and _CREDITED.match(text, place.end) is not None


def _is_told_firm(place: Located, text: str) -> bool:
    """Return whether the noun for a firm stands right before its name: the fashion company [Tapestry]."""
    noun = word_before(text, place.start)
    is_noun = noun in _FIRMS or (noun.endswith("maker") and noun.islower())
    is_name = (
        place.text not in lexicon().parts["body_noun"] and place.text.lower() not in lexicon().title_heads
    )
    return is_noun and is_name and _AFTER_FIRM.match(text, place.end) is not None


def _body(place: Located, text: str, index: Index, home: str | None, present: Set[str]) -> str | None:
    """Return the id of the body that a noun stands for: the one of that noun named before, a chamber, a department."""
    if place.headline:
        return None
    bodies = index.heads.get(place.text, {})
    if len(bodies) == 1 and _is_named_again(text, place):
        return next(iter(bodies))  # the Commission, named before
    body = body_of(place.text, text, place.start, home, present)
    if body is None:
        return department_of(place.text, text, place.start, index.bodies)
    return body if not bodies or bodies.keys() == {body} else None


def of_player(place: Located, text: str, index: Index) -> Resolved | None:
    """Return the mention of a common word in a sports report where it is a club's nickname or a player in a scorecard."""
    if place.text in lexicon().parts["team"] and has_article(text, place.start):
        teams = [
            body for body, names in index.bodies.items() if any(n.endswith(f" {place.text}") for n in names)
        ]
        return made(
            place, teams[0] if teams else text_id("organisation", place.key, None), "organisation", "alias"
        )
    if place.text not in index.people and is_fielder(text, place.start, place.end):
        return made(place, surname_id(place.text), "person", "surname")
    return None


def _is_named_again(text: str, place: Located) -> bool:
    """Return whether a body's noun stands for the one named before: the Forum, other Forum countries."""
    return text[place.start - 4 : place.start].lower() == "the " or (
        not place.initial and _OF_BODY.match(text, place.end) is not None
    )


def has_article(text: str, start: int) -> bool:
    """Return whether `the` stands right before `start`."""
    return text[start - 4 : start].lower() == "the "
