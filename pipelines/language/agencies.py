"""The names of news agencies, from agencies.csv. What a credit means for a document belongs to the rooms that read credits."""

from __future__ import annotations

from functools import cache

from pipelines.language.reference import rows


@cache
def agency_names(*kinds: str) -> dict[str, str]:
    """Return the preferred name of each printed name whose `kind` is one of `kinds`, longest printed names first."""
    found = {row["alias"]: row["name"] for row in rows("agencies") if row["kind"] in kinds}
    return dict(sorted(found.items(), key=lambda item: (-len(item[0]), item[0])))


@cache
def _dollar_credits() -> tuple[tuple[str, str], ...]:
    """Return the credits, in lower case, of agencies that write $ for one dollar, and which: names of one word in brackets.

    The longest go first, as one name may be part of another.
    """
    named = ((row["alias"].lower(), row["dollar"]) for row in rows("agencies") if row["dollar"])
    credits = [(name if " " in name else f"({name})", currency) for name, currency in named]
    return tuple(sorted(credits, key=lambda credit: -len(credit[0])))


def dollars_of(lower: str) -> frozenset[str]:
    """Return which dollars the agencies that a text (in lower case) credits write $ for."""
    found: set[str] = set()
    for credit, currency in _dollar_credits():
        if credit in lower:
            found.add(currency)
            lower = lower.replace(credit, "")
    return frozenset(found)


def is_signed(line: str) -> bool:
    """Return whether a line ends with the name of a news agency, as the names of its reporters do: `Ann Lee Reuters`."""
    words = line.split(" ")
    return len(words) > 2 and any(is_agency(" ".join(words[i:])) for i in range(2, len(words)))


@cache
def _printed_alone() -> frozenset[str]:
    return frozenset(form for name in agency_names("text") for form in (name, name.upper()))


def is_agency(line: str) -> bool:
    """Return whether a line is nothing but the name of a news agency."""
    return line.strip() in _printed_alone()
