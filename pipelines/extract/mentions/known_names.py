"""How far a known name reaches beside other words, and what it leads in: a country, a title, somebody's name."""

from __future__ import annotations

from pipelines.extract.mentions import people
from pipelines.extract.mentions.ambiguity import is_ambiguous
from pipelines.extract.mentions.lexicon import lexicon
from pipelines.extract.mentions.listed import Name
from pipelines.extract.mentions.name_forms import key
from pipelines.extract.mentions.pieces import Piece, made_of
from pipelines.extract.mentions.words import Words

_WITH_BRANCHES = frozenset({"company", "think_tank", "ngo"})
_GOVERNMENT_KINDS = frozenset({"government", "ministry", "agency", "legislature", "court"})


def append(words: Words, i: int, known: tuple[int, Name], pieces: list[Piece], run: str) -> int:
    """Append the known name at `i` with what belongs to it, and the country that opens it; return its end."""
    name = known[1]
    end = _with_branch(words, known[0], name)
    if name.entity.kind == "person" and people.goes_on(words, i, end):
        pieces.append(made_of(words, run, i, end + 1, "person", "gazetteer", name))
        return end + 1
    nested = _leading_country(words, i, end, name)
    if nested is not None:
        pieces.append(made_of(words, run, i, nested[0], "country", "gazetteer", nested[1]))
    is_listed = end == known[0]
    pieces.append(made_of(words, run, i, end, name.entity.kind, "gazetteer", name if is_listed else None))
    return end


def _leading_country(words: Words, i: int, end: int, name: Name) -> tuple[int, Name] | None:
    """Return the country that opens the name of a government body (US in US Treasury), or None."""
    if name.entity.kind != "organisation" or name.entity.detail not in _GOVERNMENT_KINDS or end - i < 2:
        return None
    inner = words.known(i, end - 1)
    return inner if inner is not None and inner[1].entity.kind == "country" else None


def _with_branch(words: Words, end: int, name: Name) -> int:
    """Return the end of a name with the country of the branch (Acme Japan, Policy Exchange Bangladesh), in running text."""
    if (
        words.headline
        or name.entity.detail not in _WITH_BRANCHES
        or end >= len(words.tokens)
        or not words.joined(end, hyphen=False)
    ):
        return end
    branch = words.known(end)
    if (
        branch is None
        or branch[1].resolved_by == "demonym"
        or branch[1].entity.detail not in ("", "continent")
    ):
        return end
    is_area = branch[1].entity.kind in ("country", "place")
    return branch[0] if is_area and words.ends_at(branch[0] - 1) else end


def describes(words: Words, known: tuple[int, Name], end: int) -> bool:
    """Return whether the demonym `known` only describes the body named after it ([Korean] [Hyundai Motor Company])."""
    k, name = known
    if name.resolved_by != "demonym" or k >= end - 1:
        return False
    return not words.is_plain(k) and words.joined(k, hyphen=False)  # not: the Thai-[Vietnamese] Committee


def before_title(words: Words, i: int, known: tuple[int, Name]) -> tuple[int, Name] | None:
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


def opens_country_and_person(words: Words, i: int, known: tuple[int, Name], end: int) -> bool:
    """Return whether the country at `i` is no given name of the person up to `end` (ambassador to [India] [Abla Nasser])."""
    if known[1].entity.kind != "country":
        return False
    person = words.known(i + 1)
    if known[1].resolved_by == "alias" and words.tokens[i].text in lexicon().given:
        return False  # Bharat Thapa, not of India
    is_somebody = person is not None and person[1].entity.kind == "person" and person[0] - i > 2
    is_seat = i > 1 and words.tokens[i - 1].text == "of" and any(f.title == "head" for f in words.facts[:i])
    # Minister of Trade of [Georgia] [Nino Beridze]
    is_open = is_ambiguous(key(words.tokens[i].text)) and not is_seat
    return is_somebody or (end - i > 2 and not is_open)


def is_nation(known: tuple[int, Name]) -> bool:
    """Return whether a known name is the adjective or the people of a country (Korean), not of a group inside one."""
    return known[1].resolved_by == "demonym" and known[1].entity.kind != "group"
