"""What cannot be read soundly is set aside, the rest is read."""

import pytest

from pipelines.ingest.plain import document_from_text
from pipelines.job import sound
from pipelines.relate.rows import Reading, read

GOOD = "GENEVA, 3 May 2024 - The duty rose to 12%.\n\nIt had been 10%.\n"
BAD = "GENEVA, 4 May 2024 - The duty fell to 9%.\n\nIt had been 12%.\n"


def _with_fault(monkeypatch: pytest.MonkeyPatch, fault) -> tuple[dict, dict, str]:
    """Return the frames, the faults and the id of BAD, over whose reading `fault` comes."""
    good, bad = (document_from_text(text) for text in (GOOD, BAD))

    def reading(document, tagger=None):
        found = read(document, tagger)
        return fault(found) if document.document_id == bad.document_id else found

    monkeypatch.setattr(sound, "read", reading)
    monkeypatch.setattr(sound, "read_all", lambda documents, tagger: [reading(d, tagger) for d in documents])
    made, faults = sound.read_soundly([good, bad], None)
    assert set(made["figures"]["document_id"]) == {good.document_id}
    assert made["texts"].height == made["documents"].height == 1
    return made, faults, bad.document_id


def test_an_error_over_one_text_names_the_line_and_leaves_the_others(monkeypatch):
    def fault(found: Reading) -> Reading:
        raise IndexError("list index out of range")

    _, faults, bad = _with_fault(monkeypatch, fault)
    assert list(faults) == [bad]
    assert faults[bad].startswith("IndexError at test_sound.py:")


def test_rows_that_repeat_a_key_leave_with_their_document(monkeypatch):
    def fault(found: Reading) -> Reading:
        twice = (*found.records["figures"], *found.records["figures"])
        return found._replace(records={**found.records, "figures": twice})

    _, faults, bad = _with_fault(monkeypatch, fault)
    assert faults[bad].startswith("figures: ")
    assert "primary_key_unique" in faults[bad]


def test_rows_that_misquote_leave_with_their_document(monkeypatch):
    def fault(found: Reading) -> Reading:
        wrong = tuple(f._replace(surface="99%") for f in found.records["figures"])
        return found._replace(records={**found.records, "figures": wrong})

    _, faults, bad = _with_fault(monkeypatch, fault)
    assert "spans differ from their text" in faults[bad]


def test_want_of_memory_is_no_fault_of_the_text(monkeypatch):
    def fault(found: Reading) -> Reading:
        raise MemoryError

    with pytest.raises(MemoryError):
        _with_fault(monkeypatch, fault)
