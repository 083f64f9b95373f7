"""Who speaks when the cue is in another clause, the speaker a pronoun or a label; sentences are ours."""

import pytest

from pipelines.extract import quotes
from pipelines.extract.sentences import split
from pipelines.extract.spans import Source
from pipelines.ingest.records import Passage
from tests.pipelines.extract.mentions.reading import spans
from tests.pipelines.extract.quotes.test_quotes import find, only


def speakers(text):
    return [(q.directness, q.speaker_surface) for q in quotes.find(*_read(text))]


def _read(text) -> tuple[Source, tuple]:
    read = spans(text)
    return read.source, read.mentions


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ana Ruiz is shooting back at her critics saying it will be “hard and slow” work.", "Ana Ruiz"),
        ("Lima said the pact was “alive and well”, the envoy noted.", "the envoy"),
        ("Lima said that the pact was “alive and well”, the envoy noted.", "Lima"),
        ("The pact was described by Ana Ruiz as “alive and well”.", "Ana Ruiz"),
        ("Harbour spokesperson Ana Ruiz met peers, stating that it was “alive and well”.", "Harbour spokesperson Ana Ruiz"),
    ],
)  # fmt: skip
def test_a_few_quoted_words_belong_to_whoever_reports_their_clause(text, speaker):
    (found,) = (
        q for q in find(text, *(["Ana Ruiz"] if "Ana Ruiz" in text else [])) if q.directness == "partial"
    )
    assert found.speaker_surface == speaker


def test_words_that_are_said_to_be_ruled_out_have_no_speaker():
    assert only("A vote is being ruled out in favour of “further study time”.").speaker_kind == "none"


def test_quoted_words_inside_a_reported_clause_have_its_speaker():
    partial, reported = sorted(find("The pact is “alive and well” and will be signed in spring, Mr. Ruiz said on Monday."), key=lambda q: q.directness, reverse=True)  # fmt: skip
    assert (partial.directness, partial.speaker_surface) == ("partial", reported.speaker_surface)


def test_a_new_clause_after_the_words_has_its_own_speaker():
    first, second = find("Ana Ruiz called it “a poor deal,” while Lee Moss said “more time” was due.", "Ana Ruiz", "Lee Moss")  # fmt: skip
    assert (first.speaker_surface, second.speaker_surface) == ("Ana Ruiz", "Lee Moss")


def test_who_said_is_the_person_named_right_before():
    found = only("Radio Lima spoke to Ana Ruiz on Monday, who said the fleet would wait for a ruling.", "Ana Ruiz")  # fmt: skip
    assert found.speaker_entity_id == "person:ana-ruiz"


def test_a_speaker_may_follow_in_a_sentence_of_its_own():
    first, second = find("“We can still do it.” Ana Ruiz told reporters on Monday. “It will take time.”", "Ana Ruiz")  # fmt: skip
    assert {first.speaker_surface, second.speaker_surface} == {"Ana Ruiz"}


def test_an_office_with_its_field_is_held_by_the_person_named_with_it():
    text = "State minister for ports Ana Ruiz spoke. The minister said that the harbour will open in May."
    assert only(text, "Ana Ruiz").speaker_entity_id == "person:ana-ruiz"


def test_she_is_the_woman_although_a_man_is_named_later():
    text = "Angela Moss met Peter Lund in Oslo. “We will wait,” she said."
    assert find(text, "Angela Moss", "Peter Lund")[0].speaker_entity_id == "person:angela-moss"


def test_the_source_of_a_headline_stands_at_its_end():
    text = "Fish deal still ‘possible’: Macron"
    passages = (Passage(0, len(text), "headline", "test"),)
    (found,) = quotes.find(Source(text, passages, split(text, passages)), ())
    assert found.speaker_surface == "Macron"


@pytest.mark.parametrize(
    ("text", "clause", "speaker"),
    [
        ("The next round is expected soon, said trade envoy Ana Ruiz as she left.", "The next round is expected soon", "trade envoy Ana Ruiz"),
        ("Farmers say they are tied by many rules.", "they are tied by many rules", "Farmers"),
        ("Mr. Ruiz said opening the port would be harder.", "opening the port would be harder", "Mr. Ruiz"),
        ("Mr. Ruiz said that the mills ran on, including those in Lima.", "the mills ran on, including those in Lima", "Mr. Ruiz"),
        ("There is no such plan, he said while he left the hall.", "There is no such plan", "he"),
    ],
)  # fmt: skip
def test_reported_speech_ends_where_the_reporter_goes_on(text, clause, speaker):
    found = only(text)
    assert (found.surface, found.speaker_surface) == (clause, speaker)


def test_a_transcript_has_turns_of_offices_and_of_several_paragraphs():
    text = (
        "Emmanuel Macron: We met for two hours.\n\nIt was, all in all, a useful and friendly meeting.\n\n"
        "Reuters: Will there be a deal?\n\nEmmanuel Macron: We said that we need time.\n"
    )
    assert speakers(text) == [
        ("direct", "Emmanuel Macron"),
        ("direct", "Emmanuel Macron"),
        ("direct", "Reuters"),
        ("direct", "Emmanuel Macron"),
    ]


def test_several_sentences_in_marks_are_a_direct_quotation():
    text = "Mr. Ruiz told the press that «the port is open. It will stay open all year»."
    assert [q.directness for q in find(text) if q.surface.startswith("«")] == ["direct"]


def test_the_long_title_of_a_debate_is_no_quotation():
    assert not find("Mr. Ruiz was replying to a debate entitled “The Place of Ports in the Life of a Small Coastal Nation” in May.")  # fmt: skip


def test_a_second_verb_of_speech_begins_a_clause_of_its_own():
    found = find("Mr. Ruiz admitted that fares rose in May, but stressed that the port is full.")
    assert [(q.surface, q.cue) for q in found] == [
        ("fares rose in May", "admitted"),
        ("the port is full", "stressed"),
    ]


def test_data_do_not_speak_but_a_ministry_does():
    assert not find("Nearly a fifth of the coal went to Peru last year, according to the customs data.")
    assert find("Nearly a fifth of the coal went to Peru last year, according to the customs ministry.")


def test_what_is_told_by_one_and_passed_on_by_another_is_one_clause():
    text = "The envoy told the chamber that the port is full, according to two officials."
    assert [q.surface for q in find(text)] == ["the port is full"]


def test_hearers_may_be_named_by_their_body():
    assert only("Mr. Ruiz told EU ambassadors that the port is full.").addressee == "EU ambassadors"


def test_claims_after_a_preposition_are_no_verb():
    assert not find("The ship owners hit back at claims the port was full.")


def test_where_a_report_was_filed_is_nobody_who_speaks():
    text = "LIMA, August 3 - Ana Ruiz, Minister of Ports, has sent this note:\n\n“The new duty is wrong.”"
    assert only(text, "Ana Ruiz").speaker_surface.startswith("Ana Ruiz")


@pytest.mark.parametrize(
    ("text", "person"),
    [
        (
            "Asked for a day, Ana Ruiz, Peruvian Trade Minister told La Voz, “We are not in a hurry.”",
            "person:ana-ruiz",
        ),
        (
            "The Secretary, Harbour Board of Lima (HBL), Mr. Juan Soto, said the pier would open.",
            "person:juan-soto",
        ),
    ],
)
def test_a_name_beside_an_office_speaks_with_one_comma_or_an_acronym_between(text: str, person: str) -> None:
    assert [q.speaker_entity_id for q in quotes.find(*_read(text))] == [person]


def test_whom_somebody_speaks_with_is_not_the_pronoun_after() -> None:
    text = (
        "Minister Juan Soto said no. Speaking on air with Marco Vidal, he said there was no need for a pier."
    )
    assert {q.speaker_entity_id for q in quotes.find(*_read(text))} == {"person:juan-soto"}


def test_a_theme_is_nothing_that_somebody_said() -> None:
    assert quotes.find(*_read("The fair in Lima had the theme: “Ports for All of Us.”")) == ()


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("\nNoting that the quota had run out, Ana Ruiz said the fleet would wait.", "the quota had run out", "Ana Ruiz"),
        ("While noting that the quota had run out, Ana Ruiz said the fleet would wait.", "the quota had run out", "Ana Ruiz"),
        ("Ana Ruiz, however, expressed the hope that the ports would open by May.", "the ports would open by May", "Ana Ruiz"),
        ("Ana Ruiz hinted, however, that the ports would open by May.", "the ports would open by May", "Ana Ruiz"),
        ("According to Ana Ruiz, director of the port, ships will wait for weeks.", "ships will wait for weeks", "Ana Ruiz"),
        ("Ana Ruiz said harbour fees would rise again in May.", "harbour fees would rise again in May", "Ana Ruiz"),
        ("While some say that ports should close, Ana Ruiz keeps hers open.", "ports should close", "some"),
    ],
)  # fmt: skip
def test_reported_clauses_end_where_the_reporter_goes_on(text, words, speaker):
    first = next(q for q in find(text, "Ana Ruiz") if q.surface == words)
    assert first.speaker_surface == speaker


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("A ministry spokesman said the port is shut. “We wait,” he said.", "A ministry spokesman"),
        ("Port officials said the quay is shut. “We wait,” they said.", "Port officials"),
        ("The letter said the quay is shut. “We wait,” he said.", "he"),
        ("A ministry spokesman said the port is shut. “We wait,” they said.", "they"),
    ],
)
def test_a_pronoun_takes_up_the_unnamed_speaker_before_it(text, last):
    assert find(text)[-1].speaker_surface == last


def test_it_is_the_body_that_spoke_before():
    text = "The World Bank said the quay is shut. “This hurts crews,” it said."
    assert [q.speaker_entity_id for q in quotes.find(*_read(text))] == ["org:world-bank"] * 2


def test_a_leader_can_be_the_president_of_the_same_country():
    first, second = find("Peruvian President Ana Ruiz said the quay is shut. “We wait,” the Peruvian leader said.", "Ana Ruiz")  # fmt: skip
    assert first.speaker_entity_id == second.speaker_entity_id == "person:ana-ruiz"


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("”We wait for a ruling,“ said Ana Ruiz.", "”We wait for a ruling,“"),
        ("Ana Ruiz said it was a “very poor deal“ for crews.", "“very poor deal“"),
        ("Ana Ruiz said ships bound for the U.S. “are still waiting” at sea.", "“are still waiting”"),
    ],
)
def test_turned_marks_and_abbreviations_before_marks(text, quoted):
    found = next(q for q in find(text, "Ana Ruiz") if q.directness != "indirect")
    assert (found.surface, found.speaker_surface) == (quoted, "Ana Ruiz")


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz, the trade minister said the port is shut.",
        "Ana Ruiz, head of ports and chair of the board said the port is shut.",
        "According to Harbour News, Ana Ruiz stressed that the port is shut.",
        "Ana Ruiz assured the whole fishing community that the port is shut.",
    ],
)
def test_the_person_who_opens_the_clause_speaks(text):
    assert [(q.speaker_surface, q.surface) for q in find(text, "Ana Ruiz")] == [
        ("Ana Ruiz", "the port is shut")
    ]


@pytest.mark.parametrize(
    ("text", "surface", "speaker"),
    [
        ("Ana Ruiz denied that her office had offered any talks and promised that the port would stay.", "the port would stay", "Ana Ruiz"),
        ("Ana Ruiz demanded that Lima respond “swiftly and in full”.", "“swiftly and in full”", "Ana Ruiz"),
        ("Analysts at Acme believe that the pact is safe.", "the pact is safe", "Analysts at Acme"),
        ("Ana Ruiz said nobody in Lima expected a pact.", "nobody in Lima expected a pact", "Ana Ruiz"),
        ("Ana Ruiz said it is a plan that we believe in.\n“We go on.”", "“We go on.”", "Ana Ruiz"),
    ],
)  # fmt: skip
def test_who_speaks_in_clauses_of_others(text, surface, speaker):
    found = find(text, *(["Ana Ruiz"] if "Ana Ruiz" in text else []))
    assert next(q for q in found if q.surface == surface).speaker_surface == speaker


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Ana Ruiz said that the quota had run out, leaving crews without work.", "the quota had run out, leaving crews without work"),
        ("Ana Ruiz noted that while fees remain high, keeping the port open was the aim.", "while fees remain high, keeping the port open was the aim"),
        ("Ana Ruiz told reporters on Friday, April 25, that the port is shut.", "the port is shut"),
        ("Ana Ruiz made it clear that the port is shut.", "the port is shut"),
    ],
)  # fmt: skip
def test_reported_clauses_hold_their_results_and_concessions(text, surface):
    assert only(text, "Ana Ruiz").surface == surface


def test_people_of_a_country_speak_with_their_trade():
    found = find("Canadian dairy farmers panned the pact, saying it hurts them.")
    assert [q.speaker_surface for q in found] == ["Canadian dairy farmers"]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz, on her official account, said “more time” was due.",
        "Ana Ruiz, on her official account said “more time” was due.",
        "“Far from it” is how Ana Ruiz describes the pact.",
        "Ana Ruiz took to the radio yesterday to say “more time” was due.",
        "Ana Ruiz is on record in the chamber as saying that “more time” is due.",
        "Ana Ruiz welcomed the guests noting that “more time” was due.",
    ],
)
def test_who_speaks_with_other_words_between(text):
    assert {q.speaker_entity_id for q in find(text, "Ana Ruiz")} == {"person:ana-ruiz"}


def test_speech_reported_since_the_last_quotation_carries_on():
    text = "“The pact is good for us all,” Ana Ruiz said.\n\nLee Moss, who came later, says that both sides are close.\n\n“We all want it to be signed in spring.”"
    assert [q.speaker_entity_id for q in find(text, "Ana Ruiz", "Lee Moss")] == ["person:ana-ruiz", "person:lee-moss", "person:lee-moss"]  # fmt: skip


def test_a_pronoun_takes_up_the_office_that_opens_the_sentence_before():
    text = "Peruvian Minister Juan Ruiz met his guest Karl Moss in Lima. Moss was pleased. The Peruvian minister spoke of new roads to the border. He also stated that talks will go on."
    assert find_all(text)[-1].speaker_entity_id == "person:juan-ruiz"


def find_all(text):
    return quotes.find(*_read(text))


def test_a_condition_may_open_what_is_reported():
    (row,) = find("Ana Ruiz said if duties are raised, farmers will lose.", "Ana Ruiz")
    assert row.surface == "if duties are raised, farmers will lose"


def test_a_month_may_stand_between_the_verb_and_what_is_reported():
    (row,) = find("Ana Ruiz said last December it had left the talks for good.", "Ana Ruiz")
    assert row.surface == "it had left the talks for good"


def test_who_is_asked_says_what_follows():
    (row,) = find("Asked if he felt that the meeting, set for May, could succeed, Juan Ruiz said talks are hard.", "Juan Ruiz")  # fmt: skip
    assert (row.speaker_entity_id, row.surface) == ("person:juan-ruiz", "talks are hard")


def test_a_second_speaker_after_with_has_words_of_their_own():
    rows = find("Ana Ruiz said the party has doubts about it, with Lee Moss saying that some are against it.", "Ana Ruiz", "Lee Moss")  # fmt: skip
    assert [(q.surface, q.speaker_surface) for q in rows] == [("the party has doubts about it", "Ana Ruiz"), ("some are against it", "Lee Moss")]  # fmt: skip


def test_a_full_stop_inside_the_marks_may_stand_before_the_speaker():
    assert only("“We open our markets. We are proud to do so.” said Ana Ruiz.", "Ana Ruiz").speaker_surface == "Ana Ruiz"  # fmt: skip


def test_what_follows_a_source_belongs_to_it_with_its_consequences():
    (row,) = find("According to Ana Ruiz, sales fell by half last year, hurting small farms.", "Ana Ruiz")
    assert row.surface == "sales fell by half last year, hurting small farms"


def test_the_subject_of_the_second_clause_speaks():
    rows = find_all(
        "Mexico wants duties on steel, but Japan wants none on steel, saying it needs to protect its mills."
    )
    assert [q.speaker_entity_id for q in rows] == ["country:JP"]


def test_an_adverbial_before_a_quotation_is_not_reported():
    assert [q.directness for q in find("After reports that talks were ended, Ana Ruiz said, “We will go on with it.”", "Ana Ruiz")] == ["direct"]  # fmt: skip


def test_an_official_of_a_ministry_with_several_fields_speaks():
    (row,) = find_all(
        "An official of the Ministry of Agriculture, Forestry and Fisheries said that no day is set."
    )
    assert row.speaker_surface == "An official of the Ministry of Agriculture, Forestry and Fisheries"


def test_an_office_with_several_fields_may_follow_the_words():
    (row,) = find_all(
        "“We cannot respond to it,” Agriculture, Forestry and Fisheries Minister Juan Ruiz said."
    )
    assert row.speaker_entity_id == "person:juan-ruiz"


def test_who_is_told_by_somebody_hears_them():
    (row,) = find("Members were told by Ana Ruiz that both sides had agreed to it.", "Ana Ruiz")
    assert (row.speaker_entity_id, row.surface) == ("person:ana-ruiz", "both sides had agreed to it")


def test_an_office_and_its_body_may_stand_between_name_and_verb():
    (row,) = find_all(
        "Speaking to us, Juan Ruiz, Managing Director, Zalvo Partners said that it is still open."
    )
    assert row.speaker_entity_id == "person:juan-ruiz"


def test_which_stands_for_the_body_before_it():
    rows = find_all(
        "It was read out by the Lima Chamber of Commerce, which noted that farmers are “in great need” of it."
    )
    assert {q.speaker_surface for q in rows} == {"Lima Chamber of Commerce"}


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("According to him the levy will go in May and the fee will stay.", "the levy will go in May and the fee will stay", "him"),
        ("According to her, the levy will go in May.", "the levy will go in May", "her"),
        ("He says the levy is different from that of other ports.", "the levy is different from that of other ports", "He"),
        ("Envoys have warned of a slow end to the fleet if the levy stays.", "a slow end to the fleet if the levy stays", "Envoys"),
        ("The envoys are of the opinion that the levy will go in May.", "the levy will go in May", "The envoys"),
        ("The envoy noted with regret that the levy had gone up again.", "the levy had gone up again", "The envoy"),
        ("The envoy emphasised on the need for a lower levy on wheat.", "the need for a lower levy on wheat", "The envoy"),
        ("The envoy said certain parts of the pact, which Peru was to sign, were weak.", "certain parts of the pact, which Peru was to sign, were weak", "The envoy"),
        ("An appeals panel ruled on Monday that the levy on wheat was unlawful.", "the levy on wheat was unlawful", "An appeals panel"),
        ("The ministry announced last week it would open two more ports.", "it would open two more ports", "The ministry"),
        ("Last year officials said levies on wheat broke the rules.", "levies on wheat broke the rules", "officials"),
        ("Officials said the levy broke the rules -- and won the vote.", "the levy broke the rules", "Officials"),
        ("The levy will go in May, the envoy was quoted as saying in Lima.", "The levy will go in May", "the envoy"),
        ("Car exports account for a third of the wealth of Peru, the envoy observed.", "Car exports account for a third of the wealth of Peru", "the envoy"),
        ("The envoy said the tide had turned in the port, “and we all must learn to live with it”.", "the tide had turned in the port", "The envoy"),
        ("During the visit, he said, the round was held in Lima.", "During the visit, he said, the round was held in Lima", "he"),
        ("The round, the envoy added, was also seen by the press.", "The round, the envoy added, was also seen by the press", "the envoy"),
        ("The envoy said in this connection, a team was sent to the ports.", "a team was sent to the ports", "The envoy"),
        ("Officials said the case would not harm the talks, reports The Lima Post.", "the case would not harm the talks", "Officials"),
        ("The envoy said the levy greatly harms exports of wheat to Peru.", "the levy greatly harms exports of wheat to Peru", "The envoy"),
        ("The joint statement reiterated B.C.'s wish for a fair deal.", "B.C.'s wish for a fair deal", "The joint statement"),
        ("The envoy said they would talk about banks, trucking rules, and other things.", "they would talk about banks, trucking rules, and other things", "The envoy"),
        ("It said when the port has a bad year, the whole valley suffers.", "when the port has a bad year, the whole valley suffers", "It"),
        ("He said when the port had more wheat it sold some to Chile.", "when the port had more wheat it sold some to Chile", "He"),
        ("He said despite the drought the valley had it had enough to eat.", "despite the drought the valley had it had enough to eat", "He"),
        ("She said under the new waiver, government was free to buy maize.", "under the new waiver, government was free to buy maize", "She"),
        ("He said what was in the silos would not be sold.", "what was in the silos would not be sold", "He"),
        ("Wheat traders who asked not to be named, said the deals with Chile proved costly.", "the deals with Chile proved costly", "Wheat traders"),
        ("Another said there was strong pressure on the ministry.", "there was strong pressure on the ministry", "Another"),
        ("He points out that in the eighties – before the pact was signed – Chile was a small market.", "in the eighties – before the pact was signed – Chile was a small market", "He"),
        ("The port was the largest market of the valley, so it could be “good for us”, he says.", "The port was the largest market of the valley, so it could be “good for us”", "he"),
        ("Moreover, the envoy said, the valley also sent twelve more ships.", "Moreover, the envoy said, the valley also sent twelve more ships", "the envoy"),
        ("The envoy expected that the visit could yield a better pact.", "the visit could yield a better pact", "The envoy"),
        ("The House has since clarified that the final text is not ready.", "the final text is not ready", "The House"),
        ("The envoy assured his Chilean counterpart that the port would open.", "the port would open", "The envoy"),
        ("In Ana’s words, the round also dealt with the ports of the valley.", "the round also dealt with the ports of the valley", "Ana"),
        ("In his view, the round also dealt with the ports of the valley.", "the round also dealt with the ports of the valley", "his"),
        ("The envoy also said, the pact will make the port larger.", "the pact will make the port larger", "The envoy"),
        ("An envoy of the union said, that many ports are worried.", "many ports are worried", "An envoy of the union"),
        ("The envoy said today the port was safe, while Chilean Trade Minister Lee Moss expressed hope that rates would fall.", "the port was safe", "The envoy"),
        ("According to Ruiz, no port would lose more than Lima and he is reported as saying it would be hard.", "no port would lose more than Lima", "Ruiz"),
        ("The envoy said sales would drop, as it costs more to ship wheat.", "sales would drop, as it costs more to ship wheat", "The envoy"),
    ],
)  # fmt: skip
def test_reported_words_and_who_reports_them(text, words, speaker):
    found = next(q for q in find(text) if q.directness == "indirect")
    assert (found.surface, found.speaker_surface) == (words, speaker)


def test_a_denial_and_what_is_said_against_it_are_two_rows():
    first, second = find("The envoy denied that the levy had been raised although he said that it had been discussed.")  # fmt: skip
    assert (first.surface, second.surface) == ("the levy had been raised", "it had been discussed")


def test_what_the_state_promised_not_to_do_is_no_clause():
    assert find("The cabinet had promised the neighbours not to sell any hormone-treated beef.") == ()


def test_the_name_of_a_meeting_is_not_spoken():
    assert find("While opening the “Public Dialogue forum on Ports, Trade & Transit” organized by Acme, he urged calm.") == ()  # fmt: skip


def test_a_few_quoted_words_have_the_speaker_of_the_clause_around_them():
    text = (
        "Ana Ruiz, the head of the Lima Farmers, which stands for more than a thousand growers of wheat and maize in "
        "all the valleys of the land, says the loss of the pact would be such a blow to farms that they do “all we can” to keep it."
    )
    partial, reported = sorted(find(text, "Ana Ruiz"), key=lambda q: q.directness, reverse=True)
    assert partial.speaker_entity_id == reported.speaker_entity_id == "person:ana-ruiz"


def test_quoted_words_run_on_into_the_next_line_that_closes_them():
    (found,) = find("“The ban has not been lifted at the port.\nWe have enough for the nation, and that is all,” Mr Ruiz said.")  # fmt: skip
    assert found.surface.endswith("that is all,”")


def test_two_quoted_words_joined_by_and_have_one_speaker():
    first, second = find("Ana Ruiz called the meeting “good” and “kind.”", "Ana Ruiz")
    assert (first.speaker_surface, second.speaker_surface) == ("Ana Ruiz", "Ana Ruiz")


def test_quoted_words_that_go_on_a_reported_clause_have_its_speaker():
    rows = find("Ruiz says the fleet is hungry for work and “if we do our jobs, there is a chance of a good deal there.”")  # fmt: skip
    assert {q.speaker_surface for q in rows} == {"Ruiz"}


def test_an_adjunct_in_marks_is_no_clause():
    rows = find(
        "In a note, the union said it is “concerned” about the levy, “despite our long and constant talks.”"
    )
    assert {q.directness for q in rows} == {"partial"}


def test_the_visiting_minister_is_the_one_minister():
    _, second = find("Trade Minister Ana Ruiz said the fleet would wait. The visiting minister said the fleet was big.", "Ana Ruiz")  # fmt: skip
    assert second.speaker_entity_id == "person:ana-ruiz"


def test_adding_behind_an_inverted_cue_has_its_speaker():
    text = "Peru wants to start talks, but they need a date, said Ruiz, adding that no duty will be cut."
    assert {q.speaker_surface for q in find(text)} == {"Ruiz"}


def test_she_is_not_whom_she_only_quotes():
    first, second = find("Ana Ruiz said in Lima, “Lee Moss is a man that I trust a lot.” She also said that the port was open.", "Ana Ruiz", "Lee Moss")  # fmt: skip
    assert first.speaker_entity_id == second.speaker_entity_id == "person:ana-ruiz"


def test_the_words_that_a_clause_leads_up_to_are_no_second_row():
    (found,) = find("Mr Ruiz informs that, “Come January, the whole of the coast will begin to trade. It will be hard for us.”")  # fmt: skip
    assert found.directness == "direct"


def test_the_name_behind_a_kind_of_broadcaster_is_part_of_the_hearer():
    (found,) = find("The envoy told broadcaster Radio Lima that the port was open.")
    assert found.addressee == "broadcaster Radio Lima"


def test_a_host_and_a_minister_hold_an_interview():
    text = (
        "Cobb Field, host: Welcome to the morning show.\n\nMinister for Trade: We are very glad that the levy on barley will go.\n\n"
        "Cobb Field: When will it go?\n\nMinister for Trade: We hope that it will be gone by the end of the spring."
    )
    assert [q.directness for q in find(text)] == ["direct"] * 4


def test_lines_of_credits_are_no_interview():
    assert find("The fair ended.\n\nReporter: Ana Ruiz\n\nEditor: Lee Moss\n\nSource: Acme News") == ()


def test_a_measured_quantity_in_marks_is_a_part_of_the_clause():
    rows = find("The envoy told a news conference that the pact removes “90 percent of barriers within the next ten years in trade” of wheat.")  # fmt: skip
    assert "direct" not in {q.directness for q in rows}


def test_they_released_a_statement():
    (found,) = find("After their talks on Monday, they released the following statement:\n\n“The pact will make the ports of both our coasts far safer.”")  # fmt: skip
    assert found.speaker_surface == "they"


def test_a_family_name_first_tells_no_gender():
    first, second = find("Deputy Minister Ha Cong Tuan said his port is open. The levy is unfair to all firms, he said.", "Ha Cong Tuan")  # fmt: skip
    assert second.speaker_entity_id == first.speaker_entity_id


def test_a_ruling_of_a_court_is_no_verb_of_speech():
    assert find("The House fought a July ruling that the levy broke the rules.") == ()


def test_who_after_an_office_is_the_person_who_bears_it():
    text = "The group was led by Ana Ruiz, Peru’s minister of trade, ports and mines, who said that the fleet would wait."
    assert only(text, "Ana Ruiz").speaker_entity_id == "person:ana-ruiz"


def test_him_is_who_spoke_before():
    first, second = find("Mr Ana Ruiz said the fleet would wait. According to him, the levy must go.", "Ana Ruiz")  # fmt: skip
    assert first.speaker_entity_id == second.speaker_entity_id == "person:ana-ruiz"


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("Thus, Ana Ruiz said, lifting the duties would mean more trouble for growers.", None, "Ana Ruiz"),
        ("The duty is levied on glass from Chile, the notice, issued late on Thursday, said.", "The duty is levied on glass from Chile", "the notice"),
        ("Ana Ruiz, Peru's Minister of Commerce, Industry and Ports (MINCIP) said the quay will stay open.", "the quay will stay open", "Ana Ruiz"),
        ("Senator Ruiz - who leads the party with Juan Soto on leave - said Peru had agreed to wait.", "Peru had agreed to wait", "Senator Ruiz"),
        ("The Rice Growers League, in November argued that Peru had kept them out.", "Peru had kept them out", "The Rice Growers League"),
        ("Juan Soto, the Peruvian Board of Foreign Trade CEO said Peru would act at once.", "Peru would act at once", "Juan Soto"),
        ("Ana Ruiz left Lima with the aim of signing, the government's press service said.", "Ana Ruiz left Lima with the aim of signing", "the government's press service"),
        ("Chile wants to talk with suppliers of meat, said Juan Soto, adding that it waits.", "Chile wants to talk with suppliers of meat", "Juan Soto"),
        ("Ana Ruiz said the duties were an act of spite and vowed to respond in kind.", "the duties were an act of spite", "Ana Ruiz"),
        ("Port officials on Sunday said rice shipments from the U.S. will not begin soon.", "rice shipments from the U.S. will not begin soon", "Port officials"),
        ("The Growers League, a federation, said non-oil exports to Chile rose this year.", "non-oil exports to Chile rose this year", "The Growers League"),
        ("Ana Ruiz announced the plan had been dropped.", "the plan had been dropped", "Ana Ruiz"),
        ("Juan Soto was quoted by the Star saying, they had come up with new rules.", "they had come up with new rules", "Juan Soto"),
        ("La Voz quoted Juan Soto, a spokesman for the league, as saying minister Ana Ruiz is in talks.", "minister Ana Ruiz is in talks", "Juan Soto"),
        ("The Board issued a notice which stated that “Peru will work with its partners to end it.”", "“Peru will work with its partners to end it.”", "a notice"),
        ("Juan Soto, who sold rice before the duty, said “Nobody buys now.”", "“Nobody buys now.”", "Juan Soto"),
    ],
)  # fmt: skip
def test_what_stands_between_a_speaker_and_the_words_is_passed_over(text, words, speaker):
    first = quotes.find(*_read(text))[0]
    assert (first.surface, first.speaker_surface) == (words or text.rstrip("."), speaker)


def test_a_minister_speaking_from_a_place_is_the_speaker():
    text = "The minister, speaking from Lima, Peru, where she had met growers, said: “We agreed on a day.”"
    assert speakers(text) == [("direct", "The minister")]


@pytest.mark.parametrize(
    ("text", "hearer"),
    [
        ("Addressing reporters in Lima, Ana Ruiz said that Peru had won a later date.", "reporters"),
        ("Speaking to journalists, Ana Ruiz said: “We will not wait for them.”", "journalists"),
        ("Ana Ruiz told Peru's Daily Star newspaper that rice had no part in it.", "Peru's Daily Star newspaper"),
        ("Ana Ruiz told local radio station RPP that she had sent a note to Lima.", "local radio station RPP"),
    ],
)  # fmt: skip
def test_hearers_are_read_before_the_speaker_and_behind_an_owner(text, hearer):
    assert [q.addressee for q in quotes.find(*_read(text))] == [hearer]


def test_she_is_nobody_whom_only_a_notice_names():
    text = (
        "Ms Ana Ruiz spoke of the pact. The Board issued a notice which stated that “President Soto will "
        "work to win a vote.” “Our aims had been small,” she said."
    )
    assert quotes.find(*_read(text))[-1].speaker_entity_id == "person:ana-ruiz"


def test_names_joined_in_marks_are_not_given_to_whoever_spoke_before():
    text = "Juan Soto said: “We wait for them.” It led to “Stand up for Flour” and “Stand up for Rice,” two groups."
    assert speakers(text) == [("direct", "Juan Soto"), ("partial", None), ("partial", None)]


def test_blamed_or_hearing_of_somebody_is_no_inversion():
    text = "Juan Soto, who had led the talks since May, said of Ana Ruiz, “She is a fair partner.”"
    assert [q.speaker_surface for q in quotes.find(*_read(text))] == ["Juan Soto"]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("“We hold on,” said Peru's minister for trade and ports, Ana Ruiz.", "“We hold on,”", "Ana Ruiz"),
        ("Mr Soto is in Lima for talks, and has previously said that the offers were too low.", "the offers were too low", "Mr Soto"),
        ("Party nominee Ana Ruiz is in Lima, but said the offers were too low.", "the offers were too low", "Party nominee Ana Ruiz"),
    ],
)  # fmt: skip
def test_speakers_with_several_fields_or_a_second_verb(text, words, speaker):
    first = quotes.find(*_read(text))[0]
    assert (first.surface, first.speaker_surface) == (words, speaker)


def test_nobody_is_warned_on_a_monday():
    (row,) = quotes.find(*_read("Juan Soto warned Monday that a duty could come at any time."))
    assert (row.addressee, row.speaker_surface) == (None, "Juan Soto")


def test_words_quoted_in_a_headline_are_not_part_of_their_source():
    assert all(
        "glimmer" not in (who or "") for _, who in speakers("Ports: Ruiz sees 'glimmer of hope' in Lima")
    )


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("The minister said the deal was close at hand, officials said.", "the deal was close at hand", "The minister"),
        ("Growers have confirmed their need for a long pact, trade officials said on Monday.", "Growers have confirmed their need for a long pact", "trade officials"),
        ("Mills have noted how badly the port does, the Chilean Trade Office said.", "Mills have noted how badly the port does", "the Chilean Trade Office"),
        ("Ana Ruiz expressed surprise that the pact was still unsigned.", "the pact was still unsigned", "Ana Ruiz"),
        ("Ana Ruiz said Ghana plays a key part in it.", "Ghana plays a key part in it", "Ana Ruiz"),
    ],
)  # fmt: skip
def test_who_tells_of_a_clause_between_two_cues(text, words, speaker):
    (found,) = find(text, *(["Ana Ruiz"] if "Ana Ruiz" in text else []))
    assert (found.surface, found.speaker_surface) == (words, speaker)


def test_a_participle_before_a_noun_reports_nothing():
    assert (
        find("Ana Ruiz wanted to stop the alleged dumping of rails after mills had closed there.", "Ana Ruiz")
        == ()
    )


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“It is good or not,” the official daily quoted Ana Ruiz, a lawyer, as saying.", "Ana Ruiz"),
        ("The port no longer cares for the pact, Monday's daily quoted a customs official as saying.", "a customs official"),
        ("“It makes no sense for Lima” for the pact to end, said Ana Ruiz in Oslo.", "Ana Ruiz"),
        ("Ana Ruiz, who left, said that--barring some delay--“we are near it. The best guess is June.”", "Ana Ruiz"),
        ("Ana Ruiz said that in the talks “it is vital that we have a plan. Peru is large.”", "Ana Ruiz"),
        ("The pact binds Chile, which disputes it and says the port should pay.", "Chile"),
        ("Minister for Ports, Ana Ruiz, made this public, stating that repeated efforts had failed.", "Ana Ruiz"),
        ("Observers say political pressures in both make it hard.", "Observers"),
    ],
)  # fmt: skip
def test_who_is_quoted_by_others_or_behind_an_aside(text, speaker):
    assert {q.speaker_surface for q in quotes.find(*_read(text))} == {speaker}


def test_words_in_marks_joined_by_an_article_have_one_speaker():
    text = "Ana Ruiz likened it to a “sunken boat” and an “ailing tree”, the Kano Daily wrote."
    assert speakers(text) == [("partial", "Ana Ruiz"), ("partial", "Ana Ruiz")]


def test_an_owner_behind_the_hearer_belongs_to_what_is_said():
    (found,) = quotes.find(
        *_read("An envoy told Reuters Brazil's growers had come with the same offer as before.")
    )
    assert (found.addressee, found.surface[:6]) == ("Reuters", "Brazil")


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("He has read the statement by Ana Ruiz that the port had wanted a pact.", "the port had wanted a pact", "Ana Ruiz"),
        ("Growers rejected the minister's claim that the pact will help them.", "the pact will help them", "the minister"),
        ("Mills doubt a warning from Acme Mills that it may close its plant.", "it may close its plant", "Acme Mills"),
    ],
)  # fmt: skip
def test_a_noun_for_speech_tells_who_says_its_clause(text, words, speaker):
    (found,) = quotes.find(*_read(text))
    assert (found.surface, found.speaker_surface) == (words, speaker)


@pytest.mark.parametrize(
    "text",
    [
        "Envoys read the statement that was sent by the port.",
        "The warning by Acme Mills that it may close its plant worries Lima.",
    ],
)
def test_a_noun_for_speech_with_another_clause_tells_nothing(text):
    assert [q for q in quotes.find(*_read(text)) if q.rule == "indirect_noun"] == []


def test_doubled_backticks_open_quotations():
    text = "``The mills made the change years ago _ without duties,'' said Ana Ruiz. ``It is known here,'' she added."
    assert [(q.directness, q.speaker_surface) for q in find(text, "Ana Ruiz")] == [
        ("direct", "Ana Ruiz"),
        ("direct", "she"),
    ]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("Growers around the port left early, saying the pact betrayed them.", "the pact betrayed them", "Growers"),
        ("The talks, held in Lima, focused on a new order for garments, said a press release.", "The talks, held in Lima, focused on a new order for garments", "a press release"),
        ("Japan said it was weighing a case, and Foreign Trade ministry spokesman Tom Obi said nothing.", "it was weighing a case", "Japan"),
    ],
)  # fmt: skip
def test_where_reported_clauses_begin_and_end(text, words, speaker):
    first = quotes.find(*_read(text))[0]
    assert (first.surface, first.speaker_surface) == (words, speaker)


def test_a_condition_before_quoted_words_is_no_clause_of_its_own():
    text = "Should Peru fail to find a deal before June, “it would be needed to extend the deadline”, argues Ana Ruiz."
    assert [q.speaker_surface for q in find(text, "Ana Ruiz")] == ["Ana Ruiz"]


def test_claims_that_are_checked_are_nobodys_words():
    assert find("The visit is there to check claims that milk comes from Peru.") == ()


def test_somebody_named_by_age_speaks():
    (found,) = quotes.find(*_read("The 50-year-old went on to reveal that the union holds regular talks."))
    assert found.speaker_surface == "The 50-year-old"


def test_a_source_that_points_back_leads_in_no_words_of_its_sentence():
    text = "This is according to a statement by the Ministry of Mines, Land Reform and Trade and the union of growers."
    assert quotes.find(*_read(text)) == ()


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Lima is joining in a move that Ana Ruiz says will be “good for honest bakers”.", "Ana Ruiz"),
        ("The Star reported Tuesday that Ana Ruiz, the army's envoy, said ships passing there will “find holes in their hulls”.", "Ana Ruiz"),
        ("Lima said it was talking to Harbour Bank, whose boss Ana Ruiz said in a post it was “hard and slow to mend”.", "Ana Ruiz"),
        ("Ana Ruiz said that repeated Chilean attacks have shown that its word is “empty and devoid of meaning”.", "Ana Ruiz"),
        ("Ana Ruiz added that Lima would open a probe over its regulators' alleged habit of “robbing honest bakers”.", "Ana Ruiz"),
        ("Ana Ruiz said many had houses there and envoys were trying to reach “Peruvians whom they could not reach by telephone at all so far”.", "Ana Ruiz"),
    ],
)  # fmt: skip
def test_the_verb_nearest_by_grammar_has_the_words(text, speaker):
    (found,) = (q for q in find(text, "Ana Ruiz") if q.directness != "indirect")
    assert found.speaker_surface.removeprefix("boss ") == speaker
