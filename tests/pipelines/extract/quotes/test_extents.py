"""How far the reported words reach: lists, asides, sources set into a clause; paragraphs in single marks; sentences are ours."""

from __future__ import annotations

import pytest

from tests.pipelines.extract.quotes.test_subjects import read_quotes


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Tea sales fell in May but, according to the Grain Office, were up again in June.",
            "were up again in June",
        ),
        (
            "Tea duties fell last year and, according to the Grain Office, will fall again.",
            "will fall again",
        ),
        (
            "The union said the plan would cover duties on tea; quotas for coffee; and port fees.",
            "the plan would cover duties on tea; quotas for coffee; and port fees",
        ),
        (
            "The union said the plan would cover duties on tea; the port was closed on Monday.",
            "the plan would cover duties on tea",
        ),
        (
            "Although tea is sold in spring, Ana Ruiz said, coffee will be sold in autumn.",
            "Although tea is sold in spring, Ana Ruiz said, coffee will be sold in autumn",
        ),
        (
            "Ana Ruiz said bilateral tea quotas outside the system of the Grain Office would be bad.",
            "bilateral tea quotas outside the system of the Grain Office would be bad",
        ),
        (
            "The tea will be sold in spring, the union's chief, Ana Ruiz, said on Monday.",
            "The tea will be sold in spring",
        ),
        (
            "The tea is in port, but none of it is on the market, Mr Okoro's spokesman, Obi Mado, told reporters.",
            "The tea is in port, but none of it is on the market",
        ),
        (
            "Ana Ruiz said along with lower duties, the pact brings quotas.",
            "along with lower duties, the pact brings quotas",
        ),
        (
            "Ana Ruiz said while Togo welcomes the plan, the mills want more.",
            "while Togo welcomes the plan, the mills want more",
        ),
        (
            "Ana Ruiz told RTX public radio that she backed the deal.",
            "she backed the deal",
        ),
        (
            "The country also stopped sales of tea, saying samples from the port held too much lead.",
            "samples from the port held too much lead",
        ),
        (
            "Ana Ruiz said tea would be found, although it would have to be paid for.",
            "tea would be found, although it would have to be paid for",
        ),
        (
            "Ana Ruiz said about 12 000 tonnes belong to the mill.",
            "about 12 000 tonnes belong to the mill",
        ),
        (
            "Tea officials re-entered the talks last week, Ana Ruiz said.",
            "Tea officials re-entered the talks last week",
        ),
        (
            "Togo claims tea from Benin contains lead but the latter on the other hand maintains that it is safe.",
            "tea from Benin contains lead",
        ),
        ("Togo claims tea from Benin contains too much lead.", "tea from Benin contains too much lead"),
        ("Ana Ruiz said the deal was near, although talks went on.", "the deal was near"),
        ("Ana Ruiz said the deal was near, the Lima Herald reported.", "the deal was near"),
        (
            "Ana Ruiz said the deal was near, even suggesting that it was done.",
            "the deal was near",
        ),
        (
            "Ana Ruiz told Acme managing director Lee Moss that the tea was sold.",
            "the tea was sold",
        ),
    ],
)
def test_reported_words_end_where_the_reporter_goes_on(text: str, words: str) -> None:
    assert read_quotes(text)[0].surface == words


def test_a_colon_may_lead_in_paragraphs_in_single_marks() -> None:
    text = "Asked about it, Ana Ruiz replied: ‘We are glad of the tea.\n‘We will sell it in spring.’"
    assert [(q.surface, q.speaker_surface) for q in read_quotes(text)] == [
        ("‘We are glad of the tea.", "Ana Ruiz"),
        ("‘We will sell it in spring.’", "Ana Ruiz"),
    ]


def test_initials_label_the_turns_of_whom_a_label_named_before() -> None:
    text = (
        "MARIA KEANE: We will sell the tea in spring, and not before.\n"
        "BEN OKORO: When will the coffee be sold, and to whom?\n"
        "MK: It will be sold in autumn to all who ask for it.\n"
        "BO: Thank you for that, it is good to hear it from you.\n"
    )
    assert [q.speaker_entity_id for q in read_quotes(text)] == [
        "person:maria-keane",
        "person:ben-okoro",
        "person:maria-keane",
        "person:ben-okoro",
    ]
