"""Who published a document, from what it prints of itself. A publisher's names and country are reference data."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pipelines.ingest import shapes
from pipelines.ingest.records import Passage
from pipelines.language import reference
from pipelines.language.agencies import agency_names

_SELF_PRAISE = re.compile(
    r"(?P<name>(?:The )?[A-Z][\w&.' ]{1,50}?) is (?P<country>[A-Z][a-z]+(?: [A-Z][a-z]+)?)['’]s\s"
    r"(?:\w+[ \n-]){0,3}(?:leading|largest|oldest|fastest|biggest|foremost|premier|top|most|first|only|number|no)\b"
)
_OWNER = re.compile(
    r"(?:©|\([cC]\)|[Cc]opyright)[ ©]{0,3}(?:\([cC]\) )?(?:[Cc]opyright )?(?:(?:19|20)\d\d(?:[-–](?:19|20)?\d\d)?)?[ ,.|–-]{0,3}"
    r"(?P<name>[A-Z][\w&.'’ -]{1,60}?)(?=[.,|]? ?(?:(?:19|20)\d\d|[Aa]ll [Rr]ight|[Pp]owered by|or its|in England|and contributors|$|[.|,]))"
)
_AGENCY = re.compile(r"[(\[](?P<name>[A-Z][\w .&-]{1,40})[)\]]")
_GENERIC_DESKS = frozenset(
    "News Web Business World Foreign Online Digital National International Editorial Our Staff Political".split()
)
_HOUSE_KINDS = frozenset({"copyright", "other_chrome", "navigation", "byline"})


class Publisher(NamedTuple):
    """A publisher's name as printed or listed, and its country where it is known."""

    name: str
    country: str | None


@cache
def _by_name() -> dict[str, Publisher]:
    result: dict[str, Publisher] = {}
    for row in reference.rows("publishers"):
        found = Publisher(row["name"], row["country"] or None)
        for name in (row["name"], *row["aliases"].split("|")):
            if name:
                result.setdefault(name.casefold(), found)
    return result


@cache
def _by_domain() -> dict[str, Publisher]:
    return {
        domain: Publisher(row["name"], row["country"] or None)
        for row in reference.rows("publishers")
        for domain in row["domains"].split("|")
        if domain
    }


_COMPANY = re.compile(
    r",? (?:LLC|L\.L\.C\.|Inc\.?|Ltd\.?|Limited|plc|PLC|Corp\.?|Corporation|Co\.?|Company|Pty|GmbH|AG|S\.A\.|Pvt\.?|Private)$"
)


def named(name: str) -> Publisher:
    """Return the publisher of this name, by its preferred one where it is known, also with the form of a company behind it."""
    bare = name.strip()
    while True:
        if (found := _by_name().get(bare.casefold())) is not None:
            return found
        shorter = _COMPANY.sub("", bare)
        if shorter == bare:
            return Publisher(name, None)
        bare = shorter


def country_of(name: str) -> str | None:
    """Return the country of the publisher with this name, None when it is not known."""
    found = _by_name().get(name.strip().casefold())
    return found.country if found else None


def is_known(name: str) -> bool:
    """Return whether a line is the name of a known publisher."""
    return len(name) <= 60 and name.strip().casefold() in _by_name()


def of_url(url: str | None) -> Publisher | None:
    """Return the publisher whose domain `url` is in, None when it is not known."""
    match = re.match(r"(?:[a-z]+://)?([^/:?#\s]+)", url or "", re.IGNORECASE)
    host = match.group(1).casefold() if match else ""
    while host:
        if (found := _by_domain().get(host)) is not None:
            return found
        host = host.partition(".")[2]
    return None


def printed(text: str, passages: tuple[Passage, ...]) -> Publisher | None:
    """Return the publisher as a document's own chrome names it: self-description, desk, copyright, agency."""
    chrome = [
        text[p.char_start : min(p.char_end, p.char_start + 400)] for p in passages if p.kind in _HOUSE_KINDS
    ]
    for line in chrome:
        if (match := _SELF_PRAISE.match(line)) is not None:
            name = " ".join(match["name"].split())
            return Publisher(name, _countries().get(match["country"]) or country_of(name))
    return (
        _of_masthead(text, passages)
        or _of_desk(text, passages)
        or _of_owner(text, passages)
        or _of_source(text, passages)
        or _of_dateline(text, passages)
    )


def _of_masthead(text: str, passages: tuple[Passage, ...]) -> Publisher | None:
    """Return the known publisher whose name stands alone; None where there are several, as on a house's menu of its titles."""
    found = {named(text[p.char_start : p.char_end]): None for p in passages if p.rule == "masthead"}
    return next(iter(found)) if len(found) == 1 else None


def _of_desk(text: str, passages: tuple[Passage, ...]) -> Publisher | None:
    for passage in passages:
        if passage.kind != "byline":
            continue
        line = text[passage.char_start : min(passage.char_end, passage.char_start + 400)]
        byline = shapes.byline_name(line)
        house = shapes.desk_house(line[byline[0] : byline[1]] if byline else line)
        if house and house not in _GENERIC_DESKS:
            return named(house)
    return None


def _of_owner(text: str, passages: tuple[Passage, ...]) -> Publisher | None:
    """Return whom the page's notice of copyright names; that below a picture names the house it is from."""
    for passage in passages:
        if passage.kind == "copyright":
            match = _OWNER.search(text[passage.char_start : passage.char_end])
            if match is not None and not match["name"].casefold().startswith(_no_owners()):
                return named(match["name"].strip())
    return None


def _of_source(text: str, passages: tuple[Passage, ...]) -> Publisher | None:
    """Return the known publisher that a line under the title names: another one's where the page is a reprint."""
    lines = (text[p.char_start : p.char_end] for p in passages if p.rule == "source_line")
    return next((named(line) for line in lines), None)


@cache
def _no_owners() -> tuple[str, ...]:
    pictures = (name.casefold() for name in agency_names("pictures"))
    return ("copyright", "all rights reserved", "photo", "image", "picture", *pictures)


def _of_dateline(text: str, passages: tuple[Passage, ...]) -> Publisher | None:
    """Return the agency that the first dateline names, where it is known."""
    for passage in passages:
        if passage.kind == "dateline":
            match = _AGENCY.search(text, passage.char_start, passage.char_end)
            name = match["name"].strip() if match else ""
            return named(name) if name.casefold() in _by_name() else None
    return None


@cache
def _countries() -> dict[str, str]:
    """Return names of countries, as publishers use them of themselves, to ISO 3166-1 alpha-2."""
    return {
        name: row["code"]
        for row in reference.rows("countries")
        for name in (row["name"], *row["aliases"].split("|"))
    }
