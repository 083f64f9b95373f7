"""What the direction of the goods makes of a measure: a ban on supplies from abroad, a duty on one's own exports.

Belongs here: what is settled once imposer and target of a reading are known. What goods a phrase names is read with it.
"""

from __future__ import annotations

from pipelines.relate.items import Item
from pipelines.relate.lexicon import Instrument
from pipelines.relate.measures import subjects
from pipelines.relate.measures.bystander_marks import describes_goods
from pipelines.relate.measures.phrase import NounPhrase, Predicate
from pipelines.relate.measures.reading import Reading, party_at
from pipelines.relate.parties import actor


def note_origin(words: list[Item], reading: Reading) -> None:
    """Read a ban on exports from another country as one on imports: "Kenya banned egg exports from Uganda"."""
    is_weak = reading.instrument.instrument == "export_control" and reading.instrument.weak
    if not is_weak or reading.imposer is None:
        return
    origin = [party for party, k in reading.phrase.targets if comes_from(words, k)]
    if (origin and reading.imposer not in origin) or _arrive(words, reading):
        reading.instrument = reading.instrument._replace(instrument="import_ban", mast_chapter="E")


def _arrive(words: list[Item], reading: Reading) -> bool:
    """Return whether the goods are another's exports to the one who curbs them: Peru plans curbs on Chilean exports to Peru."""
    named = [(party_at(words, k), k) for k in range(reading.phrase.head + 1, reading.phrase.last + 1)]
    market = [k for party, k in named if party == reading.imposer or words[k].low in ("country", "market")]
    sold = any(party == reading.target and _is_sellers(words, k) for party, k in named)
    return sold and any(words[k - 1 - (words[k - 1].klass == "det")].low == "to" for k in market)


def _is_sellers(words: list[Item], k: int) -> bool:
    """Return whether the party at `k` is whose goods are meant: Chilean wine, Chilean companies."""
    return describes_goods(words, k) or (k + 1 < len(words) and words[k + 1].low in _FIRMS)


_FIRMS = frozenset("companies firms exporters producers growers farmers suppliers enterprises".split())


def note_export_duty(words: list[Item], reading: Reading) -> None:
    """Read a duty on one's own exports as an export tax: "India imposed a 20% duty on exports of rice", "on its exports to Peru"."""
    phrase, head = reading.phrase, reading.phrase.head
    if reading.instrument.instrument == "tariff" and (own := _on_own_exports(words, reading)) is not None:
        market = next((party for party, _ in reversed(phrase.targets) if party != own), None)
        reading.target = market or (reading.imposer if reading.imposer != own else None)
        reading.imposer, reading.instrument = own, _EXPORT_TAX._replace(phrase=reading.instrument.phrase)
        return
    if reading.instrument.instrument != "tariff" or phrase.targets or phrase.product is None:
        return
    k = head + 2 if head + 2 < len(words) and words[head + 2].klass != "det" else head + 3
    is_sold = k + 1 < len(words) and words[k].low in ("export", "exports") and words[k + 1].low == "of"
    if is_sold and words[head + 1].low == "on" and reading.has_printed_imposer:
        reading.instrument = reading.instrument._replace(instrument="export_control", mast_chapter="P")
        reading.target = None if reading.is_guess else reading.target


_EXPORT_TAX = Instrument("export_control", "P", False, "")


def _on_own_exports(words: list[Item], reading: Reading) -> str | None:
    """Return who imposes a duty "on its lumber exports", where "its" is the one who acts."""
    head, made = reading.phrase.head, reading.predicate
    own = words[head + 1 : head + _OWN_EXPORTS]
    if [w.low for w in own[:2]] not in (["on", "its"], ["on", "their"]) or made is None or made.is_passive:
        return None
    sold = next((k for k, w in enumerate(own) if w.low in ("export", "exports")), None)
    is_flat = sold is not None and not any(w.kind == "P" or w.mention is not None for w in own[:sold])
    is_act = made.cue is not None and made.cue.sense == "act" and made.cue.status in ("in_force", "raised")
    is_act &= not any(w.mention is not None for w in words[reading.phrase.first : head])
    found = subjects.subject(words, made.before) if is_flat and is_act else None
    return found.party if found is not None and found.party != subjects.BOTH else None


_OWN_EXPORTS = 8
"""Items from a duty to the exports that it is on."""
_DELIVERED = frozenset(("supplies", "supply", "deliveries"))


def comes_from(words: list[Item], k: int) -> bool:
    """Return whether the party at `k` is where goods come from: from Peru, supplies of Peruvian wine."""
    if k > 1 and words[k - 1].low == "of" and words[k - 2].low in _DELIVERED:
        return describes_goods(words, k)
    for _ in range(3):
        k -= 1 + (words[k - 1].klass == "det")
        if k < 2 or words[k].low != "of":
            break
        k -= 1  # the Ica region of Peru: the region's own preposition counts
        while k and words[k].kind in "WMF" and words[k].klass is None and words[k - 1].klass != "prep":
            k -= 1
    return k >= 0 and words[k].low == "from"


def note_subsidised(reading: Reading, made: Predicate) -> None:
    """Take the country whose goods "are subsidised" for the one that does it, where nobody else is said to."""
    if reading.instrument.instrument != "subsidy" or not made.is_passive or not reading.phrase.targets:
        return
    origin = reading.phrase.targets[0][0]
    if not reading.has_printed_imposer or reading.imposer == origin:
        reading.imposer, reading.target, reading.is_ambiguous = origin, None, False


def note_passage(words: list[Item], verb: int, phrase: NounPhrase) -> None:
    """Read which way goods may not go after the verb at `verb`: banned ore from being exported to Peru, firms from buying its oil."""
    for j in range(verb + 1, min(len(words) - 2, verb + _PASSAGE)):
        if words[j].kind == "P" or words[j].klass in ("sub", "rel", "verb"):
            return
        k = j + 1 + (words[j + 1].low == "being")
        if words[j].low != "from" or words[k].low not in _PASSES:
            continue
        phrase.flow, phrase.last = _PASSES[words[k].low], max(phrase.last, k)
        at = _market(words, k)
        mention = words[at].mention if at < len(words) else None
        party = actor(mention) if mention is not None else None
        if party is not None and words[k].low == "entering":
            _bars_entry(phrase, party, at)
        elif party is not None and not phrase.targets:
            phrase.targets.append((party, at))
            phrase.last = at
        return


def _market(words: list[Item], k: int) -> int:
    """Return the item at which the country stands that goods go to or come from by the participle at `k`: exporting its machines to Peru."""
    at = k + 1
    while at < min(len(words), k + _GOODS) and words[at].low not in _WAYS and words[at].mention is None:
        if words[at].kind not in "WLF" or words[at].klass not in (None, "det", "adv", "prep", "conj"):
            break
        at += 1
    at += at < len(words) and words[at].low in _WAYS
    return at + (at < len(words) and words[at].klass == "det")


_WAYS = frozenset(("to", "into", "from"))
_GOODS = 9
"""Items of the goods between a participle and where they go: from exporting some of its machines to."""


def _bars_entry(phrase: NounPhrase, party: str, at: int) -> None:
    """Take the country that goods may not enter for the one that bars them: banned from entering Peru."""
    phrase.targets = [named for named in phrase.targets if named[1] != at]
    phrase.imposer, phrase.has_owner, phrase.product, phrase.last = party, True, None, at


_PASSAGE = 14
_PASSES = {
    **dict.fromkeys(("exported", "shipped", "exporting", "shipping", "selling", "sold", "leaving"), "out"),
    **dict.fromkeys(("imported", "importing", "buying", "bought", "entering", "purchasing"), "in"),
}
"""Participles after "from" that say which way goods go."""


def take_up_flow(reading: Reading, last: Reading) -> None:
    """Give a clause about the goods of the reading before its parties: "resumed imports of fish, which were halted"."""
    is_same = last.instrument.instrument == reading.instrument.instrument and last.imposer is not None
    if is_same and (reading.imposer is None or reading.is_guess):
        reading.imposer, reading.target = last.imposer, last.target
        reading.is_guess = reading.is_ambiguous = False


_DELIVERIES = frozenset(
    "delivery deliveries supply supplies sale sales shipment shipments supplying selling".split()
)


def stops_deliveries(words: list[Item], phrase: NounPhrase) -> bool:
    """Return whether goods may not go to somebody: a ban on the delivery of arms to Peru."""
    near = words[phrase.head + 1 : phrase.last + 1]
    sent = next((k for k, w in enumerate(near[:4]) if w.low in _DELIVERIES), None)
    return sent is not None and any(w.low == "to" for w in near[sent:])


def stops_arrivals(words: list[Item], phrase: NounPhrase) -> bool:
    """Return whether what is stopped comes from somewhere: banned shipments from five firms; exports leave, whoever stops them."""
    is_subject = phrase.product is not None and phrase.product[0] < words[phrase.head].start
    near = words[max(0, phrase.head - _SUBJECT) if is_subject else phrase.head + 1 : phrase.last + 1]
    arrives = any(w.low in ("shipments", "deliveries", "supplies", "sales") for w in near)
    is_foreign = any(w.low == "from" for w in near) or any(
        describes_goods(words, k) for _, k in phrase.targets
    )
    return arrives and is_foreign and not any(w.low in ("exports", "export", "to") for w in near)


_SUBJECT = 10
"""Items of the subject of a passive: shipments of poultry from Peru were suspended."""
