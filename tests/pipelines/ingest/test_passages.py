"""What a line is does not depend on who published it; when in doubt it is body."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.ingest.passages import label
from pipelines.ingest.plain import document_from_text
from schemas.vocabularies import CONTENT_KINDS, PASSAGE_KIND

PROSE = (
    "The ministers met on Monday and agreed to lower the duties on steel and cars by a half before the end of the "
    "year, officials of both sides said after the talks."
)
MORE = "Farmers in the north of the country had asked for a longer transition, but the government did not give way."


def kinds(text):
    return {text[p.char_start : p.char_end]: p.kind for p in label(text)}


LINES = st.sampled_from(
    [
        "", PROSE, MORE, "Home > World > Trade", "Leave a Reply", "By Ann Lee", "ALSO READ: Five charts on steel", "© 2020 A",
        "Sunday, May 3, 2020", "• A point", "Key Points", "alt text of a photo alt text of a photo", "GENEVA — Talks", "\u2028",
        "Related articles", "  indented", "Written By", "12 comments", "hard wrapped at a width of some forty\ncharacters it goes on here\nand ends.",
    ]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(
        st.text(max_size=300),
        st.lists(LINES, max_size=14).map("\n".join),
        st.lists(LINES, max_size=9).map("\r\n\r\n".join),
    )
)
def test_passages_are_ordered_disjoint_and_cover_all_words(text):
    passages = label(text)
    at = 0
    for passage in passages:
        assert not text[at : passage.char_start].strip()
        assert at <= passage.char_start < passage.char_end <= len(text)
        assert passage.kind in PASSAGE_KIND.terms
        at = passage.char_end
    assert not text[at:].strip()


@pytest.mark.parametrize(
    "text", ["I owe 5 dollars", "Published October 3, 2024", "© 2024 tariffs of 5 %", "By Friday", "Menu"]
)
def test_a_single_line_is_body(text):
    assert kinds(text) == {text: "body"}


def test_wire_copy_without_chrome_is_read_whole():
    text = f"{PROSE}\n\n{MORE}\n\nThe vote is due on 3 May.\n"
    assert set(kinds(text).values()) == {"body"}


def test_a_hard_wrapped_paragraph_is_one_passage():
    text = "The duty on steel will fall from\n25 percent to 10 percent over the\nnext two years, said the ministry\nof trade on Friday.\n"
    assert [p.kind for p in label(text)] == ["body"]


def test_short_paragraphs_that_are_wrapped_without_blank_lines_are_read_whole():
    text = (
        "The envoys of Rome and Oslo signed a pact\non cheese on Friday that frees half of\nit.\n"
        "The old pact lapsed during a row over its\nterms.\n"
        "Oslo cars cannot make up more than 44\npercent of all sales in Rome, nor can Rome\nsell more.\n"
        "Both sides agreed to freeze for a year the\nshares that they\nhold.\n"
    )
    assert "44\npercent" in "".join(text[p.char_start : p.char_end] for p in label(text))


def test_a_stamp_that_begins_with_a_site_is_no_line_of_the_title_over_it():
    text = f"Duties on cheese will fall by half under the new agreement\nexample.com | Updated: 2020-05-03 11:33\n\n{PROSE}\n\n{MORE}\n"
    assert kinds(text)["Duties on cheese will fall by half under the new agreement"] == "headline"
    assert kinds(text)["example.com | Updated: 2020-05-03 11:33"] == "timestamp"


def test_the_head_of_a_page_is_told_apart():
    text = (
        f"Home > World > Steel duties to fall\n\nSteel duties to fall by half\n\nA deal after two years of talks.\n\n"
        f"By Ann Lee and Bo Tan\nPublished: 3 May 2020\n\n{PROSE}\n\n{MORE}\n"
    )
    found = kinds(text)
    assert found["Home > World > Steel duties to fall"] == "navigation"
    assert found["Steel duties to fall by half"] == "headline"
    assert found["A deal after two years of talks."] == "standfirst"
    assert found["By Ann Lee and Bo Tan"] == "byline"
    assert found["Published: 3 May 2020"] == "timestamp"
    assert found[PROSE] == "body"


def test_a_breadcrumb_glued_together_by_a_scraper_is_navigation():
    text = f"HomeEconomySteel duties to fall by...\n\nSteel duties to fall by half\n\n{PROSE}\n\n{MORE}"
    assert kinds(text)["HomeEconomySteel duties to fall by..."] == "navigation"


def test_the_place_before_the_dash_is_the_dateline():
    for place in (
        "GENEVA —",
        "NEW DELHI (Reuters) -",
        "Kuala Lumpur, Malaysia (AP) —",
        "BEIJING, Oct. 26 (Xinhua) --",
        "PARIS, 3 May –",
    ):
        assert kinds(f"{place} {PROSE}\n\n{MORE}")[place] == "dateline"


@pytest.mark.parametrize(
    "start", ["US-China talks", "The pact - long in the making -", "EU members", "Trump, who"]
)
def test_words_that_open_a_story_are_no_dateline(start):
    assert "dateline" not in kinds(f"{start} have changed things for {PROSE}\n\n{MORE}").values()


def test_a_caption_printed_twice_is_read_once():
    alt = "Two ministers shake hands in front of flags."
    text = f"Duties fall\n\nA deal at last.\n{alt} {alt}\n\n{PROSE}\n\n{MORE}"
    found = [(text[p.char_start : p.char_end], p.kind) for p in label(text)]
    assert (alt, "caption") in found
    assert (alt, "other_chrome") in found


def test_links_inside_the_text_do_not_swallow_the_text_after_them():
    text = f"{PROSE}\n\nRelated articles\nFive charts on steel\nWho makes cars\n\n{MORE}\n\n{PROSE} It was the third meeting."
    found = kinds(text)
    assert found["Five charts on steel"] == "related_link"
    assert found[MORE] == "body"


def test_after_the_comment_form_nothing_is_article():
    text = f"{PROSE}\n\n{MORE}\n\n{PROSE} They met twice.\n\nLeave a Reply\n\nSome reader wrote this.\n\nName *\n\nEmail *"
    found = kinds(text)
    assert (
        not {found[line] for line in ("Leave a Reply", "Some reader wrote this.", "Name *", "Email *")}
        & CONTENT_KINDS
    )


def test_comments_as_long_as_the_article_are_not_the_article():
    text = f"Duties fall by half\n\n{PROSE}\n\n{MORE}\n\n3 Comments\n\nLeave a Reply\n\nBo says:\n\n{MORE} I think so."
    assert kinds(text)[f"{MORE} I think so."] not in CONTENT_KINDS


def test_a_closing_line_at_the_top_does_not_end_the_article():
    text = f"Latest news\n\nDuties fall by half\n\n{PROSE}\n\n{MORE}\n\n{PROSE} They met twice."
    assert kinds(text)[MORE] == "body"


def test_an_author_box_is_not_the_article():
    box = "Ann Lee is a reporter who has covered trade for many years and lives in Geneva."
    text = f"Duties fall by half\n\nBy Ann Lee\n\n{PROSE}\n\n{MORE}\n\n{box}\n"
    found = kinds(text)
    assert found[box] == "other_chrome"
    assert found[MORE] == "body"


def test_headings_between_paragraphs_are_headings():
    text = f"Duties fall by half\n\n{PROSE}\n\nWhat farmers say\n\n{MORE}\n"
    assert kinds(text)["What farmers say"] == "heading"


def test_dates_over_the_entries_of_a_chronology_are_read():
    text = f"How it came to this\n\n{PROSE}\n\n3 May 2019\n\n{MORE}\n\n4 June 2020\n\n{PROSE} It was late."
    assert kinds(text)["4 June 2020"] == "heading"


def test_a_caption_with_a_credit_is_a_caption():
    caption = "The port of Rotterdam in 2012. (AP Photo/Ann Lee)"
    assert kinds(f"Duties fall by half\n\n{caption}\n\n{PROSE}\n\n{MORE}")[caption] == "caption"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Source: Example| 2019-06-29 13:45:12|Editor: xx", "timestamp"),
        ("Posted On: 24 JUL 2025 6:47PM by Example Delhi", "timestamp"),
        ("Updated 4:30 PM EDT, Sat May 10, 2025", "timestamp"),
        ("Brussels, 31 October 2021", "dateline"),
        ("By ZHONG NAN | Example Daily | Updated: 2025-10-27 09:12", "byline"),
        ("By ANN LEEJan 07, 2022", "byline"),
        ("Ann Lee in Brussels and agencies", "heading"),  # no stamp beside it: it could be a heading
        ("3 minute read", "other_chrome"),
        ("@annlee", "other_chrome"),
        ("logo 150x150", "other_chrome"),
        ("This site uses cookies to make it better for you.", "other_chrome"),
        ("Share full article", "navigation"),
    ],
)
def test_a_line_between_headline_and_text_is_known_by_its_shape(line, kind):
    found = kinds(f"Duties on steel fall by half\n\nA deal after long talks.\n\n{line}\n\n{PROSE}\n\n{MORE}")
    assert found[line] == kind


def test_the_headline_is_the_line_whose_words_come_back_in_the_text():
    text = f"Get our stories every morning\n\nBrussels may end duties on steel\n\n{PROSE}\n\n{MORE}"
    assert kinds(text)["Brussels may end duties on steel"] == "headline"


def test_among_menus_the_headline_is_what_the_text_is_about():
    menus = "\n\n".join(
        f"Section {word}" for word in "one two three four five six seven eight nine ten".split()
    )
    promoted = "Ten recipes for a rainy weekend\n\nOur duties towards readers and others"
    text = f"{menus}\n\nDuties on steel may end\n\nWeekend\n\n{promoted}\n\n{PROSE}\n\n{MORE}"
    assert kinds(text)["Duties on steel may end"] == "headline"


def test_a_play_on_words_over_the_text_is_still_the_headline():
    text = f"Steel yourselves for a new thaw\n\nWhat the minister will say now\n\n{PROSE}\n\n{MORE}"
    assert kinds(text)["Steel yourselves for a new thaw"] == "headline"


@pytest.mark.parametrize(
    "title", ["What happened on May 3, 2019", "Talks of 3 May 2019 end in uproar", "By hook or by crook"]
)
def test_a_title_with_a_date_or_a_by_is_still_the_headline(title):
    assert kinds(f"{title}\n\n{PROSE}\n\n{MORE}")[title] == "headline"


@pytest.mark.parametrize(
    "line",
    [
        "Reporting by Ann Lee; editing by Bo Tan",
        "Ann Lee contributed to this report.",
        "(With inputs from agencies)",
        "Reuters",
    ],
)
def test_a_sign_off_is_no_body(line):
    assert kinds(f"Duties fall by half\n\n{PROSE}\n\n{MORE}\n\n{line}")[line] == "byline"


def test_a_caption_cut_and_then_printed_in_full_is_read_once():
    full = "Two ministers shake hands in front of the flags of both countries in Geneva."
    found = kinds(
        f"Duties fall by half\n\nTwo ministers shake hands in front of the flags…\n\n{full}\n\n{PROSE}\n\n{MORE}"
    )
    assert found["Two ministers shake hands in front of the flags…"] == "other_chrome"


@pytest.mark.parametrize(
    "place", ["PETALING JAYA:", "New Delhi:", "WASHINGTON—", "DORAL, Fla. —", "GENEVA, Switzerland —"]
)
def test_other_forms_of_datelines(place):
    assert kinds(f"{place} {PROSE}\n\n{MORE}")[place] == "dateline"


@pytest.mark.parametrize(
    "start", ["NOTE:", "Trump:", "TARIFFS -", "The Netherlands — home of the port —", "Steel —"]
)
def test_words_before_a_colon_or_dash_that_are_no_place_are_body(start):
    assert "dateline" not in kinds(f"{start} {PROSE}\n\n{MORE}").values()


MENU = [
    "Home",
    "World",
    "Business",
    "Sport",
    "Opinion",
    "Weather",
    "Jobs",
    "Contact",
    "Help",
    "My account",
    "Archive",
]


def test_menus_above_and_below_an_article_are_no_content():
    head = ["What our readers like most today", *MENU, "Duties on steel fall by half", "By Ann Lee"]
    foot = ["Ten recipes for autumn", *MENU[:4], "About this paper"]
    found = kinds("\n\n".join([*head, PROSE, MORE, PROSE + " Twice.", *foot]))
    assert found["Duties on steel fall by half"] == "headline"
    assert {found[line] for line in (*MENU, *foot)} <= {"navigation", "other_chrome"}
    assert found[PROSE] == found[MORE] == "body"


def test_a_table_below_the_text_is_read():
    rows = ["Steel", "25%", "Cars", "10%", "Wine", "200%"]
    found = kinds("\n\n".join(["Duties by product", PROSE, MORE, PROSE + " Twice.", *rows]))
    assert {found[row] for row in rows} == {"body"}


def test_turns_of_an_interview_below_the_text_are_read():
    found = kinds(
        "\n\n".join(["Three questions", PROSE, MORE, PROSE + " Twice.", "Ann Lee: And the cars", "Why now?"])
    )
    assert found["Ann Lee: And the cars"] == found["Why now?"] == "body"


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ann Lee On 3 May 2020", "Ann Lee"),
        ("By Ann Lee Published May 3, 2020", "Ann Lee"),
        ("By Example.com staff", "Example.com staff"),
        ("By-Elections", None),
        ("Ann Lee Reuters", "Ann Lee Reuters"),
        ("Duties Hurt Reuters Readers", None),
    ],
)
def test_a_byline_holds_names_and_nothing_of_the_stamp_behind_them(line, byline):
    document = document_from_text(f"Duties fall by half\n\n{line}\n\n{PROSE}\n\n{MORE}")
    assert document.byline == byline


def test_a_first_paragraph_over_its_credit_is_a_caption():
    shown = "The minister listens to growers in the hall of the palace on 1 March."
    found = kinds(
        "\n\n".join(["Duties on steel fall by half", f"{shown}\n(Ann Lee / Associated Press)", PROSE, MORE])
    )
    assert found[shown] == "caption"
    assert found[PROSE] == "body"


def test_a_first_paragraph_over_a_byline_is_a_standfirst():
    found = kinds(
        "\n\n".join(["Duties on steel fall by half", MORE, "Share", "By PTI", PROSE, PROSE + " Twice."])
    )
    assert found[MORE] == "standfirst"
    assert found["By PTI"] == "byline"


@pytest.mark.parametrize(
    ("opening", "dateline"),
    [
        ("New Belhi: 12 March 2024: ", "New Belhi: 12 March 2024:"),
        ("NOVEMBER 3 — ", "NOVEMBER 3 —"),
        ("Rio de Janeiro, Dec 6 (EFE).- ", "Rio de Janeiro, Dec 6 (EFE).-"),
        ("New Delhi [India], May 3 (ANI): ", "New Delhi [India], May 3 (ANI):"),
        ("HANOI, May 3 (Wire). ", "HANOI, May 3 (Wire)."),
        ("New Delhi [India], May 3 : ", "New Delhi [India], May 3 :"),
        ("Hanoi, May 3 ", "Hanoi, May 3"),
        ("WASHINGTON, DC -", "WASHINGTON, DC -"),
    ],
)
def test_datelines_of_many_houses_are_told_from_the_text(opening, dateline):
    found = kinds(f"Duties fall by half\n\n{opening}{PROSE}\n\n{MORE}")
    assert found[dateline] == "dateline"
    assert found[PROSE] == "body"


def test_a_sentence_after_a_places_name_is_no_dateline():
    assert kinds(f"Duties fall by half\n\nGENEVA. {PROSE}\n\n{MORE}")[f"GENEVA. {PROSE}"] == "body"
    told = f"Hanoi, May 3 was the day. {PROSE}"
    assert kinds(f"Duties fall by half\n\n{told}\n\n{MORE}")[told] == "body"


@pytest.mark.parametrize(
    "line",
    [
        "Tin is dearer  • Ministers meet • Rice is cheaper than ever before in the harbour towns • What wine costs",
        "• narrow-browser-and-phone",
        '["duties", "steel"]',
        "12:45",
        "You are here:   Home",
    ],
)
def test_rows_of_links_tags_and_names_of_layouts_are_not_read(line):
    assert kinds(f"Duties fall by half\n\n{line}\n\n{PROSE}\n\n{MORE}")[line] not in CONTENT_KINDS


def test_a_point_in_the_middle_of_the_line_ends_a_dateline():
    document = document_from_text(f"Duties fall by half\n\nJAKARTA • {PROSE}\n\n{MORE}")
    assert document.dateline_place == "JAKARTA"


def test_a_title_and_byline_inside_an_article_with_a_byline_promote_another_one():
    head = ["Duties on steel fall by half", "By Ann Lee"]
    links = [
        "Facebook",
        "Twitter",
        "Link",
        "Print",
        "Email",
        "Reddit",
        "WhatsApp",
        "LinkedIn",
        "More",
        "Mail",
    ]
    promoted = ["What rice costs in the harbour towns now", "By Bo Tan"]
    text = "\n\n".join([*head, PROSE, *links, MORE, *promoted, *[PROSE, MORE] * 6])
    document = document_from_text(text)
    assert (document.headline, document.byline) == ("Duties on steel fall by half", "Ann Lee")


def test_prices_of_the_stock_exchange_and_offers_to_subscribe_are_no_part_of_the_article():
    prices = ("ABCD 7.23 Increased By ▲ 0.04 (0.56%)", "INDEX30 14,880 Decreased By -23.5 (-0.16%)")
    offers = ("Read this story for free:", "Annual Digital Subscription", "$1 for the first 6 months*")
    found = kinds("\n\n".join([*prices, "Duties on steel fall by half", *offers, PROSE, MORE]))
    assert {found[line] for line in (*prices, *offers)} == {"other_chrome"}
    assert (found["Duties on steel fall by half"], found[PROSE]) == ("headline", "body")
