"""Runs of capitalised words that no list and no structure knows: how far such a name reaches.

What it names is decided by the rest of the document, in `unknown`.
"""

from __future__ import annotations

from pipelines.extract.mentions import people, small_words, structures
from pipelines.extract.mentions.lexicon import lexicon
from pipelines.extract.mentions.listed import Name
from pipelines.extract.mentions.pieces import COMMON_WORDS, Piece, made_of
from pipelines.extract.mentions.words import Words


def append(words: Words, i: int, pieces: list[Piece], run: str, taken: int | None = None) -> int:
    """Append a sequence of words that no rule knows; common words at its edges are left out.

    `taken`: the words up to there are a place that belongs to the name (Montreal Expos).
    """
    opened = words.headline or (words.initial and i == 0)
    is_left_out = taken is None and (words.is_function(i) or (words.is_plain(i) and opened))
    if is_left_out and words.is_surname_word(i):
        pieces.append(made_of(words, run, i, i + 1, "plain", "surname_word"))
        return i + 1
    end = taken or i + 1
    while end < len(words.tokens) and continues(words, i, end) and not _begins_name(words, i, end):
        end += 1
    longer = _with_tail(words, i, end, run) if taken is None else None
    if longer is not None:
        pieces.append(longer[1])
        return longer[0]
    if taken is None and _are_words(words, i, end):
        pieces.append(made_of(words, run, i, end, "unknown", COMMON_WORDS, is_open=opened))
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
        pieces.append(made_of(words, run, i, end, "plain", "surname_word"))
    if first < last and not all(words.is_plain(k) for k in range(first, last)):
        pieces.append(
            made_of(words, run, first, last, "unknown", "capitalised", is_open=_is_open(words, first, last))
        )
    return end


def _with_tail(words: Words, i: int, end: int, run: str) -> tuple[int, Piece] | None:
    """Return the end and the piece of the words up to `end` with what their last words tell: a known surname, particles; else None."""
    if end >= len(words.tokens):
        return None
    if is_partner(words, i, end):
        return end + 2, made_of(words, run, i, end + 2, "organisation", "head_noun")
    bearer = known_surname_after(words, i, end)
    if bearer is not None:
        name = in_short(words, i, bearer)
        return end + 1, made_of(words, run, i, end + 1, "person", "name_pattern", name)
    owned = small_words.of_country(words, i, end)
    if owned is not None:
        return owned, made_of(words, run, i, owned, "organisation", "head_noun")
    tail = small_words.after_particle(words, i, end)
    if tail is None:
        return None
    kind, rule = ("person", "name_pattern") if tail[1] else ("unknown", "capitalised")
    return tail[0], made_of(words, run, i, tail[0], kind, rule)


def is_partner(words: Words, i: int, k: int) -> bool:
    """Return whether the `&` at token `k` joins the last partner in the name of a firm that began at `i` (Baker & Hostetler)."""
    last = k + 1
    if last >= len(words.tokens) or words.headline or words.tokens[k].text != "&" or k - i > _MOST_PARTNERS:
        return False
    is_name = all(not words.is_plain(p) or words.tokens[p].text in lexicon().surnames for p in range(i, k))
    is_end = words.ends_at(last) and not words.is_plain(last) and not words.tokens[last].text.isupper()
    return is_name and is_end and words.known(last) is None


_MOST_PARTNERS = 4


def known_surname_after(words: Words, i: int, end: int) -> Name | None:
    """Return the known person whose surname follows the word at `i` where that can only be a given name ([Ryo] Akazawa)."""
    if words.headline or end != i + 1 or words.is_plain(i) or end >= len(words.tokens):
        return None
    text, known = words.tokens[i].text, words.known(end)
    is_given = text.isalpha() and text[1:].islower() and text not in lexicon().parts["not_a_name"]
    if known is None or not is_given or not words.joined(end, hyphen=False):
        return None
    return known[1] if known[0] == end + 1 and known[1].resolved_by == "surname" else None


def in_short(words: Words, i: int, bearer: Name) -> Name | None:
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


def opened_by_place(words: Words, i: int, known: tuple[int, Name]) -> bool:
    """Return whether the known city or region at `i` opens a longer name that no list has (Montreal Expos)."""
    end, name = known
    if words.headline or name.entity.kind != "place" or name.entity.detail in ("continent", "sea", "street"):
        return False
    if end >= len(words.tokens) or words.tokens[end].glue != " " or not continues(words, i, end):
        return False
    if words.tokens[end - 1].text.endswith("."):
        return False  # in Washington, [D.C.] Tai said
    if end + 1 < len(words.tokens) and continues(words, i, end + 1) and not words.is_plain(end + 1):
        return False  # the ambassador to [Seoul] Yasumasa Nagamine
    return not words.is_plain(end) and not (words.initial and i == 0 and words.is_plain(i))


def continues(words: Words, i: int, k: int) -> bool:
    """Return whether token `k` may go on the unknown sequence that started at `i`."""
    text = words.tokens[k].text
    if not words.joined(k) or words.is_function(k) or not (text[0].isupper() or text.isdigit()):
        return False
    if text in lexicon().parts["not_a_name"] or (words.headline and words.is_plain(k)):
        return False
    known = words.known(k)
    if known is not None and _is_family_of_firm(words, i, k, known):
        return True
    if known is not None and known[1].entity.kind == "group":  # [Shovon Islam]
        return (
            text in lexicon().surnames
            and k == i + 1
            and words.ends_at(k)
            and not words.is_plain(i)
            and not words.headline
        )
    if known is not None:  # [Awaam Pakistan]
        is_branch = known[1].entity.kind == "country" and known[1].resolved_by != "demonym"
        return (
            is_branch
            and known[0] == k + 1
            and words.ends_at(k)
            and not words.is_plain(k - 1)
            and not words.headline
        )
    return words.title_end(k) is None or _is_title_as_surname(words, i, k)


def _is_family_of_firm(words: Words, i: int, k: int, known: tuple[int, Name]) -> bool:
    """Return whether the firm's name at `k` ends the name of one of its family ([Ratan Tata])."""
    return (
        known[1].entity.detail == "company"
        and k == i + 1
        and known[0] == k + 1
        and words.tokens[k].text in lexicon().surnames
        and words.ends_at(k)
        and not words.is_plain(i)
        and not words.tokens[i].text.isupper()
    )


def _is_title_as_surname(words: Words, i: int, k: int) -> bool:
    """Return whether a title at `k` ends an unknown name as its surname (Atif Ikram [Sheikh])."""
    return (
        k - i >= 2
        and words.tokens[k].text in lexicon().surnames
        and words.ends_at(k)
        and not (words.headline or words.is_plain(i) or words.is_plain(k - 1))
    )
