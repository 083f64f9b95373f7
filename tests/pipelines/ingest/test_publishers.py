"""Whom a page names as its publisher, in print alone."""

import pytest

from pipelines.ingest.plain import document_from_text

PROSE = (
    "The ministers met on Monday and agreed to lower the duties on steel and cars by a half before the end of the "
    "year, officials of both sides said after the talks in June 2001."
)


def publisher(*head, foot=()):
    lines = [*head, PROSE, PROSE + " They met twice.", *foot]
    return document_from_text("\n\n".join(lines)).publisher


@pytest.mark.parametrize(
    ("notice", "name"),
    [
        ("© 2019 The New York Times Company", "The New York Times"),
        ("© 2019 Harbour Gazette Ltd. All rights reserved.", "Harbour Gazette Ltd"),
        ("Copyright © 2019 Harbour Gazette Powered by Example", "Harbour Gazette"),
        ("© Getty Images A harbour at night", None),
    ],
)
def test_the_owner_of_the_copyright_is_named_as_the_publisher_it_is_known_as(notice, name):
    assert publisher("Duties on steel fall by half", foot=(notice,)) == name


def test_of_several_titles_in_a_menu_none_is_the_publisher():
    assert publisher("Bloomberg", "Duties on steel fall by half") == "Bloomberg"
    assert publisher("Bloomberg", "CNBC", "Duties on steel fall by half") is None


def test_a_team_in_a_menu_is_no_desk_of_a_publisher():
    assert publisher("Meet the Team", "Duties on steel fall by half") is None
    assert (
        publisher("Duties on steel fall by half", "Harbour Gazette Desk", "3 May 2020") == "Harbour Gazette"
    )


def test_a_house_named_under_the_title_is_the_source_and_the_publisher_only_where_nothing_else_is():
    head = ("Duties on steel fall by half", "CNBC", "3 May 2020")
    assert publisher(*head) == "CNBC"
    assert publisher(*head, foot=("© 2020 Harbour Gazette",)) == "Harbour Gazette"
