"""Whether a phrase is a measure at all, which instrument it is, and whether it states enough for a row."""

from __future__ import annotations

from pipelines.relate.function_words import FLOW_IN, FLOW_OUT
from pipelines.relate.items import Item
from pipelines.relate.lexicon import Instrument
from pipelines.relate.measures.flows import stops_arrivals, stops_deliveries
from pipelines.relate.measures.objects import MADE
from pipelines.relate.measures.phrase import REMEDIES, NounPhrase
from pipelines.relate.measures.reading import GAINS, HEDGED, Reading
from pipelines.relate.measures.taxes import LEVIES, is_on_receipts, is_rate_on_goods
from pipelines.relate.measures.verb_uses import owns
from pipelines.relate.parties import actor


def is_measure(words: list[Item], phrase: NounPhrase) -> bool:
    """Return whether a weak word has the trade object that makes it a measure."""
    instrument = phrase.instrument
    if owns(words, phrase.head) or _is_apposed(words, phrase) or _is_accusation(words, phrase.head):
        return False
    if instrument.phrase == "measure" and _is_remedy(words, phrase):
        return phrase.has_goods or bool(phrase.targets) or phrase.has_owner
    if instrument.phrase == "measure" or (instrument.phrase == "safeguard" and _protects(words, phrase)):
        return False
    if not instrument.weak and instrument.instrument != "other":
        return True
    if instrument.instrument in ("other", "export_control") and _is_imposed_on(words, phrase):
        return True
    if instrument.instrument == "export_control" and phrase.has_owner and phrase.last + 1 < len(words):
        following = words[phrase.last + 1 : phrase.last + 12]
        if any(w.low in ("export", "exports", "exporters") or w.low.startswith("export ") for w in following):
            return True
    if instrument.instrument == "export_control":
        return (
            phrase.flow is not None
            or phrase.has_goods
            or phrase.hs_chapter is not None
            or (phrase.product is not None and _trade_word(words, phrase))
        )
    is_order = any(word.low in ("order", "circular") for word in words[phrase.head + 1 : phrase.head + 2])
    if instrument.instrument == "agreement" and (is_order or not _is_of_states(words, phrase)):
        return False
    if instrument.instrument in ("other", "agreement", "investigation", "exemption") and phrase.first:
        before = words[phrase.first - 1].entry
        cue = before.verb if before is not None else None
        if cue is not None and (cue.sense in ("act", "say") or cue.lemma in GAINS):
            return True
    if instrument.instrument == "port_fee":
        return any(w.low in _SHIPS for w in words[phrase.first : phrase.last + 1])
    if instrument.instrument == "tax" and instrument.weak:
        is_special = any(w.low in ("digital", "carbon") for w in words[phrase.first : phrase.head])
        return phrase.flow is not None or is_special or is_rate_on_goods(words, phrase)
    if instrument.phrase == "investment":
        return any(
            w.figure is not None and w.figure.quantity_kind == "money"
            for w in words[max(0, phrase.first - 3) : phrase.last + 4]
        )
    if instrument.instrument == "purchase_commitment":
        return (phrase.has_goods or bool(phrase.targets)) and not _is_punished(words, phrase)
    if instrument.instrument == "investigation":
        return phrase.has_owner or phrase.has_goods or bool(phrase.targets)
    return phrase.has_owner or phrase.has_goods or bool(phrase.targets) or phrase.flow is not None


def _is_punished(words: list[Item], phrase: NounPhrase) -> bool:
    """Return whether the phrase is what a measure punishes: a levy for the purchase of oil."""
    noun = (
        words[phrase.first - 2].entry if phrase.first > 1 and words[phrase.first - 1].low == "for" else None
    )
    return noun is not None and noun.noun is not None


_SHIPS = frozenset("ship ships vessel vessels shipping carriers tankers".split())


def _is_imposed_on(words: list[Item], phrase: NounPhrase) -> bool:
    """Return whether a relative clause says on whom it is imposed: curbs that Quito has imposed on Peru."""
    i = phrase.last + 1
    if i >= len(words) or not (words[i].klass == "rel" or words[i].mention is not None):
        return False
    for j in range(i + 1, min(len(words) - 2, i + 8)):
        entry = words[j].entry
        if entry is not None and entry.verb is not None and entry.verb.sense == "act":
            mention = words[j + 2].mention
            return (
                words[j + 1].low in ("on", "against") and mention is not None and actor(mention) is not None
            )
    return False


def _is_apposed(words: list[Item], phrase: NounPhrase) -> bool:
    """Return whether a weak word only says what a measure before it is meant as: a 25% duty as penalty for its oil."""
    return phrase.instrument.weak and phrase.first > 1 and words[phrase.first - 1].low == "as"


def _is_accusation(words: list[Item], head: int) -> bool:
    """Return whether "charges" are what somebody is accused of: charges of smuggling goods, the charge that, charges against firms."""
    after = words[head + 1 : head + 3]
    return words[head].low in ("charge", "charges") and (
        not after
        or after[0].low in ("that", "against")
        or (after[0].low == "of" and after[-1].figure is None)
    )


def _protects(words: list[Item], phrase: NounPhrase) -> bool:
    """Return whether safeguards are protection of somebody and no measure: safeguards for farmers."""
    after = words[phrase.head + 1 : phrase.head + 2]
    return bool(after) and after[0].low == "for"


_EVERYDAY = frozenset({"quota", "levy"})
"""Measures by words of everyday use: a quota of women, a levy on members."""
_WHOSE = frozenset({"its", "our", "his", "her", "their", "my", "your", "a"})


def is_everyday(words: list[Item], phrase: NounPhrase) -> bool:
    """Return whether somebody's duty, a quota or a levy stands without a rate, goods, a flow or any word of trade beside it."""
    before = words[phrase.head - 1].low if phrase.head else ""
    is_moral = phrase.instrument.phrase == "duty" and words[phrase.head].low == "duty" and before in _WHOSE
    if not is_moral and (phrase.instrument.phrase not in _EVERYDAY or phrase.targets):
        return False
    if phrase.rates or phrase.has_goods or phrase.flow is not None or phrase.hs_chapter is not None:
        return False
    others = (w.low for k, w in enumerate(words) if k != phrase.head)
    return not any(part in _TRADE or part.startswith(_TRADED) for low in others for part in low.split())


_TRADED = ("import", "export", "trad", "tariff", "custom", "dump", "retaliat", "levies", "tonne")
_TRADE = frozenset(
    "trade tariff tariffs duties quota quotas exports imports goods minerals economic partnership commerce customs".split()
)


def _is_of_states(words: list[Item], phrase: NounPhrase) -> bool:
    """Return whether a deal is one of trade or between states, and not of the firms that make it."""
    if any(w.low in _TRADE or "trade" in w.low.split() for w in words):
        return True
    states = {
        w.mention.entity_id
        for w in words
        if w.mention is not None and (w.mention.entity_kind == "country" or w.mention.entity_id == "org:eu")
    }
    private = any(
        w.mention is not None and w.mention.entity_kind == "organisation" and actor(w.mention) is None
        for w in words[: phrase.last + 1]
    )
    return len(states) > 1 and not private


def _is_remedy(words: list[Item], phrase: NounPhrase) -> bool:
    """Return whether the words before the head make it one against dumping or subsidies."""
    before = range(phrase.first, phrase.head)
    return any(words[k].low in REMEDIES and words[k + 1].low != "valorem" for k in before)


def _trade_word(words: list[Item], phrase: NounPhrase) -> bool:
    return any(
        w.low in FLOW_OUT or w.low in FLOW_IN or w.low in ("technology", "trade")
        for w in words[phrase.first : phrase.last + 1]
    )


def resolve_instrument(words: list[Item], phrase: NounPhrase) -> Instrument:
    """Return the instrument of a weak restriction by what it restricts: exports or imports."""
    instrument = phrase.instrument
    if instrument.phrase in LEVIES and is_on_receipts(words, phrase):
        return instrument._replace(instrument="tax", mast_chapter="F")
    if instrument.phrase == "tax":
        if phrase.flow is None and is_rate_on_goods(words, phrase):
            return instrument._replace(instrument="tariff", mast_chapter=None)
        return instrument._replace(
            instrument={"out": "export_control", "in": "tariff"}.get(phrase.flow or "", "tax"),
            mast_chapter={"out": "P", "in": None}.get(phrase.flow or "", "F"),
        )
    if (instrument.instrument == "tariff" or instrument.phrase == "measure") and _is_remedy(words, phrase):
        return instrument._replace(instrument="anti_dumping", mast_chapter="D")
    if instrument.phrase in ("embargo", "blockade") and phrase.has_goods:
        return instrument._replace(instrument="import_ban", mast_chapter="E")
    if not (instrument.weak and instrument.instrument == "export_control"):
        return instrument
    if phrase.flow == "in" or stops_arrivals(words, phrase):
        return instrument._replace(instrument="import_ban", mast_chapter="E")
    foreign = [party for party, k in phrase.targets if party != phrase.imposer and _is_origin(words, k)]
    if phrase.flow is None and foreign and (phrase.hs_chapter is not None or phrase.has_goods):
        return instrument._replace(instrument="import_ban", mast_chapter="E")
    if (
        phrase.flow is None
        and words[phrase.head].low.startswith(("ban", "prohibition", "embargo"))
        and not any("export" in w.low and "exporter" not in w.low for w in words)
        and not stops_deliveries(words, phrase)
    ):
        return instrument._replace(instrument="import_ban", mast_chapter="E")
    return instrument


def _is_origin(words: list[Item], k: int) -> bool:
    """Return whether the party at `k` is where goods come from: Australian barley, barley from Australia, made in Australia."""
    mention = words[k].mention
    return (
        words[k].is_possessive
        or (mention is not None and mention.resolved_by == "demonym")
        or words[k - 1].low == "from"
        or (words[k - 1].low == "in" and words[k - 2].low in MADE)
    )


def _is_negotiated(reading: Reading) -> bool:
    """Return whether a trade agreement between two printed parties is on the table: talks on a pact with Peru."""
    return (
        reading.status == "under_discussion"
        and not reading.instrument.weak
        and reading.imposer is not None
        and reading.target is not None
        and not reading.is_guess
    )


def worth_a_row(reading: Reading) -> bool:
    """Return whether the sentence states something of a measure, and does not only mention the word."""
    phrase, kind = reading.phrase, reading.instrument.instrument
    if reading.is_replaced or (reading.imposer is not None and reading.imposer == reading.target):
        return False
    printed = bool(phrase.has_owner or phrase.targets or phrase.is_both or reading.has_printed_imposer)
    if kind == "other" and reading.is_default:
        return phrase.has_goods
    if _is_mention_only(reading, printed):
        return False
    if kind == "agreement":
        return _worth_as_agreement(reading, printed)
    if kind == "truce":
        lasts = phrase.is_definite and reading.rule == "default" and bool(phrase.duration)
        return lasts or not reading.is_default
    return _worth_as_restriction(reading, printed)


def _is_mention_only(reading: Reading, printed: bool) -> bool:
    """Return whether a word of its kind stands here without saying anything of a measure."""
    phrase, kind, rule = reading.phrase, reading.instrument.instrument, reading.rule
    return (
        (kind == "subsidy" and reading.imposer is None)
        or (kind == "investment_commitment" and not reading.has_printed_imposer)
        or (kind == "purchase_commitment" and rule == "default")
        or (kind == "investigation" and rule == "default" and not (phrase.has_owner or phrase.is_definite))
        or (rule == "stance" and reading.status == "violated" and reading.is_by_measure)
        or (rule == "verbal" and ((not printed and phrase.product is None) or reading.is_by_private))
    )


_BARE = frozenset(("default", "adjective", "agenda"))
_EXPLICIT = frozenset(("participle", "become", "passive", "unmet", "nominal"))


def _worth_as_agreement(reading: Reading, printed: bool) -> bool:
    """Return whether a state of an agreement is told: made, broken, or negotiated by two printed parties."""
    if reading.is_default or (reading.rule == "stance" and reading.status == "in_force"):
        return False
    explicit = reading.predicate is not None or reading.rule in _EXPLICIT
    is_open = reading.status in HEDGED and not _is_negotiated(reading)
    return explicit and not is_open and (printed or reading.phrase.is_definite)


_CHANGED = frozenset(("lifted", "suspended", "reduced", "raised", "extended"))


def _worth_as_restriction(reading: Reading, printed: bool) -> bool:
    """Return whether parties, a rate or an act are told of a duty, ban or the like."""
    rated = any(figure.value is not None for figure, _ in reading.phrase.rates)
    if reading.imposer is None and reading.target is None and (not rated or reading.rule in _BARE):
        return False
    # who faces a duty of 39 % is told enough; who complains of duties is not
    if reading.rule == "stance" and reading.imposer is None and not (rated and reading.target is not None):
        return False
    if reading.is_default or reading.status in HEDGED:
        taken_up = reading.rule in ("become", "passive") and reading.imposer is not None
        return printed or rated or taken_up
    made = reading.predicate
    stated = made is not None and made.verb is not None and reading.rule != "become"
    stated |= reading.rule in ("participle", "passive", "become") and reading.imposer is not None
    stated |= reading.rule == "nominal" and reading.status in _CHANGED and reading.imposer is not None
    is_act = made is None or made.cue is None or made.cue.sense not in ("keep", "other")
    return printed or rated or (stated and is_act)
