import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.ingest.decode import Decoded, Undecodable, decode


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("Zölle — “5 %”".encode(), "utf-8"),
        ("Zölle".encode("utf-8-sig"), "utf-8-sig"),
        ("Zölle and tariffs".encode("utf-16"), "utf-16"),
        ("tariffs and more".encode("utf-16-le"), "utf-16-le"),
        ("café “tariffs” – £5".encode("cp1252"), "cp1252"),
    ],
)
def test_each_encoding_of_a_text_gives_the_text(data, encoding):
    found = decode(data)
    assert isinstance(found, Decoded)
    assert found.encoding == encoding
    assert "\ufeff" not in found.text


def test_a_declared_encoding_is_used_where_the_bytes_are_no_utf8():
    data = "тарифы на сталь".encode("koi8-r")
    assert decode(data, "KOI8-R") == Decoded("тарифы на сталь", "koi8-r")


def test_line_ends_stay_as_they_are():
    assert decode(b"one\r\ntwo\rthree\n") == Decoded("one\r\ntwo\rthree\n", "utf-8")


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs", "Cc"))))
def test_any_utf8_text_comes_back_unchanged(text):
    found = decode(text.encode())
    assert isinstance(found, Undecodable) or found.text == text.removeprefix("\ufeff")


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_a_reason(data):
    found = decode(data)
    assert found.text is not None if isinstance(found, Decoded) else found.detail
