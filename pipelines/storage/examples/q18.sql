-- Q18 What is on the agenda of the meeting, and which source lists which topic?
SELECT m.instrument, m.imposer, m.target, m.product, m.status, m.publisher, m.document_id, m.char_start, m.char_end, m.surface, m.sentence
FROM measure_history AS m
WHERE m.status IN ('under_discussion', 'conditional')
UNION ALL
SELECT 'topic', NULL, NULL, e.name, 'named in the agenda', q.publisher, m.document_id, m.char_start, m.char_end, m.surface, q.sentence
FROM mentions AS m
JOIN entities AS e USING (entity_id)
JOIN citations AS q USING (document_id, sentence_start)
WHERE regexp_matches(lower(q.sentence), '(agenda|discussion points?|expected to cover|to be discussed|would also cover|would raise|talks? will cover|possible point|list for|issues include)')
ORDER BY document_id, char_start;
