import pytest

from tests.pipelines.extract.figures.reading import one, read


@pytest.mark.parametrize(
    "text",
    [
        "The Phase One pact is dead.",
        "He flew home on Air Force One.",
        "They met in Merdeka 118.",
        "Boeing 737 deliveries resumed.",
        "The G20 met.",
        "A Section 232 probe began.",
        "The 232 tariffs hurt mills.",
        "Oslo wants relief from the 301 duties.",
        "The 232 steel tariffs and the 337 investigation go on.",
        "COVID-19 spread.",
        "It bans 5G gear.",
        "It ended 3-1.",
        "Doors open at 10:30.",
        "One spokesman disagreed.",
        "It is one of the largest.",
        "They cited 19 U.S.C. § 1337.",
        "Code 8703.23 covers cars.",
        "In the first place, it is illegal.",
        "Statutory Instrument (SI) 87 of 2025 holds.",
        "The 737 MAX 8 flies.",
        "It was agreed last Wednesday (27) in Rome.",
        "It signed Republic Act 11203 allowing imports.",
        "Public Law 480 shipments resumed.",
        "Executive Order 13526 applies.",
        "Output, in '000 tonnes, grew.",
        "It is shown on S4C.",
        "Mills stay open from 0800 on.",
    ],
)
def test_number_in_a_name_code_or_idiom_is_no_figure(text):
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [("It freed 232 tariff lines.", 232), ("It opened 301 investigations.", 301), ("It cut 25 tariffs.", 25)],
)
def test_number_of_a_section_may_count_what_is_no_duty(text, value):
    assert one(text).value == value


@pytest.mark.parametrize(
    ("text", "surface", "value", "unit"),
    [
        ("After four earlier meetings they agreed.", "four", 4, "meeting"),
        ("The delegation had 20 officials.", "20", 20, "person"),
        ("Of the 57 measures, most are new.", "57", 57, "measure"),
        ("Oslo notified 12 new safeguard measures.", "12", 12, "measure"),
        ("It was the fifth round of talks.", "fifth", 5, "round"),
        ("It was the third and final round.", "third", 3, "round"),
        ("The sixth-largest goods and services market is open.", "sixth", 6, "market"),
        ("Some 28 African Union (AU) member states signed.", "28", 28, "state"),
        ("The number of member states rose to 54.", "54", 54, "state"),
        ("Tariffs on milk powder and other goods made of milk will go to zero.", "zero", 0, "percent"),
        ("The 11-party pact holds.", "11-party", 11, "party"),
        ("About 20 or more ships came.", "20", 20, "ship"),
        ('They stopped 20 "dark fleet" ships.', "20", 20, "ship"),
        ("It was their first gathering.", "first", 1, "gathering"),
        ("In the first three quarters of 2024 it grew.", "three quarters", 3, "quarter"),
        ("It stays for four more months.", "four more months", 4, "month"),
        ("The first set of duties holds.", "first", 1, "set"),
        ("It was the 11th consecutive monthly gain.", "11th", 11, "gain"),
        ("It fell three-point-four percent.", "three-point-four percent", 3.4, "percent"),
        ("It fell seven-point-64 percent.", "seven-point-64 percent", 7.64, "percent"),
        ("A five-day tour begins.", "five-day", 5, "day"),
        ("The 90-day truce ends.", "90-day", 90, "day"),
        ("The levy is Euro 28/tonne.", "Euro 28", 28, "EUR"),
        ("It shipped 1,500 tonnes.", "1,500 tonnes", 1500, "t"),
        ("Output hit 12 million metric tons.", "12 million metric tons", 12e6, "t"),
        ("Reserves are 3.74 billion wet metric tons.", "3.74 billion wet metric tons", 3.74e9, "t"),
        ("Reserves are 1.49 billion wmt.", "1.49 billion wmt", 1.49e9, "t"),
    ],
)
def test_count_carries_its_noun_or_unit(text, surface, value, unit):
    figure = one(text)
    assert (figure.surface, figure.value, figure.unit) == (surface, value, unit)


def test_vague_amount_has_bounds_and_no_value():
    figure = one("It blocked thousands of firms.")
    assert (figure.value, figure.value_low, figure.value_high, figure.unit) == (None, 1000, 999_999, "firm")


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("It will cost $3 billion, give or take.", "about"),
        ("It has cost $3 billion and counting.", "at_least"),
        ("Trade topped $3 billion.", "more_than"),
        ("Trade is approaching $3 billion.", "about"),
        ("Not quite 20 ships came.", "less_than"),
        ("The cap is roughly equivalent to 70 percent of sales.", "about"),
        ("The fund is nearly equal to $3 billion.", "about"),
    ],
)
def test_words_beside_a_figure_hedge_it(text, comparator):
    assert one(text).comparator == comparator


def test_hedge_is_recorded_outside_the_span():
    figure = one("Duties rose to about 55%.")
    assert (figure.surface, figure.comparator, figure.change) == ("55%", "about", "to")


def test_the_two_sides_is_trivial():
    assert one("The two sides met.").is_trivial


@pytest.mark.parametrize("space", ["\n", "\r\n", "\u00a0", "  "])
def test_wrapped_lines_and_other_spaces_are_spaces(space):
    figure = one(f"Duties of 25{space}percent hit it.")
    assert (figure.surface, figure.unit) == (f"25{space}percent", "percent")


def test_part_of_a_count_takes_its_noun_and_not_its_power():
    assert [(f.value, f.unit) for f in read("It sold 2 million cars, 15 of them red.")] == [
        (2e6, "car"),
        (15, "car"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Doors at 10 Downing Street open.",
        "By a 6-3 vote it passed.",
        "The COP30 host.",
        "A 7-Eleven shop.",
        "Call +44 20 7946 0958.",
    ],
)
def test_address_vote_and_code_give_no_figure(text):
    assert read(text) == ()


def test_measured_goods_are_kept_as_printed():
    assert one("It bought 25 million tons of soybeans a year.").counted == "25 million tons of soybeans"


def test_half_after_and_is_part_of_its_number():
    figure = one("He got two-and-a-half years.")
    assert (figure.surface, figure.value, figure.unit) == ("two-and-a-half years", 2.5, "year")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Sales fell by a third in May.", [pytest.approx(1 / 3)]),
        ("A probe and a third, into tea, began.", []),
        ("Costs rose by a factor of three.", [3]),
        ("It was their seventh consecutive cut.", [7]),
        ("Call (202) 555-0147 now.", []),
        ("The COP 27 summit met.", []),
    ],
)
def test_fraction_factor_or_none(text, values):
    assert [figure.value for figure in read(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "We speak about 10 firms.",
        "It rules over the three islands.",
        "It was below the 10 sales hoped.",
        "Talks over a 10% tariff went on.",
        "It came in under a 90-day waiver.",
    ],
)
def test_preposition_that_bounds_nothing_is_no_hedge(text):
    assert [figure.comparator for figure in read(text)] == ["exact"]


@pytest.mark.parametrize(
    "text",
    ["The BA.5 strain spread.", "Section 30(7) applies.", "Dial *447*1# now.", "The grade 9 pupils left."],
)
def test_number_inside_a_reference_is_no_figure(text):
    assert read(text) == ()


def test_irregular_plurals_are_counted_in_the_singular():
    found = read("It moved 5 calves, 6 movies, 7 viruses and 8 warehouses.")
    assert [figure.unit for figure in found] == ["calf", "movie", "virus", "warehouse"]


def test_word_after_an_amount_in_digits_is_another_number():
    assert read("It took a $2.6 million one-time charge.")[0].value == 2.6e6


def test_suspended_hyphen_shares_the_noun_of_its_partner():
    found = read("The fifth- and sixth-largest markets agreed on two- and three-year terms.")
    assert [(f.value, f.unit) for f in found] == [(5, "market"), (6, "market"), (2, "year"), (3, "year")]


@pytest.mark.parametrize(
    "text", ["It ends in year 10.", "It rises between years five and 15.", "She sells us tea."]
)
def test_place_in_a_series_of_years_is_no_count(text):
    assert read(text) == ()


def test_bare_number_goes_on_with_the_unit_told_before():
    found = read("The quota of 25,000 tonnes now will grow to 75,000 later.")
    assert [(f.value, f.unit) for f in found] == [(25000, "t"), (75000, "t")]


def test_goods_under_headings_are_not_fewer():
    assert [f.comparator for f in read("It taxes 106 goods under 14 headings.")] == ["exact", "exact"]


def test_a_count_before_takes_the_noun():
    assert [f.unit for f in read("It ships to 48 harbours, down from 50 in March.")] == ["harbour", "harbour"]


def test_a_name_before_style_is_not_what_is_counted():
    assert [f.unit for f in read("It plans eight Las Vegas style halls.")] == ["hall"]


def test_ages_before_a_share_keep_their_years():
    found = read("Of those aged between 18 and 34, 14% vote.")
    assert [(f.value, f.value_high, f.unit) for f in found] == [(18, 34, "year"), (14, None, "percent")]


def test_a_part_of_many_is_a_fraction():
    assert [f.value for f in read("A quarter were machines and about a third are parts.")] == [1 / 4, 1 / 3]


def test_verb_and_adverb_behind_a_count_are_not_counted():
    found = read("A poll of 1,313 people suggests two-thirds agree; it asked 601 afterwards.")
    assert [figure.unit for figure in found] == ["person", None, None]


def test_m_beside_millions_says_million():
    found = read("Buyers were Cairo (20m kilos), Lahore (15m) and Aden (5.7m).")
    assert [figure.value for figure in found] == [20e6, 15e6, 5.7e6]


@pytest.mark.parametrize(
    ("text", "value", "doubt"),
    [
        ("The mills employ 75.000 weavers.", 75000, "ambiguous_separator"),
        ("In all there are 230.000.", 230000, "ambiguous_separator"),
        ("The index lost 10.125 points.", 10.125, None),
        ("The mark is 1.000 now.", 1, None),
        ("It is 4.125 kilometres long.", 4.125, None),
    ],
)
def test_what_is_counted_one_by_one_has_no_decimals(text, value, doubt):
    (figure,) = read(text)
    assert (figure.value, figure.doubt) == (value, doubt)


def test_pronoun_before_a_dollar_sign_is_no_country():
    assert one("It sells us $15 of goods.").surface == "$15"


def test_the_two_refers_back():
    assert one("The two agreed.").is_trivial


def test_ordinals_of_a_list_share_the_noun():
    found = read("After the second, third and 4th rounds they agreed.")
    assert [(f.value, f.unit) for f in found] == [(2, "round"), (3, "round"), (4, "round")]


@pytest.mark.parametrize("text", ["Sections 301 and 232 apply.", "It cites headings 8703, 8704 and 8705."])
def test_numbers_after_a_reference_are_references(text):
    assert read(text) == ()


def test_factor_written_with_x():
    assert (one("It is 1.5x larger.").quantity_kind, one("It is 1.5x larger.").value) == ("multiple", 1.5)


def test_range_from_one_shares_power_and_unit():
    figure = one("It needs one to two million tonnes.")
    assert (figure.surface, figure.value_low, figure.value_high) == ("one to two million tonnes", 1e6, 2e6)


@pytest.mark.parametrize(
    ("text", "trivial"), [("The two sides met.", True), ("Police met two ministers.", False), ("It split into two blocs.", False)]
)  # fmt: skip
def test_pair_is_trivial_only_where_it_refers_back(text, trivial):
    assert one(text).is_trivial is trivial


@pytest.mark.parametrize(
    ("text", "surface", "value", "unit"),
    [
        ("Only 28 out of the 113 lines were spared.", "28", 28, "line"),
        ("It lists seven 10-digit codes.", "seven", 7, "code"),
        ("The duty is set at the eight-digit level.", "eight-digit", 8, "digit"),
        ("Oman is the fourth-largest buyer of rice.", "fourth", 4, "buyer"),
        ("Ghana ranks fourth in the region.", "fourth", 4, None),
        ("The sum rose from 4,100 sacks in April to a record of 9,300 in May.", "9,300", 9300, "sack"),
        ("The peso weakened by roughly a quarter during the spring.", "a quarter", 0.25, None),
        ("The basin has 41 million 300 thousand acres.", "41 million 300 thousand acres", 41.3e6, "[acr_us]"),
        ("It lost 940 direct and indirect jobs.", "940", 940, "job"),
        ("Acme pays duty at 22.13, followed by Bolt at 17.9 per cent.", "22.13", 22.13, "percent"),
        ("Sugar became 1.79 TL/kg.", "1.79 TL", 1.79, "TRY"),
        ("Buyers are expected to at least triple orders.", "triple", 3, None),
    ],
)
def test_figure_is_read_with_what_it_counts(text, surface, value, unit):
    assert (surface, value, unit) in [(f.surface, f.value, f.unit) for f in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Goods on List 2 of the notice are spared.",
        "It lasted about a quarter.",
        "It is due to double taxation.",
    ],
)
def test_name_time_or_idiom_is_no_count(text):
    assert read(text) == ()


def test_rate_named_behind_two_percentages_lies_between_them():
    figure = one("They weigh an additional 20% to 25% tariff.")
    assert (figure.surface, figure.value_low, figure.value_high) == ("20% to 25%", 20, 25)


def test_a_noun_in_est_is_no_superlative():
    assert [(figure.value, figure.unit) for figure in read("They refused the second request.")] == [
        (2, "request")
    ]


@pytest.mark.parametrize(
    ("text", "surface", "low", "high"),
    [
        ("It takes four or five years.", "four or five years", 4, 5),
        ("They met two or three times.", "two or three", 2, 3),
    ],
)
def test_two_neighbouring_numbers_with_or_are_one_figure(text, surface, low, high):
    (figure,) = read(text)
    assert (figure.surface, figure.value_low, figure.value_high) == (surface, low, high)


def test_a_rank_needs_no_noun():
    (figure,) = read("The surplus is the second highest ever recorded.")
    assert (figure.surface, figure.value, figure.about) == ("second", 2, "rank")


def test_a_rise_by_one_amount_to_another_is_no_range():
    figures = read("Exports had risen by 13 percent or by 2 million kilograms to 23 million kilograms.")
    assert [figure.value for figure in figures] == [13, 2e6, 23e6]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Peru first banned shipments of beef.", []),
        ("The world's two largest producers met.", [True]),
        ("They sold their two oldest ships.", [False]),
    ],
)
def test_adverbs_are_no_figures_and_two_known_ones_are_trivial(text, found):
    assert [figure.is_trivial for figure in read(text)] == found


def test_a_people_before_a_noun_is_an_adjective():
    assert [figure.unit for figure in read("It hit 13 Japanese car models and 20 Japanese.")] == [
        "model",
        "person",
    ]


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("The agency said about 20 countries bought it.", "about"),
        ("He talked about 20 countries.", "exact"),
        ("Exports may inch past 400 tonnes.", "more_than"),
        ("It went beyond 400 tonnes.", "more_than"),
    ],
)
def test_about_behind_a_report_is_a_hedge_and_past_is_a_bound(text, comparator):
    assert one(text).comparator == comparator


@pytest.mark.parametrize(
    ("text", "surface", "value", "high", "kind"),
    [
        ("The shares trade at 9 times.", "9 times", 9, None, "multiple"),
        ("It costs roughly 19 to 25 times fiscal 2025 earnings.", "19 to 25 times", 19, 25, "multiple"),
        ("They have met 9 times.", "9", 9, None, "count"),
        ("They ended the 11th and the last round of talks.", "11th", 11, None, "ordinal"),
        ("It was a two-to-three-year pause.", "two-to-three-year", 2, 3, "duration"),
        ("Rome set a 10-to-15-percent duty.", "10-to-15-percent", 10, 15, "percent"),
        ("It sells to 18-to-34-year-olds.", "18-to-34-year-olds", 18, 34, "age"),
        ("A two-or-three-week delay is likely.", "two-or-three-week", 2, 3, "duration"),
    ],
)
def test_factors_and_hyphened_ranges_are_read_whole(text, surface, value, high, kind):
    figure = next(figure for figure in read(text) if figure.surface == surface)
    assert (figure.value, figure.value_high, figure.quantity_kind) == (value, high, kind)


@pytest.mark.parametrize(
    "text",
    [
        "It was a three-to-one vote.",
        "They held one-to-one talks.",
        "But, two, and more important, they must agree.",
    ],
)
def test_odds_pairs_and_points_are_no_figures(text):
    assert read(text) == ()
