"""The records that extraction returns, and `Spans`, which holds all of one document. No rule lives here.

Field names are column names of the tables in `schemas.tables`; a test keeps it so.
All offsets are code points of the document's text, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from pipelines.ingest.records import Passage


class Sentence(NamedTuple):
    """One sentence of a content passage."""

    char_start: int
    char_end: int
    passage_kind: str
    ordinal: int


@dataclass(frozen=True, slots=True)
class Source:
    """What extraction reads: the text, its passages and sentences.

    `day_first` is how the publisher's country orders numeric dates; None when unknown. `country` is that country
    (ISO 3166-1 alpha-2), by which ambiguous names of time zones are read.
    """

    text: str
    passages: tuple[Passage, ...]
    sentences: tuple[Sentence, ...]
    day_first: bool | None = None
    country: str | None = None


class DateSpan(NamedTuple):
    """A temporal expression, unanchored: a function of the text alone."""

    char_start: int
    char_end: int
    surface: str
    sentence_start: int
    rule: str
    timex_type: str
    timex_unanchored: str
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    granularity: str | None = None
    basis: str = "explicit"
    anchor_char_start: int | None = None
    is_vague: bool = False
    doubt: str | None = None


class FigureSpan(NamedTuple):
    """A quantity."""

    char_start: int
    char_end: int
    surface: str
    sentence_start: int
    rule: str
    quantity_kind: str
    value: float | None
    value_low: float | None = None
    value_high: float | None = None
    unit: str | None = None
    currency: str | None = None
    scale_word: str | None = None
    comparator: str = "exact"
    period: str | None = None
    change: str = "level"
    counted: str | None = None
    about: str | None = None
    imposer_entity_id: str | None = None
    target_entity_id: str | None = None
    product: str | None = None
    measure_status: str | None = None
    is_trivial: bool = False
    is_ambiguous: bool = False
    doubt: str | None = None


class MentionSpan(NamedTuple):
    """An expression that refers to an entity."""

    char_start: int
    char_end: int
    surface: str
    sentence_start: int
    rule: str
    entity_id: str
    entity_kind: str
    resolved_by: str
    acting_as: str | None = None
    is_ambiguous: bool = False
    candidates: str | None = None


class QuoteSpan(NamedTuple):
    """Quoted or reported words."""

    char_start: int
    char_end: int
    surface: str
    sentence_start: int
    rule: str
    directness: str
    speaker_kind: str
    speaker_entity_id: str | None = None
    speaker_surface: str | None = None
    speaker_char_start: int | None = None
    speaker_char_end: int | None = None
    cue: str | None = None
    addressee_entity_id: str | None = None
    addressee: str | None = None


@dataclass(frozen=True, slots=True)
class Spans:
    """All spans of one document, each list in order of `char_start`."""

    source: Source
    dates: tuple[DateSpan, ...]
    mentions: tuple[MentionSpan, ...]
    figures: tuple[FigureSpan, ...]
    quotes: tuple[QuoteSpan, ...]
