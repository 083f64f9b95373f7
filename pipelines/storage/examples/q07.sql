-- Q07 What is the life of the truce: start, length, extension, expiry, how firm it is, each with its source?
SELECT clock, happened_on, timex, duration, status, is_prospective, document_id, publisher, char_start, char_end, surface, sentence
FROM measure_history
WHERE instrument = 'truce'
UNION ALL
SELECT 'condition', NULL, NULL, NULL, r.value, NULL, r.document_id, q.publisher, r.char_start, r.char_end, r.surface, q.sentence
FROM remarks AS r
LEFT JOIN citations AS q USING (document_id, sentence_start)
WHERE r.kind = 'condition' AND regexp_matches(lower(r.about), 'truce|ceasefire|arrangement')
ORDER BY happened_on NULLS LAST, clock, document_id, char_start, char_end;
