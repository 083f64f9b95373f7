"""What the sentences around a meeting say of it: which one of a series, who took part, which day is meant."""

from __future__ import annotations

import datetime as dt

import pytest

from pipelines.extract.document import extract
from pipelines.ingest.plain import document_from_text
from pipelines.relate import events
from pipelines.relate.statements import EventStatement, ParticipantStatement
from tests.pipelines.relate.builders import spans


def read(text: str) -> tuple[tuple[EventStatement, ...], tuple[ParticipantStatement, ...]]:
    return events.find(extract(document_from_text(text)))


def only(text: str) -> EventStatement:
    (found,), _ = read(text)
    return found


@pytest.mark.parametrize(
    ("text", "earlier"),
    [
        ("Four rounds have been held before this one.", 4),
        ("Five rounds of negotiations were held between March and July.", 5),
        ("Delegates of Kenya and India have met six times since January.", 6),
        ("Three meetings have been held so far between India and Peru.", 3),
    ],
)
def test_meetings_that_were_held_are_counted(text: str, earlier: int):
    assert only(text).previous_count == earlier


def test_rounds_that_are_still_to_come_are_not_counted_as_held():
    found, _ = read("Two rounds of talks will be held in Lima in May 2026.")
    assert [event.previous_count for event in found] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "The pact came after three days of talks in Lima.",
        "Following tense negotiations in Lima, both sides spoke of progress.",
    ],
)
def test_talks_of_nobody_named_after_which_something_came_were_held(text: str):
    found = only(text)
    assert (found.kind, found.status, found.place_entity_id) == ("talks_round", "concluded", "place:lima")


def test_a_venue_and_its_city_are_one_place_of_the_talks_somebody_gathers_for():
    text = "Senior delegates from Peru and India gathered at the White House in Washington for discussions expected to last long."
    found = only(text)
    assert (found.kind, found.surface.endswith("for discussions")) == ("talks_round", True)


def test_a_part_of_the_day_dates_a_journey():
    evening = only("Washington, 6 May 2025\n\nMinister Ana Ruiz left for Tokyo in the evening.")
    assert evening.surface.endswith("in the evening")


def test_talks_of_nobody_named_that_are_only_spoken_of_are_no_event():
    assert read("He spoke of talks in Lima.")[0] == ()


def test_the_first_meeting_that_time_is_counted_from_is_no_event():
    text = "Peru and India ended talks in Lima on 6 May 2025, ten years after the first meeting."
    assert only(text).ordinal is None


def test_the_day_of_an_announcement_is_not_the_day_of_the_meeting():
    text = (
        "President Lee Jae-myung is to meet President Xi Jinping on November 30 in Seoul. "
        "Seoul announced the meeting on November 3; Beijing has not confirmed it."
    )
    document = document_from_text(text, published_on=dt.date(2025, 11, 9))
    (meeting, announced), _ = events.find(extract(document))
    assert (announced.kind, announced.status) == ("summit", "unconfirmed")
    assert announced.date_char_start == meeting.date_char_start == text.index("November 30")


def test_a_date_behind_a_condition_is_not_that_of_the_talks_in_it():
    text = "Chile and Peru met in Lima. If nothing comes of the talks, duties would be due from 1 March 2026."
    assert [event.date_char_start for event in read(text)[0]] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "India and Peru held talks on 3 March 2025. Nirmala Rao led the Indian team, with Arun Mehta beside her.",
        "India and Peru held talks on 3 March 2025. The Indian side was headed by Nirmala Rao and Arun Mehta.",
        "India and Peru sat down on 3 March 2025 for talks. Nirmala Rao and Arun Mehta spoke for New Delhi.",
    ],
)
def test_who_speaks_for_a_side_in_the_next_sentence_takes_part_in_the_talks(text: str):
    _, participants = read(text)
    people = {p.entity_id for p in participants if p.entity_id.startswith("person:")}
    assert people == {"person:nirmala-rao", "person:arun-mehta"}


def test_who_leads_anything_else_takes_no_part():
    text = "India and Peru held talks on 3 March 2025. Nirmala Rao leads the opposition in a survey."
    _, participants = read(text)
    assert not any(p.entity_id.startswith("person:") for p in participants)


def test_who_says_so_is_behind_the_comma_and_not_where_they_meet():
    text = "President Donald Trump and President Xi Jinping will discuss chips when they meet, officials in Lima said."
    assert all(event.place_entity_id is None for event in read(text)[0])


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Talks on the details of the food pact are expected to begin in Lima on 3 March 2031.", "planned"),
        ("The meeting of Narendra Modi and Keir Starmer on 3 March 2031 is to last an hour.", "planned"),
        ("The talks held in Lima on 3 March 2025 are expected to help.", "concluded"),
    ],
)
def test_the_verb_of_the_event_tells_whether_it_lies_ahead(text: str, status: str):
    assert only(text).status == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Peru proposed that the two sides meet in Lima in June 2031.", "possible"),
        ("The commission urged that Oslo and Rome hold talks in Geneva.", "possible"),
        ("Norway requested consultations with Vietnam at the WTO on 3 March 2025.", "possible"),
        ("India has sought a meeting with Japan in Delhi on 3 March 2031.", "possible"),
        ("The requested consultations were held in Geneva on 3 March 2025.", "concluded"),
        (
            "A joint panel was proposed during a meeting of Peru and Chile in Oslo on 3 March 2025.",
            "concluded",
        ),
        ("The levy will be discussed during a meeting of Peru and Chile in Oslo on 3 March 2031.", "planned"),
        ("Peru and Chile hope to conclude their talks in Lima on 3 March 2031.", "planned"),
        ("Negotiators managed to conclude the talks of Peru and Chile in Lima on 3 March 2025.", "concluded"),
    ],
)
def test_what_is_asked_for_or_wanted_has_not_taken_place(text: str, status: str):
    assert only(text).status == status


def test_a_body_whose_president_is_received_is_no_place():
    text = "Keir Starmer received Ursula von der Leyen, the president of the European Commission, on 3 March 2025 in London."
    assert [event.place_entity_id for event in read(text)[0] if event.kind == "visit"] == ["place:london"]


def test_the_date_that_a_comparison_counts_from_is_not_that_of_the_next_meeting():
    text = (
        "It was the first such dialogue since June 2016, coming before a planned summit between "
        "Prime Minister Ana Ruiz and President Jorge Paz on 24 December in Lima."
    )
    (summit,) = (e for e in read(text)[0] if e.kind == "summit")
    assert summit.date_char_start == text.index("24 December")


def test_the_day_on_which_talks_are_announced_is_not_their_day():
    text = "Chile and Peru announced Friday that they will hold talks in Lima in May 2026."
    found, _ = read(text)
    assert [e.date_char_start for e in found if e.kind == "talks_round"] == [text.index("May 2026")]


def test_what_an_agreement_did_is_no_signing():
    found, _ = read("The deal, which had been set to expire on 19 May 2026, established a corridor in Lima.")
    assert [e.kind for e in found if e.kind == "signing"] == []


@pytest.mark.parametrize(
    "text",
    [
        "On 3 May 2026, in Lima, Chile and Japan concluded talks.",
        "Teams will fly to Lima, Peru, to hold a new round of talks on Sunday.",
        "Officials of Chile and Japan agreed to hold the next round in Lima at an early date.",
    ],
)
def test_the_place_of_talks_is_the_city_that_the_sentence_names(text: str):
    assert [e.place_entity_id for e in read(text)[0] if e.kind == "talks_round"] == ["place:lima"]


@pytest.mark.parametrize(
    "text",
    [
        "The deal, which had been set to expire on 19 May 2026, kept the ports open.",
        "The grain pact, brokered by Peru and Chile, was slated to end on 19 May 2026.",
    ],
)
def test_a_deal_that_was_to_end_has_a_deadline(text: str):
    found = only(text)
    assert (found.kind, found.date_char_start) == ("deadline", text.index("19 May"))


def travels(text: str) -> list[tuple[str | None, list[str]]]:
    """Return place and people of each visit."""
    found, participants = read(text)
    people = [p for p in participants if p.kind == "visit" and p.entity_id.startswith("person:")]
    return [
        (event.place_entity_id, [p.entity_id for p in people if p.char_start == event.char_start])
        for event in found
        if event.kind == "visit"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Trade Minister Ana Ruiz spoke first. She arrived in Lima on Monday.",
        "Trade Minister Ana Ruiz said that she intends to visit Lima on Monday.",
        "Trade Minister Ana Ruiz spoke first. The minister will visit Lima on Monday.",
        "Trade Minister Ana Ruiz spoke first. Her visit to Lima on Monday was short.",
    ],
)
def test_a_pronoun_or_an_office_travels_for_the_person_named_before(text: str):
    assert travels(text) == [("place:lima", ["person:ana-ruiz"])]


def test_a_pronoun_in_a_phrase_before_its_subject_travels_for_nobody_named_before():
    text = "Minister Jo Mensa was pleased. Before her visit to Lima on Monday, nobody else was."
    assert travels(text) == [("place:lima", [])]


def test_a_pronoun_is_no_person_of_another_gender():
    text = "Juan Moss met Trade Minister Ana Ruiz. She then visited Lima on Monday."
    assert travels(text) == [("place:lima", ["person:ana-ruiz"])]


def test_an_office_that_two_people_hold_leaves_the_traveller_open():
    text = "Minister Ana Ruiz met Minister Jo Mensa. The minister will visit Lima on Monday."
    assert travels(text) == [("place:lima", [])]


def test_a_visit_without_a_place_is_the_journey_told_of_before():
    text = "Minister Ana Ruiz visited Brussels on 3 May. The minister's visit ended on 5 May."
    assert [place for place, _ in travels(text)] == ["place:brussels", "place:brussels"]


def test_who_leaves_for_home_visits_nobody():
    text = "Piyush Goyal, India's trade minister, was due to leave for India on Saturday."
    assert travels(text) == []


def test_first_before_a_verb_is_no_ordinal():
    found, _ = read("Piyush Goyal will first visit Norway on 7 May 2025.")
    assert [(event.ordinal, event.place_entity_id, event.status) for event in found] == [
        (None, "country:NO", "planned")
    ]


def test_the_meeting_at_which_something_was_said_is_no_talks():
    text = "Piyush Goyal plans to visit Norway this week, he said on Saturday at a ministerial meeting."
    assert [event.kind for event in read(text)[0]] == ["visit"]


def test_a_deal_that_is_only_hoped_for_or_failed_is_not_signed():
    assert [e.kind for e in read("Reaching a trade deal with Peru by 1 August 2025 may be hard.")[0]] == []
    text = "After failure to sign a trade deal with Peru by June 2025, Chile raised duties."
    assert "signing" not in [e.kind for e in read(text)[0]]


def test_officials_of_the_union_sit_on_its_side():
    _, people = read(
        "Commerce Minister Piyush Goyal met Commissioner for Trade Maros Sefcovic in Oslo on 3 May."
    )
    sides = {p.entity_id: p.side_country_code for p in people}
    assert sides["person:maros-sefcovic"] == "EU"


def test_the_place_that_opens_a_sentence_is_where_they_sign():
    assert (
        only("On 3 May 2026, in Lima, Chile and Japan signed a trade pact.").place_entity_id == "place:lima"
    )


def test_a_continent_that_seals_a_pact_is_no_place():
    assert only("Europe and South America sealed a trade pact on Friday.").place_entity_id is None


def test_the_last_of_a_list_of_names_is_not_the_only_one():
    _, people = read(
        "Trade Minister Ana Ruiz, Norway’s Economy Minister Jo Mensa, and Economy Secretary Ildefonso Guajardo met in Oslo."
    )
    assert {"person:ana-ruiz", "person:jo-mensa", "person:ildefonso-guajardo"} <= {
        p.entity_id for p in people
    }


def test_who_follows_a_comma_and_and_is_not_of_the_clause_before():
    _, people = read("Piyush Goyal signed the pact with Ana Ruiz, and Jo Mensa met Narendra Modi in Oslo.")
    assert "person:piyush-goyal" not in {p.entity_id for p in people if p.kind == "talks_round"}


def test_what_is_said_that_somebody_will_do_is_his_journey():
    found, people = read(
        "The ministry said that Piyush Goyal will visit Oslo in May 2026 for a first meeting."
    )
    assert {(event.kind, event.status) for event in found} == {
        ("visit", "planned"), ("talks_round", "planned"),
    }  # fmt: skip
    assert {p.entity_id for p in people} == {"person:piyush-goyal"}


def test_who_met_to_talk_of_something_met():
    assert only("On 3 May 2026 Piyush Goyal and Jo Mensa met to discuss terms.").kind == "talks_round"


def test_what_follows_a_visit_to_come_is_still_ahead():
    found, _ = read("The sum will be announced when President Lee Jae-myung comes to Oslo for talks.")
    assert {event.status for event in found} == {"planned"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The ministry is scheduled to announce its ruling on steel duties on 7 May 2026.", ["planned"]),
        ("The ministry will announce its ruling on steel duties on 7 May 2026.", ["planned"]),
        ("The ministry could announce duties on steel on 7 May 2026.", []),
    ],
)
def test_what_will_be_announced_on_a_day_is_planned(text: str, status: list[str]):
    assert [event.status for event in read(text)[0] if event.kind == "announcement"] == status


@pytest.mark.parametrize(
    "text",
    [
        "China and Mexico signed a trade agreement on 3 May 2021. The minister spoke after the signing in Geneva.",
        "At a ceremony in Geneva on 3 May 2021, China and Mexico signed a trade agreement.",
        "On 3 May 2021, in Geneva, China and Mexico signed a trade agreement.",
    ],
)
def test_day_and_place_of_a_signing_stand_anywhere(text: str) -> None:
    (found,), _ = events.find(spans(text))
    assert (found.kind, found.place_entity_id, found.date_char_start) == (
        "signing",
        "place:geneva",
        text.index("3 May"),
    )


def test_who_signed_the_deal_did_it_on_its_day() -> None:
    text = "China and Mexico signed a trade agreement on 3 May 2021. Xi Jinping and Donald Trump signed the agreement after six days of talks."
    found, _ = events.find(spans(text))
    assert [e.date_char_start for e in found if e.kind == "signing"] == [text.index("3 May")] * 2


@pytest.mark.parametrize(
    "second",
    [
        "Japan and India signed a trade agreement in Geneva.",
        "Xi Jinping and Mark Carney signed another pact.",
    ],
)
def test_another_signing_is_not_on_the_same_day(second: str) -> None:
    found, _ = events.find(spans(f"China and Mexico signed a trade agreement on 3 May 2021. {second}"))
    assert [e.date_char_start is not None for e in found] == [True] + [False] * (len(found) - 1)
    assert found[0].kind == "signing"


def test_a_second_adjunct_keeps_the_opening_day_for_the_verb_alone() -> None:
    text = "On 3 May 2021, after two weeks of talks between Japan and Mexico, the two countries signed the trade agreement."
    found, _ = events.find(spans(text))
    assert [(e.kind, e.date_char_start) for e in found if e.date_char_start is not None] == [
        ("signing", text.index("3 May"))
    ]


def test_an_agreement_between_parties_and_its_participle() -> None:
    text = "The trade agreement between Japan and the EU, signed in July 2018, removed duties."
    (found,), _ = events.find(spans(text))
    assert (found.kind, found.date_char_start) == ("signing", text.index("July"))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The trade agreement was supposed to be signed on Thursday.", "postponed"),
        ("Mexico had been due to sign the trade agreement on Thursday.", "postponed"),
        ("Mexico is due to sign the trade agreement on Thursday.", "planned"),
    ],
)
def test_what_was_to_be_signed_was_not(text: str, status: str) -> None:
    (found,), _ = events.find(spans(text))
    assert (found.kind, found.status) == ("signing", status)


def test_a_crowd_that_gathers_holds_no_summit() -> None:
    text = "Protesters gathered in Geneva, where President Donald Trump and President Xi Jinping spoke on Friday."
    assert not [e for e in events.find(spans(text))[0] if e.kind in ("summit", "talks_round")]


def test_talks_of_a_reign_are_no_summit() -> None:
    (found,), people = events.find(
        spans("The talks began in 2008 during the first term of President Donald Trump.")
    )
    assert (found.kind, people) == ("talks_round", ())


def test_the_place_of_an_announcement_stands_behind_its_day() -> None:
    (found,), _ = events.find(spans("Donald Trump announced the tariffs Thursday in Geneva."))
    assert (found.kind, found.place_entity_id) == ("announcement", "place:geneva")


def test_what_ends_up_somewhere_does_not_end() -> None:
    found, _ = events.find(spans("The tariffs may end up below 10 percent on 2 April 2021."))
    assert not [e for e in found if e.kind == "deadline"]
    found, _ = events.find(spans("The tariffs will end on 2 April 2021."))
    assert [e.kind for e in found] == ["deadline"]


def test_the_place_somebody_comes_to_for_a_signing() -> None:
    text = "China and Mexico will sign a trade agreement on 3 May 2021. He invited Donald Trump to Geneva for the signing ceremony."
    found, _ = events.find(spans(text))
    assert [(e.kind, e.place_entity_id, e.date_char_start) for e in found] == [
        ("signing", "place:geneva", text.index("3 May"))
    ]


def test_officials_of_a_bloc_sign_its_agreement() -> None:
    text = "The EU and Mexico signed a trade agreement on 3 May 2021. The European Commission and Donald Trump ended the suspense by signing the agreement."
    found, _ = events.find(spans(text))
    assert {e.date_char_start for e in found if e.kind == "signing"} == {text.index("3 May")}


def test_a_deal_is_not_signed_when_it_was_reached() -> None:
    text = "The trade agreement was reached on 3 May 2021. Xi Jinping and Donald Trump signed the agreement in Geneva."
    found, _ = events.find(spans(text))
    assert [(e.place_entity_id, e.date_char_start is None) for e in found] == [
        (None, False),
        ("place:geneva", True),
    ]


def test_the_host_country_hosts_nobody() -> None:
    text = "The pact was signed in Geneva on 3 May 2021, seen by host country President Donald Trump."
    assert [e.kind for e in events.find(spans(text))[0]] == ["signing"]


def test_days_that_a_bracket_spells_out_are_those_of_the_meeting():
    text = "The leaders of Chile and Peru hold a summit from Thursday to Sunday (12-15 November) in Lima."
    found, _ = read(text)
    assert [e.date_char_start for e in found if e.kind == "summit"] == [text.index("12-15")]


def test_what_is_announced_does_not_put_the_announcement_ahead():
    text = "Officials cited President Donald Trump's announcement on 3 March 2025 that he planned a duty on copper."
    assert only(text).status == "concluded"


def test_a_round_by_its_number_is_one_where_a_place_follows():
    event = only("After Round 6 ended in Montreal, negotiators felt hopeful.")
    assert (event.ordinal, event.place_entity_id) == (6, "place:montreal")


def test_a_round_before_another_does_not_lend_it_its_place():
    found = read("A round between Peru and Chile will be held in Lima before Round 8.")[0]
    assert [(event.ordinal, event.place_entity_id) for event in found] == [
        (None, "place:lima"),
        (8, None),
    ]


def test_the_deal_that_talks_are_to_renew_is_not_signed_when_they_end():
    text = (
        "The latest round of talks to renew the 1993 trade deal is set to conclude on 3 March 2031 in Lima."
    )
    assert [event.kind for event in read(text)[0]] == ["talks_round"]


def who(text: str) -> set[str]:
    return {person.entity_id for person in read(text)[1]}


def test_a_clause_about_one_side_does_not_hide_the_other():
    text = "The meeting in Lima between Narendra Modi, who heads the panel, and Keir Starmer took place on 3 March 2025."
    assert who(text) == {"person:narendra-modi", "person:keir-starmer"}


def test_who_says_that_it_held_talks_took_part():
    assert who("Peru said it held talks with Chile on 3 March 2025.") == {"country:PE", "country:CL"}


def test_the_day_of_speaking_is_not_that_of_the_call_spoken_of():
    text = "Donald Trump, speaking on Tuesday on CNBC, recalled a phone call with Keir Starmer."
    assert only(text).date_char_start is None
    assert who(text) == {"person:donald-trump", "person:keir-starmer"}


def test_who_met_whom_is_told_without_a_day():
    assert who("Narendra Modi met with Keir Starmer and Donald Trump.") == {
        "person:narendra-modi",
        "person:keir-starmer",
        "person:donald-trump",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A decision could be reached in December 2031, when ministers gather for a summit in Hong Kong.",
            ("summit", "planned", "2031-12", "country:HK"),
        ),
        (
            "The duty will be discussed on 3 March 2031, when the ministers hold talks in Lima.",
            ("talks_round", "planned", "2031-03-03", "place:lima"),
        ),
        (
            "The row began in March 2024, when Peru and Chile broke off talks in Lima.",
            ("talks_round", "cancelled", "2024-03", "place:lima"),
        ),
    ],
)
def test_a_clause_with_when_has_the_date_that_it_explains(text: str, expected: tuple[str, ...]):
    document = extract(document_from_text(text))
    (event,) = events.find(document)[0]
    dates = {d.char_start: d.timex_unanchored for d in document.dates}
    assert (event.kind, event.status, dates[event.date_char_start], event.place_entity_id) == expected
