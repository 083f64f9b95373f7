-- What became of a measure: when was it announced, in force, extended, ended, and who says so?
CREATE VIEW measure_history AS
WITH clocks AS (
    SELECT m.*, 'status' AS clock, status_on AS happened_on, status_timex AS timex FROM measures AS m WHERE status_timex IS NOT NULL
    UNION ALL
    SELECT m.*, 'effective_from', effective_from, effective_from_timex FROM measures AS m WHERE effective_from_timex IS NOT NULL
    UNION ALL
    SELECT m.*, 'effective_to', effective_to, effective_to_timex FROM measures AS m WHERE effective_to_timex IS NOT NULL
    UNION ALL
    SELECT m.*, NULL, NULL, NULL FROM measures AS m
    WHERE status_timex IS NULL AND effective_from_timex IS NULL AND effective_to_timex IS NULL
)
SELECT
    k.instrument,
    i.name AS imposer,
    t.name AS target,
    k.product,
    k.status,
    k.is_prospective,
    k.clock,
    k.happened_on,
    k.timex,
    k.duration,
    k.rate_percent,
    k.rate_high_percent,
    k.under_agreement,
    k.in_response_to,
    k.purpose,
    coalesce(a.name, k.attributed_to) AS attributed_to,
    k.is_reported,
    k.imposer_entity_id,
    k.target_entity_id,
    k.document_id,
    c.publisher,
    c.published_on,
    k.char_start,
    k.char_end,
    k.surface,
    k.sentence_start,
    c.sentence
FROM clocks AS k
LEFT JOIN entities AS i ON i.entity_id = k.imposer_entity_id
LEFT JOIN entities AS t ON t.entity_id = k.target_entity_id
LEFT JOIN entities AS a ON a.entity_id = k.attributed_to_entity_id
LEFT JOIN citations AS c USING (document_id, sentence_start)
ORDER BY k.instrument, imposer, k.happened_on NULLS LAST, k.document_id, k.char_start, k.clock;

COMMENT ON VIEW measure_history IS 'Statements about measures, one row per date that they give; without a date once.';
COMMENT ON COLUMN measure_history.instrument IS 'The instrument.';
COMMENT ON COLUMN measure_history.imposer IS 'Who imposes it.';
COMMENT ON COLUMN measure_history.target IS 'Whom it hits.';
COMMENT ON COLUMN measure_history.product IS 'On what, as printed.';
COMMENT ON COLUMN measure_history.status IS 'State, as the sentence has it.';
COMMENT ON COLUMN measure_history.is_prospective IS 'That state lies ahead: decided, agreed or planned, not yet reached; null where the status says so itself.';
COMMENT ON COLUMN measure_history.clock IS 'What the date tells: status (that state was reached or announced), effective_from, effective_to.';
COMMENT ON COLUMN measure_history.happened_on IS 'The first day of that date.';
COMMENT ON COLUMN measure_history.timex IS 'The date as TIMEX3 value.';
COMMENT ON COLUMN measure_history.duration IS 'Stated length, ISO 8601.';
COMMENT ON COLUMN measure_history.rate_percent IS 'Rate, in percent; of a range the lower end.';
COMMENT ON COLUMN measure_history.rate_high_percent IS 'The upper end of a range, in percent.';
COMMENT ON COLUMN measure_history.under_agreement IS 'The agreement it stands under.';
COMMENT ON COLUMN measure_history.in_response_to IS 'What it answers, as printed.';
COMMENT ON COLUMN measure_history.purpose IS 'What it is for, as printed.';
COMMENT ON COLUMN measure_history.attributed_to IS 'Who says so, where not the reporter.';
COMMENT ON COLUMN measure_history.is_reported IS 'Marked as hearsay.';
COMMENT ON COLUMN measure_history.imposer_entity_id IS 'Entity of the imposer.';
COMMENT ON COLUMN measure_history.target_entity_id IS 'Entity of the target.';
COMMENT ON COLUMN measure_history.document_id IS 'The document.';
COMMENT ON COLUMN measure_history.publisher IS 'Who published it.';
COMMENT ON COLUMN measure_history.published_on IS 'When the document was published.';
COMMENT ON COLUMN measure_history.char_start IS 'First character of the span, in code points of the document''s text.';
COMMENT ON COLUMN measure_history.char_end IS 'After the last character of the span.';
COMMENT ON COLUMN measure_history.surface IS 'The words of the span, as printed.';
COMMENT ON COLUMN measure_history.sentence_start IS 'First character of its sentence.';
COMMENT ON COLUMN measure_history.sentence IS 'The sentence that holds it, as printed; null where the licence keeps the words.';
