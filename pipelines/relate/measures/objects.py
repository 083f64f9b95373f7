"""What the prepositional phrases after an instrument word say: products, targets, rates, imposers."""

from __future__ import annotations

from pipelines.relate.items import Item
from pipelines.relate.measures.date_marks import names_a_thing
from pipelines.relate.measures.noun_objects import read_noun_object
from pipelines.relate.measures.phrase import DUTIES, QUOTES, STOP, TAXES, NounPhrase
from pipelines.relate.parties import acting, actor

_OBJECT_PREPS = frozenset(
    ("on", "against", "over", "for", "of", "covering", "targeting", "affecting", "hitting", "aimed at", "targeted at",
     "directed at", "applying to", "applicable to", "upon", "into", "towards", "toward", "involving", "regarding", "concerning", "to")
)  # fmt: skip


_RATE_PREPS = frozenset(
    ("of", "to", "at", "from", "up to", "between", "by", "as much as", "as high as", "ranging from", "than")
)


def read_object(items: list[Item], i: int, n: int, phrase: NounPhrase) -> int:
    """Read the prepositional phrase at `i`; return where the next one starts, or `i` when it is not of this phrase."""
    prep = items[i].low
    j = i + 1
    if j >= n:
        return i
    at = j + (items[j].klass == "det")
    is_rate = at + 1 < n and _is_now(items[at]) and items[at + 1].figure is not None  # from the current 5%
    if at < n and items[at].kind == "D" and not is_rate and _past_level(items, at, n) == at:
        j = at
        if names_a_thing(items, j):
            return i
        phrase.last = j
        return j + 1
    if (following := _rate_object(items, i, n, phrase)) > i:
        return following
    invests = phrase.instrument.instrument == "investment_commitment"
    if invests and prep in ("in", "into"):
        return read_noun_object(items, i, n, phrase)
    if prep == "by" and items[i - 1].low in _HANDLED:
        return _handler(items, i, n, phrase)
    if prep == "by" or (prep == "from" and _is_sender(items, i, phrase)):
        return _by_object(items, i, n, phrase)
    buys = phrase.instrument.instrument == "purchase_commitment"
    if (prep == "worth" and items[j].low == "of") or (
        prep == "in" and buys and items[i - 1].figure is not None
    ):
        return read_noun_object(items, i + (prep == "worth"), n, phrase)
    if prep == "into" and items[j].low in ("effect", "force"):
        return i
    if prep in ("between", "among"):
        return _between_object(items, i, n, phrase)
    if prep == "for" and items[j].low in ("itself", "themselves", "himself"):
        return i
    if (prep == "over" and phrase.instrument.instrument != "export_control") or (
        prep == "for" and phrase.instrument.instrument in ("subsidy", "sanction", "entity_listing")
    ):
        return i
    if prep == "to" and _is_purpose(items, j, n):
        return i
    if prep in ("from", "with") or prep in _OBJECT_PREPS:
        return read_noun_object(items, i, n, phrase)
    if prep in ("under", "in", "at", "since", "within", "during"):
        return _adjunct(items, i, n, phrase)
    return i


def _is_purpose(items: list[Item], j: int, n: int) -> bool:
    """Return whether the word after "to" is a verb, so that it tells what for: tariffs to persuade Mexico."""
    word, after = items[j], items[j + 1] if j + 1 < n else None
    is_plain = word.kind == "W" and word.klass is None and not word.is_capital and not word.low.endswith("s")
    return is_plain and after is not None and (after.mention is not None or after.klass in ("det", "pron"))


def _is_sender(items: list[Item], i: int, phrase: NounPhrase) -> bool:
    """Return whether "from" at `i` leads from the instrument to who imposes it: new tariffs from Peru."""
    head, following = items[phrase.head].entry, items[i + 1]
    if head is None or head.noun is None or i != phrase.head + 1:
        return False
    if phrase.instrument.instrument not in (*DUTIES, *_SENT) or "port" in items[phrase.head].low:
        return False
    return (
        following.figure is None
        and following.klass != "adv"
        and following.low not in ("about", "around", "some")
    )


_SENT = ("licence_requirement", "investment_commitment", "other")
"""Instruments besides duties that come "from" a party."""


def _rate_object(items: list[Item], i: int, n: int, phrase: NounPhrase) -> int:
    """Read "of 25%", "from 10% to 25%", "to about 55%", "of between 10% and 25%"."""
    prep, j = items[i].low, i + 1
    if prep not in _RATE_PREPS:
        return i
    while j < n and (
        items[j].klass in ("det", "adv")
        or items[j].low in _RATE_PREPS
        or items[j].low in _RATE_FILLERS
        or items[j].low in QUOTES
        or _is_now(items[j])
        or _is_participle(items, j)
    ):
        j += 1
    j = _past_level(items, j, n)
    figure = items[j].figure if j < n else None
    is_sum = figure is not None and figure.quantity_kind == "money" and prep in ("of", "between")
    if is_sum and phrase.instrument.instrument in TAXES:
        return _past_specific(items, j, n, phrase)
    if figure is None or figure.quantity_kind != "percent":
        return i
    if j + 1 < n and items[j + 1].low == "of":
        return read_noun_object(items, j + 1, n, phrase)
    phrase.is_additional |= any(item.low in ("additional", "extra") for item in items[i:j])
    role = {"from": "from", "by": "by", "to": "to"}.get(prep, "level")
    phrase.rates.append((figure, role))
    phrase.last = j
    if j + 2 < n and items[j + 1].low == "and" and prep == "between" and items[j + 2].figure is not None:
        phrase.rates[-1] = (items[j + 2].figure or figure, role)
        phrase.last = j + 2
        return j + 3
    return j + 1 + (j + 1 < n and items[j + 1].low in "”’" and items[i + 1].low in QUOTES)


def _is_participle(items: list[Item], j: int) -> bool:
    """Return whether the word only describes the rate behind it: from a previously announced 31%."""
    after = items[j + 1] if j + 1 < len(items) else None
    return after is not None and after.figure is not None and items[j].low.endswith("ed")


def _past_specific(items: list[Item], j: int, n: int, phrase: NounPhrase) -> int:
    """Return the item behind a duty by quantity whose sum stands at `j`: of 30 euros ($34) per tonne, of $20 a kilo."""
    if j + 2 < n and items[j + 1].low == "(":
        j = next((k for k in range(j + 2, min(n, j + _GLOSS)) if items[k].low == ")"), j)
    is_per = j + 2 < n and (
        items[j + 1].low in ("per", "for each", "for every") or items[j + 1].klass == "det"
    )
    j += 2 if is_per and items[j + 2].kind in "WL" else 0
    phrase.last = j
    return j + 1


_GLOSS = 6
"""Items within which the brackets close around a sum in another currency."""
_LEVELS = frozenset(
    "ceiling level rate maximum minimum cap total average baseline floor peak high low record figure".split()
)
_MAX_LEVEL = 4


def _past_level(items: list[Item], j: int, n: int) -> int:
    """Return the figure behind the noun that says what a rate is: to a ceiling of 15%, from the steep level of 39%; else `j`."""
    for k in range(j, min(n - 2, j + _MAX_LEVEL)):
        if items[k].low in _LEVELS:
            at = k + 1 + (items[k + 1].low in ("of", "at"))
            while at < n and (
                items[at].klass == "adv" or items[at].low in _RATE_FILLERS or items[at].low in _RATE_PREPS
            ):
                at += 1
            return at if at < n and items[at].figure is not None else j
        if not _is_now(items[k]) and (
            items[k].kind not in "WL" or items[k].klass is not None or items[k].is_possessive
        ):
            return j
    return j


def _is_now(item: Item) -> bool:
    """Return whether the word says when a rate holds without a day: the current 5%, the current level of."""
    return item.date is not None and item.date.is_vague


_RATE_FILLERS = frozenset(
    "about almost around additional extra further least rate level levels nearly some roughly approximately "
    "existing present previous original prevailing former reported current prior initial estimated effective".split()
)


_HANDLED = frozenset(
    "used made produced caught built grown manufactured sold supplied farmed exported shipped owned operated needed "
    "consumed run paid borne owed faced".split()
)


def _handler(items: list[Item], i: int, n: int, phrase: NounPhrase) -> int:
    """Read who handles the goods or bears the measure for whom it hits: fish caught by Peruvian boats, a tax paid by Peruvian firms; users are none."""
    if items[i - 1].low in ("used", "needed", "consumed"):
        return i
    return read_noun_object(items, i, n, phrase)


_VIEWED = frozenset(
    "considered deemed seen regarded viewed called branded described termed sought thought".split()
)


def _by_object(items: list[Item], i: int, n: int, phrase: NounPhrase) -> int:
    if any(item.low in _VIEWED for item in items[max(phrase.head + 1, i - 3) : i]):
        return i  # on goods considered vital by Peru
    for j in range(i + 1, min(n, i + 5)):
        mention = items[j].mention
        if mention is not None:
            phrase.imposer = acting(mention) or phrase.imposer
            phrase.has_owner = True
            phrase.last = j
            return _by_others(items, j, phrase) + 1
        if items[j].kind == "P" or items[j].klass in STOP:
            break
    return i


def _by_others(items: list[Item], j: int, phrase: NounPhrase) -> int:
    """Note who else imposes: "by Peru, Chile and Bolivia"; return the last of them."""
    others: list[str] = []
    last, k = j, j + 1
    while k + 1 < len(items) and (items[k].low == "," or items[k].klass in ("conj", "det")):
        k += 1
        mention = items[k].mention
        party = actor(mention) if mention is not None and not items[k].is_possessive else None
        if party is not None:
            others.append(party)
            last, k = k, k + 1
    after = items[last + 1] if last + 1 < len(items) else None
    is_joined = any(item.low == "and" for item in items[j + 1 : last])
    opens_clause = after is not None and _is_predicate(after, is_verb=not is_joined)
    opens_clause &= not (after is not None and after.low in ("have", "are", "were") and len(others) == 1)
    if not others or opens_clause or phrase.imposer is None:
        return j
    phrase.also_imposed_by += others
    phrase.last = last
    return last


def _is_predicate(item: Item, *, is_verb: bool) -> bool:
    """Return whether the word begins a predicate; a full verb counts where `is_verb` has it: from Quito, Lima asked."""
    has_verb = item.klass == "verb" or (item.entry is not None and item.entry.verb is not None)
    return item.klass in ("aux", "modal", "to_be", "say") or (is_verb and has_verb)


def _between_object(items: list[Item], i: int, n: int, phrase: NounPhrase) -> int:
    parties: list[str] = []
    last = i
    for j in range(i + 1, min(n, i + 9)):
        mention = items[j].mention
        if mention is not None:
            party = actor(mention)
            if party is not None and party not in parties:
                parties.append(party)
                last = j
        elif items[j].klass == "both":
            phrase.is_both, last = True, j
        elif items[j].kind == "P" or items[j].klass in STOP:
            break
        if len(parties) == 2:
            break
    if len(parties) == 2:
        phrase.imposer, phrase.target, phrase.is_both = parties[0], parties[1], True
        phrase.has_owner = True
    if last > i:
        phrase.last = last
        return last + 1
    return i


def _adjunct(items: list[Item], i: int, n: int, phrase: NounPhrase) -> int:
    """Pass over a place or agreement: "in Geneva", "under the accord"; return past it, or `i`."""
    for j in range(i + 1, min(n, i + 8)):
        mention = items[j].mention
        if mention is not None:
            if items[i - 1].low in MADE and (party := actor(mention)) is not None:
                phrase.targets.append((party, j))
            phrase.last = j
            return j + 1
        if items[j].low in ("place", "force", "effect"):
            phrase.last = j
            return j + 1
        if items[j].kind == "P" or items[j].klass not in (None, "det", "adv", "conj"):
            return (
                j
                if items[i].low == "in" and items[j].klass == "prep" and items[j].low in ("to", "from")
                else i
            )
    return i


MADE = frozenset("made produced assembled manufactured mined grown built based originating".split())
