-- Q23 How old is each source, and what state of the talks did it know?
SELECT d.publisher, d.published_on, d.published_at, d.published_earliest, d.published_latest, d.published_basis,
    m.status, m.starts_on, m.ends_on, m.document_id, m.char_start, m.char_end, m.surface, m.sentence
FROM documents AS d
LEFT JOIN meetings AS m ON m.document_id = d.document_id AND m.kind = 'talks_round'
ORDER BY d.published_earliest NULLS LAST, d.published_at NULLS LAST, d.document_id, m.char_start, m.char_end;
