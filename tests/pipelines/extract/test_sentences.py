import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extract.sentences import split
from pipelines.ingest.records import Passage


def sentences(text):
    return [text[s.char_start : s.char_end] for s in split(text, (Passage(0, len(text), "body", "test"),))]


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. Trade Representative met Mr. Tan in Bern.",
        "Talks in Washington, D.C. Mayor's office opened at 9 a.m. Eastern time.",
        "Sen. J. P. Ruiz of Acme Inc. Chairman Li's firm left.",
        "The rate rose to 12.5 percent from 3.2 percent.",
        "Article No. 5 applies from Oct. 30 and costs Rs. 300 crore.",
        "Yahoo! said so on Monday.",
        "“Will it last?” asked the envoy.",
    ],
)
def test_one_sentence_stays_whole(text):
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The tariff hits the U.S.", "The envoy left."),
        ("It opens at 9 a.m.", "On Monday it closes."),
        ("“We agreed.”", "Then they left."),
        ("He asked why.", "“Nobody knows,” she said."),
        ("The answer was no.", "Talks ended."),
        ("It cost $3.5 million.", "20 firms paid."),
        ("They paid Acme Inc.", "But nobody knew."),
        ("Is it over?", "Nobody said so."),
        ("It is (almost) done (for now.)", "More follows."),
        ("Talks drag on …", "Markets wait."),
    ],
)
def test_two_sentences_are_parted(first, second):
    assert sentences(f"{first} {second}") == [first, second]


def test_blank_lines_bullets_and_labels_end_a_sentence():
    text = "Key points\n\n  • Duties rise\n  • Quotas fall\nOutlook\nMore talks are planned."
    assert sentences(text) == [
        "Key points",
        "• Duties rise",
        "• Quotas fall",
        "Outlook",
        "More talks are planned.",
    ]


def test_headlines_on_lines_of_their_own_stay_apart():
    text = (
        "Ministers Meet Over Steel Quotas in a Last Push Before Friday\nMinisters met on Monday. They agreed."
    )
    assert len(sentences(text)) == 3


def test_hard_wrapped_paragraphs_are_joined():
    text = (
        "Ministers of both countries met on Monday in a hotel near the lake\n"
        "to speak about the duties on steel that have divided them since\n"
        "Easter. The minister of economy, who had come by train from\n"
        "Zurich, spoke first and said that the quota would be kept.\n"
    )
    assert [" ".join(s.split()[:2]) for s in sentences(text)] == ["Ministers of", "The minister"]


def test_an_indented_line_opens_a_paragraph_in_wrapped_text():
    text = "Ministers of both countries met on Monday near the\nlake to speak about steel and\n   The next round of talks is in Lima, where it all\nbegan in the summer\n"
    assert len(sentences(text)) == 2


def test_only_content_passages_are_read():
    text = "Menu. Home. Real text."
    passages = (Passage(0, 11, "navigation", "test"), Passage(12, 22, "body", "test"))
    assert [(s.char_start, s.passage_kind) for s in split(text, passages)] == [(12, "body")]


pieces = st.sampled_from(
    [
        "Mr. ",
        "U.S. ",
        "ok. ",
        "No",
        "\n",
        "\n\n",
        "• ",
        "?” ",
        "“",
        "a.m. ",
        " ",
        "3.5 ",
        "…",
        "Aé",
        ")",
        "\t",
    ]
)


@given(st.lists(pieces, max_size=30).map("".join), st.integers(0, 40))
def test_sentences_are_ordered_disjoint_trimmed_and_cover_all_that_is_not_space(text, cut):
    cut = min(cut, len(text))
    found = split(text, (Passage(0, cut, "body", "test"), Passage(cut, len(text), "caption", "test")))
    ends = [0]
    for s in found:
        assert ends[-1] <= s.char_start < s.char_end
        assert s.char_end <= cut or s.char_start >= cut
        assert text[s.char_start : s.char_end].strip() == text[s.char_start : s.char_end]
        ends.append(s.char_end)
    covered = {i for s in found for i in range(s.char_start, s.char_end)}
    assert all(i in covered for i, c in enumerate(text) if not c.isspace())


def test_a_sentence_may_end_with_the_platform_x():
    assert sentences("She posted it on X. Ruiz replied.") == ["She posted it on X.", "Ruiz replied."]
