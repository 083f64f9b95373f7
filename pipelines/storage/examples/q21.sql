-- Q21 Which dates are printed in full, which were resolved, and on which anchor?
SELECT d.surface, d.timex_value, d.start_on, d.end_on, d.basis, d.anchor_on, d.doubt, q.passage_kind, q.publisher,
    d.document_id, d.char_start, d.char_end, q.sentence
FROM dates AS d
LEFT JOIN citations AS q USING (document_id, sentence_start)
WHERE d.timex_type IN ('DATE', 'TIME') AND NOT d.is_vague
ORDER BY d.basis, d.document_id, d.char_start, d.char_end;
