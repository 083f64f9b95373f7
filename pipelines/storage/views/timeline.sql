-- What happens when, in the order of days, by how many sources?
CREATE VIEW timeline AS
WITH claimed AS (
    SELECT
        c.claim_id,
        c.value_start_on AS starts_on,
        c.value_end_on AS ends_on,
        c.claim_kind AS what,
        c.subject_key AS subject,
        c.document_count,
        c.independent_source_count,
        {
            'document_id': e.document_id, 'char_start': e.char_start, 'char_end': e.char_end, 'surface': e.surface,
            'sentence_start': e.sentence_start
        } AS place
    FROM claims AS c
    JOIN claim_evidence AS e USING (claim_id)
    WHERE c.value_start_on IS NOT NULL AND c.claim_kind NOT IN ('date_wording', 'named_date')
),
dated AS (
    SELECT
        c.* EXCLUDE (claim_id, place),
        v.verdict,
        arg_min(c.place, (c.place.document_id, c.place.char_start)) AS place
    FROM claimed AS c
    JOIN verdicts AS v ON v.claim_kind = c.what AND v.subject_key = c.subject
    GROUP BY ALL
    UNION ALL
    SELECT
        v.starts_on,
        v.ends_on,
        v.kind,
        NULL,
        1,
        1,
        'single_source',
        {
            'document_id': v.document_id, 'char_start': v.char_start, 'char_end': v.char_end, 'surface': v.surface,
            'sentence_start': v.sentence_start
        }
    FROM events AS v
    -- an event of which a claim is made is told once, also where its words are those of a measure
    ANTI JOIN claim_evidence AS k
        ON k.document_id = v.document_id AND k.char_start = v.char_start AND k.char_end = v.char_end
        AND k.source_table = 'events'
    ANTI JOIN claimed AS c
        ON c.place.document_id = v.document_id AND c.place.char_start = v.char_start AND c.place.char_end = v.char_end
        AND c.starts_on = v.starts_on
    WHERE v.starts_on IS NOT NULL
)
SELECT
    k.* EXCLUDE (place),
    k.place.document_id AS document_id,
    c.publisher,
    c.published_on,
    k.place.char_start AS char_start,
    k.place.char_end AS char_end,
    k.place.surface AS surface,
    k.place.sentence_start AS sentence_start,
    c.sentence
FROM dated AS k
LEFT JOIN citations AS c ON c.document_id = k.place.document_id AND c.sentence_start = k.place.sentence_start
ORDER BY k.starts_on, k.ends_on, k.what, k.subject, document_id, char_start;

COMMENT ON VIEW timeline IS 'Everything with a calendar date: starts, expiries, meetings; with the first place that says so.';
COMMENT ON COLUMN timeline.starts_on IS 'First day.';
COMMENT ON COLUMN timeline.ends_on IS 'Last day.';
COMMENT ON COLUMN timeline.what IS 'What happens: a kind of claim, or of event where no claim was made of it.';
COMMENT ON COLUMN timeline.subject IS 'To what, normalised.';
COMMENT ON COLUMN timeline.document_count IS 'Documents that give this date.';
COMMENT ON COLUMN timeline.independent_source_count IS 'Independent sources that give it.';
COMMENT ON COLUMN timeline.verdict IS 'Whether the sources agree on it.';
COMMENT ON COLUMN timeline.document_id IS 'The document.';
COMMENT ON COLUMN timeline.publisher IS 'Who published it.';
COMMENT ON COLUMN timeline.published_on IS 'When the document was published.';
COMMENT ON COLUMN timeline.char_start IS 'First character of the span, in code points of the document''s text.';
COMMENT ON COLUMN timeline.char_end IS 'After the last character of the span.';
COMMENT ON COLUMN timeline.surface IS 'The words of the span, as printed.';
COMMENT ON COLUMN timeline.sentence_start IS 'First character of its sentence.';
COMMENT ON COLUMN timeline.sentence IS 'The sentence that holds it, as printed; null where the licence keeps the words.';
