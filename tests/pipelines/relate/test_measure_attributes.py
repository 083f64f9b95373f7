"""What stands around a measure: dates, product, cause, purpose, agreement and source."""

from __future__ import annotations

import pytest

from pipelines.extract.document import extract
from pipelines.ingest.plain import document_from_text
from pipelines.relate import measures
from pipelines.relate.statements import MeasureStatement
from tests.pipelines.relate.builders import spans


def only(text: str) -> tuple[MeasureStatement, dict[str, str]]:
    """Return the one statement of `text` and the words of its dates by role."""
    document = spans(text)
    (found,) = measures.find(document)
    words = {d.char_start: d.surface for d in document.dates}
    roles = ("status", "effective_from", "effective_to")
    starts = {role: getattr(found, f"{role}_date_char_start") for role in roles}
    return found, {role: words[start] for role, start in starts.items() if start is not None}


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("The US will impose a 25% tariff on Indian goods effective March 1.", {"effective_from": "March 1"}),
        ("Japan signed three proclamations to impose tariffs on Swiss cheese in May.", {"status": "May"}),
        ("Leaving before the Friday deadline, Japan said it would impose tariffs on Swiss cheese.", {}),
        ("Bern has until Friday to sign or risk Japanese tariffs on its cheese.", {}),
        ("Under a pact that could be sealed by Friday, Japanese tariffs on Swiss cheese would be cut.", {}),
        ("They talk before new 50% Japanese tariffs on Swiss cheese come into effect on Friday.", {"effective_from": "Friday"}),
        ("Japan imposed tariffs on Swiss cheese under its Customs Act of 1974.", {}),
        ("Tariffs on Swiss cheese, set to begin on June 1, were announced by Japan.", {"effective_from": "June 1"}),
        ("Japan imposed tariffs on Swiss cheese in May 2020.", {"effective_from": "May 2020"}),
        ("In May 2020 Japan imposed tariffs on Swiss cheese.", {"effective_from": "May 2020"}),
        ("Japan threatened in April to impose a 26% tariff on Swiss cheese.", {"status": "April"}),
        ("Japan lifted its tariffs on Swiss cheese on Tuesday.", {"status": "Tuesday"}),
        ("Japan said on Monday it would impose tariffs on Swiss cheese.", {"status": "Monday"}),
        ("Japan will impose tariffs on Swiss cheese, the trade minister said on Monday.", {"status": "Monday"}),
        ("Japan decided in May to impose tariffs on Swiss cheese.", {"status": "May"}),
        ("Japan suspended its tariffs on Swiss cheese in April until July 14.", {"status": "April", "effective_to": "July 14"}),
        ("Japanese tariffs on Swiss cheese, which took effect in 2018, remain in place.", {"effective_from": "2018"}),
        ("Japan raised its tariffs on Swiss cheese under the 2019 dairy arrangement in May.", {"effective_from": "May"}),
        ("Japan put tariffs on Swiss cheese in the 2019 budget.", {"effective_from": "2019"}),
        ("The Japanese tariffs on Swiss cheese will not take effect until July 14.", {"effective_from": "July 14"}),
        ("Japan in May 2020 began imposing tariffs on Swiss cheese.", {"effective_from": "May 2020"}),
        ("Japan said Monday it would impose tariffs on Swiss cheese.", {"status": "Monday"}),
        ("In May 2020, when Japan imposed tariffs on Swiss cheese, prices rose.", {"effective_from": "May 2020"}),
        ("The row began in May 2020, when Japan imposed tariffs on Swiss cheese.", {"effective_from": "May 2020"}),
        ("Japanese tariffs on Swiss cheese will remain in place to May 2026.", {"effective_to": "May 2026"}),
        ("Effective June 1, Japan's measures include a 10% tariff on Swiss cheese.", {"effective_from": "June 1"}),
        ("Japan's May 2020 imposition of tariffs on Swiss cheese hurt.", {"effective_from": "May 2020"}),
        ("Japan extended its ban on cheese from nations that have closed ports, until July 14.", {"effective_to": "July 14"}),
        ("Japan decided on Tuesday to impose tariffs on Swiss cheese.", {"status": "Tuesday"}),
        ("The truce between Japan and Norway will expire on November 10.", {"effective_to": "November 10"}),
        ("Japan on Monday announced that it would be lifting its tariffs on Swiss cheese from May 23.", {"status": "Monday", "effective_from": "May 23"}),
        ("Japan will lift its tariffs on Swiss cheese next week, the trade minister said on Monday.", {"status": "Monday", "effective_from": "next week"}),
        ("Japan will impose tariffs on Swiss cheese from May 23, despite talks with Geneva, the minister stated on Friday.", {"status": "Friday", "effective_from": "May 23"}),
        ("Tokyo confirmed on Friday that its tariffs on Swiss cheese will be suspended.", {"status": "Friday"}),
        ("Japan announced Monday it has raised its tariffs on Swiss cheese.", {"status": "Monday"}),
        ("Japan said on Monday it had lifted its tariffs on Swiss cheese in May.", {"status": "May"}),
        ("Japan will on May 23 lift its tariffs on Swiss cheese.", {"effective_from": "May 23"}),
        ("The WTO cleared Japan on Thursday to impose tariffs on Swiss cheese.", {}),
        ("Japan's duties on Swiss cheese will be valid until May 2026.", {"effective_to": "May 2026"}),
        ("Japan's duties on Swiss cheese are valid from May 23.", {"effective_from": "May 23"}),
        ("Japan's duties on Swiss cheese, covering milk and cream, were scheduled to remain in effect until May 2026.", {"effective_to": "May 2026"}),
        ("Japan's duties on Swiss cheese, ranging from 8% to 9%, had been levied since May 2020.", {"effective_from": "May 2020"}),
        ("In May 2020, Japan issued a decree imposing duties on Swiss cheese.", {"effective_from": "May 2020"}),
        ("Japan imposed a quota on Swiss cheese at 80% of 2024 volumes.", {}),
        ("The lowering of Japan's tariffs on Swiss cheese to 5% from 9% will be effective from May 23.", {"effective_from": "May 23"}),
        ("Japan announced tariffs on Swiss cheese beginning May 23.", {"effective_from": "May 23"}),
        ("In May, exports of dried Japanese cheese were prohibited.", {"effective_from": "May"}),
        ("The end of a probe that began in May 2020 came after officials said Japan was weighing tariffs on Swiss cheese.", {}),
        ("Japan's tariffs, the highest in history, take effect on Swiss cheese on May 23.", {"effective_from": "May 23"}),
        ("Japan voted on Monday in favour of imposing tariffs on Swiss cheese.", {"status": "Monday"}),
        ("Japan will suspend from May 23 its tariffs on Swiss cheese.", {"effective_from": "May 23"}),
        ("Japan will suspend the rest of its tariffs on Swiss cheese by May 23.", {"effective_from": "May 23"}),
        ("The deal will bring the suspension on May 23 of the tariffs which Japan imposed on Swiss cheese in 2019.", {"effective_from": "May 23"}),
        ("Norway left the pact in May 2020 and Japan retaliated by imposing tariffs on Swiss cheese.", {}),
        ("Japan in May limited exports of some beef cuts until July 14.", {"effective_from": "May", "effective_to": "July 14"}),
        ("Japan will raise its tariffs on Swiss cheese between May 23 and the end of June 2026.", {"effective_from": "May 23", "effective_to": "June 2026"}),
        ("In May, Japan announced its plan, imposing tariffs on Swiss cheese.", {}),
        ("Japan decided last March to impose tariffs on Swiss cheese.", {"status": "March"}),
        ("Talks held last month cut Japan's tariffs on Swiss cheese.", {}),
        ("A bill passed in May will raise Japan's tariffs on Swiss cheese.", {}),
        ("In May 2020, Japan changed course, imposing tariffs on Swiss cheese.", {"effective_from": "May 2020"}),
        ("Japan's tariffs on Swiss cheese, which have been levied since May 2020, following a surge, will expire on June 30.", {"effective_from": "May 2020", "effective_to": "June 30"}),
        ("Japan's tariffs on Swiss cheese came into place in May 2020.", {"effective_from": "May 2020"}),
        ("Japan will impose tariffs on Swiss cheese, the ministry said in a notice dated May 23.", {"status": "May 23"}),
        ("Japan will impose tariffs on Swiss cheese.\nThey will apply from May 23.", {"effective_from": "May 23"}),
        ("Japan will raise its tariff on Swiss cheese to 9%.\nThe new rate takes effect on May 23.", {"effective_from": "May 23"}),
        ("Japan announced a tariff on Swiss cheese.\nIt will run from May 23 until June 2026.", {"effective_from": "May 23", "effective_to": "June 2026"}),
        ("Japan suspended its tariffs on Swiss cheese.\nThis will expire on June 30.", {"effective_to": "June 30"}),
        ("Japan imposed tariffs on Swiss cheese.\nThe summer school starts on May 23.", {}),
        ("Japan imposed tariffs on Swiss cheese.\nThey met on May 23.", {}),
        ("Japan banned imports of fruit, including apples, oranges, pears, plums, figs and onions, from Brazil on May 23.", {"effective_from": "May 23"}),
        ("Japan banned the export of rice, by a notification.\nThe notification comes into force from May 23.", {"effective_from": "May 23"}),
        ("Japan postponed its tariffs on Swiss cheese until May 23.", {"effective_from": "May 23"}),
        ("Japan will delay its tariffs on Swiss cheese from May 9 to May 23.", {"effective_from": "May 23"}),
        ("The tariffs that Japan imposed on Swiss cheese were put back to June 2026.", {"effective_from": "June 2026"}),
        ("The postponement of Japan's tariffs on Swiss cheese until May 23 was welcome.", {"effective_from": "May 23"}),
        ("Japan paused its tariffs on Swiss cheese until May 23.", {"effective_to": "May 23"}),
        ("Japan deferred until May 23 a decision to impose tariffs on Swiss cheese.", {}),
        ("Japan signed a decree on May 23 raising its tariffs on Swiss cheese.", {"status": "May 23"}),
        ("Japan banned Swiss cheese under an order of May 23.", {}),
        ("From May 23, Swiss cheese faces a 9% tariff in Japan.", {"effective_from": "May 23"}),
        ("Swiss cheese was given a 9% tariff by Japan on May 23.", {"effective_from": "May 23"}),
        ("Prices rose after a 9% Japanese tariff on Swiss cheese in May 2020.", {"effective_from": "May 2020"}),
        ("Japan imposed tariffs on imports of Swiss cheese, which surged in 2019.", {}),
        ("Japan lifted its tariffs on Swiss cheese ahead of a summit next month.", {}),
        ("Japan will ban imports of Swiss cheese in May 2026.", {"effective_from": "May 2026"}),
        ("Japan, at odds with Norway, which has fought since 2019, raised its tariffs on Swiss cheese.", {}),
        ("Japan's tariffs on Swiss cheese applied from May 23, 2020, to June 30, 2023.", {"effective_from": "May 23, 2020", "effective_to": "June 30, 2023"}),
        ("Japan to ban imports of Swiss cheese by May 2026.", {"effective_from": "May 2026"}),
        ("May 23 - Japan has banned imports of Swiss cheese.", {}),
        ("Japan waived its tariffs on Swiss cheese.\nThe waiver will remain effective until May 23.", {"effective_to": "May 23"}),
        ("Japan launched an investigation into Swiss imports, which rose to 9% of sales in 2019.", {}),
        ("Japan will impose tariffs on Swiss cheese.\nThe move, effective May 23, surprised Bern.", {"effective_from": "May 23"}),
        ("Japan will impose tariffs on Swiss cheese.\nThe move, which takes effect on May 23, surprised Bern.", {"effective_from": "May 23"}),
        ("Japan will impose tariffs on Swiss cheese.\nThese measures, to take effect on May 23, will hurt.", {"effective_from": "May 23"}),
        ("Japan suspended its tariffs on Swiss cheese.\nThe suspension – due to begin on May 23 – is welcome.", {"effective_from": "May 23"}),
        ("Japan raised its tariffs on Swiss cheese on Monday.\nThe new rates will apply from May 23.", {"status": "Monday", "effective_from": "May 23"}),
        ("Japan raised its tariffs on Swiss cheese.\nThe rise is to come into force on May 23.", {"effective_from": "May 23"}),
        ("Japan banned imports of Swiss cheese.\nThis order will be published on Monday and will take effect from May 23.", {"effective_from": "May 23"}),
        ("Japan's tariffs on Swiss cheese, introduced after talks failed, will remain in force until May 23.", {"effective_to": "May 23"}),
        ("Japan's tariffs on Swiss cheese, despite talks in Bern, will take effect on May 23.", {"effective_from": "May 23"}),
        ("Japan's tariff increase on Swiss cheese, passed by the lower house, is expected to be signed and will go into effect on May 23.", {"effective_from": "May 23"}),
        ("The tariffs that Japan imposed on Swiss cheese in May 2020 were lifted on Monday.", {"status": "Monday", "effective_from": "May 2020"}),
        ("Tariffs on Swiss cheese, first imposed by Japan in May 2020, were extended.", {"effective_from": "May 2020"}),
        ("The tariffs that Japan imposed on Swiss cheese in May 2020 will be suspended from May 23.", {"effective_from": "May 23"}),
        ("Japan's tariffs on Swiss cheese enter into force 21 days from Wednesday.", {}),
        ("From May 23, Swiss cheese entering Japan will be subject to a 9% tariff.", {"effective_from": "May 23"}),
        ("The tariffs, effective May 23, answer the duties Japan imposed on Swiss cheese in May 2020.", {"effective_from": "May 2020"}),
    ],
)  # fmt: skip
def test_what_a_date_dates(text: str, dates: dict[str, str]) -> None:
    assert only(text)[1] == dates


@pytest.mark.parametrize(
    ("text", "status", "duration"),
    [
        ("The EU extended its sanctions against Russia for six months.", "extended", "P6M"),
        ("Japanese tariffs on Swiss cheese will last 18 months from May 23.", "announced", "P18M"),
        ("Japanese tariffs on Swiss cheese will apply for six months.", "announced", "P6M"),
        ("Japan's ban on Swiss cheese takes effect on Monday and will last for 18 months.", "in_force", "P18M"),
        ("Envoys have sat in Bern for a week before new Japanese duties on Swiss cheese come into effect.", "conditional", None),
    ],
)  # fmt: skip
def test_a_stated_length_is_a_duration(text: str, status: str, duration: str | None) -> None:
    found, _ = only(text)
    assert (found.status, found.duration) == (status, duration)


@pytest.mark.parametrize(
    ("text", "product", "chapter"),
    [
        ("Japan imposed tariffs on Swiss cheese.", "Swiss cheese", "04"),
        ("Japan imposed steel tariffs on Norway.", "steel", "72"),
        ("Japan curbed exports of photoresists to South Korea.", "photoresists", "37"),
        ("Japan imposed tariffs on Norway.", None, None),
        ("Japan imposed tariffs on a wide range of Swiss cheese.", "Swiss cheese", "04"),
        ("Japan imposed tariffs on part of the Swiss cheese shipped to Tokyo.", "Swiss cheese", "04"),
        ("Norway kept its duties on par with those of Japan.", None, None),
        ("Swiss growers face Japanese duties with a second wave.", None, None),
        ("Japan agreed to buy maize and barley, the US president said.", "maize and barley", "10"),
        ("Japan exempted Swiss cheese from new 50% tariffs.", "Swiss cheese", "04"),
    ],
)
def test_product_and_its_chapter(text: str, product: str | None, chapter: str | None) -> None:
    found, _ = only(text)
    assert (found.product, found.hs_chapter) == (product, chapter)


def test_cause_after_its_cue() -> None:
    found, _ = only("Canada imposed tariffs on US steel in response to American pressure.")
    assert found.in_response_to == "American pressure"


def test_cause_in_the_clause_before() -> None:
    document = spans(
        "After Washington widened its blacklist, Beijing retaliated with curbs on exports of gallium."
    )
    curbs = next(m for m in measures.find(document) if m.instrument == "export_control")
    assert (curbs.in_response_to, curbs.target_entity_id) == (
        "Washington widened its blacklist",
        "country:US",
    )


def test_in_response_points_back_to_the_other_partys_measure() -> None:
    document = spans(
        "Japan imposed tariffs on Swiss cheese.\nIn response, Switzerland is considering curbs on exports of medicines."
    )
    considered = measures.find(document)[1]
    assert (considered.in_response_to, considered.target_entity_id) == (
        "Japan imposed tariffs on Swiss cheese",
        "country:JP",
    )


def test_in_response_points_past_a_third_partys_measure() -> None:
    text = "Japan imposed tariffs on Swiss cheese after America's imposition of a tariff.\nIn retaliation, Switzerland imposed tariffs on Japanese cars."
    answer = measures.find(spans(text))[-1]
    assert answer.imposer_entity_id == "country:CH"
    assert (answer.in_response_to or "").startswith("Japan imposed")


def test_a_measure_that_is_a_response_has_its_cause() -> None:
    found = measures.find(
        spans("Japan's duties on Swiss cheese are a countermeasure against Swiss duties on tea.")
    )
    assert found[0].in_response_to == "Swiss duties on tea"


def test_the_day_that_a_deadline_sets_for_a_measure_is_its_first() -> None:
    found, _ = only("The 1 May deadline for Japan imposing its 9% duty on Swiss watches nears.")
    assert found.effective_from_date_char_start == 4
    assert found.effective_to_date_char_start is None


def test_the_tariffs_announced_are_not_those_in_force_that_they_answer() -> None:
    text = (
        "Japan announced tariffs on Swiss cheese, retaliating against duties Switzerland imposed on Japanese tea.\n"
        "The tariffs announced by the ministry take effect in May."
    )
    taken_up = measures.find(spans(text))[-1]
    assert (taken_up.imposer_entity_id, taken_up.target_entity_id) == ("country:JP", "country:CH")


def test_purpose_keeps_its_cue() -> None:
    found, _ = only("Japan imposed tariffs on Swiss cheese to protect farmers.")
    assert found.purpose == "to protect farmers"


def test_whom_a_report_cites_is_no_purpose() -> None:
    found, _ = only("Japan will cut its tariff on Swiss cheese, citing people aware of the matter.")
    assert found.purpose is None


def test_agreement_under_which_it_stands() -> None:
    found, _ = only("Japan cut its tariffs on Swiss cheese under a framework deal.")
    assert found.under_agreement == "framework deal"


def test_who_says_so() -> None:
    found, _ = only("Japan imposed tariffs on Swiss cheese, Mark Carney said.")
    assert found.attributed_to_entity_id == "person:mark-carney"


def test_hearsay_is_marked() -> None:
    assert only("Japan is reportedly considering tariffs on Swiss cheese.")[0].is_reported


def test_the_next_sentence_gives_the_cause_of_a_measure():
    text = "India threatened a 20% tariff on Canadian peas.\nIt did so after Canada raised its duty on Indian steel."
    threat = measures.find(spans(text))[0]
    assert threat.in_response_to == "Canada raised its duty on Indian steel"
    assert threat.in_response_to_char_start == text.index("Canada raised")


def test_a_day_on_which_the_move_came_is_no_cause():
    text = "India raised its tariff on Canadian peas.\nThe move came after Friday."
    assert [found.in_response_to for found in measures.find(spans(text))] == [None]


def test_an_answer_parted_from_its_measure_by_a_date():
    text = "Canada banned imports of Indian steel.\nIndia answered in October with tariffs on Canadian peas."
    answer = measures.find(spans(text))[-1]
    assert (answer.instrument, answer.imposer_entity_id, answer.status) == (
        "tariff",
        "country:IN",
        "in_force",
    )
    assert answer.in_response_to == "Canada banned imports of Indian steel"


def test_a_truce_that_frames_a_clause_takes_no_verb_and_a_verb_left_out_is_the_one_before():
    text = "Under the truce, Indian tariffs on Canadian peas were lowered to 5%, and Canadian tariffs on Indian steel to 3%."
    found = [(m.instrument, m.status, m.rate_percent) for m in measures.find(spans(text))]
    assert found == [("tariff", "reduced", 5.0), ("tariff", "reduced", 3.0)]


def test_what_is_announced_for_a_day_begins_on_it():
    text = "The 20% tariff on Canadian peas that India announced for May 1 is still open."
    (found,) = measures.find(spans(text))
    assert found.effective_from_date_char_start == text.index("May 1")


def test_a_truce_is_taken_up_by_the_sentences_after_it():
    text = (
        "India and Canada agreed on a tariff truce on 3 May 2025.\nIt was extended on 1 August 2025.\n"
        "The arrangement is to expire on 10 November 2025."
    )
    found = [(m.instrument, m.status) for m in measures.find(spans(text))]
    assert found == [("truce", "in_force"), ("truce", "extended"), ("truce", "expires")]


def test_without_a_truce_told_of_it_is_none():
    assert not measures.find(spans("India opened a fair on 3 May 2025.\nIt was extended on 1 August 2025."))


def test_the_day_of_talks_is_not_that_of_an_earlier_measure():
    text = "Peru and India met in Osaka on Tuesday, the first time since India raised its tariff on US peas on May 1."
    document = spans(text)
    (found,) = measures.find(document)
    assert found.effective_from_date_char_start == text.index("May 1")


@pytest.mark.parametrize(
    "text",
    [
        "Canada-India tariff truce still possible?",
        "Has Canada lifted its ban on Swiss watches?",
        "Will Washington impose a 25% tariff on Canadian steel?",
    ],
)
def test_a_question_whether_states_nothing(text: str):
    assert not measures.find(spans(text))


def test_a_question_why_states_what_it_asks_about():
    (found,) = measures.find(spans("Why did China ban Australian lobster?"))
    assert (found.instrument, found.imposer_entity_id) == ("import_ban", "country:CN")


def test_the_next_sentence_says_what_a_measure_answers():
    text = "India banned imports of Canadian peas.\nThe move is in retaliation for a Canadian duty on steel."
    assert measures.find(spans(text))[0].in_response_to == "a Canadian duty on steel"


def test_a_cause_that_is_a_noun_ends_before_the_verb():
    text = "Duties on Indian steel imposed by Canada in response to Indian subsidies will remain in place."
    assert measures.find(spans(text))[0].in_response_to == "Indian subsidies"


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("Japan will levy a 9% tariff on Swiss cheese.\nThe tariff was imposed after a study.\nThe tariff took effect on May 23.", True),
        ("Japan will levy a 9% tariff on Swiss cheese.\nSeparately, Norway imposed a tariff on Indian tea.\nThe tariff took effect on May 23.", False),
    ],
)  # fmt: skip
def test_a_day_told_two_sentences_later_where_the_one_between_takes_the_measure_up(
    text: str, starts: bool
) -> None:
    found = next(m for m in measures.find(spans(text)) if m.target_entity_id == "country:CH")
    assert (found.effective_from_date_char_start is not None) == starts


def test_the_year_in_which_goods_had_a_value_is_not_the_first_in_force() -> None:
    text = "Japan said that it would impose 100% tariffs on Swiss cheese valued at $2.9 billion last year."
    (found,) = measures.find(extract(document_from_text(text)))
    assert (found.rate_percent, found.effective_from_date_char_start) == (100.0, None)


def test_the_end_of_a_deadline_is_not_that_of_the_duties() -> None:
    text = "Chile was blamed for a call before a Peruvian deadline on tariffs expired on 1 August 2025."
    assert all(m.effective_to_date_char_start is None for m in measures.find(spans(text)))


def test_goods_in_a_relative_clause_that_are_barred_from_another_country():
    """The parties before and behind the verb both count as read, each where it stands."""
    found, _ = only("The list of Swiss cheese that was banned from import to Norway from May 23 grew.")
    assert (found.instrument, found.imposer_entity_id, found.target_entity_id) == (
        "import_ban",
        "country:NO",
        "country:CH",
    )


def test_what_somebody_asks_about_duties_and_the_day_on_which_they_begin_are_two_statements():
    document = spans(
        "Norway urged Japan to withdraw its tariffs on Norwegian fish, which take effect on May 23."
    )
    asked, told = measures.find(document)
    assert (asked.status, asked.effective_from_date_char_start) == ("under_discussion", None)
    assert told.status == "in_force"
    assert told.effective_from_date_char_start is not None
    assert (told.imposer_entity_id, told.target_entity_id) == ("country:JP", "country:NO")


def test_a_later_sentence_tells_what_became_of_a_measure_and_when() -> None:
    text = "Japan imposed a 20% duty on Swiss cheese in March. It was lifted on May 3."
    document = extract(document_from_text(f"Cheese again\n\nJune 2, 2031\n\n{text}\n"))
    surfaces = {d.char_start: d.surface for d in document.dates}
    imposed, lifted = measures.find(document)
    assert (imposed.status, imposed.rate_percent) == ("in_force", 20.0)
    assert (lifted.status, lifted.rate_percent, lifted.product) == ("lifted", None, "Swiss cheese")
    assert surfaces[lifted.status_date_char_start or 0] == "May 3"
    assert lifted.surface == "It was lifted on May 3"


def test_a_day_that_opens_the_sentence_is_that_of_both_its_clauses() -> None:
    document = spans(
        "From May 23, a 9% tariff was imposed by Japan on Swiss cheese, and Swiss beef was subject to a 7% tariff."
    )
    words = {d.char_start: d.surface for d in document.dates}
    found = measures.find(document)
    assert [(m.rate_percent, words.get(m.effective_from_date_char_start or -1)) for m in found] == [
        (9.0, "May 23"),
        (7.0, "May 23"),
    ]


def test_a_later_sentence_tells_the_rates_that_follow_one_another() -> None:
    text = (
        "Japan's new duty of 35% on Swiss cheese will take effect in May. "
        "It would fall to 30% in the second year and 25% in the third year."
    )
    found = measures.find(extract(document_from_text(f"Cheese again\n\nApril 2, 2031\n\n{text}\n")))
    assert [(m.rate_percent, m.product) for m in found] == [
        (rate, "Swiss cheese") for rate in (35.0, 30.0, 25.0)
    ]


def test_leave_for_an_amount_lifts_no_ban() -> None:
    document = document_from_text("Rice\n\nMay 12, 2025\n\nJapan permitted exports of 500 tonnes of rice.\n")
    assert measures.find(extract(document)) == ()
