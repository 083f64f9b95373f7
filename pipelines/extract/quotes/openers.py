"""The noun phrase that opens a clause, behind a dateline or an opening adverbial: its subject. Subjects right before a cue are read in `subjects`."""

from __future__ import annotations

import re
from functools import cache

from pipelines.extract.quotes.subjects import without_lead
from pipelines.language import reference

_OPENING = re.compile(
    r"(?:In|On|At|During|After|Before|Following|Regarding|Asked|Speaking|Responding|Referring|Commenting|Addressing|Despite|Earlier|By|With|When asked)\b[^,;:.\n“”\"]{1,120}, |(?:[A-Z][a-z]+ly|Meanwhile|However|Instead|Moreover|Still|Nevertheless|Nonetheless), "
)
_DATELINE = re.compile(r"[^\w\n]{0,3}[A-Z]{4,}\b[^\n:;“”\"–—]{0,48}? [–—_-]{1,2} ")
"""LIMA, 3 May - Ruiz …: where and when a report was filed is no subject."""
_LEADING_PHRASE = re.compile(
    r"(?:[^\w\n]|_)*((?:(?:[Tt]he|[Aa]n?|[Bb]oth|[Ss]ome|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ne|[Ee]ach)\s+)?"
    r"(?:(?:[A-Z][\w.’'-]*|of|the|for|from|and|senior|top|chief|former|economic|trade|government|foreign|other|many|several|&|[a-z]+(?:man|woman|person|people|ister|ident|eader|tary|ator|ief|iser|visor|ommissioner|inee|idate)(?=\s[A-Z]))\s+){0,10}"
    r"(?:[A-Z][\w’'-]*|(?!(?:is|was|has|does|wants|needs|hopes|plans|seeks|expects|faces|says|argues|remains|believes|fears|opposes|supports|insists|claims)\b)[a-z]+s|[a-z]+(?:man|woman|person|er|or))\b)"
)
_PRONOUN = re.compile(r"\W*(he|she|they|it|we)\s")


@cache
def _people() -> re.Pattern[str]:
    """Return what finds people of a country by what they do: Canadian dairy farmers."""
    plurals = "|".join(
        sorted(row["plural"] for row in reference.rows("speaker_nouns") if row["kind"] == "person")
    )
    return re.compile(
        rf"\W*((?:[Tt]he )?(?:[A-Z][a-z]+(?:an|ese|ish|ch|[rn]i)|U\.S\.|US|UK|EU) (?:[a-z-]+ ){{1,2}}(?:{plurals})\b)"
    )


@cache
def _bodies() -> re.Pattern[str]:
    """Return what finds a body by its noun alone: The association."""
    nouns = "|".join(
        sorted(row["singular"] for row in reference.rows("speaker_nouns") if row["kind"] == "body")
    )
    return re.compile(rf"\W*([Tt]he (?:{nouns})\b)")


def opening_end(text: str, start: int, stop: int) -> int:
    """Return where the clause begins behind an opening adverbial (Speaking in Oslo, …), `start` where there is none."""
    opening = _OPENING.match(text, start, stop)
    return start if opening is None else opening.end()


def leading(text: str, start: int, stop: int) -> tuple[int, int] | None:
    """Return the noun phrase that opens the clause at `start`, after an opening adverbial: its subject."""
    dateline = _DATELINE.match(text, start, stop)
    if dateline is not None:
        start = dateline.end()
    start = opening_end(text, start, stop)  # In reply to a question, Ruiz …
    stop = min(stop, start + 160)
    pronoun = _PRONOUN.match(text, start, stop)
    if pronoun is not None:
        return pronoun.span(1)
    match = (
        _people().match(text, start, stop)
        or _bodies().match(text, start, stop)
        or _LEADING_PHRASE.match(text, start, stop)
    )
    return without_lead(text, *match.span(1)) if match else None
