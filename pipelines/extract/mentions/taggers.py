"""The taggers that can be chosen: the shipped learned one, an installed spaCy model, or anything importable that keeps
to `Tagger` or `StackedTagger`."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path

from pipelines.extract.mentions.spacy_tagger import SpacyTagger
from pipelines.extract.mentions.tagger import AnyTagger, TaggerError


@cache
def load(choice: str) -> AnyTagger | None:
    """Return the tagger that `choice` names, or None for an empty choice (rules alone).

    `learned` is the model that is shipped; `spacy:MODEL` is an installed spaCy model (spacy:en_core_web_sm); `MODULE:FACTORY` anything importable that
    returns a `Tagger`. Raises TaggerError.
    """
    if not choice:
        return None
    if choice.partition("=")[0] == "learned":
        from pipelines.extract.mentions.learned.tagger import LearnedTagger

        _, _, path = choice.partition("=")
        return LearnedTagger.of(Path(path) if path else None)
    module, colon, factory = choice.partition(":")
    if not colon or not module or not factory:
        raise TaggerError(
            f"no tagger {choice!r}: write learned, spacy:MODEL, or MODULE:FACTORY of a tagger of your own"
        )
    if module == "spacy":
        return SpacyTagger.of(factory)
    try:
        tagger: AnyTagger = getattr(import_module(module), factory)()
    except (ImportError, AttributeError) as error:
        raise TaggerError(f"tagger {choice!r} cannot be imported: {error}") from error
    return tagger


def tagger_version(choice: str) -> str:
    """Return name and version of the tagger that `choice` names, empty without one. Raises TaggerError."""
    tagger = load(choice)
    return "" if tagger is None else f"{tagger.name}=={tagger.version}"
