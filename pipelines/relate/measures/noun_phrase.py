"""The noun phrase around an instrument word: its modifiers, rates, product, parties and where it ends.

Belongs here: what stands inside the phrase ("new 100% tariffs on Chinese goods"). What governs the phrase from
outside is read in `predicate`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.extract.spans import DateSpan, FigureSpan
from pipelines.relate.function_words import FLOW_IN, FLOW_OUT, GOODS
from pipelines.relate.items import Item
from pipelines.relate.lexicon import Cue, Instrument
from pipelines.relate.parties import actor

MAX_MODIFIERS = 9
MAX_COMPLEMENT = 40
_QUOTES = frozenset("“”\"'‘’")
_OBJECT_PREPS = frozenset(
    ("on", "against", "over", "for", "of", "covering", "targeting", "affecting", "hitting", "aimed at", "targeted at",
     "directed at", "upon", "into", "towards", "toward", "involving", "regarding", "concerning", "to")
)  # fmt: skip
_RATE_PREPS = frozenset(
    ("of", "to", "at", "from", "up to", "between", "by", "as much as", "as high as", "ranging from", "than")
)
_STOP = frozenset(
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
class NounPhrase:
    """What a measure's noun phrase says; `first`, `head`, `last` are item positions, `last` inclusive."""

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


def parse(items: list[Item], head: int, instrument: Instrument) -> NounPhrase:
    """Return the noun phrase whose head is item `head`."""
    phrase = NounPhrase(head, instrument, head, head)
    _modifiers(items, phrase)
    _complement(items, phrase)
    if "export" in items[head].low:
        phrase.flow = "out"
    elif "import" in items[head].low:
        phrase.flow = "in"
    return phrase


def parse_object(items: list[Item], verb: int, instrument: Instrument) -> NounPhrase:
    """Return the phrase of a verb that is itself a measure ("banned imports of X"): its object and complements."""
    phrase = NounPhrase(verb, instrument, verb, verb)
    n = min(len(items), verb + MAX_COMPLEMENT)
    if verb + 1 < n and items[verb + 1].klass != "prep":
        past = _noun_object(items, verb, n, phrase)
        if past > verb:
            phrase.head = past - 1
            _complement(items, phrase)
            phrase.head = verb
    else:
        _complement(items, phrase)
    return phrase


def _modifiers(items: list[Item], phrase: NounPhrase) -> None:
    """Walk left from the head over what may modify it."""
    nouns: list[tuple[str, bool]] = []
    i = phrase.head - 1
    while i >= 0 and phrase.head - i <= MAX_MODIFIERS:
        item = items[i]
        if item.kind == "M":
            party = actor(item.mention) if item.mention else None
            if item.is_possessive:
                phrase.imposer, phrase.has_owner, phrase.first = party, True, i
                break
            if party is None and item.mention is not None and item.mention.entity_kind != "agreement":
                break
            if party is not None:
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
            if item.low not in _QUOTES and item.low not in "-–‑/&":
                break
        elif not _modifier_word(items, i, phrase):
            break
        phrase.first = i
        if item.klass == "det" or item.is_possessive:
            break
        i -= 1
    _trim_left(items, phrase)
    _modifier_parties(nouns, phrase)


def _before_is_determiner(items: list[Item], i: int) -> bool:
    return i > 0 and (items[i - 1].klass == "det" or items[i - 1].is_possessive)


def _modifier_rate(item: Item, phrase: NounPhrase) -> bool:
    figure = item.figure
    if figure is None:
        return False
    if figure.quantity_kind == "percent":
        phrase.rates.append((figure, "level"))
        return True
    return figure.quantity_kind in ("money", "ordinal", "count", "multiple", "number")


def _modifier_word(items: list[Item], i: int, phrase: NounPhrase) -> bool:
    """Return whether item `i` may stand before the head inside its phrase, and note what it says."""
    item = items[i]
    entry = item.entry
    if entry is None:
        return item.is_capital or not _looks_like_verb(items, i)
    if entry.klass is not None:
        if entry.klass == "both":
            phrase.is_both = True
            return True
        if entry.klass == "conj":
            return i > 0 and _coordinates_modifiers(items, i)
        if item.low == "no":
            phrase.is_negated = True
            return True
        if entry.klass == "det":
            phrase.is_definite = item.low in ("the", "these", "those", "this", "its", "their", "his", "her")
            phrase.is_possessed = item.low in ("its", "their", "his", "her")
            return True
        return entry.klass == "adv"
    if entry.adjective is not None and not _is_active_verb(items, i):
        phrase.adjectives.append(entry.adjective)
        return True
    if entry.verb is not None or entry.predicate is not None:
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
    return entry.governor is None or entry.is_product or entry.noun is not None


def _is_active_verb(items: list[Item], i: int) -> bool:
    """Return whether the verb form at `i` is a predicate and not a participle before a noun."""
    entry = items[i].entry
    if entry is not None and not set(entry.tenses) & set("dn"):
        return bool(entry.tenses)
    j = i - 1
    while j >= 0 and (items[j].klass == "adv" or items[j].low.endswith("ly")):
        j -= 1
    if j < 0:
        return False
    before = items[j]
    if before.is_possessive or before.klass in ("det", "prep"):
        return False
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
        or before.klass in ("aux", "modal", "pron", "rel", "to_be", "neg")
        or (before.kind == "W" and before.low.endswith("s"))
    )


_PLAIN_ADJECTIVES = frozenset(
    "new newly additional higher steep sweeping recent first broad hefty heavy other tit-for-tat so-called long controversial".split()
)


def _looks_like_verb(items: list[Item], i: int) -> bool:
    """Return whether the unknown word at `i` is more likely a verb than a modifier."""
    low = items[i].low
    if low == "to":
        return True
    before = items[i - 1] if i else None
    if low.endswith("ed") and before is not None:
        if before.low.endswith("ly") and i > 1:
            before = items[i - 2]
        return (before.kind == "M" and not before.is_possessive) or before.klass in ("pron", "aux", "rel")
    return (
        low.endswith("ing") and before is not None and (before.kind == "M" or before.klass in ("aux", "prep"))
    )


def _coordinates_modifiers(items: list[Item], i: int) -> bool:
    left, right = items[i - 1], items[i + 1]
    same_product = (
        left.entry is not None
        and left.entry.is_product
        and right.entry is not None
        and right.entry.is_product
    )
    return same_product or (
        left.kind == "M" and right.kind == "M" and not right.is_possessive and i + 1 < len(items)
    )


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
    if len(parties) > 1 and parties[1] != parties[0]:
        phrase.target = parties[1]


def extend(items: list[Item], phrase: NounPhrase, verb: int) -> int:
    """Read the prepositional phrases after a passive or relative verb as the phrase's own; return the last item."""
    last, phrase.last = phrase.last, verb
    _complement(items, phrase, verb + 1)
    end, phrase.last = phrase.last, last
    return end


def _complement(items: list[Item], phrase: NounPhrase, start: int | None = None) -> None:
    """Walk right from the head, or from `start`, over prepositional phrases and reduced relatives."""
    i = phrase.head + 1 if start is None else start
    n = min(len(items), i + MAX_COMPLEMENT)
    while i < n:
        item = items[i]
        klass = item.klass
        if item.kind == "P" and item.low in "()":
            i = _parenthesis(items, i, phrase)
            if i < 0:
                return
            continue
        if klass == "prep":
            following = _object(items, i, n, phrase)
            if following <= i:
                return
            i = following
            continue
        if (klass == "adv" and phrase.participle is not None) or item.low == "respectively":
            i += 1
            continue
        if item.kind == "D":
            phrase.last = i
            i += 1
            continue
        if _reduced_participle(items, i) and phrase.participle is None:
            phrase.participle, phrase.last = i, i
            i += 1
            continue
        if klass == "conj" or (item.low == "," and phrase.rates):
            _coordination(items, i, phrase)
        return


def _parenthesis(items: list[Item], i: int, phrase: NounPhrase) -> int:
    if items[i].low == ")" or i + 2 >= len(items):
        return -1
    figure = items[i + 1].figure
    if figure is not None and figure.quantity_kind == "percent" and items[i + 2].low == ")":
        phrase.rates.append((figure, "level"))
        phrase.last = i + 2
        return i + 3
    return -1


def _reduced_participle(items: list[Item], i: int) -> bool:
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


def _object(items: list[Item], i: int, n: int, phrase: NounPhrase) -> int:
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
    if prep == "by":
        return _by_object(items, i, n, phrase)
    if prep in ("between", "among"):
        return _between_object(items, i, n, phrase)
    if (
        (prep == "over"
        and phrase.instrument.instrument != "export_control")
        or (prep == "for"
        and phrase.instrument.instrument == "subsidy")
    ):
        return i
    if prep in ("from", "with") or prep in _OBJECT_PREPS:
        return _noun_object(items, i, n, phrase)
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
        if items[j].kind == "P" or items[j].klass in _STOP:
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
        elif items[j].kind == "P" or items[j].klass in _STOP:
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


def _noun_object(items: list[Item], i: int, n: int, phrase: NounPhrase) -> int:
    """Read "on Chinese goods", "against Russia", "of nickel ore", "to the US"; return past its last word."""
    prep = items[i].low
    words: list[Item] = []
    first_party: tuple[str, int] | None = None
    j = i + 1
    while j < n:
        item = items[j]
        klass = item.klass
        if item.kind == "P" and item.low not in _QUOTES and item.low not in "-–‑/&":
            if not (item.low == "," and _continues_list(items, j, n)):
                break
        elif klass in _STOP or klass in ("prep", "aux", "neg"):
            break
        elif klass == "conj":
            if not _continues_list(items, j, n):
                break
        elif (item.kind in "FD" and item.figure is not None and item.figure.quantity_kind == "percent") or item.kind == "D" or (item.kind == "L" and _breaks_object(items, j)) or (
            item.kind == "W"
            and words
            and item.low.endswith("ing")
            and item.low not in GOODS
            and item.low not in _MADE_OF
        ):
            break
        if item.mention is not None:
            party = actor(item.mention)
            if (
                party is not None
                and prep == "with"
                and phrase.instrument.instrument in ("agreement", "truce")
            ):
                phrase.targets.append((party, j))
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
    ) or _reduced_participle(items, j)


def _continues_list(items: list[Item], j: int, n: int) -> bool:
    """Return whether a comma or "and" is followed by another product or party of the same list."""
    k = j + 1
    while k < n and (items[k].klass in ("conj", "det") or items[k].low in ("other", "certain")):
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
    while len(content) > 1 and content[-1].low in _FLOW_NOUNS and not content[-2].low.endswith("ed"):
        content.pop()
    while len(content) > 1 and content[0].figure is not None and content[0].figure.quantity_kind != "percent":
        content.pop(0)
    phrase.product = (content[0].start, content[-1].end)
    chapters = [w.entry.hs_chapter for w in content if w.entry is not None and w.entry.is_product]
    phrase.hs_chapter = next((c for c in chapters if c), phrase.hs_chapter)


_TRAILING = frozenset(
    "used made bound destined produced sold worth headed originating imported needed".split()
)
_FLOW_NOUNS = frozenset("exports imports shipments sales supplies transfers".split())


def _coordination(items: list[Item], i: int, phrase: NounPhrase) -> None:
    """Read "and 10% on aluminium" after a rate, "and extended in August" after a participle."""
    if i + 1 >= len(items):
        return
    if (
        phrase.participle is not None
        and phrase.later_participle is None
        and _reduced_participle(items, i + 1)
    ):
        phrase.later_participle = i + 1
        return
    figure = items[i + 1].figure
    if figure is None or figure.quantity_kind != "percent" or not phrase.rates:
        return
    after = items[i + 2] if i + 2 < len(items) else None
    if after is not None and (after.entry is not None and after.entry.noun is not None):
        return
    other = NounPhrase(i + 1, phrase.instrument, i + 1, i + 1, rates=[(figure, "level")])
    _complement(items, other)
    phrase.further += [other, *other.further]
    if not phrase.targets:
        phrase.targets = list(other.targets)
