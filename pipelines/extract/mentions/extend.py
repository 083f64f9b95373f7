"""Mentions that reach past the capitals: an acronym in brackets, an administration, a government, a tower."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from pipelines.extract.mentions import departments
from pipelines.extract.mentions.gazetteer import entity, gazetteer
from pipelines.extract.mentions.led_bodies import administration, inquiry
from pipelines.extract.mentions.lexicon import FUNCTION_WORDS, is_common, lexicon
from pipelines.extract.mentions.name_forms import ARTICLES, key, slug
from pipelines.extract.mentions.names import is_acronym_of
from pipelines.extract.mentions.resolved import Resolved

_BRACKETED = re.compile(r" \(([A-Z][A-Za-z&+-]{1,10})\)")
_TAIL = re.compile(
    r"(?: (?:in|on|and|of|for|the|to|&)){0,2} [A-Z][\w’'-]{1,24}(?:(?: (?:in|on|and|of|for|the|to|&)){0,2} [A-Z][\w’'-]{1,24}){0,4} \(([A-Z]{3,9})\)"
)
"""The rest of a name with its acronym in brackets."""
_FIELDS = re.compile(r"(?:, [A-Z][a-z]+(?: [A-Z][a-z]+)?){1,3},? and [A-Z][a-z]+(?: [A-Z][a-z]+)?(?![a-z])")
_BODY_ENDS = frozenset(
    "Bank Ministry Department Authority Agency Commission Committee Council Board Corporation Chamber Association Federation Parliament Office".split()
)
_IN_COUNTRY = re.compile(r" in (?:the )?[A-Z]\w+")
_OF_COUNTRY = re.compile(r" of (?:the )?([A-Z]\w+(?: [A-Z]\w+)?)(?![\w’'])")
_ASSOCIATIONS = frozenset(
    "Association Assn. Assoc. Federation Union Chamber Council Confederation Society Institute Forum Alliance League Board Delegation"
    " Embassy Mission Authority Agency Corporation Organisation Organization Foundation Railway Railways Airways Airlines".split()
)
_UNION_BODIES = {
    "parliament": "org:european-parliament",
    "commission": "org:european-commission",
    "central bank": "org:ecb",
}
_UNION_BODY = re.compile(
    r" (parliament|commission|central bank|secretariat|council of ministers|court of justice|appellate body|dispute settlement body|security council)\b"
)
_PARTICLE = re.compile(
    rf"(?<!\w)(?:(?:von|van) der|van den|van de|de la|de los|von|van|de|del|da|dos|di|bin|ben|le|la|{'|'.join(ARTICLES)})[ ]?$"
)
_JUNIOR = re.compile(r", (?:Jr|Sr)\b\.?| (?:[VX]?I{2,3}|[IX]?[VX]I{0,3}V?)(?![\w’'.-])")
_LEGAL_FORM = re.compile(
    r",? (?:S\.A\.?(?: de C\.V\.)?|N\.V\.|S\.p\.A\.|Pty|Ltd|Limited|Inc|LLC|Corp|PLC|Plc|plc|GmbH|LLP)\b\.?(?!\w)"
)
"""The legal form of a company after a comma: Acme Steel Co., Ltd."""
_DISTRICT = re.compile(r", D\.C\.|, DC\b| state(?= (?!court|dinner|visit|funeral|media))\b")
_OFFICE = re.compile(r"['’]s [Oo]ffice\b")
"""The office of a body that is called like its head: the US Trade Representative's office."""
_GOVERNMENT = re.compile(r"(?:['’]s?)? ([Gg]overnment|[Aa]uthorities)\b")
_BUILDING = re.compile(r" (?:tower|building|hotel|palace|complex|resort|skyscraper|stadium)\b")

_NAMED_ON = frozenset(("organisation", "agreement"))
"""Kinds whose names may go on with a word in lower case."""


def extended(mentions: Iterable[Resolved], text: str) -> Iterator[Resolved]:
    """Yield `mentions`, grown where the text after them belongs to the name, and the bodies built on them."""
    own_end = covered = 0
    for found in mentions:
        if found.end <= covered and found.start >= own_end:
            continue  # what only the grown part of a name holds
        goes_on = found.kind in _NAMED_ON and text[found.end + 1 : found.end + 2].islower()
        mention = _with_lower_words(found, text) if goes_on else found
        kind = mention.kind
        grown = _with_suffix(_with_particle(mention, text), text) if kind == "person" else mention
        if mention.entity_id == "place:washington":
            grown = _washington(mention, text)
        if kind == "organisation":
            grown = _with_acronym(_with_list(_with_seat(mention, text), text), text)
        elif kind == "venue":
            match = _BUILDING.match(text, mention.end)
            grown = mention if match is None else mention._replace(end=match.end())
        elif kind == "agreement":
            grown = _with_acronym(mention, text)
        if kind == "organisation" and grown is mention and text[mention.end + 1 : mention.end + 2].islower():
            grown = _with_body(mention, text)
        body = (administration(mention, text) or inquiry(mention, text)) if kind == "person" else None
        if body is not None and text[mention.end] == " " and mention.start + 1 < mention.end:
            yield body  # the Biden administration: no mention of the person
            continue
        yield grown
        if grown.end > mention.end:
            own_end, covered = mention.end, grown.end
        if kind == "country":
            body = _government(mention, text)
            ministry = _ministry(mention, text)
            if ministry is not None:
                yield ministry
        if body is not None:
            yield body


@cache
def _lower_tails() -> dict[str, tuple[str, ...]]:
    """Return the first words of listed organisations that go on in lower case, with the rest (SK → hynix)."""
    tails: dict[str, list[str]] = {}
    for name, known in gazetteer().names.items():
        head, _, last = name.rpartition(" ")
        if head and last[0].islower() and last not in FUNCTION_WORDS and known.entity.kind == "organisation":
            tails.setdefault(head, []).append(last)
    return {head: tuple(words) for head, words in tails.items()}


def _with_lower_words(mention: Resolved, text: str) -> Resolved:
    """Return the mention with the word in lower case that ends its listed name: SK hynix, AfCFTA secretariat."""
    name = key(text[mention.start : mention.end])
    for word in _lower_tails().get(name, ()):
        end = mention.end + 1 + len(word)
        if text.startswith(word, mention.end + 1) and not text[end : end + 1].isalnum():
            known = gazetteer().names[f"{name} {word}"].entity
            return mention._replace(
                end=end, entity_id=known.entity_id, kind=known.kind, resolved_by="name", candidates=()
            )
    return mention


def _with_body(mention: Resolved, text: str) -> Resolved:
    """Return the body in lower case of a union of states that follows its name: ECOWAS parliament, European commission."""
    body = _UNION_BODY.match(text, mention.end)
    whole = entity(mention.entity_id)
    if body is None or whole is None or whole.detail != "intergovernmental":
        return mention
    listed = gazetteer().upper.get(key(text[mention.start : body.end()]).upper())
    own = _UNION_BODIES.get(body.group(1)) if mention.entity_id == "org:eu" else None
    entity_id = own or (
        listed.entity.entity_id if listed is not None else f"{mention.entity_id}-{slug(body.group(1))}"
    )
    return mention._replace(end=body.end(), entity_id=entity_id, resolved_by="name")


def _washington(mention: Resolved, text: str) -> Resolved:
    """Return the mention with its district, or as the state: Washington, D.C.; Washington state."""
    match = _DISTRICT.match(text, mention.end)
    if match is None:
        return mention
    if match.group().endswith("state"):
        return mention._replace(end=match.end(), entity_id="place:washington-state")
    return mention._replace(end=match.end())


def _with_particle(mention: Resolved, text: str) -> Resolved:
    """Return the surname with the particle before it, where the person's name has it (von der Leyen)."""
    base = max(0, mention.start - 8)
    match = _PARTICLE.search(text[base : mention.start])
    if match is None:
        return mention
    known = entity(mention.entity_id)
    start = base + match.start()
    if match.group() in ARTICLES:
        return mention._replace(start=start)
    surname = slug(text[start : mention.end])
    whole = slug(known.name) if known is not None else mention.entity_id
    return mention._replace(start=start) if whole.endswith(f"-{surname}") else mention


def _with_suffix(mention: Resolved, text: str) -> Resolved:
    """Return the person with what tells father and son apart: Ferdinand Marcos, Jr."""
    match = _JUNIOR.match(text, mention.end)
    return mention if match is None else mention._replace(end=match.end())


def _with_seat(mention: Resolved, text: str) -> Resolved:
    """Return the mention with `in Country` where that is a name of its own (American Chamber of Commerce in China).

    A country after `of` belongs to the name of an unlisted association (Rice Growers Association of Ghana).
    """
    office = _OFFICE.match(text, mention.end)
    if office is not None and text.endswith("Representative", mention.start, mention.end):
        return mention._replace(end=office.end())
    match = _IN_COUNTRY.match(text, mention.end)
    form = _LEGAL_FORM.match(text, mention.end)
    if form is not None:
        return mention._replace(end=form.end())
    if match is None:
        owner = _OF_COUNTRY.match(text, mention.end) if mention.rule == "head_noun" else None
        name = gazetteer().names.get(key(owner.group(1))) if owner is not None else None
        head = text[mention.start : mention.end].rpartition(" ")[2]
        if owner is None or name is None or name.entity.kind != "country" or head not in _ASSOCIATIONS:
            return mention
        return mention._replace(end=owner.end(), entity_id=f"{mention.entity_id}-of-{slug(owner.group(1))}")
    known = gazetteer().names.get(key(text[mention.start : match.end()]))
    return mention if known is None else mention._replace(end=match.end(), entity_id=known.entity.entity_id)


def _with_list(mention: Resolved, text: str) -> Resolved:
    """Return a ministry with the further fields of its name: Ministry of Agriculture, Forestry and Fisheries."""
    if mention.rule != "head_of":
        return mention
    match = _FIELDS.match(text, mention.end)
    last = match.group().rpartition(" ")[2] if match else ""
    follows = text[match.end() : match.end() + 2] if match else ""
    is_given = last in lexicon().given or not is_common(last)
    if match and is_given and follows[:1] == " " and follows[1:].isupper():
        match = _FIELDS.match(text, mention.end, match.end() - len(last) - 1)  # Mines and Labour [Tom Obi]
    if match is None or not _BODY_ENDS.isdisjoint(match.group().replace(",", "").split()):
        return mention  # the Ministry of Finance, Central Bank and …
    words = text[mention.start : match.end()].replace(",", "")
    known = gazetteer().names.get(key(words))
    if known is not None and known.entity.kind == "organisation":
        return mention._replace(end=match.end(), entity_id=known.entity.entity_id)
    return mention._replace(end=match.end(), entity_id=f"{mention.entity_id}-{slug(match.group())}")


def _with_acronym(mention: Resolved, text: str) -> Resolved:
    """Return the mention with its acronym in brackets: Gulf Cooperation Council (GCC).

    Words between belong to the name where the acronym has their initials: Center for Studies in Applied Economics (CSAE).
    """
    match = _BRACKETED.match(text, mention.end)
    if match is None:
        tail = _TAIL.match(text, mention.end) if mention.rule in ("head_of", "head_noun") else None
        if tail is None or not _spells(tail.group(1), text[mention.start : tail.start(1) - 2]):
            return mention
        name = text[mention.start : tail.start(1) - 2]
        return mention._replace(end=tail.end(), entity_id=f"org:{slug(name)}")
    known = gazetteer().names.get(match.group(1))
    is_same = known is not None and known.entity.entity_id == mention.entity_id
    if not is_same and not is_acronym_of(match.group(1), text[mention.start : mention.end]):
        return mention
    return mention._replace(end=match.end())


def _spells(acronym: str, name: str) -> bool:
    """Return whether the capitals of `name` have the letters of `acronym` in order, all but one, from the first on."""
    initials = [word[0] for word in name.split() if word[0].isupper()]
    at = 0
    for letter in acronym:
        if at < len(initials) and initials[at] == letter:
            at += 1
    return initials[:1] == [acronym[0]] and at == len(initials) and at + 2 >= len(acronym) > 2


_PARTNER = re.compile(r"(?<![\w-])([A-Z][a-z]+)-$")
"""The first of two nations whose body it is: the [Kazakh]-Uzbek intergovernmental commission."""


def _start_of_nations(mention: Resolved, text: str) -> int:
    """Return where the nation begins, or the one that a hyphen joins to it."""
    partner = _PARTNER.search(text, max(0, mention.start - 24), mention.start)
    found = gazetteer()
    name = partner.group(1) if partner is not None else ""
    known = found.names.get(key(name)) or found.prefixes.get(name)
    is_nation = known is not None and known.entity.kind == "country"
    return partner.start(1) if partner is not None and is_nation else mention.start


def _government(mention: Resolved, text: str) -> Resolved | None:
    match = _GOVERNMENT.match(text, mention.end)
    if match is None:
        return None
    code = mention.entity_id.partition(":")[2]
    body = "government" if match.group(1).lower() == "government" else "authorities"
    start = mention.start
    return mention._replace(
        start=start,
        end=match.end(),
        rule="government",
        entity_id=f"org:{code.lower()}/{body}",
        kind="organisation",
        resolved_by="name",
        candidates=(),
    )


def _ministry(mention: Resolved, text: str) -> Resolved | None:
    """Return the public body in lower case after a country: Chinese commerce ministry, Japan's [central bank]."""
    body = departments.beside(text, mention.end)
    if body is None:
        return None
    start, end, name = body
    return mention._replace(
        start=_start_of_nations(mention, text) if start is None else start,
        end=end,
        rule=departments.RULE,
        entity_id=departments.body_id(name, mention.entity_id.partition(":")[2]),
        kind="organisation",
        resolved_by="name",
        candidates=(),
    )
