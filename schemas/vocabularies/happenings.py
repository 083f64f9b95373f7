"""Terms of measures and events."""

from __future__ import annotations

from schemas.vocabularies.vocabulary import Vocabulary

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

REMARK_KIND = Vocabulary(
    "remark_kind",
    {
        "condition": "how firm a truce, agreement or understanding is",
        "agenda": "a topic of talks or of a meeting",
        "duration": "how long a journey, truce or pause lasts",
        "precedent": "the first, highest or last of its kind since a day or event",
        "elapsed": "which year or month of its course something is in",
        "prospect": "something in a named year that is said to lie ahead",
    },
)

REMARK_VALUE = Vocabulary(
    "remark_value",
    {
        "sought": "hoped for, not there yet",
        "fragile": "there, but said to be weak",
        "strained": "under strain, tested or in doubt",
        "holding": "said to hold",
        "restored": "back after a breakdown",
        "collapsed": "said to have broken down",
        "first": "the first since",
        "superlative": "the highest, lowest, largest … since",
        "unseen": "not seen since",
        "counted": "a place in a course, counted by anniversaries or by years begun",
        "ahead": "said to lie ahead",
        "listed": "on the agenda, to be raised or discussed",
        "lasting": "lasts as long as printed",
    },
)
