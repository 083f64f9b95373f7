"""What stands before an instrument word inside its phrase: articles, adjectives, rates, products, owners."""

from __future__ import annotations

from pipelines.relate.function_words import FLOW_IN, FLOW_OUT
from pipelines.relate.items import Item
from pipelines.relate.measures.phrase import ADJECTIVAL, MAX_MODIFIERS, QUOTES, REMEDIES, NounPhrase
from pipelines.relate.parties import actor


def read_modifiers(items: list[Item], phrase: NounPhrase) -> None:
    """Walk left from the head over what may modify it."""
    nouns: list[tuple[str, bool]] = []
    i = phrase.head - 1
    while i >= 0 and phrase.head - i <= MAX_MODIFIERS:
        item = items[i]
        if item.kind == "M":
            party = actor(item.mention) if item.mention else None
            if item.is_possessive:
                phrase.imposer, phrase.has_owner = party, True
                phrase.first = i - (i > 0 and items[i - 1].low == "the")
                break
            is_open = item.mention is not None and item.mention.entity_kind != "agreement"
            is_joined = items[i + 1].low == "-" and item.end == items[i + 1].start  # WTO-approved
            if party is None and is_open and item.low not in REMEDIES and not is_joined:
                break
            if party is not None and [w.low for w in items[i + 1 : i + 3]] in _SPECIFIC:
                phrase.targets.append((party, i))
            elif party is not None:
                nouns.append((party, item.mention is not None and item.mention.resolved_by == "demonym"))
        elif item.kind == "F":
            if not _modifier_rate(item, phrase):
                break
        elif item.kind == "D":
            if item.date is None or not (
                item.date.timex_type == "DURATION" or _before_is_determiner(items, i)
            ):
                break
            if item.date.timex_type == "DURATION":
                phrase.duration = item.date
        elif item.kind == "P":
            if item.low not in QUOTES and item.low not in "-–‑/&" and not _parts_adjectives(items, i):
                break
        elif not (_spans_rates(items, i) or _modifier_word(items, i, phrase)):
            break
        phrase.first = i
        if item.klass == "det" or item.is_possessive:
            break
        i -= 1
    _trim_left(items, phrase)
    if phrase.first == 1 and items[0].low == "that":
        phrase.first, phrase.is_definite = 0, True
    _part_rates(items, phrase)
    _modifier_parties(nouns, phrase)


_SPECIFIC = [["-", made] for made in ("specific", "focused", "targeted", "bound")]
"""What joins a party to its hyphen as the one that is hit: China-specific duties."""


def _parts_adjectives(items: list[Item], i: int) -> bool:
    """Return whether a comma stands between two adjectives after an article: a five-year, 80% duty, a steep, lasting duty."""
    if items[i].low != "," or i < 2 or items[i - 2].klass != "det":
        return False
    before = items[i - 1]
    is_length = before.date is not None and before.date.timex_type == "DURATION"
    return is_length or (before.kind == "W" and items[i + 1].figure is not None)


def _spans_rates(items: list[Item], i: int) -> bool:
    """Return whether "to" joins the ends of a range of rates: a 20% to 25% duty."""
    return (
        items[i].low == "to" and i > 0 and items[i - 1].figure is not None and items[i + 1].figure is not None
    )


def _part_rates(items: list[Item], phrase: NounPhrase) -> None:
    """Make the rates before the last one phrases of their own: "a 15% and 25% duty"; of a range the upper end stays."""
    for figure, role in phrase.rates[1:]:
        at = next(k for k in range(phrase.first, phrase.head) if items[k].figure is figure)
        if _spans_rates(items, at + 1):
            continue
        phrase.further.append(NounPhrase(at, phrase.instrument, at, at, rates=[(figure, role)]))
    del phrase.rates[1:]


def _before_is_determiner(items: list[Item], i: int) -> bool:
    return i > 0 and (items[i - 1].klass == "det" or items[i - 1].is_possessive)


def _modifier_rate(item: Item, phrase: NounPhrase) -> bool:
    figure = item.figure
    if figure is None:
        return False
    if figure.quantity_kind == "percent":
        phrase.rates.append((figure, "level"))
        return True
    return figure.quantity_kind != "duration"


def _modifier_word(items: list[Item], i: int, phrase: NounPhrase) -> bool:
    """Return whether item `i` may stand before the head inside its phrase, and note what it says."""
    item = items[i]
    entry = item.entry
    if entry is None:
        return item.low in REMEDIES or (
            item.low not in _AGENTS and (item.is_capital or not _looks_like_verb(items, i))
        )
    if entry.klass is not None:
        if entry.klass == "both":
            phrase.is_both = True
            return True
        if entry.klass == "conj":
            return i > 0 and i + 1 < len(items) and _coordinates_modifiers(items, i)
        if item.low in ("no", "neither"):
            phrase.is_negated = True
            return True
        if entry.klass == "det":
            phrase.is_definite = item.low in _DEFINITE
            phrase.is_possessed = item.low in ("its", "their", "his", "her")
            return True
        return entry.klass == "adv"
    if entry.adjective is not None and not _is_active_verb(items, i):
        phrase.adjectives.append(entry.adjective)
        return True
    if entry.verb is not None or entry.predicate is not None:
        if _is_ing_adjective(items, i):
            return True
        if _is_active_verb(items, i) or not set(entry.tenses) & set("dn"):
            return False
        if entry.verb is not None:
            phrase.adjectives.append(entry.verb)
        return True
    if item.low in FLOW_OUT:
        phrase.flow = "out"
    elif item.low in FLOW_IN:
        phrase.flow = "in"
    if entry.is_product:
        start = item.start
        phrase.product = (start, phrase.product[1] if phrase.product else item.end)
        phrase.hs_chapter = phrase.hs_chapter or entry.hs_chapter
        phrase.has_goods = True
    return entry.governor is None or entry.is_product or entry.noun is not None


def _is_active_verb(items: list[Item], i: int) -> bool:
    """Return whether the verb form at `i` is a predicate and not a participle before a noun."""
    entry = items[i].entry
    if entry is not None and i:
        before = items[i - 1]
        if entry.adjective is not None and (
            before.klass == "det" or before.low in ("for", "of", "on", "with", "by")
        ):
            return False
        if "d" in entry.tenses and "n" not in entry.tenses:
            return True
    if entry is not None and entry.adjective is not None and i > 1:
        if items[i - 1].low == "to" and items[i - 2].low == "subject":
            return False
        above = items[i - 1].entry
        if above is not None and above.verb is not None and above.tenses:
            return False
    if entry is not None and not set(entry.tenses) & set("dn"):
        return bool(entry.tenses) and not _is_ing_adjective(items, i)
    return _follows_subject(items, i)


def _follows_subject(items: list[Item], i: int) -> bool:
    """Return whether what stands before the verb form at `i`, adverbs aside, makes it a predicate: Peru raised, was raised."""
    entry = items[i].entry
    j = i - 1
    while j >= 0 and (items[j].klass == "adv" or items[j].low.endswith("ly") or items[j].low in QUOTES):
        j -= 1
    if j < 0:
        return False
    before = items[j]
    if before.low in "-–‑" and before.end == items[j + 1].start:
        return False
    if before.low == "to" and entry is not None and "b" in entry.tenses:
        return True
    if before.is_possessive or before.klass in ("det", "prep"):
        return False
    if before.low == ",":
        left = items[j - 1] if j else None
        is_adjective = left is not None and left.entry is not None and left.entry.adjective is not None
        return left is not None and left.low not in _PLAIN_ADJECTIVES and not is_adjective
    if before.klass == "conj":
        other = items[j - 1].entry if j else None
        return not (other is not None and (other.adjective or "n" in other.tenses))
    if (
        before.kind in "WL"
        and before.klass is None
        and j
        and (items[j - 1].klass == "det" or items[j - 1].low == "that" or items[j - 1].is_possessive)
        and (before.entry is None or not before.entry.adjective)
        and not before.low.endswith("ed")
    ):
        return before.low not in _PLAIN_ADJECTIVES
    if before.entry is not None and (before.entry.verb or before.entry.governor) and before.kind == "L":
        return not set(before.entry.tenses) & set("bgdsn")
    return (
        before.kind in "MFD"
        or before.klass in ("aux", "modal", "pron", "rel", "to_be", "neg", "both")
        or (
            before.kind == "W"
            and (before.low.endswith("s") or (before.is_capital and "d" in entry.tenses if entry else False))
        )
    )


_DEFINITE = frozenset(("the", "these", "those", "this", "its", "their", "his", "her", "all"))
_AGENTS = frozenset(
    "officials ministers leaders lawmakers envoys negotiators diplomats exporters importers producers farmers companies "
    "firms governments countries nations investors analysts economists sides parties talks consumers businesses".split()
)


def _is_ing_adjective(items: list[Item], i: int) -> bool:
    """Return whether an -ing form stands between an article and its noun: a striking tax."""
    entry = items[i].entry
    return entry is not None and entry.tenses == "g" and i > 0 and items[i - 1].low in ("a", "an", "the")


_PLAIN_ADJECTIVES = frozenset(
    "new newly additional higher steep sweeping recent first broad hefty heavy other tit-for-tat so-called long controversial".split()
)


def _looks_like_verb(items: list[Item], i: int) -> bool:
    """Return whether the unknown word at `i` is more likely a verb than a modifier."""
    low = items[i].low
    if low == "to":
        return True
    before = items[i - 1] if i else None
    if before is not None and before.klass == "modal":
        return True  # may prompt new duties
    if low.endswith("ed") and before is not None:
        if before.low.endswith("ly") and i > 1:
            before = items[i - 2]
        return (before.kind == "M" and not before.is_possessive) or before.klass in ("pron", "aux", "rel")
    if before is None or not low.endswith("ing"):
        return False
    return (before.kind == "M" and not before.is_possessive) or before.klass in ("aux", "prep")


def _coordinates_modifiers(items: list[Item], i: int) -> bool:
    left, right = items[i - 1], items[i + 1]
    if left.low in REMEDIES and right.low.partition(" ")[0] in REMEDIES:
        return True  # anti-dumping and anti-subsidy measures
    same_product = _is_goods(left) and _is_goods(right)
    is_kind = left.kind == "W" and left.low.endswith(ADJECTIVAL)
    if is_kind and (right.low.endswith(ADJECTIVAL) if right.kind == "W" else _is_goods(right)):
        return True  # reciprocal and sectoral tariffs, reciprocal and auto tariffs
    are_rates = all(w.figure is not None and w.figure.quantity_kind == "percent" for w in (left, right))
    return same_product or are_rates or (left.kind == "M" and right.kind == "M" and not right.is_possessive)


def _is_goods(item: Item) -> bool:
    return item.entry is not None and item.entry.is_product


def _trim_left(items: list[Item], phrase: NounPhrase) -> None:
    while phrase.first < phrase.head and (
        items[phrase.first].klass in ("adv", "conj") or items[phrase.first].low in "-–‑/&”’"
    ):
        phrase.first += 1


def _modifier_parties(nouns: list[tuple[str, bool]], phrase: NounPhrase) -> None:
    """Read the unpossessed parties before the head, nearest first: Chinese tariffs, US-China tariffs."""
    parties = [party for party, _ in reversed(nouns)]
    if not parties:
        return
    if phrase.imposer is not None:
        phrase.target = phrase.target or parties[-1]
        return
    phrase.imposer, phrase.has_owner = parties[0], True
    phrase.is_owner_modifier = len(parties) == 1
    if len(parties) > 1 and parties[1] != parties[0]:
        phrase.target = parties[1]
