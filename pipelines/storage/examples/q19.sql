-- Q19 What did each side do because of what? (chain of causes)
SELECT c.subject_key AS measure, c.value_text AS in_response_to, c.document_count, c.independent_source_count, v.verdict,
    q.publisher, e.document_id, e.char_start, e.char_end, e.surface, q.sentence
FROM claims AS c
JOIN verdicts AS v USING (claim_kind, subject_key)
JOIN claim_evidence AS e USING (claim_id)
LEFT JOIN citations AS q USING (document_id, sentence_start)
WHERE c.claim_kind = 'measure_cause'
ORDER BY measure, in_response_to, e.document_id, e.char_start, e.char_end;
