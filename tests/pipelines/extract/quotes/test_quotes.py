"""Quotations as promises; sentences are ours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extract import quotes
from pipelines.extract.sentences import split
from pipelines.extract.spans import MentionSpan, Source
from pipelines.ingest.records import Passage


def find(text, *people):
    passages = (Passage(0, len(text), "body", "test"),)
    source = Source(text, passages, split(text, passages))
    mentions = []
    for name in people:
        at = text.index(name)
        start = max(s.char_start for s in source.sentences if s.char_start <= at)
        slug = "person:" + name.lower().replace(" ", "-")
        mentions.append(MentionSpan(at, at + len(name), name, start, "test", slug, "person", "name"))
    return quotes.find(source, tuple(sorted(mentions)))


def only(text, *people):
    (found,) = find(text, *people)
    return found


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ("“We will not raise the quota,” Ana Ruiz said.", "Ana Ruiz", "said"),
        (
            "“We will not raise the quota,” said Ana Ruiz of the Lima Chamber.",
            "Ana Ruiz of the Lima Chamber",
            "said",
        ),
        ("Ana Ruiz told reporters: “We will not raise the quota.”", "Ana Ruiz", "told"),
        ("Ana Ruiz, the minister of trade, said, “We will not raise the quota.”", "Ana Ruiz", "said"),
        ("“We will not raise the quota,” Ana Ruiz, a former envoy, said on Monday.", "Ana Ruiz", "said"),
        ("“We will not raise the quota,” Sen. Ana Ruiz (D-Ohio) said.", "Sen. Ana Ruiz", "said"),
        ("According to Ana Ruiz, “we will not raise the quota.”", "Ana Ruiz", "According to"),
        ('"We will not raise the quota," Ana Ruiz said.', "Ana Ruiz", "said"),
        ("«We will not raise the quota», said Ana Ruiz.", "Ana Ruiz", "said"),
        ("‘We won’t raise the farmers’ quota,’ Ana Ruiz said.", "Ana Ruiz", "said"),
        ("''We will not raise the quota,'' Mr. Ruiz said.", "Mr. Ruiz", "said"),
        ("“We will not raise the quota.” — Ana Ruiz", "Ana Ruiz", None),
        ("Ruiz spoke calmly, stating, “We will not raise the quota.”", "Ruiz", "stating"),
        ("Ruiz: “We will not raise the quota.”", "Ruiz", None),
    ],
)
def test_direct_quotations_have_their_speaker_and_cue(text, speaker, cue):
    found = only(text)
    assert (found.directness, found.speaker_surface, found.cue) == ("direct", speaker, cue)


def test_the_span_holds_the_marks_and_names_link_to_entities():
    found = only("“The quota’s gone,” said Ana Ruiz.", "Ana Ruiz")
    assert (found.surface, found.speaker_entity_id) == ("“The quota’s gone,”", "person:ana-ruiz")


def test_speech_after_a_dash_needs_a_cue():
    found = find("— We wait for the ruling, said Ana Ruiz.")[0]
    assert (found.surface, found.speaker_surface) == ("— We wait for the ruling", "Ana Ruiz")
    assert find("— Duties on steel rise in May") == ()


def test_a_quotation_split_around_its_cue_has_one_speaker():
    first, second = find("“We tried,” said Ana Ruiz. “Nobody came to the table.”", "Ana Ruiz")
    assert first.speaker_entity_id == second.speaker_entity_id == "person:ana-ruiz"
    assert (second.surface, second.rule) == ("“Nobody came to the table.”", "continued")


def test_paragraphs_of_one_quotation_are_one_row_each_with_one_speaker():
    text = "Ana Ruiz said: “Steel comes first.\n\n“Then we will speak of beef.”"
    first, second = find(text)
    assert first.surface == "“Steel comes first."
    assert second.surface == "“Then we will speak of beef.”"
    assert first.speaker_surface == second.speaker_surface == "Ana Ruiz"


def test_a_quotation_inside_a_quotation_is_part_of_it():
    assert only("“He told me ‘never again’ and left,” said Ana Ruiz.").surface.startswith(
        "“He told me ‘never"
    )


@pytest.mark.parametrize(
    ("text", "speaker", "kind"),
    [
        ("“We wait,” a spokesperson for the ministry said.", "a spokesperson for the ministry", "unnamed"),
        ("Officials said: “We will wait and see.”", "Officials", "unnamed"),
        ("Ana Ruiz and Jo Tan said: “We will wait and see.”", "Ana Ruiz and Jo Tan", "named"),
        ("“We wait,” he said.", "he", "pronoun"),
    ],
)
def test_speakers_may_be_plural_unnamed_or_a_pronoun(text, speaker, kind):
    found = only(text)
    assert (found.speaker_surface, found.speaker_kind) == (speaker, kind)


def test_a_pronoun_speaker_is_the_person_named_before():
    text = "Ana Ruiz arrived on Monday. “We are ready,” she said."
    assert find(text, "Ana Ruiz")[-1].speaker_entity_id == "person:ana-ruiz"


def test_he_as_a_surname_is_no_pronoun():
    found = only("“We are ready,” Vice Premier He Lifeng said.", "He Lifeng")
    assert (found.speaker_kind, found.speaker_entity_id) == ("named", "person:he-lifeng")


def test_the_person_is_not_speaking_when_an_aide_is():
    found = only("“We are ready,” a Ruiz aide said.")
    assert found.speaker_kind == "unnamed"


def test_the_hearer_is_kept():
    assert only("“We are ready,” Ana Ruiz told reporters.").addressee == "reporters"


@pytest.mark.parametrize(
    "text",
    [
        "The “Green Corridor” pact was signed in 2019.",
        "She wrote a book titled “the end of free trade”.",
        "The so-called “decoupling” goes on.",
        "Donald “Big Don” Ruiz left the room.",
        'The plank was 6" wide and 8" long.',
        "The workers' rights and the farmers' fears count.",
    ],
)
def test_names_terms_and_apostrophes_are_no_quotations(text):
    assert find(text) == ()


@pytest.mark.parametrize(
    ("text", "surface", "speaker"),
    [
        ("Ruiz called the offer a “wasted chance” on Friday.", "“wasted chance”", "Ruiz"),
        ("Peru said the talks were “quite useful”.", "“quite useful”", "Peru"),
        ("The envoys left after a “fruitful exchange” in Lima.", "“fruitful exchange”", None),
        ("The envoys, who described it as “quite useful”, left.", "“quite useful”", "The envoys"),
    ],
)
def test_a_few_quoted_words_are_partial_with_or_without_speaker(text, surface, speaker):
    found = only(text)
    assert (found.directness, found.surface, found.speaker_surface) == ("partial", surface, speaker)


@pytest.mark.parametrize(
    ("text", "surface", "speaker"),
    [
        ("Ruiz said that Peru would keep the duty on copper.", "Peru would keep the duty on copper", "Ruiz"),
        ("Ruiz confirmed on Sunday that the quota stays in place.", "the quota stays in place", "Ruiz"),
        ("The quota will stay in place, Ruiz said.", "The quota will stay in place", "Ruiz"),
        (
            "Both sides covered beef and steel, according to Ruiz.",
            "Both sides covered beef and steel",
            "Ruiz",
        ),
        ("According to Ruiz, the quota will stay in place.", "the quota will stay in place", "Ruiz"),
        (
            "Ana Ruiz confirmed the pact, saying it had removed doubts about fish.",
            "it had removed doubts about fish",
            "Ana Ruiz",
        ),
        (
            "Ruiz expressed confidence that a deal was near, and Lim described it as unlikely.",
            "a deal was near",
            "Ruiz",
        ),
        (
            "The ministry maintained the plan, which growers like, was sound.",
            "the plan, which growers like, was sound",
            "The ministry",
        ),
        (
            "Ruiz also stressed the need to protect farmers in the north.",
            "the need to protect farmers in the north",
            "Ruiz",
        ),
        (
            "Agencies quoted brokers as saying that prices would double soon.",
            "prices would double soon",
            "brokers",
        ),
        (
            "Talks stalled, with each side claiming the other had walked away.",
            "the other had walked away",
            "each side",
        ),
        (
            "Ruiz warned the duty would hurt growers, adding that prices would rise.",
            "the duty would hurt growers",
            "Ruiz",
        ),
    ],
)
def test_reported_speech_has_its_clause_and_speaker(text, surface, speaker):
    found = find(text)[0]
    assert (found.directness, found.surface, found.speaker_surface) == ("indirect", surface, speaker)


@pytest.mark.parametrize(
    "text",
    [
        "Ruiz did not say that the quota would go.",
        "The ministry announced new duties on copper.",
        "The ministry announced June 26 a new duty that applies to copper.",
        "The report is a claim that nobody checked.",
        "The secretary of state met the delegation.",
        "Duties were set according to the size of the deficit with each partner.",
        "The ministry maintains a plan for the ports, which is ready for signature.",
    ],
)
def test_what_nobody_says_is_no_reported_speech(text):
    assert find(text) == ()


def test_chrome_is_not_read():
    text = "“We wait,” said Ana Ruiz."
    passages = (Passage(0, len(text), "related_link", "test"),)
    assert quotes.find(Source(text, passages, ()), ()) == ()


pieces = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "‘",
        "’",
        "'",
        "''",
        "«",
        "»",
        " said ",
        "Ana ",
        "he ",
        ", ",
        ". ",
        "\n",
        "\n\n",
        "that ",
        "quota ",
        "(",
        ")",
        "according to ",
        "— ",
    ]
)


@given(st.lists(pieces, max_size=40).map("".join))
def test_rows_are_grounded_ordered_and_inside_the_text(text):
    found = find(text)
    starts = {s.char_start for s in split(text, (Passage(0, len(text), "body", "test"),))}
    assert list(found) == sorted(found, key=lambda q: (q.char_start, q.char_end))
    assert len({(q.char_start, q.char_end) for q in found}) == len(found)
    for q in found:
        assert text[q.char_start : q.char_end] == q.surface
        assert q.sentence_start in starts
        if q.speaker_surface is not None:
            assert text[q.speaker_char_start : q.speaker_char_end] == q.speaker_surface
        assert (q.speaker_kind == "none") == (q.speaker_surface is None)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Peru’s trade minister, Ana Ruiz, said the quota was “far too low”.", "Ana Ruiz"),
        (
            "Ana Ruiz, Peru’s trade minister, who sat beside him, said the quota was “far too low”.",
            "Ana Ruiz",
        ),
        (
            "Ana Ruiz, who is hosting guests in Gaspé, Que., this week, called the quota “far too low”.",
            "Ana Ruiz",
        ),
        ("“We used to ship that in a week,” complains its head, Ana Ruiz.", "Ana Ruiz"),
        ("Talks slowed after Ana Ruiz’s claim that “nobody wants a quota”.", "Ana Ruiz"),
        ("It would be a first and, said Ana Ruiz, “proof of life”.", "Ana Ruiz"),
        ("Ana Ruiz told the “Dawn Hour” programme that the quota was “far too low”.", "Ana Ruiz"),
    ],
)
def test_the_person_named_beside_a_description_or_a_cue_speaks(text, person):
    assert find(text, person)[-1].speaker_entity_id == "person:ana-ruiz"


def test_words_that_go_on_in_a_sentence_keep_its_speaker():
    found = find("Ana Ruiz said the pact was “a fine start” and that “nobody walked out.”", "Ana Ruiz")
    assert {q.speaker_surface for q in found if q.directness == "partial"} == {"Ana Ruiz"}


def test_words_are_not_given_to_the_speaker_of_the_next_sentence():
    text = "The senator was thrown “under the bus”. A source in Lima hit back: “He has not read it.”"
    assert find(text)[0].speaker_kind == "none"


def test_words_are_not_given_to_the_speaker_of_another_paragraph():
    text = "“We have a deal,” said Ana Ruiz.\n\nThe envoy of Peru smiled. “Trust, but verify.”"
    assert find(text, "Ana Ruiz")[-1].rule != "continued"


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("“Ask again later,” Ana Ruiz told a Senate subcommittee.", "a Senate subcommittee"),
        ("“Ask again later,” Ana Ruiz told the virtual meeting.", "the virtual meeting"),
        ("“Ask again later,” Ana Ruiz told a press conference on Monday.", "a press conference"),
    ],
)
def test_the_hearer_is_read_whole(text, addressee):
    assert only(text).addressee == addressee


def test_a_relative_clause_is_no_reported_speech():
    assert find("Peru threatened to veto a deal that hurts its growers.") == ()


def test_a_statement_before_told_leaves_its_hearer_out():
    row = only(
        "Lima will appeal the ruling, Ana Ruiz told a parliamentary hearing, and keeps the ban.", "Ana Ruiz"
    )
    assert (row.surface, row.addressee) == ("Lima will appeal the ruling", "a parliamentary hearing")


def test_people_behind_a_report_are_read_with_what_they_know():
    row = only("Envoys want to keep the quota, according to two people familiar with the talks.")
    assert row.speaker_surface == "two people familiar with the talks"


def test_an_office_with_its_name_behind_a_source_begins_what_the_source_says():
    text = "According to Reuters, Trade Minister Leo Lim, who also leads the board, chairs the talks."
    row = find(text, "Leo Lim")[0]
    assert row.surface == "Trade Minister Leo Lim, who also leads the board, chairs the talks"
    assert row.speaker_surface == "Reuters"


def test_an_office_speaks_for_the_one_person_who_was_given_it():
    text = "Trade Minister Ana Ruiz arrived in Lima. The quota, the minister said, was “far too low”."
    assert find(text, "Ana Ruiz")[-1].speaker_entity_id == "person:ana-ruiz"


def test_an_office_of_two_people_names_neither():
    text = (
        "Trade Minister Ana Ruiz met Finance Minister Leo Lim. The minister said the quota was “far too low”."
    )
    assert find(text, "Ana Ruiz", "Leo Lim")[-1].speaker_entity_id is None


def test_he_is_nobody_known_after_a_speaker_without_a_name():
    text = "Ana Ruiz left. A spokesman said the talks were “dead”. “We will go home,” he said."
    assert find(text, "Ana Ruiz")[-1].speaker_entity_id is None


def test_she_is_not_a_man_addressed_as_one():
    text = "Ana Ruiz met Mr Leo Lim on Monday. “We will go home,” she said."
    assert find(text, "Ana Ruiz", "Leo Lim")[-1].speaker_entity_id == "person:ana-ruiz"


def test_a_transcript_gives_each_turn_to_its_speaker():
    text = "Ana Ruiz: Will prices rise?\nJo Mensa, the minister: They will not.\nAna Ruiz: Thank you."
    found = find(text, "Ana Ruiz", "Jo Mensa")
    turns = [(q.surface, q.speaker_surface) for q in found if q.rule == "transcript"]
    assert turns[1] == ("They will not.", "Jo Mensa")


def test_answers_after_q_and_a_are_quotations_without_a_name():
    text = "Q: Will prices rise?\nA: They will not.\nQ: When do talks resume?\nA: In May, I think."
    assert [(q.surface, q.speaker_kind) for q in find(text)] == [
        ("They will not.", "unnamed"),
        ("In May, I think.", "unnamed"),
    ]


def test_captions_with_a_colon_are_no_transcript():
    text = "Published: Monday\nPhoto: Jo Mensa\nSource: the ministry\nJo Mensa left."
    assert find(text, "Jo Mensa") == ()


def test_an_adverbial_before_the_verb_is_no_speaker():
    q = only("Ana Ruiz opened the port but at the same time warned that it may close again.", "Ana Ruiz")
    assert (q.speaker_surface, q.cue) == ("Ana Ruiz", "warned")


def test_those_who_believed_are_the_ones_right_before_who():
    (q,) = find("Ana Ruiz raised duties, surprising envoys who believed that a deal was near.", "Ana Ruiz")
    assert q.speaker_kind == "unnamed"


def test_a_press_conference_is_no_cue():
    assert find("It came at a Treasury press conference about ports and prices.") == ()


def test_the_reporter_may_end_the_quoted_sentence():
    text = (
        "The bloc noted the duties. “We should build our own mills” as a buffer against them, Ana Ruiz said."
    )
    assert [q.speaker_surface for q in find(text, "Ana Ruiz") if q.surface[0] == "“"] == ["Ana Ruiz"]


def test_a_ministry_with_several_fields_speaks_with_its_whole_name():
    q = only("The ministry of investment, trade and industry said it will look at wire rods.")
    assert q.speaker_surface == "The ministry of investment, trade and industry"


def test_a_doctor_named_after_the_office_is_the_speaker():
    q = only("“Roads are bad”, President of the Guild, Dr. Ana Ruiz, said on Friday.", "Ana Ruiz")
    assert q.speaker_entity_id == "person:ana-ruiz"


def test_two_cues_behind_one_clause_report_it_once():
    row = only("It has vast reserves of lithium, according to the Bureau estimates.")
    assert (row.surface, row.cue) == ("It has vast reserves of lithium", "according to")


def test_he_after_somebodys_envoy_is_not_that_somebody():
    text = "“We will go home,” Ana Ruiz’s envoy said. “It is over,” he added."
    assert [q.speaker_entity_id for q in find(text, "Ana Ruiz")] == [None, None]


def test_terms_that_one_comes_to_are_no_verb():
    rows = find("A note from the ministry said they came to terms that were “mutually useful”.")
    assert {q.cue for q in rows} == {"said"}


def test_what_is_said_may_open_with_a_comparison():
    text = "Ana Ruiz said just as Chile lifted its ban on milk, it should lift the one on maize."
    quote = only(text, "Ana Ruiz")
    assert quote.surface == text[len("Ana Ruiz said ") : -1]
