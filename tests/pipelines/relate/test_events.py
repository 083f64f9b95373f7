from __future__ import annotations

import pytest

from pipelines.relate import events
from pipelines.relate.span_index import SpanIndex
from pipelines.relate.statements import EventStatement
from tests.pipelines.relate.builders import spans


def only(text: str) -> EventStatement:
    (found,), _ = events.find(spans(text))
    return found


@pytest.mark.parametrize(
    ("text", "kind", "status", "place"),
    [
        (
            "Japan and South Korea held talks in Geneva on 12 July 2019.",
            "talks_round",
            "concluded",
            "place:geneva",
        ),
        (
            "Talks between Ottawa and Washington could resume in Mexico next month.",
            "talks_round",
            "possible",
            "country:MX",
        ),
        (
            "Canberra cancelled a planned visit to Beijing in April 2021.",
            "visit",
            "cancelled",
            "place:beijing",
        ),
        (
            "The summit between the EU and Mercosur was postponed until next month.",
            "summit",
            "postponed",
            None,
        ),
        ("Mark Carney spoke by phone with Narendra Modi on Sunday.", "call", "concluded", None),
        (
            "President Donald Trump and President Xi Jinping will meet in Osaka on June 29.",
            "summit",
            "planned",
            "place:osaka",
        ),
    ],
)
def test_kind_status_and_place(text: str, kind: str, status: str, place: str | None) -> None:
    found = only(text)
    assert (found.kind, found.status, found.place_entity_id) == (kind, status, place)


def test_ordinal_of_a_round() -> None:
    assert (
        only("Indian and British negotiators met on Tuesday for their tenth round of trade talks.").ordinal
        == 10
    )


@pytest.mark.parametrize(
    "text",
    [
        "The talks went through three rounds.",
        "Three rounds of talks were held in June.",
        "After three rounds of talks they gave up.",
    ],
)
def test_rounds_that_took_place_are_counted(text: str) -> None:
    assert [e.previous_count for e in events.find(spans(text))[0]] == [3]


def test_rounds_of_something_else_are_no_talks() -> None:
    assert events.find(spans("Three rounds of tariffs were imposed in June.")) == ((), ())


def test_count_of_earlier_meetings() -> None:
    assert only("The two sides have held three previous meetings since March.").previous_count == 3


def test_forum_beside_which_leaders_meet() -> None:
    text = "President Donald Trump and President Xi Jinping agreed to meet on the sidelines of the G20 summit in Osaka."
    assert only(text).forum_entity_id == "org:g20"


def test_participants_carry_their_side() -> None:
    _, participants = events.find(spans("Mark Carney spoke by phone with Narendra Modi on Sunday."))
    assert {(p.entity_id, p.side_country_code) for p in participants} == {
        ("person:mark-carney", "CA"),
        ("person:narendra-modi", "IN"),
    }


def test_words_without_time_or_place_are_no_event() -> None:
    assert events.find(spans("Trade talks are hard.")) == ((), ())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("President Donald Trump met President Xi Jinping in Osaka on June 29.", "summit"),
        ("Trade Minister Mark Carney met President Xi Jinping in Osaka on June 29.", "talks_round"),
        ("Prime Minister Mark Carney met business leaders in Osaka on June 29.", "talks_round"),
        ("The leaders met in Osaka on June 29.", "summit"),
    ],
)
def test_a_meeting_is_a_summit_when_all_are_leaders(text: str, kind: str) -> None:
    assert only(text).kind == kind


def test_talks_for_which_one_travels_have_date_and_place_of_the_journey() -> None:
    (visit, talks), _ = events.find(
        spans("Mark Carney will visit Tokyo on Friday for a third round of talks.")
    )
    assert (visit.kind, talks.kind, talks.ordinal) == ("visit", "talks_round", 3)
    assert (talks.date_char_start, talks.place_entity_id) == (visit.date_char_start, visit.place_entity_id)


def test_an_end_with_a_date_is_a_deadline() -> None:
    assert only("The truce between Japan and Norway will expire on August 12.").kind == "deadline"


def test_an_agreement_made_somewhere_on_a_day_is_a_signing() -> None:
    found = only("Britain and the EU signed the trade deal in Geneva on December 30.")
    assert (found.kind, found.place_entity_id) == ("signing", "place:geneva")


def test_meeting_terms_or_targets_is_no_event() -> None:
    assert events.find(spans("China did meet the terms of the deal in May.")) == ((), ())


def test_what_one_side_has_not_confirmed_is_unconfirmed() -> None:
    text = "Tokyo has yet to confirm the meeting of Mark Carney with Narendra Modi."
    assert only(text).status == "unconfirmed"


def test_a_date_of_the_same_event_elsewhere_completes_a_statement() -> None:
    text = "Japan and Norway held talks in Geneva on 12 July.\nJapan and Norway held a fifth round of talks in Geneva."
    found, _ = events.find(spans(text))
    assert len({e.date_char_start for e in found}) == 1


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Mark Carney spoke with Narendra Modi on Friday about canola.", "call", "concluded"),
        ("Donald Trump called Mark Carney on Monday.", "call", "concluded"),
        ("Narendra Modi is due to meet Mark Carney in Jakarta on Friday.", "talks_round", "planned"),
        ("The EU and Mercosur signed a trade deal in Osaka.", "signing", "concluded"),
        ("The pact was announced on 6 May.", "announcement", "concluded"),
        ("The pact will be announced on 6 May by both ministers.", "announcement", "planned"),
        ("Chile and Fiji closed a trade deal in Suva on Friday.", "signing", "concluded"),
        ("Ministers adopted the agreement in Suva on Friday.", "signing", "concluded"),
        ("Ottawa on Monday announced a review of the quota.", "announcement", "concluded"),
        ("The European Union formalised the trade agreement in Geneva in May.", "signing", "concluded"),
        ("The signing ceremony took place on Saturday in Osaka.", "signing", "concluded"),
        ("The summit in Osaka on Friday is fast approaching.", "summit", "planned"),
        ("Japan and Norway on Friday kicked off their third round of talks.", "talks_round", "under_way"),
        ("The pressure is rising ahead of the summit in Osaka.", "summit", "planned"),
        (
            "Japan is set to return following the announcement on Sunday of a truce.",
            "announcement",
            "concluded",
        ),
    ],
)
def test_calls_signings_and_announcements(text: str, kind: str, status: str):
    event = only(text)
    assert (event.kind, event.status) == (kind, status)


@pytest.mark.parametrize(
    "text",
    [
        "The two ministers did not hold a meeting in Geneva on Tuesday.",
        "Mark Carney spoke to reporters in Osaka on Friday.",
        "Negotiators failed to sign the trade deal in May.",
        "Tokyo would host the ceremony in Osaka.",
        "The Doha round of negotiations has stalled.",
    ],
)
def test_what_did_not_take_place_is_no_event(text: str):
    assert events.find(spans(text)) == ((), ())


def test_rounds_held_so_far_are_a_count_without_the_day_of_another_clause():
    found, _ = events.find(
        spans("Chile and Norway opened talks in March 2019 and since then held 14 rounds of talks.")
    )
    assert [(e.previous_count, e.date_char_start is None) for e in found] == [(None, False), (14, True)]


def test_a_day_before_the_words_of_a_round_is_its_day():
    text = "Canberra said on Tuesday, closing the second round of talks, that more work was needed."
    assert only(text).date_char_start == text.index("Tuesday")


def test_a_time_limit_is_not_the_day_of_the_talks():
    found, _ = events.find(spans("Tokyo and Seoul hope to conclude the talks in Geneva by July 2019."))
    assert [e.date_char_start for e in found] == [None]


def test_talks_that_were_held_are_no_plan_for_what_is_scheduled_after_them():
    text = "Tokyo and Seoul held talks in Geneva on 12 July, ahead of a summit scheduled for Friday."
    found, _ = events.find(spans(text))
    assert [(e.kind, e.status) for e in found][:1] == [("talks_round", "concluded")]


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("Exporters called for help and the port received many calls.", set()),
        ("Lawmakers voted on it on 12 July 2019.", {0}),
    ],
)
def test_weak_words_are_read_only_beside_a_date_or_a_person(text: str, chosen: set[int]) -> None:
    assert events._chosen(SpanIndex(spans(text)))[0] == chosen


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Canada announced on Friday a five-year accord on fish.",
        "Fishermen are wary of the accord that Norway and Canada announced on Friday.",
        "The accord was announced in Osaka on Friday.",
        "Mark Carney announced the accord with Japan in Osaka on Friday.",
    ],
)
def test_the_words_of_an_announcement_name_its_deal(text: str) -> None:
    assert "accord" in only(text).surface


def test_a_deal_that_is_announced_is_not_dated_by_when_it_was_signed() -> None:
    assert only("Mark Carney announced the accord signed in Osaka on Friday.").kind == "signing"


@pytest.mark.parametrize(
    ("text", "date", "place"),
    [
        ("Chile on Friday signed a free trade agreement with Fiji.", "Friday", None),
        ("On 3 May 2019, Norway and Peru signed a trade deal in Osaka.", "3 May 2019", "place:osaka"),
        (
            "Ministers from Norway and Peru met in Osaka on Friday to sign a trade deal.",
            "Friday",
            "place:osaka",
        ),
        ("Norway and Peru took a step on Friday by signing a trade deal.", "Friday", None),
        ("The trade agreement, signed on 3 May, covers fish.", "3 May", None),
        ("The contract signed on 3 May in Osaka gives Peru two years.", "3 May", "place:osaka"),
        (
            "Norway and Peru signed a joint declaration in the Japanese capital on 3 May.",
            "3 May",
            "place:tokyo",
        ),
    ],
)
def test_a_signing_has_the_day_and_place_beside_its_verb(text: str, date: str, place: str | None) -> None:
    read = spans(text)
    signing = next(e for e in events.find(read)[0] if e.kind == "signing")
    surface = next((d.surface for d in read.dates if d.char_start == signing.date_char_start), None)
    assert (surface, signing.place_entity_id, signing.status) == (date, place, "concluded")


@pytest.mark.parametrize(
    "text",
    [
        "The trade deal was signed by Narendra Modi, Xi Jinping and Mark Carney.",
        "Narendra Modi, Xi Jinping and Mark Carney signed the trade deal.",
    ],
)
def test_all_who_sign_take_part(text: str) -> None:
    _, participants = events.find(spans(text))
    assert {"person:narendra-modi", "person:xi-jinping", "person:mark-carney"} <= {
        p.entity_id for p in participants
    }


def test_a_nationality_of_the_guest_is_not_where_a_visit_goes() -> None:
    (found,), _ = events.find(spans("The state visit of Japanese leader Sato to Norway in May went well."))
    assert found.place_entity_id == "country:NO"


def test_the_day_before_a_verb_of_opening_is_that_of_the_talks() -> None:
    text = "Japan and Norway on Friday kicked off their third round of talks."
    (found,), _ = events.find(spans(text))
    assert found.date_char_start == text.index("Friday")
