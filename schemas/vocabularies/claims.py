"""Terms of claims, verdicts and what changed between two releases."""

from __future__ import annotations

from schemas.vocabularies.vocabulary import Vocabulary

CLAIM_KIND = Vocabulary(
    "claim_kind",
    {
        "tariff_rate": "the rate of a tariff",
        "trade_value": "the value of trade between two parties",
        "effective_date": "when a measure takes effect",
        "expiry_date": "when a measure or truce ends",
        "start_date": "when a measure or truce began",
        "extension_date": "when a measure or truce was extended",
        "duration": "how long a measure, truce or journey lasts",
        "measure_status": "the state of a measure",
        "measure_cause": "what a measure responds to",
        "measure_purpose": "what a measure is for",
        "agenda_topic": "a topic of talks or of a meeting",
        "statement": "what a person is quoted or paraphrased as saying",
        "agreement_condition": "how firm a truce or agreement is",
        "time_comparison": "a comparison with the past, counted in the source's own way (first since, in its fourth year)",
        "publication_date": "when a document was published, where print and text differ",
        "caption_date": "the date of a picture, which is not the story's",
        "meeting_date": "when a meeting takes place",
        "meeting_place": "where a meeting takes place",
        "meeting_forum": "the forum beside which a meeting takes place",
        "meeting_status": "how certain or far a meeting is",
        "round_count": "how many rounds there were",
        "delegation_size": "how many people a delegation has",
        "participant": "who took part",
        "speaker_of_quote": "who said the quoted words",
        "agreement_place": "where an agreement or truce was made",
        "announcement_date": "when a measure was announced",
        "date_wording": "the words that put a meeting into a week, inside one document",
        "role": "the title a person is given",
        "figure_value": "another figure with a subject",
        "named_date": "a day, month or year that sources of one affair name, whatever they tie to it",
        "named_place": "a city or building that sources of one affair name, whatever they tie to it",
    },
)

VERDICT = Vocabulary(
    "verdict",
    {
        "single_source": "one independent source only",
        "corroborated": "independent sources agree",
        "compatible": "coarser or vaguer, not contrary",
        "superseded": "a later report of a later state",
        "conflicting": "independent sources contradict each other",
        "conflicting_within_document": "one document contradicts itself",
    },
)

CHANGE_KIND = Vocabulary(
    "change_kind",
    {
        "added": "not in the release before",
        "removed": "in the release before, not in this one",
        "changed": "in both, with other values",
    },
)
