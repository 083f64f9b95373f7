"""Past or coming: which verb of the sentence decides."""

import pytest

from pipelines.extract.dates import cues
from tests.pipelines.extract.dates.conftest import rows


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("If Oslo does not agree by Friday, duties rise.", "2025-10-22", "2025-10-24"),
        ("The latest truce was scheduled to expire in February.", "2016-10-12", "2017-02"),
        ("Prices fell following the expiry of the pact in January.", "2005-05-30", "2005-01"),
        ("They seek a deal before the expiry of the truce in July.", "2005-05-30", "2005-07"),
        ("The picture will emerge May onwards.", "2001-04-19", "2001-05"),
        ("The bank holds rates, with a potential cut in June.", "2025-02-11", "2025-06"),
        ("Stocks were high ahead of the tariff announcement in April.", "2025-08-15", "2025-04"),
        ("Lamb exports jump in February ahead of the deadline", "2025-04-15", "2025-02"),
        ("Rome plans a strike ahead of the November poll.", "2025-04-15", "2025-11"),
        ("In May, ahead of the vote, the envoys will meet.", "2025-04-15", "2025-05"),
        ("Wheat sales grew more than expected in June.", "2026-07-13", "2026-06"),
        ("As feared, orders shrank in March.", "2014-04-02", "2014-03"),
        ("Factory orders for May are expected to fall.", "2009-06-03", "2009-05"),
        ("Steel output for August will be published.", "2018-09-05", "2018-08"),
        ("The two meet in Rome on Thursday.", "2025-10-22", "2025-10-23"),
        ("Oslo could be fined following a court ruling on Monday.", "2025-10-22", "2025-10-20"),
        ("Oslo could be fined following the appeal on Monday.", "2025-10-22", "2025-10-27"),
        ("Oslo is set to pay following the decision Monday.", "2025-10-22", "2025-10-20"),
        ("Oslo will pay following Monday's ruling.", "2025-10-22", "2025-10-20"),
        ("Oslo will cut the duty in December.", "2025-10-22", "2025-12"),
        ("Oslo may gradually put up the duty in December.", "2025-10-22", "2025-12"),
        ("Oslo could have cut the duty in December.", "2025-10-22", "2024-12"),
        ("Oslo cut the duty in December.", "2025-10-22", "2024-12"),
        ("The duty is being cut in December.", "2025-10-22", "2025-12"),
        ("Oslo agreed to put up the duty in December.", "2025-10-22", "2025-12"),
        ("The price would have risen in December.", "2025-10-22", "2024-12"),
        ("Oslo would have to pay in December.", "2025-10-22", "2025-12"),
        ("Oslo may have a new minister in December.", "2025-10-22", "2025-12"),
        ("With Monday's summit drawing close, the pressure on Oslo grew.", "2025-10-22", "2025-10-27"),
        ("As Monday's vote nears, little was settled in Oslo.", "2025-10-22", "2025-10-27"),
        ("EU to scrap tariffs from Friday", "2025-10-22", "2025-10-24"),
        ("Talks resume in Rome on Monday.", "2025-10-19", "2025-10-20"),
        ("Ministers met in Rome to discuss tariffs on Monday.", "2025-10-22", "2025-10-20"),
        ("It announced plans to impose duties in late July.", "2025-10-08", "2025-07"),
        ("It announced a deal to buy the bank in January.", "2025-11-02", "2026-01"),
        ("It tries to sell itself, under a June agreement.", "2025-10-22", "2025-06"),
        ("Oslo wants Rome to suspend the rule of late September.", "2025-10-25", "2025-09"),
        ("They will prepare the summit of November.", "2025-10-25", "2025-11"),
        ("New duties are to kick in from November.", "2025-09-28", "2025-11"),
        ("This cannot go on into December.", "2025-08-15", "2025-12"),
        ("He was soft, saying in September: there needs to be a deal.", "2025-11-16", "2025-09"),
        ("Economists had expected the March gap to rise.", "2025-04-15", "2025-03"),
        ("The trial went ahead and in September he was sentenced.", "2025-11-15", "2025-09"),
        ("It was the first country to be granted a deal in May.", "2025-07-07", "2025-05"),
        ("He unveiled plans on Monday, saying that they will hurt.", "2025-07-08", "2025-07-07"),
        ("It was aiming to wrap up talks by 1 September.", "2025-07-08", "2025-09-01"),
        ("Member states failed to block the duties on Friday.", "2024-10-05", "2024-10-04"),
        ("He promised to answer on Thursday.", "2025-07-08", "2025-07-10"),
        ("The envoy leaves for Rome on Sunday.", "2025-10-22", "2025-10-26"),
        ("The levy is due, two weeks after the April 2 announcement.", "2025-10-22", "2025-04-02"),
        ("She told reporters that March sales fell.", "2025-10-22", "2025-03"),
        ("Tariffs kick in on Saturday.", "2025-10-22", "2025-10-25"),
        ("Have envoys got to agree this week?", "2025-10-26", "2025-W44"),
        ("The step comes in response to the duty announced in August.", "2025-03-08", "2024-08"),
        ("The ruling comes in August.", "2025-03-08", "2025-08"),
        ("They missed a Friday deadline for the pact.", "2025-10-22", "2025-10-17"),
        ("Oslo had failed to meet a Friday deadline.", "2025-10-22", "2025-10-17"),
        ("They face a Friday deadline for the pact.", "2025-10-22", "2025-10-24"),
        (
            "Lima broke off the talks shortly before the Tuesday deadline, it said.",
            "2025-10-22",
            "2025-10-21",
        ),
        (
            "Announcing its walkout before the Tuesday deadline, Lima said it had tried.",
            "2025-10-22",
            "2025-10-21",
        ),
        ("Ministers met again on Monday before the Friday deadline.", "2025-10-22", "2025-10-24"),
        ("Peru opened talks with Friday's deadline for higher duties looming.", "2025-10-22", "2025-10-24"),
        ("Peru walked out just days before Friday's deadline.", "2025-10-22", "2025-10-24"),
        ("Peru spoke to Chile after Friday's deadline for higher duties.", "2025-10-22", "2025-10-17"),
        ("Friday's deadline passed without a deal.", "2025-10-22", "2025-10-17"),
        ("Peru agreed to lift its ban on fish after talks with Chile on Monday.", "2025-10-22", "2025-10-20"),
        ("Peru will lift its ban on fish after talks with Chile on Monday.", "2025-10-22", "2025-10-27"),
        ("Quito had postponed the original deadline of Monday.", "2025-10-22", "2025-10-20"),
        (
            "Envoys are in Lima to settle it before new duties come into effect on Friday.",
            "2025-10-22",
            "2025-10-24",
        ),
        ("They hope for a pact before quotas go into effect on Friday.", "2025-10-22", "2025-10-24"),
        ("Such duties have come into effect on Friday.", "2025-10-22", "2025-10-17"),
        ("The cabinet issued two decrees to impose the duty in July.", "2025-10-22", "2025-07"),
        ("The cabinet wants to impose the duty in July.", "2025-10-22", "2026-07"),
        ("Oslo said the pact will be formally announced on Sunday.", "2025-10-22", "2025-10-26"),
        (
            "After three visits and failure to reach a deal by a June summit, Oslo gave up.",
            "2025-07-19",
            "2025-06",
        ),
        ("The sides had set a deadline of May.", "2026-07-05", "2026-05"),
        ("Exports had fallen for a year until January.", "2020-03-23", "2020-01"),
        ("The state remained in the pact until September.", "2025-03-12", "2025-09"),
        ("Ahead of the July deadline, exporters rushed their goods.", "2025-09-06", "2025-07"),
        ("They meet again ahead of the July deadline.", "2025-03-12", "2025-07"),
        ("The sides had agreed to finish by May.", "2026-07-05", "2026-05"),
        ("The sides had agreed to finish by May.", "2026-04-05", "2026-05"),
        ("On Monday, Rome threatened Oslo with duties.", "2025-10-23", "2025-10-20"),
        ("Oslo proposed on Monday to lift its levy.", "2025-10-23", "2025-10-20"),
        ("Rome threatened duties of 25% from June 1.", "2025-04-23", "2025-06-01"),
        ("Oslo first proposed the levy in June.", "2025-02-23", "2024-06"),
        ("They called the virus a threat in March.", "2025-04-23", "2025-03"),
        ("Facing the threat of duties, President Hill on Monday signed.", "2025-10-23", "2025-10-20"),
        ("Sales would stop after learning on Monday of the find.", "2025-10-23", "2025-10-20"),
        ("The banks—Hill and Vale—said Monday they plan to merge.", "2025-10-23", "2025-10-20"),
        ("Early returns from Monday's vote gave him a lead.", "2025-10-23", "2025-10-20"),
        ("They will meet again after Monday's talks ended without a deal.", "2025-10-23", "2025-10-20"),
        ("They will sign after Monday's summit.", "2025-10-23", "2025-10-27"),
        ("The duties threatened by Oslo on Monday would hurt.", "2025-10-23", "2025-10-20"),
        ("It follows a decision on Monday that could hurt.", "2025-10-23", "2025-10-20"),
        ("Leaving had cut trade by 4 million, or five per cent, by February.", "2025-04-20", "2025-02"),
        ("If a pact is not reached by July 31, duties rise.", "2025-03-20", "2025-07-31"),
        (
            "They finish the text, which is targeted for signing at the summit in December.",
            "2008-08-08",
            "2008-12",
        ),
        ("The move on Monday means that firms will leave.", "2025-10-23", "2025-10-20"),
        ("Fears are mounting as August approaches.", "2025-07-20", "2025-08"),
        ("The failure of the weekend talks means that the round will end.", "2025-10-20", "2025-W42-WE"),
        ("Oslo put a levy on fish till 31 December.", "2025-08-23", "2025-12-31"),
        ("The levy ran until 31 December.", "2025-08-23", "2024-12-31"),
        (
            "Chile became the latest of the bloc's many partners to come to terms over the weekend.",
            "2025-07-29",
            "2025-W30-WE",
        ),
        ("Members backed a ban due to concerns about its impact on Wednesday.", "2018-01-20", "2018-01-17"),
        ("The truce is due to lapse on Wednesday.", "2018-01-20", "2018-01-24"),
        ("The truce is due to expire on Wednesday.", "2018-01-20", "2018-01-24"),
        ("Norway was the only party to sign on Friday.", "2025-07-29", "2025-07-25"),
        ("Norway wants to be the first to sign on Friday.", "2025-07-29", "2025-08-01"),
        (
            "Oslo hopes for more once envoys of the two states hold two-day talks from Monday.",
            "2025-10-19",
            "2025-10-20",
        ),
        ("The two united kingdoms hold talks on Friday.", "2025-10-22", "2025-10-24"),
        ("The quota was due to take effect in January.", "2011-04-07", "2011-01"),
        ("The concessions were scheduled to be granted from January.", "2011-04-07", "2011-01"),
        ("The levy was expected to end in July.", "2011-06-07", "2011-07"),
        ("The ban was supposed to be lifted by March.", "2010-11-07", "2011-03"),
        ("Oslo must give up its plan to introduce on July 1 a quota.", "2025-04-23", "2025-07-01"),
    ],
)
def test_the_verb_that_the_date_belongs_to_decides(text, published, value):
    found = rows(text, published)[-1][1]
    assert found.timex_value == value


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("Sales grew in the June quarter.", "the June quarter", "2025-Q2"),
        ("It was agreed the week before last.", "the week before last", "2025-W41"),
        ("Exports fell 5% in August from a year before.", "a year before", "2024-08"),
    ],
)
def test_periods_called_in_other_words(text, surface, value):
    span, found = rows(text, "2025-10-22")[-1]
    assert (span.surface, found.timex_value) == (surface, value)


def test_no_cue_is_near():
    assert cues.direction("", "") == "near"


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("If no deal had been signed before 1 October, it would lose.", "2014-07-14", "2014-10-01"),
        ("He was initially due to leave on Saturday, but he stayed.", "2025-06-29", "2025-06-28"),
        ("Two rivals extended their offers to buy the firm Friday.", "2025-10-27", "2025-10-24"),
    ],
)
def test_what_did_not_happen_is_not_ahead(text, published, value):
    ((_, found),) = rows(text, published)
    assert found.timex_value == value
