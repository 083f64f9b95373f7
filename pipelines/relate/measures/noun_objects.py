"""The noun phrase after a preposition or verb: parties, goods and flow ("on Chinese goods", "of nickel ore", "to Peru")."""

from __future__ import annotations

from pipelines.extract.spans import MentionSpan
from pipelines.relate.function_words import FLOW_IN, FLOW_OUT, GOODS
from pipelines.relate.items import Item
from pipelines.relate.measures.goods import note_product
from pipelines.relate.measures.groups import GROUPS
from pipelines.relate.measures.lists import continues_list, is_attributive
from pipelines.relate.measures.phrase import QUOTES, STOP, TAXES, NounPhrase
from pipelines.relate.measures.shares import first_word, is_for_export
from pipelines.relate.parties import actor, nationality


def read_noun_object(items: list[Item], i: int, n: int, phrase: NounPhrase) -> int:
    """Read "on Chinese goods", "against Russia", "of nickel ore", "to the US"; return past its last word."""
    prep = _prep_of_territory(items, i)
    words: list[Item] = []
    j = first_word(items, i + 1, n)
    opens_clause = _opens_clause(items, phrase)
    while j < n and not _ends_object(items, j, n, bool(words), opens_clause):
        item = items[j]
        if item.mention is not None and prep == "from" and _is_market(items, j):
            phrase.imposer, phrase.has_owner = actor(item.mention), True
        elif item.mention is not None and _buys(items, j, words):
            phrase.imposer = phrase.imposer or actor(item.mention)
        elif item.mention is not None and not _names_members(items, j):
            _note_party(item.mention, j, prep, phrase, is_first=not words)
        phrase.is_both |= item.klass == "both"
        if item.low in FLOW_OUT and prep != "to" and not is_for_export(items, j, phrase):
            phrase.flow = "in" if items[j - 1].low in _MUTUAL else "out"  # bans on each other's exports
        elif item.low in FLOW_IN and item.low != "entry":
            phrase.flow = "in"
        words.append(item)
        j += 1
    while words and (words[-1].kind == "P" or words[-1].klass in ("conj", "adv", "det")):
        words.pop()
        j -= 1
    if not words:
        return i
    if prep != "with" or phrase.instrument.instrument not in TAXES:
        note_product(words, phrase)  # duties with a second wave: nothing is said of goods
    phrase.last = max(phrase.last, j - 1)
    j = _past_material(items, j, phrase)
    if j < n and items[j].low in ("”", "’", '"') and j + 1 < n and items[j + 1].klass == "prep":
        return j + 1
    return j


def _past_material(items: list[Item], j: int, phrase: NounPhrase) -> int:
    """Take what goods are made of into the product; return the item behind it: products | made from polysilicon."""
    if (
        phrase.product is None
        or j + 2 >= len(items)
        or items[j].low != "made"
        or items[j + 1].low not in _FROM
    ):
        return j
    last = j + 1
    while last + 1 < len(items) and _is_matter(items[last + 1]):
        last += 1
    if last == j + 1:
        return j
    phrase.product = (phrase.product[0], items[last].end)
    phrase.last = max(phrase.last, last)
    return last + 1


_FROM = frozenset(("from", "of", "with"))


def _is_matter(item: Item) -> bool:
    """Return whether the word can name what goods are made of; a country is where they are from."""
    is_product = item.mention is not None and item.mention.entity_kind == "product"
    is_term = item.entry is not None and item.entry.is_product
    return is_product or is_term or (item.kind == "W" and item.klass is None and not item.is_capital)


_MUTUAL = frozenset(("each other", "one another"))


def _prep_of_territory(items: list[Item], i: int) -> str:
    """Return the preposition at `i`, or the one before "the territory of" it: into the territory of Peru; trade with is against."""
    if items[i].low == "with" and i and items[i - 1].low in ("business", "commerce", "dealings", "trade"):
        return "against"
    if items[i].low == "of" and i and items[i - 1].low == "out":
        return "from"
    if items[i].low == "of" and i > 1 and items[i - 1].low in ("territory", "market", "soil"):
        k = i - 2 - (items[i - 2].klass == "det")
        return items[k].low if k >= 0 and items[k].klass == "prep" else "of"
    return items[i].low


def _opens_clause(items: list[Item], phrase: NounPhrase) -> bool:
    """Return whether a measure's noun is the subject of its clause: "duties on Peru and Chile will …"."""
    first = phrase.first - (phrase.first > 0 and items[phrase.first - 1].klass == "det")
    before = items[first - 1] if first else None
    entry = items[phrase.head].entry
    is_noun = entry is not None and entry.noun is not None
    return is_noun and (before is None or before.klass in ("sub", "say", "rel") or before.low in _OPENERS)


_OPENERS = frozenset((",", ":", ";", "“", "‘", "—", "–"))


def _ends_object(items: list[Item], j: int, n: int, has_words: bool, opens_clause: bool) -> bool:
    """Return whether item `j` is no longer part of the object; one that opens its clause has a verb still to come."""
    item, klass = items[j], items[j].klass
    if item.low in QUOTES and has_words and items[j - 1].low in GOODS:
        return True  # duties on Peruvian goods "peso for peso"
    if item.kind == "P" and item.low not in QUOTES and item.low not in "-–‑/&":
        return not (item.low == "," and continues_list(items, j, n, opens_clause))
    if (klass in STOP and not (_is_amount(items, j) or _arrives(items, j))) or klass in (
        "prep",
        "aux",
        "neg",
    ):
        return True
    if klass == "conj":
        return not continues_list(items, j, n, opens_clause)
    if item.kind == "D" or (item.figure is not None and item.figure.quantity_kind == "percent"):
        return True
    if opens_clause and has_words and item.low.endswith("ly") and j + 1 < n and _is_past(items[j + 1]):
        return True  # duties on barley effectively blocked exports
    if item.kind == "L":
        return _breaks_object(items, j)
    if item.kind != "W" or not has_words:
        return False
    if item.low.endswith("ed") and j + 1 < n and items[j - 1].kind != "P":
        return items[j + 1].kind == "M" or items[j + 1].klass in ("det", "pron")
    is_head = j + 1 < n and items[j + 1].klass in ("aux", "modal")
    return item.low.endswith("ing") and not is_head and item.low not in GOODS and not _describes(item)


def _arrives(items: list[Item], j: int) -> bool:
    """Return whether "coming" only leads to where goods are from: flour coming in from Peru."""
    return items[j].low == "coming" and any(item.low == "from" for item in items[j + 1 : j + 3])


def _is_past(item: Item) -> bool:
    return item.entry is not None and "d" in item.entry.tenses


def _buys(items: list[Item], j: int, words: list[Item]) -> bool:
    """Return whether the party at `j` is who imports the goods before it: "on goods Ottawa imports from Peru"."""
    noun = next((w for w in reversed(words) if w.klass != "det"), None)
    return (
        noun is not None
        and noun.low in GOODS
        and j + 2 < len(items)
        and items[j + 1].low in ("imports", "buys", "purchases")
        and items[j + 2].low == "from"
    )


def _is_market(items: list[Item], j: int) -> bool:
    """Return whether the party at `j` is a market that bars goods: barred from the American market."""
    return j + 1 < len(items) and items[j + 1].low in ("market", "markets")


def _names_members(items: list[Item], j: int) -> bool:
    """Return whether the party at `j` only says what countries are meant: the two EAC countries, Peru's trading partners."""
    mention = items[j].mention
    if items[j].is_possessive:
        return any(w.low in _OTHERS for w in items[j + 1 : j + 4])
    is_bloc = mention is not None and mention.entity_kind == "organisation" and actor(mention) != "org:eu"
    is_some = mention is not None and mention.entity_kind == "organisation" and _counts(items[j - 1])
    return (is_bloc or is_some) and any(w.low in GROUPS for w in items[j + 1 : j + 3])


def _counts(item: Item) -> bool:
    """Return whether the word says how many members are meant: four EU countries, some EU states."""
    return item.figure is not None or item.low in ("some", "several", "certain", "most", "many")


_OTHERS = frozenset("partners partner allies rivals neighbours neighbors suppliers competitors".split())
"""Whom a party is said to have, who are others than it."""
_BARS_FIRMS = frozenset(("restriction", "ban", "curb", "export restriction"))


def _note_party(mention: MentionSpan, j: int, prep: str, phrase: NounPhrase, *, is_first: bool) -> None:
    """Note the party at item `j` as target, imposer or origin, by the preposition before it."""
    kind = phrase.instrument.instrument
    is_firm = mention.entity_kind == "organisation" and is_first
    hits_firms = kind in ("entity_listing", "sanction") or (
        is_firm and phrase.instrument.phrase in _BARS_FIRMS
    )
    phrase.has_goods |= hits_firms and is_firm and actor(mention) is None
    party = nationality(mention) if hits_firms else actor(mention)
    if party is None or (
        prep == "with" and kind not in ("agreement", "truce") and "border" not in phrase.instrument.phrase
    ):
        return
    is_barrier = _bars_imports(phrase) and phrase.imposer is None and not phrase.is_possessed
    if (prep in ("to", "into") and _receives(phrase)) or (prep == "into" and is_barrier):
        phrase.imposer, phrase.has_owner = party, True
    elif prep in ("to", "into") and _receives(phrase, also=True) and not is_first:
        phrase.also_imposed_by.append(party)
    elif prep in ("to", "into") and phrase.targets and _bars_imports(phrase):
        return
    elif prep == "from" and _is_sender(phrase):
        phrase.origin = party
    else:
        phrase.targets.append((party, j))


def _bars_imports(phrase: NounPhrase) -> bool:
    """Return whether "to X" only says where barred goods would go: a ban on imports of grain from Peru to Chile."""
    return phrase.instrument.instrument == "import_ban" or (phrase.instrument.weak and phrase.flow == "in")


def _is_sender(phrase: NounPhrase) -> bool:
    """Return whether "from X" names whose exports a ban stops: a ban on onion exports from X."""
    return (
        phrase.flow == "out"
        and phrase.instrument.instrument in ("export_control", "licence_requirement")
        and phrase.imposer is None
    )


def _receives(phrase: NounPhrase, *, also: bool = False) -> bool:
    """Return whether "to X" names who levies: a duty on exports to X; `also` one more beside the first."""
    return (
        phrase.flow is not None
        and (phrase.imposer is not None) == also
        and not (phrase.instrument.phrase == "tax" and phrase.flow == "out")
        and phrase.instrument.instrument in TAXES
        and not phrase.instrument.phrase.startswith("export")
    )


_MADE_OF = frozenset(
    "using containing originating coming arriving including manufacturing processing farming shipping anything everything something "
    "neighbouring neighboring competing trading".split()
)


def _describes(item: Item) -> bool:
    """Return whether a word in -ing belongs to the goods: goods containing lead, sewing machines."""
    return item.low in _MADE_OF or is_attributive(item)


def _breaks_object(items: list[Item], j: int) -> bool:
    """Return whether a lexicon word ends the object: a verb, or another measure."""
    entry = items[j].entry
    if entry is None or entry.klass is not None or entry.is_product or items[j].low in GOODS:
        return False
    if entry.state is not None or (entry.noun is not None and not entry.noun.weak):
        return True
    if entry.verb is None and entry.predicate is None:
        return False
    is_noun = items[j - 1].low in ("on", "of", "for", "over") and "b" in entry.tenses
    if is_noun and entry.noun is None:
        return False  # on scrap metal, of cut flowers
    after = items[j + 1] if j + 1 < len(items) else None
    if after is not None and after.klass in ("aux", "modal") and items[j].low.endswith("s"):
        return False
    if entry.tenses and set(entry.tenses) <= set("dn") and items[j - 1].klass in ("prep", "det"):
        return False
    if "n" in entry.tenses and after is not None and _is_goods(after):
        return False
    return not (
        set(entry.tenses) & set("n")
        and j + 1 < len(items)
        and items[j + 1].kind in "WL"
        and items[j + 1].klass is None
    ) or reduced_participle(items, j)


def _is_goods(item: Item) -> bool:
    return item.low in GOODS or (item.entry is not None and item.entry.is_product)


def _is_amount(items: list[Item], j: int) -> bool:
    """Return whether a word that is mostly a verb is a noun here: amounts of, supplies of."""
    return items[j].klass == "verb" and j + 1 < len(items) and items[j + 1].low == "of"


def reduced_participle(items: list[Item], i: int) -> bool:
    """Return whether a participle without auxiliary follows its noun: tariffs imposed by, a deal signed in."""
    entry = items[i].entry
    if entry is None or entry.verb is None or "n" not in entry.tenses:
        return False
    is_past = "d" in entry.tenses and entry.verb.status == "in_force"
    if entry.verb.sense == "become" and ("b" in entry.tenses or is_past):
        return False  # duties come into force, run out, remained in place
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
