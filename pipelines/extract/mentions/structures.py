"""Names of organisations, places, venues and agreements by the words they are made of."""

from __future__ import annotations

from typing import NamedTuple

from pipelines.extract.mentions.ambiguity import is_ambiguous
from pipelines.extract.mentions.lexicon import PARTICLES, lexicon
from pipelines.extract.mentions.listed import Name
from pipelines.extract.mentions.name_forms import key
from pipelines.extract.mentions.words import Words

_WIDE = frozenset(
    {"Ministry", "Department", "Center", "Centre", "Institute", "Committee", "Council", "Office", "Commission", "Bureau",
     "Federation", "Chamber", "Association", "Organization", "Organisation", "Secretariat", "Directorate", "Confederation", "Board", "Union", "Society", "Foundation", "Agency", "Authority", "Academy"}
)  # fmt: skip
"""Heads whose `of …` may hold an `and`: Ministry of Industry and Trade."""
_AFTER_HEAD = frozenset({"of", "for", "on", "the"})
"""What may follow the head of a body's name: Ministry of, Committee on."""
_DEALS = frozenset({"Deal", "Pact", "Accord", "Framework", "Act", "Law", "Initiative"})
"""Words that headlines use of any agreement, named or not."""
_OF_PLACES = frozenset({"Port", "Gulf", "Strait", "Straits", "Bay", "Cape", "Isle", "Province"})
_ADJECTIVES = frozenset(
    {"national", "international", "federal", "central", "world", "global", "royal", "united", "joint", "general", "public", "state", "new",
     "chamber", "free", "democratic", "people's", "supreme", "high", "european", "asian", "african", "pacific", "atlantic", "arab", "american"}
)  # fmt: skip


_PUBLIC_BODIES = frozenset({"legislature", "ministry", "government", "central_bank", "court", "agency"})


EVENT = "event"
"""The kind of names of contests, wars and prizes: what they contain is no mention of its own."""


class Structure(NamedTuple):
    """A name by structure: its end (token index), kind, rule and country."""

    end: int
    kind: str
    rule: str
    country_code: str | None


def find(words: Words, i: int, known: tuple[int, Name] | None) -> Structure | None:
    """Return the longest name by structure that starts at token `i`, or None. `known` is the known name there."""
    if i + 1 >= len(words.tokens):
        return None  # a head and something it is the head of
    if words.is_function(i) or (known is not None and known[1].entity.kind == "person"):
        return None
    country = _possessor(words, i)
    if (
        known is not None
        and known[1].entity.kind == "country"
        and not is_ambiguous(key(words.tokens[i].text))
    ):
        country = known[1].entity.country_code
    if words.tokens[i].text in lexicon().parts["place_start"]:
        end = _place_first(words, i)
        ends = lexicon().parts["organisation_end"]
        if (
            end is not None
            and end < len(words.tokens)
            and words.joined(end)
            and words.tokens[end].text in ends
        ):
            return Structure(end + 1, "organisation", "head_noun", country)  # Port of Houston Authority
        if end is not None:
            return Structure(end, "place", "head_noun", None)
    head = _head_first(words, i, known)
    tail, kind = _head_last(words, i, known[0] if known is not None else i)
    if tail is not None and words.initial and i == 0 and words.is_plain(0) and _is_known_to(words, 1, tail):
        return None  # Replied [State Department]
    if head is not None and (tail is None or head >= tail):
        return Structure(head, "organisation", "head_of", country)
    if tail is not None:
        return Structure(tail, kind, "head_noun", country)
    if words.tokens[i].text in lexicon().parts["organisation_first"]:
        end = _place_first(words, i, any_word=not words.headline)
        if end is not None:
            return Structure(end, "organisation", "head_noun", country)
    if words.tokens[i].text in lexicon().parts["venue_start"]:
        end = _place_first(words, i)
        if end is not None:
            return Structure(end, "venue", "head_noun", None)
    return None


def _place_first(words: Words, i: int, *, any_word: bool = False) -> int | None:
    """Return the end of `Lake X`, `Port X`, `Banco X`; None where X is a common word, unless `any_word` will do."""
    end = i + 1
    if words.tokens[i].text in _OF_PLACES and end < len(words.tokens) and words.tokens[end].text == "of":
        end += 1
    first = end
    while (
        end < len(words.tokens)
        and end < first + 2
        and words.joined(end, hyphen=False)
        and (any_word or not words.is_plain(end))
    ):
        if not words.tokens[end].text[0].isupper() or words.title_end(end) is not None:
            break
        end += 1
    return end if end > first else None


def _possessor(words: Words, i: int) -> str | None:
    """Return the country that owns the name at `i` (China's Ministry of Commerce), or None."""
    if i == 0 or words.tokens[i].glue[:1] not in ("'", "’"):
        return None
    for start in range(max(0, i - 4), i):
        owner = words.known(start, i)
        if owner is not None and owner[0] == i and owner[1].entity.kind == "country":
            return owner[1].entity.country_code
    return None


def owner_of_body(words: Words, i: int, known: tuple[int, Name]) -> str | None:
    """Return the country whose possessive stands before a public body that is listed for another country, or None."""
    body = known[1].entity
    if body.kind != "organisation" or body.country_code is None or body.detail not in _PUBLIC_BODIES:
        return None
    owner = _possessor(words, i)
    return owner if owner != body.country_code else None


def _head_first(words: Words, i: int, known: tuple[int, Name] | None) -> int | None:
    """Return the end of `[Country] Head of|for X [and Y]`, or None."""
    tokens = words.tokens
    starts = lexicon().parts["organisation_start"]
    k = i if known is None or known[1].entity.kind != "country" else known[0]
    if k > i and (k >= len(tokens) or not words.joined(k, hyphen=False)):
        return None
    stop, last = min(len(tokens), k + 4), len(tokens) - 1
    while k < stop and not (tokens[k].text in starts and tokens[min(k + 1, last)].text in _AFTER_HEAD):
        if k > i and tokens[k].text in PARTICLES:
            k += 1  # Luiz de Queiroz School of
            continue
        if (
            not tokens[k].text[0].isupper()
            or (k > i and not words.joined_in_body(k))
            or words.is_function(k)
            or (k > i and _is_somebody(words, k))
        ):
            return None
        if words.headline or (words.initial and k == 0 and words.is_plain(k)):
            return None
        k += 1
    if k + 1 >= len(tokens) or k >= stop:
        return None
    head = tokens[k].text
    end = k + 1
    position = k + 1
    while position < len(tokens):
        text = tokens[position].text
        if text == "on" and position == k + 1:
            position += 1
            continue
        if tokens[position].glue[:1] in ("'", "’", "/", "–") and not words.joined_in_body(position):
            break
        if text in ("of", "for", "the"):
            if text != "the" and end > k + 1 and head not in _WIDE:
                break
        elif text in ("and", "&"):
            if head not in _WIDE or end == k + 1 or not _may_follow_and(words, position + 1):
                break
        elif text[0].isupper():
            if end > k + 1 and (
                words.title_end(position) is not None or (words.headline and words.is_plain(position))
            ):
                break
            end = position + 1
        else:
            break
        position += 1
    return end if end > k + 1 else None


def _is_somebody(words: Words, k: int) -> bool:
    """Return whether a known name that cannot stand inside another begins at `k`: a person, place or country."""
    known = words.known(k)
    return known is not None and known[1].entity.kind in ("person", "place", "country")


def _may_follow_and(words: Words, k: int) -> bool:
    return (
        k < len(words.tokens)
        and words.tokens[k].text[0].isupper()
        and words.is_plain(k)
        and words.known(k) is None
        and words.tokens[k].text not in lexicon().parts["organisation_start"]
    )


def _is_known_to(words: Words, i: int, end: int) -> bool:
    """Return whether a known name goes from token `i` to `end`."""
    known = words.known(i)
    return known is not None and known[0] == end


def _head_last(words: Words, i: int, known_end: int) -> tuple[int | None, str]:
    """Return the end and kind of `X Y Head`, or None: the last head noun that a joined sequence reaches."""
    tokens = words.tokens
    parts = lexicon().parts
    end, kind = None, ""
    k = i + 1
    while k < len(tokens) and k < i + 9:
        text = tokens[k].text
        if text in ("and", "&") and (text == "&" or k != known_end) and _joins_words(words, i, k):
            k += 1
            continue
        if k == known_end and k > i and tokens[k].glue[:1] in ("'", "’"):
            break
        if not words.joined_in_body(k) or not text[0].isupper() or words.is_function(k):
            break
        found = _end_kind(words, i, k, parts)
        if found is not None:
            end, kind = k + 1, found
        elif (
            words.title_end(k) is not None
            and text.lower() not in lexicon().title_modifiers
            and words.title_end(k) == k + 1
        ) or text in parts["not_a_name"]:
            break
        k += 1
    if end is not None and end < len(tokens):
        title = words.title_end(end - 1)
        if title is not None and title > end:
            return (end - 1, kind) if end - 1 > i + 1 and _end_kind(words, i, end - 2, parts) else (None, "")
    return end, kind


def _joins_words(words: Words, i: int, k: int) -> bool:
    """Return whether the `and` at `k` stands inside a name: both neighbours are common words, neither known."""
    if k + 1 >= len(words.tokens) or words.headline:
        return words.tokens[k].text == "&"
    if words.tokens[k].text == "&":
        return True
    return (
        words.is_plain(k - 1)
        and words.is_plain(k + 1)
        and words.known(k - 1) is None
        and words.known(k + 1) is None
        and words.title_end(k + 1) is None
    )


def _end_kind(words: Words, i: int, k: int, parts: dict[str, frozenset[str]]) -> str | None:
    text = words.tokens[k].text
    if text in parts["team"] and k == i + _place_words(words, i) and words.ends_at(k):
        return "organisation"
    if (
        text in parts["event_end"]
        and words.tokens[k - 1].text not in ("Trade", "Tariff")
        and not words.headline
        and words.ends_at(k)
    ):
        return EVENT
    if text in parts["company_suffix"]:
        return "organisation" if not (k == i + 1 and words.is_plain(i) and words.headline) else None
    if (text in parts["organisation_end"] or text in parts["organisation_end_weak"]) and _named_by(
        words, i, k, weak=text in parts["organisation_end_weak"]
    ):
        return (
            "venue"
            if words.tokens[k - 1].text in ("Convention", "Conference", "Exhibition")
            else "organisation"
        )
    if text == "Base" and words.tokens[k - 1].text in ("Air", "Naval", "Army", "Military", "Space"):
        return "place"
    if not words.headline and not words.ends_at(k):
        return None  # [Global Port Tracker]
    if text in parts["venue_end"] and _named_by(words, i, k, weak=True):
        return "venue"
    if text in parts["place_end"] and _named_by(words, i, k, weak=True):
        return "place"
    if (
        text in parts["agreement_end"]
        and not (words.headline and text in _DEALS)
        and _names_agreement(words, i, k)
    ):
        return "agreement"
    return None


def _place_words(words: Words, i: int) -> int:
    """Return how many words the town or state at token `i` has, 99 where there is none."""
    known = words.known(i)
    is_place = known is not None and known[1].entity.kind == "place"
    return known[0] - i if known is not None and is_place else 99


def _named_by(words: Words, i: int, k: int, *, weak: bool) -> bool:
    """Return whether the words before the head at `k` name something.

    In running text any capitalised word will do for a strong head; for a weak head, and wherever capitals are
    owed to the style or the position, one word at least must not be a common one.
    """
    opened = words.headline or (words.initial and i == 0)
    if not opened and not weak:
        return True
    if (
        weak
        and k == i + 1
        and words.tokens[i].text in lexicon().given
        and words.tokens[k].text in lexicon().surnames
        and words.known(i) is None
    ):
        return False
    if weak and _is_country_before(words, i, k):
        return False
    if weak and all(words.is_plain(p) for p in range(i, k)) and _has_and(words, max(0, i - 1), k):
        return False  # Environment and Heavy Industries
    has_name = False
    for position in range(i, k):
        if words.is_plain(position):
            lower = words.tokens[position].text.lower()
            if (
                words.headline
                and lower not in _ADJECTIVES
                and lower not in lexicon().title_modifiers
                and lower not in ("and", "&")
            ):
                return False
            if not opened and not weak:
                has_name = True
        else:
            has_name = True
    if has_name or not opened:
        return True
    return (
        not weak
        and not words.headline
        and (
            k - i > 1
            or words.tokens[i].text.lower() in lexicon().title_modifiers
            or words.tokens[i].text.lower() in _ADJECTIVES
        )
    )


def _has_and(words: Words, i: int, k: int) -> bool:
    return any(words.tokens[p].text == "and" for p in range(i, k))


def _is_country_before(words: Words, i: int, k: int) -> bool:
    """Return whether nothing but a country stands before a weak head, as in headlines (U.S. Auto Demands)."""
    known = words.known(i, k)
    if known is None or known[0] != k or known[1].entity.kind != "country":
        return False
    return words.headline or words.tokens[i].text.replace(".", "") in ("US", "UK", "EU")


def _names_agreement(words: Words, i: int, k: int) -> bool:
    if k - i < 1:
        return False
    if words.headline and all(words.is_plain(position) for position in range(i, k)):
        return False
    inner = {words.tokens[position].text for position in range(i, k)}
    if words.headline and any(
        words.is_plain(p)
        and words.tokens[p].text
        not in ("Free", "Trade", "Economic", "Partnership", "Comprehensive", "Investment", "and")
        for p in range(i, k)
    ):
        return False
    return (
        bool(
            inner
            & {
                "Trade",
                "Economic",
                "Tariff",
                "Tariffs",
                "Investment",
                "Cooperation",
                "Services",
                "Peace",
                "Climate",
            }
        )
        and k - i > 1
    ) or any(not words.is_plain(position) for position in range(i, k))
