-- Where exactly does a row come from, and in which words?
CREATE VIEW evidence AS
WITH spans AS (
    SELECT 'dates' AS table_name, document_id, char_start, char_end, surface, sentence_start, rule FROM dates
    UNION ALL
    SELECT 'figures' AS table_name, document_id, char_start, char_end, surface, sentence_start, rule FROM figures
    UNION ALL
    SELECT 'mentions' AS table_name, document_id, char_start, char_end, surface, sentence_start, rule FROM mentions
    UNION ALL
    SELECT 'quotes' AS table_name, document_id, char_start, char_end, surface, sentence_start, rule FROM quotes
    UNION ALL
    SELECT 'roles' AS table_name, document_id, char_start, char_end, surface, sentence_start, rule FROM roles
    UNION ALL
    SELECT 'measures' AS table_name, document_id, char_start, char_end, surface, sentence_start, rule FROM measures
    UNION ALL
    SELECT 'events' AS table_name, document_id, char_start, char_end, surface, sentence_start, rule FROM events
    UNION ALL
    SELECT 'remarks' AS table_name, document_id, char_start, char_end, surface, sentence_start, rule FROM remarks
)
SELECT
    e.table_name,
    e.document_id,
    c.publisher,
    c.published_on,
    e.char_start,
    e.char_end,
    e.surface,
    e.sentence_start,
    c.sentence_end,
    c.sentence,
    c.passage_kind,
    e.rule,
    c.headline,
    c.source_uri
FROM spans AS e
LEFT JOIN citations AS c USING (document_id, sentence_start);

COMMENT ON VIEW evidence IS 'Every extracted row, traced to its sentence and document; participants stand at their event.';
COMMENT ON COLUMN evidence.table_name IS 'The table that holds the row.';
COMMENT ON COLUMN evidence.document_id IS 'The document.';
COMMENT ON COLUMN evidence.publisher IS 'Who published it.';
COMMENT ON COLUMN evidence.published_on IS 'When the document was published.';
COMMENT ON COLUMN evidence.char_start IS 'First character of the span, in code points of the document''s text.';
COMMENT ON COLUMN evidence.char_end IS 'After the last character of the span.';
COMMENT ON COLUMN evidence.surface IS 'The words of the span, as printed.';
COMMENT ON COLUMN evidence.sentence_start IS 'First character of its sentence.';
COMMENT ON COLUMN evidence.sentence_end IS 'After the last character of its sentence.';
COMMENT ON COLUMN evidence.sentence IS 'The sentence that holds it, as printed; null where the licence keeps the words.';
COMMENT ON COLUMN evidence.passage_kind IS 'What part of the article it stands in.';
COMMENT ON COLUMN evidence.rule IS 'The rule that made the row.';
COMMENT ON COLUMN evidence.headline IS 'The document''s headline.';
COMMENT ON COLUMN evidence.source_uri IS 'Where the document came from.';
