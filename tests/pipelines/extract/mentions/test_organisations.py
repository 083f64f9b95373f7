"""Organisations: known or by structure, acronyms, governments."""

from __future__ import annotations

import pytest

from pipelines.extract import mentions
from pipelines.extract.mentions.gazetteer import country_of
from pipelines.extract.spans import Sentence, Source
from pipelines.ingest.records import Passage
from tests.pipelines.extract.mentions.reading import entities, found, ids


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Lesotho Wool Growers Association objected.", "Lesotho Wool Growers Association"),
        ("It was told to the Institute for Tariff Studies there.", "Institute for Tariff Studies"),
        ("They work at Zandvoort Chemicals Ltd. in Ghent.", "Zandvoort Chemicals Ltd."),
        ("It was told to the Confederação Rural da Lavoura there.", "Confederação Rural da Lavoura"),
        ("A deal with the Permanent Delegation of Ghana was near.", "Permanent Delegation of Ghana"),
        ("The firm Zulu Copper Mines objected.", "Zulu Copper Mines"),
        ("It was told to the Walnut Growers of America there.", "Walnut Growers of America"),
        ("They met the Ministry of Forests Tuesday in Ghent.", "Ministry of Forests"),
        ("Shares of SK hynix fell.", "SK hynix"),
        ("It is a task for the Ministries of Forests and Trade.", "Ministries of Forests and Trade"),
        ("Plain Goods, which makes brooms, said no.", "Plain Goods"),
        ("The National Sheep Farmers' Union objected.", "National Sheep Farmers' Union"),
        (
            "A call came from the Ministry of Planning, Roads and Water in May.",
            "Ministry of Planning, Roads and Water",
        ),
    ],
)
def test_an_unlisted_organisation_is_found_whole(text: str, name: str) -> None:
    assert name in [m.surface for m in found(text) if m.entity_kind == "organisation"]


def test_the_acronym_in_brackets_belongs_to_the_mention_and_returns_alone() -> None:
    text = "The Andean Cocoa Growers Federation (ACGF) met. The ACGF said no."
    assert [(s, i) for s, i in ids(text)] == [
        ("Andean Cocoa Growers Federation (ACGF)", "org:andean-cocoa-growers-federation"),
        ("ACGF", "org:andean-cocoa-growers-federation"),
    ]


def test_a_ministry_belongs_to_the_country_beside_it() -> None:
    assert entities("China’s Ministry of Commerce replied.")["Ministry of Commerce"] == "org:mofcom"
    whole = "Ministry of Commerce of the People’s Republic of China"
    assert entities(f"The {whole} replied.")[whole] == "org:mofcom"
    assert entities("The Trade Ministry of Peru agreed.")["Trade Ministry of Peru"] == "org:pe/trade-ministry"
    body = entities("The Zambian Ministry of Mines replied.")["Zambian Ministry of Mines"]
    assert country_of(body) == "ZM"


def test_an_administration_is_an_organisation_and_holds_a_person_when_it_is_his() -> None:
    found_ids = entities("The Trump administration and President Donald Trump’s administration agreed.")
    assert found_ids["Trump administration"] == "org:us/trump-administration"
    assert found_ids["President Donald Trump’s administration"] == "org:us/trump-administration"
    assert found_ids["Donald Trump"] == "person:donald-trump"
    assert "Trump" not in found_ids
    assert country_of("org:us/trump-administration") == "US"


def test_a_government_is_an_organisation_that_holds_a_country() -> None:
    assert entities("The Peruvian government agreed.") == {
        "Peruvian": "country:PE",
        "Peruvian government": "org:pe/government",
    }


def test_the_country_inside_a_ministry_is_a_mention_too() -> None:
    assert entities("The US Treasury agreed.") == {"US": "country:US", "US Treasury": "org:us-treasury"}


def test_the_department_of_a_secretary_with_a_name_is_a_title() -> None:
    assert [s for s, _ in ids("US Treasury Secretary Scott Bessent left.")] == ["US", "Scott Bessent"]


def test_a_ticker_in_brackets_is_no_name() -> None:
    assert [s for s, _ in ids("Shares of Zandvoort Chemicals Ltd (ZCH.AS) rose.")] == [
        "Zandvoort Chemicals Ltd"
    ]


def test_an_amount_in_dollars_is_no_country() -> None:
    assert ids("It cost US$ 40 and then US$50.") == []


def test_a_ministry_without_its_country_gets_the_one_that_the_text_gives_it() -> None:
    assert entities("Japan replied, its Finance Ministry said.")["Finance Ministry"] == "org:jp-mof"
    text = "India’s Commerce Ministry replied. Later the Commerce Ministry said no."
    assert entities(text)["Commerce Ministry"] == "org:in-commerce-ministry"
    assert entities("The Commerce Ministry said no.")["Commerce Ministry"] == "org:commerce-ministry"


def test_a_name_may_go_on_in_the_next_line_of_hard_wrapped_text() -> None:
    text = "The talks in Geneva were led by Trade\n    Minister Bohumil\n    Vrzal of the Institute\n    for Tariff Studies, it said."
    passages = (Passage(0, len(text), "body", "wrapped"),)
    wrapped = Source(text, passages, (Sentence(0, len(text), "body", 0),))
    names = [m.surface for m in mentions.find(wrapped, ())]
    assert names == ["Geneva", "Bohumil\n    Vrzal", "Institute\n    for Tariff Studies"]


@pytest.mark.parametrize(
    ("text", "surface", "entity_id"),
    [
        ("The Chinese commerce ministry replied.", "Chinese commerce ministry", "org:mofcom"),
        ("Then Japan's central bank replied.", "central bank", "org:boj"),
        ("The Zambian trade ministry replied.", "Zambian trade ministry", "org:zm/trade-ministry"),
    ],
)
def test_a_public_body_in_lower_case_belongs_to_its_country(text: str, surface: str, entity_id: str) -> None:
    assert entities(text)[surface] == entity_id


def test_an_agreement_named_after_its_parties_holds_them() -> None:
    text = "They signed the Chile-Vietnam Trade Agreement."
    assert set(entities(text).values()) == {
        "agreement:chile-vietnam-trade-agreement",
        "country:CL",
        "country:VN",
    }
    assert [i for _, i in ids("The EU-Mercosur deal is done.")] == ["org:eu", "org:mercosur"]


def test_congress_is_that_of_the_country_whose_possessive_or_people_stand_near() -> None:
    assert entities("Brazil's Congress must ratify the accord.")["Congress"] == "org:br/congress"
    assert entities("Congress leader Rahul Gandhi objected.")["Congress"] == "org:congress-in"
    assert entities("Republicans in Congress objected.")["Congress"] == "org:us-congress"


def test_the_head_of_one_bodys_name_stands_for_it() -> None:
    found = entities("The European Commission opened a case. The Commission will report in May.")
    assert found["Commission"] == "org:european-commission"


def test_the_head_of_two_bodies_names_stands_for_neither() -> None:
    text = "The European Commission wrote to the Competition Commission. The Commission will report in May."
    assert "Commission" not in entities(text)


@pytest.mark.parametrize(
    ("text", "name", "entity_id"),
    [
        ("They sued Zandvoort Steel Co., Ltd. there.", "Zandvoort Steel Co., Ltd.", "org:zandvoort-steel-co"),
        (
            "The Institute of Nordic and European Affairs met.",
            "Institute of Nordic and European Affairs",
            "org:institute-of-nordic-and-european-affairs",
        ),
        ("The U.S. Department of Commerce (DOC) met. Later the DOC left.", "DOC", "org:us-commerce"),
        ("The World Trade Organisations’ (WTO) members met.", "World Trade Organisations", "org:wto"),
        (
            "Chinese Ministry of Commerce (MOFCOM) staff left.",
            "Chinese Ministry of Commerce (MOFCOM)",
            "org:mofcom",
        ),
        (
            "Zandvoort Foods Limited and Treasury staff left.",
            "Zandvoort Foods Limited",
            "org:zandvoort-foods-limited",
        ),
    ],
)
def test_forms_of_a_name(text: str, name: str, entity_id: str) -> None:
    assert entities(text)[name] == entity_id


def test_an_acronym_in_brackets_may_be_of_another_language() -> None:
    text = "The Ministry of Roads and Ports (KUPJ) replied. The KUPJ had time."
    assert entities(text)["KUPJ"] == entities(text)["Ministry of Roads and Ports"]


def test_a_country_and_a_union_with_a_hyphen_are_two() -> None:
    assert [s for s, _ in ids("The Tunisia-European Union talks ended.")] == ["Tunisia", "European Union"]


def test_common_words_with_capitals_are_a_body_only_where_something_says_so() -> None:
    assert ids("It was called the Great Green Plan, and it cost Lake Road Money.") == []


def test_bodies_and_halls_bear_the_names_of_people() -> None:
    assert entities("They met at Kenyatta Memorial Convention Centre.") == {
        "Kenyatta Memorial Convention Centre": "venue:kenyatta-memorial-convention-centre"
    }


def test_an_administration_is_that_of_a_surname_which_is_a_word_too() -> None:
    assert entities("They condemned the Bush administration's tariffs.")["Bush administration"].endswith(
        "bush-administration"
    )


def test_a_body_of_a_country_ends_with_it_and_a_company_may_lose_its_legal_form() -> None:
    found = entities("The governor of Bank of Indonesia Sudrajat Jiwandoro met PT Zimor Putra Nasional.")
    assert (found["Bank of Indonesia"], found["Sudrajat Jiwandoro"]) == (
        "org:bank-of-indonesia",
        "person:sudrajat-jiwandoro",
    )
    found = entities("PT Zimor Putra Nasional builds cars. Zimor Putra has imported sedans.")
    assert found["Zimor Putra"] == "org:pt-zimor-putra-nasional"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Export Promotion Board chair Ana Ruiz left.", "Export Promotion Board"),
        ("Leaders of the Saarc states met in Kathmandu.", "Saarc"),
        ("It was said at the UN Conference on Trade and Development today.", "UN Conference on Trade and Development"),
        ("It was found by the Department of Commerce of Sri Lanka today.", "Department of Commerce of Sri Lanka"),
    ],
)  # fmt: skip
def test_a_body_is_found_whole(text: str, name: str) -> None:
    assert [m.surface for m in found(text) if m.entity_kind == "organisation"] == [name]


def test_a_part_of_a_body_is_a_body_of_its_own() -> None:
    bodies = [m.surface for m in found("She heads the Finance Ministry’s Trade Talks Department now.")]
    assert bodies == ["Finance Ministry", "Trade Talks Department"]


def test_the_acronym_of_a_fair_is_no_body() -> None:
    text = "They came to the Southern Harvest Fair (SHF) in Cairo. The SHF was full."
    assert "SHF" not in [m.surface for m in found(text) if m.entity_kind == "organisation"]


def test_an_office_whose_holder_follows_is_no_body() -> None:
    text = "They heard the US Trade Representative, Adaeze Obi, on Monday."
    assert [m.entity_id for m in found(text)] == ["country:US", "person:adaeze-obi"]


def test_the_acronym_of_a_free_trade_pact_is_no_body() -> None:
    assert ids("Talks on the BCFTA began before the AFTA meeting.") == [("AFTA", "agreement:afta")]


def test_a_commission_to_come_is_that_of_the_union() -> None:
    text = "The EU waits. It is a task for the incoming Commission and for Commission president Ana Ruiz."
    assert [i for s, i in ids(text) if s == "Commission"] == ["org:european-commission"] * 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The boss of Poultry Ghana came to the town.", "Poultry Ghana"),
        ("The Togolese Department of Trade and Industry Acting Director left.", "Togolese Department of Trade and Industry"),
        ("A senior department of trade and industry official left Togo.", "department of trade and industry"),
        ("She is director at Carnes Zalvo, S.A. in the town.", "Carnes Zalvo, S.A."),
    ],
)  # fmt: skip
def test_a_body_is_found_with_its_last_words(text: str, name: str) -> None:
    assert [m.surface for m in found(text) if m.entity_kind == "organisation"] == [name]


def test_bodies_side_by_side_are_several() -> None:
    text = "They met the National Assembly and National Council, the Ministry of Finance, Central Bank and Ana Ruiz."
    bodies = [m.surface for m in found(text) if m.entity_kind == "organisation"]
    assert bodies == ["National Assembly", "National Council", "Ministry of Finance", "Central Bank"]


def test_an_office_told_of_somebody_is_no_body() -> None:
    text = "They heard Adaeze Obi, the former US Trade Representative, on Monday."
    assert [m.entity_id for m in found(text)] == ["person:adaeze-obi", "country:US"]


def test_a_department_is_that_of_the_country_beside_it() -> None:
    text = "The South African Department of Trade and Industry met the UK Department of Trade and Industry."
    assert {i for _, i in ids(text) if i.startswith("org:")} == {"org:za-dtic", "org:uk-dti"}


@pytest.mark.parametrize(
    "name",
    ["Ghanaians for Fair Prices", "Citizens for Open Markets", "Alliance for Fair Steel and Timber Trade"],
)
def test_a_campaign_is_found_whole(name: str) -> None:
    text = f"It was said that {name} wrote to the minister again."
    assert [m.surface for m in found(text)] == [name]


def test_an_acronym_between_commas_is_that_of_the_name_before() -> None:
    text = "The Timber Traders Union of Togo, TTUT, wrote again. Then TTUT left."
    assert len({m.entity_id for m in found(text) if m.entity_kind == "organisation"}) == 1


def test_what_epa_is_the_rest_of_the_text_tells() -> None:
    assert entities("The EU and ECOWAS signed the EPA in June.")["EPA"] == "agreement:epa"
    assert entities("The Environmental Protection Agency met. The EPA will decide.")["EPA"] == "org:us-epa"


@pytest.mark.parametrize(
    "text",
    [
        "He told the Turkish daily Dunyo that duties would rise.",
        "The Polish weekly Dunyo wrote of it.",
        "Readers of the tabloid Dunyo laughed.",
    ],
)
def test_what_follows_a_daily_or_weekly_is_a_newspaper(text: str) -> None:
    assert entities(text)["Dunyo"] == "org:dunyo"


@pytest.mark.parametrize(
    ("text", "short", "entity_id"),
    [
        ("The Timber Council of Ghana met. The Council asked for help.", "Council", "org:timber-council-of-ghana"),
        ("The Pacific Islands Forum met. Other Forum countries came.", "Forum", "org:pacific-islands-forum"),
        ("The Caribbean Community met. It is in the interest of the Community.", "Community", "org:caricom"),
        ("The Timber Council of Ghana met. Some Council members left.", "Council", "org:timber-council-of-ghana"),
    ],
)  # fmt: skip
def test_a_bodys_noun_stands_for_it_again(text: str, short: str, entity_id: str) -> None:
    assert entities(text)[short] == entity_id


def test_an_acronym_in_capitals_may_be_a_function_word_in_small_letters() -> None:
    assert entities("WHO said that wheat was safe.")["WHO"] == "org:who"
    assert entities("Mercosur and CAN agreed on cuts.")["CAN"] == "org:andean-community"
    assert "CAN" not in entities("CAN FARMERS WAIT FOR THE DEAL?")


@pytest.mark.parametrize("name", ["Dairy New Zealand", "Cattle Australia", "Salmon Norway"])
def test_a_sector_and_its_country_are_a_trade_body(name: str) -> None:
    assert [(m.entity_kind, m.surface) for m in found(f"The head of {name} agreed.")] == [
        ("organisation", name)
    ]


def test_a_surname_that_several_of_one_country_bear_gives_that_country() -> None:
    bush = entities("President Bush asked for time.")["Bush"]
    assert bush == "person:bush"
    assert country_of(bush) == "US"
    assert country_of("person:nobody") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The lawyer is with Baker & Hostetsky, they said.", "Baker & Hostetsky"),
        ("It was said by Policy Exchange Bangladesh there.", "Policy Exchange Bangladesh"),
    ],
)
def test_partners_and_branches_belong_to_the_name(text: str, name: str) -> None:
    assert name in [m.surface for m in found(text) if m.entity_kind == "organisation"]


def test_a_byline_of_two_is_no_firm() -> None:
    assert [m for m in found("It was told to Irvan Tisnabe & Ardian Wiboso there.") if "&" in m.surface] == []


def test_a_firm_with_its_form_is_the_listed_one() -> None:
    assert (
        entities("They met Canfor Corporation there.")["Canfor Corporation"]
        == entities("Canfor met.")["Canfor"]
    )


def test_a_town_before_a_colon_is_no_exchange() -> None:
    assert entities("CAIRO: A woman said no.") == {"CAIRO": "place:cairo"}
    assert ids("Shares of Acme Foods (XETRA: AC1) fell.") == [("Acme Foods", "org:acme-foods")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Thai-Vietnamese Joint Trade Committee met.", "Thai-Vietnamese Joint Trade Committee"),
        ("The Thai Exhibition Association met.", "Thai Exhibition Association"),
        (
            "The Lomé Chamber of Commerce and Industry Hassan Ruizal left.",
            "Lomé Chamber of Commerce and Industry",
        ),
        ("He told the Beta news agency so.", "Beta"),
        ("A shoe group, Aokangi, which has threatened to sue, left.", "Aokangi"),
        ("Alan Wolfe and Thomas Howes at Dewey Ballantyne spoke.", "Dewey Ballantyne"),
        ("Secretary of the Ministry of Trade Ana Ruiz left.", "Ministry of Trade"),
    ],
)
def test_bodies_are_told_from_what_stands_beside_them(text: str, name: str) -> None:
    assert name in [m.surface for m in found(text) if m.entity_kind == "organisation"]


def test_the_acronym_may_follow_a_possessive() -> None:
    text = "The Togo Promotions Corporation’s (TOGPRO) staff left. TOGPRO said so."
    assert entities(text)["TOGPRO"] == "org:tg/promotions-corporation"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Morgan Stanley and Co Inc led the sale.", "Morgan Stanley and Co Inc"),
        ("It was bought by Fuji Photo Film Co. of Tokyo.", "Fuji Photo Film Co."),
        (
            "He is at Fifeshire College of Further and Higher Education now.",
            "Fifeshire College of Further and Higher Education",
        ),
        ("The lender B&B said so.", "B&B"),
        ("A bid for Deutsche Boerse failed.", "Deutsche Boerse"),
    ],
)
def test_partners_forms_and_letters_spelt_out_are_part_of_a_name(text: str, name: str) -> None:
    assert name in [m.surface for m in found(text) if m.entity_kind == "organisation"]


def test_the_field_of_a_minister_is_no_body() -> None:
    assert found("The Civil Aviation minister promised it.") == []
    assert [m.surface for m in found("The Acme Party minister promised it.")] == ["Acme Party"]


@pytest.mark.parametrize("name", ["Tom Ombeki", "Ana Ruiz", "Lee Karanja"])
def test_the_last_field_of_a_ministry_does_not_take_the_name_behind_it(name: str) -> None:
    surfaces = [
        m.surface for m in found(f"The head of the Ministry of Mines, Labour and Fisheries {name} left.")
    ]
    assert surfaces == ["Ministry of Mines, Labour and Fisheries", name]


def test_a_district_in_capitals_ends_before_the_end_of_its_sentence() -> None:
    assert [m.surface for m in found("They met in Washington, DC.")] == ["Washington, DC"]
    assert [m.surface for m in found("They met in Washington, D.C. on Monday.")] == ["Washington, D.C."]


def test_a_ministry_is_also_for_ties_with_a_region() -> None:
    text = "They wrote to the Ministry of Trade and East African Cooperation there."
    assert [m.surface for m in found(text)] == ["Ministry of Trade and East African Cooperation"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The letter was sent by the US Trade Representative's office on Monday.", ["US Trade Representative's office"]),
        ("Later Chinese Foreign Trade ministry officials left.", ["Chinese Foreign Trade ministry"]),
        ("It was told to Labour Attaché Ana Ruiz there.", []),
    ],
)  # fmt: skip
def test_bodies_called_after_a_head_or_a_field(text: str, names: list[str]) -> None:
    assert [m.surface for m in found(text) if m.entity_kind == "organisation"] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Its Principal Secretary State Department of Mines left.", ["State Department of Mines"]),
        ("Later the Thai Public Prosecutor’s Office left.", ["Thai Public Prosecutor’s Office"]),
        ("Later the Prime Minister's Office left.", ["Prime Minister's Office"]),
        ("Later the Minister's Office left.", []),
        ("The areas are IPR and TBT, said three Andean states.", []),
    ],
)
def test_offices_and_departments_beside_those_who_hold_them(text: str, names: list[str]) -> None:
    assert [m.surface for m in found(text) if m.entity_kind == "organisation"] == names


def test_a_league_for_a_cause_is_named_by_it_one_for_a_club_is_not() -> None:
    assert [m.surface for m in found("They met the League for Human Rights there.")] == [
        "League for Human Rights"
    ]
    named = [m.surface for m in found("He left the Swiss Super League for the Acme Council there.")]
    assert "Acme Council" in named
    assert all("for" not in name.split() for name in named)


def test_the_last_field_of_a_ministry_ends_before_an_unlisted_name() -> None:
    text = "The head of the Ministry of Mines, Commerce and Supplies Qorvathi Zuldane left."
    assert "Ministry of Mines, Commerce and Supplies" in [m.surface for m in found(text)]


@pytest.mark.parametrize("noun", ["fashion company", "toy maker", "steelmaker", "discount retailer"])
def test_a_word_behind_the_noun_for_a_firm_is_its_name(noun: str) -> None:
    assert entities(f"Prices rose at the {noun} Lantern, and elsewhere.")["Lantern"] == "org:lantern"


def test_an_office_or_a_body_behind_the_noun_for_a_firm_is_no_name() -> None:
    assert found("They spoke to the company Chairman, and to the company Board.") == []


def test_common_words_that_were_told_something_name_an_outlet() -> None:
    assert entities("The envoy told Harvest World that prices rose.")["Harvest World"] == "org:harvest-world"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It was a retreat of the Basin Council of Ministers and Heads of Basin Offices.", "Basin Council of Ministers"),
        ("Peru held a vote and the Commons of the UK backed it.", "Commons"),
    ],
)  # fmt: skip
def test_a_body_ends_before_the_next_one_and_may_be_a_chamber(text: str, name: str) -> None:
    assert name in entities(text)


def test_an_unlisted_acronym_of_a_partnership_agreement_is_no_body() -> None:
    assert not any(
        m.entity_kind == "organisation" for m in found("They signed the WIEPA and praised the WIEPA.")
    )


def test_a_people_of_islands_is_no_club() -> None:
    assert [m.entity_kind for m in found("It helps Pacific Islanders to fish.")] == ["group"]


def test_an_introduced_acronym_stays_its_bodys_though_a_longer_name_opens_with_it() -> None:
    text = "The Lantern Makers Alliance (LAMAKA) met. The LAMAKA Council of Ministers sat. Later LAMAKA left."
    assert entities(text)["LAMAKA"] == "org:lantern-makers-alliance"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He chairs the Tea Affairs Committee of Ghana’s Parliament in Accra.", "Tea Affairs Committee"),
        ("He chairs the Steering Committee of the Ghana-Togo Tea Forum in Accra.", "Ghana-Togo Tea Forum"),
        ("He chairs the Tea Affairs Committee of Ghana in Accra.", "Tea Affairs Committee of Ghana"),
    ],
)
def test_the_country_behind_a_body_may_belong_to_the_next_one(text: str, name: str) -> None:
    assert name in entities(text)


def test_a_word_that_a_sentence_is_credited_to_is_an_outlet() -> None:
    assert entities("The deal is near, the envoy said, Tidings reports.")["Tidings"] == "org:tidings"
    assert "Tidings" not in entities("He left early, Tidings of it came.")


def test_a_firm_goes_without_the_adjective_of_its_nation_too() -> None:
    found = entities(
        "Mill owner Norsk Lantern ASA closed. “It is bad for Lantern and all,” the Lantern chief said."
    )
    assert found["Lantern"] == found["Norsk Lantern ASA"]


def test_one_of_the_largest_producers_is_a_firm() -> None:
    assert entities("Zelmira, one of the region’s older exporters of tea, fell.")["Zelmira"] == "org:zelmira"
