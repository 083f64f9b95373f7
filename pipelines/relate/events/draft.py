"""An event under construction: the record that `sentence` and `milestones` make and `distinct` completes."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.extract.spans import Sentence
from pipelines.relate.events.surroundings import Surroundings
from pipelines.relate.items import Item


@dataclass(slots=True)
class Draft:
    """An event under construction, by item positions; `is_behind` where what is told came after it, `is_occasion` where it happened there, `is_another` for an agreement since replaced, and for a meeting before or after the one told of."""

    sentence: Sentence
    head: int
    kind: str
    status: str
    rule: str
    found: Surroundings
    text: tuple[int, int] = (0, 0)
    is_forum: bool = False
    takes_up: bool = False
    is_behind: bool = False
    is_occasion: bool = False
    is_another: bool = False
    word: str = ""
    participant_ids: set[str] = field(default_factory=set)
    borrowed: set[str] = field(default_factory=set)


TALKS = frozenset({"talks_round", "summit"})


def milestone(
    words: list[Item], sentence: Sentence, head: int, kind: str, status: str, found: Surroundings
) -> Draft:
    """Return the event of a verb with what was found around it."""
    draft = Draft(sentence, head, kind, status, "milestone", found, word=words[head].low)
    draft.participant_ids = {p.entity_id for p in found.participants}
    draft.text = (words[found.first].start, words[found.last].end)
    return draft
