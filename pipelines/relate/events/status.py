"""How far an event is: planned, possible, under way, concluded, postponed, cancelled."""

from __future__ import annotations

from itertools import takewhile

from pipelines.extract.dates.happenings import approaches
from pipelines.relate.events.wanted import is_asked_for, is_proposed, is_to_be_ended
from pipelines.relate.items import Item

_POSSIBLE = frozenset(
    "possible potential possibly could might may potentially hoped-for eventual hinted".split()
)
_PLANNED = frozenset(
    "upcoming forthcoming planned anticipated expected scheduled next will shall plans agreed slated expects due prepare prepares "
    "optimistic hopeful invitation subsequent highly-anticipated coming scheduled seeking seeks aims aiming intends future paving proposed invited set setting arranging arrange due".split()
)
_UNDER_WAY = frozenset(
    "began begun commenced started continue continues continued continuing ongoing underway opened kicked begin begins start starts resumed are is holding current".split()
)
_BEGUN = frozenset("began begun commenced kicked started opened".split())
_CONCLUDED = frozenset(
    "concluded ended held met wrapped finished completed took arrived visited landed flew travelled traveled spoke signed gathered convened attended hosted".split()
)
_POSTPONED = frozenset(
    "suspended suspend suspending halted halt paused pause pausing postponed delayed rescheduled deferred postpone postponing".split()
)
_CANCELLED = frozenset(
    "broken terminated cancelled canceled scrapped called-off cancel cancels cancelling aborted".split()
)
_UNCONFIRMED = frozenset("unconfirmed".split())
_CONFIRM = frozenset("confirm confirmed confirmation".split())
_OPENS_CLAUSE = frozenset(("sub", "cause", "if"))
_WINDOW = 7


def event_status(words: list[Item], head: int, first: int, last: int, limit: int, verbal: bool) -> str | None:
    """Return the status of the event at `head`, None when the sentence says that it did not happen."""
    left = words[max(0, first - _WINDOW) : head]
    near = [w.low for w in left if w.kind in "WL"]
    right = [w for w in words[head + 1 : min(limit, max(last, head) + _WINDOW)] if w.kind in "WL"]
    after = [w.low for w in right]
    around = {*near[-4:], *after[:5]}
    if not _is_adjunct(words, first) and (undone := _undone(near, _own_clause(right))) is not None:
        return undone
    if around & _UNCONFIRMED or _is_unconfirmed(words, head):
        return "unconfirmed"
    if verbal:
        return _verb_status(words, head, near)
    if _is_denied(words, first) or "unlikely" in after:
        return None
    if was_meant(words[head + 1 : head + 4]):
        return "postponed"
    entry = words[head].entry
    if entry is not None and entry.event_noun is not None and entry.event_noun.kind == "announcement":
        after = list(takewhile(lambda low: low != "that", after))  # what is announced lies ahead
        if first and words[first - 1].low in ("after", "following"):
            return "concluded"
    status = _noun_status(words, first, head, near, after)
    if (
        entry is not None
        and entry.event_noun is not None
        and entry.event_noun.kind == "deadline"
        and status in ("concluded", "under_way")
    ):
        return "concluded" if around & {"passed", "expired", "missed", "ended"} else "planned"
    return status


def was_meant(before: list[Item]) -> bool:
    """Return whether the words before a verb say that what was planned did not come: "was supposed to be signed", "had been due to"."""
    plan = next((k for k, w in enumerate(before) if w.klass == "to_be" and " to" in w.low), None)
    if plan is None:
        return False
    earlier = [w.low for w in before[:plan]]
    if before[plan].low in ("supposed to", "meant to"):
        return bool({"was", "were", "been"} & set(earlier[-2:]))
    return earlier[-2:] == ["had", "been"] or bool({"originally", "initially"} & set(earlier[-2:]))


def _is_denied(words: list[Item], first: int) -> bool:
    """Return whether the event did not take place: "did not hold a meeting"; who does not attend leaves it standing."""
    if words[first].low in _ATTENDS:
        return False
    before = words[max(0, first - 2) : first + 1]
    return any(w.low in ("not", "never") for w in before) or words[first].low == "no"


_ATTENDS = frozenset("attend attends attended attending join joins joined joining host hosts hosted".split())


def _own_clause(right: list[Item]) -> list[str]:
    """Return the words behind an event up to the next clause: "resume the talks | after Quito scrapped its levy"."""
    own = takewhile(
        lambda w: w.klass not in _OPENS_CLAUSE and w.low not in ("after", "before", "since"), right
    )
    return [w.low for w in own]


def _undone(near: list[str], after: list[str]) -> str | None:
    """Return cancelled or postponed when a verb beside the event says so."""
    around = {*near[-4:], *after[:5]}
    phrase = " ".join([*near[-4:], *after[:5]])
    if around & _CANCELLED or "called off" in phrase or "broke off" in phrase:
        return "cancelled"
    return "postponed" if around & _POSTPONED or "put off" in phrase else None


def _is_adjunct(words: list[Item], first: int) -> bool:
    """Return whether the event only dates another verb: "delayed the levy after a phone call"."""
    return first > 0 and words[first - 1].low in (
        "after",
        "before",
        "following",
        "during",
        "ahead of",
        "in",
        "at",
        "for",
    )


def _is_unconfirmed(words: list[Item], head: int) -> bool:
    """Return whether somebody has not confirmed the event at `head`: "has yet to confirm the meeting", "… confirm it"."""
    for c, word in enumerate(words):
        if word.low not in _CONFIRM:
            continue
        if not any(w.klass == "neg" or w.low == "yet" for w in words[max(0, c - 5) : c]):
            continue
        follows = any(w.low == "it" for w in words[c + 1 : c + 2])
        if c < head <= c + 9 or (follows and head < c):
            return True
    return False


def _verb_status(words: list[Item], head: int, near: list[str]) -> str | None:
    entry = words[head].entry
    tenses = entry.event_tenses if entry is not None else ""
    close = near[-4:]
    if any(w.klass == "neg" for w in words[max(0, head - 3) : head]) or any(
        w.low == "times" for w in words[head : head + 7]
    ):
        return None
    if set(close) & {"invited", "invites", "invitation", "inviting"}:
        return "possible"
    if set(close) & _POSSIBLE:
        return "possible"
    if "b" in tenses and is_proposed(words, head):
        return "possible"
    if any(w.klass in ("modal", "to_be") or w.low == "to" for w in words[max(0, head - 4) : head]):
        return (
            "possible"
            if any(w.klass == "if" or w.low == "whether" for w in words[max(0, head - 9) : head])
            else "planned"
        )
    if "d" in tenses or "n" in tenses:
        return "concluded"
    if "g" in tenses:
        return "concluded" if head and words[head - 1].low in ("after", "since") else "under_way"
    if (
        head
        and words[head - 1].klass == "conj"
        and any(w.klass in ("modal", "to_be") for w in words[max(0, head - 18) : head])
    ):
        return "planned"
    if any(w.low in ("when", "once") for w in words[max(0, head - 12) : head]) and any(
        w.klass in ("modal", "to_be") for w in words[:head]
    ):
        return "planned"  # it will be announced when she comes to Rome
    return "under_way"


_TAKES_PLACE = frozenset("begin start open take be resume happen convene kick last run go follow".split())
"""Verbs that say when an event is: a tour that is expected to end in Tokyo may be under way."""
_VERB_REACH = 10


def _lies_ahead(words: list[Item], first: int, head: int) -> bool:
    """Return whether the event is said to take place yet: "the talks on food are expected to begin", "is to last an hour"."""
    if first and words[first - 1].klass == "prep":
        return False  # an outcome of the talks is expected to …
    for i in range(head + 1, min(len(words), head + _VERB_REACH)):
        item = words[i]
        if item.kind == "P" or item.klass in ("rel", "sub", "say", "verb") or item.low in _CONCLUDED:
            return False
        if item.klass in ("to_be", "aux"):
            chain = " ".join(w.low for w in words[i : i + 4]).split()
            return "to" in chain[:-1] and chain[chain.index("to") + 1] in _TAKES_PLACE
    return False


_MADE_THERE = frozenset("agree agreed agrees arranged invitation invited proposed set".split())
"""What was agreed or proposed in a call may lie ahead, not the call."""


def _noun_status(words: list[Item], first: int, head: int, near: list[str], after: list[str]) -> str:
    modifiers = set(_behind_sequence(near[-6:]))
    if first > 1 and words[first - 1].low in ("in", "during", "at", "after", "following"):
        modifiers -= _MADE_THERE
    if (
        modifiers & _POSSIBLE
        or set(after) & {"possibly", "potentially", "could"}
        or is_asked_for(words, head)
    ):
        return "possible"
    if is_to_be_ended(words, head):
        return "planned"
    is_yet_to_be = " to be " in f" {' '.join(after)} "
    if modifiers & BEFORE_NOW and not is_yet_to_be:
        return "concluded"
    is_future = any(w.klass in ("to_be", "modal") for w in words[max(0, head - 12) : head])
    if (set(near[-8:]) & _BEGUN or set(after[:2]) & {"opens", "opened", "begins", "began"}) and not is_future:
        return "under_way"
    if (
        is_yet_to_be
        or _is_at_what_will_be(words, first)
        or "preparing" in modifiers
        or _lies_ahead(words, first, head)
    ):
        return "planned"
    if modifiers & _PLANNED or set(after[:4]) & _SET or approaches(after[:5]):
        return "planned"
    if any(w.klass == "to_be" or _is_due(words, k) for k, w in enumerate(words[:head]) if k >= head - 12):
        return "planned"
    if set(after[:3]) & _OVER or set(near[-8:]) & _BROUGHT_TO_END:
        return "concluded"
    if {*near, *after} & _GOING_ON:
        return "planned" if first and words[first - 1].low == "ahead of" else "under_way"
    return "concluded"


def _is_at_what_will_be(words: list[Item], first: int) -> bool:
    """Return whether the event is the occasion of what will be, or follows on it: "will meet them during the conference"."""
    if not first or words[first - 1].low not in _OCCASION:
        return False
    for item in reversed(words[max(0, first - _CLAUSE) : first - 1]):
        if item.klass in ("sub", "rel", "say") or (item.kind == "P" and item.low in ";:—"):
            return False
        if item.klass in ("modal", "to_be"):
            return item.low in ("will", "shall") or item.klass == "to_be"
    return False


_OCCASION = frozenset(("during", "before", "ahead of"))
_CLAUSE = 24


def _behind_sequence(near: list[str]) -> list[str]:
    """Return the words behind the last one of sequence: the last meeting before | the summit."""
    at = max((k for k, low in enumerate(near) if low in ("before", "ahead of")), default=-1)
    return near[at + 1 :]


def _is_due(words: list[Item], k: int) -> bool:
    """Return whether a form of be at `k` and "to" stand around an adverb: are also to attend."""
    after = words[k + 1 : k + 3]
    return (
        words[k].low in ("is", "are") and len(after) > 1 and after[0].klass == "adv" and after[1].low == "to"
    )


BEFORE_NOW = frozenset(("previous", "prior", "earlier", "last"))
"""Words that tell an event from the one that is spoken of: the last round, an earlier visit."""
_SET = frozenset(("will", "scheduled", "planned", "expected", "set to", "scheduled to", "due"))
"""Words right behind an event that is still ahead."""
_OVER = frozenset(("concluded", "ended", "held", "wrapped", "took"))
_BROUGHT_TO_END = frozenset(("concluded", "held", "ended", "attended", "wrapped"))
"""Verbs of which an event is the object, that leave it behind."""
_GOING_ON = frozenset("began begun commenced started underway ongoing are is current begin holding".split())
