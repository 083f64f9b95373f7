-- Q22 What happens in the next 30 days, counted from each document's publication date?
WITH told AS (
    SELECT t.starts_on, t.what, t.subject, e.document_id, e.char_start, e.char_end, e.surface, e.sentence_start
    FROM timeline AS t
    JOIN claims AS c ON c.claim_kind = t.what AND c.subject_key = t.subject AND c.value_start_on = t.starts_on
    JOIN claim_evidence AS e USING (claim_id)
    UNION
    SELECT starts_on, what, subject, document_id, char_start, char_end, surface, sentence_start
    FROM timeline
    WHERE subject IS NULL -- events of which no claim is made
)
SELECT t.starts_on, t.starts_on - d.published_on AS days_ahead, t.what, t.subject, d.publisher, d.published_on,
    t.document_id, t.char_start, t.char_end, t.surface, q.sentence
FROM told AS t
JOIN documents AS d USING (document_id)
LEFT JOIN citations AS q USING (document_id, sentence_start)
WHERE t.starts_on BETWEEN d.published_on + 1 AND d.published_on + 30
ORDER BY t.starts_on, t.what, t.subject, t.document_id, t.char_start, t.char_end;
