-- Where do sources contradict each other, and in which words?
CREATE VIEW source_conflicts AS
SELECT
    v.claim_kind,
    v.subject_key,
    v.verdict,
    v.rule,
    v.explanation,
    c.value_text AS claimed,
    c.independent_source_count,
    e.document_id,
    q.publisher,
    q.published_on,
    e.char_start,
    e.char_end,
    e.surface,
    e.sentence_start,
    q.sentence
FROM verdicts AS v
JOIN claims AS c USING (claim_kind, subject_key)
JOIN claim_evidence AS e USING (claim_id)
LEFT JOIN citations AS q USING (document_id, sentence_start)
WHERE v.verdict IN ('conflicting', 'conflicting_within_document')
ORDER BY v.claim_kind, v.subject_key, c.value_text, e.document_id, e.char_start;

COMMENT ON VIEW source_conflicts IS 'Contradictions, one row for each place that states one of the values.';
COMMENT ON COLUMN source_conflicts.claim_kind IS 'What is claimed.';
COMMENT ON COLUMN source_conflicts.subject_key IS 'Of what, normalised.';
COMMENT ON COLUMN source_conflicts.verdict IS 'How the sources stand to each other.';
COMMENT ON COLUMN source_conflicts.rule IS 'The rule that decided.';
COMMENT ON COLUMN source_conflicts.explanation IS 'The decision in one sentence.';
COMMENT ON COLUMN source_conflicts.claimed IS 'The value that this place gives.';
COMMENT ON COLUMN source_conflicts.independent_source_count IS 'Independent sources that give this value.';
COMMENT ON COLUMN source_conflicts.document_id IS 'The document.';
COMMENT ON COLUMN source_conflicts.publisher IS 'Who published it.';
COMMENT ON COLUMN source_conflicts.published_on IS 'When the document was published.';
COMMENT ON COLUMN source_conflicts.char_start IS 'First character of the span, in code points of the document''s text.';
COMMENT ON COLUMN source_conflicts.char_end IS 'After the last character of the span.';
COMMENT ON COLUMN source_conflicts.surface IS 'The words of the span, as printed.';
COMMENT ON COLUMN source_conflicts.sentence_start IS 'First character of its sentence.';
COMMENT ON COLUMN source_conflicts.sentence IS 'The sentence that holds it, as printed; null where the licence keeps the words.';
