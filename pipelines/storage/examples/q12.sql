-- Q12 What were tariff levels before, under and after the truce, by imposer?
SELECT imposer, target, rate_percent, comparator, status, is_rate_before, effective_from, publisher,
    document_id, char_start, char_end, surface, sentence
FROM tariff_rates
ORDER BY imposer NULLS LAST, CASE WHEN is_rate_before OR status IN ('in_force', 'raised') THEN 1 WHEN status = 'reduced' THEN 2 ELSE 3 END,
    rate_percent, document_id, char_start;
