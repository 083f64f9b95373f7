"""Parties that a statement takes from one told before, since it takes that one up: the duties, these curbs, the ban on grain.

What the document as a whole tells of the parties is in `document_parties`.
"""

from __future__ import annotations

from pipelines.relate.function_words import DUTY_WORDS
from pipelines.relate.items import Item
from pipelines.relate.lexicon import Instrument
from pipelines.relate.measures.distinct import product_words
from pipelines.relate.measures.free_entry import FREE
from pipelines.relate.measures.phrase import NounPhrase
from pipelines.relate.measures.reading import TAKEN_UP, Context, Reading
from pipelines.relate.parties import actor, party_of
from pipelines.relate.statements import MeasureStatement


def follow_definite(reading: Reading, context: Context) -> None:
    """Give "the tariffs" the parties of the last statement on the same instrument."""
    for earlier in reversed(context.current):
        if earlier.instrument.instrument in kin(reading) and earlier.imposer is not None:
            reading.imposer, reading.target = earlier.imposer, earlier.target
            return
    rates = {figure.value for figure, _ in reading.phrase.rates}
    for statement in reversed(context.previous):
        same = statement.instrument in kin(reading) and statement.rate_percent in rates
        if same and statement.imposer_entity_id is not None:
            reading.imposer, reading.target = statement.imposer_entity_id, statement.target_entity_id
            return
    told = [s for s in context.previous if _is_kin(reading, s) and s.imposer_entity_id is not None]
    told = [s for s in told if not s.surface.lower().endswith(tuple(FREE))] or told
    if not told:
        told = [s for s in context.previous if s.instrument == "investigation" and s.target_entity_id]
        if told and reading.instrument.instrument in ("tariff", "anti_dumping", "safeguard"):
            reading.imposer, reading.target = told[-1].imposer_entity_id, told[-1].target_entity_id
        return
    # "the tariffs announced" are those announced, also where the same sentence tells of others
    alike = (s for s in reversed(told[-_RECENT:]) if s.status == reading.status)
    statement = next(alike, told[-1]) if reading.rule == "participle" else told[-1]
    reading.imposer, reading.target = statement.imposer_entity_id, statement.target_entity_id
    if reading.instrument.phrase in ("duty", "levy", "tariff"):
        reading.instrument = Instrument(statement.instrument, statement.mast_chapter, False, "")


def follow_kind(reading: Reading, context: Context) -> None:
    """Make "the duty" on named goods one of the kind of all duties that the same party was told to levy: anti-dumping."""
    if not reading.phrase.is_definite or reading.instrument.phrase not in ("duty", "levy"):
        return
    told = [
        s
        for s in context.previous
        if s.imposer_entity_id == reading.imposer and s.instrument in TAKEN_UP["tariff"]
    ]
    if told and all(s.instrument == told[0].instrument for s in told):
        reading.instrument = Instrument(told[0].instrument, told[0].mast_chapter, False, "")


_RECENT = 3
"""Statements back in which a phrase with a participle finds the one it takes up."""


def follow_own(reading: Reading, context: Context) -> None:
    """Give "these duties" of a known imposer the kind and target of the last such measure of the same party."""
    if not reading.phrase.is_definite or reading.instrument.instrument not in (
        "tariff",
        "export_control",
        "import_ban",
    ):
        return
    for earlier in reversed(context.current):
        if (
            earlier.instrument.instrument in kin(reading)
            and earlier.imposer == reading.imposer
            and earlier.target
        ):
            if reading.instrument.phrase in ("duty", "levy", "tariff"):
                reading.instrument = earlier.instrument
            reading.target = earlier.target
            return
    for statement in reversed(context.previous):
        if _is_kin(reading, statement) and statement.imposer_entity_id == reading.imposer:
            if reading.instrument.phrase in ("duty", "levy", "tariff"):
                reading.instrument = Instrument(statement.instrument, statement.mast_chapter, False, "")
            reading.target = statement.target_entity_id
            return


def follow_own_goods(reading: Reading, context: Context) -> None:
    """Give "the grain ban" of a known imposer the target of its last measure of that kind on the same goods."""
    product = reading.phrase.product
    if product is None or not reading.phrase.is_definite:
        return
    words = product_words(context.index.spans.source.text[product[0] : product[1]])
    for statement in reversed(context.previous):
        is_own = statement.instrument in kin(reading) and statement.imposer_entity_id == reading.imposer
        if is_own and statement.product is not None and words & product_words(statement.product):
            reading.target = statement.target_entity_id
            return


def take_up_ban(phrase: NounPhrase, readings: list[Reading], context: Context) -> str | None:
    """Make somebody's bare ban the kind of ban that was told last; return whom that one hit."""
    is_bare = phrase.flow is None and not phrase.targets
    names_goods = phrase.has_goods or phrase.product is not None
    is_ban = phrase.instrument.phrase == "ban" and phrase.has_owner
    is_embargo = phrase.instrument.phrase == "embargo" and (phrase.has_owner or phrase.is_definite)
    if not (is_ban or is_embargo) or not is_bare:
        return None
    known = [
        (s.instrument, s.mast_chapter, s.imposer_entity_id, s.target_entity_id) for s in context.previous
    ]
    known += [(r.instrument.instrument, r.instrument.mast_chapter, r.imposer, r.target) for r in readings]
    known = [k for k in known if k[0] in ("import_ban", "export_control")]
    own = [k for k in known if k[2] == phrase.imposer]
    if not known or (names_goods and not own):
        return None
    kind, chapter, _, target = (own or known)[-1]
    phrase.instrument = Instrument(kind, chapter, False, phrase.instrument.phrase)
    return target


def follow_product(reading: Reading, context: Context) -> None:
    """Give a measure without parties those of the last one on the same goods: "the poultry ban"."""
    product = reading.phrase.product
    assert product is not None
    words = product_words(context.index.spans.source.text[product[0] : product[1]])
    for statement in reversed(context.previous):
        if (
            statement.instrument in kin(reading)
            and statement.imposer_entity_id is not None
            and statement.product is not None
            and words & product_words(statement.product)
        ):
            reading.imposer, reading.target = statement.imposer_entity_id, statement.target_entity_id
            reading.is_guess = True
            return


def take_place(words: list[Item], reading: Reading) -> None:
    """Take for the imposer the country in which something is done by nobody named: "was introduced in Kenya in May"."""
    made = reading.predicate
    if made is None or made.verb is None or not made.is_passive or made.verb + 2 >= len(words):
        return
    mention = words[made.verb + 2].mention
    if words[made.verb + 1].low == "in" and mention is not None and mention.entity_kind == "country":
        reading.imposer, reading.is_guess = actor(mention) or party_of(mention.entity_id), True


_NEAR = 250
"""Characters within which a sentence without any party goes on about the measure of the one before."""


def follow_neighbour(words: list[Item], reading: Reading, context: Context) -> None:
    """Give a measure on other goods the parties of the statement right before, where its sentence names nobody."""
    if not context.previous or context.current or reading.rule not in ("passive", "become"):
        return
    last = context.previous[-1]
    is_next = 0 < words[0].start - last.char_end < _NEAR
    names_nobody = all(w.mention is None or actor(w.mention) is None for w in words)
    if is_next and names_nobody and last.instrument in kin(reading) and last.imposer_entity_id is not None:
        reading.imposer, reading.target = last.imposer_entity_id, last.target_entity_id
        reading.is_guess = True


def kin(reading: Reading) -> tuple[str, ...]:
    """Return the instruments that a definite mention of this one may take up."""
    if reading.instrument.instrument == "tax" and reading.instrument.phrase != "tax":
        return ("tax",)
    return TAKEN_UP.get(reading.instrument.instrument, (reading.instrument.instrument,))


def _is_kin(reading: Reading, statement: MeasureStatement) -> bool:
    """Return whether a definite mention may take up `statement`: a duty also one on exports, which is a curb on them."""
    is_levy = statement.instrument == "export_control" and reading.instrument.phrase in _LEVIES
    return statement.instrument in kin(reading) or (
        is_levy and any(word in statement.surface.lower() for word in _LEVIES)
    )


_LEVIES = DUTY_WORDS | {"tax"}


def follow_exchange(words: list[Item], reading: Reading, context: Context) -> None:
    """Give what is promised "in return for" another measure the parties of that one, exchanged."""
    first = reading.phrase.first
    if context.current and first and words[first - 1].low in ("in return for", "in exchange for"):
        other = context.current[-1]
        reading.imposer, reading.target, reading.is_guess = other.target, other.imposer, True
