"""What kind of name an unknown capitalised sequence is, by all the places where a document uses it."""

from __future__ import annotations

import re
from collections.abc import Container

from pipelines.extract.mentions.context import Context, context_of
from pipelines.extract.mentions.document_index import Located
from pipelines.extract.mentions.gazetteer import gazetteer, key
from pipelines.extract.mentions.lexicon import FUNCTION_WORDS, is_common, lexicon


def kinds_of_unknown(
    located: list[Located], text: str, lowered: Container[str]
) -> dict[str, tuple[str, str]]:
    """Return kind and way of resolving of each unknown name, by all its contexts in the document."""
    votes: dict[str, list[Context]] = {}
    closed: set[str] = set()
    running: set[str] = set()
    for place in located:
        if place.piece.kind != "unknown":
            continue
        name = key(place.text)
        votes.setdefault(name, []).append(context_of(text, place.start, place.end))
        if not place.headline:
            running.add(name)
            if not place.piece.is_open:
                closed.add(name)
    result: dict[str, tuple[str, str]] = {}
    for name, contexts in votes.items():
        kind = _verdict(name, contexts, name in closed, name in running, lowered)
        if kind is not None:
            result[name] = (kind, "acronym" if name.isupper() and " " not in name else "name")
    return result


_ADJECTIVE = re.compile(r"(?:isms?|ists?|ians?|ese|ish|[a-z]ic|ics|ites?)$")
"""Endings of adjectives and of movements: uncommon words that end so name no body."""
_TOPONYM = re.compile(
    r"(?:ville|burg|town|port|shire|bury|stan|polis|abad|grad|mouth|borough|wick|haven|pool|heim|nagar|pur)$"
)
"""Endings of place names."""
_WORDLIKE = re.compile(
    r"(?:ing|ings|ly|ed|ness|ity|ions?|ments?|able|ible|ies|less|ful|ers?|ors?|al|ous|ive|ize|ise|ised|ized)$"
)
"""Endings of English words: a sentence that opens with such an uncommon word need not open with a name."""
_ACRONYM = re.compile(r"[A-Z][A-Z&]{1,5}")


def _verdict(
    name: str, contexts: list[Context], closed: bool, running: bool, lowered: Container[str]
) -> str | None:
    """Return the kind of the unknown name `name`, or None where it is likely no name.

    `running`: it stands in running text, not in headlines alone; `closed`: and not only where a capital is owed to
    the position.
    """
    words = name.split(" ")
    if len(name) < 2:
        return None
    if name.lower() in FUNCTION_WORDS or all(word in lexicon().parts["company_suffix"] for word in words):
        return None
    if len(words) == 1 and not closed and name.lower() in lowered:
        return None
    tally = dict(zip(Context._fields, map(sum, zip(*contexts, strict=True)), strict=True))
    found = lexicon()
    if len(words) == 1 and _ADJECTIVE.search(name) and not tally["person"]:
        return None
    if _ACRONYM.fullmatch(name):
        return None if name in found.parts["not_a_name"] else "organisation"
    if any(w[-1].isdigit() for w in words):
        return "organisation" if tally["organisation"] > 1 else None
    if len(gazetteer().surnames.get(name, ())) == 1 and (tally["person"] or max(tally.values()) == 0):
        return "person"
    if any(len(w) > 1 and w.isupper() for w in words):
        tally["person"] = 0
    elif len(words) == 1 and tally["person"] == 1:
        tally["person"] = 0  # people are introduced with their full names; a lone name that speaks is a body
        tally["organisation"] += 1
    elif (
        len(words) in (2, 3)
        and (words[-1] in found.surnames or words[0] in found.given)
        and not is_common(words[-1])
    ):
        tally["person"] += 2
    best = max(tally, key=lambda kind: (tally[kind], kind == "organisation"))
    if tally[best] > 0:
        if best == "person" and len(words) > 4:
            return "organisation"
        return best
    if not closed:
        is_name = (
            running and len(words) == 1 and len(name) > 3 and name.isalpha() and not _WORDLIKE.search(name)
        )
        return "organisation" if is_name and name[1:].islower() else None
    if len(words) == 1:
        if _TOPONYM.search(name) and name not in found.surnames:
            return "place"
        if name in found.given:
            return "person"
    if len(words) == 1 and (is_common(name) or name.lower() in FUNCTION_WORDS):
        return None
    if len(words) in (2, 3) and all(w.isalpha() and not w.isupper() and not is_common(w) for w in words):
        return "person"
    return "organisation" if len(words) < 4 else None
