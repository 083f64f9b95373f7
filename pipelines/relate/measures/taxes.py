"""What a tax is on: goods of another nationality, which makes it a duty, or what is earned, and from whom.

Belongs here: the base of a tax. Which word is a tax and what it restricts is resolved in `kinds`.
"""

from __future__ import annotations

from pipelines.relate.items import Item
from pipelines.relate.measures.bystander_marks import describes_goods
from pipelines.relate.measures.phrase import NounPhrase


def is_rate_on_goods(words: list[Item], phrase: NounPhrase) -> bool:
    """Return whether a tax with a rate, or a bare rate, is on goods of a nationality, which is a duty: a 200% tax on French wine."""
    return bool(phrase.rates) and any(describes_goods(words, k) for _, k in phrase.targets)


LEVIES = ("duty", "levy", "tax")


def is_on_receipts(words: list[Item], phrase: NounPhrase) -> bool:
    """Return whether what is earned is taxed, not goods at a border: a levy on the revenue of firms; the sale of wine is goods."""
    k = phrase.head + 2
    if k >= len(words) or words[k - 1].low != "on":
        return False
    for j in range(k, min(len(words), k + 4)):
        if words[j].low in _RECEIPTS:
            return True
        if words[j].klass not in (None, "det") or words[j].kind == "P":
            return False
    return False


_RECEIPTS = frozenset(
    "earnings income incomes profit profits proceeds revenue revenues takings turnover".split()
)


def take_market(words: list[Item], phrase: NounPhrase) -> None:
    """Read whose tax is on what is earned from its people: a levy on revenue from Peruvian users is Peru's."""
    for party, k in phrase.targets:
        if k + 1 < len(words) and words[k + 1].low in _CUSTOMERS:
            phrase.targets = [(other, j) for other, j in phrase.targets if j != k]
            if not phrase.has_owner:
                phrase.imposer, phrase.has_owner = party, True
            return


_CUSTOMERS = frozenset("buyers clients consumers customers shoppers subscribers users viewers".split())
