"""The status that a chain of verbs states, by its modals, negations and the verbs above, and whether it lies ahead.

Belongs here: modality. How a chain is read is in `verb_chain`.
"""

from __future__ import annotations

from pipelines.relate.lexicon import Cue
from pipelines.relate.measures.attitudes import INTENDED, gives_up
from pipelines.relate.measures.phrase import Chain
from pipelines.relate.measures.postponed import PUTS_OFF
from pipelines.relate.measures.reading import GAINS

BEARS = frozenset(("face", "pay", "incur", "attract"))
"""Verbs whose subject a measure hits; their modals are its own: firms will pay a duty."""
_FACT = frozenset(("in_force", "raised", "launched", "agreed", "announced", "extended"))


_POSSIBILITY = frozenset(("could", "may", "might", "can"))


_ENDS = frozenset(("lifted", "reduced", "suspended"))
_OPEN = frozenset(
    ("threatened", "proposed", "under_consideration", "under_discussion", "denied", "conditional")
)
"""States that no modal changes any more."""


def status_of(found: Chain, has_if: bool) -> str:
    """Return the status that a chain states; hypotheticals and negations never give a fact in force."""
    inner = found.cues[0]
    status = _nested(found)
    if inner.lemma == "face" and found.is_alternative and not found.is_negated:
        return "threatened"
    if inner.sense == "other" and inner.lemma not in BEARS:
        return status
    if found.is_ready and status in ("in_force", "raised") and inner.sense != "keep" and not found.is_negated:
        return "threatened"
    is_bare = found.is_infinitive and found.noun_status is None and len(found.cues) == 1
    if found.has_loose_head and is_bare and not (found.is_negated or found.has_ceased):
        return "conditional" if has_if or found.modal is not None else "under_discussion"
    if found.is_denied:
        return "denied"
    if inner.status == "denied" and found.is_negated and inner.sense == "say":
        return "under_consideration"
    found.is_ruled_out |= any(cue.status == "denied" for cue in found.cues[1:])
    if found.has_ceased:
        return "in_force" if status in _ENDS else "lifted" if status in _FACT else "denied"
    if found.is_negated and (found.is_dropped or found.is_ruled_out):
        return "under_consideration" if found.is_ruled_out else status
    if found.is_negated and any(cue.lemma == "decide on" for cue in found.cues):
        return "under_consideration"
    if found.is_negated and inner.sense == "govern" and any(cue.status == "agreed" for cue in found.cues[1:]):
        return "under_discussion"  # have yet to agree on a cut
    if found.is_put_off:
        return "in_force" if inner.status in _ENDS else "suspended"
    if found.is_negated or found.is_dropped or found.is_ruled_out:
        if status in _ENDS or inner.status in _ENDS:
            return "in_force"
        is_deniable = status in _FACT or status in INTENDED
        return "denied" if is_deniable else status
    return status if status in _OPEN else _modal(found, status, has_if)


def _nested(found: Chain) -> str:
    """Return the status of the innermost verb under the verbs and the noun above it."""
    inner = found.cues[0].status
    if found.noun_status in _LEFT_STANDING and found.cues[0].sense == "keep":
        return inner  # lets Peru keep its duty, plans to keep it
    if found.noun_status not in (None, "in_force"):
        return found.noun_status or "conditional"
    status = inner
    for cue in found.cues[1:]:
        status = _outer(cue, status)
    return status


_LEFT_STANDING = ("announced", "conditional", "proposed")


def _outer(cue: Cue, status: str) -> str:
    if cue.sense == "fulfil":
        return "in_force" if status in INTENDED else status
    if status in INTENDED and gives_up(cue):
        return "denied"
    if cue.sense == "act" and cue.status == "suspended" and (status in INTENDED or cue.lemma in PUTS_OFF):
        return "in_force" if status in _ENDS else "suspended"
    if cue.status == "agreed":
        return status if status in ("extended", "under_consideration", "under_discussion") else "agreed"
    if cue.status == "announced":
        return "announced" if status in ("in_force", "launched", "agreed") else status
    if cue.lemma == "hint at" and status in _ENDS:
        return "under_consideration"  # hinted at easing a duty: no threat
    if cue.sense == "say" or cue.status in ("under_discussion", "conditional"):
        return cue.status
    if cue.lemma in ("start", "begin", "keep", "leave"):
        return status
    if cue.sense == "act" and cue.status in ("suspended", "lifted") and status in ("in_force", "raised"):
        return cue.status
    if cue.sense == "other" and cue.lemma in GAINS:
        return status
    return cue.status if cue.sense == "other" else status


VIEWED = ("in_force", "under_discussion")
"""States of what somebody discusses or condemns; a threat that is discussed stays one."""
_COMES = frozenset(("in_force", "raised", "launched", "agreed"))
"""States that a future makes an announcement: will impose, is set to sign."""


def _modal(found: Chain, status: str, has_if: bool) -> str:
    if found.modal == "must" and found.cues[0].lemma in BEARS and not has_if:
        return status  # firms must pay the duty
    if found.modal in _POSSIBILITY:
        return "conditional"
    if found.cues[0].lemma in ("remain", "stand") or found.cues[0].sense == "keep":
        return status
    if found.cues[0].lemma == "face" and has_if:
        return "conditional"
    if found.modal in ("would", "should", "must") and (
        has_if or found.modal != "would" or not found.is_reported
    ):
        return "conditional"
    if found.modal == "would" and found.is_warning and status in ("in_force", "raised"):
        return "threatened"
    if found.modal == "would":
        return "announced" if status in _COMES else status
    if found.modal in ("will", "shall") or found.is_future:
        return "conditional" if has_if else ("announced" if status in _COMES else status)
    return status


REACHED = frozenset(
    ("raised", "reduced", "suspended", "extended", "lifted", "expired", "in_force", "launched")
)
"""States that a measure either has reached or will reach; the others say themselves how far it is."""


def lies_ahead(found: Chain | None, status: str) -> bool | None:
    """Return whether `status` is decided, agreed or planned and not yet reached; None where the status or the grammar leaves it open."""
    if status not in REACHED:
        return None
    if found is None:
        return False if status == "in_force" else None
    is_refused = found.is_negated or found.is_dropped or found.is_ruled_out
    inner = found.cues[0]
    if status == "in_force" and (is_refused or inner.status in _ENDS):
        return False  # will not lift: it stays
    if inner.sense == "keep" or inner.lemma in ("remain", "stand"):
        return False
    if found.modal in ("will", "would", "shall") or found.is_future:
        return True
    if found.is_put_off or found.is_dropped:
        return False
    above = {cue.status for cue in found.cues[1:]}
    if found.is_ahead is not False or "agreed" in above:
        return found.is_ahead or ("agreed" in above or None)
    return None if "announced" in above else False
