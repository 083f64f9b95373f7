"""Which lines of a page are stamps: nothing but dates and their labels, or a date beside a source, an author or a place."""

from __future__ import annotations

import re

from pipelines.ingest.timestamps import DATE, LABELS, WORD, Stamp, label_of, stamps
from pipelines.language.agencies import is_agency

_FILLER = frozenset(
    "on at the last first date time dates and by of was originally online from as this article story page post est "
    "ist news for immediate local eastern pm am".split()
)
_DIGIT = re.compile(r"[0-9]")
_ASIDE = re.compile(
    r"\b\d{1,2}[ -]min(?:ute)?s? read\b|(?<=updated )\d{1,2}:\d\d ?(?:[ap]m)?(?: [A-Z]{2,4})?| [-–] [A-Z][A-Za-z ]{2,30}:?$",
    re.IGNORECASE,
)
"""What stands on a line with a stamp and is none: reading time, the time of an update on the same day, a place."""
_TOOLS = re.compile(
    r"\s(?:adjust|change|text|font)(?: font| text)? size:?$|\s(?:print|e-?mail|share)$", re.IGNORECASE
)
"""Buttons at the end of a stamp's line: `Example Agency, August 7, 2016 Adjust font size:`."""
_SAYS_WHEN = re.compile(
    r"This (?:article|report|story|post|piece|column|analysis|interview|item)(?: (?:by|from) (?:[A-Z][\w.'’-]{1,20} ){1,4}| )"
    r"(?:was|has been) (?:first |originally )?(?:published|posted)(?: on)? "
)
"""How an article tells of itself when it was published: `This report by Example News was first published Dec. 5, 2024.`"""
_BAR = re.compile(r"[|•·]")
_DATED_REST = 44
DATE_FIELD = re.compile(r"date ?:", re.IGNORECASE)
_ADDRESS = re.compile(r" ?(?:URL: ?)?https?://\S{1,400}$")
_PREPOSITIONS = frozenset(
    "on in at of from since until till by before after to through and for between".split()
)
_ANY_YEAR = re.compile(r"(?:19|20)[0-9]{2}|[0-9]/[0-9]{2}\b")
_RELATIVE = re.compile(
    r"\b(?:\d{1,3}|an?|one|two|three|few) (?:second|sec|minute|min|hour|hr|day|week|month|year)s? ago\b|\b(?:just now|yesterday|today)\b",
    re.IGNORECASE,
)


def is_timestamp(line: str) -> bool:
    """Return whether `line` is nothing but publication stamps and their labels, or says when the article was published."""
    if _DIGIT.search(line) is None:
        if is_label(line):
            return True
        lower = line.lower()
        if not ("ago" in lower or "day" in lower or "just now" in lower):
            return False  # most lines, at a fraction of the search's price
        return _RELATIVE.search(line) is not None and _is_only_labels(_RELATIVE.sub(" ", line))
    if _ANY_YEAR.search(line) is None and " ago" not in line:
        return False
    if (said := _SAYS_WHEN.match(line)) is not None and DATE.match(line, said.end()) is not None:
        return True
    line = _ASIDE.sub(" ", line)
    rest, at = [], 0
    for stamp in stamps(line, month_first=False):
        rest.append(line[at : stamp.char_start])
        at = stamp.char_end
    rest.append(line[at:])
    words = " ".join(rest)
    if at == 0:
        words = _RELATIVE.sub(" ", line)
        if words == line:
            return False
    return _DIGIT.search(words) is None and _is_only_labels(words)


def is_stamped(line: str) -> Stamp | None:
    """Return the stamp of a line that also names a source, author or place (`Source: X | 2019-06-29 13:45`), else None.

    A title may hold a date: only a label, a clock time, a bar or a place before the date make it a stamp.
    """
    if len(line) > 160 or _ANY_YEAR.search(line) is None:
        return None
    line = _TOOLS.sub("", line)
    found = stamps(line, month_first=False)
    if not found:
        return None
    stamp = found[0]
    if line[-1] == "." and not (stamp.role == "published" and label_of(line[:12])):
        return None  # a sentence; `Published in The Example, May 3rd, 2012.` is none
    rest = _unstamped(line, found)
    has_bar = _BAR.search(line) is not None
    is_separate = stamp.role or stamp.has_clock or has_bar or (rest <= 25 and "," in line[: stamp.char_start])
    is_apart = _is_at_edge(line, found) or stamp.role or has_bar
    return stamp if rest <= 70 and is_separate and is_apart else None


def is_dated(line: str) -> Stamp | None:
    """Return the date of a short line that begins or ends with it (`Letter July 30, 2012`), give or take an agency, else None.

    Only in the head of an article is such a line a stamp; `on 3 May 2020` there may tell when a picture was taken.
    """
    line = _ADDRESS.sub("", line)
    if not 0 < len(line) <= 90 or line[-1] in ".?!" or _ANY_YEAR.search(line) is None:
        return None
    found = stamps(line, month_first=False)
    if not found or _unstamped(line, found) > _DATED_REST:
        return None
    if not (_is_at_edge(line, found) or _is_of_agency(line, found) or DATE_FIELD.match(line)):
        return None
    before = WORD.findall(line[: found[0].char_start])
    return None if before and before[-1].casefold() in _PREPOSITIONS else found[0]


def _is_at_edge(line: str, found: list[Stamp]) -> bool:
    return found[0].char_start == 0 or found[-1].char_end == len(line)


def _is_of_agency(line: str, found: list[Stamp]) -> bool:
    """Return whether only a news agency stands behind the date: `WORLD May 03, 2012 Example News Agency`."""
    return is_agency(line[found[-1].char_end :].strip(" ,|-"))


def _unstamped(line: str, found: list[Stamp]) -> int:
    return len(line) - sum(s.char_end - s.char_start for s in found)


def is_label(line: str) -> bool:
    """Return whether `line` is the label of a stamp that stands on the next line (`Last updated:`)."""
    return (
        len(line) <= 40
        and _DIGIT.search(line) is None  # Updated: 05-04-2022 10:12 IST
        and bool(label_of(line))
        and _is_only_labels(line)
        and not line.rstrip().endswith(".")
    )


def _is_only_labels(words: str) -> bool:
    return all(w in LABELS or w in _FILLER or w == "ago" for w in (m.casefold() for m in WORD.findall(words)))
