"""How long agreements run: "the pact is valid until 2030", "the deal stays in force until May".

Belongs here: ends told by what is in force until a day. Verbs of ending (expire, lapse) are read in `milestones`.
"""

from __future__ import annotations

from pipelines.extract.spans import Sentence
from pipelines.relate.events.draft import Draft, milestone
from pipelines.relate.events.instruments import instrument
from pipelines.relate.events.surroundings import Surroundings, usable
from pipelines.relate.items import Item

_RUNS = frozenset("effective valid force effect run runs ran last lasts lasted place applies apply".split())
_UNTIL = frozenset(("until", "till", "through"))
_SUBJECT = 9
"""Items before the word of running within which the agreement is named."""


def runs_until(words: list[Item], i: int, sentence: Sentence) -> Draft | None:
    """Return the end of an agreement of which the word at `i` says until when it runs; None for others."""
    if words[i].low not in _UNTIL or i < 2 or words[i - 1].low not in _RUNS:
        return None
    end = next((k for k in (i + 1, i + 2) if k < len(words) and usable(words[k].date)), None)
    if end is None:
        return None
    for j in range(i - 2, max(-1, i - _SUBJECT), -1):
        if instrument(words, j) in ("agreement", "truce"):
            found = Surroundings(date=words[end].date, first=j, last=end)
            return milestone(words, sentence, i - 1, "deadline", "planned", found)
        if words[j].kind == "P" or words[j].klass in ("sub", "rel", "say"):
            return None
    return None
