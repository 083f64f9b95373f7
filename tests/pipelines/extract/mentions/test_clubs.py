"""Towns that stand for their clubs in sports reports."""

from __future__ import annotations

from tests.pipelines.extract.mentions.reading import entities

REPORT = "Hockey standings after the playoff games.\n\n"


def test_a_town_with_a_score_or_a_rival_is_a_club_in_a_sports_report() -> None:
    found = entities(f"{REPORT}Chicago beat Detroit in Boston on Saturday.")
    assert found["Chicago"] == "org:chicago-club"
    assert found["Detroit"] == "org:detroit-club"
    assert found["Boston"] == "place:boston"


def test_a_country_stays_a_country() -> None:
    assert entities(f"{REPORT}Sweden beat Finland in Stockholm.")["Sweden"] == "country:SE"


def test_other_texts_keep_their_towns() -> None:
    assert entities("Chicago beat Detroit as the place for the fair.")["Chicago"] == "place:chicago"


def test_names_in_lines_of_results_and_standings_are_clubs() -> None:
    lines = (
        "Leeds 0-1 Ardmoor\nBoston 4, Detroit 2\nToronto at Houston, 1:05 p.m.\n3 Corbrae 31 18 4 9 62 41\n"
    )
    found = entities(f"{REPORT}{lines}")
    clubs = {"Leeds", "Ardmoor", "Boston", "Detroit", "Toronto", "Houston", "Corbrae"}
    assert {name for name, entity_id in found.items() if entity_id.startswith("org:")} >= clubs


def test_a_town_that_somebody_signs_for_is_a_club_and_so_are_those_in_its_list() -> None:
    found = entities(f"{REPORT}He scored for Leicester, Sunderland and Cardiff, and lives in Brighton.")
    assert {found[name] for name in ("Leicester", "Sunderland", "Cardiff")} == {
        "org:leicester-club",
        "org:sunderland-club",
        "org:cardiff-club",
    }
    assert found["Brighton"].startswith("place:")


def test_a_scorecard_names_batsmen_fielders_and_bowlers() -> None:
    found = entities("Cricket: first innings, ten wickets down.\n\nKR Ojhar c Tucker b Ramlan 12\n")
    assert {found[name] for name in ("KR Ojhar", "Tucker", "Ramlan")} == {
        "person:kr-ojhar",
        "person:tucker",
        "person:ramlan",
    }


def test_a_nickname_with_the_article_is_the_club_that_bears_it() -> None:
    found = entities(f"{REPORT}The New Jersey Devils won. Smith, who scored for the Devils, left the Blues.")
    assert (found["Devils"], found["Blues"]) == ("org:new-jersey-devils", "org:blues")


def test_the_whole_name_beside_a_score_is_one_club() -> None:
    found = entities(f"{REPORT}Chievara Verona 0 Fiorentina 1\nC2 Juventus 36 28 4 4 69 18 88\n")
    assert found["Chievara Verona"] == "org:chievara-verona"
    assert "C2" not in found
    assert "Verona" not in found


def test_a_town_that_bowls_is_somebody() -> None:
    found = entities(
        "Cricket: first innings, ten wickets down.\n\nA. Cook c Ojhar b Lyon 20\nLyon 17-4-54-1\n"
    )
    assert (found["A. Cook"], found["Lyon"]) == ("person:a-cook", "person:lyon")


def test_a_runner_stands_before_a_country() -> None:
    found = entities(f"{REPORT}1. Dennis Mitchell United States 10.19\n")
    assert (found["Dennis Mitchell"], found["United States"]) == ("person:dennis-mitchell", "country:US")


def test_a_division_of_a_league_is_no_place() -> None:
    found = entities(f"{REPORT}ATLANTIC DIVISION\nNEW YORK 12 5 .706 -\nLA LAKERS AT UTAH\n")
    assert "ATLANTIC" not in found
    assert found["LA LAKERS"] == "org:los-angeles-lakers"
