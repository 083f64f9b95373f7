"""The rows of one reading that names several rates, targets or imposers, each with a span of its own.

Belongs here: how one statement is dealt out. What a single row states is in `rows`.
"""

from __future__ import annotations

from pipelines.extract.spans import FigureSpan
from pipelines.relate.items import Item
from pipelines.relate.measures.phrase import NounPhrase
from pipelines.relate.measures.rates import chosen_rates
from pipelines.relate.measures.reading import Reading, party_at
from pipelines.relate.statements import MeasureStatement


def with_rate(statement: MeasureStatement, rate: FigureSpan) -> MeasureStatement:
    """Return `statement` with the rate of a figure, both ends of a range included."""
    return statement._replace(
        rate_percent=rate.value,
        rate_high_percent=rate.value_high if rate.value_low is not None else None,
        rate_comparator=rate.comparator,
        rate_char_start=rate.char_start,
    )


def dealt_out(words: list[Item], phrase: NounPhrase, rows: list[MeasureStatement]) -> list[MeasureStatement]:
    """Return one row per target where "15% and 30% on Peru and Chile, respectively" deals the rates out in order."""
    rates = [r for r in (chosen_rates(p)[0] for p in (phrase, *phrase.further)) if r is not None]
    parties = list(dict.fromkeys(party for party, _ in phrase.targets))
    if len(rates) < 2 or len(rates) != len(parties) or not any(w.low == "respectively" for w in words):
        return rows
    by_target = {row.target_entity_id: row for row in reversed(rows)}
    return [
        with_rate(by_target[party], rate)
        for party, rate in zip(parties, rates, strict=True)
        if party in by_target
    ]


def by_imposer(
    text: str, words: list[Item], reading: Reading, rows: list[MeasureStatement]
) -> list[MeasureStatement]:
    """Return the rows of every party of a joined subject; "40% and 100% respectively" deals the rates out in order."""
    if not reading.others:
        return rows
    imposers = [*reading.others, reading.imposer]
    if len(rows) == len(imposers) and any(w.low == "respectively" for w in words):
        shared = next((row.target_entity_id for row in rows if row.target_entity_id is not None), None)
        product = next((row.product for row in reversed(rows) if row.product is not None), None)
        return [
            row._replace(imposer_entity_id=imposer, target_entity_id=shared, product=product)
            for row, imposer in zip(rows, imposers, strict=True)
        ]
    result = list(rows)
    first = rows[0]
    starts = [i for i in range(reading.start, reading.phrase.last + 1) if words[i].mention is not None]
    for other in reading.others:
        start = next((words[i].start for i in starts if party_at(words, i) == other), first.char_start)
        target = first.imposer_entity_id if first.target_entity_id == other else first.target_entity_id
        own = first._replace(
            imposer_entity_id=other,
            target_entity_id=target,
            char_start=start,
            surface=text[start : first.char_end],
        )
        if (own.char_start, own.char_end) == (first.char_start, first.char_end):
            verb = reading.predicate.start if reading.predicate is not None else reading.phrase.first
            result[0] = first._replace(
                char_start=words[verb - 1].start, surface=text[words[verb - 1].start : first.char_end]
            )
        result.append(own)
    return result


def further_rows(
    text: str, words: list[Item], phrase: NounPhrase, statement: MeasureStatement
) -> list[MeasureStatement]:
    """Return the rows of further rates and further targets of one phrase, each with a span of its own."""
    result = []
    is_there = statement.status in ("in_force", "raised")
    for other in phrase.further:
        figure, level_before = chosen_rates(other)
        if figure is None:
            continue
        start, end = words[other.head].start, words[other.last].end
        target = next((party for party, _ in other.targets if party != statement.imposer_entity_id), None)
        result.append(
            with_rate(statement, figure)._replace(
                char_start=start,
                char_end=end,
                surface=text[start:end],
                status="announced" if other.is_to_come and is_there else statement.status,
                is_prospective=True if other.is_to_come else statement.is_prospective,
                target_entity_id=target or statement.target_entity_id,
                rate_from_percent=level_before.value if level_before is not None else None,
                hs_chapter=other.hs_chapter or statement.hs_chapter,
                duration=None if other.is_step else statement.duration,
                effective_from_date_char_start=_begins(other, statement),
                product=text[other.product[0] : other.product[1]]
                if other.product is not None
                else statement.product,
            )
        )
    seen = {statement.target_entity_id, statement.imposer_entity_id}
    for party, position in phrase.targets:
        first, last = sorted((phrase.head, position))
        start, end = words[first].start, words[max(last, phrase.last if position < phrase.head else 0)].end
        if party in seen:
            continue
        seen.add(party)
        result.append(
            statement._replace(
                target_entity_id=party, char_start=start, char_end=end, surface=text[start:end]
            )
        )
    return result


def _begins(phrase: NounPhrase, statement: MeasureStatement) -> int | None:
    """Return where the day stands from which the rate of `phrase` holds; a later step has one of its own or none."""
    if not phrase.is_step:
        return statement.effective_from_date_char_start
    return phrase.begins.char_start if phrase.begins is not None else None


def with_own_span(
    text: str, words: list[Item], phrase: NounPhrase, rows: list[MeasureStatement]
) -> list[MeasureStatement]:
    """Return `rows` with the first one ending at its own target where another has all its words; no span comes twice."""
    first, start = rows[0], rows[0].char_start
    spans = [(row.char_start, row.char_end) for row in rows]
    if spans.count(spans[0]) > 1:
        at = next((k for party, k in phrase.targets if party == first.target_entity_id), phrase.last)
        end = words[max(at, phrase.head)].end
        if start < end < first.char_end and (start, end) not in spans:
            return [first._replace(char_end=end, surface=text[start:end]), *rows[1:]]
    return [row for n, row in enumerate(rows) if spans.index(spans[n]) == n]


_OUT = frozenset(("export", "exports", "exportation", "exporting"))
_IN = frozenset(("import", "imports", "importation", "importing"))
_FLOWS = {"import_ban": ("export_control", "P"), "export_control": ("import_ban", "E")}
"""A ban on one flow of goods → the ban on the other, with its MAST chapter."""


def by_flow(words: list[Item], phrase: NounPhrase, rows: list[MeasureStatement]) -> list[MeasureStatement]:
    """Return `rows` with those on the other flow where a ban is on both: bans on the import and export of maize."""
    span = words[phrase.first : phrase.last + 1]
    joined = (
        {before.low, after.low}
        for before, word, after in zip(span, span[1:], span[2:], strict=False)
        if word.low == "and"
    )
    if not any(pair & _OUT and pair & _IN for pair in joined):
        return rows
    others = [
        row._replace(instrument=_FLOWS[row.instrument][0], mast_chapter=_FLOWS[row.instrument][1])
        for row in rows
        if row.instrument in _FLOWS
    ]
    return [*rows, *others]
