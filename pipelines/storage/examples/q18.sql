-- Q18 What is on the agenda of the meeting, and which source lists which topic?
SELECT c.value_text AS topic, n.name, v.independent_source_count, q.publisher, e.document_id, e.char_start, e.char_end,
    e.surface, q.sentence
FROM claims AS c
JOIN verdicts AS v USING (claim_kind, subject_key)
JOIN claim_evidence AS e USING (claim_id)
LEFT JOIN entities AS n ON n.entity_id = c.value_entity_id
LEFT JOIN citations AS q USING (document_id, sentence_start)
WHERE c.claim_kind = 'agenda_topic'
ORDER BY v.independent_source_count DESC, topic, e.document_id, e.char_start, e.char_end;
