"""Deals, disputes and deadlines: which words make one, and which day is theirs."""

from __future__ import annotations

import pytest

from pipelines.extract.document import extract
from pipelines.ingest.plain import document_from_text
from pipelines.relate import events
from pipelines.relate.statements import EventStatement


def found(text: str) -> list[tuple[str, str | None]]:
    """Return kind and printed day of each event of `text`."""
    read = extract(document_from_text(text))
    days = {d.char_start: d.surface for d in read.dates}
    return [(e.kind, days.get(e.date_char_start) if e.date_char_start else None) for e in _events(text)]


def _events(text: str) -> tuple[EventStatement, ...]:
    return events.find(extract(document_from_text(text)))[0]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Norway and Peru agreed on 3 May 2009 to end their long row over salmon.", "3 May 2009"),
        ("On 3 May 2009 Norway and Peru agreed to settle a dispute over salmon.", "3 May 2009"),
        ("Norway and Peru settled their dispute over salmon on 3 May 2009.", "3 May 2009"),
        ("Chile has one pact, with Fiji. It was signed in May 1998.", "May 1998"),
        ("Peru initialled a fisheries agreement with Norway on 3 May 2009.", "3 May 2009"),
    ],
)
def test_parties_that_end_a_dispute_or_sign_what_was_named_make_a_deal(text: str, day: str) -> None:
    assert found(text) == [("signing", day)]


@pytest.mark.parametrize(
    "text",
    [
        "The salmon dispute between Norway and Peru had not been settled by 3 May 2009.",
        "Norway hopes the row over salmon is settled on 3 May 2009.",
        "The two had agreed in March 2009 to try to conclude the pact.",
        "Unless a deal is reached on 3 May 2009, Norway will impose its levy.",
        "The bill was long. It was signed into law in May 1998.",
    ],
)
def test_what_is_hoped_tried_or_open_is_no_deal(text: str) -> None:
    assert "signing" not in [kind for kind, _ in found(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Norway said on 3 May 2009 that it had reached a deal with Peru.",
        "Norway has struck a deal with Peru, its trade minister told parliament on 3 May 2009.",
        "Officials reviewed the salmon deal announced by Trade Minister Kari Holm on 3 May 2009.",
    ],
)
def test_a_deal_is_announced_on_the_day_of_telling(text: str) -> None:
    assert found(text) == [("announcement", "3 May 2009")]


def test_who_announces_today_does_so_with_these_words() -> None:
    assert found("“I can announce today that the salmon row is over,” the envoy said.") == [
        ("announcement", "today")
    ]


def test_a_day_inside_quoted_words_is_not_that_of_the_speaker() -> None:
    assert found("“Today is a fine day for Oslo,” Prime Minister Kari Holm declared.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The salmon agreement is valid until 31 December 2015.",
        "The salmon agreement will remain in force until 31 December 2015.",
    ],
)
def test_an_agreement_ends_when_it_is_no_longer_in_force(text: str) -> None:
    assert found(text) == [("deadline", "31 December 2015")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Talks between Norway and Peru broke down on 3 May 2009 over salmon.", "3 May 2009"),
        ("Talks meant to end the row entered their last hours on 3 May 2009.", "3 May 2009"),
        ("Norway and Peru launched talks on a salmon pact on 3 May 2009.", "3 May 2009"),
        ("News came on 1 May 2009 after slow negotiations reconvened on 3 May 2009.", "3 May 2009"),
    ],
)
def test_talks_have_the_day_of_their_own_verb(text: str, day: str) -> None:
    assert found(text) == [("talks_round", day)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The Washington meetings will be held on 3 May 2009.", "place:washington"),
        ("Kari Holm is in Lima on 3 May 2009 for talks with Peru.", "place:lima"),
        ("Kari Holm was in Lima on 3 May 2009 for two days of talks with Peru.", "place:lima"),
        ("Analysts watched a visit to Lima by Prime Minister Kari Holm.", "place:lima"),
    ],
)
def test_an_event_is_where_its_sentence_puts_those_who_meet(text: str, place: str) -> None:
    (event,) = _events(text)
    assert event.place_entity_id == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Trade Minister Kari Holm announced the decision in Lima on 3 May 2009.", "place:lima"),
        (
            "In a statement in Lima on 3 May 2009, the ministers of Peru announced that the ban was over.",
            "place:lima",
        ),
        ("On 3 May 2009 Norway's envoy, Kari Holm, announced a compromise.", None),
        ("Addressing reporters on 3 May 2009, both ministers — Ana Ruiz and Kari Holm — announced it.", None),
    ],
)
def test_what_is_announced_has_the_day_and_place_of_the_occasion(text: str, place: str | None) -> None:
    assert found(text) == [("announcement", "3 May 2009")]
    assert _events(text)[0].place_entity_id == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Prime Minister Kari Holm went to Lima on 3 May 2009.", "place:lima"),
        (
            "Kari Holm, who drew up the pact with Peru last year, is to go to Lima on 3 May 2009.",
            "place:lima",
        ),
    ],
)
def test_who_goes_somewhere_on_a_day_visits_it(text: str, place: str) -> None:
    assert [(e.kind, e.place_entity_id) for e in _events(text)] == [("visit", place)]


@pytest.mark.parametrize(
    "text",
    [
        "Most of the salmon goes to Peru on 3 May 2009.",
        "The minister said that the salmon went to Lima on 3 May 2009.",
    ],
)
def test_goods_visit_nobody(text: str) -> None:
    assert found(text) == []


def test_talks_that_were_meant_to_be_held_were_put_off() -> None:
    (event,) = _events("The talks were supposed to be held on 3 May 2009 but nobody came.")
    assert event.status == "postponed"


def test_a_meeting_has_the_day_it_is_set_for() -> None:
    (event,) = _events("The two have a meeting set for 3 May 2009 in Lima.")
    assert (event.kind, event.place_entity_id) == ("talks_round", "place:lima")


def test_who_is_named_between_commas_signs_too() -> None:
    text = "Trade envoy Kari Holm and Peru's trade minister, Ana Ruiz, signed the salmon agreement."
    _, participants = events.find(extract(document_from_text(text)))
    assert {p.entity_id for p in participants} >= {"person:kari-holm", "person:ana-ruiz"}


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Peru have agreed to end their row over salmon, Oslo said on 3 May 2009.",
        "On 3 May 2009, Trade Minister Kari Holm said her party, which was elected in March, had reached a deal.",
        "Kari Holm and Ana Ruiz announced the deal in a joint statement late on 3 May 2009.",
    ],
)
def test_who_says_that_a_deal_is_done_announces_it(text: str) -> None:
    assert found(text) == [("announcement", "3 May 2009")]


def test_who_speaks_with_somebody_at_a_meeting_has_not_called_him() -> None:
    text = "Trade Minister Kari Holm spoke with Trade Minister Ana Ruiz during a meeting on 3 May 2009."
    assert found(text) == [("talks_round", "3 May 2009")]


@pytest.mark.parametrize(
    "text",
    [
        "There will be a cabinet meeting on 3 May 2009.",
        "They hope to sign the agreement before Prime Minister Kari Holm leaves office on 3 May 2009.",
    ],
)
def test_what_is_nobody_elses_meeting_or_another_day_is_no_event_of_the_talks(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Norway and Peru are expected on 3 May 2009 to announce a salmon deal.", "3 May 2009"),
        ("Officials in Oslo are due on 3 May 2009 to announce an accord with Peru.", "3 May 2009"),
        (
            "The pact will be announced by Ana Ruiz and Norwegian Minister Jens Vik on 3 May 2009.",
            "3 May 2009",
        ),
    ],
)
def test_an_announcement_has_the_day_around_it(text: str, day: str) -> None:
    assert found(text) == [("announcement", day)]


def test_signs_of_something_sign_nothing() -> None:
    assert found("Norway hesitated while the accord showed signs of collapse on 3 May 2009.") == []


def test_a_call_on_a_screen_is_a_call() -> None:
    assert ("call", "3 May 2009") in found("Norway and Peru spoke of salmon in a Zoom call on 3 May 2009.")


def test_talks_at_whose_end_something_is_told_took_place() -> None:
    (event,) = _events("The envoy looked tired at the end of negotiations in Lima.")
    assert (event.kind, event.place_entity_id) == ("talks_round", "place:lima")


def test_a_paper_signed_now_has_not_the_day_of_the_original_agreement() -> None:
    text = (
        "The ministers exchanged documents signed by Ana Ruiz and Jens Vik. "
        "Norway had signed the original agreement on 3 May 2009."
    )
    assert ("signing", None) in found(text)


def test_a_pact_with_a_country_in_europe_was_not_signed_in_europe() -> None:
    (event,) = _events("Norway signed its first salmon pact with a country in Africa on 3 May 2009.")
    assert event.place_entity_id is None


def test_who_misses_a_deadline_meets_nobody() -> None:
    assert [kind for kind, _ in found("The envoys of Norway failed to meet a Friday deadline.")] == [
        "deadline"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Norway's trade chief said on 3 May 2009 that a deal had been reached with Peru.",
        "The minister said on 3 May 2009 an accord has been struck.",
    ],
)
def test_who_says_that_a_deal_has_been_reached_announces_it(text: str) -> None:
    assert found(text) == [("announcement", "3 May 2009")]


def test_who_signs_off_on_a_pact_makes_it() -> None:
    (event,) = _events("Norway and Peru signed off on a salmon pact in Lima on 3 May 2009.")
    assert (event.kind, event.place_entity_id) == ("signing", "place:lima")


def test_who_travels_to_sign_a_pact_goes_on_that_day() -> None:
    text = "Ana Ruiz travelled to Lima to sign the salmon pact on 3 May 2009."
    assert ("visit", "3 May 2009") in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Peru renewed the quota (SQ) on Norwegian imports of smoked salmon, which expired on 3 May 2009.",
        "They renewed the pact on trade in fish, which lapsed on 3 May 2009.",
    ],
)
def test_what_a_relative_clause_says_of_a_pact_stands_behind_what_it_is_on(text: str) -> None:
    assert ("deadline", "3 May 2009") in found(text)


def test_a_deadline_is_not_on_the_day_that_it_is_pushed_past() -> None:
    days = [day for kind, day in found("This pushes the salmon deadline past the election in May 2009.")]
    assert days == []
