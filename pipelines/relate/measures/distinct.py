"""One row per distinct statement: a statement that says nothing beyond another of the document is left out."""

from __future__ import annotations

from collections.abc import Mapping

from pipelines.relate.statements import MeasureStatement

_ATTRIBUTES = (
    "rate_percent", "rate_from_percent", "status_date_char_start", "effective_from_date_char_start",
    "effective_to_date_char_start", "duration", "under_agreement", "in_response_to", "purpose",
)  # fmt: skip
_EQUAL = frozenset(("rate_percent", "rate_from_percent", "duration"))
_COMPARED = 64
"""How many of the most telling statements of one key each other one is compared with: the cost stays linear."""
_DATES = frozenset(name for name in _ATTRIBUTES if name.endswith("_date_char_start"))


def distinct(
    statements: list[MeasureStatement], secondary: frozenset[int], timex: Mapping[int, str]
) -> tuple[MeasureStatement, ...]:
    """Return `statements` without those that another one subsumes.

    `secondary` are the sentence starts outside the body; `timex` gives the unanchored value of a date by its start.
    """
    groups: dict[tuple[str, str, str], list[MeasureStatement]] = {}
    for statement in statements:
        groups.setdefault(_key(statement), []).append(statement)
    kept: list[MeasureStatement] = []
    told = {
        (s.instrument, s.imposer_entity_id, s.target_entity_id)
        for s in statements
        if s.rule != "default" and s.sentence_start not in secondary
    }
    explicit = [s for s in statements if s.rule != "default" and s.status != "in_force"]
    rated = {(s.instrument, s.imposer_entity_id, s.rate_percent) for s in statements if s.rule != "default"}
    agreed = {_pair(s) for s in statements if s.instrument == "agreement" and s.status == "agreed"}
    for group in groups.values():
        ranked = sorted(group, key=lambda s: (-_weight(s), s.sentence_start in secondary, s.char_start))
        chosen: list[MeasureStatement] = []
        for statement in ranked:
            if (
                statement.rule == "default"
                and statement.rate_percent is not None
                and (statement.instrument, statement.imposer_entity_id, statement.rate_percent) in rated
            ):
                continue
            if (
                statement.rule == "default"
                and _weight(statement) <= 3
                and _is_known(statement, explicit[:_COMPARED], statement.sentence_start in secondary)
            ):
                continue
            parties = (statement.instrument, statement.imposer_entity_id, statement.target_entity_id)
            if statement.rule == "default" and statement.sentence_start in secondary and parties in told:
                continue
            if _tells_of_agreed(statement) and _pair(statement) in agreed:
                continue
            if not any(_subsumes(other, statement, timex) for other in chosen[:_COMPARED]):
                chosen.append(statement)
        kept.extend(chosen)
    return tuple(sorted(kept, key=lambda s: (s.char_start, s.char_end, s.instrument)))


def _key(statement: MeasureStatement) -> tuple[str, str, str]:
    """Return what two statements must share; of a truce or agreement the order of the parties says nothing."""
    imposer, target = statement.imposer_entity_id or "", statement.target_entity_id or ""
    if statement.instrument in ("truce", "agreement"):
        imposer = " ".join(sorted((imposer, target)))
    return statement.instrument, imposer, statement.status


def _pair(statement: MeasureStatement) -> frozenset[str | None]:
    return frozenset((statement.imposer_entity_id, statement.target_entity_id))


def _tells_of_agreed(statement: MeasureStatement) -> bool:
    """Return whether a deal is only announced: where it is told as made too, that is the same statement."""
    is_announced = statement.instrument == "agreement" and statement.status == "announced"
    return is_announced and statement.rule != "become"


def _weight(statement: MeasureStatement) -> int:
    stated = sum(getattr(statement, name) is not None for name in _ATTRIBUTES)
    return 2 * stated + 2 * (statement.target_entity_id is not None) + (statement.product is not None)


def _subsumes(other: MeasureStatement, statement: MeasureStatement, timex: Mapping[int, str]) -> bool:
    mutual = statement.instrument in ("truce", "agreement")
    if not mutual and statement.target_entity_id not in (None, other.target_entity_id):
        return False
    if not _same_product(statement.product, other.product):
        return False
    for name in _ATTRIBUTES:
        mine, theirs = getattr(statement, name), getattr(other, name)
        if mine is None:
            continue
        if theirs is None or (name in _EQUAL and mine != theirs):
            return False
        if name in _DATES and timex[mine] != timex[theirs]:
            return False
    return True


_NOT_YET = frozenset(
    (
        "announced",
        "threatened",
        "proposed",
        "agreed",
        "conditional",
        "under_consideration",
        "under_discussion",
    )
)
"""States of what is no fact yet, which a mention of it does not make one."""


def _is_known(statement: MeasureStatement, explicit: list[MeasureStatement], is_secondary: bool) -> bool:
    """Return whether a mention names a measure whose state the document gives elsewhere.

    A mention that says on what goods it is tells that it is in force, beside what becomes of it later.
    """
    is_bare = statement.product is None or is_secondary
    return any(
        (is_bare or other.status in _NOT_YET)
        and other.instrument == statement.instrument
        and other.imposer_entity_id == statement.imposer_entity_id
        and statement.target_entity_id in (None, other.target_entity_id)
        and _same_product(statement.product, other.product)
        for other in explicit
    )


def _same_product(mine: str | None, theirs: str | None) -> bool:
    if mine is None:
        return True
    if theirs is None:
        return False
    a, b = product_words(mine), product_words(theirs)
    return bool(a & b) or a <= b


def product_words(product: str) -> set[str]:
    """Return the words by which two descriptions of goods are compared."""
    return {word.rstrip("s") for word in product.lower().replace("“", "").replace("”", "").split()} - _COMMON


_COMMON = {"and", "of", "new", "the", "from", "to", "other", "export", "import"}
