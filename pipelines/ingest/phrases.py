"""Known lines of web pages: folding a line to its comparable form and looking it up. What follows from a hit
is decided in `pipelines.ingest.passages`."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from pipelines.language import reference

MAX_LINE = 100
"""Longest line that is compared as a whole; chrome that is longer is known by how it begins."""
_HEAD = 64
_BULLET = re.compile(r"[•‣▪◦●○■·*»>→\-–—\s#]{0,8}")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u200b": None})
_NUMBER = re.compile(r"[0-9][0-9.,]{0,12}(?:[km]\b)?")
_FIRST_WORD = re.compile(r"[0-9#]|[^\W\d_]+|©")
_SPACES = re.compile(r"\s{1,}")
_CLOSING = " :.!*…»>→›|-–—"


class Phrase(NamedTuple):
    """A known line: its passage kind, what it opens, whether the article is over, and the rule's name."""

    phrase: str
    kind: str
    opens: str
    ends: bool
    rule: str


class _Phrases(NamedTuple):
    lines: dict[str, Phrase]
    prefixes: dict[str, tuple[Phrase, ...]]
    openings: frozenset[str]


@cache
def _table() -> _Phrases:
    lines: dict[str, Phrase] = {}
    prefixes: dict[str, list[Phrase]] = defaultdict(list)
    for row in reference.rows("chrome_phrases"):
        if row["match"] == "contains":
            continue
        found = Phrase(
            row["phrase"], row["kind"], row["opens"], row["ends"] == "yes", f"{row['kind']}_phrase"
        )
        if row["match"] == "line":
            lines[found.phrase.rstrip(_CLOSING) or found.phrase] = found
        else:
            prefixes[_first(found.phrase)].append(found)
    by_length = {first: tuple(sorted(ps, key=lambda p: -len(p.phrase))) for first, ps in prefixes.items()}
    openings = {_opening(phrase) for phrase in (*lines, *(p.phrase for ps in prefixes.values() for p in ps))}
    return _Phrases(lines, by_length, frozenset(openings))


@cache
def section_labels() -> dict[str, str]:
    """Return folded label → role (section, summary, part)."""
    return {row["label"].rstrip(_CLOSING): row["role"] for row in reference.rows("section_labels")}


@cache
def _label_openings() -> frozenset[str]:
    return frozenset(_opening(label) for label in section_labels())


def role_of(line: str) -> str:
    """Return the role of a line that is a section label (section, summary, part), empty for other lines."""
    if len(line) > 60 or _opening(line) not in _label_openings():
        return ""
    return section_labels().get(fold(line).rstrip(_CLOSING), "")


def _opening(line: str) -> str:
    """Return the first word of a line, folded: what a line has to share with a phrase to be worth comparing."""
    match = _FIRST_WORD.search(line, 0, 24)
    if match is None:
        return ""
    word = match.group()
    return "#" if word[0].isdigit() else word.casefold()


def fold(line: str) -> str:
    """Return `line` in the form that known lines are written in."""
    plain = _SPACES.sub(" ", line.translate(_QUOTES)).strip().casefold()
    plain = plain[_BULLET.match(plain).end() :] if plain else plain  # type: ignore[union-attr]
    return _NUMBER.sub("#", plain)


def _first(folded: str) -> str:
    word = folded.partition(" ")[0]
    return word if len(word) <= 1 else word.rstrip(":,")


def find(line: str) -> Phrase | None:
    """Return the known line that `line` is or begins with; None for anything else. Looks at `_HEAD` characters."""
    table = _table()
    if _opening(line) not in table.openings:
        return None
    head = fold(line[:_HEAD] if len(line) > MAX_LINE else line)
    if len(line) <= MAX_LINE and (whole := table.lines.get(head.rstrip(_CLOSING) or head)) is not None:
        return whole
    if head[:1] == "©":  # printed with and without a space after it
        return next(p for p in table.prefixes["©"] if p.phrase == "©")
    for phrase in table.prefixes.get(_first(head), ()):
        if head.startswith(phrase.phrase) and len(line) <= _longest(phrase):
            follows = head[len(phrase.phrase) :][:1]
            if not (phrase.phrase[-1].isalnum() and follows.isalnum()):
                return phrase
    return None


@cache
def _notices() -> tuple[AhoCorasick, tuple[tuple[str, str], ...]]:
    """Return the matcher of phrases that give a notice away wherever they stand, and kind and rule of each."""
    patterns: list[str] = []
    labels: list[tuple[str, str]] = []
    for row in reference.rows("chrome_phrases"):
        if row["match"] == "contains":
            words = row["phrase"]
            for form in dict.fromkeys((words, words.capitalize(), words.title(), words.upper())):
                patterns.append(form)
                labels.append(
                    (row["kind"], "sign_off" if row["kind"] == "byline" else f"{row['kind']}_notice")
                )
    return AhoCorasick(patterns), tuple(labels)


def notices(text: str) -> list[tuple[int, str, str]]:
    """Return offset, kind and rule of each phrase of `text` that gives a notice away."""
    matcher, labels = _notices()
    return [(start, *labels[number]) for number, start, _ in matcher.find_matches_as_indexes(text)]


def _longest(phrase: Phrase) -> int:
    """Return how long a line with this beginning may be: links are short, notices are paragraphs."""
    if phrase.kind in ("related_link", "navigation") and phrase.phrase[-1].isalnum():
        return 160
    return 300 if phrase.kind in ("related_link", "navigation") else 2_000
