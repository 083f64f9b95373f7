"""Phrases that share: joined by "and" or given as examples."""

from __future__ import annotations

from pipelines.relate.items import Item
from pipelines.relate.lexicon import Instrument
from pipelines.relate.measures.attitudes import INTENDED
from pipelines.relate.measures.phrase import NounPhrase
from pipelines.relate.measures.reading import Reading


def example_of(words: list[Item], phrase: NounPhrase, earlier: list[Reading]) -> Reading | None:
    """Return the general measures that this phrase is an example of: "measures, such as limits on exports"; or is in full:
    "sanctions – a duty of 100%".
    """
    if not earlier:
        return None
    kind = earlier[-1].instrument.instrument
    if kind != phrase.instrument.instrument and kind not in ("other", "sanction", "agreement"):
        return None
    between = [w.low for w in words[earlier[-1].phrase.last + 1 : phrase.first]]
    marks = [n for n, low in enumerate(between) if low in ("such as", "including", "like")]
    is_in_full = (
        between[-1:] in (["–"], ["—"]) and words[phrase.first].low in ("a", "an") and kind in _GENERAL
    )
    return earlier[-1] if is_in_full or (marks and marks[-1] >= len(between) - 1) else None


_GENERAL = ("other", "sanction")
"""Instruments that a more telling word may follow."""


def outcome_of(
    words: list[Item], phrase: NounPhrase, instrument: Instrument, earlier: list[Reading]
) -> Instrument:
    """Return the instrument of the remedy that a plain duty follows from: an anti-dumping order resulting in duties of 17%.

    The duty says what the order comes to, so that the order is no measure of its own.
    """
    last = earlier[-1] if earlier else None
    follows = [w.low for w in words[max(0, phrase.first - 2) : phrase.first]] in _FOLLOWS_FROM
    if last is None or not follows or instrument.instrument != "tariff":
        return instrument
    if last.instrument.instrument not in ("anti_dumping", "safeguard") or last.phrase.rates:
        return instrument
    last.is_replaced = True
    phrase.targets = phrase.targets or list(last.phrase.targets)
    if phrase.imposer is None and last.imposer is not None:
        phrase.imposer, phrase.has_owner = last.imposer, True
    return last.instrument


_FOLLOWS_FROM = (["resulting", "in"], ["leading", "to"])


def _is_parallel(a: NounPhrase, b: NounPhrase) -> bool:
    """Return whether two phrases state a rate in the same form: "of US tariffs to 55% and Chinese tariffs to 30%"."""
    return bool({role for _, role in a.rates} & {role for _, role in b.rates} & {"to", "from", "by"})


def joined_to(words: list[Item], phrase: NounPhrase, earlier: list[Reading]) -> Reading | None:
    """Return the reading whose verb this phrase shares by "and" or a comma; a phrase with an owner of its own shares none."""
    if not earlier or phrase.first < 1:
        return None
    last = earlier[-1]
    commits = phrase.instrument.instrument == "purchase_commitment"
    if last.instrument.instrument == "investigation" or (
        commits
        and last.instrument.instrument not in ("purchase_commitment", "investment_commitment", "agreement")
    ):
        return None
    between = words[last.phrase.last + 1 : phrase.first]
    if last.rule == "verb" and _brings_along(between):
        return last
    if (
        last.predicate is None
        or last.rule in ("default", "agenda", "hedged", "become", "passive")
        or not (0 < len(between) <= 3 or _is_list_tail(between))
    ):
        return None
    if len(between) > 3:
        between = between[-1:]
    opens_anew = (phrase.has_owner or words[phrase.first].klass == "det") and not _is_parallel(
        last.phrase, phrase
    )
    if opens_anew and (last.predicate.verb is None or not any(w.klass == "conj" for w in between)):
        return None
    return (
        last if all(w.klass in ("conj", "adv") or w.low in (",", "other", "new") for w in between) else None
    )


def _brings_along(between: list[Item]) -> bool:
    """Return whether "with" adds a measure to the one before: quotas at 80% of imports, with a duty on those above."""
    if not between or between[-1].low != "with" or len(between) > _FARTHEST:
        return False
    is_next = len(between) == 1 or between[-2].low == ","
    return is_next and all(w.klass in (None, "prep", "det", "adv") for w in between[:-2])


_FARTHEST = 10


def _is_list_tail(between: list[Item]) -> bool:
    """Return whether only further goods stand between two phrases: "…, oil cakes and peas, and a duty on …"."""
    return (
        0 < len(between) <= 9
        and between[-1].klass == "conj"
        and between[-2].low == ","
        and all(
            w.low == "," or w.klass in ("conj", "det") or (w.klass is None and not w.mention and _is_plain(w))
            for w in between
        )
    )


def _is_plain(item: Item) -> bool:
    return item.entry is None or item.entry.is_product


def is_frame(words: list[Item], phrase: NounPhrase) -> bool:
    """Return whether a phrase only frames its clause: "Under the truce, tariffs on cheese were lowered"."""
    before = phrase.first - 1
    while before >= 0 and words[before].klass == "det":
        before -= 1
    follows = words[phrase.last + 1 : phrase.last + 2]
    return before >= 0 and words[before].low == "under" and bool(follows) and follows[0].low == ","


def carry_change(words: list[Item], readings: list[Reading], reading: Reading) -> None:
    """Give a phrase with a new level the verb left out: "US duties were lowered to 5%, and Peruvian duties to 3%"."""
    if not readings or reading.rule != "default" or words[reading.phrase.first - 1].klass != "conj":
        return
    last = readings[-1]
    is_level = all(any(role == "to" for _, role in r.phrase.rates) for r in (last, reading))
    if is_level and last.status in ("reduced", "raised") and not last.is_default:
        reading.status, reading.rule, reading.is_default = last.status, last.rule, False
        reading.is_prospective = last.is_prospective


def share(words: list[Item], phrase: NounPhrase, inherited: Reading) -> None:
    """Give a joined phrase the object of "hit", and the first one the dates after the last: "hit Peru with A and B in May"."""
    cue = inherited.predicate.cue if inherited.predicate is not None else None
    if cue is not None and cue.lemma in _GIVEN_TO and not phrase.targets:
        phrase.targets = list(inherited.phrase.targets)
    if not any(w.date is not None for w in words[inherited.phrase.first : phrase.first]):
        inherited.shares_dates = True


_GIVEN_TO = frozenset(("hit", "grant", "offer", "give", "allow", "award", "allocate"))
"""Verbs whose recipient bears or gets all measures joined after it."""


def share_object(words: list[Item], readings: list[Reading], reading: Reading) -> None:
    """Give a measure whom the one joined to it hits: "tariffs and quotas on Peruvian fish"."""
    last = readings[-1] if readings else None
    if last is None or last.target is not None or not reading.phrase.targets or last.predicate is None:
        return
    between = words[last.phrase.last + 1 : reading.phrase.first]
    is_bare = last.phrase.last == last.phrase.head and last.phrase.product is None
    if is_bare and len(between) == 1 and between[0].low == "and" and last.imposer == reading.imposer:
        last.target, last.phrase.targets = reading.target, list(reading.phrase.targets)


_SPOKEN = INTENDED | {"announced", "agreed", "conditional"}


def carry_prospect(words: list[Item], readings: list[Reading], reading: Reading) -> None:
    """Give what a measure would do the state of that measure: announced sanctions imposing a duty, plans curbs raising it."""
    made, last = reading.predicate, readings[-1] if readings else None
    if last is not None and last.rule == "become" and last.predicate is None and reading.rule == "default":
        between = words[last.phrase.last + 1 : reading.phrase.first]
        if any(w.klass == "conj" for w in between) and all(w.kind in "WP" or w.klass for w in between):
            reading.status, reading.rule, reading.is_default = (
                last.status,
                last.rule,
                False,
            )  # there will be a duty and a levy
            reading.imposer, reading.target = reading.imposer or last.imposer, reading.target or last.target
            return
    is_part = made is not None and made.is_gerund and last is not None and made.before == last.phrase.last
    if last is not None and is_part and last.status in _SPOKEN and reading.status in ("in_force", "raised"):
        reading.status, reading.is_prospective = last.status, last.is_prospective


def join_subjects(words: list[Item], readings: list[Reading], reading: Reading) -> None:
    """Give a bare phrase the predicate of the one it is joined to: "a levy on A and a levy on B will take effect"."""
    if not readings or reading.rule not in ("become", "passive"):
        return
    last = readings[-1]
    between = words[last.phrase.last + 1 : reading.phrase.first]
    if (
        last.rule == "default"
        and not is_frame(words, last.phrase)
        and 0 < len(between) <= 2
        and all(w.klass == "conj" or w.low == "," for w in between)
    ):
        last.status, last.rule, last.predicate, last.is_default = (
            reading.status,
            reading.rule,
            reading.predicate,
            False,
        )
        last.is_prospective = reading.is_prospective
        last.imposer = last.imposer or reading.imposer
        last.shares_dates = True
