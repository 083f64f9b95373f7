"""The records that the grammar fills: noun phrase, verb chain and predicate, and the limits of each. No rule lives here."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.extract.spans import DateSpan, FigureSpan
from pipelines.relate.lexicon import Cue, Instrument


@dataclass(slots=True)
class NounPhrase:
    """What a measure's noun phrase says; `first`, `head`, `last` are item positions, `last` inclusive.

    `is_to_come` holds for a later step that is told as a change ahead: which will go up to 50%.
    """

    head: int
    instrument: Instrument
    first: int
    last: int
    imposer: str | None = None
    target: str | None = None
    targets: list[tuple[str, int]] = field(default_factory=list)
    is_both: bool = False
    is_negated: bool = False
    is_definite: bool = False
    is_ambiguous: bool = False
    has_owner: bool = False
    is_owner_modifier: bool = False
    origin: str | None = None
    flow: str | None = None
    product: tuple[int, int] | None = None
    hs_chapter: str | None = None
    has_goods: bool = False
    rates: list[tuple[FigureSpan, str]] = field(default_factory=list)
    further: list[NounPhrase] = field(default_factory=list)
    is_additional: bool = False
    duration: DateSpan | None = None
    adjectives: list[Cue] = field(default_factory=list)
    participle: int | None = None
    later_participle: int | None = None
    is_possessed: bool = False
    has_bare_flow: bool = False
    has_name: bool = False
    also_imposed_by: list[str] = field(default_factory=list)
    is_step: bool = False
    is_to_come: bool = False
    begins: DateSpan | None = None


MAX_MODIFIERS = 9


MAX_COMPLEMENT = 40


MAX_LISTED = 8


DUTIES = frozenset(
    ("tariff", "anti_dumping", "safeguard", "tax", "sanction", "export_control", "import_ban", "quota")
)


TAXES = frozenset(("tariff", "anti_dumping", "safeguard", "tax", "quota"))
"""Measures that the country levies to which the goods go."""


REMEDIES = frozenset(
    ("anti-dumping", "antidumping", "countervailing", "anti-subsidy", "antisubsidy", "ad", "cvd", "ad/cvd")
)
"""Words that make a duty one against dumping or subsidies where others stand between: definitive anti-dumping AD duty."""


QUOTES = frozenset("“”\"'‘’")


ADJECTIVAL = ("ing", "ed", "al", "ive", "ous", "able", "ible", "ic", "ory")
"""Endings by which a word before a noun is taken for an adjective."""


STOP = frozenset(
    (
        "sub",
        "if",
        "rel",
        "modal",
        "to_be",
        "cause",
        "anaphoric_cause",
        "effect",
        "purpose",
        "effective",
        "expiry",
        "say",
        "pron",
        "verb",
        "participle",
    )
)


@dataclass(slots=True)
class Chain:
    """The verbs left of an innermost verb, inner to outer, with what stands among them.

    `is_ahead` tells whether a verb or noun over "to" puts the act ahead (agreed to), None where it leaves that open;
    `asked_at` is the verb by which somebody demands, recommends or orders the act.
    """

    cues: list[Cue]
    before: int
    noun_status: str | None = None
    modal: str | None = None
    is_negated: bool = False
    fails: bool = False
    is_future: bool = False
    is_infinitive: bool = False
    has_be: bool = False
    has_aux: bool = False
    is_finite: bool = False
    has_loose_head: bool = False
    is_ready: bool = False
    is_denied: bool = False
    is_reported: bool = False
    is_warning: bool = False
    is_alternative: bool = False
    is_dropped: bool = False
    has_ceased: bool = False
    is_put_off: bool = False
    is_ruled_out: bool = False
    is_ahead: bool | None = False
    asked_at: int | None = None


@dataclass(slots=True)
class Predicate:
    """What governs the phrase. `start` is the item position of its first word, `before` the one left of it."""

    status: str
    rule: str
    start: int
    before: int
    cue: Cue | None = None
    verb: int | None = None
    is_passive: bool = False
    is_infinitive: bool = False
    is_gerund: bool = False
    subject_is_measure: bool = False
    chain: Chain | None = None
