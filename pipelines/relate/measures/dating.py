"""What the dates of a sentence date: the statement itself, its entry into force, its expiry, its length."""

from __future__ import annotations

from pipelines.relate.items import Item
from pipelines.relate.measures.adjuncts import is_of_permission
from pipelines.relate.measures.date_frame import Dates, Frame, when_told
from pipelines.relate.measures.date_marks import (
    OPENING,
    becomes,
    describes,
    end_of_span,
    goes_on,
    in_relative,
    is_aside,
    is_between_act_and_measure,
    is_finite,
    is_in_paper,
    is_length,
    is_of_flow,
    is_of_imposing,
    is_of_intent,
    is_of_noun,
    is_of_occasion,
    is_of_other_measure,
    is_of_others,
    is_of_paper,
    is_of_participle,
    is_of_value,
    is_when,
    lies_ahead,
    names_a_thing,
    other_clause,
)
from pipelines.relate.measures.modality import BEARS
from pipelines.relate.measures.postponed import later_day

_PLANNED = frozenset(("announced", "threatened", "proposed", "agreed", "suspended"))
"""What is announced, threatened or put off for a day begins on that day."""
_ADVERBIAL = frozenset(("on", "in", "from", "since", "by", "at", "as of", "for"))


def dates(items: list[Item], frame: Frame, used: set[int]) -> Dates:
    """Return the dates of the statement in `frame`; `used` holds those that earlier statements took, and takes its own."""
    found = Dates()
    for d in range(frame.low, frame.high):
        if (
            items[d].klass in ("sub", "if", "cause")
            and d > frame.head
            and not is_aside(items, d, frame.head, frame.verb)
        ):
            break
        follows = d > 0 and items[d - 1].klass in ("conj", "rel", "to_be", "modal")
        is_joined = (follows or d == frame.settled + 1) and goes_on(items, d)
        if d > frame.settled and is_finite(items, d) and not is_joined:
            break
        date = items[d].date
        if date is None or date.is_vague or date.timex_type == "SET" or date.char_start in used:
            continue
        role = _role(items, d, frame)
        if role != "none" and getattr(found, role) is None:
            setattr(found, role, date)
            used.add(date.char_start)
            found.last = max(found.last, d) if role in ("effective", "expiry") else found.last
    found.effective = found.effective or found.begun
    return found


def _role(items: list[Item], d: int, frame: Frame) -> str:
    """Return what the date at `d` dates: by the words beside it, else by the verb it belongs to."""
    k = d - 1
    while k >= frame.low and (items[k].klass in ("det", "adv") or items[k].low in _PARTS):
        k -= 1
    if d < frame.head and in_relative(items, d, frame.verb):
        return "none"
    role = later_day(items, k, frame) or _role_of_words(items, k, d, frame)
    if role is not None:
        return role
    if d > frame.head and (names_a_thing(items, d) or is_of_value(items, d) or is_of_occasion(items, d)):
        return "none"
    if d == 0 and len(items) > 1 and items[1].low in ("(", "-", "–", "—"):
        return "none"  # of the dateline
    if d < frame.head and is_of_paper(items, d):
        return "status"
    if frame.own <= d < frame.head and is_of_noun(items, d):
        return "effective" if frame.status in _BEGUN else "status"
    if frame.own <= d < frame.head and is_between_act_and_measure(items, d):
        return "effective" if frame.status in (*_COMES, *_BEGUN) else "status"
    if d < frame.own and not (d <= OPENING and (d == 0 or items[d - 1].low in _ADVERBIAL)):
        return "none" if frame.verb is None else _before_verb(items, d, frame)
    if frame.verb is not None and d < frame.verb:
        return "begun" if is_of_imposing(items, d, frame.head) else _before_verb(items, d, frame)
    is_behind = k == d - 1 and d in (frame.settled, frame.settled + 2)
    if is_behind and frame.verb is None and _is_dated_by_itself(items, frame):
        return "effective"
    return _by_verb(items, k, frame)


def _is_dated_by_itself(items: list[Item], frame: Frame) -> bool:
    """Return whether the date behind a measure without verb is its own: the duty will be 13% in May, follows one on tea in May."""
    before = items[max(0, frame.own - 2) : frame.own]
    if any(item.low.split()[0] in _FOLLOWED for item in before) and frame.status in _BEGUN:
        return True
    told = items[frame.head + 1 : frame.settled + 1]
    return items[frame.settled].figure is not None and any(item.klass == "aux" for item in told)


_FOLLOWED = frozenset("after follow follows followed following succeeded preceded".split())
_TIES = frozenset(("since", "after", "before", "while", "until"))
"""Words behind which another clause has its own date: met on Tuesday, the first time since Ottawa raised duties."""
_PARTS = frozenset(("end", "early", "late", "of", "start", "beginning", "weekend"))


def _role_of_words(items: list[Item], k: int, d: int, frame: Frame) -> str | None:
    """Return what the words beside a date say: until, effective, for 90 days, the August 1 deadline."""
    date = items[d].date
    assert date is not None
    before = items[k] if k >= 0 else None
    after = items[d + 1] if d + 1 < len(items) else None
    surface = date.surface.lower()
    if date.timex_type == "DURATION":
        return "duration" if is_length(items, k, d, frame.own) else "none"
    if before is not None and before.low in ("and", "between") and (end := end_of_span(items, k)) is not None:
        return end
    if before is not None and before.low == "to" and items[k - 1].low in _BACK_TO:
        return "effective"
    if (
        before is not None
        and before.low == "to"
        and items[k - 1 - (items[k - 1].low == ",")].date is not None
    ):
        return "expiry"
    if before is not None and before.low == "to" and any(w.low in _LASTS for w in items[max(0, k - 4) : k]):
        return "expiry"
    if is_of_others(items, k, after) or is_of_other_measure(items, k, frame.own):
        return "none"
    if before is not None and before.klass == "expiry" and _begins_late(items, k, frame):
        return "effective"
    if (before is not None and before.klass == "expiry") or surface.startswith(
        ("until ", "through ", "till ")
    ):
        return "expiry"
    if after is not None and after.low in ("deadline", "expiry", "expiration"):
        is_start = after.low == "deadline" and frame.verb is not None and d + 1 < frame.verb
        is_start = is_start and d + 2 < len(items) and items[d + 2].low in ("for", "of", "to")
        return "effective" if is_start and frame.status in _PLANNED else "expiry"
    if d and items[d - 1].low == "beginning" and (d == 1 or items[d - 2].klass != "det"):
        return "effective"
    if before is not None and before.klass in ("effective", "cause"):
        return "effective" if before.klass == "effective" else "none"
    is_near = d >= frame.own or k <= OPENING
    is_from = before is not None and (before.low == "since" or (before.low == "from" and k == d - 1))
    if is_from and is_near:
        return "effective"
    if before is not None and before.low == "for" and k == d - 1 and k and frame.status in _PLANNED:
        return "effective" if _role_of_cue(items[k - 1], frame) == "status" else None
    return "effective" if surface.startswith("since") and is_near else None


_BACK_TO = frozenset(("retroactively", "retroactive", "backdated", "retrospectively"))
_LASTS = frozenset("remain remains remained stay stays stayed last lasts run runs continue valid".split())
"""What goes on up to the day after "to": is expected to remain in place to May 2026."""


def _begins_late(items: list[Item], k: int, frame: Frame) -> bool:
    """Return whether "until" at `k` follows what does not begin before: will not take effect until May."""
    verb = frame.verb
    if verb is None or not verb < k <= verb + 3 or frame.status == "in_force":
        return False
    return becomes(items[verb]) and any(item.klass == "neg" for item in items[max(0, verb - 4) : verb])


def _before_verb(items: list[Item], d: int, frame: Frame) -> str:
    """Return what a date before the verb dates: "India in 2018 imposed", "said on Monday it would", "On Friday, Ottawa …"."""
    assert frame.verb is not None
    if d and items[d - 1].klass == "det":
        return "none"
    if is_when(items, d, frame.verb):
        return _role_of_cue(items[frame.verb], frame) or "none"
    if is_of_intent(items, d):
        return "status"
    if d and (items[d - 1].klass == "say" or items[d - 1].low == "announced"):
        return "status" if items[d - 1].low == "announced" else when_told(frame)  # said Monday it would
    if d and items[d - 1].low.endswith(" on") and items[d - 1].low.split()[0] in _DECIDES:
        return "status"  # decided on Monday to impose
    if d and items[d - 1].low in _DECIDES and items[d + 1].low == "to":
        return "status"  # decided last March to impose
    if d > 1 and items[d - 1].klass == "prep":
        if items[d - 2].klass == "say":
            return when_told(frame)
        role = _role_of_cue(items[d - 2], frame)
        if role == "effective" and any(item.klass in ("say", "sub") for item in items[d + 1 : frame.verb]):
            return "none"  # a probe that began in May ended after Peru said it was weighing
        if role is not None:
            return role
        is_decided = items[d + 1].low == "to" or items[d + 2].low in ("favour", "favor")
        if items[d - 2].low in _DECIDES and is_decided:
            return "status"  # decided in March to impose, voted in March in favour of imposing
    if d > 1 and (is_of_permission(items, d) or is_of_participle(items, d, frame.verb)):
        return "none"
    other = other_clause(items, d, frame.verb)
    for item in items[d + 1 : frame.verb]:
        if item.klass == "say":
            return when_told(frame)
        if (item.low in _TIES and d > OPENING) or item is other:
            return "none"
        cue = item.entry.verb if item.entry is not None else None
        if (cue is not None and cue.lemma in ("begin", "start")) or item.low in _ISSUES:
            continue  # Lima last year began imposing, issued a decree imposing
        is_verb = cue is not None and item.entry is not None and item.entry.tenses != ""
        is_verb &= not describes(items, d, item)
        if item.klass in ("verb", "sub", "rel") or (
            is_verb and item.entry is not None and "b" not in item.entry.tenses
        ):
            return "none" if d > OPENING or item.klass in ("sub", "rel") else when_told(frame)
    role = _role_of_cue(items[frame.verb], frame) or "none"
    parted = d - 1 - (d > 0 and items[d - 1].klass == "prep")
    is_parted = parted >= 0 and items[parted].klass in ("modal", "to_be")  # will on Monday lift
    return "effective" if role == "status" and frame.status in _COMES and is_parted else role


_DECIDES = frozenset("decided opted chose voted vowed pledged resolved promised moved ordered".split())
_ISSUES = frozenset("issued signed published gazetted passed approved".split())
_NEAR, _FAR = 16, 26
"""Items between a verb and its date, and one that a comma sets off: imposed duties on wine, of any strength, on Monday."""


def _by_verb(items: list[Item], k: int, frame: Frame) -> str:
    """Return what a date after its verb dates."""
    if is_of_flow(items, k, frame.own):
        return "none"
    is_set_off = 1 < k < len(items) and items[k].low == "on" and items[k - 1].low == ","
    reach = k - min(frame.verb or k, k) if k <= frame.settled + 1 else _FAR if is_set_off else _NEAR
    for j in range(k, max(frame.low, k - max(reach, _NEAR)) - 1, -1):
        if items[j].low in ("place", "force", "effect", "effective"):
            return "effective"
        if j == frame.verb and getattr(items[j].entry, "verb", None) is None:
            comes = frame.status == "announced" and (lies_ahead(items, j) or items[j - 1].low == "to")
            return "effective" if comes or frame.status in _BEGUN else "status"  # given a duty, to ban in May
        role = _role_of_cue(items[j], frame)
        if role == "effective" and is_in_paper(items, j):
            return "status"
        if role is not None:
            if role == "expiry" and any(items[i].low == "deadline" for i in range(frame.own, frame.head)):
                return "none"  # the deadline for the duties expired on Monday
            if role == "status" and frame.status in _COMES and lies_ahead(items, j):
                role = "effective"
            return role if _is_own(items, j, frame) else "none"
        if items[j].klass == "say" and j > frame.settled:
            return when_told(frame)  # …, the minister said on Monday
    return "none"


_BEGUN = ("in_force", "raised", "reduced")
_COMES = frozenset(("lifted", "suspended", "reduced"))
"""Ends and easings whose date is, where it lies ahead, the day from which they hold: will lift the ban on Monday."""


_LINKS = frozenset(("rel", "to_be", "aux", "adv", "modal"))


def _is_own(items: list[Item], j: int, frame: Frame) -> bool:
    """Return whether the verb at `j` is said of the statement: in it, in its relative clause, or the announcement of it."""
    if j <= frame.settled or becomes(items[j]) or items[j - 1].klass == "to_be":
        return True
    between = items[frame.settled + 1 : j]
    if all(item.kind == "P" or item.klass in _LINKS or item.low == "to" for item in between):
        return True
    entry = items[j].entry
    is_said = items[j].klass == "say" or (
        entry is not None and entry.verb is not None and entry.verb.sense == "say"
    )
    return is_said and when_told(frame) == "status"


def _role_of_cue(item: Item, frame: Frame) -> str | None:
    """Return what a date beside the verb `item` dates; None when the verb says nothing of dates."""
    entry, status = item.entry, frame.status
    if entry is None or not entry.tenses or (entry.verb is None and entry.predicate is None):
        return None
    if entry.noun is not None and set(entry.tenses) <= set("bs"):
        return None
    if entry.predicate is not None and (entry.verb is None or status == "in_force"):
        return "effective" if status == "in_force" else "status"
    cue = entry.verb
    assert cue is not None
    if status == "under_discussion":
        return "status"
    if cue.status == "expires" or (cue.lemma == "end" and cue.sense == "act"):
        return "expiry"
    if cue.lemma in BEARS and status in _AHEAD:
        return "effective"  # will pay a duty on Monday
    if cue.sense == "become" or (cue.status in ("in_force", "raised", "reduced") and cue.sense == "act"):
        return "effective"
    if frame.is_truce and cue.status in ("agreed", "launched"):
        return "effective"
    return "effective" if cue.lemma in ("begin", "start") and status != "launched" else "status"


_AHEAD = ("announced", "conditional", "threatened")
