import pytest

from pipelines.evaluate import polnear

TEXT = "“We will sign in May,” Ana Ruiz said. Peru called it “a start” for all.\n"


def _ann(*spans):
    return "".join(f"T{i}\t{kind} {start} {end}\tx\n" for i, (kind, start, end) in enumerate(spans, start=1))


def _at(kind, words):
    return kind, TEXT.index(words), TEXT.index(words) + len(words)


def _write(folder, annotation):
    for name in ("text", "attributions"):
        (folder / name).mkdir()
    (folder / "text" / "a.txt").write_text(TEXT, "utf-8")
    (folder / "attributions" / "a_01.ann").write_text(annotation, "utf-8")
    return folder


QUOTE = _at("Content", "“We will sign in May,”")


def test_stretches_of_content_keep_their_sources_in_any_order_of_lines():
    annotation = "E1\tAttribution:T1 Content:T1 Source:T2\n" + _ann(QUOTE, _at("Source", "Ana Ruiz"))
    (gold,) = polnear.read_gold(TEXT, annotation)
    assert gold.is_quoted
    assert [TEXT[a:b] for a, b in gold.sources] == ["Ana Ruiz"]


@pytest.mark.parametrize(("source", "joint"), [("Ana Ruiz", 1), ("Peru", 0)])
def test_the_joint_score_needs_span_and_speaker(tmp_path, source, joint):
    annotation = _ann(QUOTE, _at("Source", source)) + "E1\tAttribution:T1 Content:T1 Source:T2\n"
    scores = polnear.evaluate(_write(tmp_path, annotation))
    assert scores["direct quotes: span"].right == 1
    assert scores["direct quotes: joint"].right == joint


def test_a_few_quoted_words_in_a_longer_content_are_neutral(tmp_path):
    annotation = _ann(_at("Content", "it “a start” for all")) + "E1\tAttribution:T1 Content:T1\n"
    score = polnear.evaluate(_write(tmp_path, annotation))["direct quotes: span"]
    assert (score.gold, score.system) == (0, 1)
