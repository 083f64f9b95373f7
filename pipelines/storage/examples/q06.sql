-- Q06 How many rounds of talks were there, by which counting rule?
SELECT c.subject_key, c.value_number AS this_round, c.value_text AS counted_as, v.verdict, v.rule, v.explanation,
    e.document_id, e.char_start, e.char_end, e.surface, q.sentence
FROM claims AS c
JOIN verdicts AS v USING (claim_kind, subject_key)
JOIN claim_evidence AS e USING (claim_id)
LEFT JOIN citations AS q USING (document_id, sentence_start)
WHERE c.claim_kind = 'round_count' AND c.subject_key LIKE 'talks_round|%'
ORDER BY c.subject_key, c.value_text, e.document_id, e.char_start, e.char_end;
