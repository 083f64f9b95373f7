"""All statements of one document, and the figures with what the measures say of them."""

from __future__ import annotations

from pipelines.extract.spans import FigureSpan, Spans
from pipelines.relate import events, measures, remarks, roles
from pipelines.relate.span_index import SpanIndex
from pipelines.relate.statements import MeasureStatement, Statements


def relate(spans: Spans) -> Statements:
    """Return all statements of the document."""
    index = SpanIndex(spans)
    found_events, participants = events.find(spans, index)
    mentions = measures.find_all(spans, index)
    return Statements(
        roles=roles.find(spans),
        measures=measures.distinct_of(spans, mentions),
        events=found_events,
        participants=participants,
        measure_mentions=mentions,
        remarks=remarks.find(spans, index),
    )


def link_rates(
    figures: tuple[FigureSpan, ...], statements: tuple[MeasureStatement, ...]
) -> tuple[FigureSpan, ...]:
    """Return `figures` with imposer, target, product and status of the measure whose rate they give.

    The level before a change (from 20 percent) takes the parties and the product of the new rate beside it, not its status.
    """
    by_start = {m.rate_char_start: m for m in statements if m.rate_char_start is not None}
    linked = [
        figure
        if (measure := by_start.get(figure.char_start)) is None
        else figure._replace(
            imposer_entity_id=measure.imposer_entity_id,
            target_entity_id=measure.target_entity_id,
            product=measure.product,
            measure_status=measure.status,
            is_ambiguous=figure.is_ambiguous or measure.is_ambiguous,
        )
        for figure in figures
    ]
    for left, right in ((0, 1), (1, 0)):
        for at in range(len(linked) - 1):
            old, new = linked[at + left], linked[at + right]
            if _is_rate_before(old, new):
                linked[at + left] = old._replace(
                    imposer_entity_id=new.imposer_entity_id,
                    target_entity_id=new.target_entity_id,
                    product=new.product,
                )
    return tuple(linked)


def _is_rate_before(old: FigureSpan, new: FigureSpan) -> bool:
    """Tell whether `old` is the rate from which the sentence says that the rate `new` came."""
    return (
        old.change == "from"
        and new.change == "to"
        and old.about == new.about == "tariff_rate"
        and old.sentence_start == new.sentence_start
        and old.imposer_entity_id is old.product is None
        and new.measure_status is not None
        and abs(old.char_start - new.char_start) < 60
    )
