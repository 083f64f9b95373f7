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
def dollar_credits() -> tuple[str, ...]:
    """Return the credits, in lower case, of agencies that write $ for the American dollar: names of one word in brackets."""
    named = (row["alias"].lower() for row in rows("agencies") if row["dollar"] == "USD")
    return tuple(name if " " in name else f"({name})" for name in named)


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
