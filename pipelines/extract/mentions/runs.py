"""Runs of capitalised words: where names can be. A scan over the text; what a run means is decided in `parse`."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from typing import NamedTuple

from pipelines.extract.mentions.lexicon import CONNECTORS, lexicon, name_tails
from pipelines.extract.spans import Source
from pipelines.language.calendar import MONTH_NAMES, MONTHS, WEEKDAY_NAMES, WEEKDAYS

_UPPER = "".join(chr(c) for c in (*range(0x41, 0x250), *range(0x1E00, 0x1F00)) if chr(c).isupper()).replace(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "A-Z"
)
_ABBREVIATED = "Mr|Mrs|Ms|Dr|St|Gen|Sen|Sens|Rep|Reps|Gov|Prof|Lt|Col|Sgt|Capt|Adm|Hon|Rev|Maj|Cmdr|Brig|Jr|Sr|No|Inc|Corp|Co|Ltd|Bros|Engr|Amb|Assn|Assoc|Dept"
_WORD = (
    rf"(?:[A-Z]{{1,4}}&[A-Z]{{1,4}}(?!\w)|[{_UPPER}]\w++(?![.'’+-])|(?:[A-Z]\.){{2,4}}[A-Z]?|U\.[SKN](?![\w.])|H\.E(?![\w.])|(?:{_ABBREVIATED})\.|[{_UPPER}]\.(?=[ \u00a0-]?[{_UPPER}])"
    rf"|[dD]['’](?=[{_UPPER}])\w+|[{_UPPER}]\w*(?:['’](?!(?:[sS]|re|ve|ll|d|m|t)\b)\w+){{0,2}}(?:-[a-z0-9]\w*){{0,2}}\+?(?:\.(?:com|net|org|news|info)\b)?)"
)
"""A word of a name. Most are letters with no mark behind them, which is asked first: it saves the rest."""
_INNER = "of the|of|for the|for|and the|and|" + "|".join(
    f"{a} {b}"
    for a, b in (
        ("de", "la"),
        ("de", "los"),
        ("de", "las"),
        ("van", "der"),
        ("van", "den"),
        ("van", "de"),
        ("von", "der"),
        ("bin", "al"),
    )
)
_INNER += "|" + "|".join(sorted(CONNECTORS - {"of", "for", "and"}, key=lambda w: (-len(w), w)))
_BODY_ON = "|".join(
    f"(?<={head})" for head in ("Committee", "Commission", "Conference", "Council", "Panel", "Agreement")
)
_ARABIC = "al|el|ul|ur|ad|as|an|ben"
_DAY = (
    "|".join(name.title() for name in (*WEEKDAY_NAMES, *MONTH_NAMES))
    + "|(?:"
    + "|".join(name.title() for name in (*WEEKDAYS, *MONTHS))
    + r")\b|Christmas|Easter"
)
_GLUE = (
    rf"(?:(?=[ ]on[ ])(?:{_BODY_ON})[ ]on[ ](?:the[ ])?(?=[{_UPPER}])(?!{_DAY})|[ ][\"“‘'][{_UPPER}]\w{{1,14}}[\"”’'][ ](?=[{_UPPER}])|['’]s?[ \u00a0]{{1,8}}(?=[{_UPPER}])|[ \u00a0]{{1,8}}(?:(?:{_INNER})[ \u00a0]{{1,8}})?(?=[{_UPPER}]|d['’][{_UPPER}])|[ \u00a0](?:{_ARABIC})-(?=[{_UPPER}])"
    rf"|[-–/](?=[{_UPPER}])|[ \u00a0]?&[ \u00a0]?(?=[{_UPPER}])|[ \u00a0](?=\d{{1,4}}\b(?![-–/:.]\d))|(?=[{_UPPER}]))"
)
_OTHERS = "".join(
    sorted(set(string.ascii_lowercase) - {word[0] for word in f"{_INNER}|{_ARABIC}".split("|")})
)
_NO_GLUE = rf"(?![ \u00a0][{_OTHERS}]|[.,;:\n])"
"""What follows most words: a mark, or a word with whose first letter no particle begins. Asked first, it saves the rest."""
_RUN = re.compile(rf"{_WORD}(?:(?:[ ](?=[{_UPPER}])|{_NO_GLUE}{_GLUE})(?:{_WORD}|\d{{1,4}}\b)){{0,30}}")
"""Capitalised words with what can join them: blanks, particles, `of`, `for`, `and`, hyphens, `&`, a possessive."""

_CAPITAL = re.compile(rf"[{_UPPER}](?<!\w.)")
"""Where a run can start. The class stands first: a scan for it is three times as fast as one for the look-behind."""

_TOKEN = re.compile(rf"{_WORD}|\d{{1,4}}\b|(?<!['’])[a-zß-ÿ]+|&")


_TITLES = frozenset(("Sen.", "Rep.", "Gen.", "Gov.", "Col.", "Adm.", "Hon."))
"""Titles that are shortened before a name only: at the end of a run they are names that end their sentence."""
_PREFIXES = frozenset("anti non pre post co counter pro inter multi sub trans cross mid vice self".split())
"""What is no name before a hyphen: the [Anti-dumping] Authority."""
_QUOTES = frozenset("\"“”‘’'")


class Token(NamedTuple):
    """A word of a run, offsets counted from the run's start; `glue` is what stands before it."""

    text: str
    start: int
    end: int
    glue: str


_SOFT = str.maketrans("\n\r\t", "   ")


def unwrapped(source: Source) -> str:
    """Return the text with the line breaks inside sentences (hard-wrapped text) as blanks, and plain hyphens; offsets stay the same."""
    text = source.text.replace("\u2011", "-")
    parts: list[str] = []
    end = 0
    for sentence in source.sentences:
        if text.find("\n", sentence.char_start, sentence.char_end) >= 0:
            parts += (
                text[end : sentence.char_start],
                text[sentence.char_start : sentence.char_end].translate(_SOFT),
            )
            end = sentence.char_end
    return "".join((*parts, text[end:])) if parts else text


def runs(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield start and words of the runs of `text[start:end]` in order."""
    capital, run = _CAPITAL.search, _RUN.match
    found = capital(text, start, end)
    while found is not None:
        at = found.start()
        match = run(text, at, end)
        if match is None:
            found = capital(text, at + 1, end)
        else:
            words = match.group()
            yield at, words
            found = capital(text, at + len(words), end)


def _is_tail(tail: str) -> bool:
    """Return whether the word after a hyphen is no part of a name: Chicago-based, Spanish-speaking."""
    return tail in name_tails() or (len(tail) > 4 and tail in lexicon().common)


_PLAIN = re.compile(r"[A-Z][A-Za-z0-9]*(?: (?:[A-Z][A-Za-z0-9]*|[a-z]+))*")
"""Words of letters and digits with one blank between: what most runs of several words are."""


def _plain_tokens(words: list[str]) -> list[Token]:
    result = [Token(words[0], 0, len(words[0]), "")]
    for word in words[1:]:
        start = result[-1].end + 1
        result.append(Token(word, start, start + len(word), " "))
    return result


def tokens(run: str) -> list[Token]:
    """Return the words of `run`, lower-case connectors included."""
    if run.isalnum():
        return [Token(run, 0, len(run), "")]
    if _PLAIN.fullmatch(run):
        return _plain_tokens(run.split(" "))
    result: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(run):
        start, stop = match.span()
        glue = run[end:start]
        if glue[-1:] in _QUOTES and run[stop : stop + 1] in _QUOTES:
            continue  # a nickname in quotation marks is part of the glue
        word = match.group()
        if "-" in word:
            head, _, tail = word.partition("-")
            if (
                _is_tail(tail)
                and head.lower() not in _PREFIXES
                and not (result and result[-1].text in lexicon().family_first and len(head) < 6)
            ):
                word, stop = head, start + len(head)  # Chicago-based: the name ends before the hyphen
        result.append(Token(word, start, stop, " " if glue.isspace() else glue))
        end = stop
    if len(result) > 1 and result[-1].text in _TITLES:
        last = result[-1]
        result[-1] = last._replace(text=last.text[:-1], end=last.end - 1)  # with Hun Sen.
    return result
