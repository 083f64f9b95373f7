-- Q10 Which facts rest on one source only?
SELECT c.claim_kind, c.subject_key, c.value_text AS claimed, v.explanation, q.publisher,
    e.document_id, e.char_start, e.char_end, e.surface, q.sentence
FROM verdicts AS v
JOIN claims AS c USING (claim_kind, subject_key)
JOIN claim_evidence AS e USING (claim_id)
LEFT JOIN citations AS q USING (document_id, sentence_start)
-- others may name the day or the place without telling what of: the fact is still one source's
WHERE (v.verdict = 'single_source' OR v.rule = 'also_named') AND e.rule <> 'also_named'
    -- a day or place that texts name is no fact without what happened then or there
    AND v.claim_kind NOT IN ('named_date', 'named_place')
ORDER BY c.claim_kind, c.subject_key, claimed, e.document_id, e.char_start, e.char_end;
