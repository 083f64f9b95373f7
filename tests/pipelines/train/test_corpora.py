"""Reading labelled texts in the formats that open corpora come in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipelines.train.corpora import CorpusError, LabelledText, read

COLUMNS = """Premier\tB-PER
Ola\tI-PER
Nordvik\tI-PER
's\tO
German\tB-LOC
critics\tO
met\tO
in\tO
the\tB-LOC
Harz\tI-LOC
.\tO
"""
MENTIONS = """# newdoc id = one
1\tThe\tthe\tDET\tDT\t_\t3\tdet\t_\tEntity=(1-person-new-nnnnn-cf1-3,4,5-sgl(2-organization-new-nnnnn-cf2-2-sgl
2\tSolbank\tSolbank\tPROPN\tNNP\t_\t3\tcompound\t_\tEntity=2)
3\tchief\tchief\tNOUN\tNN\t_\t0\troot\t_\t_
4\tMara\tMara\tPROPN\tNNP\t_\t3\tappos\t_\t_
5\tQuint\tQuint\tPROPN\tNNP\t_\t4\tflat\t_\tEntity=1)
6\tleft\tleave\tVERB\tVBD\t_\t3\tdep\t_\t_
7\tOldhaven\tOldhaven\tPROPN\tNNP\t_\t6\tobj\t_\tEntity=(3-place-new-nnnnn-cf3-1-sgl)
"""


def names(text: LabelledText) -> set[tuple[str, str]]:
    return {(text.text[n.char_start : n.char_end], n.label) for n in text.names}


def written(folder: Path, name: str, content: str) -> LabelledText:
    (folder / name).write_text(content, "utf-8")
    (text,) = read(folder / name)
    return text


def test_columns_become_printed_text(tmp_path: Path) -> None:
    text = written(tmp_path, "news.conll", COLUMNS)
    assert text.text == "Premier Ola Nordvik's German critics met in the Harz."


def test_names_go_without_title_and_article_and_nationalities_are_a_class_of_their_own(
    tmp_path: Path,
) -> None:
    text = written(tmp_path, "news.conll", COLUMNS)
    assert names(text) == {("Ola Nordvik", "PER"), ("German", "MISC"), ("Harz", "LOC")}


def test_numbered_columns_keep_their_tag_and_their_documents(tmp_path: Path) -> None:
    rows = "# newdoc id = {0}\n# text = Velmora grew\n1\tVelmora\tB-ORG\t-\tann\n2\tgrew\tO\t-\tann\n\n"
    (tmp_path / "web.iob2").write_text(rows.format("a") + rows.format("b"), "utf-8")
    texts = [*read(tmp_path)]
    assert [names(text) for text in texts] == [{("Velmora", "ORG")}] * 2
    assert not any(text.has_misc for text in texts)


def test_mentions_of_documents_become_names(tmp_path: Path) -> None:
    document = {
        "sents": [["Velmora", "hired", "Mara", "Quint"], ["Quint", "agreed", "in", "May"]],
        "vertexSet": [
            [{"pos": [2, 4], "type": "PER", "sent_id": 0}, {"pos": [0, 1], "type": "PER", "sent_id": 1}],
            [{"pos": [0, 1], "type": "ORG", "sent_id": 0}],
            [{"pos": [3, 4], "type": "TIME", "sent_id": 1}],
        ],
    }
    text = written(tmp_path, "documents.json", json.dumps([document]))
    assert names(text) == {("Velmora", "ORG"), ("Mara Quint", "PER"), ("Quint", "PER")}


def test_of_whole_noun_phrases_the_proper_nouns_are_names(tmp_path: Path) -> None:
    text = written(tmp_path, "talk.conllu", MENTIONS)
    assert names(text) == {("Solbank", "ORG"), ("Mara Quint", "PER"), ("Oldhaven", "LOC")}


def test_rows_of_a_table_become_sentences(tmp_path: Path) -> None:
    table = (
        "Sentence #,Word,POS,Tag\nSentence: 1,Velmora,NNP,B-org\n,grew,VBD,O\nSentence: 2,Peru,NNP,B-geo\n"
    )
    text = written(tmp_path, "table.csv", table)
    assert text.text == "Velmora grew\nPeru"
    assert names(text) == {("Velmora", "ORG"), ("Peru", "LOC")}


def test_a_file_that_is_not_in_its_format_is_named(tmp_path: Path) -> None:
    (tmp_path / "wrong.json").write_text('[{"title": "no sentences"}]', "utf-8")
    with pytest.raises(CorpusError, match=r"wrong\.json"):
        list(read(tmp_path))
