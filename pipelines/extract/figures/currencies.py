"""Signs and nouns that several currencies share ($, Rs, pesos), read as the document and its publisher's country mean them.

How an amount is printed and read belongs to `money`. A country that overrules the usual reading ($ in Canada) leaves the doubt `ambiguous_unit`.
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.extract.figures.quantity import Quantity
from pipelines.language.reference import rows

_AMERICAN = re.compile(
    r" \(?(?:US|U\.S\.|USD)\)?(?= (?:in|by|to|for|an?|and|from|last|per|over|of|on|at|each|worth|this|was|were|is)\b|[.,;:)]|$)"
)
_AGENCIES = (
    "(reuters)",
    "(ap)",
    "(afp)",
    "(bloomberg)",
    "associated press",
    "agence france",
    "thomson reuters",
)
"""Credits of agencies that write $ for the US dollar for readers everywhere."""


@cache
def _local() -> dict[tuple[str, str], str]:
    return {(row["printed"], row["country"]): row["currency"] for row in rows("local_currencies")}


def localise(text: str, lower: str, amounts: list[Quantity], country: str | None) -> None:
    """Settle the currency of amounts whose sign or noun is shared; `country` is the publisher's, or None."""
    nouns = {amount.noun for amount in amounts if amount.noun}
    if not nouns:
        return
    for noun in nouns:
        group = [amount for amount in amounts if amount.noun == noun]
        named = sorted(_named(noun, amounts))
        if group[0].currency is None and len(named) == 1:
            for amount in group:  # Mexican pesos, then pesos
                _set(amount, named[0], doubt=None)
        elif (noun, country or "") in _local():
            _read_locally(text, lower, group, amounts, _local()[noun, country or ""])


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
    is_agency = default == "USD" and any(credit in lower for credit in _AGENCIES)
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
