"""The learned tagger: the shipped model as a `StackedTagger`. Training it belongs to `pipelines.train`."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pipelines.extract.mentions.learned.features import Looked, looked_at
from pipelines.extract.mentions.learned.model import Decoder, ModelError, read
from pipelines.extract.mentions.lexicon import lexicon
from pipelines.extract.mentions.tagger import OTHER, TaggedSpan, TaggerError
from pipelines.extract.spans import MentionSpan, Sentence

NAME = "learned"
_KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place"}
_LABELS = {"person": "PER", "organisation": "ORG", "country": "LOC", "place": "LOC", "venue": "LOC"}
_KIND_ENDS = (("event", "event_end"), ("agreement", "agreement_end"))
"""What a name of the fourth class is by its last word (`name_parts`)."""


class Labelled(NamedTuple):
    """A name with its class; code points of the text, end exclusive."""

    char_start: int
    char_end: int
    label: str


@dataclass(frozen=True)
class LearnedTagger:
    """A chain model over the words of a document and the mentions that the rules found in it."""

    name: str
    version: str
    decoder: Decoder

    @classmethod
    def of(cls, path: Path | None = None) -> LearnedTagger:
        """Return the tagger of the model file `path`, the shipped one by default. Raises TaggerError."""
        try:
            weights, digest = read(path or model_path())
        except (OSError, ModelError) as error:
            raise TaggerError(f"tagger {NAME}: {error}") from error
        return cls(NAME, digest[:16], Decoder(weights))

    def tag_after(
        self, text: str, sentences: Sequence[Sentence], found: Sequence[MentionSpan]
    ) -> Iterator[TaggedSpan]:
        """Yield the names in `text`; `found` are the mentions by rules and lists.

        Offices and common nouns that the rules take for no name are left out, and a guess of the rules from nothing
        but a capital is refused where the model sees no name.
        """
        read = {(m.char_start, m.char_end) for m in found}
        starts, ends = [], []
        for name in settled(text, list(self.names(text, sentences, found)), found):
            surface = text[name.char_start : name.char_end]
            if text[name.char_end : name.char_end + 1] == "$" or _is_office(surface):
                continue
            is_new = (name.char_start, name.char_end) not in read
            if is_new and name.label != "PER" and surface.lower() in lexicon().common:
                continue  # the Company, the City
            starts.append(name.char_start)
            ends.append(name.char_end)
            kind = _KINDS.get(name.label) or _other_kind(surface)
            yield TaggedSpan(name.char_start, name.char_end, kind)
        for mention in found:
            if mention.rule == "capitalised" and mention.resolved_by in ("name", "acronym"):
                before = bisect_left(starts, mention.char_end)
                if not before or ends[before - 1] <= mention.char_start:
                    yield TaggedSpan(mention.char_start, mention.char_end, OTHER)

    def names(
        self, text: str, sentences: Sequence[Sentence], found: Sequence[MentionSpan]
    ) -> Iterator[Labelled]:
        """Yield the names in `text` with their classes, in order."""
        stretches = looked_at(text, sentences, found)
        for stretch, labels in zip(stretches, self.decoder.labels(stretches), strict=True):
            yield from spans_of(stretch, labels)


def settled(text: str, names: list[Labelled], found: Sequence[MentionSpan]) -> list[Labelled]:
    """Return the names with one class for one surface: what most of its places, by model and by rules, say."""
    votes: dict[str, Counter[str]] = {}
    for name in names:
        votes.setdefault(text[name.char_start : name.char_end], Counter())[name.label] += 1
    for mention in found:
        tally = votes.get(mention.surface)
        if tally is not None and mention.entity_kind in _LABELS and mention.resolved_by != "demonym":
            tally[_LABELS[mention.entity_kind]] += 1
    best = {surface: tally.most_common(1)[0][0] for surface, tally in votes.items()}
    return [name._replace(label=best[text[name.char_start : name.char_end]]) for name in names]


def _is_office(surface: str) -> bool:
    """Return whether the words are a title (Prime, Head of State) or end in one."""
    words = surface.lower().split(" ")
    known = lexicon()
    return words[-1] in known.title_heads or (len(words) == 1 and words[0] in known.title_modifiers)


def _other_kind(surface: str) -> str:
    """Return the kind of a name that is no person, organisation or place."""
    last = surface.rsplit(" ", 1)[-1]
    parts = lexicon().parts
    return next((kind for kind, part in _KIND_ENDS if last in parts[part]), OTHER)


def spans_of(stretch: Looked, labels: Sequence[str]) -> Iterator[Labelled]:
    """Yield the names of a labelled stretch, without signs at their ends."""
    first = 0
    for k, label in enumerate(labels):
        if label[0] in "BU":
            first = k
        if label[0] in "LU":
            named = [i for i in range(first, k + 1) if stretch.surfaces[i][0].isalnum()]
            if named:
                yield Labelled(stretch.spans[named[0]][0], stretch.spans[named[-1]][1], label[2:])


def model_path() -> Path:
    """Return the shipped model file: the checkout's `data/models`, else the installed copy."""
    checkout = Path(__file__).resolve().parents[4] / "data" / "models"
    folder = checkout if checkout.is_dir() else Path(__file__).resolve().parent / "data"
    return folder / "names.model"
