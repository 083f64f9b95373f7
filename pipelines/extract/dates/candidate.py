"""A matched expression with the words around it, as the judges of `context` see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from pipelines.extract.dates import cues
from pipelines.extract.dates.reading import Reading
from pipelines.extract.spans import DateSpan


@dataclass(slots=True)
class Candidate:
    """A matched expression and what surrounds it; `before` and `after` end at the sentence."""

    surface: str
    start: int
    end: int
    before: str
    after: str
    sentence_start: int
    previous: list[DateSpan] = field(default_factory=list)
    day_first: bool | None = None
    start_shift: int = 0
    _last_word: str | None = None

    def last_word(self) -> str:
        """Return the word before the expression, lower case, without marks."""
        if self._last_word is None:
            words = self.before[-24:].replace("-", " ").rsplit(None, 1)
            self._last_word = words[-1].strip("(\"'“‘").lower() if words else ""
        return self._last_word

    def direction(self) -> str:
        """Return past, coming or near, by tense and cue words."""
        side = cues.direction(self.before, self.after)
        return "near" if side == "either" else side

    def is_capitalised(self) -> bool:
        """Return whether any letter is a capital: names of months and days are."""
        return self.surface != self.surface.lower()


Decision = Reading | None
Judge = Callable[[Reading, Candidate], Decision]


def directed(reading: Reading, candidate: Candidate) -> Decision:
    """Return the reading on the side of publication that the sentence says."""
    return reading._replace(form=reading.form.replace("?:", f"{candidate.direction()}:"))
