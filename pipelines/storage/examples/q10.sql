-- Q10 Which facts rest on one source only?
SELECT c.claim_kind, c.subject_key, c.value_text AS claimed, q.publisher,
    e.document_id, e.char_start, e.char_end, e.surface, q.sentence
FROM verdicts AS v
JOIN claims AS c USING (claim_kind, subject_key)
JOIN claim_evidence AS e USING (claim_id)
LEFT JOIN citations AS q USING (document_id, sentence_start)
-- a day or place that one text alone names is no fact without what happened then or there
WHERE v.verdict = 'single_source' AND v.claim_kind NOT IN ('named_date', 'named_place')
ORDER BY c.claim_kind, c.subject_key, claimed, e.document_id, e.char_start;
