"""TimeML documents are read exactly, and scored as TempEval-3 scores them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.evaluate.timeml import TimemlError, evaluate, find, read

TML = """<?xml version="1.0" ?>
<TimeML><DOCID>x</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2025-10-22" functionInDocument="CREATION_TIME">22/10/2025</TIMEX3></DCT>
<TEXT>Envoys <EVENT eid="e1">met</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2025-10-20">Monday</TIMEX3> &amp; left
<TIMEX3 tid="t2" type="DATE" value="2025-W42">last week</TIMEX3> after <TIMEX3 tid="t3" type="DURATION" value="P3M">months</TIMEX3>
of work, <TIMEX3 tid="t4" type="DATE" value="XXXX-XX-XX">in the old days</TIMEX3>.</TEXT></TimeML>
"""

WORDS = ["Talks", "end", "October", "22", ",", "2025", "Envoys", "met", "on", "Monday", "."]
SENTENCES = [0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2]


def xml(marked: str) -> str:
    tokens = "".join(
        f'<token number="{i}" sentence="{s}" t_id="{i + 1}">{w}</token>'
        for i, (w, s) in enumerate(zip(WORDS, SENTENCES, strict=True))
    )
    return (
        f'<Document doc_id="1">{tokens}<Markables>'
        '<TIMEX3 m_id="1" type="DATE" value="2025-10-20"><token_anchor t_id="10"/></TIMEX3>'
        f'<TIMEX3 m_id="2" type="DATE" value="2025-10-22" functionInDocument="{marked}">'
        '<token_anchor t_id="3"/><token_anchor t_id="4"/><token_anchor t_id="5"/><token_anchor t_id="6"/></TIMEX3>'
        "</Markables></Document>"
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.tml").write_text(TML, "utf-8")
    return tmp_path


def test_text_and_offsets_are_those_of_the_file(folder):
    (document,) = read(folder)
    assert [document.text[t.char_start : t.char_end] for t in document.expected] == [
        "Monday", "last week", "months", "in the old days",
    ]  # fmt: skip


def test_each_score_counts_what_it_says(folder):
    scores = evaluate(folder)
    assert {s.name: (s.right, s.system, s.gold) for s in scores.scores} == {
        "strict": (3, 3, 4), "relaxed": (3, 3, 4), "type": (3, 3, 4), "value": (2, 3, 4),
    }  # fmt: skip
    assert [(m.score, m.kind, m.surface) for m in scores.misses] == [
        ("value", "wrong", "months"),
        ("relaxed", "missing", "in the old days"),
    ]


@pytest.mark.parametrize("marked", ["CREATION_TIME", "NONE"])
def test_the_creation_date_is_given_and_not_scored(tmp_path, marked):
    (tmp_path / "a.xml").write_text(xml(marked), "utf-8")
    (document,) = read(tmp_path)
    assert document.created_on.isoformat() == "2025-10-22"
    assert [t.surface for t in document.expected] == ["Monday"]
    assert [(t.surface, t.timex_value) for t in find(document)] == [("Monday", "2025-10-20")]


def test_a_file_that_is_no_timeml_is_named(tmp_path):
    (tmp_path / "a.tml").write_text("<TimeML><TEXT>x</TEXT></TimeML>", "utf-8")
    with pytest.raises(TimemlError, match=r"a\.tml"):
        evaluate(tmp_path)
