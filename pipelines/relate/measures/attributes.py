"""What stands around a measure in its sentence: subject, dates, cause, purpose, agreement and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from pipelines.extract.spans import DateSpan, MentionSpan
from pipelines.relate.function_words import ORIGIN_GOODS
from pipelines.relate.items import Item
from pipelines.relate.parties import acting, actor

BOTH = "both"
_OBLIQUE = frozenset(("on", "against", "to", "with", "over", "at", "into", "than", "about", "toward", "towards", "between",
                      "under", "during", "including", "like", "such as", "for", "by", "targeting", "hitting", "amid", "despite"))  # fmt: skip
_CAUSE_STOP = frozenset(("rel", "effective"))
_VERBLESS = 24


class Subject(NamedTuple):
    """Who does it: a party, or BOTH, and the item position of the words; `others` are joined to it by "and"."""

    party: str
    position: int
    others: tuple[str, ...] = ()


def subject(items: list[Item], before: int, floor: int = 0, *, is_open: bool = False) -> Subject | None:
    """Return the nearest party left of a predicate that can be its subject, from item `before` down to `floor`.

    A pronoun on the way opens the clauses before it, where its antecedent stands; `is_open` opens them at once.
    """
    fallback: Subject | None = None
    pronoun_at: int | None = None
    for j in range(before, max(floor, before - _VERBLESS) - 1, -1):
        item = items[j]
        klass = item.klass
        if item.kind == "P" and item.low in ";:":
            break
        if klass in ("sub", "if", "cause", "effect") and not is_open:
            break
        if klass == "both":
            return Subject(BOTH, j)
        if klass == "pron" and pronoun_at is None:
            pronoun_at = j
        is_open |= klass == "pron" or item.low in ("its", "their", "his", "her")
        if item.mention is None:
            continue
        party = acting(item.mention) if j == before else actor(item.mention)
        if party is None:
            if item.mention.entity_kind == "organisation" and j >= before - 1 and not _is_oblique(items, j):
                break
            continue
        if (
            item.mention.resolved_by == "demonym"
            and j + 1 < len(items)
            and (
                items[j + 1].low in ORIGIN_GOODS or (items[j + 1].entry is not None and items[j + 1].entry.is_product)
            )
        ):
            continue
        if j < before and _is_oblique(items, j):
            fallback = fallback or Subject(party, j)
            continue
        owner = items[j - 1].mention if j and items[j - 1].is_possessive else None
        if owner is not None and item.mention.entity_kind == "organisation":
            party = actor(owner) or party
        if pronoun_at is not None:
            return Subject(party, pronoun_at)
        return _joined(items, j, party)
    return fallback


def _is_oblique(items: list[Item], j: int) -> bool:
    """Return whether the mention at `j` stands under a preposition that cannot lead a subject."""
    k = j - 1
    while k >= 0 and (
        items[k].klass == "det"
        or items[k].low == "-"
        or (items[k].mention is not None and items[k].end == items[k + 1].start)
    ):
        k -= 1
    return k >= 0 and items[k].klass == "prep" and items[k].low in _OBLIQUE


def _joined(items: list[Item], j: int, party: str) -> Subject:
    """Return the subject at `j` with the parties that are joined to it: "Turkey and Canada"."""
    position = _with_modifiers(items, j)
    others: list[str] = []
    k = position - 1
    while k > 0 and (items[k].low == "and" or (items[k].low == "," and others)):
        mention = items[k - 1].mention
        other = (
            actor(mention)
            if mention is not None and mention.entity_kind in ("country", "organisation")
            else None
        )
        if (
            other is None
            or items[k - 1].is_possessive
            or _is_oblique(items, k - 1)
            or (mention is not None
            and mention.resolved_by == "demonym")
        ):
            break
        if other != party:
            others.append(other)
        position = _with_modifiers(items, k - 1)
        k = position - 1
    return Subject(party, position, tuple(reversed(others)))


def _with_modifiers(items: list[Item], j: int) -> int:
    """Return where the words of the subject at `j` begin: its titles, places and article."""
    while j and (
        items[j - 1].klass == "det"
        or (items[j - 1].kind == "W"
        and items[j - 1].is_capital
        and j > 1)
        or (
            items[j - 1].kind == "M"
            and items[j - 1].end + 1 >= items[j].start
            and not items[j - 1].is_possessive
        )
    ):
        j -= 1
    return j


def main_subject(items: list[Item], comma: int) -> Subject | None:
    """Return the first party of the clause that a participle after `comma` continues: "X ended the waiver, raising duties"."""
    start = comma
    while start > 0 and not (items[start - 1].kind == "P" and items[start - 1].low in ";:—"):
        start -= 1
    for j in range(start, comma):
        mention = items[j].mention
        party = actor(mention) if mention is not None else None
        if party is not None and not _is_oblique(items, j):
            return Subject(party, j)
    return None


def subject_after(items: list[Item], position: int) -> Subject | None:
    """Return the subject of the main clause after a fronted participle: "After lifting the ban, Seoul …"."""
    seen_comma = False
    for j in range(position, len(items)):
        item = items[j]
        if item.low == ",":
            seen_comma = True
        elif seen_comma and item.mention is not None and (party := actor(item.mention)) is not None:
            return Subject(party, j)
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


@dataclass(slots=True)
class Dates:
    """The dates of one statement by what they date."""

    status: DateSpan | None = None
    effective: DateSpan | None = None
    expiry: DateSpan | None = None
    duration: DateSpan | None = None
    last: int = -1


def dates(
    items: list[Item],
    low: int,
    high: int,
    head: int,
    settled: int,
    status: str,
    used: set[int],
    is_truce: bool = False,
    verb: int | None = None,
) -> Dates:
    """Return the dates among items [low, high) of the statement whose noun phrase ends at `head`, its predicate at `settled`.

    `used` holds the dates that earlier statements of the sentence took, and takes those of this one.
    """
    found = Dates()
    for d in range(low, high):
        if items[d].klass in ("sub", "if", "cause") and d > head:
            break
        if d > settled and _is_finite(items, d) and not (items[d - 1].klass == "conj" and _becomes(items[d])):
            break
        date = items[d].date
        if date is None or date.is_vague or date.timex_type == "SET" or date.char_start in used:
            continue
        role = _role(items, d, low, status, is_truce)
        if role == "none" and verb is not None and d < verb and items[d - 1].klass == "prep":
            role = _role_of_cue(items[verb], status, is_truce) or "none"
        if role == "none":
            continue
        if getattr(found, role) is None:
            setattr(found, role, date)
            used.add(date.char_start)
            found.last = max(found.last, d) if role in ("effective", "expiry") else found.last
    return found


def _is_finite(items: list[Item], d: int) -> bool:
    """Return whether a verb of another clause stands at `d`."""
    item = items[d]
    if item.klass in ("aux", "modal", "verb"):
        return True
    entry = item.entry
    return entry is not None and entry.verb is not None and "s" in entry.tenses


def _role_of_cue(item: Item, status: str, is_truce: bool) -> str | None:
    """Return what a date beside the verb `item` dates; None when the verb says nothing of dates."""
    entry = item.entry
    if entry is None or not entry.tenses or (entry.verb is None and entry.predicate is None):
        return None
    if entry.predicate is not None and (entry.verb is None or status == "in_force"):
        return "effective" if status == "in_force" else "status"
    cue = entry.verb
    assert cue is not None
    if cue.status == "expires" or (cue.lemma == "end" and cue.sense == "act"):
        return "expiry"
    if cue.sense == "become" or (cue.status in ("in_force", "raised", "reduced") and cue.sense == "act"):
        return "effective"
    if is_truce and cue.status in ("agreed", "launched"):
        return "effective"
    if cue.lemma in ("begin", "start") and status != "launched":
        return "effective"
    return "status"


def _becomes(item: Item) -> bool:
    return item.entry is not None and item.entry.verb is not None and item.entry.verb.sense == "become"


def _role(items: list[Item], d: int, low: int, status: str, is_truce: bool) -> str:
    date = items[d].date
    assert date is not None
    k = d - 1
    while k >= low and (
        items[k].klass in ("det", "adv")
        or (items[k].low in ("the", "end", "early", "late", "of", "start", "beginning", "weekend")
        and items[k].klass != "effective")
    ):
        k -= 1
    before = items[k] if k >= 0 else None
    after = items[d + 1] if d + 1 < len(items) else None
    if date.timex_type == "DURATION":
        return (
            "duration"
            if before is not None and (before.low in ("for", "by", "additional") or before.klass == "adv")
            else "none"
        )
    if (
        (before is not None
        and before.klass == "expiry")
        or date.surface.lower().startswith(("until ", "through ", "till "))
    ):
        return "expiry"
    if after is not None and after.low in ("deadline", "expiry", "expiration"):
        return "expiry"
    if before is not None and before.klass == "effective":
        return "effective"
    if before is not None and before.klass == "cause":
        return "none"
    return _role_by_verb(items, k, low, status, before, is_truce)


def _role_by_verb(
    items: list[Item], k: int, low: int, status: str, before: Item | None, is_truce: bool
) -> str:
    date = items[k + 1].date if k + 1 < len(items) else None
    if (
        (before is not None
        and (before.low == "since" or (before.low == "from" and items[k + 1].date is not None)))
        or (date is not None
        and date.surface.lower().startswith("since"))
    ):
        return "effective"
    for j in [*range(k, max(low, k - 16) - 1, -1), *_after_leading(items, k)]:
        if items[j].low in ("place", "force", "effect", "effective"):
            return "effective"
        role = _role_of_cue(items[j], status, is_truce)
        if role is not None:
            return role
    return "none"


def _after_leading(items: list[Item], k: int) -> range:
    """Return the positions to search for the verb of a date that opens its sentence: "On Friday, Ottawa …"."""
    return range(k + 1, min(len(items), k + 16)) if k < 1 else range(0)


class Reason(NamedTuple):
    """Printed words and where they start."""

    start: int
    end: int


def cause(items: list[Item], first: int, high: int, settled: int) -> Reason | None:
    """Return what the statement that starts at item `first` answers to, as printed in its sentence.

    `settled` is the last item of phrase and predicate; a verb after it starts another clause.
    """
    for j in range(first, high):
        if j > settled and items[j].klass in ("aux", "modal", "verb"):
            break
        if (
            (items[j].klass == "cause" or (items[j].low == "over" and j > first and items[j + 1 : j + 2] and items[j + 1].kind not in "DF"))
            and j + 1 < len(items)
            and items[j + 1].kind != "P"
        ):
            return _until_break(items, j + 1)
        if (
            items[j].low == "after"
            and j + 1 < len(items)
            and items[j + 1].kind in ("M", "L", "W")
            and items[j + 1].date is None
        ):
            return _until_break(items, j + 1)
    for j in range(first - 1, -1, -1):
        if items[j].klass == "effect":
            end = j - 1
            while end > 0 and items[end].low in (",", "and"):
                end -= 1
            return _back_to_break(items, end)
    opener = items[0]
    if opener.klass == "cause" or opener.low == "after":
        reason = _until_break(items, 1)
        if reason is not None and first < len(items) and reason.end <= items[first].start:
            return reason
    return None


def _until_break(items: list[Item], start: int) -> Reason | None:
    end = start
    for j in range(start, len(items)):
        item = items[j]
        if (item.kind == "P" and item.low in ",;:.—–") or item.klass in _CAUSE_STOP or item.klass == "effect":
            break
        if (
            item.klass == "conj"
            and j + 1 < len(items)
            and (items[j + 1].klass in ("adv", "verb") or items[j + 1].low in ("likely", "is", "are"))
        ):
            break
        end = j + 1
    return Reason(items[start].start, items[end - 1].end) if end > start else None


def _back_to_break(items: list[Item], end: int) -> Reason | None:
    start = end
    while (
        start > 0
        and not (items[start - 1].kind == "P" and items[start - 1].low in ",;:—")
        and items[start - 1].klass not in ("sub",)
    ):
        start -= 1
    return Reason(items[start].start, items[end].end) if end >= start else None


def purpose(items: list[Item], low: int, high: int) -> Reason | None:
    """Return the stated purpose among items [low, high), cue included."""
    for j in range(low, high):
        follows_ing = items[j].low == "aimed at" and j + 1 < len(items) and items[j + 1].low.endswith("ing")
        if items[j].klass == "purpose" or follows_ing:
            reason = _until_break(items, j + 1) if j + 1 < len(items) else None
            if reason is not None:
                return Reason(items[j].start, reason.end)
    return None


def agreement(items: list[Item], low: int, high: int) -> Reason | None:
    """Return the agreement or act that the statement stands under: "under the Phase One deal"."""
    for j in range(low, high - 1):
        if items[j].low != "under":
            continue
        k = j + 1
        while k < high and (items[k].klass == "det" or items[k].kind == "P"):
            k += 1
        end = k
        while end < high and items[end].kind in ("M", "W", "L", "D", "F") and items[end].klass is None:
            end += 1
        words = {items[x].low for x in range(k, end)}
        is_named = any(i.mention is not None and i.mention.entity_kind == "agreement" for i in items[k:end])
        if (
            is_named
            or words & _AGREEMENT_WORDS
            or any(
                i.entry and i.entry.noun and i.entry.noun.instrument in ("agreement", "truce")
                for i in items[k:end]
            )
        ):
            return Reason(items[k].start, items[end - 1].end)
    return None


_AGREEMENT_WORDS = frozenset(
    "agreement deal pact accord treaty truce act law section framework arrangement rules".split()
)


def attribution(items: list[Item], first: int, last: int) -> MentionSpan | None:
    """Return who says so: the subject of a reporting verb outside the statement's own words."""
    for j, item in enumerate(items):
        if item.klass != "say" or first <= j <= last:
            continue
        if item.low == "according to":
            found = _mention_near(items, j + 1, 1)
        elif j < first:
            found = _mention_near(items, j - 1, -1)
        else:
            found = _mention_near(items, j - 1, -1) or _mention_near(items, j + 1, 1)
        if found is not None:
            return found
    return None


def _mention_near(items: list[Item], j: int, step: int) -> MentionSpan | None:
    for _ in range(6):
        if not 0 <= j < len(items) or items[j].klass in ("sub", "say"):
            return None
        mention = items[j].mention
        if mention is not None and mention.entity_kind in ("person", "organisation", "country", "place"):
            return mention
        if items[j].kind == "P" and items[j].low in ";:.":
            return None
        j += step
    return None
