"""People: known or not, by title, given name, family name first, and how they come back later in a text."""

from __future__ import annotations

import pytest

from tests.pipelines.extract.mentions.reading import entities, found, ids


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Trade Minister Bohumil Vrzal left.", "Bohumil Vrzal"),
        ("It was said by negotiator Uche Nwobodo.", "Uche Nwobodo"),
        ("We asked Ingrid de la Torre about it.", "Ingrid de la Torre"),
        ("They met Wolfgang von der Heide in Bonn.", "Wolfgang von der Heide"),
        ("They met J. P. Okafor Jr. there.", "J. P. Okafor Jr."),
        ("They met Mary O'Dowd-Byrne there.", "Mary O'Dowd-Byrne"),
        ("They met Zoë Müller-Ångström there.", "Zoë Müller-Ångström"),
        ("It was so before Kalvo became president.", "Kalvo"),
        ("Later Secretary Bharat Bahadur Oli left.", "Bharat Bahadur Oli"),
        ("Later Zhao Minghua spoke.", "Zhao Minghua"),
        ("Later Kwon Tae-shin spoke.", "Kwon Tae-shin"),
        ("Later Tran Quoc Binh spoke.", "Tran Quoc Binh"),
        ("Odalric Quessant, head of the union, left.", "Odalric Quessant"),
        ("Officials met Prince Faisal bin Turki there.", "Faisal bin Turki"),
        ("Later the ambassador to India Abdulrahim Qasmi left.", "Abdulrahim Qasmi"),
        ("Later Prime Minister of India Oskar Brandvold left.", "Oskar Brandvold"),
        ("They met Mireille Castagnier d’Orval there.", "Mireille Castagnier d’Orval"),
        ("They met Shaikh Hamad al-Sabah there.", "Hamad al-Sabah"),
        ("They met the envoy to Ghana Tarvaq Abdul Rahim there.", "Tarvaq Abdul Rahim"),
        ("Later Minister Engr. Tunde Okonjo spoke.", "Tunde Okonjo"),
        (
            "Qorvathi Zuldane Velmorra Tesquil Brandvold, head of the union, left.",
            "Qorvathi Zuldane Velmorra Tesquil Brandvold",
        ),
        ("Trade Office spokesperson Asma Gul Baloch left.", "Asma Gul Baloch"),
        ("Secretary Commerce Tuvarq Brandvold left.", "Tuvarq Brandvold"),
        ("He met Minister Trade Qasim Tuvarq there.", "Qasim Tuvarq"),
        ("They met Odile\u2011Marie Brandvold there.", "Odile\u2011Marie Brandvold"),
    ],
)
def test_an_unlisted_person_is_found_whole(text: str, name: str) -> None:
    people = [m.surface for m in found(text) if m.entity_kind == "person"]
    assert people == [name]


def test_title_is_no_part_of_the_name() -> None:
    assert ("Donald Trump", "person:donald-trump") in ids("U.S. President Donald Trump spoke.")


def test_a_surname_comes_back_to_the_full_name() -> None:
    text = "Economist Odhiambo Barasa disagreed. Barasa said the levy was high."
    assert [i for _, i in ids(text)] == ["person:odhiambo-barasa"] * 2


def test_a_surname_that_is_a_word_comes_back_too() -> None:
    text = "The firm named Lena Banks as its head. Analysts said that Banks would stay. Banks said so."
    assert [i for _, i in ids(text)] == ["person:lena-banks"] * 3


def test_two_people_of_one_surname_are_ambiguous() -> None:
    text = "Anna Bergqvist met Olof Bergqvist. Later Bergqvist said no."
    last = found(text)[-1]
    assert last.is_ambiguous
    assert last.candidates == "person:anna-bergqvist|person:olof-bergqvist"


def test_a_title_serves_two_names() -> None:
    assert [i for _, i in ids("Presidents Trump and Xi met.")] == ["person:donald-trump", "person:xi-jinping"]


def test_both_sides_of_a_hyphen_are_people() -> None:
    assert [s for s, _ in ids("It was a Trump–Xi summit and a Trump-Xi call.")] == [
        "Trump",
        "Xi",
        "Trump",
        "Xi",
    ]


def test_he_is_a_surname_only_where_the_text_has_such_a_person() -> None:
    text = "Vice Premier He Lifeng came. It was the third talk between He and Bessent. He left early."
    assert [s for s, i in ids(text) if i == "person:he-lifeng"] == ["He Lifeng", "He"]
    assert ids("Then He left. “He’s late,” she said.") == []


def test_months_and_verbs_are_not_people() -> None:
    assert ids("In May and March the talks stalled. May was bad. Will they go on?") == []


def test_a_possessive_is_outside_the_name() -> None:
    assert entities("Ebrard’s team left. Marcelo Ebrard's plan failed.").keys() == {
        "Ebrard",
        "Marcelo Ebrard",
    }


def test_headlines_in_title_case_yield_names_only() -> None:
    text = "Sheinbaum Warns Trump Over Steel Duties as Talks Falter\n\nNothing else was said."
    assert [s for s, _ in ids(text)] == ["Sheinbaum", "Trump"]


def test_headlines_in_capitals_are_read() -> None:
    text = "INDIA AND JAPAN SIGN PACT IN KUALA LUMPUR\n\nNothing else was said."
    assert [i for _, i in ids(text)] == ["country:IN", "country:JP", "place:kuala-lumpur"]


def test_people_nobody_lists_are_found_in_capitals_too() -> None:
    text = "TRADE MINISTER JORGE QUIROGA SAYS NO\n\nMr Quiroga left on foot."
    assert [(s, i) for s, i in ids(text)] == [
        ("JORGE QUIROGA", "person:jorge-quiroga"),
        ("Quiroga", "person:jorge-quiroga"),
    ]


def test_a_month_before_a_seat_of_government_is_no_given_name() -> None:
    assert entities("In April Washington raised tariffs.") == {"Washington": "country:US"}


def test_a_town_that_is_a_family_name_speaks_as_a_person() -> None:
    (found_one,) = found("On Monday Kennedy said no.")
    assert found_one.entity_kind == "person"


def test_after_a_plural_title_the_second_name_is_one_too() -> None:
    found_ids = entities("It was signed by Presidents Aldo Merrin of Chile and Umarov Sissok of Togo.")
    assert found_ids["Umarov Sissok"] == "person:umarov-sissok"
    assert entities("The Ministers Responsible for Trade met.") == {}


def test_what_follows_the_last_member_of_a_list_is_none() -> None:
    text = "Minister Sinit Lertwong left. Talks with Chile, Peru and Japan go on, Sinit said."
    assert entities(text)["Sinit"] == "person:sinit-lertwong"


def test_a_name_in_capitals_in_running_text_is_a_name() -> None:
    text = "MARGARETA OSKARSEN has told ministers to wait. Oskarsen left."
    assert entities(text) == {
        "MARGARETA OSKARSEN": "person:margareta-oskarsen",
        "Oskarsen": "person:margareta-oskarsen",
    }


def test_a_particle_takes_a_capital_where_the_surname_opens_a_sentence() -> None:
    assert entities("Secretary Arno de Vesta left. De Vesta came back.")["De Vesta"] == "person:arno-de-vesta"


def test_a_given_name_that_is_a_towns_too_is_the_persons_where_it_speaks() -> None:
    assert entities("Minister Manas Soilert left. Manas said so.")["Manas"] == "person:manas-soilert"


def test_a_name_that_is_also_a_title_ends_its_sentence() -> None:
    assert ids("She rang Hun Sen. The call was short.") == [("Hun Sen", "person:hun-sen")]


def test_a_surname_may_have_two_halves_or_be_a_towns() -> None:
    assert ids("The envoy Pamela Coke-Hamilton spoke.") == [
        ("Pamela Coke-Hamilton", "person:pamela-coke-hamilton")
    ]
    assert ids("Rodrigo Paz Pereira spoke.")[0] == ("Rodrigo Paz Pereira", "person:rodrigo-paz")


def test_japanese_names_stand_in_either_order() -> None:
    assert ids("Ishiba Shigeru spoke.") == [("Ishiba Shigeru", "person:shigeru-ishiba")]


def test_the_field_of_a_minister_is_no_given_name() -> None:
    assert ids("The Minister for Food and the Marine Aidan Roche spoke.") == [
        ("Aidan Roche", "person:aidan-roche")
    ]


def test_a_surname_may_be_a_countrys_adjective() -> None:
    text = "Paul French, head of the union, spoke. “No,” French said. A French mill shut."
    assert [i for s, i in ids(text) if s.endswith("French")] == ["person:paul-french"] * 2 + ["country:FR"]


def test_given_names_with_a_hyphen_may_begin_with_a_common_word() -> None:
    assert entities("The envoy May-Elin Berg spoke.") == {"May-Elin Berg": "person:may-elin-berg"}


def test_a_name_like_a_persons_is_a_place_where_it_stands_as_one() -> None:
    assert [m.entity_kind for m in found("She works in Williams Lake.")] == ["place"]


def test_the_country_of_a_minister_stays_whole() -> None:
    assert entities("He is the Minister of Trade and Industry of South Korea.") == {
        "South Korea": "country:KR"
    }


def test_a_given_name_that_nobody_lists_belongs_to_the_known_surname_after_it() -> None:
    assert ids("Trade minister Ryo Akazawa left. Qualo Akazawa stayed.") == [
        ("Ryo Akazawa", "person:ryosei-akazawa"),
        ("Qualo Akazawa", "person:qualo-akazawa"),
    ]


def test_a_surname_is_that_of_whom_the_text_named_in_full_before() -> None:
    assert ids("Tom Bessent left. Bessent was late.")[1] == ("Bessent", "person:tom-bessent")
    assert ids("Bessent left. Tom Bessent stayed.")[0] == ("Bessent", "person:scott-bessent")


def test_a_name_that_a_title_introduced_is_the_same_persons_without_it() -> None:
    found = entities("Marlow expressed his concern. President Marlow left.")
    assert found["Marlow"] == "person:marlow"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("An exile, Ayman bin Tarbush, said so.", "Ayman bin Tarbush"),
        ("Frenkel de Jorgh joined later, she said.", "Frenkel de Jorgh"),
        ("He beat No. 8 Jana Sukovar 6-1, 6-3.", "Jana Sukovar"),
        ("Officials met Makoto Kuroda, a vice minister.", "Makoto Kuroda"),
        ("He spoke approvingly of Thomas Muster.", "Thomas Muster"),
    ],
)
def test_a_full_name_reaches_from_given_name_to_family_name(text: str, name: str) -> None:
    assert name in [m.surface for m in found(text) if m.entity_kind == "person"]


def test_major_before_a_full_name_is_a_rank() -> None:
    assert entities("The rebels' leader, Major Johnny Paul Karomba, offered talks.")["Johnny Paul Karomba"]


def test_a_title_with_the_given_name_alone_is_the_person_named_before() -> None:
    text = "The envoy of Oman is Sheikh Hamad bin Qaboos. Later Sheikh Hamad left."
    assert [i for s, i in ids(text) if s.startswith("Hamad")] == ["person:hamad-bin-qaboos"] * 2


def test_a_field_after_a_title_is_nobody() -> None:
    assert "Economic" not in entities("It was said by Mary Njoroge Director Economic Affairs there.")


def test_an_initial_more_is_the_same_listed_person() -> None:
    assert ("Robert B. Zoellick", "person:robert-zoellick") in ids("They met Robert B. Zoellick there.")


def test_a_family_name_that_a_town_bears_is_somebody() -> None:
    text = "They met Tadamasa Kawaguchi there. Later Kawaguchi left."
    assert [i for _, i in ids(text)] == ["person:tadamasa-kawaguchi"] * 2


def test_a_country_that_is_a_word_is_no_part_of_an_office() -> None:
    assert entities("The Minister of the Economy of Turkey, Nihat Aksoy, left.")["Turkey"] == "country:TR"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It was told by Secretary General A Deepak Narvekar today.", "A Deepak Narvekar"),
        ("Then K V Narvekar came to the town again.", "K V Narvekar"),
    ],
)
def test_initials_without_points_belong_to_the_name(text: str, name: str) -> None:
    assert [m.surface for m in found(text)] == [name]


def test_a_surname_with_a_hyphen_comes_back_to_the_full_name() -> None:
    text = "Mr. Segun Adeyi-Kadar was there. Later on Adeyi-Kadar added that it was hard."
    assert [i for _, i in ids(text)] == ["person:segun-adeyi-kadar"] * 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("KARACHI: Atif Ikram Sheikh, head of the union, has said no.", "Atif Ikram Sheikh"),
        ("The new envoy, His Excellency Mininwa Johannes Mahlangu, left.", "Mininwa Johannes Mahlangu"),
    ],
)
def test_titles_that_are_surnames_or_addresses(text: str, name: str) -> None:
    assert name in [m.surface for m in found(text) if m.entity_kind == "person"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Industry Minister MS Harahap objected.", "MS Harahap"),
        ("His counterpart Robert Telus objected.", "Robert Telus"),
        ("The adviser, Ali El-Boats, objected.", "Ali El-Boats"),
        ("She met Stergomena Tax, Malawi’s Minister for Trade, there.", "Stergomena Tax"),
    ],
)
def test_initials_brands_and_words_end_or_open_a_name(text: str, name: str) -> None:
    assert name in [m.surface for m in found(text) if m.entity_kind == "person"]


def test_a_brand_after_another_brand_or_alone_stays_a_firm() -> None:
    assert [m.entity_kind for m in found("The phone firms Vodafone and Telus objected.")] == [
        "organisation"
    ] * 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Analyst Pei Changhong left.", "Pei Changhong"),
        ("Later the Deputy Minister of Mines and Economic Affairs Long Yongtan left.", "Long Yongtan"),
    ],
)
def test_a_family_name_first_that_is_a_word_or_before_a_firm(text: str, name: str) -> None:
    assert [m.surface for m in found(text)] == [name]


def test_a_surname_is_of_its_last_bearer_named_before_it() -> None:
    text = "Later Tunde Brandvold spoke. Brandvold left. Ingrid Brandvold spoke. Brandvold stayed."
    named = [m.entity_id for m in found(text)]
    assert named == ["person:tunde-brandvold"] * 2 + ["person:ingrid-brandvold"] * 2


def test_a_law_named_after_its_makers_is_nobody() -> None:
    assert found("They read the Tuvarq-Zuldane law and the Tuvarq-Zuldane amendment.") == []


def test_partner_states_are_nobody() -> None:
    assert found("The Basin Partner States have been at it.") == []


def test_a_country_that_is_a_given_name_is_where_the_office_is_held() -> None:
    found = entities("They met the Minister of Trade of Georgia Tuvarq Brandvold there.")
    assert (found["Georgia"], found["Tuvarq Brandvold"]) == ("country:GE", "person:tuvarq-brandvold")
