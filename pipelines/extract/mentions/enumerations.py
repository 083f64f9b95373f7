"""Lists of names: a name that nobody lists is of the kind of those beside it, or of what the list is said to hold.

What the list holds is told before it (carmakers such as X and Y) or behind it (X, Y and other carmakers).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.extract.mentions.context import kind_of_plural
from pipelines.extract.mentions.document_index import Located

_JOINTS = frozenset({", ", " and ", ", and ", " or ", ", or ", " & "})
_LISTED = {"person": "person", "organisation": "organisation", "place": "place", "country": "place"}
_INTRODUCING = "|".join(words[::-1] for words in ("such as", "including", "like", "namely"))
_BEFORE = re.compile(rf"\n?(?: eht)?(?: (?:{_INTRODUCING}))? ,?([a-z-]{{2,24}}[A-Za-z])")
"""The noun before a list and what introduces the list, both read backwards: a match tries one place, a search many."""
_BEHIND = re.compile(
    r",? (?:and|or|as well as) (?:many |several |some |a few |dozens of )?others? ((?:[A-Za-z][a-z-]{1,24} ?){1,4})"
)
_REACH = 60


def kinds(located: list[Located], text: str) -> Iterator[tuple[str, str]]:
    """Yield the unknown names of lists with the kind that the list gives them; a list may have a single member."""
    for members in _lists(located, text):
        unknown = [m for m in members if m.piece.kind == "unknown"]
        if not unknown:
            continue
        told = _told(members, text)
        known = {_LISTED.get(m.piece.kind, "") for m in members if m.piece.kind != "unknown"}
        is_pair = len(members) == 2 and text[members[0].end : members[1].start] == ", "
        if told:
            for member in unknown:
                yield member.key, told
        elif len(known) == 1 and "" not in known and not is_pair:
            kind = known.pop()
            for member in unknown:
                yield member.key, kind


def _told(members: list[Located], text: str) -> str:
    """Return the kind of names that the noun before or behind a list tells, or an empty string."""
    first, last = members[0].start, members[-1].end
    behind = _BEHIND.match(text, last, last + _REACH)
    if behind is not None:
        for word in behind.group(1).split():
            if kind := kind_of_plural(word):
                return kind
    before = _BEFORE.match(text[max(0, first - _REACH) : first][::-1])
    return kind_of_plural(before.group(1)[::-1]) if before is not None else ""


def _lists(located: list[Located], text: str) -> Iterator[list[Located]]:
    """Yield the pieces that commas, `and` or `or` join, those that stand alone too; what follows `and X, ` is no member."""
    members: list[Located] = []
    joint = ""
    for place in located:
        last, joint = joint, text[members[-1].end : place.start] if members else ""
        if joint in _JOINTS and not (len(members) > 1 and joint == ", " != last):
            members.append(place)
            continue
        if members:
            yield members
        members = [place]
    if members:
        yield members
