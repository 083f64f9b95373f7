"""Which words before or after a cue are its subject, where something stands between; sentences are ours."""

from __future__ import annotations

import pytest

from pipelines.extract import quotes
from pipelines.extract.spans import QuoteSpan
from tests.pipelines.extract.mentions.reading import spans
from tests.pipelines.extract.quotes.test_quotes import find
from tests.pipelines.extract.quotes.test_who_speaks import speakers


def read_quotes(text: str) -> list[QuoteSpan]:
    read = spans(text)
    return list(quotes.find(read.source, read.mentions))


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Envoy Hassan Wata while opening the fair said; “We are glad that the tea is sold.”", "Envoy Hassan Wata"),
        ("Ana Ruiz speaking at the fair in Oslo said: “We are glad that the tea is sold.”", "Ana Ruiz"),
        ("Ana Ruiz when addressing the chamber noted: “We are glad that the tea is sold.”", "Ana Ruiz"),
        ("Officials speaking on behalf of Peru said “the tea is safe”.", "Officials"),
        ("While noting that the row was “older than the union”, Ana Ruiz left the room.", "Ana Ruiz"),
        ("By calling the row “older than the union”, Ana Ruiz angered the envoys.", "Ana Ruiz"),
        ("The ad's narrator claims that the tea is “good and cheap”.", "The ad's narrator"),
        ("Mr Tova who is also the member for North Basu said, “It is time to talk of the border.”", "Mr Tova"),
        ("Officials who were briefed on the plan said “it is cheap and good”.", "Officials"),
        ("Head of Kano Mills, an old firm of bakers, Dr. Obi Mado, said “it is cheap and good”.", "Obi Mado"),
        ("“The pact is dead,” said Minister Without Portfolio Jo Deng, who heads it.", "Minister Without Portfolio Jo Deng"),
        ("While Peru did not reply, Ana Ruiz on Jan. 6 wrote: “We are glad of the tea.”", "Ana Ruiz"),
        ("He was being hailed as a “true friend” by Ana Ruiz, head of the union.", "Ana Ruiz"),
        ("The deal was called a “bad joke” by farmers.", "farmers"),
        ("The Oslo-based Grain Office has long maintained that “it is cheap and good”.", "The Oslo-based Grain Office"),
        ("The deal is good for all of us here, said al-Marwani.", "al-Marwani"),
        ("Zuhayf al-Marwani voiced hope that the tea would be sold soon.", "Zuhayf al-Marwani"),
        ("Ana Ruiz spoke of mills that continue to have “many doubts”.", "Ana Ruiz"),
        ("Ana Ruiz (pictured) , head of the union, said that the tea was sold.", "Ana Ruiz"),
        ("It’s a long and hard road for all of us here, says Ana Ruiz.", "Ana Ruiz"),
        ("The region accounts for about a third of all tea, said Ana Ruiz.", "Ana Ruiz"),
        ("According to industrialists, tea and coffee will be sold in spring.", "industrialists"),
        ("Ana Ruiz also stated that the pact offers “freedom for all of us”.", "Ana Ruiz"),
        ("Ana Ruiz, head of the union, praised the pact, stating: “It is time to talk of the border.”", "Ana Ruiz"),
        ("The tea is sold all over Peru, says trade, mines and ports minister Ana Ruiz.", "trade, mines and ports minister Ana Ruiz"),
        ("Mora told of Peru's very strong views on the “labour question”.", "Mora"),
    ],
)  # fmt: skip
def test_the_subject_of_a_cue(text: str, speaker: str) -> None:
    assert [who for _, who in speakers(text)] == [speaker]


def test_an_acronym_in_brackets_stands_inside_the_speaker() -> None:
    text = "“We have waited long enough,” noted Kano Grain Council (KGC) president Peter Ola."
    assert speakers(text) == [("direct", "Kano Grain Council (KGC) president Peter Ola")]
    text = "“We have waited long enough,” said the Kano Grain Council (KGC) on Monday."
    assert speakers(text) == [("direct", "the Kano Grain Council")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ana Ruiz was quoted by the Lima Star saying the levy would be cut.", "Ana Ruiz"),
        ("Ana Ruiz was quoted by the Lima Star as saying the levy would be cut.", "Ana Ruiz"),
        ("Peru on Sunday, 3 November 2019 announced it will keep its ports closed.", "Peru"),
        ("Ana Ruiz said she's leaving the talks with some hope.", "Ana Ruiz"),
        (
            "We regret the decision of Chile on wine, Foreign Minister of Peru Ana Ruiz said.",
            "Foreign Minister of Peru Ana Ruiz",
        ),
        ("Ana Ruiz said that, if the talks failed, Peru would answer.", "Ana Ruiz"),
        ("Ana Ruiz went on to say that, however, the levy would be cut.", "Ana Ruiz"),
    ],
)
def test_who_reports_without_marks(text: str, speaker: str) -> None:
    assert speakers(text) == [("indirect", speaker)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ana Ruiz said Peru favours its own bakers, harming those of Chile.", "Peru favours its own bakers, harming those of Chile"),
        ("Ana Ruiz said they had spoken of duties, outstanding debts and wool.", "they had spoken of duties, outstanding debts and wool"),
        ("Ana Ruiz said the pact was near, adding nothing about wool.", "the pact was near"),
    ],
)  # fmt: skip
def test_what_comes_of_it_is_reported_too(text: str, words: str) -> None:
    assert [q.surface for q in find(text)] == [words]


def test_single_marks_opened_anew_in_each_paragraph_are_one_speech() -> None:
    text = (
        "Ana Ruiz, minister of forests, has released this statement on the ruling of the panel:\n\n"
        "'Our side is glad of the panel's ruling.\n\n'This is one step of many.\n\n'We will go on with it.'"
    )
    assert speakers(text) == [("direct", "Ana Ruiz")] * 3


def test_who_is_named_inside_what_somebody_reports_is_not_taken_up() -> None:
    text = (
        "Tom Albar said Jim Antony had asked for time.\n“They hope to see support on that matter,” he said."
    )
    assert [q.speaker_entity_id for q in read_quotes(text)] == ["person:tom-albar"] * 2


def test_view_is_a_verb_where_no_comma_ends_whose_view_it_is() -> None:
    assert find("They oppose the levy, which they view as a “grab for money.”")[0].cue == "view"
    assert (
        find("In Ana Ruiz’s view, the levy must be lifted soon.", "Ana Ruiz")[0].speaker_surface == "Ana Ruiz"
    )


def test_quoted_words_that_another_is_expected_to_heed_are_their_reporters() -> None:
    rows = find("Ana Ruiz added that Peru expects Chile to play a “useful part” in the talks.", "Ana Ruiz", "Peru", "Chile")  # fmt: skip
    assert {(row.directness, row.speaker_surface) for row in rows} == {
        ("indirect", "Ana Ruiz"),
        ("partial", "Ana Ruiz"),
    }


def test_quoted_words_behind_the_verb_of_a_reported_clause_are_its_reporters() -> None:
    text = "Ana Ruiz noted that the deal which Tom Hale agreed in May has had a “chilling effect” on trade."
    assert {q.speaker_surface for q in read_quotes(text)} == {"Ana Ruiz"}


def test_who_stands_behind_an_opening_phrase_is_taken_up() -> None:
    text = (
        "The plan of Prime Minister Tom Ruddle is bad. Speaking at a hearing of the farm committee this week,"
        " Kano Farmers Union President Ivor Hale was lukewarm. “We could live with it,” he told members."
    )
    assert [q.speaker_entity_id for q in read_quotes(text)] == ["person:ivor-hale"]


def test_a_clause_that_ends_in_quoted_words_keeps_their_closing_mark() -> None:
    text = "Ana Ruiz said the talks would be slow, long and “hard,” adding that it was late."
    assert read_quotes(text)[0].surface == "the talks would be slow, long and “hard,”"
