"""The noun phrase before or after a cue. Whether it can speak and whom it names is decided in `speakers`.

There is no parser: the phrase is walked word by word away from the cue until something that cannot belong to it, at most
`_MOST_WORDS` words.
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.extract.quotes.cues import COMPOUND, verb_forms
from pipelines.language import reference

_MOST_WORDS = 14
REACH = 260
"""Characters that are looked at on either side of a cue."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


PRONOUNS = _set("he she they it i we you")
# between the speaker and the verb
_BETWEEN = _set(
    """has have had is was were are be been being also later then earlier recently previously repeatedly often already once again
    still just now soon first further even never ever always reportedly publicly privately openly initially afterward afterwards meanwhile
    however simply only all both each would will could should may might must can did does do not to 's himself herself themselves
    today yesterday monday tuesday wednesday thursday friday saturday sunday jointly famously frequently sometimes instead
    nevertheless nonetheless accordingly subsequently finally eventually went continued on quickly promptly briefly"""
)
# cannot stand inside a subject
_STOPS_LEFT = _set(
    """but that because when while if though although since until before after unless whether than so as which where who whom whose
    why how or nor yet is was were are has have had will would could should may might must can did does do not be been being into onto
    about against despite during through without within upon via amid what there then thus also however meanwhile says said"""
)
_LEADING = _set(
    """and but or in on at by for from with as to of after before during under over amid despite since until through about against
    yesterday today earlier later last next this also then meanwhile however still now monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december"""
)
_STOPS_RIGHT = _set(
    """in on at by to as that which who whom whose when while where because after before during if though although since until about with
    without into through over under amid despite via but or nor so than then was were is are has have had will would could should may might
    must can did does do not be been adding noting saying referring speaking citing explaining pointing describing calling
    monday tuesday wednesday thursday friday saturday sunday yesterday today tonight earlier later last next this recently early late
    afterward afterwards again also often once there here released published issued dated obtained seen"""
)
_DETERMINERS = _set(
    "the a an one another this that these those his her its their our my some many several most other both all each every no two three four five"
)
_DAYS = _set("monday tuesday wednesday thursday friday saturday sunday yesterday today")
_TO_BOUNDARY = re.compile(r".*[,;:!?()\[\]“”\"«»—–…•\n]", re.DOTALL)
_LAST_WORD = re.compile(r"[^\s,;:!?()\[\]“”\"«»—–…•]+\Z")
_LONGEST_WORD = 16
_PHRASE = 150
"""Characters that a noun phrase may take."""
_TOKEN = re.compile(r"\S+")
_FOLLOWING_WORD = re.compile(r"\s*([^\s,;:!?()“”\"«»—–\n]+)")
_QUOTATION_MARK = re.compile(r"[“”\"]")
_INITIAL = re.compile(
    r"(?<![A-Za-z])(?:[A-Z]|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Prof|St|Jr|Sr|Rev|Hon|Maj|Capt|Sgt|Adm|Atty|Sens|Reps|(?:[A-Z]\.)+[A-Z])\.$"
)
PREPOSITIONS = _set("of for from at with in including to by on between like")
_PLACE_WORDS = _set("in on at after before during since until under amid despite")


@cache
def speaker_nouns() -> frozenset[str]:
    """Return the common nouns for speakers, singular and plural."""
    return frozenset(word for row in reference.rows("speaker_nouns") for word in row.values())


_FIELDS = re.compile(
    r"(?:[Tt]he )?(?:ministry|department|ministers?|secretary) (?:of|for) (?:[a-z]+(?: [a-z]+)?, ){0,3}(?:[a-z]+ and )?$"
)


def before(text: str, floor: int, at: int) -> tuple[int, int] | None:
    """Return the subject that ends before the cue at offset `at`, not reaching back over `floor`."""
    floor = max(floor, at - REACH)
    end = _skip_between(text, floor, at)
    if end <= floor:
        return None
    if text[end - 1] == ",":
        return _before_apposition(text, floor, end - 1)
    if text[end - 1] == ")":
        opened = text.rfind("(", floor, end)
        return None if opened < 0 else _phrase_before(text, floor, opened)
    return _with_fields(text, floor, _phrase_before(text, floor, end))


def _with_fields(text: str, floor: int, phrase: tuple[int, int] | None) -> tuple[int, int] | None:
    """Return the phrase from the ministry on whose last field it is: the ministry of investment, trade and industry."""
    if phrase is None or not text.endswith((", ", " and "), 0, phrase[0]):
        return phrase
    base = max(floor, phrase[0] - 90)
    ministry = _FIELDS.search(text[base : phrase[0]])
    return phrase if ministry is None else (base + ministry.start(), phrase[1])


def _skip_between(text: str, floor: int, at: int) -> int:
    """Return the offset where the words between subject and verb (auxiliaries, adverbs, days) begin."""
    chunk = text[floor:at].rstrip()
    for _ in range(8):
        found = _LAST_WORD.search(chunk, max(0, len(chunk) - _LONGEST_WORD))
        if found is None:
            break
        word = found.group().lower()
        if word not in _BETWEEN and not (len(word) > 4 and word.endswith("ly")):
            break
        chunk = chunk[: found.start()].rstrip()
    return floor + len(chunk)


def _phrase_before(text: str, floor: int, end: int) -> tuple[int, int] | None:
    """Return the noun phrase that ends at `end`, walking left."""
    floor = max(floor, end - _PHRASE)
    chunk = text[floor:end].rstrip()
    bound = _TO_BOUNDARY.match(chunk)
    first = bound.end() if bound else 0
    start = end = floor + len(chunk)
    position = end
    following = ""
    for word in reversed(chunk[first:].replace("\u00a0", " ").split(" ")[-_MOST_WORDS:]):
        word_start = position - len(word)
        position = word_start - 1
        if not word:
            continue
        if word[-1] in ".!?" and following and not _INITIAL.search(word):
            break
        lower = word.lower()
        if lower in _STOPS_LEFT or (
            lower in verb_forms()
            and word[0].islower()
            and lower not in speaker_nouns()
            and not COMPOUND.match(text, word_start + len(word))
        ):
            break
        if (
            lower == "and"
            and not following[:1].isupper()
            and following.lower() not in PRONOUNS
            and not _names(text, word_start - 40, word_start)
        ):
            break
        start = word_start
        following = word
    return _without_lead(text, start, end)


def _names(text: str, start: int, end: int) -> bool:
    word = text[max(0, start) : end].rsplit(None, 1)
    return bool(word) and word[-1][:1].isupper()


def _without_lead(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the phrase without conjunctions and opening adverbials (On Monday Ruiz → Ruiz)."""
    while start < end:
        match = _TOKEN.match(text, start, end)
        if match is None:
            start += 1
            continue
        lower = match.group().lower()
        if lower in _PLACE_WORDS and match.group()[0].isupper():
            rest = _after_adverbial(text, match.end(), end)
            if rest is None:
                return None
            start = rest
        elif lower in _LEADING:
            start = match.end()
        else:
            break
    start += len(text[start:end]) - len(text[start:end].lstrip())
    return (start, end) if end > start else None


def _after_adverbial(text: str, start: int, end: int) -> int | None:
    """Return where the subject begins after an opening adverbial without comma: after its day or year, else its last name."""
    words = list(_TOKEN.finditer(text[start:end]))
    for word in words[:5]:
        if word.group().lower() in _DAYS or word.group().isdigit():
            return start + word.end()
    return start + words[-1].start() if len(words) > 1 else None


_RELATIVE = re.compile(r",\s(?:who|which|whose)\s")


def _before_apposition(text: str, floor: int, comma: int) -> tuple[int, int] | None:
    """Return the phrase that the appositions ending at `comma` describe (Ruiz, the minister, a Liberal, said)."""
    relatives = list(_RELATIVE.finditer(text, floor, comma))
    relative = relatives[-1] if relatives else None
    if relative and not _breaks(
        text, relative.start(), comma
    ):  # Joly, who is hosting guests in Gaspé, Que., said
        phrase = _phrase_before(text, floor, relative.start())
        if phrase and _is_nominal(text[phrase[0] : phrase[1]]):
            return phrase
    best: tuple[int, int] | None = None
    at = comma
    for _ in range(5):
        opened = text.rfind(",", floor, at)
        if opened < 0:
            break
        if _breaks(text, opened, at):
            return best
        phrase = _phrase_before(text, floor, _unbracketed(text, floor, opened))
        if phrase and _is_nominal(text[phrase[0] : phrase[1]]):
            best = phrase
            if (
                text[phrase[0]].isupper()
                and text[phrase[0] : phrase[1]].split(" ", maxsplit=1)[0].lower() not in _DETERMINERS
            ):
                return best
        at = opened
    if best is None:
        phrase = _phrase_before(text, floor, comma)
        return phrase if phrase and phrase[0] - floor < 4 else None
    return best


def _breaks(text: str, start: int, end: int) -> bool:
    """Return whether a sentence or a quotation ends in a stretch."""
    return sentence_break(text, start, end) >= 0 or _QUOTATION_MARK.search(text, start, end) is not None


def _unbracketed(text: str, floor: int, end: int) -> int:
    """Return where the phrase ends when what ends at `end` is in brackets (Ruiz (D-Ohio), …)."""
    if end > floor and text[end - 1] == ")":
        opened = text.rfind("(", floor, end)
        return end if opened < 0 else opened
    return end


_SENTENCE_END = re.compile(r"[.!?\n](?:(?<=\n)\s*\n|(?<!\n)[”\"’)]?\s+[“\"A-Z])")


def sentence_break(text: str, start: int, stop: int) -> int:
    """Return the offset of the first end of a sentence in a range, -1 when there is none; Mr. ends none."""
    for match in _SENTENCE_END.finditer(text, start, stop):
        at = match.start()
        word_start = max(start, text.rfind(" ", max(start, at - 8), at) + 1)
        if text[at] != "." or not _INITIAL.search(text[word_start : at + 1]):
            return at
    return -1


def _is_nominal(phrase: str) -> bool:
    words = phrase.split()
    last = words[-1].lower().strip(".’'")
    return (
        words[-1][0].isupper() or last in speaker_nouns() or any(w.lower() in speaker_nouns() for w in words)
    )


def is_speaker_head(phrase: str) -> bool:
    """Return whether the head of a phrase (its last word before a preposition) is a name, a pronoun or a noun for speakers."""
    head = re.split(r"\s(?:of|for|from|at|with|in|like|including|to|by|on|between)\s", phrase, maxsplit=1)[
        0
    ].split()
    last = head[-1].strip(".,’'\"") if head else ""
    return last[:1].isupper() or last.lower() in speaker_nouns() or last.lower() in PRONOUNS


_ADJOINING = _set("familiar close briefed involved privy acquainted")
"""Adjectives that go on: two people familiar with the talks."""
_TIME_PHRASE = re.compile(
    r"(?:an?|one|two|three|four|five|six|several|some|the|this|that|last|next|\d+)\s(?:\w+\s)?"
    r"(?:day|night|week|fortnight|weekend|month|quarter|year|decade|hour|minute|morning|evening|afternoon)s?\b",
    re.IGNORECASE,
)


def after(text: str, at: int, stop: int) -> tuple[int, int] | None:
    """Return the noun phrase that follows a cue (said Ana Ruiz of the ministry), not reaching over `stop`."""
    stop = min(stop, at + REACH)
    start = end = at
    words = 0
    for match in _FOLLOWING_WORD.finditer(text, at, stop):
        if match.start() != end:
            break
        word = match.group(1)
        lower = word.lower()
        stripped = word.rstrip(".")
        if words == 0:
            if lower in _STOPS_RIGHT and not lower.endswith("ly") and lower != "this":
                if lower in ("also", "later", "then", "again", "often", "once", *_DAYS):
                    start = end = match.end()
                    continue
                return None
            start = match.start(1)
        elif (lower in _STOPS_RIGHT and text[start:end].rsplit(None, 1)[-1].lower() not in _ADJOINING) or (
            lower == "and" and not text[match.end() : match.end() + 2].strip()[:1].isupper()
        ):
            break
        words += 1
        end = match.end()
        if word != stripped and not _INITIAL.search(word):
            end -= len(word) - len(stripped)
            break
        if words == _MOST_WORDS or ("\n" in text[match.start() : match.start(1)] and words > 1):
            break
    if not text[start:end].strip() or _TIME_PHRASE.match(text[start:end]):
        return None
    return (start, end) if may_speak(text[start:end]) else None


def may_speak(phrase: str) -> bool:
    """Return whether a phrase has a name, a determiner, a pronoun or a noun for speakers in it."""
    words = re.findall(r"[^\s]+", phrase)
    first = words[0].lower()
    return (
        any(w[0].isupper() for w in words)
        or first in PRONOUNS
        or first in _DETERMINERS
        or any(w.lower().strip(".,’'") in speaker_nouns() for w in words)
    )


_LEADING_PHRASE = re.compile(
    r"(?:[^\w\n]*)((?:(?:[Tt]he|[Aa]n?|[Bb]oth|[Ss]ome|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ne|[Ee]ach)\s+)?"
    r"(?:(?:[A-Z][\w.’'-]*|of|the|for|from|and|senior|top|chief|former|economic|trade|government|foreign|other|many|several|&)\s+){0,10}"
    r"(?:[A-Z][\w’'-]*|(?!(?:is|was|has|does)\b)[a-z]+s|[a-z]+(?:man|woman|person|er|or))\b)"
)


def leading(text: str, start: int, stop: int) -> tuple[int, int] | None:
    """Return the noun phrase that opens the clause at `start`: its subject, where no opening adverbial stands before it."""
    match = _LEADING_PHRASE.match(text, start, min(stop, start + 160))
    return _without_lead(text, *match.span(1)) if match else None


def starts_with_determiner(phrase: str) -> bool:
    """Return whether a phrase opens with an article or the like."""
    return phrase.split(None, 1)[0].lower() in _DETERMINERS
