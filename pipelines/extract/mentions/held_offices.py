"""Offices that bear the name of a body: US Trade Representative, where the text names the holder beside it.

Only what stands right beside is read; whom an office stands for elsewhere is decided in `offices`.
"""

from __future__ import annotations

import re

from pipelines.extract.mentions.document_index import Located
from pipelines.extract.mentions.gazetteer import gazetteer
from pipelines.extract.mentions.name_forms import key

_OF_HOLDER = re.compile(
    r", (?:the |an? )?(?:(?:previous|former|then|new|current|acting|outgoing|incoming|first|[Dd]eputy|[Aa]ssistant) )*"
)
"""What stands between the holder and the office: Ana Ruiz, the former …"""


def is_held(place: Located, before: Located | None, after: Located | None, text: str) -> bool:
    """Return whether the name of a body is that of somebody's office here.

    `before`: the person named last; `after`: what is named next. Either is the holder where only a comma, or words of
    the term, stand between (the US Trade Representative, Ana Ruiz; Ana Ruiz, the former US Trade Representative).
    """
    piece = place.piece
    if piece.name is None or piece.kind != "organisation" or not place.text.endswith(" Representative"):
        return False
    if before is not None and _OF_HOLDER.fullmatch(text, before.end, place.start) is not None:
        return True
    return (
        after is not None
        and after.piece.kind == "person"
        and after.piece.words > 1
        and text[place.end : after.start] == ", "
    )


def country_of(place: Located) -> Located:
    """Return the country that opens the name of an office ([US] Trade Representative), else `place`."""
    words = place.text.split(" ")
    for count in (2, 1):
        text = " ".join(words[:count])
        name = gazetteer().names.get(key(text))
        if name is not None and name.entity.kind == "country":
            piece = place.piece._replace(kind="country", text=text, name=name, words=count, key=key(text))
            return place._replace(end=place.start + len(text), piece=piece, text=text, key=key(text))
    return place
