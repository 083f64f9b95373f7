"""Names of people by structure: after a title, given name first, family name first. Known people are in the gazetteer."""

from __future__ import annotations

from pipelines.extract.mentions import family_first
from pipelines.extract.mentions.lexicon import FUNCTION_WORDS, PARTICLES, lexicon
from pipelines.extract.mentions.name_words import is_family_word, is_name_word, is_people_as_surname
from pipelines.extract.mentions.words import Words

_SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
_MAX_WORDS = 5


def after_title(words: Words, i: int) -> int | None:
    """Return the end of the name that starts at token `i`, right after a title, or None."""
    tokens = words.tokens
    if i >= len(tokens) or not words.joined(i, hyphen=False):
        return None
    known = words.known(i)
    if known is not None and known[1].entity.kind == "person":
        return known[0]
    if (
        known is not None
        and known[1].entity.kind != "group"  # [Christian] Wulff, Bill [English]
        and (known[1].entity.kind != "place" or known[0] - i > 1 or known[1].entity.detail != "city")
    ):
        return None
    if tokens[i].text == "States":
        return None  # the Partner States of the Community
    pattern = untitled(words, i)
    if pattern is not None:
        return pattern
    if not is_name_word(words, i, first=True) or words.title_end(i) is not None:
        return None
    is_listed = tokens[i].text in lexicon().surnames or tokens[i].text in lexicon().given
    if words.is_plain(i) and (
        tokens[i - 1].text in _ADJECTIVAL
        or (not is_listed and tokens[i].text.lower() in lexicon().title_modifiers)
        or (tokens[i - 1].text.endswith("s") and not is_listed)
        or (not is_listed and not words.ends_at(i) and words.is_plain(i + 1))
    ):
        return None  # Executive Order, General Agreement, Ministers Responsible, Director Economic Affairs
    end = _extend(words, i, i + 1)
    if end == i + 1 and words.tokens[i].text in lexicon().given and _closes_name(words, end):
        return end + 1
    return end


_ADJECTIVAL = frozenset({"General", "Executive", "Chief", "Principal", "Private", "Major", "Special"})
"""Titles that are adjectives before a common word."""


def _closes_name(words: Words, k: int) -> bool:
    """Return whether the common word `k` after title and given name is the surname (Secretary Jane Angers)."""
    if words.headline or k >= len(words.tokens) or not words.joined(k, hyphen=False) or words.is_function(k):
        return False
    return words.tokens[k].text[0].isupper() and words.ends_at(k) and words.title_end(k) is None


def untitled(words: Words, i: int) -> int | None:
    """Return the end of the full name that starts at token `i`, or None: two words at least."""
    if i + 1 >= len(words.tokens):
        return None
    text = words.tokens[i].text
    if text == "X." and i == 0:
        return None  # the end of a sentence about the network X, not an initial
    if i and words.tokens[i - 1].text == "the":
        return None  # Minister for Food and the [Marine] Martin Heydon
    languages = lexicon().family_first.get(text, ())
    if not languages and family_first.has_hyphenated_given(words, i):
        return i + 2
    if languages:
        ends = [end for language in languages if (end := family_first.end_of(words, i, language)) is not None]
        if ends:
            return max(ends)
    initial = (len(text) == 2 and text.endswith(".")) or (
        text.count(".") > 1 and len(text) <= 6 and text not in ("U.S.", "U.K.", "U.N.", "E.U.", "D.C.")
    )
    if text not in lexicon().given and not (initial and text[0].isupper()):
        return _after_initials(words, i) or _after_bare_initials(words, i) or _before_lineage(words, i)
    if (
        text.lower() in FUNCTION_WORDS
        and not is_family_word(words, i + 1)
        and words.tokens[i + 1].glue != "-"
    ):
        return None  # May-Elin Berg goes on
    if text in lexicon().parts["not_a_name"] and words.known(i + 1) is not None:
        return None  # In [April] Washington said
    if initial and len(text) == 2 and _is_surname_and_word(words, i + 1):
        return i + 2
    end = _extend(words, i, i + 1)
    if end - i < 2:
        return None
    if initial and all(words.is_plain(k) for k in range(i + 1, end)):
        return None
    return end


def _is_surname_and_word(words: Words, k: int) -> bool:
    """Return whether the common word at `k`, after an initial, ends the name as its surname (A. [Cook])."""
    return (
        words.tokens[k].text in lexicon().surnames
        and words.is_plain(k)
        and words.joined(k, hyphen=False)
        and words.ends_at(k)
        and not words.facts[k].builds
        and words.title_end(k) is None
        and words.tokens[k].text not in lexicon().parts["not_a_name"]
    )


def _after_initials(words: Words, i: int) -> int | None:
    """Return the end of a name whose initials stand together without points (YS Jagan Mohan Reddy), or None."""
    text = words.tokens[i].text
    if len(text) != 2 or not text.isalpha() or not text.isupper() or words.headline or words.known(i):
        return None
    following, found = words.tokens[i + 1].text, lexicon()
    is_titled = i > 0 and words.facts[i - 1].title == "head" and following[1:].islower()
    if not is_titled and following not in found.given and following not in found.surnames:
        return None
    if words.is_plain(i + 1) or words.known(i + 1) is not None or text in found.parts["not_a_name"]:
        return None
    end = _extend(words, i, i + 1)
    return end if end - i >= 2 else None


def _after_bare_initials(words: Words, i: int) -> int | None:
    """Return the end of a name whose initials stand apart without points (K V Narayan, Director A Sethu), or None."""
    tokens = words.tokens
    k = i
    while k < len(tokens) and k < i + 3 and len(tokens[k].text) == 1 and tokens[k].text.isupper():
        if k > i and tokens[k].glue != " ":
            return None
        k += 1
    if k == i or k >= len(tokens) or words.headline or not words.joined(k, hyphen=False):
        return None
    is_word = tokens[i].text in "AI" and not (i and words.facts[i - 1].title == "head")
    text = tokens[k].text
    if is_word or not (text[0].isupper() and text[1:].islower()) or words.is_plain(k):
        return None
    known = words.known(k)
    if known is not None and known[1].entity.kind != "person":
        return None
    if k == i + 1 and not (i and words.facts[i - 1].title == "head"):
        return None  # an X Corp
    return max(k + 1, _extend(words, i, k + 1))


def _before_lineage(words: Words, i: int) -> int | None:
    """Return the end of an Arabic name whose first word no list has (Khalifa [al-Thani], Sultan [bin Rashid]), or None."""
    text = words.tokens[i].text
    if not (text.isalpha() and text[0].isupper() and text[1:].islower()) or not words.joined(i + 1):
        return None
    if not words.is_father_named(i + 1):
        if not words.has_article(i + 1) or words.is_plain(i) or words.known(i):
            return None
        if text in lexicon().parts["place_start"] or words.title_end(i) is not None:
            return None
    end = _extend(words, i, i + 1)
    return end if end > i + 1 else None


def goes_on(words: Words, i: int, end: int) -> bool:
    """Return whether a further surname follows the known full name (Ildefonso Guajardo [Villarreal])."""
    if end - i < 2 or end >= len(words.tokens) or words.headline or not words.joined(end, hyphen=False):
        return False
    text = words.tokens[end].text
    if family_first.is_hyphenated_given(text):
        return True  # Ronald Lam [Man-kin]
    return (
        text.isalpha()
        and text[1:].islower()
        and not words.is_plain(end)
        and (words.known(end) is None or _is_town_and_surname(words, end))
        and words.title_end(end) is None
        and words.ends_at(end)
    )


def _is_town_and_surname(words: Words, k: int) -> bool:
    """Return whether token `k` is a family name that a town bears too (Rodrigo Paz [Pereira])."""
    known = words.known(k)
    return (
        known is not None
        and known[0] == k + 1
        and known[1].entity.detail == "city"
        and words.tokens[k].text in lexicon().surnames
    )


def _extend(words: Words, i: int, k: int) -> int:
    """Return the end of the given-name-first name that starts at `i`, whose words up to `k` are taken."""
    tokens = words.tokens
    end = k
    count = 1
    while k < len(tokens) and count < _MAX_WORDS:
        if not (words.joined(k) or words.has_nickname(k)):
            break
        text = tokens[k].text
        if text in PARTICLES:
            k += 1
            continue
        if text[0] == "d" and text[1:2] in ("'", "’"):  # Valéry Giscard d'Estaing
            k += 1
            end = k
            count += 1
            continue
        if text in _SUFFIXES:
            return k + 1 if count > 1 else end
        if len(text) == 2 and text[1] == "." and text[0].isupper():
            k += 1
            continue
        if not is_name_word(words, k, first=False) and not (count > 1 and is_people_as_surname(words, k)):
            break
        k += 1
        end = k
        count += 1
    if count > 1 and end < len(tokens) and tokens[end].text in _SUFFIXES and words.joined(end):
        end += 1
    return end
