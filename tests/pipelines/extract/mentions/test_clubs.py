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
