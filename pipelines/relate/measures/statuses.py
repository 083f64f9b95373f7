"""Which reading decides the status: predicate, participle, adjective or the sentence around."""

from __future__ import annotations

from pipelines.relate.items import Item
from pipelines.relate.lexicon import Instrument
from pipelines.relate.measures import subjects
from pipelines.relate.measures.attitudes import INTENDED, REQUESTS
from pipelines.relate.measures.drafts import drafted
from pipelines.relate.measures.hypotheses import (
    is_brought_about,
    is_hypothetical,
    is_imagined,
    is_kept_away,
    is_new,
    is_unmet,
    is_weighed,
    on_agenda,
)
from pipelines.relate.measures.infinitives import intention_of
from pipelines.relate.measures.instrument_status import for_instrument, head_change, participle_status
from pipelines.relate.measures.modality import BEARS, REACHED, VIEWED, lies_ahead
from pipelines.relate.measures.negotiations import NEGOTIATES, are_concluded, talks_before
from pipelines.relate.measures.phrase import DUTIES, TAXES, NounPhrase, Predicate
from pipelines.relate.measures.reading import GAINS

_SAID_OF = frozenset(("passive", "become", "state"))
"""Rules by which a verb speaks of its subject."""
_OPEN = INTENDED | {"denied", "conditional"}
_ENDS = frozenset(("lifted", "reduced", "suspended"))
_OTHERS_ACT = frozenset({"under_discussion", "lifted", "reduced", "conditional", "denied"})

Decision = tuple[Predicate | None, str, str]
"""Predicate, status, and the rule that chose them."""


def decide_status(
    words: list[Item],
    phrase: NounPhrase,
    instrument: Instrument,
    before: Predicate | None,
    after: Predicate | None,
) -> Decision:
    """Return (predicate, status, rule) by which reading decides: predicates, participle, adjective, context."""
    adjective = next((c.status for c in phrase.adjectives if c.status), None)
    if after is not None and after.rule == "become" and (wanted := _wanted(words, phrase)) is not None:
        if before is None:
            return before, wanted, "nominal"
        after = None
    return (
        _open_question(words, phrase, instrument, before, after, adjective)
        or _governed(words, phrase, instrument, before, after, adjective)
        or _followed(words, phrase, instrument, before, after)
        or _faced(instrument, before, adjective)
        or _by_itself(words, phrase, instrument, before, adjective)
    )


def _wanted(words: list[Item], phrase: NounPhrase) -> str | None:
    """Return the status that a noun over "to" gives, of which the verb that follows speaks: efforts to secure a deal remain."""
    k = phrase.first - 1
    to = k if k > 0 and words[k].klass == "purpose" else k - 1
    is_infinitive = to > 0 and words[to].low.partition(" ")[0] == "to"
    return intention_of(words, to - 1) if is_infinitive else None


def lowered(phrase: NounPhrase, chosen: Predicate | None, status: str) -> str:
    """Return "reduced" for a duty that is dropped to a rate, which is not lifted: dropped from 30% to 5%; else `status`."""
    drops = chosen is not None and chosen.cue is not None and chosen.cue.lemma in ("drop", "cut", "slash")
    to = next((figure.value for figure, role in phrase.rates if role == "to"), None)
    return "reduced" if status == "lifted" and drops and to else status


def is_prospective(chosen: Predicate | None, after: Predicate | None, status: str, rule: str) -> bool | None:
    """Return whether the status that `rule` gave lies ahead; None where status or grammar leave that open."""
    if rule == "nominal" and after is not None and after.rule in _SAID_OF:
        chosen = after  # the cut in duties will take effect
    if status == "in_force" and chosen is not None and chosen.status in _ENDS:
        return False  # lifted no duties: they stand
    if rule == "participle":
        return False if status in REACHED else None
    if rule == "stance" and status == "in_force":
        return False  # plans to challenge the duty: it stands
    is_told = chosen is not None and rule not in ("default", "adjective")
    return lies_ahead(chosen.chain if chosen is not None and is_told else None, status)


def _open_question(
    words: list[Item],
    phrase: NounPhrase,
    instrument: Instrument,
    before: Predicate | None,
    after: Predicate | None,
    adjective: str | None,
) -> Decision | None:
    """Return the decision of what is asked for, unmet, hypothetical or negated."""
    is_nominal = before is not None and before.rule == "nominal"
    if (talks := talks_before(words, phrase, instrument)) is not None:
        return before, "agreed" if are_concluded(words, talks, phrase.last) else "under_discussion", "nominal"
    if after is not None and is_kept_away(words, phrase, after):
        return after, "conditional", "hedged"
    is_told = after is not None and after.rule == "relative" and after.status in ("in_force", "raised")
    if (
        before is not None
        and before.cue is not None
        and is_nominal
        and before.status == "under_discussion"
        and not is_told
    ):
        return before, "under_discussion", "nominal"
    if instrument.instrument in ("purchase_commitment", "agreement") and is_unmet(words, phrase):
        return before, "violated", "unmet"
    if is_hypothetical(words, phrase, before):
        return before, "conditional", "hedged"
    if phrase.is_negated:
        source = before or after
        if (
            before is not None
            and before.cue is not None
            and before.cue.lemma == "face"
            and instrument.instrument in TAXES
        ):
            return before, "lifted", "negated"  # faces no duty: enters free of it
        has_end = source is not None and source.status in _ENDS
        return source, "in_force" if has_end else "denied", "negated"
    if is_nominal and before is not None and after is not None and after.rule in _SAID_OF:
        return before, _nominal_in(before.status, after.status), "nominal"
    if is_nominal and before is not None and before.status == "in_force" and adjective in INTENDED:
        return before, adjective, "nominal"
    if is_nominal and adjective == "conditional":
        return before, "under_discussion" if on_agenda(words, phrase) else "conditional", "nominal"
    return None


def _nominal_in(noun: str, said: str) -> str:
    """Return the status of "the cut in duties was rejected": what the verb makes of the noun's status."""
    if said == "denied" and noun in _ENDS:
        return "in_force"
    if said in _OPEN:
        return said
    if said in ("suspended", "lifted"):
        return "in_force" if noun in _ENDS else said if noun not in INTENDED else "denied"
    return noun


def _governed(
    words: list[Item],
    phrase: NounPhrase,
    instrument: Instrument,
    before: Predicate | None,
    after: Predicate | None,
    adjective: str | None,
) -> Decision | None:
    """Return the decision of the verb or noun that governs the phrase, where it acts on the measure."""
    if before is None or _is_stance(before) or not before.status:
        return None
    status = before.status
    if after is not None and after.rule == "state" and before.cue is not None and _puts(before):
        return after, after.status, after.rule
    stands = after is not None and after.rule == "become" and after.status == "in_force"
    if stands and after is not None and status == "denied" and phrase.is_definite:
        return after, "in_force", after.rule
    if status in ("in_force", "announced", "launched") and head_change(words, phrase) == "threatened":
        status = "threatened"
    stays = before.cue is not None and (before.cue.sense == "keep" or before.cue.status == "suspended")
    if status == "in_force" and stays and adjective:
        status = adjective  # will not put off the planned duty
    status = drafted(words, before, status)
    lemma = before.cue.lemma if before.cue is not None else ""
    if instrument.instrument == "licence_requirement" and status in ("conditional", "under_discussion"):
        status = _required(words, phrase) or status
    return before, for_instrument(instrument, status, lemma), before.rule


def _puts(before: Predicate) -> bool:
    """Return whether the verb only brings the measure into the state that follows: put the duty on hold."""
    cue = before.cue
    return cue is not None and (cue.sense == "keep" or cue.lemma in ("put", "place", "set"))


_NEEDS = frozenset("need needs needed must require requires required requiring have has".split())


def _required(words: list[Item], phrase: NounPhrase) -> str | None:
    """Return the status of a licence that somebody needs to apply for; None where it is only wished for."""
    near = words[max(0, phrase.first - 7) : phrase.first]
    if not any(w.low in _NEEDS or w.low == "required to" for w in near):
        return None
    return "announced" if any(w.low in ("will", "would") for w in near) else "in_force"


def _followed(
    words: list[Item],
    phrase: NounPhrase,
    instrument: Instrument,
    before: Predicate | None,
    after: Predicate | None,
) -> Decision | None:
    """Return the decision of what follows the phrase: the verb whose subject it is, or its participle."""
    is_request = before is not None and before.cue is not None and before.cue.lemma in REQUESTS
    if is_request and after is not None and after.rule == "passive" and after.status in _ENDS:
        return before, "under_discussion", "nominal"  # asked for the ban, imposed in May, be lifted
    if after is not None and after.status and not _is_anothers(words, phrase, after):
        return after, for_instrument(instrument, after.status), after.rule
    participle = words[phrase.participle].entry if phrase.participle is not None else None
    if participle is None or participle.verb is None:
        return None
    if is_request:
        return before, "under_discussion", "nominal"
    has_ended = participle.verb.status == "expires" or participle.verb.lemma == "end"
    ended = "expired" if has_ended and "d" in participle.tenses else participle.verb.status
    return before, for_instrument(instrument, participle_status(ended)), "participle"


def _is_anothers(words: list[Item], phrase: NounPhrase, after: Predicate) -> bool:
    """Return whether a relative clause tells what another party does about the measure: curbs that Rome wants lifted."""
    if after.rule != "relative" or phrase.imposer is None or after.status not in _OTHERS_ACT:
        return False
    other = subjects.subject(words, after.before, phrase.last + 1)
    return other is not None and other.party != phrase.imposer


def _is_stance(before: Predicate | None) -> bool:
    return before is not None and before.cue is not None and before.cue.sense == "other"


def _faced(instrument: Instrument, before: Predicate | None, adjective: str | None) -> Decision | None:
    """Return the decision of a stance that says how the measure stands: breaks, averts, faces, secures it."""
    if before is None or before.cue is None or (not _is_stance(before) and before.cue.lemma not in GAINS):
        return None
    if (
        before.status in ("violated", "conditional")
        and before.cue.status == "violated"
        and instrument.instrument in DUTIES
    ):
        return before, "in_force", "stance"
    status = "conditional" if before.cue.status == "conditional" else before.status
    if status in ("violated", "conditional"):
        averted = status == "conditional" and adjective in ("threatened", "proposed", "announced")
        return before, adjective if averted and adjective is not None else status, "stance"
    if instrument.instrument == "agreement" and before.cue.lemma in NEGOTIATES:
        return before, "under_discussion", "stance"
    innermost = before.chain.cues[0] if before.chain is not None else before.cue
    if innermost is not before.cue and innermost.status in INTENDED and before.cue.status in VIEWED:
        return before, innermost.status, "stance"  # will discuss the threat of duties
    if before.cue.lemma == "brace for":
        return before, "threatened", "stance"
    if before.cue.lemma in (*BEARS, *GAINS):
        status = adjective if before.status == "in_force" and adjective is not None else before.status
        return before, for_instrument(instrument, status), "stance"
    return None


def _by_itself(
    words: list[Item],
    phrase: NounPhrase,
    instrument: Instrument,
    before: Predicate | None,
    adjective: str | None,
) -> Decision:
    """Return the decision of the phrase's own words and of the sentence around; in force where nothing else is said."""
    stance = _is_stance(before)
    if before is None and _runs_out(words, phrase):
        return None, "expires", "adjective"
    if (change := head_change(words, phrase)) is not None and not stance:
        return before, for_instrument(instrument, change), "adjective"
    if (
        stance
        and before is not None
        and before.status == "under_discussion"
        and adjective in ("reduced", "raised")
    ):
        return before, "under_discussion", "stance"
    if is_weighed(words, phrase):
        return before, "under_consideration", "nominal"
    is_new_state = adjective in ("extended", "raised", "reduced")
    if is_new_state and not stance and is_brought_about(words, phrase):
        return before, "conditional", "hedged"  # may prompt renewed sanctions
    if adjective is not None and adjective != "in_force":
        return before, for_instrument(instrument, adjective), "adjective"
    if is_brought_about(words, phrase) or (not stance and is_imagined(words, phrase)):
        return before, "conditional", "hedged"
    is_asked = stance and before is not None and before.status == "under_discussion"
    is_open = is_asked or on_agenda(words, phrase)
    asks_anew = (
        is_asked and before is not None and before.cue is not None and is_new(before.cue.lemma, phrase)
    )
    if is_open and (
        not phrase.has_owner
        or asks_anew
        or instrument.instrument in ("purchase_commitment", "exemption", "agreement")
    ):
        return before, "under_discussion", "agenda"
    return before, for_instrument(instrument, "in_force"), "stance" if stance else "default"


def _runs_out(words: list[Item], phrase: NounPhrase) -> bool:
    """Return whether a participle right after the phrase says that it ends: with the safeguard on steel ending in June."""
    after = words[phrase.last + 1].low if phrase.last + 1 < len(words) else ""
    return after.partition(" ")[0] in ("ending", "expiring", "lapsing")
