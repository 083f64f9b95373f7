import datetime as dt
import json

import pytest

from pipelines.ingest.listing import ListingError
from tests.pipelines.ingest.conftest import ARTICLE


def test_listed_values_go_before_what_is_printed(raw, read_folder):
    (raw / "sources.csv").write_text(
        "path,uri,publisher,publisher_country,published_on,licence,headline\n"
        "a.txt,https://example.org/a,Example News,MY,2020-05-03,CC-BY-4.0,Listed title\n"
    )
    (raw / "a.txt").write_text(ARTICLE)
    document = read_folder().documents["https://example.org/a"]
    assert document.publisher == "Example News"
    assert document.publisher_country == "MY"
    assert document.published_on == dt.date(2020, 5, 3)
    assert document.published_basis == "listed"
    assert document.headline == "Listed title"
    assert document.text_redistributable  # CC-BY-4.0 is open


@pytest.mark.parametrize(("licence", "listed", "redistributable"), [
    ("CC-BY-4.0", "", True), ("CC-BY-NC-4.0", "", False), ("", "", False), ("", "true", True), ("CC0-1.0", "false", False),
])  # fmt: skip
def test_words_may_leave_by_listing_or_open_licence_only(raw, read_folder, licence, listed, redistributable):
    (raw / "sources.csv").write_text(f"path,licence,text_redistributable\na.txt,{licence},{listed}\n")
    (raw / "a.txt").write_text(ARTICLE)
    assert read_folder().documents["a.txt"].text_redistributable is redistributable


def test_a_listing_in_a_folder_is_of_that_folder(raw, read_folder):
    (raw / "sub").mkdir()
    (raw / "sub" / "sources.csv").write_text("path,publisher\na.txt,Example News\n")
    (raw / "sub" / "a.txt").write_text(ARTICLE)
    document = read_folder().documents["sub/a.txt"]
    assert (document.publisher, document.batch) == ("Example News", "sub")


def test_a_sidecar_describes_its_file(raw, read_folder):
    (raw / "a.txt").write_text(ARTICLE)
    (raw / "a.txt.meta.json").write_text(
        json.dumps({"publisher": "Example News", "published_on": "2020-05-03"})
    )
    outcome = read_folder()
    assert outcome.documents["a.txt"].published_on == dt.date(2020, 5, 3)
    assert not outcome.rejected


@pytest.mark.parametrize(
    ("listing", "row", "column"),
    [
        ("path,published_on\na.txt,3 May\n", 2, "published_on"),
        ("path,publisher_country\na.txt,Malaysia\n", 2, "publisher_country"),
        ("path,text_redistributable\na.txt,perhaps\n", 2, "text_redistributable"),
        ("path,publised_on\na.txt,2020-05-03\n", 1, "publised_on"),
        ("file,publisher\na.txt,X\n", 1, "path"),
        ("path,publisher\na.txt\n", 2, None),
    ],
)
def test_an_unusable_listing_names_file_row_and_column(raw, read_folder, listing, row, column):
    (raw / "sources.csv").write_text(listing)
    with pytest.raises(ListingError) as caught:
        read_folder()
    assert (caught.value.file, caught.value.row, caught.value.column) == ("sources.csv", row, column)


def test_what_is_listed_but_missing_is_reported(raw, read_folder):
    (raw / "sources.csv").write_text("path,publisher\ngone.txt,X\n")
    assert read_folder().rejected["gone.txt"].reason == "unreadable"
