"""Scoring mentions, the entities they are linked to, and roles.

Gold names and our ids are two naming schemes: they are tied by majority over all mentions of a gold entity in all
articles, one to one, so that a link is wrong when two entities are confused or one is split. Countries have a shared
code and must carry it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pipelines.evaluate.gold_data import GoldArticle, Row, country_id, is_chrome, words
from pipelines.evaluate.gold_spans import at
from pipelines.evaluate.reading import Reading
from pipelines.evaluate.scores import Extent, Miss, Score, Scores, align, overlap, overlap_over_union
from pipelines.extract.spans import MentionSpan
from pipelines.relate.statements import RoleStatement

CLASSES: Mapping[str, str] = {
    "person": "person",
    "organisation": "organisation",
    "org": "organisation",
    "place": "place or country",
    "country": "place or country",
    "country_actor": "place or country",
    "venue": "place or country",
}
"""Scored class of our entity kinds and of gold row types; other kinds are not scored."""


class GoldMention(NamedTuple):
    """One mention of a gold entity; a neutral one counts neither as hit nor as miss."""

    start: int
    end: int
    entity: str
    country: str | None
    row_type: str
    is_neutral: bool


def gold_mentions(article: GoldArticle) -> list[GoldMention]:
    """Return the mentions of all gold entities of `article`."""
    return [
        GoldMention(
            m["start"],
            m["end"],
            row["canonical"],
            country_id(row.get("iso3")),
            row_type,
            is_chrome(m) or is_chrome(row) or bool(row.get("optional") or row.get("unnamed")),
        )
        for row_type in ("person", "org", "place", "country_actor")
        for row in article.of(row_type)
        for m in row["mentions"]
    ]


def tie_names(pairs: Iterable[tuple[GoldArticle, Reading]]) -> dict[str, str]:
    """Return our entity id of each gold name: the id most of its mentions carry, each id used once per class."""
    votes: Counter[tuple[str, str, str]] = Counter()
    fixed: dict[str, str] = {}
    for article, reading in pairs:
        mentions = [m for m in reading.spans.mentions if m.entity_kind in CLASSES]
        for gold in gold_mentions(article):
            if gold.country:
                fixed[gold.entity] = gold.country
                continue
            for m in mentions:
                if overlap(gold[:2], at(m)) and CLASSES[m.entity_kind] == CLASSES[gold.row_type]:
                    votes[CLASSES[gold.row_type], gold.entity, m.entity_id] += 1
    tied: dict[tuple[str, str], str] = {}
    used: set[tuple[str, str]] = set()
    for (kind, name, entity_id), _ in sorted(votes.items(), key=lambda v: (-v[1], v[0])):
        if (kind, name) not in tied and (kind, entity_id) not in used:
            tied[kind, name] = entity_id
            used.add((kind, entity_id))
    return {name: entity_id for (_, name), entity_id in tied.items()} | fixed


def score_mentions(article: GoldArticle, reading: Reading, names: Mapping[str, str]) -> tuple[Scores, ...]:
    """Return per class the scores of span and entity, and of the span alone.

    A span that the gold gives both to an organisation and to a country (the White House) may be either.
    """
    gold = gold_mentions(article)
    parts = []
    for kind in dict.fromkeys(CLASSES.values()):
        mine = [g for g in gold if CLASSES[g.row_type] == kind]
        others = [g for g in gold if CLASSES[g.row_type] != kind]
        found = [m for m in reading.spans.mentions if CLASSES.get(m.entity_kind) == kind]
        elsewhere = [at(m) for m in reading.spans.mentions if CLASSES.get(m.entity_kind, kind) != kind]
        expected = [
            g
            for g in mine
            if not g.is_neutral and not (_shared(g, others) and any(overlap(g[:2], e) for e in elsewhere))
        ]
        neutral = [g[:2] for g in gold if g not in expected and (CLASSES[g.row_type] == kind or g.is_neutral)]
        parts.append(
            _score_class(f"mentions: {kind}", reading, expected, neutral, found, names, check_entity=True)
        )
        parts.append(
            _score_class(
                f"mentions: {kind}, span", reading, expected, neutral, found, names, check_entity=False
            )
        )
    return tuple(parts)


def _shared(mention: GoldMention, others: list[GoldMention]) -> bool:
    return any(overlap(mention[:2], o[:2]) for o in others)


def _score_class(
    name: str,
    reading: Reading,
    expected: Sequence[GoldMention],
    neutral: Sequence[Extent],
    found: Sequence[MentionSpan],
    names: Mapping[str, str],
    *,
    check_entity: bool,
) -> Scores:
    def likeness(g: GoldMention, m: MentionSpan) -> float:
        same_entity = names.get(g.entity) == m.entity_id
        return (2.0 if g[:2] == at(m) else overlap_over_union(g[:2], at(m))) + (
            same_entity if overlap(g[:2], at(m)) else 0
        )

    pairs = align(expected, found, likeness)
    misses: list[Miss] = []
    right = 0
    for g, m in pairs:
        if g[:2] == at(m) and (not check_entity or names.get(g.entity) == m.entity_id):
            right += 1
        else:
            misses.append(
                reading.miss(name, "wrong", g[:2], f"{g.entity} = {names.get(g.entity)}", _shown(m))
            )
    aligned_gold, aligned_found = {id(g) for g, _ in pairs}, {id(m) for _, m in pairs}
    misses.extend(
        reading.miss(name, "missing", g[:2], f"{g.entity} = {names.get(g.entity)}")
        for g in expected
        if id(g) not in aligned_gold
    )
    spurious = [
        m for m in found if id(m) not in aligned_found and not any(overlap(n, at(m)) for n in neutral)
    ]
    misses.extend(reading.miss(name, "spurious", at(m), "", _shown(m)) for m in spurious)
    return Scores((Score(name, right, len(pairs) + len(spurious), len(expected)),), tuple(misses))


def _shown(m: MentionSpan) -> str:
    return f"{m.surface!r} {m.entity_id} {m.resolved_by} [{m.rule}]"


def score_roles(article: GoldArticle, reading: Reading, names: Mapping[str, str]) -> Scores:
    """Return the score of (person, title): one title's words hold the other's; countries must not contradict."""
    gold = [
        (row, title)
        for row in article.of("person")
        if not is_chrome(row) and not row.get("unnamed")
        for title in row["roles"]
    ]

    def likeness(g: tuple[Row, str], role: RoleStatement) -> float:
        row, title = g
        if names.get(row["canonical"]) != role.person_entity_id:
            return 0.0
        side = country_id(row.get("side"))
        if side and role.country_code and side != f"country:{role.country_code}":
            return 0.0
        ours, theirs = words(role.title), words(title)
        return len(ours & theirs) / len(ours | theirs) if ours and (ours <= theirs or theirs <= ours) else 0.0

    roles = reading.statements.roles
    pairs = align(gold, roles, likeness)
    matched = {id(r) for _, r in pairs}
    found = {(g[0]["id"], g[1]) for g, _ in pairs}
    # a second wording of a role that the gold gives once is no error
    repeats = [r for r in roles if id(r) not in matched and any(likeness(g, r) for g in gold)]
    misses = [
        reading.miss("roles", "missing", (row["mentions"][0]["start"], row["mentions"][0]["end"]), title)
        for row, title in gold
        if (row["id"], title) not in found
    ]
    spurious = [r for r in roles if id(r) not in matched and r not in repeats]
    misses.extend(
        reading.miss(
            "roles", "spurious", at(r), "", f"{r.person_entity_id}: {r.title} {r.country_code} [{r.rule}]"
        )
        for r in spurious
    )
    return Scores((Score("roles", len(pairs), len(pairs) + len(spurious), len(gold)),), tuple(misses))
