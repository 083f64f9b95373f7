"""One event that a text tells of more than once, and events that only look like one."""

from __future__ import annotations

import datetime as dt

import pytest

from pipelines.single import extract_text

DAY = dt.date(2031, 5, 6)
Row = tuple[str, dt.date | None, dt.date | None, str | None]


def rows(text: str) -> list[Row]:
    """Return kind, first and last day and place of the events of `text`, published on 20 May 2031."""
    frame = extract_text(text, published_on=dt.date(2031, 5, 20))["events"]
    return list(frame.select("kind", "starts_on", "ends_on", "place_entity_id").iter_rows())


def test_a_round_is_told_once_with_its_day_and_its_place() -> None:
    text = (
        "Peru and Chile made progress in the fourth round of talks that ended last month in Lima. "
        "The fourth round of talks was held from 14 to 18 April 2031."
    )
    assert rows(text) == [("talks_round", dt.date(2031, 4, 14), dt.date(2031, 4, 18), "place:lima")]


@pytest.mark.parametrize(
    "second",
    [
        "The fifth round of talks was held on 6 May 2031.",
        "The fourth round of talks with Norway was held in Oslo on 6 May 2031.",
        "The fourth round of the talks on fish was held on 6 May 2031.",
    ],
)
def test_rounds_of_another_number_place_or_month_are_others(second: str) -> None:
    first = "The fourth round of talks was held in Lima in February 2031."
    assert len(rows(f"{first} {second}")) == 2


def test_the_meeting_whose_forum_is_told_after_it_is_one() -> None:
    text = (
        "Ministers of Peru and Chile met in Osaka on 6 May 2031. "
        "The meeting was held in the framework of the APEC summit."
    )
    assert rows(text) == [("talks_round", DAY, DAY, "place:osaka")]


def test_the_last_round_does_not_lend_its_day_to_the_present_talks() -> None:
    text = (
        "The talks in Osaka failed to end the quarrel. "
        "After the ministers had left the last round of talks in February, few had hoped for more."
    )
    assert [(day, place) for _, day, _, place in rows(text) if place is not None] in (
        [],
        [(None, "place:osaka")],
    )


@pytest.mark.parametrize("between", ["before", "ahead of", "that will be followed by"])
def test_a_meeting_before_a_summit_is_not_held_at_it(between: str) -> None:
    text = f"Ministers met on 6 May 2031 {between} the APEC summit in Osaka on 9 June 2031."
    june = dt.date(2031, 6, 9)
    assert ("summit", june, june, "place:osaka") in rows(text)
    assert ("talks_round", DAY, DAY, None) in rows(text)


def test_a_meeting_on_the_sidelines_of_a_summit_is_one_with_it() -> None:
    text = "Ministers met on 6 May 2031 on the sidelines of the APEC summit in Osaka."
    assert rows(text) == [("talks_round", DAY, DAY, "place:osaka")]


@pytest.mark.parametrize("noun", ["summit", "ministerial meeting", "fifth round of talks"])
@pytest.mark.parametrize("verb", ["held", "hosted", "opened"])
def test_what_is_to_be_held_has_its_day_and_place(noun: str, verb: str) -> None:
    ((_, first, _, place),) = rows(f"The {noun} to be {verb} on 9 June 2031 in Lima will be short.")
    assert (first, place) == (dt.date(2031, 6, 9), "place:lima")


@pytest.mark.parametrize("verb", ["scheduled", "planned", "set"])
@pytest.mark.parametrize("city", ["Ottawa", "Lima"])
def test_the_city_that_a_round_is_set_for_is_its_place(verb: str, city: str) -> None:
    text = f"A third round of NAFTA talks is {verb} for {city} on 9 June 2031."
    frame = extract_text(text, published_on=DAY)["events"]
    (event,) = frame.to_dicts()
    assert (event["place_entity_id"], event["status"]) == (f"place:{city.lower()}", "planned")


def test_what_explains_a_place_does_not_date_the_meeting_there() -> None:
    text = "Related meetings took place in Bangkok, the seat of the bloc in 2018, on 6 May 2031."
    assert rows(text) == [("talks_round", DAY, DAY, "place:bangkok")]


def test_commas_of_a_list_explain_nothing() -> None:
    assert rows("Talks between Peru, the United States, and Japan were held on 6 May 2031.") == [
        ("talks_round", DAY, DAY, None)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "They came home after an urgent meeting of the Norwegian government on 6 May 2031.",
        "Ruiz hopes to conclude the talks this year.",
        "Negotiations for the Peru-Chile trade agreement will be concluded by 30 June 2031.",
        "In April 2031, Ruiz and her guest had set the deadline for the talks.",
    ],
)
def test_what_is_no_event_of_that_day(text: str) -> None:
    assert rows(text) == []


def test_the_day_of_a_deadline_stands_behind_it() -> None:
    june = dt.date(2031, 6, 30)
    text = "In April 2031, Ruiz and her guest had set a deadline of 30 June 2031."
    assert rows(text) == [("deadline", june, june, None)]


def test_the_day_that_opens_a_sentence_is_that_of_the_occasion() -> None:
    text = "In April 2031, Trade Minister Ana Ruiz praised the progress made in the talks during her visit to Oslo."
    assert rows(text) == [("visit", dt.date(2031, 4, 1), dt.date(2031, 4, 30), "place:oslo")]


@pytest.mark.parametrize("lead", ["As a reminder, on", "To recall, on", "On"])
def test_words_that_lead_in_to_the_day_of_an_announcement(lead: str) -> None:
    assert rows(f"{lead} 6 May 2031, Norway suddenly announced a ban on nickel exports.") == [
        ("announcement", DAY, DAY, None)
    ]


def test_ministers_of_a_body_hold_no_summit() -> None:
    assert [kind for kind, *_ in rows("The WTO meeting in Geneva on 6 May 2031 ended late.")] == [
        "talks_round"
    ]
    assert [kind for kind, *_ in rows("The APEC meeting in Osaka on 6 May 2031 ended late.")] == ["summit"]


def test_an_envoy_who_meets_a_premier_holds_no_summit() -> None:
    text = "Officials set up a meeting with Premier Zhu Rongji on 6 May 2031."
    assert [kind for kind, *_ in rows(text)] == ["talks_round"]
    both = "President Ana Ruiz came to China. Officials set up her meeting with Premier Zhu Rongji on 6 May 2031."
    assert "summit" in [kind for kind, *_ in rows(both)]


def test_a_country_that_ends_like_an_adverb_announces() -> None:
    text = "On 6 May 2031, Italy announced a ban on nickel exports."
    (event,) = extract_text(text, published_on=DAY)["events"].to_dicts()
    assert event["surface"] == "Italy announced"


@pytest.mark.parametrize("word", ["negotiating", "trilateral"])
def test_a_session_of_those_who_negotiate_is_a_round(word: str) -> None:
    text = f"On 6 May 2031, Peru and Chile ended a {word} session in Lima on fish."
    assert rows(text) == [("talks_round", DAY, DAY, "place:lima")]


def test_a_session_of_a_parliament_is_no_round() -> None:
    assert rows("On 6 May 2031, Peru ended a parliamentary session in Lima on fish.") == []


def test_days_that_are_spelt_out_behind_the_opening_words_are_those_of_the_talks() -> None:
    text = "A month later, between 3 and 6 May 2031, the envoys, led by a lawyer, held talks in Lima."
    assert rows(text) == [("talks_round", dt.date(2031, 5, 3), DAY, "place:lima")]


def test_when_long_negotiations_began_is_not_the_day_of_a_meeting() -> None:
    text = (
        "Peru walked away from the negotiations, which began in 2028. "
        "That followed talks on the sidelines of a G7 meeting in Osaka."
    )
    assert rows(text) == [("talks_round", dt.date(2028, 1, 1), dt.date(2028, 12, 31), None)]


def test_the_year_in_which_rounds_are_counted_is_not_their_day() -> None:
    text = "The envoys ended the fourth round of talks this year."
    assert [first for _, first, *_ in rows(text)] == [None]
    planned = "The envoys will hold the fourth round of talks this year."
    assert [first for _, first, *_ in rows(planned)] == [dt.date(2031, 1, 1)]


def test_what_is_unlikely_is_no_event() -> None:
    assert rows("New talks on 6 May 2031 are unlikely.") == []


def test_talks_that_lasted_through_the_night_have_no_day_by_that() -> None:
    text = "On 6 May 2031, after nine days of negotiations, sometimes lasting into the night, all was agreed."
    assert rows(text) == []


def test_who_touches_down_visits() -> None:
    assert rows("Trade Minister Ana Ruiz touched down in Oslo on 6 May 2031.") == [
        ("visit", DAY, DAY, "place:oslo")
    ]


@pytest.mark.parametrize("purpose", ["to boost trade", "to renew the pact"])
def test_talks_between_many_have_the_day_behind_their_purpose(purpose: str) -> None:
    text = f"Talks {purpose} between envoys of five Andean states and the GCC (the Gulf) were underway on 6 May 2031 in Lima."
    assert rows(text) == [("talks_round", DAY, DAY, "place:lima")]


def test_the_talks_that_somebody_began_have_the_day_of_their_beginning() -> None:
    text = "Canada said the talks it began with Peru in October 2029 had failed."
    assert rows(text) == [("talks_round", dt.date(2029, 10, 1), dt.date(2029, 10, 31), None)]


def test_who_has_been_visiting_since_a_day_came_on_it() -> None:
    text = "Trade Minister Ana Ruiz has been visiting Oman since 6 May 2031."
    assert [(kind, first, place) for kind, first, _, place in rows(text)] == [("visit", DAY, "country:OM")]


def test_the_talks_that_others_attend_are_those_of_the_sentence() -> None:
    text = "The fifth round took place in Lima on 6 May 2031 with some travelling there and others attending the talks virtually."
    assert rows(text) == [("talks_round", DAY, DAY, "place:lima")]


def test_a_round_that_lies_behind_another_does_not_take_its_day() -> None:
    text = "The talks in Lima were held on 6 May 2031. Both sides will think it over ahead of round three."
    assert ("talks_round", DAY, DAY, "place:lima") in rows(text)
    assert len([first for _, first, *_ in rows(text) if first is not None]) == 1


@pytest.mark.parametrize("before", ["A", "They failed to strike a deal before the"])
def test_a_deadline_that_expired_has_its_day(before: str) -> None:
    assert rows(f"{before} deadline expired on 6 May 2031.") == [("deadline", DAY, DAY, None)]
