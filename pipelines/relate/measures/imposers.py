"""Who imposes, as the sentence has it: the owner, the agent of a passive, the subject of a verb.

Belongs here: the imposer by grammar. Who is hit, and what the sentence leaves open, is read in `sides`.
"""

from __future__ import annotations

from pipelines.relate.items import Item
from pipelines.relate.measures import subjects
from pipelines.relate.measures.bystanders import planner, urged, warner
from pipelines.relate.measures.demands import addressed
from pipelines.relate.measures.groups import is_group, names_private
from pipelines.relate.measures.hypotheses import is_weighed
from pipelines.relate.measures.insertions import act_inserted
from pipelines.relate.measures.negotiations import NEGOTIATES
from pipelines.relate.measures.owner_acts import start_at_subject
from pipelines.relate.measures.owners import accused, accused_at, possessor, punished
from pipelines.relate.measures.phrase import Predicate
from pipelines.relate.measures.reading import BILATERAL, GAINS, Context, Reading, party_at
from pipelines.relate.measures.subjects import BOTH
from pipelines.relate.parties import actor


def imposer_of(
    words: list[Item],
    reading: Reading,
    before: Predicate | None,
    after: Predicate | None,
    inherited: Reading | None,
    context: Context,
) -> str | None:
    """Return who imposes, as the sentence has it: owner, agent of a passive, subject of a verb; BOTH for both sides."""
    phrase = reading.phrase
    imposer = phrase.imposer
    if imposer is None and after is not None and after.verb is not None and after.is_passive:
        imposer = subjects.agent_after(words, after.verb) or _orderer(words, after)
    inserted = act_inserted(words, phrase.last + 1)
    if imposer is None and inserted is not None:
        imposer = subjects.agent_after(words, inserted)
    if imposer is None and inherited is not None:
        imposer = inherited.imposer
    if imposer is None and after is not None and after.rule == "relative" and after.status in _OWN_ACTS:
        own = subjects.subject(words, after.before, phrase.last + 1)
        imposer = own.party if own is not None and own.party != BOTH else None
    if before is not None and before.verb is not None and before.cue is not None:
        if imposer is None:
            imposer = _subject_of(words, reading, before, context)
        elif before.cue.sense in ("act", "say", "keep") and not before.is_passive:
            imposer = start_at_subject(words, reading, before, imposer)
    if imposer is None:
        imposer = accused(words, phrase)
    if imposer is None and phrase.first > 1 and words[phrase.first - 1].low == "whose":
        imposer = party_at(words, phrase.first - 2 - (words[phrase.first - 2].low == ","))
        phrase.has_owner = imposer is not None
    if imposer is not None:
        return imposer
    if reading.status == "under_consideration" and is_weighed(words, phrase):
        return _weigher(words, phrase.first)
    found = _holder(words, reading, before)
    if found is None and after is not None and after.rule == "relative":
        found = subjects.subject(words, after.before, phrase.last + 1)
    if found is None and before is None and phrase.first > 1 and words[phrase.first - 1].low == ":":
        found = subjects.subject(words, 0) if phrase.first == 2 else _announced_by(words)
    return found.party if found is not None else None


def _weigher(words: list[Item], first: int) -> str | None:
    """Return who thinks about the steps that include the measure at `first`: the steps being weighed by Peru include."""
    by = next((k for k in range(first - 2, 0, -1) if words[k].low == "by"), None)
    return subjects.agent_after(words, by - 1) if by is not None else None


def _holder(words: list[Item], reading: Reading, before: Predicate | None) -> subjects.Subject | None:
    """Return whose a measure is that no verb imposes: who has it, whom "its" means, whose act a noun tells."""
    phrase = reading.phrase
    if before is None and phrase.first and words[phrase.first - 1].low in _HAVE:
        return subjects.subject(words, phrase.first - 1)
    if phrase.is_possessed:
        found = possessor(words, phrase.first)
        if found is not None and words[phrase.first].low == "their" and found.others:
            reading.others, reading.start = found.others, min(reading.start, found.position)
        return found
    if not _is_act_of_subject(words, reading, before):
        return None
    found = subjects.subject(words, phrase.first - 1)
    is_source = found is not None and found.party != BOTH and words[found.position - 1].low == "from"
    if found is not None and (is_source or found.party in [party for party, _ in phrase.targets]):
        return None
    return found


def _is_act_of_subject(words: list[Item], reading: Reading, before: Predicate | None) -> bool:
    """Return whether the subject of the clause is who does what a noun tells; of "these duties" that was told before."""
    phrase = reading.phrase
    takes_up = any(words[k].low in ("these", "those") for k in range(phrase.first, phrase.head))
    return before is not None and before.rule == "nominal" and before.status in _IMPOSING and not takes_up


def _orderer(words: list[Item], after: Predicate) -> str | None:
    """Return who orders that a measure be imposed; who only demands one does not impose it."""
    made = after.chain
    if made is None or made.asked_at is None or made.noun_status != "announced":
        return None
    found = subjects.subject(words, made.asked_at - 1)
    return found.party if found is not None and found.party != BOTH else None


def _announced_by(words: list[Item]) -> subjects.Subject | None:
    """Return whose answer a measure after a colon is: "Peru's answer was swift: a duty on milk"."""
    for j, word in enumerate(words[:3]):
        party = party_at(words, j)
        if party is not None:
            return subjects.Subject(party, j) if word.is_possessive else None
    return None


_OWN_ACTS = frozenset(("in_force", "raised", "announced", "proposed", "threatened"))
"""States that the subject of a relative clause gives its own measure: the duties that Ottawa plans."""


_CONTINUES = frozenset((",", "by", "while", "through", "besides", "after", "before", "without", "of"))


_HAVE = frozenset(("has", "have", "had"))


_IMPOSING = frozenset(("threatened", "in_force", "proposed", "raised"))


_OF_FIRMS = frozenset(("purchase_commitment", "investment_commitment", "agreement"))


def _carried(words: list[Item], before: Predicate, context: Context) -> str | None:
    """Return whom a pronoun without antecedent in its sentence means: a person or subject before, else the last imposer."""
    opens = words[: before.before + 1]
    if len(opens) > 6 or not any(w.klass == "pron" for w in opens):
        return None
    if any(w.low in ("he", "she") for w in opens) and (own := _person_before(words, context)) is not None:
        return own
    if not context.previous:
        return _subject_before(words, context) if any(w.low == "it" for w in opens) else None
    return _subject_before(words, context) or context.previous[-1].imposer_entity_id


def _is_subject(words: list[Item], last: int, before: int) -> bool:
    """Return whether a gerund is what another verb is said of: given its size, keeping the duty makes no sense."""
    after = words[last + 1].low if last + 1 < len(words) else ""
    opens = before < 0 or words[before].low == ","
    return opens and after in ("makes", "made", "means", "meant", "hurts", "helps", "is", "was", "would")


def _person_before(words: list[Item], context: Context) -> str | None:
    """Return the party of the last person named in the sentences before, for "he" or "she"."""
    index = context.index
    number = index.number_at(words[0].start) or 0
    for before in reversed(index.spans.source.sentences[max(0, number - _PERSON_BACK) : number]):
        for mention in reversed(index.mentions(before.char_start, before.char_end)):
            if mention.entity_kind == "person" and (party := actor(mention)) is not None:
                return party
    return None


_PERSON_BACK = 3
"""Sentences before a pronoun in which the person it means is named."""


def _subject_before(words: list[Item], context: Context) -> str | None:
    """Return the country with which the sentence before opens, which a pronoun takes up: "Peru … . It plans"."""
    index = context.index
    number = index.number_at(words[0].start)
    if not number:
        return None
    before = index.spans.source.sentences[number - 1]
    is_thing = any(w.low in ("it", "its") for w in words[:_PRONOUN])
    kinds = ("country", "organisation") if is_thing else ("country", "organisation", "person")
    for mention in index.mentions(before.char_start, before.char_end):
        if mention.entity_kind not in kinds:
            continue
        opens = mention.char_start - before.char_start <= _OPENING and mention.resolved_by != "demonym"
        return actor(mention) if opens else None
    return None


_PRONOUN = 3
"""Items at the start of a sentence among which its pronoun stands: but it."""
_OPENING = 4
"""Characters before the subject with which a sentence opens: its article."""


def _subject_of(words: list[Item], reading: Reading, before: Predicate, context: Context) -> str | None:
    """Return the subject of an active predicate; of a stance, the subject is not the imposer."""
    cue = before.cue
    assert cue is not None
    found = None
    if cue.sense != "other" and (warning := warner(words, before.before)) is not None:
        found, reading.phrase.target = warning
    reading.is_by_unnamed = is_group(words, before.before)
    is_of = before.is_gerund and before.before > 1 and words[before.before].low == "of"
    if is_of and (party := accused_at(words, before.before - 1)) is not None:
        return party
    if (
        before.is_gerund
        and cue.status == "violated"
        and (party := punished(words, before.before)) is not None
    ):
        return party
    if before.is_gerund and _is_subject(words, reading.phrase.last, before.before):
        return None
    if before.is_gerund and before.before >= 0 and words[before.before].low in _CONTINUES:
        found = subjects.main_subject(words, before.before)
    if before.is_infinitive and before.verb and (own := planner(words, before.verb)) is not None:
        return own
    found = found or subjects.subject(words, before.before)
    if found is not None and before.is_infinitive:
        found = urged(words, found.position) or found
    if found is None and before.is_gerund and before.before > 3:
        found = subjects.subject(words, before.before, is_open=True)
    if found is None and (before.is_gerund or before.is_infinitive):
        found = subjects.subject_after(words, reading.phrase.last)
    if found is None and addressed(words, before.before):
        reading.phrase.target = party_at(words, before.before - 3)
        return party_at(words, before.before - 1)
    if found is None:
        return _carried(words, before, context)
    if before.is_passive:
        return subjects.agent_after(words, reading.phrase.last)
    if names_private(words, found.position) and reading.instrument.instrument not in _OF_FIRMS:
        reading.is_by_private = reading.is_by_unnamed = cue.sense != "other"
        return None
    is_party = reading.instrument.instrument == "agreement" and cue.lemma in NEGOTIATES
    gains = cue.lemma in GAINS and reading.instrument.instrument not in (*BILATERAL, "purchase_commitment")
    if (cue.sense == "other" and cue.status != "violated" and not is_party) or gains:
        return None
    reading.start = min(reading.start, found.position)
    reading.others = found.others
    reading.subject = found.position
    return found.party
