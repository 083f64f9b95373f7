"""Events that measures bring: agreements reached or extended, deadlines and expiries, probes opened, announcements.

Belongs here: the events read from instrument words and dates. Meetings and journeys are read in `sentence`.
"""

from __future__ import annotations

from pipelines.extract.spans import Sentence
from pipelines.relate.events.draft import Draft
from pipelines.relate.events.surroundings import Surroundings, forum_at, is_place, note_mention, usable
from pipelines.relate.function_words import ANNOUNCES
from pipelines.relate.items import Item

_MADE = frozenset(
    "sign reach strike broker establish agree conclude clinch seal extend renew secure formalise formalize finalise finalize ratify approve ink "
    "initiate craft launch".split()
)
_TAKES_EFFECT = frozenset(
    ("take effect", "come into effect", "go into effect", "come into force", "enter into force")
)
_ENDS = frozenset("expire lapse run out end".split())
_SPEAKERS = frozenset(
    "sides countries nations governments government officials leaders ministers ministry negotiators administration office minister commission".split()
) | {
    "both sides",
    "the two sides",
    "two sides",
    "the two countries",
    "two countries",
    "both countries",
    "both nations",
}
_TERMS = frozenset("period mandate authority waiver reprieve pause deadline suspension transition".split())
_MISSED = frozenset("failed fail fails failing unable deadline without".split())
"""Words before a verb that was not done: failed to strike a deal, missed the deadline to sign it."""
_WINDOW = 9
_OPENING = 24
"""Items within which a date that opens the sentence still dates its first verb of announcing."""


def read(words: list[Item], sentence: Sentence) -> list[Draft]:
    """Return the milestones of one sentence in order."""
    result: list[Draft] = []
    for i, item in enumerate(words):
        entry = item.entry
        if entry is None:
            continue
        if entry.verb is not None and entry.tenses:
            made = _from_verb(words, i, sentence)
            if made is not None:
                result.append(made)
        if item.klass == "say" or item.low in ANNOUNCES:
            made = _announcement(words, i, sentence)
            if made is not None:
                result.append(made)
    return result


def _from_verb(words: list[Item], i: int, sentence: Sentence) -> Draft | None:
    entry = words[i].entry
    assert entry is not None
    assert entry.verb is not None
    lemma = entry.verb.lemma
    if any(w.low in _MISSED for w in words[max(0, i - 7) : i]):
        return None
    subject = _instrument_left(words, i)
    if lemma in _ENDS and subject is None:
        subject = next((j for j in range(i - 1, max(-1, i - 6), -1) if words[j].low in _TERMS), None)
    if lemma in _ENDS and subject is not None:
        return _draft(
            words,
            i,
            subject,
            sentence,
            "deadline",
            "planned" if not _is_past(words, i) else "concluded",
            need_date=True,
        )
    if (
        lemma in _TAKES_EFFECT
        and subject is not None
        and _instrument(words, subject) in ("agreement", "truce")
    ):
        status = "concluded" if _is_past(words, i) else "planned"
        return _draft(words, i, subject, sentence, "deadline", status, need_date=True)
    if lemma in _MADE:
        target = subject if subject is not None else _instrument_right(words, i)
        if target is None:
            return None
        kind = _instrument(words, target)
        if kind in ("agreement", "truce"):
            return _draft(words, i, target, sentence, "signing", _verb_state(words, i), need_date=False)
        if kind == "investigation" and lemma in ("launch", "initiate"):
            return _draft(words, i, target, sentence, "measure_action", _verb_state(words, i), need_date=True)
    return None


def _is_past(words: list[Item], i: int) -> bool:
    entry = words[i].entry
    return (
        entry is not None
        and "d" in entry.tenses
        and not any(w.klass in ("modal", "to_be") or w.low == "to" for w in words[max(0, i - 3) : i])
    )


def _verb_state(words: list[Item], i: int) -> str:
    near = words[max(0, i - 5) : i]
    if any((w.klass == "modal" and w.low in ("could", "may", "might")) or w.klass == "if" for w in near):
        return "possible"
    return (
        "planned" if any(w.klass in ("modal", "to_be") or w.low == "to" for w in near[-4:]) else "concluded"
    )


def _instrument(words: list[Item], i: int) -> str | None:
    entry = words[i].entry
    if entry is not None and entry.noun is not None:
        return entry.noun.instrument
    mention = words[i].mention
    if mention is not None and mention.entity_kind == "agreement":
        return "agreement"
    return (
        "agreement"
        if words[i].low in ("agreement", "deal", "pact", "accord", "treaty", "framework", "memorandum")
        else None
    )


def _instrument_left(words: list[Item], i: int) -> int | None:
    for j in range(i - 1, max(-1, i - 8), -1):
        if _instrument(words, j) is not None:
            return j
        if (
            words[j].low == ","
            and j == _verb_group(words, i) - 1
            and (k := _before_relative(words, j)) is not None
        ):
            return k
        if (words[j].kind == "P" and words[j].low not in '”"()') or words[j].klass in ("sub",):
            return None
    return None


def _verb_group(words: list[Item], i: int) -> int:
    """Return where the auxiliaries of the verb at `i` begin: will be signed."""
    while i > 0 and words[i - 1].klass in ("aux", "modal", "to_be", "adv"):
        i -= 1
    return i


def _before_relative(words: list[Item], comma: int) -> int | None:
    """Return the agreement before a relative clause that ends at `comma`: "the pact, which binds three states, will be signed"."""
    for j in range(comma - 1, max(0, comma - 16), -1):
        if words[j].low == "," and j + 1 < comma and words[j + 1].klass == "rel":
            return next(
                (k for k in range(j - 1, max(-1, j - 5), -1) if _instrument(words, k) is not None), None
            )
    return None


def _instrument_right(words: list[Item], i: int) -> int | None:
    for j in range(i + 1, min(len(words), i + 9)):
        if _instrument(words, j) is not None and not (
            j + 1 < len(words) and _instrument(words, j + 1) is not None
        ):
            return j
        if (words[j].kind == "P" and words[j].low not in '“”"-–') or words[j].klass in ("sub", "rel"):
            return None
    return None


def _draft(
    words: list[Item], verb: int, target: int, sentence: Sentence, kind: str, status: str, *, need_date: bool
) -> Draft | None:
    found = Surroundings(first=min(verb, target), last=max(verb, target))
    start = max(verb, target)
    for i in range(verb + 1, min(len(words), start + _WINDOW + 8)):
        word = words[i]
        if word.klass in ("aux", "modal", "to_be") and i > start:
            break
        if (word.kind == "P" and word.low in ";:") or word.klass in ("cause", "if", "effect", "say"):
            break
        if (
            word.entry is not None
            and word.entry.verb is not None
            and word.entry.tenses
            and i > verb + 1
            and "n" in word.entry.tenses
            and i > start
        ):
            late = _closing_date(words, i) if found.date is None else None
            if late is not None:
                found.date, found.last = words[late].date, late
            break
        if (
            usable(word.date)
            and found.date is None
            and not (kind == "signing" and words[i - 1].low in ("until", "since"))
        ):
            found.date, found.last = word.date, max(found.last, i)
        elif word.mention is not None and forum_at(words, i) is not None and i > verb:
            found.forum = found.forum or forum_at(words, i)
        elif word.mention is not None and is_place(words, i) and found.place is None:
            found.place, found.last = word.mention.entity_id, max(found.last, i)
        elif word.mention is not None and i > start and words[i - 1].low in ("with", "and", "between"):
            note_mention(words, i, found)
    if found.date is None and (need_date or (found.place is None and found.forum is None)):
        return None
    if verb < target:
        _signatories(words, verb, found)
    else:
        _modifiers(words, target, found)
    return _made(words, sentence, verb, kind, status, found)


def _closing_date(words: list[Item], i: int) -> int | None:
    """Return the date that closes the sentence behind a comma: "a probe into the deal signed in 2020, a day before the talks"."""
    for j in range(min(len(words), i + _WINDOW) - 1, i, -1):
        k = j - 1
        while k > i and (words[k].klass in ("adv", "det", "prep") or words[k].low == "just"):
            k -= 1
        if usable(words[j].date) and words[k].low == ",":
            return j
    return None


def _signatories(words: list[Item], verb: int, found: Surroundings) -> None:
    """Take the subject of an active verb: "The UK and the EU signed …"."""
    for j in range(verb - 1, max(-1, verb - 12), -1):
        if (words[j].kind == "P" and words[j].low in ",;:") or words[j].klass in ("sub", "rel", "prep"):
            break
        if words[j].mention is not None and not is_place(words, j):
            note_mention(words, j, found)
            found.first = j
        elif words[j].klass == "det" and j == found.first - 1:
            found.first = j


def _modifiers(words: list[Item], target: int, found: Surroundings) -> None:
    """Take the modifiers of the agreement and the parties among them: "the UK-EU trade deal"."""
    for j in range(target - 1, max(-1, target - 8), -1):
        word = words[j]
        if (
            word.klass not in (None, "det", "adv")
            or (word.kind == "P" and word.low not in '-–“”"')
            or (word.entry is not None and word.entry.verb is not None)
        ):
            break
        if word.mention is not None and not is_place(words, j):
            note_mention(words, j, found)
        found.first = j
        if word.klass == "det" or word.is_possessive:
            break


def _made(
    words: list[Item], sentence: Sentence, head: int, kind: str, status: str, found: Surroundings
) -> Draft:
    draft = Draft(sentence, head, kind, status, "milestone", found, word=words[head].low)
    draft.participant_ids = {p.entity_id for p in found.participants}
    draft.text = (words[found.first].start, words[found.last].end)
    return draft


def _announcement(words: list[Item], i: int, sentence: Sentence) -> Draft | None:
    """Return "X affirmed on Sunday": a person or body, a verb of announcing and a date beside it."""
    if words[i].low not in ANNOUNCES or not i:
        return None
    passive = _announced_before(words, i, sentence)
    if passive is not None:
        return passive
    j, dated = i - 1, None
    while j > 0 and (words[j].klass in ("aux", "adv") or usable(words[j].date) or words[j].low == "on"):
        dated = j if usable(words[j].date) else dated
        j -= 1
    mention = words[j].mention
    is_speaker = mention is not None or words[j].low in _SPEAKERS
    if dated is None:
        dated = next((k for k in range(i + 1, min(len(words), i + 4)) if usable(words[k].date)), None)
    if dated is None and j < _OPENING and not any(w.klass == "say" for w in words[:j]):
        dated = next((k for k in range(min(3, j)) if usable(words[k].date)), None)
        if dated is not None and is_speaker:
            found = Surroundings(
                [mention] if mention is not None else [], date=words[dated].date, first=j, last=i
            )
            return _made(words, sentence, i, "announcement", "concluded", found)
    if not is_speaker or dated is None or any(words[k].kind == "P" for k in range(i + 1, dated)):
        return None
    found = Surroundings(
        [mention] if mention is not None else [], date=words[dated].date, first=j, last=max(dated, i)
    )
    return _made(words, sentence, i, "announcement", "concluded", found)


def _announced_before(words: list[Item], i: int, sentence: Sentence) -> Draft | None:
    """Return "the deal, first announced in May": an agreement, or "it", a form of be or a comma, and a date after."""
    k = i - 1
    while k > 0 and (words[k].klass == "adv" or words[k].low in ("first", "been", "had", "has")):
        k -= 1
    if words[k].low not in ("was", "were", ","):
        return None
    at = i + 1
    while at < len(words) and (words[at].klass in ("prep", "det", "adv")):
        at += 1
    if at >= len(words) or at > i + 4 or not usable(words[at].date) or words[at - 1].low in ("by", "since"):
        return None
    subject = (
        _instrument_left(words, k)
        if words[k].low != ","
        else next((j for j in range(k - 1, max(-1, k - 4), -1) if _instrument(words, j) is not None), None)
    )
    if subject is None and words[k - 1].low != "it":
        return None
    first = subject if subject is not None else k - 1
    found = Surroundings(date=words[at].date, first=first, last=at)
    return _made(words, sentence, i, "announcement", "concluded", found)
