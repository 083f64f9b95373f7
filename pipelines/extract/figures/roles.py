"""What a figure is about: cue words of its sentence, near and strong ones first."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from pipelines.extract.figures.quantity import Quantity
from pipelines.language.reference import rows

FAR = 90
DIRECTION_AFTER = 14
"""A verb of change says something of the figure before it only when it stands right after (2 percent lower)."""

_UNIT_PRICE = re.compile(
    r"[ -]?(?:/| ?- ?(?:a|per) ?- ?| (?:a|an|per|each|for each) )(?:barrel|share|ounce|ton|tonne|metric|pound|bushel|gallon|litre|liter|kilo|kilogram|kg|unit|vehicle|car|head|piece|person|passenger|ticket|dose|box|case|aircraft|plane|copy|night|mmbtu|million british|megawatt|kwh|gram|container|teu|feu|troy|barrels?)(?![a-z])|[ ,]+(?:apiece|each)(?![a-z])"
)
_CURRENCY_WORDS = "|".join(
    row["form"]
    for row in rows("currency_forms")
    if row["place"] == "after" and row["form"].isalpha() and row["form"].islower() and row["form"][-1] != "s"
)
_EXCHANGE = re.compile(
    rf"\b(?<!per )(?:{_CURRENCY_WORDS})(?: [a-z]+){{0,6}} (?:above|around|at|below|near|past|to|under)(?: about| around)? $"
)
"""A currency (one of it) before an amount of another one, which is its price: the dollar slipped to a low below 145 yen."""
_OFF = re.compile(
    r" off (?:(?:the|its|their|of|global|world|annual|overall|economic|national|[a-z]+['’]s) ){0,3}(?:gdp|growth|output|gross|economy|exports?|profits?|sales|trade)(?![a-z])"
)
_TARIFF_NEXT = re.compile(
    r"(?:[ -](?!(?:after|against|amid|and|as|because|before|but|by|despite|due|following|from|if|in|of|on|over|since|than|"
    r"to|under|when|while|with|without)\b)[a-z][\w-]*){0,3}[ -](?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|surcharges?|import tax(?:es)?|customs)(?![a-z])"
)
"""A rate and the duty it modifies: 25 percent import duties, but not a fall of 5 percent after duties."""


_THAN = re.compile(
    r" (?:less|more|lower|higher|fewer|smaller|larger|above|below|down|up)(?: [a-z]+)? (?:than|on|from)(?![a-z])"
)
"""What makes a percentage the difference to something else: 2 percent less than in May."""
_CHANCE_NEXT = re.compile(r" (?:likelihood|probability|chances?|odds|risk|confidence)(?![a-z])")
"""What a percentage of is no rate, whatever it is a chance of: a 40% probability of a 25% tariff."""
_DUTY_OF = re.compile(
    r"\b(?:dut(?:y|ies)|lev(?:y|ies)|tariffs?|surcharges?)"
    r"(?: [^.,;:]{0,60}\b(?:rais|ris|ros|increas|cut|lower|reduc|fall|fell|climb|drop|set|doubl)[a-z]{0,4})?(?:,? of| at| to| from)(?: [a-z]+){0,3} $"
)
_DUTY_BACK = 110
"""A duty by weight or piece, before its amount: a levy of 45 euros a ton; the duty will rise to $3 a kilo."""
_CONVERTED = re.compile(r" \([^()]{1,30}\)")


_REASON = re.compile(r" (?:after|amid|because|despite|due to|following|since|thanks to)(?![a-z])")
"""What opens the reason of a change; what is told there is not what the figure before it is about."""


_MORE_OR_LESS = frozenset("additional another extra further off".split())
"""Words of change that stand beside many figures without saying what changes."""


@cache
def _lexicon() -> tuple[AhoCorasick, tuple[tuple[str, int], ...]]:
    cues = {row["cue"]: (row["role"], int(row["strength"])) for row in rows("figure_cues")}
    for row in rows("change_words"):
        if row["class"] == "verb" and row["direction"] and row["word"] not in _MORE_OR_LESS:
            cues.setdefault(row["word"], ("direction", 1))
    automaton = AhoCorasick(
        list(cues), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA
    )
    return automaton, tuple(cues.values())


class Cues:
    """The cue words of one text, found by one scan; answers which are near a span."""

    def __init__(self, lower: str):
        automaton, meaning = _lexicon()
        self.lower = lower
        self.found = [
            (start, end, *meaning[index])
            for index, start, end in automaton.find_matches_as_indexes(lower)
            if not (start and lower[start - 1].isalnum()) and not lower[end : end + 1].isalnum()
        ]
        self.starts = [cue[0] for cue in self.found]
        self.speaks_of_tariffs = any(
            role == "tariff_rate" and strength > 2 for _, _, role, strength in self.found
        )

    def near(self, start: int, end: int, floor: int, ceiling: int, allowed: frozenset[str]) -> str | None:
        """Return the role of the best allowed cue between `floor` and `ceiling`: strong and near beats weak and far."""
        best, best_score = None, 0.0
        low = bisect_left(self.starts, max(floor, start - FAR))
        for at in range(low, min(low + 40, len(self.found))):
            cue_start, cue_end, role, strength = self.found[at]
            if cue_start >= min(ceiling, end + FAR):
                break
            if role not in allowed or (cue_start < end and cue_end > start):
                continue
            is_before = cue_end <= start
            distance = start - cue_end if is_before else cue_start - end
            if role == "direction" and not is_before and distance > DIRECTION_AFTER:
                continue
            gap = self.lower[cue_end:start] if is_before else self.lower[end:cue_start]
            penalty = 25 * (gap.count(",") + gap.count(" and ") + gap.count(";") * 3)
            score = strength * 20 / (12 + distance + penalty)
            if score > best_score:
                best, best_score = role, score
        return best


MONEY_ROLES = frozenset(
    {"trade_value", "trade_balance", "investment", "purchase", "price", "cost", "revenue", "wealth"}
)
PERCENT_ROLES = frozenset({"tariff_rate", "growth", "share", "other"})


_TOLD = {
    "cost": ("duties", "tariffs", "taxes", "fees", "fines", "damages", "losses", "penalties", "costs", "debt"),
    "trade_value": ("trade", "exports", "imports", "goods", "merchandise", "shipments"),
    "investment": ("investment", "investments", "funding", "aid", "loans", "grants", "financing", "subsidies", "assistance"),
    "revenue": ("sales", "revenue", "revenues", "profit", "profits", "income", "earnings", "royalties"),
}  # fmt: skip
_IN_WHAT = re.compile(
    r"(?:,? (?:a year|per year|annually|each year|last year|this year|in [0-9]{4}))? in (?:(?:annual|new|total|foreign|direct|additional|extra|bilateral|two-way|chinese|american|u\.s\.|us|textile|agricultural) ){0,2}("
    + "|".join(word for words in _TOLD.values() for word in words)
    + r")(?![a-z])"
)
"""What follows an amount and says what it is: 4 billion euros a year in duties."""


def about(
    cues: Cues, quantity: Quantity, change: str, floor: int, ceiling: int, start: int | None = None
) -> str | None:
    """Return the FIGURE_ROLE of a quantity from its sentence (`floor` to `ceiling`), or None.

    `start` is where its hedge begins, whose words (up to) are no cues.
    """
    start = quantity.start if start is None else start
    lower, kind, end = cues.lower, quantity.kind, quantity.end
    if kind == "money":
        if _is_duty(lower, start, end, floor):
            return "cost"
        if _UNIT_PRICE.match(lower, end) or _EXCHANGE.search(lower, max(floor, start - FAR), quantity.start):
            return "price"
        told = _IN_WHAT.match(lower, end)
        if told:
            return next(role for role, words in _TOLD.items() if told.group(1) in words)
        role = cues.near(start, end, floor, ceiling, MONEY_ROLES)
        return "other" if role == "wealth" else role
    if kind in ("percent", "percentage_points"):
        if lower.startswith(" of ", end) and kind == "percent":
            return "share"
        if _OFF.match(lower, end) or _THAN.match(lower, end):
            return "growth"
        if _TARIFF_NEXT.match(lower, end):
            return "tariff_rate"
        if _CHANCE_NEXT.match(lower, end):
            return "other"
        allowed = PERCENT_ROLES if change in ("from", "to") else PERCENT_ROLES | {"direction"}
        clause = _REASON.search(lower, end, min(ceiling, end + FAR))
        role = cues.near(start, end, floor, clause.start(), allowed) if clause else None
        role = role or cues.near(start, end, floor, ceiling, allowed)
        if role == "tariff_rate" and not cues.speaks_of_tariffs:
            return None  # a rate is one of duty only where duties are spoken of
        return "growth" if role == "direction" else role
    if kind == "duration":
        return "duration"
    if kind in ("number", "index"):
        return cues.near(start, end, floor, ceiling, frozenset({"index"}))
    if kind in ("mass", "volume", "area", "energy", "length"):
        return "volume" if kind in ("mass", "volume") else None
    if kind == "multiple":
        if lower.startswith((" of ", " the ", " its "), end) and quantity.rule == "fraction":
            return "share"
        if quantity.rule == "multiple_word":
            return "growth"
        role = cues.near(start, end, floor, ceiling, frozenset({"growth", "share", "direction"}))
        return "growth" if role == "direction" else role
    return None


def _is_duty(lower: str, start: int, end: int, floor: int) -> bool:
    """Tell whether an amount of money is a duty: a $3 (€2.60) levy on parcels, a duty of 98 euros per tonne."""
    converted = _CONVERTED.match(lower, end)
    if _TARIFF_NEXT.match(lower, converted.end() if converted else end):
        return True
    return _DUTY_OF.search(lower, max(floor, start - _DUTY_BACK), start) is not None
