"""Who holds which office, as titles before a name and offices after it state. Only offices that the document prints.

The span covers title and name. Country and organisation are those that stand beside the title; an organisation
also follows from country and department (Japanese finance minister → the Japanese finance ministry).
"""

from __future__ import annotations

from pipelines.extract.mentions.gazetteer import country_of, entity, gazetteer
from pipelines.extract.mentions.offices import RULE as TITLE_ALONE
from pipelines.extract.mentions.runs import unwrapped
from pipelines.extract.spans import MentionSpan, Spans
from pipelines.relate.offices import PLURALS, after_name
from pipelines.relate.statements import RoleStatement
from pipelines.relate.title_words import ACTING, FORMER, Document, Office, follows_holder
from pipelines.relate.titles import before_name

_PLURAL_ENDS = tuple(PLURALS)
_JOINTS = frozenset((" and ", ", ", ", and "))
"""What stands between the names behind a plural title: Presidents X, Y and Z."""
_PUBLIC = frozenset({"government", "ministry", "agency", "central_bank", "legislature", "court"})


def find(spans: Spans) -> tuple[RoleStatement, ...]:
    """Return the roles that the document states, first statement of each (person, title)."""
    others = [m for m in spans.mentions if m.entity_kind in ("organisation", "country")]
    document = Document(
        unwrapped(spans.source),
        spans.source.text,
        {m.char_end: m for m in others},
        [m.char_start for m in others],
        others,
        frozenset(m.char_end for m in spans.mentions if m.entity_kind == "person"),
    )
    persons = [m for m in spans.mentions if m.entity_kind == "person" and m.rule != TITLE_ALONE]
    before = _before_names(document, persons)
    # Deputy Minister X, Deputy Governor Y: the second title is not the first one's too
    taken = {role.char_start for roles in before for role in roles}
    sentence_ends = {s.char_start: s.char_end for s in spans.source.sentences}
    found: dict[tuple[str, str], RoleStatement] = {}
    for person, roles in zip(persons, before, strict=True):
        for role in roles:
            _keep(found, role)
        limit = sentence_ends.get(person.sentence_start, person.char_end)
        for office in after_name(document, person.char_end, limit):
            if office.title.start not in taken:
                end = office.title.end
                _keep(found, _statement(document, person, office, person.char_start, end, "apposition"))
    return tuple(sorted(found.values(), key=lambda role: (role.char_start, role.char_end, role.title)))


def _before_names(document: Document, persons: list[MentionSpan]) -> list[list[RoleStatement]]:
    """Return, for each person, the roles that stand before the name; a plural title holds for the next name too."""
    result: list[list[RoleStatement]] = []
    plural: tuple[int, RoleStatement] | None = None
    last_end = -1
    for person in persons:
        stated = [
            role
            for role in _before(document, person)
            if not _is_of_name_before(document, role, last_end, person)
        ]
        last_end = person.char_end
        if not stated and plural is not None and document.text[plural[0] : person.char_start] in _JOINTS:
            stated = [_shared(document, plural[1], person)]
            closes = document.text[person.char_start - len(" and ") : person.char_start] == " and "
            plural = None if closes else (person.char_end, plural[1])
        roles = []
        for role in stated:
            if not role.title.lower().endswith(_PLURAL_ENDS):
                roles.append(role)
            elif document.text.startswith(
                (" and ", ", "), person.char_end
            ):  # else: they told envoys X would come
                roles.append(role._replace(title=role.title[:-1]))
                plural = (person.char_end, roles[-1])
        result.append(roles)
    return result


def _is_of_name_before(document: Document, role: RoleStatement, last_end: int, person: MentionSpan) -> bool:
    """Return whether a title between two names belongs to the first: X, minister of trade, Y, an envoy, and Z."""
    stands_between = document.text[last_end : role.char_start] == ", " and document.text.endswith(
        ", ", role.char_start, person.char_start
    )
    return stands_between and not follows_holder(document, person.sentence_start, role.char_start)


def _before(document: Document, person: MentionSpan) -> list[RoleStatement]:
    """Return the roles whose title stands before the name (Trade Minister X; China's chief negotiator, X)."""
    statements = []
    for office in before_name(document, person.sentence_start, person.char_start, person.char_end):
        title, seat = office
        if seat is not None and seat.char_end < title.start:
            word = document.text[max(0, seat.char_start - 12) : seat.char_start].lower().split()[-1:]
            title = title._replace(
                former=title.former or bool(FORMER.intersection(word)),
                acting=title.acting or bool(ACTING.intersection(word)),
            )
        stated = Office(title, seat)
        statements.append(_statement(document, person, stated, title.start, person.char_end, "title_before"))
    return statements


def _shared(document: Document, role: RoleStatement, person: MentionSpan) -> RoleStatement:
    """Return the role of the second name behind a plural title (Presidents X and Y)."""
    return role._replace(
        char_end=person.char_end,
        surface=document.printed[role.char_start : person.char_end],
        person_entity_id=person.entity_id,
    )


def _keep(found: dict[tuple[str, str], RoleStatement], role: RoleStatement) -> None:
    """Keep the first statement of each (person, title), unless a later one says more (country, organisation)."""
    key = (role.person_entity_id, role.title.lower())
    kept = found.get(key)
    if kept is None or _said(role) > _said(kept):
        found[key] = role


def _said(role: RoleStatement) -> int:
    return (role.country_code is not None) + (role.organisation_entity_id is not None)


def _statement(
    document: Document, person: MentionSpan, office: Office, start: int, end: int, rule: str
) -> RoleStatement:
    title, neighbour = office
    printed = document.text[title.start : title.end]
    organisation = country = None
    if neighbour is not None:
        country = country_of(neighbour.entity_id) if _serves(neighbour) else None
        organisation = neighbour.entity_id if neighbour.entity_kind == "organisation" else None
        if neighbour.entity_kind == "country":
            organisation = _department(printed, country)
    return RoleStatement(
        char_start=start,
        char_end=end,
        surface=document.printed[start:end],
        sentence_start=person.sentence_start,
        rule=rule,
        person_entity_id=person.entity_id,
        title=printed,
        organisation_entity_id=organisation,
        country_code=country,
        is_former=title.former,
        is_acting=title.acting,
    )


def _serves(neighbour: MentionSpan) -> bool:
    """Return whether an office at `neighbour` serves a country: the country itself or one of its public bodies."""
    known = entity(neighbour.entity_id)
    return neighbour.entity_kind == "country" or known is None or known.detail in _PUBLIC


_WRITTEN_SHORT = {"rep.": "representative", "rep": "representative", "sec.": "secretary", "secy": "secretary"}


def _department(title: str, country_code: str | None) -> str | None:
    """Return the ministry that the office belongs to, where reference data has it for that country."""
    if country_code is None:
        return None
    words = [
        _WRITTEN_SHORT.get(w, w)
        for w in title.lower().replace("-", " ").split()
        if w not in ("deputy", "vice", "assistant", "chief")
    ]
    if len(words) < 2:
        return None
    area = " ".join(words[2:]) if words[1] in ("of", "for") else " ".join(words[:-1])
    known = gazetteer().with_country
    for form in (
        " ".join(words),
        area,
        f"{area} ministry",
        f"ministry of {area}",
        f"department of {area}",
        f"{area} department",
    ):
        body = known.get((country_code, form))
        if body is not None:
            return body.entity_id
    return None
