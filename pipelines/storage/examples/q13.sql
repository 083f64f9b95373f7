-- Q13 Which officials took part in the talks, by side and source?
SELECT split_part(c.subject_key, '|', 3) AS side, n.name AS official, c.document_count, c.independent_source_count, q.publisher,
    e.document_id, e.char_start, e.char_end, e.surface, q.sentence
FROM claims AS c
JOIN claim_evidence AS e USING (claim_id)
JOIN entities AS n ON n.entity_id = c.value_entity_id
LEFT JOIN citations AS q USING (document_id, sentence_start)
WHERE c.claim_kind = 'participant'
ORDER BY c.subject_key, official, e.document_id, e.char_start, e.char_end;
