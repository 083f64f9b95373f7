"""Names of bodies whose head stands first: Ministry of Industry and Trade, Nordic Council of Ministers."""

from __future__ import annotations

from pipelines.extract.mentions.lexicon import PARTICLES, lexicon
from pipelines.extract.mentions.listed import Name
from pipelines.extract.mentions.words import Words
from pipelines.language.calendar import WEEKDAY_NAMES

_WIDE = frozenset(
    {"Ministry", "Ministries", "Department", "Center", "Centre", "Institute", "Committee", "Council", "Office", "Commission", "Bureau",
     "Federation", "Chamber", "Association", "Organization", "Organisation", "Secretariat", "Directorate", "Confederation", "Board", "Union", "Society", "Foundation", "Agency", "Authority", "Academy", "Alliance", "Coalition", "Campaign", "Network", "College", "School", "Faculty"}
)  # fmt: skip
"""Heads whose `of …` may hold an `and`: Ministry of Industry and Trade."""
_AGENTS = frozenset(
    "Farmers Growers Producers Manufacturers Exporters Importers Workers Ranchers Distributors Retailers Brewers Distillers Builders"
    " Friends Mineworkers Machinists Steelworkers Autoworkers Teamsters Cattlemen Dockworkers Millers".split()
)
"""Heads that need a word before them: Catfish Farmers of America."""
_ADJECTIVES = frozenset(
    "Foreign International External Economic Rural Industrial Domestic Public Social Natural Agricultural".split()
)
"""Words in the field of a body that a noun must follow: Chamber of Foreign [Commerce] CEO."""
_DAYS = frozenset(day.title() for day in WEEKDAY_NAMES)
_AFTER_HEAD = frozenset({"of", "for", "on", "the"})
"""What may follow the head of a body's name: Ministry of, Committee on."""


def end_of(words: Words, i: int, known: tuple[int, Name] | None) -> int | None:
    """Return the end of `[Country] Head of|for X [and Y]`, or None."""
    tokens = words.tokens
    first = _after_seat(words, i, known)
    if first > i and (first >= len(tokens) or not words.joined(first, hyphen=False)):
        return None
    k = _head_at(words, i, first)
    if k is None:
        return None
    title = words.title_end(first) if k > first + 1 else None
    if title is not None and title <= k:
        return None  # Principal Secretary [State Department of Mines]
    if tokens[k].text in _AGENTS and k == i:
        return None  # farmers of a region
    if k > 1 and tokens[k - 1].text == "and" and tokens[k - 2].text == "State":
        return None  # Heads of State of the African Union
    end = _end_of_field(words, k)
    return end if end > k + 1 and not _opens_other_name(words, end) else None


def _after_seat(words: Words, i: int, known: tuple[int, Name] | None) -> int:
    """Return where the country or place at `i` ends whose body follows ([New South Wales] Chamber of Commerce); `i` without one.

    A country goes on to the one that a hyphen joins to it: [Thai-Lao] Chamber of Commerce.
    """
    if known is None or known[1].entity.kind not in ("country", "place"):
        return i
    is_joined = known[0] < len(words.tokens) and words.tokens[known[0]].glue == "-"
    other = words.country(known[0]) if is_joined else None
    return known[0] if other is None else other[0]


def _opens_other_name(words: Words, end: int) -> bool:
    """Return whether the country before token `end` belongs to what follows it: Committee of the Togo-[Benin] Forum, of Togo's [Parliament]."""
    if end >= len(words.tokens) or _end_of_country(words, end - 1, -1) != end:
        return False
    glue, text = words.tokens[end].glue, words.tokens[end].text
    is_owner = glue[:1] in ("'", "’") and text in lexicon().parts["body_noun"]
    return is_owner or glue == "-"


def _head_at(words: Words, i: int, first: int) -> int | None:
    """Return the head that `of`, `for` or `on` follows, at `first` or some words of a name after it; None without one."""
    tokens = words.tokens
    heads = lexicon().parts["organisation_start"]
    last = len(tokens) - 1
    for k in range(first, min(last, first + 4)):
        text = tokens[k].text
        if text in heads and tokens[k + 1].text in _AFTER_HEAD:
            return k
        if k > i and text in PARTICLES:
            continue  # Luiz de Queiroz School of
        is_part = k == i or (words.joined_in_body(k) and not _is_somebody(words, k))
        if not text[0].isupper() or not is_part or words.is_function(k):
            return None
        if words.headline or (words.initial and k == 0 and words.is_plain(k)):
            return None
    return None


def _end_of_field(words: Words, k: int) -> int:
    """Return the end of what follows the head at `k`; `k + 1` where no name does."""
    tokens = words.tokens
    is_wide = tokens[k].text in _WIDE
    end, closed = k + 1, -1
    for position in range(k + 1, len(tokens)):
        text = tokens[position].text
        if text == "on" and position == k + 1:
            continue
        if tokens[position].glue[:1] in ("'", "’", "/", "–") and not words.joined_in_body(position):
            break
        if text in ("of", "for", "the"):
            if text != "the" and end > k + 1 and not is_wide:
                break
            if text == "for" and tokens[k].text == "League" and not _is_cause(words, position + 1):
                break  # he plays in the Super League for Odense
        elif text in ("and", "&"):
            if not is_wide or end == k + 1 or not _may_follow_and(words, position + 1):
                break
        elif (
            not text[0].isupper()
            or (end > k + 1 and _ends_before(words, position, closed))
            or (end > k + 1 and _is_acronym(words, position))
        ):
            break
        else:
            end = position + 1
            closed = _end_of_country(words, position, closed)
    return end


def _is_acronym(words: Words, k: int) -> bool:
    """Return whether the word at `k` is made of the initials of the words before it: Grain Union of Traders [GUT] said."""
    text = words.tokens[k].text
    if not (text.isupper() and len(text) > 2 and text.isalpha()):
        return False
    return "".join(t.text[0] for t in words.tokens[:k] if t.text[0].isupper()).endswith(text)


def _is_cause(words: Words, k: int) -> bool:
    """Return whether a common word with a capital stands at token `k`: the League for [Human] Rights."""
    return k < len(words.tokens) and words.is_plain(k) and words.tokens[k].text[0].isupper()


def _ends_before(words: Words, k: int, closed: int) -> bool:
    """Return whether the word with a capital at `k` is no part of the field before it; `closed`: where a country ended that closes it."""
    return (
        (k == closed and not words.facts[k].builds)  # Bank of Indonesia [Soedradjad]
        or words.tokens[k].text in _DAYS
        or _begins_name(words, k)
        or _begins_office(words, k)
        or (words.headline and words.is_plain(k))
    )


def _begins_name(words: Words, k: int) -> bool:
    """Return whether somebody's given name stands at `k` behind a common word (Chamber of Commerce and Industry [Irfan] Sheikh)."""
    if words.is_father_named(k + 1):
        return True  # Ministry of Trade [Sultan bin Rashid]
    is_given = words.tokens[k].text in lexicon().given and not words.is_plain(k) and words.known(k) is None
    follows = words.is_plain(k - 1) and words.tokens[k - 1].text[0].isupper()
    return is_given and follows and k + 1 < len(words.tokens) and words.joined(k + 1)


def _end_of_country(words: Words, k: int, otherwise: int) -> int:
    """Return the end of the country named at `k`, or `otherwise` without one."""
    known = words.known(k)
    is_country = known is not None and known[1].entity.kind == "country" and known[1].resolved_by == "name"
    return known[0] if known is not None and is_country else otherwise


def _begins_office(words: Words, k: int) -> bool:
    """Return whether a title begins at `k`: Ministry of Trade [Director]; not Department of Trade and [Industry] Director."""
    end = words.title_end(k)
    if end is None or words.known(k) is not None or words.tokens[k - 1].text in _ADJECTIVES:
        return False
    is_field = words.tokens[k - 1].text in ("and", "&") and end > k + 1
    return not is_field or words.tokens[end - 1].text in ("Minister", "Secretary", "Commissioner")


_SUPPORTERS = frozenset(
    "Citizens Consumers Taxpayers Veterans Businesses Economists Scientists Doctors Lawyers Parents Students Women Mothers Workers Farmers Manufacturers".split()
)


def end_of_cause(words: Words, i: int) -> int | None:
    """Return the end of people and what they are for at `i` (Americans for Free Trade, Citizens for Fair Prices), or None."""
    tokens = words.tokens
    if i + 2 >= len(tokens) or tokens[i + 1].text.lower() not in ("for", "against") or words.headline:
        return None
    known = words.known(i)
    is_nation = known is not None and known[1].resolved_by == "demonym" and tokens[i].text.endswith("s")
    if not is_nation and tokens[i].text not in _SUPPORTERS:
        return None
    end = i + 2
    while end < len(tokens) and tokens[end].text[0].isupper() and words.is_plain(end):
        if end > i + 2 and not words.joined(end):
            break
        end += 1
    return end if end > i + 2 and words.known(i + 2) is None else None


def _is_somebody(words: Words, k: int) -> bool:
    """Return whether a known name that cannot stand inside another begins at `k`: a person, place or country."""
    known = words.known(k)
    return known is not None and known[1].entity.kind in ("person", "place", "country")


def _may_follow_and(words: Words, k: int) -> bool:
    if k >= len(words.tokens) or not words.tokens[k].text[0].isupper():
        return False
    is_office = words.tokens[k].text.lower().removesuffix("s") in lexicon().title_heads
    if is_office and k + 1 < len(words.tokens) and words.tokens[k + 1].text == "of":
        return False  # Council of Ministers and [Heads] of State
    known = words.known(k)
    if known is not None:  # Institute of International and [European] Affairs
        return known[1].resolved_by == "demonym" and _is_joined_word(words, known[0])
    return words.is_plain(k) and words.tokens[k].text not in lexicon().parts["organisation_start"]


def _is_joined_word(words: Words, k: int) -> bool:
    """Return whether a common word with a capital follows at `k`."""
    return (
        k < len(words.tokens)
        and words.joined(k)
        and words.tokens[k].text[0].isupper()
        and words.is_plain(k)
        and words.title_end(k) is None
    )
