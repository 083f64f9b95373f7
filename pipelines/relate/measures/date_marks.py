"""Words around a date that say what it belongs to: a name, the noun of an act, a clause with "when".

Belongs here: one date and the words beside it. What it dates of a measure is in `dating`.
"""

from __future__ import annotations

from pipelines.relate.function_words import FLOW_IN, FLOW_OUT
from pipelines.relate.items import Item

OPENING = 4
"""The last item position at which a date still opens its sentence."""


_WITHIN = frozenset(("in", "during", "since"))


def names_a_thing(items: list[Item], d: int) -> bool:
    """Return whether the date at `d` is part of a name (terms of the 2020 agreement) and dates nothing (in the 2019 budget)."""
    date = items[d].date
    is_led = 1 < d < len(items) - 1 and items[d - 1].klass == "det" and items[d - 2].low not in _WITHIN
    is_led |= 1 < d < len(items) - 1 and items[d - 1].low in ("of", "above") and items[d + 1].klass is None
    return (
        date is not None
        and is_led
        and (date.granularity in ("year", "month") or not any(c.isalpha() for c in date.surface))
        and items[d + 1].kind in "WML"
    )


def is_of_occasion(items: list[Item], d: int) -> bool:
    """Return whether the date at `d` is that of a meeting before which something is done: ahead of a summit next week."""
    for j in range(d - 1, max(-1, d - _OCCASION), -1):
        if items[j].low in ("ahead of", "in the run-up to") or (
            items[j].low == "of" and items[j - 1].low == "ahead"
        ):
            return True
        if items[j].kind == "P" or items[j].klass in ("aux", "modal", "say"):
            return False
    return False


_OCCASION = 10
"""Items of "ahead of a meeting of the region's trade ministers later"."""


def is_of_value(items: list[Item], d: int) -> bool:
    """Return whether the date at `d` tells when goods had a value: on cars valued at $5 billion last year."""
    figure = items[d - 1].figure if d > 1 else None
    return (
        figure is not None
        and figure.currency is not None
        and any(item.low.split()[0] in _VALUED for item in items[max(0, d - 5) : d - 1])
    )


_VALUED = frozenset(("valued", "worth", "totalling", "totaling"))


def is_of_noun(items: list[Item], d: int) -> bool:
    """Return whether the date at `d` describes the noun of an act: Peru's October 2024 imposition of a duty."""
    entry = items[d + 1].entry
    return items[d - 1].is_possessive and entry is not None and entry.governor is not None


def is_of_flow(items: list[Item], k: int, low: int) -> bool:
    """Return whether what stands up to item `k` tells what became of traded goods: a duty on imports, which rose in May."""
    rel = next((j for j in range(k, low, -1) if items[j].klass == "rel"), None)
    if rel is None:
        return False
    names_flow = any(item.low in _FLOWS for item in items[max(low, rel - _FLOW_REACH) : rel])
    return names_flow and any(item.low.split()[0] in _GROWS for item in items[rel + 1 : rel + 3])


_FLOW_REACH = 6
"""Items of "imports of frozen Peruvian fish," before the clause that tells what became of them."""
_FLOWS = FLOW_IN | FLOW_OUT | {"prices", "volumes", "output"}
_GROWS = frozenset(
    "rose rise risen rises fell fall fallen grew grown surged surge jumped soared dropped declined doubled tripled increased decreased".split()
)


def in_relative(items: list[Item], d: int, verb: int | None) -> bool:
    """Return whether the date at `d` ends a relative clause before the verb: Peru, which has fought since May, raised."""
    if verb is None or d > verb:
        return False
    near = range(max(0, d - _CLAUSE), d)
    opens = any(items[j].low in _WHICH for j in near)
    if items[d + 1].low == ",":  # a pact that could be sealed in May, Peru …
        opens |= any(items[j].low == "that" and items[j + 1].klass in ("modal", "aux") for j in near)
    return opens and any(item.low == "," for item in items[d + 1 : verb])


_WHICH = frozenset(("which", "who", "whose", "where"))
_CLAUSE = 12
"""Items of a relative clause up to its date."""


def is_of_paper(items: list[Item], d: int) -> bool:
    """Return whether the date at `d` is that of a text of law: signed a decree on 5 May raising duties, the order of 5 May."""
    k = d - 1
    return k > 0 and items[k].klass == "prep" and items[k].low in _DATED and items[k - 1].low in _PAPERS


def is_length(items: list[Item], k: int, d: int, own: int) -> bool:
    """Return whether the length at `d`, led by the word at `k`, is that of the measure whose words begin at `own`: for 90 days.

    The length of what goes on before a measure begins is not: have been in Lima for a week before duties begin.
    """
    is_elsewhere = any(item.klass in ("sub", "rel") for item in items[d + 1 : own])
    return k >= 0 and (items[k].low in _HOW_LONG or items[k].klass == "adv") and not is_elsewhere


_HOW_LONG = frozenset("for by additional last lasts lasted lasting".split())


def is_in_paper(items: list[Item], verb: int) -> bool:
    """Return whether the verb tells what a text of law does, whose day follows it: signed two orders to raise duties in May."""
    paper = items[verb - 2].low if verb > 1 and items[verb - 1].low == "to" else ""
    return (paper.removesuffix("s") in _PAPERS or paper in _PAPERS) and any(
        item.low in _SIGNS for item in items[max(0, verb - _SIGNED) : verb - 2]
    )


_SIGNS = frozenset("signed issued published passed approved adopted".split())
_SIGNED = 7


def _is_counted_from(items: list[Item], k: int) -> bool:
    """Return whether the word at `k` leads to the day from which a length is counted: 21 days from Wednesday."""
    before = items[k - 1].date if k > 0 and items[k].low in ("from", "after", "of") else None
    return before is not None and before.timex_type == "DURATION" and items[k - 2].low not in _LENGTHS


_LENGTHS = frozenset(("for", "of", "by", "another"))


def is_of_others(items: list[Item], k: int, after: Item | None) -> bool:
    """Return whether a day is no day of the measure: before the Friday deadline, have until May to, 21 days from Wednesday."""
    if after is None or k < 1:
        return False
    if _is_counted_from(items, k):
        return True
    if items[k].low in ("before", "ahead of"):
        return after.low in ("deadline", "expiry", "expiration")
    return (
        items[k].klass == "expiry"
        and items[k - 1].low in ("have", "has", "had", "having")
        and after.low == "to"
    )


_DATED = frozenset(("on", "of", "from", "in"))
_PAPERS = frozenset(
    "decree order notice notification proclamation memorandum law regulation resolution ordinance circular gazette "
    "executive-order directive decision ruling".split()
)
"""Texts whose day is that of their signing, not the one from which they hold."""


def is_between_act_and_measure(items: list[Item], d: int) -> bool:
    """Return whether the date at `d` parts the noun of an act from its measure: the suspension on 1 July of the duty."""
    k = d - 1 - (items[d - 1].klass == "prep")
    entry = items[k].entry
    return entry is not None and entry.governor is not None and items[d + 1].low in ("of", "in")


def is_of_other_measure(items: list[Item], k: int, own: int) -> bool:
    """Return whether "effective" at `k` is set off behind a measure before item `own`: the ban, effective 1 May, answers a duty."""
    if not 1 < k < own or items[k].klass != "effective" or items[k - 1].low != ",":
        return False
    entry = items[k - 2].entry
    return entry is not None and entry.noun is not None


def is_of_participle(items: list[Item], d: int, verb: int) -> bool:
    """Return whether the date at `d` belongs to a participle between a noun and its verb: the deal reached in May cut duties."""
    k = d - 1 - (items[d - 1].klass == "prep")
    is_made = items[k].low.endswith("ed") or items[k].low in _MADE
    is_noun = k > 0 and items[k - 1].kind in "WL" and items[k - 1].klass is None
    return is_made and is_noun and all(item.klass in _LEADS for item in items[d + 1 : verb])


_MADE = frozenset(("struck", "made", "sealed", "won", "begun", "held"))
_LEADS = ("aux", "modal", "adv", "to_be")


def is_aside(items: list[Item], d: int, head: int, verb: int | None) -> bool:
    """Return whether a cause or a time at `d` stands between commas before the verb: the ban, imposed after a row, will expire."""
    if verb is None or d >= verb:
        return False
    is_opened = any(item.low == "," for item in items[head + 1 : d])
    return is_opened and any(item.low == "," for item in items[d + 1 : verb])


def is_of_imposing(items: list[Item], d: int, head: int) -> bool:
    """Return whether the clause between a measure and its verb says that it was imposed at `d`: the duty set in May was lifted."""
    cues = (items[j].entry for j in range(d - 1, head, -1) if items[j].klass != "aux")
    cue = next((entry.verb for entry in cues if entry is not None and entry.verb is not None), None)
    return cue is not None and cue.status == "in_force" and cue.sense == "act"


def is_when(items: list[Item], d: int, verb: int) -> bool:
    """Return whether "when" ties the verb to the date at `d`: in May, when it imposed; last year it grew worse when Peru imposed."""
    between = items[d + 1 : verb]
    at = next((k for k, item in enumerate(between) if item.low == "when"), None)
    is_next = at is not None and all(item.low == "," for item in between[:at])
    return is_next or (at is not None and d <= OPENING and all(item.klass != "say" for item in between))


def other_clause(items: list[Item], d: int, verb: int) -> Item | None:
    """Return the "and" behind which another party acts than in the clause of the date at `d`: left in May and Peru raised."""
    if d <= OPENING:
        return None
    joined = (
        k for k in range(d + 1, verb - 1) if items[k].klass == "conj" and items[k + 1].mention is not None
    )
    return next(
        (items[k] for k in joined if not items[k + 1].is_possessive and items[k - 1].mention is None), None
    )


def describes(items: list[Item], d: int, item: Item) -> bool:
    """Return whether a participle behind the date at `d` stands before a noun: in May, exports of broken rice were."""
    before = items[items.index(item, d) - 1]
    return item.entry is not None and "n" in item.entry.tenses and before.klass in ("prep", "det")


def lies_ahead(items: list[Item], verb: int) -> bool:
    """Return whether the verb is in the future: will lift, is set to be lifted."""
    return any(item.klass in ("modal", "to_be") for item in items[max(0, verb - 4) : verb])


def is_finite(items: list[Item], d: int) -> bool:
    """Return whether a verb of another clause stands at `d`."""
    item = items[d]
    if item.klass in ("aux", "modal", "verb"):
        return not (item.klass == "verb" and items[d - 1].klass == "det")  # by all means until May
    entry = item.entry
    if entry is None or entry.verb is None or "s" not in entry.tenses:
        return False
    goods, after = items[d - 1].entry, items[d + 1] if d + 1 < len(items) else None
    is_noun = (
        entry.governor is not None and goods is not None and goods.is_product
    )  # exports of beef cuts until May
    return not (
        is_noun and after is not None and (after.klass in ("prep", "expiry") or after.date is not None)
    )


def becomes(item: Item) -> bool:
    """Return whether the verb is said of the measure itself: takes effect, rises."""
    return item.entry is not None and item.entry.verb is not None and item.entry.verb.sense == "become"


def end_of_span(items: list[Item], k: int) -> str | None:
    """Return which end of "between 1 May and the end of June" the date behind item `k` is; None where it is no such span."""
    if items[k].low == "between":
        return "effective"
    opens = next((j for j in range(k - 1, max(0, k - 4), -1) if items[j].low == "between"), None)
    return "expiry" if opens is not None and items[k - 1].date is not None else None


def is_of_intent(items: list[Item], d: int) -> bool:
    """Return whether the date at `d` says when somebody made a plan or threat that follows it: plans last week to impose duties."""
    noun = items[d - 1 - (items[d - 1].klass == "prep")] if d > 1 else None
    return noun is not None and noun.low in _INTENT and d + 1 < len(items) and items[d + 1].low == "to"


_INTENT = frozenset(
    "decision decisions intention order plan plans pledge promise proposal proposals threat threats vow".split()
)


def goes_on(items: list[Item], d: int) -> bool:
    """Return whether the verb at `d`, past its auxiliaries, tells how long a measure lasts: and is set to last, and will run."""
    while (
        d < len(items) - 1 and items[d].klass in ("aux", "modal", "to_be", "adv") and items[d].low != "have"
    ):
        d += 1
    return becomes(items[d]) or items[d].klass == "effective" or items[d].low in ("last", "run", "continue")
