"""The noun phrase around an instrument word ("new 100% tariffs on Chinese goods"), from its first modifier to its end.

What governs the phrase from outside is read in `predicate`.
"""

from __future__ import annotations

from pipelines.relate.function_words import QUANTITY_HEDGES
from pipelines.relate.items import Item
from pipelines.relate.lexicon import Instrument
from pipelines.relate.measures.bystander_marks import describes_goods
from pipelines.relate.measures.far_origin import note_far_origin, note_importer
from pipelines.relate.measures.groups import GROUPS
from pipelines.relate.measures.modifiers import read_modifiers
from pipelines.relate.measures.noun_objects import read_noun_object, reduced_participle
from pipelines.relate.measures.objects import read_object
from pipelines.relate.measures.phrase import MAX_COMPLEMENT, MAX_LISTED, TAXES, NounPhrase, Predicate
from pipelines.relate.measures.predicate import stays_for
from pipelines.relate.parties import actor


def parse(items: list[Item], head: int, instrument: Instrument) -> NounPhrase:
    """Return the noun phrase whose head is item `head`."""
    phrase = NounPhrase(head, instrument, head, head)
    read_modifiers(items, phrase)
    _complement(items, phrase)
    note_far_origin(items, phrase)
    note_importer(items, phrase)
    if "export" in items[head].low:
        phrase.flow = "out"
    elif "import" in items[head].low:
        phrase.flow = "in"
    return phrase


def parse_object(items: list[Item], verb: int, instrument: Instrument) -> NounPhrase:
    """Return the phrase of a verb that is itself a measure ("banned imports of X"): its object and complements."""
    phrase = NounPhrase(verb, instrument, verb, verb)
    n = min(len(items), verb + MAX_COMPLEMENT)
    verb_end = _past_lead(items, verb)
    if verb_end + 1 < n and items[verb_end + 1].klass != "prep":
        past = read_noun_object(items, verb_end, n, phrase)
        if past > verb_end:
            phrase.head = past - 1
            _complement(items, phrase)
            note_far_origin(items, phrase)
            phrase.head = verb
    else:
        _complement(items, phrase)
    return phrase


def _past_lead(items: list[Item], verb: int) -> int:
    """Return the item before the object, past what leads it: restricted on Friday imports of jute, bought up to 50 tonnes of tea."""
    if (
        verb + 2 < len(items)
        and items[verb + 1].low in QUANTITY_HEDGES
        and items[verb + 2].figure is not None
    ):
        return verb + 1
    is_dated = verb + 3 < len(items) and items[verb + 1].low in _TIMED and items[verb + 2].date is not None
    return verb + 2 if is_dated and items[verb + 3].kind in "WMLF" else verb


_TIMED = ("on", "in", "for")


def extend_by(items: list[Item], phrase: NounPhrase, after: Predicate | None) -> int:
    """Return the last item of the phrase with what its own verb adds: a duty was imposed on Chilean tea."""
    if after is None or after.verb is None:
        return phrase.last
    applies = after.cue is not None and after.cue.lemma == "apply"
    stays = stays_for(items, after)
    goes_on = applies or stays or after.rule in ("passive", "relative", "participle")
    return extend(items, phrase, stays or after.verb) if goes_on else phrase.last


def extend(items: list[Item], phrase: NounPhrase, verb: int) -> int:
    """Read the prepositional phrases after a passive or relative verb as the phrase's own; return the last item."""
    last, phrase.last = phrase.last, verb
    _complement(items, phrase, verb + 1)
    note_far_origin(items, phrase)
    end, phrase.last = phrase.last, last
    return end


def _complement(items: list[Item], phrase: NounPhrase, start: int | None = None) -> None:
    """Walk right from the head, or from `start`, over prepositional phrases and reduced relatives."""
    i = phrase.head + 1 if start is None else start
    n = min(len(items), i + MAX_COMPLEMENT)
    while i < n:
        item = items[i]
        klass = item.klass
        if _is_aside(items, i, phrase):
            i += 1 + (klass == "conj")
            continue
        if item.kind == "P" and item.low in "()":
            i = _parenthesis(items, i, phrase)
            if i < 0:
                return
            continue
        if _gives_examples(items, i):
            i = read_noun_object(items, i + (item.low == ","), n, phrase)
            continue
        if klass == "prep":
            following = i if _is_felt(items, i, phrase) else read_object(items, i, n, phrase)
            if following <= i:
                return
            i = following
            continue
        if _is_passed_over(items, i, n, phrase):
            i += 1
            continue
        if (dated := _dated(items, i, n)) > i:
            phrase.last = dated - 1
            i = dated
            continue
        if (
            item.low in _HITS
            and i + 1 < n
            and items[i + 1].kind in "ML"
            and (past := _hit(items, i, n, phrase)) > i
        ):
            i = past
            continue
        if item.low in _ARRIVES and (past := _destination(items, i, phrase)) > i:
            i = past
            continue
        if reduced_participle(items, i) and phrase.participle is None:
            phrase.participle, phrase.last = i, i
            i += 1
            continue
        if klass == "conj" or (item.low == "," and phrase.rates):
            _coordination(items, i, phrase)
        return


def _is_felt(items: list[Item], i: int, phrase: NounPhrase) -> bool:
    """Return whether the "on" at `i` names who feels the measure, whose effect is told of: the effects of the ban on farmers."""
    before = items[phrase.first - 2 : phrase.first] if phrase.first > 1 else []
    return items[i].low == "on" and bool(before) and before[0].low in _EFFECTS and before[1].low == "of"


_EFFECTS = frozenset("effect effects impact impacts burden toll consequences repercussions strain".split())


def _is_passed_over(items: list[Item], i: int, n: int, phrase: NounPhrase) -> bool:
    """Return whether the word at `i` only joins what follows to the phrase: back to, each, only on, recently imposed."""
    item = items[i]
    if item.low in _EACH or (item.low in _BACK and i + 1 < n and items[i + 1].low in ("to", "from")):
        return True
    if item.klass == "adv" and (
        phrase.participle is not None or (i + 1 < n and items[i + 1].klass == "prep")
    ):
        return True
    is_manner = item.kind == "W" and item.low.endswith("ly") and i + 1 < n
    return is_manner and phrase.participle is None and reduced_participle(items, i + 1)


_EACH = frozenset(("respectively", "each", "apiece"))
_BACK = ("back", "down", "up")


def _dated(items: list[Item], i: int, n: int) -> int:
    """Return the item after a date at `i`, or after one that a word such as "until" leads there; `i` where there is none."""
    if items[i].kind == "D":
        return i + 1
    leads = items[i].klass == "effective" or items[i].low in _UNTIL
    return i + 2 if leads and i + 1 < n and items[i + 1].kind == "D" else i


def _is_aside(items: list[Item], i: int, phrase: NounPhrase) -> bool:
    """Return whether a closing mark or a second noun stands between head and object: a “security tax” on, taxes and fees on; duties, ranging from."""
    if items[i].low == "," and i + 2 < len(items) and items[i + 1].low == "ranging from":
        return True
    if i != phrase.head + 1 or i + 2 >= len(items):
        return False
    if items[i].low in ("”", '"', "’"):
        return items[i + 1].klass == "prep"
    return items[i].low == "and" and items[i + 1].kind == "W" and items[i + 2].low == "on"


_EXAMPLES = frozenset(("including", "such as", "like", "among them"))


def _gives_examples(items: list[Item], i: int) -> bool:
    """Return whether some of the unnamed countries before item `i` follow: from several countries, including Peru; states like Peru."""
    at = i + (items[i].low == ",")
    names_group = any(w.low in GROUPS for w in items[max(0, i - (3 if at > i else 1)) : i])
    return at + 1 < len(items) and items[at].low in _EXAMPLES and names_group


_UNTIL = frozenset(("until", "till", "through"))
_HITS = frozenset("hits hit targets covers affects hurts targeted covered".split())


def _hit(items: list[Item], i: int, n: int, phrase: NounPhrase) -> int:
    """Read whose goods a measure hits: "the duties hit Chinese steel"; return past them, or `i`."""
    mention = items[i + 1].mention
    goods = mention is not None and describes_goods(items, i + 1)
    if phrase.targets or phrase.instrument.instrument not in TAXES or not goods:
        return i
    return read_noun_object(items, i, n, phrase)


_ARRIVES = frozenset(("coming", "entering", "arriving", "heading", "headed"))


def _destination(items: list[Item], i: int, phrase: NounPhrase) -> int:
    """Read where taxed goods go, whose country levies: "on goods entering the United States"; return past it, or `i`."""
    k = i + 1
    while k < len(items) and k < i + 3 and (items[k].low in ("into", "to") or items[k].klass == "det"):
        k += 1
    mention = items[k].mention if k < len(items) else None
    party = actor(mention) if mention is not None else None
    if party is None or phrase.instrument.instrument not in TAXES:
        return i
    if phrase.imposer is None:
        phrase.imposer, phrase.has_owner = party, True
    phrase.last = k
    return k + 1


def _parenthesis(items: list[Item], i: int, phrase: NounPhrase) -> int:
    if items[i].low == ")" or i + 2 >= len(items):
        return -1
    figure = items[i + 1].figure
    if figure is not None and figure.quantity_kind == "percent" and items[i + 2].low == ")":
        phrase.rates.append((figure, "level"))
        phrase.last = i + 2
        return i + 3
    if phrase.rates and phrase.rates[-1][1] == "from":  # from 27% (25% plus 2%) to 10%
        close = next(
            (k for k in range(i + 1, min(len(items), i + MAX_COMPLEMENT)) if items[k].low == ")"), -2
        )
        return close + 1
    return -1


def read_listed(items: list[Item], i: int, phrase: NounPhrase) -> None:
    """Read the goods and rates that follow a first pair: "…, on spirits to 140% and on tobacco to 60%"."""
    n = len(items)
    for _ in range(MAX_LISTED):
        k = i
        while k < n and k < i + 2 and (items[k].low == "," or items[k].klass == "conj"):
            k += 1
        if k == i or k + 2 >= n or items[k].low not in ("on", "for"):
            return
        other = NounPhrase(k, phrase.instrument, k, k)
        j = read_noun_object(items, k, n, other)
        if j <= k or j >= n or items[j].low not in ("to", "at", "by", "of", "from"):
            return
        i = read_object(items, j, n, other)
        if i <= j or not other.rates:
            return
        phrase.further.append(other)


def _specific_duty(items: list[Item], i: int, phrase: NounPhrase) -> None:
    """Pass over a duty by weight that is joined to one by value: "20% on apples and 3 rupees a kilo on almonds"."""
    k = next((k for k in range(i + 1, min(len(items), i + 5)) if items[k].low == "on"), None)
    if k is not None:
        other = NounPhrase(k - 1, phrase.instrument, k - 1, k - 1)
        _complement(items, other)
        phrase.last = other.last


def _coordination(items: list[Item], i: int, phrase: NounPhrase) -> None:
    """Read "and 10% on aluminium" after a rate, "and extended in August" after a participle."""
    if i + 1 >= len(items):
        return
    if phrase.participle is not None and phrase.later_participle is None and reduced_participle(items, i + 1):
        phrase.later_participle = i + 1
        return
    figure = items[i + 1].figure
    if figure is not None and figure.quantity_kind == "money" and phrase.rates:
        _specific_duty(items, i + 1, phrase)
        return
    if figure is None or figure.quantity_kind != "percent" or not phrase.rates:
        read_listed(items, i, phrase)
        return
    after = items[i + 2] if i + 2 < len(items) else None
    if after is not None and (after.entry is not None and after.entry.noun is not None):
        return
    other = NounPhrase(i + 1, phrase.instrument, i + 1, i + 1, rates=[(figure, "level")])
    _complement(items, other)
    phrase.further += [other, *other.further]
    if not phrase.targets:
        phrase.targets = list(other.targets)
