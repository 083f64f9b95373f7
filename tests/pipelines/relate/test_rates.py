from __future__ import annotations

import pytest

from pipelines.extract.document import extract
from pipelines.ingest.plain import document_from_text
from pipelines.relate import measures
from pipelines.relate.document import link_rates
from tests.pipelines.relate.builders import spans


def test_a_rate_knows_who_imposes_it_on_whom_even_where_the_statement_is_repeated() -> None:
    text = "Japan imposed a 20% tariff on Swiss cheese.\nJapan imposed a 20% tariff on Swiss cheese in May."
    document = spans(text)
    statements = measures.find_all(document)
    assert len(measures.distinct_of(document, statements)) == 1
    assert [(f.imposer_entity_id, f.target_entity_id) for f in link_rates(document.figures, statements)] == [
        ("country:JP", "country:CH"),
        ("country:JP", "country:CH"),
    ]


def test_two_rates_of_one_sentence_are_two_statements() -> None:
    found = measures.find(spans("The US imposed tariffs of 25% on steel and 10% on aluminium from Canada."))
    assert [(m.rate_percent, m.product, m.target_entity_id) for m in found] == [
        (25.0, "steel", "country:CA"),
        (10.0, "aluminium", "country:CA"),
    ]


@pytest.mark.parametrize("opening", ["would be", "are now", ", if imposed, will be"])
def test_goods_and_makers_have_each_their_rate(opening: str) -> None:
    text = f"Brazil's duties on Swiss goods {opening} 17% on wine from Andina, 18% on those from Maipo and 35% for beer."
    found = measures.find(spans(text.replace(" ,", ",")))
    assert [m.rate_percent for m in found] == [17.0, 18.0, 35.0]
    assert {m.target_entity_id for m in found} == {"country:CH"}


def test_what_measures_are_worth_does_not_part_them_from_their_verb() -> None:
    text = "Japan imposed $20 million worth of retaliatory duties on Swiss watches."
    (found,) = measures.find(extract(document_from_text(text)))
    assert (found.imposer_entity_id, found.target_entity_id, found.rule) == (
        "country:JP",
        "country:CH",
        "verb",
    )


def test_rate_before_and_after_a_change() -> None:
    (found,) = measures.find(spans("India cut its tariff on US motorcycles from 50% to 30%."))
    assert (found.rate_from_percent, found.rate_percent, found.status) == (50.0, 30.0, "reduced")


def test_the_rate_before_may_be_described() -> None:
    text = "Peru raised its tariff on Chilean wine from a previously announced 31% to 39%."
    (found,) = measures.find(spans(text))
    assert (found.rate_from_percent, found.rate_percent) == (31.0, 39.0)


def test_a_reduction_from_a_rate_gives_the_one_before() -> None:
    text = "Japan sets a 15% tariff on Swiss cheese, a reduction from the previously planned 25% tariff rate."
    assert [(m.rate_percent, m.rate_from_percent) for m in measures.find(spans(text))] == [
        (15.0, None),
        (None, 25.0),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The 50% rates that Japan imposed on Swiss goods are in force.",
        "A 50% rate on Swiss products announced by Japan enters into force soon.",
    ],
)
def test_a_rate_on_goods_of_a_nationality_is_a_duty(text: str) -> None:
    (found,) = measures.find(spans(text))
    assert (found.instrument, found.imposer_entity_id, found.target_entity_id, found.rate_percent) == (
        "tariff", "country:JP", "country:CH", 50.0,
    )  # fmt: skip


def test_a_rate_that_a_pronoun_takes_up_is_the_new_one() -> None:
    (found,) = measures.find(spans("Japan doubled its 25% tariff on Swiss cheese, raising it to 50%."))
    assert (found.rate_from_percent, found.rate_percent) == (25.0, 50.0)


def test_a_range_has_both_ends() -> None:
    (found,) = measures.find(
        extract(document_from_text("Japan imposed duties of 5% to 12% on Swiss cheese."))
    )
    assert (found.rate_percent, found.rate_high_percent) == (5.0, 12.0)


@pytest.mark.parametrize(
    ("text", "is_total"),
    [
        ("Combined with the duty of May, total Japanese duties on Swiss cheese are 27%.", True),
        ("Japan will impose duties totalling 27% on Swiss cheese.", True),
        ("Japan imposed a 27% anti-dumping and anti-subsidy duty on Swiss cheese.", True),
        ("Japan imposed a 27% anti-dumping duty on Swiss cheese.", None),
    ],
)
def test_a_rate_that_adds_up_duties_says_so(text: str, is_total: bool | None) -> None:
    assert [m.rate_is_total for m in measures.find(spans(text)) if m.rate_percent is not None] == [is_total]


def test_a_rate_of_interest_is_no_duty() -> None:
    assert measures.find(spans("Japan raised the 5% rate on deposits of Swiss banks.")) == ()


def test_rates_are_dealt_out_to_joined_subjects() -> None:
    found = measures.find(
        spans("Turkey and Canada have imposed tariffs of 40% and 100% respectively on Chinese cars.")
    )
    assert [(m.imposer_entity_id, m.target_entity_id, m.rate_percent) for m in found] == [
        ("country:TR", "country:CN", 40.0),
        ("country:CA", "country:CN", 100.0),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Canada imposed tariffs of 15% and 30% on Swiss tea and Chinese oil, respectively.",
        "Canada imposed anti-dumping duties against Switzerland (15%) and China (up to 30%).",
        "Canada kept its tariffs — 15% for Switzerland and 30% for China.",
        "Switzerland faces a 15% tariff in Canada, while China faces 30%.",
    ],
)
def test_rates_are_dealt_out_to_those_they_hit(text: str) -> None:
    found = [(m.imposer_entity_id, m.target_entity_id, m.rate_percent) for m in measures.find(spans(text))]
    assert found == [("country:CA", "country:CH", 15.0), ("country:CA", "country:CN", 30.0)]


@pytest.mark.parametrize(
    "text",
    [
        "Canada imposed duties on two Swiss goods: 17% on watches and 9% on tea.",
        "Canada's additional tariffs on Swiss goods – 17 percent on watches, and 9 percent on tea – will be suspended.",
        "The tariffs that Canada imposed on Swiss goods in May – 17% on watches and 9% on tea – were lifted.",
    ],
)
def test_rates_of_several_goods_behind_a_dash_or_a_colon(text: str) -> None:
    found = [(m.imposer_entity_id, m.target_entity_id, m.rate_percent) for m in measures.find(spans(text))]
    assert found == [("country:CA", "country:CH", 17.0), ("country:CA", "country:CH", 9.0)]


def test_rate_stated_after_the_noun() -> None:
    (found,) = measures.find(spans("Beijing imposed duties on Australian barley, which totalled 80.5%."))
    assert found.rate_percent == 80.5


def test_rate_before_a_change_takes_the_parties_of_the_new_one():
    document = spans("The EU will cut duties on Brazilian beef from 20 percent to 7.5 percent.")
    rates = [
        figure._replace(about="tariff_rate", change=change)
        for figure, change in zip(document.figures, ("from", "to"), strict=True)
    ]
    old, new = link_rates(tuple(rates), measures.find_all(document))
    assert (old.imposer_entity_id, old.target_entity_id, old.product) == (
        "org:eu",
        "country:BR",
        "Brazilian beef",
    )
    assert (old.measure_status, new.measure_status) == (None, "reduced")


@pytest.mark.parametrize(
    "text",
    [
        "Norway, Brazil and Turkey will face a 20% US tariff.",
        "Norway will face a 20% US tariff, Brazil and Turkey 20%.",
        "Norway and Brazil will face a 20% US tariff rate, while Turkey will receive a 20% rate.",
        "The US will impose a 20% tariff on Norway, Brazil and Turkey beginning August 1.",
    ],
)
def test_each_of_several_parties_that_bear_a_rate_has_its_row(text: str) -> None:
    found = measures.find(spans(text))
    assert {(m.imposer_entity_id, m.target_entity_id, m.rate_percent) for m in found} == {
        ("country:US", "country:NO", 20.0),
        ("country:US", "country:BR", 20.0),
        ("country:US", "country:TR", 20.0),
    }


@pytest.mark.parametrize(
    "change",
    [
        "to a ceiling of 15% from a previous level of 39%",
        "from the steep level of 39% down to 15%",
        "from an average rate of 39% to a maximum of 15%",
    ],
)
def test_rates_behind_a_noun_that_says_what_they_are(change: str) -> None:
    (found,) = measures.find(spans(f"The US cut its tariffs on Norway {change}."))
    assert (found.rate_from_percent, found.rate_percent) == (39.0, 15.0)


def test_the_duty_takes_up_a_duty_on_exports() -> None:
    found = measures.find(
        spans("India imposed a 20% duty on exports of rice.\nIndia extended the duty in May.")
    )
    assert {m.instrument for m in found} == {"export_control"}


@pytest.mark.parametrize("quota", ["a quota", "a quota on steel from May", "a quota at last year's level,"])
def test_a_duty_that_comes_with_a_quota_shares_its_verb(quota: str) -> None:
    found = measures.find(spans(f"Turkey will introduce {quota} with a 25% duty on imports above it."))
    assert [(m.instrument, m.imposer_entity_id, m.target_entity_id, m.status) for m in found] == [
        ("quota", "country:TR", None, "announced"),
        ("tariff", "country:TR", None, "announced"),
    ]


def test_a_levy_that_is_listed_as_a_scheme_is_a_levy() -> None:
    text = "The EU's Carbon Border Adjustment Mechanism (CBAM) took effect on January 1, 2026.\n"
    (found,) = measures.find(extract(document_from_text(text)))
    assert (found.instrument, found.imposer_entity_id, found.status) == ("tax", "org:eu", "in_force")


def test_a_surname_of_several_known_people_of_one_country_acts_for_it() -> None:
    (found,) = measures.find(
        extract(document_from_text("President Bush lifted tariffs on Japanese steel.\n"))
    )
    assert (found.imposer_entity_id, found.target_entity_id) == ("country:US", "country:JP")


@pytest.mark.parametrize(
    "text",
    [
        "The deal lowers Japanese tariffs on Swiss watches from the current steep level of 39% down to 15%.",
        "Japanese tariffs on Swiss watches fell from the existing level of 39% to 15%.",
        "Japan cut its tariffs on Swiss watches to 15% from the previous 39%.",
        "Japan dropped its tariffs on Swiss watches from 39% to just 15%.",
    ],
)
def test_the_rate_before_is_read_past_what_describes_it(text: str) -> None:
    (found,) = measures.find(spans(text))
    assert (found.status, found.rate_from_percent, found.rate_percent) == ("reduced", 39.0, 15.0)


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("Japan will impose a 10% tariff on Swiss cheese on June 1, rising to 25% on October 1.", [(10.0, "June 1"), (25.0, "October 1")]),
        ("Japan will cut its tariff on Swiss cheese to 15% from May 23 and to 10% from June 2026.", [(15.0, "May 23"), (10.0, "June 2026")]),
        ("Japan's duty on Swiss cheese will be 13% in the first year, 11% in the second year and 9% in the third.", [(13.0, None), (11.0, None), (9.0, None)]),
        ("Japan's 24% duty on Swiss cheese will last for two years and then reduce to 18% for six months, falling to 12% in the final year.", [(24.0, None), (18.0, None), (12.0, None)]),
        ("Japan's duty on Swiss cheese will begin at 24% in the first year, then be lowered to 18% in the second.", [(24.0, None), (18.0, None)]),
        ("Japan will impose a 10% tariff on Swiss cheese, which will rise to 25% in one week.", [(10.0, None), (25.0, None)]),
        ("Japan announced a 10% tariff on Swiss cheese, with a further increase to 25% on May 1.", [(10.0, None), (25.0, "May 1")]),
        ("Japan will impose a 10% tariff on Swiss cheese on June 1, rising to up to 25% on October 1.", [(10.0, "June 1"), (25.0, "October 1")]),
        ("Japan imposed a 10% tariff on Swiss cheese, which went well with a 25% rise of the yen.", [(10.0, None)]),
        ("Japan's duty on Swiss cheese will be 13% in May, and trade rose 9% in 2020.", [(13.0, "May")]),
    ],
)  # fmt: skip
def test_a_rate_that_changes_in_steps(text: str, steps: list[tuple[float, str | None]]) -> None:
    document = spans(text)
    words = {d.char_start: d.surface for d in document.dates}
    found = [
        (m.rate_percent, words.get(m.effective_from_date_char_start or -1)) for m in measures.find(document)
    ]
    assert found == steps


@pytest.mark.parametrize(
    "text",
    [
        "Japan will cut its tariff on Swiss cheese to 15%, down from 39%.",
        "Japan will impose a 15% tariff on Swiss cheese, down from the 39% planned earlier.",
        "Japan will cut its tariff on Swiss cheese to 15% (from a steep 39%).",
        "Japan will cut its tariff on Swiss cheese from the current 39% to 15% in May.",
        "Japan will cut its tariff on Swiss cheese to 15% from the current 39%.",
    ],
)
def test_the_rate_before_follows_the_new_one(text: str) -> None:
    (found,) = measures.find(spans(text))
    assert (found.rate_percent, found.rate_from_percent) == (15.0, 39.0)


@pytest.mark.parametrize(
    ("text", "rates", "status"),
    [
        ("Japan will cut from 20% to 10% its tariffs on Swiss cheese.", (20.0, 10.0), "reduced"),
        ("Japan raised to 10% the duty on Swiss cheese.", (None, 10.0), "raised"),
        ("Japan lowered back to 10% its tariffs on Swiss cheese.", (None, 10.0), "reduced"),
    ],
)
def test_rates_between_the_verb_and_its_measure(
    text: str, rates: tuple[float | None, float], status: str
) -> None:
    (found,) = measures.find(spans(text))
    assert ((found.rate_from_percent, found.rate_percent), found.status) == (rates, status)


@pytest.mark.parametrize(
    ("text", "rates"),
    [
        ("Japan raised its tariffs on cheese to 82% from 37% and on frozen milk to 42% from 12%.", [(37.0, 82.0), (12.0, 42.0)]),
        ("Japan raised its tariffs on cheese from 37% to 82% and on milk from 12% to 42%.", [(37.0, 82.0), (12.0, 42.0)]),
    ],
)  # fmt: skip
def test_pairs_of_rates_by_goods(text: str, rates: list[tuple[float, float]]) -> None:
    assert [(m.rate_from_percent, m.rate_percent) for m in measures.find(spans(text))] == rates


@pytest.mark.parametrize(
    ("text", "status", "before"),
    [
        ("Japan imposes a 9% tariff on Swiss cheese.\nIt will be raised to 15% on May 23.", "announced", 9.0),
        (
            "Japan imposes a 15% tariff on Swiss cheese.\nIt was raised from 9% to 15% in May 2020.",
            "raised",
            9.0,
        ),
        (
            "Japan levies tariffs of 15% on Swiss cheese.\nThey will be cut to 5%, the minister said.",
            "reduced",
            15.0,
        ),
    ],
)
def test_a_pronoun_takes_up_a_duty_whose_rate_changes(text: str, status: str, before: float) -> None:
    _, changed = measures.find_all(spans(text))
    assert (changed.status, changed.rate_from_percent) == (status, before)
    assert (changed.imposer_entity_id, changed.target_entity_id) == ("country:JP", "country:CH")


def test_a_pronoun_behind_a_share_takes_up_no_duty() -> None:
    assert (
        measures.find_all(spans("Japan sold 9% of a Swiss mine.\nIt will be raised to 15% on May 23.")) == ()
    )


def test_a_second_rate_behind_the_verb_is_a_second_statement() -> None:
    found = measures.find(spans("Japan's tariff on Swiss cheese and milk is 9% and 15%, respectively."))
    assert [m.rate_percent for m in found] == [9.0, 15.0]


def test_a_sum_by_weight_does_not_hide_whom_a_duty_hits() -> None:
    (found,) = measures.find(
        extract(
            document_from_text("Peru proposed duties of between 20 and 30 euros per tonne on Chilean salt.\n")
        )
    )
    assert (found.imposer_entity_id, found.target_entity_id) == ("country:PE", "country:CL")


def test_the_duty_that_was_told_of_gets_its_rate_from_a_later_sentence() -> None:
    found = measures.find(spans("Japan imposes a tariff on Swiss cheese.\nThe tariff is 9%."))
    assert [(m.rate_percent, m.target_entity_id) for m in found] == [
        (None, "country:CH"),
        (9.0, "country:CH"),
    ]


def test_who_reviews_a_safeguard_has_imposed_it() -> None:
    text = "Peru started an expiry review of steel imports. The safeguard measure was applied from 19 June 2020.\n"
    found = measures.find(extract(document_from_text(text)))
    assert ("safeguard", "country:PE") in {(m.instrument, m.imposer_entity_id) for m in found}
