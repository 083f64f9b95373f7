-- Q05 When and where will Trump and Xi meet according to each source, and how certain?
SELECT d.publisher, d.published_on, c.claim_kind, coalesce(n.name, c.value_text) AS claimed, v.verdict, v.explanation,
    e.document_id, e.char_start, e.char_end, e.surface, q.sentence
FROM claims AS c
JOIN verdicts AS v USING (claim_kind, subject_key)
JOIN claim_evidence AS e USING (claim_id)
JOIN documents AS d USING (document_id)
LEFT JOIN entities AS n ON n.entity_id = c.value_entity_id
LEFT JOIN citations AS q USING (document_id, sentence_start)
WHERE c.subject_key LIKE 'summit|%person:donald-trump%person:xi-jinping%'
ORDER BY e.document_id, c.claim_kind, claimed, e.char_start, e.char_end;
