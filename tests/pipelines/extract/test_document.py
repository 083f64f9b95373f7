"""All spans of documents, one by one and together."""

from pipelines.extract.document import extract, extract_all
from pipelines.ingest.plain import document_from_text

TEXTS = (
    "GENEVA, 3 May 2024 - The duty rose to 12%, Minister Ana Ruiz said.\n\nRuiz called it \u201ca start\u201d.\n",
    "BERN, 4 May 2024 - Ruiz beans cost 3 francs.\n",
    "",
)


def test_documents_read_together_yield_what_each_yields_alone():
    documents = [document_from_text(text) for text in TEXTS]
    assert extract_all(documents) == [extract(document) for document in documents]
    assert [len(spans.quotes) > 0 for spans in extract_all(documents)] == [True, False, False]
