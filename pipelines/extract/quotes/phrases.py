"""Noun phrases of speakers: their word classes, the phrase after a cue, the ends of sentences between.

There is no parser: a phrase is walked word by word until something that cannot belong to it, at most `MOST_WORDS` words.
The phrase before a cue is found in `subjects`; whom a phrase names is decided in `speakers`.
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.extract.mentions.name_forms import ARTICLES
from pipelines.language import reference
from pipelines.language.calendar import WEEKDAY_NAMES

MOST_WORDS = 14
REACH = 260
"""Characters that are looked at on either side of a cue."""


def word_set(words: str) -> frozenset[str]:
    """Return the words of a string, for look-up."""
    return frozenset(words.split())


PRONOUNS = word_set("he she they it i we you")
_STOPS_RIGHT = word_set(
    """in on at by to as that which who whom whose when while where because after before during if though although since until about with
    without into through over under amid despite via but or nor so than then was were is are has have had will would could should may might
    must can did does do not be been adding noting saying referring speaking citing explaining pointing describing calling
    yesterday today tonight earlier later last next this recently early late
    afterward afterwards again also often once there here released published issued dated obtained seen"""
).union(WEEKDAY_NAMES)
DETERMINERS = word_set(
    "the a an one another this that these those his her its their our my some many several most other both all each every no two three four five"
)
_ON_DAY = re.compile(
    rf" (?:late |early )?on (?:{'|'.join(day.title() for day in WEEKDAY_NAMES)}) (?=[a-zA-Z])"
)
_ACRONYM = re.compile(r"\s\([A-Z][\w&.-]{1,14}\)(?=\s[\w])")
"""A body's acronym inside the phrase: said Kano Grain Council (KGC) president Peter Ola."""
_LAST_FIELD = re.compile(r"and (?:[a-z]+ )?[a-z]+, (?=[A-Z])")
"""The last field of an office before its holder: said Peru's minister for trade and ports, Ana Ruiz."""
_FIELD = re.compile(r"\b(?:minister|secretary|commissioner|ministry|department) (?:for|of) ", re.IGNORECASE)
_FOLLOWING_WORD = re.compile(r"\s*([^\s,;:!?()“”\"«»—–\n]+)")
INITIAL = re.compile(
    r"(?<![A-Za-z])(?:[A-Z]|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Prof|St|Jr|Sr|Rev|Hon|Maj|Capt|Sgt|Adm|Atty|Sens|Reps|(?:[A-Z]\.)+[A-Z])\.$"
)
DAYS = frozenset(WEEKDAY_NAMES) | {"yesterday", "today"}
PREPOSITIONS = word_set("of for from at with in including to by on between like")


@cache
def speaker_nouns() -> frozenset[str]:
    """Return the common nouns for speakers, singular and plural."""
    return frozenset(
        row[number] for row in reference.rows("speaker_nouns") for number in ("singular", "plural")
    )


_SENTENCE_END = re.compile(r"[.!?\n](?:(?<=\n)\s*\n|(?<!\n)[”\"’)]?\s+[“\"A-Z])")


def sentence_break(text: str, start: int, stop: int) -> int:
    """Return the offset of the first end of a sentence in a range, -1 when there is none; Mr. ends none."""
    for match in _SENTENCE_END.finditer(text, start, stop):
        at = match.start()
        word_start = max(start, text.rfind(" ", max(start, at - 8), at) + 1)
        if text[at] != "." or not INITIAL.search(text[word_start : at + 1]):
            return at
    return -1


def sentence_start(text: str, floor: int, at: int) -> int:
    """Return the start of the sentence that holds offset `at`, not before `floor`."""
    start = floor
    while (ended := sentence_break(text, start, at)) >= 0:
        start = ended + 1
    return start + len(text[start:at]) - len(text[start:at].lstrip(' \n\u00a0”"’)'))


def _is_name(word: str) -> bool:
    """Return whether a word has the capital of a name, behind an Arabic article too (al-Mansour)."""
    return word[:1].isupper() or (word.startswith(ARTICLES) and word[len("al-") :][:1].isupper())


def is_nominal(phrase: str) -> bool:
    """Return whether a phrase has a name at its end or a noun for speakers in it."""
    words = phrase.split()
    last = words[-1].lower().strip(".’'")
    return _is_name(words[-1]) or last in speaker_nouns() or any(w.lower() in speaker_nouns() for w in words)


def is_speaker_head(phrase: str) -> bool:
    """Return whether the head of a phrase (its last word before a preposition) is a name, a pronoun or a noun for speakers."""
    head = re.split(r"\s(?:of|for|from|at|with|in|like|including|to|by|on|between)\s", phrase, maxsplit=1)[
        0
    ].split()
    last = head[-1].strip(".,’'\"") if head else ""
    is_aged = last.endswith("-year-old")  # the 50-year-old said
    return is_aged or _is_name(last) or last.lower() in speaker_nouns() or last.lower() in PRONOUNS


ADJOINING = word_set("familiar close briefed involved privy acquainted")
"""Adjectives that go on: two people familiar with the talks."""
_TIME_PHRASE = re.compile(
    r"(?:an?|one|two|three|four|five|six|several|some|the|this|that|last|next|\d+)\s(?:\w+\s)?"
    r"(?:day|night|week|fortnight|weekend|month|quarter|year|decade|hour|minute|morning|evening|afternoon)s?\b",
    re.IGNORECASE,
)


_FIELDS_FIRST = re.compile(
    r"\s((?:the\s)?(?:[\w-]+,\s){1,3}(?:[\w-]+\s)?(?:and|&)(?:\s[\w-]+){1,2}?)(?=\s(?:[Mm]inister|[Ss]ecretary|[Cc]ommissioner)\s[A-Z])"
)
"""Fields with commas before an office and its holder."""


def after(text: str, at: int, stop: int) -> tuple[int, int] | None:
    """Return the noun phrase that follows a cue (said Ana Ruiz of the ministry), not reaching over `stop`."""
    stop = min(stop, at + REACH)
    day = _ON_DAY.match(text, at, stop)
    if day:  # said on Tuesday a spokesman for the ministry
        found = after(text, day.end() - 1, stop)
        return found if found and is_speaker_head(text[found[0] : found[1]]) else None
    fields = _FIELDS_FIRST.match(text, at, stop)
    if fields:  # said trade, industry and mines minister Ana Ruiz
        found = after(text, fields.end(), stop)
        return (fields.start(1), found[1]) if found else None
    start = end = at
    words = 0
    for match in _FOLLOWING_WORD.finditer(text, at, stop):
        if match.start() != end:
            acronym = _ACRONYM.match(text, end, stop)
            if words == 0 or acronym is None or match.end() + 1 != acronym.end():
                break
            end = acronym.end()
            continue
        word = match.group(1)
        lower = word.lower()
        stripped = word.rstrip(".")
        if words == 0:
            if lower.rstrip(".") in DAYS and word != stripped:
                return None  # …, a senior official, said Sunday.
            if lower in _STOPS_RIGHT and not lower.endswith("ly") and lower != "this":
                if lower in ("also", "later", "then", "again", "often", "once", *DAYS):
                    start = end = match.end()
                    continue
                return None
            start = match.start(1)
        elif (lower in _STOPS_RIGHT and _may_stop(text, word, start, end)) or (
            lower == "and" and not _goes_on_behind_and(text, start, end, match, stop)
        ):
            break
        words += 1
        end = match.end()
        if word != stripped and not INITIAL.search(word):
            end -= len(word) - len(stripped)
            break
        if words == MOST_WORDS or ("\n" in text[match.start() : match.start(1)] and words > 1):
            break
    if text[start:end].endswith(")"):
        end = text.rfind(" (", start, end)  # said the Grain Council (GC) on Monday
    if not text[start:end].strip() or _TIME_PHRASE.match(text[start:end]):
        return None
    return (start, end) if may_speak(text[start:end]) else None


def _may_stop(text: str, word: str, start: int, end: int) -> bool:
    """Return whether a word that ends most phrases ends this one too: not behind familiar, close, …"""
    return word != "Without" and text[start:end].rsplit(None, 1)[-1].lower() not in ADJOINING


def _goes_on_behind_and(text: str, start: int, end: int, match: re.Match[str], stop: int) -> bool:
    """Return whether the phrase from `start` to `end` goes on behind *and*: with a name, or the last field of an office."""
    if text[match.end() : match.end() + 2].strip()[:1].isupper():
        return True
    return bool(_FIELD.search(text, start, end) and _LAST_FIELD.match(text, match.start(1), stop))


def may_speak(phrase: str) -> bool:
    """Return whether a phrase has a name, a determiner, a pronoun or a noun for speakers in it."""
    words = re.findall(r"[^\s]+", phrase)
    first = words[0].lower()
    return (
        any(map(_is_name, words))
        or first in PRONOUNS
        or first in DETERMINERS
        or any(w.lower().strip(".,’'") in speaker_nouns() for w in words)
    )


def starts_with_determiner(phrase: str) -> bool:
    """Return whether a phrase opens with an article or the like."""
    return phrase.split(None, 1)[0].lower() in DETERMINERS
