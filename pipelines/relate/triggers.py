"""The trigger scan: which sentences hold a word that is worth reading them for.

Belongs here: the automaton and the words of trade that back a weak trigger. The triggers are lexicon phrases.
"""

from __future__ import annotations

from collections.abc import Iterator

from ahocorasick_rs import AhoCorasick, MatchKind

HALTS = (
    "suspension of", "stoppage of", "halting of", "banning of",
    *(f"{no} {lets}" for no in ("not", "no longer") for lets in ("allow", "permit", "admit")),
    *(f"no longer {lets}" for lets in ("allows", "permits", "admits")), "not allowing", "not permitting",
)  # fmt: skip
"""Words that are a ban where a flow of goods follows: nouns of stopping, refusals to let in."""

ENDINGS = (
    "expire", "expires", "expired", "expiring", "lapse", "lapses", "lapsed", "runs out", "ran out",
    "sign", "signs", "signed", "signing", "inked", "inks",
)  # fmt: skip
"""Verbs of a period that ends on a date, and of agreements that a text calls by name alone."""

DISPUTES = ("dispute", "row", "war", "battle", "fight", "feud", "conflict", "spat", "standoff")
"""What parties agree to end; a text may have no other word for their agreement."""

_TAKEN_UP = frozenset(
    f"{article} {word}"
    for article in ("the", "these", "those")
    for word in (
        "ban", "bans", "curbs", "restrictions", "embargo", "embargoes", "rate", "controls", "safeguard", "safeguards", "fees",
        "deal", "deals", "agreement", "agreements", "pact", "pacts", "accord", "accords", "measure", "measures",
    )
)  # fmt: skip
"""Weak phrases that take up an earlier measure, and are read for that; plurals are printed, for a match is a whole word."""

CONTEXT = (
    "export", "exports", "exporting", "import", "imports", "shipment", "shipments", "sales", "supplies", "supply",
    "goods", "trade", "tariff", "tariffs", "technology", "chips", "semiconductors", "rare earth", "rare earths",
    "minerals", "ships", "vessels", "firms", "companies", "steel", "beef", "wine", "barley", "coal", "soybeans",
    "products", "dumping", "subsidies", "agricultural", "commodities", "vehicles", "cars", "purchases", "energy",
    "software", "oil", "gas", "%", "percent", "per cent", "dealings", *sorted(_TAKEN_UP),
    "reached", "struck", "clinched",
)  # fmt: skip
"""Words that make a weak trigger worth reading; the verbs are those of deals that are made."""


class Scan:
    """Trigger scan over a whole text: which sentences hold a strong phrase, or a weak one with a trade word."""

    def __init__(self, phrases: dict[str, bool], context: tuple[str, ...]):
        """Compile `phrases` (phrase → is it strong) and the words of trade that back a weak one."""
        self._weight = [(p, 2 if strong else 1) for p, strong in sorted(phrases.items())]
        known = {p for p, _ in self._weight}
        self._context = frozenset(context)
        self._weight += [(p, 0) for p in sorted(self._context) if p not in known]
        self._automaton = AhoCorasick([p for p, _ in self._weight], matchkind=MatchKind.LeftmostLongest)

    def hits(self, lowered: str) -> Iterator[tuple[int, int, bool]]:
        """Yield (offset, weight, is a trade word) of each whole-word hit: weight 2 strong, 1 weak, 0 none."""
        for index, start, end in self._automaton.find_matches_as_indexes(lowered):
            if start and lowered[start - 1].isalnum() and lowered[start] != "%":
                continue
            if end < len(lowered) and lowered[end].isalnum():
                continue
            phrase, weight = self._weight[index]
            yield (
                start,
                2 if phrase in _TAKEN_UP else weight,
                weight == 0 or " " in phrase or phrase in self._context,
            )


def lower(text: str) -> str:
    """Return `text` in lower case with every offset kept."""
    lowered = text.lower()
    return (
        lowered
        if len(lowered) == len(text)
        else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    )
