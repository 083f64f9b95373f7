"""Roles: titles before names and appositions after them, as the text states them."""

from __future__ import annotations

import pytest

from pipelines.relate import roles
from pipelines.relate.statements import RoleStatement
from tests.pipelines.extract.mentions.reading import spans


def stated(text: str) -> list[RoleStatement]:
    return list(roles.find(spans(text)))


def only(text: str) -> RoleStatement:
    (role,) = stated(text)
    return role


@pytest.mark.parametrize(
    ("text", "title", "organisation", "country"),
    [
        ("U.S. Treasury Secretary Scott Bessent left.", "Treasury Secretary", "org:us-treasury", "US"),
        ("U.S. Trade Rep. Katherine Tai left.", "Trade Rep.", "org:ustr", "US"),
        ("U.S. Secretary of State Marco Rubio left.", "Secretary of State", "org:us-state", "US"),
        ("Chinese Vice Premier He Lifeng left.", "Vice Premier", None, "CN"),
        ("Japan’s top trade negotiator, Ryosei Akazawa, left.", "top trade negotiator", None, "JP"),
        ("Then Zambian commerce minister Chipoka Mulenga left.", "commerce minister", None, "ZM"),
        ("Commerce and Industry Minister Piyush Goyal left.", "Commerce and Industry Minister", None, None),
        ("Minister of Commerce & Industry Ana Ruiz left.", "Minister of Commerce & Industry", None, None),
        ("The Labour Trade Minister Ana Ruiz left.", "Trade Minister", "org:uk-labour", None),
        (
            "European Commission President Ursula von der Leyen left.",
            "President",
            "org:european-commission",
            None,
        ),
        ("Australia's Trade Minister, The Hon Ana Ruiz MP, left.", "Trade Minister", None, "AU"),
        ("Prime Minister the Rt Hon. Ana Ruiz left.", "Prime Minister", None, None),
        ("Fed Chair Jerome Powell left.", "Chair", "org:us-fed", "US"),
        (
            "Lerato Molefe, chief economist at the Drakensberg Institute, left.",
            "chief economist",
            "org:drakensberg-institute",
            None,
        ),
        (
            "Jonas Lindqvist, who is Sweden's deputy trade minister, left.",
            "deputy trade minister",
            None,
            "SE",
        ),
    ],
)
def test_title_organisation_and_country(
    text: str, title: str, organisation: str | None, country: str | None
) -> None:
    role = only(text)
    assert (role.title, role.organisation_entity_id, role.country_code) == (title, organisation, country)


def test_the_span_covers_title_and_name() -> None:
    assert only("Chinese Vice Premier He Lifeng left.").surface == "Vice Premier He Lifeng"


def test_former_and_acting_are_marked_and_not_in_the_title() -> None:
    former = only("Former U.S. Trade Representative Robert Lighthizer left.")
    assert (former.title, former.is_former, former.is_acting) == ("Trade Representative", True, False)
    acting = only("Kenya's acting trade minister Moses Wafula left.")
    assert (acting.title, acting.is_former, acting.is_acting) == ("trade minister", False, True)


def test_a_plural_title_serves_both_names() -> None:
    assert [(r.person_entity_id, r.title) for r in stated("Presidents Trump and Xi met.")] == [
        ("person:donald-trump", "President"),
        ("person:xi-jinping", "President"),
    ]


def test_the_title_of_the_next_name_in_a_list_is_not_an_apposition() -> None:
    text = "They met Scott Bessent, Trade Representative Jamieson Greer and others."
    assert [(r.person_entity_id, r.title) for r in stated(text)] == [
        ("person:jamieson-greer", "Trade Representative")
    ]


def test_a_title_with_its_body_between_two_names_has_one_holder() -> None:
    text = "They met Deputy Trade Minister Karl Weber, Deputy Governor of the Bank of Norway Anna Moen and others."
    assert [(r.person_entity_id, r.title) for r in stated(text)] == [
        ("person:karl-weber", "Deputy Trade Minister"),
        ("person:anna-moen", "Deputy Governor"),
    ]
    text = "Karl Weber, trade minister of Norway, Anna Moen, the envoy, and others met."
    assert [(r.person_entity_id, r.title) for r in stated(text)] == [
        ("person:karl-weber", "trade minister"),
        ("person:anna-moen", "envoy"),
    ]


def test_a_later_fuller_statement_is_kept_once() -> None:
    text = "President Noboa left. Ecuadorian President Daniel Noboa came."
    assert [(r.title, r.country_code) for r in stated(text)] == [("President", "EC")]


def test_honorifics_and_verbs_are_no_offices() -> None:
    assert stated("Mr Trump left. Trump, who led the talks as a minister might, left.") == []


def test_a_list_of_fields_belongs_to_the_title_in_small_letters_too() -> None:
    assert only("Talks resumed, commerce and industry minister Jo Mensa said.").title == (
        "commerce and industry minister"
    )


def test_the_field_after_an_office_belongs_to_the_title() -> None:
    role = only("Jo Mensa, Secretary of State for International Trade, resigned.")
    assert role.title == "Secretary of State for International Trade"


def test_an_organisation_alone_after_the_office_is_its_body() -> None:
    role = only("Jo Mensa, former president, Interior Lumber Association")
    assert (role.title, role.organisation_entity_id, role.is_former) == (
        "president",
        "org:interior-lumber-association",
        True,
    )


def test_ministers_who_act_next_are_no_apposition() -> None:
    assert stated("According to Jo Mensa, African trade ministers will meet.") == []


@pytest.mark.parametrize(
    ("text", "title", "organisation", "country"),
    [
        ("The director of the World Trade Organization (WTO), Jo Mensa, left.", "director", "org:wto", None),
        ("President of Mexico Claudia Sheinbaum left.", "President", None, "MX"),
        ("The deputy minister for ports, Jo Mensa, left.", "deputy minister for ports", None, None),
        ("Ports & Fisheries Minister Jo Mensa left.", "Ports & Fisheries Minister", None, None),
        ("Minister of Economy, Trade and Ports Jo Mensa left.", "Minister of Economy, Trade and Ports", None, None),
        ("Economist Jo Mensa of Drakensberg Bank left.", "Economist", "org:drakensberg-bank", None),
        ("Jo Mensa this week became Peru's trade minister.", "trade minister", None, "PE"),
        ("Jo Mensa was appointed director-general of the World Trade Organization.", "director-general", "org:wto", None),
    ],
)  # fmt: skip
def test_the_body_or_country_may_stand_between_title_and_name(text, title, organisation, country) -> None:
    role = only(text)
    assert (role.title, role.organisation_entity_id, role.country_code) == (title, organisation, country)


def test_two_offices_joined_by_and_are_two_roles() -> None:
    assert sorted((r.title, r.country_code) for r in stated("Peru's vice president and trade minister, Jo Mensa, left.")) == [
        ("trade minister", "PE"),
        ("vice president", "PE"),
    ]  # fmt: skip
    assert [r.title for r in stated("Jo Mensa, Assistant Trade Minister and Ports Minister, left.")] == [
        "Assistant Trade Minister",
        "Ports Minister",
    ]


def test_a_name_before_and_is_no_field_of_the_next_title() -> None:
    assert [r.title for r in stated("Trump and Finance Minister Jo Mensa met.")] == ["Finance Minister"]


def test_an_office_that_somebody_was_in_is_past() -> None:
    assert only("Jo Mensa was president of Ghana.").is_former
    assert only("They met then-prime minister Jo Mensa.").is_former


def test_a_description_is_no_office_and_the_next_speaker_no_holder() -> None:
    assert stated("Jo Mensa was a great leader.") == []
    assert stated("She met the prime minister, Jo Mensa said.") == []


def test_a_verb_after_the_office_makes_it_a_subject_of_its_own() -> None:
    assert stated("As proposed by Jo Mensa, the minister clarifies that nothing will change.") == []


def test_a_plural_title_needs_two_names() -> None:
    assert stated("He told EU ambassadors Jo Mensa had left.") == []


def test_a_name_may_stand_between_rank_and_title() -> None:
    role = only("Chief UK negotiator Jo Mensa left.")
    assert (role.title, role.country_code) == ("Chief UK negotiator", "GB")


def test_words_that_nobody_lists_belong_to_the_title_up_to_its_owner_or_the_sentence_start() -> None:
    assert only("Ghana's small harbours minister Jo Mensa met him.").title == "small harbours minister"
    assert only("Ghana's top tariff negotiator, Jo Mensa, left.").title == "top tariff negotiator"
    assert only("Economic revival minister Jo Mensa left.").title == "Economic revival minister"
    assert only("Ghana's new dairy affairs minister Jo Mensa left.").title == "dairy affairs minister"
    assert only("Ghana's dairy growers told minister Jo Mensa so.").title == "minister"
    assert only("Yesterday minister Jo Mensa left.").title == "minister"


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("The Deputy Prime Minister and Minister for Trade, Jo Mensa, left.", ["Deputy Prime Minister", "Minister for Trade"]),
        ("The Minister of Industry, Trade and Mines, Mr. Jo Mensa, left.", ["Minister of Industry, Trade and Mines"]),
        ("Envoys waited. Minister of State for Trade, Ambassador Jo Mensa, left.", ["Minister of State for Trade", "Ambassador"]),
        ("The acting Chilean Minister of Mines, Jo Mensa, left.", ["Minister of Mines"]),
        ("Jo Mensa, Chile’s minister of trade, industry and mines, left.", ["minister of trade, industry and mines"]),
        ("Jo Mensa, Chile’s minister of trade, Tom Field, and others left.", ["minister of trade"]),
        ("The Adviser to the Prime Minister on Trade, Jo Mensa, left.", ["Adviser to the Prime Minister on Trade"]),
        ("Talks chaired by Special Envoy to Kenya, Jo Mensa, ended.", ["Special Envoy to Kenya"]),
        ("Deputy Chairman of the Ports Commission, Jo Mensa on Monday said no.", ["Deputy Chairman"]),
        ("They met Jo Mensa (former President of the Acme Bank).", ["President"]),
        ("Jo Mensa, the managing director of Acme Bank, left.", ["managing director"]),
        ("Jo Mensa, a 32-year-old garment worker, left.", ["garment worker"]),
        ("Lee Moss, Minister of Forests, and Jo Mensa, Minister of State for Trade, left.", ["Minister of State for Trade"]),
        ("Prime Minister Sheikh Jo Mensa left.", ["Prime Minister"]),
        ("To this end, the Deputy Minister of Trade (MOT), Jo Mensa has urged calm.", ["Deputy Minister of Trade"]),
        ("Jo Mensa, Chief of Staff at the palace, left.", ["Chief of Staff"]),
        ("Jo Mensa MP, a policy adviser, left.", ["policy adviser"]),
        ("Chilean Minister of Trade Lee Moss and Ports Minister Jo Mensa left.", ["Ports Minister"]),
        ("Labour Trade Minister Jo Mensa left.", ["Trade Minister"]),
        ("Labour Minister Jo Mensa left.", ["Labour Minister"]),
        ("They met.\n\nThe trade minister, Jo Mensa has left.", ["trade minister"]),
        ("They met. The President of Acme Bank, Prince Jo Mensa has left.", ["President of Acme Bank", "Prince"]),
        ("Jo Mensa (pictured), the director at Acme Bank, left.", ["director"]),
        ("Jo Mensa (left) , chairman of Acme Bank, spoke.", ["chairman"]),
        ("They left the market, Deputy Minister of Trade Jo Mensa said.", ["Deputy Minister of Trade"]),
        ("Additional Director Trade Policy Jo Mensa left.", ["Additional Director Trade Policy"]),
        ("Deputy Collector Customs Jo Mensa left.", ["Deputy Collector Customs"]),
        ("After he met the trade minister, Jo Mensa left.", []),
        ("Dr Jo Mensa, has been elected the first chairman of Acme Bank.", ["chairman"]),
        ("Jo Mensa, WTO chairman noted that it was late.", ["chairman"]),
        ("They met Jo Mensa, the WTO chairman said.", []),
        ("The Chairperson of the Port Council, H.E Jo Mensa hosted them.", ["Chairperson"]),
    ],
)  # fmt: skip
def test_titles_are_read_whole_across_commas_and_forms_of_address(text: str, titles: list[str]) -> None:
    assert [r.title for r in stated(text) if r.person_entity_id == "person:jo-mensa"] == titles


def test_a_body_between_title_and_name_is_where_the_office_is_held() -> None:
    role = only("They heard Chairman WTO Jo Mensa.")
    assert (role.title, role.organisation_entity_id) == ("Chairman", "org:wto")


def test_a_body_with_its_acronym_is_where_the_office_is_held() -> None:
    role = only("The World Trade Organization (WTO) President, Dr Jo Mensa, left.")
    assert (role.title, role.organisation_entity_id) == ("President", "org:wto")


def test_a_body_behind_a_long_field_is_where_the_office_is_held() -> None:
    role = only("Jo Mensa, director general of trade talks and sea ports at the Acme Bank, left.")
    assert (role.title, role.organisation_entity_id) == ("director general", "org:acme-bank")


def test_a_body_between_commas_is_where_the_office_is_held() -> None:
    role = only("They heard the Director-General, World Trade Organization, Mr. Li Yong.")
    assert (role.title, role.organisation_entity_id) == ("Director-General", "org:wto")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Togo's minister of trade and industry Ana Ruiz left.", "minister of trade and industry"),
        (
            "Ghana's Minister of Agriculture and Rural Development, Ana Ruiz, left.",
            "Minister of Agriculture and Rural Development",
        ),
        (
            "The Managing Director/Chief Executive Officer, Acme Bank Plc, Ana Ruiz, left.",
            "Chief Executive Officer",
        ),
    ],
)
def test_a_title_reaches_back_over_its_fields(text: str, title: str) -> None:
    assert only(text).title == title


@pytest.mark.parametrize(
    "text",
    ["His Polish counterpart Ana Ruiz left.", "Ana Ruiz, as well as her ministerial counterparts, left."],
)
def test_a_counterpart_is_no_office(text: str) -> None:
    assert stated(text) == []


def test_a_plural_title_holds_for_a_list_up_to_its_and() -> None:
    text = "Vice Presidents Ana Ruiz, Tom Hall, and Jo Lindqvist, Max Osei of Togo, left."
    assert [(r.person_entity_id, r.title) for r in stated(text)] == [
        ("person:ana-ruiz", "Vice President"),
        ("person:tom-hall", "Vice President"),
        ("person:jo-lindqvist", "Vice President"),
    ]


def test_the_body_whose_name_begins_with_its_country_owns_the_office() -> None:
    role = only("Ana Ruiz, the Togolese Chamber of Foreign Trade CEO, left.")
    assert (role.title, role.organisation_entity_id) == ("CEO", "org:tg/chamber-of-foreign-trade")


def test_two_fields_stand_before_a_deputy_behind_a_name() -> None:
    role = only("Ana Ruiz, the Industry and Commerce deputy minister, left.")
    assert role.title == "Industry and Commerce deputy minister"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Meanwhile, Crop Trade Department Director-general, Ana Ruizal disclosed a plan.",
            "Director-general",
        ),
        ("Also there were: Minister of Fisheries, Hon. Ana Ruizal; and others.", "Minister of Fisheries"),
        ("Minister of Trade in Togo, Hon. Ana Ruizal, left.", "Minister of Trade"),
        ("Permanent Secretary of the Ministry of Trade, Ana Ruizal, left.", "Permanent Secretary"),
        ("President of the Lomé Chamber of Commerce and Industry Hassan Ruizal left.", "President"),
        ("It was on behalf of the Honourable Ana Ruizal, Minister of Trade, there.", "Minister of Trade"),
    ],
)
def test_offices_set_apart_from_their_holder(text: str, title: str) -> None:
    assert only(text).title == title


def test_the_acronym_of_the_body_may_stand_in_the_apposition() -> None:
    role = only("Ana Ruizal, the Traders Union of Togo (TUT) president, left.")
    assert (role.title, role.organisation_entity_id) == ("president", "org:traders-union-of-togo")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("In Accra, the Commissioner, Trade, Mines and Customs, Bola Adeyemi, left.", "Commissioner, Trade, Mines and Customs"),
        ("The Secretary, Foreign Trade, Ana Ruiz, left.", "Secretary, Foreign Trade"),
        ("Cabinet Secretary in the Ministry of Mines, Labour and Trade Lee Karanja left.", "Cabinet Secretary"),
    ],
)  # fmt: skip
def test_fields_and_bodies_stand_between_an_office_and_its_holder(text: str, title: str) -> None:
    assert only(text).title == title


def test_countries_and_people_between_commas_are_no_fields_of_an_office() -> None:
    assert stated("Zoe Ruiz, Peru, Tom Obi, Ghana, and others left.") == []


def test_an_office_printed_with_capitals_and_without_is_one() -> None:
    text = "Peru's minister for trade, Ana Ruiz, left. Minister for Trade Ana Ruiz came back."
    assert [(role.title, role.country_code) for role in stated(text)] == [("minister for trade", "PE")]


def test_what_a_minister_is_told_to_do_is_no_office_of_who_says_it() -> None:
    assert stated("I have told the minister to appeal, said Zoe Ruiz, who leads the country.") == []


@pytest.mark.parametrize(
    "text",
    [
        "ADM president and chair of the Grain Council, Ana Ruiz, left.",
        "ADM president and chair of the Cairns Group farm forum, Ana Ruiz, left.",
    ],
)
def test_two_offices_of_different_bodies_before_a_name_are_both_stated(text: str) -> None:
    held = {(role.title.split(" of ")[0], role.organisation_entity_id) for role in stated(text)}
    assert ("president", "org:adm") in held
    assert {title for title, _ in held} == {"president", "chair"}


def test_the_head_of_a_body_who_speaks_needs_no_second_comma() -> None:
    role = only("But at the fair, the president of the Grain Council, Dr. Ana Ruiz said no.")
    assert (role.title, role.organisation_entity_id) == ("president", "org:grain-council")


def test_offices_before_each_name_of_a_list_belong_to_the_name_behind() -> None:
    text = (
        "They met the Minister of Trade, Ana Ruiz, Minister of Mines and Ports, Jo Deng, Chairman of the Grain"
        " Council, Lee Moss as well as the Chairman of Port Authority, Omar Hadi."
    )
    assert [(role.person_entity_id, role.title) for role in stated(text)] == [
        ("person:ana-ruiz", "Minister of Trade"),
        ("person:jo-deng", "Minister of Mines and Ports"),
        ("person:lee-moss", "Chairman"),
        ("person:omar-hadi", "Chairman"),
    ]


def test_where_somebody_works_is_no_part_of_the_office() -> None:
    role = only("Ana Ruiz, the Tokyo-based director of the Grain Council, left.")
    assert (role.title, role.organisation_entity_id) == ("director", "org:grain-council")
