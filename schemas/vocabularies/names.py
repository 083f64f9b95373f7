"""Terms of names and words: mentions, entities, roles and quotes."""

from __future__ import annotations

from schemas.vocabularies.vocabulary import Vocabulary

ENTITY_KIND = Vocabulary(
    "entity_kind",
    {
        "person": "a person",
        "organisation": "an organisation, government body, company, forum",
        "country": "a country or customs territory",
        "place": "a city, region, building or other place",
        "agreement": "a treaty, deal or framework with a name",
        "product": "a good or service with a name of its own",
        "venue": "a building or site where talks are held",
        "event": "a contest, war, feast, prize or other happening with a name of its own",
        "group": "a people, religious community, movement or the people of a region (Arab, Muslims)",
    },
)

RESOLVED_BY = Vocabulary(
    "resolved_by",
    {
        "name": "the full name",
        "alias": "another known name",
        "acronym": "an acronym",
        "title": "a title alone, or title and surname",
        "surname": "a surname or part of a name printed in full elsewhere",
        "metonym": "a capital or seat that stands for a government",
        "demonym": "an adjective or noun of nationality",
        "pronoun": "a pronoun",
        "nominal": "a common noun phrase (the two sides)",
    },
)

LINKED_BY = Vocabulary(
    "linked_by",
    {
        "spelling": "another spelling, transliteration, word order or legal form of the same name",
        "acronym": "an acronym that some document introduces in brackets after the long form",
        "partial_name": "a surname with a title that exactly one fully named person of that surname holds",
    },
)

ACTING_AS = Vocabulary(
    "acting_as",
    {"government": "the place or nationality stands for its government or state", "place": "a location"},
)

QUOTE_DIRECTNESS = Vocabulary(
    "quote_directness",
    {
        "direct": "at least a clause, in quotation marks",
        "partial": "some words in quotation marks inside the reporter's sentence",
        "indirect": "reported speech without quotation marks",
    },
)

SPEAKER_KIND = Vocabulary(
    "speaker_kind",
    {
        "named": "a named person or body",
        "unnamed": "described but not named (a spokesperson for …)",
        "pronoun": "a pronoun, resolved where one antecedent fits",
        "none": "no speaker is given",
    },
)
