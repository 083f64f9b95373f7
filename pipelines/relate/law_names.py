"""Years that are part of the name of a law or treaty, and so date nothing that the sentence tells: the Tariff Act of 1930."""

from __future__ import annotations

from pipelines.extract.mentions.lexicon import lexicon
from pipelines.extract.spans import DateSpan


def is_named_by(text: str, date: DateSpan) -> bool:
    """Return whether the year `date` ends the name of a law or treaty: "Act of" 1930, "Treaty of" 1846."""
    if date.granularity != "year" or not text.endswith(" of ", 0, date.char_start):
        return False
    name_ends = date.char_start - len(" of ")
    name = text[max(0, name_ends - _LONGEST) : name_ends].rpartition(" ")[2]
    return name in lexicon().parts["agreement_end"] or name in _LAWS


_LONGEST = 16
"""Characters in which the last word of such a name ends."""
_LAWS = frozenset(
    "Bill Code Constitution Decree Directive Order Ordinance Proclamation Regulation Statute".split()
)
