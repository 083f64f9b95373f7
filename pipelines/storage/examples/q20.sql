-- Q20 Which values are approximate or vague, and how are they bounded?
SELECT f.surface, f.counted, f.quantity_kind, f.comparator, f.value, f.value_low, f.value_high, f.unit,
    q.publisher, f.document_id, f.char_start, f.char_end, q.sentence
FROM figures AS f
LEFT JOIN citations AS q USING (document_id, sentence_start)
WHERE (f.comparator <> 'exact' OR f.value_low < f.value_high) AND NOT f.is_trivial
ORDER BY f.comparator, f.document_id, f.char_start, f.char_end;
