"""Who tells of an agreement on a day: "X said on Friday that they had reached a deal" announces it on that Friday.

Belongs here: verbs of saying with a day. Verbs of announcing are read in `announcements`.
"""

from __future__ import annotations

from pipelines.extract.spans import Sentence
from pipelines.relate.events.disputes import ends_dispute
from pipelines.relate.events.draft import Draft, milestone
from pipelines.relate.events.instruments import instrument
from pipelines.relate.events.surroundings import Surroundings, usable
from pipelines.relate.items import Item

SPEAKERS = frozenset(
    "sides countries nations governments government officials leaders ministers ministry negotiators administration office minister commission".split()
) | {
    "both sides",
    "the two sides",
    "two sides",
    "the two countries",
    "two countries",
    "both countries",
    "both nations",
}
"""Who speaks for a party without a name."""
_OBJECT = 6
"""Items behind a verb of making within which the agreement stands."""


def telling(words: list[Item], i: int, sentence: Sentence) -> Draft | None:
    """Return "X said on Friday that they had reached a deal": who tells of an agreement announces it on the day of telling."""
    dated = next((k for k in range(i + 1, min(len(words), i + _TOLD_IN)) if usable(words[k].date)), None)
    speaker = i - 1
    if dated is None:
        dated = next(
            (k for k in range(min(_DATED_BY, i)) if usable(words[k].date) and words[k + 1].low == ","), None
        )
    if dated is None or speaker < 0 or words[i].low in ("says", "say") or words[dated].low == "today":
        return None
    if any(words[k].kind == "P" or words[k].klass in ("sub", "rel", "pron") for k in range(i + 1, dated)):
        return None
    made = next((k for k in range(len(words)) if k not in range(i, dated) and _has_made(words, k)), None)
    if made is None or (
        words[speaker].mention is None and words[speaker].kind != "W" and words[speaker].low not in SPEAKERS
    ):
        return None
    mention = words[speaker].mention
    found = Surroundings(
        [mention] if mention is not None else [], date=words[dated].date, first=speaker, last=max(dated, made)
    )
    return milestone(words, sentence, i, "announcement", "concluded", found)


_DATED_BY = 3
"""Items among which the day stands that opens a sentence: "On Tuesday, the minister said …"."""
_TOLD_IN = 4
"""Items behind a verb of saying within which its day stands: told parliament on Thursday."""
_MAKES = frozenset("reached struck signed concluded agreed clinched sealed finalised finalized".split())


def _has_made(words: list[Item], k: int) -> bool:
    """Return whether the word at `k` says that an agreement has been made: "had reached a deal", "a deal had been reached", "have agreed to end a dispute"."""
    if not any(w.low in ("has", "have", "had") for w in words[max(0, k - 3) : k]):
        return False
    if ends_dispute(words, k):
        return True
    reach = range(k - _OBJECT, k) if words[k - 1].low == "been" else range(k + 1, k + _OBJECT)
    return words[k].low in _MAKES and any(
        instrument(words, j) == "agreement" for j in reach if 0 <= j < len(words)
    )
