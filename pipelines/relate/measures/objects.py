"""What the prepositional phrases after an instrument word say: products, targets, rates, imposers."""

from __future__ import annotations

from pipelines.relate.function_words import FLOW_IN, FLOW_OUT, GOODS
from pipelines.relate.items import Item
from pipelines.relate.measures.phrase import DUTIES, QUOTES, STOP, NounPhrase
from pipelines.relate.parties import actor, nationality

_OBJECT_PREPS = frozenset(
    ("on", "against", "over", "for", "of", "covering", "targeting", "affecting", "hitting", "aimed at", "targeted at",
     "directed at", "upon", "into", "towards", "toward", "involving", "regarding", "concerning", "to")
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
    if items[j].kind == "D" or (items[j].klass == "det" and j + 1 < n and items[j + 1].kind == "D"):
        j += items[j].kind != "D"
        phrase.last = j
        return j + 1
    if (following := _rate_object(items, i, n, phrase)) > i:
        return following
    is_sender = (
        prep == "from"
        and i == phrase.head + 1
        and phrase.instrument.instrument in DUTIES
        and "port" not in items[phrase.head].low
    )
    if prep == "by" or is_sender:
        return _by_object(items, i, n, phrase)
    if prep in ("between", "among"):
        return _between_object(items, i, n, phrase)
    if (prep == "over" and phrase.instrument.instrument != "export_control") or (
        prep == "for" and phrase.instrument.instrument in ("subsidy", "sanction", "entity_listing")
    ):
        return i
    if prep in ("from", "with") or prep in _OBJECT_PREPS:
        return read_noun_object(items, i, n, phrase)
    if prep in ("under", "in", "at", "since", "within", "during"):
        return _adjunct(items, i, n, phrase)
    return i


def _rate_object(items: list[Item], i: int, n: int, phrase: NounPhrase) -> int:
    """Read "of 25%", "from 10% to 25%", "to about 55%", "of between 10% and 25%"."""
    prep, j = items[i].low, i + 1
    if prep not in _RATE_PREPS:
        return i
    while j < n and (
        items[j].klass in ("det", "adv") or items[j].low in _RATE_PREPS or items[j].low in _RATE_FILLERS
    ):
        j += 1
    figure = items[j].figure if j < n else None
    if figure is None or figure.quantity_kind != "percent":
        return i
    if j + 1 < n and items[j + 1].low == "of":
        return read_noun_object(items, j + 1, n, phrase)
    phrase.is_additional |= any(item.low in ("additional", "extra") for item in items[i:j])
    role = {"from": "from", "by": "by", "to": "to"}.get(prep, "level")
    phrase.rates.append((figure, role))
    phrase.last = j
    if j + 2 < n and items[j + 1].low == "and" and prep == "between" and items[j + 2].figure is not None:
        phrase.last = j + 2
        return j + 3
    return j + 1


_RATE_FILLERS = frozenset(
    "about around additional extra further least rate level nearly some roughly approximately".split()
)


def _by_object(items: list[Item], i: int, n: int, phrase: NounPhrase) -> int:
    for j in range(i + 1, min(n, i + 5)):
        mention = items[j].mention
        if mention is not None:
            phrase.imposer = actor(mention) or phrase.imposer
            phrase.has_owner = True
            phrase.last = j
            return j + 1
        if items[j].kind == "P" or items[j].klass in STOP:
            break
    return i


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
            if items[i - 1].low in _ORIGIN and (party := actor(mention)) is not None:
                phrase.targets.append((party, j))
            phrase.last = j
            return j + 1
        if items[j].low in ("place", "force", "effect"):
            phrase.last = j
            return j + 1
        if items[j].kind == "P" or items[j].klass not in (None, "det", "adv", "conj"):
            return j if items[i].low == "in" and items[j].klass == "prep" and items[j].low == "to" else i
    return i


_ORIGIN = frozenset("made produced assembled manufactured mined grown built based originating".split())


_HEDGES = frozenset(
    (
        "up to",
        "about",
        "around",
        "over",
        "nearly",
        "some",
        "at",
        "least",
        "almost",
        "roughly",
        "more than",
        "as much as",
    )
)


def read_noun_object(items: list[Item], i: int, n: int, phrase: NounPhrase) -> int:
    """Read "on Chinese goods", "against Russia", "of nickel ore", "to the US"; return past its last word."""
    prep = items[i].low
    words: list[Item] = []
    first_party: tuple[str, int] | None = None
    j = i + 1
    while j < n and items[j].low in _HEDGES:
        j += 1
    if j + 2 < n and items[j].figure is not None and items[j + 1].low == "of":
        j += 2
    while j < n:
        item = items[j]
        klass = item.klass
        if item.kind == "P" and item.low not in QUOTES and item.low not in "-–‑/&":
            if not (item.low == "," and _continues_list(items, j, n)):
                break
        elif klass in STOP or klass in ("prep", "aux", "neg"):
            break
        elif klass == "conj":
            if not _continues_list(items, j, n):
                break
        elif (
            (item.kind in "FD" and item.figure is not None and item.figure.quantity_kind == "percent")
            or item.kind == "D"
            or (item.kind == "L" and _breaks_object(items, j))
            or (
                item.kind == "W"
                and words
                and item.low.endswith("ing")
                and item.low not in GOODS
                and item.low not in _MADE_OF
            )
        ):
            break
        if item.mention is not None:
            hits_firms = phrase.instrument.instrument in ("entity_listing", "sanction")
            party = nationality(item.mention) if hits_firms else actor(item.mention)
            if (
                party is not None
                and prep == "with"
                and phrase.instrument.instrument in ("agreement", "truce")
            ):
                phrase.targets.append((party, j))
            elif party is not None and prep in ("to", "into") and _receives(phrase):
                phrase.imposer, phrase.has_owner = party, True
            elif party is not None and prep == "from" and _is_sender(phrase):
                phrase.origin = party
            elif party is not None and prep != "with":
                first_party = first_party or (party, j)
                phrase.targets.append((party, j))
        if klass == "both":
            phrase.is_both = True
        if item.low in FLOW_OUT and prep != "to":
            phrase.flow = "out"
        elif item.low in FLOW_IN and item.low != "entry":
            phrase.flow = "in"
        words.append(item)
        j += 1
    while words and (words[-1].kind == "P" or words[-1].klass in ("conj", "adv", "det")):
        words.pop()
        j -= 1
    if not words:
        return i
    _note_product(words, phrase)
    phrase.last = max(phrase.last, j - 1)
    if j < n and items[j].low in ("”", "’", '"') and j + 1 < n and items[j + 1].klass == "prep":
        return j + 1
    return j


def _is_sender(phrase: NounPhrase) -> bool:
    """Return whether "from X" names whose exports a ban stops: a ban on onion exports from X."""
    return (
        phrase.flow == "out" and phrase.instrument.instrument == "export_control" and phrase.imposer is None
    )


def _receives(phrase: NounPhrase) -> bool:
    """Return whether "to X" names who levies: a duty on exports to X."""
    return (
        (phrase.flow == "out" or (phrase.flow == "in" and bool(phrase.targets)))
        and phrase.imposer is None
        and phrase.instrument.instrument in ("tariff", "anti_dumping", "safeguard", "tax", "quota")
        and not phrase.instrument.phrase.startswith("export")
    )


_MADE_OF = frozenset(
    "using containing originating including manufacturing processing farming shipping".split()
)


def _breaks_object(items: list[Item], j: int) -> bool:
    """Return whether a lexicon word ends the object: a verb, or another measure."""
    entry = items[j].entry
    if entry is None or entry.klass is not None or entry.is_product or items[j].low in GOODS:
        return False
    if entry.noun is not None and not entry.noun.weak:
        return True
    if entry.verb is None and entry.predicate is None:
        return False
    return not (
        set(entry.tenses) & set("n")
        and j + 1 < len(items)
        and items[j + 1].kind in "WL"
        and items[j + 1].klass is None
    ) or reduced_participle(items, j)


def _counts(item: Item) -> bool:
    return item.figure is not None and item.figure.quantity_kind in ("count", "number")


def _continues_list(items: list[Item], j: int, n: int) -> bool:
    """Return whether a comma or "and" is followed by another product or party of the same list."""
    k = j + 1
    while k < n and (
        items[k].klass in ("conj", "det") or items[k].low in ("other", "certain") or _counts(items[k])
    ):
        k += 1
    if k >= n:
        return False
    item = items[k]
    after = items[k + 1] if k + 1 < len(items) else None
    if item.entry is not None and item.entry.is_product:
        return not (after is not None and after.entry is not None and after.entry.noun is not None)
    if item.low in GOODS:
        return True
    if (
        item.kind == "W"
        and items[j].low == "and"
        and (
            after is None
            or after.kind == "P"
            or after.klass in ("prep", "effective", "cause", "expiry", "sub", "rel")
        )
    ):
        return not item.low.endswith("ing") and not item.low.endswith("ed")
    if item.mention is None or actor(item.mention) is None or item.is_possessive:
        return False
    return not (
        after is not None
        and after.entry is not None
        and (after.entry.verb or after.klass in ("aux", "modal", "say", "to_be", "neg") or after.entry.noun)
    )


def _note_product(words: list[Item], phrase: NounPhrase) -> None:
    """Take the product from the words of an object: all but determiners; a bare country is none."""
    phrase.has_name |= any(w.kind == "W" and w.is_capital for w in words)
    phrase.has_goods |= any(w.low in GOODS or (w.entry is not None and w.entry.is_product) for w in words)
    content = [w for w in words if w.klass not in ("det", "adv") and w.kind != "P"]
    if not any(w.kind in "WL" and w.klass is None for w in content):
        return
    if phrase.instrument.instrument in ("truce", "agreement"):
        return
    if (
        phrase.product is not None
        and not phrase.has_bare_flow
        and not any(w.entry is not None and w.entry.is_product for w in content)
    ):
        return
    phrase.has_bare_flow = all(w.low in _FLOW_NOUNS or w.mention is not None for w in content)
    while len(content) > 1 and content[-1].low in _TRAILING:
        content.pop()
    while len(content) > 1 and content[-1].low in _FLOW_NOUNS and not _needs_flow(content[-2]):
        content.pop()
    while len(content) > 1 and content[0].low in ("exporting", "importing", "selling", "shipping"):
        content.pop(0)
    while len(content) > 1 and content[0].figure is not None and content[0].figure.quantity_kind != "percent":
        content.pop(0)
    phrase.product = (content[0].start, content[-1].end)
    chapters = [w.entry.hs_chapter for w in content if w.entry is not None and w.entry.is_product]
    phrase.hs_chapter = next((c for c in chapters if c), phrase.hs_chapter)


def _needs_flow(item: Item) -> bool:
    """Return whether a word names no goods without "exports" after it: Japanese exports, software-powered exports."""
    return item.low.endswith("ed") or item.mention is not None


_TRAILING = frozenset(
    "used made bound destined produced sold worth headed originating imported needed".split()
)


_FLOW_NOUNS = frozenset("exports imports shipments sales supplies transfers".split())


def reduced_participle(items: list[Item], i: int) -> bool:
    """Return whether a participle without auxiliary follows its noun: tariffs imposed by, a deal signed in."""
    entry = items[i].entry
    if entry is None or entry.verb is None or "n" not in entry.tenses:
        return False
    if i + 1 >= len(items):
        return True
    after = items[i + 1]
    if (
        "d" in entry.tenses
        and after.klass not in ("prep", "adv", "cause", "effective", "expiry", "conj")
        and after.kind not in "DP"
    ):
        return False
    return not (after.klass == "det" or after.kind in "FM")
