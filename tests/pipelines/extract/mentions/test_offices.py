"""People mentioned by their office alone."""

from __future__ import annotations

from pipelines.extract import mentions
from pipelines.extract.sentences import source_of_lines as source


def by_office(text: str) -> list[tuple[str, str]]:
    read = source(text)
    found = mentions.by_office(text, mentions.find(read, ()), read.sentences)
    return [(m.surface, m.entity_id) for m in found]


def test_an_office_stands_for_the_one_who_holds_it() -> None:
    text = "Trade Minister Ola Nordvik flew to Oslo. The trade minister was hopeful. The minister left."
    assert by_office(text) == [
        ("trade minister", "person:ola-nordvik"),
        ("minister", "person:ola-nordvik"),
    ]


def test_an_office_given_after_the_name_counts_and_is_itself_no_mention() -> None:
    text = "Ola Nordvik, the trade minister, flew to Oslo. Talks failed, the trade minister said."
    assert by_office(text) == [("trade minister", "person:ola-nordvik")]


def test_an_office_of_two_people_stands_for_neither() -> None:
    assert by_office("President Ana Ruiz met President Jo Mensa. The president spoke.") == []


def test_an_office_before_its_holder_is_named_stands_for_nobody() -> None:
    assert by_office("The minister spoke. Later Trade Minister Ola Nordvik left.") == []


def test_a_former_holder_and_a_deputy_are_others() -> None:
    text = "Prime Minister Ola Nordvik spoke. The former prime minister and the deputy prime minister left."
    assert by_office(text) == []
