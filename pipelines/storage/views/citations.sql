-- Which sentence is this, in which document, in which words?
CREATE VIEW citations AS
SELECT
    s.document_id,
    s.char_start AS sentence_start,
    s.char_end AS sentence_end,
    s.passage_kind,
    substr(t.text, s.char_start + 1, s.char_end - s.char_start) AS sentence,
    d.publisher,
    d.headline,
    d.published_on,
    d.published_basis,
    d.source_uri
FROM sentences AS s
JOIN documents AS d USING (document_id)
LEFT JOIN texts AS t USING (document_id);

COMMENT ON VIEW citations IS 'Every sentence with its words, where they may be shown, and its document: what other views cite.';
COMMENT ON COLUMN citations.document_id IS 'The document.';
COMMENT ON COLUMN citations.sentence_start IS 'First character of its sentence.';
COMMENT ON COLUMN citations.sentence_end IS 'After its last character.';
COMMENT ON COLUMN citations.passage_kind IS 'What part of the article it stands in.';
COMMENT ON COLUMN citations.sentence IS 'The words; null where the licence keeps them.';
COMMENT ON COLUMN citations.publisher IS 'Who published it.';
COMMENT ON COLUMN citations.headline IS 'The document''s headline.';
COMMENT ON COLUMN citations.published_on IS 'When the document was published.';
COMMENT ON COLUMN citations.published_basis IS 'How that date is known.';
COMMENT ON COLUMN citations.source_uri IS 'Where the document came from.';
