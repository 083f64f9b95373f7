"""Names whose head stands last: organisations, venues, places, agreements and events (X Y Council, X Airport, X Bay, X Accord, X Cup)."""

from __future__ import annotations

from pipelines.extract.mentions.lexicon import lexicon
from pipelines.extract.mentions.words import Words

_DEALS = frozenset({"Deal", "Pact", "Accord", "Framework", "Act", "Law", "Initiative"})
"""Words that headlines use of any agreement, named or not."""
_AGREEMENT_WORDS = frozenset(
    ("Free", "Trade", "Economic", "Partnership", "Comprehensive", "Investment", "and")
)
"""Common words that the names of agreements hold in headlines too."""
_AGREED_ON = frozenset(
    ("Trade", "Economic", "Tariff", "Tariffs", "Investment", "Cooperation", "Services", "Peace", "Climate")
)
"""What an agreement whose name has no other uncommon word is about."""
_ADJECTIVES = frozenset(
    {"national", "international", "federal", "central", "world", "global", "royal", "united", "joint", "general", "public", "state", "new",
     "chamber", "free", "democratic", "people's", "supreme", "high", "european", "asian", "african", "pacific", "atlantic", "arab", "american"}
)  # fmt: skip
_HALLS = frozenset(("Center", "Centre", "Hall", "Complex", "Forum"))
"""Heads of venues where conventions are held."""
_FORMS = frozenset(("Inc", "Inc.", "Ltd", "Ltd.", "Limited", "LLC", "LLP", "PLC", "Plc"))
"""Legal forms that may follow: Morgan Stanley and Co Inc."""
_RECURRENT = frozenset(("Annual", "Quarterly", "Monthly", "Biennial"))
"""Words that begin the name of a meeting: the Annual Council Meeting."""
_BODIES = frozenset(
    "Assembly Council Senate Parliament Ministry Commission Committee Authority Agency Federation".split()
)
"""Heads behind which `and` joins another body."""
_OF_TWO = frozenset(
    "Joint Governmental Intergovernmental Inter-Governmental Inter-governmental Bilateral Mixed".split()
)
"""Words that follow two nations in the name of a body of both: the Thai and Lao Joint Committee."""
EVENT = "event"
"""The kind of names of contests, wars and prizes: what they contain is no mention of its own."""


def end_and_kind(words: Words, i: int, known_end: int) -> tuple[int | None, str]:
    """Return the end and kind of `X Y Head`, or None: the last head noun that a joined sequence reaches."""
    tokens = words.tokens
    parts = lexicon().parts
    end, kind = None, ""
    if tokens[i].text in _RECURRENT:
        return None, ""
    k = max(i + 1, known_end)
    while k < len(tokens) and k < i + 9:
        text = tokens[k].text
        partner = _end_of_partner(words, i, k, known_end)
        if partner is not None:
            k = partner
            continue
        is_free = text == "&" or k != known_end or _joins_partners(words, k)
        if text in ("and", "&") and is_free and _joins_words(words, i, k):
            k += 1
            continue
        if k == known_end and k > i and tokens[k].glue[:1] in ("'", "’"):
            break
        if not words.joined_in_body(k) or not text[0].isupper() or words.is_function(k):
            break
        if text == "United" and words.known(k) is not None:
            break  # Dennis Mitchell [United States]
        found = _end_kind(words, i, k, parts)
        if found is not None:
            end, kind = k + 1, found
        elif k >= known_end and _ends_before(words, k):
            break
        k += 1
    if end is not None and _is_pair(words, i, known_end, end):
        return None, ""
    if end is not None and end < len(tokens):
        title = words.title_end(end - 1)
        if title is not None and title > end:
            return (end - 1, kind) if end - 1 > i + 1 and _end_kind(words, i, end - 2, parts) else (None, "")
    return end, kind


def _end_of_partner(words: Words, i: int, k: int, known_end: int) -> int | None:
    """Return the end of the second country of a joint body's name at `k`, or None: Togo-[United Kingdom] Council, Thai and [Lao] Joint Committee."""
    is_coordinated = words.tokens[k].text == "and" and k == known_end > i
    if not is_coordinated and words.tokens[k].glue != "-":
        return None
    other = words.country(k + 1 if is_coordinated else k)
    if other is None or not is_coordinated:
        return None if other is None else other[0]
    first = words.known(i)
    is_nation = first is not None and first[1].entity.kind == "country" and first[1].resolved_by == "demonym"
    is_joint = other[0] < len(words.tokens) and words.tokens[other[0]].text in _OF_TWO
    return other[0] if is_nation and is_joint else None


def _ends_before(words: Words, k: int) -> bool:
    """Return whether a name ends before the word at `k`: the head of an office, or a word that is in no name."""
    is_holder = (
        k + 1 < len(words.tokens) and words.tokens[k + 1].text == "Office"
    )  # Public [Prosecutor]'s Office
    is_office = (
        words.title_end(k) == k + 1
        and words.tokens[k].text.lower() not in lexicon().title_modifiers
        and not (is_holder and words.tokens[k + 1].glue[:1] in ("'", "’"))
    )
    return is_office or words.tokens[k].text in lexicon().parts["not_a_name"]


def _joins_words(words: Words, i: int, k: int) -> bool:
    """Return whether the `and` at `k` stands inside a name: both neighbours are common words, neither known."""
    if k + 1 >= len(words.tokens) or words.headline:
        return words.tokens[k].text == "&"
    if words.tokens[k].text == "&" or _joins_partners(words, k):
        return True
    if words.tokens[k - 1].text in lexicon().parts["company_suffix"]:
        return False  # Acme Foods Limited and [Border Council]
    if k - 1 > i and words.tokens[k - 1].text in _BODIES:
        return False  # National Assembly and [State Council]
    return (
        words.is_plain(k - 1)
        and words.is_plain(k + 1)
        and words.known(k - 1) is None
        and words.known(k + 1) is None
        and words.title_end(k + 1) is None
    )


def _joins_partners(words: Words, k: int) -> bool:
    """Return whether the `and` at `k` joins what stands for the partners of a firm (Morgan Stanley and Co)."""
    is_end = k + 2 == len(words.tokens) or words.ends_at(k + 1) or words.tokens[k + 2].text in _FORMS
    return k + 1 < len(words.tokens) and words.tokens[k + 1].text in ("Co", "Co.", "Sons", "Bros.") and is_end


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
            if words.tokens[k - 1].text in ("Convention", "Conference", "Exhibition") and text in _HALLS
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
    if weak:
        return not words.headline and k - i > 1 and _is_named_on(words, i)
    return not words.headline and (
        k - i > 1
        or words.tokens[i].text.lower() in lexicon().title_modifiers
        or words.tokens[i].text.lower() in _ADJECTIVES
    )


def _is_named_on(words: Words, i: int) -> bool:
    """Return whether the common word that opens a sentence at `i` begins the name that goes on after it ([Export] Development Board)."""
    text = words.tokens[i].text
    return (
        not words.is_function(i)
        and text not in lexicon().parts["not_a_name"]
        and not text.endswith(_PARTICIPLES)
        and words.tokens[i + 1].text[0].isupper()
        and words.title_end(i) is None
    )


_PARTICIPLES = ("ing", "ed", "ly")
"""Endings of words that open a sentence before a name: Citing, Asked, Recently."""


def _has_and(words: Words, i: int, k: int) -> bool:
    return any(words.tokens[p].text == "and" for p in range(i, k))


def _is_pair(words: Words, i: int, k: int, end: int) -> bool:
    """Return whether a country and a listed name with a hyphen between are all there is (Türkiye-European Union relations)."""
    if k <= i or k >= end or words.tokens[k].glue != "-":
        return False
    first, second = words.known(i), words.known(k)
    return first is not None and first[1].entity.kind == "country" and second is not None and second[0] == end


def _is_country_before(words: Words, i: int, k: int) -> bool:
    """Return whether nothing but a country stands before a weak head, as in headlines (U.S. Auto Demands)."""
    known = words.known(i, k)
    if known is None or known[0] != k or known[1].entity.kind != "country":
        return False
    return words.headline or words.tokens[i].text.replace(".", "") in ("US", "UK", "EU")


def _names_agreement(words: Words, i: int, k: int) -> bool:
    if k - i < 1 or (words.headline and all(words.is_plain(p) for p in range(i, k))):
        return False
    inner = [words.tokens[p].text for p in range(i, k)]
    if words.headline and any(
        words.is_plain(p) and word not in _AGREEMENT_WORDS for p, word in enumerate(inner, i)
    ):
        return False
    return (k - i > 1 and not _AGREED_ON.isdisjoint(inner)) or any(not words.is_plain(p) for p in range(i, k))
