"""Forms of sentences that decide who imposes a measure on whom, and in which state it is. One promise per line."""

from __future__ import annotations

import pytest

from pipelines.relate import measures
from pipelines.relate.statements import MeasureStatement
from tests.pipelines.relate.builders import spans


def key(m: MeasureStatement) -> str:
    parties = [p.partition(":")[2].upper() if p else "-" for p in (m.imposer_entity_id, m.target_entity_id)]
    return f"{m.instrument} {'>'.join(parties)} {m.status}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ottawa doubles Chinese steel duties.", "tariff CA>CN raised"),
        ("Ottawa barred firms from exporting some of their lithium batteries to Brazil.", "export_control CA>BR in_force"),
        ("Japan, which is Brazil's largest market for beef, halted imports.", "import_ban JP>- in_force"),
        ("Talks with Brazil, which ended on Monday, failed, and Japan imposed duties on Swiss watches.", "tariff JP>CH in_force"),
        ("The panel will approve a request by Japan to impose duties on Swiss goods, including Norwegian salmon.", "tariff JP>CH announced"),
        ("Lawmakers backed a bid by Japan to ban Swiss cheese.", "import_ban JP>CH under_discussion"),
        ("Japan imposed phytosanitary trade regulations on Swiss cheese.", "technical_barrier JP>CH in_force"),
        ("Japan cut the most-favoured-nation rate on Swiss cheese.", "tariff JP>CH reduced"),
        ("Swiss mills were receiving subsidies.", "subsidy CH>- in_force"),
        ("Ottawa did not link the suspension to Japan's duties on Swiss watches.", "tariff JP>CH in_force"),
        ("Japan imposed a blockade on Swiss goods.", "import_ban JP>CH in_force"),
        ("Japan proscribed exports of rice to Brazil.", "export_control JP>BR in_force"),
        ("Japan exempted Swiss watches from the payment of anti-dumping duties.", "exemption JP>CH in_force"),
        ("Japan stopped imposing duties on Swiss watches.", "tariff JP>CH lifted"),
        ("Brazil urged Japan to stop levying duties on Swiss watches.", "tariff JP>CH under_discussion"),
        ("Japan agreed to stop applying duties on Swiss watches.", "tariff JP>CH agreed"),
        ("Japan threatened to stop charging duties on Swiss watches.", "tariff JP>CH threatened"),
        ("Japan has ceased collecting duties on Swiss watches.", "tariff JP>CH lifted"),
        ("Japan has stopped raising its duties on Swiss watches.", "tariff JP>CH in_force"),
        ("Japan raised its duties on Swiss watches to stop smuggling.", "tariff JP>CH raised"),
        ("Ottawa barred refiners from buying crude oil from Brazil.", "import_ban CA>BR in_force"),
        ("Ottawa banned for two years imports of milk from Brazil.", "import_ban CA>BR in_force"),
        ("Ottawa imposed export controls on chips to limit Brazil's access to them.", "export_control CA>BR in_force"),
        ("Ottawa announced export controls aimed at preventing Brazil from making weapons.", "export_control CA>BR announced"),
        ("Ottawa imposed export controls on rice to curb prices in Brazil.", "export_control CA>- in_force"),
        ("The ruling clears the way for new Canadian duties on Swiss watches.", "tariff CA>CH conditional"),
        ("The panel opened the door for new Canadian duties on Swiss watches.", "tariff CA>CH conditional"),
        ("Ottawa lifted the restrictions imposed on Swiss companies for beef exports to the country.", "import_ban CA>CH lifted"),
        ("Ottawa imposed restrictions on exports of chips to Swiss companies.", "export_control CA>CH in_force"),
        ("Ottawa announced a charge of 5% on Swiss goods.", "tariff CA>CH announced"),
        ("Japan said it would not allow cheap beef from Brazil on its market.", "import_ban JP>BR announced"),
        ("Brazil and Peru on Tuesday demanded Japan immediately drop its duties on steel.", "tariff JP>- under_discussion"),
        ("Norway sells less as Japanese duties on Swiss watches take effect.", "tariff JP>CH in_force"),
        ("As soon as Japanese duties on Swiss watches take effect, Norway gains.", "tariff JP>CH conditional"),
        ("Japan will punish Brazil by introducing duties on Swiss watches.", "tariff JP>CH announced"),
        ("We see countries restricting imports of cheese from Japan.", "import_ban ->JP in_force"),
        ("Japan no longer permits imports of Swiss cheese.", "import_ban JP>CH in_force"),
        ("Japan does not admit Swiss cheese into the country.", "import_ban JP>CH in_force"),
        ("Brazil demands Japanese duties on its beef be lifted.", "tariff JP>BR under_discussion"),
        ("Brazil is confident that Japan will drop its duties on Swiss watches.", "tariff JP>CH under_discussion"),
        ("Japan's ban on beef from Brazil still subsists.", "import_ban JP>BR in_force"),
        ("Japan lost the EU-backed case over its ban on beef from Brazil.", "import_ban JP>BR in_force"),
        ("Addressing the row, Japan's minister described the duty on Swiss cheese as fair.", "tariff JP>CH in_force"),
        ("Canada raised Argentina's quota for beef.", "quota CA>AR raised"),
        ("Canada withdrew the MFN status of Russia.", "exemption CA>RU lifted"),
        ("Canada moved forward with duties on Swiss watches.", "tariff CA>CH announced"),
        ("Canada suspended its trade relations with Russia.", "sanction CA>RU in_force"),
        ("Under the deal, Tokyo would cut its tariffs on Swiss watches.", "tariff JP>CH agreed"),
        ("Under the bill, Tokyo would raise its tariffs on Swiss watches.", "tariff JP>CH proposed"),
        ("Under the deal, Tokyo would cut its tariffs on Swiss watches if Bern agrees.", "tariff JP>CH conditional"),
        ("Japan imposed anti-dumping duties on steel originating in or exported from Ukraine.", "anti_dumping JP>UA in_force"),
        ("Duties on all goods originating in, or imported from, Ukraine were lifted by Japan.", "tariff JP>UA lifted"),
        ("Swiss cheese is banned from entering Japan.", "import_ban JP>CH in_force"),
        ("All Swiss fruits are prohibited from entering the Japanese market.", "import_ban JP>CH in_force"),
        ("The importation of eggs from Ukraine into Japan is also restricted.", "import_ban JP>UA in_force"),
        ("Tokyo said that shipments of beef from Ukraine were suspended.", "import_ban JP>UA in_force"),
        ("Japan lifted its ban on imports of fresh and frozen beef from Ukraine.", "import_ban JP>UA lifted"),
        ("Japan suspended imports of domestic and wild birds from Ukraine.", "import_ban JP>UA in_force"),
        ("Canada re-established duties on Swiss watches.", "tariff CA>CH in_force"),
        ("Canada voted in favour of imposing duties on Swiss watches.", "tariff CA>CH agreed"),
        ("Canada is in favor of raising duties on Swiss watches.", "tariff CA>CH proposed"),
        ("Swiss imports into Japan will now be subject to a 9% duty.", "tariff JP>CH announced"),
        ("Argentina shut its borders with Brazil in August.", "other AR>BR in_force"),
        ("Argentina will reopen its land border with Brazil.", "other AR>BR lifted"),
        ("The Canadian duties on Swiss watches will range from 4.8% to 7.6%.", "tariff CA>CH announced"),
        ("Ottawa fixed a quota for Swiss cheese.", "quota CA>CH in_force"),
        ("Ottawa launched a probe into the increase in glass imports from Vietnam.", "investigation CA>VN launched"),
        ("Tokyo set restrictions until June 5 on imports of Swiss cheese.", "import_ban JP>CH in_force"),
        ("The 9% Japanese duty on Swiss barley effectively blocked exports.", "tariff JP>CH in_force"),
        ("Canada ordered that a 20% duty be imposed on Swiss watches.", "tariff CA>CH announced"),
        ("China demands that US tariffs on Chinese goods be lifted.", "tariff US>CN under_discussion"),
        ("An inquiry recommended that the Canadian duty on Swiss watches be lifted.", "tariff CA>CH proposed"),
        ("Bern requested in a letter to Ottawa that Canadian tariffs on Swiss watches be cut.", "tariff CA>CH under_discussion"),
        ("Bern insisted that the Canadian ban on Swiss beef not be extended.", "import_ban CA>CH under_discussion"),
        ("Trump directed his envoy to impose a 25% tariff on Swiss watches.", "tariff US>CH announced"),
        ("India was hit by the United States with a 25% tariff on Friday.", "tariff US>IN in_force"),
        ("Canada's lumber was slapped by Washington with an anti-dumping duty.", "anti_dumping US>CA in_force"),
        ("India lowered Swiss watch tariffs.", "tariff IN>CH reduced"),
        ("Chinese tariffs on Australian lobster, imposed in March 2021, were lifted in May.", "tariff CN>AU lifted"),
        ("Norway faces a 15% tariff on its exports to the United States.", "tariff US>NO in_force"),
        ("Norwegian salmon aside, Vietnam granted duty-free access to American cars.", "tariff VN>US lifted"),
        ("Brazilian juice exports to the United States are subject to a 40% tariff.", "tariff US>BR in_force"),
        ("Canada excluded Mexican steel from the duties.", "exemption CA>MX in_force"),
        ("Turkey banned egg exports from Ukraine.", "import_ban TR>UA in_force"),
        ("Jakarta imposed, with immediate effect, a 10% duty on Indian sugar.", "tariff ID>IN in_force"),
        ("Seoul opened in May an anti-dumping investigation into Chinese plates.", "investigation KR>CN launched"),
        ("Moscow threatened in a radio interview to leave the pact and impose duties on Swiss grain.", "tariff RU>CH threatened"),
        ("Tokyo blocked the tariffs that Canberra planned on Japanese trucks.", "tariff AU>JP suspended"),
        ("Ottawa filed a complaint against Washington over its softwood duties.", "tariff US>CA in_force"),
        ("London cancelled its digital services tax on American firms.", "tax GB>US lifted"),
        ("Moscow banned Swiss tomatoes.", "import_ban RU>CH in_force"),
        ("British lamb was barred from the American market.", "import_ban US>GB in_force"),
        ("Argentina regretted that Vietnam had banned its maize.", "import_ban VN>AR in_force"),
        ("Chinese salmon faces a 6% tariff in Japan.", "tariff JP>CN in_force"),
        ("Swiss exports of cheese and milk to Japan could face a 6% duty.", "tariff JP>CH conditional"),
        ("Tokyo's announcement of duties on Swiss watches hurt.", "tariff JP>CH announced"),
        ("The duties President Donald Trump plans to impose on Swiss imports are high.", "tariff US>CH proposed"),
        ("Bern made a late bid for a deal to lower the American duty on Swiss watches.", "tariff US>CH under_discussion"),
        ("Bern struck a deal to lower the American duty on Swiss watches.", "tariff US>CH agreed"),
        ("The 9% duty on Swiss watches that Tokyo announced has not been withdrawn.", "tariff JP>CH announced"),
        ("The threat of Tokyo imposing a 9% duty on Swiss watches is real.", "tariff JP>CH threatened"),
        ("The 1 May deadline for Tokyo imposing its 9% duty on Swiss watches nears.", "tariff JP>CH announced"),
        ("Tokyo's increase in May of the duty on Swiss watches to 9% from 2% hurt.", "tariff JP>CH raised"),
        ("The bill would subject Swiss watches to Japanese duties.", "tariff JP>CH proposed"),
        ("Swiss watchmakers paid a 39% duty in the American market.", "tariff US>CH in_force"),
        ("Washington warned Japan about imposing a 35% tariff on its trucks.", "tariff US>JP threatened"),
        ("Ukraine urged Ottawa to drop the tariff on maize.", "tariff CA>UA under_discussion"),
        ("Mexico dropped its threat of tariffs on Swiss cheese.", "tariff MX>CH denied"),
        ("Canada rejected calls to lift its tariffs on Russian steel.", "tariff CA>RU in_force"),
        ("Moscow made good on its threat to impose tariffs on Swiss watches.", "tariff RU>CH in_force"),
        ("India has no intention of lifting its duties on Brazilian sugar.", "tariff IN>BR in_force"),
        ("Tokyo refused to rule out a tariff on Mexican steel.", "tariff JP>MX under_consideration"),
        ("Canada put its tariffs on Swiss cheese on hold.", "tariff CA>CH suspended"),
        ("A Canadian tariff on British steel is off the table.", "tariff CA>GB denied"),
        ("Seoul demanded that Tokyo scrap its tariffs on South Korean steel.", "tariff JP>KR under_discussion"),
        ("Under a draft law, Turkey would impose a tariff on Swiss steel.", "tariff TR>CH proposed"),
        ("The tariffs that Vietnam plans to impose on Chinese steel alarm traders.", "tariff VN>CN proposed"),
        ("Whether India imposes tariffs on Swiss steel is open.", "tariff IN>CH under_consideration"),
        ("The agreement brought the Indian tariff on British steel down.", "tariff IN>GB reduced"),
        ("The removal of Chinese tariffs on Australian wheat was postponed.", "tariff CN>AU in_force"),
        ("Ottawa postponed the deadline for tariffs on Mexican steel.", "tariff CA>MX suspended"),
        ("British tariffs on Indian steel will not expire in May.", "tariff GB>IN in_force"),
        ("Russia no longer imposes tariffs on Swiss steel.", "tariff RU>CH lifted"),
        ("Brazilian steelmakers were charged a 50% tariff by the United States.", "tariff US>BR in_force"),
        ("The duties, which Canada imposed on American steel, remain.", "tariff CA>US in_force"),
        ("The removal by Australia of duties on Indian textiles pleased London.", "tariff AU>IN lifted"),
        ("India imposed a duty on steel used by Japanese carmakers.", "tariff IN>- in_force"),
        ("Ottawa warned Canberra of duties on its wine.", "tariff CA>AU threatened"),
        ("Norway checked dozens of goods entering from Moscow and suspended steel sales to Ukraine.", "export_control NO>UA in_force"),
        ("Indian steel is subjected to a 30% levy in Mexico.", "tariff MX>IN in_force"),
        ("Norway announced a 30% “security tax” on all Swiss imports.", "tariff NO>CH announced"),
        ("Washington announced the suspension of maize imports from Brazil.", "import_ban US>BR announced"),
        ("Vietnam decided to curb maize imports from India.", "import_ban VN>IN in_force"),
        ("Argentina restricted on Friday imports of maize from Brazil.", "import_ban AR>BR in_force"),
        ("Imports of wine from France to Russia were banned.", "import_ban RU>FR in_force"),
        ("Norway suspended all trade with Russia.", "sanction NO>RU in_force"),
        ("The United States will charge Chinese-built ships a docking fee.", "port_fee US>CN announced"),
        ("American duties on Swiss goods were unexpectedly raised.", "tariff US>CH raised"),
        ("Malaysia requires a permit for exports of American chips.", "licence_requirement MY>- in_force"),
        ("India retaliated in May with tariffs on American almonds.", "tariff IN>US in_force"),
        ("Norway banned copper exports, and Japan and Vietnam have grown rice.", "export_control NO>- in_force"),
        ("Jakarta forbade Moscow from selling visas.", None),
        ("Washington eased restrictions on Huawei.", None),
        ("The panel found that lumber from Canada was being subsidised.", "subsidy CA>- in_force"),
        ("Iran said the truth remains its duty to Iraq.", None),
        ("Peru raised the quota of visitors from Chile.", None),
    ],
)  # fmt: skip
def test_who_and_in_which_state(text: str, expected: str | None) -> None:
    assert [key(m) for m in measures.find(spans(text))] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The panel said Brazil was entitled to impose sanctions on the United States.", "conditional"),
        ("Without a deal, Canada would impose a 30% tariff on Mexican cars.", "conditional"),
        ("Should the talks fail, India will impose duties on American apples.", "conditional"),
        ("Vietnam criticised the American failure to remove anti-dumping duties.", "in_force"),
        ("Japan said it would “substantially” raise tariffs on Chinese silk.", "announced"),
        ("Turkey is set to sign a free trade agreement with Ukraine.", "announced"),
        ("Britain weighs the option of raising duties on Chinese bikes.", "under_consideration"),
        ("Australia delayed the imposition of 25% tariffs on Indonesian shoes.", "suspended"),
        ("The American tariff, if imposed, would hit Norway's exports.", "conditional"),
        ("Canada wants lower tariffs on its exports to Japan.", "under_discussion"),
        ("Indian duties on British cars will go down from 100% to 10%.", "reduced"),
        ("The US tariff on Japanese cars will be 15%.", "announced"),
    ],
)
def test_state_under_modals_conditions_and_nouns(text: str, status: str) -> None:
    assert [m.status for m in measures.find(spans(text)) if m.instrument != "exemption"] == [status]


def test_an_exemption_is_granted_by_whose_duty_it_is_from() -> None:
    found = measures.find(spans("Japan secured an exemption from American steel tariffs."))
    assert key(found[0]) == "exemption US>JP agreed"


def test_goods_and_rates_of_a_list_are_one_row_each() -> None:
    text = "Turkey raised tariffs on American cars to 120%, on wine to 140% and on rice to 60%."
    found = measures.find(spans(text))
    assert [(m.rate_percent, m.product) for m in found] == [
        (120.0, "American cars"),
        (140.0, "wine"),
        (60.0, "rice"),
    ]


def test_a_share_of_trade_is_no_rate() -> None:
    (found,) = measures.find(spans("Norway removed tariffs on about 91% of Brazilian exports."))
    assert (found.rate_percent, found.rate_from_percent) == (None, None)


def test_the_rate_after_an_insertion_is_the_new_one() -> None:
    (found,) = measures.find(
        spans("Trump lowered the 25% duty on Japanese cars, which began in May, to 15%.")
    )
    assert (found.rate_from_percent, found.rate_percent) == (25.0, 15.0)


def test_a_truce_knows_its_end_from_a_relative_clause() -> None:
    (found,) = measures.find(spans("Beijing and Washington agreed a truce in March that expires June 5."))
    document = spans("Beijing and Washington agreed a truce in March that expires June 5.")
    ends = {d.char_start: d.surface for d in document.dates}
    assert found.effective_to_date_char_start is not None
    assert ends[found.effective_to_date_char_start] == "June 5"


def test_a_definite_measure_on_the_same_goods_takes_up_the_parties() -> None:
    text = "Kenya is far away.\nCanada lifted the ban on egg imports from Mexico.\nThe egg ban had been in place since 2019."
    found = measures.find(spans(text))
    assert [key(m) for m in found] == ["import_ban CA>MX lifted", "import_ban CA>MX in_force"]


def test_what_is_given_in_return_has_the_parties_exchanged() -> None:
    text = "South Korea pledged to invest $350 billion in the United States in return for a cut in car tariffs to 15%."
    assert [key(m) for m in measures.find(spans(text))] == [
        "investment_commitment KR>US agreed",
        "tariff US>KR reduced",
    ]


def test_a_headline_that_only_names_the_measure_gives_no_second_row() -> None:
    text = "The president announced new American tariffs on Brazilian beef.\nNew American tariffs on Brazilian beef hurt trade."
    assert [key(m) for m in measures.find(spans(text))] == ["tariff US>BR announced"]


def test_a_measure_on_other_goods_goes_on_with_the_parties_of_the_sentence_before() -> None:
    text = "China cut its duty on Canadian beef from 80% to 15%.\nTariffs on pork, lobsters and peas will also be suspended."
    assert [key(m) for m in measures.find(spans(text))] == ["tariff CN>CA reduced", "tariff CN>CA suspended"]


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Brazil are negotiating a free trade agreement.",
        "Talks on a free trade agreement between Norway and Brazil resumed.",
        "Norway is in talks with Brazil over a trade pact.",
        "Norway seeks a trade deal with Brazil.",
    ],
)
def test_an_agreement_that_two_parties_negotiate_is_under_discussion(text: str) -> None:
    assert [key(m) for m in measures.find(spans(text))] == ["agreement NO>BR under_discussion"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Indonesia has become the latest country to impose tariffs on Chinese shoes.", ["tariff ID>CN in_force"]),
        ("Brazil, Argentina, and Mexico have raised tariffs on Chinese steel.", ["tariff AR>CN raised", "tariff BR>CN raised", "tariff MX>CN raised"]),
        ("Turkey bans goods from Germany and France.", ["import_ban TR>DE in_force", "import_ban TR>FR in_force"]),
        ("American goods shipped to Brazil will not be subject to tariffs.", ["tariff BR>US lifted"]),
        ("Indonesia, the biggest seller after Brazil, restricted exports of nickel.", ["export_control ID>- in_force"]),
        ("Japan wants relief from the 50% duties that Prime Minister Mark Carney slapped on Japanese cars.", ["tariff CA>JP in_force"]),
        ("Norway has no plans to lift its tariffs on Swiss cheese.", ["tariff NO>CH in_force"]),
        ("A truce was reached in the dispute between Japan and South Korea.", ["truce JP>KR in_force"]),
        ("Norway received permission to impose duties on Russian timber.", ["tariff NO>RU conditional"]),
        ("Canada allowed Japan, Norway and Mexico to limit imports of wheat from Ukraine.", []),
        ("Turkey imposed duties on steel in bars, sheets or any other form from Japan and Ukraine.", ["tariff TR>JP in_force", "tariff TR>UA in_force"]),
        ("Turkey introduced a ban on deliveries of beef, cheese and milk from Norway.", ["import_ban TR>NO in_force"]),
        ("Tariffs on Swiss exports to Canada and Japan will be removed.", ["tariff CA>CH lifted", "tariff JP>CH lifted"]),
        ("Norway lifted a ban on lemons from Turkey.", ["import_ban NO>TR lifted"]),
        ("Norway announced anti-dumping (AD) duty on Indian steel.", ["anti_dumping NO>IN announced"]),
        ("Norway says the three nations have imposed duties on Indian steel.", ["tariff ->IN in_force"]),
        ("Swiss exports to the United States are hit by a 39% tariff.", ["tariff US>CH in_force"]),
        ("Brazil imposed sanctions on three Russian banks and duties on steel.", ["sanction BR>RU in_force", "tariff BR>- in_force"]),
        ("Canada, Mexico and dozens of other countries face American duties of 25%.", ["tariff US>CA in_force", "tariff US>MX in_force"]),
        ("Turkey grants Norway a 900-tonne beef quota.", ["quota TR>NO in_force"]),
        ("Japan and Norway agreed to cut tariffs on Japanese steel.", ["tariff NO>JP agreed"]),
        ("Brazil imposed a 25% tariff on all goods coming into Brazil from Ukraine.", ["tariff BR>UA in_force"]),
        ("Brazil was planning on introducing quotas for Indian steel.", ["quota BR>IN proposed"]),
        ("Brazil was thinking of imposing duties on Indian steel.", ["tariff BR>IN under_consideration"]),
        ("Turkey weighs an additional 20% to 25% tariff on Indian cars.", ["tariff TR>IN under_consideration"]),
        ("Swiss cheese will be subject to lower American tariffs.", ["tariff US>CH reduced"]),
        ("The court spoke of trade restrictions that Brazil has imposed on Ukraine.", ["other BR>UA in_force"]),
        ("Seoul would not accept the limits that Beijing put on rare earths.", ["export_control CN>- in_force"]),
        ("Canada proposed rules that will raise duties on Chinese steel.", ["tariff CA>CN proposed"]),
        ("Canada is considering a bill that imposes tariffs on Chinese steel.", ["tariff CA>CN under_consideration"]),
        ("A draft that cuts duties on Chinese steel is before parliament.", ["tariff ->CN proposed"]),
        ("The final approval of a bill that cuts duties on Chinese steel came late.", ["tariff ->CN reduced"]),
        ("Turkey agreed to consider zero tariffs on Indian rice.", ["tariff TR>IN under_consideration"]),
        ("Brazil is open to signing a trade agreement with Norway.", ["agreement BR>NO under_discussion"]),
        ("Turkey imposed duties on steel from several countries, including India and Japan.", ["tariff TR>IN in_force", "tariff TR>JP in_force"]),
        ("The president extended the ban on exports of cattle from the territory of Turkey.", ["export_control TR>- extended"]),
        ("Turkey repeatedly denied orchestrating a ban on Indian goods.", ["import_ban TR>IN denied"]),
        ("Turkey never imposed a ban on exporting anything to Brazil.", ["export_control TR>BR denied"]),
    ],
)  # fmt: skip
def test_lists_of_parties_and_who_is_freed_or_bound(text: str, expected: list[str]) -> None:
    found = [key(m) for m in measures.find(spans(text)) if m.status != "conditional" or "permission" in text]
    assert sorted(found) == expected


def test_a_bare_rate_has_the_parties_of_the_statement_with_the_same_rate() -> None:
    text = (
        "Canada imposed a 40% duty on Swiss soap.\nJapan cut a 25% duty on Indian tea.\nThe 40% duty hurts."
    )
    document = spans(text)
    last = measures.find_all(document)[-1]
    assert (last.rate_percent, last.imposer_entity_id) == (40.0, "country:CA")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Indonesia met growers.\nThe trade ministry banned exports of nickel ore.", "export_control ID>- in_force"),
        ("Vietnam warned traders.\nThe government will impose a 10% duty on Chinese steel.", "tariff VN>CN announced"),
        ("Canada sued Brazil.\nThe island nation banned grain imports from Canada.", "import_ban BR>CA in_force"),
        ("Ukraine sued Turkey over its decision to ban fish imports.", "import_ban TR>UA in_force"),
        ("Ottawa set a deadline for Norway to open its market or face duties.", "tariff CA>NO threatened"),
        ("Brazil said it would hold off imposing tariffs on Indian sugar.", "tariff BR>IN suspended"),
        ("Canada will allow a quota of 500 tonnes of cheese from Norway.", "quota CA>NO announced"),
        ("India imposed duties on whisky, cosmetics, car and boat parts and other goods from Canada.", "tariff IN>CA in_force"),
        ("Britain will maintain its duties on Chinese bikes.", "tariff GB>CN in_force"),
        ("Norway decided to hold off on implementing duties on Indian sugar.", "tariff NO>IN suspended"),
        ("Brazil will refrain from raising tariffs on Turkish flour.", "tariff BR>- denied"),
        ("Canada said it would suspend for six months duties on Indian shoes.", "tariff CA>IN suspended"),
        ("Vietnam hit Norway and Ukraine with a 5% duty on steel.", "tariff VN>UA in_force"),
        ("Japan struck back at Canada with duties on maple.", "tariff JP>CA in_force"),
        ("Canada raised taxes on exports of wheat.", "export_control CA>- raised"),
        ("Norwegian exports from Norway to Canada will be duty-free.", "tariff CA>NO lifted"),
        ("Brazil says Japan has banned imports of its beef.", "import_ban JP>BR in_force"),
        ("Canada reached a trade deal with Norway to cut tariffs on steel.", "tariff CA>NO agreed"),
        ("Seoul, which had excluded Japan from its white list, hesitated.", "exemption KR>JP lifted"),
        ("Norway gave the green light to a free trade agreement with India.", "agreement NO>IN agreed"),
    ],
)  # fmt: skip
def test_parties_named_elsewhere_and_what_is_granted(text: str, expected: str) -> None:
    assert expected in [key(m) for m in measures.find(spans(text))]


def test_a_pact_that_is_awaited_is_not_in_force() -> None:
    assert not measures.find(
        spans("Norway will ask Canada for help once the free trade agreement takes effect.")
    )


def test_a_second_pair_of_rates_is_a_row_of_its_own() -> None:
    found = measures.find(spans("Canada's duty on oats was raised from 5% to 7%, and on rye from 6% to 9%."))
    assert [(m.rate_from_percent, m.rate_percent, m.product) for m in found] == [
        (5, 7, "oats"),
        (6, 9, "rye"),
    ]


def test_rates_before_one_noun_are_one_row_each() -> None:
    found = measures.find(spans("Oslo imposed a 10% and 25% tariff on Indian steel."))
    assert sorted(m.rate_percent or 0 for m in found) == [10.0, 25.0]


def test_goods_that_are_exempt_are_freed_by_who_levies_the_duty() -> None:
    found = measures.find(
        spans("Canada imposed a 25% tariff on Indian goods.\nCars remain exempt from the tariffs.")
    )
    assert "exemption CA>IN in_force" in [key(m) for m in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Japan will impose a ten-year, 12% duty on Swiss wine.", "tariff JP>CH announced"),
        ("Norway applied WTO-approved tariffs on Indian tea.", "tariff NO>IN in_force"),
        ("Canada plans to lower the EU's tariffs on goods from Switzerland.", "tariff EU>CH proposed"),
        ("The tariff rate that Norway set is high, and the duty rate Japan charges on Swiss cheese will fall to 5%.", "tariff JP>CH reduced"),
        ("India struck a deal with the US to trim US tariffs to 12% from 30%.", "tariff US>IN agreed"),
        ("It is unlikely that Japan will impose the duty on Swiss wine.", "tariff JP>CH denied"),
        ("It is up to Japan to lift its ban on Swiss wine.", "import_ban JP>CH under_discussion"),
        ("Switzerland failed to persuade Japan to lift its ban on Swiss wine.", "import_ban JP>CH in_force"),
        ("Norway told Switzerland's minister that it would lift its ban on Swiss wine.", "import_ban NO>CH lifted"),
        ("Switzerland to Japan: lift ban on Swiss wine", "import_ban JP>CH under_discussion"),
        ("Swiss grapes will face no import duty in Norway.", "tariff NO>CH lifted"),
        ("The Japanese ban on Swiss wine, in force since May, has been eased.", "import_ban JP>CH reduced"),
        ("India stated that it intended to impose duties on goods from Norway.", "tariff IN>NO proposed"),
        ("Swiss farmers urged the government of Japan to lift its ban on Swiss milk.", "import_ban JP>CH under_discussion"),
        ("Norwegian and Swiss cheese will enter India duty-free.", "tariff IN>CH lifted"),
        ("Japan is on the verge of temporarily suspending imports of tea from India.", "import_ban JP>IN under_consideration"),
        ("The ruling may prompt renewed US sanctions against Turkey.", "sanction US>TR conditional"),
        ("Japan decides to lift all import restrictions on Swiss cheese.", "import_ban JP>CH lifted"),
        ("Japan is on the verge of suspending imports of cheese from Norway.", "import_ban JP>NO under_consideration"),
        ("The EU chose to scrap its anti-dumping and anti-subsidy measures on Chinese steel.", "anti_dumping EU>CN lifted"),
        ("The EU announced anti-dumping duties averaging 48%, which will be imposed on Chinese steel.", "anti_dumping EU>CN announced"),
        ("Chinese cars will face a US duty of 5%, rising to 9% if the talks fail.", "tariff US>CN announced"),
        ("Britain offered Norway a cut in its tariff on Norwegian cheese.", "tariff GB>NO proposed"),
        ("Among the options under review is an Indian duty on Swiss cheese.", "tariff IN>CH under_consideration"),
        ("Brazil abolished its tariffs, including the tariff on Swiss cheese.", "tariff BR>CH lifted"),
        ("India's answer was swift: a 12% duty on Swiss cheese.", "tariff IN>CH in_force"),
        ("India and Norway have yet to agree on a cut in Indian duties on Swiss cheese.", "tariff IN>CH under_discussion"),
        ("Exports of nickel from Indonesia to Japan are still restricted.", "export_control ID>JP in_force"),
        ("China stopped shipments from at least five firms.", "import_ban CN>- in_force"),
        ("Brazil initialed a draft agreement that would suspend its duties on Turkish flour.", "tariff BR>- proposed"),
    ],
)  # fmt: skip
def test_who_does_what_in_wider_clauses(text: str, expected: str) -> None:
    assert expected in [key(m) for m in measures.find(spans(text))]


def test_the_rate_before_a_cut_may_stand_before_the_noun() -> None:
    (found,) = measures.find(spans("Norway lowered a stiff 30% tariff on Swiss cheese to 12%."))
    assert (found.rate_from_percent, found.rate_percent) == (30.0, 12.0)


def test_the_rate_that_a_duty_rises_to_follows_its_verb() -> None:
    (found,) = measures.find(spans("The 25% US tariff on Swiss cheese will rise to 50% in June."))
    assert (found.rate_from_percent, found.rate_percent) == (25.0, 50.0)


def test_a_retaliation_hits_who_acted_before() -> None:
    text = "Brazil imposed a duty on steel.\nThe EU said it was suspending retaliatory duties on beef."
    last = measures.find(spans(text))[-1]
    assert (last.imposer_entity_id, last.target_entity_id) == ("org:eu", "country:BR")


def test_a_ban_that_is_suspended_is_one_measure() -> None:
    found = measures.find(spans("Japan's ban on the importation of milk from Norway has been suspended."))
    assert [key(m) for m in found] == ["import_ban JP>NO suspended"]


def test_each_party_of_a_list_has_a_row_with_its_own_span() -> None:
    found = measures.find(spans("US duties on steel from Japan, India and Norway remain in place."))
    assert sorted(m.target_entity_id or "" for m in found) == ["country:IN", "country:JP", "country:NO"]
    assert len({(m.char_start, m.char_end) for m in found}) == len(found)


@pytest.mark.parametrize(
    "rest",
    [
        "and banned imports of Swiss coal.",
        "and has halted imports of Swiss coal.",
        "and, from May, restricted imports of Swiss coal.",
        ", and it banned imports of Swiss coal.",
    ],
)
def test_who_imposes_duties_and_bans_imports_does_both(rest: str) -> None:
    found = measures.find(spans(f"Japan imposed tariffs on Swiss barley {rest}"))
    assert [key(m) for m in found] == ["tariff JP>CH in_force", "import_ban JP>CH in_force"]


def test_members_of_a_bloc_are_not_the_bloc() -> None:
    found = measures.find(spans("Japan delayed duties on steel from Ukraine and four EU countries."))
    assert [key(m) for m in found] == ["tariff JP>UA suspended"]


def test_he_is_the_last_person_named() -> None:
    text = "Brazil faces a 20% US tariff.\nTrump wrote letters.\nHe announced tariffs on Swiss watches."
    assert [key(m) for m in measures.find(spans(text))][-1] == "tariff US>CH announced"


@pytest.mark.parametrize(
    "before", ["12 percent", "a reported 12 percent", "the previous 12 percent", "an initial 12 percent"]
)
def test_what_is_said_of_the_rate_before(before: str) -> None:
    for text in (
        f"China cut its tariffs on Japanese steel from {before} to 5 percent.",
        f"China cut its tariffs on Japanese steel to 5 percent from {before}.",
    ):
        (found,) = measures.find(spans(text))
        assert (found.rate_from_percent, found.rate_percent) == (12.0, 5.0)


@pytest.mark.parametrize("spared", ["apart from", "except for", "other than", "with the exception of"])
def test_who_is_spared_is_not_hit(spared: str) -> None:
    text = f"Brazil and Norway talked. Brazil met Norway.\nBrazil imposed duties on all goods {spared} those of Norway."
    assert [key(m) for m in measures.find(spans(text))] == ["tariff BR>- in_force"]


@pytest.mark.parametrize(
    "text",
    [
        "Japan said it would not allow imports of beef to hurt its farmers.",
        "Japan allows for exports of beef where there is a surplus.",
        "Low prices allowed exports of Japanese beef to rise.",
        "Exports of rice are allowed in cases of need, Japan said.",
        "Japan will tax its banks at 9%.",
        "Swiss importers face charges of smuggling goods into Japan.",
        "Japan dropped its charges against Swiss importers of steel.",
        "Japan wants answers before signing the trade deal with Brazil.",
        "Japan wants answers prior to signing a trade deal with Brazil.",
        "Japan will wait until the trade deal with Brazil is signed.",
        'In the hope of a trade deal "Japan would rescind" what it had written.',
    ],
)
def test_what_is_only_feared_or_awaited_is_no_measure(text: str) -> None:
    assert measures.find(spans(text)) == ()


@pytest.mark.parametrize("goods", ["imports and exports of maize", "the export and import of maize"])
def test_a_ban_on_both_flows_is_two_measures(goods: str) -> None:
    found = measures.find(spans(f"Brazil has banned {goods}."))
    assert {key(m) for m in found} == {"import_ban BR>- in_force", "export_control BR>- in_force"}


@pytest.mark.parametrize(
    "amount", ["up to 90 per cent", "at least half", "roughly 40 per cent", "60 per cent"]
)
def test_who_holds_a_share_of_a_market_controls_no_exports(amount: str) -> None:
    assert measures.find(spans(f"Japan controls {amount} of the market for these chemicals.")) == ()


def test_a_levy_on_what_is_earned_from_a_countrys_users_is_that_countrys_tax() -> None:
    text = "Brazilian firms were hit with a 3% levy on revenue from Japanese users."
    assert [key(m) for m in measures.find(spans(text))] == ["tax JP>BR in_force"]


@pytest.mark.parametrize("firm", ["Swiss carmaker", "Swiss company", "Swiss steelmaker"])
def test_a_firm_that_stops_its_sales_imposes_nothing(firm: str) -> None:
    assert measures.find(spans(f"A {firm} has halted shipments to Japan.")) == ()


def test_a_rate_that_is_explained_in_brackets_goes_on_behind_them() -> None:
    text = "Japan is reducing the tariff on Swiss cheese from 27.5% (25% plus a base rate of 2.5%) to 10%."
    assert ("tariff JP>CH reduced", 10.0) in [(key(m), m.rate_percent) for m in measures.find(spans(text))]


@pytest.mark.parametrize("taken_up", ["These duties", "These measures", "The tariffs"])
def test_the_day_of_a_measure_stands_behind_a_comma_in_the_next_sentence(taken_up: str) -> None:
    text = f"Japan imposed duties on Swiss steel.\n{taken_up}, effective from 5 July 2024, may be extended."
    days = {m.effective_from_date_char_start for m in measures.find(spans(text))}
    assert text.index("5 July") in days


@pytest.mark.parametrize(
    "change", ["will cut it to 4%", "plans to cut it to 4% in May", "has reduced it to 4%"]
)
def test_the_rate_to_which_the_same_sentence_changes_a_duty_is_a_row(change: str) -> None:
    found = measures.find(spans(f"Japan has an 8% tariff on Swiss cheese but {change}."))
    assert [m.rate_percent for m in found] == [8.0, 4.0]
    assert (found[1].instrument, found[1].imposer_entity_id, found[1].rate_from_percent) == (
        "tariff",
        "country:JP",
        8.0,
    )


@pytest.mark.parametrize("noun", ["its 2020 ban on exports of tea", "its 2020 tariff on Swiss tea"])
def test_the_year_before_a_measure_in_force_is_when_it_began(noun: str) -> None:
    text = f"Japan was sued over {noun}."
    (found,) = measures.find(spans(text))
    assert found.effective_from_date_char_start == text.index("2020")


@pytest.mark.parametrize("opening", ["From March 3 to July 9", "Between March 3 and July 9"])
def test_a_range_of_days_that_opens_a_sentence_is_the_life_of_a_measure(opening: str) -> None:
    for text in (
        f"{opening}, there was a ban on Swiss cheese imports.",
        f"{opening} Japan banned imports of tea.",
    ):
        (found,) = measures.find(spans(text))
        days = (found.effective_from_date_char_start, found.effective_to_date_char_start)
        assert days == (text.index("March 3"), text.index("July 9"))


@pytest.mark.parametrize(
    ("text", "states"),
    [
        (
            "Japan lifted its ban on Swiss cheese imports in May but reintroduced it in July.",
            ["lifted", "in_force"],
        ),
        (
            "Japan imposed a ban on Swiss cheese imports in May and scrapped it in July.",
            ["in_force", "lifted"],
        ),
        ("Japan imposed a ban on Swiss cheese imports and refused to lift it.", ["in_force"]),
    ],
)
def test_a_later_verb_of_the_sentence_tells_what_became_of_the_measure(text: str, states: list[str]) -> None:
    found = measures.find(spans(text))
    assert [m.status for m in found] == states
    days = [
        m.effective_from_date_char_start or m.status_date_char_start for m in found if "July" in m.surface
    ]
    assert days == [text.find("July")] * (len(states) - 1)
