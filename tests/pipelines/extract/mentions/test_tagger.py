"""The plug-in point for taggers: what joins, what stays, what is refused, what is kept apart."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from pipelines.extract import mentions
from pipelines.extract.mentions.tagger import TaggedSpan, TaggerError
from pipelines.extract.mentions.taggers import load, tagger_version
from pipelines.extract.sentences import source_of_lines as source
from pipelines.job.config import BuildConfig, BuildError
from pipelines.single import extract_text
from tests.pipelines.extract.mentions.reading import entities


@dataclass(frozen=True)
class Fixed:
    """A tagger that finds one name wherever it is printed."""

    surface: str
    kind: str
    name: str = "fixed"
    version: str = "1"

    def tag(self, text: str) -> list[TaggedSpan]:
        """Return every place of the name in `text`."""
        starts = [k for k in range(len(text)) if text.startswith(self.surface, k)]
        return [TaggedSpan(k, k + len(self.surface), self.kind) for k in starts]


def make() -> Fixed:
    """Return a tagger of one product name, for a choice by its import path."""
    return Fixed("iron oxide pigment", "product")


def tagged(text: str, tagger: Fixed) -> dict[str, str]:
    """Return the entity of each surface in `text`."""
    return {m.surface: m.entity_id for m in mentions.find(source(text), (), tagger)}


def test_a_tagger_decides_what_an_unknown_name_is() -> None:
    text = "Farmers brought the harvest to Quellinor in March."
    assert tagged(text, Fixed("Quellinor", "place"))["Quellinor"] == "place:quellinor"
    assert tagged(text, Fixed("Quellinor", "organisation"))["Quellinor"] == "org:quellinor"


def test_a_tagger_adds_names_that_the_rules_do_not_see() -> None:
    text = "Exports of iron oxide pigment fell."
    assert entities(text) == {}
    assert tagged(text, make())["iron oxide pigment"] == "product:iron-oxide-pigment"


def test_a_listed_name_keeps_its_entity() -> None:
    found = tagged("Talks with the World Trade Organization went on.", Fixed("World Trade", "product"))
    assert found["World Trade Organization"] == "org:wto"


def test_a_title_keeps_its_name() -> None:
    found = tagged("Trade Minister Ola Nordvik spoke.", Fixed("Minister Ola Nordvik", "organisation"))
    assert found["Ola Nordvik"] == "person:ola-nordvik"


def test_spans_across_sentences_are_left_out() -> None:
    assert "rain. Wind" not in tagged("They saw rain. Wind followed.", Fixed("rain. Wind", "place"))


def test_a_kind_that_is_none_of_ours_is_refused() -> None:
    with pytest.raises(TaggerError, match="'planet'"):
        tagged("They went to Quellinor.", Fixed("Quellinor", "planet"))


def test_a_tagger_is_chosen_by_its_import_path() -> None:
    choice = f"{__name__}:make"
    rows = extract_text("Exports of iron oxide pigment fell.", tagger=choice)["mentions"]
    assert rows["entity_id"].to_list() == ["product:iron-oxide-pigment"]
    assert tagger_version(choice) == "fixed==1"


@pytest.mark.parametrize("choice", ["spacy", "spacy:", "no_such_module:make", "json:no_such_factory"])
def test_a_tagger_that_is_not_there_says_what_to_write(choice: str) -> None:
    with pytest.raises(TaggerError, match=choice.partition(":")[0]):
        load(choice)


def test_readings_of_another_tagger_are_not_reused(tmp_path) -> None:  # type: ignore[no-untyped-def]
    plain = BuildConfig(tmp_path, tmp_path / "data")
    chosen = replace(plain, tagger=f"{__name__}:make")
    assert plain.version != chosen.version
    assert chosen.version.endswith("fixed==1")


def test_a_build_with_a_tagger_that_is_not_there_stops_before_it_reads(tmp_path) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(BuildError, match="spacy"):
        BuildConfig(tmp_path, tmp_path / "data", tagger="spacy:a_model_nobody_has").ensure_usable()


def test_an_installed_spacy_model_joins_in(tmp_path) -> None:  # type: ignore[no-untyped-def]
    spacy = pytest.importorskip("spacy", reason="spaCy is not installed")
    model = spacy.blank("en")
    model.add_pipe("entity_ruler").add_patterns([{"label": "GPE", "pattern": "Quellinor"}])
    model.to_disk(tmp_path / "model")
    tagger = load(f"spacy:{tmp_path / 'model'}")
    found = {m.surface: m.entity_id for m in mentions.find(source("They went to Quellinor."), (), tagger)}
    assert found == {"Quellinor": "place:quellinor"}
