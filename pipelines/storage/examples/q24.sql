-- Q24 How many independent upstream sources back each fact?
SELECT c.claim_kind, c.subject_key, c.value_text AS claimed, c.document_count, c.independent_source_count,
    s.source_group_id, s.upstream_source, q.publisher, e.document_id, e.char_start, e.char_end, e.surface, q.sentence
FROM claims AS c
JOIN claim_evidence AS e USING (claim_id)
JOIN story_documents AS s USING (document_id)
LEFT JOIN citations AS q USING (document_id, sentence_start)
-- a day or place that texts name is no fact without what happened then or there
WHERE c.claim_kind NOT IN ('named_date', 'named_place')
ORDER BY c.independent_source_count DESC, c.claim_kind, c.subject_key, claimed, s.source_group_id, e.document_id, e.char_start, e.char_end;
