"""What kind of name an unknown capitalised sequence is, by all the places where a document uses it."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

from pipelines.extract.mentions import clubs, enumerations
from pipelines.extract.mentions.context import Votes, cast, no_votes, word_before
from pipelines.extract.mentions.document_index import Located
from pipelines.extract.mentions.gazetteer import gazetteer
from pipelines.extract.mentions.lexicon import FUNCTION_WORDS, is_common, lexicon
from pipelines.extract.mentions.names import is_acronym_of
from pipelines.extract.mentions.pieces import COMMON_WORDS
from pipelines.extract.mentions.word_facts import facts_of


def kinds_of_unknown(
    located: list[Located], text: str, lowered: Container[str], is_sport: bool
) -> dict[str, tuple[str, str]]:
    """Return kind and way of resolving of each unknown name, by all its contexts in the document."""
    places: dict[str, list[Located]] = {}
    closed: set[str] = set()
    for place in located:
        if place.piece.kind != "unknown":
            continue
        name = place.key
        places.setdefault(name, []).append(place)
        if not place.headline and not place.piece.is_open:
            closed.add(name)
    spoken: dict[str, list[str]] = {}
    for name, kind in (*enumerations.kinds(located, text), *_repeated(places)):
        spoken.setdefault(name, []).append(kind)
    result: dict[str, tuple[str, str]] = {}
    for name, occurrences in places.items():
        of_sport = clubs.kind_in_sport(name, occurrences, text) if is_sport else None
        if of_sport is not None:
            result[name] = (of_sport, "name")
            continue
        if _is_no_name(name, name in closed, lowered):
            continue
        if _ACRONYM.fullmatch(name) and all(_is_in_brackets(place, text) for place in occurrences):
            continue  # a code or a ticker: what a text names so, it names outside of brackets too
        kinds = spoken.get(name, [])
        times = len(occurrences) + len(kinds)
        verdict = _verdict(name, _tally(text, occurrences, kinds), times, name in closed)
        if verdict is not None:
            is_acronym = verdict == "organisation" and name.isupper() and " " not in name
            result[name] = (verdict, "acronym" if is_acronym else "name")
    return result


def _is_in_brackets(place: Located, text: str) -> bool:
    """Return whether an acronym stands in brackets, that of an agency in a dateline excepted."""
    if text[place.start - 1 : place.start] != "(" or text[place.end : place.end + 1] != ")":
        return False
    return not _is_agency(place, text)


def _is_agency(place: Located, text: str) -> bool:
    """Return whether the acronym is that of the agency of a dateline: QUITO (XYZ) –."""
    is_early = place.start - place.sentence <= _LONGEST_DATELINE
    return (
        is_early and text[place.start - 1 : place.start] == "(" and _AGENCY.match(text, place.end) is not None
    )


_LONGEST_DATELINE = 50


def _tally(text: str, occurrences: list[Located], kinds: list[str]) -> Votes:
    """Return the votes of all places of a name, and two for each of `kinds`, which the document says of it elsewhere."""
    tally = no_votes()
    for place in occurrences:
        none = tally["none"]
        cast(tally, text, place.start, place.end)
        if _abbreviates_words(text, place.start, place.end):
            tally["none"] = none + _CLEARLY_NONE
        if place.initial and place.piece.text.isupper() and _DATELINE.match(text, place.end):
            tally["place"] += _CLEARLY_PLACE if text[place.end] != "," else _SURELY_PLACE
        if place.piece.text.isupper() and _is_agency(place, text):
            tally["organisation"] += _SPOKEN_FOR
        if place.piece.rule == COMMON_WORDS and word_before(text, place.start) in ("told", "tells"):
            tally["organisation"] += _HEARD  # he told Fish Update
        if (
            place.piece.words > 1
            and (acronym := _ACRONYM_BEHIND.match(text, place.end)) is not None
            and is_acronym_of(acronym.group(1), place.piece.text)
        ):
            tally["organisation"] += _CLEARLY_BODY
    for kind in kinds:
        tally[kind] += 2
    return tally


_CLEARLY_NONE = 9
_CLEARLY_PLACE, _SURELY_PLACE = 5, 9
_CLEARLY_BODY = 5
_HEARD = 3
"""Votes for a body of common words that somebody told something: an outlet."""
_SPOKEN_FOR = 2
"""How many votes a name needs that is likely none."""
_ACRONYM_BEHIND = re.compile(r" \(([A-Z]{3,8})\)")
_AGENCY = re.compile(r"\) ?(?:--|[—–-] |: )")
"""What follows the agency of a dateline: QUITO (XYZ) –."""
_DATELINE = re.compile(
    r"(?:, [A-Z][A-Za-z.]{1,14}(?: [A-Z][a-z]{2,14})?)? (?:\([A-Z][A-Za-z/ ]{1,20}\) ?)?(?:--|[—–-] )"
)
"""What goes on a dateline whose town stands in capitals: SAMTREDIA, Georgia (Agency) --."""


def _abbreviates_words(text: str, start: int, end: int) -> bool:
    """Return whether an acronym in brackets stands for common words before it: rules of origin committee (ROOC)."""
    if text[start - 1 : start] != "(" or text[end : end + 1] != ")" or not text[start:end].isupper():
        return False
    letters = text[start:end].lower()
    words = text[max(0, start - 90) : start - 1].replace("-", " ").split()
    initials = "".join(word[0] for word in words[-len(letters) :])
    if words and (words[-1] in _EVENTS or words[-1] in lexicon().parts["agreement_end"]):
        initials = initials.lower()  # Southern Harvest Fair (SHF)
    return len(letters) > 2 and initials == letters


def _repeated(votes: Mapping[str, object]) -> list[tuple[str, str]]:
    """Return names of several words of which one stands alone elsewhere: the last is a surname, the first a firm's."""
    found = []
    for name in votes:
        words = name.split(" ")
        if 1 < len(words) < 4 and not any(word.isupper() and len(word) > 1 for word in words):
            if words[-1] in votes and not is_common(words[-1]) and not is_common(words[0]):
                found.append((name, "person"))
            elif words[0] in votes and is_common(words[-1]):
                found.append((name, "organisation"))
    return found


_ADJECTIVE = re.compile(r"(?:isms?|ists?|ians?|ese|ish|[a-z]ic|ics|ites?)$")
"""Endings of adjectives and of movements: uncommon words that end so name no body."""
_AGENTS = re.compile(r"[a-z]{3}(?:ers|ors|ists|men|women)$")
"""Endings of nouns for people who do something: one that opens a sentence is hardly a name."""
_TOPONYM = re.compile(
    r"(?:ville|burg|town|port|shire|bury|stan|polis|abad|grad|mouth|borough|wick|haven|pool|heim|nagar|pur)$"
)
"""Endings of place names."""
_CAMEL = re.compile(r"[a-z][A-Z]")
"""A capital inside a word, as firms like it."""
_PLURAL = re.compile(r"[A-Z]{2,5}s")
"""Things of a kind that has an acronym: NPLs."""
_EVENTS = frozenset(
    "Summit Summits Expo Fair Conference Dialogue Dialogues Symposium Seminar Webinar Workshop Retreat Meeting Meetings Session".split()
)
"""Last words of events that are named by what stands before."""
_ACRONYM = re.compile(r"[A-Z][A-Z&]{1,5}")
_FREE_TRADE = re.compile(r"[A-Z]{0,4}FTAA?|[A-Z]{0,3}(?:CEPA|CECA|CECPA|ECTA)|(?!US)[A-Z]{1,3}EPA")
"""Acronyms of agreements on free trade that no list has (BCFTA), and of closer, comprehensive or interim ones; USEPA is an agency."""


def _is_no_name(name: str, closed: bool, lowered: Container[str]) -> bool:
    """Return whether the unknown `name` is likely none, whatever stands around it.

    `closed`: it does not stand only where a capital is owed to the position or to a headline.
    """
    if len(name) < 2 or name.lower() in FUNCTION_WORDS:
        return True
    if all(word in lexicon().parts["company_suffix"] for word in name.split(" ")):
        return True
    return not closed and " " not in name and name.lower() in lowered


_UNDERTAKINGS = frozenset(
    "Plan Plans Act Bill Scheme Programme Program Zone Zones Area Areas Trail Show Strategy Policy Agenda Model Fund Order Day Week Year"
    " Project Card Tax Tariff Tariffs Deal Rule Rules Index Report Review List Summit Security Aid Data Union People".split()
)
"""Last words of plans, texts and occasions that common words with capitals name."""


def _is_given_and_word(words: list[str]) -> bool:
    """Return whether a given name that names nothing else stands before one common word (Thomas Muster)."""
    first = words[0]
    return (
        len(words) == 2
        and first in lexicon().given
        and not is_common(first)
        and first not in gazetteer().names
        and not facts_of(words[1]).builds
        and not _is_undertaking(words[1])
        and words[1].isalpha()
        and not words[1].isupper()
    )


def _is_undertaking(word: str) -> bool:
    if word.removesuffix("s") in lexicon().parts["agreement_end"]:
        return True  # Economic Partnership Agreements
    return word in _UNDERTAKINGS or word.lower() in lexicon().title_heads


_LONGEST_NAME = 7
"""Words that a person's name has fewer of."""


def _verdict(name: str, tally: Votes, times: int, closed: bool) -> str | None:
    """Return the kind of the unknown name `name`, or None where it is likely no name.

    `times`: how often the document speaks of it; `closed` as in `_is_no_name`.
    """
    words = name.split(" ")
    if len(words) > 1 and words[-1] in _EVENTS:
        return None
    if len(words) > 1 and all(map(is_common, words)):
        is_body = tally["organisation"] > times + 1 and tally["organisation"] == max(tally.values())
        return "organisation" if is_body and not _is_undertaking(words[-1]) else None
    if _names_nobody(name, words, tally, closed):
        return None
    if tally["place"] >= _SURELY_PLACE:
        return "place"
    if len(name) == 2 and name.isupper() and tally["organisation"] < _SPOKEN_FOR:
        return None  # most pairs of letters are codes and abbreviations of words
    if _FREE_TRADE.fullmatch(name):
        return None
    if _ACRONYM.fullmatch(name):
        is_shouted = name.lower() in lexicon().common and not tally["organisation"]  # a HUGE rise
        is_none = name in lexicon().parts["not_a_name"] or tally["none"] >= _CLEARLY_NONE or is_shouted
        return None if is_none else "organisation"
    if any(w[-1].isdigit() for w in words):
        return "organisation" if tally["organisation"] > 1 else None
    if len(gazetteer().surnames.get(name, ())) == 1 and (tally["person"] or max(tally.values()) == 0):
        return "person"
    is_uncommon = all(w.replace("-", "").isalpha() and not w.isupper() and not is_common(w) for w in words)
    _cast_by_form(tally, words, is_uncommon, closed)
    if len(words) > 1 and words[-1] in lexicon().parts["place_end"] and tally["place"]:
        return "place"  # in Williams Lake
    best = max(tally, key=lambda kind: (tally[kind], kind == "organisation"))
    if tally[best] == 0:
        return _by_form(name, words, times, is_uncommon) if closed else _by_given_name(words)
    if best == "person" and len(words) > 4 and not is_uncommon:
        return "organisation"
    return None if best == "none" else best


def _names_nobody(name: str, words: list[str], tally: Votes, closed: bool) -> bool:
    """Return whether `name` is a word of another sort: a movement's, people who do something, things with an acronym."""
    if len(words) == 1 and _ADJECTIVE.search(name) and not tally["person"] and tally["organisation"] < 2:
        return True
    if not closed and len(words) == 1 and _AGENTS.search(name):
        return True  # Forecasters said
    return _PLURAL.fullmatch(name) is not None


def _cast_by_form(tally: Votes, words: list[str], is_uncommon: bool, closed: bool) -> None:
    """Add to `tally` what the words of the name themselves say."""
    found = lexicon()
    if any(len(w) > 1 and w.isupper() for w in words) or "&" in words:
        tally["organisation"] += tally["person"]  # Oddo BHF said
        tally["person"] = 0
    elif (
        len(words) in (2, 3)
        and (words[-1] in found.surnames or words[0] in found.given)
        and not is_common(words[-1])
    ):
        tally["person"] += 2
    if (len(words) in range(2, _LONGEST_NAME) and is_uncommon) or (closed and _is_given_and_word(words)):
        tally["person"] += 1


def _by_given_name(words: list[str]) -> str | None:
    """Return the kind of a name of which only its place asks for the capital: somebody's where it is a given name alone."""
    is_given = len(words) == 1 and len(words[0]) > 2 and words[0] in lexicon().given
    return "person" if is_given and not is_common(words[0]) else None


def _by_form(name: str, words: list[str], times: int, is_uncommon: bool) -> str | None:
    """Return the kind of a name of which nothing around it tells anything, or None."""
    if len(words) == 1:
        if name in lexicon().given:
            return "person"
        if _TOPONYM.search(name) and name not in lexicon().surnames:
            return "place"
        return "organisation" if _CAMEL.search(name) else None
    if len(words) < _LONGEST_NAME and is_uncommon:
        return "person"
    return "organisation" if len(words) == 2 and times > 1 else None
