-- Q09 What started when? Dated timeline of events with the number of sources.
SELECT starts_on, ends_on, what, subject, document_count, independent_source_count, verdict,
    document_id, char_start, char_end, surface, sentence
FROM timeline
ORDER BY starts_on, ends_on, what, subject, document_id, char_start, char_end;
