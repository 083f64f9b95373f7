"""What one sentence says of a measure: instrument, who imposes it on whom, and its state. One promise per line."""

from __future__ import annotations

import pytest

from pipelines.extract.document import extract
from pipelines.ingest.plain import document_from_text
from pipelines.relate import measures
from pipelines.relate.statements import MeasureStatement
from tests.pipelines.relate.builders import spans


def stated(text: str) -> tuple[MeasureStatement, ...]:
    """Return the statements of a text of several sentences."""
    return measures.find(extract(document_from_text(text)))


def key(m: MeasureStatement) -> str:
    parties = [p.partition(":")[2].upper() if p else "-" for p in (m.imposer_entity_id, m.target_entity_id)]
    return f"{m.instrument} {'>'.join(parties)} {m.status}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Washington will impose a 25% tariff on Indian textiles from March 1.", "tariff US>IN announced"),
        ("The EU has slapped duties of up to 35.3% on Chinese electric vehicles.", "tariff EU>CN in_force"),
        ("Beijing hit the EU with a 30% tariff on brandy.", "tariff CN>EU in_force"),
        ("Brazilian beef was hit with tariffs by Washington in July.", "tariff US>BR in_force"),
        ("Tariffs on Mexican tomatoes were imposed by the US in July.", "tariff US>MX in_force"),
        ("Australian barley exporters face anti-dumping duties imposed by Beijing.", "anti_dumping CN>AU in_force"),
        ("India in 2018 imposed a 25% safeguard duty on solar cells from China.", "safeguard IN>CN in_force"),
        ("China lifted its ban on Australian beef imports on Tuesday.", "import_ban CN>AU lifted"),
        ("Seoul banned imports of Japanese seafood in 2013.", "import_ban KR>JP in_force"),
        ("Washington suspended imports of Mexican cattle on May 11.", "import_ban US>MX in_force"),
        ("Exports of gallium to Japan were halted by Beijing last month.", "export_control CN>JP in_force"),
        ("Japan tightened curbs on exports of chemicals to South Korea.", "export_control JP>KR in_force"),
        ("Indonesia's ban on nickel ore exports took effect on January 1, 2020.", "export_control ID>- in_force"),
        ("Beijing added 15 American firms to its unreliable entity list.", "entity_listing CN>US in_force"),
        ("Seoul dropped Japan from its list of trusted partners.", "exemption KR>JP lifted"),
        ("The European Commission opened an anti-subsidy probe into Chinese cars.", "investigation EU>CN launched"),
        ("The EU extended its sanctions against Russia for six months.", "sanction EU>RU extended"),
        ("Norway exempted Brazilian coffee from import duties.", "exemption NO>BR in_force"),
        ("Switzerland pledged to buy American gas.", "purchase_commitment CH>US agreed"),
        ("Swiss companies have pledged to invest $200 billion in the United States.", "investment_commitment CH>US agreed"),
        ("Washington paused port fees on Chinese ships.", "port_fee US>CN suspended"),
        ("Ottawa rescinded its digital services tax.", "tax CA>- lifted"),
        ("India and Britain signed a free trade agreement on Thursday.", "agreement IN>GB agreed"),
        ("The 90-day truce between the United States and China is due to expire on August 12.", "truce US>CN expires"),
        ("President Trump's tariffs on Brazil rose to 50% in August.", "tariff US>BR raised"),
        ("Canada kept its 25% duties on American steel.", "tariff CA>US in_force"),
        ("Levies Ottawa introduced in October on Chinese cars have hurt trade.", "tariff CA>CN in_force"),
        ("New Delhi's duties on American almonds expired in June.", "tariff IN>US expired"),
    ],
)  # fmt: skip
def test_instrument_parties_and_status(text: str, expected: str) -> None:
    assert [key(m) for m in measures.find(spans(text))] == [expected]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Norway has not imposed tariffs on Brazilian beef.", "denied"),
        ("New Delhi denied that it had agreed to remove tariffs on American almonds.", "denied"),
        ("Brazil ruled out retaliatory tariffs against the United States.", "denied"),
        ("Canada could impose tariffs on US steel.", "conditional"),
        ("Canada would impose tariffs on US steel if talks fail.", "conditional"),
        ("Brussels is considering lifting sanctions on Russian banks.", "under_consideration"),
        ("Australian officials want Beijing to lift its tariffs on Australian wine.", "under_discussion"),
        ("Trump threatened in April to impose a 26% tariff on Indian goods.", "threatened"),
        ("Trump warned that he would slap a 10% tariff on Indian goods.", "threatened"),
        ("The EU was ready to impose duties on US whisky.", "threatened"),
        ("The European Commission proposed to abolish duties on US lobster.", "proposed"),
        ("India has offered to cut its tariffs on American almonds.", "proposed"),
        ("Japan had planned to double its tariffs on Swiss cheese.", "proposed"),
        ("Washington announced tariffs on Swiss cheese.", "announced"),
        ("Japan vowed not to lift its tariffs on Swiss cheese.", "in_force"),
        ("China is unwilling to lift its tariffs on Australian wine.", "in_force"),
        ("Moscow accused Brussels of imposing sanctions on Russian banks.", "alleged"),
        ("Talks averted a threatened 25% levy by Washington on Japanese exports.", "threatened"),
        ("The bill would allow Brussels to impose duties on Indonesian goods.", "conditional"),
    ],
)  # fmt: skip
def test_hypotheticals_and_denials_are_no_facts(text: str, status: str) -> None:
    assert {m.status for m in measures.find(spans(text))} == {status}


@pytest.mark.parametrize(
    "text",
    [
        "A trade war would hurt both economies.",
        "Japan's top tariff negotiator spoke with his American counterpart.",
        "The tariff war between the US and China has cost jobs.",
        "Officials discussed tariffs.",
        "A failure could unleash a wave of tariffs.",
        "The government plans to raise income tax thresholds.",
        "Banks must limit their exposure to loans.",
        "The White House is confident that a deal can be reached.",
    ],
)
def test_a_mere_mention_is_no_statement(text: str) -> None:
    assert measures.find(spans(text)) == ()


def test_several_targets_are_several_rows() -> None:
    found = measures.find(spans("The US imposed a 10% tariff on goods from Canada, Mexico and China."))
    assert {m.target_entity_id for m in found} == {"country:CA", "country:MX", "country:CN"}


def test_joined_subjects_are_several_rows() -> None:
    found = measures.find(spans("Japan and Canada imposed sanctions on Russia."))
    assert {m.imposer_entity_id for m in found} == {"country:JP", "country:CA"}


def test_a_truce_that_was_made_and_extended_is_two_statements() -> None:
    text = "A truce agreed between the US and China in May and extended in August still holds."
    assert [m.status for m in measures.find(spans(text))] == ["in_force", "extended"]


def test_an_example_takes_the_place_of_the_general_word() -> None:
    text = "China's retaliatory measures, such as curbs on exports of gallium, remain."
    assert [key(m) for m in measures.find(spans(text))] == ["export_control CN>- in_force"]


def test_the_ban_takes_up_the_measure_before_it() -> None:
    text = "Indonesia banned palm oil exports in April 2022.\nJakarta lifted the ban three weeks later."
    assert [key(m) for m in measures.find(spans(text))] == [
        "export_control ID>- in_force",
        "export_control ID>- lifted",
    ]


def test_an_open_party_is_completed_from_the_document_and_marked() -> None:
    text = "Japan and Norway are at odds.\nNorway and Japan met.\nJapan imposed tariffs on Norway.\nNorway raised its tariffs."
    raised = next(m for m in measures.find(spans(text)) if m.status == "raised")
    assert (raised.target_entity_id, raised.is_ambiguous) == ("country:JP", True)


def test_repetition_says_nothing_new() -> None:
    text = "Japan imposed tariffs on Swiss cheese in May.\nJapan imposed tariffs on Swiss cheese."
    assert len(measures.find(spans(text))) == 1
    assert len(measures.find_all(spans(text))) == 2


@pytest.mark.parametrize("examples", ["such as", "like", "including"])
def test_examples_of_unnamed_countries_are_hit(examples: str) -> None:
    found = measures.find(spans(f"Canada raised duties on steel from countries {examples} Japan and Brazil."))
    assert [(m.target_entity_id, m.product) for m in found] == [
        ("country:JP", "steel"),
        ("country:BR", "steel"),
    ]


def test_beef_from_unnamed_countries_is_foreign() -> None:
    (found,) = measures.find(spans("Canada has banned beef from several countries."))
    assert (found.instrument, found.imposer_entity_id) == ("import_ban", "country:CA")


def test_origins_after_the_verb_of_a_passive_are_hit() -> None:
    text = "Anti-dumping duties are levied by Canada on flat steel, originating in or exported from Japan and Brazil."
    assert [m.target_entity_id for m in measures.find(spans(text))] == ["country:JP", "country:BR"]


def test_who_is_listed_as_hit_does_not_impose() -> None:
    text = "Canada raised a duty on milk.\nThe anti-dumping duty was levied on steel from Japan and Brazil, the statement said."
    found = measures.find(spans(text))[1:]
    assert {(m.imposer_entity_id, m.target_entity_id) for m in found} == {
        ("country:CA", "country:JP"),
        ("country:CA", "country:BR"),
    }


def test_the_duty_is_of_the_kind_told_before() -> None:
    text = "Canada imposed an anti-dumping duty on steel from Japan.\nCanada also proposed the duty on milk from Brazil."
    assert [m.instrument for m in measures.find(spans(text))] == ["anti_dumping", "anti_dumping"]


def test_who_imposes_all_duties_told_has_opened_the_case_for_them() -> None:
    text = "Canada imposed anti-dumping duties on steel from Japan.\nAn investigation was launched in May into steel plated with zinc."
    found = measures.find(spans(text))[-1]
    assert (found.instrument, found.imposer_entity_id) == ("investigation", "country:CA")


def test_he_is_the_person_named_before_also_where_no_measure_was_told() -> None:
    text = "Donald Trump met ministers on Monday.\nLater, he imposed a 25% tariff on Indian goods."
    assert [key(m) for m in measures.find(spans(text))] == ["tariff US>IN in_force"]


def test_what_a_levy_punishes_is_no_commitment() -> None:
    text = "Peru imposed a 30% tariff on Chilean wine, including a 10% levy for the purchase of Russian oil."
    assert {m.instrument for m in measures.find(spans(text))} == {"tariff"}


def test_the_tariff_is_not_what_enters_free_of_duty() -> None:
    text = (
        "Chile has a 39% tariff on Peruvian wine. Peruvian wine enters Bolivia duty-free. "
        "The steep tariff was announced on Monday."
    )
    assert key(stated(text)[-1]) == "tariff CL>PE announced"


def test_what_tariffs_are_for_is_no_product() -> None:
    text = "Peru and Chile held talks. Peru used its threat of tariffs to persuade Chile to open its market."
    assert [(m.status, m.product) for m in stated(text)] == [("threatened", None)]


def test_a_tariff_burden_is_no_measure() -> None:
    assert measures.find(spans("Peru seeks a solution to ease tariff burdens.")) == ()


def test_who_controls_a_share_of_exports_restricts_none() -> None:
    assert measures.find(spans("Peru reportedly controls 30 percent of global copper exports.")) == ()


@pytest.mark.parametrize(
    ("text", "product"),
    [
        ("Chile imposed tariffs on a wide array of Peruvian goods.", "Peruvian goods"),
        ("Chile imposes duties on copper wire, tea and a swath of other Peruvian goods.", "copper wire, tea"),
        ("Peru said it would put duties on Chilean steel into effect on May 20.", "Chilean steel"),
        ("Chile slapped a 15% duty on products made from cobalt.", "products made from cobalt"),
        ("Chile imposed a 5% duty on goods made in Peru.", "goods"),
        ('Peru would impose tariffs on Chilean goods "peso for peso".', "Chilean goods"),
    ],
)
def test_how_many_goods_or_how_is_no_product(text: str, product: str) -> None:
    assert [m.product for m in stated(text)] == [product]


def test_scores_of_other_goods_are_no_product() -> None:
    found = stated("Peru will cut its tariffs on Chilean wine and scores of other products.")
    assert [m.product for m in found] == ["Chilean wine"]


def test_what_somebody_thinks_of_tariffs_is_no_plan() -> None:
    assert measures.find(spans("The board of a Chilean bakery does not consider tariffs as a risk.")) == ()


def test_the_share_of_goods_that_a_duty_covers_is_no_rate() -> None:
    found = stated(
        "Chile raised its tariffs on Peru. The tariffs apply to 60 ports and cover 99.4% of trade."
    )
    assert {m.rate_percent for m in found} == {None}


def test_a_duty_on_everybody_hits_nobody_in_particular() -> None:
    text = (
        "Chile and Peru quarrelled again, as Peru and Chile did in March. Chile imposed a 10% duty on goods from 60 partners. "
        "The duty was lifted on Friday."
    )
    assert [(m.imposer_entity_id, m.target_entity_id) for m in stated(text)] == [("country:CL", None)] * 2


@pytest.mark.parametrize(
    "act", ["shut its land border", "has closed all border checkpoints", "reopened border crossings"]
)
def test_one_row_of_the_lexicon_stands_for_all_that_its_alternatives_spell(act: str) -> None:
    assert [key(m).rpartition(" ")[0] for m in stated(f"Norway {act} with Finland.")] == ["other NO>FI"]


@pytest.mark.parametrize(
    "text",
    [
        "Chile pledged a $550 million investment in Peru.",
        "Chile announced investments of $5 million in Peru.",
        "Chile promised to raise its investments in Peru by $6 million over three years.",
    ],
)
def test_an_investment_of_an_amount_is_a_commitment_without_any_word_of_trade(text: str) -> None:
    found = stated(f"Chile and Peru spoke on Monday. {text}")
    assert [key(m).rpartition(" ")[0] for m in found] == ["investment_commitment CL>PE"]


def test_what_investment_only_describes_is_no_commitment() -> None:
    assert (
        stated("Chile and Peru spoke on Monday. Chile signed a $5 million investment treaty with Peru.") == ()
    )


@pytest.mark.parametrize(
    ("text", "product"),
    [
        ("Chile will invest $6 million more in Peru.", None),
        ("Peru's 15% tariff on exports from Chile closely mirrors those of others.", "exports"),
        ("Chile imposed tariffs on a vast amount of Peruvian copper.", "Peruvian copper"),
        ("Chile agreed to buy 50 Boeing jets from Peru.", "Boeing jets"),
    ],
)
def test_an_amount_or_a_manner_is_no_product(text: str, product: str | None) -> None:
    assert [m.product for m in stated(f"Chile and Peru spoke on Monday. {text}")] == [product]


@pytest.mark.parametrize(("pronoun", "imposer"), [("It", "PE"), ("He", "CN")])
def test_a_thing_is_not_the_person_with_whom_the_sentence_before_opens(pronoun: str, imposer: str) -> None:
    text = f"Xi Jinping, the Chinese president, said Peru will lift its ban on fish. {pronoun} will also impose a 20% duty on copper."
    assert stated(text)[-1].imposer_entity_id == f"country:{imposer}"


def test_what_a_duty_is_meant_as_is_no_second_measure() -> None:
    found = stated("Chile imposed a 25% duty on Peruvian copper as a penalty for importing Bolivian tin.")
    assert [key(m) for m in found] == ["tariff CL>PE in_force"]


def test_the_order_that_a_remedy_comes_from_is_told_by_its_rate() -> None:
    text = "Chile is issuing an anti-dumping order, resulting in duties of 7% on tiles from Peru."
    assert [(key(m), m.rate_percent) for m in stated(text)] == [("anti_dumping CL>PE in_force", 7.0)]
