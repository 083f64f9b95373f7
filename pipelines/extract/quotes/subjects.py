"""The subject that a cue has before it; the one that opens a clause is read in `openers`.

The phrase is walked word by word leftwards from the cue until something that cannot belong to it, at most
`MOST_WORDS` words. Words after a cue belong to `phrases`, whom the words name to `speakers`.
"""

from __future__ import annotations

import re

from pipelines.extract.quotes.cues import COMPOUND, verb_forms
from pipelines.extract.quotes.occasions import before_setting
from pipelines.extract.quotes.phrases import (
    DAYS,
    DETERMINERS,
    INITIAL,
    MOST_WORDS,
    PRONOUNS,
    REACH,
    is_nominal,
    sentence_break,
    speaker_nouns,
    starts_with_determiner,
    word_set,
)
from pipelines.language.calendar import MONTH_NAMES, WEEKDAY_NAMES

# between the speaker and the verb
_BETWEEN = word_set(
    """has have had is was were are be been being also later then earlier recently previously repeatedly often already once again
    still just now soon first further even never ever always reportedly publicly privately openly initially afterward afterwards meanwhile
    since long however simply only all both each would will could should may might must can did does do not to 's himself herself themselves
    today yesterday jointly famously frequently sometimes instead
    nevertheless nonetheless accordingly subsequently finally eventually went continued on quickly promptly briefly"""
).union(WEEKDAY_NAMES)
# cannot stand inside a subject
_STOPS_LEFT = word_set(
    """but that because when while if though although since until before after unless whether than so as which where who whom whose
    why how or nor yet is was were are has have had will would could should may might must can did does do not be been being into onto
    about against despite during through without within upon via amid what there then thus also however meanwhile says said"""
)
_LEADING = word_set(
    """and but or in on at by for from with as to of after before during under over amid despite since until through about against
    yesterday today earlier later last next this also then meanwhile however still now"""
).union(WEEKDAY_NAMES, MONTH_NAMES)
_UNITS = word_set("week weekend month quarter year summer autumn winter spring morning evening night")
"""Nouns of time behind last, this, next: last year Ruiz said."""
_TO_BOUNDARY = re.compile(r".*[,;:!?()\[\]“”\"«»—–…•\n]", re.DOTALL)
_TO_LAST_WORD = re.compile(r".*[\s,;:!?()\[\]“”\"«»—–…•]", re.DOTALL)
_LONGEST_WORD = 16
_PHRASE = 150
"""Characters that a noun phrase may take."""
_NOUN_AFTER = re.compile(r"\b(?:of|the) $")
"""Words after which a form of a verb is none: the head of state, the quoted official."""
_REPORTED_TO = re.compile(
    r"\b(?:is|are|was|were) (?:reported|said|understood|believed|thought|alleged) to have$"
)
_TOKEN = re.compile(r"\S+")
_QUOTATION_MARK = re.compile(r"[“”\"]")
_PLACE_WORDS = word_set("in on at after before during since until under amid despite")
_CLOSING = {")": "(", "-": " - ", "–": " – ", "—": " — "}
"""Marks between a subject and its verb, and what opens the aside that they close: the Board (GB) said; Ruiz – who leads it – said."""
_FIELDS = re.compile(
    r"((?:[Mm]inistry|[Dd]epartment|[Mm]inisters?|[Ss]ecretary)) (?:of|for) (?!state and )(?:\w+(?: \w+)?, ){0,3}(?:\w+ and )?$"
)
_RELATIVE = re.compile(
    r",\s(?:who|which|whose|speaking|addressing|briefing|commenting|responding|reacting|replying|answering|talking)\s"
)
"""What opens a clause between a subject and its verb: Ruiz, who leads the talks, said; Ruiz, speaking in Lima, Peru, said."""


def before(text: str, floor: int, at: int) -> tuple[int, int] | None:
    """Return the subject that ends before the cue at offset `at`, not reaching back over `floor`."""
    floor = max(floor, at - REACH)
    end = _skip_between(text, floor, at)
    if end <= floor:
        return None
    if text[end - 1] == ",":
        return _before_apposition(text, floor, end - 1)
    if text[end - 1] in _CLOSING:
        opener = " -- " if text.startswith("--", end - 2) else _CLOSING[text[end - 1]]
        end = text.rfind(opener, floor, end - 2)
        if end <= floor:
            return None
    end = before_setting(text, floor, end)
    return _with_fields(text, floor, _phrase_before(text, floor, end))


def _with_fields(text: str, floor: int, phrase: tuple[int, int] | None) -> tuple[int, int] | None:
    """Return the phrase from the ministry on whose last field it is: the ministry of investment, trade and industry."""
    if phrase is None or not text.endswith((", ", " and "), 0, phrase[0]):
        return phrase
    base = max(floor, phrase[0] - 90)
    ministry = _FIELDS.search(text[base : phrase[0]])
    head = _phrase_before(text, floor, base + ministry.end(1)) if ministry else None
    return phrase if head is None else (head[0], phrase[1])


def _skip_between(text: str, floor: int, at: int) -> int:
    """Return the offset where the words between subject and verb (auxiliaries, adverbs, days) begin."""
    chunk = text[floor:at].rstrip()
    hearsay = _REPORTED_TO.search(chunk)
    if hearsay:  # Ruiz is reported to have told
        chunk = chunk[: hearsay.start()].rstrip()
    for _ in range(8):
        word = chunk[-_LONGEST_WORD:]
        bound = _TO_LAST_WORD.match(word)
        word = word[bound.end() :] if bound else word
        lower = word.lower()
        if not word or (lower not in _BETWEEN and not (len(word) > 4 and lower.endswith("ly"))):
            break
        chunk = chunk[: -len(word)].rstrip()
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
    for word in reversed(chunk[first:].replace("\u00a0", " ").split(" ")[-MOST_WORDS:]):
        word_start = position - len(word)
        position = word_start - 1
        if not word:
            continue
        if word[-1] in ".!?" and following and not INITIAL.search(word):
            break
        lower = word.lower()
        if lower in _STOPS_LEFT or (
            lower in verb_forms()
            and word[0].islower()
            and lower not in speaker_nouns()
            and not COMPOUND.match(text, word_start + len(word))
            and not (lower == "close" and following == "to")
            and not _NOUN_AFTER.search(text, max(floor, word_start - 8), word_start)
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
    return without_lead(text, start, end)


def _names(text: str, start: int, end: int) -> bool:
    word = text[max(0, start) : end].rsplit(None, 1)
    return bool(word) and word[-1][:1].isupper()


def without_lead(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the phrase without conjunctions and opening adverbials (On Monday Ruiz → Ruiz)."""
    is_led = False
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
        elif lower in _LEADING or (lower in _UNITS and is_led):
            start = match.end()
            is_led = lower in ("last", "this", "next")
        else:
            break
    start += len(text[start:end]) - len(text[start:end].lstrip())
    return (start, end) if end > start else None


def _after_adverbial(text: str, start: int, end: int) -> int | None:
    """Return where the subject begins after an opening adverbial without comma: after its day or year, else its last name."""
    words = list(_TOKEN.finditer(text[start:end]))
    for word in words[:5]:
        if word.group().lower() in DAYS or word.group().isdigit():
            return start + word.end()
    return start + words[-1].start() if len(words) > 1 else None


def _before_apposition(text: str, floor: int, comma: int) -> tuple[int, int] | None:
    """Return the phrase that the appositions ending at `comma` describe (Ruiz, the minister, a Liberal, said)."""
    relatives = list(_RELATIVE.finditer(text, floor, comma))
    relative = relatives[-1] if relatives else None
    if relative and not _breaks(
        text, relative.start(), comma
    ):  # Joly, who is hosting guests in Gaspé, Que., said
        phrase = _phrase_before(text, floor, relative.start())
        if phrase and is_nominal(text[phrase[0] : phrase[1]]):
            return phrase
    best: tuple[int, int] | None = None
    at = _before_fields(text, floor, comma)
    for _ in range(5):
        opened = text.rfind(",", floor, at)
        if opened < 0:
            break
        if _breaks(text, opened, at):
            return best
        phrase = _phrase_before(text, floor, _unbracketed(text, floor, opened))
        if phrase and is_nominal(text[phrase[0] : phrase[1]]):
            if best and text[phrase[0]].islower() and not starts_with_determiner(text[slice(*phrase)]):
                return best  # it is levied on glass, the notice, issued today, said
            best = phrase
            if _is_office_of(text, phrase, at):
                return best
            if (
                text[phrase[0]].isupper()
                and text[phrase[0] : phrase[1]].split(" ", maxsplit=1)[0].lower() not in DETERMINERS
            ):
                return best
        at = opened
    if best is None:
        bare = text.rfind(" who ", floor, comma)  # traders who asked not to be named, said
        phrase = _phrase_before(text, floor, bare) if bare > 0 and not _breaks(text, bare, comma) else None
        if phrase and is_nominal(text[phrase[0] : phrase[1]]):
            return phrase
        phrase = _phrase_before(text, floor, comma)
        return phrase if phrase and phrase[0] - floor < 4 else None
    return best


_OFFICE = re.compile(r"(?:the|its|his|her|their|[A-Z][\w’'-]*[’']s?|the [\w’'-]+(?: [\w’'-]+)?[’']s?) [a-z]")
_NAME = re.compile(r", [A-Z][\w.’'-]*(?: (?:[a-z]{1,3} )?[A-Z][\w.’'-]*){1,3}")


def _is_office_of(text: str, phrase: tuple[int, int], comma: int) -> bool:
    """Return whether the phrase is the office, and all of its clause so far, of whoever is named up to `comma`: it rose, [the union's chief], Ana Ruiz, said."""
    opens_clause = text.endswith(", ", 0, phrase[0])
    return (
        opens_clause
        and _OFFICE.match(text, *phrase) is not None
        and _NAME.fullmatch(text, phrase[1], comma) is not None
    )


def _before_fields(text: str, floor: int, comma: int) -> int:
    """Return the comma before the office whose last fields end at `comma` (Ruiz, minister for Trade, Labour, and Mines, said)."""
    last = text.rfind(",", floor, comma)
    if last < 0 or not text.startswith((" and ", " & "), last + 1):
        return comma
    at = last
    for _ in range(4):
        before = text.rfind(",", floor, at)
        if before < 0:
            return comma
        words = text[before + 1 : at].split()
        if "for" in words or "of" in words:
            return at
        if len(words) > 3:
            return comma
        at = before
    return comma


def _breaks(text: str, start: int, end: int) -> bool:
    """Return whether a sentence or a quotation ends in a stretch."""
    return sentence_break(text, start, end) >= 0 or _QUOTATION_MARK.search(text, start, end) is not None


def _unbracketed(text: str, floor: int, end: int) -> int:
    """Return where the phrase ends when what ends at `end` is in brackets (Ruiz (D-Ohio), …)."""
    end -= text[end - 1] == " " and end > floor
    if end > floor and text[end - 1] == ")":
        opened = text.rfind("(", floor, end)
        return end if opened < 0 else opened
    return end
