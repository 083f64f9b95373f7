"""The records that relating returns, and `Statements`, which holds all of one document. No rule lives here.

A statement names a date by the `char_start` of its row in `dates`; calendar values are filled in when
dates are resolved, so that re-dating a document re-reads no text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class RoleStatement(NamedTuple):
    """A person's office as the document states it."""

    char_start: int
    char_end: int
    surface: str
    sentence_start: int
    rule: str
    person_entity_id: str
    title: str
    organisation_entity_id: str | None = None
    country_code: str | None = None
    is_former: bool = False
    is_acting: bool = False


class MeasureStatement(NamedTuple):
    """A statement about a policy measure."""

    char_start: int
    char_end: int
    surface: str
    sentence_start: int
    rule: str
    instrument: str
    status: str
    is_prospective: bool | None = None
    mast_chapter: str | None = None
    imposer_entity_id: str | None = None
    target_entity_id: str | None = None
    product: str | None = None
    hs_chapter: str | None = None
    rate_percent: float | None = None
    rate_high_percent: float | None = None
    rate_from_percent: float | None = None
    rate_comparator: str | None = None
    rate_is_additional: bool | None = None
    rate_is_total: bool | None = None
    rate_char_start: int | None = None
    status_date_char_start: int | None = None
    effective_from_date_char_start: int | None = None
    effective_to_date_char_start: int | None = None
    duration: str | None = None
    under_agreement: str | None = None
    in_response_to: str | None = None
    in_response_to_char_start: int | None = None
    purpose: str | None = None
    attributed_to: str | None = None
    attributed_to_entity_id: str | None = None
    is_reported: bool = False
    is_ambiguous: bool = False


class EventStatement(NamedTuple):
    """A statement about an event."""

    char_start: int
    char_end: int
    surface: str
    sentence_start: int
    rule: str
    kind: str
    status: str
    date_char_start: int | None = None
    place_entity_id: str | None = None
    forum_entity_id: str | None = None
    ordinal: int | None = None
    previous_count: int | None = None
    is_ambiguous: bool = False


class ParticipantStatement(NamedTuple):
    """A participant of the event at the same span."""

    char_start: int
    char_end: int
    surface: str
    kind: str
    entity_id: str
    side_country_code: str | None = None


class RemarkStatement(NamedTuple):
    """A topic of the agenda, how firm an arrangement is, a length, or a comparison with the past."""

    char_start: int
    char_end: int
    surface: str
    sentence_start: int
    rule: str
    kind: str
    value: str
    about: str
    subject_entity_id: str | None = None
    date_char_start: int | None = None


@dataclass(frozen=True, slots=True)
class Statements:
    """All statements of one document, each list in order of `char_start`.

    `measures` holds each distinct statement once, `measure_mentions` every statement, repetitions included: what
    a figure is the rate of can be read from any of them.
    """

    roles: tuple[RoleStatement, ...]
    measures: tuple[MeasureStatement, ...]
    events: tuple[EventStatement, ...]
    participants: tuple[ParticipantStatement, ...]
    measure_mentions: tuple[MeasureStatement, ...] = ()
    remarks: tuple[RemarkStatement, ...] = ()
