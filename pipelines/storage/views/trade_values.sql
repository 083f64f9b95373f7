-- How much is traded between whom, per what, with which caveat?
CREATE VIEW trade_values AS
WITH claimed AS (
    SELECT e.document_id, e.char_start, e.char_end, c.subject_key, c.independent_source_count, v.verdict
    FROM claim_evidence AS e
    JOIN claims AS c USING (claim_id)
    JOIN verdicts AS v USING (claim_kind, subject_key)
    WHERE c.claim_kind = 'trade_value'
)
SELECT
    replace(replace(split_part(k.subject_key, '|', 2), 'country:', ''), 'org:eu', 'EU') AS between_countries,
    f.about,
    f.value,
    f.value_low,
    f.value_high,
    f.unit,
    f.comparator,
    f.period,
    f.change,
    k.independent_source_count,
    k.verdict,
    f.document_id,
    c.publisher,
    c.published_on,
    f.char_start,
    f.char_end,
    f.surface,
    f.sentence_start,
    c.sentence
FROM figures AS f
LEFT JOIN claimed AS k USING (document_id, char_start, char_end)
LEFT JOIN citations AS c USING (document_id, sentence_start)
WHERE f.about IN ('trade_value', 'trade_balance')
ORDER BY f.value DESC NULLS LAST, f.document_id, f.char_start;

COMMENT ON VIEW trade_values IS 'Values and balances of trade, as each sentence gives them.';
COMMENT ON COLUMN trade_values.between_countries IS 'The two countries, ISO 3166-1 alpha-2 (EU for the Union, the entity of other blocs), joined by +.';
COMMENT ON COLUMN trade_values.about IS 'Trade value or balance.';
COMMENT ON COLUMN trade_values.value IS 'The amount in the unit.';
COMMENT ON COLUMN trade_values.value_low IS 'Lower bound, for a range or vague amount.';
COMMENT ON COLUMN trade_values.value_high IS 'Upper bound.';
COMMENT ON COLUMN trade_values.unit IS 'Currency, ISO 4217.';
COMMENT ON COLUMN trade_values.comparator IS 'The hedge.';
COMMENT ON COLUMN trade_values.period IS 'Per what, ISO 8601 duration; null where the text does not say.';
COMMENT ON COLUMN trade_values.change IS 'Level or change.';
COMMENT ON COLUMN trade_values.independent_source_count IS 'Independent sources that give this value.';
COMMENT ON COLUMN trade_values.verdict IS 'Whether the sources agree on it.';
COMMENT ON COLUMN trade_values.document_id IS 'The document.';
COMMENT ON COLUMN trade_values.publisher IS 'Who published it.';
COMMENT ON COLUMN trade_values.published_on IS 'When the document was published.';
COMMENT ON COLUMN trade_values.char_start IS 'First character of the span, in code points of the document''s text.';
COMMENT ON COLUMN trade_values.char_end IS 'After the last character of the span.';
COMMENT ON COLUMN trade_values.surface IS 'The words of the span, as printed.';
COMMENT ON COLUMN trade_values.sentence_start IS 'First character of its sentence.';
COMMENT ON COLUMN trade_values.sentence IS 'The sentence that holds it, as printed; null where the licence keeps the words.';
