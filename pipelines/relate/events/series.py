"""The number of a meeting in its series: the fifth round, four previous meetings, six rounds held since January."""

from __future__ import annotations

from typing import NamedTuple

from pipelines.language.calendar import NUMBER_WORDS, ORDINAL_WORDS
from pipelines.relate.events.surroundings import Surroundings
from pipelines.relate.items import Item

_NOUNS = frozenset(
    "round rounds meeting meetings encounter encounters session sessions summit summits talks negotiations discussions visit trip visits trips call".split()
)
_FILLERS = frozenset(
    "face-to-face in-person bilateral trade high-level formal direct such annual state official consecutive ministerial negotiating economic and of us-china phone".split()
)
_PREVIOUS = frozenset("previous prior earlier preceding past".split())
_HELD = frozenset("held completed concluded had after following finished conducted".split())
_THROUGH = frozenset("through over spanning spanned lasted".split())
_TOOK_PLACE = frozenset("held completed concluded finished conducted place".split())
_SO_FAR = frozenset("before already since far date now previously".split())
_MOST_DIGITS = 3


class _Number(NamedTuple):
    value: int
    is_ordinal: bool


def note_series(items: list[Item], i: int, found: Surroundings) -> None:
    """Read "fifth round of …", "four previous meetings" and "four rounds have been held" at item `i`, a figure or a word."""
    number = _number(items[i])
    if number is None:
        return
    if number.is_ordinal:
        if _ranks_meeting(items, i):
            found.ordinal = found.ordinal or number.value
    elif _is_previous(items, i) or _were_held(items, i):
        found.previous_count = found.previous_count or number.value


def numbered(items: list[Item], i: int) -> int | None:
    """Return the number of the round at `i` where it follows the word: Round 7 of the talks."""
    if items[i].low != "round" or i + 1 >= len(items):
        return None
    number = _number(items[i + 1])
    after = items[i + 2].low if i + 2 < len(items) else ""
    return None if number is None or number.is_ordinal or after in ("%", "percent", "per") else number.value


def _number(item: Item) -> _Number | None:
    """Return the whole number that an item gives, as a figure or as a word that no figure covers."""
    figure, low = item.figure, item.low
    if figure is not None:
        if figure.value is None or figure.value != int(figure.value):
            return None
        if figure.quantity_kind in ("count", "number", "ordinal"):
            return _Number(int(figure.value), figure.quantity_kind == "ordinal")
        return None
    if low in ORDINAL_WORDS:
        return _Number(ORDINAL_WORDS[low], True)
    value = NUMBER_WORDS.get(low) or (int(low) if low.isdecimal() and len(low) <= _MOST_DIGITS else None)
    return None if value is None else _Number(value, False)


def _ranks_meeting(items: list[Item], i: int) -> bool:
    """Return whether a meeting follows the ordinal at `i`, with nothing but its modifiers between."""
    for item in items[i + 1 : i + _NAME]:
        if item.low in _NOUNS or (item.entry is not None and item.entry.event_noun is not None):
            return True
        if item.low not in _FILLERS and item.kind not in "MP" and item.klass != "adv" and not item.is_capital:
            return False
    return False


_NAME = 9
"""Items of the longest name of a meeting behind its number: the ninth Peru-Chile Export Control Policy Dialogue."""


def _is_previous(items: list[Item], i: int) -> bool:
    """Return whether earlier meetings are counted at `i`: four previous meetings, after six rounds."""
    words = [item.low for item in items[i + 1 : i + 6]]
    own = items[i].low.split()
    if not _PREVIOUS.isdisjoint([*words[:2], *own]) and not _NOUNS.isdisjoint([*words, *own]):
        return True
    behind = (_HELD | _THROUGH) & {item.low for item in items[max(0, i - 4) : i]}
    return bool(behind) and (words[:1] in (["rounds"], ["rounds of"]) or "rounds" in own)


def _were_held(items: list[Item], i: int) -> bool:
    """Return whether the meetings counted at `i` lie behind: four rounds have been held; they have met six times.

    Meetings and sessions are only counted where a word says until when; rounds are always those of one series.
    """
    words = [item.low for item in items[i + 1 : i + 14]]
    if words[:1] == ["times"]:
        return any(item.low == "met" for item in items[max(0, i - 4) : i])
    noun = next((k for k, word in enumerate(words[:3]) if word.split()[0] in _NOUNS), None)
    if noun is None or not words[noun].split()[0].endswith("s"):
        return False
    for k, item in enumerate(items[i + 2 + noun : i + 9 + noun], noun + 1):
        if item.low in _TOOK_PLACE:
            return words[noun].startswith("round") or not _SO_FAR.isdisjoint(" ".join(words[k:]).split())
        if item.kind == "P" or item.klass in ("modal", "to_be", "neg", "say", "sub"):
            return False
    return False
