"""The adapter for a spaCy model that a user has installed. spaCy is imported when a model is asked for, never before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipelines.extract.mentions.tagger import TaggedSpan, Tagger, TaggerError

_KINDS = {
    "PERSON": "person",
    "PER": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "venue",
    "LAW": "agreement",
    "PRODUCT": "product",
}
"""Labels of spaCy's English pipelines (OntoNotes, and PER/LOC of the Wikipedia ones); others are left out."""
_PIECE = 100_000
"""Characters that the model reads at once, cut at line breaks: bounds its memory on any text."""


@dataclass(frozen=True)
class SpacyTagger:
    """A spaCy pipeline with a component that sets `doc.ents`."""

    name: str
    version: str
    pipeline: Any

    @classmethod
    def of(cls, model: str) -> Tagger:
        """Return the tagger of the installed model (or of the folder) `model`. Raises TaggerError."""
        try:
            import spacy
        except ImportError as error:
            raise TaggerError(
                f"tagger spacy:{model} needs spaCy: pip install spacy, then python -m spacy download {model}"
            ) from error
        try:
            pipeline = spacy.load(model)
        except OSError as error:
            raise TaggerError(
                f"tagger spacy:{model}: no such model is installed: python -m spacy download {model}"
            ) from error
        version = f"{pipeline.meta.get('version', '0')}+spacy{spacy.__version__}"
        return cls(f"spacy:{model}", version, pipeline)

    def tag(self, text: str) -> Iterator[TaggedSpan]:
        """Yield the named entities of `text` whose label has a kind of ours, without a leading article."""
        for start, part in _parts(text):
            for found in self.pipeline(part).ents:
                kind = _KINDS.get(found.label_)
                if kind is None or not found.text.strip():
                    continue
                surface = found.text.removesuffix("'s").removesuffix("’s").rstrip()
                skipped = len(surface) - len(surface.removeprefix("the ").removeprefix("The ").lstrip())
                at = start + found.start_char
                if skipped < len(surface):
                    yield TaggedSpan(at + skipped, at + len(surface), kind)


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """Yield offset and text of parts of at most `_PIECE` characters, cut after line breaks where there are any."""
    start = 0
    while start < len(text):
        end = min(len(text), start + _PIECE)
        if end < len(text):
            end = text.rfind("\n", start, end) + 1 or end
        yield start, text[start:end]
        start = end
