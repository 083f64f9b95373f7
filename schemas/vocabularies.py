"""Closed vocabularies: every term that a column may hold, with its meaning. Open lists are reference data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Vocabulary:
    """A named closed list; `terms` maps each term to its meaning."""

    name: str
    terms: Mapping[str, str]


PASSAGE_KIND = Vocabulary(
    "passage_kind",
    {
        "headline": "the article's own title",
        "standfirst": "the summary line under the headline",
        "summary": "bullet or boxed summary by the publisher",
        "byline": "author, editor or desk, with or without a time stamp",
        "dateline": "place (and date) that opens the story",
        "caption": "picture caption, credit or alternative text",
        "heading": "section heading or label inside the article",
        "body": "running text of the article",
        "timestamp": "publication or update time printed apart from the byline",
        "related_link": "link or teaser to another story",
        "comment_form": "comment box, reply form",
        "navigation": "menu, breadcrumb, share bar, site header",
        "copyright": "copyright and licence notices",
        "other_chrome": "anything else that is not the article: disclaimers, author boxes, adverts",
    },
)

CONTENT_KINDS: frozenset[str] = frozenset(
    {"headline", "standfirst", "summary", "dateline", "caption", "heading", "body"}
)
"""The passage kinds that extraction reads."""

PUBLISHED_BASIS = Vocabulary(
    "published_basis",
    {
        "stated": "printed in the article's header, byline or footer",
        "listed": "given by the listing or the source's metadata fields",
        "inferred": "concluded from dates in the text or from other documents of the story",
        "unknown": "nothing to go by",
    },
)

TEXT_BASIS = Vocabulary(
    "text_basis",
    {
        "decoded": "the decoded bytes, untouched",
        "rendered": "the text content of a markup document, as rendered",
        "field": "a text field of a structured record, untouched",
    },
)

REJECTION_REASON = Vocabulary(
    "rejection_reason",
    {
        "binary": "not text: binary content",
        "empty": "no characters, or white space only",
        "undecodable": "no encoding fits the bytes",
        "too_large": "larger than the limit",
        "unreadable": "the file could not be opened or read",
        "outside_root": "a link that leaves the source tree",
        "not_a_file": "a directory or special file with a source's name",
        "duplicate": "the same text as another source",
        "malformed": "a record or container that could not be parsed",
        "missing_text": "a record without a text field",
        "unsupported": "a kind of file that no reader takes",
        "language": "not in a language that extraction reads",
    },
)

TIMEX_TYPE = Vocabulary(
    "timex_type",
    {
        "DATE": "a calendar date of any granularity",
        "TIME": "a time of day",
        "DURATION": "a length of time",
        "SET": "a recurring time",
    },
)

TIMEX_MOD = Vocabulary(
    "timex_mod",
    {
        "START": "early part",
        "MID": "middle part",
        "END": "late part",
        "APPROX": "about",
        "BEFORE": "before",
        "AFTER": "after",
        "ON_OR_BEFORE": "not later than",
        "ON_OR_AFTER": "not earlier than",
        "LESS_THAN": "shorter than",
        "MORE_THAN": "longer than",
        "EQUAL_OR_LESS": "no longer than",
        "EQUAL_OR_MORE": "at least as long as",
    },
)

GRANULARITY = Vocabulary(
    "granularity",
    {
        "second": "to the second",
        "minute": "to the minute",
        "hour": "to the hour",
        "part_of_day": "morning, afternoon …",
        "day": "one calendar day",
        "week": "ISO week",
        "weekend": "Saturday and Sunday of an ISO week",
        "month": "calendar month",
        "quarter": "calendar quarter",
        "season": "season of a year",
        "half_year": "half of a year",
        "year": "calendar or fiscal year",
        "decade": "ten years",
        "century": "a hundred years",
        "range": "a stated range",
        "reference": "PRESENT_REF, PAST_REF or FUTURE_REF",
    },
)

DATE_BASIS = Vocabulary(
    "date_basis",
    {
        "explicit": "printed in full",
        "relative_to_publication": "counted from, or completed with, the publication date",
        "relative_to_event": "counted from another date or event in the text",
        "inferred": "completed from context that is neither",
    },
)

DATE_DOUBT = Vocabulary(
    "date_doubt",
    {
        "impossible_date": "no such day in the calendar (31 February)",
        "weekday_mismatch": "the printed weekday is not the weekday of that day",
        "ambiguous_order": "day and month could be exchanged (10/12)",
        "ambiguous_week": "the sense of 'this' or 'next' is open",
        "fiscal_year": "the bounds of a fiscal year depend on the country; calendar years are given",
    },
)

QUANTITY_KIND = Vocabulary(
    "quantity_kind",
    {
        "money": "an amount of currency",
        "percent": "a percentage",
        "percentage_points": "a difference of percentages; basis points are 0.01",
        "count": "a number of things",
        "ordinal": "a place in a sequence",
        "multiple": "a factor or fraction (doubled, 2.5-fold, a third)",
        "mass": "a mass",
        "length": "a length or distance",
        "area": "an area",
        "volume": "a volume",
        "energy": "energy or power",
        "speed": "a speed",
        "temperature": "a temperature",
        "information": "data size or rate",
        "duration": "a length of time",
        "age": "an age",
        "index": "points of an index or score on a scale",
        "number": "a bare number with nothing counted",
    },
)

COMPARATOR = Vocabulary(
    "comparator",
    {
        "exact": "as printed",
        "about": "about, some, around, nearly",
        "at_least": "at least, no fewer than",
        "at_most": "at most, up to",
        "more_than": "more than, over",
        "less_than": "less than, under",
        "vague": "no exact number: thousands, triple-digit, several",
    },
)

CHANGE = Vocabulary(
    "change",
    {
        "level": "a level",
        "increase": "an increase by this much",
        "decrease": "a decrease by this much",
        "to": "the level after a change",
        "from": "the level before a change",
    },
)

FIGURE_ROLE = Vocabulary(
    "figure_role",
    {
        "tariff_rate": "a rate of duty",
        "trade_value": "value of trade, exports or imports",
        "trade_balance": "surplus or deficit",
        "investment": "investment or funding promised or made",
        "purchase": "purchases agreed or made",
        "price": "a price or unit cost",
        "cost": "a cost, loss, fine or fee",
        "revenue": "revenue, sales, earnings, budget",
        "growth": "a rate of growth or decline",
        "share": "a share of a whole",
        "headcount": "people",
        "firms": "companies or organisations",
        "round_number": "the number of a round, or of rounds",
        "volume": "physical volume of goods",
        "duration": "a length of time",
        "rank": "a place in a ranking",
        "index": "an index level or change",
        "other": "something else",
    },
)

FIGURE_DOUBT = Vocabulary(
    "figure_doubt",
    {
        "malformed_grouping": "digit groups that do not follow any convention (10,0000)",
        "ambiguous_separator": "comma or point could be decimal or grouping",
        "ambiguous_direction": "the grammar leaves open who imposes and who is hit",
        "ambiguous_unit": "the unit or currency is open",
    },
)

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

INSTRUMENT = Vocabulary(
    "instrument",
    {
        "tariff": "customs duty of any kind",
        "anti_dumping": "anti-dumping or countervailing duty",
        "safeguard": "safeguard measure",
        "export_control": "licence, ban or curb on exports",
        "entity_listing": "listing of firms (entity list, blacklist)",
        "investigation": "trade investigation or probe",
        "import_ban": "ban or suspension of imports",
        "quota": "quota or tariff-rate quota",
        "subsidy": "subsidy or state aid",
        "sanction": "economic sanction",
        "port_fee": "fee on ships or ports",
        "licence_requirement": "licence or permit requirement",
        "purchase_commitment": "purchases agreed, promised or demanded",
        "investment_commitment": "investment agreed or promised",
        "truce": "suspension of hostilities in trade",
        "agreement": "trade agreement or deal",
        "exemption": "exemption or exclusion",
        "tax": "internal tax aimed at trade (digital services tax)",
        "technical_barrier": "standard, label or health rule",
        "other": "another measure",
    },
)

MEASURE_STATUS = Vocabulary(
    "measure_status",
    {
        "threatened": "announced as a threat",
        "proposed": "formally proposed",
        "under_consideration": "being considered by its imposer",
        "under_discussion": "on the table between the parties",
        "announced": "announced, not yet in force",
        "launched": "started (investigation, procedure)",
        "agreed": "agreed or signed",
        "in_force": "in force, imposed, implemented",
        "raised": "raised or tightened",
        "reduced": "reduced or eased",
        "suspended": "suspended or paused",
        "extended": "extended in time",
        "lifted": "lifted, removed, repealed",
        "expires": "due to end on a date",
        "expired": "ended",
        "violated": "broken or not complied with",
        "alleged": "alleged by one side",
        "denied": "denied or rejected",
        "conditional": "would come only if something else happens",
    },
)

EVENT_KIND = Vocabulary(
    "event_kind",
    {
        "talks_round": "talks between delegations",
        "summit": "meeting of leaders, bilateral or of a forum",
        "visit": "visit, arrival, trip or tour",
        "call": "telephone or video call",
        "signing": "signing or conclusion of an agreement",
        "announcement": "announcement or statement as an event",
        "hearing": "hearing, ruling or vote",
        "deadline": "deadline, expiry or entry into force",
        "measure_action": "a measure taken, changed or retaliated with",
        "other": "another event",
    },
)

EVENT_STATUS = Vocabulary(
    "event_status",
    {
        "planned": "planned or expected",
        "possible": "may take place",
        "unconfirmed": "announced by one side only, or not confirmed",
        "under_way": "under way",
        "concluded": "took place",
        "postponed": "postponed",
        "cancelled": "cancelled",
    },
)

DESCRIBED_BY = Vocabulary(
    "described_by",
    {"reference": "known from reference data", "text": "known from the documents only"},
)

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

VOCABULARIES: tuple[Vocabulary, ...] = tuple(v for v in list(globals().values()) if isinstance(v, Vocabulary))
