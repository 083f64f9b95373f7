"""What a run of capitalised words says by itself: known names, titles with names, names by structure.

`parse` depends on the run and its style alone, so that equal runs are read once. What needs the rest of the
document (surnames, acronyms, unknown single names, government or place) is decided in `resolve`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from pipelines.extract.mentions import people, structures
from pipelines.extract.mentions.ambiguity import is_ambiguous
from pipelines.extract.mentions.gazetteer import gazetteer
from pipelines.extract.mentions.head_last import EVENT
from pipelines.extract.mentions.lexicon import is_common, lexicon
from pipelines.extract.mentions.listed import Name
from pipelines.extract.mentions.name_forms import key
from pipelines.extract.mentions.runs import Token, tokens
from pipelines.extract.mentions.words import Words

COMMON_WORDS = "common_words"
"""The rule of a sequence of common words with capitals: a name only where the words around it say so."""


_NUMERO = frozenset(("No", "No."))
"""Words before a number that tell a rank, not a name."""


class Piece(NamedTuple):
    """A part of a run. `kind` is an entity kind, `unknown`, or `plain` (a common word that may be a surname); `name` is the gazetteer's answer.

    `words` is the number of words; `is_open` says that the capital may be owed to the position or the style; `key` is
    the look-up key of `text`.
    """

    start: int
    end: int
    kind: str
    text: str
    rule: str
    name: Name | None = None
    country_code: str | None = None
    words: int = 1
    is_open: bool = False
    key: str = ""


@lru_cache(maxsize=65536)
def parse(run: str, headline: bool, initial: bool) -> tuple[Piece, ...]:
    """Return the pieces of `run` in order.

    `headline`: every word of the sentence may be capitalised; `initial`: the run opens its sentence.
    """
    found = tokens(run)
    if headline or (run.isupper() and _is_name_in_capitals(found)):
        found = _in_title_case(found)
    words = Words(tuple(found), headline, initial)
    pieces: list[Piece] = []
    i = 0
    while i < len(words.tokens):
        i = _step(words, i, pieces, run)
    return tuple([piece for piece in pieces if piece.kind != "title"])


def _is_name_in_capitals(found: list[Token]) -> bool:
    """Return whether two or three words in capitals are a person's name (MARIA KEANE has told …)."""
    if not 2 <= len(found) <= 3 or any(len(t.text) < 3 or t.glue not in ("", " ") for t in found):
        return False
    first, last = found[0].text.title(), found[-1].text.title()
    return first in lexicon().given and not (is_common(first) and is_common(last))


def _in_title_case(found: list[Token]) -> list[Token]:
    """Return the words of a headline in capitals as in Title Case, known acronyms excepted (EU, WTO)."""
    if any(t.text[0].isupper() and not t.text.isupper() for t in found) or not any(
        len(t.text) > 3 for t in found
    ):
        return found
    known = gazetteer().names
    return [t if key(t.text) in known else t._replace(text=t.text.title()) for t in found]


def _step(words: Words, i: int, pieces: list[Piece], run: str) -> int:
    token = words.tokens[i]
    if not token.text[0].isupper() and not words.starts_particle(i):
        return i + 1
    if token.text in _NUMERO and i + 1 < len(words.tokens) and words.tokens[i + 1].text.isdigit():
        return i + 2  # No. 3 [Jana Novotna]
    known = words.known(i)
    if (
        token.text in lexicon().family_first
        and (known is None or known[0] - i < 2)
        and words.is_function(i)
        and not words.headline
    ):
        end = people.untitled(words, i)
        if end is not None or not (words.initial and i == 0):  # He said so; between He and Bessent
            name = words.name_at(i, end)
            kind = "person" if end else "unknown"
            pieces.append(_piece(words, run, i, end or i + 1, kind, "family_name", name))
            return end or i + 1
    title_end = words.title_end(i)
    if title_end is not None and (known is None or known[0] <= title_end):
        taken = _titled(words, i, title_end, pieces, run)
        if taken is not None:
            return taken
    if known is not None:
        known = _before_title(words, i, known)
    structure = structures.find(words, i, known)
    if structure is not None and known is not None and words.describes(known, structure.end):
        structure = None
    if structure is not None and structure.kind == EVENT and known is not None and known[0] == structure.end:
        structure = None
    if structure is not None and (known is None or structure.end > known[0]):
        if known is not None and known[1].entity.kind == "country" and structure.country_code:
            pieces.append(_piece(words, run, i, known[0], "country", "gazetteer", known[1]))
        pieces.append(
            _piece(words, run, i, structure.end, structure.kind, structure.rule, None, structure.country_code)
        )
        if structure.kind == "agreement":
            _parties(words, i, structure.end, pieces, run)
        return structure.end
    is_demonym = known is not None and known[1].resolved_by == "demonym" and known[1].entity.kind != "group"
    person = None if is_demonym else people.untitled(words, i)
    if person is not None and known is not None and _names_country_and(words, i, known, person):
        person = None
    if person is not None and (known is None or (person > known[0] and known[0] - i < 2)):
        pieces.append(_piece(words, run, i, person, "person", "name_pattern"))
        return person
    owner = None if known is None else structures.owner_of_body(words, i, known)
    if known is not None and owner is not None:  # Brazil's [Congress]
        pieces.append(_piece(words, run, i, known[0], "organisation", "owned_body", None, owner))
        return known[0]
    if known is not None and words.opens_longer_name(i, known):
        return _unknown(words, i, pieces, run, known[0])
    if known is not None:
        end, name = known
        end = words.with_branch(end, name)
        if name.entity.kind == "person" and people.goes_on(words, i, end):
            pieces.append(_piece(words, run, i, end + 1, "person", "gazetteer", name))
            return end + 1
        nested = words.leading_country(i, end, name)
        if nested is not None:
            pieces.append(_piece(words, run, i, nested[0], "country", "gazetteer", nested[1]))
        pieces.append(
            _piece(words, run, i, end, name.entity.kind, "gazetteer", name if end == known[0] else None)
        )
        return end
    if title_end is not None:
        pieces.append(_piece(words, run, i, title_end, "title", "title"))
        return title_end
    return _unknown(words, i, pieces, run)


def _names_country_and(words: Words, i: int, known: tuple[int, Name], end: int) -> bool:
    """Return whether the country at `i` is no given name of the person up to `end` (ambassador to [India] [Abla Nasser])."""
    if known[1].entity.kind != "country":
        return False
    person = words.known(i + 1)
    is_somebody = person is not None and person[1].entity.kind == "person" and person[0] - i > 2
    return is_somebody or (end - i > 2 and not is_ambiguous(key(words.tokens[i].text)))


def _parties(words: Words, i: int, end: int, pieces: list[Piece], run: str) -> None:
    """Append the countries and organisations that the name of an agreement holds (India-UK Trade Agreement)."""
    k = i
    while k < end:
        known = words.known(k, end)
        if known is not None and known[1].entity.kind in ("country", "organisation"):
            pieces.append(_piece(words, run, k, known[0], known[1].entity.kind, "gazetteer", known[1]))
        k = known[0] if known is not None else k + 1


def _titled(words: Words, i: int, title_end: int, pieces: list[Piece], run: str) -> int | None:
    """Append title and name(s) that follow it; None when no name follows."""
    end = people.after_title(words, title_end)
    if end is None:
        return None
    pieces.append(_piece(words, run, i, title_end, "title", "title"))
    start = title_end
    plural = words.tokens[title_end - 1].text.lower().endswith("s")
    while end is not None:
        known = words.known(start)
        name = (
            known[1] if known is not None and known[0] == end and known[1].entity.kind == "person" else None
        )
        bearer = _known_surname_after(words, start, end - 1)
        if name is None and bearer is not None:
            name = _in_short(words, start, bearer)
        pieces.append(_piece(words, run, start, end, "person", "title_name", name))
        last = end
        start = end + 1
        if plural and start < len(words.tokens) and words.tokens[end].text == "of":
            owner = words.known(start)
            if owner is not None and owner[1].entity.kind == "country":  # Presidents X of Ghana and Y of Togo
                pieces.append(_piece(words, run, start, owner[0], "country", "gazetteer", owner[1]))
                last = end = owner[0]
                start = end + 1
        joined = plural and start < len(words.tokens) and words.tokens[end].text in ("and", "&")
        end = people.after_title(words, start) if joined else None
    return last


def _before_title(words: Words, i: int, known: tuple[int, Name]) -> tuple[int, Name] | None:
    """Return `known`, cut back where its last words begin the title of a name ([US] [Treasury Secretary] [X])."""
    end = known[0]
    for k in range(i + 1, end):
        title_end = words.title_end(k)
        if title_end is not None and title_end >= end and people.after_title(words, title_end) is not None:
            return words.known(i, k) or known
    if end < len(words.tokens) and words.title_end(end - 1) is not None and end - 1 > i:
        shorter = words.known(i, end - 1)
        title_end = words.title_end(end - 1)
        if shorter is not None and title_end is not None and title_end > end:
            return shorter
    return known


def _unknown(words: Words, i: int, pieces: list[Piece], run: str, taken: int | None = None) -> int:
    """Append a sequence of words that no rule knows; common words at its edges are left out.

    `taken`: the words up to there are a place that belongs to the name (Montreal Expos).
    """
    opened = words.headline or (words.initial and i == 0)
    is_left_out = taken is None and (words.is_function(i) or (words.is_plain(i) and opened))
    if is_left_out and words.is_surname_word(i):
        pieces.append(_piece(words, run, i, i + 1, "plain", "surname_word"))
        return i + 1
    end = taken or i + 1
    while end < len(words.tokens) and words.continues_unknown(i, end) and not _begins_name(words, i, end):
        end += 1
    bearer = _known_surname_after(words, i, end) if taken is None else None
    if bearer is not None:
        name = _in_short(words, i, bearer)
        pieces.append(_piece(words, run, i, end + 1, "person", "name_pattern", name))
        return end + 1
    tail = words.after_particle(i, end) if taken is None else None
    if tail is not None:
        kind, rule = ("person", "name_pattern") if tail[1] else ("unknown", "capitalised")
        pieces.append(_piece(words, run, i, tail[0], kind, rule))
        return tail[0]
    if taken is None and _are_words(words, i, end):
        pieces.append(_piece(words, run, i, end, "unknown", COMMON_WORDS, is_open=opened))
        return end
    if is_left_out:
        return i + 1
    first, last = i, end
    while (
        first < last and words.is_plain(first) and (opened or last - first == 1 or words.is_function(first))
    ):
        first += 1
        opened = words.headline
    while last > first and words.is_plain(last - 1) and (words.headline or words.is_function(last - 1)):
        last -= 1
    is_row = last > first + 2 and words.tokens[last - 2].text.isdigit()  # Arsenal 31 18 4
    while last > first + 1 and (taken is not None or is_row) and words.tokens[last - 1].text.isdigit():
        last -= 1  # New York Yankees 3
    if end == i + 1 and first == last and words.is_surname_word(i):
        pieces.append(_piece(words, run, i, end, "plain", "surname_word"))
    if first < last and not all(words.is_plain(k) for k in range(first, last)):
        pieces.append(
            _piece(words, run, first, last, "unknown", "capitalised", is_open=_is_open(words, first, last))
        )
    return end


def _known_surname_after(words: Words, i: int, end: int) -> Name | None:
    """Return the known person whose surname follows the word at `i` where that can only be a given name ([Ryo] Akazawa)."""
    if words.headline or end != i + 1 or words.is_plain(i) or end >= len(words.tokens):
        return None
    text, known = words.tokens[i].text, words.known(end)
    is_given = text.isalpha() and text[1:].islower() and text not in lexicon().parts["not_a_name"]
    if known is None or not is_given or not words.joined(end, hyphen=False):
        return None
    return known[1] if known[0] == end + 1 and known[1].resolved_by == "surname" else None


def _in_short(words: Words, i: int, bearer: Name) -> Name | None:
    """Return the known person where the given name at `i` is theirs in short (Ryo for Ryosei)."""
    return bearer if bearer.entity.name.startswith(words.tokens[i].text) else None


def _are_words(words: Words, i: int, end: int) -> bool:
    """Return whether the tokens are two or three common words with capitals that may name a firm (Basic Fun)."""
    not_a_name = lexicon().parts["not_a_name"]
    return (
        end - i in (2, 3)
        and not words.headline
        and all(
            token.text[0].isupper()
            and words.is_plain(k)
            and token.text not in not_a_name
            and not words.is_function(k)
            for k, token in enumerate(words.tokens[i:end], i)
        )
    )


def _begins_name(words: Words, i: int, k: int) -> bool:
    """Return whether a name by structure begins at token `k` after common words only (Industry [Rebecca Miano])."""
    if not all(words.is_plain(position) for position in range(i, k)):
        return False
    return people.untitled(words, k) is not None or structures.find(words, k, None) is not None


def _is_open(words: Words, first: int, last: int) -> bool:
    """Return whether the capitals may be owed to the position: not for several words that are all uncommon."""
    uncommon = last - first > 1 and not any(words.is_plain(k) for k in range(first, last))
    return not uncommon and (words.headline or (words.initial and first == 0))


def _piece(
    words: Words,
    run: str,
    i: int,
    end: int,
    kind: str,
    rule: str,
    name: Name | None = None,
    country_code: str | None = None,
    is_open: bool = False,
) -> Piece:
    start, stop = words.tokens[i].start, words.tokens[end - 1].end
    text = run[start:stop]
    return Piece(start, stop, kind, text, rule, name, country_code, end - i, is_open, key(text))
