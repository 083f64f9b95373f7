"""The records of the grammar: one head with phrase, predicate and parties, and what earlier sentences said."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.relate.items import Item
from pipelines.relate.lexicon import Instrument
from pipelines.relate.measures.phrase import NounPhrase, Predicate
from pipelines.relate.parties import actor
from pipelines.relate.span_index import SpanIndex
from pipelines.relate.statements import MeasureStatement

BILATERAL = frozenset({"truce", "agreement"})


GLOBAL = frozenset(
    {"export_control", "subsidy", "technical_barrier", "tax", "quota", "exemption", "licence_requirement"}
)


GAINS = frozenset(("get", "win", "enjoy", "receive", "obtain", "secure"))
"""Verbs whose subject another party's measure favours: won an exemption, secured a lower tariff."""


HEDGED = frozenset({"conditional", "under_discussion"})


TAKEN_UP = {
    "export_control": (
        "export_control",
        "import_ban",
        "sanction",
        "licence_requirement",
        "safeguard",
        "quota",
    ),
    "tariff": ("tariff", "anti_dumping", "safeguard", "tax"),
    "other": (
        "other",
        "tariff",
        "export_control",
        "import_ban",
        "anti_dumping",
        "sanction",
        "safeguard",
        "quota",
    ),
    "sanction": ("import_ban", "sanction"),
    "safeguard": ("safeguard",),
    "port_fee": ("port_fee",),
    "agreement": ("agreement",),
    "tax": ("tax", "tariff"),
    "exemption": ("exemption", "tariff"),
}


@dataclass(slots=True)
class Context:
    """The document's index and what earlier sentences said; `on_truce` holds the starts of those that take up a truce."""

    index: SpanIndex
    pair: tuple[str, str] | None
    sole: str | None = None
    previous: list[MeasureStatement] = field(default_factory=list)
    current: list[Reading] = field(default_factory=list)
    on_truce: frozenset[int] = frozenset()

    def sides(self) -> tuple[str, str] | None:
        """Return the document's two parties; where no two stand out, those of the last agreement."""
        if self.pair is not None:
            return self.pair
        known = [(s.instrument, s.imposer_entity_id, s.target_entity_id) for s in self.previous]
        known += [(r.instrument.instrument, r.imposer, r.target) for r in self.current]
        for instrument, one, other in reversed(known):
            if instrument in BILATERAL and one is not None and other is not None:
                return one, other
        return None

    def other(self, party: str | None) -> str | None:
        """Return the other of the document's two parties, None when `party` is neither."""
        sides = self.sides()
        if sides is None or party not in sides:
            return None
        return sides[1] if party == sides[0] else sides[0]


@dataclass(slots=True)
class Reading:
    """One head with its phrase, predicate and parties."""

    phrase: NounPhrase
    instrument: Instrument
    predicate: Predicate | None
    status: str
    rule: str
    imposer: str | None = None
    target: str | None = None
    start: int = 0
    end: int = 0
    is_ambiguous: bool = False
    is_default: bool = False
    is_guess: bool = False
    has_printed_imposer: bool = False
    shares_dates: bool = False
    is_replaced: bool = False
    is_by_measure: bool = False
    others: tuple[str, ...] = ()
    is_by_unnamed: bool = False
    is_by_private: bool = False
    subject: int | None = None
    is_prospective: bool | None = None


def party_at(words: list[Item], i: int) -> str | None:
    """Return the party of the mention at item `i`, if it is one."""
    mention = words[i].mention
    return actor(mention) if mention is not None else None
