"""Whose measure it is, where no verb says who imposes: possessives, complaints, obligations, announcements."""

from __future__ import annotations

from pipelines.relate.function_words import ALLEGED, ANNOUNCES
from pipelines.relate.items import Item
from pipelines.relate.measures import subjects
from pipelines.relate.measures.phrase import NounPhrase, Predicate
from pipelines.relate.measures.reading import party_at
from pipelines.relate.measures.subjects import BOTH
from pipelines.relate.parties import actor


def possessor(words: list[Item], first: int) -> subjects.Subject | None:
    """Return whose the measure is: of "his" the last person before, of "its" the subject."""
    if words[first].low in ("his", "her"):
        for j in range(first - 1, -1, -1):
            mention = words[j].mention
            if mention is not None and mention.entity_kind == "person" and (party := actor(mention)):
                return subjects.Subject(party, j)
        return None
    for j in range(first - 1, max(-1, first - 5), -1):
        if (
            words[first - 1].low == "of"
            and words[j].is_possessive
            and (party := party_at(words, j)) is not None
        ):
            return subjects.Subject(party, j)
    found = subjects.subject(words, first, is_open=True)
    if found is None or found.party == BOTH or not _is_object(words, found.position):
        return found
    outer = subjects.subject(words, found.position - 1)
    return outer if outer is not None and outer.party not in (BOTH, found.party) else found


def punished(words: list[Item], before: int) -> str | None:
    """Return who is punished for what the verb behind item `before` tells: duties on Peru for breaking the pact."""
    return party_at(words, before - 1) if before > 1 and words[before].low == "for" else None


def _is_object(words: list[Item], j: int) -> bool:
    """Return whether the party at `j` is the object of a verb and does nothing itself: Zambia spared Malawi from its ban."""
    while j + 2 < len(words) and words[j + 1].klass == "conj" and words[j + 2].mention is not None:
        j += 2
    if j < 2 or j + 1 >= len(words) or words[j].is_possessive or words[j + 1].klass not in ("prep", None):
        return False
    k = j - 1 - (words[j - 1].klass == "det")
    while k > 1 and (words[k].klass == "conj" or words[k].low == ",") and words[k - 1].mention is not None:
        k -= 2 + (words[k - 2].klass == "det")  # exempted Peru and Chile from its duty
    entry = words[k].entry
    tenses = entry.tenses if entry is not None and (entry.verb or entry.predicate) else ""
    forms = "dsnb" if k and (words[k - 1].low == "to" or words[k - 1].klass in ("neg", "modal")) else "dsn"
    is_act = entry is not None and entry.klass != "say" and bool(set(tenses) & set(forms))
    return is_act and words[j + 1].low in ("from", "with")


def accused(words: list[Item], phrase: NounPhrase) -> str | None:
    """Return whose measure a case is about: "a complaint against Ottawa over the duties", "accused Ottawa of a ban"."""
    if phrase.first > 2 and words[phrase.first - 1].low == "of":
        return accused_at(words, phrase.first - 2)
    if phrase.first < 2 or words[phrase.first - 1].low not in ("over", "about", "for"):
        return None
    for j in range(phrase.first - 2, max(0, phrase.first - 10), -1):
        mention = words[j].mention
        if mention is not None and words[j - 1].low in ("against", "sue", "sued", "suing"):
            return actor(mention)
    return None


def accused_at(words: list[Item], j: int) -> str | None:
    """Return the party at `j` if it is accused there: "accuses Ottawa of"."""
    party = party_at(words, j)
    k = j - 1 - (words[j - 1].klass == "det")
    return party if k >= 0 and words[k].low in ALLEGED and not words[j].is_possessive else None


def announces(words: list[Item], found: subjects.Subject, before: Predicate) -> bool:
    """Return whether the subject only tells what others will face: "Trump announced that all films will face"."""
    return any(word.low in ANNOUNCES for word in words[found.position : before.start])


def announcer(words: list[Item], before: int) -> str | None:
    """Return who announces that goods will face a duty: "Trump announced that all films will face a 100% tariff"."""
    for j in range(before - 1, 0, -1):
        if words[j].low in ANNOUNCES:
            found = subjects.subject(words, j - 1)
            return found.party if found is not None and found.party != BOTH else None
    return None


def obliged(words: list[Item], phrase: NounPhrase) -> str | None:
    """Return the party whose compliance is in question: "China’s compliance with the deal"."""
    for j in range(phrase.first - 1, max(-1, phrase.first - 12), -1):
        if words[j].low in ("compliance", "failure", "commitment", "commitments", "obligations", "pledge"):
            for k in range(j - 1, max(-1, j - 5), -1):
                mention = words[k].mention
                if mention is not None and words[k].is_possessive:
                    return actor(mention)
    return None
