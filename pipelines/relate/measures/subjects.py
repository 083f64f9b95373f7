"""Who acts: the subject of an active predicate, the agent of a passive one."""

from __future__ import annotations

from typing import NamedTuple

from pipelines.relate.items import Item
from pipelines.relate.measures.bystander_marks import (
    are_to_be_hit,
    compares,
    describes_goods,
    is_accused,
    is_body_of_nobody,
    is_compound,
    is_counterpart,
    is_oblique,
    is_told,
    opens_noun,
)
from pipelines.relate.measures.groups import GROUPS, is_group, is_relative_group, member
from pipelines.relate.measures.subject_ends import end_of_subject
from pipelines.relate.parties import acting, actor

BOTH = "both"


_OPENS_LIST = frozenset(("including", "like", "such as", "against"))
_VERBLESS = 34


class Subject(NamedTuple):
    """Who does it: a party, or BOTH, and the item position of the words; `others` are joined to it by "and"."""

    party: str
    position: int
    others: tuple[str, ...] = ()


def subject(items: list[Item], before: int, floor: int = 0, *, is_open: bool = False) -> Subject | None:
    """Return the nearest party left of a predicate that can be its subject, from item `before` down to `floor`.

    A pronoun on the way opens the clauses before it, where its antecedent stands; `is_open` opens them at once.
    """
    if (one := _member_of_group(items, before)) is not None:
        return one
    before = end_of_subject(items, before)
    if is_group(items, before) or is_relative_group(items, before):
        return None
    if (antecedent := _antecedent(items, before) or _latter(items, before)) is not None:
        return antecedent
    is_joined = before >= 0 and items[before].klass == "conj"
    fallback: Subject | None = None
    pronoun_at: int | None = None
    for j in range(before, max(floor, before - _VERBLESS) - 1, -1):
        item = items[j]
        klass = item.klass
        if item.kind == "P" and item.low in ";:":
            break
        is_noun = item.low == "as" and _is_noun_after(items, j, before)
        is_noun |= item.low == "once" and opens_noun(items[j + 1])  # Peru, once the largest buyer, has
        is_clause = klass in ("sub", "if", "cause", "effect") and not is_noun
        if is_clause and not is_open and not compares(items, j + 1):
            break
        if klass == "both":
            return Subject(BOTH, j)
        if klass == "pron" and pronoun_at is None:
            pronoun_at = j
        is_open |= klass == "pron" or item.low in ("its", "their", "his", "her")
        if item.mention is None or (item.is_possessive and items[j - 1].low == "once"):
            continue
        party = acting(item.mention) if j == before else actor(item.mention)
        if party is None and item.mention.entity_kind == "organisation":
            party = _nation_of_body(items, j)
        if party is None and is_body_of_nobody(items, j, before):
            break
        if party is None or _does_not_act(items, j, before, is_joined=is_joined):
            continue
        if is_counterpart(items, j) or (j < before and is_oblique(items, j)):
            fallback = fallback or Subject(party, j)
            continue
        owner = items[j - 1].mention if j and items[j - 1].is_possessive else None
        if owner is not None and item.mention.entity_kind == "organisation":
            party = actor(owner) or party
        if pronoun_at is not None:
            return _meant_by(items, pronoun_at, j, party, before)
        return _joined(items, j, party, is_antecedent=before > j and items[before].klass == "rel")
    return fallback


def _does_not_act(items: list[Item], j: int, before: int, *, is_joined: bool) -> bool:
    """Return whether the party at `j` only describes goods or a noun, is compared, accused or told what another does."""
    is_inside = not items[j].is_possessive and (j < before or are_to_be_hit(items, j))
    if is_inside and (describes_goods(items, j) or is_compound(items, j)):
        return True
    return compares(items, j) or (is_joined and is_accused(items, j)) or is_told(items, j, before)


def _member_of_group(items: list[Item], before: int) -> Subject | None:
    """Return the party that is said to be one of the group which ends at item `before`: Peru is among several countries."""
    one = member(items, before) if before >= 0 and items[before].low in GROUPS else None
    mention = items[one].mention if one is not None else None
    party = actor(mention) if mention is not None else None
    return Subject(party, one) if party is not None and one is not None else None


def _meant_by(items: list[Item], pronoun: int, j: int, party: str, before: int) -> Subject:
    """Return the subject that a pronoun stands for: `party` at item `j`, for "they" with all that are joined to it."""
    is_they = pronoun == before and items[pronoun].low == "they"
    joined = _joined(items, j, party) if is_they else None
    return joined if joined is not None and joined.others else Subject(party, pronoun)


def _is_noun_after(items: list[Item], as_at: int, before: int) -> bool:
    """Return whether "as" leads a noun and no clause: termed it as a red alert and banned."""
    end = next((k for k in range(as_at + 1, before + 1) if items[k].klass == "conj"), before + 1)
    return end <= before and all(
        item.kind in "WMFDL" and not _is_finite(item) for item in items[as_at + 1 : end]
    )


def _is_finite(item: Item) -> bool:
    has_verb = item.entry is not None and item.entry.verb is not None
    return item.klass in ("aux", "modal", "verb", "pron", "say") or has_verb


def _antecedent(items: list[Item], before: int) -> Subject | None:
    """Return the party of which a relative clause tells, whatever leads it: "wheat from Russia, which has banned"."""
    k = before - 1
    if k < 1 or items[before].low not in ("which", "who") or items[k].low not in (",", "–", "—"):
        return None
    mention = items[k - 1].mention
    party = (
        actor(mention) if mention is not None and mention.entity_kind in ("country", "organisation") else None
    )
    if party is None or items[k - 1].is_possessive or is_counterpart(items, k - 1):
        return None
    return _joined(items, k - 1, party, is_antecedent=True)


def _latter(items: list[Item], before: int) -> Subject | None:
    """Return the party that "the latter" or "the former" at `before` means: the last or first of the two named before it."""
    if before < 1 or items[before].low not in ("latter", "former"):
        return None
    named = [party for item in items[:before] if item.mention is not None and (party := actor(item.mention))]
    told = list(dict.fromkeys(named))
    if len(told) < 2:
        return None
    return Subject(
        named[-1] if items[before].low == "latter" else next(p for p in told[-2:] if p != named[-1]), before
    )


_BODIES = frozenset(
    "agency regulator watchdog authority ministry commission committee office bureau service tribunal board council department court "
    "administration institute parliament".split()
)


def _nation_of_body(items: list[Item], j: int) -> str | None:
    """Return whose the body named at `j` is, when a nationality describes it: the Peruvian trade agency X."""
    before = items[j - 1].mention if j else None
    if before is not None and before.entity_kind == "organisation":
        return actor(before)
    k = j - 1 - (j > 1 and items[j - 1].low == ",")  # the Peruvian trade commission, X, has
    seen = False
    while k >= 0 and j - k < 6 and items[k].kind in "WL" and items[k].klass is None:
        seen |= items[k].low in _BODIES
        k -= 1
    mention = items[k].mention if k >= 0 and seen else None
    is_owner = mention is not None and (items[k].is_possessive or mention.resolved_by == "demonym")
    return actor(mention) if mention is not None and is_owner else None


def _joined(items: list[Item], j: int, party: str, *, is_antecedent: bool = False) -> Subject:
    """Return the subject at `j` with the parties that are joined to it: "Turkey and Canada"."""
    own = items[j].mention
    is_demonym = own is not None and own.resolved_by == "demonym"
    position = _with_modifiers(items, j)
    others: list[str] = []
    k = position - 1
    while k > 0 and (
        items[k].low == "and"
        or (items[k].low == "," and (others or _opens_headline(items, k) or _joins_group(items, j)))
    ):
        k -= items[k].low == "and" and items[k - 1].low == ","
        mention = items[k - 1].mention
        other = (
            actor(mention)
            if mention is not None and mention.entity_kind in ("country", "organisation", "person")
            else None
        )
        if (
            other is None
            or items[k - 1].is_possessive
            or (is_oblique(items, k - 1) and not is_antecedent and items[k - 2].low not in _OPENS_LIST)
            or (mention is not None and mention.resolved_by == "demonym" and not is_demonym)
        ):
            break
        if other != party:
            others.append(other)
        position = _with_modifiers(items, k - 1)
        k = position - 1
    return Subject(party, position, tuple(reversed(others)))


def _joins_group(items: list[Item], j: int) -> bool:
    """Return whether a list of parties that ends in unnamed ones goes on at `j`: Peru, Chile and dozens of other countries."""
    after = items[j + 1 : j + 7]
    return len(after) > 1 and after[0].low == "and" and any(w.low in GROUPS for w in after)


def _opens_headline(items: list[Item], comma: int) -> bool:
    """Return whether a comma stands for "and" after the first of two parties: China, South Africa ban imports."""
    first = items[0].mention
    is_state = first is not None and (first.entity_kind == "country" or actor(first) == "org:eu")
    return comma == 1 and is_state and first is not None and first.resolved_by != "demonym"


def _with_modifiers(items: list[Item], j: int) -> int:
    """Return where the words of the subject at `j` begin: its titles, places and article."""
    while j and (
        items[j - 1].klass == "det"
        or (items[j - 1].kind == "W" and items[j - 1].is_capital and j > 1)
        or (
            items[j - 1].kind == "M"
            and items[j - 1].end + 1 >= items[j].start
            and not items[j - 1].is_possessive
        )
    ):
        j -= 1
    return j


def main_subject(items: list[Item], comma: int) -> Subject | None:
    """Return the first party of the clause that a participle after item `comma` continues: "X ended the waiver, raising duties"."""
    start = comma
    while start > 0 and not (items[start - 1].kind == "P" and items[start - 1].low in ";:—"):
        start -= 1
    start = next((j + 1 for j in range(comma - 1, start, -1) if _opens_clause(items, j, comma)), start)
    for j in range(comma - 1, start, -1):
        if (latter := _latter(items, j)) is not None:
            return latter
    for j in range(start, comma):
        mention = items[j].mention
        party = actor(mention) if mention is not None else None
        if party is not None and not is_oblique(items, j):
            return Subject(party, j)
    return None


def _opens_clause(items: list[Item], j: int, end: int) -> bool:
    """Return whether a party and its verb follow the conjunction at `j`: ended the waiver and Peru retaliated."""
    at = j + 1 + (items[j + 1].klass == "det")
    if items[j].klass != "conj" or at >= end or items[at].mention is None or items[at].is_possessive:
        return False
    at += 1
    while at < end and (items[at].klass in ("adv", "aux", "modal") or items[at].low.endswith("ly")):
        at += 1
    entry = items[at].entry
    return at < end and (items[at].low.endswith("ed") or (entry is not None and entry.verb is not None))


def subject_after(items: list[Item], position: int) -> Subject | None:
    """Return the subject of the main clause after a fronted participle: "After lifting the ban, Seoul …"."""
    seen_comma = False
    for j in range(position, len(items)):
        item = items[j]
        if item.low == ",":
            seen_comma = True
        elif seen_comma and item.mention is not None and (party := actor(item.mention)) is not None:
            return None if items[j - 1].low in _OPENS_LIST else Subject(party, j)
    return None


def agent_after(items: list[Item], verb: int) -> str | None:
    """Return the party of "by X" after a passive verb."""
    for j in range(verb + 1, min(len(items) - 1, verb + 9)):
        if items[j].kind == "P" and items[j].low in ";:":
            return None
        if items[j].low == "by" and items[j].klass == "prep":
            for k in range(j + 1, min(len(items), j + 4)):
                mention = items[k].mention
                if mention is not None:
                    return actor(mention)
            return None
    return None
