"""Bodies that are called after whoever leads them: the Biden administration, the Kedmi committee. Further bodies built on a mention: `extend`."""

from __future__ import annotations

import re

from pipelines.extract.mentions.gazetteer import country_of, entity
from pipelines.extract.mentions.name_forms import key, slug
from pipelines.extract.mentions.resolved import Resolved

_ADMINISTRATION = re.compile(r"(?:['’]s)? [Aa]dministration\b| Cabinet\b(?! [A-Z])| government\b")
_INQUIRY = re.compile(r" (?:committee|commission|inquiry)\b")
"""A body that is called after whoever leads it: the Kedmi committee."""
_TITLE = re.compile(r"(?:(?:U\.S\.|US|former|Former) )?(?:President|Prime Minister|Premier|Chancellor) $")


def administration(mention: Resolved, text: str) -> Resolved | None:
    """Return the administration, cabinet or government of the person, with the title before the name where a possessive needs it, or None."""
    match = _ADMINISTRATION.match(text, mention.end)
    if match is None:
        return None
    start = mention.start
    if match.group().startswith(("'", "’")):
        title = _TITLE.search(text[max(0, start - 40) : start])
        start -= len(title.group()) if title else 0
    name = entity(mention.entity_id)
    surname = key((name.name if name else text[mention.start : mention.end]).split(" ")[-1])
    country = country_of(mention.entity_id) or "US"
    return mention._replace(
        start=start,
        end=match.end(),
        rule="administration",
        entity_id=f"org:{country.lower()}/{slug(surname)}-administration",
        kind="organisation",
        resolved_by="name",
        candidates=(),
    )


def inquiry(mention: Resolved, text: str) -> Resolved | None:
    """Return the committee that bears the surname, or None."""
    match = _INQUIRY.match(text, mention.end)
    if match is None or not text.endswith(("the ", "The "), 0, mention.start):
        return None
    entity_id = f"org:{slug(text[mention.start : match.end()])}"
    return mention._replace(
        end=match.end(), rule="administration", entity_id=entity_id, kind="organisation", resolved_by="name", candidates=()
    )  # fmt: skip
