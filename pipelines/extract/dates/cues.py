"""Past or coming: the word of the sentence, nearest to an expression, that says on which side of publication it lies."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from pipelines.extract.dates import happenings
from pipelines.extract.dates.cue_words import FUTURE, INFINITIVES, PAST
from pipelines.extract.dates.idle_cues import ANNOUNCED, tells_nothing

_MODALS = frozenset("will would shall may might could can should must 'll".split())
_LED = _MODALS | {"be"}
_UNCHANGED = frozenset("bid cut hit let put read set shut spread".split())
"""Verbs whose past is printed as their base form is."""
_NOT_PARTICIPLES = frozenset(
    "need speed feed indeed hundred united proceed exceed succeed red bed breed bleed weed seed shed sacred hatred "
    "led-in embed allied".split()
)
_LEADING = frozenset(
    "in on by at from since until during through before after and but then while the late early".split()
)
_REPORTING = frozenset("saying telling announcing warning adding declaring arguing insisting".split())
_DECREED = frozenset("signed issued passed enacted adopted decreed".split())
_FAILURES = frozenset("failure refusal inability".split())
_DONE = _FAILURES | frozenset(
    "failed refused declined managed voted tried began continued helped forced".split()
)
_OFFERS = frozenset("decided moved offer offers bid bids attempt attempts effort efforts".split())
_GATHERED = frozenset(
    "met gathered convened flew travelled traveled arrived visited spoke sat returned left departed assembled stayed remained".split()
)
_COMES_AFTER = frozenset("after amid as at days despite following hours in months weeks while".split())
"""Words after which `comes` tells when a report is written, not what is ahead: the move comes in response to …"""
_LASTING = frozenset("be remain remains stay stays".split())
_OPENING_MOVES = frozenset("threatened proposed".split())
_ATTRIBUTING = frozenset(
    "the a an its his her their our of on for with any these those some new is are under".split()
)
_BOUNDING = frozenset("from by until till starting beginning".split())
_TAKING = frozenset("come go take kick".split())
_EFFECT = frozenset("into in effect".split())
_AUXILIARIES = frozenset("have has had having did not n't would could might".split())
_REPLACED = frozenset("original initial first earlier previous".split())
_PLANNING = frozenset("is are proposal intention plan plans pledge promise commitment vow".split())
"""Words before `to` after which any verb is what is planned."""
_FORESEEN = frozenset(("forecast", "projected", "predicted", "foreseen", "pencilled"))
_RANKED = frozenset(("first", "latest", "last", "only"))
_SETTLED = frozenset("agreed committed fixed pledged promised resolved set vowed".split())
_CONDITIONS = frozenset("when once until unless if before after".split())
_IN_FORCE = frozenset("imposed levied slapped introduced applied".split())
_JOINING = frozenset("and but while then".split())
_SUBJECTS = frozenset("the he she they it we i both a an its their his her".split())
_KNOWN = _FORESEEN | FUTURE | PAST | INFINITIVES | _REPORTING | frozenset(("set", "got", "has", "have"))
_EDGE = ",.;:!?\"'“”‘()[]`"
_AHEAD_OF = re.compile(r"\A ahead of [^,;]*")  # sales rose in May ahead of next week's deadline
_WORDS = 18
"""How many words on either side are read."""


def direction(before: str, after: str) -> str:
    """Return past, coming, either (both have a cue) or near (none has) for an expression that stands between `before` and `after`."""
    words = _apart(before).split()[-_WORDS:]
    following = _apart(_AHEAD_OF.sub("", after[:90])).split()[:10]
    if (told := happenings.side_of_day(words, following)) is not None:
        return told
    if _is_of_verb(words, following) or _has_ended(words, following):
        return "past"
    if _opens_clause(words, following):
        for index in range(min(len(following), 6)):
            if _may_tell(following, index) and (side := _side(following, index, is_before=False)):
                return side
    for index in range(len(words) - 1, -1, -1):
        if _may_tell(words, index) and (side := _side(words, index, is_before=True)):
            return _of_condition(words, index, side)
    if happenings.was_made(words):
        return "past"
    for index in range(len(following)):
        if _may_tell(following, index) and (side := _side(following, index, is_before=False)):
            return side
    return "near"


def _apart(text: str) -> str:
    """Return `text` with the words on either side of a dash apart: the bank—the largest one—said."""
    if "--" in text or "—" in text:
        return text.replace("--", ", ").replace("—", ", ")
    return text


@lru_cache(maxsize=16384)
def _is_known(printed: str) -> bool:
    word = printed.strip(_EDGE).lower()
    return word in _KNOWN or word.endswith(("ed", "'ll"))


_AFTERWARDS = frozenset(("after", "upon"))
_BEFORE_VERB = _AFTERWARDS.union(("to", "To", "to,", "“to", '"to'))


def _may_tell(words: list[str], index: int) -> bool:
    """Return whether a word can have a side at all: most have none, and are passed over at the price of a look-up."""
    return _is_known(words[index]) or (index > 0 and words[index - 1] in _BEFORE_VERB)


def is_limit_open(before: str) -> bool:
    """Return whether a limit (by May) after these words may be over: had agreed to end by May, failure to agree by May."""
    words = before.split()[-_WORDS:]
    return _was_set(words, len(words)) or any(word.lower() in _FAILURES for word in words)


def _of_condition(words: list[str], index: int, side: str) -> str:
    """Return `side`, but none for what would have been (if no deal had been signed before 1 October)."""
    earlier = [word.strip(_EDGE).lower() for word in words[max(0, index - 8) : index]]
    if side == "past" and "had" in earlier and "if" in earlier:
        return "near"
    return "past" if side == "coming" and {"initially", "originally"}.intersection(earlier[-4:]) else side


def _opens_clause(words: list[str], following: list[str]) -> bool:
    """Return whether the expression stands at the start of a clause: `…; in August they met`, `… and in May Rome left`."""
    at = len(words) - 1
    while at >= 0 and words[at].lower() in _LEADING:
        at -= 1
    if at < 0 or words[at][-1] in ",;:":
        return True
    joined = any(word.lower() in _JOINING for word in words[at + 1 :])
    return joined and bool(following) and (following[0][0].isupper() or following[0].lower() in _SUBJECTS)


def _is_of_verb(words: list[str], following: list[str]) -> bool:
    """Return whether the expression stands between a name and its verb: facing a threat, President Hill on Monday signed."""
    if len(words) < 2 or words[-1] != "on" or not words[-2][0].isupper() or not following:
        return False
    verb = following[0].strip(_EDGE)
    return verb in PAST or (verb.endswith("ed") and len(verb) > 4 and verb not in _NOT_PARTICIPLES)


def _has_ended(words: list[str], following: list[str]) -> bool:
    """Return whether a clause of time tells of what is over: they will meet again after Friday's talks ended."""
    if not words or words[-1].lower() not in ("after", "since") or following[:1] != ["'s"]:
        return False
    for index in range(1, min(len(following), 6)):
        side = _side(following, index, is_before=False) if _may_tell(following, index) else None
        if side or following[index][-1] in ",.;":
            return side == "past"
    return False


def _side(words: list[str], index: int, *, is_before: bool) -> str | None:
    raw = words[index].strip(_EDGE)
    word = raw.lower()
    if not word or (index and raw[0].isupper() and word not in PAST):  # a name: United, May
        return None
    left = words[index - 1].strip(_EDGE).lower() if index else ""
    if left.endswith("ly") and index > 1 and words[index - 2].lower() in _LED:
        left = words[index - 2].lower()  # will be formally announced
    right = words[index + 1].strip(_EDGE).lower() if index + 1 < len(words) else ""
    if tells_nothing(word, left, right):
        return None
    if word in _OPENING_MOVES:
        return _of_opening_move(words, index, is_before)
    if left in _AFTERWARDS and word.endswith("ing"):  # would stop after learning on Friday
        return "past"
    planned = left == "to" and index > 1 and words[index - 2].lower() in _PLANNING
    if planned or (left == "to" and word in INFINITIVES):
        if _past_perfect(words, index):
            return "past"
        return "near" if _was_set(words, index) else _of_infinitive(words, index)
    if (word == "got" and right == "to") or (word == "targeted" and right == "for"):
        return "coming"
    if word in _REPORTING and left not in ("is", "are", "be"):
        return "past"
    if word == "ahead" and right == "of" and words[-1] in ("in", "on") and not PAST.isdisjoint(words[:index]):
        return "either"  # sales were high ahead of the vote in April
    is_progressive = left == "being" and index > 1 and words[index - 2].lower() in ("is", "are")
    if word in _UNCHANGED and (left in _MODALS or is_progressive):  # will cut, may put, is being cut
        return "coming"
    if word == "set":
        return "coming" if right in ("to", "for") else "past"
    if word in _TAKING and right in _EFFECT and left not in _AUXILIARIES:
        return "coming"  # before new duties come into effect on Friday
    if word == "due" and right == "to" and _is_noun(words[index + 2 : index + 3]):
        return None  # due to concerns
    if word == "comes" and index + 2 < len(words) and right in _COMES_AFTER:
        return None
    return _of_tense(words, index, word, left, right)


def _of_tense(words: list[str], index: int, word: str, left: str, right: str) -> str | None:
    """Return the side that a word of tense gives between its neighbours, whatever it depends on."""
    if word in ("starting", "beginning") and not _IN_FORCE.isdisjoint(words[max(0, index - 12) : index]):
        return "either"  # the duty imposed on watches starting from August
    is_end = word in ("expiry", "expiration")
    if is_end and {"after", "following", "since"}.intersection(words[max(0, index - 3) : index]):
        return "past"  # following the expiry of the pact in January
    if _was_possible(words, index, word, right):
        return "past"
    if word in FUTURE or word.endswith("'ll"):
        if left == "had" or _past_perfect(words, index):  # had expected
            return "past"
        return _of_deadline(words, index, left) if word == "deadline" else "coming"
    if word in ("has", "have") and right in ("until", "till"):
        return "coming"
    if left in _LASTING:  # should be completed, will be held: the modal decides; remains focused on
        return None
    if word in _FORESEEN and not {"is", "are"}.isdisjoint(
        (left, words[index - 2].lower() if index > 1 else "")
    ):
        return "coming"
    if word in PAST:
        return "past"
    if word.endswith("ed") and len(word) > 4 and word not in _NOT_PARTICIPLES:
        verb = words[index - 2].lower() if left == "not" and index > 1 else left
        return "coming" if verb in ("is", "are") and _is_condition(words, index) else "past"
    return None


def _was_possible(words: list[str], index: int, word: str, right: str) -> bool:
    """Return whether the modal `word` tells what might have been: would have risen, may have met; not would have to, may have a."""
    behind = words[index + 2].strip(_EDGE).lower() if index + 2 < len(words) else "to"
    is_modal = word in ("would", "could", "might", "may", "should")
    return (
        is_modal and right == "have" and behind not in _SUBJECTS and behind not in ("to", "no", "any", "more")
    )


def _is_noun(words: list[str]) -> bool:
    """Return whether the word, if there is one, opens what something is due to, and no infinitive: due to fears, to the war."""
    word = words[0].strip(_EDGE).lower() if words else ""
    return (
        word in _ATTRIBUTING
        or word.endswith("ing")
        or (word.endswith("s") and not word.endswith(("ss", "us")))
    )


def _of_opening_move(words: list[str], index: int, is_before: bool) -> str | None:
    """Return the side that `threatened` or `proposed` gives: as a verb it is past, and what it has for object is to come.

    Rome threatened on Monday to retaliate; threatened tariffs from June; the proposed tariffs of June.
    """
    left = words[index - 1].strip(_EDGE).lower() if index else ""
    if left in _ATTRIBUTING or left.endswith(("'s", "’s", "ly")):
        return "coming"
    object_words = words[index + 1 :] if is_before else []
    if object_words[:1] == ["by"] or all(word.lower() in _LEADING for word in object_words):
        return "past"
    is_told = words[index].strip(_EDGE).lower() == "proposed" and words[-1].lower() not in _BOUNDING
    return "past" if is_told else "coming"


def _is_condition(words: list[str], index: int) -> bool:
    """Return whether what is done is still to come: when the ban is lifted in April."""
    return not _CONDITIONS.isdisjoint(word.strip(_EDGE).lower() for word in words[max(0, index - 6) : index])


def _of_infinitive(words: list[str], index: int) -> str:
    """Return the side that `to` + verb gives, by the verb or noun that it depends on.

    `met to discuss … on Monday` is past; in `announced plans to impose … in July` and `extended
    its offer to buy … Friday` either verb may have the date.
    """
    told = [word.strip(_EDGE).lower() for word in words[max(0, index - 14) : index]]
    near = told[-10:]
    ranked = next((at for at in range(len(told) - 1, -1, -1) if told[at] in _RANKED), 0)
    if ranked >= len(told) - len(near) and not {"was", "were", "became", "been"}.isdisjoint(told[:ranked]):
        return "past"  # the first to have been given terms, in May; Chile became the latest of them to sign on Monday
    governor = near[-2] if len(near) > 1 else ""
    if governor in _DONE or any(word in _GATHERED for word in near):
        return "past"
    if governor in _SETTLED and near[-3:-2] not in (["is"], ["are"]) and "after" in words[index + 1 :]:
        return "past"  # agreed to lift its ban after talks on Monday
    is_either = any(word in ANNOUNCED or word in _DECREED for word in near[-5:]) or governor in _OFFERS
    return "either" if is_either else "coming"


def _was_set(words: list[str], index: int) -> bool:
    """Return whether a plan was made before the report's past (had agreed to end by May): its day may be over or ahead."""
    near = [word.lower() for word in words[max(0, index - 8) : index]]
    return any(had == "had" and plan in _SETTLED for had, plan in pairwise(near))


def _of_deadline(words: list[str], index: int, left: str) -> str:
    """Return the side of a `deadline of` a day: the first one is past where there was another, one set before may be."""
    if left in _REPLACED:
        return "past"
    return "near" if _was_set(words, index) else "coming"


def _past_perfect(words: list[str], index: int) -> bool:
    """Return whether `had been` (a few words before) puts a plan into the past."""
    near = [word.lower() for word in words[max(0, index - 6) : index]]
    return "had" in near and "been" in near
