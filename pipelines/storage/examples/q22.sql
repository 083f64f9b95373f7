-- Q22 What happens in the next 30 days, counted from each document's publication date?
SELECT t.starts_on, t.starts_on - d.published_on AS days_ahead, t.what, t.subject, d.publisher, d.published_on,
    e.document_id, e.char_start, e.char_end, e.surface, q.sentence
FROM timeline AS t
JOIN claims AS c ON c.claim_kind = t.what AND c.subject_key = t.subject AND c.value_start_on = t.starts_on
JOIN claim_evidence AS e USING (claim_id)
JOIN documents AS d ON d.document_id = e.document_id
LEFT JOIN citations AS q ON q.document_id = e.document_id AND q.sentence_start = e.sentence_start
WHERE t.starts_on BETWEEN d.published_on + 1 AND d.published_on + 30
ORDER BY t.starts_on, t.what, t.subject, e.document_id, e.char_start;
