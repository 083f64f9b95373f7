"""Public bodies that a text names in lower case by what they are for: Chinese commerce ministry, Japan's [central bank], the [trade ministry].

Whose they are, the country beside them tells; one that stands alone is that of the same name before, else of the country
that the sentence or the document speaks of. What stands with capitals is a name by structure (`structures`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from pipelines.extract.mentions.gazetteer import gazetteer
from pipelines.extract.mentions.name_forms import key
from pipelines.extract.mentions.names import text_id
from pipelines.extract.mentions.owners import NamedCountry, Owners, is_governed
from pipelines.extract.spans import MentionSpan, Sentence

RULE = "ministry"
_SHARED = (
    "commerce|trade|agriculture|energy|defen[cs]e|interior|transport|transportation|health|labou?r|justice|education|housing"
    "|environment|foreign affairs|homeland security"
)
"""What both ministries and departments are for."""
_FIELD = (
    rf"(?:{_SHARED}|(?:foreign|international) trade|foreign|external affairs|home affairs|finance|economic (?:affairs|development)"
    r"|econom(?:y|ics?)|farm|industry|industries|power|petroleum|oil|coal|steel|mines|mining|mineral(?:s| resources)|natural resources|home|shipping"
    r"|railways?|(?:civil )?aviation|planning|climate|food(?: security)?|fisheries|forestry|tourism|culture|science|technology"
    r"|(?:tele)?communications|information|investments?|water|infrastructure|textiles?|consumer affairs|digital|public works"
    r"|employment|business|enterprise|security|unification|supply|development)"
)
_MINISTRY = rf"(?:{_FIELD}, ){{0,2}}{_FIELD}(?:,? and {_FIELD})? ministry|ministry of {_FIELD}(?:, {_FIELD}){{0,3}}(?:,? and {_FIELD})?"
_DEPARTMENT = rf"(?:{_SHARED}|state|treasury)(?: and (?:{_SHARED}))? department|department of {_FIELD}(?:, {_FIELD}){{0,3}}(?:,? and {_FIELD})?"
_BESIDE = re.compile(
    rf"(['’]s?)? ({_MINISTRY}|{_DEPARTMENT}(?! of\b)|(?:foreign|finance|economic|economy|industry|planning|mining|mines|oil)(?: and [a-z]+)? department"
    r"|central bank|(?:supreme|constitutional) court|parliament|treasury"
    r"|(?:customs|statistics|tax|meteorological) (?:administration|authority|agency|service|office|bureau|department|institute)"
    r"|(?:competition|antitrust|securities|financial|banking|insurance|food safety|anti-?dumping|data protection|telecoms?) (?:authority|agency|commission|regulator|watchdog|bureau)"
    r"|state planner|trade representative[’']s office|(?:inter-?governmental|joint(?: [a-z]+)?) (?:commission|committee|council))(?![\w-])"
)
"""A body right after its country, with a possessive or without."""
_BEGINNINGS = frozenset(re.findall(r"(?<![a-z\]])[a-z]{3}", _BESIDE.pattern))
"""The first letters of the words in that pattern: most words after a country begin otherwise."""
_NAME = rf"{_MINISTRY}|{_DEPARTMENT}(?! of\b)"
_ALONE = re.compile(
    rf"(?:['’]s?|\b(?:the|an?|its|of|from|by|at|and|with|to|said|says|told|former|new|outgoing|acting|senior|top)) ({_NAME})(?![\w-])"
)
"""A body after a possessive, an article or another word that a noun follows."""
_OPENING = re.compile(_NAME)
_HEADS = (" ministry", " department")
_WINDOW = 60
_SEAT = re.compile(r" in ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)")
"""The capital that tells whose body it is: the trade ministry in Jakarta."""


class _Names:
    """Which body each name of one without its country is: that of the same name before, else whose `owners` say."""

    def __init__(self, found: Sequence[MentionSpan], text: str) -> None:
        self._owners = Owners(
            NamedCountry(
                m.char_start,
                m.entity_id.partition(":")[2],
                m.acting_as != "place",
                is_governed(text, m.char_start),
            )
            for m in found
            if m.entity_kind == "country"
        )
        self._named: dict[str, list[MentionSpan]] = {}
        for m in found:
            if m.entity_kind == "organisation":
                self._named.setdefault(_bare(m.surface), []).append(m)

    def entity_of(self, name: str, start: int, sentence: Sentence) -> str:
        """Return the id of the body `name` at `start`: of that name before, of the sentence's country, of that name after."""
        named = self._named.get(name.lower(), ())
        before = [m.entity_id for m in named if m.char_start < start]
        if before:
            return before[-1]
        if named and self._owners.of_sentence(name, start, sentence.char_start) is None:
            return named[0].entity_id
        return body_id(name, self._owners.owner(name, start, sentence.char_start))


def _bare(surface: str) -> str:
    """Return the last words of a body's name in lower case: Chinese [commerce ministry]."""
    words = surface.lower().split()
    return " ".join(words[-2:]) if words[-1] in ("ministry", "department") else surface.lower()


def body_id(name: str, country_code: str | None) -> str:
    """Return the id of the body of a country that is called `name` there."""
    known = (
        gazetteer().with_country.get((country_code, key(name).lower())) if country_code is not None else None
    )
    return known.entity_id if known is not None else text_id("organisation", name, country_code)


def beside(text: str, end: int) -> tuple[int | None, int, str] | None:
    """Return the body in lower case after the country that ends at `end`, or None.

    Its start (None: it begins with the country's adjective), its end and its name.
    """
    at = text.find(" ", end, end + 3) + 1
    if not at or text[at : at + 3].lower() not in _BEGINNINGS:
        return None
    window = text[end : end + _WINDOW + _WINDOW]
    match = _BESIDE.match(window.lower() if window.isascii() else window)
    if match is None or not _is_in_lower_case(window, match):
        return None
    return (end + match.start(2) if match.group(1) else None), end + match.end(), match.group(2)


def _is_in_lower_case(window: str, match: re.Match[str]) -> bool:
    """Return whether the last word of a body is printed in lower case, whatever its fields are: the Foreign Trade [ministry]."""
    return window[: match.end()].rpartition(" ")[2].islower()


def alone(
    text: str, found: Sequence[MentionSpan], sentences: Sequence[Sentence], printed: str
) -> Iterator[MentionSpan]:
    """Yield the ministries in lower case that no country stands right beside (the [finance ministry] said).

    `found`: the mentions so far, in order; `printed`: the text with its line breaks.
    """
    names: _Names | None = None
    taken: set[int] = set()
    starts: list[int] = []
    for at, end in _heads(text):
        if names is None:
            names = _Names(found, text)
            taken = {m.char_end for m in found}
            starts = [s.char_start for s in sentences]
        position = bisect_right(starts, at) - 1
        sentence = sentences[max(0, position)]
        if position < 0 or at >= sentence.char_end:
            continue
        extent = _extent(text, at, end, sentence)
        if extent is None or extent[1] in taken:
            continue
        taken.add(extent[1])
        start, stop = extent
        seat = _SEAT.match(text, stop)
        country = gazetteer().seats.get(key(seat.group(1))) if seat is not None else None
        entity_id = (
            body_id(text[start:stop], country.country_code)
            if country is not None and country.country_code is not None
            else names.entity_of(text[start:stop], start, sentence)
        )
        yield MentionSpan(
            start, stop, printed[start:stop], sentence.char_start, RULE, entity_id, "organisation", "name"
        )


def _heads(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a noun of such bodies begins and ends, in any order."""
    for head in _HEADS:
        at = text.find(head)
        while at >= 0:
            yield at, at + len(head)
            at = text.find(head, at + len(head))


def _extent(text: str, at: int, end: int, sentence: Sentence) -> tuple[int, int] | None:
    """Return the extent of the body whose noun stands from `at` to `end`, or None."""
    first, stop = sentence.char_start, sentence.char_end
    base = max(first, at - _WINDOW)
    window = text[base : min(stop, end + _WINDOW)]
    lower = window.lower()  # the Trade and Industry ministry
    for match in _ALONE.finditer(lower if len(lower) == len(window) else window):
        if match.start(1) <= at + 1 - base and match.end(1) >= end - base:
            return base + match.start(1), base + match.end(1)
    opening = _OPENING.match(text[first].lower() + text[first + 1 : stop]) if at - first < _WINDOW else None
    if opening is not None and opening.end() == end - first:
        return first, end
    return None
