"""Which words of a run can belong to somebody's name. Where such a name begins and ends is decided in `people`."""

from __future__ import annotations

from pipelines.extract.mentions.lexicon import FUNCTION_WORDS, lexicon
from pipelines.extract.mentions.listed import Name
from pipelines.extract.mentions.words import Words


def is_people_as_surname(words: Words, k: int) -> bool:
    """Return whether the name of a people at `k` ends somebody's full name (Asma Gul [Baloch])."""
    known = words.known(k)
    is_people = known is not None and known[1].entity.kind == "group" and known[0] == k + 1
    return is_people and words.ends_at(k) and not words.headline and words.joined(k, hyphen=False)


def is_name_word(words: Words, k: int, *, first: bool) -> bool:
    """Return whether token `k` can be a word of a person's name; `first`: right after a title."""
    token = words.tokens[k]
    text = token.text
    found = lexicon()
    if not text[0].isupper() or text[-1].isdigit():
        return False
    if len(text) > 1 and text.isupper() and not words.headline and "." not in text and len(text) < 5:
        return False
    if token.glue == "-" and words.tokens[k - 1].text in ("Al", "El", "al", "el"):
        return True  # Ali El-[Boos]
    lower = text.lower()
    if lower in FUNCTION_WORDS:
        listed = text in found.family_first or text in found.surnames
        return first and listed and k + 1 == len(words.tokens) and not words.headline
    parts = found.parts
    if text in parts["organisation_end"] or text in parts["company_suffix"] or text in parts["place_end"]:
        return text in found.surnames and not words.is_plain(k) and not words.headline
    if not first and lower in found.title_heads and text in found.surnames:
        return words.ends_at(k) and not words.headline
    if lower in found.title_heads or text in parts["not_a_name"]:
        return (
            first
            and text in found.surnames
            and text not in parts["organisation_end"]
            and lower not in found.title_heads
        )
    known = words.known(k)
    if known is not None and known[1].entity.kind in (
        "country",
        "organisation",
        "agreement",
        "venue",
        "group",
        "event",
    ):
        if known[1].entity.kind == "country" and not _is_adjective_and_surname(words, k):
            return False
        if _is_firm_as_surname(words, k, known):
            return True
        return text in found.surnames and known[0] == k + 1
    if words.is_plain(k):
        return (text in found.surnames or text in found.given or first or _is_first_half(words, k)) and not (
            words.headline
        )
    return True


def _is_firm_as_surname(words: Words, k: int, known: tuple[int, Name]) -> bool:
    """Return whether the firm's name at token `k` ends a name that begins with a given name (Robert [Telus])."""
    if k == 0 or words.headline or known[1].entity.detail not in ("company", "media") or known[0] != k + 1:
        return False
    first, text = words.tokens[k - 1].text, words.tokens[k].text
    return (
        first in lexicon().given
        and not words.is_plain(k - 1)
        and words.known(k - 1) is None
        and words.tokens[k].glue == " "
        and text[1:].islower()
        and words.ends_at(k)
    )


def _is_adjective_and_surname(words: Words, k: int) -> bool:
    """Return whether the country's adjective at token `k` ends a name that begins with a given name (Paul [French])."""
    known, before = words.known(k), words.known(k - 1)
    return (
        k > 0
        and known is not None
        and known[1].resolved_by == "demonym"
        and words.tokens[k - 1].text in lexicon().given
        and (before is None or before[1].entity.kind != "country")
        and words.ends_at(k)
        and not words.headline
    )


def _is_first_half(words: Words, k: int) -> bool:
    """Return whether a surname goes on after the common word `k` and a hyphen (Pamela [Coke]-Hamilton)."""
    if k + 1 >= len(words.tokens) or words.tokens[k + 1].glue != "-" or not words.ends_at(k + 1):
        return False
    return words.tokens[k + 1].text in lexicon().surnames and not words.is_plain(k + 1)


def is_family_word(words: Words, k: int) -> bool:
    """Return whether token `k` is a listed family name."""
    return k < len(words.tokens) and words.tokens[k].text in lexicon().surnames
