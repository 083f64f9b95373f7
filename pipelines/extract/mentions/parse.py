"""What a run of capitalised words says by itself: known names, titles with names, names by structure.

`parse` depends on the run and its style alone, so that equal runs are read once. What needs the rest of the
document (surnames, acronyms, unknown single names, government or place) is decided in `resolve`.
"""

from __future__ import annotations

from functools import cache, lru_cache

from pipelines.extract.mentions import known_names, people, small_words, structures, unlisted
from pipelines.extract.mentions.gazetteer import gazetteer
from pipelines.extract.mentions.lexicon import is_common, lexicon
from pipelines.extract.mentions.listed import Name
from pipelines.extract.mentions.name_forms import key
from pipelines.extract.mentions.pieces import Piece, made_of
from pipelines.extract.mentions.runs import Token, tokens
from pipelines.extract.mentions.words import DEPARTMENT_HEADS, Words

_NUMERO = frozenset(("No", "No."))
"""Words before a number that tell a rank, not a name."""
_OPENING_WORDS = small_words.STATE_WORDS | _NUMERO | {"Major"}
"""Words that `_by_opening_word` reads, beside sectors."""


_HEADS_OF_FIELDS = DEPARTMENT_HEADS | {"attaché", "attache", "adviser", "advisor", "officer", "inspector"}
"""Offices of a field, not of a party: Labour Attaché."""


@cache
def _opening_words() -> frozenset[str]:
    return _OPENING_WORDS | small_words.sectors()


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
    return tuple([piece for piece in _with_given(pieces, words, run) if piece.kind != "title"])


def _is_family_name(piece: Piece) -> bool:
    """Return whether the piece is a town's name that people bear as a family name too (Tadakatsu [Sano])."""
    return (
        piece.name is not None
        and piece.words == 1
        and piece.name.entity.detail == "city"
        and (piece.text in lexicon().surnames or piece.name.entity.country_code == "JP")
    )


def _with_given(pieces: list[Piece], words: Words, run: str) -> list[Piece]:
    """Return `pieces` with the unlisted given name before a person's name joined to it ([Tareq] [Md Ariful Islam])."""
    for k in range(len(pieces) - 1, 0, -1):
        first, person = pieces[k - 1], pieces[k]
        is_town = _is_family_name(person)
        if (
            ((person.rule == "name_pattern" and person.name is None) or is_town)
            and first.rule == "capitalised"
            and first.words == 1
            and run[first.end : person.start] == " "
            and first.text.isalpha()
            and not (words.headline or first.is_open or first.text.isupper())
        ):
            text = run[first.start : person.end]
            joined = Piece(
                first.start, person.end, "person", text, "name_pattern", words=person.words + 1, key=key(text)
            )
            pieces[k - 1 : k + 1] = [joined]
    return pieces


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
    """Append what begins at token `i`, by the first rule that knows it; return where to go on."""
    token = words.tokens[i]
    if not token.text[0].isupper() and not words.starts_particle(i):
        return i + 1
    known = words.known(i)
    if token.text in _opening_words():
        opened = _by_opening_word(words, i, known, pieces, run)
        if opened is not None:
            return opened
    prefix = _prefix(words, i)
    if prefix is not None:
        joint = _structure(words, i, (i + 1, prefix), pieces, run)
        if joint is not None:
            return joint  # the Sino-Thai Business Council
        pieces.append(made_of(words, run, i, i + 1, "country", "gazetteer", prefix))
        return i + 1
    family = _family_name(words, i, known, pieces, run)
    if family is not None:
        return family
    title_end = _title_end(words, i, known)
    if title_end is not None and (known is None or known[0] <= title_end):
        taken = _titled(words, i, title_end, pieces, run)
        if taken is not None:
            return taken
    if known is not None:
        known = known_names.before_title(words, i, known)
    end = _structure(words, i, known, pieces, run)
    if end is None:
        end = _untitled(words, i, known, pieces, run)
    if end is None and known is not None:
        end = _known(words, i, known, pieces, run)
    if end is None and title_end is not None:
        pieces.append(made_of(words, run, i, title_end, "title", "title"))
        end = title_end
    return unlisted.append(words, i, pieces, run) if end is None else end


def _prefix(words: Words, i: int) -> Name | None:
    """Return the country whose short form a hyphen joins to another country at `i` ([Sino]-American), or None."""
    country = gazetteer().prefixes.get(words.tokens[i].text)
    if country is None or i + 1 >= len(words.tokens) or words.tokens[i + 1].glue != "-":
        return None
    other = words.known(i + 1)
    return country if other is not None and other[1].entity.kind == "country" else None


def _family_name(
    words: Words, i: int, known: tuple[int, Name] | None, pieces: list[Piece], run: str
) -> int | None:
    """Append the name, or the family name alone, that a function word begins at `i` (He Lifeng); return its end or None."""
    is_longer = known is not None and known[0] - i > 1
    if words.tokens[i].text not in lexicon().family_first or is_longer or not words.is_function(i):
        return None
    if words.headline:
        return None
    end = people.untitled(words, i)
    if end is None and words.initial and i == 0:
        return None  # He said so; not: between He and Bessent
    name = words.name_at(i, end)
    end, kind = (i + 1, "unknown") if end is None else (end, "person")
    pieces.append(made_of(words, run, i, end, kind, "family_name", name))
    return end


def _structure(
    words: Words, i: int, known: tuple[int, Name] | None, pieces: list[Piece], run: str
) -> int | None:
    """Append the name by structure at `i` that is longer than the known one, with what it holds; return its end or None."""
    found = structures.before_country(words, i, structures.find(words, i, known))
    if found is None or (known is not None and known_names.describes(words, known, found.end)):
        return None
    if known is not None and found.end <= known[0]:
        return None
    if known is not None and known[1].entity.kind == "country" and found.country_code:
        pieces.append(made_of(words, run, i, known[0], "country", "gazetteer", known[1]))
    pieces.append(made_of(words, run, i, found.end, found.kind, found.rule, None, found.country_code))
    if found.kind == "agreement":
        _parties(words, i, found.end, pieces, run)
    return found.end


def _untitled(
    words: Words, i: int, known: tuple[int, Name] | None, pieces: list[Piece], run: str
) -> int | None:
    """Append the full name of somebody at `i` that no list has; return its end or None."""
    if known is not None and (known[0] - i > 1 or known_names.is_nation(known)):
        return None
    end = people.untitled(words, i)
    if end is None or (known is not None and end <= known[0]):
        return None
    if known is not None and known_names.opens_country_and_person(words, i, known, end):
        return None
    pieces.append(made_of(words, run, i, end, "person", "name_pattern"))
    return end


def _known(words: Words, i: int, known: tuple[int, Name], pieces: list[Piece], run: str) -> int:
    """Append the known name at `i`, as that of another country's body or as part of a longer name where it is; return its end."""
    owner = structures.owner_of_body(words, i, known)
    if owner is not None:  # Brazil's [Congress]
        pieces.append(made_of(words, run, i, known[0], "organisation", "owned_body", None, owner))
        return known[0]
    if unlisted.opened_by_place(words, i, known):
        return unlisted.append(words, i, pieces, run, known[0])
    return known_names.append(words, i, known, pieces, run)


def _by_opening_word(
    words: Words, i: int, known: tuple[int, Name] | None, pieces: list[Piece], run: str
) -> int | None:
    """Return where a rank (No. 3, Major) or the full name of a state (Federal Republic of X) at `i` ends, appended if a name; else None."""
    text = words.tokens[i].text
    if text in _NUMERO and i + 1 < len(words.tokens) and words.tokens[i + 1].text.isdigit():
        return i + 2
    if text == "Major" and words.tokens[i + 1 : i + 2] and people.untitled(words, i + 1) is not None:
        return i + 1  # a rank, not a given name: Major [Tom Smith]
    sector = small_words.of_sector(words, i)
    if sector is not None:
        pieces.append(made_of(words, run, i, sector, "organisation", "head_noun"))
        return sector
    state = small_words.state_named(words, i) if known is None and text in small_words.STATE_WORDS else None
    if state is None:
        return None
    pieces.append(made_of(words, run, i, state[0], state[1].entity.kind, "gazetteer", state[1]))
    return state[0]


def _title_end(words: Words, i: int, known: tuple[int, Name] | None) -> int | None:
    """Return the end of the title at `i`; none begins with the party of whoever holds it (the [Labour] leader)."""
    end = words.title_end(i)
    if end == i + 1 and unlisted.is_partner(words, i, end):
        return None
    return None if end is not None and known is not None and _is_party_before(words, known, end) else end


def _is_party_before(words: Words, known: tuple[int, Name], title_end: int) -> bool:
    """Return whether the party `known` stands before an office of its own (Labour Trade Minister), not the field of one (Labour Minister)."""
    end, name = known
    if name.entity.detail != "party" or end >= title_end or words.title_end(end) != title_end:
        return False
    return words.tokens[end].text.lower() not in _HEADS_OF_FIELDS


def _parties(words: Words, i: int, end: int, pieces: list[Piece], run: str) -> None:
    """Append the countries and organisations that the name of an agreement holds (India-UK Trade Agreement)."""
    k = i
    while k < end:
        known = words.known(k, end)
        if known is not None and known[1].entity.kind in ("country", "organisation"):
            pieces.append(made_of(words, run, k, known[0], known[1].entity.kind, "gazetteer", known[1]))
        k = known[0] if known is not None else k + 1


def _titled(words: Words, i: int, title_end: int, pieces: list[Piece], run: str) -> int | None:
    """Append title and name(s) that follow it; None when no name follows."""
    end = people.after_title(words, title_end)
    if end is None:
        return None
    pieces.append(made_of(words, run, i, title_end, "title", "title"))
    start = title_end
    plural = words.tokens[title_end - 1].text.lower().endswith("s")
    while end is not None:
        known = words.known(start)
        name = (
            known[1] if known is not None and known[0] == end and known[1].entity.kind == "person" else None
        )
        bearer = unlisted.known_surname_after(words, start, end - 1)
        if name is None and bearer is not None:
            name = unlisted.in_short(words, start, bearer)
        pieces.append(made_of(words, run, start, end, "person", "title_name", name))
        last = end
        start = end + 1
        if plural and start < len(words.tokens) and words.tokens[end].text == "of":
            owner = words.known(start)
            if owner is not None and owner[1].entity.kind == "country":  # Presidents X of Ghana and Y of Togo
                pieces.append(made_of(words, run, start, owner[0], "country", "gazetteer", owner[1]))
                last = end = owner[0]
                start = end + 1
        joined = plural and start < len(words.tokens) and words.tokens[end].text in ("and", "&")
        end = people.after_title(words, start) if joined else None
    return last
