"""What stands beside an event and is another's: the number, the state and the date of what else its sentence tells."""

from __future__ import annotations

import pytest

from pipelines.extract.document import extract
from pipelines.ingest.plain import document_from_text
from pipelines.relate import events
from pipelines.relate.statements import EventStatement


def found(text: str) -> tuple[EventStatement, ...]:
    return events.find(extract(document_from_text(text)))[0]


def kinds(text: str) -> list[str]:
    return [event.kind for event in found(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Negotiations on the pact began in March 2015 at the twelfth G20 summit in Osaka.",
        "Canada announced the end of the trade negotiations at the 3rd APEC summit in Osaka on 4 May 2014.",
    ],
)
def test_talks_at_a_summit_have_not_the_number_of_the_summit(text: str) -> None:
    assert {e.ordinal for e in found(text) if e.kind == "talks_round"} == {None}


@pytest.mark.parametrize(
    "text",
    [
        "Norway will resume trade talks in Geneva with Canada on 4 May 2014 after Ottawa scrapped its levy.",
        "Norway resumed talks with Canada on 4 May 2014 because Ottawa cancelled its levy.",
    ],
)
def test_what_another_clause_calls_off_are_not_the_talks(text: str) -> None:
    assert "cancelled" not in {e.status for e in found(text)}


def test_talks_that_are_called_off_themselves_are_cancelled() -> None:
    (talks,) = found("Talks between Norway and Canada were cancelled on 4 May 2014 after a quarrel.")
    assert talks.status == "cancelled"


@pytest.mark.parametrize("word", ["toward", "towards", "by"])
def test_a_goal_is_no_day_of_the_talks(word: str) -> None:
    assert found(f"The step would help negotiations {word} 9 July 2031.") == ()


def test_a_pact_signed_at_the_end_of_a_summit_does_not_end() -> None:
    text = "The trade agreement was signed at the end of a two-day G20 summit in Osaka on 28 June 2019."
    assert "deadline" not in kinds(text)
    assert "signing" in kinds(text)


def test_an_agreement_that_ends_has_a_deadline() -> None:
    assert kinds("The trade agreement between Norway and Canada ends on 28 June 2019.") == ["deadline"]


def test_journeys_of_one_man_to_two_countries_have_each_their_day() -> None:
    text = "Narendra Modi visited Tokyo on 4 May 2014. Modi travelled to Canada for medical checks."
    days = {text[e.date_char_start :][:10] for e in found(text) if e.date_char_start is not None}
    assert days == {"4 May 2014"}
    assert [e.date_char_start is None for e in found(text)] == [False, True]


def test_meetings_that_go_with_a_summit_are_one_event_with_it() -> None:
    (summit,) = found("The 12th G20 Summit and related meetings are held in Osaka on 3 May 2014.")
    assert (summit.kind, summit.ordinal, summit.place_entity_id) == ("summit", 12, "place:osaka")


def test_a_video_conference_by_which_a_summit_is_held_is_no_call() -> None:
    assert kinds("The G20 summit was held on 3 May 2014 via video conference.") == ["summit"]


def test_two_who_speak_by_video_conference_have_a_call() -> None:
    assert kinds("Mark Carney spoke with Narendra Modi by video conference on 3 May 2014.") == ["call"]


@pytest.mark.parametrize("word", ["in", "during"])
def test_the_call_in_which_something_was_agreed_took_place(word: str) -> None:
    text = f"Mark Carney and Narendra Modi agreed {word} a phone call on 3 May 2014 that duties should fall."
    assert {e.status for e in found(text) if e.kind == "call"} == {"concluded"}


@pytest.mark.parametrize(
    "opening",
    ["agreed on 3 May 2014 to hold", "on 3 May 2014 agreed to hold", "on 3 May 2014 pledged to hold"],
)
def test_the_day_on_which_talks_were_agreed_is_not_theirs(opening: str) -> None:
    (talks,) = (e for e in found(f"Norway and Canada {opening} talks in Geneva.") if e.kind == "talks_round")
    assert (talks.status, talks.date_char_start) == ("planned", None)


def test_the_year_of_the_trade_that_a_deal_covers_is_not_that_of_the_deal() -> None:
    text = "It is the biggest trade deal signed by them, covering trade worth 9 billion euros in 2019."
    assert found(text) == ()


def test_a_deal_made_before_a_day_was_not_made_on_it() -> None:
    assert found("The trade agreement was reached just hours before Christmas Day.") == ()


def test_the_day_of_a_deal_is_not_that_of_the_months_of_talks_before_it() -> None:
    text = "The tax pact was agreed on 4 May 2014 after months of negotiations between Norway and Canada."
    assert kinds(text) == ["signing"]


@pytest.mark.parametrize(
    "text",
    [
        "Talks on this pact were concluded in May 2031.",
        "Negotiations for a free trade agreement were completed on 4 May 2014.",
        "Negotiations to renew the trade agreement concluded in Geneva on 4 May 2014.",
    ],
)
def test_what_talks_are_about_is_not_concluded_with_them(text: str) -> None:
    assert kinds(text) == ["talks_round"]


@pytest.mark.parametrize(
    ("opening", "number"),
    [
        ("Round 7 of the trade talks", 7),
        ("Round 3 of negotiations to renew the pact", 3),
        ("The second round of talks to end the row", 2),
    ],
)
def test_talks_have_the_day_and_place_that_follow_their_purpose(opening: str, number: int) -> None:
    (talks,) = found(f"{opening} ended in Geneva on 4 May 2014.")
    assert (talks.ordinal, talks.place_entity_id, talks.date_char_start is None) == (
        number,
        "place:geneva",
        False,
    )


def test_a_round_figure_is_no_number_of_a_round() -> None:
    assert found("A round 5 percent cut was agreed on 4 May 2014.") == ()


def test_one_round_does_not_take_day_or_place_of_another() -> None:
    text = "The third round of talks between Peru and Chile ended. The second round of talks was held in Lima in June 2013."
    assert {(e.ordinal, e.place_entity_id) for e in found(text)} == {(3, None), (2, "place:lima")}


def test_here_is_the_city_of_the_dateline() -> None:
    text = "Duties fall\n\nLIMA, May 3 (Reuters) - Ministers of Norway and Chile held talks here on Friday."
    assert {e.place_entity_id for e in found(text)} == {"place:lima"}


@pytest.mark.parametrize(
    "text",
    [
        "Ministers of Norway and Chile held talks here on Friday.",
        "LIMA, May 3 (Reuters) - Ministers of Norway and Chile held talks on Friday. The trouble here is trust.",
    ],
)
def test_without_dateline_or_in_another_sentence_here_is_nowhere(text: str) -> None:
    assert {e.place_entity_id for e in found("Duties fall\n\n" + text)} == {None}


@pytest.mark.parametrize(
    "verb", ["collapsed", "fell apart", "broke down", "between the two countries fell apart", "fell through"]
)
def test_talks_that_fail_end_on_the_day_they_fail(verb: str) -> None:
    text = f"Norway raised duties on 5 May 2014 after trade talks {verb} on 4 May 2014."
    (talks,) = (e for e in found(text) if e.kind == "talks_round")
    assert (talks.status, talks.date_char_start) == ("concluded", text.index("4 May 2014"))


@pytest.mark.parametrize(
    "text",
    [
        "Norway declined to close the trade deal with Canada on the terms agreed in May 2014.",
        "The prime minister of Canada met his cabinet on 4 May 2014.",
        "The Canadian prime minister met provincial leaders in Ottawa on 4 May 2014.",
        "Erna Solberg and Mark Carney spoke on 4 May 2014 at a forum in Oslo.",
        "Erna Solberg and Mark Carney spoke in favour of free trade.",
    ],
)
def test_what_is_no_signing_meeting_or_call(text: str) -> None:
    assert found(text) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Erna Solberg and Mark Carney spoke on 4 May 2014.", "call"),
        (
            "Prime Minister Erna Solberg and Prime Minister Mark Carney spoke late on 4 May 2014, her office said.",
            "call",
        ),
        (
            "After a meeting with Mr Carney that lasted three hours on 4 May 2014, Mr Berg was hopeful.",
            "talks_round",
        ),
    ],
)
def test_who_spoke_on_a_day_called_and_a_meeting_that_lasted_has_its_day(text: str, kind: str) -> None:
    assert [(e.kind, text[e.date_char_start : e.date_char_start + 10]) for e in found(text)] == [
        (kind, "4 May 2014")
    ]


@pytest.mark.parametrize(
    ("text", "kind", "status", "date"),
    [
        (
            "The two are expected to hold talks over the matter in May 2014.",
            "talks_round",
            "planned",
            "May 2014",
        ),
        ("Trade negotiations are resuming on 4 May 2014 in Oslo.", "talks_round", "under_way", "4 May 2014"),
        (
            "Announcing the trade deal on 4 May 2014, Mark Carney said it was fair.",
            "announcement",
            "concluded",
            "4 May 2014",
        ),
        (
            "Erna Solberg concluded negotiations with Prime Minister Mark Carney on 4 May 2014.",
            "talks_round",
            "concluded",
            "4 May 2014",
        ),
    ],
)
def test_events_beside_their_day(text: str, kind: str, status: str, date: str) -> None:
    (event,) = (e for e in found(text) if e.date_char_start is not None)
    assert (event.kind, event.status) == (kind, status)
    assert text.startswith(date, event.date_char_start)


def test_a_visiting_minister_does_not_visit_his_own_country() -> None:
    assert found("The visiting Canadian trade minister Mark Carney praised the wine of Oslo.") == ()


def test_a_numbered_dialogue_with_a_long_name_has_its_number() -> None:
    text = "It was agreed at the 4th Norway-Canada Fish Stock Control Dialogue in Oslo."
    assert [e.ordinal for e in found(text)] == [4]


def test_a_premier_of_a_province_and_his_prime_minister_hold_no_summit() -> None:
    text = "Premier Scott Moe met Prime Minister Mark Carney in Ottawa on 4 May 2014."
    assert [e.kind for e in found(text)] == ["talks_round"]


def test_who_is_also_to_attend_a_meeting_has_not_yet() -> None:
    text = "Erna Solberg and Mark Carney are also to attend the meeting in Oslo on 4 May 2014."
    assert [e.status for e in found(text)] == ["planned"]
