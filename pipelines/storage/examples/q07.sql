-- Q07 What is the life of the truce: start, length, extension, expiry, each with its source?
SELECT clock, happened_on, timex, duration, status, document_id, publisher, char_start, char_end, surface, sentence
FROM measure_history
WHERE instrument = 'truce'
ORDER BY happened_on NULLS LAST, clock, document_id, char_start;
