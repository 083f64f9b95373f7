"""What a run of capitalised words says by itself: known names, titles with names, names by structure.

`parse` depends on the run and its style alone, so that equal runs are read once. What needs the rest of the
document (surnames, acronyms, unknown single names, government or place) is decided in `resolve`.
"""

from __future__ import annotations

from functools import cache, lru_cache

from pipelines.extract.mentions import people, small_words, structures, unlisted
from pipelines.extract.mentions.ambiguity import is_ambiguous
from pipelines.extract.mentions.gazetteer import gazetteer
from pipelines.extract.mentions.head_last import EVENT
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


def _before_country(words: Words, i: int, found: structures.Structure | None) -> structures.Structure | None:
    """Return a structure that ends before a country's name it would cut in two: [Council of the Elders] [People's Republic of China]."""
    if found is None:
        return None
    for k in range(i + 1, found.end):
        known = words.known(k)
        if known is not None and known[0] > found.end and known[1].entity.kind == "country":
            named = (j for j in range(k, i + 1, -1) if not words.tokens[j - 1].text.islower())  # not "of the"
            return found._replace(end=next(named, i + 1), country_code=known[1].entity.country_code)
    return found


def _step(words: Words, i: int, pieces: list[Piece], run: str) -> int:
    token = words.tokens[i]
    if not token.text[0].isupper() and not words.starts_particle(i):
        return i + 1
    known = words.known(i)
    if token.text in _opening_words():
        opened = _by_opening_word(words, i, known, pieces, run)
        if opened is not None:
            return opened
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
            pieces.append(made_of(words, run, i, end or i + 1, kind, "family_name", name))
            return end or i + 1
    title_end = _title_end(words, i, known)
    if title_end is not None and (known is None or known[0] <= title_end):
        taken = _titled(words, i, title_end, pieces, run)
        if taken is not None:
            return taken
    if known is not None:
        known = _before_title(words, i, known)
    structure = _before_country(words, i, structures.find(words, i, known))
    if structure is not None and known is not None and words.describes(known, structure.end):
        structure = None
    if structure is not None and structure.kind == EVENT and known is not None and known[0] == structure.end:
        structure = None
    if structure is not None and (known is None or structure.end > known[0]):
        if known is not None and known[1].entity.kind == "country" and structure.country_code:
            pieces.append(made_of(words, run, i, known[0], "country", "gazetteer", known[1]))
        pieces.append(
            made_of(
                words, run, i, structure.end, structure.kind, structure.rule, None, structure.country_code
            )
        )
        if structure.kind == "agreement":
            _parties(words, i, structure.end, pieces, run)
        return structure.end
    is_demonym = known is not None and known[1].resolved_by == "demonym" and known[1].entity.kind != "group"
    person = None if is_demonym else people.untitled(words, i)
    if person is not None and known is not None and _names_country_and(words, i, known, person):
        person = None
    if person is not None and (known is None or (person > known[0] and known[0] - i < 2)):
        pieces.append(made_of(words, run, i, person, "person", "name_pattern"))
        return person
    owner = None if known is None else structures.owner_of_body(words, i, known)
    if known is not None and owner is not None:  # Brazil's [Congress]
        pieces.append(made_of(words, run, i, known[0], "organisation", "owned_body", None, owner))
        return known[0]
    if known is not None and words.opens_longer_name(i, known):
        return unlisted.append(words, i, pieces, run, known[0])
    if known is not None:
        end, name = known
        end = words.with_branch(end, name)
        if name.entity.kind == "person" and people.goes_on(words, i, end):
            pieces.append(made_of(words, run, i, end + 1, "person", "gazetteer", name))
            return end + 1
        nested = words.leading_country(i, end, name)
        if nested is not None:
            pieces.append(made_of(words, run, i, nested[0], "country", "gazetteer", nested[1]))
        pieces.append(
            made_of(words, run, i, end, name.entity.kind, "gazetteer", name if end == known[0] else None)
        )
        return end
    if title_end is not None:
        pieces.append(made_of(words, run, i, title_end, "title", "title"))
        return title_end
    return unlisted.append(words, i, pieces, run)


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
    return None if end is not None and known is not None and _is_party_before(words, known, end) else end


def _is_party_before(words: Words, known: tuple[int, Name], title_end: int) -> bool:
    """Return whether the party `known` stands before an office of its own (Labour Trade Minister), not the field of one (Labour Minister)."""
    end, name = known
    if name.entity.detail != "party" or end >= title_end or words.title_end(end) != title_end:
        return False
    return words.tokens[end].text.lower() not in DEPARTMENT_HEADS


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
