"""Parties that a statement takes from earlier ones or from the document, where its own sentence names none."""

from __future__ import annotations

from pipelines.relate.function_words import DUTY_WORDS
from pipelines.relate.items import Item
from pipelines.relate.lexicon import Instrument
from pipelines.relate.measures.distinct import product_words
from pipelines.relate.measures.groups import GROUPS, spared
from pipelines.relate.measures.phrase import NounPhrase
from pipelines.relate.measures.reading import BILATERAL, GLOBAL, TAKEN_UP, Context, Reading
from pipelines.relate.measures.said_of import existence
from pipelines.relate.parties import actor, party_of
from pipelines.relate.statements import MeasureStatement


def follow_definite(reading: Reading, context: Context) -> None:
    """Give "the tariffs" the parties of the last statement on the same instrument."""
    for earlier in reversed(context.current):
        if earlier.instrument.instrument in _kin(reading) and earlier.imposer is not None:
            reading.imposer, reading.target = earlier.imposer, earlier.target
            return
    rates = {figure.value for figure, _ in reading.phrase.rates}
    for statement in reversed(context.previous):
        same = statement.instrument in _kin(reading) and statement.rate_percent in rates
        if same and statement.imposer_entity_id is not None:
            reading.imposer, reading.target = statement.imposer_entity_id, statement.target_entity_id
            return
    told = [s for s in context.previous if _is_kin(reading, s) and s.imposer_entity_id is not None]
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
            earlier.instrument.instrument in _kin(reading)
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
        is_own = statement.instrument in _kin(reading) and statement.imposer_entity_id == reading.imposer
        if is_own and statement.product is not None and words & product_words(statement.product):
            reading.target = statement.target_entity_id
            return


def _last_on(reading: Reading, context: Context) -> str | None:
    """Return who imposed the last measure of this kind on the same target."""
    is_relief = reading.instrument.instrument == "exemption"
    known = [(s.instrument, s.imposer_entity_id, s.target_entity_id) for s in context.previous]
    known += [(r.instrument.instrument, r.imposer, r.target) for r in context.current]
    for instrument, imposer, target in reversed(known):
        is_kin = instrument in _kin(reading) and imposer not in (None, reading.target)
        if is_kin and (target == reading.target or is_relief):
            return imposer
    return None


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


def _goes_on(reading: Reading, context: Context) -> str | None:
    """Return who imposed the last restriction told, when it hit the same party: "the curbs include blocking Peruvian fish"."""
    last = context.previous[-1] if context.previous and not context.current else None
    is_same = (
        last is not None and last.target_entity_id == reading.target and last.instrument not in BILATERAL
    )
    return last.imposer_entity_id if last is not None and is_same else None


def follow_product(reading: Reading, context: Context) -> None:
    """Give a measure without parties those of the last one on the same goods: "the poultry ban"."""
    product = reading.phrase.product
    assert product is not None
    words = product_words(context.index.spans.source.text[product[0] : product[1]])
    for statement in reversed(context.previous):
        if (
            statement.instrument in _kin(reading)
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
    if is_next and names_nobody and last.instrument in _kin(reading) and last.imposer_entity_id is not None:
        reading.imposer, reading.target = last.imposer_entity_id, last.target_entity_id
        reading.is_guess = True


def _kin(reading: Reading) -> tuple[str, ...]:
    """Return the instruments that a definite mention of this one may take up."""
    if reading.instrument.instrument == "tax" and reading.instrument.phrase != "tax":
        return ("tax",)
    return TAKEN_UP.get(reading.instrument.instrument, (reading.instrument.instrument,))


def _is_kin(reading: Reading, statement: MeasureStatement) -> bool:
    """Return whether a definite mention may take up `statement`: a duty also one on exports, which is a curb on them."""
    is_levy = statement.instrument == "export_control" and reading.instrument.phrase in _LEVIES
    return statement.instrument in _kin(reading) or (
        is_levy and any(word in statement.surface.lower() for word in _LEVIES)
    )


_LEVIES = DUTY_WORDS | {"tax"}


def follow_exchange(words: list[Item], reading: Reading, context: Context) -> None:
    """Give what is promised "in return for" another measure the parties of that one, exchanged."""
    first = reading.phrase.first
    if context.current and first and words[first - 1].low in ("in return for", "in exchange for"):
        other = context.current[-1]
        reading.imposer, reading.target, reading.is_guess = other.target, other.imposer, True


def _follow_imposer(reading: Reading, context: Context) -> None:
    """Give "those duties on Peru" kind and imposer of the measure that they take up, whomever that one hit."""
    known = [(s.instrument, s.mast_chapter, s.imposer_entity_id) for s in context.previous]
    known += [(r.instrument.instrument, r.instrument.mast_chapter, r.imposer) for r in context.current]
    for kind, chapter, party in reversed(known):
        if kind in _kin(reading) and party not in (None, reading.target):
            reading.imposer, reading.is_guess = party, True
            if reading.instrument.phrase in ("duty", "levy", "tariff"):
                reading.instrument = Instrument(kind, chapter, False, "")
            return


_STATED = frozenset(("verb", "verbal", "passive", "become", "nominal", "participle", "stance"))


def _only_imposer(reading: Reading, context: Context) -> str | None:
    """Return who imposes all measures told so far, else the only party that the document names."""
    told = {s.imposer_entity_id for s in context.previous if s.instrument in _kin(reading)}
    told |= {r.imposer for r in context.current if r.instrument.instrument in _kin(reading)}
    told.discard(None)
    if len(told) == 1:
        return next(iter(told))
    return context.sole if not told else None


def _only_actor(words: list[Item], context: Context) -> str | None:
    """Return who imposes everything told before, for what a measure itself brings: "the safeguard introduces quotas"."""
    opens = words[0].klass == "det" and any(
        w.entry is not None and w.entry.noun is not None for w in words[1:4]
    )
    told = {s.imposer_entity_id for s in context.previous}
    names_nobody = all(w.mention is None or actor(w.mention) is None for w in words)
    return next(iter(told)) if opens and names_nobody and len(told) == 1 else None


def _answered(reading: Reading, context: Context) -> str | None:
    """Return who imposed the last measure of another party that may have hit the one that retaliates."""
    for statement in reversed(context.previous):
        party = statement.imposer_entity_id
        if party not in (None, reading.imposer) and statement.target_entity_id in (None, reading.imposer):
            return party
    return None


def _hit_by_document(words: list[Item], reading: Reading, context: Context) -> None:
    """Take for the target the other party of the document, or the one that a retaliation answers; measures on all stay open."""
    phrase = reading.phrase
    retaliates = any(w.low.startswith("retaliatory") for w in words[phrase.first : phrase.head + 1])
    cue = reading.predicate.cue if reading.predicate is not None else None
    is_given = reading.instrument.instrument == "quota" and cue is not None and cue.lemma == "grant"
    is_global = reading.instrument.instrument in GLOBAL and phrase.product is not None
    is_global &= not retaliates and not is_given
    is_global &= not any(w.low.startswith("neighbo") for w in words[phrase.first : phrase.last + 1])
    is_global |= any(w.low in _EVERYBODY or w.low in GROUPS for w in words[phrase.first : phrase.last + 1])
    names_others = phrase.has_name and not phrase.targets
    is_global |= context.other(reading.imposer) in spared(words)
    if not is_global and not names_others and context.other(reading.imposer):
        reading.target, reading.is_guess = context.other(reading.imposer), True
    elif retaliates and (answered := _answered(reading, context)) is not None:
        reading.target, reading.is_guess = answered, True


def _goes_on_for(reading: Reading) -> bool:
    """Return whether a measure told before stays for somebody: duties remain for Peru."""
    made = reading.predicate
    return (
        reading.rule == "become" and made is not None and made.cue is not None and made.cue.lemma == "remain"
    )


_EVERYBODY = frozenset(("foreign", "overseas", "any", "all", "above", "exceeding", "beyond"))
"""Words of a measure on whoever exports: on all imports, on imports above the quota."""


def fill_from_document(words: list[Item], reading: Reading, context: Context) -> None:
    """Complete the parties from the two that the document is about, marked ambiguous."""
    phrase = reading.phrase
    if reading.is_by_unnamed and reading.imposer is None:
        return
    if reading.is_default and phrase.first > 1 and any(w.low == "there" for w in words[: phrase.first][-4:]):
        reading.rule, reading.is_default = "become", False
        reading.status = "denied" if phrase.is_negated else existence(words, phrase.first)
    says_which = phrase.is_definite or phrase.product is not None or bool(phrase.rates)
    is_told = (reading.rule in _STATED and says_which) or reading.target is not None
    if reading.imposer is None and reading.target is not None and _goes_on_for(reading):
        _follow_imposer(reading, context)
    if reading.imposer is None and is_told and reading.instrument.instrument not in BILATERAL:
        only = _only_imposer(reading, context)
        if only is None and reading.rule == "verb":
            only = _only_actor(words, context)
        if only is not None and only != reading.target and only not in [p for p, _ in reading.phrase.targets]:
            reading.imposer, reading.is_guess = only, True
    if reading.imposer is None and reading.target is not None and phrase.is_definite:
        _follow_imposer(reading, context)
    if reading.imposer is None and reading.target is not None and context.other(reading.target):
        reading.imposer, reading.is_guess = context.other(reading.target), True
    elif reading.imposer is None and reading.target is not None:
        reading.imposer = _last_on(reading, context) or _goes_on(reading, context)
        reading.is_guess |= reading.imposer is not None
    elif reading.imposer is not None and reading.target is None:
        _hit_by_document(words, reading, context)
    elif reading.imposer is None and reading.instrument.instrument in BILATERAL and context.sides():
        reading.imposer, reading.target = context.sides() or (None, None)
        reading.is_guess = True
    reading.is_ambiguous = reading.is_guess
