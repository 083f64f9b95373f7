-- Q03 Which disagreements are only apparent, and why?
SELECT v.claim_kind, v.subject_key, v.verdict, v.rule, v.explanation, c.value_text AS claimed,
    e.document_id, e.char_start, e.char_end, e.surface, q.sentence
FROM verdicts AS v
JOIN claims AS c USING (claim_kind, subject_key)
JOIN claim_evidence AS e USING (claim_id)
LEFT JOIN citations AS q USING (document_id, sentence_start)
WHERE v.verdict IN ('compatible', 'superseded') AND v.claim_count > 1
    AND v.rule <> 'also_named' -- who only names a day or place does not disagree
ORDER BY v.claim_kind, v.subject_key, claimed, e.document_id, e.char_start, e.char_end;
