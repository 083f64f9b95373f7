"""Which words of a sentence are events: meetings that are no "meeting of terms", visits, calls, rounds."""

from __future__ import annotations

from itertools import takewhile

from pipelines.relate.events.surroundings import OFFICES
from pipelines.relate.items import Item


def find_heads(words: list[Item]) -> list[int]:
    """Return the positions of the event words."""
    result = []
    for i, item in enumerate(words):
        entry = item.entry
        if entry is None or (entry.event_noun is None and entry.event_verb is None):
            continue
        if entry.event_noun is not None and not is_verbal(words, i):
            after = words[i + 1] if i + 1 < len(words) else None
            is_checked = entry.event_noun.weak or item.low.startswith("round")
            if is_checked and not _weak_counts(words, i):
                continue
            if (
                after is not None
                and after.entry is not None
                and after.entry.event_noun is not None
                and not entry.is_plural
            ):
                continue
            if item.is_possessive or _is_internal(words, i):
                continue
            result.append(i)
        elif (
            entry.event_verb is not None
            and is_verbal(words, i)
            and _meets_someone(words, i)
            and _calls(words, i)
            and _hosts_somebody(words, i)
            and _goes_there(words, i)
            and not _is_of_guest(words, i)
        ):
            result.append(i)
    return result


def _is_internal(words: list[Item], i: int) -> bool:
    """Return whether one house meets alone: a cabinet meeting, an urgent meeting of the Norwegian government."""
    if i and words[i - 1].low in _INTERNAL:
        return True
    if i + 2 >= len(words) or words[i + 1].low != "of" or words[i + 2].klass != "det":
        return False
    k = i + 3
    while k < i + _HOUSE_NAME and k < len(words) and words[k].kind in "MW":
        if words[k].low.rpartition(" ")[2] in _HOUSES:
            return True
        k += 1
    return False


_HOUSE_NAME = 6
_HOUSES = frozenset("government cabinet parliament".split())
"""Bodies of one country whose own meetings are no talks."""
_INTERNAL = frozenset("cabinet caucus party coalition board shareholders".split())
"""Whose meetings are not between parties: a cabinet meeting, talks in one's own party."""
_NOT_MET = frozenset(
    "terms requirements commitments targets target demand demands needs deadline goals goal conditions obligations standards criteria "
    "expectations resistance opposition challenge challenges pledge pledges failure quota quotas".split()
)


_CROWDS = frozenset(
    "protesters protestors demonstrators activists crowd crowds supporters opponents farmers workers people residents thousands hundreds dozens mourners onlookers".split()
)


def _meets_someone(words: list[Item], i: int) -> bool:
    """Return whether "meet" is a meeting: not meeting terms, demands or targets, nor a crowd that gathers in a street."""
    subject = next((w for w in reversed(words[max(0, i - 3) : i]) if w.klass not in ("aux", "adv")), None)
    if subject is not None and subject.low in _CROWDS:
        return False
    if words[i].low not in ("meet", "meets", "met", "meeting"):
        return True
    if words[i + 1 : i + 2] and words[i + 1].low == "to":
        return True  # met to discuss the terms
    if _meets_own(words, i):
        return False
    for k, item in enumerate(words[i + 1 : i + 8], i + 1):
        if item.low in _NOT_MET or (item.entry is not None and item.entry.noun is not None):
            return False
        if item.date is not None and k + 1 < len(words) and words[k + 1].low in _NOT_MET:
            return False  # failed to meet a Friday deadline
        if item.kind in "MD" or item.klass in ("prep", "sub") or item.kind == "P":
            return True
    return True


def _meets_own(words: list[Item], i: int) -> bool:
    """Return whether those met belong to one's own house: met his cabinet, met with party leaders, met provincial premiers."""
    met = takewhile(
        lambda w: w.kind == "W" or w.klass in ("det", "pron") or w.low == "with", words[i + 1 : i + 6]
    )
    return any(w.low in _INTERNAL or w.low in _OWN for w in met)


_OWN = frozenset(
    "aides advisers advisors lawmakers congressional parliamentary provincial senators deputies staff".split()
)
_ON_SCREEN = frozenset("facetime online skype zoom".split())
"""Words before "call" that say by what means."""
_BY_PHONE = frozenset("phone telephone call videoconference video virtually".split())


def _calls(words: list[Item], i: int) -> bool:
    """Return whether "spoke with" is a call: by phone, on a video call."""
    entry = words[i].entry
    if (
        entry is None
        or entry.event_verb is None
        or not (entry.event_verb.kind == "call" and entry.event_verb.weak)
    ):
        return True
    if any(word.low in _BY_PHONE for word in words[i + 1 : i + 14]):
        return True
    return _speak_together(words, i) if words[i].low in _SPEAK else _speaks_to_somebody(words, i)


_SPEAK = frozenset(("speak", "spoke", "spoken", "speaking"))


def _speak_together(words: list[Item], i: int) -> bool:
    """Return whether two persons are said to speak on a day: "Ruiz and Lind spoke late on Monday"."""
    second = next((j for j in range(i - 1, max(-1, i - 5), -1) if words[j].klass not in _AUXILIARY), 0)
    joined = second - 1
    while joined > 0 and words[joined].kind == "W" and words[joined].is_capital:
        joined -= 1  # and President Lind
    if joined < 1 or words[joined].low != "and":
        return False
    pair = (words[joined - 1].mention, words[second].mention)
    after = list(takewhile(lambda w: w.kind != "P", words[i + 1 : i + _SPOKE_ON]))
    return (
        all(mention is not None and mention.entity_kind == "person" for mention in pair)
        and any(w.date is not None for w in after)
        and not any(w.low in ("at", "in", "to", "during") for w in after)
    )


_AUXILIARY = ("aux", "adv", "to_be", "modal")
_SPOKE_ON = 6
"""Items behind "spoke" within which its day stands, and no place or audience."""
_PRESS = frozenset("reporters journalists media press cnn cnbc bloomberg reuters fox audience crowd".split())
_AFTER_CALLED = frozenset("for on to after and about".split())


def _speaks_to_somebody(words: list[Item], i: int) -> bool:
    """Return whether one person speaks with another: "Trump spoke with the premier on Friday", "called Modi on Monday"."""
    speaker = words[max(0, i - 8) : i]
    if not any(w.mention is not None and w.mention.entity_kind in ("person", "country") for w in speaker):
        return False
    for k in range(i + 1, min(len(words), i + 9)):
        word = words[k]
        if word.low in _PRESS or word.kind == "P" or word.klass in ("verb", "say", "sub", "rel"):
            return False
        if word.mention is not None and word.mention.entity_kind == "person" and not word.is_possessive:
            after = words[k + 1] if k + 1 < len(words) else None
            is_object = words[i].low.endswith((" with", " to"))
            return is_object or (after is not None and (after.date is not None or after.low in _AFTER_CALLED))
    return False


_GOES = frozenset(("go to", "goes to", "went to", "gone to", "going to"))
_PARTIES = OFFICES | frozenset("delegation delegates negotiators ministers officials envoys team".split())
_SUBJECT = 20
"""Items before a verb of going among which the traveller stands, a clause about him between them."""


def _goes_there(words: list[Item], i: int) -> bool:
    """Return whether somebody goes to a place, not goods or a case: "the minister will go to Oslo", not "salmon goes to Oslo"."""
    if words[i].low not in _GOES:
        return True
    there = next(
        (k for k in range(i + 1, min(len(words), i + 4)) if words[k].klass not in ("det", "adj")), None
    )
    mention = words[there].mention if there is not None else None
    before = takewhile(
        lambda w: w.klass not in ("say", "if", "cause"), reversed(words[max(0, i - _SUBJECT) : i])
    )
    goes = any(
        (w.mention is not None and w.mention.entity_kind == "person") or w.low in _PARTIES for w in before
    )
    return goes and mention is not None and mention.entity_kind in ("place", "country")


def _is_of_guest(words: list[Item], i: int) -> bool:
    """Return whether "visiting" says of the one who follows that he is a guest: the visiting Danish minister."""
    mention = words[i + 1].mention if words[i].low == "visiting" and i + 1 < len(words) else None
    return mention is not None and mention.resolved_by == "demonym"


_HOSTS = frozenset("country nation government city state".split())


def _hosts_somebody(words: list[Item], i: int) -> bool:
    """Return whether the guest of "host" or "welcome" is a person, not a ceremony or a decision."""
    if not words[i].low.startswith(("host", "welcom", "receiv")):
        return True
    if words[i + 1 : i + 2] and words[i + 1].low in _HOSTS:
        return False  # the prime minister of the host country
    for word in words[i + 1 : i + 7]:
        if word.low == "," and any(w.low == "counterpart" for w in words[i + 1 : i + 5]):
            continue
        if word.kind == "P" or (word.entry is not None and word.entry.event_noun is not None):
            return False
        if word.mention is not None and word.mention.entity_kind == "person":
            return not word.is_possessive
        if word.klass in ("prep", "verb", "sub", "rel") and word.low not in ("by", "of", "for"):
            return False
    return False


_TALKS = frozenset("talks negotiations discussions consultations meetings renegotiation dialogue".split())
_NAMED_ROUNDS = frozenset("doha uruguay tokyo kennedy dillon".split())
"""Rounds of world trade negotiations that are names: the Doha round is no meeting in Doha."""


def _weak_counts(words: list[Item], i: int) -> bool:
    low = words[i].low
    if low.split()[0] in ("round", "rounds") and i and words[i - 1].low in _NAMED_ROUNDS:
        return False
    if low in ("round", "rounds"):
        after = [w.low for w in words[i + 1 : i + 6]]
        return not after or after[0] != "of" or any(w in _TALKS for w in after)
    if low in ("consultation", "consultations"):
        return not (i and words[i - 1].low == "public")
    if low in ("session", "sessions") and i and words[i - 1].low in _OF_PARTIES:
        return True
    if low in ("gathering", "ministerial"):
        return i > 0 and any(w.mention is not None for w in words[max(0, i - 4) : i])
    if low in ("call", "calls"):
        return bool(i and words[i - 1].low in _ON_SCREEN) or (
            i > 0
            and words[i - 1].klass in ("det",)
            and i + 1 < len(words)
            and words[i + 1].low in ("with", "between", "on")
        )
    return " " in low or any(w.date is not None for w in words[i + 1 : i + 5])


_OF_PARTIES = frozenset("negotiating negotiation bilateral tripartite trilateral ministerial".split())
"""Words that tell a session of those who negotiate from one of a parliament or a court."""
_INSERTED = frozenset("first also then again soon next".split())


def is_verbal(words: list[Item], i: int) -> bool:
    """Return whether an event word that may be noun or verb stands as a verb."""
    entry = words[i].entry
    if entry is None or entry.event_verb is None:
        return False
    if entry.event_noun is None:
        return not (set(entry.event_tenses) & set("g") and i and words[i - 1].klass == "det")
    before = words[i - 1] if i else None
    if before is not None and before.low in _INSERTED and i > 1 and words[i - 2].klass in ("modal", "to_be"):
        return True  # will first visit Oslo
    if before is None:
        return False
    if "g" in entry.event_tenses:
        after = words[i + 1] if i + 1 < len(words) else None
        if before.low in ("after", "before", "by", "when", "while", "since") and after is not None:
            return after.kind == "M" or after.is_capital
        return before.klass == "aux" or (before.low == "," and after is not None and after.low == "with")
    return (
        before.low == "to"
        or before.klass in ("modal", "pron", "aux", "to_be", "rel")
        or (before.mention is not None and not before.is_possessive and words[i].low in ("visits",))
    )
