"""Signs and nouns that several currencies share ($, Rs, pesos), read as the document, its publisher's country and the countries it names mean them.

How an amount is printed and read belongs to `money`. A country that overrules the usual reading ($ in Canada) leaves the doubt `ambiguous_unit`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from pipelines.extract.figures.quantity import Quantity
from pipelines.extract.spans import MentionSpan
from pipelines.language.agencies import dollars_of
from pipelines.language.reference import rows

_AMERICAN = re.compile(
    r" \(?(?:US|U\.S\.|USD)\)?(?= (?:in|by|to|for|an?|and|from|last|per|over|of|on|at|each|worth|this|was|were|is)\b|[.,;:)]|$)"
)


@cache
def _local() -> dict[tuple[str, str], str]:
    return {(row["printed"], row["country"]): row["currency"] for row in rows("local_currencies")}


def localise(
    text: str, lower: str, amounts: list[Quantity], country: str | None, mentions: Sequence[MentionSpan]
) -> None:
    """Settle the currency of amounts whose sign or noun is shared.

    `country` is the publisher's; where it is None, the countries of `mentions` tell.
    """
    nouns = {amount.noun for amount in amounts if amount.noun}
    if not nouns:
        return
    for noun in nouns:
        group = [amount for amount in amounts if amount.noun == noun]
        if _local().get((noun, country or "")) in (None, "GBP"):
            group = [amount for amount in group if amount.printed != "£"]  # read as sterling everywhere else
            if not group:
                continue
        named = sorted(_named(noun, amounts))
        if group[0].currency is None and len(named) == 1:
            for amount in group:  # Mexican pesos, then pesos
                _set(amount, named[0], doubt=None)
            continue
        if noun == "dollar" and _is_converted(text, amounts):
            marked = sorted(_named(noun, amounts) - {"USD"})
            _read_as_converted(text, group, marked[0] if len(marked) == 1 else _dollar_of(country, mentions))
            continue
        default = group[0].currency
        if default == "USD" and country is None and (dollar := _dollar_at_home(lower, mentions)):
            _read_locally(text, lower, group, amounts, dollar)
            continue
        is_foreign = default != "USD" and (noun, country) not in _local()
        told = _told_country(noun, default, mentions) if is_foreign or not country else country
        if default == "USD" and told == country and told and not _tells_of(told, mentions):
            continue  # a Canadian paper on Bangladesh's exports of $4 billion
        if default != "USD" and told == country and country and not _tells_of(country, mentions):
            told = _told_country(noun, default, mentions) or country  # rupees in an Indian report on Colombo
        if (noun, told) in _local():
            _read_locally(text, lower, group, amounts, _local()[noun, told])


def _is_converted(text: str, amounts: list[Quantity]) -> bool:
    """Tell whether the document gives its dollars in American ones, too, so that they are others: $20 billion (US$13.1 billion)."""
    return any(
        left.noun == "dollar"
        and right.currency == "USD"
        and not right.noun
        and left.value != right.value
        and text[left.end : min(right.start, left.end + 3)].strip() == "("
        for left, right in pairwise(amounts)
    )


def _dollar_of(country: str | None, mentions: Sequence[MentionSpan]) -> str | None:
    """Return the dollar, other than the American, of the publisher's `country`, or of the only such country named."""
    kind = "country:"
    named = {m.entity_id.removeprefix(kind) for m in mentions if m.entity_id.startswith(kind)}
    for countries in ([country], sorted(named)):
        found = {
            currency
            for c in countries
            if (currency := _local().get(("dollar", c or ""))) not in (None, "", "USD")
        }
        if len(found) == 1:
            return found.pop()
    return None


def _read_as_converted(text: str, group: list[Quantity], currency: str | None) -> None:
    """Read the `group` of bare dollars as `currency`; unknown, they stay as they are, with a doubt."""
    for amount in group:
        if text[amount.start - 1 : amount.start] == "(":
            continue  # A$3 billion ($2 billion)
        if currency is None:
            amount.doubt = amount.doubt or "ambiguous_unit"
        else:
            _set(amount, currency, doubt="ambiguous_unit")


def _told_country(noun: str, default: str | None, mentions: Sequence[MentionSpan]) -> str:
    """Return the one country named in the document that has the noun for its money; empty for none or several.

    The dollar is not told by names: a report on Canada that says $ may well mean the American one.
    """
    if default == "USD":
        return ""
    kind = "country:"
    named = {m.entity_id.removeprefix(kind) for m in mentions if m.entity_id.startswith(kind)}
    users = [country for country in sorted(named) if _local().get((noun, country))]
    return users[0] if len(users) == 1 else ""


_COMMONWEALTH = " per cent"
"""How newspapers outside America, and no agency that writes for the whole world, spell a percentage."""
_FOREIGN = 0.5
"""How many names of other countries stand at most beside one of its own in a report for readers at home."""


def _dollar_at_home(lower: str, mentions: Sequence[MentionSpan]) -> str | None:
    """Return the dollar of a document whose publisher is not known: that of the agency it credits, else of its readers.

    A report that spells per cent and tells of Australia alone is one for Australians.
    """
    credited = dollars_of(lower)
    if credited or _COMMONWEALTH not in lower:
        return next(iter(credited)) if len(credited) == 1 else None
    kind = "country:"
    named = Counter(m.entity_id.removeprefix(kind) for m in mentions if m.entity_id.startswith(kind))
    if not named:
        return None
    home, times = named.most_common(1)[0]
    is_at_home = named.total() - times <= times * _FOREIGN
    return _local().get(("dollar", home)) if is_at_home else None


def _tells_of(country: str, mentions: Sequence[MentionSpan]) -> bool:
    """Tell whether a document names the publisher's `country` or a place in it, or no country at all."""
    ids = {mention.entity_id for mention in mentions}
    if f"country:{country}" in ids or not any(one.startswith("country:") for one in ids):
        return True
    places = {mention.surface for mention in mentions if mention.entity_id.startswith("place:")}
    return not places.isdisjoint(_places(country))


@cache
def _places(country: str) -> frozenset[str]:
    return frozenset(
        row["name"] for table in ("cities", "places") for row in rows(table) if row["country_code"] == country
    )


def _named(noun: str, amounts: list[Quantity]) -> set[str]:
    """Return the currencies that amounts with a full name give the noun: MXN for Mexican pesos."""
    endings = (" " + noun, " " + noun + "s")
    return {amount.currency for amount in amounts if amount.currency and amount.printed.endswith(endings)}


def _read_locally(
    text: str, lower: str, group: list[Quantity], amounts: list[Quantity], currency: str
) -> None:
    """Read the `group` as the country's `currency`, unless the document marks that one otherwise (C$5, then $5)."""
    default = group[0].currency
    if currency == default:
        return
    is_marked = any(amount.currency == currency and not amount.noun for amount in amounts)
    is_agency = default == "USD" and "USD" in dollars_of(lower)
    for amount in group:
        american = _AMERICAN.match(text, amount.end) if default == "USD" else None
        if american:
            amount.end = american.end()
        elif is_marked and default:
            continue
        elif is_agency or not currency:
            amount.doubt = amount.doubt or "ambiguous_unit"
        else:
            _set(amount, currency, doubt="ambiguous_unit" if default else None)


def _set(amount: Quantity, currency: str, doubt: str | None) -> None:
    amount.currency = amount.unit = currency
    if amount.doubt in (None, "ambiguous_unit"):
        amount.doubt = doubt
