"""Mentions that reach past the capitals: an acronym in brackets, an administration, a government, a tower."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipelines.extract.mentions.gazetteer import country_of, entity, key, slug
from pipelines.extract.mentions.resolve import Resolved

_BRACKETED = re.compile(r" \(([A-Z][A-Za-z&+.-]{1,10})\)")
_ADMINISTRATION = re.compile(r"(?:['’]s)? (?:[Aa]dministration)\b")
_GOVERNMENT = re.compile(r"(?:['’]s?)? ([Gg]overnment|[Aa]uthorities)\b")
_BUILDING = re.compile(r" (?:tower|building|hotel|palace|complex|resort|skyscraper)\b")
_TITLE = re.compile(r"(?:(?:U\.S\.|US|former|Former) )?(?:President|Prime Minister|Premier|Chancellor) $")


def extended(mentions: Iterable[Resolved], text: str) -> Iterator[Resolved]:
    """Yield `mentions`, grown where the text after them belongs to the name, and the bodies built on them."""
    covered = 0
    for mention in mentions:
        if mention.end <= covered:
            continue
        grown = mention
        if mention.kind == "organisation":
            grown = _with_acronym(mention, text)
        elif mention.kind == "venue":
            match = _BUILDING.match(text, mention.end)
            grown = mention if match is None else mention._replace(end=match.end())
        elif mention.kind == "agreement":
            grown = _with_acronym(mention, text)
        yield grown
        if grown.end > mention.end:
            covered = grown.end
        if mention.kind == "person":
            yield from _administration(mention, text)
        elif mention.kind == "country":
            yield from _government(mention, text)


def _with_acronym(mention: Resolved, text: str) -> Resolved:
    """Return the mention with its acronym in brackets: Gulf Cooperation Council (GCC)."""
    match = _BRACKETED.match(text, mention.end)
    if match is None:
        return mention
    letters = [c for c in match.group(1) if c.isupper()]
    initials = [
        word[0] for word in re.split(r"[\s-]+", text[mention.start : mention.end]) if word[:1].isupper()
    ]
    shared = sum(1 for letter in letters if letter in initials)
    if not letters or shared * 2 < len(letters) or (initials and letters[0] != initials[0]):
        return mention
    return mention._replace(end=match.end())


def _administration(mention: Resolved, text: str) -> Iterator[Resolved]:
    match = _ADMINISTRATION.match(text, mention.end)
    if match is None:
        return
    start = mention.start
    if match.group().startswith(("'", "’")):
        title = _TITLE.search(text[max(0, start - 40) : start])
        start -= len(title.group()) if title else 0
    name = entity(mention.entity_id)
    surname = key((name.name if name else text[mention.start : mention.end]).split(" ")[-1])
    country = country_of(mention.entity_id) or "US"
    yield mention._replace(
        start=start,
        end=match.end(),
        rule="administration",
        entity_id=f"org:{country.lower()}/{slug(surname)}-administration",
        kind="organisation",
        resolved_by="name",
        candidates=(),
    )


def _government(mention: Resolved, text: str) -> Iterator[Resolved]:
    match = _GOVERNMENT.match(text, mention.end)
    if match is None:
        return
    code = mention.entity_id.partition(":")[2]
    body = "government" if match.group(1).lower() == "government" else "authorities"
    start = mention.start
    yield mention._replace(
        start=start,
        end=match.end(),
        rule="government",
        entity_id=f"org:{code.lower()}/{body}",
        kind="organisation",
        resolved_by="name",
        candidates=(),
    )
