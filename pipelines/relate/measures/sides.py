"""Who imposes and who is hit: from the phrase, the clause, earlier statements, and last from the document."""

from __future__ import annotations

from pipelines.relate.items import Item
from pipelines.relate.measures import subjects
from pipelines.relate.measures.attitudes import REQUESTS
from pipelines.relate.measures.bystander_marks import describes_goods
from pipelines.relate.measures.bystanders import (
    host_of_quota,
    take_denied,
    take_export_market,
    take_flood,
    take_market,
    take_owner_of_goods,
    take_sellers,
    take_urger,
)
from pipelines.relate.measures.carried import (
    follow_definite,
    follow_exchange,
    follow_kind,
    follow_neighbour,
    follow_own,
    follow_own_goods,
    follow_product,
    take_place,
)
from pipelines.relate.measures.document_parties import fill_from_document
from pipelines.relate.measures.imposers import imposer_of
from pipelines.relate.measures.negotiations import NEGOTIATES, talking_parties, talks_before
from pipelines.relate.measures.origins import (
    answering,
    between_later,
    burdened,
    levier,
    not_on_its_own,
    of_origin,
    plaintiff,
    seller,
    ultimatum,
)
from pipelines.relate.measures.owners import announcer, announces, obliged
from pipelines.relate.measures.phrase import TAXES, NounPhrase, Predicate
from pipelines.relate.measures.reading import BILATERAL, GAINS, TAKEN_UP, Context, Reading, party_at
from pipelines.relate.measures.subjects import BOTH


def assign_parties(
    words: list[Item],
    reading: Reading,
    before: Predicate | None,
    after: Predicate | None,
    inherited: Reading | None,
    context: Context,
) -> None:
    """Fill imposer and target of `reading` from phrase, predicates, joined readings, and last from the document."""
    phrase = reading.phrase
    imposer = imposer_of(words, reading, before, after, inherited, context)
    target = _target(words, phrase, before, imposer)
    explicit = {party for party, _ in phrase.targets}
    acting = [party for party in (*reading.others, imposer) if party is not None and party not in explicit]
    if reading.others and acting and explicit and explicit <= {*reading.others, imposer}:
        imposer, target, reading.others = acting[-1], phrase.targets[0][0], tuple(acting[:-1])
    if _is_mutual(reading, target):
        target = reading.others[0]  # both agreed to suspend all tariffs: each its own on the other
    imposer, target = _as_instrument(words, reading, before, imposer, target)
    if imposer is None and before is not None and _is_of_accord(words, before):
        imposer = BOTH
    if imposer is None and before is not None and before.verb and words[before.verb - 1].low == "or":
        imposer, target = ultimatum(words, before.verb, target)
    is_mutual = imposer == BOTH or (phrase.is_both and imposer is None)
    if is_mutual:
        imposer, target = (None, None) if phrase.further else context.sides() or (None, None)
    if imposer is None and reading.instrument.instrument == "export_control":
        imposer, target = seller(words, phrase, target)
    if phrase.flow == "out" and target is not None and _only_describes(words, reading, target):
        phrase.targets, target = [named for named in phrase.targets if named[0] != target], None
    if phrase.origin is not None:
        imposer, target = of_origin(reading, phrase.origin, imposer, target)
    if imposer is not None and target is None and imposer in [party for party, _ in phrase.targets]:
        imposer, target = not_on_its_own(reading, imposer)
    talks = talks_before(words, phrase, reading.instrument) if imposer is None or target is None else None
    if talks is not None:
        imposer, target = talking_parties(words, talks, phrase, context.sides())
    reading.imposer, reading.target = imposer, target
    if imposer == phrase.imposer and phrase.also_imposed_by:
        reading.others = tuple(phrase.also_imposed_by)
    reading.has_printed_imposer = imposer is not None
    _carry(words, reading, before, context)
    # "the duties of both sides rose to 145% and 125%" does not say whose is which
    if is_mutual and phrase.further:
        reading.imposer, reading.target, reading.is_ambiguous = None, None, True


def _is_of_accord(words: list[Item], before: Predicate) -> bool:
    """Return whether what is done is what an accord was reached on: consensus was reached to grant tariff preferences."""
    k = before.before
    return before.is_infinitive and k >= 0 and words[k].low in _ACCORDS and words[k + 1].klass == "aux"


_ACCORDS = frozenset(("accord", "agreement", "consensus", "deal", "understanding"))


def _is_mutual(reading: Reading, target: str | None) -> bool:
    """Return whether two parties settle with each other what becomes of their duties, or bar each other's goods."""
    ends = reading.status == "agreed" and reading.instrument.instrument in TAXES
    is_told = reading.phrase.is_both or (ends and not reading.phrase.is_possessed)
    return is_told and target is None and len(reading.others) == 1


def _carry(words: list[Item], reading: Reading, before: Predicate | None, context: Context) -> None:
    """Take the parties that the phrase and its verbs leave open from the words around, earlier statements, the document."""
    is_faced = before is not None and before.cue is not None and before.cue.lemma == "face"
    if before is not None and is_faced and reading.imposer is None:
        take_export_market(words, reading, before.before)
    phrase, imposer, target = reading.phrase, reading.imposer, reading.target
    take_owner_of_goods(words, reading, context)
    if reading.imposer is not None and reading.target is None:
        reading.target = plaintiff(words, reading) or answering(words, reading, context)
    if reading.subject is not None and before is not None and before.is_infinitive:
        take_urger(words, reading, reading.subject)
    is_relief = reading.instrument.instrument == "exemption" and reading.rule == "verbal"
    takes_up = phrase.is_definite and phrase.product is None
    if reading.imposer is not None and reading.target is None and takes_up and reading.rule == "verb":
        follow_own(reading, context)
    if reading.imposer is not None and reading.target is None:
        follow_own_goods(reading, context)
    if imposer is None and target is None and (takes_up or is_relief):
        follow_definite(reading, context)
    elif imposer is None and target is None and phrase.product is not None:
        follow_product(reading, context)
    if reading.target is None:
        burdened(words, reading)
    take_market(words, reading)
    take_sellers(words, reading)
    take_flood(words, reading)
    take_denied(words, reading)
    host_of_quota(words, reading)
    if phrase.rates and reading.imposer is None and reading.target is None:
        _from_rate(words, reading, context)
    if reading.imposer is None and reading.target is None and reading.instrument.instrument in BILATERAL:
        between_later(words, reading)
    if reading.imposer is None and reading.target is None:
        follow_exchange(words, reading, context)
    if reading.imposer is None and reading.target is None:
        take_place(words, reading)
    if is_faced and reading.imposer is None and reading.target is None:
        reading.imposer = announcer(words, phrase.first)
    if reading.imposer is None and reading.target is None and phrase.product is not None:
        follow_neighbour(words, reading, context)
    fill_from_document(words, reading, context)
    if reading.imposer is not None:
        follow_kind(reading, context)


_RECEIVES = frozenset(("hit", "slap", "charge", "grant", "offer", "subject to"))
"""Verbs whose passive has the party as its subject that the measure is for: Peru was charged a duty."""


_SUFFERS = frozenset(("face", "attract", "incur", "risk", "escape", "avoid", "dodge", *REQUESTS, *GAINS))
"""Verbs whose subject is hit by the measure, or wants to be rid of it."""


def _target(
    words: list[Item], phrase: NounPhrase, before: Predicate | None, imposer: str | None
) -> str | None:
    """Return who is hit, as the sentence has it."""
    listed = [party for party, _ in phrase.targets]
    if before is not None and before.is_passive and before.cue is not None and before.cue.lemma in _RECEIVES:
        found = subjects.subject(words, before.before)
        if found is not None and found.party not in (BOTH, imposer):
            phrase.target = phrase.target or found.party
    target = phrase.target or next((party for party in listed if party != imposer), None)
    if target is None and before is not None and before.rule == "nominal" and before.status == "threatened":
        found = (
            subjects.subject_after(words, phrase.last)
            if words[0].low in ("under", "despite", "amid")
            else None
        )
        target = found.party if found is not None and found.party != imposer else None
    if target is None and phrase.instrument.instrument in BILATERAL and listed:
        target = listed[0]
    if target is None and before is not None and before.cue is not None and before.cue.lemma in _SUFFERS:
        found = _goods_before(words, before.before) or subjects.subject(words, before.before)
        if found is None and before.is_gerund and before.start == 0:
            found = subjects.subject_after(words, phrase.last)
        if found is not None and found.party not in (BOTH, imposer) and not announces(words, found, before):
            target = found.party
            if before.cue.lemma in ("face", *GAINS):
                named = {party_at(words, k): k for k in range(before.before, found.position - 1, -1)}
                listed = sorted((target, *found.others), key=lambda party: named.get(party, 0))
                phrase.targets += [(party, named.get(party, found.position)) for party in listed]
                target = listed[0]
    return target


def _only_describes(words: list[Item], reading: Reading, target: str) -> bool:
    """Return whether the only party of an export curb is where its goods were made: exports of American chips."""
    if (
        reading.instrument.instrument not in ("licence_requirement", "export_control")
        or reading.rule == "verbal"
    ):
        return False
    parties = [(party, k) for party, k in reading.phrase.targets if party == target]
    return len(parties) == 1 and all(
        words[k - 1].low == "of" and any(_is_product(w) for w in words[k + 1 : k + 4]) for _, k in parties
    )


def _is_product(item: Item) -> bool:
    return item.entry is not None and item.entry.is_product


def _goods_before(words: list[Item], before: int) -> subjects.Subject | None:
    """Return whose goods face a duty: "Syrian soap faces a 41% tariff"."""
    for j in range(before, max(-1, before - 4), -1):
        party = party_at(words, j)
        if party is not None:
            return subjects.Subject(party, j) if describes_goods(words, j) else None
        if words[j].klass is not None and words[j].klass not in ("modal", "aux", "adv"):
            return None
    return None


def _as_instrument(
    words: list[Item], reading: Reading, before: Predicate | None, imposer: str | None, target: str | None
) -> tuple[str | None, str | None]:
    """Return the parties as the instrument takes them: an exemption is granted to its owner, a pact binds two, a state subsidises its own."""
    kind, phrase = reading.instrument.instrument, reading.phrase
    gains = before is not None and before.cue is not None and before.cue.lemma in GAINS
    if kind == "subsidy" and gains and imposer is None:
        return target, None  # Peruvian mills receive subsidies
    if kind in _MADE_WITH and phrase.is_owner_modifier and before is not None and before.verb:
        found = subjects.subject(words, before.before)
        if found is not None and found.party not in (BOTH, imposer):
            return found.party, imposer
    if kind == "exemption" and (owner := levier(words, phrase)) is not None:
        imposer = owner
        target = next((party for party, _ in phrase.targets if party != owner), None)
        freed = phrase.imposer if phrase.imposer != owner else None
        target = target or freed or _target(words, phrase, before, imposer) or _asking(words, before, imposer)
    is_listed = before is not None and before.rule == "listing" and before.is_passive
    if (
        kind == "exemption"
        and phrase.has_owner
        and not is_listed
        and before is not None
        and before.verb is not None
    ):
        found = subjects.subject(words, before.before)
        is_stance = before.cue is not None and before.cue.sense == "other"
        if found is not None and found.party not in (BOTH, imposer) and not is_stance:
            return found.party, imposer
    if reading.others and kind in BILATERAL and target is None:
        first, reading.others = reading.others[0], ()
        return first, imposer
    if kind in ("agreement", "purchase_commitment") and (debtor := obliged(words, phrase)):
        return debtor, target if target != debtor else None
    return imposer, target


_MADE_WITH = ("agreement", "investment_commitment")
"""What is made with the party before the noun by the subject of its verb: Peru signs Chile trade deal."""


def _asking(words: list[Item], before: Predicate | None, imposer: str) -> str | None:
    """Return who negotiates an exemption from another's duty for itself."""
    if before is None or before.cue is None or before.cue.lemma not in NEGOTIATES:
        return None
    found = subjects.subject(words, before.before)
    return found.party if found is not None and found.party not in (BOTH, imposer) else None


def _from_rate(words: list[Item], reading: Reading, context: Context) -> None:
    """Take the parties of a bare rate from its clause, else from the last statement on the same kind of duty."""
    if reading.is_default:
        _from_clause(words, reading)
    if reading.imposer is None and reading.instrument.instrument in TAKEN_UP["tariff"]:
        follow_definite(reading, context)
        reading.is_guess = reading.imposer is not None


def _from_clause(words: list[Item], reading: Reading) -> None:
    """Take the parties of a rate from its clause: "Ottawa agreed to let in Chinese cars at a tariff of 6%"."""
    found = subjects.subject(words, reading.phrase.first - 1)
    if found is None or found.party == BOTH:
        return
    start = next((k for k in range(found.position) if party_at(words, k) == found.party), found.position)
    clause = words[start : reading.phrase.first]
    if not any(w.klass in ("modal", "to_be") or w.low == "agreed" for w in clause):
        return
    reading.imposer, reading.is_guess = found.party, True
    between = (party_at(words, k) for k in range(start + 1, reading.phrase.first))
    reading.target = next((p for p in between if p is not None and p != found.party), None)
